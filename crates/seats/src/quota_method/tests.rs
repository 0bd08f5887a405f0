//! The quota method by table, its ties among them.
#![expect(clippy::needless_pass_by_value, reason = "a row of a table reads best as a value")]

use crate::{Claim, Error, Method, Outcome, Problem, Step, Tie, TieRule};
use alloc::vec;

fn check(problem: Problem<'_>, rule: TieRule<'_>, expect: (&[u32], Outcome)) -> alloc::vec::Vec<Step> {
    let fast = problem.allocate(Method::QuotaBalinskiYoung, rule).unwrap();
    assert_eq!((&fast.seats[..], fast.outcome), expect, "{problem:?}");
    let explained = problem.explain(Method::QuotaBalinskiYoung, rule).unwrap();
    assert_eq!((&explained.seats[..], explained.outcome), expect, "explained: {problem:?}");
    explained.steps
}

fn tie(lists: &[u32], seats: u32) -> Tie {
    Tie { claims: lists.iter().map(|list| Claim::one(*list)).collect(), seats }
}

const STOP: TieRule<'static> = TieRule::Stop;

#[test]
fn examples() {
    let decided = |seats| (seats, Outcome::Decided);
    check(Problem::new(26, &[9061, 7179, 5259, 3319, 1182]), STOP, decided(&[10, 7, 5, 3, 1][..]));
    // D'Hondt alone would give the first list 9 of 10, two more than its quota.
    let large = Problem::new(10, &[70, 8, 7, 6, 5, 4]);
    assert_eq!(large.allocate(Method::DHONDT, STOP).unwrap().seats, [9, 1, 0, 0, 0, 0]);
    check(large, STOP, decided(&[7, 1, 1, 1, 0, 0][..]));
    check(Problem::new(3, &[10, 9, 8, 8, 11, 12]), STOP, decided(&[1, 0, 0, 0, 1, 1][..]));
    check(Problem::new(0, &[]), STOP, decided(&[][..]));
    check(Problem::new(2, &[0]), STOP, (&[0], Outcome::NoVotes));
    let most = u64::MAX >> 1;
    check(Problem::new(4, &[most, most]), STOP, decided(&[2, 2][..]));
}

#[test]
fn ties() {
    let problem = Problem::new(4, &[11, 11, 11]);
    let steps = check(problem, STOP, (&[1, 1, 1], Outcome::Tied(vec![tie(&[0, 1, 2], 1)])));
    assert_eq!(steps.len(), 4, "three seats given, one tied: {steps:?}");
    check(problem, TieRule::Order(&[3, 1, 2]), (&[1, 2, 1], Outcome::Decided));
    check(problem, TieRule::Drawn(&[2]), (&[1, 1, 2], Outcome::Decided));
    check(Problem::new(6, &[11, 11, 11]), STOP, (&[2, 2, 2], Outcome::Decided));
    let wrong = |rule| problem.allocate(Method::QuotaBalinskiYoung, rule).unwrap_err();
    assert_eq!(wrong(TieRule::Drawn(&[2, 1])), Error::LotDoesNotFit);
    assert_eq!(wrong(TieRule::Order(&[0, 0, 1])), Error::SameRank { list: 0, other: 1 });
    let two = Problem::new(3, &[11, 11, 11]);
    assert_eq!(two.allocate(Method::QuotaBalinskiYoung, TieRule::Drawn(&[0])), Err(Error::LotNotNeeded));
    let bound = two.with_maximum(&[1, 1, 1]).allocate(Method::QuotaBalinskiYoung, STOP);
    assert!(matches!(bound, Err(Error::Unsupported { .. })));
}

/// Every way to break ties by a fixed order stays within what the tie says is sure and possible, and some way gives every
/// tied list a seat and some other does not.
#[test]
fn ties_hold_for_every_order() {
    let orders: [[u32; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for case in 1..10_u64.pow(3) {
        let votes = [case / 100, case / 10 % 10, case % 10];
        for seats in 1..9 {
            let problem = Problem::new(seats, &votes);
            let done = problem.allocate(Method::QuotaBalinskiYoung, STOP).unwrap();
            let ways =
                orders.map(|ranks| problem.allocate(Method::QuotaBalinskiYoung, TieRule::Order(&ranks)).unwrap().seats);
            for list in 0..3 {
                let (least, most) =
                    ways.iter().fold((u32::MAX, 0), |(least, most), way| (least.min(way[list]), most.max(way[list])));
                let claims = done.outcome.ties().iter().flat_map(Tie::lists).filter(|tied| *tied == list).count();
                assert_eq!(least, done.seats[list], "{problem:?} {done:?} {ways:?}");
                assert_eq!(most, done.seats[list] + u32::try_from(claims).unwrap(), "{problem:?} {done:?} {ways:?}");
            }
        }
    }
}
