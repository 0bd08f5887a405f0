//! Would this party be registered: its members against the minima of the day, unit by unit, under every reading of the law.
//! It must never know a figure: what is needed, and where, is asked from the law.

mod judge;
#[cfg(test)]
pub(crate) mod tests;

use law::{Cited, Query, Share, Version};

use crate::persons::{Breach, ListError, Person};
use crate::rules::{Assumed, Gap, PartyRules, names};
use crate::territory::Unit;

/// Members of a party in one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The unit.
    pub unit: Unit,
    /// All who are listed.
    pub members: u64,
    /// Of these, entries that cannot be counted: errors of the list.
    pub invalid: u64,
    /// Of these, persons who may not be members.
    pub barred: u64,
    /// Persons of the initiative group, where the list gives them.
    pub founders: Option<u64>,
}

impl Count {
    /// Members without errors and breaches.
    pub fn new(unit: Unit, members: u64) -> Self {
        Self { unit, members, invalid: 0, barred: 0, founders: None }
    }

    /// Those who count.
    pub fn valid(&self) -> u64 {
        self.members.saturating_sub(self.invalid).saturating_sub(self.barred)
    }
}

/// The members of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Facts {
    /// Numbers by unit.
    Counts(Vec<Count>),
    /// Persons by name.
    Persons(Vec<Person>),
}

/// Members of one unit of the day against its minimum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The unit.
    pub unit: Unit,
    /// All who are listed.
    pub listed: u64,
    /// Those who count.
    pub valid: u64,
    /// How many are missing; `None` where the law of the day gives no minimum.
    pub missing: Option<u64>,
    /// The list has an entry for this unit.
    pub named: bool,
}

/// Why registration is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Too few members in all.
    Total {
        /// Members who count.
        have: u64,
        /// What the law asks.
        need: Cited<u64>,
    },
    /// Too few members in some units.
    Units {
        /// What the law asks in each.
        need: Cited<u64>,
        /// Units of the day.
        of: Cited<u64>,
        /// Units with fewer.
        short: Vec<Line>,
    },
    /// Too few persons of the initiative group.
    Founders {
        /// Persons.
        have: u64,
        /// What the law asks.
        need: Cited<u64>,
    },
    /// The initiative group comes from too few units.
    FoundersUnits {
        /// Units they come from.
        have: u64,
        /// Units of the day.
        of: Cited<u64>,
        /// The part the law asks.
        need: Cited<Share>,
    },
    /// Persons in the list who may not be members; a ground even where the number is intact.
    Breaches {
        /// How they break the law.
        how: Breach,
        /// How many.
        count: u64,
        /// Who, where the list names persons.
        who: Vec<String>,
        /// The rule.
        rule: Version,
    },
}

impl Ground {
    /// The versions of the law the ground rests on.
    pub fn versions(&self) -> Vec<&Version> {
        match self {
            Self::Total { need, .. } | Self::Founders { need, .. } => vec![&need.from],
            Self::Units { need, of, .. } => vec![&need.from, &of.from],
            Self::FoundersUnits { need, of, .. } => vec![&need.from, &of.from],
            Self::Breaches { rule, .. } => vec![rule],
        }
    }
}

/// What keeps the question open: neither a yes nor a no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// The law of the day gives no single value.
    Gap(Gap),
    /// A share of the units is no whole number and the law does not say how to round; here that decides.
    Rounding {
        /// Units the founders come from.
        have: u64,
        /// Units of the day.
        of: Box<Cited<u64>>,
        /// The part the law asks.
        need: Box<Cited<Share>>,
    },
}

/// What a reader must be told although it decides nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Errors of the list that leave the number intact.
    ListErrors {
        /// What is wrong.
        error: ListError,
        /// How many entries.
        count: u64,
        /// Who, where the list names persons.
        who: Vec<String>,
        /// The rule that is broken, where there is one.
        breaks: Option<Box<Version>>,
        /// The rule by which they are no ground; `None` where they are not held against a number that is missing anyway.
        no_ground: Option<Box<Version>>,
    },
    /// Units that did not exist on the day; their members count in the total alone.
    NotOfTheDay {
        /// The units' members.
        counts: Vec<Count>,
    },
}

/// The answer under one reading of the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What the reading takes for granted; empty where the law of the day is certain.
    pub assumed: Vec<Assumed>,
    /// All who are listed.
    pub listed: u64,
    /// Those who count.
    pub valid: u64,
    /// Members needed in all.
    pub members_min: Result<Cited<u64>, Gap>,
    /// Members needed in each unit.
    pub region_min: Result<Cited<u64>, Gap>,
    /// The units of the day with what they have; empty where nobody recorded the units.
    pub lines: Vec<Line>,
    /// Grounds of refusal.
    pub grounds: Vec<Ground>,
    /// What stays open.
    pub open: Vec<Open>,
    /// What else must be told.
    pub notes: Vec<Note>,
    /// The provision by which these are grounds.
    pub refused_by: Option<Version>,
}

impl Judgement {
    /// What follows under this reading. A certain ground refuses, whatever stays open beside it.
    pub fn outcome(&self) -> Outcome {
        match (self.grounds.is_empty(), self.open.is_empty()) {
            (false, _) => Outcome::Refused,
            (true, true) => Outcome::Registered,
            (true, false) => Outcome::Open,
        }
    }

    /// Units of the day that have fewer members than the law asks.
    pub fn short(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.missing.is_some_and(|missing| missing > 0))
    }
}

/// What follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing in the numbers stands against registration.
    Registered,
    /// Registration is refused.
    Refused,
    /// The law of the day, as far as it is recorded, gives no answer.
    Open,
}

impl Outcome {
    /// The outcome in a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Refused => "refused",
            Self::Open => "open",
        }
    }
}

/// The decision over all readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Registered under every reading.
    Registered,
    /// Refused under every reading.
    Refused {
        /// The grounds that stand under every reading.
        grounds: Vec<Ground>,
    },
    /// No answer under any reading.
    Open {
        /// What stays open, under any reading.
        points: Vec<Open>,
    },
    /// The readings differ.
    Uncertain {
        /// The outcome of each, in the order of the judgements.
        outcomes: Vec<Outcome>,
    },
}

impl Decision {
    /// The decision in a word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Refused { .. } => "refused",
            Self::Open { .. } => "open",
            Self::Uncertain { .. } => "uncertain",
        }
    }
}

/// A decision with all that led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The day asked about.
    pub query: Query,
    /// The decision.
    pub decision: Decision,
    /// One judgement for each reading of the law; never empty.
    pub judgements: Vec<Judgement>,
}

/// Compares the members of a party with the law of the day.
pub fn decide(rules: &PartyRules, facts: &Facts) -> Decided {
    let readings = rules.readings_of(&needed(facts));
    let judgements: Vec<Judgement> = readings.iter().map(|reading| judge::judge(reading, facts)).collect();
    Decided { query: rules.query, decision: agreed(&judgements), judgements }
}

/// Compares an initiative group, the founders of each unit, with the law of the day; members are not looked at.
pub fn decide_group(rules: &PartyRules, facts: &Facts) -> Decided {
    let readings = rules.readings_of(&[names::UNITS, names::FOUNDERS_MIN, names::FOUNDERS_REGIONS]);
    let judgements: Vec<Judgement> = readings.iter().map(|reading| judge::judge_group(reading, facts)).collect();
    Decided { query: rules.query, decision: agreed(&judgements), judgements }
}

/// The rules these facts make needed: a doubt about any other decides nothing and splits no reading.
fn needed(facts: &Facts) -> Vec<&'static str> {
    let mut rules = vec![names::MEMBERS_MIN, names::REGION_MIN, names::UNITS];
    let any = |of: fn(&Count) -> bool| matches!(facts, Facts::Counts(counts) if counts.iter().any(of));
    if any(|count| count.founders.is_some()) {
        rules.extend([names::FOUNDERS_MIN, names::FOUNDERS_REGIONS]);
    }
    let Facts::Persons(persons) = facts else {
        if any(|count| count.invalid > 0) {
            rules.push(names::LIST_ERRORS);
        }
        if any(|count| count.barred > 0) {
            rules.extend([names::MIN_AGE, names::FOREIGNERS, names::OFFICES]);
        }
        return rules;
    };
    rules.push(names::LIST_ERRORS);
    let any = |of: fn(&Person) -> bool| persons.iter().any(of);
    let asked = [
        (any(|person| person.born.is_some()), names::MIN_AGE),
        (any(|person| person.citizen == Some(false)), names::FOREIGNERS),
        (any(|person| person.office.is_some()), names::OFFICES),
        (any(|person| person.other_party.is_some()), names::ONE_MEMBERSHIP),
    ];
    rules.extend(asked.into_iter().filter(|(asked, _)| *asked).map(|(_, rule)| rule));
    rules
}

/// What all readings agree on.
fn agreed(judgements: &[Judgement]) -> Decision {
    let outcomes: Vec<Outcome> = judgements.iter().map(Judgement::outcome).collect();
    let first = outcomes.first().copied().unwrap_or(Outcome::Open);
    if outcomes.iter().any(|outcome| *outcome != first) {
        return Decision::Uncertain { outcomes };
    }
    match first {
        Outcome::Registered => Decision::Registered,
        Outcome::Refused => {
            let of_first = judgements.first().map(|judgement| judgement.grounds.clone()).unwrap_or_default();
            let everywhere = |ground: &Ground| judgements.iter().all(|judgement| judgement.grounds.contains(ground));
            Decision::Refused { grounds: of_first.into_iter().filter(everywhere).collect() }
        }
        Outcome::Open => {
            let mut points: Vec<Open> = Vec::new();
            for point in judgements.iter().flat_map(|judgement| &judgement.open) {
                if !points.contains(point) {
                    points.push(point.clone());
                }
            }
            Decision::Open { points }
        }
    }
}
