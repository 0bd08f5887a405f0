//! Biproportional results by their characterisation: a matrix with the right margins is a result exactly when row and
//! column multipliers exist that round every cell's votes to its seats. It must never know how a result is constructed.
//!
//! Multipliers r (rows) and 1/c (columns) exist when d(x-1)/v <= r/c <= d(x)/v can hold in every cell at once. These are
//! difference constraints with products for sums; they can hold unless some cycle of single-seat transfers has a product
//! below one, that is, improves the matrix. Source: M. L. Balinski and G. Demange, *Algorithms for proportional matrices
//! in reals and integers* (1989).

use num_rational::BigRational;

use crate::average::Sequence;
use crate::verdict::Why;

/// Is `result` a biproportional apportionment of `votes` (rows x columns) with these margins under the divisor method
/// `method` (a name that [`crate::allocate`] takes, such as `sainte_lague`)?
///
/// Where ties allow several results, each of them is one. Errors: a name that is no divisor method, a ragged matrix.
pub fn check_biproportional(
    method: &str,
    votes: &[Vec<u64>],
    row_seats: &[u32],
    column_seats: &[u32],
    result: &[Vec<u32>],
) -> Result<bool, Why> {
    let sequence = Sequence::of(method).ok_or(Why::UnknownMethod)?;
    let rows = row_seats.len();
    let columns = column_seats.len();
    if votes.len() != rows || votes.iter().any(|row| row.len() != columns) {
        return Err(Why::BadOptions("votes"));
    }
    if result.len() != rows || result.iter().any(|row| row.len() != columns) {
        return Err(Why::BadOptions("result"));
    }

    let row_sums_hold = (0..rows).all(|i| result[i].iter().sum::<u32>() == row_seats[i]);
    let column_sums_hold = (0..columns).all(|j| result.iter().map(|row| row[j]).sum::<u32>() == column_seats[j]);
    Ok(row_sums_hold && column_sums_hold && multipliers_exist(&sequence, votes, result))
}

/// `value[to] <= value[from] * factor`.
struct Constraint {
    from: usize,
    to: usize,
    factor: BigRational,
}

fn multipliers_exist(sequence: &Sequence, votes: &[Vec<u64>], result: &[Vec<u32>]) -> bool {
    let zero = BigRational::from_integer(0.into());
    let rows = votes.len();
    let columns = votes.first().map_or(0, Vec::len);
    let mut constraints = Vec::new();
    for i in 0..rows {
        for j in 0..columns {
            let (cell, seats) = (votes[i][j], result[i][j]);
            if cell == 0 {
                if seats > 0 {
                    return false;
                }
                continue;
            }
            let upper = sequence.multiplier(cell, seats);
            if upper == zero {
                // The divisor zero gives every cell with votes a first seat.
                return false;
            }
            constraints.push(Constraint { from: rows + j, to: i, factor: upper });
            let lower = if seats == 0 { zero.clone() } else { sequence.multiplier(cell, seats - 1) };
            if lower > zero {
                constraints.push(Constraint { from: i, to: rows + j, factor: lower.recip() });
            }
        }
    }
    can_hold(rows + columns, &constraints)
}

/// Bellman and Ford with products: as many rounds as there are values settle everything, unless a cycle has a product
/// below one and the values fall for ever.
fn can_hold(values: usize, constraints: &[Constraint]) -> bool {
    let mut value = vec![BigRational::from_integer(1.into()); values];
    for _ in 0..=values {
        let mut settled = true;
        for constraint in constraints {
            let bound = &value[constraint.from] * &constraint.factor;
            if bound < value[constraint.to] {
                value[constraint.to] = bound;
                settled = false;
            }
        }
        if settled {
            return true;
        }
    }
    false
}

/// All biproportional results of a small case, by trying every matrix with these margins; none where the votes allow
/// none, several where they tie. The number of matrices grows very fast with the seats.
pub fn all_biproportional(
    method: &str,
    votes: &[Vec<u64>],
    row_seats: &[u32],
    column_seats: &[u32],
) -> Result<Vec<Vec<Vec<u32>>>, Why> {
    let mut found = Vec::new();
    for matrix in matrices(row_seats, column_seats) {
        if check_biproportional(method, votes, row_seats, column_seats, &matrix)? {
            found.push(matrix);
        }
    }
    Ok(found)
}

/// Every matrix of whole numbers with these row sums and no column above its sum.
fn matrices(row_seats: &[u32], column_seats: &[u32]) -> Vec<Vec<Vec<u32>>> {
    let Some((&first, rest)) = row_seats.split_first() else { return vec![Vec::new()] };
    let mut all = Vec::new();
    for row in rows_within(first, column_seats) {
        let left: Vec<u32> = column_seats.iter().zip(&row).map(|(most, own)| most - own).collect();
        for below in matrices(rest, &left) {
            all.push(std::iter::once(row.clone()).chain(below).collect());
        }
    }
    all
}

/// Every row with this sum in which no cell is above its bound.
fn rows_within(sum: u32, most: &[u32]) -> Vec<Vec<u32>> {
    let Some((&bound, rest)) = most.split_first() else {
        return if sum == 0 { vec![Vec::new()] } else { Vec::new() };
    };
    let mut all = Vec::new();
    for first in 0..=bound.min(sum) {
        for after in rows_within(sum - first, rest) {
            all.push(std::iter::once(first).chain(after).collect());
        }
    }
    all
}
