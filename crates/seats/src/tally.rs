//! The protocols of precincts added up, and kept so that one corrected protocol costs the same whatever their number.
//!
//! Control relations (do the piles make the ballots? was the precinct seen before?) are the caller's, save where [`csv`]
//! reads a file, and so is what a column means. Must never know a threshold or a method: the totals go into a [`Problem`](crate::Problem).
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

pub mod csv;

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

/// Numbers of a line of memory, which are added side by side.
const LANES: usize = 16;

/// Lines of each stripe that are added before the next stripe: a block of this many times `lists` lines stays near.
const BLOCK: usize = 64;

/// Adds rows, as many numbers each as `totals` has, to the totals and returns how many rows there are.
///
/// # Errors
/// Where the numbers are no whole rows, or more than 2^32 - 1 rows. Nothing is changed then.
///
/// # Panics
/// Where a total leaves 64 bits; from zero that takes more rows than are allowed.
pub fn add_up(rows: &[u32], totals: &mut [u64]) -> Result<u32, Error> {
    let lists = totals.len();
    if rows.is_empty() {
        return Ok(0);
    }
    if !rows.len().is_multiple_of(lists) {
        return Err(Error::Length { field: "rows", found: rows.len(), lists });
    }
    let count = u32::try_from(rows.len() / lists).map_err(|_| Error::TooManyPrecincts)?;
    // Sixteen rows are `lists` lines, whatever the number of lists: the number at place n of a period belongs to list
    // n mod `lists`. Line by line they are added with all partial sums in registers.
    let period = lists * LANES;
    let whole = rows.len() - rows.len() % period;
    let (periods, rest) = rows.split_at(whole);
    for block in periods.chunks(period * BLOCK) {
        for line in 0..lists {
            let sums = stripe(block, period, line * LANES);
            for (lane, sum) in sums.into_iter().enumerate() {
                totals[(line * LANES + lane) % lists] += sum;
            }
        }
    }
    for row in rest.chunks_exact(lists) {
        for (total, votes) in totals.iter_mut().zip(row) {
            *total += u64::from(*votes);
        }
    }
    Ok(count)
}

/// Sums over a block of the line that begins at `first` of every period. At most `BLOCK` numbers of 32 bits are added to
/// one sum, which cannot wrap.
#[inline(never)]
fn stripe(block: &[u32], period: usize, first: usize) -> [u64; LANES] {
    let mut sums = [0_u64; LANES];
    for period in block.chunks_exact(period) {
        if let Some(line) = period[first..].first_chunk::<LANES>() {
            for lane in 0..LANES {
                sums[lane] = sums[lane].wrapping_add(u64::from(line[lane]));
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;
    use proptest::prelude::*;

    /// The sums, plainly.
    fn check(lists: usize, rows: &[u32]) -> Tally {
        let tally = Tally::from_rows(lists, rows.to_vec()).unwrap();
        for list in 0..lists {
            let sum: u64 = rows.iter().skip(list).step_by(lists).map(|votes| u64::from(*votes)).sum();
            assert_eq!(tally.totals()[list], sum, "list {list} of {lists}");
        }
        assert_eq!(crate::tie::index(tally.precincts()) * lists, rows.len());
        tally
    }

    #[test]
    fn every_length() {
        for lists in 1..20 {
            for precincts in [0, 1, 15, 16, 17, 1_024, 1_025, 2_100] {
                let rows: Vec<u32> =
                    (0..lists * precincts).map(|n| u32::MAX - u32::try_from(n % 7_919).unwrap()).collect();
                check(lists, &rows);
            }
        }
    }

    #[test]
    fn wrong_rows() {
        let mut tally = check(3, &[10, 5, 1, 20, 5, 2]);
        let before = tally.clone();
        let length = |field, found| Error::Length { field, found, lists: 3 };
        assert_eq!(tally.correct(2, &[1, 2, 3]), Err(Error::NoSuchPrecinct { precinct: 2 }));
        assert_eq!(tally.correct(0, &[1, 2]), Err(length("row", 2)));
        assert_eq!(tally.add_row(&[1, 2, 3, 4]), Err(length("row", 4)));
        assert_eq!(Tally::from_rows(3, vec![1, 2, 3, 4]), Err(length("rows", 4)));
        assert_eq!(Tally::from_rows(0, vec![1]), Err(Error::Length { field: "rows", found: 1, lists: 0 }));
        assert_eq!((tally.row(1), tally.row(2)), (Some(&[20, 5, 2][..]), None));
        assert_eq!(tally, before);
        assert_eq!(Tally::from_rows(0, vec![]), Ok(Tally::new(0)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        /// Corrected one by one, or counted anew from the corrected rows: the same.
        #[test]
        fn corrections_are_a_recount(
            lists in 1..12_usize, numbers in prop::collection::vec(any::<u32>(), 12..800),
            changes in prop::collection::vec((any::<u32>(), prop::collection::vec(any::<u32>(), 12)), 0..40),
        ) {
            let mut rows = numbers[..numbers.len() - numbers.len() % lists].to_vec();
            let mut tally = Tally::new(lists);
            for (number, row) in rows.chunks(lists).enumerate() {
                prop_assert_eq!(tally.add_row(row).map(crate::tie::index), Ok(number));
            }
            for (precinct, row) in &changes {
                let precinct = precinct % tally.precincts();
                tally.correct(precinct, &row[..lists]).unwrap();
                rows[crate::tie::index(precinct) * lists..][..lists].copy_from_slice(&row[..lists]);
            }
            prop_assert_eq!(tally, Tally::from_rows(lists, rows).unwrap());
        }
    }
}
