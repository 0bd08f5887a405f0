//! Many elections of one person for one seat each, in public: all of them at a glance, as a table that answers questions, by
//! region, and one by one with the derivation. Figures come from whoever counted; what is not known is said to be so.
//!
//! It must never know where a set comes from: a journal and recorded facts look alike here.

mod against;
mod ask;
mod beside;
mod calendar;
mod chamber;
mod filter;
mod glance;
mod published;
mod reform;
mod region;
mod regions;
mod seat;
mod set;
mod states;
mod table;
mod way;

use std::sync::Arc;

use election::single::Nominator;
use jiff::civil::Date;
use journal::{Head, Moment};
use law::{Confidence, Version};

pub use ask::{AgainstAll, Asked, FIELDS, Holder, Map, Sort};
pub use chamber::{Chamber, Filled, Part};
pub use reform::ReformAsked;
pub use region::Days;
pub use seat::{Candidate, Contest, Ground, HeldBy, Past, Precinct};

/// How far the election for a post has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// None is called.
    NotCalled,
    /// Called: the vote is ahead.
    Called,
    /// Protocols come in.
    Counting,
    /// Somebody is elected.
    Elected,
    /// Votes are cast again between some of them.
    RepeatVoting,
    /// A new election is held.
    RepeatElection,
    /// Put off.
    PutOff,
    /// Void, and repeated.
    Void,
    /// The law does not say.
    Open,
    /// The post is no more.
    Abolished,
}

impl State {
    /// All of them with the words that addresses have.
    pub const ALL: [(&'static str, Self); 10] = [
        ("not_called", Self::NotCalled),
        ("called", Self::Called),
        ("counting", Self::Counting),
        ("elected", Self::Elected),
        ("repeat_voting", Self::RepeatVoting),
        ("repeat_election", Self::RepeatElection),
        ("put_off", Self::PutOff),
        ("void", Self::Void),
        ("open", Self::Open),
        ("abolished", Self::Abolished),
    ];

    /// The same as words alone.
    pub const WORDS: [&'static str; 10] = [
        "not_called",
        "called",
        "counting",
        "elected",
        "repeat_voting",
        "repeat_election",
        "put_off",
        "void",
        "open",
        "abolished",
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, state)| *state == self).map_or("", |(word, _)| word)
    }

    /// Whether it is voted again, in whatever way.
    pub fn is_repeated(self) -> bool {
        matches!(self, Self::RepeatVoting | Self::RepeatElection | Self::Void)
    }
}

/// Who is elected; what is not known is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Winner {
    /// Name.
    pub name: String,
    /// Who nominated.
    pub nominator: Option<Nominator>,
    /// A woman.
    pub woman: Option<bool>,
    /// Full years on the day of the vote.
    pub age: Option<u64>,
    /// Did not hold the post before.
    pub new: Option<bool>,
    /// Votes.
    pub votes: Option<u64>,
    /// The most that another has; `None` where there is no other or it is not known.
    pub next: Option<u64>,
}

/// A post among others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id within the set.
    pub post: String,
    /// Its names by the tags of their languages.
    pub names: Vec<(String, String)>,
    /// Its region, by id.
    pub region: String,
    /// Its district; empty where not known.
    pub district: String,
    /// `city`, `village`, `settlement`, `rural_district`; empty where it is none of them.
    pub kind: String,
    /// Day of the vote of the newest round.
    pub vote: Option<Date>,
    /// How far it is.
    pub state: State,
    /// The commission certified the outcome, or it was declared.
    pub certified: bool,
    /// Candidates who stand or stood.
    pub candidates: u64,
    /// Women among them.
    pub women: Option<u64>,
    /// Protocols settled.
    pub settled: u64,
    /// Of how many.
    pub of: u64,
    /// Who is elected.
    pub winner: Option<Winner>,
    /// Ballots against all.
    pub against_all: Option<u64>,
    /// More of them than votes for anybody.
    pub against_leads: bool,
    /// Those who took part.
    pub took_part: Option<u64>,
    /// Voters on the lists, or electors.
    pub registered: Option<u64>,
    /// What shares are of: those who took part, else the sum of all ballots where each is known.
    pub base: Option<u64>,
    /// Votes are hundredths of a percent.
    pub percentages: bool,
}

impl Row {
    /// The name in a language, else the first, else the id.
    pub fn name(&self, language: &str) -> &str {
        let own = self.names.iter().find(|(tag, _)| tag == language).or(self.names.first());
        own.map_or(&self.post, |(_, name)| name)
    }

    /// Votes by which the winner leads, and what they are a share of.
    pub fn margin(&self) -> Option<(u64, u64)> {
        let winner = self.winner.as_ref()?;
        Some((winner.votes?.checked_sub(winner.next?)?, self.base?))
    }
}

/// Where figures come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A journal.
    Journal {
        /// Up to where it is known.
        head: Head,
        /// When its last entry was recorded.
        at: Option<Moment>,
    },
    /// Facts that were recorded from what was published.
    Recorded {
        /// How far they can be trusted.
        confidence: Confidence,
        /// Addresses of the sources.
        sources: Vec<String>,
        /// What a reader should know.
        caveats: Vec<String>,
    },
}

/// Contests that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// Its id without the country.
    pub id: String,
    /// The office, by id.
    pub office: String,
    /// Title in English.
    pub title: String,
    /// Day of the vote of most of them.
    pub day: Option<Date>,
    /// Everything in it is invented.
    pub synthetic: bool,
    /// Electors vote and not the voters.
    pub by_electors: bool,
    /// Where it comes from.
    pub source: Source,
    /// The posts by their ids.
    pub rows: Vec<Arc<Row>>,
    /// The provisions that attach no consequence to ballots against all.
    pub against_all: Option<Version>,
}

impl Set {
    /// The day whose names regions have.
    pub fn names_on(&self) -> Date {
        self.day.unwrap_or(Date::MAX)
    }

    /// Regions with at least one post, by id.
    pub fn regions(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.rows.iter().map(|row| row.region.as_str()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// A set as the list of elections names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its id without the country.
    pub id: String,
    /// The office, by id.
    pub office: String,
    /// Day of the vote.
    pub day: Option<Date>,
    /// Its year, where no day is known.
    pub year: Option<u64>,
    /// Posts in it, where that does not change.
    pub posts: Option<u64>,
    /// Everything in it is invented.
    pub synthetic: bool,
    /// Only figures of the whole were published.
    pub totals: bool,
}

/// Sums over some posts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Posts.
    pub posts: u64,
    /// Those for which an election was called.
    pub called: u64,
    /// Somebody is elected.
    pub elected: u64,
    /// The law does not say.
    pub open: u64,
    /// Voted again.
    pub repeated: u64,
    /// Put off.
    pub put_off: u64,
    /// Candidates.
    pub candidates: u64,
    /// Women elected, among those of whom it is known.
    pub women: u64,
    /// Elected of whom it is known.
    pub women_of: u64,
    /// Those who took part, where both figures are known.
    pub took_part: u64,
    /// Voters on those lists.
    pub registered: u64,
    /// Elected who nominated themselves, among those whose nominator is known.
    pub own: u64,
    /// Elected whose nominator is known.
    pub own_of: u64,
    /// Elected who are new.
    pub new: u64,
    /// Elected who held the post.
    pub kept: u64,
    /// Against all leads.
    pub against_leads: u64,
}

impl Sums {
    /// The sums of these posts.
    pub fn of<'r>(rows: impl IntoIterator<Item = &'r Arc<Row>>) -> Self {
        let mut sums = Self::default();
        for row in rows {
            sums.add(row);
        }
        sums
    }

    fn add(&mut self, row: &Row) {
        self.posts += 1;
        self.called +=
            u64::from(row.state != State::NotCalled && (row.state != State::Abolished || row.vote.is_some()));
        self.elected += u64::from(row.winner.is_some());
        self.open += u64::from(row.state == State::Open);
        self.repeated += u64::from(row.state.is_repeated());
        self.put_off += u64::from(row.state == State::PutOff);
        self.candidates += row.candidates;
        self.against_leads += u64::from(row.against_leads);
        if let (Some(took_part), Some(registered)) = (row.took_part, row.registered) {
            self.took_part += took_part;
            self.registered += registered;
        }
        let Some(winner) = &row.winner else { return };
        if let Some(woman) = winner.woman {
            self.women += u64::from(woman);
            self.women_of += 1;
        }
        if let Some(nominator) = &winner.nominator {
            self.own += u64::from(*nominator == Nominator::Own);
            self.own_of += 1;
        }
        match winner.new {
            Some(true) => self.new += 1,
            Some(false) => self.kept += 1,
            None => {}
        }
    }

    /// Elected of whom it is not known whether they held the post.
    pub fn unknown(&self) -> u64 {
        self.elected - self.new - self.kept
    }
}

#[cfg(test)]
mod tests;
