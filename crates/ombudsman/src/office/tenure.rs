//! Who chooses the holder of the office and releases her, for how long she is chosen, and what ends the office before its term.
//! It must never know who, how long or which grounds.

use jiff::ToSpan as _;
use jiff::civil::Date;
use law::day::When;
use law::value::TimeUnit;
use law::{AskError, Cited, Duration, Law, Value, Version};

use super::ask::{Ask, Gap, Read};
use super::{Ground, codes};

/// Time to fill the office anew after a change of the Constitution.
const ANEW: &str = "ombudsman.appointed_anew_within";
/// Grounds of release.
const GROUNDS: &str = "ombudsman.release_grounds";

/// The term of one who was chosen on a day, by the law of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// Who chooses, by the id the law uses.
    pub chosen_by: Result<Cited<String>, Gap>,
    /// Who releases.
    pub released_by: Result<Cited<String>, Gap>,
    /// For how long.
    pub term: Result<Cited<Duration>, Gap>,
    /// How many terms; the law may be silent.
    pub limit: Result<Cited<String>, Gap>,
    /// Whether an oath is taken.
    pub oath: Result<Cited<bool>, Gap>,
    /// The day on which the term is full; `None` where the day of the choice or the term is not known.
    pub full_on: Option<Date>,
    /// The last day for a choice anew by the Constitution's closing provisions, where they reach this holder.
    pub anew_by: Option<Cited<Date>>,
}

/// The term of one chosen on `chosen`, by the law of `on`.
///
/// # Errors
/// The day lies before the first recorded act.
pub fn tenure(chosen: Option<Date>, on: Date, law: &Law) -> Result<Tenure, AskError> {
    let ask = Ask::new(law, on)?;
    let choice = |rule| cited(&ask, rule, Read::choice);
    let term = cited(&ask, "ombudsman.term_years", |read| read.one(duration));
    let full_on = match (&term, chosen) {
        (Ok(term), Some(chosen)) => after(chosen, term.value),
        _ => None,
    };
    Ok(Tenure {
        chosen_by: choice("ombudsman.chosen_by"),
        released_by: choice("ombudsman.released_by"),
        limit: cited(&ask, "ombudsman.term_limit", |read| read.one(|value| Some(value.to_string()))),
        oath: cited(&ask, "ombudsman.oath", Read::yes_no),
        term,
        full_on,
        anew_by: anew(&ask, chosen),
    })
}

/// The last day for a choice anew, for one who was chosen before the rule began.
fn anew(ask: &Ask<'_>, chosen: Option<Date>) -> Option<Cited<Date>> {
    let within = cited(ask, ANEW, |read| read.one(duration)).ok()?;
    let When::On(began) = within.from.since.when else { return None };
    if chosen.is_none_or(|chosen| chosen >= began) {
        return None;
    }
    Some(Cited { value: after(began, within.value)?, from: within.from })
}

/// What may end the office before its term, or with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    /// Requirements or limits were not kept.
    RequirementsOrLimitsBreached,
    /// A conviction came into force.
    Conviction,
    /// A misdemeanour that the office does not bear.
    Misdemeanour,
    /// A court found incapacity.
    Incapacity,
    /// Death.
    Death,
    /// A court found her missing or declared her dead.
    Missing,
    /// Citizenship was lost.
    CitizenshipLost,
    /// She went to another post.
    OtherPost,
    /// She moved abroad for good.
    Emigration,
    /// She asked for it.
    Resignation,
    /// The term is over.
    TermEnded,
}

impl Ending {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::RequirementsOrLimitsBreached,
        Self::Conviction,
        Self::Misdemeanour,
        Self::Incapacity,
        Self::Death,
        Self::Missing,
        Self::CitizenshipLost,
        Self::OtherPost,
        Self::Emigration,
        Self::Resignation,
        Self::TermEnded,
    ];

    /// The word the law's list uses.
    pub fn id(self) -> &'static str {
        match self {
            Self::RequirementsOrLimitsBreached => "requirements_or_limits_breached",
            Self::Conviction => "conviction_in_force",
            Self::Misdemeanour => "misdemeanour_incompatible_with_the_office",
            Self::Incapacity => "incapacity",
            Self::Death => "death",
            Self::Missing => "missing_or_declared_dead",
            Self::CitizenshipLost => "citizenship_lost",
            Self::OtherPost => "other_post",
            Self::Emigration => "emigration",
            Self::Resignation => "resignation",
            Self::TermEnded => "term_ended",
        }
    }
}

/// Whether something ends the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It is a ground; who releases on it, where that is known.
    Ground {
        /// The list of grounds, under every reading, and who releases.
        grounds: Vec<Ground>,
        /// Who releases, by the id the law uses.
        released_by: Result<String, Gap>,
    },
    /// It is none of the law's grounds.
    NoGround(Vec<Version>),
    /// The law leaves it open, or it is not recorded.
    Open(Gap),
}

impl Ended {
    /// The code of anything but a ground.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Ground { .. } => None,
            Self::NoGround(_) => Some(codes::NO_GROUND),
            Self::Open(gap) if gap.silent() => Some(codes::SILENT),
            Self::Open(_) => Some(codes::NOT_RECORDED),
        }
    }
}

/// What the law of a day makes of an event.
///
/// # Errors
/// The day lies before the first recorded act.
pub fn early_end(event: Ending, on: Date, law: &Law) -> Result<Ended, AskError> {
    let ask = Ask::new(law, on)?;
    let listed = ask.read(GROUNDS).and_then(|grounds| Ok((grounds.lists(event.id())?, grounds)));
    Ok(match listed {
        Err(gap) => Ended::Open(gap),
        Ok((false, grounds)) => Ended::NoGround(grounds.versions),
        Ok((true, grounds)) => {
            let says = |says: &str, from: &Version| Ground { says: says.to_owned(), from: from.clone() };
            let mut all: Vec<Ground> = grounds.versions.iter().map(|from| says("a ground of release", from)).collect();
            let released_by = ask.read("ombudsman.released_by").and_then(|by| {
                all.extend(by.versions.iter().map(|from| says("who releases", from)));
                by.choice()
            });
            Ended::Ground { grounds: all, released_by }
        }
    })
}

/// A value with its version; of several readings that agree the first.
fn cited<T>(ask: &Ask<'_>, rule: &'static str, value: impl Fn(&Read) -> Result<T, Gap>) -> Result<Cited<T>, Gap> {
    let read = ask.read(rule)?;
    let value = value(&read)?;
    let from = read.versions.first().cloned().ok_or_else(|| read.not_named(rule))?;
    Ok(Cited { value, from })
}

fn duration(value: &Value) -> Option<Duration> {
    if let Value::Duration(term) = value { Some(*term) } else { None }
}

/// The day so many months or years after a day; of shorter terms none is asked here.
fn after(day: Date, term: Duration) -> Option<Date> {
    let count = i64::from(term.count);
    match term.unit {
        TimeUnit::Years => day.checked_add(count.years()).ok(),
        TimeUnit::Months => day.checked_add(count.months()).ok(),
        _ => None,
    }
}
