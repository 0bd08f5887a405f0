//! Asks the law for one rule of an office, with explicit instructions where the law is not recorded or is replaced.

use std::cell::RefCell;
use std::fmt;

use law::value::{Duration, Type};
use law::{Answer, Cited, Confidence, Day, Law, Query, Share, Value, Version, When};

use super::RulesError;
use crate::office::Office;

/// A rule that gives no single value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The rule asked for.
    pub rule: String,
    /// Why it gives none.
    pub why: String,
}

impl Gap {
    pub(crate) fn fact(rule: &str, why: &str) -> Self {
        Self { rule: rule.to_owned(), why: why.to_owned() }
    }
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule, self.why)
    }
}

/// An explicit instruction to count with a value that the law of the day does not give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// The rule.
    pub rule: String,
    /// The value in its short written form.
    pub value: String,
    /// Why.
    pub because: String,
    /// Follow it even where the law gives a value; otherwise only where the law gives none.
    pub replaces: bool,
}

/// The rules of one office under one query.
pub(crate) struct Statute<'l> {
    law: &'l Law,
    office: &'l Office,
    query: Query,
    instructions: &'l [Instruction],
    used: RefCell<Vec<Instruction>>,
}

impl<'l> Statute<'l> {
    pub(crate) fn new(
        law: &'l Law,
        office: &'l Office,
        query: Query,
        instructions: &'l [Instruction],
    ) -> Result<Self, RulesError> {
        for instruction in instructions {
            let bad = |why: String| RulesError::BadInstruction { rule: instruction.rule.clone(), why };
            let rule = law.rule(&instruction.rule).ok_or_else(|| bad("no act defines this rule".to_owned()))?;
            let of = &rule.definition.of;
            if parse(&instruction.value, of).is_none() {
                return Err(bad(format!("`{}` is not a value of type {of}", instruction.value)));
            }
        }
        Ok(Self { law, office, query, instructions, used: RefCell::default() })
    }

    /// Instructions that were followed.
    pub(crate) fn used(self) -> Vec<Instruction> {
        self.used.into_inner()
    }

    pub(crate) fn share(&self, suffix: &str) -> Result<Cited<Share>, Gap> {
        self.read(&self.names(suffix), |value| if let Value::Share(share) = value { Some(*share) } else { None })
    }

    pub(crate) fn count(&self, names: &[&str]) -> Result<Cited<u64>, Gap> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        self.read(&names, |value| if let Value::Count(n, _) = value { Some(*n) } else { None })
    }

    pub(crate) fn count_of(&self, suffix: &str) -> Result<Cited<u64>, Gap> {
        self.read(&self.names(suffix), |value| if let Value::Count(n, _) = value { Some(*n) } else { None })
    }

    /// A number under the first of several names.
    pub(crate) fn count_under(&self, suffixes: &[&str]) -> Result<Cited<u64>, Gap> {
        self.read(&self.names_of(suffixes), |value| if let Value::Count(n, _) = value { Some(*n) } else { None })
    }

    pub(crate) fn yes_no(&self, names: &[&str]) -> Result<Cited<bool>, Gap> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        self.read(&names, |value| if let Value::YesNo(yes) = value { Some(*yes) } else { None })
    }

    pub(crate) fn yes_no_of(&self, suffix: &str) -> Result<Cited<bool>, Gap> {
        self.read(&self.names(suffix), |value| if let Value::YesNo(yes) = value { Some(*yes) } else { None })
    }

    pub(crate) fn choice<T: Copy>(&self, suffix: &str, known: &[(&str, T)]) -> Result<Cited<T>, Gap> {
        self.choice_of(&[suffix], known)
    }

    /// A choice under the first of several names.
    pub(crate) fn choice_of<T: Copy>(&self, suffixes: &[&str], known: &[(&str, T)]) -> Result<Cited<T>, Gap> {
        self.read(&self.names_of(suffixes), |value| {
            let Value::Choice(choice) = value else { return None };
            known.iter().find(|(name, _)| name == choice).map(|(_, meaning)| *meaning)
        })
    }

    /// Whether a rule that stands under its full name chooses this.
    pub(crate) fn chooses(&self, rule: &str, wanted: &str) -> Result<Cited<bool>, Gap> {
        self.read(
            &[rule.to_owned()],
            |value| if let Value::Choice(choice) = value { Some(choice == wanted) } else { None },
        )
    }

    /// A length of time under the first of several names.
    pub(crate) fn duration(&self, suffixes: &[&str]) -> Result<Cited<Duration>, Gap> {
        self.read(
            &self.names_of(suffixes),
            |value| if let Value::Duration(length) = value { Some(*length) } else { None },
        )
    }

    /// Whether some act defines a rule of one of these names: what no act defines is not asked for.
    pub(crate) fn defines(&self, suffixes: &[&str]) -> bool {
        self.names_of(suffixes).iter().any(|name| self.law.rule(name).is_some())
    }

    /// The version of a rule that records the law's silence.
    pub(crate) fn silent(&self, suffix: &str) -> Option<Version> {
        let names = self.names(suffix);
        self.silent_rule(names.iter().find(|name| self.law.rule(name).is_some())?)
    }

    /// The same of a rule under its full name.
    pub(crate) fn silent_rule(&self, name: &str) -> Option<Version> {
        let answer = self.law.ask(name, &self.query).ok()?;
        let version = answer.versions().first().map(|version| (*version).clone())?;
        matches!(version.value, Value::Silent(_)).then_some(version)
    }

    fn names(&self, suffix: &str) -> Vec<String> {
        self.names_of(&[suffix])
    }

    fn names_of(&self, suffixes: &[&str]) -> Vec<String> {
        let of_suffix = |suffix| self.office.rules.iter().map(move |prefix| format!("{prefix}.{suffix}"));
        suffixes.iter().flat_map(of_suffix).collect()
    }

    /// The first of `names` that an act defines, read by `read`.
    fn read<T>(&self, names: &[String], read: impl Fn(&Value) -> Option<T>) -> Result<Cited<T>, Gap> {
        let Some(name) = names.iter().find(|name| self.law.rule(name).is_some()) else {
            let rule = names.first().cloned().unwrap_or_default();
            return Err(Gap { rule, why: "no act defines this rule".to_owned() });
        };
        let gap = |why: String| Gap { rule: name.clone(), why };
        let answer = self.law.ask(name, &self.query).map_err(|error| gap(error.to_string()))?;
        let instruction = self.instructions.iter().rfind(|instruction| instruction.rule == *name);
        let version = match (&answer, instruction) {
            (Answer::InForce(version), None) => version.clone(),
            (Answer::InForce(version), Some(instruction)) if !instruction.replaces => version.clone(),
            (_, Some(instruction)) => self.instructed(name, instruction),
            (Answer::Uncertain { before, after, .. }, None) => {
                return Err(gap(format!("uncertain on {}: {before} or {after}", self.query.on)));
            }
            (other, None) => return Err(gap(format!("{} ({other})", other.name()))),
        };
        match read(&version.value) {
            Some(value) => Ok(Cited { value, from: version }),
            None => Err(gap(format!("`{}` is no value this count can work with", version.value))),
        }
    }

    fn instructed(&self, name: &str, instruction: &Instruction) -> Version {
        let mut used = self.used.borrow_mut();
        if !used.contains(instruction) {
            used.push(instruction.clone());
        }
        let of = self.law.rule(name).map(|rule| rule.definition.of.clone());
        let value = of.and_then(|of| parse(&instruction.value, &of));
        Version {
            rule: name.to_owned(),
            value: value.unwrap_or_else(|| Value::Text(instruction.value.clone())),
            act: String::new(),
            act_name: "explicit instruction".to_owned(),
            by_bill: false,
            standing: "explicit instruction".to_owned(),
            provisions: Vec::new(),
            at: None,
            confidence: Confidence::Unconfirmed,
            since: Day {
                when: When::On(self.query.on),
                confidence: Confidence::Unconfirmed,
                because: instruction.because.clone(),
                source: String::new(),
            },
            source: String::new(),
            note: instruction.because.clone(),
        }
    }
}

fn parse(text: &str, of: &Type) -> Option<Value> {
    Value::parse(text, of)
}
