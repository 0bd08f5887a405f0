//! One judgement under one reading of the law, article by article. It must never know which reading is the true one.

use law::{Cited, Share};

use super::{Count, Facts, Ground, Judgement, Line, Note, Open};
use crate::persons::{Breach, ListError, Sorted, sort};
use crate::rules::{Gap, PartyRules, Reading};

/// Judges members, and the initiative group where the list gives it.
pub(super) fn judge(reading: &Reading, facts: &Facts) -> Judgement {
    let rules = &reading.rules;
    let sorted = sorted(rules, facts);
    let mut judgement = blank(reading, &sorted);
    total(&mut judgement);
    units(&mut judgement, rules, &sorted.counts);
    if sorted.counts.iter().any(|count| count.founders.is_some()) {
        founders(&mut judgement, rules, &sorted.counts);
    }
    breaches(&mut judgement, &sorted);
    errors(&mut judgement, rules, &sorted);
    judgement
}

/// Judges the initiative group alone.
pub(super) fn judge_group(reading: &Reading, facts: &Facts) -> Judgement {
    let sorted = sorted(&reading.rules, facts);
    let mut judgement = blank(reading, &sorted);
    founders(&mut judgement, &reading.rules, &sorted.counts);
    judgement
}

fn sorted(rules: &PartyRules, facts: &Facts) -> Sorted {
    match facts {
        Facts::Counts(counts) => of_counts(rules, counts),
        Facts::Persons(persons) => sort(rules, persons),
    }
}

/// A judgement before anything is compared.
fn blank(reading: &Reading, sorted: &Sorted) -> Judgement {
    let rules = &reading.rules;
    Judgement {
        assumed: reading.assumed.clone(),
        listed: sum(sorted.counts.iter().map(|count| count.members)),
        valid: sum(sorted.counts.iter().map(Count::valid)),
        members_min: rules.members_min.clone(),
        region_min: rules.region_min.clone(),
        lines: Vec::new(),
        grounds: Vec::new(),
        open: sorted.gaps.iter().cloned().map(Open::Gap).collect(),
        notes: Vec::new(),
        refused_by: rules.refusal_grounds.as_ref().ok().map(|cited| cited.from.clone()),
    }
}

/// Sums stop at the largest number there is: no minimum of any law is near it.
fn sum(numbers: impl Iterator<Item = u64>) -> u64 {
    numbers.fold(0, u64::saturating_add)
}

/// Numbers by unit carry their errors and breaches as numbers.
fn of_counts(rules: &PartyRules, counts: &[Count]) -> Sorted {
    let mut sorted = Sorted { counts: counts.to_vec(), ..Sorted::default() };
    if counts.iter().any(|count| count.invalid > 0) {
        sorted.errors.insert(ListError::NotSaid, (Vec::new(), None));
    }
    if counts.iter().any(|count| count.barred > 0) {
        let age = rules.min_age.as_ref().map(|cited| &cited.from);
        let foreigners = rules.foreigners.as_ref().map(|cited| &cited.from);
        let offices = rules.barred_offices.as_ref().map(|cited| &cited.from);
        match age.or(foreigners).or(offices) {
            Ok(rule) => {
                sorted.breaches.insert(Breach::NotSaid, (Vec::new(), rule.clone()));
            }
            Err(gap) => sorted.gaps.push(gap.clone()),
        }
    }
    sorted
}

/// Art 10(6): members in all.
fn total(judgement: &mut Judgement) {
    match &judgement.members_min {
        Ok(need) if judgement.valid < need.value => {
            judgement.grounds.push(Ground::Total { have: judgement.valid, need: need.clone() });
        }
        Ok(_) => {}
        Err(gap) => judgement.open.push(Open::Gap(gap.clone())),
    }
}

/// Art 10(6): members in every unit of the day.
fn units(judgement: &mut Judgement, rules: &PartyRules, counts: &[Count]) {
    let units = match &rules.units {
        Ok(units) => units,
        Err(gap) => {
            judgement.open.push(Open::Gap(gap.clone()));
            return;
        }
    };
    let need = rules.region_min.as_ref();
    for unit in &units.value {
        let here: Vec<&Count> = counts.iter().filter(|count| count.unit.id == unit.id).collect();
        let valid = sum(here.iter().map(|count| count.valid()));
        judgement.lines.push(Line {
            unit: unit.clone(),
            listed: sum(here.iter().map(|count| count.members)),
            valid,
            missing: need.ok().map(|need| need.value.saturating_sub(valid)),
            named: !here.is_empty(),
        });
    }
    let of_the_day = |count: &&Count| units.value.iter().any(|unit| unit.id == count.unit.id);
    let others: Vec<Count> = counts.iter().filter(|count| !of_the_day(count)).cloned().collect();
    if !others.is_empty() {
        judgement.notes.push(Note::NotOfTheDay { counts: others });
    }
    match need {
        Ok(need) => {
            let short: Vec<Line> = judgement.short().cloned().collect();
            if !short.is_empty() {
                judgement.grounds.push(Ground::Units { need: need.clone(), of: number(units), short });
            }
        }
        Err(gap) => judgement.open.push(Open::Gap(gap.clone())),
    }
}

/// How many there are, with where that stands.
fn number<T>(units: &Cited<Vec<T>>) -> Cited<u64> {
    Cited { value: u64::try_from(units.value.len()).unwrap_or(u64::MAX), from: units.from.clone() }
}

/// Art 6(1): the initiative group.
fn founders(judgement: &mut Judgement, rules: &PartyRules, counts: &[Count]) {
    let have = sum(counts.iter().filter_map(|count| count.founders));
    match &rules.founders_min {
        Ok(need) if have < need.value => judgement.grounds.push(Ground::Founders { have, need: need.clone() }),
        Ok(_) => {}
        Err(gap) => judgement.open.push(Open::Gap(gap.clone())),
    }
    let (units, need) = match (&rules.units, &rules.founders_regions) {
        (Ok(units), Ok(need)) => (units, need),
        (units, need) => {
            let gaps = [units.as_ref().err(), need.as_ref().err()];
            add_gaps(judgement, gaps.into_iter().flatten());
            return;
        }
    };
    let from = |unit: &&crate::Unit| {
        counts.iter().any(|count| count.unit.id == unit.id && count.founders.is_some_and(|n| n > 0))
    };
    let have = u64::try_from(units.value.iter().filter(from).count()).unwrap_or(u64::MAX);
    let of = number(units);
    match part(have, of.value, need.value) {
        Part::Reached => {}
        Part::BetweenRoundings => {
            judgement.open.push(Open::Rounding { have, of: Box::new(of), need: Box::new(need.clone()) });
        }
        Part::Missed => judgement.grounds.push(Ground::FoundersUnits { have, of, need: need.clone() }),
    }
}

fn add_gaps<'g>(judgement: &mut Judgement, gaps: impl Iterator<Item = &'g Gap>) {
    for gap in gaps {
        let point = Open::Gap(gap.clone());
        if !judgement.open.contains(&point) {
            judgement.open.push(point);
        }
    }
}

/// How a number stands to a part of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// At least the part.
    Reached,
    /// Less than the part, and not less than the part rounded down.
    BetweenRoundings,
    /// Less, however it is rounded.
    Missed,
}

/// Compares without rounding: `have / of` with `need`.
fn part(have: u64, of: u64, need: Share) -> Part {
    let wide = u128::from;
    let exact = wide(need.num()) * wide(of);
    if wide(have) * wide(need.den()) >= exact {
        Part::Reached
    } else if (wide(have) + 1) * wide(need.den()) > exact {
        Part::BetweenRoundings
    } else {
        Part::Missed
    }
}

/// Art 8 with art 11(1-1): persons who may not be members are a ground whatever the number.
fn breaches(judgement: &mut Judgement, sorted: &Sorted) {
    for (how, (who, rule)) in &sorted.breaches {
        let count = match how {
            Breach::NotSaid => sum(sorted.counts.iter().map(|count| count.barred)),
            _ => number_of(who),
        };
        let ground = Ground::Breaches { how: *how, count, who: who.clone(), rule: rule.clone() };
        judgement.grounds.push(ground);
    }
}

fn number_of(who: &[String]) -> u64 {
    u64::try_from(who.len()).unwrap_or(u64::MAX)
}

/// Art 11(1-1): errors that leave the number intact are no ground; those that do not have already been left out of it.
fn errors(judgement: &mut Judgement, rules: &PartyRules, sorted: &Sorted) {
    let number_missing =
        judgement.grounds.iter().any(|ground| matches!(ground, Ground::Total { .. } | Ground::Units { .. }));
    for (error, (who, breaks)) in &sorted.errors {
        let count = match error {
            ListError::NotSaid => sum(sorted.counts.iter().map(|count| count.invalid)),
            _ => number_of(who),
        };
        let no_ground = match &rules.list_errors {
            _ if number_missing => None,
            Ok(cited) => Some(Box::new(cited.from.clone())),
            Err(gap) => {
                add_gaps(judgement, std::iter::once(gap));
                None
            }
        };
        judgement.notes.push(Note::ListErrors {
            error: *error,
            count,
            who: who.clone(),
            breaks: breaks.clone().map(Box::new),
            no_ground,
        });
    }
}
