//! Reads a table of posts: bytes to rows, each fault with its line and column. It must never know a law or a calendar.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord, Trim};
use election::schedule::Known;
use jiff::civil::Date;
use law::reader::{nearest, shown};
use law::{Fault, Place};

use super::codes;
use crate::cli::day;
use crate::party_cmd::separator;

/// Columns a table may have, in any order.
const COLUMNS: [&str; 7] = ["post", "district", "region", "vote", "called", "term_ends", "powers_ended"];

/// Those of the other tables of posts, which say nothing of days.
const OTHERS: [&str; 4] = ["name_kk", "name_ru", "name_en", "kind"];

/// Bytes of a name at the most; longer cells come of quotes that were never closed.
const LONGEST: usize = 300;

/// Reading stops after so many faults: a file that is no table of posts has one in every row.
const MOST_FAULTS: usize = 1000;

/// A row.
pub(super) struct Post {
    pub(super) id: String,
    pub(super) district: String,
    pub(super) region: String,
    pub(super) known: Known,
    pub(super) line: usize,
}

impl Post {
    /// The id as it may be printed.
    pub(super) fn shown(&self) -> String {
        shown(&self.id)
    }

    /// Where it is: `Akmola, Arshaly district`.
    pub(super) fn place(&self) -> String {
        match (self.region.as_str(), self.district.as_str()) {
            ("", "") => "no district named".to_owned(),
            ("", one) | (one, "") => one.to_owned(),
            (region, district) => format!("{region}, {district}"),
        }
    }
}

/// The posts that can be read, and what is wrong with the others.
///
/// # Errors
/// The file is no table of posts.
pub(super) fn posts(file: &str, bytes: &[u8], law_of: Option<Date>) -> Result<(Vec<Post>, Vec<Fault>), Vec<Fault>> {
    let text = text(file, bytes).map_err(|fault| vec![fault])?;
    let mut reader = ReaderBuilder::new()
        .delimiter(separator(text))
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut table: Option<Table<'_>> = None;
    let (mut posts, mut lines) = (Vec::new(), BTreeMap::new());
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(1, |at| usize::try_from(at.line()).unwrap_or(usize::MAX));
            vec![Fault::new(codes::ROW_LENGTH, place(file, line, 1), "", error.to_string())]
        })?;
        // A spreadsheet keeps rows that hold nothing but separators.
        if record.iter().all(str::is_empty) {
            continue;
        }
        let Some(table) = &mut table else {
            table = Some(Table { file, head: head(file, &record)?, law_of, faults: Vec::new() });
            continue;
        };
        if table.faults.len() >= MOST_FAULTS {
            let what = format!("reading stops after {MOST_FAULTS} faults; this row and those below were not read");
            table.fault(codes::CELL, &record, 0, what, "mend the rows named above, or give the table you meant");
            break;
        }
        if let Some(post) = table.post(&record, &mut lines) {
            posts.push(post);
        }
    }
    let faults = table.map(|table| table.faults).unwrap_or_default();
    if posts.is_empty() && faults.is_empty() {
        let hint =
            "the first row names the columns: post,district,region,vote,called,term_ends; each further row is a post";
        let what = "the table has no row below its head";
        return Err(vec![Fault::new(codes::HEAD, place(file, 1, 1), "", what).hint(hint)]);
    }
    Ok((posts, faults))
}

/// The bytes as text without a byte order mark.
fn text<'b>(file: &str, bytes: &'b [u8]) -> Result<&'b str, Fault> {
    let fault = |at: usize, what: &str| {
        let line = 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count();
        let column = 1 + bytes[..at].iter().rev().take_while(|byte| **byte != b'\n').count();
        let hint = "save the table as CSV in UTF-8; other encodings are not guessed";
        Fault::new(codes::NO_TEXT, place(file, line, column), "", what).hint(hint)
    };
    let text = std::str::from_utf8(bytes).map_err(|error| fault(error.valid_up_to(), "the file is not UTF-8"))?;
    match bytes.iter().position(|byte| *byte == 0) {
        Some(nul) => Err(fault(nul, "a NUL byte")),
        None => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
    }
}

/// Which column stands where.
fn head(file: &str, record: &StringRecord) -> Result<BTreeMap<&'static str, usize>, Vec<Fault>> {
    let (mut head, mut faults) = (BTreeMap::new(), Vec::new());
    for (at, cell) in record.iter().enumerate() {
        let mut fault = |what: String, hint: String| {
            faults.push(Fault::new(codes::HEAD, place(file, line_of(record), at + 1), "", what).hint(hint));
        };
        let cell = cell.to_lowercase();
        match COLUMNS.iter().chain(&OTHERS).find(|column| **column == cell) {
            Some(column) if head.insert(*column, at).is_some() => {
                fault(format!("the column `{column}` stands twice"), "keep one of the two".to_owned());
            }
            Some(_) => {}
            None => {
                let meant = nearest(&cell, &COLUMNS).map(|near| format!("did you mean `{near}`? "));
                let hint = format!("{}columns are {}", meant.unwrap_or_default(), COLUMNS.join(", "));
                fault(format!("`{}` is no column of a table of posts", shown(&cell)), hint);
            }
        }
    }
    let days = ["vote", "term_ends", "powers_ended"].iter().any(|column| head.contains_key(column));
    let missing = if head.contains_key("post") { (!days).then_some("vote") } else { Some("post") };
    if let Some(missing) = missing.filter(|_| faults.is_empty()) {
        let hint = "name it in the first row; without `vote` it needs `term_ends` or `powers_ended`";
        let what = format!("the column `{missing}` is missing");
        faults.push(Fault::new(codes::HEAD, place(file, line_of(record), 1), "", what).hint(hint));
    }
    if faults.is_empty() { Ok(head) } else { Err(faults) }
}

/// A table under way.
struct Table<'a> {
    file: &'a str,
    head: BTreeMap<&'static str, usize>,
    law_of: Option<Date>,
    faults: Vec<Fault>,
}

impl Table<'_> {
    fn post(&mut self, row: &StringRecord, lines: &mut BTreeMap<String, usize>) -> Option<Post> {
        let before = self.faults.len();
        if row.len() != self.head.len() {
            let what = format!("{} cells under {} columns", row.len(), self.head.len());
            let hint = "quote a cell that holds the separator; a quote that is opened must be closed";
            self.fault(codes::ROW_LENGTH, row, row.len().min(self.head.len()), what, hint);
            return None;
        }
        let post = Post {
            id: self.name(row, "post", true),
            district: self.name(row, "district", false),
            region: self.name(row, "region", false),
            known: Known {
                vote: self.day(row, "vote"),
                called: self.day(row, "called"),
                term_ends: self.day(row, "term_ends"),
                powers_ended: self.day(row, "powers_ended"),
                law_of: self.law_of,
            },
            line: line_of(row),
        };
        if let Some(first) = lines.get(&post.id).filter(|_| !post.id.is_empty()) {
            let what = format!("the post `{}` stands in line {first} already", post.shown());
            let at = self.head.get("post").copied().unwrap_or_default();
            self.fault(codes::POST_TWICE, row, at, what, "a post has one election: keep one of the rows");
        } else {
            lines.insert(post.id.clone(), post.line);
        }
        (self.faults.len() == before).then_some(post)
    }

    fn cell<'r>(&self, row: &'r StringRecord, column: &str) -> (usize, &'r str) {
        let at = self.head.get(column).copied();
        (at.unwrap_or_default(), at.and_then(|at| row.get(at)).unwrap_or_default())
    }

    fn name(&mut self, row: &StringRecord, column: &'static str, needed: bool) -> String {
        let (at, written) = self.cell(row, column);
        let wrong = if needed && written.is_empty() {
            Some("is empty")
        } else if written.len() > LONGEST {
            Some("is longer than 300 bytes")
        } else if written.chars().any(char::is_control) {
            Some("holds a control character")
        } else {
            None
        };
        if let Some(wrong) = wrong {
            let what = format!("`{column}` {wrong}: `{}`", shown(written));
            self.fault(codes::CELL, row, at, what, "write the name of the post, district or region on one line");
        }
        written.to_owned()
    }

    fn day(&mut self, row: &StringRecord, column: &'static str) -> Option<Date> {
        let (at, written) = self.cell(row, column);
        if written.is_empty() {
            return None;
        }
        let read = day(written).ok();
        if read.is_none() {
            let what = format!("`{}` under `{column}` is no day", shown(written));
            self.fault(codes::CELL, row, at, what, "write year-month-day, such as 2021-07-25");
        }
        read
    }

    fn fault(&mut self, code: &'static str, row: &StringRecord, at: usize, what: String, hint: &str) {
        self.faults.push(Fault::new(code, place(self.file, line_of(row), at + 1), "", what).hint(hint));
    }
}

/// A line and a column of the file.
pub(super) fn place(file: &str, line: usize, column: usize) -> Place {
    Place { file: file.to_owned(), line, column }
}

fn line_of(record: &StringRecord) -> usize {
    record.position().map_or(1, |at| usize::try_from(at.line()).unwrap_or(usize::MAX))
}
