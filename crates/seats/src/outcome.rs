//! The answer: seats, how far they are decided, and the steps. Knows no method.

use alloc::vec::Vec;

use crate::{Ratio, Step, Tie};

/// How far a method decides. Only [`Decided`](Self::Decided) fills every seat.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// Every seat has its list.
    Decided,
    /// The seats given are sure; the rest waits for a lot or a rule. One tie, save for the quota method, where ties at
    /// different averages may stand open at once.
    Tied(Vec<Tie>),
    /// Maxima are reached, or a quota leaves more seats than lists that may take one: these seats stay empty.
    Unfilled {
        /// Seats without a list.
        seats: u32,
    },
    /// Seats are left to hand out and no admitted list has a vote.
    NoVotes,
    /// Whole quotas are more than the seats, and the method does not say what then. No seats are given.
    Overaward {
        /// The quota.
        quota: Ratio,
        /// Seats by whole quotas.
        whole: u64,
        /// Seats to hand out.
        seats: u32,
    },
    /// A rounded quota is zero: fewer votes than seats. No seats are given.
    QuotaZero,
}

impl Outcome {
    /// Whether a lot (or a rule for ties) is needed to go on.
    pub const fn lot_needed(&self) -> bool {
        matches!(self, Self::Tied(_))
    }

    /// The open ties; empty where nothing is tied.
    pub fn ties(&self) -> &[Tie] {
        if let Self::Tied(ties) = self { ties } else { &[] }
    }
}

/// Seats of every list and how far they are decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    /// Sure seats, one entry a list, held seats included.
    pub seats: Vec<u32>,
    /// How far the method decides.
    pub outcome: Outcome,
}

/// An allocation and everything that led to it, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// Sure seats, one entry a list, held seats included.
    pub seats: Vec<u32>,
    /// How far the method decides.
    pub outcome: Outcome,
    /// What was done, in order.
    pub steps: Vec<Step>,
}
