//! Elections among others: their facts, without a count.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// An election as facts; what was not found is null, never zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Election {
    /// Its id in addresses.
    pub election: String,
    /// Its id with the country.
    pub id: String,
    /// The office by its id.
    pub office: String,
    /// Title in English.
    pub title: String,
    /// Day of the vote.
    #[schemars(with = "super::DayText")]
    pub date: Date,
    /// Where.
    pub territory: String,
    /// How far the figures can be trusted: text, press, deduced, unconfirmed.
    pub confidence: String,
    /// Voters on the rolls.
    pub registered: Option<u64>,
    /// Ballots in the boxes, or voters who took part.
    pub received: Option<u64>,
    /// Ballots against all; zero where the ballot had no such line.
    pub against_all: Option<u64>,
    /// Party lists in the order of the source.
    pub lists: Vec<List>,
    /// Its votes can be counted under the law of its day: there is a result.
    pub counted: bool,
    /// Its protocols are kept here: there is progress.
    pub running: bool,
    /// Addresses of the sources.
    pub sources: Vec<String>,
    /// What a reader should know.
    pub caveats: Vec<String>,
}

/// A party list as it stood in an election.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct List {
    /// Its id.
    pub id: String,
    /// Its name in English.
    pub name: String,
    /// Its votes.
    pub votes: Option<u64>,
    /// Mandates that were declared.
    pub declared: Option<u32>,
}

impl Election {
    /// The facts of an election.
    pub(crate) fn of(election: &election::Election, counted: bool, running: bool) -> Self {
        let list = |list: &election::List| List {
            id: list.id.clone(),
            name: list.name.clone(),
            votes: list.votes,
            declared: list.declared_seats,
        };
        Self {
            election: super::list::short(&election.id).to_owned(),
            id: election.id.clone(),
            office: election.office.clone(),
            title: election.title.clone(),
            date: election.date,
            territory: election.territory.clone(),
            confidence: election.confidence.as_str().to_owned(),
            registered: election.ballots.registered,
            received: election.ballots.received,
            against_all: election.ballots.against_all.known(),
            lists: election.lists.iter().map(list).collect(),
            counted,
            running,
            sources: election.sources.clone(),
            caveats: election.caveats.clone(),
        }
    }
}
