//! Protocols of precincts from CSV, added up: `precinct,votes,...,votes,ballots` after a row of headings.
//!
//! Checked while reading: every row has its columns, every field is a whole number below 2^32, precincts ascend (so none
//! comes twice), and the votes of a protocol add up to its ballots. The caller hands over bytes; must never know where
//! they come from, or what a list is.
//!
//! ```
//! use seats::tally::csv::{Reader, Wrong};
//!
//! let text = b"precinct,a,b,ballots\n1,20,5,25\n2,10,7,17\n";
//! assert_eq!(Reader::totals_of(text), Ok([30, 12]));
//! let fault = Reader::<2>::totals_of(b"precinct,a,b,ballots\n1,20,5,24\n").unwrap_err();
//! assert_eq!((fault.row, fault.column, fault.wrong), (2, 4, Wrong::Sum { votes: 25, ballots: 24 }));
//! ```

use core::fmt;

mod quick;

/// What is wrong with a file, and where. The headings are row 1, the precincts stand in column 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Row, from 1.
    pub row: u64,
    /// Column, from 1.
    pub column: usize,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Wrong {
    /// It is the last of its row and should not be, or should be and is not.
    Columns {
        /// Columns of a row.
        needed: usize,
    },
    /// It is no whole number below 2^32.
    Number,
    /// The precinct does not come after the one before.
    Order {
        /// The precinct.
        precinct: u32,
        /// The one before.
        last: u32,
    },
    /// The votes of the lists are not the ballots.
    Sum {
        /// All votes of the row.
        votes: u64,
        /// Its ballots.
        ballots: u32,
    },
}

impl Fault {
    /// The code of the fault.
    pub const fn code(&self) -> &'static str {
        match self.wrong {
            Wrong::Columns { .. } => "V001",
            Wrong::Number => "V002",
            Wrong::Order { .. } => "V003",
            Wrong::Sum { .. } => "V004",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} row {}, column {}: ", self.code(), self.row, self.column)?;
        match self.wrong {
            Wrong::Columns { needed } => write!(
                f,
                "the row does not have {needed} columns\n\nhint: the precinct, the votes of each list, the ballots, with commas"
            ),
            Wrong::Number => f.write_str(
                "no whole number below 2^32\n\nhint: digits alone, no blanks, signs or quotes; a row ends with a line feed",
            ),
            Wrong::Order { precinct, last } => {
                write!(f, "precinct {precinct} comes after {last}\n\nhint: precincts ascend, and each comes once")
            }
            Wrong::Sum { votes, ballots } => write!(
                f,
                "the lists have {votes} votes, the ballots are {ballots}\n\nhint: compare the row with the protocol on paper"
            ),
        }
    }
}

impl core::error::Error for Fault {}

/// Reads a file piece by piece and keeps the totals of its lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader<const LISTS: usize> {
    totals: [u64; LISTS],
    /// Rows read, the headings among them.
    rows: u64,
    last: Option<u32>,
}

impl<const LISTS: usize> Default for Reader<LISTS> {
    fn default() -> Self {
        Self { totals: [0; LISTS], rows: 0, last: None }
    }
}

impl<const LISTS: usize> Reader<LISTS> {
    const COLUMNS: usize = LISTS + 2;

    /// The totals of a whole file.
    ///
    /// # Errors
    /// Its first fault.
    pub fn totals_of(text: &[u8]) -> Result<[u64; LISTS], Fault> {
        let mut reader = Self::default();
        let used = reader.read(text)?;
        reader.finish(&text[used..])
    }

    /// Reads the rows that end in `text` and returns the length they have; what is left goes before the next piece.
    ///
    /// # Errors
    /// The first fault. The reader is of no use then.
    pub fn read(&mut self, text: &[u8]) -> Result<usize, Fault> {
        let Some(end) = text.iter().rposition(|&byte| byte == b'\n') else {
            return Ok(0);
        };
        let mut text = &text[..=end];
        if self.rows == 0 {
            text = self.headings(text)?;
        }
        while !text.is_empty() {
            let quick = quick::read(text, self.last);
            add(&mut self.totals, &quick.totals);
            self.last = quick.last.or(self.last);
            self.rows += quick.rows;
            text = &text[quick.used..];
            // What is out of the ordinary is somewhere in the next group.
            for _ in 0..quick::GROUP {
                text = self.row(text)?;
            }
        }
        Ok(end + 1)
    }

    /// Reads what is left at the end of the file, a row without its line feed or nothing, and returns the totals.
    ///
    /// # Errors
    /// The first fault.
    pub fn finish(mut self, rest: &[u8]) -> Result<[u64; LISTS], Fault> {
        let rest = if self.rows == 0 { self.headings(rest)? } else { rest };
        self.row(rest)?;
        Ok(self.totals)
    }

    /// Past the headings, which are only counted.
    fn headings<'a>(&mut self, text: &'a [u8]) -> Result<&'a [u8], Fault> {
        let end = text.iter().position(|&byte| byte == b'\n').unwrap_or(text.len());
        let columns = text[..end].split(|&byte| byte == b',').count();
        if columns != Self::COLUMNS {
            return Err(self.fault(columns.min(Self::COLUMNS), Wrong::Columns { needed: Self::COLUMNS }));
        }
        self.rows = 1;
        Ok(text.get(end + 1..).unwrap_or_default())
    }

    /// Past a row, which may be none.
    fn row<'a>(&mut self, mut text: &'a [u8]) -> Result<&'a [u8], Fault> {
        if text.is_empty() {
            return Ok(text);
        }
        let precinct = self.number(&mut text, 1)?;
        let mut votes = [0; LISTS];
        for (list, votes) in votes.iter_mut().enumerate() {
            *votes = u64::from(self.number(&mut text, list + 2)?);
        }
        let ballots = self.number(&mut text, Self::COLUMNS)?;
        match self.last {
            Some(last) if last >= precinct => return Err(self.fault(1, Wrong::Order { precinct, last })),
            _ => self.last = Some(precinct),
        }
        let sum = votes.iter().sum();
        if sum != u64::from(ballots) {
            return Err(self.fault(Self::COLUMNS, Wrong::Sum { votes: sum, ballots }));
        }
        add(&mut self.totals, &votes);
        self.rows += 1;
        Ok(text)
    }

    /// The number in a column, and past its end; the last row may lack its line feed.
    fn number(&self, text: &mut &[u8], column: usize) -> Result<u32, Fault> {
        let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (own, rest) = text.split_at(digits);
        let (end, rest) = rest.split_first().unwrap_or((&b'\n', rest));
        let number =
            own.iter().try_fold(0_u32, |number, digit| number.checked_mul(10)?.checked_add(u32::from(digit - b'0')));
        let is_field = matches!(end, b',' | b'\n') && digits > 0;
        let (Some(number), true) = (number, is_field) else {
            return Err(self.fault(column, Wrong::Number));
        };
        if (*end == b'\n') != (column == Self::COLUMNS) {
            return Err(self.fault(column, Wrong::Columns { needed: Self::COLUMNS }));
        }
        *text = rest;
        Ok(number)
    }

    /// In the row after those that were read.
    const fn fault(&self, column: usize, wrong: Wrong) -> Fault {
        Fault { row: self.rows + 1, column, wrong }
    }
}

/// Adds totals. Numbers below 2^32 do not reach 2^64 in fewer than 2^32 rows, so nothing wraps; an addition that is
/// checked would be made one list at a time.
#[inline]
fn add<const LISTS: usize>(totals: &mut [u64; LISTS], votes: &[u64; LISTS]) {
    for (total, own) in totals.iter_mut().zip(votes) {
        *total = total.wrapping_add(*own);
    }
}

#[cfg(test)]
mod tests;
