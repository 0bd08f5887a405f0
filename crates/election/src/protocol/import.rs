//! Protocols in bulk: a CSV with a row a protocol becomes entries, or says by row and column what is wrong with them. A bad
//! row stops no other.
//!
//! A row is one line: a quote left open spoils its own line and none below. The module must never add, mend or guess a
//! figure; what a row may do to a precinct is for [`Entry`](super::Entry) to say.

mod header;
mod number;

use std::collections::BTreeMap;
use std::fmt;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator};
use law::reader::shown;
use law::value::group;

use super::figures::Figures;
use super::form::Form;
use super::table::Headings;
use super::words;
use header::{Column, Header};

/// Codes of faults in files of protocols. Each has a page `docs/codes/<code>.md`.
pub mod codes {
    /// No text with a row of headings.
    pub const NO_TABLE: &str = "I001";
    /// A heading nobody knows.
    pub const COLUMN_UNKNOWN: &str = "I002";
    /// A column that must be there is missing.
    pub const COLUMN_MISSING: &str = "I003";
    /// Two columns for one thing.
    pub const COLUMN_TWICE: &str = "I004";
    /// A row that is not UTF-8.
    pub const NOT_UTF8: &str = "I005";
    /// A NUL byte or another control character.
    pub const CONTROL: &str = "I006";
    /// More or fewer cells than headings.
    pub const CELLS: &str = "I007";
    /// A quote that is not closed on its line.
    pub const QUOTE: &str = "I008";
    /// An empty cell.
    pub const MISSING: &str = "I009";
    /// A number below zero.
    pub const NEGATIVE: &str = "I010";
    /// A decimal point or comma.
    pub const FRACTION: &str = "I011";
    /// Something between the thousands.
    pub const SEPARATED: &str = "I012";
    /// No number in plain digits.
    pub const NOT_A_NUMBER: &str = "I013";
    /// A number above what is taken.
    pub const TOO_LARGE: &str = "I014";
    /// A precinct the election does not have.
    pub const NO_SUCH_PRECINCT: &str = "I015";
    /// A second row of one person for one precinct.
    pub const ROW_TWICE: &str = "I016";
    /// Words that say another number than the figures.
    pub const WORDS: &str = "I017";
    /// The name of a person that no journal takes.
    pub const CLERK: &str = "I018";
}

/// Bytes of a person's name; a journal takes no longer one.
const MAX_CLERK_BYTES: usize = 256;

/// What is wrong with a row, or with the whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bad {
    /// One of [`codes`].
    pub code: &'static str,
    /// The line of the file, from 1; the headings stand on the first.
    pub row: usize,
    /// The column from 1 and its heading, where one cell is to blame.
    pub column: Option<(usize, String)>,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub hint: &'static str,
}

impl fmt::Display for Bad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} row {}", self.code, self.row)?;
        if let Some((number, heading)) = &self.column {
            write!(f, ", column {number} ({heading})")?;
        }
        write!(f, ": {}\n\nhint: {}", self.what, self.hint)
    }
}

impl std::error::Error for Bad {}

/// A row that can be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the file, from 1.
    pub row: usize,
    /// The precinct.
    pub precinct: String,
    /// Who entered it, where the file says so.
    pub clerk: Option<String>,
    /// The figures.
    pub figures: Figures,
}

/// What a file gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// Good rows in the order of the file.
    pub rows: Vec<Row>,
    /// All that is wrong with the others.
    pub bad: Vec<Bad>,
    /// Headings of the columns that were passed over, since they tell nothing about a protocol.
    pub passed_over: Vec<String>,
}

/// Reads a CSV: headings in the first line, separated by commas, semicolons or tabs, in UTF-8 with or without a mark of
/// order, lines ending in LF or CR LF. `known` says whether an id is a precinct of the election.
///
/// # Errors
/// Everything that is wrong with the headings, for then no row can be read.
pub fn read(bytes: &[u8], form: &Form, headings: &Headings, known: &dyn Fn(&str) -> bool) -> Result<Import, Vec<Bad>> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut lines = text.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line)).enumerate();
    let first = lines.next().map_or(&[][..], |(_, line)| line);
    let mut table = Lines::new(separator(first));
    let cells = table.cells(1, first).map_err(|bad| vec![bad])?;
    let header = Header::read(&cells, form, headings)?;
    let mut seen = BTreeMap::new();
    let mut import = Import { passed_over: header.passed_over(), ..Import::default() };
    for (at, line) in lines.filter(|(_, line)| !line.iter().all(u8::is_ascii_whitespace)) {
        let mut faults = Vec::new();
        match table.cells(at + 1, line) {
            Err(bad) => faults.push(bad),
            Ok(cells) => {
                let mut reader = RowReader { row: at + 1, header: &header, form, faults: &mut faults };
                import.rows.extend(reader.read(&cells, known, &mut seen));
            }
        }
        import.bad.append(&mut faults);
    }
    Ok(import)
}

/// The separator that stands most often in the headings.
fn separator(line: &[u8]) -> u8 {
    let count = |separator: u8| line.iter().filter(|byte| **byte == separator).count();
    // Of equal numbers the first counts, so a line without any is one cell.
    b",;\t".iter().copied().rev().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

/// Splits lines into cells.
struct Lines {
    reader: Reader,
    line: Vec<u8>,
    out: Vec<u8>,
    ends: Vec<usize>,
}

impl Lines {
    fn new(separator: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(separator).terminator(Terminator::Any(b'\n')).build();
        Self { reader, line: Vec::new(), out: Vec::new(), ends: Vec::new() }
    }

    fn cells(&mut self, row: usize, line: &[u8]) -> Result<Vec<&str>, Bad> {
        let bad = |code, what: &str, hint| Bad { code, row, column: None, what: what.to_owned(), hint };
        if line.is_empty() {
            return Ok(vec![""]);
        }
        if line.iter().any(|byte| byte.is_ascii_control() && *byte != b'\t') {
            let hint = "save the table as CSV in UTF-8; UTF-16 and damaged files have such bytes";
            return Err(bad(codes::CONTROL, "a NUL byte or another control character stands in the row", hint));
        }
        if std::str::from_utf8(line).is_err() {
            let hint = "save the table as CSV in UTF-8, not in a Windows code page";
            return Err(bad(codes::NOT_UTF8, "the row is not UTF-8", hint));
        }
        self.line.clear();
        self.line.extend_from_slice(line);
        self.line.push(b'\n');
        // No cell is longer than the line, and there are no more cells than bytes.
        self.out.resize(self.line.len(), 0);
        self.ends.resize(self.line.len() + 1, 0);
        self.reader.reset();
        let (result, _, _, cells) = self.reader.read_record(&self.line, &mut self.out, &mut self.ends);
        if result != ReadRecordResult::Record {
            let hint = "close the quote on the same line, or remove it";
            return Err(bad(codes::QUOTE, "a quote is not closed on its line", hint));
        }
        let mut begin = 0;
        let cells = self.ends[..cells].iter().map(|end| {
            let cell = &self.out[begin..*end];
            begin = *end;
            // Quotes are single bytes that begin no character, so their removal splits none.
            std::str::from_utf8(cell).unwrap_or_default().trim()
        });
        Ok(cells.collect())
    }
}

/// Reads one row and gathers all its faults.
struct RowReader<'r> {
    row: usize,
    header: &'r Header,
    form: &'r Form,
    faults: &'r mut Vec<Bad>,
}

impl RowReader<'_> {
    fn read(
        &mut self,
        cells: &[&str],
        known: &dyn Fn(&str) -> bool,
        seen: &mut BTreeMap<(String, String), usize>,
    ) -> Option<Row> {
        let (found, want) = (cells.len(), self.header.columns.len());
        if found != want {
            let hint = "a cell that holds the separator stands in quotes; every row has every column";
            let what = format!("{found} cells under {want} headings");
            self.faults.push(Bad { code: codes::CELLS, row: self.row, column: None, what, hint });
            return None;
        }
        let mut row = Row { row: self.row, precinct: String::new(), clerk: None, figures: self.form.empty() };
        for (at, text) in cells.iter().enumerate() {
            self.cell(at, text, &mut row);
        }
        self.words(cells, &row.figures);
        if !row.precinct.is_empty() && !known(&row.precinct) {
            let what = format!("there is no precinct `{}`", shown(&row.precinct));
            self.fault(self.header.precinct, codes::NO_SUCH_PRECINCT, what, "the list of precincts names all ids");
        }
        let key = (row.precinct.clone(), row.clerk.clone().unwrap_or_default());
        if let Some(first) = seen.get(&key).filter(|_| !row.precinct.is_empty()) {
            let what = format!("row {first} is of the same precinct and person");
            self.fault(self.header.precinct, codes::ROW_TWICE, what, "keep one; a second entry is another person's");
        } else if self.faults.is_empty() {
            seen.insert(key, self.row);
        }
        self.faults.is_empty().then_some(row)
    }

    fn cell(&mut self, at: usize, text: &str, row: &mut Row) {
        let column = self.header.columns[at].column;
        match column {
            Column::Precinct | Column::Clerk if text.is_empty() => self.missing(at),
            Column::PassedOver => {}
            Column::Precinct => text.clone_into(&mut row.precinct),
            Column::Clerk if text.len() > MAX_CLERK_BYTES || text.chars().any(char::is_control) => {
                let what = format!("`{}` is no name: {} bytes or a control character", shown(text), text.len());
                self.fault(at, codes::CLERK, what, "name the person in at most 256 bytes, or by an id");
            }
            Column::Clerk => row.clerk = Some(text.to_owned()),
            Column::Words(cell) => {
                if !text.is_empty() {
                    row.figures.set_words(cell, text);
                }
            }
            Column::Figure { optional: true, .. } if text.is_empty() => {}
            Column::Figure { .. } if text.is_empty() => self.missing(at),
            Column::Figure { cell, .. } => match number::read(text) {
                Ok(value) => {
                    let set = row.figures.set(cell, Some(value));
                    debug_assert!(set.is_ok(), "the header has no member and the reader no number above the limit");
                }
                Err(wrong) => self.fault(at, wrong.code, wrong.what, wrong.hint),
            },
        }
    }

    /// Words that say another number than the figure beside them.
    fn words(&mut self, cells: &[&str], figures: &Figures) {
        for (at, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let Column::Words(cell) = self.header.columns[at].column else { continue };
            let Some(value) = figures.get(cell) else { continue };
            let what = match words::read(text) {
                Some(read) if read == value => continue,
                Some(read) => format!("the words say {}, the figures {}", group(read), group(value)),
                None => format!("`{}` is no number in Russian or Kazakh words", shown(text)),
            };
            self.fault(at, codes::WORDS, what, "enter both as they stand on the paper, one protocol at a time");
        }
    }

    fn missing(&mut self, at: usize) {
        let hint = "write 0 where the paper says 0; a protocol that leaves it empty is entered by hand";
        self.fault(at, codes::MISSING, "the cell is empty, which is not zero".to_owned(), hint);
    }

    fn fault(&mut self, at: usize, code: &'static str, what: String, hint: &'static str) {
        let column = Some((at + 1, self.header.columns[at].heading.clone()));
        self.faults.push(Bad { code, row: self.row, column, what, hint });
    }
}

#[cfg(test)]
mod tests;
