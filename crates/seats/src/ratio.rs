//! Exact fractions. Knows nothing of votes or seats, and never a float.

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use crate::wide::{compare_fractions, gcd};

/// An exact non-negative fraction. It is kept as it was made (a quotient shows the votes it came from); equality and
/// order are those of the value, by cross multiplication with a 256-bit product.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    numerator: u128,
    denominator: u128,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self::whole(0);
    /// The whole.
    pub const ONE: Self = Self::whole(1);

    /// `numerator / denominator`, or nothing where the denominator is zero.
    pub const fn new(numerator: u128, denominator: u128) -> Option<Self> {
        if denominator == 0 { None } else { Some(Self { numerator, denominator }) }
    }

    /// The fraction `number / 1`.
    pub const fn whole(number: u128) -> Self {
        Self { numerator: number, denominator: 1 }
    }

    /// For denominators that are known not to be zero.
    pub(crate) const fn of(numerator: u128, denominator: u128) -> Self {
        assert!(denominator != 0, "a fraction has a denominator");
        Self { numerator, denominator }
    }

    /// The upper number.
    pub const fn numerator(self) -> u128 {
        self.numerator
    }

    /// The lower number, never zero.
    pub const fn denominator(self) -> u128 {
        self.denominator
    }

    /// Largest whole number not above the fraction.
    pub const fn floor(self) -> u128 {
        self.numerator / self.denominator
    }

    /// Smallest whole number not below the fraction.
    pub const fn ceil(self) -> u128 {
        self.numerator.div_ceil(self.denominator)
    }

    /// What is left above [`floor`](Self::floor).
    #[must_use]
    pub const fn fract(self) -> Self {
        Self { numerator: self.numerator % self.denominator, denominator: self.denominator }
    }

    /// The same value in lowest terms.
    #[must_use]
    pub const fn reduced(self) -> Self {
        let g = gcd(self.numerator, self.denominator);
        Self { numerator: self.numerator / g, denominator: self.denominator / g }
    }

    /// The product, or nothing where it leaves 128 bits even in lowest terms.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let a = Self { numerator: self.numerator, denominator: other.denominator }.reduced();
        let b = Self { numerator: other.numerator, denominator: self.denominator }.reduced();
        Self::new(a.numerator.checked_mul(b.numerator)?, a.denominator.checked_mul(b.denominator)?)
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        compare_fractions(self.numerator, self.denominator, other.numerator, other.denominator)
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            write!(f, "{}", self.numerator)
        } else {
            write!(f, "{}/{}", self.numerator, self.denominator)
        }
    }
}

/// Why a text is no fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParseRatioError {
    /// Something else than digits, one point or one bar.
    NotANumber,
    /// More digits than 128 bits hold.
    TooLong,
    /// The denominator is zero.
    ZeroDenominator,
}

impl fmt::Display for ParseRatioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "not a fraction such as 0.05 or 7/10",
            Self::TooLong => "more digits than 128 bits hold",
            Self::ZeroDenominator => "the denominator is zero",
        })
    }
}

impl core::error::Error for ParseRatioError {}

fn digits(text: &str) -> Result<u128, ParseRatioError> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ParseRatioError::NotANumber);
    }
    text.parse().map_err(|_| ParseRatioError::TooLong)
}

/// Reads `7/10`, `0.05` and `3` exactly; no sign, no exponent.
impl FromStr for Ratio {
    type Err = ParseRatioError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some((above, below)) = text.split_once('/') {
            return Self::new(digits(above)?, digits(below)?).ok_or(ParseRatioError::ZeroDenominator);
        }
        let Some((whole, decimals)) = text.split_once('.') else {
            return digits(text).map(Self::whole);
        };
        let places = u32::try_from(decimals.len()).map_err(|_| ParseRatioError::TooLong)?;
        let scale = 10_u128.checked_pow(places).ok_or(ParseRatioError::TooLong)?;
        let above = digits(whole)?.checked_mul(scale).and_then(|w| w.checked_add(digits(decimals).ok()?));
        digits(decimals)?;
        Ok(Self::of(above.ok_or(ParseRatioError::TooLong)?, scale).reduced())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::ToString;

    fn check(text: &str, expect: Result<(u128, u128), ParseRatioError>) {
        assert_eq!(text.parse::<Ratio>().map(|r| (r.numerator(), r.denominator())), expect, "{text}");
    }

    #[test]
    fn texts() {
        use ParseRatioError::{NotANumber, TooLong, ZeroDenominator};
        check("0.05", Ok((1, 20)));
        check("1.4", Ok((7, 5)));
        check("7/10", Ok((7, 10)));
        check("3", Ok((3, 1)));
        check("0.0", Ok((0, 1)));
        check("1/0", Err(ZeroDenominator));
        for bad in ["", ".", "1.", ".5", "-1", "1e3", "1/2/3", "1.2.3", " 1", "0x1", "1,5"] {
            check(bad, Err(NotANumber));
        }
        check("0.0000000000000000000000000000000000000000000001", Err(TooLong));
        check("999999999999999999999999999999999999999999", Err(TooLong));
    }

    #[test]
    fn order_is_of_the_value() {
        assert_eq!(Ratio::of(2, 4), Ratio::of(1, 2));
        assert!(Ratio::of(u128::MAX, 7) > Ratio::of(u128::MAX - 1, 7));
        assert_eq!(Ratio::of(7, 3).floor(), 2);
        assert_eq!(Ratio::of(7, 3).ceil(), 3);
        assert_eq!(Ratio::of(7, 3).fract(), Ratio::of(1, 3));
        assert_eq!(Ratio::of(14, 4).reduced().to_string(), "7/2");
        assert_eq!(Ratio::of(2, 3).checked_mul(Ratio::of(3, 4)), Some(Ratio::of(1, 2)));
        assert_eq!(Ratio::whole(u128::MAX).checked_mul(Ratio::whole(2)), None);
    }
}
