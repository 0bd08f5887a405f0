//! Voters, ballots and votes of a region's posts and precincts, each post's sum first, then its precincts. The first
//! candidate of a post wins unless a case was planted there.

use super::targets::Region;
use super::{Figures, MOST_VOTERS, Post, Precinct, Special};
use crate::synth::{Dice, NotMade, share, spread};
use election::single::Nominator;

/// Voters of a precinct at least.
const LEAST_VOTERS: u32 = 20;

/// Gives every post of a region its precincts and their protocols.
pub(super) fn fill(region: &Region, posts: &mut [Post], dice: &mut Dice, last: &mut u32) -> Result<(), NotMade> {
    let drawn: Vec<u64> = posts.iter().map(|_| 20 + dice.below(100)).collect();
    let precincts = share(region.precincts, &drawn, &vec![1; posts.len()], &vec![u32::MAX; posts.len()])?;
    let drawn: Vec<u64> = precincts.iter().map(|precincts| u64::from(*precincts) * (50 + dice.below(100))).collect();
    let least: Vec<u32> = precincts.iter().map(|precincts| precincts.saturating_mul(LEAST_VOTERS)).collect();
    let most: Vec<u32> = precincts.iter().map(|precincts| precincts.saturating_mul(MOST_VOTERS)).collect();
    let voters = share(region.voters, &drawn, &least, &most)?;
    let drawn: Vec<u64> = voters.iter().map(|voters| u64::from(*voters) * (85 + dice.below(30))).collect();
    let least: Vec<u32> = voters.iter().map(|voters| voters / 2).collect();
    let took_part = share(region.took_part, &drawn, &least, &voters)?;
    for (at, post) in posts.iter_mut().enumerate() {
        let mut total = votes(post, took_part[at], dice)?;
        mix(post, &mut total, dice);
        let parts = precinct_voters(voters[at], precincts[at], dice)?;
        for voters in &parts {
            *last += 1;
            post.precincts.push(Precinct { number: *last, voters: *voters, figures: None });
        }
        if post.special != Some(Special::FewerThanTwo) {
            protocols(post, &total, dice)?;
        }
        for candidate in &mut post.candidates {
            if candidate.nominator == Nominator::Own {
                // One percent of the voters, rounded up, and some more (art 113-4).
                let extra = u32::try_from(dice.below(20)).unwrap_or(0);
                candidate.signatures = Some(voters[at].div_ceil(100) + extra);
            }
        }
    }
    Ok(())
}

fn precinct_voters(voters: u32, precincts: u32, dice: &mut Dice) -> Result<Vec<u32>, NotMade> {
    let drawn: Vec<u64> = (0..precincts).map(|_| 40 + dice.below(100)).collect();
    share(voters, &drawn, &vec![LEAST_VOTERS; drawn.len()], &vec![MOST_VOTERS; drawn.len()])
}

/// The sums of a post. Without a planted case the first has more votes than each other and than the line against all.
fn votes(post: &Post, took_part: u32, dice: &mut Dice) -> Result<Figures, NotMade> {
    let candidates = u32::try_from(post.candidates.len()).unwrap_or(u32::MAX);
    let invalid = part(took_part, dice.below(150));
    let against_all = part(took_part, 30 + dice.below(500));
    let valid = took_part - invalid - against_all;
    if valid < 2 * candidates + 2 {
        let why = format!("{took_part} ballots are too few for {candidates} candidates in {}", post.id);
        return Err(NotMade::DoesNotFit(why));
    }
    let figures = Figures { took_part, invalid, against_all, votes: Vec::new() };
    match post.special {
        None => first_leads(figures, valid, candidates, dice),
        Some(case) => Ok(planted(case, took_part, candidates)),
    }
}

fn first_leads(mut figures: Figures, valid: u32, candidates: u32, dice: &mut Dice) -> Result<Figures, NotMade> {
    // With this many the others together have no more than one less each.
    let least = (valid.div_ceil(candidates) + 1).max(figures.against_all + 1);
    let first = part(valid, 4_500 + dice.below(4_000)).max(least);
    let drawn: Vec<u64> = (1..candidates).map(|_| 10 + dice.below(100)).collect();
    let others = share(valid - first, &drawn, &[], &vec![first - 1; drawn.len()])?;
    figures.votes.push(first);
    figures.votes.extend(others);
    Ok(figures)
}

/// The sums of a planted case; what does not divide is invalid.
fn planted(case: Special, took_part: u32, candidates: u32) -> Figures {
    let mut figures = Figures { took_part, invalid: 0, against_all: 0, votes: vec![0; candidates as usize] };
    let lead = |votes: &mut [u32], leaders: usize| {
        let others = votes.len() - leaders;
        let small = took_part / 10 / u32::try_from(others + 1).unwrap_or(u32::MAX);
        let left = took_part - small * u32::try_from(others).unwrap_or(0);
        votes[leaders..].fill(small);
        votes[..leaders].fill(left / u32::try_from(leaders).unwrap_or(1));
    };
    match case {
        Special::TieOfTwo => lead(&mut figures.votes, 2),
        Special::TieOfThree => lead(&mut figures.votes, 3),
        Special::AllAgainstAll => figures.against_all = took_part,
        Special::AgainstAllLeads => {
            figures.against_all = took_part / 2 + 1;
            figures.votes[0] = took_part - figures.against_all;
        }
        // Nothing is counted where the vote was put off.
        Special::FewerThanTwo => {}
    }
    figures.invalid = took_part - figures.against_all - figures.votes.iter().sum::<u32>();
    figures
}

/// The order of the candidates says nothing about who wins; their numbers go up with it.
fn mix(post: &mut Post, total: &mut Figures, dice: &mut Dice) {
    let numbers: Vec<u32> = post.candidates.iter().map(|candidate| candidate.number).collect();
    let mut pairs: Vec<_> =
        std::mem::take(&mut post.candidates).into_iter().zip(std::mem::take(&mut total.votes)).collect();
    dice.shuffle(&mut pairs);
    for ((mut candidate, votes), number) in pairs.into_iter().zip(numbers) {
        candidate.number = number;
        post.candidates.push(candidate);
        total.votes.push(votes);
    }
}

/// Spreads the sums over the precincts.
fn protocols(post: &mut Post, total: &Figures, dice: &mut Dice) -> Result<(), NotMade> {
    let voters: Vec<u32> = post.precincts.iter().map(|precinct| precinct.voters).collect();
    let drawn: Vec<u64> = voters.iter().map(|voters| u64::from(*voters) * (85 + dice.below(30))).collect();
    let ballots = share(total.took_part, &drawn, &[], &voters)?;
    let mut piles = total.votes.clone();
    piles.extend([total.against_all, total.invalid]);
    let made = spread(&piles, &ballots, dice)?;
    let lines = total.votes.len();
    for (at, precinct) in post.precincts.iter_mut().enumerate() {
        precinct.figures = Some(Figures {
            took_part: ballots[at],
            invalid: made[lines + 1][at],
            against_all: made[lines][at],
            votes: made[..lines].iter().map(|pile| pile[at]).collect(),
        });
    }
    Ok(())
}

/// So many ten-thousandths, rounded down.
fn part(of: u32, ten_thousandths: u64) -> u32 {
    u32::try_from(u64::from(of) * ten_thousandths / 10_000).unwrap_or(of)
}
