//! The calendar of an election for people at a terminal.

use std::fmt::Write as _;

use election::schedule::{Edge, ElectionSchedule, Reading, When};
use law::calendar::Direction;

use crate::render::field;
use crate::render::style::{self, paint};

/// Where the text of a labelled line begins.
const INDENT: usize = 12;

/// Every step with its days, articles and gaps.
pub(super) fn text(schedule: &ElectionSchedule) -> String {
    let mut out = format!("{}\n", paint(style::HEADING, format!("{}: vote on {}", schedule.office, schedule.vote)));
    let called = schedule.called.map_or_else(
        || "the day of the call was not given: terms before the vote are those of its own day".to_owned(),
        |called| format!("called on {called}: terms before the vote are those of that day"),
    );
    let _ = writeln!(out, "{}", paint(style::DIM, called));
    for step in &schedule.steps {
        let _ = writeln!(out, "\n{}", paint(style::HEADING, step.title_in("en")));
        if !step.only.is_empty() {
            out.push_str(&field("note", &step.only, INDENT));
        }
        for (label, edge) in [("from", &step.first), ("until", &step.last)] {
            if let Some(edge) = edge {
                out.push_str(&end(label, edge));
            }
        }
    }
    out
}

fn end(label: &str, edge: &Edge) -> String {
    let mut out = String::new();
    for reading in &edge.readings {
        out.push_str(&field(label, &day(reading), INDENT));
        if let Some(also) = reading.also {
            let words = format!("{also} if the whole term must lie between; the law does not say, both were done");
            out.push_str(&paint(style::WARN, field("or", &words, INDENT)));
        }
        let counted = reading.counted.as_ref().map(|counted| counted.deadline.to_string()).unwrap_or_default();
        out.push_str(&field("counted", &counted, INDENT));
        let trust = format!("{} ({})", reading.from.citation(), reading.from.confidence);
        out.push_str(&field("article", &trust, INDENT));
    }
    if let Some(gap) = &edge.gap {
        let label = if edge.readings.is_empty() { label } else { "but" };
        out.push_str(&paint(style::WARN, field(label, &format!("open: {gap}"), INDENT)));
    }
    out
}

fn day(reading: &Reading) -> String {
    let mut out = match &reading.when {
        When::On(day) => format!("{day} {:?}", day.weekday()),
        When::WithTheCall { called, term } => format!("{called}, with the call; the term begins on {term}"),
        When::Relative { term, direction, event } => {
            let way = if *direction == Direction::After { "after" } else { "before" };
            format!("{term} {way} {event}")
        }
    };
    if let Some(hour) = reading.hour {
        let _ = write!(out, ", {hour}");
    }
    out
}
