//! Rules, days, values and answers for programs. Exact numbers are whole numbers or strings, never floats; keys are stable.

use law::act::{Act, Kind, Op, Provision};
use law::value::{Cell, Row, Sanction};
use law::{Answer, Day, Duration, Value as LawValue, Version, When};
use serde_json::{Value, json};

/// `act#article`, or the act alone.
pub(crate) fn provision(provision: &Provision) -> String {
    if provision.article.is_empty() {
        provision.act.clone()
    } else {
        format!("{}#{}", provision.act, provision.article)
    }
}

/// A day: bounds that are equal are one day; a missing `latest` is a bound nobody knows.
pub(crate) fn day(day: &Day) -> Value {
    let (state, waiting_for) = match &day.when {
        When::On(_) => ("known", None),
        When::Between { .. } => ("unknown_between", None),
        When::Pending(what) => ("pending", Some(what)),
        When::Never => ("never", None),
    };
    json!({
        "state": state,
        "earliest": day.when.earliest().map(|day| day.to_string()),
        "latest": day.when.latest().map(|day| day.to_string()),
        "waiting_for": waiting_for,
        "confidence": day.confidence.as_str(),
        "because": day.because,
        "source": day.source,
    })
}

/// A value in its own type: a share as its two whole numbers, a count with its unit.
pub(crate) fn typed(value: &LawValue) -> Value {
    match value {
        LawValue::Share(share) => json!({ "type": "share", "numerator": share.num(), "denominator": share.den() }),
        LawValue::Count(count, unit) => json!({ "type": "count", "count": count, "unit": unit }),
        LawValue::Duration(length) => json!({ "type": "duration", "length": duration(*length) }),
        LawValue::Date(day) => json!({ "type": "date", "date": day.to_string() }),
        LawValue::YesNo(yes) => json!({ "type": "yes/no", "yes": yes }),
        LawValue::Choice(choice) => json!({ "type": "choice", "choice": choice }),
        LawValue::Table(rows) => json!({ "type": "table", "rows": rows.iter().map(row).collect::<Vec<_>>() }),
        LawValue::Sanction(threat) => sanction(threat),
        LawValue::Text(text) => json!({ "type": "text", "text": text }),
        LawValue::Silent(words) => json!({ "type": "silent", "leaves_open": words }),
    }
}

fn duration(length: Duration) -> Value {
    let written = length.to_string();
    let unit = written.split_once(' ').map_or("", |(_, unit)| unit);
    json!({ "count": length.count, "unit": unit })
}

fn row(row: &Row) -> Value {
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) => json!(text),
        Cell::Count(count) => json!(count),
        Cell::Date(day) => json!(day.to_string()),
        Cell::YesNo(yes) => json!(yes),
    };
    row.iter().map(|(column, value)| (column.clone(), cell(value))).collect()
}

fn sanction(threat: &Sanction) -> Value {
    json!({
        "type": "sanction",
        "min": threat.min.map(duration),
        "max": threat.max.map(duration),
        "life": threat.life,
        "death": threat.death,
    })
}

/// A version with all that makes it checkable.
pub(crate) fn version(version: &Version) -> Value {
    json!({
        "rule": version.rule,
        "value": version.value.to_string(),
        "typed": typed(&version.value),
        "citation": version.citation(),
        "act": version.act,
        "act_name": version.act_name,
        "by_bill": version.by_bill,
        "at": version.at,
        "provisions": version.provisions.iter().map(provision).collect::<Vec<_>>(),
        "confidence": version.confidence.as_str(),
        "since": day(&version.since),
        "source": version.source,
        "note": version.note,
    })
}

/// An answer by its name in snake_case, with what it knows.
pub(crate) fn answer(answer: &Answer) -> Value {
    let name = answer.name().replace(' ', "_");
    match answer {
        Answer::InForce(found) => {
            json!({ "answer": name, "value": found.value.to_string(), "version": version(found) })
        }
        Answer::NotYet { first } | Answer::Unrecorded { first } => json!({ "answer": name, "first": version(first) }),
        Answer::Pending { waiting_for, then } => {
            json!({ "answer": name, "waiting_for": waiting_for, "then": version(then) })
        }
        Answer::Ended { last, by, since } => {
            json!({ "answer": name, "by": by, "since": day(since), "last": version(last) })
        }
        Answer::Uncertain { before, after, day: unknown, by } => json!({
            "answer": name,
            "by": by,
            "day": day(unknown),
            "before": self::answer(before),
            "after": self::answer(after),
        }),
        Answer::Void { text, by, since } => {
            json!({ "answer": name, "by": by, "since": day(since), "text": version(text) })
        }
    }
}

/// The head of an act, without its operations.
pub(crate) fn act(act: &Act) -> Value {
    json!({
        "id": act.id,
        "name": act.name(),
        "form": act.form,
        "number": act.number,
        "signed": act.signed.map(|day| day.to_string()),
        "title": act.title.iter().map(|(language, title)| (language.clone(), json!(title))).collect::<Value>(),
        "what": act.what,
        "published": day(&act.published),
        "in_force": act.in_force.as_ref().map(day),
        "ends": act.ends.as_ref().map(day),
        "source": act.source,
        "operations": act.ops.len(),
    })
}

/// An operation as its act orders it.
pub(crate) fn operation(op: &Op) -> Value {
    let value = match &op.kind {
        Kind::Define(_, value) | Kind::Set(value) | Kind::Corrigendum { value, .. } => Some(value),
        _ => None,
    };
    json!({
        "id": op.id,
        "kind": op.kind.name(),
        "rule": if op.rule.is_empty() { None } else { Some(&op.rule) },
        "was": op.was.as_ref().map(ToString::to_string),
        "value": value.map(ToString::to_string),
        "typed": value.map(typed),
        "provisions": op.targets.iter().map(provision).collect::<Vec<_>>(),
        "at": op.at,
        "confidence": op.confidence.as_str(),
        "in_force": day(&op.day),
        "applies_from": op.applies.as_ref().map(|applies| applies.from.to_string()),
        "accepted": op.accepted,
        "source": op.source,
        "note": op.note,
        "file": op.place.file,
        "line": op.place.line,
    })
}
