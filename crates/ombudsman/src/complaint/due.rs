//! The day by which something must follow, with the article that says so, under every reading of the law and of the calendar.
//! It must never know a figure.

use std::fmt;

use jiff::civil::Date;
use law::Duration;
use law::calendar::{Answer, Calendar, Counting, Deadline, Direction, Roll};

use super::rules::{ComplaintRules, Rule, names};
use crate::shared::Received;

/// What must follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// The complaint must be considered.
    Consider,
    /// The complainant must be told of an extension.
    ExtensionNotice,
    /// The body must hand over what this request asked for.
    Material(u32),
    /// The body must answer this recommendation or petition.
    Answer(u32),
    /// The body must tell that it needs longer for this answer.
    AnswerNotice(u32),
}

impl Term {
    /// The rule that sets it.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Consider => names::TERM,
            Self::ExtensionNotice => names::EXTENSION_NOTICE,
            Self::Material(_) => names::MATERIALS,
            Self::Answer(_) => names::ANSWER,
            Self::AnswerNotice(_) => names::ANSWER_NOTICE,
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Consider => f.write_str("the complaint is considered"),
            Self::ExtensionNotice => f.write_str("the complainant is told of the extension"),
            Self::Material(n) => write!(f, "material of request {n} is handed over"),
            Self::Answer(n) => write!(f, "recommendation or petition {n} is answered"),
            Self::AnswerNotice(n) => write!(f, "the office is told of the longer time for answer {n}"),
        }
    }
}

/// A term that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What must follow.
    pub term: Term,
    /// The last day of the term, one for each reading, earliest first; empty where the law or the calendar gives none.
    pub days: Vec<Date>,
    /// Articles, each once.
    pub citations: Vec<String>,
    /// What is not certain about it, in words.
    pub doubts: Vec<String>,
}

impl Due {
    /// The day that keeps the term under every reading.
    pub fn safe(&self) -> Option<Date> {
        self.days.first().copied()
    }

    /// The day after which the term is missed under every reading.
    pub fn latest(&self) -> Option<Date> {
        self.days.last().copied()
    }

    /// Whether the term was kept by something done on a day; `None` where the readings differ or give no day.
    pub fn kept_on(&self, day: Date) -> Option<bool> {
        match (self.safe()?, self.latest()?) {
            (safe, _) if day <= safe => Some(true),
            (_, latest) if day > latest => Some(false),
            _ => None,
        }
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} by ", self.term)?;
        let days: Vec<String> = self.days.iter().map(ToString::to_string).collect();
        f.write_str(if days.is_empty() { "a day that is not known".to_owned() } else { days.join(" or ") }.as_str())?;
        if !self.citations.is_empty() {
            write!(f, " ({})", self.citations.join("; "))?;
        }
        self.doubts.iter().try_for_each(|doubt| write!(f, "; {doubt}"))
    }
}

/// The law and the calendar a term is computed from.
#[derive(Clone, Copy, Debug)]
pub struct Basis<'b, 'l> {
    /// The rules on complaints.
    pub rules: &'b ComplaintRules<'l>,
    /// Working days.
    pub calendar: &'b Calendar,
}

impl Basis<'_, '_> {
    /// The first term of a complaint: its consideration, counted from the day after receipt. Where only the week of receipt is
    /// known both ends of it are counted, so that the safe day holds whichever day it was.
    pub fn consider(&self, received: Received) -> Due {
        let mut rule = self.rules.duration(names::TERM, received.first());
        rule.join(self.rules.duration(names::TERM, received.last()));
        let mut doubts = Vec::new();
        if received.first() != received.last() {
            doubts.push("only the week of receipt is kept: counted from its first and from its last day".to_owned());
        }
        self.due(Term::Consider, &[received.first(), received.last()], &rule, doubts)
    }

    /// A term that a step of `on` starts in a case received earlier.
    pub fn started(&self, term: Term, received: Received, on: Date) -> Due {
        let (rule, doubts) = self.rules.governing(term.rule(), received, on);
        self.due(term, &[on], &rule, doubts)
    }

    /// How far an extension decided on a day may reach: counted from receipt, from the end of the first term, or from both
    /// where the law does not say.
    pub fn longest(&self, received: Received, first: Option<&Due>, on: Date) -> Due {
        let (longest, doubts) = self.rules.governing(names::EXTENSION, received, on);
        let from = self.rules.choice(names::EXTENSION_FROM, on);
        let receipt = [received.first(), received.last()];
        let end = first.map(|due| due.days.clone()).unwrap_or_default();
        let anchors = match from.one().map(|cited| cited.value.as_str()) {
            Some("receipt") => receipt.to_vec(),
            Some("end_of_term") => end,
            _ => [receipt.as_slice(), end.as_slice()].concat(),
        };
        let mut limit = self.due(Term::Consider, &anchors, &longest, doubts);
        for gap in &from.gaps {
            note(&mut limit.doubts, gap.to_string());
        }
        for citation in from.citations() {
            note(&mut limit.citations, citation);
        }
        limit
    }

    /// How far the time for an answer may be extended on a day: counted from its end, as an extension is.
    pub fn longest_answer(&self, answer: &Due, received: Received, on: Date) -> Due {
        let (longest, mut doubts) = self.rules.governing(names::ANSWER_EXTENSION, received, on);
        note(&mut doubts, "the extension is counted from the end of the time for the answer".to_owned());
        self.due(answer.term, &answer.days, &longest, doubts)
    }

    /// A term from each of the anchors under each value of a rule.
    pub(super) fn due(&self, term: Term, anchors: &[Date], rule: &Rule<Duration>, mut doubts: Vec<String>) -> Due {
        let mut days = Vec::new();
        for cited in &rule.values {
            for anchor in anchors {
                self.count(*anchor, cited.value, &mut days, &mut doubts);
            }
        }
        doubts.extend(rule.gaps.iter().map(ToString::to_string));
        days.sort_unstable();
        days.dedup();
        Due { term, days, citations: rule.citations(), doubts }
    }

    /// The last day of a length of time after an anchor, whose own day is not counted.
    pub(super) fn count(&self, anchor: Date, length: Duration, days: &mut Vec<Date>, doubts: &mut Vec<String>) {
        let deadline =
            Deadline { term: length, direction: Direction::After, counting: Counting::FromNextDay, roll: Roll::None };
        let reckonings = match self.calendar.deadline(anchor, deadline) {
            Ok(Answer::Plain(one)) => vec![one],
            Ok(Answer::Uncertain { late, early }) => vec![late, early],
            Err(error) => return note(doubts, error.to_string()),
        };
        for reckoning in reckonings {
            for missing in &reckoning.missing {
                note(doubts, format!("as far as recorded: {missing}"));
            }
            days.push(reckoning.day);
        }
    }
}

/// Adds words once.
pub(super) fn note(doubts: &mut Vec<String>, words: String) {
    if !doubts.contains(&words) {
        doubts.push(words);
    }
}
