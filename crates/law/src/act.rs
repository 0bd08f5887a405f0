//! Acts and bills as they stand in their files: who ordered what, where, from when. No effect is computed here.

use jiff::civil::Date;

use crate::day::{Confidence, Day};
use crate::fault::Place;
use crate::value::{Type, Value};

/// A provision of an act: `kz/constitutional-law/1995/2464#97-1(1)`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Provision {
    /// The act's id.
    pub act: String,
    /// Article and paragraph inside the act; empty for the act as a whole.
    pub article: String,
}

impl Provision {
    /// Splits `act#article`.
    pub fn parse(text: &str) -> Self {
        let (act, article) = text.split_once('#').unwrap_or((text, ""));
        Self { act: act.to_owned(), article: article.to_owned() }
    }
}

/// An act of law, or a bill laid on top of the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// `country/form/year/number`, or the bill's own id.
    pub id: String,
    /// Constitutional Law, Law, Code, Decree ...; `Bill` for a bill.
    pub form: String,
    /// Its number; empty where it has none.
    pub number: String,
    /// Day of signing; for a bill the first day it is assumed to be in force, if it states one.
    pub signed: Option<Date>,
    /// Title by language.
    pub title: Vec<(String, String)>,
    /// What it does, in a line.
    pub what: String,
    /// Where it can be read.
    pub source: String,
    /// When it was first officially published.
    pub published: Day,
    /// When it came into force, where an operation names no clause.
    pub in_force: Option<Day>,
    /// When the act as a whole ceased to have effect.
    pub ends: Option<Day>,
    /// A bill, not law.
    pub is_bill: bool,
    /// Hash of the law a bill was drafted on.
    pub base: Option<String>,
    /// What it orders.
    pub ops: Vec<Op>,
    /// File of the act.
    pub file: String,
    /// SHA-256 of the file.
    pub hash: [u8; 32],
}

impl Act {
    /// The usual way to name the act: form, day of signing, number.
    pub fn name(&self) -> String {
        if self.is_bill {
            return format!("Bill \"{}\"", self.title_in("en"));
        }
        let signed = self.signed.map(|day| format!(" {:02}.{:02}.{}", day.day(), day.month(), day.year()));
        let number = if self.number.is_empty() { String::new() } else { format!(" No. {}", self.number) };
        format!("{}{}{number}", self.form, signed.unwrap_or_default())
    }

    /// The title in a language, else the first there is, else the id.
    pub fn title_in(&self, language: &str) -> &str {
        let named = self.title.iter().find(|(l, _)| l == language).or_else(|| self.title.first());
        named.map_or(self.id.as_str(), |(_, title)| title.as_str())
    }
}

/// The days of the fact an operation governs, where they are not the days it is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applies {
    /// First day of the fact.
    pub from: Date,
    /// Why.
    pub because: String,
}

/// What the answer is before a rule's first operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// The law had no such rule.
    NoRule,
    /// Nobody recorded what stood before.
    Unrecorded,
}

/// A rule's definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Type of all its values.
    pub of: Type,
    /// A short English title.
    pub title: String,
    /// What stood before.
    pub before: Before,
    /// Exactly one value on every day until it is ended.
    pub total: bool,
}

/// What an operation does; a closed list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The rule is first recorded here.
    Define(Definition, Value),
    /// Another value.
    Set(Value),
    /// The same value, now stated elsewhere or enacted anew.
    Rebase,
    /// No such rule any more.
    End,
    /// Gives a pending operation or act its day.
    Commence {
        /// An operation or a whole act.
        of: Reference,
        /// Its day.
        on: Date,
    },
    /// The rule does not apply until a day (exclusive); without one, no end is set.
    Suspend {
        /// First day on which it applies again.
        until: Option<Date>,
    },
    /// An operation begins later than its act said.
    Postpone {
        /// Which.
        of: Reference,
        /// Its new day.
        to: Date,
    },
    /// Savings: for facts before that day this act's operations on the rule do not apply.
    Save {
        /// First day of facts under the new rule.
        facts_before: Date,
    },
    /// Void, though the text still stands.
    Annul,
    /// An operation not yet in force will never be.
    Cancel {
        /// Which.
        of: Reference,
    },
    /// Sentences already passed are turned into another.
    Commute {
        /// The punishment as passed.
        from: String,
        /// What it becomes.
        to: String,
        /// Sentences for crimes before this day.
        facts_before: Option<Date>,
    },
    /// A printing error: the operation reads so from its own first day.
    Corrigendum {
        /// Which.
        of: Reference,
        /// What it says.
        value: Value,
    },
}

impl Kind {
    /// The kind as it is written.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Define(..) => "rule.define",
            Self::Set(_) => "rule.set",
            Self::Rebase => "rule.rebase",
            Self::End => "rule.end",
            Self::Commence { .. } => "time.commence",
            Self::Suspend { .. } => "time.suspend",
            Self::Postpone { .. } => "time.postpone",
            Self::Save { .. } => "time.save",
            Self::Annul => "court.annul",
            Self::Cancel { .. } => "op.cancel",
            Self::Commute { .. } => "sentence.commute",
            Self::Corrigendum { .. } => "fix.corrigendum",
        }
    }

    /// The operation or act that this one moves or mends; `None` for those that work on a rule.
    pub fn target(&self) -> Option<&Reference> {
        match self {
            Self::Commence { of, .. }
            | Self::Postpone { of, .. }
            | Self::Cancel { of }
            | Self::Corrigendum { of, .. } => Some(of),
            _ => None,
        }
    }

    /// All kinds, for messages.
    pub const NAMES: [&'static str; 12] = [
        "rule.define",
        "rule.set",
        "rule.rebase",
        "rule.end",
        "time.commence",
        "time.suspend",
        "time.postpone",
        "time.save",
        "court.annul",
        "op.cancel",
        "sentence.commute",
        "fix.corrigendum",
    ];
}

/// Another operation (`act-id!op-id`) or a whole act (`act-id`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The act.
    pub act: String,
    /// The operation; `None` for the whole act.
    pub op: Option<String>,
}

impl Reference {
    /// Whether it means this operation of its act.
    pub(crate) fn takes(&self, op: &Op) -> bool {
        self.op.is_none() || op.id == self.op
    }
}

/// One operation of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Op {
    /// Its name inside the act, where others refer to it.
    pub id: Option<String>,
    /// The rule it works on; empty for kinds that work on operations.
    pub rule: String,
    /// What it does.
    pub kind: Kind,
    /// Where the rule stands.
    pub targets: Vec<Provision>,
    /// Where this act orders it; `None` where that was not read.
    pub at: Option<String>,
    /// What must have stood before.
    pub was: Option<Value>,
    /// Why a false `was` is recorded all the same.
    pub accepted: Option<String>,
    /// When it begins.
    pub day: Day,
    /// Facts it governs, if other than its days of force.
    pub applies: Option<Applies>,
    /// The operation of the same day that comes before it.
    pub after: Option<Reference>,
    /// How far the rule (not its day) can be trusted.
    pub confidence: Confidence,
    /// Where it can be read.
    pub source: String,
    /// Remarks.
    pub note: String,
    /// Where in the file.
    pub place: Place,
}
