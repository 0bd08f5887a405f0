//! Largest remainders: whole quotas first, then one seat each to the largest remainders. Knows no thresholds.
//!
//! Bounds: a list whose whole quotas exceed its maximum, or whose sure seats stay below its minimum, leaves the sharing
//! with that bound, and the others share what is left by a new quota of their own votes. Where both happen at once, the
//! kind that moves more seats is fixed first; so the fixed lists are right in the end too, and the rounds end, because
//! each fixes a list.

use crate::allocate::Workspace;
use crate::outcome::Outcome;
use crate::steps::{Bound, Recorder, Step};
use crate::tie::{decided, number, settle};
use crate::{Claim, Error, Overaward, Problem, Quota, Ratio, Tie, TieRule};

mod quick;

/// A remainder's type: 64 bits where all products fit, else 128.
trait Word: Copy + Ord + Into<u128> {
    /// Whole quotas of `weight * scale / quota`, and the rest.
    fn split(weight: u64, scale: Self, quota: Self) -> (u64, Self);
}

impl Word for u64 {
    #[inline]
    fn split(weight: u64, scale: Self, quota: Self) -> (u64, Self) {
        let product = weight * scale;
        (product / quota, product % quota)
    }
}

impl Word for u128 {
    #[inline]
    fn split(weight: u64, scale: Self, quota: Self) -> (u64, Self) {
        let product = Self::from(weight) * scale;
        // An exact quota gives at most S + 2 whole parts; one rounded down from at least 1, at most twice S.
        (u64::try_from(product / quota).unwrap_or(u64::MAX), product % quota)
    }
}

/// How a sharing ends, before bounds and ties are looked at.
enum Shared {
    /// Every seat is given.
    All,
    /// This many lists are equal for that many seats; `out` has the sure seats.
    Tie(Tie),
    /// Fewer lists than left-over seats.
    Short(u32),
    /// More whole quotas than seats.
    Over(u64),
    /// The quota is zero.
    Zero,
}

/// The seats and votes still shared, and the quota they give.
struct Share {
    total: u128,
    seats: u32,
    quota: Ratio,
}

pub(crate) fn run<R: Recorder>(
    problem: &Problem<'_>,
    (quota, overaward): (Quota, Overaward),
    rule: TieRule<'_>,
    workspace: &mut Workspace,
    out: &mut [u32],
    steps: &mut R,
) -> Result<Outcome, Error> {
    if !R::ON && quota == Quota::Hare && quick::hare(problem, out) {
        return decided(rule);
    }
    if problem.is_bounded() && overaward == Overaward::Subtract {
        // A seat taken back could leave a list below what it is guaranteed, and no source says who yields then.
        return Err(Error::Unsupported { what: "held, guaranteed or capped seats where seats are taken back" });
    }
    let mut total = workspace.load(problem)?;
    let mut seats = problem.seats;
    out.fill(0);
    if problem.is_bounded() {
        for (list, has) in out.iter_mut().enumerate() {
            if workspace.weights[list] == 0 {
                *has = problem.least(list);
                seats -= *has;
                note_fixed(steps, list, *has, Bound::Minimum);
            }
        }
    }
    let had_votes = total > 0;
    loop {
        // Nothing is shared where no seats or votes are left, or where what is guaranteed takes every seat.
        if seats == 0 || total == 0 || problem.is_bounded() && guaranteed(problem, workspace) == u64::from(seats) {
            let seats = if total == 0 { seats } else { 0 };
            return close(problem, rule, workspace, out, (seats, had_votes));
        }
        let share = Share { total, seats, quota: quota.of(total, seats) };
        let shared = share.divide(problem, overaward, workspace, out, steps);
        // More whole quotas than seats may be the doing of lists that are not allowed so many: then bounds come first.
        let bounds = match shared {
            Shared::Zero => false,
            Shared::Over(_) => within_bounds(problem, workspace, out) <= u64::from(seats),
            _ => true,
        };
        if problem.is_bounded() && bounds {
            let short = matches!(shared, Shared::Short(_));
            if let Some((less_votes, less_seats)) = fix(problem, workspace, out, short, steps) {
                total -= less_votes;
                seats -= less_seats;
                continue;
            }
        }
        return share.finish(problem, shared, rule, workspace, out, steps);
    }
}

/// Seats that the lists still sharing have at least.
fn guaranteed(problem: &Problem<'_>, workspace: &Workspace) -> u64 {
    let sharing = workspace.weights.iter().enumerate().filter(|(_, weight)| **weight > 0);
    sharing.map(|(list, _)| u64::from(problem.least(list))).sum()
}

/// Seats that the lists still sharing would have if each kept to its bounds.
fn within_bounds(problem: &Problem<'_>, workspace: &Workspace, out: &[u32]) -> u64 {
    let sharing = out.iter().enumerate().filter(|(list, _)| workspace.weights[*list] > 0);
    sharing.map(|(list, has)| u64::from((*has).clamp(problem.least(list), problem.most(list)))).sum()
}

/// No seats or no votes are left to share. Lists still sharing (then there are no seats) keep what they have at least.
fn close(
    problem: &Problem<'_>,
    rule: TieRule<'_>,
    workspace: &Workspace,
    out: &mut [u32],
    (seats, had_votes): (u32, bool),
) -> Result<Outcome, Error> {
    if seats > 0 {
        return Ok(if had_votes { Outcome::Unfilled { seats } } else { Outcome::NoVotes });
    }
    for (list, _) in workspace.weights.iter().enumerate().filter(|(_, weight)| **weight > 0) {
        out[list] = problem.least(list);
    }
    decided(rule)
}

fn note_fixed<R: Recorder>(steps: &mut R, list: usize, seats: u32, bound: Bound) {
    if R::ON && seats > 0 {
        steps.push(Step::Fixed { list: number(list), seats, bound });
    }
}

/// Takes out of the sharing the lists that break the worse broken kind of bound; tells the votes and seats they take
/// with them.
fn fix<R: Recorder>(
    problem: &Problem<'_>,
    workspace: &mut Workspace,
    out: &mut [u32],
    short: bool,
    steps: &mut R,
) -> Option<(u128, u32)> {
    let (mut lacking, mut excess, mut full) = (0_u64, 0_u64, false);
    for (list, _) in workspace.weights.iter().enumerate().filter(|(_, weight)| **weight > 0) {
        lacking += u64::from(problem.least(list).saturating_sub(out[list]));
        excess += u64::from(out[list].saturating_sub(problem.most(list)));
        full |= out[list] >= problem.most(list);
    }
    let bound = match (lacking, excess) {
        (0, 0) if short && full => Bound::Maximum,
        (0, 0) => return None,
        _ if lacking >= excess => Bound::Minimum,
        _ => Bound::Maximum,
    };
    let (mut votes, mut seats) = (0, 0);
    for (list, has) in out.iter_mut().enumerate() {
        let (least, most) = (problem.least(list), problem.most(list));
        let broken = match bound {
            Bound::Minimum => *has < least,
            Bound::Maximum => *has > most || (excess == 0 && *has == most),
        };
        if workspace.weights[list] > 0 && broken {
            *has = if bound == Bound::Minimum { least } else { most };
            votes += u128::from(workspace.weights[list]);
            seats += *has;
            workspace.weights[list] = 0;
            if R::ON {
                steps.push(Step::Fixed { list: number(list), seats: *has, bound });
            }
        }
    }
    Some((votes, seats))
}

impl Share {
    fn divide<R: Recorder>(
        &self,
        problem: &Problem<'_>,
        overaward: Overaward,
        workspace: &mut Workspace,
        out: &mut [u32],
        steps: &mut R,
    ) -> Shared {
        if self.quota.numerator() == 0 {
            return Shared::Zero;
        }
        let (scale, quota) = (self.quota.denominator(), self.quota.numerator());
        let fits = self.total.checked_mul(scale).is_some_and(|product| product >> 64 == 0);
        let weights = &workspace.weights;
        let shared = match (fits, u64::try_from(scale), u64::try_from(quota)) {
            (true, Ok(scale), Ok(quota)) => {
                self.share(problem, overaward, weights, (scale, quota), &mut workspace.short, out)
            }
            _ => self.share(problem, overaward, weights, (scale, quota), &mut workspace.long, out),
        };
        if R::ON {
            self.note_quotients(weights, steps);
        }
        shared
    }

    fn share<W: Word>(
        &self,
        problem: &Problem<'_>,
        overaward: Overaward,
        weights: &[u64],
        (scale, quota): (W, W),
        (remainders, copy): &mut (alloc::vec::Vec<W>, alloc::vec::Vec<W>),
        out: &mut [u32],
    ) -> Shared {
        let mut whole = 0_u64;
        remainders.clear();
        for (&weight, out) in weights.iter().zip(out.iter_mut()) {
            let (parts, remainder) = W::split(weight, scale, quota);
            if weight > 0 {
                *out = u32::try_from(parts).unwrap_or(u32::MAX);
                whole += parts;
            }
            remainders.push(remainder);
        }
        let seats = u64::from(self.seats);
        if whole > seats {
            return match overaward {
                Overaward::Report => Shared::Over(whole),
                Overaward::Subtract => subtract(weights, remainders, copy, whole - seats, out),
            };
        }
        let left = usize::try_from(seats - whole).unwrap_or(usize::MAX);
        if left == 0 {
            return Shared::All;
        }
        let bounded = problem.is_bounded();
        let may = |list: usize, has: u32| weights[list] > 0 && (!bounded || has < problem.most(list));
        copy.clear();
        copy.extend(
            remainders.iter().zip(&*out).enumerate().filter(|(list, (_, has))| may(*list, **has)).map(|(_, (r, _))| *r),
        );
        if left >= copy.len() {
            for (_, has) in out.iter_mut().enumerate().filter(|(list, has)| may(*list, **has)) {
                *has += 1;
            }
            let short = number(left - copy.len());
            return if short == 0 { Shared::All } else { Shared::Short(short) };
        }
        let (_, &mut cut, _) = copy.select_nth_unstable_by(left - 1, |a, b| b.cmp(a));
        let (above, equal) = copy.iter().fold((0, 0), |(above, equal), remainder| {
            (above + usize::from(*remainder > cut), equal + usize::from(*remainder == cut))
        });
        let all = above + equal == left;
        let mut claims = alloc::vec::Vec::new();
        for (list, (remainder, has)) in remainders.iter().zip(out.iter_mut()).enumerate() {
            if *remainder < cut || !may(list, *has) {
                continue;
            }
            if *remainder > cut || all {
                *has += 1;
            } else {
                claims.push(Claim::one(number(list)));
            }
        }
        if all { Shared::All } else { Shared::Tie(Tie { claims, seats: number(left - above) }) }
    }

    fn finish<R: Recorder>(
        &self,
        problem: &Problem<'_>,
        shared: Shared,
        rule: TieRule<'_>,
        workspace: &Workspace,
        out: &mut [u32],
        steps: &mut R,
    ) -> Result<Outcome, Error> {
        if R::ON && !matches!(shared, Shared::Over(_) | Shared::Zero) {
            self.note_remainders(&workspace.weights, out, steps);
        }
        match shared {
            Shared::All => decided(rule),
            Shared::Tie(tie) => settle(tie, rule, out, steps),
            Shared::Short(seats) => Ok(Outcome::Unfilled { seats }),
            Shared::Over(whole) => {
                restore(problem, out);
                Ok(Outcome::Overaward { quota: self.quota, whole, seats: self.seats })
            }
            Shared::Zero => {
                restore(problem, out);
                Ok(Outcome::QuotaZero)
            }
        }
    }

    fn quotient(&self, weight: u64) -> (Ratio, u128) {
        let above = u128::from(weight) * self.quota.denominator();
        (Ratio::of(above, self.quota.numerator()), above / self.quota.numerator())
    }

    fn note_quotients<R: Recorder>(&self, weights: &[u64], steps: &mut R) {
        steps.push(Step::Quota { votes: self.total, seats: self.seats, quota: self.quota });
        for (list, &weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0) {
            let (quotient, whole) = self.quotient(weight);
            let remainder = Ratio::of(quotient.numerator() - whole * quotient.denominator(), quotient.denominator());
            let whole = u64::try_from(whole).unwrap_or(u64::MAX);
            steps.push(Step::Quotient { list: number(list), quotient, whole, remainder });
        }
    }

    /// Tells, largest remainder first, who got a left-over seat; or, smallest first, who lost one.
    fn note_remainders<R: Recorder>(&self, weights: &[u64], out: &[u32], steps: &mut R) {
        let mut rows: alloc::vec::Vec<(u128, usize, u128)> = alloc::vec::Vec::with_capacity(out.len());
        for (list, &weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0) {
            let (quotient, whole) = self.quotient(weight);
            rows.push((quotient.numerator() - whole * quotient.denominator(), list, whole));
        }
        rows.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let ratio = |remainder| Ratio::of(remainder, self.quota.numerator());
        let mut place = 0;
        for (order, &(remainder, list, whole)) in rows.iter().enumerate() {
            if order == 0 || rows[order - 1].0 != remainder {
                place = number(order + 1);
            }
            if u128::from(out[list]) > whole {
                steps.push(Step::Remainder { list: number(list), remainder: ratio(remainder), place });
            }
        }
        for &(remainder, list, whole) in rows.iter().rev() {
            for _ in u128::from(out[list])..whole {
                steps.push(Step::Subtracted { list: number(list), remainder: ratio(remainder) });
            }
        }
    }
}

/// Gives back only what a list has whatever happens.
fn restore(problem: &Problem<'_>, out: &mut [u32]) {
    for (list, has) in out.iter_mut().enumerate() {
        *has = problem.least(list);
    }
}

/// Takes `over` seats back, one from each list with a seat, smallest remainder first; then again where that is not enough
/// (a list that lost one has a remainder above one quota, so every other list comes before it).
fn subtract<W: Word>(
    weights: &[u64],
    remainders: &[W],
    copy: &mut alloc::vec::Vec<W>,
    mut over: u64,
    out: &mut [u32],
) -> Shared {
    loop {
        copy.clear();
        copy.extend(
            remainders
                .iter()
                .zip(&*out)
                .zip(weights)
                .filter(|((_, has), w)| **has > 0 && **w > 0)
                .map(|((r, _), _)| *r),
        );
        let lists = copy.len();
        let take = lists.min(usize::try_from(over).unwrap_or(usize::MAX));
        if take < lists && take > 0 {
            return subtract_last(weights, remainders, copy, take, out);
        }
        for (has, _) in out.iter_mut().zip(weights).filter(|(has, weight)| **has > 0 && **weight > 0) {
            *has -= 1;
        }
        over -= u64::from(number(take));
        if over == 0 || take == 0 {
            return Shared::All;
        }
    }
}

/// The last round of [`subtract`]: fewer seats to take than lists that have one.
fn subtract_last<W: Word>(weights: &[u64], remainders: &[W], copy: &mut [W], take: usize, out: &mut [u32]) -> Shared {
    let (_, &mut cut, _) = copy.select_nth_unstable(take - 1);
    let below = copy.iter().filter(|remainder| **remainder < cut).count();
    let equal = copy.iter().filter(|remainder| **remainder == cut).count();
    let mut claims = alloc::vec::Vec::new();
    for (list, (remainder, has)) in remainders.iter().zip(out.iter_mut()).enumerate() {
        if weights[list] == 0 || *has == 0 || *remainder > cut {
            continue;
        }
        *has -= 1;
        if *remainder == cut && below + equal > take {
            claims.push(Claim::one(number(list)));
        }
    }
    if claims.is_empty() { Shared::All } else { Shared::Tie(Tie { claims, seats: number(below + equal - take) }) }
}

#[cfg(test)]
mod tests;
