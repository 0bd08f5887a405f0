//! What the reform changed, on a synthetic country: the same candidates chosen by the voters and by the deputies of the
//! district maslikhat. How deputies would have voted nobody knows; it is an assumption of three numbers that the caller sets,
//! and the answer must never be shown without it.

mod deputies;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use clerk::Books;
use election::single::{Candidate, Contest, Ending, Nominator, SingleSeatRules, decide};
use jiff::civil::Date;
use law::Query;

use super::synthetic::{Post, Territory};
pub(crate) use deputies::{Assumption, Parties};
use deputies::{Maslikhat, ballots};

/// Who is elected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Winner {
    /// This candidate.
    One(usize),
    /// Nobody: equal votes, too few candidates, no quorum, or no vote at all.
    Open,
}

/// The law both ways: of the voters on the day of the vote, of the deputies on the last day on which they elected.
pub(crate) struct Ways {
    voters: SingleSeatRules,
    deputies: SingleSeatRules,
}

impl Ways {
    /// The rules of an office that voters fill on the day of a vote, and electors filled before.
    ///
    /// # Errors
    /// The law of a day gives no rules, in words.
    pub(crate) fn of(books: &Books, office: &str, vote: Date) -> Result<Self, String> {
        let on = |day| {
            SingleSeatRules::on(&books.law, &books.offices, office, Query::on(day), &[])
                .map_err(|error| error.to_string())
        };
        let mut days = books.law.change_days();
        days.retain(|day| *day <= vote);
        let before = days.iter().rev().filter_map(|day| on(day.yesterday().ok()?).ok()).find(|rules| rules.by_electors);
        let deputies = before.ok_or_else(|| format!("`{office}` was never filled by electors before {vote}"))?;
        Ok(Self { voters: on(vote)?, deputies })
    }

    /// Whom the voters choose.
    pub(crate) fn by_voters(&self, post: &Post) -> Winner {
        post.total().map_or(Winner::Open, |total| winner(&total.votes, total.took_part, post.voters(), &self.voters))
    }

    /// Whom the deputies choose, all of whom vote.
    fn by_deputies(&self, ballots: &[u32], deputies: u32) -> Winner {
        winner(ballots, deputies, deputies, &self.deputies)
    }
}

/// Who is elected by these votes; whatever else the law makes of them leaves the post open.
fn winner(votes: &[u32], took_part: u32, registered: u32, rules: &SingleSeatRules) -> Winner {
    let candidate = |(at, votes): (usize, &u32)| Candidate {
        id: at.to_string(),
        name: String::new(),
        nominator: None,
        votes: Some(u64::from(*votes)),
        left: false,
    };
    let mut contest = Contest::new("", votes.iter().enumerate().map(candidate).collect());
    (contest.took_part, contest.registered) = (Some(took_part.into()), Some(registered.into()));
    match decide(&contest, rules).map(|outcome| outcome.ending) {
        Ok(Ending::Elected { at }) => Winner::One(at),
        Ok(_) | Err(_) => Winner::Open,
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
pub(crate) fn compare(country: &Territory, parties: &Parties, assumption: &Assumption, ways: &Ways) -> Comparison {
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
        let voters = ways.by_voters(post);
        let deputies = ways.by_deputies(&ballots(post, maslikhat, parties, assumption), assumption.deputies);
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
pub(crate) fn sweep(country: &Territory, parties: &Parties, assumption: &Assumption, ways: &Ways) -> Vec<(u32, Row)> {
    let at = |loyalty: u32| (loyalty, compare(country, parties, &Assumption { loyalty, ..*assumption }, ways).all);
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
