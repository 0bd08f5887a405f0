//! Figures over many contests: how many posts, candidates and voters, who was elected by whom nominated, how many posts have
//! another holder than before. What is not recorded is counted as not known.

use std::collections::BTreeMap;

use election::protocol::Means;
use election::single::Nominator;

use super::post::total;
use super::{ContestState, PostState};

/// Sums over posts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Posts.
    pub posts: u64,
    /// Posts that were abolished.
    pub abolished: u64,
    /// Elections called.
    pub called: u64,
    /// Candidates nominated.
    pub nominated: u64,
    /// Candidates who were registered, also those who left later, by who nominated them.
    pub registered: BTreeMap<Nominator, u64>,
    /// Women among them.
    pub registered_women: u64,
    /// Precincts.
    pub precincts: u64,
    /// Precincts whose protocol is settled.
    pub settled: u64,
    /// Voters on the lists of settled precincts.
    pub voters: u64,
    /// Those of them who took part.
    pub took_part: u64,
    /// Ballots against all.
    pub against_all: u64,
    /// Invalid ballots.
    pub invalid: u64,
    /// Outcomes by their word: `elected`, `repeat_election` ...
    pub outcomes: BTreeMap<String, u64>,
    /// The elected by who nominated them.
    pub elected: BTreeMap<Nominator, u64>,
    /// Women among them.
    pub elected_women: u64,
    /// Contests in which the line against all has more ballots than any candidate.
    pub against_all_leads: u64,
    /// Posts whose elected did not hold them before.
    pub renewed: u64,
    /// Posts whose elected held them before.
    pub kept: u64,
    /// Posts of which that is not recorded.
    pub renewal_not_known: u64,
}

impl Figures {
    /// The sums over posts.
    pub fn of<'p>(posts: impl IntoIterator<Item = &'p PostState>) -> Self {
        let mut figures = Self::default();
        for post in posts {
            figures.posts += 1;
            figures.abolished += u64::from(post.abolished.is_some());
            figures.precincts += count(post.precincts.len());
            if let Some(contest) = post.contest() {
                figures.contest(contest);
            }
        }
        figures
    }

    fn contest(&mut self, contest: &ContestState) {
        self.called += 1;
        self.nominated += count(contest.candidates.len());
        for candidate in contest.candidates.iter().filter(|candidate| candidate.was_registered()) {
            *self.registered.entry(Nominator::read(&candidate.nominated.nominator)).or_default() += 1;
            self.registered_women += u64::from(candidate.nominated.sex == "female");
        }
        let Some(round) = contest.round() else { return };
        if let Some(ballot) = &round.ballot {
            self.settled += u64::from(ballot.tally.sum(ballot.tally.territory().whole()).settled);
            let sum = |means| total(ballot, means).unwrap_or(0);
            self.voters += sum(Means::Registered);
            self.took_part += sum(Means::TookPart);
            self.invalid += sum(Means::Invalid);
            self.against_all += sum(Means::AgainstAll);
        }
        let Some(counted) = &round.counted else { return };
        *self.outcomes.entry(counted.outcome.clone()).or_default() += 1;
        let against_all = round.ballot.as_ref().and_then(|ballot| total(ballot, Means::AgainstAll)).unwrap_or(0);
        let most = counted.candidates.iter().map(|candidate| candidate.votes).max().unwrap_or(0);
        self.against_all_leads += u64::from(against_all > most);
        let winner = (counted.outcome == "elected").then(|| counted.who.first()).flatten();
        let Some(winner) = winner.and_then(|id| contest.candidate(id)) else { return };
        *self.elected.entry(Nominator::read(&winner.nominated.nominator)).or_default() += 1;
        self.elected_women += u64::from(winner.nominated.sex == "female");
        match winner.nominated.incumbent {
            Some(true) => self.kept += 1,
            Some(false) => self.renewed += 1,
            None => self.renewal_not_known += 1,
        }
    }

    /// Candidates who were registered.
    pub fn registered_in_all(&self) -> u64 {
        self.registered.values().sum()
    }

    /// Posts with somebody elected.
    pub fn elected_in_all(&self) -> u64 {
        self.elected.values().sum()
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
