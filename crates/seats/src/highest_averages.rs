//! Highest averages: each seat to the list with the largest votes over divisor. Knows no thresholds.
//!
//! With a first divisor of zero (Adams, Dean, Huntington-Hill) every list with votes comes before any second seat, and
//! where there are fewer seats than lists, the lists with most votes get one each.

use crate::allocate::Workspace;
use crate::divisor::Affine;
use crate::outcome::Outcome;
use crate::steps::{Average, Recorder, Standing, Step};
use crate::tie::{decided, index, number, settle};
use crate::{Claim, Divisor, Error, Problem, Tie, TieRule};
use core::cmp::Ordering;

pub(crate) fn run<R: Recorder>(
    problem: &Problem<'_>,
    divisor: Divisor,
    rule: TieRule<'_>,
    workspace: &mut Workspace,
    out: &mut [u32],
    steps: &mut R,
) -> Result<Outcome, Error> {
    divisor.check()?;
    let total = workspace.load(problem)?;
    out.fill(0);
    let mut left = problem.seats;
    if problem.is_bounded() {
        for (list, has) in out.iter_mut().enumerate() {
            *has = problem.least(list);
            left -= *has;
            if R::ON && *has > 0 {
                steps.push(Step::Start { list: number(list), seats: *has });
            }
        }
    } else if !R::ON {
        left -= head_start(divisor, &workspace.weights, total, problem.seats, out);
    }
    let mut race = Race { problem, divisor, weights: &workspace.weights, out, heap: &mut workspace.heap };
    race.line_up();
    let mut seat = problem.seats - left;
    while seat < problem.seats && !race.heap.is_empty() {
        seat += 1;
        race.award(seat, steps);
    }
    if seat < problem.seats {
        let seats = problem.seats - seat;
        return Ok(if total == 0 { Outcome::NoVotes } else { Outcome::Unfilled { seats } });
    }
    match race.take_back_tied(steps) {
        None => decided(rule),
        Some(tie) => settle(tie, rule, out, steps),
    }
}

/// Lists in a heap by the average for their next seat, highest first, earlier list first among equals.
struct Race<'a> {
    problem: &'a Problem<'a>,
    divisor: Divisor,
    weights: &'a [u64],
    out: &'a mut [u32],
    heap: &'a mut alloc::vec::Vec<u32>,
}

impl Race<'_> {
    fn line_up(&mut self) {
        self.heap.clear();
        for list in 0..self.out.len() {
            if self.weights[list] > 0 && self.out[list] < self.problem.most(list) {
                self.heap.push(number(list));
            }
        }
        for place in (0..self.heap.len() / 2).rev() {
            self.sift(place);
        }
    }

    #[inline]
    fn next(&self, list: u32) -> (u64, u32) {
        let list = index(list);
        (self.weights[list], self.out[list])
    }

    /// Whether list `a` comes before list `b`.
    #[inline]
    fn before(&self, a: u32, b: u32) -> bool {
        match self.divisor.compare(self.next(a), self.next(b)) {
            Ordering::Greater => true,
            Ordering::Equal => a < b,
            Ordering::Less => false,
        }
    }

    fn sift(&mut self, mut place: usize) {
        let count = self.heap.len();
        loop {
            let mut child = 2 * place + 1;
            if child >= count {
                return;
            }
            if child + 1 < count && self.before(self.heap[child + 1], self.heap[child]) {
                child += 1;
            }
            if !self.before(self.heap[child], self.heap[place]) {
                return;
            }
            self.heap.swap(child, place);
            place = child;
        }
    }

    fn standing(&self, list: u32) -> Standing {
        let (votes, seats) = self.next(list);
        Standing { list, average: Average { votes, divisor: self.divisor.at(seats) } }
    }

    fn award<R: Recorder>(&mut self, seat: u32, steps: &mut R) {
        let list = self.heap[0];
        if R::ON {
            let second = match (self.heap.get(1), self.heap.get(2)) {
                (Some(&a), Some(&b)) => Some(if self.before(b, a) { b } else { a }),
                (first, _) => first.copied(),
            };
            let runner_up = second.map(|list| self.standing(list));
            steps.push(Step::Average { seat, winner: self.standing(list), runner_up });
        }
        self.out[index(list)] += 1;
        if self.out[index(list)] == self.problem.most(index(list)) {
            self.heap.swap_remove(0);
        }
        self.sift(0);
    }

    /// How many seats the list has won at this average, and how many more it could win.
    fn at_level(&self, list: usize, level: (u64, u32)) -> (u32, u32) {
        let (weight, has) = (self.weights[list], self.out[list]);
        let equal = |seats: &u32| weight > 0 && self.divisor.compare((weight, *seats), level) == Ordering::Equal;
        let won = (self.problem.least(list)..has).rev().take_while(equal).count();
        let more = (has..self.problem.most(list)).take_while(equal).count();
        (number(won), number(more))
    }

    /// Where the next average equals the last one that got a seat, takes back the seats at that average that are not sure.
    /// Divisors never decrease, so those seats were the last given. Only where d(0) = d(1) can a list claim two of them; it
    /// is then sure of what the others together cannot take.
    fn take_back_tied<R: Recorder>(&mut self, steps: &mut R) -> Option<Tie> {
        let level = self.next(*self.heap.first()?);
        if (0..self.out.len()).all(|list| self.at_level(list, level).0 == 0) {
            return None;
        }
        let mut claims = alloc::vec::Vec::new();
        let (mut seats, mut claimed) = (0, 0);
        for list in 0..self.out.len() {
            let (won, more) = self.at_level(list, level);
            self.out[list] -= won;
            seats += won;
            claimed += won + more;
            if won + more > 0 {
                claims.push(Claim { list: number(list), most: won + more, from: 0 });
            }
        }
        steps.forget(index(seats));
        let at_stake = seats;
        for claim in &mut claims {
            // What all others may take at most leaves this much for sure.
            for _ in 0..(at_stake + claim.most).saturating_sub(claimed) {
                if R::ON {
                    let seat = self.out.iter().sum::<u32>() + 1;
                    steps.push(Step::Average { seat, winner: self.standing(claim.list), runner_up: None });
                }
                self.out[index(claim.list)] += 1;
                claim.most -= 1;
                seats -= 1;
            }
        }
        claims.retain(|claim| claim.most > 0);
        for claim in &mut claims {
            claim.most = claim.most.min(seats);
        }
        (seats > 0).then_some(Tie { claims, seats })
    }
}

/// Gives at once the seats that are certain, so that the race is short: with n lists at most about n seats remain.
///
/// For a multiplier y / V, chosen such that no more than S averages can reach V / y, every average that reaches it is among
/// the first S. For affine d(k) = a k + b a list reaches it at most (x - b) / a + 1 times with x = v y / V, and the sum of
/// these is at most S if y <= a S - n max(0, a - b). Dean and Huntington-Hill lie between k (Adams) and k + 1/2, so the
/// bound of the one and the count of the other are safe. Macau grows too fast to gain.
fn head_start(divisor: Divisor, weights: &[u64], total: u128, seats: u32, out: &mut [u32]) -> u32 {
    let lists = weights.iter().map(|weight| u128::from(*weight > 0)).sum::<u128>();
    let between = matches!(divisor, Divisor::Dean | Divisor::HuntingtonHill);
    let line = if between { Divisor::Adams.affine() } else { divisor.affine() };
    let Some(Affine { slope, offset, first, .. }) = line else {
        return 0;
    };
    let gap = slope.saturating_sub(offset.min(first));
    let Some(y) = (slope * u128::from(seats)).checked_sub(lists * gap) else {
        return 0;
    };
    // One bit to spare for the doubling below.
    if y == 0 || total.checked_mul(2 * y).is_none() {
        return 0;
    }
    let short = u64::try_from(2 * y * total).is_ok();
    let mut given = 0;
    for (&weight, has) in weights.iter().zip(out).filter(|(weight, _)| **weight > 0) {
        let (product, half) = (u128::from(weight) * y, total);
        let reach = |above: u128, below: u128| {
            if short { divide(above, below) } else { above / below }
        };
        let count = if between {
            reach(2 * product + half, 2 * total).max(1)
        } else {
            let x = reach(product, total);
            if x < offset.max(first) { 0 } else { (x - offset) / slope + 1 }
        };
        *has = u32::try_from(count).unwrap_or(u32::MAX);
        given += *has;
    }
    given
}

/// Division of numbers known to fit 64 bits, which is several times faster.
#[inline]
fn divide(above: u128, below: u128) -> u128 {
    match (u64::try_from(above), u64::try_from(below)) {
        (Ok(above), Ok(below)) => u128::from(above / below),
        _ => above / below,
    }
}

#[cfg(test)]
mod tests;
