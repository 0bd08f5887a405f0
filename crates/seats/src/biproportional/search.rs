//! A seat matrix with the right sums, best by logarithms in whole numbers: every row by highest averages, then one seat
//! at a time along the cheapest chain of transfers from a list with too many seats to one with too few.
//!
//! Logarithms are cut off after 40 binary digits, so the matrix is a proposal that [`proof`](super::proof) confirms or
//! improves by exact comparison. All costs here are whole numbers, in which shortest paths and their optimality are
//! exact; no rounding can make the search go in circles.

use alloc::collections::{BinaryHeap, VecDeque};
use alloc::vec::Vec;
use core::cmp::Reverse;

use super::table::Table;

const DIGITS: u32 = 40;

/// Binary logarithm times 2^40, rounded down; it never decreases with its argument, which is above zero.
#[expect(clippy::cast_possible_truncation, reason = "the leading 64 digits are taken")]
fn logarithm(value: u128) -> i64 {
    let mut lead = (value << value.leading_zeros() >> 64) as u64;
    let mut log = i64::from(value.ilog2());
    for _ in 0..DIGITS {
        let square = u128::from(lead) * u128::from(lead);
        let carry = square >> 127;
        lead = (square >> (63 + carry)) as u64;
        log = log << 1 | i64::from(carry == 1);
    }
    log
}

/// Lists that cannot be served: all rows and columns that a missing seat of theirs could be moved through.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stuck {
    pub(super) rows: Vec<usize>,
    pub(super) cols: Vec<usize>,
}

struct Search<'a> {
    table: &'a Table,
    /// Logarithm of each weight.
    logs: Vec<i64>,
    /// Logarithm of each signpost, never decreasing; the first is not used where it is zero.
    posts: Vec<i64>,
    seats: Vec<u32>,
}

/// Shortest chains from the columns that lack seats.
struct Chains {
    rows: Vec<Option<Link>>,
    cols: Vec<Option<Link>>,
}

/// Cost so far and the place before.
#[derive(Clone, Copy)]
struct Link {
    cost: i64,
    from: Option<usize>,
}

fn improves(link: Option<Link>, cost: i64) -> bool {
    link.is_none_or(|link| cost < link.cost)
}

impl<'a> Search<'a> {
    fn new(table: &'a Table) -> Self {
        let logs = table.weights.iter().map(|&weight| if weight > 0 { logarithm(weight) } else { 0 }).collect();
        let most = table.row_seats.iter().copied().max().unwrap_or(0);
        let mut posts: Vec<i64> = Vec::new();
        for seats in 0..=most {
            let log = table.signpost(seats).map_or(i64::MIN, |(above, below)| logarithm(above) - logarithm(below));
            posts.push(log.max(posts.last().copied().unwrap_or(i64::MIN)));
        }
        Self { table, logs, posts, seats: table.least.clone() }
    }

    fn post(&self, seats: u32) -> i64 {
        self.posts[crate::tie::index(seats)]
    }

    /// Fills a row by highest averages.
    fn fill(&mut self, row: usize) {
        let cells = self.table.at(row, 0)..self.table.at(row + 1, 0);
        let has: u32 = self.seats[cells.clone()].iter().sum();
        let mut race: BinaryHeap<_> = cells
            .filter(|&cell| self.table.weights[cell] > 0)
            .map(|cell| (self.logs[cell] - self.post(self.seats[cell]), Reverse(cell)))
            .collect();
        for _ in has..self.table.row_seats[row] {
            if let Some((_, Reverse(cell))) = race.pop() {
                self.seats[cell] += 1;
                race.push((self.logs[cell] - self.post(self.seats[cell]), Reverse(cell)));
            }
        }
    }

    fn col_sums(&self) -> Vec<u32> {
        let mut sums = alloc::vec![0; self.table.cols];
        for row in self.seats.chunks(self.table.cols) {
            for (sum, seats) in sums.iter_mut().zip(row) {
                *sum += seats;
            }
        }
        sums
    }

    /// Cheapest chains from every column with too few seats: it takes a seat in a row, whose other column gives one up,
    /// which then takes one in another row, and so on.
    fn chains(&self, sums: &[u32]) -> Chains {
        let table = self.table;
        let start = |col: usize| (sums[col] < table.col_seats[col]).then_some(Link { cost: 0, from: None });
        let mut cols: Vec<_> = (0..table.cols).map(start).collect();
        let mut rows: Vec<Option<Link>> = alloc::vec![None; table.rows];
        let mut waiting: VecDeque<usize> = (0..table.cols).filter(|&col| cols[col].is_some()).collect();
        let mut queued: Vec<bool> = cols.iter().map(Option::is_some).collect();
        while let Some(col) = waiting.pop_front() {
            queued[col] = false;
            let Some(Link { cost, .. }) = cols[col] else { continue };
            for row in 0..table.rows {
                let cell = table.at(row, col);
                if table.weights[cell] == 0 {
                    continue;
                }
                let cost = cost + self.post(self.seats[cell]) - self.logs[cell];
                if !improves(rows[row], cost) {
                    continue;
                }
                rows[row] = Some(Link { cost, from: Some(col) });
                for other in 0..table.cols {
                    let cell = table.at(row, other);
                    if self.seats[cell] == table.least[cell] {
                        continue;
                    }
                    let cost = cost + self.logs[cell] - self.post(self.seats[cell] - 1);
                    if other != col && improves(cols[other], cost) {
                        cols[other] = Some(Link { cost, from: Some(row) });
                        if !queued[other] {
                            queued[other] = true;
                            waiting.push_back(other);
                        }
                    }
                }
            }
        }
        Chains { rows, cols }
    }

    /// Moves one seat towards the right column sums; false where they are right.
    fn transfer(&mut self) -> Result<bool, Stuck> {
        let sums = self.col_sums();
        if sums == self.table.col_seats {
            return Ok(false);
        }
        let Chains { rows, cols } = self.chains(&sums);
        let excess = (0..self.table.cols).filter(|&col| sums[col] > self.table.col_seats[col]);
        let Some((_, mut col)) = excess.filter_map(|col| Some((cols[col]?.cost, col))).min() else {
            let reached = |links: &[Option<Link>]| (0..links.len()).filter(|&at| links[at].is_some()).collect();
            return Err(Stuck { rows: reached(&rows), cols: reached(&cols) });
        };
        while let Some(row) = cols[col].and_then(|link| link.from) {
            let from = rows[row].and_then(|link| link.from).unwrap_or(col);
            self.seats[self.table.at(row, col)] -= 1;
            self.seats[self.table.at(row, from)] += 1;
            col = from;
        }
        Ok(true)
    }
}

/// Seats in rows. Every row has a vote, and its guarantees are not above its seats.
pub(super) fn propose(table: &Table) -> Result<Vec<u32>, Stuck> {
    let mut search = Search::new(table);
    for row in 0..table.rows {
        search.fill(row);
    }
    while search.transfer()? {}
    Ok(search.seats)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms() {
        let check =
            |value: u128, whole: i64, part: i64| assert_eq!(logarithm(value), (whole << DIGITS) + part, "{value}");
        check(1, 0, 0);
        check(1 << 127, 127, 0);
        // log2 3 - 1 = 0.584962500721156...; times 2^40: 643173071355.8...
        check(3, 1, 643_173_071_355);
        let mut last = 0;
        for value in (1..5000).chain(u128::MAX - 5000..=u128::MAX) {
            assert!(logarithm(value) >= last);
            last = logarithm(value);
        }
    }
}
