//! Divisor methods as sequences of divisors, and the average a list shows for its next seat.
//! It must never know thresholds or seats other than those of one list.
//!
//! Sources: M. L. Balinski and H. P. Young, *Fair Representation* (1982), for the five classical methods; the Norwegian
//! and Swedish first divisors 1.4 and 1.2; Macau's electoral law for the powers of two.

use num_bigint::BigInt;
use num_rational::BigRational;

/// A sequence of divisors.
#[derive(Clone, Debug)]
pub(crate) enum Sequence {
    DHondt,
    SainteLague,
    /// Sainte-Laguë with another first divisor.
    Modified(BigRational),
    Danish,
    Imperiali,
    Macau,
    Adams,
    Dean,
    HuntingtonHill,
}

/// What a list shows for its next seat. The divisor zero makes an average without bound; of two such the one with more
/// votes goes first, so that with fewer seats than lists the strongest get one each.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Average {
    Finite(BigRational),
    Unbounded(u64),
}

impl Sequence {
    /// The sequence of a named method.
    pub(crate) fn of(method: &str) -> Option<Self> {
        Some(match method {
            "dhondt" => Self::DHondt,
            "sainte_lague" => Self::SainteLague,
            "danish" => Self::Danish,
            "imperiali_highest_averages" => Self::Imperiali,
            "macau" => Self::Macau,
            "adams" => Self::Adams,
            "dean" => Self::Dean,
            "huntington_hill" => Self::HuntingtonHill,
            _ => Self::Modified(decimal(method.strip_prefix("sainte_lague_modified_")?)?),
        })
    }

    /// The divisor for the seat after `seats` seats. For Huntington-Hill it is the square of the divisor.
    fn divisor(&self, seats: u32) -> BigRational {
        let s = BigRational::from_integer(seats.into());
        let n = |whole: u32| BigRational::from_integer(whole.into());
        match self {
            Self::Modified(first) if seats == 0 => first.clone(),
            Self::DHondt => s + n(1),
            Self::SainteLague | Self::Modified(_) => n(2) * s + n(1),
            Self::Danish => n(3) * s + n(1),
            Self::Imperiali => s / n(2) + n(1),
            Self::Macau => BigRational::from_integer(BigInt::from(2).pow(seats)),
            Self::Adams => s,
            Self::Dean => n(2) * &s * (&s + n(1)) / (n(2) * &s + n(1)),
            Self::HuntingtonHill => &s * (&s + n(1)),
        }
    }

    /// Votes on the scale of the divisor: squared for Huntington-Hill, whose divisors are square roots.
    fn scaled(&self, votes: u64) -> BigRational {
        let votes = BigRational::from_integer(votes.into());
        if matches!(self, Self::HuntingtonHill) { &votes * &votes } else { votes }
    }

    /// The average of a list for its next seat: votes over divisor (both squared for Huntington-Hill, which keeps the
    /// order and the exactness).
    pub(crate) fn average(&self, votes: u64, seats: u32) -> Average {
        let divisor = self.divisor(seats);
        if divisor == BigRational::from_integer(0.into()) {
            Average::Unbounded(votes)
        } else {
            Average::Finite(self.scaled(votes) / divisor)
        }
    }

    /// The multiplier at which votes times multiplier reaches the divisor after `seats` seats. `votes` is not zero.
    pub(crate) fn multiplier(&self, votes: u64, seats: u32) -> BigRational {
        self.divisor(seats) / self.scaled(votes)
    }
}

/// A positive decimal number such as `1.4`, exactly.
fn decimal(text: &str) -> Option<BigRational> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{fraction}");
    if whole.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let scale = BigInt::from(10).pow(u32::try_from(fraction.len()).ok()?);
    let value = BigRational::new(digits.parse().ok()?, scale);
    (value > BigRational::from_integer(0.into())).then_some(value)
}
