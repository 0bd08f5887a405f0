//! The districts and lists that have seats to share, their votes, and what one more or one less seat costs in a cell.
//! Knows no divisors.

use alloc::vec::Vec;

use super::fraction::Fraction;
use crate::divisor::Affine;
use crate::{Divisor, Error};

/// Between k and k + 1 seats, as a fraction: a cell has at least k + 1 seats where its quotient is above it. None stands
/// for zero, so that any vote rounds up.
///
/// The divisors of [`Divisor`] are brought to the scale of seats: 1, 3, 5 become 1/2, 3/2, 5/2. For Huntington-Hill,
/// whose signposts are roots, it is the square.
fn signpost(rounding: Divisor, seats: u32) -> Option<(u128, u128)> {
    if let Some(affine) = rounding.affine() {
        let Affine { slope, .. } = affine;
        let value = affine.at(seats);
        return (value > 0).then_some((value, slope));
    }
    let n = u128::from(seats);
    match rounding {
        _ if seats == 0 => None,
        Divisor::Dean => Some((2 * n * (n + 1), 2 * n + 1)),
        _ => Some((n * (n + 1), 1)),
    }
}

/// Refuses roundings that do not fit a matrix.
pub(super) fn check(rounding: Divisor) -> Result<(), Error> {
    rounding.check()?;
    match (rounding, signpost(rounding, 0), signpost(rounding, 1)) {
        (Divisor::Macau, ..) => Err(Error::Unsupported { what: "Macau divisors in a matrix" }),
        (_, Some(first), Some(second)) if first == second => {
            Err(Error::Unsupported { what: "two equal first divisors in a matrix" })
        }
        _ => Ok(()),
    }
}

/// Cells in rows; a cell without votes (weight zero) never has a seat.
#[derive(Debug)]
pub(super) struct Table {
    /// Districts.
    pub(super) rows: usize,
    /// Lists.
    pub(super) cols: usize,
    /// Votes of each cell; their squares under Huntington-Hill.
    pub(super) weights: Vec<u128>,
    /// Seats each cell has at least, whatever the divisors.
    pub(super) least: Vec<u32>,
    /// Seats of each row, above zero.
    pub(super) row_seats: Vec<u32>,
    /// Seats of each column, above zero.
    pub(super) col_seats: Vec<u32>,
    /// How quotients are rounded.
    pub(super) rounding: Divisor,
}

impl Table {
    /// Place of a cell.
    #[inline]
    pub(super) const fn at(&self, row: usize, col: usize) -> usize {
        row * self.cols + col
    }

    /// The signpost between `seats` and one more; zero is none.
    pub(super) fn signpost(&self, seats: u32) -> Option<(u128, u128)> {
        signpost(self.rounding, seats)
    }

    /// Weight over the signpost of the next seat: what row and column divisor together must not be below, or the cell
    /// would get it. The cell has weight, and no guarantee for that seat.
    pub(super) fn next(&self, cell: usize, seats: u32) -> Fraction {
        let (above, below) = self.signpost(seats).unwrap_or((1, 1));
        Fraction::of((self.weights[cell] * below, above))
    }

    /// The same of the seat the cell has last: what both divisors together must not be above, or the cell would lose it.
    /// None where the seat is sure.
    pub(super) fn last(&self, cell: usize, seats: u32) -> Option<Fraction> {
        (seats > self.least[cell]).then(|| self.next(cell, seats - 1))
    }

    /// Whether rows and columns have their seats, no cell less than its guarantee, and none a seat without votes.
    pub(super) fn fits(&self, seats: &[u32]) -> bool {
        let row = |row: usize| seats[row * self.cols..(row + 1) * self.cols].iter().sum::<u32>();
        let col = |col: usize| seats.iter().skip(col).step_by(self.cols).sum::<u32>();
        (0..self.rows).all(|i| row(i) == self.row_seats[i])
            && (0..self.cols).all(|j| col(j) == self.col_seats[j])
            && (0..seats.len()).all(|cell| seats[cell] >= self.least[cell])
            && (0..seats.len()).all(|cell| seats[cell] == 0 || self.weights[cell] > 0)
    }
}
