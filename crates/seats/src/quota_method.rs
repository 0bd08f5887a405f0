//! The quota method of Balinski and Young (American Mathematical Monthly 82, 1975, pages 701 to 730): seats one by one to
//! the highest D'Hondt average among lists that stay within their quota rounded up for the house of that size.
//!
//! A tie may be open at several averages at once: while two lists wait for one seat, others can become eligible at a higher
//! average. It does not matter which of tied lists goes first as long as all get their seat before the end, because
//! eligibility depends on a list's own seats only; so ties are followed as pools and only those open at the end count.

use alloc::vec::Vec;
use core::cmp::{Ordering, Reverse};

use crate::allocate::Workspace;
use crate::steps::{Average, Recorder, Silent, Standing, Step};
use crate::tie::{decided, index, number};
use crate::{Claim, Divisor, Error, Outcome, Problem, Tie, TieRule};

/// A list that may take the next seat; the greater one comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Candidate {
    votes: u64,
    seats: u32,
    list: u32,
}

impl Candidate {
    fn average(self) -> (u64, u32) {
        (self.votes, self.seats)
    }

    fn standing(self) -> Standing {
        let average = Average { votes: self.votes, divisor: Divisor::DHondt.at(self.seats) };
        Standing { list: self.list, average }
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        Divisor::DHondt.compare(self.average(), other.average()).then(other.list.cmp(&self.list))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Lists equal for seats at one average: who took part, and who has been given a seat so far.
struct Pool {
    average: (u64, u32),
    /// The house in which it was opened; an earlier tie at the same average was closed again.
    since: u32,
    /// Lists, each with the number of tied seats given before it took part.
    members: Vec<Claim>,
    winners: Vec<u32>,
}

pub(crate) fn run<R: Recorder>(
    problem: &Problem<'_>,
    rule: TieRule<'_>,
    workspace: &mut Workspace,
    out: &mut [u32],
    steps: &mut R,
) -> Result<Outcome, Error> {
    if problem.is_bounded() {
        return Err(Error::Unsupported { what: "held, guaranteed or capped seats with the quota method" });
    }
    let total = workspace.load(problem)?;
    out.fill(0);
    if problem.seats > 0 && total == 0 {
        return Ok(Outcome::NoVotes);
    }
    // Which ties stay open does not depend on how they are settled, so they are found first.
    let open = fill(problem, total, &mut Choice::First { open: &[] }, workspace, out, &mut Silent)?;
    if matches!(rule, TieRule::Stop) {
        if R::ON {
            out.fill(0);
            fill(problem, total, &mut Choice::First { open: &open }, workspace, out, steps)?;
        }
        return Ok(take_back(&open, out, steps));
    }
    if open.is_empty() && matches!(rule, TieRule::Drawn(_)) {
        return Err(Error::LotNotNeeded);
    }
    let mut drawn = if let TieRule::Drawn(winners) = rule { winners.to_vec() } else { Vec::new() };
    let mut choice = match rule {
        TieRule::Order(ranks) => Choice::Order { open: &open, ranks },
        _ => Choice::Drawn { open: &open, left: &mut drawn },
    };
    out.fill(0);
    fill(problem, total, &mut choice, workspace, out, steps)?;
    if drawn.is_empty() { decided(TieRule::Stop) } else { Err(Error::LotDoesNotFit) }
}

/// Takes back the seats of ties that are still open.
fn take_back<R: Recorder>(open: &[Pool], out: &mut [u32], steps: &mut R) -> Outcome {
    let ties: Vec<Tie> = open.iter().map(Pool::tie).collect();
    for pool in open {
        for &list in &pool.winners {
            out[index(list)] -= 1;
        }
    }
    if ties.is_empty() {
        return Outcome::Decided;
    }
    if R::ON {
        for tie in &ties {
            steps.push(Step::Tied(tie.clone()));
        }
    }
    Outcome::Tied(ties)
}

impl Pool {
    fn tie(&self) -> Tie {
        let mut claims = self.members.clone();
        claims.sort_unstable_by_key(|claim| claim.list);
        Tie { claims, seats: number(self.winners.len()) }
    }

    fn join(&mut self, tied: &[Candidate]) {
        let from = number(self.winners.len());
        for candidate in tied {
            if self.members.iter().all(|claim| claim.list != candidate.list) {
                self.members.push(Claim { list: candidate.list, most: 1, from });
            }
        }
    }

    fn is_at(&self, average: (u64, u32)) -> bool {
        Divisor::DHondt.compare(self.average, average) == Ordering::Equal
    }

    /// Whether one of the pools is open for a seat at this average in a house of this size.
    fn any(pools: &[Self], average: (u64, u32), house: u32) -> bool {
        pools.iter().any(|pool| pool.since <= house && pool.is_at(average))
    }
}

/// Which of equal lists goes first.
enum Choice<'a> {
    /// The first one, where it does not matter or is not to be settled; seats of open ties are not told as steps.
    First { open: &'a [Pool] },
    /// In ties that stay open, the lowest rank.
    Order { open: &'a [Pool], ranks: &'a [u32] },
    /// In ties that stay open, the first drawn list.
    Drawn { open: &'a [Pool], left: &'a mut Vec<u32> },
}

impl Choice<'_> {
    /// Place of the chosen list in `tied`, and whether the rule chose it.
    fn choose(&mut self, tied: &[Candidate], house: u32) -> Result<(usize, bool), Error> {
        let average = tied[0].average();
        match self {
            Self::Order { open, ranks } if tied.len() > 1 && Pool::any(open, average, house) => {
                let rank = |place: usize| ranks[index(tied[place].list)];
                let best = (0..tied.len()).min_by_key(|place| rank(*place)).unwrap_or(0);
                match (0..tied.len()).find(|place| *place != best && rank(*place) == rank(best)) {
                    Some(same) => Err(Error::SameRank { list: index(tied[best].list), other: index(tied[same].list) }),
                    None => Ok((best, true)),
                }
            }
            Self::Drawn { open, left } if Pool::any(open, average, house) => {
                let found = left.iter().enumerate().find_map(|(at, drawn)| {
                    tied.iter().position(|candidate| candidate.list == *drawn).map(|place| (at, place))
                });
                let (at, place) = found.ok_or(Error::LotDoesNotFit)?;
                left.remove(at);
                Ok((place, true))
            }
            _ => Ok((0, false)),
        }
    }

    /// Adds the step of a seat given, and how it was chosen among equals.
    fn note<R: Recorder>(&self, house: u32, winner: Candidate, next: Option<&Candidate>, by_rule: bool, steps: &mut R) {
        if matches!(self, Self::First { open } if Pool::any(open, winner.average(), house)) {
            return;
        }
        let runner_up = next.map(|next| next.standing());
        steps.push(Step::Average { seat: house, winner: winner.standing(), runner_up });
        let list = winner.list;
        match self {
            Self::Order { ranks, .. } if by_rule => {
                steps.push(Step::ByOrder { list, rank: ranks[index(list)], seats: 1 });
            }
            Self::Drawn { .. } if by_rule => steps.push(Step::ByLot { list }),
            _ => {}
        }
    }
}

/// Fills the house and returns the ties open at the end.
fn fill<R: Recorder>(
    problem: &Problem<'_>,
    total: u128,
    choice: &mut Choice<'_>,
    workspace: &mut Workspace,
    out: &mut [u32],
    steps: &mut R,
) -> Result<Vec<Pool>, Error> {
    let Workspace { weights, eligible, waiting, .. } = workspace;
    eligible.clear();
    waiting.clear();
    for (list, &votes) in weights.iter().enumerate().filter(|(_, votes)| **votes > 0) {
        eligible.push(Candidate { votes, seats: 0, list: number(list) });
    }
    let (mut pools, mut tied): (Vec<Pool>, Vec<Candidate>) = (Vec::new(), Vec::new());
    for house in 1..=problem.seats {
        while let Some(&Reverse((from, list))) = waiting.peek().filter(|next| next.0.0 <= u128::from(house)) {
            debug_assert!(from > 0, "a list that has a seat waits for a later house");
            waiting.pop();
            eligible.push(Candidate { votes: weights[index(list)], seats: out[index(list)], list });
        }
        tied.clear();
        // The quotas of all lists add up to the house, so one that has fewer seats than its quota rounded up exists.
        tied.extend(eligible.pop());
        while let Some(next) =
            eligible.peek().filter(|next| Divisor::DHondt.compare(next.average(), tied[0].average()).is_eq())
        {
            tied.push(*next);
            eligible.pop();
        }
        let (place, by_rule) = choice.choose(&tied, house)?;
        follow(&mut pools, &tied, place, house);
        let winner = tied.swap_remove(place);
        eligible.extend(tied.iter().copied());
        if R::ON {
            choice.note(house, winner, eligible.peek(), by_rule, steps);
        }
        let seats = winner.seats + 1;
        out[index(winner.list)] = seats;
        // Least house in which `seats` is below the quota votes * house / total.
        waiting.push(Reverse((u128::from(seats) * total / u128::from(winner.votes) + 1, winner.list)));
    }
    Ok(pools)
}

/// Keeps the stack of open ties: the last one has the highest average, because its lists would have gone first.
fn follow(pools: &mut Vec<Pool>, tied: &[Candidate], place: usize, since: u32) {
    let average = tied[0].average();
    match pools.last_mut() {
        Some(pool) if pool.is_at(average) => {
            pool.join(tied);
            pool.winners.push(tied[place].list);
            if tied.len() == 1 {
                pools.pop();
            }
        }
        _ if tied.len() > 1 => {
            let mut pool = Pool { average, since, members: Vec::new(), winners: Vec::new() };
            pool.join(tied);
            pool.winners.push(tied[place].list);
            pools.push(pool);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests;
