//! Is a day worked? The rule of holidays on a weekend, days moved by order, and what to say where the record has gaps.
//! It must never fill a gap.

use std::collections::VecDeque;
use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::record::{Names, Period, Yearly};
use super::{Calendar, CalendarError};

/// How far back holidays still waiting for their day off are sought. A holiday on a weekend waits until the working days
/// after it are used up by earlier holidays; a month holds more working days than weekends.
const CARRY_DAYS: i64 = 31;

/// Why a day is worked or off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// An ordinary working day.
    Ordinary,
    /// A day of rest of the week.
    Weekend(Weekday),
    /// A holiday.
    Holiday(Names),
    /// A day off of every year that is no holiday.
    DayOff(Names),
    /// A day off of this year, such as a feast of the lunar calendar.
    MovingDayOff(Names),
    /// Off in place of a holiday that fell on a day of rest.
    InPlaceOf {
        /// The day the holiday fell on.
        holiday: Date,
        /// Its name.
        name: Names,
    },
    /// Off by order, in place of this day of rest.
    RestMovedFrom(Date),
    /// Worked by order: its rest was moved to this day.
    RestMovedTo(Date),
}

impl fmt::Display for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ordinary => f.write_str("ordinary working day"),
            Self::Weekend(day) => write!(f, "{day:?}"),
            Self::Holiday(name) | Self::DayOff(name) | Self::MovingDayOff(name) => f.write_str(name.in_language("en")),
            Self::InPlaceOf { holiday, name } => {
                write!(f, "in place of {} ({holiday})", name.in_language("en"))
            }
            Self::RestMovedFrom(day) => write!(f, "rest moved here from {day}"),
            Self::RestMovedTo(day) => write!(f, "rest moved to {day}"),
        }
    }
}

/// What nobody recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// Days of rest moved by order in this year.
    Transfers(i16),
    /// The days off of this year that have no fixed date.
    MovingDays(i16),
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transfers(year) => write!(f, "nobody recorded the days of rest moved in {year}"),
            Self::MovingDays(year) => write!(f, "nobody recorded the days off without a fixed date of {year}"),
        }
    }
}

/// How a change whose day is known only within bounds is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The old rule held as long as it can have.
    Late,
    /// The new rule held as early as it can have.
    Early,
}

/// A day under one reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Worked.
    pub working: bool,
    /// Why.
    pub because: Because,
}

/// What is known of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Worked, for this reason.
    Working(Because),
    /// Off, for this reason.
    Off(Because),
    /// A rule changed on a day known only within bounds, and it matters here.
    Uncertain {
        /// If the old rule still held.
        late: Verdict,
        /// If the new rule already held.
        early: Verdict,
    },
    /// Part of what decides it was not recorded.
    Unrecorded {
        /// What.
        missing: Vec<Missing>,
        /// What the recorded rules alone say.
        as_recorded: Verdict,
    },
}

impl Calendar {
    /// Whether a day is worked, and why. An error where no weekend or holidays at all are recorded for it.
    pub fn status(&self, day: Date) -> Result<Status, CalendarError> {
        let late = self.verdict(day, Reading::Late)?;
        let early = self.verdict(day, Reading::Early)?;
        let missing = self.missing(day, &late);
        Ok(if late.working != early.working {
            Status::Uncertain { late, early }
        } else if !missing.is_empty() {
            Status::Unrecorded { missing, as_recorded: late }
        } else if late.working {
            Status::Working(late.because)
        } else {
            Status::Off(late.because)
        })
    }

    /// Whether a day is worked under one reading, as far as recorded.
    pub fn verdict(&self, day: Date, reading: Reading) -> Result<Verdict, CalendarError> {
        if let Some(moved) = self.record.transfers.iter().find(|t| t.from == day) {
            return Ok(Verdict { working: true, because: Because::RestMovedTo(moved.to) });
        }
        if let Some(moved) = self.record.transfers.iter().find(|t| t.to == day) {
            return Ok(Verdict { working: false, because: Because::RestMovedFrom(moved.from) });
        }
        let because = match self.plain(day, reading)? {
            Because::Ordinary => self.in_place_of(day, reading),
            other => other,
        };
        Ok(Verdict { working: because == Because::Ordinary, because })
    }

    /// What of the record is missing for a day. An order about the day itself settles it.
    pub(super) fn missing(&self, day: Date, verdict: &Verdict) -> Vec<Missing> {
        let ordered = matches!(verdict.because, Because::RestMovedFrom(_) | Because::RestMovedTo(_));
        let mut missing = Vec::new();
        if !ordered && !self.record.knows_transfers(day.year()) {
            missing.push(Missing::Transfers(day.year()));
        }
        if !ordered && verdict.working && !self.record.knows_moving(day.year()) {
            missing.push(Missing::MovingDays(day.year()));
        }
        missing
    }

    /// The day by weekend, holidays and days off alone: nothing moved.
    fn plain(&self, day: Date, reading: Reading) -> Result<Because, CalendarError> {
        let record = &self.record;
        let weekend = current(&record.weekend, day, reading).ok_or(CalendarError::NoRules(day))?;
        let holidays = current(&record.holidays, day, reading).ok_or(CalendarError::NoRules(day))?;
        if let Some(holiday) = named(holidays, day) {
            return Ok(Because::Holiday(holiday.clone()));
        }
        if weekend.contains(&day.weekday()) {
            return Ok(Because::Weekend(day.weekday()));
        }
        if let Some(off) = current(&record.days_off, day, reading).and_then(|days| named(days, day)) {
            return Ok(Because::DayOff(off.clone()));
        }
        let moving = record.moving.iter().find(|m| m.date == day);
        Ok(moving.map_or(Because::Ordinary, |m| Because::MovingDayOff(m.name.clone())))
    }

    /// Walks the days before `day` with the holidays that wait for their day off, first come first served. Days before
    /// the record begins have none.
    fn in_place_of(&self, day: Date, reading: Reading) -> Because {
        let mut waiting: VecDeque<(Date, Names)> = VecDeque::new();
        let mut at = day.checked_sub(CARRY_DAYS.days()).unwrap_or(Date::MIN);
        while at < day {
            match self.plain(at, reading) {
                Ok(Because::Ordinary) => {
                    waiting.pop_front();
                }
                Ok(Because::Holiday(name)) if self.gives_day_off(at, reading) => {
                    waiting.push_back((at, name));
                }
                _ => {}
            }
            let Ok(next) = at.tomorrow() else { break };
            at = next;
        }
        waiting.pop_front().map_or(Because::Ordinary, |(holiday, name)| Because::InPlaceOf { holiday, name })
    }

    /// Whether a holiday on this day gives the next working day off.
    fn gives_day_off(&self, holiday: Date, reading: Reading) -> bool {
        let weekend = current(&self.record.weekend, holiday, reading);
        weekend.is_some_and(|days| days.contains(&holiday.weekday()))
            && current(&self.record.moves, holiday, reading).is_some_and(|moves| *moves)
    }
}

/// The value on a day under one reading: of the periods that may cover it, the one that began first or last.
fn current<T>(periods: &[Period<T>], day: Date, reading: Reading) -> Option<&T> {
    let covering = periods.iter().filter(|p| p.covers(day));
    let chosen = match reading {
        Reading::Late => covering.min_by_key(|p| p.from),
        Reading::Early => covering.max_by_key(|p| p.from),
    };
    chosen.map(|p| &p.value)
}

fn named(days: &[Yearly], day: Date) -> Option<&Names> {
    days.iter().find(|y| y.month == day.month() && y.day == day.day()).map(|y| &y.name)
}

#[cfg(test)]
impl Calendar {
    /// The day by weekend, holidays and days off alone.
    pub(super) fn plain_of(&self, day: Date) -> Because {
        self.plain(day, Reading::Late).unwrap()
    }

    /// The holiday a working day is given for, if any.
    pub(super) fn in_place(&self, day: Date) -> Because {
        match self.plain_of(day) {
            Because::Ordinary => self.in_place_of(day, Reading::Late),
            other => other,
        }
    }
}
