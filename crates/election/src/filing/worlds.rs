//! The states the law may have on a day on which the start of acts is not known: every combination of begun and not begun
//! that gives other answers. It must never choose between them.

use std::collections::BTreeMap;

use law::{Answer, Law, Query, Version};

/// Starts not known that may meet on one day before the states are too many to be told.
const MAX_UNKNOWN: usize = 5;

/// An act taken as begun, or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumed {
    /// Its name.
    pub act: String,
    /// What is known of its day.
    pub day: String,
    /// Taken as begun.
    pub begun: bool,
}

/// One state of the law.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) assumes: Vec<Assumed>,
    answers: BTreeMap<String, Answer>,
}

impl World {
    /// The answer on a rule; `None` where no act defines it or nobody asked.
    pub(crate) fn answer(&self, rule: &str) -> Option<&Answer> {
        self.answers.get(rule)
    }

    /// The version in force.
    pub(crate) fn version(&self, rule: &str) -> Option<&Version> {
        self.answer(rule)?.in_force()
    }

    fn says_the_same(&self, other: &Self) -> bool {
        let value = |world: &Self, rule: &str| world.version(rule).map(|version| version.value.clone());
        self.answers.keys().all(|rule| value(self, rule) == value(other, rule))
    }
}

/// The states of the law under a query, for these rules; `Err` names the acts where too many starts are unknown.
pub(crate) fn worlds<'r>(
    law: &Law,
    rules: impl Iterator<Item = &'r str>,
    query: &Query,
) -> Result<Vec<World>, Vec<String>> {
    let asked: BTreeMap<String, Answer> =
        rules.filter_map(|rule| Some((rule.to_owned(), law.ask(rule, query).ok()?))).collect();
    let mut unknown: Vec<(String, String)> = Vec::new();
    for answer in asked.values() {
        collect(answer, &mut unknown);
    }
    if unknown.len() > MAX_UNKNOWN {
        return Err(unknown.into_iter().map(|(act, day)| format!("{act}: {day}")).collect());
    }
    let mut all: Vec<World> = Vec::new();
    for state in 0..1_u32 << unknown.len() {
        let begun = |at: usize| state >> at & 1 == 1;
        let resolve = |answer: &Answer| resolved(answer, &unknown, &begun);
        let answers = asked.iter().map(|(rule, answer)| (rule.clone(), resolve(answer))).collect();
        let assume = |(at, (act, day)): (usize, &(String, String))| Assumed {
            act: act.clone(),
            day: day.clone(),
            begun: begun(at),
        };
        let world = World { assumes: unknown.iter().enumerate().map(assume).collect(), answers };
        if !all.iter().any(|other| other.says_the_same(&world)) {
            all.push(world);
        }
    }
    if let [only] = all.as_mut_slice() {
        only.assumes.clear();
    }
    Ok(all)
}

fn collect(answer: &Answer, unknown: &mut Vec<(String, String)>) {
    if let Answer::Uncertain { before, after, day, by } = answer {
        let key = (by.clone(), day.when.to_string());
        if !unknown.contains(&key) {
            unknown.push(key);
        }
        collect(before, unknown);
        collect(after, unknown);
    }
}

fn resolved(answer: &Answer, unknown: &[(String, String)], begun: &impl Fn(usize) -> bool) -> Answer {
    match answer {
        Answer::Uncertain { before, after, day, by } => {
            let key = (by.clone(), day.when.to_string());
            let at = unknown.iter().position(|known| *known == key);
            resolved(if at.is_some_and(begun) { after } else { before }, unknown, begun)
        }
        other => other.clone(),
    }
}
