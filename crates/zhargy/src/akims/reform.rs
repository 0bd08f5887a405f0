//! What the reform changed, on a synthetic country: the same candidates chosen by the voters and by the deputies of the
//! district maslikhat. How deputies would have voted nobody knows; it is an assumption of three numbers that the caller sets,
//! and the answer must never be shown without it.

mod deputies;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use election::single::Nominator;

use super::synthetic::{Post, Territory};
pub(crate) use deputies::{Assumption, Parties};
use deputies::{Maslikhat, ballots};

/// Who has more votes than each other candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Winner {
    /// This candidate alone.
    One(usize),
    /// Nobody: several have most, or there is no vote at all.
    Open,
}

/// The candidate with more votes than each other.
pub(crate) fn winner(votes: &[u32]) -> Winner {
    let most = votes.iter().max().copied().unwrap_or(0);
    let mut first = votes.iter().enumerate().filter(|(_, votes)| **votes == most);
    match (first.next(), first.next()) {
        (Some((at, _)), None) if most > 0 => Winner::One(at),
        _ => Winner::Open,
    }
}

/// Posts counted by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// Posts.
    pub(crate) posts: u32,
    /// With another holder.
    pub(crate) other: u32,
    /// Without a holder one way or the other: equal votes, or no vote.
    pub(crate) open: u32,
    /// With a new holder, chosen by the voters.
    pub(crate) new_by_voters: u32,
    /// With a new holder, chosen by the deputies.
    pub(crate) new_by_deputies: u32,
}

/// Both ways side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comparison {
    /// The whole country.
    pub(crate) all: Row,
    /// By region, in the order of the country.
    pub(crate) regions: Vec<(String, Row)>,
    /// Posts held by each nominator's candidates: chosen by the voters, chosen by the deputies.
    pub(crate) nominators: Vec<(Nominator, u32, u32)>,
}

/// The same candidates chosen both ways under an assumption.
pub(crate) fn compare(country: &Territory, parties: &Parties, assumption: &Assumption) -> Comparison {
    let mut made = Comparison {
        all: Row::default(),
        regions: country.regions.iter().map(|id| (id.clone(), Row::default())).collect(),
        nominators: Vec::new(),
    };
    let mut held: BTreeMap<Nominator, (u32, u32)> = BTreeMap::new();
    let mut sitting: Option<(u32, Maslikhat)> = None;
    for post in &country.posts {
        // The posts of a district stand together, and one maslikhat decides them.
        if sitting.as_ref().is_none_or(|(district, _)| *district != post.district) {
            sitting = Some((post.district, Maslikhat::of(post.district, parties, assumption)));
        }
        let Some((_, maslikhat)) = &sitting else { continue };
        let voters = post.total().map_or(Winner::Open, |total| winner(&total.votes));
        let deputies = winner(&ballots(post, maslikhat, parties, assumption));
        for row in [&mut made.all, &mut made.regions[post.region].1] {
            row.add(post, &voters, &deputies);
        }
        for (by_voters, chosen) in [(true, &voters), (false, &deputies)] {
            let Winner::One(at) = chosen else { continue };
            let held = held.entry(post.candidates[*at].nominator.clone()).or_default();
            if by_voters {
                held.0 += 1;
            } else {
                held.1 += 1;
            }
        }
    }
    made.nominators = held.into_iter().map(|(nominator, (voters, deputies))| (nominator, voters, deputies)).collect();
    made.nominators.sort_by_key(|(_, voters, deputies)| std::cmp::Reverse((*voters, *deputies)));
    made
}

/// The country's row for each loyalty from 0 to 100 percent in steps of ten, all else as assumed.
pub(crate) fn sweep(country: &Territory, parties: &Parties, assumption: &Assumption) -> Vec<(u32, Row)> {
    let at = |loyalty: u32| (loyalty, compare(country, parties, &Assumption { loyalty, ..*assumption }).all);
    (0..=10).map(|step| at(step * 10)).collect()
}

impl Row {
    fn add(&mut self, post: &Post, voters: &Winner, deputies: &Winner) {
        self.posts += 1;
        let new = |chosen: &Winner| match chosen {
            Winner::One(at) => u32::from(!post.candidates[*at].incumbent),
            Winner::Open => 0,
        };
        self.new_by_voters += new(voters);
        self.new_by_deputies += new(deputies);
        match (voters, deputies) {
            (Winner::One(one), Winner::One(other)) => self.other += u32::from(one != other),
            _ => self.open += 1,
        }
    }
}
