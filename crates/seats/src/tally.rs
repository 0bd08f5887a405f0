//! The protocols of precincts added up, and kept so that one corrected protocol costs the same whatever their number.
//!
//! Control relations (do the piles make the ballots? was the precinct seen before?) are the caller's, and so is what a
//! column means. Must never know a threshold or a method: the totals go into a [`Problem`](crate::Problem).
//!
//! ```
//! use seats::tally::Tally;
//! use seats::{Method, Problem, TieRule};
//!
//! let mut tally = Tally::from_rows(3, vec![10, 5, 1, 20, 5, 2]).unwrap();
//! assert_eq!(tally.totals(), [30, 10, 3]);
//! tally.correct(1, &[20, 15, 2]).unwrap();
//! let done = Problem::new(5, tally.totals()).allocate(Method::HARE, TieRule::Stop).unwrap();
//! assert_eq!(done.seats, [3, 2, 0]);
//! ```

use alloc::vec::Vec;

use crate::Error;

/// Rows of protocols, one number of votes a list, and the totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// One row after another, so that a correction touches one or two cache lines.
    rows: Vec<u32>,
    /// Sums of the columns. Fewer than 2^32 rows of 32-bit numbers fit 64 bits.
    totals: Vec<u64>,
    precincts: u32,
}

impl Tally {
    /// Nothing counted yet, for so many lists.
    pub fn new(lists: usize) -> Self {
        Self { rows: Vec::new(), totals: alloc::vec![0; lists], precincts: 0 }
    }

    /// Rows one after another, `lists` numbers each; precincts are numbered from 0 in that order.
    ///
    /// # Errors
    /// Where the numbers are no whole rows, or more than 2^32 - 1 rows.
    pub fn from_rows(lists: usize, rows: Vec<u32>) -> Result<Self, Error> {
        let mut totals = alloc::vec![0; lists];
        let precincts = add_up(&rows, &mut totals)?;
        Ok(Self { rows, totals, precincts })
    }

    /// Votes of each list in all precincts.
    pub fn totals(&self) -> &[u64] {
        &self.totals
    }

    /// Number of precincts.
    pub const fn precincts(&self) -> u32 {
        self.precincts
    }

    /// The row of a precinct.
    pub fn row(&self, precinct: u32) -> Option<&[u32]> {
        self.rows.get(self.place(precinct).ok()?)
    }

    /// Adds a precinct and returns its number.
    ///
    /// # Errors
    /// Where the row is not as long as there are lists, or there are 2^32 - 1 rows already.
    pub fn add_row(&mut self, row: &[u32]) -> Result<u32, Error> {
        self.check(row)?;
        let number = self.precincts;
        self.precincts = number.checked_add(1).ok_or(Error::TooManyPrecincts)?;
        self.rows.extend_from_slice(row);
        for (total, votes) in self.totals.iter_mut().zip(row) {
            *total += u64::from(*votes);
        }
        Ok(number)
    }

    /// Puts another row in the place of a precinct's.
    ///
    /// # Errors
    /// Where there is no such precinct, or the row is not as long as there are lists. Nothing is changed then.
    #[inline]
    pub fn correct(&mut self, precinct: u32, row: &[u32]) -> Result<(), Error> {
        self.check(row)?;
        let place = self.place(precinct)?;
        for ((old, &new), total) in self.rows[place].iter_mut().zip(row).zip(&mut self.totals) {
            // The old votes are part of the total.
            *total = *total - u64::from(*old) + u64::from(new);
            *old = new;
        }
        Ok(())
    }

    #[inline]
    const fn check(&self, row: &[u32]) -> Result<(), Error> {
        let (found, lists) = (row.len(), self.totals.len());
        if found == lists { Ok(()) } else { Err(Error::Length { field: "row", found, lists }) }
    }

    /// Where a row lies in `rows`.
    #[inline]
    fn place(&self, precinct: u32) -> Result<core::ops::Range<usize>, Error> {
        let lists = self.totals.len();
        if precinct >= self.precincts {
            return Err(Error::NoSuchPrecinct { precinct });
        }
        let first = crate::tie::index(precinct) * lists;
        Ok(first..first + lists)
    }
}

/// Adds rows, as many numbers each as `totals` has, to the totals and returns their number.
///
/// # Errors
/// Where the numbers are no whole rows, or more than 2^32 - 1 rows. Nothing is changed then.
///
/// # Panics
/// Where a total leaves 64 bits; from zero that takes more rows than are allowed.
pub fn add_up(rows: &[u32], totals: &mut [u64]) -> Result<u32, Error> {
    let lists = totals.len();
    if !rows.is_empty() && (lists == 0 || !rows.len().is_multiple_of(lists)) {
        return Err(Error::Length { field: "rows", found: rows.len(), lists });
    }
    let count = u32::try_from(rows.len().checked_div(lists).unwrap_or(0)).map_err(|_| Error::TooManyPrecincts)?;
    let mut sums = alloc::vec![0_u64; lists * WIDE];
    let wide = rows.chunks_exact(lists * WIDE);
    Ok(count)
}
