//! By when something must be done: every day that a reading of the law gives, with the articles. It must never choose between
//! readings; the earliest is the one that is safe to keep.

use std::fmt;

use jiff::civil::Date;
use law::calendar::{Answer, Calendar, Counting, Deadline, Direction, Reckoning, Roll};
use law::{Cited, Duration};

use super::rules::Rule;

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The complaint is considered.
    Considered,
    /// The complainant is told that the time was extended.
    ExtensionTold,
    /// Materials come, by the place of their request.
    Materials(usize),
    /// The body answers a recommendation, by its place.
    Answer(usize),
}

impl What {
    /// Its name in records and tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Considered => "consideration",
            Self::ExtensionTold => "extension notice",
            Self::Materials(_) => "materials",
            Self::Answer(_) => "answer",
        }
    }

    /// The place of the request or recommendation it is about, from 0.
    pub fn of(self) -> Option<usize> {
        match self {
            Self::Considered | Self::ExtensionTold => None,
            Self::Materials(at) | Self::Answer(at) => Some(at),
        }
    }
}

/// One day on which a term ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub day: Date,
    /// How it was counted, in words.
    pub how: String,
    /// The article.
    pub citation: String,
}

/// Something that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub what: What,
    /// The last day by each reading, the earliest first; empty where no reading gives one.
    pub days: Vec<Day>,
    /// Why there is none, or why several, in words.
    pub open: Vec<String>,
}

impl Due {
    /// The earliest last day.
    pub fn day(&self) -> Option<Date> {
        self.days.first().map(|day| day.day)
    }

    /// Under one reading at least the term has passed.
    pub fn late(&self, on: Date) -> bool {
        self.day().is_some_and(|day| day < on)
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days: Vec<String> = self.days.iter().map(|own| format!("{} ({})", own.day, own.citation)).collect();
        write!(f, "{}: {}", self.what.name(), if days.is_empty() { "no day".to_owned() } else { days.join(" or ") })?;
        for open in &self.open {
            write!(f, "; {open}")?;
        }
        Ok(())
    }
}

/// A term of any reading from any of these days on: counted from the next day, as "within N days of" is.
pub(super) fn within(what: What, term: &Rule<Duration>, from: &[Date], calendar: &Calendar) -> Due {
    let mut due = Due { what, days: Vec::new(), open: term.gaps.iter().map(ToString::to_string).collect() };
    for cited in &term.values {
        for anchor in from {
            add(&mut due, cited, *anchor, calendar);
        }
    }
    due.days.sort_by(|a, b| a.day.cmp(&b.day));
    if due.days.len() > 1 {
        due.open.push("the readings give different days".to_owned());
    }
    due
}

fn add(due: &mut Due, term: &Cited<Duration>, anchor: Date, calendar: &Calendar) {
    let deadline =
        Deadline { term: term.value, direction: Direction::After, counting: Counting::FromNextDay, roll: Roll::None };
    let citation = term.from.citation();
    match calendar.deadline(anchor, deadline) {
        Ok(Answer::Plain(one)) => push(due, &one, &citation),
        Ok(Answer::Uncertain { late, early }) => {
            push(due, &early, &citation);
            push(due, &late, &citation);
        }
        Err(error) => due.open.push(error.to_string()),
    }
}

fn push(due: &mut Due, reckoned: &Reckoning, citation: &str) {
    for missing in &reckoned.missing {
        let words = format!("as far as recorded: {missing}");
        if !due.open.contains(&words) {
            due.open.push(words);
        }
    }
    if !due.days.iter().any(|known| known.day == reckoned.day) {
        due.days.push(Day { day: reckoned.day, how: reckoned.to_string(), citation: citation.to_owned() });
    }
}
