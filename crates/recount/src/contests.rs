//! Many contests for one seat each, under the law of their day and under another: every contest by itself, so that one that
//! cannot be decided stops no other.
//!
//! It must never know a clock, a file or a screen, and cannot decide a second time: who asks brings the second count.

pub mod json;
pub mod words;

use election::Offices;
use election::single::facts::{Held, SingleSeatElection};
use election::single::{Contest, ContestError, Ending, Outcome, SingleSeatRules, decide};
use law::{Law, Query};

use crate::{Question, Trouble};

/// Decides a contest a second time by other means and compares.
///
/// # Errors
/// In words, where the two differ.
pub type SecondDecision = fn(&Contest, &SingleSeatRules, &Outcome) -> Result<(), String>;

/// The law of a country with its offices, and the second decision.
#[derive(Clone, Copy, Debug)]
pub struct Statutes<'s> {
    /// The law.
    pub law: &'s Law,
    /// Offices, those of one seat among them.
    pub offices: &'s Offices,
    /// What every outcome is compared with.
    pub second: SecondDecision,
}

/// All contests under one state of the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Which law, in English: `the law of 2021-07-25`, with the bills laid on it.
    pub title: String,
    /// Hash of that law.
    pub law_hash: String,
    /// Hash of the law without bills.
    pub base_hash: String,
    /// The rules.
    pub rules: SingleSeatRules,
    /// How each contest ended, in their order, or why that cannot be told.
    pub outcomes: Vec<Result<Outcome, ContestError>>,
}

/// Both decisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The facts.
    pub election: SingleSeatElection,
    /// Under the law of its day.
    pub own: Decided,
    /// Under the other law, if one was asked for.
    pub other: Option<Decided>,
}

/// How an outcome stands to what was declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declared {
    /// The same person is elected.
    Same,
    /// Another person, or nobody.
    Other,
    /// Nothing was found that was declared, or nothing can be decided.
    NotKnown,
}

/// Compares an outcome with what was declared.
pub fn declared(held: &Held, outcome: &Result<Outcome, ContestError>) -> Declared {
    match (held.declared, outcome) {
        (Some(declared), Ok(outcome)) if outcome.ending == (Ending::Elected { at: declared }) => Declared::Same,
        (Some(_), Ok(_)) => Declared::Other,
        _ => Declared::NotKnown,
    }
}

/// Answers a question about an election to single seats. Lots and mandates of the question have no meaning here.
///
/// # Errors
/// The law gives no rule that is needed, a bill cannot be read or laid, or two decisions differ.
pub fn ask(statutes: &Statutes<'_>, election: SingleSeatElection, question: &Question) -> Result<Answer, Trouble> {
    let day = election.date;
    let own = decided(statutes, statutes.law, &election, Query::on(day), question, format!("the law of {day}"))?;
    let mut answer = Answer { election, own, other: None };
    if question.day.is_some() || !question.bills.is_empty() {
        let day = question.day.unwrap_or(day);
        let mut law = statutes.law.clone();
        let mut title = format!("the law of {day}");
        for (name, bytes) in &question.bills {
            let bill = law.read_bill(name, bytes).map_err(Trouble::Faults)?;
            law = law.with(&bill, day).map_err(Trouble::Faults)?;
            title.push_str(&format!(" with the bill \"{}\"", bill.title_in("en")));
        }
        answer.other = Some(decided(statutes, &law, &answer.election, Query::on(day), question, title)?);
    }
    Ok(answer)
}

fn decided(
    statutes: &Statutes<'_>,
    law: &Law,
    election: &SingleSeatElection,
    query: Query,
    question: &Question,
    title: String,
) -> Result<Decided, Trouble> {
    let rules = SingleSeatRules::on(law, statutes.offices, &election.office, query, &question.instructions);
    let rules = rules.map_err(Trouble::Rules)?;
    let mut outcomes = Vec::with_capacity(election.contests.len());
    for held in &election.contests {
        let outcome = decide(&held.contest, &rules);
        if let Ok(outcome) = &outcome {
            (statutes.second)(&held.contest, &rules, outcome).map_err(Trouble::CountsDiffer)?;
        }
        outcomes.push(outcome);
    }
    let (law_hash, base_hash) = (law.hash().to_owned(), statutes.law.hash().to_owned());
    Ok(Decided { title, law_hash, base_hash, rules, outcomes })
}
