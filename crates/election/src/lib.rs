//! The count of list elections as the law of the day says it.
//!
//! Facts ([`Election`]) and rules ([`ListElectionRules`], a typed view of the law) go in; mandates, every step with its
//! article, and whatever the law leaves open come out. Nothing about a country is known here that the law can say as data.
//!
//! This crate never knows a clock, a file, a language of messages beyond its own errors, or a random number: the moment,
//! the drawn lot and the bytes of files are arguments.

pub mod ballot;
pub mod collation;
mod count;
mod facts;
pub mod filing;
mod indices;
pub mod judged;
mod office;
pub mod persons;
pub mod posts;
pub mod protocol;
mod rules;
pub mod schedule;
mod shown;
pub mod single;
#[cfg(test)]
mod small;
mod steps;

pub use count::{BaseFigure, Count, CountError, ListResult, Lot, Note, Open, OpenCase, count};
pub use facts::{AgainstAll, Assumption, Ballots, Election, List, RegionTurnout, VotesKnown, codes};
pub use indices::{Fixed, Indices, indices};
pub use office::{Office, Offices, SingleSeat};
pub use rules::{
    Base, Comparison, Distribution, Gap, IfNeeded, Instruction, ListElectionRules, OneParty, RulesError, SeatsRule,
    TieBy, effective_office,
};
pub use shown::Shown;
pub use steps::{AverageOf, Step, What};
