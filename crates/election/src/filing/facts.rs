//! Findings: facts of a filed list that do not add up, whatever the law of the day says. It asks no law.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Candidate, Filing};

/// Codes of findings in lists.
pub mod codes {
    /// One person stands twice in the list.
    pub const TWICE: &str = "G101";
    /// A birth date after the day of filing.
    pub const BORN_LATER: &str = "G102";
    /// The list names nobody.
    pub const EMPTY: &str = "G103";
    /// Something the law asks about is not stated.
    pub const NOT_STATED: &str = "G104";
    /// One name and birth date with two numbers.
    pub const SAME_NAME: &str = "G105";
}

/// What a finding does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The list cannot be registered before it is mended.
    Error,
    /// Somebody should look.
    Warning,
}

/// Facts that do not add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its code.
    pub code: &'static str,
    /// What it does.
    pub severity: Severity,
    /// Whom it is about, by index in the list.
    pub persons: Vec<usize>,
    /// In words.
    pub words: String,
}

/// Whether a fact is not stated of a person.
type Missing = fn(&Candidate) -> bool;

/// All findings of a list.
pub(super) fn findings(filing: &Filing, on: Date) -> Vec<Finding> {
    let mut all = Vec::new();
    if filing.persons.is_empty() {
        let words = "the list names nobody".to_owned();
        all.push(Finding { code: codes::EMPTY, severity: Severity::Error, persons: Vec::new(), words });
    }
    repeated(&filing.persons, &mut all);
    for (at, candidate) in filing.persons.iter().enumerate().filter(|(_, candidate)| candidate.person.born > on) {
        let words = format!("{} is born {}, after {on}", candidate.person.name, candidate.person.born);
        all.push(Finding { code: codes::BORN_LATER, severity: Severity::Error, persons: vec![at], words });
    }
    let facts: [(&str, Missing); 4] = [
        ("citizenship", |candidate| candidate.citizen.is_none()),
        ("residence", |candidate| candidate.residence_years.is_none()),
        ("membership of the party", |candidate| candidate.member.is_none()),
        ("other candidacies", |candidate| candidate.elsewhere.is_none()),
    ];
    for (name, missing) in facts {
        let persons: Vec<usize> =
            filing.persons.iter().enumerate().filter(|(_, candidate)| missing(candidate)).map(|(at, _)| at).collect();
        if !persons.is_empty() {
            let words = format!("{name} is not stated of {} persons", persons.len());
            all.push(Finding { code: codes::NOT_STATED, severity: Severity::Warning, persons, words });
        }
    }
    all
}

/// Persons who stand twice: by their number, else by name and birth date.
fn repeated(persons: &[Candidate], all: &mut Vec<Finding>) {
    let mut by_number: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_name: BTreeMap<(String, Date), usize> = BTreeMap::new();
    for (at, candidate) in persons.iter().enumerate() {
        let number = candidate.number.as_str();
        let first = if number.is_empty() { None } else { by_number.get(number).copied() };
        let key = (candidate.person.name.trim().to_lowercase(), candidate.person.born);
        let namesake = by_name.get(&key).copied();
        let name = &candidate.person.name;
        if let Some(first) = first {
            let words = format!("{name} has the number {number} of person {}", first + 1);
            all.push(Finding { code: codes::TWICE, severity: Severity::Error, persons: vec![first, at], words });
        } else if let Some(first) = namesake {
            let both_numbered = !number.is_empty() && !persons[first].number.is_empty();
            let (code, severity) =
                if both_numbered { (codes::SAME_NAME, Severity::Warning) } else { (codes::TWICE, Severity::Error) };
            let words = format!("{name}, born {}, stands as person {} too", candidate.person.born, first + 1);
            all.push(Finding { code, severity, persons: vec![first, at], words });
        }
        if !number.is_empty() {
            by_number.entry(number).or_insert(at);
        }
        by_name.entry(key).or_insert(at);
    }
}
