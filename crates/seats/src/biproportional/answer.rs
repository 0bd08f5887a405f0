//! The answer of a biproportional apportionment: seats with the divisors that prove them, or why there are none. Knows no
//! algorithm, only how its parts belong together.

use alloc::vec::Vec;

use super::fraction::Fraction;
use super::proof::{Divisors, Edge, edges, groups};
use super::search::Stuck;
use super::table::Table;
use super::{Lower, Matrix};
use crate::tie::{index, number};
use crate::{Error, Step, Tie};

/// One list in one district.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The district.
    pub district: u32,
    /// The list.
    pub list: u32,
}

/// Cells whose quotients stand exactly on a signpost and that may trade seats. Each cell gets one of the open seats or
/// none, every district and every list its number of them; any such choice has the same divisors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BiTie {
    /// The cells, in their order in the matrix.
    pub cells: Vec<Cell>,
    /// Open seats of each district that has any: (district, seats).
    pub districts: Vec<(u32, u32)>,
    /// Open seats of each list that has any: (list, seats).
    pub lists: Vec<(u32, u32)>,
}

/// Lists with equally many votes, more than all others, in a district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WinnersTied {
    /// The district.
    pub district: u32,
    /// The lists.
    pub lists: Vec<u32>,
}

/// Why no seat matrix has the sums asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Infeasible {
    /// A district with seats, but without votes for any list that has seats.
    NoVotes {
        /// The district.
        district: u32,
    },
    /// More seats are guaranteed in a district than it has.
    Guaranteed {
        /// The district.
        district: u32,
        /// Guaranteed there.
        guaranteed: u32,
        /// Its seats.
        seats: u32,
    },
    /// Lists that have votes in these districts only, too few for their seats.
    Lists {
        /// The lists.
        lists: Vec<u32>,
        /// The districts.
        districts: Vec<u32>,
        /// Seats of the lists.
        seats: u32,
        /// Seats of the districts, less those guaranteed to other lists there.
        room: u32,
    },
}

/// How far the method decides.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BiOutcome {
    /// Every cell has its seats.
    Decided,
    /// The seats given are sure; the rest waits for a lot, see [`BiAllocation::settle`].
    Tied(Vec<BiTie>),
    /// Lists are tied for the seats of all districts. Settle it by [`list_seats`](super::list_seats) with a rule, and ask
    /// again with [`Upper::Given`](super::Upper::Given).
    UpperTied(Tie),
    /// The strongest list of a district is not decided. Ask again with [`Guarantee::Cells`](super::Guarantee::Cells).
    WinnersTied(Vec<WinnersTied>),
    /// There are seats to share and no votes at all.
    NoVotes,
    /// No matrix has the sums asked for.
    Infeasible(Infeasible),
}

/// Seats, and the divisors that prove them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BiAllocation {
    /// Seats of each cell, district after district; under a tie the sure ones, and all zero without a solution.
    pub seats: Vec<u32>,
    /// Seats of each list over all districts; where they are tied the sure ones.
    pub list_seats: Vec<u32>,
    /// How far the method decides.
    pub outcome: BiOutcome,
    /// The divisor of each district; none where it has no seats, or nothing was solved. Divisors are fixed up to a common
    /// factor: the first list with seats has 1, and the others are the simplest found that leave every cell strictly
    /// between its signposts, save the tied ones.
    pub district_divisors: Vec<Option<Fraction>>,
    /// The divisor of each list; none where it has no seats, or nothing was solved.
    pub list_divisors: Vec<Option<Fraction>>,
    /// The divisors given are the squares (Huntington-Hill, whose signposts are roots).
    pub squared: bool,
    /// Steps of the sharing among lists over all districts; empty where their seats were given.
    pub upper: Vec<Step>,
}

impl BiAllocation {
    /// Votes over both divisors: what was rounded to the cell's seats (its square where `squared`). None where there are
    /// no votes or divisors.
    pub fn quotient(&self, matrix: &Matrix<'_>, cell: Cell) -> Option<Fraction> {
        let (district, list) = (index(cell.district), index(cell.list));
        let divisors = (self.district_divisors.get(district)?.as_ref()?, self.list_divisors.get(list)?.as_ref()?);
        let votes = u128::from(*matrix.votes.get(district.checked_mul(matrix.lists)?.checked_add(list)?)?);
        let weight = if self.squared { votes * votes } else { votes };
        (weight > 0).then(|| Fraction::of((weight, 1)).div(divisors.0).div(divisors.1).reduced())
    }

    /// Gives the open seats of all ties to the cells drawn.
    ///
    /// # Errors
    /// Where nothing is tied, or the cells are not tied ones, or not as many as each district and list of each tie has
    /// open seats.
    pub fn settle(&mut self, winners: &[Cell]) -> Result<(), Error> {
        let BiOutcome::Tied(ties) = &self.outcome else { return Err(Error::LotNotNeeded) };
        let mut drawn = winners.to_vec();
        drawn.sort_unstable();
        drawn.dedup();
        let known = |cell: &Cell| ties.iter().any(|tie| tie.cells.contains(cell));
        let served = |tie: &BiTie| {
            let of = |chosen: &dyn Fn(&Cell) -> bool| {
                number(drawn.iter().filter(|cell| tie.cells.contains(cell) && chosen(cell)).count())
            };
            tie.districts.iter().all(|&(district, open)| of(&|cell| cell.district == district) == open)
                && tie.lists.iter().all(|&(list, open)| of(&|cell| cell.list == list) == open)
        };
        if drawn.len() != winners.len() || !drawn.iter().all(known) || !ties.iter().all(served) {
            return Err(Error::LotDoesNotFit);
        }
        for cell in winners {
            self.seats[index(cell.district) * self.list_seats.len() + index(cell.list)] += 1;
        }
        self.outcome = BiOutcome::Decided;
        Ok(())
    }
}

impl Lower {
    /// Names the lists that could not get their seats, and the districts they reach.
    ///
    /// # Panics
    /// Where the districts have room: a fault of this module.
    pub(super) fn infeasible(&self, stuck: &Stuck) -> Infeasible {
        let table = &self.table;
        let inside = |col: usize| stuck.cols.contains(&col);
        let seats = stuck.cols.iter().map(|&col| table.col_seats[col]).sum();
        let mut room = 0;
        for &row in &stuck.rows {
            let others = (0..table.cols).filter(|&col| !inside(col)).map(|col| table.least[table.at(row, col)]);
            room += table.row_seats[row] - others.sum::<u32>();
        }
        let elsewhere = (0..table.rows).filter(|row| !stuck.rows.contains(row));
        let confined =
            elsewhere.into_iter().all(|row| stuck.cols.iter().all(|&col| table.weights[table.at(row, col)] == 0));
        assert!(confined && room < seats, "lists without a solution have too little room");
        Infeasible::Lists {
            lists: stuck.cols.iter().map(|&col| number(self.cols[col])).collect(),
            districts: stuck.rows.iter().map(|&row| number(self.rows[row])).collect(),
            seats,
            room,
        }
    }

    /// Writes seats, divisors and ties in the places of the whole matrix.
    pub(super) fn tell(&self, seats: &[u32], divisors: &Divisors, answer: &mut BiAllocation) {
        let lists = answer.list_divisors.len();
        for (&row, divisor) in self.rows.iter().zip(&divisors.rows) {
            answer.district_divisors[row] = Some(divisor.clone());
        }
        for (&col, divisor) in self.cols.iter().zip(&divisors.cols) {
            answer.list_divisors[col] = Some(divisor.clone());
        }
        let mut sure = seats.to_vec();
        let ties = self.ties(&mut sure, divisors);
        #[expect(clippy::needless_range_loop, reason = "several tables have the same places")]
        for place in 0..self.table.rows * self.table.cols {
            let (row, col) = (place / self.table.cols, place % self.table.cols);
            answer.seats[self.rows[row] * lists + self.cols[col]] = sure[place];
        }
        if !ties.is_empty() {
            answer.outcome = BiOutcome::Tied(ties);
        }
    }

    /// Takes tied seats away and returns the ties.
    fn ties(&self, seats: &mut [u32], divisors: &Divisors) -> Vec<BiTie> {
        let table: &Table = &self.table;
        let edges = edges(table, seats, divisors);
        let group = groups(table, &edges);
        let mut ties = Vec::new();
        for of in 0..group.len() {
            let rows: Vec<usize> = (0..table.rows).filter(|&row| group[row] == of).collect();
            let cols: Vec<usize> = (0..table.cols).filter(|&col| group[table.rows + col] == of).collect();
            let (mut cells, mut in_row, mut in_col) =
                (Vec::new(), alloc::vec![0; rows.len()], alloc::vec![0; cols.len()]);
            for (i, &row) in rows.iter().enumerate() {
                for (j, &col) in cols.iter().enumerate() {
                    let Some(edge) = edges[table.at(row, col)] else { continue };
                    cells.push(Cell { district: number(self.rows[row]), list: number(self.cols[col]) });
                    if edge == Edge::Low {
                        seats[table.at(row, col)] -= 1;
                        in_row[i] += 1;
                        in_col[j] += 1;
                    }
                }
            }
            if cells.is_empty() {
                continue;
            }
            let open = |places: &[usize], names: &[usize], open: &[u32]| {
                places
                    .iter()
                    .zip(open)
                    .filter(|(_, open)| **open > 0)
                    .map(|(&at, &open)| (number(names[at]), open))
                    .collect()
            };
            let districts = open(&rows, &self.rows, &in_row);
            let lists = open(&cols, &self.cols, &in_col);
            ties.push(BiTie { cells, districts, lists });
        }
        ties
    }
}
