//! Days that may not be known: one day, an interval, or a day that waits for something. Nothing is guessed.

use std::fmt;

use jiff::civil::Date;

/// How far a fact can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Looked for and not established; never used as a value without saying so.
    Unconfirmed,
    /// Follows from facts that are marked; the reasoning is given.
    Deduced,
    /// An official news item, a newspaper or another secondary page.
    Press,
    /// Read in the words of the act.
    Text,
}

impl Confidence {
    /// The mark as it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unconfirmed => "unconfirmed",
            Self::Deduced => "deduced",
            Self::Press => "press",
            Self::Text => "text",
        }
    }

    /// Reads a mark.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Unconfirmed, Self::Deduced, Self::Press, Self::Text].into_iter().find(|mark| mark.as_str() == text)
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// When something begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// On this day.
    On(Date),
    /// On a day that is not known: not before `earliest`; by `latest` it had begun. Without `latest` no bound is known.
    Between {
        /// First possible day.
        earliest: Date,
        /// A day on which it had begun.
        latest: Option<Date>,
    },
    /// Not before something else happens.
    Pending(String),
    /// Cancelled before it began.
    Never,
}

/// Whether something has begun on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It has.
    Yes,
    /// It has not.
    No,
    /// Nobody knows.
    Maybe,
}

impl When {
    /// Whether it has begun on `day`.
    pub fn begun(&self, day: Date) -> Begun {
        match self {
            Self::On(on) if day >= *on => Begun::Yes,
            Self::Between { latest: Some(latest), .. } if day >= *latest => Begun::Yes,
            Self::Between { earliest, .. } if day >= *earliest => Begun::Maybe,
            _ => Begun::No,
        }
    }

    /// The first day on which it may have begun.
    pub fn earliest(&self) -> Option<Date> {
        match self {
            Self::On(on) => Some(*on),
            Self::Between { earliest, .. } => Some(*earliest),
            Self::Pending(_) | Self::Never => None,
        }
    }

    /// The first day on which it has begun for certain.
    pub fn latest(&self) -> Option<Date> {
        match self {
            Self::On(on) => Some(*on),
            Self::Between { latest, .. } => *latest,
            Self::Pending(_) | Self::Never => None,
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(on) => write!(f, "{on}"),
            Self::Between { earliest, latest: Some(latest) } => {
                write!(f, "a day between {earliest} and {latest}, not confirmed which")
            }
            Self::Between { earliest, latest: None } => write!(f, "a day from {earliest} on, not confirmed which"),
            Self::Pending(what) => write!(f, "pending: {what}"),
            Self::Never => f.write_str("never: cancelled before it began"),
        }
    }
}

/// A beginning with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// When.
    pub when: When,
    /// How far the day can be trusted; an interval is `Unconfirmed` as a day, its bounds hold.
    pub confidence: Confidence,
    /// Clause and reasoning, or empty.
    pub because: String,
    /// Where that can be read, or empty.
    pub source: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn outside_the_interval_answers_are_plain() {
        let unknown = When::Between { earliest: date(2022, 1, 9), latest: Some(date(2023, 1, 1)) };
        let open = When::Between { earliest: date(2022, 6, 29), latest: None };
        let check = |when: &When, day: Date, expect: Begun| {
            assert_eq!(when.begun(day), expect, "{when} on {day}");
        };
        check(&unknown, date(2022, 1, 8), Begun::No);
        check(&unknown, date(2022, 1, 9), Begun::Maybe);
        check(&unknown, date(2022, 12, 31), Begun::Maybe);
        check(&unknown, date(2023, 1, 1), Begun::Yes);
        check(&open, date(2022, 6, 28), Begun::No);
        check(&open, date(2099, 1, 1), Begun::Maybe);
        check(&When::On(date(2021, 6, 5)), date(2021, 6, 4), Begun::No);
        check(&When::On(date(2021, 6, 5)), date(2021, 6, 5), Begun::Yes);
        check(&When::Pending("a decree".into()), date(2099, 1, 1), Begun::No);
        check(&When::Never, date(2099, 1, 1), Begun::No);
    }
}
