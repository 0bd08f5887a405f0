//! The register of complaints: its orders, its records, and the state its journal folds to. What a step must meet is asked from
//! the crate `ombudsman`, under the law of the day of the step; what was decided is folded without asking the law again.
//!
//! It must never hold a person, a sentence of a story or an hour: a case is its work data and the hashes of its sealed parts.

mod command;
mod decide;
mod facts;
pub mod record;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use law::calendar::Calendar;
use ombudsman::complaint::{Due, Stage, State};
use ombudsman::shared::{Office, WorkData};

use crate::books::Books;
use crate::command::Order as OrderOf;
use crate::desk::DeskOf;
use crate::procedure::Procedure;
use crate::record::{Cited, LawUsed};
use crate::refusal::Refusal;
use crate::register::record::OutsideLaw;

pub use command::{Command, Incoming};
pub use record::{KINDS, Record};

/// The desk of a register of complaints.
pub type Desk = DeskOf<Complaints>;

/// An order to a register of complaints.
pub type Order = OrderOf<Command>;

/// The state of a register of complaints.
#[derive(Clone, Debug, Default)]
pub struct Complaints {
    /// The opening.
    pub opened: Option<record::Opened>,
    /// The law under which steps are judged.
    pub law: Option<LawUsed>,
    /// Days off as the law at hand records them, which days are counted by.
    pub calendar: Calendar,
    /// Keys by office, each with its first day, the oldest first.
    pub keys: BTreeMap<String, Vec<(Date, String)>>,
    /// Cases by their random id.
    pub cases: BTreeMap<String, CaseState>,
    /// Cases by the public half of their receipt.
    pub locators: BTreeMap<String, String>,
}

/// A case and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseState {
    /// As it came.
    pub received: record::Received,
    /// The office that has it.
    pub office: Office,
    /// Where it stands.
    pub stage: Stage,
    /// What led there, in order.
    pub past: Vec<Past>,
    /// SHA-256 of the file that holds its locks.
    pub locks: String,
    /// Its sealed parts.
    pub parts: Vec<record::Part>,
    /// Times its identity was opened: the day and by whom.
    pub openings: Vec<(Date, Vec<String>)>,
    /// What cannot be opened any more.
    pub shredded: BTreeMap<String, Date>,
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// The day.
    pub day: Date,
    /// The step, as the drawing names it, or `move`.
    pub step: &'static str,
    /// The stage it led to.
    pub stage: String,
    /// The articles.
    pub by: Vec<String>,
    /// Terms it started.
    pub starts: Vec<record::Due>,
    /// What did not add up.
    pub findings: Vec<Cited>,
    /// What was decided outside the recorded law.
    pub outside: Option<OutsideLaw>,
}

impl CaseState {
    /// The work data as they stand.
    pub fn work(&self) -> WorkData {
        let own = &self.received;
        WorkData {
            case: own.case.clone(),
            class: self.stage.class,
            channel: facts::channel(&own.channel),
            received: self.stage.received,
            office: self.office.clone(),
            place: own.place.clone(),
            topic: own.topic.clone(),
            body: own.body.clone(),
            due: self.stage.next_due().and_then(Due::safe),
            closed: if let State::Closed(how) = self.stage.state { Some((self.stage.last, how)) } else { None },
            in_time: self.stage.in_time,
            recommended: facts::count(self.stage.recommended.len()),
            followed: facts::count(self.stage.recommended.intersection(&self.stage.followed).count()),
            reprisal: own.reprisal,
            language: own.language.clone(),
        }
    }

    /// Whether an account of the staff may be given the case.
    pub fn open_to(&self, office: &Office, account: &str) -> bool {
        *office == self.office && !self.received.not_officials.iter().any(|own| own == account)
    }
}

impl Procedure for Complaints {
    type Command = Command;
    type Record = Record;

    fn name(command: &Command) -> &'static str {
        command.name()
    }

    fn opens(command: &Command) -> Option<&str> {
        if let Command::OpenComplaints { register, .. } = command { Some(register) } else { None }
    }

    fn rests_on(_: &Record) -> Option<&LawUsed> {
        None
    }

    fn tells(record: &Record) -> Vec<Cited> {
        match record {
            Record::CasesReceived(received) => received.cases.iter().flat_map(facts::told).collect(),
            Record::CaseStep(step) => {
                let due = |due: &record::Due| Cited { words: facts::due_words(due), by: due.by.join("; ") };
                let first = Cited { words: format!("{}: {}", step.case, step.stage), by: step.by.join("; ") };
                let starts = step.starts.iter().map(due);
                std::iter::once(first).chain(starts).chain(step.findings.iter().cloned()).collect()
            }
            Record::CaseMoved(moved) => moved.by.clone(),
            _ => Vec::new(),
        }
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
                // Where the law at hand has no calendar, no day is computed, and each term says so.
                self.calendar = Calendar::of_law(&books.law).unwrap_or_default();
                self.law = Some(opened.law.clone());
                self.opened = Some(opened);
            }
            Record::LawTaken(taken) => self.law = Some(taken.law),
            Record::KeysSet(set) => {
                let own = self.keys.entry(set.office.clone()).or_default();
                if own.last().is_some_and(|(since, _)| *since >= set.since) {
                    return Err(format!("keys of {} go back in time", set.office));
                }
                own.push((set.since, set.fingerprint));
            }
            Record::CasesReceived(received) => received.cases.into_iter().try_for_each(|case| self.begin(case))?,
            Record::CaseStep(step) => self.step(step)?,
            Record::CaseMoved(moved) => {
                let case = self.case(&moved.case)?;
                let from = case.office.to_string();
                if from != moved.from {
                    return Err(format!("case {} is with {from} and not with {}", moved.case, moved.from));
                }
                case.office = facts::office(&moved.to);
                case.locks = moved.locks;
                case.parts.extend(moved.parts);
                let by = moved.by.iter().map(|cited| cited.by.clone()).collect();
                let (stage, starts, findings) = (case.stage.state.to_string(), Vec::new(), Vec::new());
                case.past.push(Past { day: moved.day, step: "move", stage, by, starts, findings, outside: None });
            }
            Record::PartAdded(added) => self.case(&added.case)?.parts.push(added.part),
            Record::IdentityOpened(opened) => {
                self.case(&opened.case)?.openings.push((opened.day, opened.custodians));
            }
            Record::CaseShredded(shredded) => {
                let case = self.case(&shredded.case)?;
                if case.shredded.insert(shredded.compartment.clone(), shredded.day).is_some() {
                    return Err(format!("{} of case {} is destroyed twice", shredded.compartment, shredded.case));
                }
            }
            Record::Refused(_) => {}
        }
        Ok(())
    }
}

impl Complaints {
    fn case(&mut self, id: &str) -> Result<&mut CaseState, String> {
        self.cases.get_mut(id).ok_or_else(|| format!("there is no case `{id}`"))
    }

    fn begin(&mut self, received: record::Received) -> Result<(), String> {
        let new = CaseState {
            office: facts::office(&received.office),
            stage: facts::begun(&received).map_err(|refusal| refusal.to_string())?,
            past: Vec::new(),
            locks: received.locks.clone(),
            parts: received.parts.clone(),
            openings: Vec::new(),
            shredded: BTreeMap::new(),
            received,
        };
        let id = new.received.case.clone();
        if let Some(locator) = &new.received.locator
            && self.locators.insert(locator.clone(), id.clone()).is_some()
        {
            return Err(format!("the receipt {locator} is given twice"));
        }
        if self.cases.insert(id.clone(), new).is_some() {
            return Err(format!("the case `{id}` is received twice"));
        }
        Ok(())
    }

    fn step(&mut self, step: record::CaseStep) -> Result<(), String> {
        let case = self.case(&step.case)?;
        let taken = facts::taken(&step).map_err(|refusal| refusal.to_string())?;
        let next = case.stage.clone().follow(&taken).map_err(|refusal| format!("case {}: {refusal}", step.case))?;
        if next.state.to_string() != step.stage {
            let (name, said) = (taken.step.kind().id(), &step.stage);
            return Err(format!("case {}: `{name}` leads to {} and not to {said}", step.case, next.state));
        }
        case.stage = next;
        case.parts.extend(step.part);
        case.past.push(Past {
            day: step.day,
            step: taken.step.kind().id(),
            stage: step.stage,
            by: step.by,
            starts: step.starts,
            findings: step.findings,
            outside: step.outside,
        });
        Ok(())
    }

    /// Offices that have cases.
    pub fn offices(&self) -> BTreeSet<&Office> {
        self.cases.values().map(|case| &case.office).collect()
    }
}
