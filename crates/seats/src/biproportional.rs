//! Biproportional apportionment by divisors: seats of every list in every district, such that districts and lists each get
//! the seats they are due. Knows no names, and decides no tie.
//!
//! A cell's seats are its votes over a district divisor and a list divisor, rounded. With the standard rounding this is the
//! double-proportional method (Balinski and Demange, Mathematical Programming 45, 1989; Pukelsheim, "Proportional
//! Representation", chapter 14) of the cantons of Zurich, Aargau, Schaffhausen, Nidwalden, Zug, Schwyz, Valais, Uri and
//! Grisons. The divisors come with the seats and prove them; they are checked again before the answer is given.
//!
//! ```
//! use seats::Divisor;
//! use seats::biproportional::{BiOutcome, Biproportional, Guarantee, Matrix, Upper};
//!
//! // Three districts (rows), three lists.
//! let matrix = Matrix { votes: &[123, 912, 312, 45, 714, 255, 815, 414, 215], lists: 3 };
//! let method = Biproportional {
//!     upper: Upper::Votes(Divisor::SainteLague),
//!     rounding: Divisor::SainteLague,
//!     guarantee: Guarantee::None,
//! };
//! let done = method.allocate(&matrix, &[7, 5, 8]).unwrap();
//! assert_eq!(done.outcome, BiOutcome::Decided);
//! assert_eq!(done.list_seats, [5, 11, 4]);
//! assert_eq!(done.seats, [1, 4, 2, 0, 4, 1, 4, 3, 1]);
//! ```

mod answer;
mod divisors;
mod fraction;
mod natural;
mod proof;
mod search;
mod table;
#[cfg(test)]
mod tests;
mod upper;

use alloc::vec::Vec;

use self::proof::Divisors;
use self::table::Table;
use crate::tie::number;
use crate::{Divisor, Error, Outcome, Step, TieRule};

pub use self::answer::{BiAllocation, BiOutcome, BiTie, Cell, Infeasible, WinnersTied};
pub use self::fraction::Fraction;
pub use self::upper::{Upper, admitted_votes, list_seats};

/// Most cells of a matrix, and most seats. Larger ones are refused, because a hostile one would take too long.
const MOST_CELLS: usize = 1 << 14;
const MOST_SEATS: u64 = 1 << 14;

/// Votes of every list in every district.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matrix<'a> {
    /// District after district, each with one entry a list; at most 2^63 - 1 each. A list that is not admitted has zeros.
    pub votes: &'a [u64],
    /// Number of lists.
    pub lists: usize,
}

/// Seats that cells have whatever the divisors: their quotient rounds up to one even below the first signpost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Guarantee<'a> {
    /// None.
    #[default]
    None,
    /// "Winner takes one": the strongest list of each district has at least one seat there, if it has any seat at all
    /// (Pukelsheim and Schumacher, "Doppelproporz bei Parlamentswahlen", Aktuelle Juristische Praxis 20, 2011).
    Strongest,
    /// These cells, district after district; for winners after a tie among the strongest was settled.
    Cells(&'a [bool]),
}

/// The method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Biproportional<'a> {
    /// How many seats each list gets over all districts.
    pub upper: Upper<'a>,
    /// How the quotients of cells are rounded: `SainteLague` to the nearest, `DHondt` down, `Adams` up. Where zero is
    /// the first divisor, every cell with votes has a seat if its list and its district have any.
    pub rounding: Divisor,
    /// Seats that cells have whatever the divisors.
    pub guarantee: Guarantee<'a>,
}

impl Biproportional<'_> {
    /// Shares the seats of each district, in the order of the matrix.
    ///
    /// # Errors
    /// Where the question has no meaning, a matrix has more than 2^14 cells or seats, or two first divisors of the
    /// rounding are equal. Ties and matrices without a solution are outcomes.
    ///
    /// # Panics
    /// Where the divisors found do not prove the seats: a fault of this module.
    pub fn allocate(&self, matrix: &Matrix<'_>, district_seats: &[u32]) -> Result<BiAllocation, Error> {
        matrix.check(district_seats)?;
        table::check(self.rounding)?;
        let upper = list_seats(matrix, district_seats, self.upper, TieRule::Stop)?;
        let none = |list_seats: Vec<u32>, steps: Vec<Step>, outcome| BiAllocation {
            seats: alloc::vec![0; matrix.votes.len()],
            list_seats,
            outcome,
            district_divisors: alloc::vec![None; district_seats.len()],
            list_divisors: alloc::vec![None; matrix.lists],
            squared: self.rounding == Divisor::HuntingtonHill,
            upper: steps,
        };
        match upper.outcome {
            Outcome::Decided => {}
            Outcome::Tied(mut ties) => {
                let Some(tie) = ties.pop() else { unreachable!("a tied outcome has a tie") };
                return Ok(none(upper.seats, upper.steps, BiOutcome::UpperTied(tie)));
            }
            _ => return Ok(none(upper.seats, upper.steps, BiOutcome::NoVotes)),
        }
        let guaranteed = match self.guaranteed(matrix, district_seats, &upper.seats)? {
            Ok(guaranteed) => guaranteed,
            Err(tied) => return Ok(none(upper.seats, upper.steps, BiOutcome::WinnersTied(tied))),
        };
        let lower = Lower::new(matrix, district_seats, &upper.seats, self.rounding, &guaranteed);
        let solved = lower.solve();
        let mut answer = none(upper.seats, upper.steps, BiOutcome::Decided);
        match solved {
            Ok((seats, divisors)) => lower.tell(&seats, &divisors, &mut answer),
            Err(infeasible) => answer.outcome = BiOutcome::Infeasible(infeasible),
        }
        Ok(answer)
    }

    /// The cells with a guaranteed seat, or the districts where that is not decided.
    fn guaranteed(
        &self,
        matrix: &Matrix<'_>,
        district_seats: &[u32],
        list_seats: &[u32],
    ) -> Result<Result<Vec<bool>, Vec<WinnersTied>>, Error> {
        let mut cells = alloc::vec![false; matrix.votes.len()];
        match self.guarantee {
            Guarantee::None => {}
            Guarantee::Cells(given) if given.len() == cells.len() => cells.copy_from_slice(given),
            Guarantee::Cells(given) => {
                return Err(Error::Length { field: "guaranteed cells", found: given.len(), lists: cells.len() });
            }
            Guarantee::Strongest => {
                let mut tied = Vec::new();
                for (district, votes) in matrix.districts().enumerate() {
                    let most = votes.iter().copied().max().unwrap_or(0);
                    let strongest: Vec<usize> = (0..votes.len()).filter(|&list| votes[list] == most).collect();
                    // Nothing hangs on a district without seats or votes, nor on lists without seats.
                    if district_seats[district] == 0 || most == 0 || strongest.iter().all(|&list| list_seats[list] == 0)
                    {
                        continue;
                    }
                    if let [winner] = strongest[..] {
                        cells[district * matrix.lists + winner] = true;
                    } else {
                        let lists = strongest.into_iter().map(number).collect();
                        tied.push(WinnersTied { district: number(district), lists });
                    }
                }
                if !tied.is_empty() {
                    return Ok(Err(tied));
                }
            }
        }
        Ok(Ok(cells))
    }
}

impl<'a> Matrix<'a> {
    fn check(&self, district_seats: &[u32]) -> Result<(), Error> {
        let cells = district_seats.len().checked_mul(self.lists);
        if cells != Some(self.votes.len()) {
            let (found, lists) = (self.votes.len(), cells.unwrap_or(usize::MAX));
            return Err(Error::Length { field: "votes (districts times lists)", found, lists });
        }
        let total: u64 = district_seats.iter().map(|&seats| u64::from(seats)).sum();
        if self.votes.len() > MOST_CELLS || self.lists > MOST_CELLS || district_seats.len() > MOST_CELLS {
            return Err(Error::Unsupported { what: "a matrix of more than 2^14 cells" });
        }
        if total > MOST_SEATS {
            return Err(Error::Unsupported { what: "a matrix of more than 2^14 seats" });
        }
        match self.votes.iter().position(|votes| votes >> 63 != 0) {
            Some(cell) => Err(Error::TooManyVotes { list: cell % self.lists }),
            None => Ok(()),
        }
    }

    fn districts(&self) -> impl Iterator<Item = &'a [u64]> + use<'a> {
        self.votes.chunks(self.lists.max(1))
    }
}

/// The sharing among districts and lists that have seats, and their places in the matrix asked about.
struct Lower {
    table: Table,
    rows: Vec<usize>,
    cols: Vec<usize>,
}

impl Lower {
    fn new(
        matrix: &Matrix<'_>,
        district_seats: &[u32],
        list_seats: &[u32],
        rounding: Divisor,
        guaranteed: &[bool],
    ) -> Self {
        let rows: Vec<usize> = (0..district_seats.len()).filter(|&row| district_seats[row] > 0).collect();
        let cols: Vec<usize> = (0..list_seats.len()).filter(|&col| list_seats[col] > 0).collect();
        let (mut weights, mut least) = (Vec::new(), Vec::new());
        for (&row, &col) in rows.iter().flat_map(|row| cols.iter().map(move |col| (row, col))) {
            let cell = row * matrix.lists + col;
            let votes = u128::from(matrix.votes[cell]);
            weights.push(if rounding == Divisor::HuntingtonHill { votes * votes } else { votes });
            least.push(u32::from(votes > 0 && (guaranteed[cell] || rounding.starts_at_zero())));
        }
        let table = Table {
            rows: rows.len(),
            cols: cols.len(),
            weights,
            least,
            row_seats: rows.iter().map(|&row| district_seats[row]).collect(),
            col_seats: cols.iter().map(|&col| list_seats[col]).collect(),
            rounding,
        };
        Self { table, rows, cols }
    }

    fn solve(&self) -> Result<(Vec<u32>, Divisors), Infeasible> {
        let table = &self.table;
        for (place, &district) in self.rows.iter().enumerate() {
            let cells = table.at(place, 0)..table.at(place + 1, 0);
            if table.weights[cells.clone()].iter().all(|&weight| weight == 0) {
                return Err(Infeasible::NoVotes { district: number(district) });
            }
            let (guaranteed, seats) = (table.least[cells].iter().sum(), table.row_seats[place]);
            if guaranteed > seats {
                return Err(Infeasible::Guaranteed { district: number(district), guaranteed, seats });
            }
        }
        if table.rows == 0 {
            return Ok((Vec::new(), Divisors { rows: Vec::new(), cols: Vec::new() }));
        }
        let mut seats = search::propose(table).map_err(|stuck| self.infeasible(&stuck))?;
        let mut divisors = proof::prove(table, &mut seats);
        divisors::simplify(table, &seats, &mut divisors);
        assert!(divisors::prove_seats(table, &seats, &divisors), "the divisors prove the seats");
        Ok((seats, divisors))
    }
}
