//! Cells to values. Each faulty cell of a row is told; a row with one is not read. It must never know other rows.

use election::single::Nominator;
use jiff::civil::Date;
use law::Fault;

use super::rows::Row;
use super::{CallRow, CandidateRow, Division, Kind, Line, PapersRow, PostRow, PrecinctRow, ProtocolRow, codes, shown};

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
        let read = day(self.row.cell(column));
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
    let settlements = cells.maybe("settlements", |cells| cells.count("settlements"));
    let holder = cells.maybe("holder", |cells| cells.text("holder"));
    let holder_since = cells.maybe("holder_since", |cells| cells.date("holder_since"));
    let [Some(kk), Some(ru), Some(en)] = names else { return None };
    let read = || {
        Some(PostRow {
            at: row.line(),
            post: post?,
            region: region?,
            district: district?,
            names: [kk, ru, en],
            kind: kind?,
            settlements,
            holder,
            holder_since,
        })
    };
    let read = read();
    cells.done(read)
}

/// A row of the table of precincts.
pub(super) fn precinct(row: &Row<'_>, faults: &mut Vec<Fault>) -> Option<PrecinctRow> {
    let mut cells = Cells::new(row, faults);
    let (post, precinct, voters) = (cells.id("post"), cells.id("precinct"), cells.count("voters"));
    let read = || Some(PrecinctRow { at: row.line(), post: post?, precinct: precinct?, voters: voters? });
    let read = read();
    cells.done(read)
}

/// A row of the table of candidates.
pub(super) fn candidate(row: &Row<'_>, faults: &mut Vec<Fault>) -> Option<CandidateRow> {
    let mut cells = Cells::new(row, faults);
    let (post, candidate, name) = (cells.id("post"), cells.id("candidate"), cells.text("name"));
    let woman = cells.word("sex", &[("female", true), ("male", false)]);
    let born = cells.date("born");
    let nominator = cells.id("nominator").map(|word| Nominator::read(&word));
    let member_of = cells.maybe("member_of", |cells| cells.id("member_of"));
    let incumbent = cells.maybe("incumbent", |cells| cells.word("incumbent", &[("yes", true), ("no", false)]));
    let terms_in_a_row = cells.maybe("terms_in_a_row", |cells| cells.count("terms_in_a_row"));
    let signatures = cells.maybe("signatures", |cells| cells.count("signatures"));
    let settlements = cells.maybe("settlements", |cells| cells.count("settlements"));
    let papers = papers(&mut cells);
    let read = || {
        Some(CandidateRow {
            at: row.line(),
            post: post?,
            candidate: candidate?,
            name: name?,
            woman: woman?,
            born: born?,
            nominator: nominator?,
            member_of,
            incumbent,
            terms_in_a_row,
            signatures,
            settlements,
            papers,
        })
    };
    let read = read();
    cells.done(read)
}

/// The columns of papers.
fn papers(cells: &mut Cells<'_, '_>) -> PapersRow {
    const YES: [(&str, bool); 2] = [("yes", true), ("no", false)];
    const PAPER: [(&str, &str); 4] =
        [("in_order", "in_order"), ("missing", "missing"), ("false", "false"), ("not_owed", "not_owed")];
    const ELSEWHERE: [(&str, &str); 3] =
        [("nowhere", "nowhere"), ("constituency", "constituency"), ("maslikhat", "maslikhat")];
    let day = cells.maybe("day", |cells| cells.date("day"));
    let hour = cells.maybe("hour", |cells| cells.text("hour"));
    let [citizen, consent, agreed] =
        ["citizen", "consent", "agreed"].map(|column| cells.maybe(column, |cells| cells.word(column, &YES)));
    let elsewhere = cells.maybe("elsewhere", |cells| cells.word("elsewhere", &ELSEWHERE));
    let [signatures_collected, terms_before_limit] =
        ["signatures_collected", "terms_before_limit"].map(|column| cells.maybe(column, |cells| cells.count(column)));
    let paid = cells.maybe("paid", |cells| cells.text("paid"));
    let [declaration, spouse_declaration] =
        ["declaration", "spouse_declaration"].map(|column| cells.maybe(column, |cells| cells.word(column, &PAPER)));
    let special_check = cells
        .maybe("special_check", |cells| cells.word("special_check", &[("passed", "passed"), ("negative", "negative")]));
    let own = |word: Option<&str>| word.map(str::to_owned);
    PapersRow {
        day,
        hour,
        citizen,
        consent,
        agreed,
        elsewhere: own(elsewhere),
        signatures_collected,
        terms_before_limit,
        paid,
        declaration: own(declaration),
        spouse_declaration: own(spouse_declaration),
        special_check: own(special_check),
    }
}

/// A row of the table of calls.
pub(super) fn call(row: &Row<'_>, faults: &mut Vec<Fault>) -> Option<CallRow> {
    let mut cells = Cells::new(row, faults);
    let (post, vote, called) = (cells.id("post"), cells.date("vote"), cells.date("called"));
    let term_ends = cells.maybe("term_ends", |cells| cells.date("term_ends"));
    let powers_ended = cells.maybe("powers_ended", |cells| cells.date("powers_ended"));
    let read = || {
        let (post, vote, called) = (post?, vote?, called?);
        Some(CallRow { post, vote, called, term_ends, powers_ended })
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
        None => match LINES.iter().find(|(word, _)| *word == row.cell("line")) {
            Some((_, line)) => Some(line.clone()),
            None if is_number(row.cell("line")) => Some(Line::Figure(row.cell("line").to_owned())),
            None => {
                let hint = format!("write one of {}, candidate:ID, or a number of the form such as A4", lines());
                cells.cell("line", "is no line of a protocol", &hint)
            }
        },
    };
    let read = || Some(ProtocolRow { at: row.line(), post: post?, precinct: precinct?, line: line?, figure: figure? });
    let read = read();
    cells.done(read)
}

/// Lines that every protocol has, by the word of the table.
pub(super) const LINES: [(&str, Line); 4] = [
    ("voters", Line::Voters),
    ("took_part", Line::TookPart),
    ("invalid", Line::Invalid),
    ("against_all", Line::AgainstAll),
];

/// A number of the form, such as `A4` or `B2-1`.
fn is_number(line: &str) -> bool {
    let mut letters = line.chars();
    letters.next().is_some_and(|first| first.is_ascii_uppercase())
        && (2..=8).contains(&line.len())
        && letters.all(|c| c.is_ascii_digit() || c == '-')
}

fn lines() -> String {
    LINES.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")
}

/// A day as people write it: year, month, day, with hyphens. A time of day is no day.
fn day(text: &str) -> Option<Date> {
    let written = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    (text.len() == 10 && text.bytes().enumerate().all(written)).then(|| text.parse().ok()).flatten()
}
