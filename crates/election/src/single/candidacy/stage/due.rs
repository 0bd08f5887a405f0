//! What may follow a stage, and until when. It must never know a figure of the law.

use jiff::civil::Date;
use law::Duration;
use law::calendar::Calendar;

use super::step::{TRANSITIONS, last_before, last_within};
use super::{At, Frame, Stage};
use crate::single::candidacy::rules::{CancelledBefore, Rule, Rules};
use crate::single::candidacy::{CandidacyRules, Limit};

/// A step that may follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The act's name.
    pub act: &'static str,
    /// Where it leads.
    pub to: At,
    /// Its last day; two where the way of counting or the law of the day is not certain; none where nothing bounds it or
    /// the bound is not known.
    pub last: Vec<Date>,
    /// Where that stands; empty where nothing bounds it.
    pub citations: Vec<String>,
}

pub(super) fn due(stage: Stage, frame: &Frame, rules: &CandidacyRules, calendar: &Calendar) -> Vec<Due> {
    let mut all = Vec::new();
    for arrow in TRANSITIONS.iter().filter(|arrow| arrow.from == stage.at && belongs(arrow.act, stage.at, frame)) {
        let mut due = Due { act: arrow.act, to: arrow.to, last: Vec::new(), citations: Vec::new() };
        let mut possible = false;
        for state in &rules.readings {
            let Some((days, citation)) = bound(arrow.act, stage, frame, &state.rules, calendar) else { continue };
            possible = true;
            for day in days {
                if !due.last.contains(&day) {
                    due.last.push(day);
                }
            }
            if !citation.is_empty() && !due.citations.contains(&citation) {
                due.citations.push(citation);
            }
        }
        due.last.sort_unstable();
        if possible {
            all.push(due);
        }
    }
    all
}

fn belongs(act: &str, at: At, frame: &Frame) -> bool {
    match (at, act) {
        (At::Eligible, "issue sheets") => frame.needs_signatures,
        (At::Eligible, "register") => !frame.needs_signatures,
        _ => true,
    }
}

/// The days that bound a step and their article; `None` where the rules do not let it follow.
fn bound(act: &str, stage: Stage, frame: &Frame, rules: &Rules, calendar: &Calendar) -> Option<(Vec<Date>, String)> {
    let of = |limit: Option<&Limit>| {
        limit.map_or((Vec::new(), String::new()), |limit| (vec![limit.day], limit.citation.clone()))
    };
    let back = |rule: &Rule<Duration>, anchor: Date| match rule {
        Ok(term) => {
            let days = last_before(term.value, anchor, calendar).map(|(certain, possible)| vec![certain, possible]);
            (days.unwrap_or_default(), term.from.citation())
        }
        Err(_) => (Vec::new(), String::new()),
    };
    let on = |rule: &Rule<Duration>| match rule {
        Ok(term) => {
            let day = last_within(term.value, stage.since, calendar);
            (day.into_iter().collect(), term.from.citation())
        }
        Err(_) => (Vec::new(), String::new()),
    };
    Some(match act {
        "issue sheets" => on(&rules.sheets_issued),
        "accept sheets" => of(frame.signatures_due.as_ref().or(frame.registration_ends.as_ref())),
        "register" => of(frame.registration_ends.as_ref()),
        "appeal" => on(&rules.appeal),
        "dismiss" => on(&rules.appeal_decided),
        "restore" | "cancel" => back(&rules.fixed, frame.vote),
        "withdraw" => back(&rules.withdrawal, frame.vote),
        "take back" => match rules.cancelled_before.as_ref().map(|cited| cited.value) {
            Ok(CancelledBefore::Registration) if stage.at == At::Registered => return None,
            Ok(CancelledBefore::Registration) => match &frame.registration_ends {
                Some(limit) => back(&rules.cancelled, limit.day),
                None => (Vec::new(), String::new()),
            },
            Ok(CancelledBefore::Voting) => back(&rules.cancelled, frame.vote),
            Err(_) => (Vec::new(), String::new()),
        },
        _ => (Vec::new(), String::new()),
    })
}
