//! Which figures a report hides, so that no reader finds a small one.
//!
//! The rule. A figure below `k` is never shown, nought included: were noughts shown, a hidden figure would be known to be
//! somebody. A hidden figure that is below `k` could, by all that is shown, be any of 0 to `k - 1`; another hidden figure could be
//! any of at least `k` numbers; and what is hidden in a line is together at least `k`. It must never know what a line stands for.

use super::grid::Grid;

/// Which of the figures of one line are hidden; their sum is known. Nothing where they cannot be hidden and all be shown.
///
/// Small figures are hidden, and with them the next smallest, until they are two at least and together `k` at least: then each of
/// them could be any number up to what they are together. `also` names figures that must be hidden for another reason.
pub fn line(counts: &[u64], k: u64, also: &[bool]) -> Option<Vec<bool>> {
    let mut hidden: Vec<bool> = (0..counts.len()).map(|at| counts[at] < k || also.get(at) == Some(&true)).collect();
    loop {
        let number = hidden.iter().filter(|hidden| **hidden).count();
        let sum: u64 = counts.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(count, _)| count).sum();
        if number == 0 || (number >= 2 && sum >= k) {
            return Some(hidden);
        }
        let next = (0..counts.len()).filter(|at| !hidden[*at]).min_by_key(|at| (counts[*at], *at))?;
        hidden[next] = true;
    }
}

/// Hides cells of a table of two ways whose sums of lines are known, or nothing where no choice of cells is enough: the sums
/// alone then say too much, and the table must not be shown.
pub fn table(rows: &[Vec<u64>], k: u64) -> Option<Grid> {
    let mut grid = Grid::new(rows);
    for (row, counts) in rows.iter().enumerate() {
        for (column, count) in counts.iter().enumerate() {
            grid.set_hidden(row, column, *count < k);
        }
    }
    while !settled(&mut grid, k)? {}
    show_idle(&mut grid, k);
    Some(grid)
}

/// Whether every hidden cell of a table is as open as the rule asks: the audit of a report.
pub fn is_safe(grid: &Grid, k: u64) -> bool {
    let small_shown = |row: usize, column: usize| !grid.is_hidden(row, column) && grid.count(row, column) < k;
    let cells = (0..grid.rows()).flat_map(|row| (0..grid.columns()).map(move |column| (row, column)));
    if cells.into_iter().any(|(row, column)| small_shown(row, column)) {
        return false;
    }
    lines(grid).all(|line| !is_thin(grid, &line, k)) && grid.hidden().all(|cell| short(grid, cell, k).is_none())
}

/// What a hidden cell lacks: the way it must still be able to move, and by how much in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Short {
    Up(u64),
    Down(u64),
    /// Either way.
    Some(u64),
}

fn short(grid: &Grid, (row, column): (usize, usize), k: u64) -> Option<Short> {
    let count = grid.count(row, column);
    let most = k.saturating_sub(1);
    if count < k {
        let up = most - count;
        if grid.raised(row, column, up) < up {
            return Some(Short::Up(up));
        }
        return (grid.lowered(row, column, count) < count).then_some(Short::Down(count));
    }
    let up = grid.raised(row, column, most);
    let rest = most - up;
    (grid.lowered(row, column, rest) < rest).then_some(Short::Some(most))
}

/// One round: tells whether nothing was lacking. Nothing is returned where what lacks cannot be had.
fn settled(grid: &mut Grid, k: u64) -> Option<bool> {
    let mut settled = true;
    for line in lines(grid).collect::<Vec<_>>() {
        if is_thin(grid, &line, k) {
            let shown = line.iter().filter(|(row, column)| !grid.is_hidden(*row, *column));
            let (row, column) = *shown.min_by_key(|(row, column)| (grid.count(*row, *column), *row, *column))?;
            grid.set_hidden(row, column, true);
            settled = false;
        }
    }
    for cell in grid.hidden().collect::<Vec<_>>() {
        let Some(lacks) = short(grid, cell, k) else { continue };
        settled = false;
        let (row, column) = cell;
        let done = match lacks {
            Short::Up(by) => grid.open(row, column, true, by, &cost),
            Short::Down(by) => grid.open(row, column, false, by, &cost),
            Short::Some(by) => {
                grid.open(row, column, true, by, &cost)
                    || grid.open(row, column, false, by, &cost)
                    || short(grid, cell, k).is_none()
            }
        };
        if !done {
            return None;
        }
    }
    Some(settled)
}

/// What it costs to hide a shown cell: the cases that are then no longer seen, and a little for the cell.
fn cost(count: u64) -> u64 {
    count.saturating_add(4)
}

/// Shows cells again that another choice has made needless, the largest first.
fn show_idle(grid: &mut Grid, k: u64) {
    let mut added: Vec<(u64, usize, usize)> = grid
        .hidden()
        .map(|(row, column)| (grid.count(row, column), row, column))
        .filter(|(count, _, _)| *count >= k)
        .collect();
    added.sort_unstable_by(|a, b| b.cmp(a));
    for (_, row, column) in added {
        grid.set_hidden(row, column, false);
        if !is_safe(grid, k) {
            grid.set_hidden(row, column, true);
        }
    }
}

fn lines(grid: &Grid) -> impl Iterator<Item = Vec<(usize, usize)>> + use<> {
    let (rows, columns) = (grid.rows(), grid.columns());
    let down = (0..columns).map(move |column| (0..rows).map(|row| (row, column)).collect::<Vec<_>>());
    (0..rows).map(move |row| (0..columns).map(|column| (row, column)).collect::<Vec<_>>()).chain(down)
}

/// Whether what a line hides is together less than `k`.
fn is_thin(grid: &Grid, line: &[(usize, usize)], k: u64) -> bool {
    let hidden = line.iter().filter(|(row, column)| grid.is_hidden(*row, *column));
    let counts: Vec<u64> = hidden.map(|(row, column)| grid.count(*row, *column)).collect();
    !counts.is_empty() && counts.iter().sum::<u64>() < k
}
