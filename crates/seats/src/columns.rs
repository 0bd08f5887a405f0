//! Many elections at once: the share threshold and Hare largest remainders over columns of votes, a case a lane.
//!
//! The answer of a case is that of [`allocate_into`], and so are its ties; only the speed differs.
//! Cases the lanes cannot decide (ties, no votes, totals of 2^30 and more) are counted one by one. Must never know where
//! votes come from, and no result may rest on a rounded number (see the module `lanes`).
//!
//! ```
//! use seats::columns::{Columns, End, Space};
//! use seats::{Ratio, threshold::Comparison};
//!
//! // Two cases, three lists: one slice a list, one entry a case.
//! let (a, b, c) = ([60, 5], [36, 5], [4, 1]);
//! let rule = Columns::new(10).with_threshold(Ratio::new(5, 100).unwrap(), Comparison::AtLeast);
//! let (mut x, mut y, mut z, mut ends) = ([0; 2], [0; 2], [0; 2], [End::Decided; 2]);
//! rule.allocate(&[&a, &b, &c], None, &mut Space::default(), &mut [&mut x, &mut y, &mut z], &mut ends).unwrap();
//! assert_eq!((x, y, z), ([6, 4], [4, 4], [0, 1]));
//! assert_eq!(ends, [End::Decided, End::Tied]);
//! ```

use alloc::vec::Vec;

use crate::threshold::Comparison;
use crate::wide::product;
use crate::{Error, Method, Outcome, Problem, Ratio, TieRule, Workspace, allocate_into};

mod lanes;

use lanes::{Block, LANES, Share};

/// How a case ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum End {
    /// Every seat has its list.
    #[default]
    Decided,
    /// The seats given are sure; equal remainders wait for a lot or a rule.
    Tied,
    /// No list passed the threshold with a vote; no seats are given.
    NoVotes,
}

/// What is the same in all cases: the seats of the house and the threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    seats: u32,
    share: Ratio,
    comparison: Comparison,
}

/// Memory kept between calls.
#[derive(Debug, Default)]
pub struct Space {
    block: Block,
    single: Single,
}

/// Memory for a case counted by itself.
#[derive(Debug, Default)]
struct Single {
    workspace: Workspace,
    votes: Vec<u64>,
    admitted: Vec<bool>,
    seats: Vec<u32>,
}

impl Columns {
    /// A house of so many seats, without a threshold.
    pub const fn new(seats: u32) -> Self {
        Self { seats, share: Ratio::ZERO, comparison: Comparison::AtLeast }
    }

    /// The same with a threshold: a share of the base, for every list.
    #[must_use]
    pub const fn with_threshold(mut self, share: Ratio, comparison: Comparison) -> Self {
        self.share = share.reduced();
        self.comparison = comparison;
        self
    }

    /// Allocates every case. `votes` and `seats` hold one slice a list with one entry a case; `base` is what the
    /// threshold is a share of, a case an entry (none: the sum of the case's votes); `ends` tells how each case ended.
    ///
    /// # Errors
    /// Where a slice has another length than `ends` has cases, or `seats` not as many lists as `votes`.
    pub fn allocate(
        &self,
        votes: &[&[u32]],
        base: Option<&[u32]>,
        space: &mut Space,
        seats: &mut [&mut [u32]],
        ends: &mut [End],
    ) -> Result<(), Error> {
        check(votes, base, seats, ends.len())?;
        let share = Share::of(self.seats, self.share, self.comparison);
        for (number, ends) in ends.chunks_mut(LANES).enumerate() {
            let first = number * LANES;
            let odd = match share {
                Some(share) => space.block.run(share, votes, base, seats, first, ends.len()),
                None => [1; LANES],
            };
            ends.fill(End::Decided);
            if odd == [0; LANES] {
                continue;
            }
            for (lane, end) in ends.iter_mut().enumerate().filter(|(lane, _)| odd[*lane] != 0) {
                *end = self.single(votes, base, &mut space.single, seats, first + lane)?;
            }
        }
        Ok(())
    }

    /// One case by the one-case count.
    #[cold]
    #[inline(never)]
    fn single(
        &self,
        votes: &[&[u32]],
        base: Option<&[u32]>,
        own: &mut Single,
        seats: &mut [&mut [u32]],
        case: usize,
    ) -> Result<End, Error> {
        own.votes.clear();
        own.votes.extend(votes.iter().map(|column| u64::from(column[case])));
        let sum = || own.votes.iter().map(|votes| u128::from(*votes)).sum();
        let bar = product(self.share.numerator(), base.map_or_else(sum, |base| base[case].into()));
        own.admitted.clear();
        own.admitted.extend(own.votes.iter().map(|votes| {
            let order = product(u128::from(*votes), self.share.denominator()).cmp(&bar);
            if self.comparison == Comparison::AtLeast { order.is_ge() } else { order.is_gt() }
        }));
        own.seats.clear();
        own.seats.resize(votes.len(), 0);
        let problem = Problem::new(self.seats, &own.votes).with_admitted(&own.admitted);
        let outcome = allocate_into(&problem, Method::HARE, TieRule::Stop, &mut own.workspace, &mut own.seats)?;
        for (column, has) in seats.iter_mut().zip(&own.seats) {
            column[case] = *has;
        }
        // The exact Hare quota is never zero, gives no more whole quotas than seats, and leaves fewer seats than lists
        // with a remainder: these three are all the outcomes there are.
        Ok(match outcome {
            Outcome::Tied(_) => End::Tied,
            Outcome::NoVotes => End::NoVotes,
            _ => End::Decided,
        })
    }
}

fn check(votes: &[&[u32]], base: Option<&[u32]>, seats: &[&mut [u32]], cases: usize) -> Result<(), Error> {
    let length = |field, found, lists| if found == lists { Ok(()) } else { Err(Error::Length { field, found, lists }) };
    length("seats", seats.len(), votes.len())?;
    length("base", base.map_or(cases, <[u32]>::len), cases)?;
    votes.iter().try_for_each(|column| length("votes", column.len(), cases))?;
    seats.iter().try_for_each(|column| length("seats", column.len(), cases))
}

#[cfg(test)]
mod tests;
