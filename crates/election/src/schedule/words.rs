//! Reads a term out of the words of a rule: `40 days before, 18:00`, `2 months to 1 month before, 18:00`, `00:00 of the day
//! before voting`. Words of any other form are no term; nothing is read into them.

use std::fmt;

use law::Value;
use law::value::{Duration, TimeUnit};

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hour {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

impl Hour {
    /// Reads `17:30`, two digits each; nothing else is an hour.
    pub fn parse(text: &str) -> Option<Self> {
        let two = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let (hour, minute) = text.split_once(':').filter(|(hour, minute)| two(hour) && two(minute))?;
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour < 24 && minute < 60).then_some(Self { hour, minute })
    }
}

impl fmt::Display for Hour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

/// What a rule says of a step's ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// The longer term, where the rule names two.
    pub(super) opens: Length,
    /// The shorter, or the only one.
    pub(super) closes: Length,
    /// Time of day at the end.
    pub(super) hour: Option<Hour>,
}

/// How far from the anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    /// A term.
    Of(Duration),
    /// The anchor's own day.
    Same,
    /// The very day before it, named as such and not counted.
    DayBefore,
    /// The very day after it.
    DayAfter,
}

/// The term in a value that counts from what is named, or, where nothing is, from the vote.
pub(super) fn term_of(value: &Value, of: Option<&str>) -> Option<Term> {
    let Some(of) = of else { return term(value) };
    let Value::Text(text) = value else { return None };
    of_text(text.strip_suffix(of)?.strip_suffix(' ')?)
}

/// The term in a value, if it holds one.
pub(super) fn term(value: &Value) -> Option<Term> {
    match value {
        Value::Duration(length) => Some(one(Length::Of(*length), None)),
        Value::Text(text) => of_text(text),
        _ => None,
    }
}

fn one(length: Length, hour: Option<Hour>) -> Term {
    Term { opens: length, closes: length, hour }
}

fn of_text(text: &str) -> Option<Term> {
    if let Some(hour) = Hour::parse(text) {
        return Some(one(Length::Same, Some(hour)));
    }
    if text == "day after the call" {
        return Some(one(Length::DayAfter, None));
    }
    if let Some((at, "of the day before voting")) = text.split_once(' ') {
        return Some(one(Length::DayBefore, Some(Hour::parse(at)?)));
    }
    if let Some((at, "of voting day")) = text.split_once(' ') {
        return Some(one(Length::Same, Some(Hour::parse(at)?)));
    }
    let (terms, at) = match text.split_once(", ") {
        Some((terms, at)) => (terms, Some(Hour::parse(at)?)),
        None => (text, None),
    };
    let terms = terms.strip_suffix(" before voting").or_else(|| terms.strip_suffix(" before")).unwrap_or(terms);
    let (opens, closes) = terms.split_once(" to ").unwrap_or((terms, terms));
    let closes = length(closes)?;
    // `60 to 40 days`: the unit is said once.
    let opens = length(opens).filter(|_| opens.contains(' ')).or_else(|| {
        let count = opens.parse().ok()?;
        Some(Duration { count, unit: closes.unit })
    })?;
    Some(Term { opens: Length::Of(opens), closes: Length::Of(closes), hour: at })
}

/// A term; a bare number is a number of days, as the names of such rules say (`..._days`).
fn length(text: &str) -> Option<Duration> {
    let days = || text.parse().ok().map(|count| Duration { count, unit: TimeUnit::Days });
    Duration::parse(text).or_else(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(length: Length) -> String {
        match length {
            Length::Of(term) => term.to_string(),
            Length::Same => "same".to_owned(),
            Length::DayBefore => "day before".to_owned(),
            Length::DayAfter => "day after".to_owned(),
        }
    }

    #[test]
    fn terms_in_words() {
        let check = |text: &str, expect: Option<&str>| {
            let found = of_text(text).map(|term| {
                let at = term.hour.map_or(String::new(), |hour| format!(" at {hour}"));
                format!("{} / {}{at}", shown(term.opens), shown(term.closes))
            });
            assert_eq!(found.as_deref(), expect, "{text}");
        };
        check("40 days before, 18:00", Some("40 days / 40 days at 18:00"));
        check("1 month before, 18:00", Some("1 month / 1 month at 18:00"));
        check("2 months to 25 days before, 18:00", Some("2 months / 25 days at 18:00"));
        check("60 to 40 days before, 18:00", Some("60 days / 40 days at 18:00"));
        check("3 to 1", Some("3 days / 1 day"));
        check("2", Some("2 days / 2 days"));
        check("07:00", Some("same / same at 07:00"));
        check("00:00 of the day before voting", Some("day before / day before at 00:00"));
        check("12:00 of voting day", Some("same / same at 12:00"));
        check("5 days before voting, 18:00", Some("5 days / 5 days at 18:00"));
        check("day after the call", Some("day after / day after"));
        for words in [
            "2 days before registration",
            "",
            "at once",
            "end of the term of registration",
            "24:00",
            "7:00",
            "40 days before, soon",
            "40 days before, 18:60",
            "last Sunday of March",
            "2 days to the upper territorial commission, then 3 days to the CEC",
            "99999999999 days before",
        ] {
            check(words, None);
        }
    }
}
