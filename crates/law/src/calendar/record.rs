//! What a calendar is computed from: lists of days with the time in which each list was law. Plain data; it must never
//! compute a day.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

/// A name by language code, such as `("en", "New Year")`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(pub Vec<(String, String)>);

impl Names {
    /// An English name alone.
    pub fn en(name: &str) -> Self {
        Self(vec![("en".to_owned(), name.to_owned())])
    }

    /// The name in a language, else the first there is, else nothing.
    pub fn in_language(&self, language: &str) -> &str {
        let named = self.0.iter().find(|(l, _)| l == language).or_else(|| self.0.first());
        named.map_or("", |(_, name)| name.as_str())
    }
}

/// A value and the days on which it is, or may be, the law.
///
/// Where the day of a change is known only within bounds, the old period ends with the last bound and the new one begins
/// with the first: the two overlap, and a day that both cover is read both ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period<T> {
    /// First day.
    pub from: Date,
    /// First day on which it is no longer law; `None` while no end is known.
    pub until: Option<Date>,
    /// What holds.
    pub value: T,
}

impl<T> Period<T> {
    /// Whether it is, or may be, law on a day.
    pub fn covers(&self, day: Date) -> bool {
        day >= self.from && self.until.is_none_or(|until| day < until)
    }
}

/// A day of every year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Yearly {
    /// Month, 1 to 12.
    pub month: i8,
    /// Day of the month, from 1.
    pub day: i8,
    /// What it is called.
    pub name: Names,
}

/// A day off of one year, such as a feast of the lunar calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moving {
    /// The day as it was kept.
    pub date: Date,
    /// What it is called.
    pub name: Names,
}

/// A day of rest moved by an order: `from` is worked, `to` is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// The day of rest that is worked.
    pub from: Date,
    /// The working day that is off.
    pub to: Date,
}

/// All that is recorded about working days.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Days of rest of the week.
    pub weekend: Vec<Period<Vec<Weekday>>>,
    /// Holidays of every year. A holiday on a weekend may be moved, see `moves`.
    pub holidays: Vec<Period<Vec<Yearly>>>,
    /// Days off of every year that are not holidays: never moved.
    pub days_off: Vec<Period<Vec<Yearly>>>,
    /// Whether a holiday on a weekend gives the next working day off.
    pub moves: Vec<Period<bool>>,
    /// Days off that the law names without a date of the civil calendar, as they were kept: never moved.
    pub moving: Vec<Moving>,
    /// From this day the law has such days off; `None` where it has none.
    pub moving_since: Option<Date>,
    /// Days of rest moved by order.
    pub transfers: Vec<Transfer>,
    /// From this day days of rest may be moved by order; `None` where nobody may.
    pub transfers_since: Option<Date>,
    /// Years whose moved days of rest are recorded, also where none was moved.
    pub transfer_years: BTreeSet<i16>,
}

impl Record {
    /// Whether the feasts of a year are recorded, or the law had none.
    pub(super) fn knows_moving(&self, year: i16) -> bool {
        self.moving_since.is_none_or(|since| year < since.year()) || self.moving.iter().any(|m| m.date.year() == year)
    }

    /// Whether the orders of a year are recorded, or nobody could give any.
    pub(super) fn knows_transfers(&self, year: i16) -> bool {
        self.transfers_since.is_none_or(|since| year < since.year()) || self.transfer_years.contains(&year)
    }
}
