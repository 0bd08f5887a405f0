//! What stands in the journal of a register of parties, by name and version. A version that was once written is never edited:
//! a new one is added beside it. It must never know how a record came to be decided.

mod v1;

use serde_json::Value;

use crate::record::{Refused, Unreadable, records};

pub use v1::{
    Founders, LawTaken, ListedPerson, Members, Opened, OutsideLaw, PartyEntered, PartyRefused, PartyRegistered,
    PartyStep, Step, UnitMembers,
};

/// A record of the newest version it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// The register was opened: the first record of its journal but for refusals.
    Opened(Opened),
    /// The register goes on under another state of the law.
    LawTaken(LawTaken),
    /// A party to be was entered by its name.
    PartyEntered(PartyEntered),
    /// A party took a step, or something befell it.
    PartyStep(PartyStep),
    /// A party was registered.
    PartyRegistered(PartyRegistered),
    /// Registration was refused.
    PartyRefused(PartyRefused),
    /// A command that the law or the state of things did not allow.
    Refused(Refused),
}

records! {
    Opened "register.opened/1",
    LawTaken "register.law_taken/1",
    PartyEntered "party.entered/1",
    PartyStep "party.step/1",
    PartyRegistered "party.registered/1",
    PartyRefused "party.refused/1",
    Refused "command.refused/1",
}
