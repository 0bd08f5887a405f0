//! The calendar of an election for people at a terminal.

use std::fmt::Write as _;

use election::schedule::{Edge, ElectionSchedule, Progress, Reading, Step, When};
use jiff::civil::Date;
use law::calendar::Direction;

use super::Shown;
use crate::render::field;
use crate::render::style::{self, paint};

/// Where the text of a labelled line begins.
const INDENT: usize = 12;

/// Steps that are named as the next ones.
const NEXT: usize = 5;

/// Every step with its days, articles and gaps.
pub(super) fn text(shown: &Shown) -> String {
    let schedule = &shown.schedule;
    let whose = shown.election.as_ref().map(|election| format!("{election}, ")).unwrap_or_default();
    let heading = format!("{whose}{}: vote on {}", schedule.office, schedule.vote);
    let mut out = format!("{}\n", paint(style::HEADING, heading));
    let called = if let Some(day) = schedule.known.law_of {
        format!("every term is that of the law of {day}")
    } else {
        called(schedule)
    };
    let _ = writeln!(out, "{}", paint(style::DIM, called));
    if schedule.latest {
        let words =
            "the vote was not given: it lies on the latest day the law lets it, and the call too where not given";
        let _ = writeln!(out, "{}", paint(style::WARN, words));
    }
    for late in schedule.late() {
        let _ = writeln!(out, "{}", paint(style::WARN, format!("late: {late}")));
    }
    if let Some(on) = shown.on {
        out.push_str(&stands(schedule, on));
    }
    for step in &schedule.steps {
        let _ = writeln!(out, "\n{}", paint(style::HEADING, step.title_in("en")));
        if let Some(on) = shown.on {
            out.push_str(&field("stands", &standing(step, on), INDENT));
        }
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

fn called(schedule: &ElectionSchedule) -> String {
    schedule.called.map_or_else(
        || "the day of the call was not given: terms before the vote are those of its own day".to_owned(),
        |called| format!("called on {called}: terms before the vote are those of that day"),
    )
}

/// What runs on a day and what comes next, the nearest first.
fn stands(schedule: &ElectionSchedule, on: Date) -> String {
    let mut out = format!("\n{}\n", paint(style::HEADING, format!("On {on}")));
    let of = |progress: Progress| schedule.steps.iter().filter(move |step| step.progress(on) == progress);
    for (label, progress) in [("running", Progress::Running), ("next", Progress::Ahead)] {
        let mut steps: Vec<(Option<Date>, &Step)> = of(progress).map(|step| (step.due(on), step)).collect();
        // A step that runs without a last day ends with nothing: it comes last.
        steps.sort_by_key(|(due, _)| (due.is_none(), *due));
        let many = if progress == Progress::Ahead { NEXT } else { steps.len() };
        for (_, step) in steps.iter().take(many) {
            out.push_str(&field(label, &format!("{}: {}", step.title_in("en"), due(step, on)), INDENT));
        }
    }
    let past = of(Progress::Past).count();
    out.push_str(&field("past", &format!("{past} of {} steps", schedule.steps.len()), INDENT));
    out
}

fn standing(step: &Step, on: Date) -> String {
    match step.progress(on) {
        Progress::Running | Progress::Ahead => due(step, on),
        other => other.to_string(),
    }
}

/// Until when a step runs, or when it begins or is due.
fn due(step: &Step, on: Date) -> String {
    let begins = step.first.as_ref().is_some_and(|edge| edge.days().next().is_some());
    let word = match step.progress(on) {
        Progress::Running => "until",
        _ if begins => "from",
        _ => "by",
    };
    let Some(day) = step.due(on) else { return "running, without a last day".to_owned() };
    let left = (day - on).get_days();
    match left {
        0 => format!("{word} {day}, today"),
        1 => format!("{word} {day}, tomorrow"),
        left => format!("{word} {day}, in {left} days"),
    }
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
        When::Set { day, term } => {
            let instead = term.map(|term| format!(" in the place of {term}")).unwrap_or_default();
            format!("{day} {:?}, set when the election was called{instead}", day.weekday())
        }
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
