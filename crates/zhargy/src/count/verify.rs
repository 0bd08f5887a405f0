//! Every printed result is computed twice: here the naive count is asked the same question, in its own terms.

use std::fmt::Write as _;

use election::{Comparison, Count, Distribution, Election, ListElectionRules, Open, TieBy};
use oracle::{ListRules, ListVerdict, ListVotes, OneParty, Options, Threshold, Verdict};

use crate::failure::{Failure, codes};

/// Compares with the second count. A drawn lot is an input from outside to both: the second count says between whom it had
/// to be drawn, and the mandates go to those who won.
///
/// # Errors
/// Both results, where they differ.
pub(crate) fn compare(
    election: &Election,
    rules: &ListElectionRules,
    count: &Count,
    lot: &[String],
) -> Result<(), String> {
    let passed = count.lists.iter().filter(|list| list.passed).count();
    let ours = list_result(count);
    let theirs = match rules.distribution.value {
        Distribution::Dhondt if passed > 1 => textbook("dhondt", election, rules, count),
        Distribution::SainteLague if passed > 1 => textbook("sainte_lague", election, rules, count),
        _ => article(election, rules, count),
    };
    let won: Option<Vec<usize>> = lot.iter().map(|id| election.lists.iter().position(|list| list.id == *id)).collect();
    let theirs = if lot.is_empty() { theirs } else { theirs.drawn(&won.unwrap_or_default()) };
    if ours == theirs {
        return Ok(());
    }
    let mut what = "the two counts of this election differ; no result is printed".to_owned();
    let _ = write!(what, "\n  first count:  {ours:?}\n  second count: {theirs:?}");
    Err(what)
}

/// The same as a failed command.
pub(crate) fn against_oracle(
    election: &Election,
    rules: &ListElectionRules,
    count: &Count,
    lot: &[String],
) -> Result<(), Failure> {
    compare(election, rules, count, lot).map_err(|how| differ(&how))
}

/// Two counts that differ.
pub(crate) fn differ(how: &str) -> Failure {
    Failure::new(codes::COUNTS_DIFFER, how, "this is a bug in Zhargy: please report it with the election file")
}

/// A result in the terms both counts share: seats, tied lists with their seats, number of the open case.
#[derive(Debug, PartialEq, Eq)]
struct Result3 {
    seats: Vec<u32>,
    tie: Option<(Vec<usize>, u32)>,
    open_case: Option<u8>,
}

impl Result3 {
    /// The same after a lot. A lot that is not between the tied lists, or about another number of mandates, settles nothing.
    fn drawn(mut self, won: &[usize]) -> Self {
        let settles = |(lists, seats): &(Vec<usize>, u32)| {
            won.len() == usize::try_from(*seats).unwrap_or(usize::MAX) && won.iter().all(|list| lists.contains(list))
        };
        if self.tie.as_ref().is_some_and(settles) {
            self.tie = None;
            for list in won {
                self.seats[*list] += 1;
            }
        }
        self
    }
}

fn list_result(count: &Count) -> Result3 {
    let (tie, open_case) = match &count.open {
        None => (None, None),
        Some(Open::LawSilent { case, .. }) => (None, Some(case.number())),
        Some(Open::OrderNeeded { lists, seats, .. } | Open::LotNeeded { lists, seats, .. }) => {
            (Some((lists.clone(), *seats)), None)
        }
    };
    Result3 { seats: count.seats_by_list(), tie, open_case }
}

/// The article's own count.
fn article(election: &Election, rules: &ListElectionRules, count: &Count) -> Result3 {
    let one_party = match (&rules.one_party.second_admitted, &rules.one_party.factor, &rules.one_party.minimum) {
        (Ok(admitted), Ok(factor), Ok(minimum)) if admitted.value => Some(OneParty {
            factor: (factor.value.num(), factor.value.den()),
            minimum: u32::try_from(minimum.value).unwrap_or(u32::MAX),
        }),
        _ => None,
    };
    let asked = ListRules {
        seats: count.seats,
        threshold: threshold(rules, count),
        one_party,
        earlier_registered_first: rules.tie.as_ref().is_ok_and(|tie| tie.value == TieBy::EarlierRegistration),
    };
    let votes = count.votes_by_list();
    let others = count.base.total - votes.iter().sum::<u64>();
    let registered = election.lists.iter().map(|list| list.registered_order).collect();
    match oracle::list_count(&asked, &ListVotes { votes: votes.clone(), against_all: others, registered }) {
        ListVerdict::Seats { seats, tie, .. } => {
            Result3 { seats, tie: tie.map(|tie| (tie.lists, tie.seats)), open_case: None }
        }
        ListVerdict::Silent(case) => Result3 { seats: vec![0; votes.len()], tie: None, open_case: Some(case.number()) },
    }
}

/// Another distribution, as a bill may order it: the textbook method on the lists that pass.
fn textbook(method: &str, election: &Election, rules: &ListElectionRules, count: &Count) -> Result3 {
    let (numerator, denominator) = threshold(rules, count);
    let threshold = Threshold::Share { numerator, denominator, base: Some(count.base.total), more_than: false };
    let options = Options { threshold: Some(threshold), tie_order: order(election, rules), ..Options::default() };
    match oracle::allocate(method, count.seats, &count.votes_by_list(), &options) {
        Verdict::Seats { seats, tie, .. } => {
            Result3 { seats, tie: tie.map(|tie| (tie.lists, tie.seats)), open_case: None }
        }
        other @ Verdict::Undefined(_) => panic!("the textbook method `{method}` gave {other:?} where lists passed"),
    }
}

/// Lists by their order of registration, as far as it is recorded, where that settles ties.
fn order(election: &Election, rules: &ListElectionRules) -> Vec<usize> {
    if !rules.tie.as_ref().is_ok_and(|tie| tie.value == TieBy::EarlierRegistration) {
        return Vec::new();
    }
    let each = election.lists.iter().enumerate();
    let mut known: Vec<(u32, usize)> =
        each.filter_map(|(at, list)| list.registered_order.map(|order| (order, at))).collect();
    known.sort_unstable();
    known.into_iter().map(|(_, at)| at).collect()
}

/// The threshold as a share that is enough when reached: more than a/b of B ballots is (a B + 1)/(b B) or more of them.
fn threshold(rules: &ListElectionRules, count: &Count) -> (u64, u64) {
    let (num, den) = (rules.threshold.value.num(), rules.threshold.value.den());
    match rules.comparison.value {
        Comparison::AtLeast => (num, den),
        Comparison::MoreThan => {
            let base = count.base.total;
            let raised = num.checked_mul(base).and_then(|n| n.checked_add(1)).zip(den.checked_mul(base));
            raised.expect("a share of 64 bits of a real number of ballots")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lot_settles_the_tie_it_was_drawn_for() {
        let check = |won: &[usize], seats: &[u32], tied: bool| {
            let tie = Some((vec![1, 2], 1));
            let drawn = Result3 { seats: vec![5, 4, 4], tie, open_case: None }.drawn(won);
            assert_eq!((drawn.seats.as_slice(), drawn.tie.is_some()), (seats, tied), "{won:?}");
        };
        check(&[2], &[5, 4, 5], false);
        check(&[1], &[5, 5, 4], false);
        check(&[0], &[5, 4, 4], true);
        check(&[1, 2], &[5, 4, 4], true);
        check(&[], &[5, 4, 4], true);
    }
}
