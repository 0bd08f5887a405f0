//! Indices of a result, in exact integers to a fixed number of decimals.
//!
//! Shares of votes are of the votes for lists. Sources: Gallagher, "Proportionality, disproportionality and electoral
//! systems", Electoral Studies 10 (1991); Loosemore and Hanby, British Journal of Political Science 1 (1971); Laakso and
//! Taagepera, Comparative Political Studies 12 (1979).

use std::fmt;

/// A number in ten-thousandths, rounded to nearest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fixed(pub u64);

impl fmt::Display for Fixed {
    /// Two decimals, rounded half up.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = (self.0 + 50) / 100;
        write!(f, "{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

/// Indices of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indices {
    /// Least-squares index, percent: square root of half the sum of squared differences of shares.
    pub gallagher: Fixed,
    /// Half the sum of absolute differences of shares, percent.
    pub loosemore_hanby: Fixed,
    /// Effective number of lists by votes: one by the sum of squared shares.
    pub effective_by_votes: Fixed,
    /// Effective number of lists by seats.
    pub effective_by_seats: Fixed,
    /// Votes for lists without a seat.
    pub wasted_votes: u64,
    /// The same, percent of the votes for lists.
    pub wasted_share: Fixed,
}

/// Computes the indices; `None` where there are no votes or no seats, or figures beyond any real election.
pub fn indices(votes: &[u64], seats: &[u32]) -> Option<Indices> {
    let all_votes: u128 = votes.iter().map(|v| u128::from(*v)).sum();
    let all_seats: u128 = seats.iter().map(|s| u128::from(*s)).sum();
    if all_votes == 0 || all_seats == 0 {
        return None;
    }
    let common = all_votes.checked_mul(all_seats)?;
    let (mut squares, mut absolute, mut votes_squared, mut seats_squared) = (0_u128, 0_u128, 0_u128, 0_u128);
    for (v, s) in votes.iter().zip(seats) {
        let (v, s) = (u128::from(*v), u128::from(*s));
        let difference = v.checked_mul(all_seats)?.abs_diff(s.checked_mul(all_votes)?);
        squares = squares.checked_add(difference.checked_mul(difference)?)?;
        absolute = absolute.checked_add(difference)?;
        votes_squared = votes_squared.checked_add(v.checked_mul(v)?)?;
        seats_squared = seats_squared.checked_add(s.checked_mul(s)?)?;
    }
    // In millionths of one, that is ten-thousandths of a percent: root of squares/2 over the common denominator.
    let root = (squares.checked_mul(2)?).checked_mul(1_000_000)?.checked_mul(1_000_000)?.isqrt();
    let wasted: u64 = votes.iter().zip(seats).filter(|(_, s)| **s == 0).map(|(v, _)| *v).sum();
    Some(Indices {
        gallagher: fixed(root, common.checked_mul(2)?)?,
        loosemore_hanby: fixed(absolute.checked_mul(1_000_000)?, common.checked_mul(2)?)?,
        effective_by_votes: fixed(all_votes.checked_mul(all_votes)?.checked_mul(10_000)?, votes_squared)?,
        effective_by_seats: fixed(all_seats.checked_mul(all_seats)?.checked_mul(10_000)?, seats_squared)?,
        wasted_votes: wasted,
        wasted_share: fixed(u128::from(wasted) * 1_000_000, all_votes)?,
    })
}

fn fixed(numerator: u128, denominator: u128) -> Option<Fixed> {
    let rounded = (numerator + denominator / 2) / denominator;
    u64::try_from(rounded).ok().map(Fixed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let check = |votes: &[u64], seats: &[u32], expect: [&str; 5]| {
            let i = indices(votes, seats).unwrap();
            let shown = [i.gallagher, i.loosemore_hanby, i.effective_by_votes, i.effective_by_seats, i.wasted_share];
            assert_eq!(shown.map(|index| index.to_string()), expect);
        };
        // Perfectly proportional.
        check(&[50, 50], &[5, 5], ["0.00", "0.00", "2.00", "2.00", "0.00"]);
        // Differences 40 and -40 points: root of (1600 + 1600) / 2 = 40.
        check(&[60, 40], &[10, 0], ["40.00", "40.00", "1.92", "1.00", "40.00"]);
        // Differences 10, 0, -10 points: root of 100 = 10; sum of halves 10.
        check(&[50, 30, 20], &[6, 3, 1], ["10.00", "10.00", "2.63", "2.17", "0.00"]);
    }

    #[test]
    fn nothing_to_measure() {
        assert_eq!(indices(&[0, 0], &[1, 1]), None);
        assert_eq!(indices(&[1, 1], &[0, 0]), None);
    }
}
