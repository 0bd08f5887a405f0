//! A table of persons as CSV: separator, byte order mark, columns in three languages, and for every bad cell its row and
//! column. It judges nothing about the persons.

mod cells;

use std::fmt;

use super::Candidate;
use cells::Column;

/// Codes of faults in a table of persons.
pub mod codes {
    /// A cell is not UTF-8.
    pub const NOT_UTF8: &str = "G001";
    /// A cell holds a NUL byte.
    pub const NUL: &str = "G002";
    /// A column nobody knows, or one that stands twice.
    pub const COLUMN: &str = "G003";
    /// A column that must be there is not.
    pub const COLUMN_MISSING: &str = "G004";
    /// A row has more or fewer cells than the first.
    pub const CELLS: &str = "G005";
    /// A cell that cannot be read as what its column holds.
    pub const CELL: &str = "G006";
}

/// A fault with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its code.
    pub code: &'static str,
    /// Line of the table, from 1.
    pub row: u64,
    /// Place in the row, from 1; 0 where the row as a whole is meant.
    pub column: usize,
    /// Name of the column where it has one.
    pub name: &'static str,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub hint: String,
}

/// Its place and what is wrong: `row 2, column 3 (born): ...`; neither code nor hint.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {}", self.row)?;
        match (self.column, self.name) {
            (0, _) => {}
            (at, "") => write!(f, ", column {at}")?,
            (at, name) => write!(f, ", column {at} ({name})")?,
        }
        write!(f, ": {}", self.what)
    }
}

/// The persons of a table.
///
/// # Errors
/// Every fault of the table, each with row and column.
pub fn persons(bytes: &[u8]) -> Result<Vec<Candidate>, Vec<Fault>> {
    let mut faults = Vec::new();
    let persons = read(bytes, &mut faults);
    if faults.is_empty() { Ok(persons) } else { Err(faults) }
}

fn read(bytes: &[u8], faults: &mut Vec<Fault>) -> Vec<Candidate> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator(bytes)).from_reader(bytes);
    let mut record = csv::ByteRecord::new();
    let mut columns: Option<Vec<Option<Column>>> = None;
    let mut persons = Vec::new();
    let mut lines = Lines { bytes, at: 0, line: 1 };
    // Reading a slice fails only on a malformed record, which flexible reading has none of.
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let row = lines.of(record.position().map_or(0, csv::Position::byte));
        let Some(cells) = texts(&record, row, columns.as_deref(), faults) else { continue };
        match &columns {
            None => {
                columns = Some(header(&cells, row, faults));
                // Under columns that are wrong every row would be, for the same reason.
                if !faults.is_empty() {
                    break;
                }
            }
            Some(columns) if cells.len() == columns.len() => {
                persons.extend(cells::candidate(&cells, columns, row, faults));
            }
            Some(columns) => {
                let what = format!("{} cells under {} columns", cells.len(), columns.len());
                let hint =
                    "a name with the separator in it stands in quotes; a quote inside quotes is doubled".to_owned();
                faults.push(Fault { code: codes::CELLS, row, column: 0, name: "", what, hint });
            }
        }
    }
    if columns.is_none() && faults.is_empty() {
        faults.push(missing(1, "the table has no first row with the names of its columns"));
    }
    persons
}

/// Counts lines up to a record. The reader's own number is that of the end of the record before, which blank lines and CRLF
/// put a line too early.
struct Lines<'b> {
    bytes: &'b [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the first byte at or after an offset that ends no line; offsets only grow.
    fn of(&mut self, offset: u64) -> u64 {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        while let Some(&byte) = self.bytes.get(self.at) {
            let ends = byte == b'\n' || (byte == b'\r' && self.bytes.get(self.at + 1) != Some(&b'\n'));
            if self.at >= offset && !ends && byte != b'\r' {
                break;
            }
            self.line += u64::from(ends);
            self.at += 1;
        }
        self.line
    }
}

/// The separator that the first line has most of, outside quotes; a comma where it has none.
fn separator(bytes: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_u32), (b';', 0), (b'\t', 0)];
    for &byte in bytes.iter().take_while(|byte| **byte != b'\n') {
        if byte == b'"' {
            quoted = !quoted;
        } else if !quoted {
            counts.iter_mut().filter(|(mark, _)| *mark == byte).for_each(|(_, count)| *count += 1);
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 0).map_or(b',', |(mark, _)| *mark)
}

/// The cells of a row as text; `None` if one is not.
fn texts(
    record: &csv::ByteRecord,
    row: u64,
    columns: Option<&[Option<Column>]>,
    faults: &mut Vec<Fault>,
) -> Option<Vec<String>> {
    let before = faults.len();
    let mut cells = Vec::with_capacity(record.len());
    for (at, cell) in record.iter().enumerate() {
        let name = columns.and_then(|columns| columns.get(at).copied().flatten()).map_or("", Column::name);
        let mut fault = |code, what: &str, hint: &str| {
            let (what, hint) = (what.to_owned(), hint.to_owned());
            faults.push(Fault { code, row, column: at + 1, name, what, hint });
        };
        if cell.contains(&0) {
            fault(codes::NUL, "the cell holds a NUL byte", "export the table anew as CSV in UTF-8");
            continue;
        }
        match std::str::from_utf8(cell) {
            Ok(text) => cells.push(text.trim().to_owned()),
            Err(_) => fault(codes::NOT_UTF8, "the cell is not UTF-8", "save the table as CSV in UTF-8"),
        }
    }
    (faults.len() == before).then_some(cells)
}

/// The columns by their names, in any of the languages.
fn header(cells: &[String], row: u64, faults: &mut Vec<Fault>) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> = Vec::with_capacity(cells.len());
    for (at, cell) in cells.iter().enumerate() {
        let column = Column::of(cell);
        let twice = column.is_some() && columns.contains(&column);
        if column.is_none() || twice {
            let what = if twice { format!("the column `{cell}` stands twice") } else { format!("no column `{cell}`") };
            let hint = format!("the columns are {}", Column::names());
            faults.push(Fault { code: codes::COLUMN, row, column: at + 1, name: "", what, hint });
        }
        columns.push(column);
    }
    for needed in Column::NEEDED {
        if !columns.contains(&Some(needed)) {
            faults.push(missing(row, &format!("the column `{}` is missing", needed.name())));
        }
    }
    columns
}

fn missing(row: u64, what: &str) -> Fault {
    let hint = format!("the columns are {}", Column::names());
    Fault { code: codes::COLUMN_MISSING, row, column: 0, name: "", what: what.to_owned(), hint }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(bytes: &[u8]) -> String {
        let mut faults = Vec::new();
        let persons = read(bytes, &mut faults);
        if faults.is_empty() {
            let names: Vec<&str> = persons.iter().map(|candidate| candidate.person.name.as_str()).collect();
            return names.join(" | ");
        }
        let places: Vec<String> = faults
            .iter()
            .map(|fault| format!("{} {}:{} {}", fault.code, fault.row, fault.column, fault.name))
            .collect();
        places.iter().map(|place| place.trim_end()).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn tables_good_and_bad() {
        let check = |bytes: &[u8], expect: &str| assert_eq!(shown(bytes), expect, "{}", String::from_utf8_lossy(bytes));
        check(b"name,sex,born\nA B,woman,1990-01-02\n", "A B");
        check(b"name,sex,born\nA B,Female,1990-01-02\nC D,male,1990-01-02\n", "A B | C D");
        check(b"\xef\xbb\xbfname;sex;born\r\n\"A; B\";man;02.01.1990\r\nC;woman;1990-05-31", "A; B | C");
        check("ФИО;Пол;Дата рождения\nИванов Иван;м;31.05.1990\n".as_bytes(), "Иванов Иван");
        check("Аты-жөні\tЖынысы\tТуған күні\nӘбенова Айгүл\tәйел\t1990-05-31\n".as_bytes(), "Әбенова Айгүл");
        check(b"sex,name,born\nwoman,\"A, \"\"B\"\"\",1990-01-02\n", "A, \"B\"");
        check(b"name,sex,born\n", "");
        check(b"", "G004 1:0");
        check(b"name,sex\nA,woman\n", "G004 1:0");
        check(b"name,sex,born,name\nA,woman,1990-01-02,A\n", "G003 1:4");
        check(b"name,sex,born,shoe size\n", "G003 1:4");
        check(b"name,sex,born\nA,woman\nB,man,1990-01-02\n", "G005 2:0");
        check(b"name,sex,born\nA,bird,1990-01-02\n", "G006 2:2 sex");
        check(b"name,sex,born\nA,man,1990-02-30\n,man,1990-02-03\n", "G006 2:3 born | G006 3:1 name");
        check(b"name,sex,born\nA\x00,man,1990-02-03\n", "G002 2:1 name");
        check(b"name,sex,born\nA,man,1990-02-03\nB,\xff\xfe,1990-02-03\n", "G001 3:2 sex");
        check(b"\x00\x00\x00", "G002 1:1");
        check(b"name,sex,born\n\"A,man,1990-02-03\nB,man,1990-02-03\n", "G005 2:0");
        check(b"name,sex,born,residence_years\nA,man,1990-02-03,-5\n", "G006 2:4 residence_years");
        check(b"name,sex,born,elsewhere\nA,man,1990-02-03,list+moon\n", "G006 2:4 elsewhere");
        check(b"name,sex,born\n\n\nA,man,99.99.9999\n", "G006 4:3 born");
        check(b"name,sex,born\r\n\r\nA,man,99.99.9999\r\nB,man,1\r\n", "G006 3:3 born | G006 4:3 born");
        check(b"name,sex,born\rA,man,1990-01-01\rB,man,1\r", "G006 3:3 born");
        check(b"name,sex,born\n\"A\nB\",man,1990-01-01\nC,man,1\n", "G006 4:3 born");
    }
}
