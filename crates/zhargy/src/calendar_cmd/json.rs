//! The calendar of an election for programs.

use election::schedule::{Edge, ElectionSchedule, Reading, When};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::Shown;
use crate::law_cmd::json::version;

/// The schedule; keys are stable. What a step is on the day asked stands in it only where a day was asked.
pub(super) fn shown(shown: &Shown) -> Value {
    let mut all = json!({ "election": shown.election });
    if let (Value::Object(all), Value::Object(calendar)) = (&mut all, calendar(&shown.schedule, shown.on)) {
        all.extend(calendar);
        all.insert("law_hash".to_owned(), json!(shown.law_hash));
    }
    all
}

/// One calendar; what its steps are on a day stands in it where one is given.
pub(super) fn calendar(schedule: &ElectionSchedule, on: Option<Date>) -> Value {
    let steps = schedule.steps.iter().map(|step| {
        let mut all = json!({
            "id": step.id,
            "title": step.title.iter().map(|(language, title)| (language.clone(), json!(title))).collect::<Value>(),
            "note": step.only,
            "first": step.first.as_ref().map(edge),
            "last": step.last.as_ref().map(edge),
        });
        if let Some(on) = on {
            all["stands"] = json!(step.progress(on).to_string());
            all["due"] = json!(step.due(on).map(|day| day.to_string()));
        }
        all
    });
    json!({
        "office": schedule.office,
        "vote": schedule.vote.to_string(),
        "called": schedule.called.map(|day| day.to_string()),
        "term_ends": schedule.known.term_ends.map(|day| day.to_string()),
        "powers_ended": schedule.known.powers_ended.map(|day| day.to_string()),
        "law_of": schedule.known.law_of.map(|day| day.to_string()),
        "latest": schedule.latest,
        "late": schedule.late().iter().map(ToString::to_string).collect::<Vec<_>>(),
        "on": on.map(|day| day.to_string()),
        "steps": steps.collect::<Vec<_>>(),
    })
}

fn edge(edge: &Edge) -> Value {
    json!({
        "day": edge.day().map(|day| day.to_string()),
        "hour": edge.hour().map(|hour| hour.to_string()),
        "open": edge.gap.as_ref().map(ToString::to_string),
        "readings": edge.readings.iter().map(reading).collect::<Vec<_>>(),
    })
}

fn reading(reading: &Reading) -> Value {
    let relative = match &reading.when {
        When::Relative { term, direction, event } => Some(
            json!({ "term": term.to_string(), "direction": format!("{direction:?}").to_lowercase(), "event": event }),
        ),
        _ => None,
    };
    let term_from = match &reading.when {
        When::WithTheCall { term, .. } => Some(term.to_string()),
        _ => None,
    };
    json!({
        "day": reading.when.day().map(|day| day.to_string()),
        "hour": reading.hour.map(|hour| hour.to_string()),
        "relative": relative,
        "term_begins": term_from,
        "set_by_call": matches!(reading.when, When::Set { .. }),
        "also": reading.also.map(|day| day.to_string()),
        "counted": reading.counted.as_ref().map(|counted| counted.deadline.to_string()),
        "rule": version(&reading.from),
    })
}
