//! Regional representatives and the territory they answer for, both from the dated division of the country: which units have a
//! representative on a day, and where a place belonged on one day and belongs on another.
//!
//! No number of representatives is written anywhere: the rule names kinds of units, the division has units of those kinds.
//! This module must never know a unit, a place or a day.

mod names;
mod offices;
#[cfg(test)]
mod tests;
mod whereabouts;

use law::value::Row;
use law::{Answer, Law, Query, Version};

use crate::office::ask::text;

pub use names::NotFound;
pub use offices::{Difference, Offices, Standing, difference, offices};
pub use whereabouts::{Lost, Whereabouts, whereabouts};

/// Codes of divisions; each has a page in `docs/codes`.
pub mod codes {
    /// No unit, district or city is called so.
    pub const UNKNOWN: &str = "O120";
    /// Several are called so.
    pub const AMBIGUOUS: &str = "O121";
    /// The unit did not exist on the day.
    pub const NO_UNIT_THEN: &str = "O122";
    /// The division of the day is not recorded, or not known for certain.
    pub const NO_DIVISION: &str = "O123";
    /// The law of the day has no representatives, or it is not recorded that it has.
    pub const NO_REPRESENTATIVES: &str = "O124";
}

/// The units of the country by day.
const UNITS: &str = "territory.units";
/// The name of the capital by day.
const CAPITAL_NAME: &str = "territory.capital.name";
/// Places that went from one unit to another.
const MOVED: &str = "territory.moved";
/// The kind of the unit whose name another rule states.
const CAPITAL: &str = "capital";

/// A unit of the division.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// Its id.
    pub id: String,
    /// What it is, as the law's table says.
    pub kind: String,
    /// Its names by language.
    pub names: Vec<(String, String)>,
}

/// A district or a city within a unit that went to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// What it is, as the law's table says.
    pub kind: String,
    /// Its names by language.
    pub names: Vec<(String, String)>,
    /// The unit it left, by its id.
    pub from: String,
    /// The unit it went to, by its id.
    pub to: String,
}

/// A name in a language, else the first there is, else nothing.
pub fn name_in<'n>(names: &'n [(String, String)], language: &str) -> &'n str {
    let named = names.iter().find(|(found, _)| found == language).or_else(|| names.first());
    named.map_or("", |(_, name)| name.as_str())
}

/// The units of a version of the division; `None` where a row cannot be read.
fn units_of(rows: &[Row]) -> Option<Vec<Unit>> {
    let unit = |row: &Row| {
        Some(Unit { id: text(row, "id")?.to_owned(), kind: text(row, "kind")?.to_owned(), names: names_of(row) })
    };
    rows.iter().map(unit).collect()
}

/// The places of a version of the moves.
fn places_of(rows: &[Row]) -> Option<Vec<Place>> {
    let place = |row: &Row| {
        Some(Place {
            kind: text(row, "kind")?.to_owned(),
            names: names_of(row),
            from: text(row, "from")?.to_owned(),
            to: text(row, "to")?.to_owned(),
        })
    };
    rows.iter().map(place).collect()
}

/// Columns `name.en`, `name.ru` and so on.
fn names_of(row: &Row) -> Vec<(String, String)> {
    let language = |column: &str| column.strip_prefix("name.").map(str::to_owned);
    row.iter().filter_map(|(column, cell)| Some((language(column)?, cell.to_string()))).collect()
}

/// Every version a rule ever had, each once, earliest first.
fn versions(law: &Law, rule: &str) -> Vec<Version> {
    let mut all: Vec<Version> = Vec::new();
    for day in law.rule(rule).map(law::Rule::change_days).unwrap_or_default() {
        let Ok(answer) = law.ask(rule, &Query::on(day)) else { continue };
        for version in standing(&answer) {
            if !all.contains(version) {
                all.push(version.clone());
            }
        }
    }
    all
}

fn standing(answer: &Answer) -> Vec<&Version> {
    match answer {
        Answer::InForce(_) | Answer::Uncertain { .. } => answer.versions(),
        _ => Vec::new(),
    }
}
