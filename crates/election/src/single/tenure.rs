//! The term of an office of one seat: when it begins and ends, what ends it early, by which day the next election is called
//! and held, and what is due on a day for many posts at once. It must never know an office, a clock or a figure of the law.
//!
//! The law sets terms, not days. Where the last day of a term may be one of two, where the start of an act is not known, or
//! where the rule changed between the event and the day it would bind, every day it may be is given with its article.

mod due;
mod ends;
mod rules;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::Nominator;

pub use due::{Bound, Due, Since, State, Why, due};
pub use ends::{Ends, early_end};
pub use rules::TenureRules;

/// A post as its record stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// A stable id.
    pub id: String,
    /// Who holds it.
    pub holder: Option<Holder>,
    /// What ended or will end the office before its term; facts, whatever the law makes of them.
    pub event: Option<Event>,
    /// The next election was called on this day.
    pub called: Option<Date>,
    /// The next election was held on this day.
    pub held: Option<Date>,
}

/// Who holds a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The day of registration as elected.
    pub registered: Date,
    /// The day of voting.
    pub elected: Date,
    /// Who had put the holder forward; `None` where not stated.
    pub nominator: Option<Nominator>,
}

/// What happened to a holder or to the unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub on: Date,
    /// What.
    pub what: Happened,
}

/// What may end an office early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// Death.
    Death,
    /// A court found incapacity, absence or death.
    CourtFinding,
    /// The holder left the party that had nominated him or her.
    LeftParty,
    /// That party was reorganised or liquidated.
    PartyEnded,
    /// The deputies voted no confidence; `accepted` says whether the akim above accepted it.
    NoConfidence {
        /// `None` where he has not decided or it is not stated.
        accepted: Option<bool>,
    },
    /// Citizenship was lost.
    CitizenshipLost,
    /// The successor was registered.
    SuccessorRegistered,
    /// The President decided.
    PresidentDecided,
    /// The unit was reorganised and goes on.
    UnitReorganised,
    /// The unit was abolished, and the post with it.
    UnitAbolished,
    /// Another case, in words.
    Other(String),
}
