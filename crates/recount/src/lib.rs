//! One election under two states of the law: the law of its day, and the law of another day, under bills, or with single
//! rules set otherwise. Both counts, which rules differ, and what each difference does by itself.
//!
//! The command line and the site ask the same [`Question`] and show the same [`Answer`]; [`json`] is what both give to
//! programs, and [`chamber`] says where the seats of a hemicycle stand.
//!
//! It must never know a clock, a file, an address or a screen: days, bills and votes are arguments. It cannot count a
//! second time either: who asks brings the second count, and an answer on which the two differ is never given.

mod bill;
pub mod chamber;
mod changes;
mod composition;
pub mod contests;
mod dice;
pub mod distance;
pub mod json;
pub mod reform;
mod trouble;
pub mod words;

use election::{Count, Election, Instruction, ListElectionRules, Lot, Offices};
use jiff::civil::Date;
use law::{Law, Query};

pub use bill::{Setting, bill_of, rule_named, written};
pub use changes::RuleChange;
pub use composition::{Composition, CompositionError, Part, Share, composition};
pub use dice::Dice;
pub use trouble::Trouble;

/// Counts a second time by other means and compares. The last argument is the drawn lot that went into the
/// count.
///
/// # Errors
/// In words, where the two differ.
pub type SecondCount = fn(&Election, &ListElectionRules, &Count, &[String]) -> Result<(), String>;

/// The law of a country with its offices, and the second count.
#[derive(Clone, Copy, Debug)]
pub struct Statutes<'s> {
    /// The law.
    pub law: &'s Law,
    /// Offices filled by lists.
    pub offices: &'s Offices,
    /// What every result is compared with.
    pub second: SecondCount,
}

/// A bill as it was given: a name for messages, and its text.
pub type Draft = (String, Vec<u8>);

/// What is asked beside the count under the law of the day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The other law is that of this day; left out: the day of the vote.
    pub day: Option<Date>,
    /// Bills laid on it, in order.
    pub bills: Vec<Draft>,
    /// Values where the law gives none, or against it.
    pub instructions: Vec<Instruction>,
    /// Lists that won a drawn lot; it belongs to the other law where there is one.
    pub lot: Option<Lot>,
    /// Mandates under the other law, where its number is a fact of the election.
    pub seats: Option<u32>,
}

/// A count under one state of the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Which law, in English: `the law of 2021-01-10`, with the bills laid on it.
    pub title: String,
    /// Hash of that law.
    pub law_hash: String,
    /// Hash of the law without bills.
    pub base_hash: String,
    /// The rules.
    pub rules: ListElectionRules,
    /// The result.
    pub count: Count,
}

/// Both counts and what lies between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The facts.
    pub election: Election,
    /// Under the law of its day.
    pub own: Counted,
    /// Under the other law, if one was asked for.
    pub other: Option<Counted>,
    /// What differs between the two laws, and what each difference does alone.
    pub changes: Vec<RuleChange>,
    /// Rules of a bill that change nothing on the day.
    pub idle: Vec<String>,
}

impl Question {
    /// Whether another law is asked for.
    pub fn asks_other(&self) -> bool {
        self.day.is_some() || !self.bills.is_empty() || self.seats.is_some()
    }
}

/// The instructions that an election's own file gives.
pub fn assumptions(election: &Election) -> Vec<Instruction> {
    instructions(&election.assumptions)
}

/// Assumptions of a file as instructions, followed only where the law gives no value.
pub fn instructions(assumptions: &[election::Assumption]) -> Vec<Instruction> {
    let instruct = |assumption: &election::Assumption| Instruction {
        rule: assumption.rule.clone(),
        value: assumption.value.clone(),
        because: assumption.because.clone(),
        replaces: false,
    };
    assumptions.iter().map(instruct).collect()
}

/// Answers a question about an election.
///
/// # Errors
/// The law gives no rule that is needed, a bill cannot be read or laid, facts are missing, or the two counts differ.
pub fn ask(statutes: &Statutes<'_>, election: Election, question: &Question) -> Result<Answer, Trouble> {
    let title = format!("the law of {}", election.date);
    let own_lot = if question.asks_other() { None } else { question.lot.as_ref() };
    let query = Query::on(election.date);
    let own = counted(statutes, statutes.law, &election, query, &question.instructions, own_lot, title)?;
    let mut answer = Answer { election, own, other: None, changes: Vec::new(), idle: Vec::new() };
    if question.asks_other() {
        other_law(statutes, question, &mut answer)?;
    }
    Ok(answer)
}

/// Adds the count under the other law to the answer.
fn other_law(statutes: &Statutes<'_>, question: &Question, answer: &mut Answer) -> Result<(), Trouble> {
    let day = question.day.unwrap_or(answer.election.date);
    let mut law = statutes.law.clone();
    let mut title = format!("the law of {day}");
    for (name, bytes) in &question.bills {
        let bill = law.read_bill(name, bytes).map_err(Trouble::Faults)?;
        let with = law.with(&bill, day).map_err(Trouble::Faults)?;
        answer.idle.extend(law.idle(&with, &bill, day));
        law = with;
        title.push_str(&format!(" with the bill \"{}\"", bill.title_in("en")));
    }
    let (query, lot) = (Query::on(day), question.lot.as_ref());
    let mut election = answer.election.clone();
    election.seats = question.seats.or(election.seats);
    let other = counted(statutes, &law, &election, query, &question.instructions, lot, title)?;
    answer.changes = changes::find(&answer.election, lot, &answer.own, &other);
    answer.other = Some(other);
    Ok(())
}

/// Counts under one law and refuses a result on which the second count differs.
fn counted(
    statutes: &Statutes<'_>,
    law: &Law,
    election: &Election,
    query: Query,
    instructions: &[Instruction],
    lot: Option<&Lot>,
    title: String,
) -> Result<Counted, Trouble> {
    let (office, seats) = (&election.office, election.seats);
    let rules = ListElectionRules::on(law, statutes.offices, office, seats, query, instructions);
    let rules = rules.map_err(Trouble::Rules)?;
    let count = election::count(election, &rules, lot).map_err(Trouble::Count)?;
    (statutes.second)(election, &rules, &count, lot.map_or(&[], |lot| lot.0.as_slice()))
        .map_err(Trouble::CountsDiffer)?;
    let base_hash = statutes.law.hash().to_owned();
    Ok(Counted { title, law_hash: law.hash().to_owned(), base_hash, rules, count })
}
