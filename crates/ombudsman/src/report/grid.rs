//! A table of two ways with known sums of its lines, some of whose cells are hidden: what may a hidden cell be?
//!
//! A reader knows each line's sum and each shown cell, and that counts are whole and not negative. What is left is a transport
//! problem, so every bound is the value of a flow, whole numbers throughout (Cox 1980; Hundepool et al. 2012, chapter 4). From the
//! true counts a cell can be raised as far as a flow runs from its column back to its row over hidden cells: along it counts
//! are lowered and raised by turns, and every sum stays. It must never use a fraction.

/// Counts of a table of two ways, row by row, and which of them are hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    columns: usize,
    counts: Vec<u64>,
    hidden: Vec<bool>,
}

/// Which way a count is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// The lines of a table as the stations of a flow: rows first, then columns.
type Station = usize;

impl Grid {
    /// A table with nothing hidden.
    ///
    /// # Panics
    /// Where the rows are not equally long.
    pub fn new(rows: &[Vec<u64>]) -> Self {
        let columns = rows.first().map_or(0, Vec::len);
        assert!(rows.iter().all(|row| row.len() == columns), "rows of a table are equally long");
        let counts: Vec<u64> = rows.iter().flatten().copied().collect();
        let hidden = vec![false; counts.len()];
        Self { columns, counts, hidden }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.counts.len().checked_div(self.columns).unwrap_or(0)
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The true count of a cell.
    pub fn count(&self, row: usize, column: usize) -> u64 {
        self.counts[row * self.columns + column]
    }

    /// Whether a cell is hidden.
    pub fn is_hidden(&self, row: usize, column: usize) -> bool {
        self.hidden[row * self.columns + column]
    }

    /// Hides or shows a cell.
    pub fn set_hidden(&mut self, row: usize, column: usize, hidden: bool) {
        self.hidden[row * self.columns + column] = hidden;
    }

    /// Hidden cells, row by row.
    pub fn hidden(&self) -> impl Iterator<Item = (usize, usize)> {
        self.hidden
            .iter()
            .enumerate()
            .filter(|(_, hidden)| **hidden)
            .map(|(at, _)| (at / self.columns, at % self.columns))
    }

    /// The least and the greatest count that a hidden cell can have by all that is shown; of a shown one, its count twice.
    pub fn bounds(&self, row: usize, column: usize) -> (u64, u64) {
        let count = self.count(row, column);
        if !self.is_hidden(row, column) {
            return (count, count);
        }
        (count - self.room(row, column, Way::Down, count), count + self.room(row, column, Way::Up, u64::MAX - count))
    }

    /// By how much a hidden cell can be raised, asked no further than `needed`.
    pub fn raised(&self, row: usize, column: usize, needed: u64) -> u64 {
        self.room(row, column, Way::Up, needed)
    }

    /// By how much a hidden cell can be lowered, asked no further than `needed`.
    pub fn lowered(&self, row: usize, column: usize, needed: u64) -> u64 {
        self.room(row, column, Way::Down, needed.min(self.count(row, column)))
    }

    fn room(&self, row: usize, column: usize, way: Way, needed: u64) -> u64 {
        let mut flow = Flow::new(self, row, column, way);
        let mut got = 0;
        while got < needed {
            let Some(more) = flow.augment(needed - got, &|_| None) else { break };
            got += more;
        }
        got
    }

    /// Hides the cheapest shown cells that let a hidden cell move by `needed`; tells whether it now can. A cell that is shown
    /// costs what `cost` says.
    pub(super) fn open(&mut self, row: usize, column: usize, up: bool, needed: u64, cost: &dyn Fn(u64) -> u64) -> bool {
        let way = if up { Way::Up } else { Way::Down };
        let mut flow = Flow::new(self, row, column, way);
        let mut got = 0;
        let mut used = vec![false; self.counts.len()];
        while got < needed {
            let (used_now, counts) = (used.clone(), &self.counts);
            let price = |at: usize| Some(if used_now[at] { 0 } else { cost(counts[at]) });
            let Some(more) = flow.augment(needed - got, &price) else { break };
            got += more;
            for at in &flow.walked {
                used[*at] = true;
            }
        }
        for (hidden, used) in self.hidden.iter_mut().zip(used) {
            *hidden |= used;
        }
        got >= needed
    }
}

/// A flow from the column of a cell to its row, over every hidden cell but that one.
struct Flow<'g> {
    grid: &'g Grid,
    /// The counts as the flow so far has moved them.
    counts: Vec<u64>,
    without: usize,
    from: Station,
    to: Station,
    way: Way,
    /// Cells of the last way found.
    walked: Vec<usize>,
}

impl<'g> Flow<'g> {
    fn new(grid: &'g Grid, row: usize, column: usize, way: Way) -> Self {
        let without = row * grid.columns + column;
        let (from, to) = (grid.rows() + column, row);
        Self { grid, counts: grid.counts.clone(), without, from, to, way, walked: Vec::new() }
    }

    /// Finds the cheapest way and moves along it as much as it holds, at most `most`; nothing where there is no way. `price`
    /// says what a shown cell costs, or that it may not be used.
    fn augment(&mut self, most: u64, price: &dyn Fn(usize) -> Option<u64>) -> Option<u64> {
        let reached = self.search(price)?;
        self.walked.clear();
        let (mut at, mut least) = (self.to, most);
        while at != self.from {
            let (before, cell) = reached[at]?;
            if self.lowers(before) {
                least = least.min(self.counts[cell]);
            }
            self.walked.push(cell);
            at = before;
        }
        at = self.to;
        while at != self.from {
            let (before, cell) = reached[at]?;
            if self.lowers(before) {
                self.counts[cell] -= least;
            } else {
                self.counts[cell] += least;
            }
            at = before;
        }
        Some(least)
    }

    /// Whether a step away from this station lowers its cell: the first step of raising a cell lowers another of its column.
    fn lowers(&self, station: Station) -> bool {
        (station >= self.grid.rows()) == (self.way == Way::Up)
    }

    /// Dijkstra's search on the lines of the table: for each line the line and the cell it was reached by.
    fn search(&self, price: &dyn Fn(usize) -> Option<u64>) -> Option<Vec<Option<(Station, usize)>>> {
        let (rows, columns) = (self.grid.rows(), self.grid.columns);
        let mut costs = vec![u64::MAX; rows + columns];
        let mut done = vec![false; rows + columns];
        let mut by = vec![None; rows + columns];
        costs[self.from] = 0;
        loop {
            let open = (0..rows + columns).filter(|at| !done[*at] && costs[*at] < u64::MAX);
            let at = open.min_by_key(|at| costs[*at])?;
            if at == self.to {
                return Some(by);
            }
            done[at] = true;
            let others = if at < rows { rows..rows + columns } else { 0..rows };
            for other in others {
                let cell = if at < rows { at * columns + other - rows } else { other * columns + at - rows };
                let blocked = done[other] || cell == self.without || (self.lowers(at) && self.counts[cell] == 0);
                let cost = if self.grid.hidden[cell] { Some(0) } else { price(cell) };
                if let (false, Some(cost)) = (blocked, cost) {
                    let whole = costs[at].saturating_add(cost);
                    if whole < costs[other] {
                        costs[other] = whole;
                        by[other] = Some((at, cell));
                    }
                }
            }
        }
    }
}
