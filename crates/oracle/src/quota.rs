//! Quotas of the largest-remainder methods: how many votes one seat costs.
//! It must never know lists; a quota is made of the sum of the votes and the number of seats alone.
//!
//! Names as in the literature and in the libraries people compare with: Hare V/S (exact, or rounded down), Droop
//! floor(V/(S+1)) + 1 (a whole number by its definition, so both of its names mean one quota), Hagenbach-Bischoff
//! V/(S+1) (exact, rounded half up, rounded up), Imperiali V/(S+2).

use num_bigint::BigInt;
use num_rational::BigRational;

/// The quota of a named method, in votes for a seat; `None` for a name that is not a largest-remainder method.
pub(crate) fn quota(method: &str, votes: &BigInt, seats: u32) -> Option<BigRational> {
    let over = |more: u32| BigRational::new(votes.clone(), BigInt::from(seats) + more);
    let one = BigRational::from_integer(1.into());
    let half = BigRational::new(1.into(), 2.into());
    Some(match method.strip_prefix("largest_remainder_")? {
        "hare" => over(0),
        "integer_hare" => over(0).floor(),
        "droop" | "integer_droop" => over(1).floor() + one,
        "hagenbach_bischoff" => over(1),
        "hagenbach_bischoff_rounded" => (over(1) + half).floor(),
        "hagenbach_bischoff_ceil" => over(1).ceil(),
        "imperiali" | "imperiali_overaward_subtract" => over(2),
        _ => return None,
    })
}
