//! Ties by trying: from a state every equally good choice is followed, and the final states are compared.
//! It must never know why choices are equally good.

use std::collections::BTreeSet;

use crate::verdict::{Tie, Verdict, Why};

/// More states than this at one seat are not followed.
const MOST_STATES: usize = 20_000;

/// One seat given to one of several equally good lists, or taken from one of them.
pub(crate) enum Step {
    Give(Vec<usize>),
    Take(Vec<usize>),
    Done,
}

/// Follows every resolution from `start` and compares where they end. `order` breaks ties among lists it names.
pub(crate) fn resolve(start: Vec<u32>, total: u32, order: &[usize], step: impl Fn(&[u32]) -> Step) -> Verdict {
    let mut level = BTreeSet::from([start]);
    let mut finals = BTreeSet::new();
    while !level.is_empty() {
        let mut next = BTreeSet::new();
        for state in level {
            match step(&state) {
                Step::Done => {
                    finals.insert(state);
                }
                Step::Give(equal) => {
                    for list in first_of(order, equal) {
                        let mut child = state.clone();
                        child[list] += 1;
                        next.insert(child);
                    }
                }
                Step::Take(equal) => {
                    let backwards: Vec<usize> = order.iter().rev().copied().collect();
                    for list in first_of(&backwards, equal) {
                        let mut child = state.clone();
                        child[list] -= 1;
                        next.insert(child);
                    }
                }
            }
            if next.len() > MOST_STATES {
                return Verdict::Undefined(Why::TooManyResolutions);
            }
        }
        level = next;
    }
    compare(&finals, total)
}

/// The choices that remain once the order has spoken: one, if it names them all; otherwise all.
fn first_of(order: &[usize], equal: Vec<usize>) -> Vec<usize> {
    if equal.iter().all(|list| order.contains(list)) {
        order.iter().copied().filter(|list| equal.contains(list)).take(1).collect()
    } else {
        equal
    }
}

/// Sure is what every final state gives; tied are the lists on which they differ.
fn compare(finals: &BTreeSet<Vec<u32>>, total: u32) -> Verdict {
    let lists = finals.first().map_or(0, Vec::len);
    let least = |list: usize| finals.iter().map(|state| state[list]).min().unwrap_or(0);
    let most = |list: usize| finals.iter().map(|state| state[list]).max().unwrap_or(0);
    let seats: Vec<u32> = (0..lists).map(least).collect();
    let tied: Vec<usize> = (0..lists).filter(|&list| least(list) < most(list)).collect();
    let given = finals.iter().map(|state| state.iter().sum::<u32>()).max().unwrap_or(0);
    let open = given - seats.iter().sum::<u32>();
    let tie = (!tied.is_empty()).then_some(Tie { lists: tied, seats: open });
    Verdict::Seats { seats, tie, vacant: total - given }
}
