//! The exact Hare quota at the sizes of real elections, in 64-bit words and without a branch on the votes. Knows neither
//! bounds nor ties: what it cannot decide it leaves to the general path, of which it is a copy in other words only.

use crate::Problem;

/// Remainders compared side by side.
const LANES: usize = 8;

/// Votes that count, together, stay below 2^31, so that remainders fit 31 bits and votes times seats 63.
const LIMIT: u32 = 31;

/// Fills `out` and returns true where every seat is decided; otherwise `out` is garbage.
#[inline]
pub(super) fn hare(problem: &Problem<'_>, out: &mut [u32]) -> bool {
    match problem.votes.len() {
        0..=8 => of::<8>(problem, out),
        9..=32 => of::<32>(problem, out),
        _ => false,
    }
}

/// The same for at most `LISTS` lists.
#[inline(never)]
fn of<const LISTS: usize>(problem: &Problem<'_>, out: &mut [u32]) -> bool {
    let lists = problem.votes.len();
    if problem.is_bounded() {
        return false;
    }
    let mut admitted = [0_u64; LISTS];
    let weights = if problem.admitted.is_empty() {
        problem.votes
    } else {
        for ((weight, &votes), &is_admitted) in admitted.iter_mut().zip(problem.votes).zip(problem.admitted) {
            *weight = if is_admitted { votes } else { 0 };
        }
        &admitted[..lists]
    };
    let bits = problem.votes.iter().fold(0, |bits, votes| bits | votes);
    // A sum that wraps has a term that is too large.
    let total = weights.iter().fold(0_u64, |total, weight| total.wrapping_add(*weight));
    if (bits | total) >> LIMIT != 0 || total == 0 || problem.seats == 0 {
        return false;
    }
    let mut remainders = [0_i32; LISTS];
    let left = divide(weights, total, problem.seats, &mut remainders, out);
    hand_out(&remainders, left, out)
}

/// Whole quotas into `out` and what is left of each list's votes times seats; returns the seats left over.
///
/// One division gives m = floor((2^64 - 1) / T), so 2^64 / T - 1 <= m < 2^64 / T. With p = w S < 2^63 the high half of
/// p m is at most p / T and above p / T - 1 - 1/2: the whole quotas or one less, and the remainder tells which.
#[inline]
fn divide<const LISTS: usize>(
    weights: &[u64],
    total: u64,
    seats: u32,
    remainders: &mut [i32; LISTS],
    out: &mut [u32],
) -> i32 {
    let inverse = u64::MAX / total;
    let mut left = seats;
    for ((&weight, remainder), out) in weights.iter().zip(remainders).zip(out) {
        let product = weight * u64::from(seats);
        let parts = high(product, inverse);
        let rest = product - parts * total;
        let one = u64::from(rest >= total);
        *remainder = low(rest - total * one).cast_signed();
        *out = low(parts + one);
        left -= *out;
    }
    left.cast_signed()
}

/// The high half of a product.
#[inline]
const fn high(a: u64, b: u64) -> u64 {
    ((a as u128 * b as u128) >> 64) as u64
}

/// The low half; remainders and seats have no other.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a remainder is below 2^31, whole quotas are at most the seats")]
const fn low(number: u64) -> u32 {
    number as u32
}

/// A seat for each list that fewer remainders outrank than seats are left. Equal remainders at the edge would take too
/// many: then nothing is decided. A remainder of zero gets none, since remainders below T that sum to `left` times T are
/// more than `left`.
#[inline]
fn hand_out<const LISTS: usize>(remainders: &[i32; LISTS], left: i32, out: &mut [u32]) -> bool {
    let lists = out.len();
    let mut given = 0;
    for (own, out) in remainders.as_chunks::<LANES>().0.iter().zip(out.chunks_mut(LANES)) {
        let mut rank = [0_i32; LANES];
        for &other in &remainders[..lists] {
            for lane in 0..LANES {
                // At most one a list.
                rank[lane] = rank[lane].wrapping_add(i32::from(other > own[lane]));
            }
        }
        for (rank, out) in rank.iter().zip(out) {
            let one = i32::from(*rank < left);
            given += one;
            *out += one.cast_unsigned();
        }
    }
    given == left
}

#[cfg(test)]
mod tests {
    use crate::{Method, Outcome, Problem, TieRule};
    use alloc::vec;
    use alloc::vec::Vec;
    use proptest::prelude::*;

    /// Decides here or leaves it; where it decides, the explained count, which never comes here, must agree.
    fn check(seats: u32, votes: &[u64], admitted: &[bool]) -> bool {
        let problem = Problem::new(seats, votes).with_admitted(admitted);
        let mut out = vec![7; votes.len()];
        let done = super::hare(&problem, &mut out);
        let explained = problem.explain(Method::HARE, TieRule::Stop).unwrap();
        assert!(!done || (&out, &Outcome::Decided) == (&explained.seats, &explained.outcome), "{problem:?}: {out:?}");
        done
    }

    #[test]
    fn limits() {
        let most = (1 << 31) - 1;
        assert!(check(98, &[most], &[]));
        assert!(check(u32::MAX, &[most - 5, 5], &[]));
        assert!(check(u32::MAX, &[0, 1, 0], &[]));
        assert!(check(7, &[most; 32], &core::array::from_fn::<bool, 32, _>(|list| list == 31)));
        for (seats, votes) in [(98, &[most, 1][..]), (98, &[1 << 31]), (3, &[u64::MAX >> 1, 1]), (0, &[5]), (9, &[0])] {
            assert!(!check(seats, votes, &[]), "left to the general path: {seats} {votes:?}");
        }
        assert!(!check(1, &[5, 5], &[]), "a tie");
        assert!(!check(98, &[3; 33], &[]), "too many lists");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

        /// Whole quotas and one vote off them are where a reciprocal errs first.
        #[test]
        fn agrees_with_the_explained_count(
            seats in prop_oneof![3 => 1..300_u32, 1 => any::<u32>()], shift in 0..31_u32, quota in 1..1_000_000_u64, off in 0..3_u64,
            votes in prop::collection::vec(0..1_u64 << 31, 1..34), admitted in prop::collection::vec(any::<bool>(), 34), some in any::<bool>(),
        ) {
            let lists = votes.len();
            let small: Vec<u64> = votes.iter().map(|votes| votes >> shift).collect();
            let whole: Vec<u64> = votes.iter().map(|votes| votes % 40 * quota + off).collect();
            let admitted = if some { &admitted[..lists] } else { &[] };
            check(seats, &small, admitted);
            check(seats, &whole, admitted);
            check(u32::try_from(whole.iter().sum::<u64>() / quota).unwrap(), &whole, &[]);
        }
    }
}
