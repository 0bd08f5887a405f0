//! Which steps may follow a stage and which days bound them, for whoever keeps an eye on the register. It must never decide: a
//! step that is not within its days is refused when somebody takes it.

use jiff::civil::Date;
use law::{AskError, Cited, Duration, Law, Query};

use super::checks::Side;
use super::step::{TRANSITIONS, Term, terms};
use super::{Command, Stage};
use crate::rules::{Assumed, PartyRules};

/// A step that may follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The command, as the drawing names it.
    pub command: &'static str,
    /// The stages it may lead to.
    pub to: Vec<&'static str>,
    /// The days that bound it; all of them hold.
    pub limits: Vec<Limit>,
}

/// A day that bounds a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// It is the last day of the step, or the first.
    pub side: Side,
    /// The day under each reading of the law; one where all readings give the same.
    pub days: Vec<Reached>,
    /// What the law of the day asked about gives no value for.
    pub open: Option<String>,
}

/// A day and why it is this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The day.
    pub day: Date,
    /// The term that leads to it; none where the day stands in a decision.
    pub term: Option<Box<Cited<Duration>>>,
    /// What the reading takes for granted; nothing where all readings agree.
    pub assumed: Vec<Assumed>,
}

impl Due {
    /// The last day of the step, the earliest of all that may be it.
    pub fn last(&self) -> Option<Date> {
        self.bounds(Side::Within).min()
    }

    /// The first day of the step, the latest of all that may be it.
    pub fn first(&self) -> Option<Date> {
        self.bounds(Side::After).max()
    }

    fn bounds(&self, side: Side) -> impl Iterator<Item = Date> {
        self.limits
            .iter()
            .filter(move |limit| limit.side == side)
            .flat_map(|limit| &limit.days)
            .map(|reached| reached.day)
    }
}

/// The steps from a stage.
pub(super) fn due(stage: &Stage, on: Date, law: &Law) -> Result<Vec<Due>, AskError> {
    let rules = PartyRules::on(law, Query::on(on))?;
    let mut all: Vec<Due> = Vec::new();
    for arrow in TRANSITIONS.iter().filter(|arrow| arrow.from == stage.name()) {
        if let Some(known) = all.iter_mut().find(|due| due.command == arrow.command) {
            known.to.push(arrow.to);
            continue;
        }
        let mut limits: Vec<Limit> = terms(stage, arrow.command).iter().map(|term| limit(term, &rules)).collect();
        if let (Stage::Suspended { until, .. }, true) = (stage, arrow.command == Command::Resume.name()) {
            let days = until.tomorrow().ok().map(|day| Reached { day, term: None, assumed: Vec::new() });
            limits.push(Limit { side: Side::After, days: days.into_iter().collect(), open: None });
        }
        all.push(Due { command: arrow.command, to: vec![arrow.to], limits });
    }
    Ok(all)
}

fn limit(term: &Term, rules: &PartyRules) -> Limit {
    let mut limit = Limit { side: term.side, days: Vec::new(), open: None };
    for reading in rules.readings_of(&[term.rule]) {
        match (term.of)(&reading.rules) {
            Ok(cited) => {
                // A day beyond the calendar bounds nothing.
                let Ok(day) = term.side.day(term.since, cited.value) else { continue };
                limit.days.push(Reached { day, term: Some(Box::new(cited.clone())), assumed: reading.assumed });
            }
            Err(gap) => limit.open = Some(gap.to_string()),
        }
    }
    let first = limit.days.first().map(|reached| reached.day);
    if limit.days.len() > 1 && limit.open.is_none() && limit.days.iter().all(|reached| Some(reached.day) == first) {
        limit.days.truncate(1);
        limit.days.iter_mut().for_each(|reached| reached.assumed.clear());
    }
    limit
}
