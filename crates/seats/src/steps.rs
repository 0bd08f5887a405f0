//! What a method did, as data. Knows no law and writes no sentence: the caller adds articles and words.

use alloc::vec::Vec;

use crate::{Ratio, Signpost, Tie};

/// Votes over a divisor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Average {
    /// Votes of the list.
    pub votes: u64,
    /// What they are divided by.
    pub divisor: Signpost,
}

/// A list and its average.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The list.
    pub list: u32,
    /// Its average for its next seat.
    pub average: Average,
}

/// Which bound took a list out of the sharing by quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// It has all the seats it may have.
    Maximum,
    /// It keeps what it holds or is guaranteed.
    Minimum,
}

/// One step of a count, in the order it was done.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// Votes of the lists that share, the seats they share, and the quota.
    Quota {
        /// Votes of the sharing lists.
        votes: u128,
        /// Seats they share.
        seats: u32,
        /// Votes for one seat.
        quota: Ratio,
    },
    /// A list's votes over the quota.
    Quotient {
        /// The list.
        list: u32,
        /// Votes over quota; its denominator is the same for every list.
        quotient: Ratio,
        /// Whole quotas.
        whole: u64,
        /// What is left, as part of one quota.
        remainder: Ratio,
    },
    /// A list leaves the sharing with a fixed number of seats, and the rest is shared anew.
    Fixed {
        /// The list.
        list: u32,
        /// Its seats.
        seats: u32,
        /// Why.
        bound: Bound,
    },
    /// A left-over seat.
    Remainder {
        /// The list that got it.
        list: u32,
        /// For this remainder, as part of one quota.
        remainder: Ratio,
        /// Its place among the remainders, from 1; equal remainders share a place.
        place: u32,
    },
    /// A seat taken back, because whole quotas were more than the seats.
    Subtracted {
        /// The list that lost it.
        list: u32,
        /// Its remainder, the smallest then.
        remainder: Ratio,
    },
    /// Seats a list has before averages are looked at.
    Start {
        /// The list.
        list: u32,
        /// Held or guaranteed seats.
        seats: u32,
    },
    /// A seat by highest average.
    Average {
        /// Its number in the house, from 1.
        seat: u32,
        /// Who got it, for what.
        winner: Standing,
        /// Who came next.
        runner_up: Option<Standing>,
    },
    /// Lists equal for the last seats.
    Tied(Tie),
    /// A tie settled by the order given.
    ByOrder {
        /// The list.
        list: u32,
        /// Its rank.
        rank: u32,
        /// Seats it got.
        seats: u32,
    },
    /// The one-party rule: the second list's quotient times the factor, raised to the minimum.
    Factor {
        /// The second list.
        list: u32,
        /// Its quotient.
        quotient: Ratio,
        /// What it is multiplied by.
        factor: Ratio,
        /// The product.
        product: Ratio,
        /// Seats it gets at least.
        minimum: u32,
        /// Seats it gets.
        seats: u32,
    },
    /// The one-party rule: every seat left over goes to the first list.
    Rest {
        /// The first list.
        list: u32,
        /// Seats left over.
        seats: u32,
    },
    /// A tied seat given by the drawn lot.
    ByLot {
        /// The list.
        list: u32,
    },
}

/// Takes steps, or is not there at all: with [`Silent`] the compiler removes every trace.
pub(crate) trait Recorder {
    /// Whether steps are kept.
    const ON: bool;
    /// Keeps a step.
    fn push(&mut self, step: Step);
    /// Drops the last steps.
    fn forget(&mut self, count: usize);
}

/// Keeps nothing.
pub(crate) struct Silent;

impl Recorder for Silent {
    const ON: bool = false;
    #[inline]
    fn push(&mut self, _: Step) {}
    #[inline]
    fn forget(&mut self, _: usize) {}
}

impl Recorder for Vec<Step> {
    const ON: bool = true;
    fn push(&mut self, step: Step) {
        Vec::push(self, step);
    }
    fn forget(&mut self, count: usize) {
        self.truncate(self.len() - count);
    }
}
