//! The upper apportionment: seats of each list over all districts, and which lists take part. Knows no cell divisors.

use alloc::vec::Vec;

use super::Matrix;
use crate::threshold::{Polls, Thresholds, Verdict};
use crate::wide::gcd;
use crate::{Divisor, Error, Explained, Method, Outcome, Problem, TieRule};

/// Where the seats of each list come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upper<'a> {
    /// They are given.
    Given(&'a [u32]),
    /// By the sum of a list's votes, where every voter has one vote.
    Votes(Divisor),
    /// By the sum of its voters, where everybody has as many votes as the district has seats: votes over seats, exact.
    Voters(Divisor),
    /// The same with the voters of each district rounded to whole numbers first, halves up.
    VotersRounded(Divisor),
}

/// Seats of each list over all districts, with the steps. All outcomes of [`Problem`] may come.
///
/// # Errors
/// Where lengths differ, given seats are not as many as those of the districts, or a sum leaves 63 bits.
pub fn list_seats(
    matrix: &Matrix<'_>,
    district_seats: &[u32],
    upper: Upper<'_>,
    tie_rule: TieRule<'_>,
) -> Result<Explained, Error> {
    matrix.check(district_seats)?;
    let districts: u64 = district_seats.iter().map(|&seats| u64::from(seats)).sum();
    let (divisor, votes) = match upper {
        Upper::Given(seats) => {
            if seats.len() != matrix.lists {
                return Err(Error::Length { field: "list seats", found: seats.len(), lists: matrix.lists });
            }
            let lists = seats.iter().map(|&seats| u64::from(seats)).sum();
            if lists != districts {
                return Err(Error::Margins { districts, lists });
            }
            return Ok(Explained { seats: seats.to_vec(), outcome: Outcome::Decided, steps: Vec::new() });
        }
        Upper::Votes(divisor) => (divisor, sums(matrix, |_, votes| Some(votes.into()))?),
        Upper::VotersRounded(divisor) => (divisor, sums(matrix, |at, votes| Some(nearest(votes, district_seats[at])))?),
        Upper::Voters(divisor) => {
            let mut common = Some(1_u128);
            for seats in district_seats.iter().filter(|seats| **seats > 0).map(|&seats| u128::from(seats)) {
                common = common.and_then(|common| (common / gcd(common, seats)).checked_mul(seats));
            }
            let voters = |at: usize, votes: u64| match district_seats[at] {
                0 => Some(0),
                _ if votes == 0 => Some(0),
                seats => (common? / u128::from(seats)).checked_mul(votes.into()),
            };
            (divisor, sums(matrix, voters)?)
        }
    };
    let total = u32::try_from(districts).map_err(|_| Error::Unsupported { what: "more than 2^32 seats" })?;
    Problem::new(total, &votes).explain(Method::HighestAverages(divisor), tie_rule)
}

/// Votes over seats to the nearest whole number, halves up; a district without seats has no voters.
fn nearest(votes: u64, seats: u32) -> u128 {
    let seats = u128::from(seats);
    if seats == 0 { 0 } else { (2 * u128::from(votes) + seats) / (2 * seats) }
}

/// Sums over the districts for each list, divided by what all have in common.
fn sums(matrix: &Matrix<'_>, of: impl Fn(usize, u64) -> Option<u128>) -> Result<Vec<u64>, Error> {
    let mut sums = alloc::vec![0_u128; matrix.lists];
    for (at, votes) in matrix.districts().enumerate() {
        for (list, sum) in sums.iter_mut().enumerate() {
            let more = of(at, votes[list]).and_then(|more| sum.checked_add(more));
            *sum = more.ok_or(Error::TooManyVotes { list })?;
        }
    }
    // Only voters made whole by a common denominator can be too many, and a common factor changes no average's place.
    let too_many = |sum: &u128| sum >> 63 != 0;
    if sums.iter().any(too_many) {
        let common = sums.iter().fold(0, |common, &sum| gcd(common, sum));
        for sum in &mut sums {
            *sum /= common;
        }
    }
    let whole = |(list, sum): (usize, u128)| match u64::try_from(sum) {
        Ok(votes) if votes >> 63 == 0 => Ok(votes),
        _ => Err(Error::TooManyVotes { list }),
    };
    sums.into_iter().enumerate().map(whole).collect()
}

/// The votes of the districts of `polls` as a matrix without the lists that miss the thresholds, and why: their columns
/// become zero. `polls` has the votes of all districts together beside them.
///
/// # Errors
/// As [`Thresholds::judge`].
pub fn admitted_votes(polls: &Polls<'_>, thresholds: &Thresholds) -> Result<(Vec<Verdict>, Vec<u64>), Error> {
    let verdicts = thresholds.judge(polls)?;
    let counted = |(votes, verdict): (&u64, &Verdict)| if verdict.passed { *votes } else { 0 };
    let votes = polls.districts.iter().flat_map(|district| district.votes.iter().zip(&verdicts).map(counted)).collect();
    Ok((verdicts, votes))
}
