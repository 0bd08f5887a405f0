//! Votes to seats by every named method, each written as its definition reads.
//! It must never know an electoral law: the conditions come as [`Options`].

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::average::Sequence;
use crate::options::Options;
use crate::quota::quota;
use crate::resolve::{Step, resolve};
use crate::verdict::{Verdict, Why};

/// Divides `seats` seats (those held already included) among lists with these `votes`.
///
/// - `largest_remainder_*`: a list gets the whole part of votes over quota, and the largest remainders get one more seat
///   each. Lists beyond a bound leave with it, and the others share the rest by a quota of their own votes.
///   `largest_remainder_imperiali_overaward_subtract` takes surplus seats back, each where the remainder is least then.
/// - divisor methods: every seat goes to the list with the largest votes over divisor.
/// - `quota_balinski_young`: every seat goes to the largest votes over (seats + 1) among the lists that stay within
///   their upper quota of the house that the seat makes (Balinski and Young, *The Quota Method of Apportionment*, 1975, who define it
///   without held seats, minima and maxima; so it takes none).
///
/// The votes of a list that misses the threshold count nowhere; a list without votes wins no seat. Errors are
/// [`Verdict::Undefined`].
///
/// ```
/// use oracle::{Options, Verdict, allocate};
/// let verdict = allocate("dhondt", 8, &[100_000, 80_000, 30_000, 20_000], &Options::default());
/// assert_eq!(verdict, Verdict::Seats { seats: vec![4, 3, 1, 0], tie: None, vacant: 0 });
/// ```
pub fn allocate(method: &str, seats: u32, votes: &[u64], options: &Options) -> Verdict {
    try_allocate(method, seats, votes, options).unwrap_or_else(Verdict::Undefined)
}

fn try_allocate(method: &str, seats: u32, votes: &[u64], options: &Options) -> Result<Verdict, Why> {
    options.check(votes.len())?;
    let votes = options.admitted(votes);
    let sum: BigInt = votes.iter().copied().map(BigInt::from).sum();
    let method = Method::of(method).ok_or(Why::UnknownMethod)?;

    let start = options.start(votes.len());
    let held = start.iter().try_fold(0u32, |sum, &own| sum.checked_add(own)).ok_or(Why::BadOptions("initial"))?;
    if held > seats {
        return Err(Why::OverAward { awarded: held, seats });
    }
    if held == seats {
        return Ok(Verdict::Seats { seats: start, tie: None, vacant: 0 });
    }
    if sum == BigInt::from(0) {
        return Err(Why::NoVotes);
    }
    if matches!(method, Method::Quota) && options.has_bounds() {
        return Err(Why::BadOptions("bounds"));
    }
    let case = Case { votes: &votes, sum, seats, start, options };
    match method {
        Method::Remainders(name) => case.largest_remainder(name),
        Method::Averages(sequence) => Ok(case.highest_averages(&sequence)),
        Method::Quota => Ok(case.quota_method()),
    }
}

enum Method<'a> {
    Remainders(&'a str),
    Averages(Sequence),
    Quota,
}

impl<'a> Method<'a> {
    fn of(name: &'a str) -> Option<Self> {
        if name == "quota_balinski_young" {
            Some(Self::Quota)
        } else if quota(name, &BigInt::from(1), 1).is_some() {
            Some(Self::Remainders(name))
        } else {
            Sequence::of(name).map(Self::Averages)
        }
    }
}

/// What every method starts from.
struct Case<'a> {
    votes: &'a [u64],
    sum: BigInt,
    seats: u32,
    start: Vec<u32>,
    options: &'a Options,
}

impl Case<'_> {
    /// Lists that may take one more seat in this state.
    fn open(&self, state: &[u32]) -> Vec<usize> {
        (0..state.len()).filter(|&list| self.votes[list] > 0 && self.options.has_room(list, state[list])).collect()
    }

    /// Lists leave the sharing with their bound, and the others share the rest anew, until every bound is kept and no
    /// seat stays empty for the sake of a maximum.
    fn largest_remainder(&self, name: &str) -> Result<Verdict, Why> {
        let without_votes = |list: usize| (self.votes[list] == 0).then_some(self.start[list]);
        let mut fixed: Vec<Option<u32>> = (0..self.votes.len()).map(without_votes).collect();
        loop {
            let quotients = self.quotients(name, &fixed)?;
            let verdict = self.remainders(name, &fixed, &quotients);
            let leaving = self.leaving(&fixed, &quotients, &verdict);
            if leaving.is_empty() {
                return verdict;
            }
            for (list, bound) in leaving {
                fixed[list] = Some(bound);
            }
        }
    }

    /// Which lists leave the sharing next, and with how many seats. Where lists stand above a maximum and others below
    /// a minimum, the kind that is off by more seats leaves first.
    fn leaving(
        &self,
        fixed: &[Option<u32>],
        quotients: &[BigRational],
        verdict: &Result<Verdict, Why>,
    ) -> Vec<(usize, u32)> {
        let whole: Vec<u32> = quotients.iter().map(rounded).collect();
        let (sure, possible, vacant) = match verdict {
            Ok(Verdict::Seats { seats, tie, vacant }) => {
                let tied = |list: usize| tie.as_ref().is_some_and(|tie| tie.lists.contains(&list));
                let possible = (0..seats.len()).map(|list| seats[list] + u32::from(tied(list))).collect();
                (seats.clone(), possible, *vacant)
            }
            _ => (self.start.clone(), whole.clone(), 0),
        };
        let free = || (0..fixed.len()).filter(|&list| fixed[list].is_none());
        let most = |list: usize| self.options.maximum(list).unwrap_or(u32::MAX).max(self.start[list]);
        // Whole quotas, as far as none of them was taken back.
        let above = |list: usize| whole[list].min(possible[list]).saturating_sub(most(list));
        let below = |list: usize| self.start[list].saturating_sub(sure[list]);

        let all_above: u32 = free().map(above).sum();
        let all_below: u32 = free().map(below).sum();
        let mut leaving = Vec::new();
        for list in free() {
            if all_above >= all_below && above(list) > 0 {
                leaving.push((list, most(list)));
            } else if all_below >= all_above && below(list) > 0 {
                leaving.push((list, self.start[list]));
            }
        }
        if leaving.is_empty() && vacant > 0 {
            leaving = free().filter(|&list| sure[list] >= most(list)).map(|list| (list, most(list))).collect();
        }
        leaving
    }

    /// Votes over quota of the lists that still share; zero for the others.
    fn quotients(&self, name: &str, fixed: &[Option<u32>]) -> Result<Vec<BigRational>, Why> {
        let zero = rational(0);
        let gone: u32 = fixed.iter().flatten().sum();
        let pool = self.seats.checked_sub(gone).ok_or(Why::OverAward { awarded: gone, seats: self.seats })?;
        let own = |list: usize| if fixed[list].is_none() { self.votes[list] } else { 0 };
        let sum: BigInt = (0..fixed.len()).map(|list| BigInt::from(own(list))).sum();
        if pool == 0 || sum == BigInt::from(0) {
            return Ok(vec![zero; fixed.len()]);
        }
        let quota = quota(name, &sum, pool).ok_or(Why::UnknownMethod)?;
        if quota == zero {
            return Err(Why::ZeroQuota);
        }
        Ok((0..fixed.len()).map(|list| rational_votes(own(list)) / &quota).collect())
    }

    /// Whole parts, then one seat each to the largest remainders among the lists that share.
    fn remainders(&self, name: &str, fixed: &[Option<u32>], quotients: &[BigRational]) -> Result<Verdict, Why> {
        let whole: Vec<u32> =
            fixed.iter().zip(quotients).map(|(own, due)| own.unwrap_or_else(|| rounded(due))).collect();
        let awarded: u32 = whole.iter().sum();
        if awarded > self.seats && !name.ends_with("_overaward_subtract") {
            return Err(Why::OverAward { awarded, seats: self.seats });
        }
        let remainder = |state: &[u32], list: usize| &quotients[list] - rational(state[list]);
        let shares = |list: &usize| fixed[*list].is_none();
        Ok(resolve(whole.clone(), self.seats, &self.options.tie_order, |state| {
            match state.iter().sum::<u32>().cmp(&self.seats) {
                Ordering::Greater => {
                    let may_lose = (0..state.len()).filter(|&list| shares(&list) && state[list] > 0).collect();
                    Step::Take(best(may_lose, |list| -remainder(state, list)))
                }
                Ordering::Less => {
                    let waiting = |list: &usize| shares(list) && state[*list] == whole[*list];
                    let waiting = self.open(state).into_iter().filter(waiting).collect();
                    give(best(waiting, |list| remainder(state, list)))
                }
                Ordering::Equal => Step::Done,
            }
        }))
    }

    fn highest_averages(&self, sequence: &Sequence) -> Verdict {
        resolve(self.start.clone(), self.seats, &self.options.tie_order, |state| {
            if state.iter().sum::<u32>() == self.seats {
                return Step::Done;
            }
            give(best(self.open(state), |list| sequence.average(self.votes[list], state[list])))
        })
    }

    fn quota_method(&self) -> Verdict {
        resolve(self.start.clone(), self.seats, &self.options.tie_order, |state| {
            let house = state.iter().sum::<u32>() + 1;
            if house > self.seats {
                return Step::Done;
            }
            let within = |list: &usize| {
                let fair = BigRational::new(BigInt::from(self.votes[*list]) * house, self.sum.clone());
                rational(state[*list] + 1) <= fair.ceil()
            };
            let eligible = self.open(state).into_iter().filter(within).collect();
            give(best(eligible, |list| rational_votes(self.votes[list]) / rational(state[list] + 1)))
        })
    }
}

/// No list left to give to ends the division with vacant seats.
fn give(lists: Vec<usize>) -> Step {
    if lists.is_empty() { Step::Done } else { Step::Give(lists) }
}

/// The lists that share the largest value.
fn best<K: Ord>(lists: Vec<usize>, key: impl Fn(usize) -> K) -> Vec<usize> {
    let keys: Vec<(usize, K)> = lists.into_iter().map(|list| (list, key(list))).collect();
    let Some(largest) = keys.iter().map(|(_, key)| key).max() else { return Vec::new() };
    keys.iter().filter(|(_, key)| key == largest).map(|(list, _)| *list).collect()
}

/// The whole part of votes over quota. A rounded quota is more than half the exact one, so the part fits twice the seats.
fn rounded(quotient: &BigRational) -> u32 {
    u32::try_from(quotient.to_integer()).unwrap_or(u32::MAX)
}

fn rational(whole: u32) -> BigRational {
    BigRational::from_integer(whole.into())
}

fn rational_votes(votes: u64) -> BigRational {
    BigRational::from_integer(votes.into())
}
