//! Products wider than 128 bits, for comparing fractions by cross multiplication. Knows nothing of votes or seats.

use core::cmp::Ordering;

const LOW: u128 = 0xFFFF_FFFF_FFFF_FFFF;

/// The 256-bit product of two 128-bit numbers as (high, low) halves, so that tuples compare as numbers do.
#[inline]
pub(crate) const fn product(a: u128, b: u128) -> (u128, u128) {
    let (a1, a0, b1, b0) = (a >> 64, a & LOW, b >> 64, b & LOW);
    if a1 == 0 && b1 == 0 {
        return (0, a0 * b0);
    }
    let low = a0 * b0;
    // Each of the three terms is below 2^128 - 2^65 + 2, and the sums below stay in range because the carries are 64 bits.
    let mid = a1 * b0 + (low >> 64);
    let mid2 = a0 * b1 + (mid & LOW);
    let high = a1 * b1 + (mid >> 64) + (mid2 >> 64);
    (high, (mid2 << 64) | (low & LOW))
}

/// Compares `a / b` with `c / d`; denominators must not be zero.
#[inline]
pub(crate) fn compare_fractions(a: u128, b: u128, c: u128, d: u128) -> Ordering {
    match (a.checked_mul(d), c.checked_mul(b)) {
        (Some(left), Some(right)) => left.cmp(&right),
        _ => product(a, d).cmp(&product(c, b)),
    }
}

/// Greatest common divisor; `gcd(0, n) = n`.
pub(crate) const fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_reach_256_bits() {
        assert_eq!(product(u128::MAX, u128::MAX), (u128::MAX - 1, 1));
        assert_eq!(product(u128::MAX, 2), (1, u128::MAX - 1));
        assert_eq!(product(1 << 64, 1 << 64), (1, 0));
        assert_eq!(product(3, 5), (0, 15));
        assert_eq!(product((1 << 100) + 7, (1 << 90) + 3), (1 << 62, (3 << 100) + (7 << 90) + 21));
    }

    #[test]
    fn fractions_compare_beyond_128_bits() {
        let big = u128::MAX;
        assert_eq!(compare_fractions(big, big - 1, big - 1, big - 2), Ordering::Less);
        assert_eq!(compare_fractions(big, 3, big, 3), Ordering::Equal);
        assert_eq!(compare_fractions(1, 3, 1, 4), Ordering::Greater);
    }

    #[test]
    fn greatest_common_divisor() {
        assert_eq!(gcd(0, 5), 5);
        assert_eq!(gcd(12, 18), 6);
        assert_eq!(gcd(u128::MAX, u128::MAX), u128::MAX);
    }
}
