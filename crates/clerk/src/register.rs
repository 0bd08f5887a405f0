//! The register of parties: its orders, its records, and the state its journal folds to. What a step must meet is asked from
//! the crate `party`, under the law of the day of the step.
//!
//! A register outlives its law: it is opened under one state of the acts and taken on to the next. So what was decided is
//! read from the journal without asking the law again, and only new orders need the law that the register stands under.

mod command;
mod decide;
mod facts;
pub mod record;

use std::collections::BTreeMap;

use jiff::civil::Date;
use party::{Stage, Units};

use crate::books::Books;
use crate::command::Order as OrderOf;
use crate::desk::DeskOf;
use crate::procedure::Procedure;
use crate::record::{Cited, LawUsed};
use crate::refusal::Refusal;

pub use command::{Command, Ruling, RulingOutcome};
pub(crate) use facts::words;
pub use record::{KINDS, Record};

/// The desk of a register.
pub type Desk = DeskOf<Register>;

/// An order to a register.
pub type Order = OrderOf<Command>;

/// The state of a register.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// The opening.
    pub opened: Option<record::Opened>,
    /// The law under which steps are judged.
    pub law: Option<LawUsed>,
    /// Parties by their id.
    pub parties: BTreeMap<String, PartyState>,
    /// Units of any day by every name they ever had.
    units: Units,
}

/// A party and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyState {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub stage: Stage,
    /// What led there, in order.
    pub past: Vec<Past>,
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// The day.
    pub day: Date,
    /// The step, as the drawing names its command.
    pub step: &'static str,
    /// The stage it led to.
    pub stage: &'static str,
    /// What the law asked, or the grounds of a refusal, with the articles.
    pub by: Vec<Cited>,
    /// The paper it rests on.
    pub because: String,
    /// What was decided outside the recorded law.
    pub outside: Option<record::OutsideLaw>,
}

impl Procedure for Register {
    type Command = Command;
    type Record = Record;

    fn name(command: &Command) -> &'static str {
        command.name()
    }

    fn opens(command: &Command) -> Option<&str> {
        if let Command::OpenRegister { register, .. } = command { Some(register) } else { None }
    }

    fn rests_on(_: &Record) -> Option<&LawUsed> {
        None
    }

    fn tells(record: &Record) -> Vec<Cited> {
        let (party, stage, outside, grounds) = match record {
            Record::PartyStep(one) => (&one.party, one.stage.as_str(), &one.outside, &[][..]),
            Record::PartyRegistered(one) => (&one.party, "Registered", &one.outside, &[][..]),
            Record::PartyRefused(one) => (&one.party, "Refused", &one.outside, one.grounds.as_slice()),
            Record::Opened(_) | Record::LawTaken(_) | Record::PartyEntered(_) | Record::Refused(_) => {
                return Vec::new();
            }
        };
        let marked = if outside.is_some() { ", decided outside the recorded law" } else { "" };
        let first = Cited { words: format!("{party}: {stage}{marked}"), by: String::new() };
        std::iter::once(first).chain(grounds.iter().cloned()).collect()
    }

    fn decide(&self, books: &Books, order: &Order) -> Result<Vec<Record>, Refusal> {
        decide::decide(books, self, order).map(|record| vec![record])
    }

    fn enter(&mut self, books: &Books, _: &str, record: Record) -> Result<(), String> {
        match (&record, &self.opened) {
            (Record::Opened(_), Some(_)) => return Err("the register is opened twice".to_owned()),
            (Record::Opened(_) | Record::Refused(_), None) | (_, Some(_)) => {}
            (_, None) => return Err("the register is not opened yet".to_owned()),
        }
        match record {
            Record::Opened(opened) => {
                self.units = Units::of_law(&books.law);
                self.law = Some(opened.law.clone());
                self.opened = Some(opened);
            }
            Record::LawTaken(taken) => self.law = Some(taken.law),
            Record::PartyEntered(entered) => {
                let new = PartyState { name: entered.name, stage: Stage::Nothing, past: Vec::new() };
                if self.parties.insert(entered.party.clone(), new).is_some() {
                    return Err(format!("the party `{}` is entered twice", entered.party));
                }
            }
            Record::PartyStep(step) => self.step(step)?,
            Record::PartyRegistered(one) => {
                let past = Past {
                    day: one.day,
                    step: party::stage::Command::Decide.name(),
                    stage: "Registered",
                    by: one.by,
                    because: one.because,
                    outside: one.outside,
                };
                self.follow(&one.party, &party::stage::Command::Decide, false, past)?;
            }
            Record::PartyRefused(one) => {
                let past = Past {
                    day: one.day,
                    step: party::stage::Command::Decide.name(),
                    stage: "Refused",
                    by: one.grounds,
                    because: one.because,
                    outside: one.outside,
                };
                self.follow(&one.party, &party::stage::Command::Decide, true, past)?;
            }
            Record::Refused(_) => {}
        }
        Ok(())
    }
}

impl Register {
    fn step(&mut self, step: record::PartyStep) -> Result<(), String> {
        let command = facts::command(&self.units, &step.step).map_err(|refusal| refusal.to_string())?;
        let Some(arrow) = party::stage::TRANSITIONS.iter().find(|arrow| arrow.to == step.stage) else {
            return Err(format!("there is no stage `{}`", step.stage));
        };
        let record::PartyStep { party, day, by, because, outside, .. } = step;
        let past = Past { day, step: command.name(), stage: arrow.to, by, because, outside };
        self.follow(&party, &command, false, past)
    }

    /// Moves a party along the drawing; what the law asked of the step was asked before it was recorded.
    fn follow(&mut self, id: &str, command: &party::stage::Command, refused: bool, past: Past) -> Result<(), String> {
        let party = self.parties.get_mut(id).ok_or_else(|| format!("there is no party `{id}`"))?;
        let to = party.stage.follow(command, past.day, refused);
        let to = to.map_err(|refusal| format!("party `{id}`: {}", party::words::refusal(&refusal)))?;
        if to.name() != past.stage {
            return Err(format!("party `{id}`: {} leads to {} and not to {}", past.step, to.name(), past.stage));
        }
        party.stage = to;
        party.past.push(past);
        Ok(())
    }
}
