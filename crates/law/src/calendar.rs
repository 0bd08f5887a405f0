//! Working days and deadlines, computed from recorded law. It knows no country, no holiday by name and no file: what is a
//! holiday, which days are the weekend and which days of rest were moved are all data in a [`Record`].
//!
//! # What is not known
//!
//! A calendar is only as good as its record. [`Calendar::status`] therefore has four kinds of answer: working, off,
//! [`Status::Uncertain`] (the day on which the list of holidays changed is known only within bounds, and the two readings
//! differ), and [`Status::Unrecorded`] (nobody recorded the moved days of that year; what the recorded rules alone would say
//! is given beside it). A [`Reckoning`] carries the same gaps in [`Reckoning::missing`].
//!
//! # How a term is counted
//!
//! "N days before" and "N days after" a day leave **N full days between** ([`Counting::FullDaysBetween`]): for a vote on
//! 25 July 2021 with limits of 15 and 10 days nomination closed on 9 July and registration on 14 July, and a law published
//! on 25 May 2021 that begins "ten calendar days after the day of first official publication" began on 5 June 2021. The other
//! two ways are for provisions that say so: the N-th day counted from the next day, and the N-th day with the first included.
//!
//! ```
//! use jiff::civil::date;
//! use law::calendar::{Calendar, Counting, Deadline, Direction, Record, Roll};
//! use law::value::Duration;
//!
//! let calendar = Calendar::new(Record::default());
//! let deadline = Deadline {
//!     term: Duration::parse("15 days").unwrap(),
//!     direction: Direction::Before,
//!     counting: Counting::FullDaysBetween,
//!     roll: Roll::None,
//! };
//! let day = calendar.deadline(date(2021, 7, 25), deadline).unwrap();
//! assert_eq!(day.plain().unwrap().day, date(2021, 7, 9));
//! ```

mod deadline;
mod months;
mod of_law;
mod read;
mod record;
mod status;
#[cfg(test)]
mod tests;

use std::fmt;

use jiff::civil::Date;

pub use deadline::{Answer, Counting, Deadline, Direction, OffDay, Reckoning, Roll};
pub use months::{MonthSum, add_months};
pub use read::{Change, TableFault, Tables};
pub use record::{Moving, Names, Period, Record, Transfer, Yearly};
pub use status::{Because, Missing, Reading, Status, Verdict};

use crate::value::TimeUnit;

/// Days off and deadlines, as far as the record goes.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    record: Record,
}

impl Calendar {
    /// A calendar over a record.
    pub fn new(record: Record) -> Self {
        Self { record }
    }

    /// The record it answers from.
    pub fn record(&self) -> &Record {
        &self.record
    }
}

/// Why no day could be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarError {
    /// The day lies outside the years -9999 to 9999.
    OutOfRange,
    /// Hours and minutes are no days.
    NotDays(TimeUnit),
    /// A term of zero with the first day included names no day.
    NothingToCount,
    /// No rule recorded for this day says which days are the weekend or holidays.
    NoRules(Date),
    /// No working day within a year of this day.
    NoWorkingDay(Date),
}

impl fmt::Display for CalendarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfRange => f.write_str("the day lies outside the years -9999 to 9999"),
            Self::NotDays(TimeUnit::Hours) => f.write_str("a term in hours does not name a day"),
            Self::NotDays(_) => f.write_str("a term in minutes does not name a day"),
            Self::NothingToCount => f.write_str("a term of zero days with the first day included names no day"),
            Self::NoRules(day) => write!(f, "nobody recorded the weekend or the holidays of {day}"),
            Self::NoWorkingDay(day) => write!(f, "no working day within a year of {day}"),
        }
    }
}

impl std::error::Error for CalendarError {}
