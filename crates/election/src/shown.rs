//! Fractions as every page of a result shows them: the one place where it is said how they are rounded. A screen, a
//! certificate and a table differ in signs and spaces, never in digits. Nothing is computed from what stands here.

use seats::Ratio;

/// A fraction in digits: so many units of its last place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The digits without the decimal sign.
    pub digits: u128,
    /// How many of them stand behind the sign.
    pub places: u32,
}

impl Shown {
    /// A quota, to three places, rounded to nearest: no whole part is taken of it.
    pub fn quota(quota: Ratio) -> Self {
        Self::nearest(quota.numerator(), quota.denominator(), 3)
    }

    /// A quotient, to three places, cut off: its whole part is a number of mandates, and rounding may not add one.
    pub fn quotient(quotient: Ratio) -> Self {
        Self::cut(quotient, 3)
    }

    /// A remainder, to five places, cut off: it stays below one, and remainders keep their order.
    pub fn remainder(remainder: Ratio) -> Self {
        Self::cut(remainder, 5)
    }

    /// A factor of a rule such as seven tenths, in as few places as it needs of three.
    pub fn factor(factor: Ratio) -> Self {
        let mut shown = Self::cut(factor, 3);
        while shown.places > 0 && shown.digits.is_multiple_of(10) {
            shown = Self { digits: shown.digits / 10, places: shown.places - 1 };
        }
        shown
    }

    /// Percent of a whole, to two places, rounded to nearest; nothing of nothing.
    pub fn percent(part: u64, whole: u64) -> Option<Self> {
        (whole > 0).then(|| Self::nearest(u128::from(part) * 100, u128::from(whole), 2))
    }

    /// The part before the sign.
    pub fn whole(self) -> u128 {
        self.digits / 10_u128.pow(self.places)
    }

    /// The part behind the sign, as many digits as there are places.
    pub fn behind(self) -> String {
        let width = usize::try_from(self.places).unwrap_or_default();
        format!("{:0width$}", self.digits % 10_u128.pow(self.places))
    }

    fn cut(ratio: Ratio, places: u32) -> Self {
        let digits = ratio.numerator().saturating_mul(10_u128.pow(places)) / ratio.denominator().max(1);
        Self { digits, places }
    }

    fn nearest(numerator: u128, denominator: u128, places: u32) -> Self {
        let scaled = numerator.saturating_mul(10_u128.pow(places));
        Self { digits: scaled.saturating_add(denominator / 2) / denominator.max(1), places }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits() {
        let ratio = |numerator, denominator| Ratio::new(numerator, denominator).unwrap();
        let check = |shown: Shown, expect: &str| assert_eq!(format!("{}.{}", shown.whole(), shown.behind()), expect);
        // The quota of 10.01.2021: 67,346.1326...
        check(Shown::quota(ratio(6_599_921, 98)), "67346.133");
        check(Shown::quota(ratio(1, 2000)), "0.001");
        check(Shown::quotient(ratio(759_999, 10_000)), "75.999");
        check(Shown::quotient(ratio(76, 1)), "76.000");
        check(Shown::remainder(ratio(999_999, 1_000_000)), "0.99999");
        check(Shown::factor(ratio(7, 10)), "0.7");
        check(Shown::percent(1, 3).unwrap(), "33.33");
        check(Shown::percent(2, 3).unwrap(), "66.67");
        assert_eq!(Shown::percent(0, 0), None);
    }
}
