//! The sheet as one iCalendar: an event for each end of a step on each day, with the posts it is the day of. So a commission
//! with dozens of posts called together has one event a step, and not dozens.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Sheet, view};
use crate::calendar_cmd::ics::{Event, about, summary, written};

/// Posts that are named in an event; of the others it says how many there are.
const NAMED: usize = 40;

/// The file.
pub(super) fn ics(sheet: &Sheet) -> String {
    let mut days: BTreeMap<(Date, usize, String), Day> = BTreeMap::new();
    let mut order: Vec<(String, &str)> = Vec::new();
    for (at, calendar) in sheet.calendars.iter().enumerate() {
        let posts = || sheet.posts.iter().filter(|placed| placed.calendar == at).map(|placed| placed.post.id.clone());
        for step in &calendar.steps {
            for (name, edge) in view::edges(step) {
                let Some(day) = edge.day() else { continue };
                let place = order.iter().position(|known| *known == (step.id.clone(), name)).unwrap_or_else(|| {
                    order.push((step.id.clone(), name));
                    order.len() - 1
                });
                let about = about(edge);
                let found = days.entry((day, place, about.clone())).or_insert_with(|| Day {
                    step: step.id.clone(),
                    name,
                    summary: summary(step, name, edge),
                    about,
                    posts: Vec::new(),
                });
                found.posts.extend(posts());
            }
        }
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let events = days.into_iter().map(|((day, _, _), found)| {
        let stem = format!("{}-sheet-{}-{}-{day}", sheet.office, found.step, found.name);
        // One step may end on one day by two wordings of the law.
        let again = seen.entry(stem.clone()).or_insert(0);
        *again += 1;
        let uid = if *again == 1 { format!("{stem}@zhargy") } else { format!("{stem}-{again}@zhargy") };
        let many = match found.posts.as_slice() {
            [only] => only.clone(),
            posts => format!("{} posts", posts.len()),
        };
        Event {
            uid,
            stamp: day,
            day,
            summary: format!("{}: {many}", found.summary),
            about: format!("{}\n{}", found.about, named(&found.posts)),
        }
    });
    written(&events.collect::<Vec<_>>())
}

/// An end of a step on a day.
struct Day {
    step: String,
    name: &'static str,
    summary: String,
    about: String,
    posts: Vec<String>,
}

fn named(posts: &[String]) -> String {
    let more = posts.len().saturating_sub(NAMED);
    let shown = posts[..posts.len() - more].join(", ");
    if more == 0 { shown } else { format!("{shown} and {more} more") }
}
