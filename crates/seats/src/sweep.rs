//! The same votes for houses of every size: shows where a method takes a seat from a list as the house grows.

use alloc::vec::Vec;
use core::ops::RangeInclusive;

use crate::{Allocation, Error, Method, Problem, TieRule, Workspace, allocate_into};

/// Seats for every house size of a range, smallest first. `problem.seats` is not looked at; a lot cannot be drawn for many
/// houses at once, so the tie rule is an order or none.
pub fn house_sizes<'a>(
    problem: Problem<'a>,
    method: Method,
    order: Option<&'a [u32]>,
    houses: RangeInclusive<u32>,
) -> impl Iterator<Item = Result<(u32, Allocation), Error>> + 'a {
    let mut workspace = Workspace::default();
    houses.map(move |seats| {
        let problem = Problem { seats, ..problem };
        let mut out = alloc::vec![0; problem.votes.len()];
        let rule = order.map_or(TieRule::Stop, TieRule::Order);
        let outcome = allocate_into(&problem, method, rule, &mut workspace, &mut out)?;
        Ok((seats, Allocation { seats: out, outcome }))
    })
}

/// A list that has fewer seats in a larger house (the Alabama paradox).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// The list.
    pub list: u32,
    /// Seats of the larger house; the smaller has one less.
    pub house: u32,
    /// Its seats in the smaller house.
    pub before: u32,
    /// Its seats in the larger house.
    pub after: u32,
}

/// Every loss in a range of houses. Houses whose count is not decided are left out of the comparison.
pub fn losses(
    problem: Problem<'_>,
    method: Method,
    order: Option<&[u32]>,
    houses: RangeInclusive<u32>,
) -> Result<Vec<Loss>, Error> {
    let mut found = Vec::new();
    let mut last: Option<Allocation> = None;
    for step in house_sizes(problem, method, order, houses) {
        let (house, now) = step?;
        let now = (now.outcome == crate::Outcome::Decided).then_some(now);
        if let (Some(last), Some(now)) = (&last, &now) {
            for (list, (&before, &after)) in last.seats.iter().zip(&now.seats).enumerate() {
                if after < before {
                    found.push(Loss { list: crate::tie::number(list), house, before, after });
                }
            }
        }
        last = now;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three lists of 6, 6 and 2: the small one has two of ten seats, and one of eleven.
    #[test]
    fn alabama_paradox_of_hare_and_of_no_divisor() {
        let problem = Problem::new(0, &[6, 6, 2]);
        let lost = losses(problem, Method::HARE, None, 1..=30).unwrap();
        assert!(lost.contains(&Loss { list: 2, house: 11, before: 2, after: 1 }), "{lost:?}");
        for method in [Method::DHONDT, Method::SAINTE_LAGUE, Method::QuotaBalinskiYoung] {
            assert_eq!(losses(problem, method, Some(&[0, 1, 2]), 0..=60), Ok(Vec::new()), "{method}");
        }
    }

    #[test]
    fn houses_come_in_order() {
        let houses: Vec<_> = house_sizes(Problem::new(9, &[3, 1]), Method::DHONDT, None, 3..=5).flatten().collect();
        assert_eq!(
            houses.iter().map(|(house, done)| (*house, done.seats[0])).collect::<Vec<_>>(),
            [(3, 2), (4, 3), (5, 4)]
        );
    }
}
