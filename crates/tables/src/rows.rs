//! Bytes to rows of plain text: separators and quotes by the format's rules, each row with its line. Cells that a spreadsheet
//! would run, or that look otherwise than they are, are refused. It must never know what a column means.

use std::rc::Rc;

use csv::{ByteRecord, ReaderBuilder, Trim};
use law::{Fault, Place};

use super::{File, codes, folded, place, separator, shown};

/// Bytes of a cell at most; no name and no id comes near.
const MOST_BYTES: usize = 500;

/// Reading stops after so many faults: a file that is no table of this kind has one in every row.
const MOST_FAULTS: usize = 1_000;

/// A row of plain cells.
#[derive(Clone, Debug)]
pub(super) struct Row<'f> {
    file: &'f str,
    line: usize,
    /// The cells in the order of the columns that the file has.
    cells: Vec<String>,
    columns: Rc<[&'static str]>,
    /// Where each of them stands in the file, from 1.
    stands: Rc<[usize]>,
}

impl Row<'_> {
    /// A cell; empty where the file has no such column.
    pub(super) fn cell(&self, column: &str) -> &str {
        self.at(column).and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }

    /// Where a cell stands: file, line, number of the column.
    pub(super) fn place(&self, column: &str) -> Place {
        place(self.file, self.line, self.at(column).map_or(1, |at| self.stands[at]))
    }

    /// The line of the file on which it begins.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    fn at(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|known| *known == column)
    }
}

/// The columns of a table: those it must have, and those it may have.
pub(crate) type Columns = (&'static [&'static str], &'static [&'static str]);

/// The rows of a table whose first row names its columns, in any order.
pub(super) fn read<'f>(file: File<'f>, columns: Columns, faults: &mut Vec<Fault>) -> Vec<Row<'f>> {
    let (name, bytes) = file;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let first = &first[..first.len().min(4_096)];
    let mut reader = ReaderBuilder::new()
        .delimiter(separator(&String::from_utf8_lossy(first)))
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(bytes);
    let mut rows = Vec::new();
    let mut head: Option<Head> = None;
    let from = faults.len();
    for record in reader.byte_records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                faults.push(Fault::new(codes::ROW_LENGTH, place(name, 1, 1), "", error.to_string()));
                break;
            }
        };
        // A spreadsheet keeps rows that hold nothing but separators.
        if record.iter().all(<[u8]>::is_empty) {
            continue;
        }
        let Some(found) = &head else {
            let found = self::head(name, &record, columns, faults);
            let Some(found) = found else { return rows };
            head = Some(found);
            continue;
        };
        if faults.len() - from >= MOST_FAULTS {
            let what = format!("{MOST_FAULTS} faults; the rows from here on were not read");
            faults.push(Fault::new(codes::HEAD, place(name, line(&record), 1), "", what));
            break;
        }
        rows.extend(row(name, &record, found, faults));
    }
    if head.is_none() || (rows.is_empty() && faults.len() == from) {
        let hint =
            format!("the first row names the columns: {}; each further row is one of them", columns.0.join(", "));
        faults.push(Fault::new(codes::HEAD, place(name, 1, 1), "", "the table has no rows").hint(hint));
    }
    rows
}

fn line(record: &ByteRecord) -> usize {
    record.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(usize::MAX))
}

/// The columns of a file in the order asked for, and where each stands, from 1.
struct Head {
    columns: Rc<[&'static str]>,
    stands: Rc<[usize]>,
    width: usize,
}

fn head(name: &str, record: &ByteRecord, (must, may): Columns, faults: &mut Vec<Fault>) -> Option<Head> {
    let cells: Vec<String> =
        record.iter().map(|cell| folded(&String::from_utf8_lossy(&cell[..cell.len().min(MOST_BYTES)]))).collect();
    let from = faults.len();
    let mut hint = format!("the columns are {}", must.join(", "));
    if !may.is_empty() {
        hint.push_str(&format!("; there may be {}", may.join(", ")));
    }
    let mut fault = |at: usize, what: String| {
        // A file that is no table may have a fault in each of its cells.
        if faults.len() - from < 20 {
            faults.push(Fault::new(codes::HEAD, place(name, line(record), at + 1), "", what).hint(hint.clone()));
        }
    };
    let is = |cell: &str, column: &str| cell == folded(column);
    for (at, cell) in cells.iter().enumerate() {
        if !must.iter().chain(may).any(|column| is(cell, column)) {
            fault(at, format!("nobody knows the column `{}` here", shown(cell)));
        } else if cells[..at].contains(cell) {
            fault(at, format!("the column `{}` stands twice", shown(cell)));
        }
    }
    let (mut columns, mut stands) = (Vec::new(), Vec::new());
    for column in must.iter().chain(may) {
        match cells.iter().position(|cell| is(cell, column)) {
            Some(at) => {
                columns.push(*column);
                stands.push(at + 1);
            }
            None if may.contains(column) => {}
            None => fault(0, format!("the column `{column}` is missing")),
        }
    }
    let head = Head { columns: columns.into(), stands: stands.into(), width: cells.len() };
    (faults.len() == from).then_some(head)
}

fn row<'f>(name: &'f str, record: &ByteRecord, head: &Head, faults: &mut Vec<Fault>) -> Option<Row<'f>> {
    let line = line(record);
    if record.len() != head.width {
        let what = format!("{} cells under {} columns", record.len(), head.width);
        let hint = "quote a cell that holds the separator; a quote that is opened must be closed";
        let at = record.len().min(head.width) + 1;
        faults.push(Fault::new(codes::ROW_LENGTH, place(name, line, at), "", what).hint(hint));
        return None;
    }
    let mut cells = Vec::with_capacity(head.columns.len());
    for (column, at) in head.columns.iter().zip(head.stands.iter()) {
        match plain(&record[at - 1]) {
            Ok(cell) => cells.push(cell.to_owned()),
            Err((what, hint)) => {
                let bytes = &record[at - 1];
                let value = shown(&String::from_utf8_lossy(&bytes[..bytes.len().min(MOST_BYTES)]));
                let what = format!("`{value}` {what}");
                faults.push(Fault::new(codes::NOT_PLAIN, place(name, line, *at), *column, what).hint(hint));
            }
        }
    }
    let (columns, stands) = (Rc::clone(&head.columns), Rc::clone(&head.stands));
    (cells.len() == columns.len()).then_some(Row { file: name, line, cells, columns, stands })
}

/// A cell as text, or why it is none.
fn plain(cell: &[u8]) -> Result<&str, (String, &'static str)> {
    if cell.len() > MOST_BYTES {
        return Err((format!("has {} bytes", cell.len()), "no cell has more than 500 bytes; is a quote left open?"));
    }
    let Ok(text) = std::str::from_utf8(cell) else {
        return Err(("is not UTF-8".to_owned(), "save the table as CSV in UTF-8; other encodings are not guessed"));
    };
    if let Some(mark) = text.chars().find(|c| c.is_control()) {
        return Err((format!("holds the control character U+{:04X}", u32::from(mark)), "write plain text on one line"));
    }
    if let Some(mark) = text.chars().find(|c| is_hidden(*c)) {
        let what = format!("holds the invisible character U+{:04X}", u32::from(mark));
        return Err((what, "delete it: text must read in the order in which it is stored"));
    }
    if text.starts_with(['=', '+', '-', '@']) {
        return Err(("begins as a formula of a spreadsheet".to_owned(), "write the value itself, without the sign"));
    }
    Ok(text)
}

/// Marks that turn the direction of writing, and marks without width: what is shown is not what is stored.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
