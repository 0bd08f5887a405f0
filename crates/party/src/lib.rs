//! The register of political parties: would this party be registered, and what may happen to it next, by the law of the day.
//!
//! [`PartyRules`] is a typed view of the law in which every value cites its version and every gap is a value.
//! [`membership::decide`] compares a party's members with the minima of the day. [`Stage`] is the life of a party, from the
//! initiative group to the end, as an enum consumed by value (`docs/PARTIES.md` draws it).
//!
//! Where an act began on a day that is not known, every reading of the law is computed ([`PartyRules::readings_of`]); what all
//! readings agree on stands, and the doubt is shown. What the law leaves open is reported as open.
//!
//! This crate never knows a clock, a file or a country: facts and days are arguments. [`words`] puts decisions into English.

pub mod membership;
pub mod persons;
mod rules;
pub mod stage;
pub mod territory;
pub mod words;

pub use rules::{Assumed, Gap, IfNeeded, Office, PartyRules, Reading, Why};

pub use stage::Stage;
pub use territory::{Unit, Units};
