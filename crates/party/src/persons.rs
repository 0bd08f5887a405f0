//! Members by name, where a list gives them: who counts, and whose membership breaks the law. What breaks it is asked from the
//! law of the day; a person's facts are taken as they are given.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use law::calendar::{Calendar, Counting, Deadline, Direction, Record, Roll};
use law::{Duration, Version};

use crate::membership::Count;
use crate::rules::{Gap, PartyRules};
use crate::territory::Unit;

/// A member as a list gives them. What is left out is not known and is not held against anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name as written.
    pub name: String,
    /// Day of birth.
    pub born: Option<Date>,
    /// Where the person lives.
    pub unit: Unit,
    /// Whether the person is a citizen.
    pub citizen: Option<bool>,
    /// The office the person holds.
    pub office: Option<String>,
    /// Another party the person is a member of.
    pub other_party: Option<String>,
}

/// How a membership breaks the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Breach {
    /// Younger than the law asks.
    UnderAge,
    /// Not a citizen.
    Foreigner,
    /// Holds an office that bars membership.
    BarredOffice,
    /// The list gives a number of breaches and not which.
    NotSaid,
}

impl Breach {
    /// The breach in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::UnderAge => "under age",
            Self::Foreigner => "no citizens",
            Self::BarredOffice => "in an office that bars membership",
            Self::NotSaid => "may not be members",
        }
    }
}

/// An error of a list that takes a person out of the number and is no breach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListError {
    /// The same name and day of birth stand in the list before.
    Twice,
    /// A member of another party too.
    TwoParties,
    /// The list gives a number of errors and not which.
    NotSaid,
}

impl ListError {
    /// The error in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Twice => "named twice",
            Self::TwoParties => "members of another party too",
            Self::NotSaid => "not to be counted",
        }
    }
}

/// Members by unit with what takes some of them out of the number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sorted {
    pub(crate) counts: Vec<Count>,
    /// Whose membership breaks which rule.
    pub(crate) breaches: BTreeMap<Breach, (Vec<String>, Version)>,
    /// Who is not counted, and the rule where there is one.
    pub(crate) errors: BTreeMap<ListError, (Vec<String>, Option<Version>)>,
    /// Rules that some person makes needed and that give no value.
    pub(crate) gaps: Vec<Gap>,
}

/// Sorts persons by the rules of one reading.
pub(crate) fn sort(rules: &PartyRules, persons: &[Person]) -> Sorted {
    let mut sorted = Sorted::default();
    let mut seen: BTreeSet<(String, Option<Date>)> = BTreeSet::new();
    for person in persons {
        let breach = breach(rules, person, &mut sorted.gaps);
        let twice = !seen.insert((folded(&person.name), person.born));
        let two = two_parties(rules, person, &mut sorted.gaps);
        let count = sorted.count(&person.unit);
        count.members = count.members.saturating_add(1);
        if twice {
            count.invalid += 1;
            sorted.errors.entry(ListError::Twice).or_default().0.push(person.name.clone());
        } else if let Some((breach, rule)) = breach {
            count.barred += 1;
            sorted.breaches.entry(breach).or_insert_with(|| (Vec::new(), rule)).0.push(person.name.clone());
        } else if let Some(rule) = two {
            count.invalid += 1;
            let entry = sorted.errors.entry(ListError::TwoParties).or_insert_with(|| (Vec::new(), Some(rule)));
            entry.0.push(person.name.clone());
        }
    }
    sorted
}

impl Sorted {
    fn count(&mut self, unit: &Unit) -> &mut Count {
        let at = self.counts.iter().position(|count| count.unit.id == unit.id).unwrap_or_else(|| {
            self.counts.push(Count::new(unit.clone(), 0));
            self.counts.len() - 1
        });
        &mut self.counts[at]
    }
}

/// Art 8 of the law on parties: age, citizenship, office.
fn breach(rules: &PartyRules, person: &Person, gaps: &mut Vec<Gap>) -> Option<(Breach, Version)> {
    if let Some(born) = person.born
        && let Some(age) = needed(&rules.min_age, gaps)
        && is_younger(born, age.value, rules.query.on)
    {
        return Some((Breach::UnderAge, age.from.clone()));
    }
    if person.citizen == Some(false)
        && let Some(allowed) = needed(&rules.foreigners, gaps)
        && !allowed.value
    {
        return Some((Breach::Foreigner, allowed.from.clone()));
    }
    let office = folded(person.office.as_deref()?);
    let barred = needed(&rules.barred_offices, gaps)?;
    let named = barred
        .value
        .iter()
        .any(|known| folded(&known.id) == office || known.names.iter().any(|(_, name)| folded(name) == office));
    named.then(|| (Breach::BarredOffice, barred.from.clone()))
}

/// Art 3(2) of the law on parties.
fn two_parties(rules: &PartyRules, person: &Person, gaps: &mut Vec<Gap>) -> Option<Version> {
    person.other_party.as_ref()?;
    let one = needed(&rules.one_membership, gaps)?;
    one.value.then(|| one.from.clone())
}

/// The value, or its gap kept once.
fn needed<'r, T>(rule: &'r Result<law::Cited<T>, Gap>, gaps: &mut Vec<Gap>) -> Option<&'r law::Cited<T>> {
    match rule {
        Ok(cited) => Some(cited),
        Err(gap) => {
            if !gaps.contains(gap) {
                gaps.push(gap.clone());
            }
            None
        }
    }
}

/// Whether a person has not reached the age on the day. Who was born on 29 February reaches it on 28 February of a common year.
fn is_younger(born: Date, age: Duration, on: Date) -> bool {
    let deadline =
        Deadline { term: age, direction: Direction::After, counting: Counting::FromNextDay, roll: Roll::None };
    let reached = Calendar::new(Record::default()).deadline(born, deadline);
    // A day beyond the calendar is reached by nobody who lives.
    reached.ok().and_then(|answer| answer.plain().map(|reckoning| reckoning.day)).is_none_or(|day| on < day)
}

/// Names and offices compare without regard to case and to blanks.
fn folded(text: &str) -> String {
    let lower: String = text.chars().flat_map(char::to_lowercase).map(|c| if c == '_' { ' ' } else { c }).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}
