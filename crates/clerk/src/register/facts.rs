//! Steps of a register's orders and records as the procedure knows them, with every word and number looked at. Units go by
//! any name they ever had. It must never ask what the law wants.

use std::collections::BTreeSet;

use party::membership::{Count, Facts};
use party::persons::Person;
use party::stage::Command;
use party::territory::NotFound;
use party::{Unit, Units};

use super::record::{Founders, Members, Step, UnitMembers};
use crate::refusal::Refusal;

/// No country has as many people; sums of such numbers stay far within what is computed with.
const MOST: u64 = 999_999_999;

/// Letters of a name or of a text at most.
const MOST_WORDS: usize = 2_000;

/// The step with its units by id, as it is recorded.
pub(super) fn recorded(units: &Units, step: &Step) -> Result<Step, Refusal> {
    let id = |written: &str| unit(units, written).map(|unit| unit.id);
    let mut step = step.clone();
    match &mut step {
        Step::MeetGroup { founders } => {
            founders.iter_mut().try_for_each(|row| id(&row.unit).map(|id| row.unit = id))?;
        }
        Step::File { members: Members::ByUnit(rows) } => {
            rows.iter_mut().try_for_each(|row| id(&row.unit).map(|id| row.unit = id))?;
        }
        Step::File { members: Members::ByName(rows) } => {
            rows.iter_mut().try_for_each(|row| id(&row.unit).map(|id| row.unit = id))?;
        }
        _ => {}
    }
    Ok(step)
}

/// The step as the procedure takes it.
pub(super) fn command(units: &Units, step: &Step) -> Result<Command, Refusal> {
    Ok(match step {
        Step::MeetGroup { founders } => Command::MeetGroup { founders: group(units, founders)? },
        Step::FormCommittee { persons } => Command::FormCommittee { persons: number("persons", *persons)? },
        Step::Notify => Command::Notify,
        Step::Confirm => Command::Confirm,
        Step::Publish => Command::Publish,
        Step::HoldCongress => Command::HoldCongress,
        Step::File { members } => Command::File { members: listed(units, members)? },
        Step::RegisterBranches => Command::RegisterBranches,
        Step::Annul => Command::Annul,
        Step::Suspend { until } => Command::Suspend { until: *until },
        Step::Resume => Command::Resume,
        Step::Liquidate { missed } => {
            Command::Liquidate { missed: number("elections missed", missed.unwrap_or_default())? }
        }
        Step::Lapse => Command::Lapse,
    })
}

fn group(units: &Units, founders: &[Founders]) -> Result<Facts, Refusal> {
    let mut seen = BTreeSet::new();
    let mut counts = Vec::with_capacity(founders.len());
    for row in founders {
        let unit = once(units, &row.unit, &mut seen)?;
        let persons = number("persons", row.persons)?;
        counts.push(Count { unit, members: 0, invalid: 0, barred: 0, founders: Some(persons) });
    }
    Ok(Facts::Counts(counts))
}

fn listed(units: &Units, members: &Members) -> Result<Facts, Refusal> {
    match members {
        Members::ByUnit(rows) => {
            let mut seen = BTreeSet::new();
            let rows = rows.iter().map(|row| counted(units, row, &mut seen));
            rows.collect::<Result<_, _>>().map(Facts::Counts)
        }
        Members::ByName(rows) => {
            let person = |row: &super::record::ListedPerson| {
                for text in [Some(&row.name), row.office.as_ref(), row.other_party.as_ref()].into_iter().flatten() {
                    words("name of a person", text)?;
                }
                Ok(Person {
                    name: row.name.clone(),
                    born: row.born,
                    unit: unit(units, &row.unit)?,
                    citizen: row.citizen,
                    office: row.office.clone(),
                    other_party: row.other_party.clone(),
                })
            };
            rows.iter().map(person).collect::<Result<_, _>>().map(Facts::Persons)
        }
    }
}

fn counted(units: &Units, row: &UnitMembers, seen: &mut BTreeSet<String>) -> Result<Count, Refusal> {
    let unit = once(units, &row.unit, seen)?;
    let (members, founders) = (number("members", row.members)?, row.founders);
    let founders = founders.map(|persons| number("founders", persons)).transpose()?;
    let out = row.invalid.checked_add(row.barred);
    if out.is_none_or(|out| out > members) {
        let why = format!("{}: invalid and barred ones are part of the {members} members", unit.name());
        return Err(Refusal::NotTaken { what: "members", why });
    }
    Ok(Count { unit, members, invalid: row.invalid, barred: row.barred, founders })
}

/// A unit that no other row names.
fn once(units: &Units, written: &str, seen: &mut BTreeSet<String>) -> Result<Unit, Refusal> {
    let unit = unit(units, written)?;
    if seen.insert(unit.id.clone()) { Ok(unit) } else { Err(Refusal::Twice { what: "row of the unit", id: unit.id }) }
}

fn unit(units: &Units, written: &str) -> Result<Unit, Refusal> {
    words("unit", written)?;
    let why = match units.find(written) {
        Ok(unit) => return Ok(unit.clone()),
        Err(NotFound::Unknown { nearest: Some(near) }) => format!("`{written}` is none; is `{near}` meant?"),
        Err(NotFound::Unknown { nearest: None }) => format!("`{written}` is none that any act names"),
        Err(NotFound::Ambiguous { units }) => format!("`{written}` may be several: {}", units.join(", ")),
    };
    Err(Refusal::NotTaken { what: "unit", why })
}

fn number(what: &'static str, number: u64) -> Result<u64, Refusal> {
    if number <= MOST {
        return Ok(number);
    }
    Err(Refusal::NotTaken { what, why: format!("{number} is more than any country has people") })
}

/// Words that a line shows as they are, and that say something.
pub(crate) fn words(what: &'static str, text: &str) -> Result<(), Refusal> {
    let wrong = |why: &str| Err(Refusal::NotTaken { what, why: why.to_owned() });
    // Marks that turn the direction of writing make two names look alike.
    let turns =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    if text.trim().is_empty() {
        return wrong("it is empty");
    }
    if text.chars().count() > MOST_WORDS {
        return wrong("it is longer than any paper of a register");
    }
    if text.chars().any(|c| c.is_control() || turns(c)) {
        wrong("it holds a character that nobody sees")
    } else {
        Ok(())
    }
}
