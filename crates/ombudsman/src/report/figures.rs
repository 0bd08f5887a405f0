//! What the office or the press published about past years: one figure a year and measure, with what is not known of it. It
//! must never fill in a year that nobody published.

use law::reader::{Fields, Source};
use law::{Confidence, Fault};

/// How exact a published figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exact {
    /// As printed.
    Exactly,
    /// "About".
    About,
    /// "More than".
    MoreThan,
}

/// The part of a year from its first day up to a month or a day, that included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Until {
    /// The last month, from 1.
    pub month: u8,
    /// The last day, where it is known.
    pub day: Option<u8>,
}

impl Until {
    /// `11` for a month, `12-10` for a day.
    fn parse(text: &str) -> Option<Self> {
        let number = |text: &str, most: u8| {
            let digits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
            text.parse::<u8>().ok().filter(|number| digits && (1..=most).contains(number))
        };
        match text.split_once('-') {
            None => Some(Self { month: number(text, 12)?, day: None }),
            Some((month, day)) => Some(Self { month: number(month, 12)?, day: Some(number(day, 31)?) }),
        }
    }
}

/// A published number of complaints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The year.
    pub year: u16,
    /// The number.
    pub complaints: u64,
    /// How exact it is.
    pub exact: Exact,
    /// The part of the year it is about, where it is not the whole.
    pub until: Option<Until>,
    /// How far it is confirmed.
    pub confidence: Confidence,
    /// Where it was published.
    pub source: String,
    /// What else the source says, or empty.
    pub note: String,
}

/// Figures of past years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// The first year told of.
    pub from: u16,
    /// The last.
    pub to: u16,
    /// In order of years, at most one for each whole year.
    pub figures: Vec<Published>,
}

impl Past {
    /// Reads the file.
    ///
    /// # Errors
    /// Every fault, with its line: what is missing, years outside `from` to `to`, two figures of one whole year, a year that is
    /// neither told nor named as unknown.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let source = Source::new(file, bytes).map_err(|fault| vec![fault])?;
        let table = source.parse().map_err(|fault| vec![fault])?;
        let top = Fields::new(&source, "", &table);
        let read = past(&top);
        top.finish();
        drop(table);
        let faults = source.into_faults();
        match read {
            Some(read) if faults.is_empty() => Ok(read),
            _ => Err(faults),
        }
    }

    /// What is shown of a year: the whole year where that is known, else the latest part of it.
    pub fn of(&self, year: u16) -> Option<&Published> {
        let of_year = || self.figures.iter().filter(move |figure| figure.year == year);
        of_year()
            .find(|figure| figure.until.is_none())
            .or_else(|| of_year().max_by_key(|figure| figure.until.map(|until| (until.month, until.day))))
    }
}

fn year(fields: &Fields<'_, '_>, field: &'static str) -> Option<u16> {
    let count = fields.need(field, Fields::count)?;
    let year = u16::try_from(count).ok().filter(|year| (1990..3000).contains(year));
    if year.is_none() {
        fields.fault(law::codes::BAD_VALUE, field, format!("{count} is no year"), "a year of four digits");
    }
    year
}

fn past(top: &Fields<'_, '_>) -> Option<Past> {
    let (from, to) = (year(top, "from"), year(top, "to"));
    let unknown: Vec<u16> = top.texts("unknown").iter().filter_map(|year| year.parse().ok()).collect();
    let mut figures: Vec<Published> = Vec::new();
    for fields in top.tables("figure") {
        let Some(read) = figure(&fields) else {
            fields.finish();
            continue;
        };
        let twice =
            figures.iter().any(|other| other.year == read.year && other.until.is_none() && read.until.is_none());
        if twice || from.is_some_and(|from| read.year < from) || to.is_some_and(|to| read.year > to) {
            let what = format!("{} stands twice, or outside `from` and `to`", read.year);
            fields.fault(law::codes::BAD_VALUE, "year", what, "one figure for each whole year");
        }
        fields.finish();
        figures.push(read);
    }
    figures.sort_by_key(|figure| figure.year);
    let read = Past { from: from?, to: to?, figures };
    for year in read.from..=read.to {
        if read.of(year).is_some() == unknown.contains(&year) {
            let what = format!("{year} is both told and unknown, or neither");
            top.fault(law::codes::BAD_VALUE, "unknown", what, "name every year without a figure, and no other");
        }
    }
    Some(read)
}

fn figure(fields: &Fields<'_, '_>) -> Option<Published> {
    let exact = match fields.text("exact").as_deref() {
        None => Some(Exact::Exactly),
        Some("about") => Some(Exact::About),
        Some("more than") => Some(Exact::MoreThan),
        Some(other) => {
            fields.fault(law::codes::BAD_VALUE, "exact", format!("`{other}`"), "about, more than, or nothing");
            None
        }
    };
    let confidence = fields.need_text("confidence").and_then(|text| Confidence::parse(&text));
    if confidence.is_none() {
        fields.fault(
            law::codes::BAD_VALUE,
            "confidence",
            "how far it is confirmed",
            "text, press, deduced or unconfirmed",
        );
    }
    let (year, complaints) = (year(fields, "year"), fields.need("complaints", Fields::count));
    let (source, note) = (fields.need_text("source"), fields.text("note"));
    let until = match fields.text("until") {
        None => None,
        Some(text) => {
            let read = Until::parse(&text);
            if read.is_none() {
                fields.fault(law::codes::BAD_VALUE, "until", format!("`{text}`"), "a month `11`, or a day `12-10`");
            }
            Some(read?)
        }
    };
    Some(Published {
        year: year?,
        complaints: complaints?,
        exact: exact?,
        until,
        confidence: confidence?,
        source: source?,
        note: note.unwrap_or_default(),
    })
}
