//! A national count: eight piles of every precinct added up, a threshold of five percent, 98 seats by the Hare quota.
//! It must never know a country.

use std::fs;
use std::hint::black_box;
use std::io::Read;

use seats::tally::csv::Reader;
use seats::tally::{Tally, add_up};
use seats::{Method, Problem, TieRule, Workspace, allocate_into};

use crate::input;
use crate::job::{Fault, Job, joined};

const PILES: usize = 8;
const SEATS: u32 = 98;

/// Totals to seats; the share is compared by multiplying out.
fn seats_of(totals: &[u64; PILES], workspace: &mut Workspace) -> Result<[u32; PILES], Fault> {
    let base: u64 = totals.iter().sum();
    let admitted = totals.map(|own| own * 20 >= base);
    let mut seats = [0; PILES];
    let problem = Problem::new(SEATS, totals).with_admitted(&admitted);
    let outcome = allocate_into(&problem, Method::HARE, TieRule::Stop, workspace, &mut seats)?;
    if outcome.lot_needed() { Err("the seats are tied".into()) } else { Ok(seats) }
}

/// Answer: the totals, then the seats.
fn answer(totals: &[u64; PILES], seats: [u32; PILES]) -> String {
    let totals: Vec<String> = totals.iter().map(ToString::to_string).collect();
    format!("{};{}", totals.join(" "), joined([seats]))
}

/// From protocols in memory, one row of piles a precinct.
pub(crate) struct Memory {
    rows: Vec<u32>,
    workspace: Workspace,
}

impl Memory {
    pub(crate) fn load(file: &str) -> Result<Self, Fault> {
        Ok(Self { rows: input::piles(file, PILES)?, workspace: Workspace::default() })
    }

    fn count(&mut self) -> Result<([u64; PILES], [u32; PILES]), Fault> {
        let mut totals = [0; PILES];
        add_up(black_box(&self.rows), &mut totals)?;
        Ok((totals, seats_of(&totals, &mut self.workspace)?))
    }
}

impl Job for Memory {
    fn pass(&mut self) -> Result<(), Fault> {
        black_box(self.count()?);
        Ok(())
    }

    fn answer(&mut self) -> Result<String, Fault> {
        let (totals, seats) = self.count()?;
        Ok(answer(&totals, seats))
    }
}

/// From a file, into memory that is used again: reading, parsing, control relations, totals, seats, every time anew.
pub(crate) struct FromCsv {
    file: String,
    piece: Vec<u8>,
    workspace: Workspace,
}

/// Bytes read at once: little enough to stay near the core until they are parsed.
const PIECE: usize = 1 << 17;

impl FromCsv {
    pub(crate) fn load(file: &str) -> Self {
        Self { file: file.to_owned(), piece: vec![0; PIECE], workspace: Workspace::default() }
    }

    fn count(&mut self) -> Result<([u64; PILES], [u32; PILES]), Fault> {
        let mut file = fs::File::open(&self.file)?;
        let mut reader = Reader::default();
        let mut kept = 0;
        loop {
            let got = file.read(&mut self.piece[kept..])?;
            if got == 0 {
                break;
            }
            let used = reader.read(&self.piece[..kept + got])?;
            self.piece.copy_within(used..kept + got, 0);
            kept = kept + got - used;
        }
        let totals = reader.finish(&self.piece[..kept])?;
        Ok((totals, seats_of(&totals, &mut self.workspace)?))
    }
}

impl Job for FromCsv {
    fn pass(&mut self) -> Result<(), Fault> {
        black_box(self.count()?);
        Ok(())
    }

    fn answer(&mut self) -> Result<String, Fault> {
        let (totals, seats) = self.count()?;
        Ok(answer(&totals, seats))
    }
}

/// Corrected protocols, one a pass and each of another precinct; totals and seats after each.
pub(crate) struct Corrected {
    tally: Tally,
    /// Precincts with their rows as they are corrected and as they were, in turns.
    corrections: Vec<(u32, [[u32; PILES]; 2])>,
    passes: usize,
    workspace: Workspace,
}

/// Corrections before the first comes again: their rows are more than the nearest memory holds.
const CORRECTIONS: u32 = 4_096;

impl Corrected {
    /// The same corrections as those of the peer, `numpy_corrected` in `peers.py`.
    pub(crate) fn load(file: &str) -> Result<Self, Fault> {
        let tally = Tally::from_rows(PILES, input::piles(file, PILES)?)?;
        let corrections = (0..CORRECTIONS).map(|number| {
            let precinct = number * 7_919 % tally.precincts();
            let was: [u32; PILES] = tally.row(precinct).and_then(|row| row.try_into().ok()).ok_or("no such row")?;
            let mut is = was;
            is[0] += number % 10;
            is[1] += 1;
            Ok((precinct, [is, was]))
        });
        let corrections = corrections.collect::<Result<_, Fault>>()?;
        Ok(Self { tally, corrections, passes: 0, workspace: Workspace::default() })
    }

    fn correct(&mut self) -> Result<[u32; PILES], Fault> {
        let all = self.corrections.len();
        let (precinct, rows) = &self.corrections[self.passes % all];
        self.tally.correct(*precinct, &rows[self.passes / all % 2])?;
        self.passes += 1;
        let totals = self.tally.totals().first_chunk().ok_or("too few piles")?;
        seats_of(totals, &mut self.workspace)
    }
}

impl Job for Corrected {
    fn pass(&mut self) -> Result<(), Fault> {
        black_box(self.correct()?);
        Ok(())
    }

    /// After every correction was made.
    fn answer(&mut self) -> Result<String, Fault> {
        let all = self.corrections.len();
        while self.passes % (2 * all) != all - 1 {
            self.correct()?;
        }
        let seats = self.correct()?;
        Ok(answer(self.tally.totals().first_chunk().ok_or("too few piles")?, seats))
    }
}
