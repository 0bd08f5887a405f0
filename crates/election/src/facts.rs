//! An election as facts: votes, ballots, what was declared, what nobody found. Facts are the same under every law.

pub(crate) mod read;

pub(crate) use read::{assumption, percent, titles};

use jiff::civil::Date;
use law::Confidence;

/// Codes of faults in election files.
pub mod codes {
    /// Two lists have one id.
    pub const SAME_LIST: &str = "F001";
    /// Votes are more than the ballots that hold them.
    pub const VOTES_ABOVE_BASE: &str = "F002";
    /// A share that is no percentage.
    pub const BAD_PERCENT: &str = "F003";
    /// More votes than can be counted exactly.
    pub const TOO_MANY_VOTES: &str = "F004";
    /// Figures that exclude each other.
    pub const CONTRADICTION: &str = "F005";
    /// More declared seats than seats.
    pub const SEATS_ABOVE_HOUSE: &str = "F006";
    /// Two contests have one id.
    pub const SAME_CONTEST: &str = "F010";
    /// Who is declared elected does not stand.
    pub const DECLARED_UNKNOWN: &str = "F011";
    /// Figures of a contest that exclude each other.
    pub const CONTEST: &str = "F012";
}

/// Ballots marked against all lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgainstAll {
    /// So many.
    Ballots(u64),
    /// The ballot had no such line.
    NoLine,
    /// There was a line; its number was not found.
    NotFound,
}

impl AgainstAll {
    /// The number where it is known; without a line there are none.
    pub fn known(self) -> Option<u64> {
        match self {
            Self::Ballots(n) => Some(n),
            Self::NoLine => Some(0),
            Self::NotFound => None,
        }
    }
}

/// Ballots of an election; what was not found is `None`, never zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballots {
    /// Voters on the lists.
    pub registered: Option<u64>,
    /// All ballots in the boxes, or voters who took part.
    pub received: Option<u64>,
    /// Against all.
    pub against_all: AgainstAll,
    /// The number the printed percentages were taken of.
    pub base: Option<u64>,
    /// Ballots in the boxes outside that number.
    pub not_in_base: Option<u64>,
}

/// A party list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Stable within the election.
    pub id: String,
    /// Name in English, or the id.
    pub name: String,
    /// Names in other languages, by language; as far as the file has them.
    pub names: Vec<(String, String)>,
    /// Ballots for it.
    pub votes: Option<u64>,
    /// The printed percentage as it was printed: hundredths of a percent.
    pub percent_hundredths: Option<u64>,
    /// Seats officially declared.
    pub declared_seats: Option<u32>,
    /// Persons registered on it.
    pub persons: Option<u32>,
    /// Place in the order of registration, from 1, where recorded.
    pub registered_order: Option<u32>,
    /// Addresses of the sources.
    pub sources: Vec<String>,
}

/// An explicit instruction where the law of the day is not recorded or not certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// The rule.
    pub rule: String,
    /// The value as text in the rule's type.
    pub value: String,
    /// Why.
    pub because: String,
}

/// Turnout of a region as announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionTurnout {
    /// Key of the region.
    pub region: String,
    /// Percent as printed: hundredths.
    pub percent_hundredths: u64,
    /// When it was announced.
    pub stage: String,
}

/// An election.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Election {
    /// `kz/majilis-2021`.
    pub id: String,
    /// The office by id.
    pub office: String,
    /// Title in English.
    pub title: String,
    /// Day of the vote.
    pub date: Date,
    /// Where.
    pub territory: String,
    /// Seats to distribute, where the election and not the law states them.
    pub seats: Option<u32>,
    /// How far the figures can be trusted.
    pub confidence: Confidence,
    /// Ballots.
    pub ballots: Ballots,
    /// Lists in the order of the source.
    pub lists: Vec<List>,
    /// Explicit instructions.
    pub assumptions: Vec<Assumption>,
    /// Turnout by region.
    pub regions: Vec<RegionTurnout>,
    /// Addresses of the sources.
    pub sources: Vec<String>,
    /// What a reader should know.
    pub caveats: Vec<String>,
    /// The file.
    pub file: String,
}

/// How the votes of an election are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VotesKnown {
    /// Every list's votes.
    Exactly,
    /// Only printed percentages of every list.
    AsPercentages,
    /// Not for every list.
    InPart,
}

impl Election {
    /// How the votes are known.
    pub fn votes_known(&self) -> VotesKnown {
        if self.lists.iter().all(|list| list.votes.is_some()) {
            VotesKnown::Exactly
        } else if self.lists.iter().all(|list| list.percent_hundredths.is_some()) {
            VotesKnown::AsPercentages
        } else {
            VotesKnown::InPart
        }
    }

    /// The declared seats in the order of the lists, if declared for every list.
    pub fn declared(&self) -> Option<Vec<u32>> {
        self.lists.iter().map(|list| list.declared_seats).collect()
    }

    /// A list by its id.
    pub fn list(&self, id: &str) -> Option<usize> {
        self.lists.iter().position(|list| list.id == id)
    }
}
