//! An attacker who shares no code with the report: tries every table that agrees with what is shown, or solves for bounds by a
//! simplex of whole numbers, and never finds a hidden figure narrower than the rule says.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;

use ombudsman::report::grid::Grid;
use ombudsman::report::hide;
use proptest::prelude::*;

/// A cell, and the least and greatest it may be.
type Bounded = ((usize, usize), (u64, u64));

/// The least and greatest count of every hidden cell over all tables that a reader cannot tell from this one, by trying each.
fn by_trying(rows: &[Vec<u64>], hidden: &dyn Fn(usize, usize) -> bool) -> Vec<Bounded> {
    let columns = rows[0].len();
    let cells: Vec<(usize, usize)> =
        (0..rows.len()).flat_map(|row| (0..columns).map(move |column| (row, column))).collect();
    let cells: Vec<(usize, usize)> = cells.into_iter().filter(|(row, column)| hidden(*row, *column)).collect();
    let mut left_rows: Vec<u64> = vec![0; rows.len()];
    let mut left_columns = vec![0; columns];
    for (row, column) in &cells {
        left_rows[*row] += rows[*row][*column];
        left_columns[*column] += rows[*row][*column];
    }
    let mut found: Vec<Bounded> = cells.iter().map(|cell| (*cell, (u64::MAX, 0))).collect();
    let mut tried = vec![0; cells.len()];
    go(&cells, 0, &mut tried, &mut left_rows, &mut left_columns, &mut found);
    found
}

fn go(
    cells: &[(usize, usize)],
    at: usize,
    tried: &mut [u64],
    rows: &mut [u64],
    columns: &mut [u64],
    found: &mut [Bounded],
) {
    let Some((row, column)) = cells.get(at).copied() else {
        if rows.iter().chain(columns.iter()).all(|left| *left == 0) {
            for ((_, (least, most)), count) in found.iter_mut().zip(tried.iter()) {
                *least = (*least).min(*count);
                *most = (*most).max(*count);
            }
        }
        return;
    };
    // A row whose last cell is passed must be used up: most branches end here.
    if at > 0 && cells[at - 1].0 != row && rows[cells[at - 1].0] != 0 {
        return;
    }
    for count in 0..=rows[row].min(columns[column]) {
        tried[at] = count;
        rows[row] -= count;
        columns[column] -= count;
        go(cells, at + 1, tried, rows, columns, found);
        rows[row] += count;
        columns[column] += count;
    }
}

/// What the rule asks of a hidden figure.
fn wide_enough(count: u64, (least, most): (u64, u64), k: u64) -> bool {
    if count < k { least == 0 && most + 1 >= k } else { most - least + 1 >= k }
}

/// A table all of whose lines are at least `k`, as the report makes them.
fn tables(most_lines: usize, most: u64, k: u64) -> impl Strategy<Value = Vec<Vec<u64>>> {
    let rows = (2..=most_lines, 2..=most_lines)
        .prop_flat_map(move |(rows, columns)| prop::collection::vec(prop::collection::vec(0..=most, columns), rows));
    rows.prop_map(move |mut rows| {
        let columns = rows[0].len();
        for at in 0..rows.len().max(columns) {
            let (row, column) = (at.min(rows.len() - 1), at.min(columns - 1));
            let sums = (rows[row].iter().sum::<u64>(), rows.iter().map(|row| row[column]).sum::<u64>());
            rows[row][column] += k.saturating_sub(sums.0.min(sums.1));
        }
        rows
    })
}

/// A simplex over whole numbers: the columns of a transport problem make a totally unimodular matrix, so every pivot is one or
/// minus one and nothing is ever divided (Bland's rule).
struct Simplex {
    table: Vec<Vec<i64>>,
    basis: Vec<usize>,
    variables: usize,
}

impl Simplex {
    /// Sums of lines as equations over hidden cells, with one artificial variable each.
    fn new(equations: &[(Vec<i64>, i64)]) -> Self {
        let (variables, count) = (equations[0].0.len(), equations.len());
        let table = equations.iter().enumerate().map(|(at, (row, sum))| {
            let artificial = (0..count).map(|other| i64::from(other == at));
            row.iter().copied().chain(artificial).chain([*sum]).collect()
        });
        Self { table: table.collect(), basis: (variables..variables + count).collect(), variables }
    }

    fn pivot(&mut self, row: usize, column: usize) {
        let by = self.table[row][column];
        assert_eq!(by.abs(), 1, "totally unimodular");
        self.table[row].iter_mut().for_each(|entry| *entry *= by);
        let own = self.table[row].clone();
        for (at, line) in self.table.iter_mut().enumerate().filter(|(at, _)| *at != row) {
            let times = line[column];
            assert!(at != row);
            line.iter_mut().zip(&own).for_each(|(entry, own)| *entry -= times * own);
        }
        self.basis[row] = column;
    }

    /// The greatest value of a sum of variables with these weights, over the first `usable` variables.
    fn most(&mut self, weights: &[i64], usable: usize) -> i64 {
        let last = self.table[0].len() - 1;
        loop {
            let gain = |column: usize| -> i64 {
                let through: i64 =
                    self.basis.iter().zip(&self.table).map(|(basic, row)| weights[*basic] * row[column]).sum();
                weights[column] - through
            };
            let Some(column) = (0..usable).find(|column| gain(*column) > 0) else { break };
            let rows = (0..self.table.len()).filter(|row| self.table[*row][column] > 0);
            let row = rows.min_by_key(|row| (self.table[*row][last], self.basis[*row])).expect("bounded by its sums");
            self.pivot(row, column);
        }
        self.basis.iter().zip(&self.table).map(|(basic, row)| weights[*basic] * row[last]).sum()
    }
}

/// Bounds of hidden cells by the simplex.
fn by_simplex(rows: &[Vec<u64>], grid: &Grid) -> Vec<Bounded> {
    let cells: Vec<(usize, usize)> = grid.hidden().collect();
    let line = |of: &dyn Fn(&(usize, usize)) -> bool| -> (Vec<i64>, i64) {
        let sum: u64 = cells.iter().filter(|cell| of(cell)).map(|(row, column)| rows[*row][*column]).sum();
        (cells.iter().map(|cell| i64::from(of(cell))).collect(), i64::try_from(sum).unwrap())
    };
    let mut equations: Vec<(Vec<i64>, i64)> = (0..grid.rows()).map(|row| line(&|cell| cell.0 == row)).collect();
    equations.extend((0..grid.columns()).map(|column| line(&|cell| cell.1 == column)));
    let bounds = |at: usize| {
        let reach = |sign: i64| {
            let mut simplex = Simplex::new(&equations);
            let all = simplex.variables + equations.len();
            let artificial: Vec<i64> = (0..all).map(|variable| -i64::from(variable >= simplex.variables)).collect();
            let usable = simplex.variables;
            assert_eq!(simplex.most(&artificial, usable), 0, "the true table is one");
            // Artificial variables that stay are nought; a great weight against them keeps them so.
            let weights: Vec<i64> = (0..all)
                .map(|variable| if variable >= usable { -1_000_000 } else { sign * i64::from(variable == at) })
                .collect();
            u64::try_from(sign * simplex.most(&weights, usable)).unwrap()
        };
        (reach(-1), reach(1))
    };
    (0..cells.len()).map(|at| (cells[at], bounds(at))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn trying_every_table_finds_nothing_narrower(k in 2..4_u64, rows in tables(3, 4, 3)) {
        let Some(grid) = hide::table(&rows, k) else { return Ok(()) };
        for ((row, column), bounds) in by_trying(&rows, &|row, column| grid.is_hidden(row, column)) {
            prop_assert_eq!(grid.bounds(row, column), bounds, "the audit is exact");
            prop_assert!(wide_enough(rows[row][column], bounds, k), "{:?} {:?} {:?}", rows, (row, column), bounds);
        }
        for (row, counts) in rows.iter().enumerate() {
            for (column, count) in counts.iter().enumerate() {
                prop_assert!(grid.is_hidden(row, column) || *count >= k);
            }
        }
    }

    #[test]
    fn the_simplex_finds_nothing_narrower(k in 2..7_u64, rows in tables(7, 40, 6)) {
        let Some(grid) = hide::table(&rows, k) else { return Ok(()) };
        for ((row, column), bounds) in by_simplex(&rows, &grid) {
            prop_assert_eq!(grid.bounds(row, column), bounds);
            prop_assert!(wide_enough(rows[row][column], bounds, k), "{:?} {:?} {:?}", rows, (row, column), bounds);
        }
    }

    #[test]
    fn a_line_is_open_up_to_what_it_hides(k in 2..8_u64, counts in prop::collection::vec(0..30_u64, 1..8)) {
        let sum: u64 = counts.iter().sum();
        match hide::line(&counts, k, &[]) {
            None => prop_assert!(sum < k || counts.len() < 2),
            Some(hidden) => {
                let behind: Vec<u64> = counts.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(c, _)| *c).collect();
                prop_assert!(counts.iter().zip(&hidden).all(|(count, hidden)| *hidden || *count >= k));
                prop_assert!(behind.is_empty() || (behind.len() >= 2 && behind.iter().sum::<u64>() >= k));
            }
        }
    }

    #[test]
    fn a_table_is_hidden_the_same_way_each_time(rows in tables(9, 25, 5)) {
        prop_assert_eq!(hide::table(&rows, 5), hide::table(&rows, 5));
    }
}

/// Places, rights and outcomes, two of each, and a count for each of the eight kinds of cases.
type World = [u64; 8];

/// The table of places and rights, and that of rights and outcomes.
fn two_tables(world: &World) -> [Vec<Vec<u64>>; 2] {
    let mut tables = [vec![vec![0; 2]; 2], vec![vec![0; 2]; 2]];
    for (at, count) in world.iter().enumerate() {
        let (place, topic, end) = (at >> 2, at >> 1 & 1, at & 1);
        tables[0][place][topic] += count;
        tables[1][topic][end] += count;
    }
    tables
}

/// Whether a reader cannot tell two tables apart: equal sums of lines, equal shown cells.
fn alike(one: &[Vec<u64>], other: &[Vec<u64>], grid: &Grid) -> bool {
    (0..2).all(|row| one[row].iter().sum::<u64>() == other[row].iter().sum::<u64>())
        && (0..2).all(|column| one[0][column] + one[1][column] == other[0][column] + other[1][column])
        && (0..4).all(|at| grid.is_hidden(at / 2, at % 2) || one[at / 2][at % 2] == other[at / 2][at % 2])
}

/// Every way to put so many cases into eight kinds.
fn every(left: u64, kind: usize, world: &mut World, visit: &mut dyn FnMut(&World)) {
    if kind == 7 {
        world[7] = left;
        visit(world);
        return;
    }
    for count in 0..=left {
        world[kind] = count;
        every(left - count, kind + 1, world, visit);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Two tables that meet in one attribute, read together: the reader tries every set of cases.
    #[test]
    fn linked_tables_together_say_no_more(world in prop::array::uniform8(0..3_u64), k in 2..4_u64) {
        let total: u64 = world.iter().sum();
        let tables = two_tables(&world);
        let (Some(first), Some(second)) = (hide::table(&tables[0], k), hide::table(&tables[1], k)) else { return Ok(()) };
        let grids = [first, second];
        let mut bounds: BTreeMap<(usize, usize, usize), (u64, u64)> = BTreeMap::new();
        every(total, 0, &mut [0; 8], &mut |other| {
            let others = two_tables(other);
            if (0..2).all(|at| alike(&tables[at], &others[at], &grids[at])) {
                for (table, rows) in others.iter().enumerate() {
                    for (row, column) in grids[table].hidden() {
                        let entry = bounds.entry((table, row, column)).or_insert((u64::MAX, 0));
                        *entry = (entry.0.min(rows[row][column]), entry.1.max(rows[row][column]));
                    }
                }
            }
        });
        for ((table, row, column), bounds) in bounds {
            prop_assert_eq!(grids[table].bounds(row, column), bounds, "each table by itself says as much");
            prop_assert!(wide_enough(tables[table][row][column], bounds, k));
        }
    }
}

#[test]
fn a_table_whose_sums_say_too_much_is_not_shown() {
    // By the sums alone, seven of ten in the row and six of ten in the column, at least three are in both.
    assert_eq!(hide::table(&[vec![3, 4], vec![3, 0]], 5), None);
    let grid = hide::table(&[vec![3, 30, 20], vec![30, 20, 25], vec![22, 26, 27]], 5).expect("enough room");
    let hidden: Vec<(usize, usize)> = grid.hidden().collect();
    // The small cell and the cheapest ring through it.
    assert_eq!(hidden, [(0, 0), (0, 2), (2, 0), (2, 2)]);
    assert!(hide::is_safe(&grid, 5));
    assert!(!hide::is_safe(&Grid::new(&[vec![3, 30], vec![30, 20]]), 5));
}
