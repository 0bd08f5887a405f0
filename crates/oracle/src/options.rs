//! Conditions around an allocation: who is admitted, with how many seats a list begins, where it must stop.
//! It must never know which method divides the seats.

use crate::verdict::Why;

/// The least number of votes a list needs to take part in the division.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Threshold {
    /// A share of a base.
    Share {
        /// Numerator of the share.
        numerator: u64,
        /// Denominator of the share, not zero.
        denominator: u64,
        /// Votes the share is taken of; `None` is the sum of the votes of all lists.
        base: Option<u64>,
        /// True where a list needs more than the share, false where the share itself is enough.
        more_than: bool,
    },
    /// A number of votes.
    Votes {
        /// Votes.
        least: u64,
        /// True where a list needs more than that number.
        more_than: bool,
    },
}

/// Conditions of an allocation. Every vector is either empty (no such condition) or as long as the votes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Who takes part; `None` admits everybody.
    pub threshold: Option<Threshold>,
    /// Lists the threshold is not asked of.
    pub exempt: Vec<bool>,
    /// Seats a list holds already. They are part of the number of seats and are never taken away.
    pub initial: Vec<u32>,
    /// Seats a list is guaranteed, whatever its votes.
    pub minima: Vec<u32>,
    /// Seats a list cannot go beyond; seats held or guaranteed stay with it.
    pub maxima: Vec<Option<u32>>,
    /// Order that breaks ties: of tied lists the one named first wins. A tie with a list that is not named stays open.
    pub tie_order: Vec<usize>,
}

impl Options {
    /// Is every option of a shape that fits `lists` lists?
    pub(crate) fn check(&self, lists: usize) -> Result<(), Why> {
        let fits = |length: usize| length == 0 || length == lists;
        let lengths = [
            ("exempt", self.exempt.len()),
            ("initial", self.initial.len()),
            ("minima", self.minima.len()),
            ("maxima", self.maxima.len()),
        ];
        for (name, length) in lengths {
            if !fits(length) {
                return Err(Why::BadOptions(name));
            }
        }
        for (place, list) in self.tie_order.iter().enumerate() {
            if *list >= lists || self.tie_order[..place].contains(list) {
                return Err(Why::BadOptions("tie_order"));
            }
        }
        match self.threshold {
            Some(Threshold::Share { denominator: 0, .. }) => Err(Why::BadOptions("threshold")),
            _ => Ok(()),
        }
    }

    /// The votes that count: a list that is not admitted has none.
    pub(crate) fn admitted(&self, votes: &[u64]) -> Vec<u64> {
        let passes = |list: usize, own: u64| self.exempt.get(list) == Some(&true) || self.reaches(own, votes);
        votes.iter().enumerate().map(|(list, &own)| if passes(list, own) { own } else { 0 }).collect()
    }

    fn reaches(&self, own: u64, votes: &[u64]) -> bool {
        let (left, right, more_than) = match self.threshold {
            None => return true,
            Some(Threshold::Votes { least, more_than }) => (u128::from(own), u128::from(least), more_than),
            Some(Threshold::Share { numerator, denominator, base, more_than }) => {
                let sum: u128 = votes.iter().map(|&v| u128::from(v)).sum();
                let base = base.map_or(sum, u128::from);
                // own / base against numerator / denominator, multiplied out.
                (u128::from(own) * u128::from(denominator), base * u128::from(numerator), more_than)
            }
        };
        if more_than { left > right } else { left >= right }
    }

    /// Seats a list has before any division: those held or those guaranteed, whichever is more.
    pub(crate) fn start(&self, lists: usize) -> Vec<u32> {
        let at = |from: &[u32], list: usize| from.get(list).copied().unwrap_or(0);
        (0..lists).map(|list| at(&self.initial, list).max(at(&self.minima, list))).collect()
    }

    /// Is any list held to a number of seats from below or above?
    pub(crate) fn has_bounds(&self) -> bool {
        !(self.initial.is_empty() && self.minima.is_empty() && self.maxima.is_empty())
    }

    /// The most seats of a list, if there is a bound.
    pub(crate) fn maximum(&self, list: usize) -> Option<u32> {
        self.maxima.get(list).copied().flatten()
    }

    /// May a list with this many seats take one more?
    pub(crate) fn has_room(&self, list: usize, seats: u32) -> bool {
        self.maximum(list).is_none_or(|most| seats < most)
    }
}
