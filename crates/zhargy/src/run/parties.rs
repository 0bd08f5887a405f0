//! The parties of the demonstration: each comes through a register of its own journal before its list is filed. The parties
//! bear the names of the real ones; their steps, days and members are synthetic. What the law asks is asked, not known here.

use std::sync::Arc;

use clerk::register::record::{Founders, Members, Step, UnitMembers};
use clerk::register::{Command, Order, Register, Ruling, RulingOutcome};
use clerk::{Books, codes};
use election::{Election, List};
use jiff::ToSpan as _;
use jiff::civil::Date;
use journal::{Moment, Store};
use law::value::group;
use law::{Law, Query};
use party::{IfNeeded, PartyRules, Unit};

use super::session::{Outcome, Session};
use crate::failure::Failure;

/// Days from each step to the day on which lists are filed.
const BEFORE: [(Stage, i64); 9] = [
    (Stage::Meet, 150),
    (Stage::Committee, 150),
    (Stage::Plain(Step::Notify), 149),
    (Stage::Plain(Step::Confirm), 140),
    (Stage::Plain(Step::Publish), 130),
    (Stage::Plain(Step::HoldCongress), 100),
    (Stage::File, 80),
    (Stage::Decide, 50),
    (Stage::Plain(Step::RegisterBranches), 20),
];

/// A step whose numbers the law gives, or one without numbers.
enum Stage {
    Meet,
    Committee,
    File,
    Decide,
    Plain(Step),
}

/// The numbers that suffice, by the laws of their days.
struct Enough {
    founders: Vec<Founders>,
    committee: u64,
    members: Vec<UnitMembers>,
}

/// The name of the register's journal.
pub(super) fn journal(election: &Election) -> String {
    format!("{}/parties", election.id)
}

/// Registers the parties of all lists by the day on which these are filed; what came of it in words.
pub(super) fn register(
    books: &Arc<Books>,
    store: Box<dyn Store>,
    election: &Election,
    filed: Date,
) -> Result<String, Failure> {
    let enough = match enough(&books.law, filed) {
        Ok(enough) => enough,
        Err(gap) => return Ok(format!("Register of parties: not played, for {gap}\n")),
    };
    let mut session: Session<Register> = Session::open(Arc::clone(books), store)?;
    let mut number = 0;
    let name = journal(election);
    let title = format!("Parties of {} (synthetic steps and members)", election.title);
    let open = Command::OpenRegister { register: name.clone(), title, synthetic: true };
    give(&mut session, &mut number, filed.saturating_sub(151.days()), open)?;
    let mut outside = 0;
    for List { id, name, .. } in &election.lists {
        let enter = Command::EnterParty { party: id.clone(), name: format!("{name} (synthetic)") };
        give(&mut session, &mut number, filed.saturating_sub(151.days()), enter)?;
    }
    for (stage, before) in &BEFORE {
        let day = filed.saturating_sub(before.days());
        for list in &election.lists {
            let command = command(stage, &list.id, day, &enough);
            outside += u64::from(give(&mut session, &mut number, day, command)?);
        }
    }
    let parties = session.desk().state().parties.len();
    let mut told = format!(
        "Register of parties: {parties} registered with their branches, {} entries in `{name}`\n",
        group(session.head().size)
    );
    if outside > 0 {
        told.push_str(&format!("  {outside} of the steps decided in words, where the law of the day is open\n"));
    }
    Ok(told)
}

/// Carries an order out; what the law leaves open is decided in words, and that is told.
fn give(session: &mut Session<Register>, number: &mut u64, day: Date, command: Command) -> Result<bool, Failure> {
    let mut command = command;
    let mut decided = false;
    loop {
        *number += 1;
        let at: Moment = format!("{day}T06:00:00.000Z").parse().map_err(Failure::told)?;
        let order =
            Order { id: format!("demo-party-{number}"), actor: "registrar".to_owned(), at, command: command.clone() };
        match session.carry_out(std::slice::from_ref(&order))?.pop() {
            Some(Outcome::Done(_)) => return Ok(decided),
            Some(Outcome::Refused(why, _)) if why.code() == codes::PARTY_OPEN && !decided => {
                in_words(&mut command);
                decided = true;
            }
            Some(Outcome::Refused(why, _)) => return Err(Failure::told(format!("{} {why}", why.code()))),
            Some(Outcome::Known) | None => return Err(Failure::told("an order of the register was answered before")),
        }
    }
}

fn in_words(command: &mut Command) {
    let words = "taken as allowed (synthetic)".to_owned();
    match command {
        Command::Step { decided, .. } => *decided = Some(words),
        Command::Decide { decided, .. } => *decided = Some(Ruling { outcome: RulingOutcome::Registered, words }),
        Command::OpenRegister { .. } | Command::TakeLaw {} | Command::EnterParty { .. } => {}
    }
}

fn command(stage: &Stage, party: &str, day: Date, enough: &Enough) -> Command {
    let party = party.to_owned();
    let step = match stage {
        Stage::Meet => Step::MeetGroup { founders: enough.founders.clone() },
        Stage::Committee => Step::FormCommittee { persons: enough.committee },
        Stage::File => Step::File { members: Members::ByUnit(enough.members.clone()) },
        Stage::Plain(step) => step.clone(),
        Stage::Decide => {
            return Command::Decide { party, day, grounds: Vec::new(), because: String::new(), decided: None };
        }
    };
    Command::Step { party, day, step, because: String::new(), decided: None }
}

/// Numbers that suffice on the days of the steps; where the law of such a day gives none, why.
fn enough(law: &Law, filed: Date) -> Result<Enough, String> {
    let on = |before: i64| PartyRules::on(law, Query::on(filed.saturating_sub(before.days())));
    let on = |before: i64| on(before).map_err(|error| error.to_string());
    let (meeting, decision) = (on(150)?, on(50)?);
    let each = |least: u64, units: &[Unit]| least / u64::try_from(units.len()).unwrap_or(1).max(1) + 1;
    let units: Vec<Unit> = known(&meeting.units)?;
    let persons = each(most(&meeting, "party.founders.min", |rules| &rules.founders_min)?, &units);
    let founders = units.into_iter().map(|unit| Founders { unit: unit.id, persons }).collect();
    let units: Vec<Unit> = known(&decision.units)?;
    let in_all = most(&decision, "party.members.min", |rules| &rules.members_min)?;
    let members = each(in_all, &units).max(most(&decision, "party.members.region_min", |rules| &rules.region_min)?);
    let row = |unit: Unit| UnitMembers { unit: unit.id, members, invalid: 0, barred: 0, founders: None };
    let members = units.into_iter().map(row).collect();
    Ok(Enough { founders, committee: known(&meeting.committee_min)?, members })
}

fn known<T: Clone>(rule: &IfNeeded<T>) -> Result<T, String> {
    rule.as_ref().map(|cited| cited.value.clone()).map_err(ToString::to_string)
}

/// The largest number that a rule may ask for, whichever law had begun.
fn most(rules: &PartyRules, rule: &str, of: fn(&PartyRules) -> &IfNeeded<u64>) -> Result<u64, String> {
    let readings = rules.readings_of(&[rule]);
    readings.iter().try_fold(0, |most, reading| known(of(&reading.rules)).map(|number| most.max(number)))
}
