//! Acts and what each of them orders.

use std::collections::BTreeMap;

use jiff::civil::Date;
use law::act::{Kind, Op};
use schemars::JsonSchema;
use serde::Serialize;

use super::law::{Day, Typed, provision};

/// The head of an act, without its operations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActLine {
    /// `country/form/year/number`.
    pub id: String,
    /// Its usual name.
    pub name: String,
    /// Constitutional Law, Law, Code, Decree ...
    pub form: String,
    /// Its number; empty where it has none.
    pub number: String,
    /// Day of signing.
    #[schemars(with = "Option<super::DayText>")]
    pub signed: Option<Date>,
    /// Title by the tag of its language.
    pub title: BTreeMap<String, String>,
    /// What it does, in a line.
    pub what: String,
    /// When it was first officially published.
    pub published: Day,
    /// When it came into force, where its operations name no day of their own.
    pub in_force: Option<Day>,
    /// When the act as a whole ceased to have effect.
    pub ends: Option<Day>,
    /// Where it can be read.
    pub source: String,
    /// How many operations it has.
    pub operations: u64,
}

/// An act with its operations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Act {
    /// Its head.
    pub act: ActLine,
    /// What it orders.
    pub operations: Vec<Operation>,
}

/// An operation as its act orders it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Operation {
    /// What it does: `rule.set`, `rule.end` ...
    pub kind: String,
    /// The rule; nothing where it speaks of another operation or of an act.
    pub rule: Option<String>,
    /// What it expected to find.
    pub was: Option<String>,
    /// What it sets.
    pub value: Option<String>,
    /// The same in its own type.
    pub typed: Option<Typed>,
    /// Where the rule stands: `act#article`.
    pub provisions: Vec<String>,
    /// Where the act orders it, if that was read.
    pub at: Option<String>,
    /// How far it can be trusted: text, press, deduced, unconfirmed.
    pub confidence: String,
    /// When it comes into force.
    pub in_force: Day,
    /// The first day of facts that it governs, where that is another.
    #[schemars(with = "Option<super::DayText>")]
    pub applies_from: Option<Date>,
    /// Where it can be read.
    pub source: String,
    /// Remarks.
    pub note: String,
}

impl From<&law::act::Act> for ActLine {
    fn from(act: &law::act::Act) -> Self {
        Self {
            id: act.id.clone(),
            name: act.name(),
            form: act.form.clone(),
            number: act.number.clone(),
            signed: act.signed,
            title: act.title.iter().cloned().collect(),
            what: act.what.clone(),
            published: (&act.published).into(),
            in_force: act.in_force.as_ref().map(Into::into),
            ends: act.ends.as_ref().map(Into::into),
            source: act.source.clone(),
            operations: u64::try_from(act.ops.len()).unwrap_or(u64::MAX),
        }
    }
}

impl From<&Op> for Operation {
    fn from(op: &Op) -> Self {
        let value = match &op.kind {
            Kind::Define(_, value) | Kind::Set(value) | Kind::Corrigendum { value, .. } => Some(value),
            _ => None,
        };
        Self {
            kind: op.kind.name().to_owned(),
            rule: (!op.rule.is_empty()).then(|| op.rule.clone()),
            was: op.was.as_ref().map(ToString::to_string),
            value: value.map(ToString::to_string),
            typed: value.map(Into::into),
            provisions: op.targets.iter().map(provision).collect(),
            at: op.at.clone(),
            confidence: op.confidence.as_str().to_owned(),
            in_force: (&op.day).into(),
            applies_from: op.applies.as_ref().map(|applies| applies.from),
            source: op.source.clone(),
            note: op.note.clone(),
        }
    }
}
