//! The methods and their names. Knows no numbers of votes.

use alloc::string::{String, ToString};
use core::fmt;

use crate::{Divisor, Quota, Ratio};

/// What happens where whole quotas are more than the seats (Imperiali, Hagenbach-Bischoff, quotas rounded down).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Overaward {
    /// The method has no answer: [`Outcome::Overaward`](crate::Outcome::Overaward).
    #[default]
    Report,
    /// Lists with the smallest remainders lose a seat each (Czech practice since 2021).
    Subtract,
}

/// How votes become seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Whole quotas, then the largest remainders.
    LargestRemainder {
        /// Votes for a seat.
        quota: Quota,
        /// What if whole quotas are too many.
        overaward: Overaward,
    },
    /// Each seat to the highest average.
    HighestAverages(Divisor),
    /// The quota method of Balinski and Young (American Mathematical Monthly 82, 1975): D'Hondt averages, but no list
    /// above its quota rounded up. House monotone and within quota.
    QuotaBalinskiYoung,
}

const PLAIN: [(Divisor, &str); 8] = [
    (Divisor::DHondt, "dhondt"),
    (Divisor::SainteLague, "sainte_lague"),
    (Divisor::Danish, "danish"),
    (Divisor::Imperiali, "imperiali_highest_averages"),
    (Divisor::Macau, "macau"),
    (Divisor::Adams, "adams"),
    (Divisor::Dean, "dean"),
    (Divisor::HuntingtonHill, "huntington_hill"),
];

const REMAINDER: &str = "largest_remainder_";
const SUBTRACT: &str = "_overaward_subtract";
const LAGUE_FIRST: &str = "sainte_lague_modified_";
const DHONDT_FIRST: &str = "dhondt_modified_";
const BALINSKI_YOUNG: &str = "quota_balinski_young";

impl Method {
    /// Largest remainders with the exact Hare quota.
    pub const HARE: Self = Self::remainder(Quota::Hare);
    /// D'Hondt.
    pub const DHONDT: Self = Self::HighestAverages(Divisor::DHondt);
    /// Sainte-Lague.
    pub const SAINTE_LAGUE: Self = Self::HighestAverages(Divisor::SainteLague);

    /// Largest remainders that report an overaward.
    pub const fn remainder(quota: Quota) -> Self {
        Self::LargestRemainder { quota, overaward: Overaward::Report }
    }

    /// The method of a name such as `largest_remainder_hare` or `sainte_lague_modified_1.4`; the inverse of
    /// [`name`](Self::name). `largest_remainder_integer_droop` is another name of `largest_remainder_droop`, which is
    /// whole already.
    pub fn from_name(name: &str) -> Option<Self> {
        if name == BALINSKI_YOUNG {
            return Some(Self::QuotaBalinskiYoung);
        }
        if let Some((divisor, _)) = PLAIN.iter().find(|(_, plain)| *plain == name) {
            return Some(Self::HighestAverages(*divisor));
        }
        let divisor = if let Some(first) = name.strip_prefix(LAGUE_FIRST) {
            Divisor::SainteLagueModified { first: first.parse::<Ratio>().ok()?.reduced() }
        } else if let Some(first) = name.strip_prefix(DHONDT_FIRST) {
            Divisor::DHondtModified { first: first.parse::<Ratio>().ok()?.reduced() }
        } else {
            return Self::remainder_from_name(name.strip_prefix(REMAINDER)?);
        };
        divisor.check().ok().map(|()| Self::HighestAverages(divisor))
    }

    fn remainder_from_name(name: &str) -> Option<Self> {
        let (name, overaward) = match name.strip_suffix(SUBTRACT) {
            Some(name) => (name, Overaward::Subtract),
            None => (name, Overaward::Report),
        };
        if name == "integer_droop" {
            return Some(Self::LargestRemainder { quota: Quota::Droop, overaward });
        }
        let (quota, _) = Quota::NAMES.into_iter().find(|(_, quota)| *quota == name)?;
        Some(Self::LargestRemainder { quota, overaward })
    }

    /// The name [`from_name`](Self::from_name) reads.
    pub fn name(self) -> String {
        self.to_string()
    }

    /// Whether more votes for a list, all others unchanged, are known never to cost it a seat.
    ///
    /// Averages: its own averages grow and no other changes. Exact Hare: its quotient grows and all others shrink; where
    /// another list's whole part falls by one, one seat more is left over, so whoever then passes it in the order of
    /// remainders takes no seat from it. Rounded quotas jump by a whole vote and are not monotone; smaller quotas may run
    /// into an overaward; the quota method is not claimed to be.
    pub const fn is_monotone_in_own_votes(self) -> bool {
        matches!(self, Self::LargestRemainder { quota: Quota::Hare, .. } | Self::HighestAverages(_))
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::QuotaBalinskiYoung => f.write_str(BALINSKI_YOUNG),
            Self::LargestRemainder { quota, overaward } => {
                let named = Quota::NAMES.into_iter().find(|(known, _)| *known == quota);
                f.write_str(REMAINDER)?;
                f.write_str(named.map_or("", |(_, name)| name))?;
                f.write_str(if overaward == Overaward::Subtract { SUBTRACT } else { "" })
            }
            Self::HighestAverages(Divisor::SainteLagueModified { first }) => {
                f.write_str(LAGUE_FIRST)?;
                write_decimal(f, first)
            }
            Self::HighestAverages(Divisor::DHondtModified { first }) => {
                f.write_str(DHONDT_FIRST)?;
                write_decimal(f, first)
            }
            Self::HighestAverages(divisor) => {
                let named = PLAIN.iter().find(|(known, _)| *known == divisor);
                f.write_str(named.map_or("", |(_, name)| name))
            }
        }
    }
}

/// Writes 7/5 as 1.4 where the decimals end, else as the fraction.
fn write_decimal(f: &mut fmt::Formatter<'_>, value: Ratio) -> fmt::Result {
    let value = value.reduced();
    let (whole, rest, below) = (value.floor(), value.fract().numerator(), value.denominator());
    let ends = (0_u32..10).find(|&places| 10_u128.pow(places) % below == 0);
    match ends {
        Some(0) => write!(f, "{whole}"),
        Some(places) => {
            let decimals = rest * (10_u128.pow(places) / below);
            let width = usize::try_from(places).unwrap_or(0);
            write!(f, "{whole}.{decimals:0width$}")
        }
        None => write!(f, "{value}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expect: Option<Method>) {
        assert_eq!(Method::from_name(name), expect, "{name}");
        if let Some(method) = expect {
            let named = method.name();
            assert_eq!(Method::from_name(&named), Some(method), "{named}");
            assert!(named == name || name.contains("integer_droop") || name.contains("7/5"), "{named} for {name}");
        }
    }

    #[test]
    fn names() {
        let lague = |above, below| {
            let first = Ratio::of(above, below);
            Some(Method::HighestAverages(Divisor::SainteLagueModified { first }))
        };
        check("largest_remainder_hare", Some(Method::HARE));
        check("largest_remainder_integer_hare", Some(Method::remainder(Quota::HareFloor)));
        check("largest_remainder_droop", Some(Method::remainder(Quota::Droop)));
        check("largest_remainder_integer_droop", Some(Method::remainder(Quota::Droop)));
        for (quota, part) in Quota::NAMES {
            check(&std::format!("largest_remainder_{part}"), Some(Method::remainder(quota)));
        }
        let subtract = Method::LargestRemainder { quota: Quota::Imperiali, overaward: Overaward::Subtract };
        check("largest_remainder_imperiali_overaward_subtract", Some(subtract));
        for (divisor, name) in PLAIN {
            check(name, Some(Method::HighestAverages(divisor)));
        }
        check("sainte_lague_modified_1.4", Some(Method::HighestAverages(Divisor::SAINTE_LAGUE_1_4)));
        check("sainte_lague_modified_1.2", lague(6, 5));
        check("sainte_lague_modified_7/5", lague(7, 5));
        check("sainte_lague_modified_4/3", lague(4, 3));
        check("sainte_lague_modified_1.05", lague(21, 20));
        check(
            "dhondt_modified_1.42",
            Some(Method::HighestAverages(Divisor::DHondtModified { first: Ratio::of(71, 50) })),
        );
        check("quota_balinski_young", Some(Method::QuotaBalinskiYoung));
        for unknown in
            ["", "hare", "sainte_lague_modified_", "sainte_lague_modified_3.5", "largest_remainder_", "Dhondt"]
        {
            check(unknown, None);
        }
    }
}
