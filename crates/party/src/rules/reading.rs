//! Readings of the law on a day inside the bounds of an act whose first day is not known: one reading for each combination
//! of "had begun" and "had not". One act has one day, so all rules it changes move together.

use law::{Answer, Day};

use super::PartyRules;

/// An act of which nobody knows whether it had begun, and what a reading takes for granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumed {
    /// The act's name.
    pub act: String,
    /// Taken as begun.
    pub begun: bool,
    /// What is known of its first day.
    pub day: Day,
}

/// The rules under one set of assumptions; none where the law of the day is certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What is taken for granted.
    pub assumed: Vec<Assumed>,
    /// The rules then.
    pub rules: PartyRules,
}

impl PartyRules {
    /// All readings of the named rules, the one in which nothing doubtful had begun first. A single one without assumptions
    /// where none of them is uncertain.
    pub fn readings_of(&self, rules: &[&str]) -> Vec<Reading> {
        let mut readings = vec![Reading { assumed: Vec::new(), rules: self.clone() }];
        let mut done = 0;
        // Each pass settles one act in one reading; a rule knows at most a few unknown days, so this ends.
        while let Some(reading) = readings.get(done) {
            let Some((act, day)) = rules.iter().find_map(|rule| reading.rules.doubt(rule)) else {
                done += 1;
                continue;
            };
            let split = [false, true].map(|begun| reading.with(&act, &day, begun));
            readings.splice(done..=done, split);
        }
        readings
    }

    /// The first act of which nobody knows whether it had begun, where it matters to the rule.
    fn doubt(&self, rule: &str) -> Option<(String, Day)> {
        match self.answers.get(rule) {
            Some(Ok(Answer::Uncertain { day, by, .. })) => Some((by.clone(), day.clone())),
            _ => None,
        }
    }
}

impl Reading {
    /// The same reading with one more act taken as begun or not.
    fn with(&self, act: &str, day: &Day, begun: bool) -> Self {
        let mut assumed = self.assumed.clone();
        assumed.push(Assumed { act: act.to_owned(), begun, day: day.clone() });
        let settle = |answer: &Answer| settled(answer, act, day, begun);
        let answers =
            self.rules.answers.iter().map(|(name, answer)| (*name, answer.as_ref().map(settle).map_err(Clone::clone)));
        Self { assumed, rules: PartyRules::of(self.rules.query, answers.collect()) }
    }
}

/// An answer in which the act has begun, or has not.
fn settled(answer: &Answer, act: &str, unknown: &Day, begun: bool) -> Answer {
    let Answer::Uncertain { before, after, day, by } = answer else { return answer.clone() };
    if by == act && day == unknown {
        return settled(if begun { after } else { before }, act, unknown, begun);
    }
    let before = settled(before, act, unknown, begun);
    let after = settled(after, act, unknown, begun);
    let same = match (&before, &after) {
        (Answer::InForce(a), Answer::InForce(b)) => a.value == b.value,
        (a, b) => a == b,
    };
    if same {
        before
    } else {
        Answer::Uncertain { before: Box::new(before), after: Box::new(after), day: day.clone(), by: by.clone() }
    }
}
