//! Sequences of divisors for highest averages: what a list's votes are divided by for its next seat.
//! Knows one list's votes and seats, never the others'.

use core::cmp::Ordering;

use crate::wide::{compare_fractions, product};
use crate::{Error, Ratio};

/// A sequence of divisors d(0), d(1), ..., where d(n) stands for a list that has n seats. It never decreases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Divisor {
    /// 1, 2, 3 ... (D'Hondt, Jefferson).
    DHondt,
    /// As D'Hondt, with another first divisor (above 0, at most 2).
    DHondtModified {
        /// d(0).
        first: Ratio,
    },
    /// 1, 3, 5 ... (Sainte-Lague, Webster).
    SainteLague,
    /// As Sainte-Lague, with another first divisor (above 0, at most 3), such as 1.4 or 1.2.
    SainteLagueModified {
        /// d(0).
        first: Ratio,
    },
    /// 1, 4, 7 ... (Danish).
    Danish,
    /// 1, 1.5, 2 ... (Imperiali averages; not the Imperiali quota).
    Imperiali,
    /// 1, 2, 4, 8 ... (Macau).
    Macau,
    /// 0, 1, 2 ... (Adams).
    Adams,
    /// Harmonic means of n and n + 1: 0, 4/3, 12/5 ... (Dean).
    Dean,
    /// Geometric means of n and n + 1: 0, sqrt 2, sqrt 6 ... (Huntington-Hill).
    HuntingtonHill,
}

/// The value of one divisor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signpost {
    /// Zero: the average is infinite, and among such lists the one with more votes comes first.
    Zero,
    /// A fraction.
    Exact(Ratio),
    /// The square root of a whole number.
    Root(u128),
    /// Two to this power.
    PowerOfTwo(u32),
}

/// An affine sequence d(n) = (slope * n + offset) / scale for n >= 1, and d(0) = first / scale.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Affine {
    pub(crate) slope: u128,
    pub(crate) offset: u128,
    pub(crate) first: u128,
    pub(crate) scale: u128,
}

impl Affine {
    #[inline]
    const fn new(slope: u128, offset: u128) -> Self {
        Self { slope, offset, first: offset, scale: 1 }
    }

    #[inline]
    const fn modified(slope: u128, offset: u128, first: Ratio) -> Self {
        let scale = first.denominator();
        Self { slope: slope * scale, offset: offset * scale, first: first.numerator(), scale }
    }

    /// The divisor times `scale`.
    #[inline]
    pub(crate) const fn at(self, seats: u32) -> u128 {
        if seats == 0 { self.first } else { self.slope * seats as u128 + self.offset }
    }
}

impl Divisor {
    /// Modified Sainte-Lague with first divisor 1.4 (Norway; Sweden until 2018).
    pub const SAINTE_LAGUE_1_4: Self = Self::SainteLagueModified { first: Ratio::of(7, 5) };
    /// Modified Sainte-Lague with first divisor 1.2 (Sweden since 2018).
    pub const SAINTE_LAGUE_1_2: Self = Self::SainteLagueModified { first: Ratio::of(6, 5) };

    /// The divisor for the next seat of a list that has `seats`.
    pub fn at(self, seats: u32) -> Signpost {
        if let Some(affine) = self.affine() {
            let value = affine.at(seats);
            return if value == 0 { Signpost::Zero } else { Signpost::Exact(Ratio::of(value, affine.scale)) };
        }
        let n = u128::from(seats);
        match self {
            Self::Macau => Signpost::PowerOfTwo(seats),
            _ if seats == 0 => Signpost::Zero,
            Self::HuntingtonHill => Signpost::Root(n * (n + 1)),
            _ => Signpost::Exact(Ratio::of(2 * n * (n + 1), 2 * n + 1)),
        }
    }

    /// Whether d(0) is zero, so that every list with votes gets one seat before any gets two.
    pub const fn starts_at_zero(self) -> bool {
        matches!(self, Self::Adams | Self::Dean | Self::HuntingtonHill)
    }

    /// The sequence as a straight line, where it is one. Imperiali is doubled: averages are compared, not shown, here.
    #[inline]
    pub(crate) const fn affine(self) -> Option<Affine> {
        Some(match self {
            Self::DHondt => Affine::new(1, 1),
            Self::DHondtModified { first } => Affine::modified(1, 1, first),
            Self::SainteLague => Affine::new(2, 1),
            Self::SainteLagueModified { first } => Affine::modified(2, 1, first),
            Self::Danish => Affine::new(3, 1),
            Self::Imperiali => Affine { slope: 1, offset: 2, first: 2, scale: 2 },
            Self::Adams => Affine::new(1, 0),
            Self::Macau | Self::Dean | Self::HuntingtonHill => return None,
        })
    }

    /// Refuses a first divisor that is zero, above the second, or so long that products would leave 128 bits.
    pub(crate) fn check(self) -> Result<(), Error> {
        let (first, second) = match self {
            Self::DHondtModified { first } => (first, 2),
            Self::SainteLagueModified { first } => (first, 3),
            _ => return Ok(()),
        };
        let short = u32::try_from(first.numerator()).is_ok() && u32::try_from(first.denominator()).is_ok();
        if short && first > Ratio::ZERO && first <= Ratio::whole(second) { Ok(()) } else { Err(Error::FirstDivisor) }
    }

    /// Compares the averages of two lists for their next seats, each given as (votes, seats).
    ///
    /// Sizes: votes below 2^63, seats below 2^32, and by [`check`](Self::check) affine divisors below 2^66, where only
    /// a modified sequence leaves 34 bits.
    #[inline]
    pub(crate) fn compare(self, left: (u64, u32), right: (u64, u32)) -> Ordering {
        if let Some(affine) = self.affine() {
            let (below, other) = (affine.at(left.1), affine.at(right.1));
            if below == 0 || other == 0 {
                return infinite((below == 0, left.0), (other == 0, right.0));
            }
            return compare_fractions(left.0.into(), below, right.0.into(), other);
        }
        if matches!(self, Self::Macau) {
            return compare_powers(left, right);
        }
        if left.1 == 0 || right.1 == 0 {
            return infinite((left.1 == 0, left.0), (right.1 == 0, right.0));
        }
        let (v, w) = (u128::from(left.0), u128::from(right.0));
        let (n, m) = (u128::from(left.1), u128::from(right.1));
        if matches!(self, Self::HuntingtonHill) {
            product(v * v, m * (m + 1)).cmp(&product(w * w, n * (n + 1)))
        } else {
            product(v * (2 * n + 1), m * (m + 1)).cmp(&product(w * (2 * m + 1), n * (n + 1)))
        }
    }
}

/// Infinite averages come first, and among them more votes. Each side is (infinite, votes).
#[inline]
fn infinite(left: (bool, u64), right: (bool, u64)) -> Ordering {
    match (left.0, right.0) {
        (true, true) => left.1.cmp(&right.1),
        _ => left.0.cmp(&right.0),
    }
}

/// Compares v / 2^n with w / 2^m for any exponents: by the place of the leading bit, then by the bits below it.
fn compare_powers((v, n): (u64, u32), (w, m): (u64, u32)) -> Ordering {
    if v == 0 || w == 0 {
        return v.cmp(&w);
    }
    let lead = |votes: u64, power: u32| i64::from(votes.ilog2()) - i64::from(power);
    let bits = |votes: u64| votes << votes.leading_zeros();
    lead(v, n).cmp(&lead(w, m)).then_with(|| bits(v).cmp(&bits(w)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(above: u128, below: u128) -> Signpost {
        Signpost::Exact(Ratio::of(above, below))
    }

    fn check(divisor: Divisor, expect: [Signpost; 4]) {
        let found = [0, 1, 2, 3].map(|n| divisor.at(n));
        assert_eq!(found, expect, "{divisor:?}");
        assert_eq!(divisor.starts_at_zero(), expect[0] == Signpost::Zero);
    }

    #[test]
    fn sequences() {
        let whole = |n| exact(n, 1);
        check(Divisor::DHondt, [whole(1), whole(2), whole(3), whole(4)]);
        check(Divisor::DHondtModified { first: Ratio::of(71, 50) }, [exact(71, 50), whole(2), whole(3), whole(4)]);
        check(Divisor::SainteLague, [whole(1), whole(3), whole(5), whole(7)]);
        check(Divisor::SAINTE_LAGUE_1_4, [exact(7, 5), whole(3), whole(5), whole(7)]);
        check(Divisor::SAINTE_LAGUE_1_2, [exact(6, 5), whole(3), whole(5), whole(7)]);
        check(Divisor::Danish, [whole(1), whole(4), whole(7), whole(10)]);
        check(Divisor::Imperiali, [whole(1), exact(3, 2), whole(2), exact(5, 2)]);
        check(Divisor::Adams, [Signpost::Zero, whole(1), whole(2), whole(3)]);
        check(Divisor::Dean, [Signpost::Zero, exact(4, 3), exact(12, 5), exact(24, 7)]);
        let root = Signpost::Root;
        check(Divisor::HuntingtonHill, [Signpost::Zero, root(2), root(6), root(12)]);
        let power = Signpost::PowerOfTwo;
        check(Divisor::Macau, [power(0), power(1), power(2), power(3)]);
    }

    #[test]
    fn first_divisors() {
        let check = |above, below, ok: bool| {
            let first = Ratio::of(above, below);
            assert_eq!(Divisor::SainteLagueModified { first }.check().is_ok(), ok, "{first}");
        };
        check(7, 5, true);
        check(3, 1, true);
        check(31, 10, false);
        check(0, 1, false);
        check(1 << 33, 1 << 33, false);
        assert_eq!(Divisor::DHondtModified { first: Ratio::of(21, 10) }.check(), Err(Error::FirstDivisor));
    }

    #[test]
    fn averages_at_the_limits() {
        const MOST: u64 = (1 << 63) - 1;
        let all = [
            Divisor::DHondt,
            Divisor::SainteLague,
            Divisor::SAINTE_LAGUE_1_4,
            Divisor::SainteLagueModified { first: Ratio::of(u32::MAX.into(), u128::from(u32::MAX) - 1) },
            Divisor::Danish,
            Divisor::Imperiali,
            Divisor::Macau,
            Divisor::Adams,
            Divisor::Dean,
            Divisor::HuntingtonHill,
        ];
        for divisor in all {
            let top = u32::MAX - 1;
            assert_eq!(divisor.compare((MOST, top), (MOST - 1, top)), Ordering::Greater, "{divisor:?}");
            assert_eq!(divisor.compare((MOST, top), (MOST, top)), Ordering::Equal, "{divisor:?}");
            assert_eq!(divisor.compare((MOST, top), (MOST, top - 1)), Ordering::Less, "{divisor:?}");
            assert_eq!(divisor.compare((0, 5), (1, top)), Ordering::Less, "{divisor:?}");
        }
        assert_eq!(Divisor::HuntingtonHill.compare((1, 0), (MOST, 1)), Ordering::Greater);
        assert_eq!(Divisor::Dean.compare((2, 0), (3, 0)), Ordering::Less);
        assert_eq!(Divisor::Macau.compare((3, 0), (6, 1)), Ordering::Equal);
        assert_eq!(Divisor::Macau.compare((5, 1), (2, 0)), Ordering::Greater);
    }
}
