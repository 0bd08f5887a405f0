//! Ties as values, and the two ways to settle one: an order of the lists, or a lot drawn outside. Never random.

use alloc::vec::Vec;

use crate::steps::{Recorder, Step};
use crate::{Error, Outcome};

/// One list in a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// The list.
    pub list: u32,
    /// How many of the tied seats it could take. Above one only under averages whose first two divisors are equal.
    pub most: u32,
    /// It may take none of the first `from` tied seats. Zero save under the quota method, where a list can become
    /// eligible, and equal to others that wait already, in a larger house only.
    pub from: u32,
}

impl Claim {
    /// A list's claim on one of the tied seats.
    pub const fn one(list: u32) -> Self {
        Self { list, most: 1, from: 0 }
    }
}

/// Lists that are equal for the last seats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The tied lists, in their order in `votes`.
    pub claims: Vec<Claim>,
    /// Seats they compete for; fewer than the claims together.
    pub seats: u32,
}

impl Tie {
    /// The tied lists.
    pub fn lists(&self) -> impl Iterator<Item = usize> + '_ {
        self.claims.iter().map(|claim| index(claim.list))
    }
}

/// What to do with a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TieRule<'a> {
    /// Nothing: the tie is the outcome.
    #[default]
    Stop,
    /// Rank of each list; the lower rank wins (registered earlier, for instance). Tied lists must differ in rank.
    Order(&'a [u32]),
    /// A lot drawn after a tie was reported: the winning lists, each as often as it won a seat. Under the quota method
    /// the seats are drawn one after another, and the lists stand in the order drawn.
    Drawn(&'a [u32]),
}

/// Turns a stored list number into an index.
#[inline]
pub(crate) const fn index(list: u32) -> usize {
    list as usize
}

/// Turns an index into a list number; [`Problem::check`](crate::Problem) has refused longer slices.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the number of lists was checked against u32 before")]
pub(crate) const fn number(index: usize) -> u32 {
    index as u32
}

/// Refuses an order that does not rank every list.
pub(crate) fn check_rule(rule: TieRule<'_>, lists: usize) -> Result<(), Error> {
    match rule {
        TieRule::Order(ranks) if ranks.len() != lists => {
            Err(Error::Length { field: "order", found: ranks.len(), lists })
        }
        TieRule::Drawn(winners) => match winners.iter().find(|&&list| index(list) >= lists) {
            Some(&list) => Err(Error::NoSuchList { list: index(list) }),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// The outcome of a count without a tie: a lot drawn for nothing is an error of the caller.
pub(crate) const fn decided(rule: TieRule<'_>) -> Result<Outcome, Error> {
    match rule {
        TieRule::Drawn(_) => Err(Error::LotNotNeeded),
        _ => Ok(Outcome::Decided),
    }
}

/// Settles a tie by the rule, adding the seats to `out`, or returns it.
pub(crate) fn settle<R: Recorder>(
    tie: Tie,
    rule: TieRule<'_>,
    out: &mut [u32],
    steps: &mut R,
) -> Result<Outcome, Error> {
    if R::ON {
        steps.push(Step::Tied(tie.clone()));
    }
    match rule {
        TieRule::Stop => return Ok(Outcome::Tied(alloc::vec![tie])),
        TieRule::Order(ranks) => by_order(&tie, ranks, out, steps)?,
        TieRule::Drawn(winners) => by_lot(&tie, winners, out, steps)?,
    }
    Ok(Outcome::Decided)
}

fn by_order<R: Recorder>(tie: &Tie, ranks: &[u32], out: &mut [u32], steps: &mut R) -> Result<(), Error> {
    let mut claims = tie.claims.clone();
    claims.sort_by_key(|claim| ranks[index(claim.list)]);
    if let Some(pair) = claims.windows(2).find(|pair| ranks[index(pair[0].list)] == ranks[index(pair[1].list)]) {
        return Err(Error::SameRank { list: index(pair[0].list), other: index(pair[1].list) });
    }
    let mut left = tie.seats;
    for claim in claims {
        let taken = claim.most.min(left);
        out[index(claim.list)] += taken;
        left -= taken;
        if R::ON && taken > 0 {
            steps.push(Step::ByOrder { list: claim.list, rank: ranks[index(claim.list)], seats: taken });
        }
    }
    Ok(())
}

fn by_lot<R: Recorder>(tie: &Tie, winners: &[u32], out: &mut [u32], steps: &mut R) -> Result<(), Error> {
    if winners.len() != index(tie.seats) {
        return Err(Error::LotDoesNotFit);
    }
    let mut named = 0;
    for claim in &tie.claims {
        let won = number(winners.iter().filter(|&&list| list == claim.list).count());
        if won > claim.most {
            return Err(Error::LotDoesNotFit);
        }
        named += won;
    }
    if named != tie.seats {
        return Err(Error::LotDoesNotFit);
    }
    for &list in winners {
        out[index(list)] += 1;
        if R::ON {
            steps.push(Step::ByLot { list });
        }
    }
    Ok(())
}
