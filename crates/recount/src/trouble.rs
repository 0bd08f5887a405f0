//! Why a question has no answer.

use std::fmt;

use election::{CountError, RulesError};
use law::Fault;

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A bill that cannot be read, or cannot be laid on this law.
    Faults(Vec<Fault>),
    /// The law gives no rules to count by.
    Rules(RulesError),
    /// Nothing can be counted.
    Count(CountError),
    /// Two counts of one question differ: a bug, and no result is shown.
    CountsDiffer(String),
}

impl Trouble {
    /// The law says no, or gives no single answer; anything else is a fault of what was asked, or ours.
    pub fn law_says_no(&self) -> bool {
        matches!(self, Self::Rules(RulesError::Missing(_)) | Self::Count(CountError::RuleMissing(_)))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Faults(faults) => {
                for (at, fault) in faults.iter().enumerate() {
                    let gap = if at == 0 { "" } else { "\n\n" };
                    write!(f, "{gap}{fault}")?;
                }
                Ok(())
            }
            Self::Rules(error) => write!(f, "{error}"),
            Self::Count(error) => write!(f, "{error}"),
            Self::CountsDiffer(how) => f.write_str(how),
        }
    }
}

impl std::error::Error for Trouble {}
