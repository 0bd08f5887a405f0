//! What a sheet shows in words: columns, cells, articles. It must never know how they are drawn.

use std::collections::BTreeSet;

use election::schedule::{Edge, ElectionSchedule, Step, When};
use law::calendar::Direction;

use super::Sheet;

/// An end of which the law gives no day.
pub(super) const OPEN: &str = "open";

/// Behind a day that is not certain.
pub(super) const DOUBT: &str = " ?";

/// A step that has a day in some calendar of the sheet.
pub(super) struct Column {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) main: bool,
}

/// What the legend says of a step.
pub(super) struct Legend {
    pub(super) title: String,
    /// When it holds; terms from an event that has no day on the sheet.
    pub(super) notes: BTreeSet<String>,
    pub(super) articles: BTreeSet<String>,
}

/// The columns. A step that only some calendars have stands behind the one it follows there.
pub(super) fn columns(sheet: &Sheet) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for calendar in &sheet.calendars {
        let mut next = 0;
        for step in &calendar.steps {
            let has_day = edges(step).any(|(_, edge)| !edge.readings.is_empty() && relative(edge).is_none());
            if let Some(at) = columns.iter().position(|column| column.id == step.id) {
                next = at + 1;
            } else if has_day {
                let title = step.title_in("en").to_owned();
                columns.insert(next, Column { id: step.id.clone(), title, main: step.main });
                next += 1;
            }
        }
    }
    columns
}

/// Every step of some calendar, once, by its id.
pub(super) fn legend(sheet: &Sheet) -> Vec<(String, Legend)> {
    let mut legend: Vec<(String, Legend)> = Vec::new();
    for step in sheet.calendars.iter().flat_map(|calendar| &calendar.steps) {
        let at = legend.iter().position(|(id, _)| *id == step.id).unwrap_or_else(|| {
            let title = step.title_in("en").to_owned();
            legend.push((step.id.clone(), Legend { title, notes: BTreeSet::new(), articles: BTreeSet::new() }));
            legend.len() - 1
        });
        let one = &mut legend[at].1;
        if !step.only.is_empty() {
            one.notes.insert(step.only.clone());
        }
        for (_, edge) in edges(step) {
            one.notes.extend(relative(edge));
            one.notes.extend(edge.gap.as_ref().map(|gap| format!("open: {gap}")));
            one.articles.extend(edge.readings.iter().map(|reading| reading.from.citation()));
        }
    }
    legend
}

/// The vote, and whether it is the latest day or a later one.
pub(super) fn vote(calendar: &ElectionSchedule) -> String {
    let mark = if calendar.latest {
        " latest"
    } else if calendar.late().is_empty() {
        ""
    } else {
        " late"
    };
    format!("{}{mark}", calendar.vote)
}

/// Calls and votes that are later than the law lets them, each once.
pub(super) fn late(sheet: &Sheet) -> BTreeSet<String> {
    let late = sheet.calendars.iter().flat_map(ElectionSchedule::late);
    late.map(|late| late.to_string()).collect()
}

/// The days of a step in a calendar: `2021-06-26 to 2021-07-09 18:00`, `from 2021-07-23`, the last day alone; nothing where
/// it has none.
pub(super) fn cell(calendar: &ElectionSchedule, step: &str) -> Option<String> {
    let steps = calendar.steps.iter().filter(|found| found.id == step);
    let cells = steps.filter_map(|step| {
        let (first, last) = (step.first.as_ref().and_then(day), step.last.as_ref().and_then(day));
        match (first, last) {
            (Some(first), Some(last)) if first == last => Some(first),
            (Some(first), Some(last)) => Some(format!("{first} to {last}")),
            (Some(first), None) => Some(format!("from {first}")),
            (None, last) => last,
        }
    });
    let cells: Vec<String> = cells.collect();
    (!cells.is_empty()).then(|| cells.join(", "))
}

fn day(edge: &Edge) -> Option<String> {
    if relative(edge).is_some() {
        return None;
    }
    let mut days: Vec<String> = Vec::new();
    for day in edge.days() {
        let day = day.to_string();
        if !days.contains(&day) {
            days.push(day);
        }
    }
    if days.is_empty() {
        return Some(OPEN.to_owned());
    }
    let hour = edge.hour().map(|hour| format!(" {hour}")).unwrap_or_default();
    let open = if edge.gap.is_some() { DOUBT } else { "" };
    Some(format!("{}{hour}{open}", days.join(" or ")))
}

/// The ends a step has.
pub(super) fn edges(step: &Step) -> impl Iterator<Item = (&'static str, &Edge)> {
    let ends = [("from", step.first.as_ref()), ("until", step.last.as_ref())];
    ends.into_iter().filter_map(|(name, edge)| Some((name, edge?)))
}

/// A term from an event that has no day.
fn relative(edge: &Edge) -> Option<String> {
    edge.readings.iter().find_map(|reading| match &reading.when {
        When::Relative { term, direction, event } => {
            let way = if *direction == Direction::After { "after" } else { "before" };
            Some(format!("{term} {way} {event}"))
        }
        _ => None,
    })
}
