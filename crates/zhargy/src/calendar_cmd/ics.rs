//! The calendar of an election as iCalendar (RFC 5545): an all-day event for each end of a step. Ends without a single day
//! are left out; the command's exit code says that there are some. It knows no clock: an event is stamped with the vote.

use election::schedule::{Edge, ElectionSchedule, Step};
use jiff::civil::Date;

/// Octets of a line before it is folded.
const FOLD: usize = 75;

/// What one event says.
pub(super) struct Event {
    /// Its id, unlike every other; of letters, digits and marks that need no escape.
    pub(super) uid: String,
    /// The day whose midnight it is stamped with.
    pub(super) stamp: Date,
    /// The day.
    pub(super) day: Date,
    /// Its title.
    pub(super) summary: String,
    /// The rest.
    pub(super) about: String,
}

/// The calendar; lines end with CRLF as the format asks.
/// Ids of events are those of the called election, or of the office where one is only planned.
pub(super) fn calendar(schedule: &ElectionSchedule, election: Option<&str>) -> String {
    let whose = election.map_or_else(|| schedule.office.clone(), |election| election.replace('/', "-"));
    let mut events = Vec::new();
    for step in &schedule.steps {
        for (name, edge) in [("from", &step.first), ("until", &step.last)] {
            let Some((edge, day)) = edge.as_ref().and_then(|edge| Some((edge, edge.day()?))) else { continue };
            let uid = format!("{whose}-{}-{name}-{}@zhargy", step.id, schedule.vote);
            let (summary, about) = (summary(step, name, edge), about(edge));
            events.push(Event { uid, stamp: schedule.vote, day, summary, about });
        }
    }
    written(&events)
}

/// Events as a file.
pub(super) fn written(events: &[Event]) -> String {
    let mut out = String::new();
    for text in
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//zhargy//calendar of an election//EN", "CALSCALE:GREGORIAN"]
    {
        line(&mut out, text);
    }
    for event in events {
        let date = |day: Date| format!("{:04}{:02}{:02}", day.year(), day.month(), day.day());
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{}", event.uid));
        line(&mut out, &format!("DTSTAMP:{}T000000Z", date(event.stamp)));
        line(&mut out, &format!("DTSTART;VALUE=DATE:{}", date(event.day)));
        line(&mut out, &format!("SUMMARY:{}", escaped(&event.summary)));
        line(&mut out, &format!("DESCRIPTION:{}", escaped(&event.about)));
        line(&mut out, "TRANSP:TRANSPARENT");
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// The title of a step's end: `Candidates are nominated (until, 18:00)`.
pub(super) fn summary(step: &Step, name: &str, edge: &Edge) -> String {
    let hour = edge.hour().map(|hour| format!(", {hour}")).unwrap_or_default();
    format!("{} ({name}{hour})", step.title_in("en"))
}

/// Articles, other days, gaps.
pub(super) fn about(edge: &Edge) -> String {
    let mut about: Vec<String> = edge.readings.iter().map(|reading| reading.from.citation()).collect();
    about.dedup();
    about.extend(edge.readings.iter().filter_map(|reading| reading.also).map(|also| format!("or {also}")));
    about.extend(edge.gap.as_ref().map(ToString::to_string));
    about.join("; ")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line, folded where it is too long, never inside a character.
fn line(out: &mut String, text: &str) {
    let mut width = 0;
    for c in text.chars() {
        if width + c.len_utf8() > FOLD {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_fold_and_marks_are_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne\u{7}"), "a\\, b\\; c\\\\d\\ne");
        let mut out = String::new();
        let text = "Ә".repeat(100);
        line(&mut out, &text);
        assert!(out.split("\r\n").all(|line| line.len() <= FOLD), "{out}");
        assert_eq!(out.replace("\r\n ", "").trim_end(), text);
    }
}
