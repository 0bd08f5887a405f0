//! How the deputies of a district maslikhat are assumed to vote: the party's own candidate, or the one the akim above would
//! rather keep. Whole numbers and a seed decide everything. It must never be called an observation.

use election::posts::{Measure, Published};
use election::single::Nominator;

use super::Post;
use crate::Dice;

/// What is assumed of deputies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// Deputies of a district maslikhat.
    pub deputies: u32,
    /// Of them members of the party with most seats.
    pub first: u32,
    /// Of a hundred votes, those for the own party's candidate where there is one.
    pub loyalty: u32,
    /// The same seed gives the same deputies and votes.
    pub seed: u64,
}

/// Parties of deputies: the one with most seats, and the others by the weight with which they get the seats that are left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parties {
    /// The party with most seats.
    pub first: String,
    /// The others with their weights.
    pub others: Vec<(String, u64)>,
    /// Seats of the first and of all maslikhats, as published.
    pub seats: (u64, u64),
}

impl Parties {
    /// The parties of a published election; the others by the votes of their lists in `lists`, an election of the same year.
    /// `None` where seats of maslikhats or winners were not published.
    pub fn of(facts: &Published, lists: &election::Election) -> Option<Self> {
        let most = facts.winners.iter().max_by_key(|row| row.number)?;
        let Nominator::Party(first) = &most.nominator else { return None };
        let others = lists.lists.iter().filter(|list| list.id != *first);
        Some(Self {
            first: first.clone(),
            others: others.map(|list| (list.id.clone(), list.votes.unwrap_or(0))).collect(),
            seats: (facts.get(Measure::MaslikhatSeatsFirst)?, facts.get(Measure::MaslikhatSeats)?),
        })
    }

    /// Seats of the first party among so many, in the published proportion, to the nearest whole number.
    pub fn first_of(&self, deputies: u32) -> u32 {
        let (part, whole) = self.seats;
        let nearest =
            (u128::from(deputies) * u128::from(part) * 2 + u128::from(whole)) / (2 * u128::from(whole.max(1)));
        u32::try_from(nearest).unwrap_or(u32::MAX).min(deputies)
    }
}

/// A district's deputies: each one's party, as its place in the parties, the first being 0.
pub(super) struct Maslikhat {
    members: Vec<usize>,
}

impl Maslikhat {
    /// The deputies of a district, the same for each of its posts and under every loyalty.
    pub(super) fn of(district: u32, parties: &Parties, assumption: &Assumption) -> Self {
        let mut dice = Dice::new(assumption.seed ^ (u64::from(district) << 32));
        let all: u64 = parties.others.iter().fold(0, |sum, (_, weight)| sum.saturating_add(*weight));
        let mut other = || {
            let mut drawn = dice.below(all);
            let found = parties.others.iter().position(|(_, weight)| {
                let here = drawn < *weight;
                drawn = drawn.saturating_sub(*weight);
                here
            });
            found.map_or(0, |at| at + 1)
        };
        let members = (0..assumption.deputies).map(|seat| if seat < assumption.first { 0 } else { other() });
        Self { members: members.collect() }
    }
}

/// Votes of the deputies for each candidate. All deputies vote and all candidates who stood are proposed.
pub(super) fn ballots(post: &Post, maslikhat: &Maslikhat, parties: &Parties, assumption: &Assumption) -> Vec<u32> {
    let mut votes = vec![0; post.candidates.len()];
    let of_party = |party: &str| {
        let is = |nominator: &Nominator| matches!(nominator, Nominator::Party(id) if id == party);
        post.candidates.iter().position(|candidate| is(&candidate.nominator))
    };
    let by_party: Vec<Option<usize>> =
        std::iter::once(&parties.first).chain(parties.others.iter().map(|(id, _)| id)).map(|id| of_party(id)).collect();
    // The akim above would keep the holder; else the candidate of the first party; else whoever stands first.
    let holder = post.candidates.iter().position(|candidate| candidate.incumbent);
    let preferred = holder.or_else(|| by_party.first().copied().flatten()).unwrap_or(0);
    let mut dice = Dice::new(assumption.seed ^ (u64::from(post.number) << 1 | 1));
    for party in &maslikhat.members {
        // The number is drawn in any case, so that a deputy loyal at one percent is loyal at every higher one.
        let loyal = dice.below(100) < u64::from(assumption.loyalty);
        let own = by_party.get(*party).copied().flatten().filter(|_| loyal);
        if let Some(votes) = votes.get_mut(own.unwrap_or(preferred)) {
            *votes += 1;
        }
    }
    votes
}
