//! Positive fractions of any length, and the simplest one between two others. Knows no votes or seats.

use core::cmp::Ordering;
use core::fmt;

use super::natural::Natural;
use crate::Ratio;

/// An exact fraction above zero, of any length. Prints as `5020` or `101/100`.
#[derive(Debug, Clone)]
pub struct Fraction {
    above: Natural,
    below: Natural,
}

impl Fraction {
    pub(super) fn one() -> Self {
        Self::of((1, 1))
    }

    /// A fraction of two numbers, neither of them zero.
    pub(super) fn of((above, below): (u128, u128)) -> Self {
        assert!(above != 0 && below != 0, "a divisor is above zero");
        Self { above: above.into(), below: below.into() }
    }

    pub(super) fn mul(&self, other: &Self) -> Self {
        Self { above: self.above.mul(&other.above), below: self.below.mul(&other.below) }
    }

    pub(super) fn div(&self, other: &Self) -> Self {
        Self { above: self.above.mul(&other.below), below: self.below.mul(&other.above) }
    }

    /// A quarter of the way to another fraction.
    pub(super) fn toward(&self, other: &Self) -> Self {
        let three = self.above.mul(&other.below).mul(&Natural::from(3));
        let below = self.below.mul(&other.below).mul(&Natural::from(4));
        Self { above: three.add(&other.above.mul(&self.below)), below }
    }

    pub(super) fn reduced(&self) -> Self {
        let common = self.above.gcd(&self.below);
        Self { above: self.above.div_rem(&common).0, below: self.below.div_rem(&common).0 }
    }

    /// The fraction with 128-bit numbers, where it is short enough; divisors without ties mostly are.
    pub fn ratio(&self) -> Option<Ratio> {
        let whole = self.reduced();
        Ratio::new(whole.above.to_u128()?, whole.below.to_u128()?)
    }

    /// The fraction with the smallest denominator, and of these the smallest one, strictly between `low` (none: zero) and
    /// `high` (none: infinity). It is found along the continued fractions of the two.
    ///
    /// # Panics
    /// Where `low` is not below `high`.
    pub(super) fn simplest(low: Option<&Self>, high: Option<&Self>) -> Self {
        assert!(low.is_none_or(|low| high.is_none_or(|high| low < high)), "there is room between the bounds");
        let mut low = low.map_or((Natural::zero(), Natural::one()), |low| (low.above.clone(), low.below.clone()));
        let mut high = high.map_or((Natural::one(), Natural::zero()), |high| (high.above.clone(), high.below.clone()));
        // The last two convergents, as in p(n) = a(n) p(n - 1) + p(n - 2).
        let (mut before, mut last) = ((Natural::zero(), Natural::one()), (Natural::one(), Natural::zero()));
        loop {
            let (whole, rest) = low.0.div_rem(&low.1);
            let next = whole.add(&Natural::one());
            let ends = next.mul(&high.1) < high.0;
            let term = if ends { &next } else { &whole };
            let step = (term.mul(&last.0).add(&before.0), term.mul(&last.1).add(&before.1));
            if ends {
                return Self { above: step.0, below: step.1 };
            }
            (before, last) = (last, step);
            // Both bounds lie in [whole, whole + 1]: go on with one over what is left of them.
            let (over, left) = high.0.div_rem(&high.1);
            let left = if over == whole { left } else { high.1.clone() };
            (low, high) = ((high.1, left), (low.1, rest));
        }
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        // A product of a and b bits has a + b - 1 or a + b bits, which decides most comparisons without multiplying.
        let (left, right) = (self.above.bits() + other.below.bits(), other.above.bits() + self.below.bits());
        if left.abs_diff(right) > 1 {
            return left.cmp(&right);
        }
        self.above.mul(&other.below).cmp(&other.above.mul(&self.below))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = self.reduced();
        f.write_str(&whole.above.decimal())?;
        if whole.below == Natural::one() {
            return Ok(());
        }
        write!(f, "/{}", whole.below.decimal())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::ToString;

    /// The definition: the first denominator that has a fraction strictly between, and its smallest one.
    fn by_search(low: (u128, u128), high: Option<(u128, u128)>) -> Fraction {
        let mut below = 1;
        loop {
            let above = low.0 * below / low.1 + 1;
            if high.is_none_or(|high| above * high.1 < high.0 * below) {
                return Fraction::of((above, below));
            }
            below += 1;
        }
    }

    #[test]
    fn simplest_between_all_small_bounds() {
        for (a, b, c, d) in (0..9_u128.pow(4)).map(|n| (n % 9, n / 9 % 9 + 1, n / 81 % 9, n / 729 + 1)) {
            let low = (a > 0).then(|| Fraction::of((a, b)));
            assert_eq!(Fraction::simplest(low.as_ref(), None), by_search((a, b), None));
            if a * d < c * b {
                let found = Fraction::simplest(low.as_ref(), Some(&Fraction::of((c, d))));
                assert_eq!(found, by_search((a, b), Some((c, d))), "{a}/{b} {c}/{d}");
            }
        }
    }

    #[test]
    fn texts() {
        let check = |value: &Fraction, expect: &str| assert_eq!(value.to_string(), expect);
        check(&Fraction::of((10_040, 2)), "5020");
        check(&Fraction::of((202, 200)), "101/100");
        let long = Fraction::of((u128::MAX, 1)).mul(&Fraction::of((3, 1)));
        assert_eq!(long.ratio(), None);
        check(&long.div(&Fraction::of((u128::MAX, 2))), "6");
    }
}
