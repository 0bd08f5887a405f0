//! The office itself: what may be done to its holder and by her ([`may`]), who may hold it ([`eligibility`]), who chooses and
//! releases, how long, and on which grounds it ends early ([`tenure`]).
//!
//! Every answer names the versions of the law it rests on. Where the record is silent, uncertain or missing, the answer is
//! [`Ruling::Open`] with the rule; it is never filled in. This module must never know a figure, an article or a country.

pub(crate) mod ask;
mod deed;
mod eligible;
mod immunity;
mod limits;
mod tenure;
#[cfg(test)]
mod tests;

use std::fmt;

use jiff::civil::Date;
use law::{AskError, Law, Version};

pub use ask::{Gap, Why};
pub use deed::{Circumstances, Crime, Deed, Post};
pub use eligible::{Candidate, Checked, Eligibility, Requirement, Verdict, eligibility};
pub use tenure::{Ended, Ending, Tenure, early_end, tenure};

/// Codes of what the law says of the office; each has a page in `docs/codes`.
pub mod codes {
    /// It may be done with a consent that is not there.
    pub const CONSENT: &str = "O101";
    /// It may not be done.
    pub const FORBIDDEN: &str = "O102";
    /// The law itself leaves it open.
    pub const SILENT: &str = "O103";
    /// Nobody recorded what the law says, or since when.
    pub const NOT_RECORDED: &str = "O104";
    /// A requirement is not met.
    pub const REQUIREMENT: &str = "O110";
    /// A fact was not stated that a requirement needs.
    pub const FACT_MISSING: &str = "O111";
    /// An event is none of the grounds of release.
    pub const NO_GROUND: &str = "O112";
}

/// What the law says of a deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// It may be done.
    May,
    /// It may go on up to this day and no longer.
    MayUntil(Date),
    /// It stands still for the whole term: a membership that is kept and not used.
    Suspended,
    /// It may be done with this body's consent, by the id the law uses.
    WithConsent(String),
    /// It may not be done.
    MayNot,
    /// The law leaves it open, or what it says is not recorded.
    Open(Gap),
}

impl Ruling {
    /// The law says yes without more.
    pub fn yes(&self) -> bool {
        matches!(self, Self::May | Self::MayUntil(_) | Self::Suspended)
    }

    /// The code of a no; `None` for a yes.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::May | Self::MayUntil(_) | Self::Suspended => None,
            Self::WithConsent(_) => Some(codes::CONSENT),
            Self::MayNot => Some(codes::FORBIDDEN),
            Self::Open(gap) if gap.silent() => Some(codes::SILENT),
            Self::Open(_) => Some(codes::NOT_RECORDED),
        }
    }

    /// The ruling as a word for programs.
    pub fn id(&self) -> &'static str {
        match self {
            Self::May => "may",
            Self::MayUntil(_) => "may_until",
            Self::Suspended => "suspended",
            Self::WithConsent(_) => "with_consent",
            Self::MayNot => "may_not",
            Self::Open(_) => "open",
        }
    }
}

impl fmt::Display for Ruling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::May => f.write_str("yes"),
            Self::MayUntil(day) => write!(f, "yes, up to {day}"),
            Self::Suspended => f.write_str("yes, but suspended for the term"),
            Self::WithConsent(body) => write!(f, "only with the consent of the {}", words(body)),
            Self::MayNot => f.write_str("no"),
            Self::Open(gap) => write!(f, "open: {gap}"),
        }
    }
}

/// A step of the reasoning and the version it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// What that version says for the question.
    pub says: String,
    /// The version.
    pub from: Version,
}

/// The answer to a question about the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What was asked about.
    pub deed: Deed,
    /// The day whose law answers.
    pub on: Date,
    /// The answer.
    pub ruling: Ruling,
    /// What it rests on, in the order of the reasoning.
    pub grounds: Vec<Ground>,
    /// What a reader should know beside it.
    pub remarks: Vec<String>,
}

/// Reasoning under way.
#[derive(Default)]
struct Reasons {
    grounds: Vec<Ground>,
    remarks: Vec<String>,
}

impl Reasons {
    /// Adds what versions say; a version already there is not named twice for the same.
    fn rest_on<'v>(&mut self, says: &str, versions: impl IntoIterator<Item = &'v Version>) {
        for from in versions {
            let ground = Ground { says: says.to_owned(), from: from.clone() };
            if !self.grounds.contains(&ground) {
                self.grounds.push(ground);
            }
        }
    }

    fn remark(&mut self, text: impl Into<String>) {
        self.remarks.push(text.into());
    }
}

/// What the law of a day says of a deed under these circumstances.
///
/// # Errors
/// The day lies before the first recorded act.
pub fn may(deed: Deed, circumstances: &Circumstances, on: Date, law: &Law) -> Result<Decision, AskError> {
    let ask = ask::Ask::new(law, on)?;
    let mut reasons = Reasons::default();
    let ruling = if deed.guarded() {
        immunity::ruling(&ask, deed, circumstances, &mut reasons)
    } else {
        limits::ruling(&ask, deed, circumstances, &mut reasons)
    };
    let ruling = ruling.unwrap_or_else(Ruling::Open);
    Ok(Decision { deed, on, ruling, grounds: reasons.grounds, remarks: reasons.remarks })
}

/// An id of the law as words.
pub(crate) fn words(id: &str) -> String {
    id.replace('_', " ")
}
