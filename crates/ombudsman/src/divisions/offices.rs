//! Which units have a representative: the kinds the rule names, in the division of a day. It must never know how many.

use jiff::civil::Date;
use law::{AskError, Cited, Law, Value, Version};

use super::{CAPITAL, CAPITAL_NAME, UNITS, Unit, names_of, units_of};
use crate::office::Gap;
use crate::office::ask::{Ask, Read, items, rows};

/// Whether there are representatives, and by which rule.
const RULE: &str = "ombudsman.representatives.rule";
/// The kinds of units that have one.
const KINDS: &str = "ombudsman.representatives.units";
/// The only rule this procedure can carry out.
const ONE_IN_EACH: &str = "one_in_each_unit";

/// How the rule on representatives stands on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It applies.
    Applies(Version),
    /// It does not apply on the day, or that is not certain; the version is the one that begins later.
    Later {
        /// What the law of the day says instead.
        now: Gap,
        /// The version that begins.
        then: Version,
    },
}

/// The representatives that the rule gives by the division of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offices {
    /// The day of the division.
    pub on: Date,
    /// How the rule stands on it.
    pub standing: Standing,
    /// Kinds of units that have a representative, and the version that names them.
    pub kinds: Cited<Vec<String>>,
    /// The units that have one, in the order of the division, and the version of the division.
    pub units: Cited<Vec<Unit>>,
}

/// The representatives by the division of a day. Where the rule begins later, its first version is held against this division
/// and [`Standing::Later`] says so.
///
/// # Errors
/// The day lies before the first recorded act.
pub fn offices(on: Date, law: &Law) -> Result<Result<Offices, Gap>, AskError> {
    let ask = Ask::new(law, on)?;
    Ok(of(&ask, law))
}

fn of(ask: &Ask<'_>, law: &Law) -> Result<Offices, Gap> {
    let (standing, day) = match ask.read(RULE).and_then(|read| applies(&read)) {
        Ok(version) => (Standing::Applies(version), ask.on),
        Err(now) => {
            let (day, then) = first_after(law, ask.on).ok_or_else(|| now.clone())?;
            (Standing::Later { now, then }, day)
        }
    };
    let kinds = Ask::new(law, day).ok().map_or_else(|| ask.read(KINDS), |later| later.read(KINDS))?;
    let kinds = cited(&kinds, items)?;
    let division = units(ask)?;
    let has = |unit: &Unit| kinds.value.contains(&unit.kind);
    let units = Cited { value: division.value.into_iter().filter(has).collect(), from: division.from };
    Ok(Offices { on: ask.on, standing, kinds, units })
}

/// The version, if the rule is the one that can be carried out.
fn applies(read: &Read) -> Result<Version, Gap> {
    if read.choice()? != ONE_IN_EACH {
        return Err(read.not_named("representatives of units"));
    }
    read.versions.first().cloned().ok_or_else(|| read.not_named("representatives of units"))
}

/// The first day after `on` on which the rule certainly applies.
fn first_after(law: &Law, on: Date) -> Option<(Date, Version)> {
    let days = law.rule(RULE).map(law::Rule::change_days).unwrap_or_default();
    days.into_iter().filter(|day| *day > on).find_map(|day| {
        let version = Ask::new(law, day).ok()?.read(RULE).and_then(|read| applies(&read)).ok()?;
        Some((day, version))
    })
}

/// The division of the day; the capital bears the name it has on the day, where that is certain.
pub(super) fn units(ask: &Ask<'_>) -> Result<Cited<Vec<Unit>>, Gap> {
    let mut division = cited(&ask.read(UNITS)?, |value| units_of(rows(value)?))?;
    let named = ask.read(CAPITAL_NAME).and_then(|read| read.one(|value| Some(names_of(rows(value)?.first()?))));
    if let Ok(names) = named
        && !names.is_empty()
        && let Some(capital) = division.value.iter_mut().find(|unit| unit.kind == CAPITAL)
    {
        capital.names = names;
    }
    Ok(division)
}

fn cited<T: PartialEq>(read: &Read, value: impl Fn(&Value) -> Option<T>) -> Result<Cited<T>, Gap> {
    let value = read.one(value)?;
    let from = read.versions.first().cloned().ok_or_else(|| read.not_named("a value"))?;
    Ok(Cited { value, from })
}

/// What two divisions do not share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Units that only the later one has.
    pub added: Vec<Unit>,
    /// Units that only the earlier one has.
    pub gone: Vec<Unit>,
}

/// Why two days give other numbers: the units that came and went between them.
pub fn difference(earlier: &Offices, later: &Offices) -> Difference {
    let only = |these: &Offices, others: &Offices| {
        let missing = |unit: &&Unit| !others.units.value.iter().any(|other| other.id == unit.id);
        these.units.value.iter().filter(missing).cloned().collect()
    };
    Difference { added: only(later, earlier), gone: only(earlier, later) }
}
