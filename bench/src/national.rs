//! A national count: eight piles of every precinct added up, a threshold of five percent, 98 seats by the Hare quota.
//! It must never know a country.

use std::fs;
use std::hint::black_box;
use std::io::Read;

use seats::{Method, Problem, TieRule, Workspace, allocate_into};

use crate::input;
use crate::job::{Fault, Job, joined};
use crate::totals::totals;

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

/// Adds a protocol to the totals. Fewer than 2^32 rows of 32-bit numbers do not reach 2^64, so nothing wraps; a checked
/// addition would be made one pile at a time.
#[inline]
fn add(totals: &mut [u64; PILES], row: &[u32; PILES]) {
    for (total, own) in totals.iter_mut().zip(row) {
        *total = total.wrapping_add(u64::from(*own));
    }
}

/// From protocols in memory, one row of piles a precinct.
pub(crate) struct Memory {
    rows: Vec<[u32; PILES]>,
    workspace: Workspace,
}

impl Memory {
    pub(crate) fn load(file: &str) -> Result<Self, Fault> {
        let mut rows = Vec::new();
        input::protocols(&fs::read(file)?, |piles| rows.push(*piles))?;
        Ok(Self { rows, workspace: Workspace::default() })
    }

    fn count(&mut self) -> Result<([u64; PILES], [u32; PILES]), Fault> {
        let mut totals = [0; PILES];
        for row in black_box(&self.rows[..]) {
            add(&mut totals, row);
        }
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
    text: Vec<u8>,
    workspace: Workspace,
}

impl FromCsv {
    pub(crate) fn load(file: &str) -> Self {
        Self { file: file.to_owned(), text: Vec::new(), workspace: Workspace::default() }
    }

    fn count(&mut self) -> Result<([u64; PILES], [u32; PILES]), Fault> {
        self.text.clear();
        fs::File::open(&self.file)?.read_to_end(&mut self.text)?;
        let totals = totals(&self.text)?;
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
