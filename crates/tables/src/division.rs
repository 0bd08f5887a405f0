//! Regions as a table may name them: by code or by a name, in the division of one day. A name or a region of another day is
//! told as such, with what is valid on the day. What the regions are is law; it must never be written here.

use jiff::civil::Date;
use law::value::Cell;
use law::{Law, Query, Value};
use party::{PartyRules, Unit, Units};

use super::{codes, shown};

/// The regions of a day, and those of other days.
#[derive(Debug, Default)]
pub struct Division {
    day: Date,
    /// The units of the day under the names of the day.
    units: Vec<Unit>,
    here: Units,
    /// The units of all days under all names of the law.
    all: Units,
    /// Names from before the law is recorded, each with the day it ended.
    former: Vec<(Units, Date)>,
    /// Each unit with the day since which the law names it.
    since: Vec<(String, String)>,
    /// Whether the day's name of the capital is known; where it is not, each of its names is taken.
    capital_known: bool,
}

/// A name of a region from before the law is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// The region.
    pub id: String,
    /// Its names by the tags of their languages.
    pub names: Vec<(String, String)>,
    /// The day on which they ended.
    pub until: Date,
}

/// Why a region is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The code.
    pub code: &'static str,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub hint: String,
}

/// The rule that says what the units are.
const UNITS: &str = "territory.units";
/// The rule that names the capital by day.
const CAPITAL: &str = "territory.capital.name";

impl Division {
    /// The division of a day; `former` are names from before the law is recorded.
    ///
    /// # Errors
    /// The law of the day gives no single division.
    pub fn on(law: &Law, former: Vec<Former>, day: Date) -> Result<Self, String> {
        let rules = PartyRules::on(law, Query::on(day)).map_err(|error| error.to_string())?;
        let units = rules.units.map_err(|gap| format!("the division of {day} is not known: {gap}"))?.value;
        let capital = law.ask(CAPITAL, &Query::on(day)).map_err(|error| error.to_string())?;
        let named = |former: Former| {
            let unit = Unit { id: former.id, kind: "region".to_owned(), names: former.names };
            (Units::of([unit]), former.until)
        };
        let former = former.into_iter().map(named).collect();
        let here = Units::of(units.iter().cloned());
        let capital_known = capital.in_force().is_some();
        Ok(Self { day, units, here, all: Units::of_law(law), former, since: since(law), capital_known })
    }

    /// The code of a region.
    ///
    /// # Errors
    /// No region of the day is called so.
    pub fn find(&self, written: &str) -> Result<String, Refused> {
        if let Ok(unit) = self.here.find(written) {
            return Ok(unit.id.clone());
        }
        match self.all.find(written) {
            Ok(unit) => self.of_another_day(written, unit),
            Err(party::territory::NotFound::Ambiguous { units }) => Err(Refused {
                code: codes::REGION,
                what: format!("`{}` may be several: {}", shown(written), units.join(", ")),
                hint: "write the whole name or the code".to_owned(),
            }),
            Err(party::territory::NotFound::Unknown { nearest }) => Err(self.former(written, nearest)),
        }
    }

    fn today(&self, id: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    fn of_another_day(&self, written: &str, unit: &Unit) -> Result<String, Refused> {
        let written = shown(written);
        if let Some(today) = self.today(&unit.id) {
            if !self.capital_known && today.kind != "region" {
                return Ok(today.id.clone());
            }
            let what = format!("`{written}` was called {} on {}", today.name(), self.day);
            let hint = format!("write `{}` or {}", today.name(), today.id);
            return Err(Refused { code: codes::OTHER_DAY, what, hint });
        }
        let since = self.since.iter().find(|(id, _)| *id == unit.id);
        let since = since.map_or_else(String::new, |(_, since)| format!("; it is there since {since}"));
        let what = format!("`{written}` was no region on {}{since}", self.day);
        let hint = format!("name the region of which it was a part on {}, or correct the day of the vote", self.day);
        Err(Refused { code: codes::OTHER_DAY, what, hint })
    }

    fn former(&self, written: &str, nearest: Option<String>) -> Refused {
        let is = |units: &Units| units.find(written).ok().and_then(|unit| self.today(&unit.id));
        let found = self.former.iter().find_map(|(units, until)| Some((is(units)?, until)));
        if let Some((today, until)) = found {
            let what = format!("`{}` was the name of {} until {until}", shown(written), today.name());
            let hint = format!("write `{}` or {}", today.name(), today.id);
            return Refused { code: codes::OTHER_DAY, what, hint };
        }
        let hint = nearest.map_or_else(
            || "write the code, such as KZ-11, or the name in Kazakh, Russian or English".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        Refused { code: codes::REGION, what: format!("no region is called `{}`", shown(written)), hint }
    }
}

/// Every unit with the day since which the law names it.
fn since(law: &Law) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for entry in law.history(UNITS).unwrap_or_default() {
        let Value::Table(rows) = &entry.version.value else { continue };
        let since = entry.day.when.to_string();
        for row in rows {
            let id = row.iter().find_map(|(column, cell)| match cell {
                Cell::Text(id) if column == "id" => Some(id.clone()),
                _ => None,
            });
            if let Some(id) = id.filter(|id| !found.iter().any(|(known, _)| known == id)) {
                found.push((id, since.clone()));
            }
        }
    }
    found
}
