//! Where a place belonged when a case was opened and where it belongs on another day. It must never know a place.
//!
//! A case keeps the place it was opened for; the office follows from the place and the day. A unit that lost places keeps its id,
//! so a case of which only the unit is known stays with it, and the places that left are named.

use std::fmt;

use jiff::civil::Date;
use law::day::When;
use law::{AskError, Law, Version};

use super::names::{NotFound, find};
use super::offices::units;
use super::{
    CAPITAL, CAPITAL_NAME, MOVED, Place, UNITS, Unit, codes, name_in, names_of, places_of, units_of, versions,
};
use crate::office::Gap;
use crate::office::ask::{Ask, rows};

/// Where a place belonged and belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The full name of what was asked for.
    pub name: String,
    /// The unit on the day the case was opened.
    pub then: Unit,
    /// The division of that day.
    pub division_then: Version,
    /// The unit on the other day.
    pub now: Unit,
    /// The division of that day.
    pub division_now: Version,
    /// The moves between the two days that took the place along, in order.
    pub moved_by: Vec<Version>,
    /// Of a unit: the places that left it between the two days. A case for one of them goes with it.
    pub left: Vec<Place>,
}

impl Whereabouts {
    /// The case goes to another office.
    pub fn moves(&self) -> bool {
        self.then.id != self.now.id
    }
}

/// Why no office can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The name.
    Name(NotFound),
    /// The unit is not in the division of the day.
    NoUnit {
        /// Its name.
        unit: String,
        /// The day.
        on: Date,
        /// The division of the day.
        division: Box<Version>,
        /// The names of units that its places were in, where that is recorded.
        made_of: Vec<String>,
    },
    /// The division is not recorded.
    Division(Gap),
}

impl Lost {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Name(name) => name.code(),
            Self::NoUnit { .. } => codes::NO_UNIT_THEN,
            Self::Division(_) => codes::NO_DIVISION,
        }
    }
}

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => name.fmt(f),
            Self::NoUnit { unit, on, division, made_of } => {
                write!(f, "{unit} is not in the division of {on} ({})", division.citation())?;
                match made_of.as_slice() {
                    [] => Ok(()),
                    from => write!(f, "\n\nhint: its districts and cities were in {} then; name one", from.join(", ")),
                }
            }
            Self::Division(gap) => {
                write!(f, "{gap}\n\nhint: `zhargy law history territory.units` shows which divisions are recorded")
            }
        }
    }
}

/// Something that bears a name: a unit of any day, or a place that moved.
struct Named {
    names: Vec<String>,
    what: What,
}

enum What {
    Unit(String),
    Place(Vec<Move>),
}

/// A place's going from one unit to another.
struct Move {
    on: Date,
    place: Place,
    by: Version,
}

/// Where the unit or place of this name belonged on `opened` and belongs on `on`.
///
/// # Errors
/// A day lies before the first recorded act.
pub fn whereabouts(name: &str, opened: Date, on: Date, law: &Law) -> Result<Result<Whereabouts, Lost>, AskError> {
    let (then, now) = (Ask::new(law, opened)?, Ask::new(law, on)?);
    Ok(place(name, &then, &now, law))
}

fn place(name: &str, then: &Ask<'_>, now: &Ask<'_>, law: &Law) -> Result<Whereabouts, Lost> {
    let moves = moves(law);
    let mut known = units_of_any_day(law);
    let all: Vec<Place> = moves.iter().map(|one| one.place.clone()).collect();
    known.extend(places(moves));
    let found = find(name, &known, |named| named.names.iter().map(String::as_str).collect()).map_err(Lost::Name)?;
    let division_then = units(then).map_err(Lost::Division)?;
    let division_now = units(now).map_err(Lost::Division)?;
    let unit = |id: &str, on: Date, division: &law::Cited<Vec<Unit>>| {
        let there = division.value.iter().find(|unit| unit.id == id).cloned();
        there.ok_or_else(|| {
            let from = all.iter().filter(|place| place.to == id).map(|place| place.from.as_str());
            let mut made_of: Vec<String> = from.map(|id| unit_name(&division.value, id)).collect();
            made_of.sort();
            made_of.dedup();
            let known = known.iter().find(|named| matches!(&named.what, What::Unit(unit) if unit == id));
            let unit = known.and_then(|named| named.names.first()).cloned().unwrap_or_else(|| id.to_owned());
            Lost::NoUnit { unit, on, division: Box::new(division.from.clone()), made_of }
        })
    };
    let (at_first, at_last, moved_by, left) = match &found.what {
        What::Unit(id) => (id.as_str(), id.as_str(), Vec::new(), left(id, then.on, now.on, &known)),
        What::Place(moves) => {
            let (from, to) = (then.on.min(now.on), then.on.max(now.on));
            let between = moves.iter().filter(|one| from < one.on && one.on <= to);
            (at(moves, then.on), at(moves, now.on), between.map(|one| one.by.clone()).collect(), Vec::new())
        }
    };
    Ok(Whereabouts {
        name: found.names.first().cloned().unwrap_or_default(),
        then: unit(at_first, then.on, &division_then)?,
        now: unit(at_last, now.on, &division_now)?,
        division_then: division_then.from,
        division_now: division_now.from,
        moved_by,
        left,
    })
}

fn unit_name(units: &[Unit], id: &str) -> String {
    units.iter().find(|unit| unit.id == id).map_or_else(|| id.to_owned(), |unit| name_in(&unit.names, "en").to_owned())
}

/// The unit of a place on a day: where its last move before took it, else where its first one found it.
fn at(moves: &[Move], day: Date) -> &str {
    let last = moves.iter().rev().find(|one| one.on <= day).map(|one| one.place.to.as_str());
    last.or_else(|| moves.first().map(|one| one.place.from.as_str())).unwrap_or("")
}

/// The places that left a unit between two days.
fn left(unit: &str, one: Date, other: Date, known: &[Named]) -> Vec<Place> {
    let (from, to) = (one.min(other), one.max(other));
    let moves = known.iter().filter_map(|named| if let What::Place(moves) = &named.what { Some(moves) } else { None });
    let gone = |one: &&Move| one.place.from == unit && from < one.on && one.on <= to;
    moves.flatten().filter(gone).map(|one| one.place.clone()).collect()
}

/// Every move recorded, in the order of days. A day that is not known for certain moves nothing.
fn moves(law: &Law) -> Vec<Move> {
    let mut moves: Vec<Move> = Vec::new();
    for by in versions(law, MOVED) {
        let When::On(on) = by.since.when else { continue };
        for place in rows(&by.value).and_then(places_of).unwrap_or_default() {
            moves.push(Move { on, place, by: by.clone() });
        }
    }
    moves.sort_by_key(|one| one.on);
    moves
}

/// The places with their moves; two of one name that started from other units are two places.
fn places(moves: Vec<Move>) -> Vec<Named> {
    let mut all: Vec<(String, Vec<Move>)> = Vec::new();
    for one in moves {
        let name = name_in(&one.place.names, "en").to_owned();
        let same = |(known, moves): &&mut (String, Vec<Move>)| {
            *known == name && moves.last().is_some_and(|last| last.place.to == one.place.from)
        };
        match all.iter_mut().find(same) {
            Some((_, moves)) => moves.push(one),
            None => all.push((name, vec![one])),
        }
    }
    let named = |(_, moves): (String, Vec<Move>)| {
        let mut names: Vec<String> = Vec::new();
        for one in &moves {
            spread(&mut names, &one.place.names);
        }
        Named { names, what: What::Place(moves) }
    };
    all.into_iter().map(named).collect()
}

/// Every unit of any day with every name it ever had, and its id.
fn units_of_any_day(law: &Law) -> Vec<Named> {
    let mut all: Vec<(Unit, Vec<String>)> = Vec::new();
    for version in versions(law, UNITS) {
        for unit in rows(&version.value).and_then(units_of).unwrap_or_default() {
            let at = all.iter().position(|(known, _)| known.id == unit.id).unwrap_or_else(|| {
                all.push((unit.clone(), Vec::new()));
                all.len() - 1
            });
            spread(&mut all[at].1, &unit.names);
        }
    }
    if let Some((_, names)) = all.iter_mut().find(|(unit, _)| unit.kind == CAPITAL) {
        for version in versions(law, CAPITAL_NAME) {
            for row in rows(&version.value).unwrap_or_default() {
                spread(names, &names_of(row));
            }
        }
    }
    let named = |(unit, mut names): (Unit, Vec<String>)| {
        names.push(unit.id.clone());
        Named { names, what: What::Unit(unit.id) }
    };
    all.into_iter().map(named).collect()
}

/// Adds names that are not there, the English one first.
fn spread(into: &mut Vec<String>, names: &[(String, String)]) {
    let english = names.iter().filter(|(language, _)| language == "en");
    for (_, name) in english.chain(names) {
        if !into.contains(name) {
            into.push(name.clone());
        }
    }
}
