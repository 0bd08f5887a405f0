//! What is wrong with a question. Answers of the method itself (a tie, no votes, too many whole quotas) are
//! [`Outcome`](crate::Outcome)s and never errors.

use core::fmt;

/// The problem as put has no meaning. Lists are named by their place in `votes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A slice that must have one entry a list (or none) has another length.
    Length {
        /// Which field.
        field: &'static str,
        /// Entries found.
        found: usize,
        /// Number of lists.
        lists: usize,
    },
    /// More than 2^63 - 1 votes for one list.
    TooManyVotes {
        /// The list.
        list: usize,
    },
    /// More lists than a 32-bit number counts.
    TooManyLists,
    /// Held and guaranteed seats are together more than all seats.
    BoundsExceedSeats {
        /// Their sum.
        bound: u64,
        /// All seats.
        seats: u32,
    },
    /// A list's maximum is below what it holds or is guaranteed.
    MaximumBelowMinimum {
        /// The list.
        list: usize,
    },
    /// A first divisor that is zero, above the second, or not of 32-bit numbers.
    FirstDivisor,
    /// Two tied lists have the same rank, so the order settles nothing.
    SameRank {
        /// The one list.
        list: usize,
        /// The other.
        other: usize,
    },
    /// A lot was drawn but nothing was tied.
    LotNotNeeded,
    /// The drawn lot does not name the tied lists, as often as there are seats.
    LotDoesNotFit,
    /// A list that does not exist.
    NoSuchList {
        /// The place asked for.
        list: usize,
    },
    /// A precinct that was never added.
    NoSuchPrecinct {
        /// The number asked for.
        precinct: u32,
    },
    /// More precincts than a 32-bit number counts.
    TooManyPrecincts,
    /// The method cannot be used here (zero first divisors in a matrix, for instance).
    Unsupported {
        /// What cannot be done.
        what: &'static str,
    },
    /// A matrix whose rows or columns do not add up to the same number of seats.
    Margins {
        /// Sum over districts.
        districts: u64,
        /// Sum over lists.
        lists: u64,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { field, found, lists } => write!(f, "{field} has {found} entries for {lists} lists"),
            Self::TooManyVotes { list } => write!(f, "list {list} has more than 2^63 - 1 votes"),
            Self::TooManyLists => f.write_str("more lists than a 32-bit number counts"),
            Self::BoundsExceedSeats { bound, seats } => {
                write!(f, "{bound} seats are held or guaranteed, of {seats}")
            }
            Self::MaximumBelowMinimum { list } => {
                write!(f, "the maximum of list {list} is below its minimum")
            }
            Self::FirstDivisor => f.write_str("the first divisor must be above zero and not above the second"),
            Self::SameRank { list, other } => {
                write!(f, "tied lists {list} and {other} have the same rank")
            }
            Self::LotNotNeeded => f.write_str("a lot was drawn but nothing was tied"),
            Self::LotDoesNotFit => f.write_str("the drawn lot does not fit the tie"),
            Self::NoSuchList { list } => write!(f, "there is no list {list}"),
            Self::NoSuchPrecinct { precinct } => write!(f, "there is no precinct {precinct}"),
            Self::TooManyPrecincts => f.write_str("more precincts than a 32-bit number counts"),
            Self::Unsupported { what } => write!(f, "not supported: {what}"),
            Self::Margins { districts, lists } => {
                write!(f, "districts have {districts} seats and lists {lists}")
            }
        }
    }
}

impl core::error::Error for Error {}
