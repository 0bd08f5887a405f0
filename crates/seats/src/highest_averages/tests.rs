//! Highest averages by table: sequences, ties, few seats, bounds.
#![expect(clippy::needless_pass_by_value, reason = "a row of a table reads best as a value")]

use crate::{Average, Claim, Divisor, Method, Outcome, Problem, Ratio, Signpost, Standing, Step, Tie, TieRule};
use alloc::vec;

fn check(
    problem: Problem<'_>,
    divisor: Divisor,
    rule: TieRule<'_>,
    expect: (&[u32], Outcome),
) -> alloc::vec::Vec<Step> {
    let method = Method::HighestAverages(divisor);
    let fast = problem.allocate(method, rule).unwrap();
    assert_eq!((&fast.seats[..], fast.outcome), expect, "{method} {problem:?}");
    let explained = problem.explain(method, rule).unwrap();
    assert_eq!((&explained.seats[..], explained.outcome), expect, "explained: {method} {problem:?}");
    explained.steps
}

fn tie(claims: &[(u32, u32)], seats: u32) -> Outcome {
    Outcome::Tied(vec![Tie {
        claims: claims.iter().map(|(list, most)| Claim { list: *list, most: *most, from: 0 }).collect(),
        seats,
    }])
}

const STOP: TieRule<'static> = TieRule::Stop;

#[test]
fn balinski_and_young_example_2() {
    let votes = [9061, 7179, 5259, 3319, 1182];
    let expect = [
        (Divisor::Adams, [9, 7, 5, 3, 2]),
        (Divisor::Dean, [9, 7, 5, 4, 1]),
        (Divisor::HuntingtonHill, [9, 7, 6, 3, 1]),
        (Divisor::SainteLague, [9, 8, 5, 3, 1]),
        (Divisor::DHondt, [10, 7, 5, 3, 1]),
    ];
    for (divisor, seats) in expect {
        check(Problem::new(26, &votes), divisor, STOP, (&seats, Outcome::Decided));
    }
}

#[test]
fn other_sequences() {
    let problem = Problem::new(6, &[64, 20, 15, 1]);
    let decided = |seats| (seats, Outcome::Decided);
    check(problem, Divisor::DHondt, STOP, decided(&[4, 1, 1, 0][..]));
    check(problem, Divisor::SAINTE_LAGUE_1_4, STOP, decided(&[4, 1, 1, 0][..]));
    check(problem, Divisor::Imperiali, STOP, decided(&[5, 1, 0, 0][..]));
    check(problem, Divisor::Danish, STOP, decided(&[4, 1, 1, 0][..]));
    check(problem, Divisor::Macau, STOP, decided(&[3, 2, 1, 0][..]));
    check(Problem::new(0, &[1]), Divisor::Adams, STOP, decided(&[0][..]));
    check(Problem::new(2, &[0, 0]), Divisor::DHondt, STOP, (&[0, 0], Outcome::NoVotes));
}

#[test]
fn fewer_seats_than_lists() {
    for divisor in [Divisor::Adams, Divisor::Dean, Divisor::HuntingtonHill] {
        check(Problem::new(3, &[10, 9, 8, 8, 11, 12]), divisor, STOP, (&[1, 0, 0, 0, 1, 1], Outcome::Decided));
        let equal = tie(&[(2, 1), (3, 1)], 1);
        check(Problem::new(5, &[10, 9, 8, 8, 11, 12]), divisor, STOP, (&[1, 1, 0, 0, 1, 1], equal));
        check(Problem::new(3, &[100, 1, 0]), divisor, STOP, (&[2, 1, 0], Outcome::Decided));
    }
}

#[test]
fn ties() {
    check(Problem::new(1, &[1, 10, 10]), Divisor::SainteLague, STOP, (&[0, 0, 0], tie(&[(1, 1), (2, 1)], 1)));
    check(Problem::new(2, &[1, 10, 10]), Divisor::SainteLague, STOP, (&[0, 1, 1], Outcome::Decided));
    // 12/3 = 8/2 = 4/1 for the last two seats.
    let three = Problem::new(5, &[12, 8, 4]);
    check(three, Divisor::DHondt, STOP, (&[2, 1, 0], tie(&[(0, 1), (1, 1), (2, 1)], 2)));
    check(three, Divisor::DHondt, TieRule::Order(&[9, 5, 7]), (&[2, 2, 1], Outcome::Decided));
    check(three, Divisor::DHondt, TieRule::Drawn(&[2, 0]), (&[3, 1, 1], Outcome::Decided));
    check(Problem::new(6, &[12, 8, 4]), Divisor::DHondt, STOP, (&[3, 2, 1], Outcome::Decided));
    // A first divisor of 3 equals the second: each list may claim two seats at one average.
    let flat = Divisor::SainteLagueModified { first: Ratio::whole(3) };
    check(Problem::new(2, &[6, 6]), flat, STOP, (&[0, 0], tie(&[(0, 2), (1, 2)], 2)));
    check(Problem::new(2, &[6, 6]), flat, TieRule::Order(&[2, 1]), (&[0, 2], Outcome::Decided));
    check(Problem::new(2, &[6, 6]), flat, TieRule::Drawn(&[1, 0]), (&[1, 1], Outcome::Decided));
    // Of three seats each gets one for sure, because the other can take two only.
    let sure = check(Problem::new(3, &[6, 6]), flat, STOP, (&[1, 1], tie(&[(0, 1), (1, 1)], 1)));
    assert!(
        matches!(sure[..], [Step::Average { seat: 1, .. }, Step::Average { seat: 2, .. }, Step::Tied(_)]),
        "{sure:?}"
    );
    check(Problem::new(3, &[6, 6]), flat, TieRule::Order(&[2, 1]), (&[1, 2], Outcome::Decided));
    // A list is never tied with itself.
    check(Problem::new(1, &[6, 5]), flat, STOP, (&[1, 0], Outcome::Decided));
    check(Problem::new(4, &[6, 6]), flat, STOP, (&[2, 2], Outcome::Decided));
}

#[test]
fn bounds() {
    let decided = |seats| (seats, Outcome::Decided);
    check(Problem::new(10, &[500, 300, 160]).with_maximum(&[5, 5, 5]), Divisor::DHondt, STOP, decided(&[5, 3, 2][..]));
    check(
        Problem::new(4, &[9, 1]).with_maximum(&[1, 1]),
        Divisor::DHondt,
        STOP,
        (&[1, 1], Outcome::Unfilled { seats: 2 }),
    );
    // The averages go on from seats held: 60/1, 60/2, 60/3, 60/4 come before 35/7.
    check(Problem::new(10, &[60, 35, 5]).with_held(&[0, 6, 0]), Divisor::DHondt, STOP, decided(&[4, 6, 0][..]));
    check(Problem::new(4, &[60, 35, 5]).with_minimum(&[0, 0, 1]), Divisor::DHondt, STOP, decided(&[2, 1, 1][..]));
    // A held seat at the last average is no part of the tie.
    let held = Problem::new(3, &[10, 10, 10]).with_held(&[1, 0, 0]);
    check(held, Divisor::DHondt, STOP, decided(&[1, 1, 1][..]));
    check(
        Problem::new(2, &[10, 10, 10]).with_held(&[1, 0, 0]),
        Divisor::DHondt,
        STOP,
        (&[1, 0, 0], tie(&[(1, 1), (2, 1)], 1)),
    );
}

#[test]
fn steps_name_winner_and_runner_up() {
    let steps = check(Problem::new(2, &[5, 3]), Divisor::DHondt, STOP, (&[1, 1], Outcome::Decided));
    let standing = |list, votes, divisor| {
        let divisor = Signpost::Exact(Ratio::whole(divisor));
        Standing { list, average: Average { votes, divisor } }
    };
    let first = Step::Average { seat: 1, winner: standing(0, 5, 1), runner_up: Some(standing(1, 3, 1)) };
    let second = Step::Average { seat: 2, winner: standing(1, 3, 1), runner_up: Some(standing(0, 5, 2)) };
    assert_eq!(steps, [first.clone(), second]);
    let tied = check(Problem::new(2, &[6, 3]), Divisor::DHondt, STOP, (&[1, 0], tie(&[(0, 1), (1, 1)], 1)));
    assert_eq!(tied.len(), 2, "the seat that is tied is told as a tie and not as given: {tied:?}");
}
