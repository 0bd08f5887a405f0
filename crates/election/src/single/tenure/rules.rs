//! The rules on a term, asked for the day that matters and kept: many posts ask for the same days. It must never know a post.

use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::civil::Date;
use law::{AskError, Duration, Law, Query, Value, Version};

use crate::office::{Office, Offices};
use crate::rules::RulesError;
use crate::single::candidacy::name;

/// A value a rule may have on a day, with its version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct May {
    pub(super) value: Value,
    pub(super) from: Version,
}

/// What a rule says on a day: every value it may have, or why there is none.
pub(super) type Says = Result<Vec<May>, String>;

/// The rules on the term of an office.
#[derive(Debug)]
pub struct TenureRules<'l> {
    law: &'l Law,
    office: &'l Office,
    /// What was asked before.
    kept: RefCell<BTreeMap<(&'static str, Date), Says>>,
}

impl<'l> TenureRules<'l> {
    /// The rules of an office.
    ///
    /// # Errors
    /// Nobody described the office.
    pub fn of(law: &'l Law, offices: &'l Offices, office: &str) -> Result<Self, RulesError> {
        let known = || offices.0.iter().map(|office| office.id.clone()).collect();
        let missing = || RulesError::NoSuchOffice { office: office.to_owned(), known: known() };
        let office = offices.find(office).ok_or_else(missing)?;
        Ok(Self { law, office, kept: RefCell::default() })
    }

    /// Every value a rule may have on a day. A rule that may not stand yet on the day has only the values it may have.
    pub(super) fn ask(&self, suffix: &'static str, on: Date) -> Says {
        if let Some(said) = self.kept.borrow().get(&(suffix, on)) {
            return said.clone();
        }
        let said = self.asked(suffix, on);
        self.kept.borrow_mut().insert((suffix, on), said.clone());
        said
    }

    fn asked(&self, suffix: &str, on: Date) -> Says {
        let rule = name(self.law, self.office, suffix);
        let rule = rule.ok_or_else(|| format!("{suffix}: no act recorded here has this rule for the office"))?;
        let answer = match self.law.ask(&rule, &Query::on(on)) {
            Ok(answer) => answer,
            Err(AskError::BeforeFirstAct { .. }) => return Err(format!("{rule}: {on} lies before the first act")),
            Err(error) => return Err(error.to_string()),
        };
        let versions = match &answer {
            law::Answer::InForce(_) | law::Answer::Uncertain { .. } => answer.versions(),
            _ => Vec::new(),
        };
        let mut all: Vec<May> = Vec::new();
        for version in versions {
            if !matches!(version.value, Value::Silent(_)) && !all.iter().any(|may| may.value == version.value) {
                all.push(May { value: version.value.clone(), from: version.clone() });
            }
        }
        if all.is_empty() { Err(format!("{rule}: {answer}")) } else { Ok(all) }
    }

    /// Every length of time a rule may set on a day, each as the law has it.
    pub(super) fn durations(&self, suffix: &'static str, on: Date) -> Result<Vec<(Duration, Version)>, String> {
        let all = self.ask(suffix, on)?;
        let length = |may: &May| match may.value {
            Value::Duration(length) => Ok((length, may.from.clone())),
            _ => Err(format!("{}: `{}` is no length of time", may.from.rule, may.value)),
        };
        all.iter().map(length).collect()
    }
}
