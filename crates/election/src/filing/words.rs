//! Checks, findings and open points in words. It decides nothing.

use std::fmt;

use law::Share;

use super::{Mend, OpenPoint, Quota, What};
use crate::persons::Group;

/// Persons named before the rest are counted.
const NAMED: usize = 8;

/// `persons 3, 7 and 12`, from 1.
pub(super) fn persons(who: &[usize]) -> String {
    let numbers: Vec<String> = who.iter().take(NAMED).map(|at| (at + 1).to_string()).collect();
    match (who.len(), numbers.split_last()) {
        (0, _) | (_, None) => "nobody".to_owned(),
        (1, Some((only, _))) => format!("person {only}"),
        (n, _) if n > NAMED => format!("persons {} and {} more", numbers.join(", "), n - NAMED),
        (_, Some((last, rest))) => format!("persons {} and {last}", rest.join(", ")),
    }
}

/// A fraction as a decimal where it is finite in two places, else as a fraction.
pub fn decimal(share: Share) -> String {
    let hundredths = u128::from(share.num()) * 100;
    let den = u128::from(share.den());
    if hundredths.is_multiple_of(den) {
        let all = hundredths / den;
        match (all / 100, all % 100) {
            (whole, 0) => whole.to_string(),
            (whole, part) if part % 10 == 0 => format!("{whole}.{}", part / 10),
            (whole, part) => format!("{whole}.{part:02}"),
        }
    } else {
        format!("{}/{}", share.num(), share.den())
    }
}

fn group(group: Group) -> String {
    match group {
        Group::Women => "women".to_owned(),
        Group::BelowAge(age) => format!("persons under {age}"),
        Group::Youth => "youth".to_owned(),
        Group::Disability => "persons with disabilities".to_owned(),
    }
}

impl fmt::Display for Quota {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups: Vec<String> = self.groups.iter().copied().map(group).collect();
        let sum = if self.in_sum { " in sum" } else { "" };
        write!(f, "quota: {} of {}{sum}: ", self.share, groups.join(", "))?;
        write!(f, "{} of {} persons, {} needed", self.once, self.persons, self.need)?;
        if self.each != self.once {
            write!(f, " ({} if a person counts for every group)", self.each)?;
        }
        if self.maybe > 0 && self.once < self.need {
            write!(f, "; {} more may be youth", self.maybe)?;
        }
        Ok(())
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Facts { code } => write!(f, "facts that do not add up: {code}"),
            Self::Lists { filed, allowed } => write!(f, "lists of the party: {filed} of at most {allowed}"),
            Self::Size { persons, mandates, cap } => {
                write!(f, "size: {persons} persons, at most {} for {mandates} mandates", decimal(*cap))
            }
            Self::SizeAlone { persons } => write!(f, "size: {persons} persons, no largest size"),
            Self::Quota(quota) => write!(f, "{quota}"),
            Self::NoQuota => f.write_str("quota: none in this law"),
            Self::Members { outside } => write!(f, "own members only: {} not", persons(outside)),
            Self::OtherLists { persons: who } => write!(f, "on another party's list: {}", persons(who)),
            Self::SingleSeats { persons: who } => write!(f, "also in a single-member district: {}", persons(who)),
            Self::OtherOffices { persons: who } => write!(f, "also a candidate for another office: {}", persons(who)),
            Self::Age { least: 0, .. } => f.write_str("age"),
            Self::Age { least, below } => write!(f, "age of {least}: {} below", persons(below)),
            Self::Citizens { outside } => write!(f, "citizenship: {} without", persons(outside)),
            Self::Residence { years: 0, .. } => f.write_str("residence"),
            Self::Residence { years, short } => write!(f, "residence of {years} years: {} shorter", persons(short)),
            Self::Fee { due, paid, .. } => {
                f.write_str("fee: ")?;
                match due {
                    Some(due) if due.num() == 0 => f.write_str("none due")?,
                    Some(due) => write!(f, "{} minimum wages", decimal(*due))?,
                    None => f.write_str("not known")?,
                }
                paid.map_or(Ok(()), |paid| write!(f, ", {} paid", decimal(paid)))
            }
        }
    }
}

impl fmt::Display for OpenPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SizeRounding { persons, cap } => {
                write!(f, "OC-4: {persons} persons against {}; the law does not say how it is rounded", decimal(*cap))
            }
            Self::CountedOnce { once, each, need } => {
                write!(f, "OC-5: {need} needed; {once} if a person of two groups counts once, {each} if for each; ")?;
                f.write_str("the law does not say")
            }
            Self::Youth { found, need, kept_below } => {
                write!(f, "who is youth is not said: {found} of {need} without youth; ")?;
                match kept_below {
                    Some(age) => write!(f, "the quota is kept if youth means below {age} or more"),
                    None => f.write_str("no age would do"),
                }
            }
            Self::QuotaAfterStriking => f.write_str(
                "the list keeps the quota as filed and not without those struck out; which counts is not said",
            ),
            Self::NoRule { rule, words } => write!(f, "{rule}: {words}"),
            Self::ReadingsDiffer => f.write_str("the law of the day is uncertain, and its readings decide differently"),
        }
    }
}

impl fmt::Display for Mend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.what, self.citation)?;
        match &self.until {
            Some(until) => write!(f, "; until {} ({})", until.words, until.citation),
            None => f.write_str("; the calendar of the election was not given"),
        }
    }
}
