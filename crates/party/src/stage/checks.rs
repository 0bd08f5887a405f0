//! What a step asks of the law: a minimum, a term that must not or must have run out. Each check runs under every reading of
//! the law of the day. It must never know which step asks.

use jiff::civil::Date;
use law::calendar::{Calendar, Counting, Deadline, Direction, Record, Roll};
use law::{Cited, Duration, Version};

use super::{Halt, Refusal};
use crate::rules::{IfNeeded, PartyRules};

/// Versions a check rests on, or why it fails under one reading.
pub(super) type Checked = Result<Vec<Version>, Fails>;

/// Why a check fails.
#[derive(Debug)]
pub(super) enum Fails {
    /// The law says no.
    Refused(Refusal),
    /// The law gives no value, or the calendar no day.
    Halt(Halt),
}

/// Runs a check under every reading of the rules it names: what all readings say stands.
pub(super) fn under_all(
    rules: &PartyRules,
    names: &[&str],
    check: impl Fn(&PartyRules) -> Checked,
) -> Result<Vec<Version>, Halt> {
    let mut relied: Vec<Version> = Vec::new();
    let mut allowed = false;
    let mut refused = None;
    for reading in rules.readings_of(names) {
        match check(&reading.rules) {
            Ok(versions) => {
                allowed = true;
                for version in versions {
                    if !relied.contains(&version) {
                        relied.push(version);
                    }
                }
            }
            Err(Fails::Refused(refusal)) => {
                refused.get_or_insert((reading.assumed, refusal));
            }
            Err(Fails::Halt(halt)) => return Err(halt),
        }
    }
    match refused {
        None => Ok(relied),
        Some((assumed, refusal)) if allowed => Err(Halt::Uncertain { assumed, refusal }),
        Some((_, refusal)) => Err(Halt::Refused(refusal)),
    }
}

fn value<T: Clone>(rule: &IfNeeded<T>) -> Result<Box<Cited<T>>, Fails> {
    rule.clone().map(Box::new).map_err(|gap| Fails::Halt(Halt::Open(gap)))
}

/// At least as many as the law asks.
pub(super) fn at_least(have: u64, rule: &IfNeeded<u64>) -> Checked {
    let need = value(rule)?;
    if have < need.value { Err(Fails::Refused(Refusal::TooFew { have, need })) } else { Ok(vec![need.from]) }
}

/// On which side of a term a step must lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Not later than its last day: the same day of the month for months and years.
    Within,
    /// Not before it has passed in full.
    After,
}

impl Side {
    /// The last day of the term, or the first day after it.
    pub(super) fn day(self, since: Date, term: Duration) -> Result<Date, Fails> {
        let counting = match self {
            Self::Within => Counting::FromNextDay,
            Self::After => Counting::FullDaysBetween,
        };
        reach(since, term, counting)
    }

    pub(super) fn check(self, day: Date, since: Date, rule: &IfNeeded<Duration>) -> Checked {
        let term = value(rule)?;
        let bound = self.day(since, term.value)?;
        match self {
            Self::Within if day > bound => Err(Fails::Refused(Refusal::TooLate { last: bound, term })),
            Self::After if day < bound => Err(Fails::Refused(Refusal::TooEarly { first: bound, term })),
            Self::Within | Self::After => Ok(vec![term.from]),
        }
    }
}

/// An end between the shortest and the longest term.
pub(super) fn between(
    since: Date,
    until: Date,
    shortest: &IfNeeded<Duration>,
    longest: &IfNeeded<Duration>,
) -> Checked {
    let (shortest, longest) = (value(shortest)?, value(longest)?);
    let first = reach(since, shortest.value, Counting::FromNextDay)?;
    let last = reach(since, longest.value, Counting::FromNextDay)?;
    if until < first {
        Err(Fails::Refused(Refusal::TooShort { first, term: shortest }))
    } else if until > last {
        Err(Fails::Refused(Refusal::TooLong { last, term: longest }))
    } else {
        Ok(vec![shortest.from, longest.from])
    }
}

/// The day a term reaches. Terms of this law are months: no record of working days is needed.
fn reach(since: Date, term: Duration, counting: Counting) -> Result<Date, Fails> {
    let deadline = Deadline { term, direction: Direction::After, counting, roll: Roll::None };
    let halt = |why: String| Fails::Halt(Halt::Day(why));
    let answer = Calendar::new(Record::default()).deadline(since, deadline).map_err(|error| halt(error.to_string()))?;
    answer.plain().map(|reckoning| reckoning.day).ok_or_else(|| halt(format!("{term} after {since} is no single day")))
}
