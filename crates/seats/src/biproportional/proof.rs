//! Exact divisors for a seat matrix, or the exchange of seats that shows it has none; and what is tied. Knows nothing of
//! how the matrix was found.
//!
//! Divisors r of rows and c of columns fit where every cell with votes v and s seats has
//! `signpost(s - 1) <= v / (r c) <= signpost(s)`. Each half bounds one divisor by the other, so fitting divisors are
//! shortest paths, lengths being multiplied instead of added. Where none fit there is a closed chain of exchanges whose
//! product is below one, and carrying it out makes the matrix better: Balinski and Demange, "Algorithms for proportional
//! matrices in reals and integers" (Mathematical Programming 45, 1989).

use alloc::vec::Vec;

use super::fraction::Fraction;
use super::table::Table;

/// Divisors of rows and columns.
#[derive(Debug, Clone)]
pub(super) struct Divisors {
    pub(super) rows: Vec<Fraction>,
    pub(super) cols: Vec<Fraction>,
}

/// Shortest paths in the making. A row holds one over its divisor, so that both kinds of bounds are upper ones.
struct Paths<'a> {
    table: &'a Table,
    seats: &'a [u32],
    inverse: Vec<Fraction>,
    cols: Vec<Fraction>,
    row_from: Vec<Option<usize>>,
    col_from: Vec<Option<usize>>,
}

impl Paths<'_> {
    /// Lowers every divisor to its bounds once; whether anything changed.
    fn relax(&mut self) -> bool {
        let mut changed = false;
        for row in 0..self.table.rows {
            for col in 0..self.table.cols {
                let cell = self.table.at(row, col);
                if self.table.weights[cell] == 0 {
                    continue;
                }
                let bound = self.cols[col].div(&self.table.next(cell, self.seats[cell]));
                if bound < self.inverse[row] {
                    (self.inverse[row], self.row_from[row], changed) = (bound, Some(col), true);
                }
            }
            for col in 0..self.table.cols {
                let cell = self.table.at(row, col);
                let Some(last) = self.table.last(cell, self.seats[cell]) else { continue };
                let bound = self.inverse[row].mul(&last);
                if bound < self.cols[col] {
                    (self.cols[col], self.col_from[col], changed) = (bound, Some(row), true);
                }
            }
        }
        changed
    }

    /// A column on a closed chain of bounds, if there is one: each round marks the columns of one chain.
    fn closed(&self) -> Option<usize> {
        let mut round_of = alloc::vec![0; self.table.cols];
        for start in 0..self.table.cols {
            let mut col = start;
            while round_of[col] == 0 {
                round_of[col] = start + 1;
                match self.before(col) {
                    Some((_, from)) => col = from,
                    None => break,
                }
                if round_of[col] == start + 1 {
                    return Some(col);
                }
            }
        }
        None
    }

    /// The row and the column that bound a column.
    fn before(&self, col: usize) -> Option<(usize, usize)> {
        let row = self.col_from[col]?;
        Some((row, self.row_from[row]?))
    }

    /// The seats with the exchanges of a closed chain carried out.
    fn exchanged(&self, start: usize) -> Vec<u32> {
        let mut seats = self.seats.to_vec();
        let mut col = start;
        while let Some((row, from)) = self.before(col) {
            seats[self.table.at(row, col)] -= 1;
            seats[self.table.at(row, from)] += 1;
            col = from;
            if col == start {
                break;
            }
        }
        seats
    }
}

/// Divisors that fit, with the seats improved until there are some. Every exchange makes the product of votes over
/// signposts of all seats strictly larger, so no matrix comes twice.
pub(super) fn prove(table: &Table, seats: &mut Vec<u32>) -> Divisors {
    loop {
        let mut paths = Paths {
            table,
            seats: seats.as_slice(),
            inverse: alloc::vec![Fraction::one(); table.rows],
            cols: alloc::vec![Fraction::one(); table.cols],
            row_from: alloc::vec![None; table.rows],
            col_from: alloc::vec![None; table.cols],
        };
        let closed = loop {
            if !paths.relax() {
                break None;
            }
            if let Some(col) = paths.closed() {
                break Some(col);
            }
        };
        let Some(col) = closed else {
            let rows = paths.inverse.iter().map(|inverse| Fraction::one().div(inverse)).collect();
            return Divisors { rows, cols: paths.cols };
        };
        let better = paths.exchanged(col);
        *seats = better;
    }
}

/// Where the quotient of a cell stands exactly on a signpost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// It could have one seat less.
    Low,
    /// It could have one seat more.
    High,
}

/// For each cell, whether its quotient stands on a signpost.
pub(super) fn edges(table: &Table, seats: &[u32], divisors: &Divisors) -> Vec<Option<Edge>> {
    let mut edges = alloc::vec![None; seats.len()];
    for (row, by_row) in divisors.rows.iter().enumerate() {
        for (col, by_col) in divisors.cols.iter().enumerate() {
            let cell = table.at(row, col);
            if table.weights[cell] == 0 {
                continue;
            }
            let both = by_row.mul(by_col);
            edges[cell] = if both == table.next(cell, seats[cell]) {
                Some(Edge::High)
            } else if table.last(cell, seats[cell]) == Some(both) {
                Some(Edge::Low)
            } else {
                None
            };
        }
    }
    edges
}

/// Groups rows and columns (numbered after the rows) that can exchange seats without any loss, each with all others of
/// its group: the strongly connected components of the cells on a signpost. Returns the group of each.
pub(super) fn groups(table: &Table, edges: &[Option<Edge>]) -> Vec<usize> {
    let nodes = table.rows + table.cols;
    // A column takes a seat in a row where it may have one more; a row takes one from a column that may have one less.
    let linked = |from: usize, to: usize| match (from.checked_sub(table.rows), to.checked_sub(table.rows)) {
        (Some(col), None) => edges[table.at(to, col)] == Some(Edge::High),
        (None, Some(col)) => edges[table.at(from, col)] == Some(Edge::Low),
        _ => false,
    };
    let across = |node: usize| if node < table.rows { table.rows..nodes } else { 0..table.rows };
    let mut order = Vec::with_capacity(nodes);
    let mut seen = alloc::vec![false; nodes];
    for start in 0..nodes {
        let mut stack = Vec::new();
        if !seen[start] {
            seen[start] = true;
            stack.push((start, across(start)));
        }
        while let Some((node, rest)) = stack.last_mut() {
            let node = *node;
            if let Some(to) = rest.find(|&to| !seen[to] && linked(node, to)) {
                seen[to] = true;
                stack.push((to, across(to)));
            } else {
                order.push(node);
                stack.pop();
            }
        }
    }
    // Backwards from the node left last, everything found belongs together (Kosaraju).
    let mut group = alloc::vec![usize::MAX; nodes];
    for &start in order.iter().rev() {
        let mut stack = alloc::vec![start];
        while let Some(node) = stack.pop() {
            if group[node] != usize::MAX {
                continue;
            }
            group[node] = start;
            stack.extend(across(node).filter(|&from| group[from] == usize::MAX && linked(from, node)));
        }
    }
    group
}
