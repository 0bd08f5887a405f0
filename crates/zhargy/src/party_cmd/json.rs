//! The answers for programs: the same sentences as on the terminal, every number whole, every rule with its version.

use law::Cited;
use party::membership::{Decided, Ground, Judgement, Line, Note, Open};
use party::{Assumed, Gap};
use serde_json::{Value, json};

use super::Asked;
use crate::law_cmd::json::{day, version};
use party::words;

/// The whole answer.
pub(super) fn value(asked: &Asked<'_>) -> Value {
    json!({
        "file": asked.file,
        "law_hash": asked.law.hash(),
        "answers": asked.answers.iter().map(answer).collect::<Vec<_>>(),
    })
}

fn answer(decided: &Decided) -> Value {
    json!({
        "on": decided.query.on.to_string(),
        "decision": decided.decision.word(),
        "readings": decided.judgements.iter().map(reading).collect::<Vec<_>>(),
    })
}

fn reading(judgement: &Judgement) -> Value {
    json!({
        "assumed": judgement.assumed.iter().map(assumed).collect::<Vec<_>>(),
        "outcome": judgement.outcome().word(),
        "members_listed": judgement.listed,
        "members_counted": judgement.valid,
        "members_needed": needed(&judgement.members_min),
        "needed_in_each_unit": needed(&judgement.region_min),
        "units": judgement.lines.iter().map(line).collect::<Vec<_>>(),
        "grounds": judgement.grounds.iter().map(ground).collect::<Vec<_>>(),
        "refused_by": judgement.refused_by.as_ref().filter(|_| !judgement.grounds.is_empty()).map(version),
        "open": judgement.open.iter().map(open).collect::<Vec<_>>(),
        "notes": judgement.notes.iter().map(note).collect::<Vec<_>>(),
    })
}

fn assumed(assumed: &Assumed) -> Value {
    json!({ "act": assumed.act, "begun": assumed.begun, "day": day(&assumed.day) })
}

fn needed(need: &Result<Cited<u64>, Gap>) -> Value {
    match need {
        Ok(cited) => json!({ "number": cited.value, "version": version(&cited.from) }),
        Err(gap) => json!({ "number": null, "rule": gap.rule, "why": gap.to_string() }),
    }
}

fn line(line: &Line) -> Value {
    json!({
        "id": line.unit.id,
        "kind": line.unit.kind,
        "name": line.unit.name(),
        "row": line.named,
        "listed": line.listed,
        "counted": line.valid,
        "missing": line.missing,
    })
}

fn ground(ground: &Ground) -> Value {
    let kind = match ground {
        Ground::Total { .. } => "members_in_all",
        Ground::Units { .. } => "members_in_units",
        Ground::Founders { .. } => "initiative_group",
        Ground::FoundersUnits { .. } => "units_of_the_initiative_group",
        Ground::Breaches { .. } => "persons_who_may_not_be_members",
    };
    let mut value = json!({
        "ground": kind,
        "words": words::ground(ground),
        "versions": ground.versions().into_iter().map(version).collect::<Vec<_>>(),
    });
    let numbers = match ground {
        Ground::Total { have, need } | Ground::Founders { have, need } => {
            json!({ "have": have, "need": need.value, "missing": need.value.saturating_sub(*have) })
        }
        Ground::Units { need, of, short } => {
            json!({ "need": need.value, "of": of.value, "short": short.iter().map(line).collect::<Vec<_>>() })
        }
        Ground::FoundersUnits { have, of, need } => {
            json!({ "have": have, "of": of.value, "need": need.value.to_string() })
        }
        Ground::Breaches { count, who, .. } => json!({ "count": count, "who": who }),
    };
    if let (Value::Object(value), Value::Object(numbers)) = (&mut value, numbers) {
        value.extend(numbers);
    }
    value
}

fn open(open: &Open) -> Value {
    let kind = match open {
        Open::Gap(_) => "gap",
        Open::Rounding { .. } => "rounding",
    };
    json!({ "open": kind, "words": words::open(open), "citation": words::open_citation(open) })
}

fn note(note: &Note) -> Value {
    let kind = match note {
        Note::ListErrors { .. } => "errors_of_the_list",
        Note::NotOfTheDay { .. } => "unit_not_of_the_day",
    };
    json!({ "note": kind, "words": words::note(note), "citations": words::note_citations(note) })
}
