//! Mandates to persons, and what becomes of those that lose their holders. Who takes a mandate is the procedure's matter; where
//! the law of the day is silent or not recorded, the commission's own decision in words is, and stands in the journal as such.

use election::collation::Collation;
use election::persons::{self, Decision, GapKind, Instructions, Outcome, Rules, Seating, Sex, Vacancy, What};
use law::Version;

use super::result::rules;
use crate::books::Books;
use crate::record::{Cited, MandateVacated, MandatesDecided, MandatesGiven, Record, VacancyFilled};
use crate::refusal::Refusal;
use crate::state::{ListState, State};

/// What the commission decided where the law leaves something open.
#[derive(Clone, Copy)]
pub(super) struct Decided<'d> {
    words: Option<&'d str>,
    youth_below: Option<i16>,
}

impl<'d> Decided<'d> {
    pub(super) fn new(words: Option<&'d String>, youth_below: Option<i16>) -> Self {
        Self { words: words.map(String::as_str).filter(|words| !words.trim().is_empty()), youth_below }
    }
}

/// Runs a distribution as the law has it; where that stops at what the law leaves open, as the commission decided. Says what
/// was open.
fn distribute(
    books: &Books,
    state: &State,
    decided: Decided<'_>,
    run: &dyn Fn(&Rules, &Instructions) -> Outcome,
) -> Result<(Seating, Vec<Cited>), Refusal> {
    let (rules, gaps) = rules_of_persons(books, state)?;
    let mut open: Vec<Cited> = gaps.iter().map(|gap| Cited { words: gap.why.clone(), by: gap.rule.clone() }).collect();
    if gaps.is_empty() {
        match run(&rules, &Instructions::default()) {
            Outcome::Seated(seating) => return Ok((seating, open)),
            Outcome::Refused { refusal, rule, .. } => return Err(refused(&refusal, cite(books, state, &rule))),
            Outcome::Silent { gap, rule, .. } => {
                open.push(Cited { words: gap.to_string(), by: cite(books, state, &rule) });
            }
        }
    }
    let Some(_) = decided.words else {
        let told = |cited: &Cited| {
            if gaps.is_empty() { cited.words.clone() } else { format!("{}: {}", cited.by, cited.words) }
        };
        let why = open.iter().map(told).collect::<Vec<_>>().join("; ");
        return Err(Refusal::Mandates { why, by: open.into_iter().map(|cited| cited.by).collect() });
    };
    let instructions = Instructions { youth_below_age: decided.youth_below, go_on: GapKind::ALL.into() };
    match run(&rules, &instructions) {
        Outcome::Seated(seating) => {
            for step in &seating.steps {
                let What::WentOn(gap) = &step.what else { continue };
                let cited = Cited { words: gap.to_string(), by: cite(books, state, &step.rule) };
                if !open.contains(&cited) {
                    open.push(cited);
                }
            }
            Ok((seating, open))
        }
        Outcome::Refused { refusal, rule, .. } => Err(refused(&refusal, cite(books, state, &rule))),
        Outcome::Silent { gap, rule, .. } => Err(refused(&gap, cite(books, state, &rule))),
    }
}

fn refused(why: &dyn std::fmt::Display, by: String) -> Refusal {
    Refusal::Mandates { why: why.to_string(), by: vec![by] }
}

/// The record of the commission's decision, where anything was open; before what follows from it.
fn with_decision(list: &str, open: Vec<Cited>, decided: Decided<'_>, record: Record) -> Vec<Record> {
    let words = decided.words.filter(|_| !open.is_empty());
    let decision = words.map(|words| {
        let (list, decided_words, youth_below) = (list.to_owned(), words.to_owned(), decided.youth_below);
        Record::MandatesDecided(MandatesDecided { list, open, decided: decided_words, youth_below })
    });
    decision.into_iter().chain([record]).collect()
}

fn seats(state: &State, list: &str) -> Result<u32, Refusal> {
    let counted = state.counted.as_ref().filter(|_| state.certified.is_some());
    let counted = counted.ok_or(Refusal::NotNow { why: "the result was not certified yet" })?;
    let found = counted.lists.iter().find(|row| row.list == list).map(|row| row.seats);
    found.ok_or_else(|| Refusal::NoSuch { what: "list", id: list.to_owned() })
}

fn known<'s>(state: &'s State, list: &str) -> Result<&'s ListState, Refusal> {
    state.lists.get(list).ok_or_else(|| Refusal::NoSuch { what: "list", id: list.to_owned() })
}

/// Persons of a list as the procedure knows them.
fn persons_of(list: &ListState) -> Vec<persons::Person> {
    let person = |person: &crate::record::Person| persons::Person {
        name: person.name.clone(),
        sex: if person.sex == "female" { Sex::Woman } else { Sex::Man },
        born: person.born,
        disability: person.disability,
    };
    list.filed.persons.iter().map(person).collect()
}

fn place(persons: &[persons::Person], name: &str) -> Result<usize, Refusal> {
    let found = persons.iter().position(|person| person.name == name);
    found.ok_or_else(|| Refusal::NoSuch { what: "person", id: name.to_owned() })
}

fn places<'n>(persons: &[persons::Person], names: impl Iterator<Item = &'n String>) -> Result<Vec<usize>, Refusal> {
    names.map(|name| place(persons, name)).collect()
}

fn rules_of_persons(books: &Books, state: &State) -> Result<(Rules, Vec<election::Gap>), Refusal> {
    let rules = rules(books, state)?;
    let query = state.query().ok_or(Refusal::NotNow { why: "the election was not called yet" })?;
    Ok(Rules::as_far_as_recorded(&books.law, &rules.office, &query, query.on))
}

/// Act and article of a rule on the day of the vote.
fn cite(books: &Books, state: &State, rule: &str) -> String {
    let answer = state.query().and_then(|query| books.law.ask(rule, &query).ok());
    answer.and_then(|answer| answer.in_force().map(Version::citation)).unwrap_or_else(|| rule.to_owned())
}

/// A list's mandates to persons: the party's choice, and whether it came in time.
pub(super) fn give(
    books: &Books,
    state: &State,
    list: &str,
    (chosen, in_time): (&[String], bool),
    decided: Decided<'_>,
) -> Result<Vec<Record>, Refusal> {
    let mandates = seats(state, list)?;
    if state.mandates.contains_key(list) {
        return Err(Refusal::NotNow { why: "the mandates of this list were given already" });
    }
    let known = known(state, list)?;
    if mandates == 0 {
        return Err(Refusal::Mandates { why: "the list received no mandate".to_owned(), by: Vec::new() });
    }
    let mut everybody = persons_of(known);
    // Who gave a mandate back before the result was counted anew does not get it a second time.
    everybody.retain(|person| !known.left.contains(&person.name));
    let order = places(&everybody, chosen.iter())?;
    let decision = (!chosen.is_empty()).then_some(Decision { order, in_time });
    let own = persons::List { mandates, persons: everybody, decision };
    let alphabet =
        Collation::of_language("kk").map_err(|error| Refusal::Mandates { why: error.to_string(), by: Vec::new() })?;
    let run = |rules: &Rules, instructions: &Instructions| {
        persons::seat(&own, rules, instructions, &|a, b| alphabet.compare(a, b))
    };
    let (seating, open) = distribute(books, state, decided, &run)?;
    let mut by: Vec<Cited> = Vec::new();
    for step in &seating.steps {
        let cited = Cited { words: step.rule.clone(), by: cite(books, state, &step.rule) };
        if !by.contains(&cited) {
            by.push(cited);
        }
    }
    let persons = seating.taken.iter().map(|at| own.persons[*at].name.clone()).collect();
    let given = MandatesGiven { list: list.to_owned(), persons, vacant: seating.vacant, by };
    Ok(with_decision(list, open, decided, Record::MandatesGiven(given)))
}

/// Who takes a mandate that has no holder, and by which rule; nobody where nobody was chosen.
fn filled(
    books: &Books,
    state: &State,
    (list, holder): (&str, Option<&str>),
    next: Option<&str>,
    decided: Decided<'_>,
) -> Result<(Option<String>, Cited, Vec<Cited>), Refusal> {
    let (mandates, known) = (seats(state, list)?, known(state, list)?);
    let persons = persons_of(known);
    let seated = places(&persons, known.seated.iter().filter(|person| Some(person.as_str()) != holder))?;
    let mut out = places(&persons, known.left.iter())?;
    out.extend(holder.map(|holder| place(&persons, holder)).transpose()?);
    let chosen = next.map(|name| place(&persons, name)).transpose()?;
    let before = known.seated.iter().position(|person| Some(person.as_str()) == holder).unwrap_or(seated.len());
    let mandate = u32::try_from(before + 1).unwrap_or(u32::MAX);
    let vacancy = Vacancy { seated, out, mandate, chosen };
    let own = persons::List { mandates, persons, decision: None };
    let run = |rules: &Rules, instructions: &Instructions| persons::fill(&own, &vacancy, rules, instructions);
    let (seating, open) = distribute(books, state, decided, &run)?;
    let rule = seating.steps.last().map(|step| step.rule.clone()).unwrap_or_default();
    let next = seating.taken.first().map(|at| own.persons[*at].name.clone());
    Ok((next, Cited { words: rule.clone(), by: cite(books, state, &rule) }, open))
}

/// A mandate that lost its holder.
pub(super) fn vacate(
    books: &Books,
    state: &State,
    list: &str,
    (holder, next): (&str, Option<&str>),
    decided: Decided<'_>,
) -> Result<Vec<Record>, Refusal> {
    seats(state, list)?;
    if !known(state, list)?.seated.iter().any(|person| person == holder) {
        return Err(Refusal::NoSuch { what: "holder of a mandate", id: holder.to_owned() });
    }
    let (next, by, open) = filled(books, state, (list, Some(holder)), next, decided)?;
    let vacated = MandateVacated { list: list.to_owned(), holder: holder.to_owned(), next, by };
    Ok(with_decision(list, open, decided, Record::MandateVacated(vacated)))
}

/// A mandate that stayed vacant: the law gives the party no term, so it may choose at any time.
pub(super) fn fill(
    books: &Books,
    state: &State,
    list: &str,
    next: &str,
    decided: Decided<'_>,
) -> Result<Vec<Record>, Refusal> {
    let (mandates, held) = (seats(state, list)?, known(state, list)?.seated.len());
    if !state.mandates.contains_key(list) || held >= usize::try_from(mandates).unwrap_or(usize::MAX) {
        return Err(Refusal::NotNow { why: "no mandate of this list is vacant" });
    }
    match filled(books, state, (list, None), Some(next), decided)? {
        (Some(person), by, open) => {
            let record = Record::VacancyFilled(VacancyFilled { list: list.to_owned(), person, by });
            Ok(with_decision(list, open, decided, record))
        }
        (None, by, _) => Err(Refusal::Mandates { why: "the list has nobody left for it".to_owned(), by: vec![by.by] }),
    }
}
