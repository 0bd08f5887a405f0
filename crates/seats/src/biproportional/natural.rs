//! Whole numbers of any length, for products of divisors along a chain of districts and lists. Knows no votes or seats.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::fmt::Write;

/// A natural number as 64-bit digits, lowest first, without leading zeros.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Natural(Vec<u64>);

/// The low and the high digit of a double one.
#[expect(clippy::cast_possible_truncation, reason = "each half is taken as a whole digit")]
const fn halves(wide: u128) -> (u64, u64) {
    (wide as u64, (wide >> 64) as u64)
}

impl From<u128> for Natural {
    fn from(value: u128) -> Self {
        let (low, high) = halves(value);
        Self(alloc::vec![low, high]).trimmed()
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl Natural {
    fn trimmed(mut self) -> Self {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        self
    }

    pub(super) fn one() -> Self {
        Self::from(1)
    }

    pub(super) fn zero() -> Self {
        Self(Vec::new())
    }

    pub(super) const fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// Number of binary digits; none for zero.
    pub(super) fn bits(&self) -> u64 {
        self.0.last().map_or(0, |top| 64 * (self.0.len() as u64 - 1) + u64::from(top.ilog2()) + 1)
    }

    /// The value where 128 bits hold it.
    pub(super) fn to_u128(&self) -> Option<u128> {
        match *self.0.as_slice() {
            [] => Some(0),
            [low] => Some(low.into()),
            [low, high] => Some(u128::from(high) << 64 | u128::from(low)),
            _ => None,
        }
    }

    pub(super) fn mul(&self, other: &Self) -> Self {
        let mut out = alloc::vec![0; self.0.len() + other.0.len()];
        for (place, &a) in self.0.iter().enumerate() {
            let mut carry = 0;
            for (&b, digit) in other.0.iter().zip(&mut out[place..]) {
                // At most (2^64 - 1)^2 + 2 (2^64 - 1) = 2^128 - 1.
                (*digit, carry) = halves(u128::from(a) * u128::from(b) + u128::from(*digit) + u128::from(carry));
            }
            out[place + other.0.len()] = carry;
        }
        Self(out).trimmed()
    }

    pub(super) fn add(&self, other: &Self) -> Self {
        let (long, short) = if self.0.len() < other.0.len() { (other, self) } else { (self, other) };
        let mut out = Vec::with_capacity(long.0.len() + 1);
        let mut carry = 0;
        for (place, &a) in long.0.iter().enumerate() {
            let b = short.0.get(place).copied().unwrap_or(0);
            let (digit, over) = halves(u128::from(a) + u128::from(b) + u128::from(carry));
            out.push(digit);
            carry = over;
        }
        out.push(carry);
        Self(out).trimmed()
    }

    /// Takes away a number that is not larger.
    fn sub_assign(&mut self, other: &Self) {
        let mut borrow = false;
        for (place, digit) in self.0.iter_mut().enumerate() {
            let b = other.0.get(place).copied().unwrap_or(0);
            let (first, low) = digit.overflowing_sub(b);
            let (second, lower) = first.overflowing_sub(u64::from(borrow));
            (*digit, borrow) = (second, low || lower);
        }
        assert!(!borrow && other.0.len() <= self.0.len(), "only a number that is not larger can be taken away");
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    fn shifted_left(&self, count: u64) -> Self {
        let (digits, bits) = (usize::try_from(count / 64).unwrap_or(usize::MAX), count % 64);
        let mut out = alloc::vec![0; digits];
        let mut carry = 0;
        for &digit in &self.0 {
            let (low, high) = halves(u128::from(digit) << bits);
            out.push(low | carry);
            carry = high;
        }
        out.push(carry);
        Self(out).trimmed()
    }

    fn halve(&mut self) {
        let mut carry = 0;
        for digit in self.0.iter_mut().rev() {
            (*digit, carry) = (*digit >> 1 | carry, *digit << 63);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    /// Quotient and remainder, by shifting and taking away: as many rounds as the quotient has bits.
    ///
    /// # Panics
    /// Where the divisor is zero.
    pub(super) fn div_rem(&self, by: &Self) -> (Self, Self) {
        assert!(!by.is_zero(), "nothing is divided by zero");
        if let (Some(a), Some(b)) = (self.to_u128(), by.to_u128()) {
            return (Self::from(a / b), Self::from(a % b));
        }
        if self < by {
            return (Self::zero(), self.clone());
        }
        let shift = self.bits() - by.bits();
        let (mut rest, mut part) = (self.clone(), by.shifted_left(shift));
        let mut quotient = alloc::vec![0_u64; self.0.len()];
        for bit in (0..=shift).rev() {
            if part <= rest {
                rest.sub_assign(&part);
                quotient[usize::try_from(bit / 64).unwrap_or(usize::MAX)] |= 1 << (bit % 64);
            }
            part.halve();
        }
        (Self(quotient).trimmed(), rest)
    }

    /// Greatest common divisor; that of zero and n is n.
    pub(super) fn gcd(&self, other: &Self) -> Self {
        let (mut a, mut b) = (self.clone(), other.clone());
        while !b.is_zero() {
            let rest = a.div_rem(&b).1;
            a = b;
            b = rest;
        }
        a
    }

    /// Decimal digits.
    pub(super) fn decimal(&self) -> String {
        const PLACES: u128 = 10_000_000_000_000_000_000;
        let (mut rest, mut parts) = (self.clone(), Vec::new());
        while !rest.is_zero() {
            let mut carry = 0_u128;
            for digit in rest.0.iter_mut().rev() {
                let wide = carry << 64 | u128::from(*digit);
                (*digit, carry) = (halves(wide / PLACES).0, wide % PLACES);
            }
            rest = rest.trimmed();
            parts.push(carry);
        }
        let mut text = parts.pop().unwrap_or(0).to_string();
        for part in parts.iter().rev() {
            let _ = write!(text, "{part:019}");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn big(digits: &[u64]) -> Natural {
        Natural(digits.to_vec()).trimmed()
    }

    #[test]
    fn decimals() {
        let check = |value: &Natural, expect: &str| assert_eq!(value.decimal(), expect);
        check(&Natural::zero(), "0");
        check(&Natural::from(u128::MAX), "340282366920938463463374607431768211455");
        check(&big(&[0, 0, 1]), "340282366920938463463374607431768211456");
        check(&Natural::from(10_u128.pow(38)), "100000000000000000000000000000000000000");
    }

    proptest! {
        #[test]
        fn division_undoes_multiplication(a: Vec<u64>, b in prop::collection::vec(1_u64.., 1..5), c: Vec<u64>) {
            let (a, b, c) = (big(&a), big(&b), big(&c));
            let rest = c.div_rem(&b).1;
            let whole = a.mul(&b).add(&rest);
            prop_assert_eq!(whole.div_rem(&b), (a.clone(), rest));
            let g = a.mul(&b).gcd(&b);
            prop_assert_eq!(g, b);
        }

        #[test]
        fn small_numbers_agree_with_the_machine(a: u64, b: u64, c: u128) {
            let product = u128::from(a) * u128::from(b);
            prop_assert_eq!(Natural::from(u128::from(a)).mul(&Natural::from(u128::from(b))).to_u128(), Some(product));
            prop_assert_eq!(Natural::from(product).cmp(&Natural::from(c)), product.cmp(&c));
            prop_assert_eq!(Natural::from(c).decimal(), c.to_string());
        }
    }
}
