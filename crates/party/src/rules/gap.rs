//! A rule that gives no single value, and why: the law is silent, nobody recorded it, its day is not known. Never filled in.

use std::fmt;

use law::{Answer, Version};

/// A rule that gives no single value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The rule asked for.
    pub rule: String,
    /// Why it gives none.
    pub why: Why,
}

/// Why a rule gives no single value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// No act defines it.
    Undefined,
    /// The law itself leaves it open.
    Silent(Box<Version>),
    /// Uncertain, unrecorded, not yet, pending, ended or void.
    NoSingleValue(Box<Answer>),
    /// A value this crate's procedure cannot carry out.
    Unreadable(Box<Version>),
}

impl Gap {
    /// Where the law says or would say it, where that is known.
    pub fn citation(&self) -> Option<String> {
        match &self.why {
            Why::Undefined => None,
            Why::Silent(version) | Why::Unreadable(version) => Some(version.citation()),
            Why::NoSingleValue(answer) => match answer.as_ref() {
                Answer::Unrecorded { first } | Answer::NotYet { first } => Some(first.standing.clone()),
                other => other.versions().first().map(|version| version.citation()),
            },
        }
    }
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.rule)?;
        match &self.why {
            Why::Undefined => f.write_str("no act defines this rule"),
            Why::Silent(version) => write!(f, "{}", version.value),
            Why::NoSingleValue(answer) => match answer.as_ref() {
                Answer::Unrecorded { .. } => f.write_str("nobody recorded what the law said on this day"),
                Answer::NotYet { .. } => f.write_str("the law had no such rule yet"),
                other => write!(f, "{other}"),
            },
            Why::Unreadable(version) => write!(f, "`{}` is no value this procedure can work with", version.value),
        }
    }
}
