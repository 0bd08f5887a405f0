//! Refused and halted steps in words, each with its code. It decides nothing.

use std::fmt;

use super::{Halt, Refusal};
use crate::single::candidacy::codes;

impl Refusal {
    /// The code of the refusal.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotNow { .. } => codes::NOT_NOW,
            Self::BeforeLastStep { .. } => codes::BEFORE_LAST_STEP,
            Self::TooLate { .. } => codes::TOO_LATE,
            Self::Otherwise { .. } => codes::OTHERWISE,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.code())?;
        match self {
            Self::NotNow { stage, act } => {
                write!(f, "a candidate at the stage {stage} is not for `{act}`")?;
                f.write_str("\n\nhint: the list of due steps names what may follow")
            }
            Self::BeforeLastStep { last } => {
                write!(f, "the step lies before the last one, of {last}")?;
                write!(f, "\n\nhint: give {last} or a later day")
            }
            Self::TooLate { last, citation } => {
                write!(
                    f,
                    "the last day was {last} ({citation})\n\nhint: nothing is recorded; the candidate stands as before"
                )
            }
            Self::Otherwise { says } => {
                write!(f, "the judgement says otherwise: {says}")?;
                f.write_str("\n\nhint: judge the nomination anew if its papers have changed")
            }
        }
    }
}

impl fmt::Display for Halt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => write!(f, "{refusal}"),
            Self::Open { words, citation } => {
                write!(f, "{} {words}", codes::LEFT_OPEN)?;
                if !citation.is_empty() {
                    write!(f, " ({citation})")?;
                }
                f.write_str(
                    "\n\nhint: the commission may decide in its own words where the law leaves a registration open",
                )
            }
        }
    }
}
