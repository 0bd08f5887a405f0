//! Tables of steps: the calendar of an election, and beside it the days the Commission's own plan had. What is computed is
//! `election::schedule`'s matter.

use election::effective_office;
use election::schedule::{Edge, ElectionSchedule, Gap, Known, When};
use jiff::civil::Date;
use law::Query;

use crate::markdown::{Row, Table};
use crate::statutes::Statutes;

const NEEDED: [&str; 3] = ["step", "first", "last"];
const BULLETS: [&str; 6] = ["office", "vote", "called", "term ends", "powers ended", "law of"];

/// A table of this kind begins with a step.
pub(crate) fn is(table: &Table) -> bool {
    table.columns.first().is_some_and(|column| column == "step")
}

/// Runs every row.
pub(crate) fn run(table: &Table, statutes: &Statutes) -> Vec<String> {
    let mut faults = table.check(&NEEDED, &["planned"], &BULLETS, &[]);
    if !faults.is_empty() {
        return faults;
    }
    match schedule(table, statutes) {
        Ok(schedule) => faults.extend(table.rows.iter().filter_map(|row| check(table, row, &schedule).err())),
        Err(fault) => faults.push(fault),
    }
    faults
}

fn schedule(table: &Table, statutes: &Statutes) -> Result<ElectionSchedule, String> {
    let bullet = |key: &str| table.bullet(key).map(|entry| entry.value.as_str());
    let day = |key: &str| -> Result<Option<Date>, String> {
        bullet(key).map(|text| text.parse().map_err(|_| format!("{}: `{key}` is no day", table.place))).transpose()
    };
    let known = Known {
        vote: day("vote")?,
        called: day("called")?,
        term_ends: day("term ends")?,
        powers_ended: day("powers ended")?,
        law_of: day("law of")?,
    };
    let days = [known.law_of, known.called, known.vote, known.powers_ended, known.term_ends];
    let on = days.into_iter().flatten().next();
    let on = on.ok_or_else(|| format!("{}: the bullet `vote` is missing", table.place))?;
    let office = bullet("office").unwrap_or_default();
    let office = effective_office(&statutes.law, &statutes.offices, office, &Query::on(on));
    let office = office.map_err(|error| format!("{}: {error}", table.place))?;
    let Statutes { law, calendar, plan, .. } = statutes;
    let schedule = ElectionSchedule::of(law, calendar, plan, &office.id, &known, &[]);
    schedule.map_err(|gap| format!("{}: {gap}", table.place))
}

fn check(table: &Table, row: &Row, schedule: &ElectionSchedule) -> Result<(), String> {
    let id = table.need(row, "step");
    let step = schedule.find(id).ok_or_else(|| format!("{}: no step `{id}`", row.place))?;
    for (column, edge) in [("first", &step.first), ("last", &step.last)] {
        let (expected, found) = (table.need(row, column), edge.as_ref().map(shown).unwrap_or_default());
        if expected != found {
            return Err(format!("{}: {}\n    {column}: expected `{expected}`, found `{found}`", row.place, row.text));
        }
    }
    match table.cell(row, "planned") {
        None | Some("") => Ok(()),
        Some(planned) => as_planned(row, planned, step.last.as_ref().or(step.first.as_ref())),
    }
}

/// The plan's day is one of the computed ones, unless the row says that it was set otherwise.
fn as_planned(row: &Row, planned: &str, edge: Option<&Edge>) -> Result<(), String> {
    let (day, otherwise) = planned.strip_suffix(", set otherwise").map_or((planned, false), |day| (day, true));
    let day: Date = day.parse().map_err(|_| format!("{}: `{planned}` is no planned day", row.place))?;
    let readings = edge.map(|edge| edge.readings.as_slice()).unwrap_or_default();
    let computed = readings.iter().any(|reading| reading.when.day() == Some(day) || reading.also == Some(day));
    if computed == otherwise {
        return Err(format!("{}: {}\n    the plan's day and the computed ones: {computed}", row.place, row.text));
    }
    Ok(())
}

/// `2020-11-10 or 2020-11-09`, `2020-11-30 18:00`, `2023-01-19 with the call`, with `, uncertain` and the like.
fn shown(edge: &Edge) -> String {
    let mut parts: Vec<String> = Vec::new();
    for reading in &edge.readings {
        let mut text = match &reading.when {
            When::On(day) => day.to_string(),
            When::WithTheCall { called, .. } => format!("{called} with the call"),
            When::Set { day, .. } => format!("{day} set"),
            When::Relative { term, event, .. } => format!("{term} from {event}"),
        };
        if let Some(also) = reading.also {
            text.push_str(&format!(" or {also}"));
        }
        if let Some(hour) = reading.hour {
            text.push_str(&format!(" {hour}"));
        }
        parts.push(text);
    }
    let gap = edge.gap.as_ref().map(|gap| match gap {
        Gap::Uncertain { .. } => "uncertain",
        Gap::Silent { .. } => "silent",
        Gap::Missing { .. } => "missing",
        Gap::Words { .. } => "in words",
        Gap::NoAnchor { .. } => "no day to count from",
        Gap::Uncountable { .. } => "uncountable",
        Gap::ChangesBeforeVote { .. } => "changes before the vote",
    });
    parts.extend(gap.map(str::to_owned));
    parts.join(", ")
}
