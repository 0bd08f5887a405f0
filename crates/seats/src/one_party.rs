//! The rule for an election in which one list alone passes: the list with the next most votes is let in, at a discount.
//! Knows the rule's two numbers as arguments and nothing of whose law they are.
//!
//! Quota: the votes of the two over the seats. Each gets whole quotas; the second list's quotient is multiplied by the
//! factor first, and it gets no less than the minimum. Every seat left over goes to the first list. Where the two are then
//! more than the seats, or two lists are equal for the second place, the rule says nothing and so does this module.

use alloc::vec::Vec;

use crate::steps::Step;
use crate::tie::{check_rule, index, number};
use crate::{Claim, Error, Problem, Quota, Ratio, Tie, TieRule};

/// The rule's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OneParty {
    /// What the second list's quotient is multiplied by; both parts below 2^32 in lowest terms.
    pub factor: Ratio,
    /// Seats the second list gets at least.
    pub minimum: u32,
}

/// How far the rule decides.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OnePartyOutcome {
    /// Every seat is given.
    Decided,
    /// Whole quotas of the first and the minimum of the second are more than the seats. No seats are given.
    MoreThanSeats {
        /// Seats of the first list by whole quotas.
        first: u32,
        /// Seats of the second list.
        second: u32,
        /// Seats to hand out.
        seats: u32,
    },
    /// Lists equal for the one second place. No seats are given.
    TiedForSecond(Tie),
    /// No other list has a vote. No seats are given.
    NoSecond,
}

/// What the rule gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnePartyAllocation {
    /// Seats, one entry a list.
    pub seats: Vec<u32>,
    /// How far the rule decides.
    pub outcome: OnePartyOutcome,
    /// The two quotients, the factor, the rest.
    pub steps: Vec<Step>,
}

impl OneParty {
    /// Allocates. `problem.admitted` must admit exactly one list; the second is sought among all the others.
    /// The tie rule is for the second place.
    ///
    /// # Errors
    /// Where not one list is admitted, where seats are bound, or where the factor is too long.
    pub fn allocate(&self, problem: &Problem<'_>, rule: TieRule<'_>) -> Result<OnePartyAllocation, Error> {
        problem.check()?;
        check_rule(rule, problem.votes.len())?;
        if problem.is_bounded() {
            return Err(Error::Unsupported { what: "held, guaranteed or capped seats with the one-party rule" });
        }
        if let Some(list) = problem.votes.iter().position(|votes| votes >> 63 != 0) {
            return Err(Error::TooManyVotes { list });
        }
        let factor = self.factor.reduced();
        if u32::try_from(factor.numerator()).is_err() || u32::try_from(factor.denominator()).is_err() {
            return Err(Error::Unsupported { what: "a factor of more than 32 bits" });
        }
        let mut admitted = (0..problem.votes.len()).filter(|list| problem.weight(*list) > 0);
        let (Some(first), None) = (admitted.next(), admitted.next()) else {
            return Err(Error::Unsupported { what: "the one-party rule where not one list passed" });
        };
        let mut steps = Vec::new();
        let (seats, outcome) = match second(problem, first, rule, &mut steps)? {
            Err(outcome) => (alloc::vec![0; problem.votes.len()], outcome),
            Ok(second) => self.share(problem, first, second, factor, &mut steps),
        };
        Ok(OnePartyAllocation { seats, outcome, steps })
    }

    fn share(
        &self,
        problem: &Problem<'_>,
        first: usize,
        second: usize,
        factor: Ratio,
        steps: &mut Vec<Step>,
    ) -> (Vec<u32>, OnePartyOutcome) {
        let mut out = alloc::vec![0; problem.votes.len()];
        if problem.seats == 0 {
            return (out, OnePartyOutcome::Decided);
        }
        let votes = u128::from(problem.votes[first]) + u128::from(problem.votes[second]);
        let seats = problem.seats;
        steps.push(Step::Quota { votes, seats, quota: Quota::Hare.of(votes, seats) });
        let mut quotient = |list: usize| {
            let quotient = Ratio::of(u128::from(problem.votes[list]) * u128::from(seats), votes);
            // Not above the seats, because the list is a part of the two.
            let whole = u32::try_from(quotient.floor()).unwrap_or(u32::MAX);
            steps.push(Step::Quotient {
                list: number(list),
                quotient,
                whole: whole.into(),
                remainder: quotient.fract(),
            });
            (quotient, whole)
        };
        let ((_, whole), (share, _)) = (quotient(first), quotient(second));
        // Below 2^127 over 2^96.
        let product = Ratio::of(share.numerator() * factor.numerator(), share.denominator() * factor.denominator());
        let discounted = u32::try_from(product.floor()).unwrap_or(u32::MAX).max(self.minimum);
        let (list, minimum) = (number(second), self.minimum);
        steps.push(Step::Factor { list, quotient: share, factor, product, minimum, seats: discounted });
        let Some(rest) = seats.checked_sub(whole).and_then(|left| left.checked_sub(discounted)) else {
            return (out, OnePartyOutcome::MoreThanSeats { first: whole, second: discounted, seats });
        };
        if rest > 0 {
            steps.push(Step::Rest { list: number(first), seats: rest });
        }
        out[first] = whole + rest;
        out[second] = discounted;
        (out, OnePartyOutcome::Decided)
    }
}

/// The list with most votes among the others, or why there is none.
fn second(
    problem: &Problem<'_>,
    first: usize,
    rule: TieRule<'_>,
    steps: &mut Vec<Step>,
) -> Result<Result<usize, OnePartyOutcome>, Error> {
    let others = || problem.votes.iter().enumerate().filter(|(list, votes)| *list != first && **votes > 0);
    let Some(most) = others().map(|(_, votes)| *votes).max() else {
        return Ok(Err(OnePartyOutcome::NoSecond));
    };
    let claims: Vec<Claim> =
        others().filter(|(_, votes)| **votes == most).map(|(list, _)| Claim::one(number(list))).collect();
    if let [only] = claims[..] {
        return if matches!(rule, TieRule::Drawn(_)) { Err(Error::LotNotNeeded) } else { Ok(Ok(index(only.list))) };
    }
    let tie = Tie { claims, seats: 1 };
    let mut place = alloc::vec![0; problem.votes.len()];
    Ok(match crate::tie::settle(tie.clone(), rule, &mut place, steps)? {
        crate::Outcome::Tied(_) => Err(OnePartyOutcome::TiedForSecond(tie)),
        _ => Ok(place.iter().position(|won| *won > 0).unwrap_or(first)),
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::needless_pass_by_value, reason = "a row of a table reads best as a value")]
    use super::*;

    const RULE: OneParty = OneParty { factor: Ratio::of(7, 10), minimum: 2 };

    fn check(votes: &[u64], seats: u32, rule: TieRule<'_>, expect: (&[u32], OnePartyOutcome)) -> Vec<Step> {
        let admitted: Vec<bool> = (0..votes.len()).map(|list| list == 0).collect();
        let done = RULE.allocate(&Problem::new(seats, votes).with_admitted(&admitted), rule).unwrap();
        assert_eq!((&done.seats[..], done.outcome), expect, "{votes:?} for {seats}");
        done.steps
    }

    #[test]
    fn two_lists() {
        use OnePartyOutcome::{Decided, MoreThanSeats, NoSecond, TiedForSecond};
        let stop = TieRule::Stop;
        // 5,517,030 votes over 98 seats: 93.2 and 4.78; 4.78 * 0.7 = 3.35.
        let steps = check(&[5_247_720, 269_310, 100_000], 98, stop, (&[95, 3, 0], Decided));
        assert_eq!(steps.last(), Some(&Step::Rest { list: 0, seats: 2 }));
        let Step::Factor { product, .. } = &steps[3] else { panic!("{steps:?}") };
        assert_eq!(product.floor(), 3);
        check(&[990, 10], 98, stop, (&[0, 0], MoreThanSeats { first: 97, second: 2, seats: 98 }));
        check(&[980, 20], 100, stop, (&[98, 2], Decided));
        check(&[981, 19], 100, stop, (&[98, 2], Decided));
        check(&[500, 0], 98, stop, (&[0, 0], NoSecond));
        let tie = || Tie { claims: [1, 2].map(Claim::one).to_vec(), seats: 1 };
        check(&[900, 50, 50], 98, stop, (&[0, 0, 0], TiedForSecond(tie())));
        check(&[900, 50, 50], 98, TieRule::Order(&[1, 3, 2]), (&[95, 0, 3], Decided));
        check(&[900, 50, 50], 98, TieRule::Drawn(&[1]), (&[95, 3, 0], Decided));
        let most = u64::MAX >> 1;
        check(&[most, most - 1], u32::MAX, stop, (&[2_791_728_742, 1_503_238_553], Decided));
        check(&[9, 1], 0, stop, (&[0, 0], Decided));
    }

    #[test]
    fn refusals() {
        let votes = [9, 1];
        let refuse = |problem: Problem<'_>, rule| RULE.allocate(&problem, rule).unwrap_err();
        let one = Problem::new(5, &votes).with_admitted(&[true, false]);
        assert!(matches!(refuse(Problem::new(5, &votes), TieRule::Stop), Error::Unsupported { .. }));
        assert!(matches!(refuse(one.with_maximum(&[1, 1]), TieRule::Stop), Error::Unsupported { .. }));
        assert_eq!(refuse(one, TieRule::Drawn(&[1])), Error::LotNotNeeded);
    }
}
