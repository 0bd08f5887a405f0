//! The question: seats, votes, and what binds single lists. Knows no method.

use alloc::vec::Vec;

use crate::allocate::{Workspace, allocate_into, explain_into};
use crate::{Allocation, Error, Explained, Method, TieRule};

/// What is to be allocated. An empty optional slice means "none"; otherwise it has one entry a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem<'a> {
    /// Seats of the house, those already held included.
    pub seats: u32,
    /// Votes of each list, at most 2^63 - 1 each.
    pub votes: &'a [u64],
    /// Lists that may get seats by votes (those that passed the threshold); empty: all.
    pub admitted: &'a [bool],
    /// Seats each list already holds; averages go on from them and the outcome includes them.
    pub held: &'a [u32],
    /// Seats each list gets at least, whatever its votes and whether or not it is admitted.
    pub minimum: &'a [u32],
    /// Seats each list gets at most (candidates on the list, for instance).
    pub maximum: &'a [u32],
}

impl<'a> Problem<'a> {
    /// A problem without thresholds and bounds.
    pub const fn new(seats: u32, votes: &'a [u64]) -> Self {
        Self { seats, votes, admitted: &[], held: &[], minimum: &[], maximum: &[] }
    }

    /// The same with only some lists admitted.
    #[must_use]
    pub const fn with_admitted(mut self, admitted: &'a [bool]) -> Self {
        self.admitted = admitted;
        self
    }

    /// The same with seats already held.
    #[must_use]
    pub const fn with_held(mut self, held: &'a [u32]) -> Self {
        self.held = held;
        self
    }

    /// The same with guaranteed seats.
    #[must_use]
    pub const fn with_minimum(mut self, minimum: &'a [u32]) -> Self {
        self.minimum = minimum;
        self
    }

    /// The same with maxima.
    #[must_use]
    pub const fn with_maximum(mut self, maximum: &'a [u32]) -> Self {
        self.maximum = maximum;
        self
    }

    /// Votes of a list as far as they count: zero where it is not admitted.
    #[inline]
    pub(crate) fn weight(&self, list: usize) -> u64 {
        if self.admitted.is_empty() || self.admitted[list] { self.votes[list] } else { 0 }
    }

    /// Seats a list has before any vote is looked at.
    #[inline]
    pub(crate) fn least(&self, list: usize) -> u32 {
        let held = self.held.get(list).copied().unwrap_or(0);
        held.max(self.minimum.get(list).copied().unwrap_or(0))
    }

    /// Seats a list may have at most.
    #[inline]
    pub(crate) fn most(&self, list: usize) -> u32 {
        self.maximum.get(list).copied().unwrap_or(u32::MAX)
    }

    /// Whether any list is bound from below or above.
    #[inline]
    pub(crate) const fn is_bounded(&self) -> bool {
        !(self.held.is_empty() && self.minimum.is_empty() && self.maximum.is_empty())
    }

    /// Checks lengths and bounds; the votes themselves are checked where they are read first.
    #[inline]
    pub(crate) fn check(&self) -> Result<(), Error> {
        let (lists, admitted) = (self.votes.len(), self.admitted.len());
        if (admitted == 0 || admitted == lists) && u32::try_from(lists).is_ok() && !self.is_bounded() {
            return Ok(());
        }
        self.check_bounded()
    }

    /// The same where lists are bounded or something is wrong.
    #[inline(never)]
    fn check_bounded(&self) -> Result<(), Error> {
        let lists = self.votes.len();
        if u32::try_from(lists).is_err() {
            return Err(Error::TooManyLists);
        }
        for (field, found) in [
            ("admitted", self.admitted.len()),
            ("held", self.held.len()),
            ("minimum", self.minimum.len()),
            ("maximum", self.maximum.len()),
        ] {
            if found != 0 && found != lists {
                return Err(Error::Length { field, found, lists });
            }
        }
        if self.is_bounded() {
            let mut bound = 0_u64;
            for list in 0..lists {
                let least = self.least(list);
                if least > self.most(list) {
                    return Err(Error::MaximumBelowMinimum { list });
                }
                bound += u64::from(least);
            }
            if bound > u64::from(self.seats) {
                return Err(Error::BoundsExceedSeats { bound, seats: self.seats });
            }
        }
        Ok(())
    }

    /// Seats by a method, without steps. In a hot loop use [`allocate_into`], which allocates nothing.
    pub fn allocate(&self, method: Method, tie_rule: TieRule<'_>) -> Result<Allocation, Error> {
        let mut seats = alloc::vec![0; self.votes.len()];
        let outcome = allocate_into(self, method, tie_rule, &mut Workspace::default(), &mut seats)?;
        Ok(Allocation { seats, outcome })
    }

    /// Seats by a method with every step: the same numbers as [`allocate`](Self::allocate).
    pub fn explain(&self, method: Method, tie_rule: TieRule<'_>) -> Result<Explained, Error> {
        let mut seats = alloc::vec![0; self.votes.len()];
        let mut steps = Vec::with_capacity(3 * self.votes.len() + 2);
        let mut workspace = Workspace::default();
        let outcome = explain_into(self, method, tie_rule, &mut workspace, &mut seats, &mut steps)?;
        Ok(Explained { seats, outcome, steps })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(problem: Problem<'_>, expect: Result<(), Error>) {
        assert_eq!(problem.check(), expect, "{problem:?}");
        let whole = problem.allocate(Method::DHONDT, TieRule::Stop);
        assert_eq!(whole.err(), expect.err());
    }

    #[test]
    fn questions_without_meaning() {
        let plain = Problem::new(5, &[3, 2]);
        check(plain, Ok(()));
        check(plain.with_held(&[1]), Err(Error::Length { field: "held", found: 1, lists: 2 }));
        check(plain.with_admitted(&[true; 3]), Err(Error::Length { field: "admitted", found: 3, lists: 2 }));
        check(plain.with_minimum(&[3, 3]), Err(Error::BoundsExceedSeats { bound: 6, seats: 5 }));
        check(plain.with_minimum(&[3, 0]).with_maximum(&[2, 9]), Err(Error::MaximumBelowMinimum { list: 0 }));
        check(plain.with_held(&[2, 0]).with_minimum(&[1, 3]), Ok(()));
    }

    #[test]
    fn votes_beyond_63_bits() {
        let votes = [1, 1 << 63];
        for method in [Method::HARE, Method::DHONDT, Method::QuotaBalinskiYoung] {
            let answer = Problem::new(5, &votes).allocate(method, TieRule::Stop);
            assert_eq!(answer, Err(Error::TooManyVotes { list: 1 }));
        }
    }
}
