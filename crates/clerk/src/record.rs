//! What stands in the journal of an election: every record by name and version, and how it becomes an entry's body.
//!
//! A record version that was once written is never edited: a new one is added beside it, and `Record::read` goes on
//! reading both. It must never know how a record came to be decided.

mod sitting;
mod v1;

use std::fmt;

use serde_json::Value;

use crate::codes;

pub use sitting::{ResultSigned, ResultUnsigned, SittingOpened};
pub use v1::{
    BallotSet, Called, CertificateIssued, Certified, Cited, CopyEntered, Counted, CountedList, Figures, Instruction,
    LawUsed, ListDecided, ListFiled, ListNamed, ListRegistered, ListWithdrawn, LotDrawn, MandateVacated,
    MandatesDecided, MandatesGiven, Person, Precinct, PrecinctsSet, ProtocolStep, Reason, Refused, RuleUsed, Term,
    TermsSet, VacancyFilled,
};

/// A record of the newest version it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// The election was called: the first record of its journal but for refusals.
    Called(Called),
    /// The call set days of its own for some steps of the calendar.
    TermsSet(TermsSet),
    /// Precincts of the territory.
    PrecinctsSet(PrecinctsSet),
    /// A party filed a list.
    ListFiled(ListFiled),
    /// A list's name in the languages of the ballot.
    ListNamed(ListNamed),
    /// A list was sent back or refused.
    ListDecided(ListDecided),
    /// A list was registered.
    ListRegistered(ListRegistered),
    /// A list left the election.
    ListWithdrawn(ListWithdrawn),
    /// The ballot: the lists in the order of the lot.
    BallotSet(BallotSet),
    /// A step of the entry of a protocol.
    ProtocolStep(ProtocolStep),
    /// An observer's copy of a protocol.
    CopyEntered(CopyEntered),
    /// A lot the law asked for.
    LotDrawn(LotDrawn),
    /// The result as counted from the protocols.
    Counted(Counted),
    /// The commission sits on the counted result.
    SittingOpened(SittingOpened),
    /// Somebody signed the result at the sitting.
    ResultSigned(ResultSigned),
    /// Who signed the result took the signature back.
    ResultUnsigned(ResultUnsigned),
    /// The commission certified the result.
    Certified(Certified),
    /// The certificate was issued as files.
    CertificateIssued(CertificateIssued),
    /// The commission decided in words what the law leaves open about mandates.
    MandatesDecided(MandatesDecided),
    /// Persons got a list's mandates.
    MandatesGiven(MandatesGiven),
    /// A mandate lost its holder and passed on, or stays vacant.
    MandateVacated(MandateVacated),
    /// A mandate that stayed vacant has a holder again.
    VacancyFilled(VacancyFilled),
    /// A command that the law or the state of things did not allow.
    Refused(Refused),
}

/// Why a line of a journal is no record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nobody knows the record, or it is of a version newer than this program.
    Kind(String),
    /// The record's body is not what its version asks for.
    Body {
        /// Name and version.
        kind: String,
        /// What is wrong with it.
        why: String,
    },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind(kind) => {
                write!(f, "{} no record `{kind}` is known; a newer program may have written it", codes::UNKNOWN_RECORD)
            }
            Self::Body { kind, why } => write!(f, "{} the body of `{kind}` cannot be read: {why}", codes::BAD_BODY),
        }
    }
}

impl std::error::Error for Unreadable {}

/// Name and version of every record, and how each is read and written; one line a version.
macro_rules! records {
    ($($variant:ident $kind:literal,)*) => {
        /// Name and version of every record that can be read, in the order of a procedure.
        pub const KINDS: &[&str] = &[$($kind,)*];

        impl Record {
            /// Name and version.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => $kind,)*
                }
            }

            /// The body of the entry.
            ///
            /// # Panics
            /// Never: the bodies are plain data with text keys.
            pub fn body(&self) -> Value {
                let body = match self {
                    $(Self::$variant(body) => serde_json::to_value(body),)*
                };
                body.unwrap_or_else(|error| unreachable!("a record of plain data is JSON: {error}"))
            }

            /// Reads a body of any version.
            ///
            /// # Errors
            /// A kind that is not known, a body that does not fit its kind.
            pub fn read(kind: &str, body: &Value) -> Result<Self, Unreadable> {
                let wrong = |error: serde_json::Error| Unreadable::Body { kind: kind.to_owned(), why: error.to_string() };
                match kind {
                    $($kind => serde::Deserialize::deserialize(body).map(Self::$variant).map_err(wrong),)*
                    _ => Err(Unreadable::Kind(kind.to_owned())),
                }
            }
        }

        impl $crate::procedure::Recorded for Record {
            fn kind(&self) -> &'static str {
                Self::kind(self)
            }

            fn body(&self) -> Value {
                Self::body(self)
            }

            fn read(kind: &str, body: &Value) -> Result<Self, Unreadable> {
                Self::read(kind, body)
            }

            fn of_refusal(refused: $crate::record::Refused) -> Self {
                Self::Refused(refused)
            }

            fn refused(self) -> Option<$crate::record::Refused> {
                if let Self::Refused(refused) = self { Some(refused) } else { None }
            }
        }
    };
}
pub(crate) use records;

records! {
    Called "election.called/1",
    TermsSet "terms.set/1",
    PrecinctsSet "precincts.set/1",
    ListFiled "list.filed/1",
    ListNamed "list.named/1",
    ListDecided "list.decided/1",
    ListRegistered "list.registered/1",
    ListWithdrawn "list.withdrawn/1",
    BallotSet "ballot.set/1",
    ProtocolStep "protocol.step/1",
    CopyEntered "copy.entered/1",
    LotDrawn "lot.drawn/1",
    Counted "result.counted/1",
    SittingOpened "sitting.opened/1",
    ResultSigned "result.signed/1",
    ResultUnsigned "result.unsigned/1",
    Certified "result.certified/1",
    CertificateIssued "certificate.issued/1",
    MandatesDecided "mandates.decided/1",
    MandatesGiven "mandates.given/1",
    MandateVacated "mandate.vacated/1",
    VacancyFilled "vacancy.filled/1",
    Refused "command.refused/1",
}
