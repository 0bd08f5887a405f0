//! Largest remainders by table: quotas, ties, overawards, bounds.
#![expect(clippy::needless_pass_by_value, reason = "a row of a table reads best as a value")]

use crate::{Bound, Claim, Error, Method, Outcome, Overaward, Problem, Quota, Ratio, Step, Tie, TieRule};
use alloc::vec;

fn tie(lists: &[u32], seats: u32) -> Outcome {
    Outcome::Tied(vec![Tie { claims: lists.iter().map(|list| Claim::one(*list)).collect(), seats }])
}

/// Checks the fast path and the explained one.
fn check(problem: Problem<'_>, method: Method, rule: TieRule<'_>, expect: (&[u32], Outcome)) -> alloc::vec::Vec<Step> {
    let fast = problem.allocate(method, rule).unwrap();
    assert_eq!((&fast.seats[..], fast.outcome), expect, "{method} {problem:?}");
    let explained = problem.explain(method, rule).unwrap();
    assert_eq!((&explained.seats[..], explained.outcome), expect, "explained: {method} {problem:?}");
    explained.steps
}

const STOP: TieRule<'static> = TieRule::Stop;
const IMPERIALI: Method = Method::remainder(Quota::Imperiali);
const IMPERIALI_SUBTRACT: Method = Method::LargestRemainder { quota: Quota::Imperiali, overaward: Overaward::Subtract };

#[test]
fn quotas() {
    let votes = [47_000, 16_000, 15_800, 12_000, 6_100, 3_100];
    let problem = Problem::new(10, &votes);
    check(problem, Method::HARE, STOP, (&[5, 2, 1, 1, 1, 0], Outcome::Decided));
    check(problem, Method::remainder(Quota::Droop), STOP, (&[5, 2, 2, 1, 0, 0], Outcome::Decided));
    let big = votes.map(|votes| votes << 46);
    check(Problem::new(10, &big), Method::HARE, STOP, (&[5, 2, 1, 1, 1, 0], Outcome::Decided));
    check(Problem::new(0, &votes), Method::HARE, STOP, (&[0; 6], Outcome::Decided));
    check(Problem::new(3, &[]), Method::HARE, STOP, (&[], Outcome::NoVotes));
    check(Problem::new(0, &[]), Method::HARE, STOP, (&[], Outcome::Decided));
    check(Problem::new(3, &[0, 0]), Method::HARE, STOP, (&[0, 0], Outcome::NoVotes));
    check(problem.with_admitted(&[false; 6]), Method::HARE, STOP, (&[0; 6], Outcome::NoVotes));
    let some = problem.with_admitted(&[true, true, false, false, false, false]);
    check(some, Method::HARE, STOP, (&[7, 3, 0, 0, 0, 0], Outcome::Decided));
    let few = Problem::new(5, &[1, 2]);
    check(few, Method::remainder(Quota::HareFloor), STOP, (&[0, 0], Outcome::QuotaZero));
    check(few, Method::remainder(Quota::HareCeil), STOP, (&[2, 3], Outcome::Decided));
    check(Problem::new(9, &[1, 2]), Method::remainder(Quota::Droop), STOP, (&[2, 3], Outcome::Unfilled { seats: 4 }));
}

#[test]
fn ties() {
    let decided = |seats| (seats, Outcome::Decided);
    let three = Problem::new(4, &[11, 11, 11]);
    check(three, Method::HARE, STOP, (&[1, 1, 1], tie(&[0, 1, 2], 1)));
    check(three, Method::HARE, TieRule::Order(&[3, 1, 2]), decided(&[1, 2, 1][..]));
    check(three, Method::HARE, TieRule::Drawn(&[2]), decided(&[1, 1, 2][..]));
    check(Problem::new(5, &[11, 11, 11]), Method::HARE, TieRule::Drawn(&[2, 0]), decided(&[2, 1, 2][..]));
    check(Problem::new(1, &[10, 10, 0]), Method::HARE, STOP, (&[0, 0, 0], tie(&[0, 1], 1)));
    // Equal remainders that all get a seat are no tie, and neither are equal ones that all miss.
    check(Problem::new(3, &[15, 15, 6, 0]), Method::HARE, STOP, decided(&[1, 1, 1, 0][..]));
    check(Problem::new(4, &[9, 5, 5, 1]), Method::HARE, STOP, decided(&[2, 1, 1, 0][..]));
    // A tie in the middle: one clear remainder, then two equal ones for one seat.
    let middle = Problem::new(10, &[39, 25, 25, 11]);
    check(middle, Method::HARE, STOP, (&[4, 2, 2, 1], tie(&[1, 2], 1)));
    let steps = check(middle, Method::HARE, TieRule::Order(&[0, 2, 1, 3]), decided(&[4, 2, 3, 1][..]));
    assert!(steps.contains(&Step::Remainder { list: 0, remainder: Ratio::of(9, 10), place: 1 }));
    assert_eq!(steps.last(), Some(&Step::ByOrder { list: 2, rank: 1, seats: 1 }));
    let wrong = |rule| middle.allocate(Method::HARE, rule).unwrap_err();
    assert_eq!(wrong(TieRule::Order(&[0, 1, 1, 2])), Error::SameRank { list: 1, other: 2 });
    assert_eq!(wrong(TieRule::Order(&[0])), Error::Length { field: "order", found: 1, lists: 4 });
    assert_eq!(wrong(TieRule::Drawn(&[0])), Error::LotDoesNotFit);
    assert_eq!(wrong(TieRule::Drawn(&[1, 2])), Error::LotDoesNotFit);
    assert_eq!(wrong(TieRule::Drawn(&[7])), Error::NoSuchList { list: 7 });
    assert_eq!(Problem::new(1, &[1]).allocate(Method::HARE, TieRule::Drawn(&[0])), Err(Error::LotNotNeeded));
}

#[test]
fn overawards() {
    // Parliament of the Czech Republic, region of Plzen, 2021.
    let plzen = Problem::new(10, &[73_556, 38_628, 78_163, 25_673]);
    let over = Outcome::Overaward { quota: Ratio::of(216_020, 12), whole: 11, seats: 10 };
    check(plzen, IMPERIALI, STOP, (&[0; 4], over));
    let steps = check(plzen, IMPERIALI_SUBTRACT, STOP, (&[3, 2, 4, 1], Outcome::Decided));
    assert!(matches!(steps.last(), Some(Step::Subtracted { list: 0, .. })), "{steps:?}");
    check(Problem::new(2, &[200, 400, 200]), IMPERIALI_SUBTRACT, STOP, (&[0, 1, 0], tie(&[0, 1, 2], 1)));
    check(Problem::new(3, &[7, 0]), IMPERIALI_SUBTRACT, STOP, (&[3, 0], Outcome::Decided));
    let exact = Method::remainder(Quota::HagenbachBischoff);
    let whole = Outcome::Overaward { quota: Ratio::of(30, 3), whole: 3, seats: 2 };
    check(Problem::new(2, &[20, 10]), exact, STOP, (&[0, 0], whole));
    check(Problem::new(2, &[21, 10]), exact, STOP, (&[2, 0], Outcome::Decided));
}

#[test]
fn bounds() {
    let decided = |seats| (seats, Outcome::Decided);
    let max = Problem::new(10, &[500, 300, 160]).with_maximum(&[5, 5, 5]);
    check(max, Method::remainder(Quota::Droop), STOP, decided(&[5, 3, 2][..]));
    // 90 of 100 go to a list with 50 candidates: the other 50 seats are shared 7 to 3.
    let capped = Problem::new(100, &[90, 7, 3]).with_maximum(&[50, 100, 100]);
    let steps = check(capped, Method::HARE, STOP, decided(&[50, 35, 15][..]));
    assert!(steps.contains(&Step::Fixed { list: 0, seats: 50, bound: Bound::Maximum }));
    let full = Problem::new(10, &[9, 1]).with_maximum(&[3, 4]);
    check(full, Method::HARE, STOP, (&[3, 4], Outcome::Unfilled { seats: 3 }));
    // Guaranteed two of ten; the others share eight.
    let guaranteed = Problem::new(10, &[60, 35, 5]).with_minimum(&[0, 0, 2]);
    check(guaranteed, Method::HARE, STOP, decided(&[5, 3, 2][..]));
    let no_votes = Problem::new(10, &[60, 40, 0]).with_minimum(&[0, 0, 2]);
    check(no_votes, Method::HARE, STOP, decided(&[5, 3, 2][..]));
    let held = Problem::new(10, &[60, 35, 5]).with_held(&[0, 6, 0]);
    check(held, Method::HARE, STOP, decided(&[4, 6, 0][..]));
    let all_held = Problem::new(3, &[60, 35, 5]).with_held(&[0, 1, 2]);
    check(all_held, Method::HARE, STOP, decided(&[0, 1, 2][..]));
    // More whole quotas than seats are no trouble where bounds forbid them or leave no choice.
    let exact = Method::remainder(Quota::HagenbachBischoff);
    check(Problem::new(8, &[76]).with_maximum(&[1]), exact, STOP, (&[1], Outcome::Unfilled { seats: 7 }));
    check(Problem::new(2, &[39, 159]).with_maximum(&[1, 1]), exact, STOP, decided(&[1, 1][..]));
    check(Problem::new(1, &[68]).with_held(&[1]), exact, STOP, decided(&[1][..]));
    // A minimum settles what would have been a tie.
    check(Problem::new(1, &[5, 5]).with_minimum(&[0, 1]), Method::HARE, STOP, decided(&[0, 1][..]));
}
