//! What stands in the journal of complaints, by name and version. A version that was once written is never edited: a new one is
//! added beside it. It must never know how a record came to be decided, nor hold anything of a person.

mod v1;

use serde_json::Value;

use crate::record::{Refused, Unreadable, records};

pub use v1::{
    Came, CaseMoved, CaseShredded, CaseStep, CasesReceived, Due, Filed, IdentityOpened, KeysSet, Part, PartAdded,
    Received, Step,
};

// A register of complaints is opened and taken to another law as one of parties is.
pub use crate::register::record::{LawTaken, Opened};

/// A record of the newest version it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// The register was opened: the first record of its journal but for refusals.
    Opened(Opened),
    /// The register goes on under another state of the law.
    LawTaken(LawTaken),
    /// An office, or the custodians, have keys from a day on.
    KeysSet(KeysSet),
    /// Cases came in.
    CasesReceived(CasesReceived),
    /// A case took a step.
    CaseStep(CaseStep),
    /// A case went to another office.
    CaseMoved(CaseMoved),
    /// A sealed part came to a case.
    PartAdded(PartAdded),
    /// Custodians opened an identity.
    IdentityOpened(IdentityOpened),
    /// Keys of a case were destroyed.
    CaseShredded(CaseShredded),
    /// A command that the law or the state of things did not allow.
    Refused(Refused),
}

records! {
    Opened "complaints.opened/1",
    LawTaken "complaints.law_taken/1",
    KeysSet "office.keys/1",
    CasesReceived "cases.received/1",
    CaseStep "case.step/1",
    CaseMoved "case.moved/1",
    PartAdded "case.part/1",
    IdentityOpened "identity.opened/1",
    CaseShredded "case.shredded/1",
    Refused "command.refused/1",
}
