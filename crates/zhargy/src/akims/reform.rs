//! What the reform changed, asked of the synthetic country of this program: the command line and the site show the same.
//! Nothing is decided here; that is [`recount::reform`]'s.

#[cfg(test)]
mod tests;

use election::posts::{Published, Way};
use recount::reform::{Country, Parties, Post, Reform, Stood, Voted, Ways};

use super::synthetic::{self, Territory, Wish, make};
use crate::embedded;
use crate::failure::{Failure, codes};

/// The last direct election that was published, and the last indirect one of all posts before it.
pub(super) fn direct() -> Result<(Published, Published), Failure> {
    let all = embedded::posts()?;
    let last = |way: Way| all.iter().rev().find(|facts| facts.way == way).cloned();
    last(Way::Direct).zip(last(Way::Indirect)).ok_or_else(|| {
        Failure::new(codes::NO_ELECTION, "no direct election of many posts with one before it is there", "")
    })
}

/// The synthetic country of a wish, with the facts that it agrees with.
pub(super) fn country(facts: &Published, wish: &Wish) -> Result<Territory, Failure> {
    let (_, before) = direct()?;
    make(facts, &before, wish).map_err(|why| {
        Failure::new(
            codes::ARGUMENT,
            why,
            "`zhargy akims facts` shows what is known; plant fewer cases, or ask for more posts",
        )
    })
}

/// Both ways for the country of a seed.
pub(crate) fn reform(seed: u64, books: &clerk::Books) -> Result<Reform, Failure> {
    let (facts, _) = direct()?;
    let parties = parties(&facts)?;
    let made = country(&facts, &Wish { seed, ..Wish::default() })?;
    Ok(Reform::new(&facts.id, seen(&made), parties, ways(&facts, books)?))
}

/// Parties of deputies of the same year: lists of its election of the chamber give the weights of the smaller parties.
fn parties(facts: &Published) -> Result<Parties, Failure> {
    let lists = embedded::elections()?;
    let year =
        |election: &&election::Election| i64::from(election.date.year()) == i64::try_from(facts.year).unwrap_or(0);
    let lists = lists
        .iter()
        .filter(year)
        .find(|election| election.lists.len() > 2 && election.votes_known() == election::VotesKnown::Exactly);
    lists.and_then(|lists| Parties::of(facts, lists)).ok_or_else(|| {
        Failure::new(codes::NO_ELECTION, format!("no seats of maslikhats of {} were published", facts.year), "")
    })
}

/// The law both ways, on the day of a published election.
pub(super) fn ways(facts: &Published, books: &clerk::Books) -> Result<Ways, Failure> {
    Ways::of(&books.law, &books.offices, &facts.office, facts.date.unwrap_or_default()).map_err(Failure::told)
}

/// The country as whoever compares sees it.
pub(super) fn seen(made: &Territory) -> Country {
    Country {
        regions: made.regions.clone(),
        posts: made.posts.iter().map(stood).collect(),
        assumptions: made.assumptions.clone(),
    }
}

/// A post as whoever compares sees it.
pub(super) fn stood(post: &synthetic::Post) -> Post {
    let one = |one: &synthetic::Candidate| Stood {
        nominator: one.nominator.clone(),
        incumbent: one.incumbent,
        woman: one.woman,
    };
    Post {
        number: post.number,
        region: post.region,
        district: post.district,
        candidates: post.candidates.iter().map(one).collect(),
        precincts: u32::try_from(post.precincts.len()).unwrap_or(u32::MAX),
        voters: post.voters(),
        voted: post.total().map(|total| Voted { took_part: total.took_part, votes: total.votes }),
    }
}
