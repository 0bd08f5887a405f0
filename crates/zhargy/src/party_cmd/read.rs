//! Reads a table of members: bytes to text, rows to facts, each fault with its row and column. It must never know how many
//! members a party needs.

use csv::{ReaderBuilder, StringRecord, Trim};
use jiff::civil::Date;
use law::{Fault, Place};
use party::membership::{Count, Facts};
use party::persons::Person;
use party::{Unit, Units};

use super::codes;
use super::columns::{Column, Head};
use crate::cli::day;
use tables::{folded, separator, shown};

/// A number of more digits is an error of the table: no country has as many people.
const MOST: u64 = 999_999_999;

/// Reading stops after so many faults: a file that is no table of members has one in every row.
const MOST_FAULTS: usize = 1000;

/// Reads the facts; nobody is born after `latest`, the last day asked about.
pub(super) fn facts(file: &str, bytes: &[u8], units: &Units, latest: Date) -> Result<Facts, Vec<Fault>> {
    let text = text(file, bytes).map_err(|fault| vec![fault])?;
    if units.is_empty() {
        let hint = "name acts that define `territory.units`, or leave out --acts";
        return Err(vec![
            Fault::new(codes::NO_UNITS, place(file, 1, 1), "", "the law read names no regions").hint(hint),
        ]);
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(separator(text))
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(1, line_of);
            vec![Fault::new(codes::ROW_LENGTH, place(file, line, 1), "", error.to_string())]
        })?;
        // A spreadsheet keeps rows that hold nothing but separators.
        if record.iter().any(|cell| !cell.is_empty()) {
            rows.push(record);
        }
    }
    let Some((first, rows)) = rows.split_first().filter(|(_, rows)| !rows.is_empty()) else {
        let what = if text.trim().is_empty() { "the file is empty" } else { "the table has no row below its head" };
        let hint = "the first row names the columns: region, members; each further row is a region";
        return Err(vec![Fault::new(codes::EMPTY, place(file, 1, 1), "", what).hint(hint)]);
    };
    let head = Head::read(file, record_line(first), &first.iter().collect::<Vec<_>>())?;
    let mut table = Table { file, head, units, latest, faults: Vec::new() };
    let facts = if table.head.is_persons() { table.persons(rows) } else { table.counts(rows) };
    if table.faults.is_empty() { Ok(facts) } else { Err(table.faults) }
}

/// The bytes as text without a byte order mark.
fn text<'b>(file: &str, bytes: &'b [u8]) -> Result<&'b str, Fault> {
    let at = |at: usize| {
        let before = &bytes[..at];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        let column = 1 + before.iter().rev().take_while(|byte| **byte != b'\n').count();
        place(file, line, column)
    };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let what = "the file is not UTF-8";
        let hint = "save the table as CSV in UTF-8; other encodings are not guessed";
        Fault::new(codes::NOT_UTF8, at(error.valid_up_to()), "", what).hint(hint)
    })?;
    if let Some(nul) = bytes.iter().position(|byte| *byte == 0) {
        return Err(
            Fault::new(codes::NUL, at(nul), "", "a NUL byte").hint("the file is no table of text, or is damaged")
        );
    }
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

fn place(file: &str, line: usize, column: usize) -> Place {
    Place { file: file.to_owned(), line, column }
}

fn line_of(position: &csv::Position) -> usize {
    usize::try_from(position.line()).unwrap_or(usize::MAX)
}

fn record_line(record: &StringRecord) -> usize {
    record.position().map_or(1, line_of)
}

/// A table under way.
struct Table<'a> {
    file: &'a str,
    head: Head,
    units: &'a Units,
    latest: Date,
    faults: Vec<Fault>,
}

impl Table<'_> {
    fn fault(&mut self, code: &'static str, row: &StringRecord, column: Column, what: String, hint: &str) {
        let at = self.head.at(column).map_or(1, |at| at + 1);
        let place = place(self.file, record_line(row), at);
        self.faults.push(Fault::new(code, place, column.name(), what).hint(hint));
    }

    /// Whether the row is to be read: it has a cell for each column, and not too much is wrong already.
    fn whole(&mut self, row: &StringRecord) -> bool {
        if self.faults.len() >= MOST_FAULTS {
            return false;
        }
        if row.len() == self.head.len() {
            return true;
        }
        let what = format!("{} cells under {} columns", row.len(), self.head.len());
        let hint = "quote a cell that holds the separator; a quote that is opened must be closed";
        let place = place(self.file, record_line(row), row.len().min(self.head.len()) + 1);
        self.faults.push(Fault::new(codes::ROW_LENGTH, place, "", what).hint(hint));
        false
    }

    fn cell<'r>(&self, row: &'r StringRecord, column: Column) -> &'r str {
        self.head.at(column).and_then(|at| row.get(at)).unwrap_or_default()
    }

    fn unit(&mut self, row: &StringRecord) -> Option<Unit> {
        let written = self.cell(row, Column::Region);
        let found = self.units.find(written).cloned();
        found
            .map_err(|unknown| {
                let (what, hint) = not_found(written, unknown);
                self.fault(codes::REGION, row, Column::Region, what, &hint);
            })
            .ok()
    }

    /// A count; an empty cell is `None`.
    fn number(&mut self, row: &StringRecord, column: Column) -> Option<u64> {
        let written = self.cell(row, column);
        if written.is_empty() {
            return None;
        }
        match count(written) {
            Ok(number) => Some(number),
            Err(why) => {
                let what = format!("`{}` is no count: {why}", shown(written));
                self.fault(codes::NUMBER, row, column, what, "write a whole number from 0 to 999999999, such as 1200");
                None
            }
        }
    }

    fn counts(&mut self, rows: &[StringRecord]) -> Facts {
        let mut counts: Vec<(Count, usize)> = Vec::new();
        for row in rows {
            if !self.whole(row) {
                continue;
            }
            let unit = self.unit(row);
            if self.cell(row, Column::Members).is_empty() {
                let hint = "write 0 where there are no members";
                self.fault(codes::NUMBER, row, Column::Members, "the number of members is missing".to_owned(), hint);
            }
            let members = self.number(row, Column::Members);
            let invalid = self.number(row, Column::Invalid).unwrap_or(0);
            let barred = self.number(row, Column::Barred).unwrap_or(0);
            let founders = self.number(row, Column::Founders);
            let (Some(unit), Some(members)) = (unit, members) else { continue };
            if invalid + barred > members {
                let what = format!("{} of {members} members cannot be counted", invalid + barred);
                self.fault(
                    codes::TOO_MANY_ERRORS,
                    row,
                    Column::Members,
                    what,
                    "`invalid` and `barred` are parts of `members`",
                );
            }
            if let Some((first, line)) = counts.iter().find(|(count, _)| count.unit.id == unit.id) {
                let what = format!("{} stands in row {line} already", first.unit.name());
                self.fault(codes::REGION_TWICE, row, Column::Region, what, "add the two rows up, or keep one of them");
                continue;
            }
            counts.push((Count { unit, members, invalid, barred, founders }, record_line(row)));
        }
        Facts::Counts(counts.into_iter().map(|(count, _)| count).collect())
    }

    fn persons(&mut self, rows: &[StringRecord]) -> Facts {
        let mut persons = Vec::with_capacity(rows.len());
        for row in rows {
            if !self.whole(row) {
                continue;
            }
            let unit = self.unit(row);
            let born = self.born(row);
            let citizen = self.citizen(row);
            let name = self.cell(row, Column::Name).to_owned();
            if name.is_empty() {
                self.fault(codes::CELL, row, Column::Name, "the name is missing".to_owned(), "");
            }
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let (office, other_party) =
                (some(self.cell(row, Column::Office)), some(self.cell(row, Column::OtherParty)));
            if let Some(unit) = unit {
                persons.push(Person { name, born, unit, citizen, office, other_party });
            }
        }
        Facts::Persons(persons)
    }

    fn born(&mut self, row: &StringRecord) -> Option<Date> {
        let written = self.cell(row, Column::Born);
        if written.is_empty() {
            return None;
        }
        let read = date(written);
        if read.is_none() {
            let what = format!("`{}` is no day of the calendar", shown(written));
            self.fault(codes::CELL, row, Column::Born, what, "write 2001-06-05 or 05.06.2001");
        }
        if read.is_some_and(|born| born > self.latest) {
            let what = format!("born on {written}, after {}, the last day asked about", self.latest);
            self.fault(codes::CELL, row, Column::Born, what, "correct the day of birth, or ask about a later day");
        }
        read
    }

    fn citizen(&mut self, row: &StringRecord) -> Option<bool> {
        let written = self.cell(row, Column::Citizen);
        if written.is_empty() {
            return None;
        }
        match folded(written).as_str() {
            "yes" | "да" | "иә" | "1" => Some(true),
            "no" | "нет" | "жоқ" | "0" => Some(false),
            _ => {
                let what = format!("`{}` is neither yes nor no", shown(written));
                self.fault(
                    codes::CELL,
                    row,
                    Column::Citizen,
                    what,
                    "write yes or no (да, нет; иә, жоқ), or leave it empty",
                );
                None
            }
        }
    }
}

/// Why a region is none, and what may have been meant.
fn not_found(written: &str, why: party::territory::NotFound) -> (String, String) {
    use party::territory::NotFound;
    const TOTALS: [&str; 8] = ["total", "in all", "sum", "итого", "всего", "барлығы", "жиыны", "жалпы"];
    if TOTALS.contains(&folded(written).as_str()) {
        let what = format!("`{}` is no region", shown(written));
        return (what, "leave out the row of totals; they are computed".to_owned());
    }
    match why {
        NotFound::Unknown { nearest } => {
            let what = format!("no region, city of republican significance or capital is called `{}`", shown(written));
            let hint = nearest.map_or_else(
                || {
                    "write it in Kazakh, Russian or English, such as `Akmola Region`, or by its code, such as `KZ-11`"
                        .to_owned()
                },
                |near| format!("did you mean `{near}`?"),
            );
            (what, hint)
        }
        NotFound::Ambiguous { units } => {
            (format!("`{}` may be several: {}", shown(written), units.join(", ")), "write the whole name".to_owned())
        }
    }
}

/// A whole number; groups of three may be parted by blanks.
fn count(written: &str) -> Result<u64, &'static str> {
    let groups: Vec<&str> = written.split([' ', '\u{a0}', '\u{202f}', '\u{2009}']).collect();
    let grouped = groups.len() == 1 || groups[1..].iter().all(|group| group.len() == 3);
    let digits = groups.concat();
    if digits.starts_with(['-', '\u{2212}']) {
        return Err("it is negative");
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || digits.is_empty() || !grouped {
        let number = digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
        return Err(if number { "it is not whole" } else { "it is not written in digits" });
    }
    match digits.parse() {
        Ok(number) if number <= MOST => Ok(number),
        _ => Err("it is too large"),
    }
}

/// A day as `2001-06-05` or `05.06.2001`.
fn date(written: &str) -> Option<Date> {
    let parts: Vec<&str> = written.split('.').collect();
    match parts.as_slice() {
        [d, m, y] if d.len() == 2 && m.len() == 2 && y.len() == 4 => day(&format!("{y}-{m}-{d}")).ok(),
        _ => day(written).ok(),
    }
}
