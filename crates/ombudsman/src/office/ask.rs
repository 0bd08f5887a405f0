//! Rules read for one day: every value a rule may have on it, each with its version, or the gap. It must never know what a
//! rule is for.

use std::fmt;

use jiff::civil::Date;
use law::value::{Cell, Row};
use law::{Answer, AskError, Law, Query, Value, Version};

use super::words;

/// A rule that gives no answer, and why; never filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The rule asked for.
    pub rule: String,
    /// Why it gives none.
    pub why: Why,
}

/// Why a rule gives no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// No act defines it.
    Undefined,
    /// The law itself leaves it open.
    Silent(Box<Version>),
    /// The rule stands and does not speak of this.
    NotNamed {
        /// Of what.
        what: String,
        /// The version that does not.
        by: Box<Version>,
    },
    /// Nobody recorded it, or it is not yet, pending, ended or void.
    NoValue(Box<Answer>),
    /// The day of a change is not known, and the answer depends on it.
    Differ(Vec<Version>),
    /// A value this procedure cannot carry out.
    Unreadable(Box<Version>),
}

impl Gap {
    /// The law itself is silent, as against a record that is.
    pub fn silent(&self) -> bool {
        matches!(self.why, Why::Silent(_) | Why::NotNamed { .. })
    }

    /// The law had no such rule on the day.
    pub(crate) fn no_rule(&self) -> bool {
        matches!(&self.why, Why::NoValue(answer) if matches!(**answer, Answer::NotYet { .. }))
    }

    /// Where the law says it, or would say it; empty where nothing is known.
    pub fn citations(&self) -> Vec<String> {
        match &self.why {
            Why::Undefined => Vec::new(),
            Why::Silent(version) | Why::Unreadable(version) | Why::NotNamed { by: version, .. } => {
                vec![version.citation()]
            }
            Why::Differ(versions) => versions.iter().map(Version::citation).collect(),
            Why::NoValue(answer) => match answer.as_ref() {
                Answer::Unrecorded { first } | Answer::NotYet { first } => {
                    vec![format!("{} (first recorded)", first.citation())]
                }
                other => other.versions().into_iter().map(Version::citation).collect(),
            },
        }
    }
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.rule)?;
        match &self.why {
            Why::Undefined => f.write_str("no act defines this rule"),
            Why::Silent(version) => write!(f, "{}", version.value),
            Why::NotNamed { what, .. } => write!(f, "{what} is not named"),
            Why::NoValue(answer) => match answer.as_ref() {
                Answer::Unrecorded { .. } => f.write_str("nobody recorded what the law said on this day"),
                Answer::NotYet { .. } => f.write_str("the law had no such rule yet"),
                other => f.write_str(&words(&other.to_string())),
            },
            Why::Differ(versions) => {
                let values: Vec<String> = versions.iter().map(|version| words(&version.value.to_string())).collect();
                write!(f, "the day of a change is not known; {}", values.join(" or "))
            }
            Why::Unreadable(version) => write!(f, "`{}` is no value this procedure can work with", version.value),
        }
    }
}

/// A rule's values on the day; more than one only where the day of a change is not known.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    rule: &'static str,
    /// Never empty, and none of them silent.
    pub(crate) versions: Vec<Version>,
}

impl Read {
    /// What `reading` makes of every value, if it makes the same of all.
    pub(crate) fn one<T: PartialEq>(&self, reading: impl Fn(&Value) -> Option<T>) -> Result<T, Gap> {
        let mut all = Vec::with_capacity(self.versions.len());
        for version in &self.versions {
            let read = reading(&version.value);
            all.push(read.ok_or_else(|| self.gap(Why::Unreadable(Box::new(version.clone()))))?);
        }
        let Some(first) = all.pop() else { return Err(self.gap(Why::Undefined)) };
        if all.iter().all(|other| *other == first) {
            return Ok(first);
        }
        Err(self.gap(Why::Differ(self.versions.clone())))
    }

    /// The choice.
    pub(crate) fn choice(&self) -> Result<String, Gap> {
        self.one(|value| if let Value::Choice(choice) = value { Some(choice.clone()) } else { None })
    }

    /// Yes or no.
    pub(crate) fn yes_no(&self) -> Result<bool, Gap> {
        self.one(|value| if let Value::YesNo(yes) = value { Some(*yes) } else { None })
    }

    /// Whether a plain list has the item, under every reading alike.
    pub(crate) fn lists(&self, item: &str) -> Result<bool, Gap> {
        self.one(|value| Some(items(value)?.iter().any(|found| found == item)))
    }

    /// A gap of this rule.
    pub(crate) fn gap(&self, why: Why) -> Gap {
        Gap { rule: self.rule.to_owned(), why }
    }

    /// The rule stands and does not speak of `what`.
    pub(crate) fn not_named(&self, what: &str) -> Gap {
        match self.versions.first() {
            Some(by) => self.gap(Why::NotNamed { what: words(what), by: Box::new(by.clone()) }),
            None => self.gap(Why::Undefined),
        }
    }
}

/// Questions to the law of one day.
pub(crate) struct Ask<'l> {
    law: &'l Law,
    /// The day.
    pub(crate) on: Date,
}

impl<'l> Ask<'l> {
    /// For the law of a day.
    pub(crate) fn new(law: &'l Law, on: Date) -> Result<Self, AskError> {
        match law.first_day() {
            Some(first) if on < first => Err(AskError::BeforeFirstAct { day: on, first }),
            _ => Ok(Self { law, on }),
        }
    }

    /// Every value the rule may have on the day.
    pub(crate) fn read(&self, rule: &'static str) -> Result<Read, Gap> {
        let gap = |why| Gap { rule: rule.to_owned(), why };
        let answer = self.law.ask(rule, &Query::on(self.on)).map_err(|_| gap(Why::Undefined))?;
        let mut versions = Vec::new();
        if !collect(&answer, &mut versions) {
            return Err(gap(Why::NoValue(Box::new(answer))));
        }
        match versions.iter().find(|version| matches!(version.value, Value::Silent(_))) {
            Some(version) if versions.len() == 1 => Err(gap(Why::Silent(Box::new(version.clone())))),
            Some(_) => Err(gap(Why::Differ(versions))),
            None => Ok(Read { rule, versions }),
        }
    }
}

/// The versions of every reading; `false` where some reading has none.
fn collect(answer: &Answer, into: &mut Vec<Version>) -> bool {
    match answer {
        Answer::InForce(version) => {
            into.push(version.clone());
            true
        }
        Answer::Uncertain { before, after, .. } => collect(before, into) && collect(after, into),
        _ => false,
    }
}

/// The items of a plain list.
pub(crate) fn items(value: &Value) -> Option<Vec<String>> {
    rows(value)?.iter().map(|row| text(row, "item").map(str::to_owned)).collect()
}

/// The rows of a table.
pub(crate) fn rows(value: &Value) -> Option<&[Row]> {
    if let Value::Table(rows) = value { Some(rows) } else { None }
}

/// A cell of words.
pub(crate) fn text<'r>(row: &'r Row, column: &str) -> Option<&'r str> {
    row.iter().find_map(|(name, cell)| match cell {
        Cell::Text(text) if name == column => Some(text.as_str()),
        _ => None,
    })
}

/// A cell of yes or no.
pub(crate) fn flag(row: &Row, column: &str) -> Option<bool> {
    row.iter().find_map(|(name, cell)| match cell {
        Cell::YesNo(yes) if name == column => Some(*yes),
        _ => None,
    })
}
