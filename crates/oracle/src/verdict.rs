//! What the oracle answers: seats with ties as values, or why there is no answer. It must never know how it was found.

/// Seats that several lists compete for with equal right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The lists (positions in the votes, ascending) whose seats depend on how the tie is broken.
    pub lists: Vec<usize>,
    /// How many seats they compete for, beyond the sure ones.
    pub seats: u32,
}

/// The result of an allocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The method gives a result.
    Seats {
        /// Seats of each list in the order of the votes, seats already held included. With a tie only the sure seats:
        /// those that every way of breaking the tie gives.
        seats: Vec<u32>,
        /// Which lists are tied, if any.
        tie: Option<Tie>,
        /// Seats that no list may take: every list with votes has reached its maximum, or a quota leaves more seats than
        /// there are remainders.
        vacant: u32,
    },
    /// The method gives no result.
    Undefined(Why),
}

/// Why a method gives no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// No method of that name.
    UnknownMethod,
    /// An option contradicts the case; the text names the option.
    BadOptions(&'static str),
    /// There are seats to hand out and no admitted list has a vote.
    NoVotes,
    /// The rounded quota is zero votes.
    ZeroQuota,
    /// More seats are due (by whole quotas, or held and guaranteed) than there are.
    OverAward {
        /// Seats due.
        awarded: u32,
        /// Seats there are.
        seats: u32,
    },
    /// The tie has more ways to be broken than the oracle is ready to try.
    TooManyResolutions,
}
