//! Answers: the operations of one rule replayed under the three clocks of a query.

use std::fmt;

use jiff::civil::Date;

use crate::act::Before;
use crate::answer::{Answer, Query, Version};
use crate::day::{Begun, Day, When};
use crate::fault::codes;
use crate::reader::nearest;
use crate::timeline::{Action, Effect, Law, Rule};

/// Days not known that may overlap for one rule before an answer would name too many cases.
pub(crate) const MAX_UNCERTAIN: usize = 6;

/// Why no answer can be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskError {
    /// No act defines the rule.
    NoSuchRule {
        /// What was asked.
        rule: String,
        /// A rule of a name like it.
        nearest: Option<String>,
    },
    /// A day before the first act.
    BeforeFirstAct {
        /// What was asked.
        day: Date,
        /// Signing of the first act.
        first: Date,
    },
}

impl AskError {
    /// The code of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoSuchRule { .. } => codes::RULE_UNKNOWN,
            Self::BeforeFirstAct { .. } => codes::BEFORE_FIRST_ACT,
        }
    }
}

impl fmt::Display for AskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchRule { rule, nearest } => {
                write!(f, "{} no act defines the rule `{rule}`", self.code())?;
                match nearest {
                    Some(near) => write!(f, "\n\nhint: did you mean `{near}`?"),
                    None => write!(f, "\n\nhint: `zhargy law rules` lists all rules"),
                }
            }
            Self::BeforeFirstAct { day, first } => {
                write!(f, "{} {day} lies before the first recorded act, signed {first}", self.code())?;
                write!(f, "\n\nhint: nothing is recorded of earlier law; ask for {first} or later")
            }
        }
    }
}

impl std::error::Error for AskError {}

/// What stands while effects are replayed.
#[derive(Clone)]
enum State<'l> {
    Nothing,
    Standing { set_by: &'l Effect, stated_by: &'l Effect },
    Ended { set_by: &'l Effect, stated_by: &'l Effect, by: &'l Effect },
    Void { set_by: &'l Effect, stated_by: &'l Effect, by: &'l Effect },
    Suspended { set_by: &'l Effect, stated_by: &'l Effect, by: &'l Effect },
}

impl Law {
    /// What the law says.
    ///
    /// # Errors
    /// No such rule; a day before the first act.
    pub fn ask(&self, rule: &str, query: &Query) -> Result<Answer, AskError> {
        let Some(found) = self.rules.get(rule) else {
            let known: Vec<&str> = self.rules.keys().map(String::as_str).collect();
            let nearest = nearest(rule, &known).map(str::to_owned);
            return Err(AskError::NoSuchRule { rule: rule.to_owned(), nearest });
        };
        if let Some(first) = self.first_day()
            && query.on < first
        {
            return Err(AskError::BeforeFirstAct { day: query.on, first });
        }
        Ok(self.replay(found, 0, State::Nothing, query))
    }

    fn replay<'l>(&'l self, rule: &'l Rule, from: usize, mut state: State<'l>, query: &Query) -> Answer {
        // What comes later in the order and has certainly begun presupposes all that comes before it.
        let certain = rule.effects.iter().rposition(|effect| begun(effect, query).0 == Begun::Yes);
        for (at, effect) in rule.effects.iter().enumerate().skip(from) {
            let (begun, day) = begun(effect, query);
            match begun {
                Begun::Maybe if certain.is_some_and(|certain| certain > at) => {
                    state = apply(state, effect, query);
                }
                Begun::No => {}
                Begun::Yes => state = apply(state, effect, query),
                Begun::Maybe => {
                    let before = self.replay(rule, at + 1, state.clone(), query);
                    let after = self.replay(rule, at + 1, apply(state, effect, query), query);
                    return join(before, after, day.clone(), self.acts[effect.act].name());
                }
            }
        }
        self.conclude(rule, &state, query)
    }

    fn conclude(&self, rule: &Rule, state: &State<'_>, query: &Query) -> Answer {
        match state {
            State::Standing { set_by, stated_by } => Answer::InForce(self.version(rule, set_by, stated_by)),
            State::Ended { set_by, stated_by, by } => Answer::Ended {
                last: self.version(rule, set_by, stated_by),
                by: self.acts[by.act].name(),
                since: by.day().clone(),
            },
            State::Void { set_by, stated_by, by } => Answer::Void {
                text: self.version(rule, set_by, stated_by),
                by: self.acts[by.act].name(),
                since: by.day().clone(),
            },
            State::Suspended { set_by, stated_by, by } => {
                let until = match by.action {
                    Action::Suspend(Some(until)) => format!("until {until}"),
                    _ => "without a day named".to_owned(),
                };
                Answer::Pending {
                    waiting_for: format!("suspended by {} {until}", self.acts[by.act].name()),
                    then: self.version(rule, set_by, stated_by),
                }
            }
            State::Nothing => self.nothing(rule, query),
        }
    }

    /// No effect has begun: the rule waits, is not there yet, or was not recorded.
    fn nothing(&self, rule: &Rule, query: &Query) -> Answer {
        let first = &rule.effects[0];
        let version = self.version(rule, first, first);
        let published = begun_known(&first.days[0].0, query.known) != Begun::No;
        match (&first.day().when, rule.definition.before) {
            (When::Pending(what), _)
                if published && self.acts[first.act].signed.is_none_or(|day| query.decided >= day) =>
            {
                Answer::Pending { waiting_for: what.clone(), then: version }
            }
            (_, Before::NoRule) => Answer::NotYet { first: version },
            (_, Before::Unrecorded) => Answer::Unrecorded { first: version },
        }
    }

    pub(crate) fn version(&self, rule: &Rule, set_by: &Effect, stated_by: &Effect) -> Version {
        let act = &self.acts[stated_by.act];
        let op = &act.ops[stated_by.op];
        let value = match &set_by.action {
            Action::Set(value) => value.clone(),
            _ => crate::value::Value::Silent("no value is set".to_owned()),
        };
        // An operation that names no target, as in a short bill, leaves the rule where it stands.
        let up_to = rule.effects.iter().position(|effect| std::ptr::eq(effect, stated_by)).unwrap_or(0);
        let targets = |effect: &Effect| &self.acts[effect.act].ops[effect.op].targets;
        let placed = rule.effects[..=up_to].iter().rev().map(targets).find(|targets| !targets.is_empty());
        let provisions = placed.cloned().unwrap_or_default();
        Version {
            rule: rule.name.clone(),
            value,
            act: act.id.clone(),
            act_name: act.name(),
            by_bill: act.is_bill,
            standing: self.standing(&provisions),
            provisions,
            at: op.at.clone(),
            confidence: op.confidence,
            since: stated_by.day().clone(),
            source: op.source.clone(),
            note: op.note.clone(),
        }
    }

    /// `Constitution 30.08.1995 art 50(3), 99(3); Law ... art 5`.
    fn standing(&self, provisions: &[crate::act::Provision]) -> String {
        let mut out = String::new();
        let mut last = "";
        for provision in provisions {
            let known = self.acts.iter().find(|act| act.id == provision.act);
            if provision.act == last {
                out.push_str(", ");
                out.push_str(&provision.article);
                continue;
            }
            if !out.is_empty() {
                out.push_str("; ");
            }
            out.push_str(&known.map_or_else(|| provision.act.clone(), |act| act.name()));
            if !provision.article.is_empty() {
                out.push_str(if provision.article.starts_with(|c: char| c.is_ascii_digit()) { " art " } else { " " });
                out.push_str(&provision.article);
            }
            last = &provision.act;
        }
        out
    }
}

/// Whether an effect counts under the query, and the day of force it goes by.
fn begun<'e>(effect: &'e Effect, query: &Query) -> (Begun, &'e Day) {
    let mut day = &effect.days[0].1;
    let known = begun_known(&effect.days[0].0, query.known);
    for (published, revised) in &effect.days[1..] {
        if begun_known(published, query.known) == Begun::Yes {
            day = revised;
        }
    }
    let law = day.when.begun(query.decided);
    let fact = match &effect.applies {
        Some(applies) if query.on >= applies.from => Begun::Yes,
        Some(_) => Begun::No,
        None => day.when.begun(query.on),
    };
    let all = [known, law, fact];
    let begun = if all.contains(&Begun::No) {
        Begun::No
    } else if all.contains(&Begun::Maybe) {
        Begun::Maybe
    } else {
        Begun::Yes
    };
    (begun, day)
}

fn begun_known(published: &Day, known: Option<Date>) -> Begun {
    known.map_or(Begun::Yes, |known| published.when.begun(known))
}

fn apply<'l>(state: State<'l>, effect: &'l Effect, query: &Query) -> State<'l> {
    match (&effect.action, state) {
        (Action::Set(_), _) => State::Standing { set_by: effect, stated_by: effect },
        (Action::Rebase, State::Standing { set_by, .. }) => State::Standing { set_by, stated_by: effect },
        (
            Action::End,
            State::Standing { set_by, stated_by }
            | State::Void { set_by, stated_by, .. }
            | State::Suspended { set_by, stated_by, .. },
        ) => State::Ended { set_by, stated_by, by: effect },
        (Action::Annul, State::Standing { set_by, stated_by }) => State::Void { set_by, stated_by, by: effect },
        (Action::Suspend(until), State::Standing { set_by, stated_by })
            if until.is_none_or(|until| query.on < until) =>
        {
            State::Suspended { set_by, stated_by, by: effect }
        }
        (_, state) => state,
    }
}

/// Two answers that agree in what the law says are one answer; the older citation is kept.
fn join(before: Answer, after: Answer, day: Day, by: String) -> Answer {
    match (&before, &after) {
        (Answer::InForce(a), Answer::InForce(b)) if a.value == b.value => before,
        _ if before == after => before,
        _ => Answer::Uncertain { before: Box::new(before), after: Box::new(after), day, by },
    }
}
