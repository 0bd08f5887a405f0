//! What orders ask of the law again and again, read once: days off, and the rules of candidacy by day. All of it follows from
//! the law the journal stands under, so a desk that has it and one that has not answer alike.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use election::single::candidacy::CandidacyRules;
use jiff::civil::Date;
use law::Query;
use law::calendar::Calendar;

use crate::books::Books;
use crate::refusal::Refusal;

/// Days whose rules are kept at most: more than an election has, few enough that no journal fills the memory with them.
const MOST_DAYS: usize = 100;

/// What was asked before.
#[derive(Clone, Default)]
pub(super) struct Asked {
    calendar: Option<Arc<Calendar>>,
    rules: BTreeMap<Date, Arc<CandidacyRules>>,
}

impl fmt::Debug for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days: Vec<String> = self.rules.keys().map(Date::to_string).collect();
        write!(f, "Asked({})", days.join(" "))
    }
}

impl Asked {
    /// Days off; read here only where no journal was opened yet.
    pub(super) fn calendar(&self, books: &Books) -> Result<Arc<Calendar>, Refusal> {
        match &self.calendar {
            Some(calendar) => Ok(Arc::clone(calendar)),
            None => Calendar::of_law(&books.law).map(Arc::new).map_err(|error| gives(error.to_string())),
        }
    }

    /// The rules of a day, as they were kept or read anew.
    pub(super) fn rules(&self, books: &Books, office: &str, day: Date) -> Result<Arc<CandidacyRules>, Refusal> {
        if let Some(rules) = self.rules.get(&day) {
            return Ok(Arc::clone(rules));
        }
        let rules = CandidacyRules::on(&books.law, &books.offices, office, Query::on(day));
        rules.map(Arc::new).map_err(|error| gives(error.to_string()))
    }

    /// Keeps days off, when a journal is opened.
    pub(super) fn open(&mut self, books: &Books) {
        self.calendar = self.calendar(books).ok();
    }

    /// Keeps the rules of a day on which something was decided: what else is decided on it finds them.
    pub(super) fn keep(&mut self, books: &Books, office: &str, day: Date) {
        if self.rules.contains_key(&day) {
            return;
        }
        if let Ok(rules) = self.rules(books, office, day) {
            self.rules.insert(day, rules);
        }
        while self.rules.len() > MOST_DAYS {
            self.rules.pop_first();
        }
    }
}

fn gives(why: String) -> Refusal {
    Refusal::Count { why, by: Vec::new() }
}
