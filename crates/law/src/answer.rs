//! What is asked of the law and what it answers.

use std::fmt;

use jiff::civil::Date;

use crate::act::Provision;
use crate::day::{Confidence, Day};
use crate::value::Value;

/// A question's three clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Query {
    /// The day of the fact: the vote, the crime, the complaint.
    pub on: Date,
    /// The day whose law decides; usually the day of the fact.
    pub decided: Date,
    /// What could be known by this day; `None`: all that is recorded.
    pub known: Option<Date>,
}

impl Query {
    /// The law of the day of the fact, with all that is recorded.
    pub fn on(day: Date) -> Self {
        Self { on: day, decided: day, known: None }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "on {}", self.on)?;
        if self.decided != self.on {
            write!(f, ", decided {}", self.decided)?;
        }
        if let Some(known) = self.known {
            write!(f, ", known {known}")?;
        }
        Ok(())
    }
}

/// A value of a rule with all that makes it checkable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The rule's name.
    pub rule: String,
    /// What it says.
    pub value: Value,
    /// The act that set or last restated it: its id.
    pub act: String,
    /// That act's usual name.
    pub act_name: String,
    /// The act is a bill.
    pub by_bill: bool,
    /// Where the rule stands, in words: `Constitutional Law 28.09.1995 No. 2464 art 97-1(1)`.
    pub standing: String,
    /// The same as references.
    pub provisions: Vec<Provision>,
    /// Where the act orders it, if read.
    pub at: Option<String>,
    /// How far the rule can be trusted.
    pub confidence: Confidence,
    /// Since when.
    pub since: Day,
    /// Where it can be read.
    pub source: String,
    /// Remarks.
    pub note: String,
}

impl Version {
    /// Article and act in one line, for steps and tables.
    pub fn citation(&self) -> String {
        let mut text = if self.standing.is_empty() { self.act_name.clone() } else { self.standing.clone() };
        if !self.standing.starts_with(&self.act_name) && !self.standing.is_empty() {
            text.push_str(", as set by ");
            text.push_str(&self.act_name);
        }
        text
    }
}

/// A value and the version it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited<T> {
    /// The value in its own type.
    pub value: T,
    /// Where it comes from.
    pub from: Version,
}

/// What the law answers; a closed list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The rule stands.
    InForce(Version),
    /// The law had no such rule yet.
    NotYet {
        /// What comes first.
        first: Version,
    },
    /// Adopted, waiting for something that has not happened.
    Pending {
        /// For what.
        waiting_for: String,
        /// What would stand.
        then: Version,
    },
    /// The rule was ended.
    Ended {
        /// What stood last.
        last: Version,
        /// The act that ended it.
        by: String,
        /// When.
        since: Day,
    },
    /// The day of a change is not known; both answers are named.
    Uncertain {
        /// If the change had not begun.
        before: Box<Answer>,
        /// If it had.
        after: Box<Answer>,
        /// What is known of the day.
        day: Day,
        /// The act that brought the change.
        by: String,
    },
    /// A court annulled it while the text still stands.
    Void {
        /// The text.
        text: Version,
        /// The court's act.
        by: String,
        /// Since when.
        since: Day,
    },
    /// Nobody recorded what the law was; never a guess.
    Unrecorded {
        /// The first version that is recorded.
        first: Version,
    },
}

impl Answer {
    /// The answer's name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::InForce(_) => "in force",
            Self::NotYet { .. } => "not yet",
            Self::Pending { .. } => "pending",
            Self::Ended { .. } => "ended",
            Self::Uncertain { .. } => "uncertain",
            Self::Void { .. } => "void",
            Self::Unrecorded { .. } => "unrecorded",
        }
    }

    /// The version that stands, where exactly one does.
    pub fn in_force(&self) -> Option<&Version> {
        if let Self::InForce(version) = self { Some(version) } else { None }
    }

    /// All versions the answer names, earliest first.
    pub fn versions(&self) -> Vec<&Version> {
        match self {
            Self::InForce(version) | Self::Void { text: version, .. } => vec![version],
            Self::NotYet { .. } | Self::Unrecorded { .. } | Self::Ended { .. } => Vec::new(),
            Self::Pending { then, .. } => vec![then],
            Self::Uncertain { before, after, .. } => {
                let mut all = before.versions();
                all.extend(after.versions());
                all
            }
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InForce(version) => write!(f, "{}", version.value),
            Self::NotYet { first } => write!(f, "no such rule yet (first: {})", first.since.when),
            Self::Pending { waiting_for, then } => {
                write!(f, "pending ({}), waiting for: {waiting_for}", then.value)
            }
            Self::Ended { since, by, .. } => write!(f, "ended by {by}: {}", since.when),
            Self::Uncertain { before, after, .. } => write!(f, "uncertain: {before} or {after}"),
            Self::Void { text, by, .. } => {
                write!(f, "void by {by} (the text says: {})", text.value)
            }
            Self::Unrecorded { .. } => f.write_str("unrecorded"),
        }
    }
}
