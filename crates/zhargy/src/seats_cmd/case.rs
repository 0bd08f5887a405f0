//! A case as it is understood: votes, seats, method, and what binds lists. It must never know how it was written down.

use std::collections::BTreeMap;

use seats::threshold::Thresholds;
use seats::{Divisor, Method, Ratio};

/// One allocation, or one for each district.
#[derive(Debug)]
pub(crate) struct Case {
    /// The method as the case names it.
    pub(crate) method_name: String,
    pub(crate) method: Method,
    /// Districts and lists are both given their seats; `method` then shares the seats among the lists.
    pub(crate) biproportional: Option<Double>,
    /// Names in the order in which they first stand in `votes`.
    pub(crate) lists: Vec<String>,
    /// Votes of each list, all districts together.
    pub(crate) votes: Vec<u64>,
    /// Empty where votes are not told by district.
    pub(crate) districts: Vec<DistrictVotes>,
    pub(crate) seats: Seats,
    pub(crate) bar: Bar,
    pub(crate) expected: Option<Expected>,
}

/// Votes of one district.
#[derive(Debug)]
pub(crate) struct DistrictVotes {
    pub(crate) name: String,
    /// One entry a list of the whole case; zero where the list does not stand here.
    pub(crate) votes: Vec<u64>,
    /// Whether the list stands here.
    pub(crate) listed: Vec<bool>,
    /// What shares are taken of here, where it is not the sum.
    pub(crate) base: Option<u128>,
}

/// Who shares in which seats.
#[derive(Debug)]
pub(crate) enum Seats {
    /// One house, by the votes of all districts together.
    Whole(Contest),
    /// Every district by itself, in the order of [`Case::districts`].
    Each(Vec<Contest>),
}

/// Seats to be allocated in one go, with what binds lists there. Empty vectors mean "nothing".
#[derive(Debug, Default)]
pub(crate) struct Contest {
    pub(crate) seats: u32,
    pub(crate) held: Vec<u32>,
    pub(crate) minimum: Vec<u32>,
    pub(crate) maximum: Vec<u32>,
    /// Connected lists.
    pub(crate) groups: Vec<Group>,
}

/// Lists that count as one until their own seats are shared among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    One(usize),
    Many { name: String, members: Vec<Group> },
}

/// Who takes part.
#[derive(Debug)]
pub(crate) struct Bar {
    /// Judged on the votes of the whole case; nothing: everybody passes.
    pub(crate) thresholds: Option<Thresholds>,
    /// Judged in each district on the votes there.
    pub(crate) local: Option<Local>,
    pub(crate) base: Option<u128>,
    pub(crate) mandates: Vec<u32>,
    pub(crate) parties: Vec<u32>,
}

/// A share of a district's votes that admits to the seats of that district.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Local {
    pub(crate) share: Ratio,
    /// Admits besides the threshold of the whole case; otherwise it is the only threshold.
    pub(crate) besides: bool,
}

/// What the case says must come out.
#[derive(Debug, Default)]
pub(crate) struct Expected {
    pub(crate) seats: ExpectedSeats,
    /// Ties must be reported; the seats are the sure ones.
    pub(crate) tie: bool,
    pub(crate) tied: Option<(Vec<String>, u64)>,
}

/// Seats by list, or by district and list.
#[derive(Debug)]
pub(crate) enum ExpectedSeats {
    Flat(BTreeMap<String, u64>),
    Nested(BTreeMap<String, BTreeMap<String, u64>>),
}

impl Default for ExpectedSeats {
    fn default() -> Self {
        Self::Flat(BTreeMap::new())
    }
}

/// The biproportional method of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Double {
    /// How cells are rounded.
    pub(crate) rounding: Divisor,
    /// Votes are of voters who have as many as their district has seats.
    pub(crate) voter_numbers: bool,
    /// The strongest list of each district has at least one seat there.
    pub(crate) winner_takes_one: bool,
}
