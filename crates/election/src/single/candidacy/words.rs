//! Candidacies in words. It decides nothing.

use std::fmt;

use super::{Check, Decision, Limit, Matter, Moment, Open, Verdict};
use crate::filing::decimal;

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day)?;
        self.hour.map_or(Ok(()), |hour| write!(f, " {hour}"))
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day)?;
        self.hour.map_or(Ok(()), |hour| write!(f, " {hour}"))
    }
}

impl fmt::Display for Matter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Facts => "facts",
            Self::Nominator => "nominator",
            Self::OwnMember => "own member",
            Self::PerParty => "candidates of the party",
            Self::Reserve => "reserve nominator",
            Self::InTime => "time of nomination",
            Self::Constituencies => "constituencies",
            Self::Maslikhat => "maslikhat",
            Self::Age => "age",
            Self::Citizen => "citizenship",
            Self::Residence => "residence",
            Self::Terms => "terms in a row",
            Self::Consent => "consent",
            Self::Fee => "fee",
            Self::Signatures => "signatures",
            Self::Settlements => "settlements",
            Self::Declarations => "declarations",
            Self::SpecialCheck => "special check",
        })
    }
}

impl fmt::Display for Open {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rounding { exact, have } => {
                write!(f, "{have} against {}; the law does not say how it is rounded", decimal(*exact))
            }
            Self::AgeDay { least } => {
                write!(f, "{least} years are reached between nomination and voting; the law names no day")
            }
            Self::EarlierTerms => f.write_str("whether terms from before the limit count is not said"),
            Self::SpecialCheckLater { latest, than } => {
                write!(f, "OC-15: the special check may last until {latest}, later than {than}")
            }
            Self::NoRule { rule, words } => write!(f, "{rule}: {words}"),
            Self::GroundNotNamed => f.write_str("the law's list of grounds does not name it"),
        }
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.matter, self.words)?;
        match &self.verdict {
            Verdict::Broken { ground, under } => write!(f, "; {ground} ({under})")?,
            Verdict::Mendable(Some(until)) => write!(f, "; can be mended until {until} ({})", until.citation)?,
            Verdict::Mendable(None) => f.write_str("; can be mended, no calendar was given")?,
            Verdict::Unknown => f.write_str("; not known")?,
            Verdict::Open(open) => write!(f, "; open: {open}")?,
            Verdict::Kept | Verdict::NotAsked => {}
        }
        if self.citation.is_empty() { Ok(()) } else { write!(f, " ({})", self.citation) }
    }
}

impl Decision {
    /// The decision in a word or two.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Registrable => "registrable",
            Self::Refused(_) => "refused",
            Self::Mend(_) => "to be mended",
            Self::Open(_) => "open",
            Self::ReadingsDiffer => "readings differ",
        }
    }

    /// The checks it rests on.
    pub fn checks(&self) -> &[Check] {
        match self {
            Self::Refused(checks) | Self::Mend(checks) | Self::Open(checks) => checks,
            Self::Registrable | Self::ReadingsDiffer => &[],
        }
    }
}
