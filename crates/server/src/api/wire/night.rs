//! A running election as everybody may see it: progress, precincts, entries of the journal and their proofs. Nothing of a
//! protocol stands in it before the protocol is accepted.

use schemars::JsonSchema;
use serde::Serialize;

/// Up to where a journal is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Head {
    /// Number of its entries.
    pub size: u64,
    /// Hash of its last line, 64 hexadecimal digits; zeros where there is none.
    pub last: String,
}

impl From<&journal::Head> for Head {
    fn from(head: &journal::Head) -> Self {
        Self { size: head.size, last: head.last.to_string() }
    }
}

/// A running election among others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RunningLine {
    /// Its id in addresses.
    pub election: String,
    /// Its title in English.
    pub title: String,
    /// Something in it is invented.
    pub synthetic: bool,
    /// Up to where its journal is known.
    pub head: Head,
    /// Protocols that are settled.
    pub settled: u32,
    /// Of how many.
    pub of: u32,
    /// Members of the commission who signed; zero before it is certified.
    pub signed: u64,
}

/// How far a running election is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Progress {
    /// Its id in addresses.
    pub election: String,
    /// Its title in English.
    pub title: String,
    /// Something in it is invented.
    pub synthetic: bool,
    /// Up to where its journal is known.
    pub head: Head,
    /// When its last entry was recorded, in UTC; nothing where there is none.
    pub at: Option<String>,
    /// Members of the commission who signed; zero before it is certified.
    pub signed: u64,
    /// The whole; nothing before there is a ballot.
    pub whole: Option<Place>,
    /// Its regions.
    pub regions: Vec<Place>,
    /// Mandates by list, once every protocol is in and both counts agree.
    pub result: Option<Vec<Seats>>,
}

/// Totals of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Place {
    /// The region; empty for the whole.
    pub region: String,
    /// Protocols that are settled.
    pub settled: u32,
    /// Of how many.
    pub of: u32,
    /// Voters who took part, where the form has them.
    pub took_part: Option<u64>,
    /// Voters on the rolls, where the form has them.
    pub registered: Option<u64>,
    /// Votes of each list in the protocols that are settled.
    pub votes: Vec<Votes>,
}

/// Votes of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Votes {
    /// The list.
    pub list: String,
    /// Its name in English.
    pub name: String,
    /// Its votes.
    pub votes: u64,
}

/// Mandates of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Seats {
    /// The list.
    pub list: String,
    /// It passed the threshold.
    pub passed: bool,
    /// Its mandates.
    pub mandates: u32,
}

/// Votes of a list in a place: a row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceLine {
    /// The region; empty for the whole.
    pub region: String,
    /// The list.
    pub list: String,
    /// Its votes.
    pub votes: u64,
    /// Protocols that are settled.
    pub settled: u32,
    /// Of how many.
    pub of: u32,
    /// Voters who took part.
    pub took_part: Option<u64>,
    /// Voters on the rolls.
    pub registered: Option<u64>,
}

/// How far a protocol is, as far as everybody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing was entered.
    Awaited,
    /// It is being entered and checked.
    Entered,
    /// It is accepted.
    Accepted,
    /// It is settled without votes.
    Void,
}

impl State {
    /// The words that questions may name.
    pub(crate) const WORDS: [&'static str; 4] = ["awaited", "entered", "accepted", "void"];

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Awaited => "awaited",
            Self::Entered => "entered",
            Self::Accepted => "accepted",
            Self::Void => "void",
        }
    }
}

impl From<pages::protocols::State> for State {
    fn from(state: pages::protocols::State) -> Self {
        use pages::protocols::State as Own;
        match state {
            Own::Awaited => Self::Awaited,
            Own::Entered => Self::Entered,
            Own::Accepted => Self::Accepted,
            Own::Void => Self::Void,
        }
    }
}

/// A precinct among others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PrecinctLine {
    /// Its number.
    pub precinct: String,
    /// Its region.
    pub region: String,
    /// Its district.
    pub district: String,
    /// How far its protocol is.
    pub state: State,
    /// An observer's copy shows other figures.
    pub copies_differ: bool,
}

/// A precinct as everybody may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Precinct {
    /// Its number.
    pub precinct: String,
    /// Its region.
    pub region: String,
    /// Its district.
    pub district: String,
    /// How far its protocol is.
    pub state: State,
    /// Figures of the accepted protocol; empty before.
    pub figures: Vec<Figure>,
    /// Steps that were taken back or lost a dispute, in words.
    pub past: Vec<String>,
    /// Reasons given for warnings.
    pub reasons: Vec<Reason>,
    /// Observers' copies that differ.
    pub copies: Vec<Copy>,
    /// Places of its entries in the journal; empty before it is settled.
    pub entries: Vec<u64>,
}

/// A figure of a protocol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Figure {
    /// Its place on the form, such as `B1`.
    pub place: String,
    /// What it counts, in English.
    pub title: String,
    /// The list whose votes it counts.
    pub list: Option<String>,
    /// The number; nothing where it is empty, which is not zero.
    pub number: Option<u64>,
}

/// Why a warning may stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Reason {
    /// Code of the finding.
    pub code: String,
    /// In words.
    pub words: String,
}

/// An observer's copy that differs from the protocol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Copy {
    /// Who entered it.
    pub by: String,
    /// Figures that differ.
    pub figures: Vec<CopyDiffers>,
}

/// A figure in which a copy differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CopyDiffers {
    /// Its place on the form.
    pub figure: String,
    /// In the protocol.
    pub protocol: Option<u64>,
    /// In the copy.
    pub copy: Option<u64>,
}

/// Where a journal stands: its head, and the root of its tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Journal {
    /// Its id in addresses.
    pub election: String,
    /// Its head.
    pub head: Head,
    /// Root of the Merkle tree over all lines (RFC 9162), 64 hexadecimal digits.
    pub root: String,
}

/// An entry that everybody may read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EntryLine {
    /// Its place, from 0.
    pub seq: u64,
    /// The precinct it is about.
    pub precinct: String,
    /// Its leaf hash: SHA-256 of a zero byte and the line.
    pub hash: String,
    /// The line, byte by byte as it stands.
    pub line: String,
}

/// That the entries of a precinct stand in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Proofs {
    /// The precinct.
    pub precinct: String,
    /// One a line; empty before the protocol is settled.
    pub proofs: Vec<Proof>,
}

/// That a line stands in a journal: from its leaf hash by the path to the root (RFC 9162, section 2.1.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Proof {
    /// Its place, from 0.
    pub seq: u64,
    /// The line, byte by byte as it stands.
    pub line: String,
    /// Its leaf hash: SHA-256 of a zero byte and the line.
    pub hash: String,
    /// Hashes beside the way from the leaf to the root.
    pub path: Vec<String>,
    /// Root of the tree.
    pub root: String,
    /// The head of the journal that the tree is of.
    pub head: Head,
}
