//! The law as a clerk has it at hand: acts, offices, the table of the protocol, the steps of the calendar, and the hash of every file of them.

use std::collections::BTreeMap;
use std::fmt;

use election::Offices;
use election::protocol::ProtocolTable;
use election::schedule::Plan;
use law::Law;

use crate::codes;
use crate::record::LawUsed;

/// The law and what belongs to it.
#[derive(Debug)]
pub struct Books {
    /// The acts.
    pub law: Law,
    /// Offices filled by election.
    pub offices: Offices,
    /// Figures and findings of protocols.
    pub table: ProtocolTable,
    /// The steps of an election's calendar; nothing where the law at hand has none, and then no order is judged by days.
    pub plan: Option<Plan>,
    /// SHA-256 of every file by its name, in lower-case hexadecimal.
    pub files: BTreeMap<String, String>,
}

/// A journal was begun under another state of the law than is at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherLaw {
    /// Hash of the law that the journal names.
    pub wanted: String,
    /// Hash of the law at hand.
    pub found: String,
    /// The first file that differs, is missing or is one too many.
    pub file: String,
}

impl fmt::Display for OtherLaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { wanted, found, file } = self;
        write!(f, "{} the journal was begun under the law {wanted}, at hand is {found}", codes::OTHER_LAW)?;
        write!(f, "; `{file}` differs\n\nhint: give the acts of that day with --acts DIR; an archive holds them")
    }
}

impl std::error::Error for OtherLaw {}

impl Books {
    /// What the first entry of a journal says of the law.
    pub fn used(&self) -> LawUsed {
        LawUsed { hash: self.law.hash().to_owned(), files: self.files.clone() }
    }

    /// Whether a journal was begun under this law.
    ///
    /// # Errors
    /// The first file that differs.
    pub fn check(&self, used: &LawUsed) -> Result<(), OtherLaw> {
        if used.hash == self.law.hash() && used.files == self.files {
            return Ok(());
        }
        let differs = |name: &&String| used.files.get(*name) != self.files.get(*name);
        let file = used.files.keys().chain(self.files.keys()).find(differs);
        Err(OtherLaw {
            wanted: used.hash.clone(),
            found: self.law.hash().to_owned(),
            file: file.cloned().unwrap_or_default(),
        })
    }
}
