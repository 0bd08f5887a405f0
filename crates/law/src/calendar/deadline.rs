//! Deadlines and sums of working days, each with the days it stepped over. It knows how to count, not what any law says.

use std::collections::BTreeSet;
use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

use super::status::{Because, Missing, Reading};
use super::{Calendar, CalendarError, add_months};
use crate::value::{Duration, TimeUnit};

/// A year and a day: a longer row of days off is an error of the record.
const SEARCH_DAYS: u32 = 366;

/// Which way a term runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the event on.
    After,
    /// Back from the event.
    Before,
}

/// Which day a term of N names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// N full units lie between the event and the day: "on the expiry of ten days after", "15 days before". Of months
    /// and years: the day after the term has passed.
    FullDaysBetween,
    /// The N-th day, the first being the day next to the event: "within ten days of". Of months and years: the same day of
    /// the month.
    FromNextDay,
    /// The N-th day, the event's own day being the first. Of months and years: the last day of the term.
    DayIncluded,
}

/// What happens if the day is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Roll {
    /// Nothing: the day stands.
    None,
    /// The next working day after it takes its place.
    NextWorkingDay,
}

/// A term as a provision states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// How long, in its own unit.
    pub term: Duration,
    /// Which way.
    pub direction: Direction,
    /// Which day it names.
    pub counting: Counting,
    /// What a day off does to it.
    pub roll: Roll,
}

impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let way = match self.direction {
            Direction::After => "after",
            Direction::Before => "before",
        };
        let counting = match self.counting {
            Counting::FullDaysBetween => "the whole term lies between",
            Counting::FromNextDay => "counted from the next day",
            Counting::DayIncluded => "the first day included",
        };
        write!(f, "{} {way} ({counting}", self.term)?;
        f.write_str(match self.roll {
            Roll::None => ")",
            Roll::NextWorkingDay => "; a day off gives way to the next working day)",
        })
    }
}

/// A day the count stepped over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffDay {
    /// The day.
    pub day: Date,
    /// Why it is off.
    pub because: Because,
}

/// A computed day that can explain itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// The event.
    pub anchor: Date,
    /// The term and how it was counted.
    pub deadline: Deadline,
    /// The day the count reached, before a day off gave way.
    pub reached: Date,
    /// The day.
    pub day: Date,
    /// A month without such a day gave its last.
    pub clamped: bool,
    /// Days off the count stepped over, in the order it met them. Calendar days step over none.
    pub skipped: Vec<OffDay>,
    /// What nobody recorded of the years it ran through; the day is right only as far as recorded if this is not empty.
    pub missing: BTreeSet<Missing>,
}

impl fmt::Display for Reckoning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {}", self.day, self.deadline, self.anchor)?;
        if self.clamped {
            f.write_str("; the month has no such day, its last was taken")?;
        }
        for off in &self.skipped {
            write!(f, "; {} not counted: {}", off.day, off.because)?;
        }
        for missing in &self.missing {
            write!(f, "; as far as recorded: {missing}")?;
        }
        Ok(())
    }
}

/// One day, or two where a rule changed on a day known only within bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Both readings give this.
    Plain(Reckoning),
    /// The readings differ.
    Uncertain {
        /// If the old rule held as long as it can have.
        late: Reckoning,
        /// If the new rule held as early as it can have.
        early: Reckoning,
    },
}

impl Answer {
    /// The one day, if the readings agree.
    pub fn plain(&self) -> Option<&Reckoning> {
        match self {
            Self::Plain(reckoning) => Some(reckoning),
            Self::Uncertain { .. } => None,
        }
    }
}

impl Calendar {
    /// The day a term names, counted from an event.
    pub fn deadline(&self, anchor: Date, deadline: Deadline) -> Result<Answer, CalendarError> {
        let late = self.reckon(anchor, deadline, Reading::Late)?;
        let early = self.reckon(anchor, deadline, Reading::Early)?;
        Ok(if late.day == early.day { Answer::Plain(late) } else { Answer::Uncertain { late, early } })
    }

    /// The first working day after a day.
    pub fn next_working_day(&self, after: Date) -> Result<Answer, CalendarError> {
        self.add_working_days(after, 1)
    }

    /// The N-th working day after a day, which itself is not counted; before it for a negative N.
    pub fn add_working_days(&self, from: Date, days: i32) -> Result<Answer, CalendarError> {
        let direction = if days < 0 { Direction::Before } else { Direction::After };
        let term = Duration { count: days.unsigned_abs(), unit: TimeUnit::WorkingDays };
        self.deadline(from, Deadline { term, direction, counting: Counting::FromNextDay, roll: Roll::None })
    }

    /// How many working days lie strictly between two days, in either order, as far as recorded.
    pub fn working_days_between(&self, a: Date, b: Date, reading: Reading) -> Result<u32, CalendarError> {
        let (mut at, end) = if a < b { (a, b) } else { (b, a) };
        let mut count = 0;
        while let Some(next) = at.tomorrow().ok().filter(|next| *next < end) {
            at = next;
            count += u32::from(self.verdict(at, reading)?.working);
        }
        Ok(count)
    }

    fn reckon(&self, anchor: Date, deadline: Deadline, reading: Reading) -> Result<Reckoning, CalendarError> {
        let mut count =
            Count { calendar: self, reading, skipped: Vec::new(), missing: BTreeSet::new(), clamped: false };
        let reached = count.reach(anchor, deadline)?;
        let day = match deadline.roll {
            Roll::None => reached,
            Roll::NextWorkingDay if count.working(reached)? => reached,
            Roll::NextWorkingDay => count.working_days(reached, 1, Direction::After)?,
        };
        let Count { skipped, missing, clamped, .. } = count;
        Ok(Reckoning { anchor, deadline, reached, day, clamped, skipped, missing })
    }
}

/// A count under way under one reading.
struct Count<'c> {
    calendar: &'c Calendar,
    reading: Reading,
    skipped: Vec<OffDay>,
    missing: BTreeSet<Missing>,
    clamped: bool,
}

impl Count<'_> {
    fn reach(&mut self, anchor: Date, deadline: Deadline) -> Result<Date, CalendarError> {
        let Deadline { term: Duration { count, unit }, direction, counting, .. } = deadline;
        if counting == Counting::DayIncluded && count == 0 {
            return Err(CalendarError::NothingToCount);
        }
        // Days to go beyond the N-th: one more where N must lie between, one less where the first counts.
        let beyond = match counting {
            Counting::FullDaysBetween => 1,
            Counting::FromNextDay => 0,
            Counting::DayIncluded => -1,
        };
        match unit {
            TimeUnit::Minutes | TimeUnit::Hours => Err(CalendarError::NotDays(unit)),
            TimeUnit::Days => step(anchor, i64::from(count) + beyond, direction),
            TimeUnit::WorkingDays if counting == Counting::DayIncluded => {
                let first = u32::from(self.working(anchor)?);
                self.working_days(anchor, count - first, direction)
            }
            TimeUnit::WorkingDays => step(self.working_days(anchor, count, direction)?, beyond, direction),
            TimeUnit::Months => step(self.months(anchor, i64::from(count), direction)?, beyond, direction),
            TimeUnit::Years => step(self.months(anchor, 12 * i64::from(count), direction)?, beyond, direction),
        }
    }

    fn months(&mut self, anchor: Date, months: i64, direction: Direction) -> Result<Date, CalendarError> {
        let sum = add_months(anchor, signed(months, direction))?;
        self.clamped = sum.clamped;
        Ok(sum.day)
    }

    /// The N-th working day from a day, which itself is not counted; the day itself for zero.
    fn working_days(&mut self, from: Date, count: u32, direction: Direction) -> Result<Date, CalendarError> {
        let mut at = from;
        for _ in 0..count {
            let start = at;
            let mut tried = 0;
            loop {
                at = step(at, 1, direction)?;
                if self.working(at)? {
                    break;
                }
                tried += 1;
                if tried > SEARCH_DAYS {
                    return Err(CalendarError::NoWorkingDay(start));
                }
            }
        }
        Ok(at)
    }

    /// Whether a day is worked; keeps it where it is not, and keeps what was not recorded.
    fn working(&mut self, day: Date) -> Result<bool, CalendarError> {
        let verdict = self.calendar.verdict(day, self.reading)?;
        self.missing.extend(self.calendar.missing(day, &verdict));
        let working = verdict.working;
        if !working && self.skipped.last().is_none_or(|off| off.day != day) {
            self.skipped.push(OffDay { day, because: verdict.because });
        }
        Ok(working)
    }
}

fn signed(n: i64, direction: Direction) -> i64 {
    match direction {
        Direction::After => n,
        Direction::Before => -n,
    }
}

fn step(day: Date, days: i64, direction: Direction) -> Result<Date, CalendarError> {
    // More days than the calendar has would not fit a span.
    if days > 7_304_484 {
        return Err(CalendarError::OutOfRange);
    }
    day.checked_add(signed(days, direction).days()).map_err(|_| CalendarError::OutOfRange)
}
