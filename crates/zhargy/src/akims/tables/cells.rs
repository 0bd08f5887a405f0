//! Cells to values. Each faulty cell of a row is told; a row with one is not read. It must never know other rows.

use election::single::Nominator;
use jiff::civil::Date;
use law::Fault;

use super::rows::Row;
use super::{CandidateRow, Division, Kind, Line, PostRow, PrecinctRow, ProtocolRow, codes};
use crate::cli::day;
use crate::party_cmd::shown;

/// Figures of more digits are errors: no country has as many people.
const MOST: u32 = 999_999_999;

/// A row whose cells are read one by one.
struct Cells<'r, 'f> {
    row: &'r Row<'f>,
    faults: &'r mut Vec<Fault>,
    whole: bool,
}

impl<'r, 'f> Cells<'r, 'f> {
    fn new(row: &'r Row<'f>, faults: &'r mut Vec<Fault>) -> Self {
        Self { row, faults, whole: true }
    }

    fn refuse<T>(&mut self, code: &'static str, column: &'static str, what: String, hint: String) -> Option<T> {
        self.faults.push(Fault::new(code, self.row.place(column), column, what).hint(hint));
        self.whole = false;
        None
    }

    fn cell<T>(&mut self, column: &'static str, what: &str, hint: &str) -> Option<T> {
        let value = shown(self.row.cell(column));
        let what = if value.is_empty() { format!("{column} is missing") } else { format!("`{value}` {what}") };
        self.refuse(codes::CELL, column, what, hint.to_owned())
    }

    /// What the row says where no cell was refused.
    fn done<T>(self, read: Option<T>) -> Option<T> {
        read.filter(|_| self.whole)
    }

    /// An id that stands in addresses and journals.
    fn id(&mut self, column: &'static str) -> Option<String> {
        let id = self.row.cell(column).to_owned();
        self.id_of(column, &id)
    }

    fn id_of(&mut self, column: &'static str, id: &str) -> Option<String> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.');
        if (1..=80).contains(&id.len()) && id.chars().all(fits) && id.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return Some(id.to_owned());
        }
        self.cell(
            column,
            "is no id",
            "write at most 80 Latin letters, digits and the marks - _ / . such as akmola/arshaly/03",
        )
    }

    fn text(&mut self, column: &'static str) -> Option<String> {
        let text = self.row.cell(column);
        if text.is_empty() { self.cell(column, "", "write it out") } else { Some(text.to_owned()) }
    }

    fn count(&mut self, column: &'static str) -> Option<u32> {
        let text = self.row.cell(column);
        let digits = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        let count = text.parse().ok().filter(|count| digits && *count <= MOST);
        count.or_else(|| self.cell(column, "is no count", "write a whole number from 0 to 999999999 in digits"))
    }

    /// A value that may be left empty; a refused cell has refused the row.
    fn maybe<T>(&mut self, column: &'static str, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.row.cell(column).is_empty() { None } else { read(self) }
    }

    fn date(&mut self, column: &'static str) -> Option<Date> {
        let read = day(self.row.cell(column)).ok();
        read.or_else(|| self.cell(column, "is no day of the calendar", "write year-month-day, such as 1975-06-05"))
    }

    fn word<T: Copy>(&mut self, column: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let written = self.row.cell(column).to_lowercase();
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == written) {
            return Some(*value);
        }
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        self.cell(column, "is none of the words of this column", &format!("write one of {}", all.join(", ")))
    }
}

/// A row of the table of posts.
pub(super) fn post(row: &Row<'_>, division: &Division, faults: &mut Vec<Fault>) -> Option<PostRow> {
    let mut cells = Cells::new(row, faults);
    let region = match division.find(row.cell("region")) {
        Ok(id) => Some(id),
        Err(refused) => cells.refuse(refused.code, "region", refused.what, refused.hint),
    };
    let (post, district) = (cells.id("post"), cells.text("district"));
    let names = [cells.text("name_kk"), cells.text("name_ru"), cells.text("name_en")];
    let kind = cells.word("kind", &Kind::ALL);
    let [Some(kk), Some(ru), Some(en)] = names else { return None };
    let read = || Some(PostRow { post: post?, region: region?, district: district?, names: [kk, ru, en], kind: kind? });
    let read = read();
    cells.done(read)
}

/// A row of the table of precincts.
pub(super) fn precinct(row: &Row<'_>, faults: &mut Vec<Fault>) -> Option<PrecinctRow> {
    let mut cells = Cells::new(row, faults);
    let (post, precinct, voters) = (cells.id("post"), cells.id("precinct"), cells.count("voters"));
    let read = || Some(PrecinctRow { post: post?, precinct: precinct?, voters: voters? });
    let read = read();
    cells.done(read)
}

/// A row of the table of candidates.
pub(super) fn candidate(row: &Row<'_>, faults: &mut Vec<Fault>) -> Option<CandidateRow> {
    let mut cells = Cells::new(row, faults);
    let (post, candidate, name) = (cells.id("post"), cells.id("candidate"), cells.text("name"));
    let woman = cells.word("sex", &[("female", true), ("male", false)]);
    let born = cells.maybe("born", |cells| cells.date("born"));
    let nominator = cells.id("nominator").map(|word| Nominator::read(&word));
    let member_of = cells.maybe("member_of", |cells| cells.id("member_of"));
    let incumbent = cells.maybe("incumbent", |cells| cells.word("incumbent", &[("yes", true), ("no", false)]));
    let terms_in_a_row = cells.maybe("terms_in_a_row", |cells| cells.count("terms_in_a_row"));
    let signatures = cells.maybe("signatures", |cells| cells.count("signatures"));
    let settlements = cells.maybe("settlements", |cells| cells.count("settlements"));
    let read = || {
        Some(CandidateRow {
            post: post?,
            candidate: candidate?,
            name: name?,
            woman: woman?,
            born,
            nominator: nominator?,
            member_of,
            incumbent,
            terms_in_a_row,
            signatures,
            settlements,
        })
    };
    let read = read();
    cells.done(read)
}

/// A row of the table of protocols.
pub(super) fn protocol(row: &Row<'_>, faults: &mut Vec<Fault>) -> Option<ProtocolRow> {
    let mut cells = Cells::new(row, faults);
    let (post, precinct, figure) = (cells.id("post"), cells.id("precinct"), cells.count("figure"));
    let line = match row.cell("line").strip_prefix("candidate:") {
        Some(id) => cells.id_of("line", id).map(Line::Candidate),
        None => LINES.iter().find(|(word, _)| *word == row.cell("line")).map(|(_, line)| line.clone()).or_else(|| {
            cells.cell("line", "is no line of a protocol", &format!("write one of {}, candidate:ID", lines()))
        }),
    };
    let read = || Some(ProtocolRow { post: post?, precinct: precinct?, line: line?, figure: figure? });
    let read = read();
    cells.done(read)
}

/// Lines that every protocol has, by the word of the table.
pub(super) const LINES: [(&str, Line); 5] = [
    ("voters", Line::Voters),
    ("received", Line::Received),
    ("took_part", Line::TookPart),
    ("invalid", Line::Invalid),
    ("against_all", Line::AgainstAll),
];

fn lines() -> String {
    LINES.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")
}
