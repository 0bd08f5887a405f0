//! `protocol.toml`: the figures of a protocol and the table of findings, as data. It must never know a figure by its id: what
//! a figure counts is said by its row (`means`).

mod read;

use jiff::civil::Date;
use law::act::Provision;
use law::{Confidence, Law, Share};

use super::formula::Formula;

/// A text by language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Titles(pub Vec<(String, String)>);

impl Titles {
    /// The text in a language, else in English, else empty.
    pub fn get(&self, language: &str) -> &str {
        let find = |wanted: &str| self.0.iter().find(|(language, _)| language == wanted);
        find(language).or_else(|| find("en")).map_or("", |(_, text)| text)
    }
}

/// Rows a figure has in one protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// One.
    Once,
    /// One for each list of the ballot.
    List,
    /// One for each member of the commission, as many as there are.
    Member,
}

/// Which protocols a figure or a finding belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The protocol of a precinct.
    Precinct,
    /// The protocol of a commission above, or a publication: sums.
    Total,
}

/// What a figure counts, where the totals need to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// Voters on the lists.
    Registered,
    /// Voters who took part.
    TookPart,
    /// Votes for a list.
    Votes,
    /// Ballots against all.
    AgainstAll,
    /// Invalid ballots.
    Invalid,
}

/// A figure of the protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRow {
    /// Its id: `B2-1`.
    pub id: String,
    /// Its name by language.
    pub name: Titles,
    /// The name is in the words of the act; otherwise it is a paraphrase.
    pub words_of_the_act: bool,
    /// Where the law lists it.
    pub article: Provision,
    /// Rows.
    pub per: Per,
    /// It may be left out.
    pub optional: bool,
    /// The only kind of protocol that has it; `None`: all have it.
    pub scope: Option<Scope>,
    /// What it counts.
    pub means: Option<Means>,
    /// Yes/no rules that must all say yes on the day.
    pub when: Vec<String>,
    /// First day of the oldest edition in which the figure was read.
    pub seen: Date,
}

/// How a finding is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// By a relation between figures.
    Formula(Formula),
    /// A figure that may not be left out is empty.
    Complete,
    /// A number in figures and its words differ.
    Words,
    /// The figures of a whole differ from the sum of its parts.
    Chain,
    /// Not from the figures of a protocol.
    ByHand,
}

/// Whether a finding blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It needs a written reason.
    Warning,
    /// It blocks.
    Error,
}

impl Level {
    /// The level in a word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Who works with protocols.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Enters figures.
    Clerk,
    /// Settles, accepts, sends back.
    Coordinator,
    /// Watches, and enters copies.
    Observer,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 3] = [Self::Clerk, Self::Coordinator, Self::Observer];

    /// The role in a word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clerk => "clerk",
            Self::Coordinator => "coordinator",
            Self::Observer => "observer",
        }
    }
}

/// How far two sides may differ: the larger of a number and a share of the right side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// A number.
    pub value: u64,
    /// A share of the right side.
    pub percent: Share,
}

/// What each role does about a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Advice {
    /// For the clerk.
    pub clerk: Titles,
    /// For the coordinator.
    pub coordinator: Titles,
    /// For the observer.
    pub observer: Titles,
}

impl Advice {
    /// For a role.
    pub fn of(&self, role: Role) -> &Titles {
        match role {
            Role::Clerk => &self.clerk,
            Role::Coordinator => &self.coordinator,
            Role::Observer => &self.observer,
        }
    }
}

/// A row of the table of findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingRow {
    /// Its code: `K01`.
    pub code: String,
    /// What holds where nothing is found.
    pub title: Titles,
    /// How it is found.
    pub check: Check,
    /// How far the sides may differ.
    pub tolerance: Tolerance,
    /// Whether it blocks.
    pub level: Level,
    /// The only kind of protocol it is asked of; `None`: all.
    pub scope: Option<Scope>,
    /// The article it rests on.
    pub article: Provision,
    /// How far that can be trusted.
    pub confidence: Confidence,
    /// Why it must hold.
    pub because: String,
    /// What to do.
    pub advice: Advice,
}

impl FindingRow {
    /// Act and article it rests on.
    pub fn citation(&self, law: &Law) -> String {
        citation(law, &self.article)
    }
}

/// Words that head columns of a CSV.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headings {
    /// The precinct's id.
    pub precinct: Vec<String>,
    /// Who entered the row.
    pub clerk: Vec<String>,
    /// Behind a figure: its words.
    pub words: Vec<String>,
    /// What tells nothing about a protocol and may stand in the file.
    pub passed_over: Vec<String>,
}

/// Figures and findings of a country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProtocolTable {
    /// Figures in the order of the protocol.
    pub figures: Vec<FigureRow>,
    /// Findings in the order of their codes.
    pub findings: Vec<FindingRow>,
    /// Headings of files.
    pub headings: Headings,
}

impl ProtocolTable {
    /// A finding by its code.
    pub fn finding(&self, code: &str) -> Option<&FindingRow> {
        self.findings.iter().find(|row| row.code == code)
    }
}

/// A provision in words: `Constitutional Law 28.09.1995 No. 2464 art 43(8)`; the act's id where no act of that id is loaded.
pub(super) fn citation(law: &Law, provision: &Provision) -> String {
    let act = law.acts().find(|act| act.id == provision.act).map_or_else(|| provision.act.clone(), law::act::Act::name);
    format!("{act} art {}", provision.article)
}
