//! Work data as CSV, read strictly and written: a row a case, each fault with its line, column and hint; rows that can be read
//! go on. It must never take a cell for what it does not say.

use std::collections::BTreeSet;

use csv::{ReaderBuilder, StringRecord, Trim};
use jiff::civil::Date;
use law::{Fault, Place};
use ombudsman::report::Lists;
use ombudsman::shared::{Channel, Class, Closing, Office, Received, WorkData};
use tables::{separator, shown};

use crate::cli::day;

/// The columns, all of which a table has, in any order.
pub(crate) const COLUMNS: [&str; 17] = [
    "case",
    "class",
    "channel",
    "received",
    "office",
    "place",
    "topic",
    "body",
    "due",
    "closed",
    "outcome",
    "in_time",
    "recommended",
    "followed",
    "reprisal",
    "language",
    "synthetic",
];

/// What a register holds.
#[derive(Debug, Default)]
pub(crate) struct Register {
    /// Its cases.
    pub(crate) cases: Vec<WorkData>,
    /// Whether any of them is invented, or of a row that could not be read.
    pub(crate) synthetic: bool,
    /// How many rows could not be read.
    pub(crate) rows_refused: usize,
    /// Those rows as a table, each with the line, code and reason of its first fault before it.
    pub(crate) refused: String,
    /// The table was read to its end.
    pub(crate) whole: bool,
}

/// Reading stops after so many faults.
const MOST_FAULTS: usize = 1000;

/// Reads a register.
pub(super) fn register(file: &str, bytes: &[u8], lists: &Lists<'_>) -> (Register, Vec<Fault>) {
    let at = |line, column| Place { file: file.to_owned(), line, column };
    let Ok(text) = std::str::from_utf8(bytes) else {
        let fault = Fault::new("O204", at(1, 1), "", "the file is not UTF-8").hint("save the table as CSV in UTF-8");
        return (Register::default(), vec![fault]);
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = separator(text);
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let head = records.next().and_then(Result::ok).unwrap_or_default();
    let places = match columns(&head) {
        Ok(places) => places,
        Err((column, what)) => {
            let hint = format!("the first row names the columns, each once: {}", COLUMNS.join(", "));
            return (Register::default(), vec![Fault::new("O204", at(1, 1), column, what).hint(hint)]);
        }
    };
    let mut rows = Rows { file, places, lists, faults: Vec::new() };
    let (mut register, mut seen) = (Register { whole: true, ..Register::default() }, BTreeSet::new());
    for record in records {
        let Ok(record) = record else {
            rows.faults.push(Fault::new("O204", at(1, 1), "", "the table breaks off").hint("save it again as CSV"));
            register.whole = false;
            break;
        };
        let before = rows.faults.len();
        let line = record.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(1));
        match rows.row(&record, head.len(), line, &mut seen) {
            Some(case) => register.cases.push(case),
            None => register.refuse(&record, &head, rows.faults.get(before)),
        }
        register.synthetic |= rows.cell(&record, "synthetic") == "yes";
        if rows.faults.len() >= MOST_FAULTS {
            register.whole = false;
            break;
        }
    }
    (register, rows.faults)
}

/// Where each column stands, or the first that is missing, twice there, or none of a register's: a column of names has no
/// place in work data.
fn columns(head: &StringRecord) -> Result<[Option<usize>; 17], (String, String)> {
    let mut places = [None; 17];
    for (at, name) in head.iter().enumerate() {
        let Some(place) = COLUMNS.iter().position(|column| *column == name).and_then(|known| places.get_mut(known))
        else {
            return Err((shown(name), format!("`{}` is no column of work data", shown(name))));
        };
        if place.replace(at).is_some() {
            return Err((name.to_owned(), format!("the column `{name}` stands twice")));
        }
    }
    match COLUMNS.iter().zip(places).find(|(_, place)| place.is_none()) {
        Some((lacking, _)) => Err(((*lacking).to_owned(), format!("the table lacks the column `{lacking}`"))),
        None => Ok(places),
    }
}

impl Register {
    /// Keeps a row that cannot be read as it stood, with the first reason.
    fn refuse(&mut self, record: &StringRecord, head: &StringRecord, fault: Option<&Fault>) {
        if self.rows_refused == 0 {
            self.refused = format!("line,code,reason,{}\n", head.iter().map(cell).collect::<Vec<_>>().join(","));
        }
        self.rows_refused += 1;
        let Some(fault) = fault else { return };
        let cells = record.iter().map(cell).collect::<Vec<_>>().join(",");
        self.refused.push_str(&format!("{},{},{},{cells}\n", fault.place.line, fault.code, cell(&fault.what)));
    }
}

struct Rows<'a> {
    file: &'a str,
    places: [Option<usize>; 17],
    lists: &'a Lists<'a>,
    faults: Vec<Fault>,
}

impl Rows<'_> {
    /// A row's case, or its faults.
    fn row(
        &mut self,
        record: &StringRecord,
        columns: usize,
        line: usize,
        seen: &mut BTreeSet<String>,
    ) -> Option<WorkData> {
        let before = self.faults.len();
        let place = |column| Place { file: self.file.to_owned(), line, column };
        if record.len() != columns {
            let what = format!("{} cells under {columns} columns", record.len());
            self.faults.push(Fault::new("O205", place(1), "", what).hint("quote a cell that holds the separator"));
            return None;
        }
        let case = self.case(record, line);
        if self.faults.len() > before {
            return None;
        }
        let (Received::On(came) | Received::WeekOf(came)) = case.received;
        if let Some((closed, _)) = case.closed.filter(|(closed, _)| *closed < came) {
            let place = Place { file: self.file.to_owned(), line, column: self.place("closed") + 1 };
            let what = format!("closed on {closed}, before it was received on {came}");
            self.faults.push(Fault::new("O206", place, "closed", what).hint("a case ends on the day it came or later"));
            return None;
        }
        if !seen.insert(case.case.clone()) {
            let place = Place { file: self.file.to_owned(), line, column: self.place("case") + 1 };
            let what = format!("case `{}` stands twice", shown(&case.case));
            self.faults.push(Fault::new("O207", place, "case", what).hint("keep the row that is true"));
            return None;
        }
        Some(case)
    }

    fn place(&self, column: &str) -> usize {
        COLUMNS.iter().position(|one| *one == column).and_then(|at| self.places[at]).unwrap_or(0)
    }

    fn cell<'r>(&self, record: &'r StringRecord, column: &str) -> &'r str {
        record.get(self.place(column)).unwrap_or_default()
    }

    fn case(&mut self, record: &StringRecord, line: usize) -> WorkData {
        let lists = *self.lists;
        let mut row = Row { rows: self, record, line };
        let a_day = "a day such as 2023-05-02, or nothing";
        let unit = "the id of a unit such as KZ-61, or nothing";
        let case = row.read("case", "the number of the case in the register", name);
        let class = row.read("class", "complaint, signal, own_initiative, preventive", Class::of_id);
        let channels = "form, letter, reception, prison_letter, prison_box, visit, forwarded";
        let channel = row.read("channel", channels, Channel::of_id);
        let days = "a day such as 2023-05-02; W2023-05-01 for the week of that Monday";
        let received = row.read("received", days, came);
        let office =
            row.read("office", "central, or the id of a unit such as KZ-61", |text| office(text, lists.places));
        let place = row.maybe("place", unit, |text| listed(text, lists.places));
        let topic = row.maybe("topic", "an id of topics.toml, or nothing", |text| listed(text, lists.topics));
        let body = row.maybe("body", "an id of bodies.toml, or nothing", |text| listed(text, lists.bodies));
        let due = row.maybe("due", a_day, on);
        let closed = row.maybe("closed", a_day, on);
        let outcomes = "one of the outcomes where `closed` is a day, else nothing";
        let closed = match closed {
            Some(closed) => row.read("outcome", outcomes, Closing::of_id).map(|how| (closed, how)),
            None => row.read("outcome", outcomes, |text| text.is_empty().then_some(())).and(None),
        };
        let in_time = row.maybe("in_time", "yes, no, or nothing while the term runs", yes);
        let most = row.read("recommended", "a number from 0 to 1000", number).unwrap_or(0);
        let followed = row.read("followed", "a number not above `recommended`", |text| {
            number(text).filter(|followed| *followed <= most)
        });
        let reprisal = row.read("reprisal", "yes or no", yes);
        let language = row.read("language", "a tag of two letters such as kk", tag);
        row.read("synthetic", "yes or no", yes);
        // What could not be read stands for nothing: its row is not taken.
        WorkData {
            case: case.unwrap_or_default(),
            class: class.unwrap_or(Class::Complaint),
            channel: channel.unwrap_or(Channel::Form),
            received: received.unwrap_or(Received::On(Date::MIN)),
            office: office.unwrap_or(Office::Central),
            place,
            topic,
            body,
            due,
            closed,
            in_time,
            recommended: most,
            followed: followed.unwrap_or(0),
            reprisal: reprisal.unwrap_or(false),
            language: language.unwrap_or_default(),
        }
    }
}

/// A row that is being read.
struct Row<'r, 'a> {
    rows: &'r mut Rows<'a>,
    record: &'r StringRecord,
    line: usize,
}

impl Row<'_, '_> {
    /// Reads a cell, or tells what it may be.
    fn read<T>(&mut self, column: &str, hint: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let written = self.rows.cell(self.record, column);
        let value = read(written);
        if value.is_none() {
            let column_number = self.rows.place(column) + 1;
            let place = Place { file: self.rows.file.to_owned(), line: self.line, column: column_number };
            let what = format!("`{}` is no value of `{column}`", shown(written));
            self.rows.faults.push(Fault::new("O206", place, column, what).hint(hint));
        }
        value
    }

    /// Reads a cell that may be empty.
    fn maybe<T>(&mut self, column: &str, hint: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let empty = self.rows.cell(self.record, column).is_empty();
        if empty { None } else { self.read(column, hint, read) }
    }
}

fn listed(text: &str, list: &[String]) -> Option<String> {
    list.iter().find(|id| *id == text).cloned()
}

fn office(text: &str, places: &[String]) -> Option<Office> {
    if text == "central" { Some(Office::Central) } else { listed(text, places).map(Office::Of) }
}

fn on(text: &str) -> Option<Date> {
    day(text).ok()
}

fn name(text: &str) -> Option<String> {
    (!text.is_empty() && text.len() <= 64).then(|| text.to_owned())
}

fn tag(text: &str) -> Option<String> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_lowercase())).then(|| text.to_owned())
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number| *number <= 1000)
}

fn yes(text: &str) -> Option<bool> {
    match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// A day, or `W` and the Monday of a week.
fn came(text: &str) -> Option<Received> {
    match text.strip_prefix('W') {
        Some(monday) => {
            let monday = day(monday).ok()?;
            (monday.weekday() == jiff::civil::Weekday::Monday).then_some(Received::WeekOf(monday))
        }
        None => day(text).ok().map(Received::On),
    }
}

/// A cell that no spreadsheet takes for a formula and no reader for two cells.
pub(crate) fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', ';', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// A case as a row.
pub(crate) fn row(case: &WorkData, synthetic: bool) -> String {
    let maybe = |flag: Option<bool>| flag.map_or("", |flag| if flag { "yes" } else { "no" }).to_owned();
    let some = |text: &Option<String>| text.clone().unwrap_or_default();
    let received = match case.received {
        Received::On(day) => day.to_string(),
        Received::WeekOf(monday) => format!("W{monday}"),
    };
    let (closed, outcome) = case.closed.map_or((String::new(), ""), |(day, how)| (day.to_string(), how.id()));
    let cells = [
        case.case.clone(),
        case.class.id().to_owned(),
        case.channel.id().to_owned(),
        received,
        case.office.to_string(),
        some(&case.place),
        some(&case.topic),
        some(&case.body),
        case.due.map_or(String::new(), |day| day.to_string()),
        closed,
        outcome.to_owned(),
        maybe(case.in_time),
        case.recommended.to_string(),
        case.followed.to_string(),
        maybe(Some(case.reprisal)),
        case.language.clone(),
        maybe(Some(synthetic)),
    ];
    cells.map(|text| cell(&text)).join(",")
}
