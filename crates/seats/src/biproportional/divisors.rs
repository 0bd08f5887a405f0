//! The simplest divisors that fit a seat matrix. Knows how they bound each other, not how they were found.
//!
//! Divisors along shortest paths are long and put cells exactly on their signposts. Here each is replaced by the simplest
//! fraction in the middle of the room that the others leave it, until every cell that is not tied lies strictly between
//! its signposts. Divisors of one tie hang together and move as a block.

use alloc::vec::Vec;

use super::fraction::Fraction;
use super::proof::{Divisors, edges, groups};
use super::table::Table;

/// Rows and columns that move together; a column's divisor is divided by what a row's is multiplied with.
struct Block {
    rows: Vec<usize>,
    cols: Vec<usize>,
}

/// What the first divisor of a block must lie between.
#[derive(Default)]
struct Room {
    low: Option<Fraction>,
    high: Option<Fraction>,
}

impl Room {
    fn above(&mut self, bound: Fraction) {
        if self.low.as_ref().is_none_or(|low| *low < bound) {
            self.low = Some(bound);
        }
    }

    fn below(&mut self, bound: Fraction) {
        if self.high.as_ref().is_none_or(|high| bound < *high) {
            self.high = Some(bound);
        }
    }

    /// The middle half, where there is any room; the edges themselves would bind the neighbours.
    fn middle(self) -> Option<Self> {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low < high => {
                let (low, high) = (low.toward(&high), high.toward(&low));
                Some(Self { low: Some(low), high: Some(high) })
            }
            (Some(_), Some(_)) => None,
            (low, high) => Some(Self { low, high }),
        }
    }
}

fn blocks(table: &Table, seats: &[u32], divisors: &Divisors) -> Vec<Block> {
    let group = groups(table, &edges(table, seats, divisors));
    let mut blocks: Vec<_> = group.iter().map(|_| Block { rows: Vec::new(), cols: Vec::new() }).collect();
    for (node, &group) in group.iter().enumerate() {
        match node.checked_sub(table.rows) {
            None => blocks[group].rows.push(node),
            Some(col) => blocks[group].cols.push(col),
        }
    }
    // The first column sets the scale.
    blocks.retain(|block| {
        let empty = block.rows.is_empty() && block.cols.is_empty();
        !empty && !block.cols.contains(&0)
    });
    blocks
}

/// The factor by which the rows of a block may grow (its columns shrink), or the reverse for a block of one column.
fn room(table: &Table, seats: &[u32], divisors: &Divisors, block: &Block) -> Room {
    let mut room = Room::default();
    let rows_lead = !block.rows.is_empty();
    let mut bound = |row: usize, col: usize, grows: bool| {
        let cell = table.at(row, col);
        if table.weights[cell] == 0 {
            return;
        }
        let both = divisors.rows[row].mul(&divisors.cols[col]);
        let (next, last) = (table.next(cell, seats[cell]), table.last(cell, seats[cell]));
        if grows {
            room.above(next.div(&both));
            if let Some(last) = last {
                room.below(last.div(&both));
            }
        } else {
            room.below(both.div(&next));
            if let Some(last) = last {
                room.above(both.div(&last));
            }
        }
    };
    for &row in &block.rows {
        (0..table.cols).filter(|col| !block.cols.contains(col)).for_each(|col| bound(row, col, true));
    }
    for &col in &block.cols {
        (0..table.rows).filter(|row| !block.rows.contains(row)).for_each(|row| bound(row, col, !rows_lead));
    }
    room
}

/// Moves a block to its simplest place; whether it stood strictly inside its room already.
fn simplify_block(table: &Table, seats: &[u32], divisors: &mut Divisors, block: &Block) -> bool {
    let room = room(table, seats, divisors, block);
    let one = Fraction::one();
    let inside = room.low.as_ref().is_none_or(|low| *low < one) && room.high.as_ref().is_none_or(|high| one < *high);
    let Some(middle) = room.middle() else { return false };
    let lead = block.rows.first().map_or_else(|| &divisors.cols[block.cols[0]], |&row| &divisors.rows[row]);
    let place = |bound: Option<Fraction>| bound.map(|bound| bound.mul(lead));
    let factor = Fraction::simplest(place(middle.low).as_ref(), place(middle.high).as_ref()).div(lead);
    for &row in &block.rows {
        divisors.rows[row] = divisors.rows[row].mul(&factor).reduced();
    }
    for &col in &block.cols {
        let moved =
            if block.rows.is_empty() { divisors.cols[col].mul(&factor) } else { divisors.cols[col].div(&factor) };
        divisors.cols[col] = moved.reduced();
    }
    inside
}

/// Rounds after every block has come free, for simpler fractions.
const ROUNDS: usize = 3;

/// Simple divisors in place of long ones; the first column gets 1.
pub(super) fn simplify(table: &Table, seats: &[u32], divisors: &mut Divisors) {
    let scale = divisors.cols[0].clone();
    for row in &mut divisors.rows {
        *row = row.mul(&scale).reduced();
    }
    for col in &mut divisors.cols {
        *col = col.div(&scale).reduced();
    }
    let blocks = blocks(table, seats, divisors);
    let mut free = 0;
    // A block strictly inside its room stays so. In every round one more link of each chain of cells on signposts comes
    // free, so rounds as many as blocks free them all.
    for _ in 0..blocks.len() + ROUNDS {
        let edges = blocks.iter().filter(|block| !simplify_block(table, seats, divisors, block)).count();
        free = if edges == 0 { free + 1 } else { 0 };
        if free == ROUNDS {
            break;
        }
    }
}

/// Whether the divisors prove the seats: the sums are right and every quotient lies between the signposts of its seats.
pub(super) fn prove_seats(table: &Table, seats: &[u32], divisors: &Divisors) -> bool {
    let fits = |row: usize, col: usize| {
        let cell = table.at(row, col);
        if table.weights[cell] == 0 {
            return seats[cell] == 0;
        }
        let both = divisors.rows[row].mul(&divisors.cols[col]);
        table.next(cell, seats[cell]) <= both && table.last(cell, seats[cell]).is_none_or(|last| both <= last)
    };
    table.fits(seats) && (0..table.rows).all(|row| (0..table.cols).all(|col| fits(row, col)))
}
