//! How large a change of votes must be, all lists and figures together, before any seat can move.
//!
//! As long as the same lists pass the threshold, a distribution stands where linear inequalities between votes hold: for
//! largest remainders `h (v_i - v_j) <= (s_i - s_j + 1) v` for each two admitted lists, where `h` are the seats of the house
//! and `v` the votes of all admitted lists; for highest averages `v_i / d(s_i + 1) <= v_j / d(s_j)`, where `d(n)` is the
//! divisor of a list's n-th seat. The smallest change that breaks one linear inequality, counted in votes of all lists
//! together, is a change of one list alone: the one with the largest coefficient, which is one of the two lists whose seats
//! move. So the least of the lists' own margins is the smallest change. A list that crosses the threshold may move others'
//! seats, so its distance from the threshold counts too; a vote moves a list against its bar by at most one.
//!
//! It must never give a number that is too large: ties count as moved, hence one vote less than the margins say.

use seats::margins::{Bar, Base, Margins, all};
use seats::threshold::{Polls, Thresholds};
use seats::{Method, Problem, Ratio};

use crate::count::Count;
use crate::rules::ListElectionRules;

/// Votes below which no seat moves. `None` where another rule than the distribution decides (fewer than two lists pass), or
/// where a margin is not proven to be the least.
pub(super) fn smallest(rules: &ListElectionRules, count: &Count) -> Option<u64> {
    let passed = count.lists.iter().filter(|list| list.passed).count();
    if passed < 2 {
        return None;
    }
    let (votes, thresholds) = (count.votes_by_list(), rules.thresholds());
    of(rules.method(), count.seats, &votes, count.base.total, &thresholds, rules.threshold_share())
}

/// The same from numbers.
fn of(method: Method, seats: u32, votes: &[u64], base: u64, thresholds: &Thresholds, share: Ratio) -> Option<u64> {
    let polls = Polls { votes, base: Some(base.into()), ..Polls::default() };
    let bar = Bar { thresholds, polls, base: Base::Moves(base.into()) };
    let margins = Margins { problem: Problem::new(seats, votes), method, order: None, bar: Some(bar) };
    let mut smallest = u64::MAX;
    for (gain, lose) in all(&margins).ok()? {
        for margin in [gain, lose].into_iter().flatten() {
            if !margin.least {
                return None;
            }
            smallest = smallest.min(margin.votes);
        }
    }
    for own in votes {
        let own = u128::from(*own).checked_mul(share.denominator())?;
        let bar = u128::from(base).checked_mul(share.numerator())?;
        let distance = own.abs_diff(bar) / share.denominator();
        smallest = smallest.min(u64::try_from(distance).unwrap_or(u64::MAX));
    }
    Some(smallest.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use seats::{Outcome, TieRule};

    /// Seats with the threshold judged anew; `None` where they are not decided.
    fn seats(method: Method, house: u32, votes: &[u64], others: u64, thresholds: &Thresholds) -> Option<Vec<u32>> {
        let base: u64 = votes.iter().sum::<u64>() + others;
        let polls = Polls { votes, base: Some(base.into()), ..Polls::default() };
        let admitted: Vec<bool> = thresholds.judge(&polls).ok()?.iter().map(|verdict| verdict.passed).collect();
        let done = Problem::new(house, votes).with_admitted(&admitted).allocate(method, TieRule::Stop).ok()?;
        (done.outcome == Outcome::Decided && admitted.iter().filter(|passed| **passed).count() > 1)
            .then_some(done.seats)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 3_000, max_global_rejects: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever changes by fewer votes in all than the bound, lists and ballots against all together: no seat moves.
        #[test]
        fn no_seat_moves_below_the_bound(
            method in prop::sample::select(vec![Method::HARE, Method::DHONDT, Method::SAINTE_LAGUE]),
            house in 2..30_u32, votes in prop::collection::vec(1..3_000_u64, 2..6), others in 0..300_u64,
            percent in 0..12_u64, parts in prop::collection::vec((0..7_usize, any::<bool>(), 1..100_u64), 1..6),
        ) {
            let share = Ratio::new(percent.into(), 100).unwrap();
            let thresholds = Thresholds::share(share);
            let before = seats(method, house, &votes, others, &thresholds);
            let base = votes.iter().sum::<u64>() + others;
            let bound = of(method, house, &votes, base, &thresholds, share).filter(|bound| *bound > 1);
            prop_assume!(before.is_some() && bound.is_some());
            let (mut after, mut rest) = (votes.clone(), bound.unwrap() - 1);
            after.push(others);
            let weights: u64 = parts.iter().map(|(_, _, weight)| weight).sum();
            for (at, more, weight) in parts {
                let change = ((bound.unwrap() - 1) * weight).div_ceil(weights).min(rest);
                rest -= change;
                let at = at % after.len();
                after[at] = if more { after[at] + change } else { after[at].saturating_sub(change) };
            }
            let others = after.pop().unwrap();
            prop_assert_eq!(before, seats(method, house, &after, others, &thresholds), "{:?} {:?}", votes, after);
        }
    }

    #[test]
    fn the_bound_is_near_what_moves_a_seat() {
        let share = Ratio::new(7, 100).unwrap();
        let thresholds = Thresholds::share(share);
        let votes = [5_148_074, 792_828, 659_019, 383_023, 258_618];
        let found = of(Method::HARE, 98, &votes, votes.iter().sum(), &thresholds, share);
        // Of the election of 10.01.2021; each list's own margin is at least one more.
        assert!(found.is_some_and(|bound| (1_000..100_000).contains(&bound)), "{found:?}");
    }
}
