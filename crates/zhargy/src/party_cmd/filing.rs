//! `zhargy party file`: a table of members becomes the order by which a party files. It must never know what is needed.

use clerk::register::record::{ListedPerson, Members, Step, UnitMembers};
use clerk::register::{Command, Register};
use party::Units;
use party::membership::{Count, Facts};
use party::persons::Person;

use super::read;
use crate::Done;
use crate::cli::RegisterFileArgs;
use crate::embedded;
use crate::failure::Failure;
use crate::run::order::{self, Given};
use crate::run::place::Place;

/// Runs the command.
pub(super) fn run(args: &RegisterFileArgs) -> Done {
    let place = Place::at(&args.register.db, args.register.register.clone(), &args.register.source)?;
    let file = args.table.display().to_string();
    let bytes = embedded::read(&args.table)?;
    let units = Units::of_law(&place.books().law);
    let facts = read::facts(&file, &bytes, &units, args.day).map_err(|faults| Failure::faults(&faults))?;
    let command = Command::Step {
        party: args.party.clone(),
        day: args.day,
        step: Step::File { members: members(facts) },
        because: args.because.clone(),
        decided: args.decided.clone(),
    };
    let bytes = serde_json::to_string(&command).map_err(Failure::told)?;
    let given = Given { actor: &args.actor, id: None, salt: &args.salt, json: args.json };
    order::carry_out::<Register>(&place, given, vec![(command, bytes)])
}

fn members(facts: Facts) -> Members {
    match facts {
        Facts::Counts(counts) => Members::ByUnit(counts.into_iter().map(of_unit).collect()),
        Facts::Persons(persons) => Members::ByName(persons.into_iter().map(of_person).collect()),
    }
}

fn of_unit(count: Count) -> UnitMembers {
    let Count { unit, members, invalid, barred, founders } = count;
    UnitMembers { unit: unit.id, members, invalid, barred, founders }
}

fn of_person(person: Person) -> ListedPerson {
    let Person { name, born, unit, citizen, office, other_party } = person;
    ListedPerson { name, unit: unit.id, born, citizen, office, other_party }
}
