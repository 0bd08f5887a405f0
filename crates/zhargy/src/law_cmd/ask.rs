//! `zhargy law ask`: one rule under three clocks. Every answer says what is known and where it stands.

use law::{Answer, Day, Law, Query, Version};
use serde_json::{Value, json};

use super::{Shown, json, words};
use crate::failure::Failure;
use crate::render::style::{self, paint};
use crate::render::{WIDTH, field, wrap};

/// Where the text of a labelled line begins.
const INDENT: usize = 16;

/// Asks; exit 0 only where one value is in force.
pub(super) fn show(law: &Law, rule: &str, query: &Query, bills: &[String], json: bool) -> Result<Shown, Failure> {
    let answer = law.ask(rule, query).map_err(Failure::told)?;
    let exit = u8::from(answer.in_force().is_none());
    Ok(Shown::new(json, exit, || value(law, rule, query, bills, &answer), || human(law, rule, query, bills, &answer)))
}

fn value(law: &Law, rule: &str, query: &Query, bills: &[String], answer: &Answer) -> Value {
    let definition = law.rule(rule).map(|rule| &rule.definition);
    let mut out = json!({
        "rule": rule,
        "title": definition.map(|definition| definition.title.as_str()),
        "type": definition.map(|definition| definition.of.to_string()),
        "on": query.on.to_string(),
        "decided": query.decided.to_string(),
        "known": query.known.map(|day| day.to_string()),
        "bills": bills,
        "law_hash": law.hash(),
    });
    if let (Value::Object(out), Value::Object(told)) = (&mut out, json::answer(answer)) {
        out.extend(told);
    }
    out
}

fn human(law: &Law, rule: &str, query: &Query, bills: &[String], answer: &Answer) -> String {
    let title = law.rule(rule).map_or("", |rule| rule.definition.title.as_str());
    let mut out = format!("{}\n", paint(style::HEADING, rule));
    out.push_str(&paint(style::DIM, wrap(title, WIDTH, 0)));
    out.push('\n');
    out.push_str(&told(answer));
    out.push('\n');
    let known = query.known.map_or_else(|| "all that is recorded".to_owned(), |day| format!("what was out on {day}"));
    let clocks = format!("fact of {}; law of {}; known: {known}", query.on, query.decided);
    out.push_str(&field("asked", &clocks, INDENT));
    for bill in bills {
        out.push_str(&field("with the bill", bill, INDENT));
    }
    out
}

/// The answer: its name and value in one line, then what supports it.
fn told(answer: &Answer) -> String {
    match answer {
        Answer::InForce(version) => headline(style::GOOD, answer, &version.value.to_string()) + &support(version),
        Answer::NotYet { first } => {
            headline(style::WARN, answer, "the law had no such rule on this day") + &later("first", first)
        }
        Answer::Unrecorded { first } => {
            let words = "nobody recorded what the law said on this day; nothing is guessed";
            headline(style::WARN, answer, words) + &later("first known", first)
        }
        Answer::Pending { waiting_for, then } => {
            let mut out = headline(style::WARN, answer, "adopted, not in force");
            out.push_str(&field("waiting for", waiting_for, INDENT));
            out + &field("then", &then.value.to_string(), INDENT) + &support(then)
        }
        Answer::Ended { last, by, since } => {
            let mut out = headline(style::WARN, answer, "no such rule any more");
            out.push_str(&field("ended by", by, INDENT));
            out.push_str(&since_day(since));
            out + &later("said last", last)
        }
        Answer::Void { text, by, since } => {
            let mut out = headline(style::WARN, answer, "void, though the text still stands");
            out.push_str(&field("annulled by", by, INDENT));
            out.push_str(&since_day(since));
            out + &later("the text says", text)
        }
        Answer::Uncertain { before, after, day, by } => {
            let words = format!("{} or {}", words::answer(before), words::answer(after));
            let mut out = headline(style::WARN, answer, &words);
            out.push_str(&field("why", &format!("{by} begins on {}", day.when), INDENT));
            out.push_str(&because(day));
            out.push_str(&branch("if not begun", before));
            out + &branch("if begun", after)
        }
    }
}

fn headline(style: anstyle::Style, answer: &Answer, words: &str) -> String {
    let words = words::one_line(words);
    let text = wrap(&format!("{}: {words}", answer.name()), WIDTH, 2);
    let lines: Vec<String> = text.lines().map(|line| paint(style, line)).collect();
    lines.join("\n") + "\n\n"
}

/// One side of an uncertain answer.
fn branch(label: &str, answer: &Answer) -> String {
    let mut out = String::from("\n");
    out.push_str(&field(label, &format!("{}: {}", answer.name(), words::answer(answer)), INDENT));
    match answer {
        Answer::InForce(version) | Answer::Void { text: version, .. } => out.push_str(&support(version)),
        Answer::Uncertain { before, after, day, by } => {
            out.push_str(&field("why", &format!("{by} begins on {}", day.when), INDENT));
            out.push_str(&branch("if not begun", before));
            out.push_str(&branch("if begun", after));
        }
        Answer::NotYet { first } | Answer::Unrecorded { first } => out.push_str(&later("first known", first)),
        Answer::Pending { then, .. } => out.push_str(&later("then", then)),
        Answer::Ended { last, by, .. } => {
            out.push_str(&field("ended by", by, INDENT));
            out.push_str(&later("said last", last));
        }
    }
    out
}

/// A version that does not stand on the day asked about.
fn later(label: &str, version: &Version) -> String {
    field(label, &version.value.to_string(), INDENT) + &support(version)
}

/// Citation, days and trust of a version.
fn support(version: &Version) -> String {
    let mut out = field("article", &version.citation(), INDENT);
    out.push_str(&field("ordered at", version.at.as_deref().unwrap_or_default(), INDENT));
    out.push_str(&since_day(&version.since));
    let rule = if version.by_bill { "a bill, not law" } else { version.confidence.as_str() };
    let trust = format!("of the rule: {rule}; of its day: {}", version.since.confidence);
    out.push_str(&field("confidence", &trust, INDENT));
    out.push_str(&field("source", &version.source, INDENT));
    out + &field("note", &version.note, INDENT)
}

fn since_day(since: &Day) -> String {
    field("since", &words::day(since), INDENT) + &because(since)
}

/// The reasoning behind a day and where that can be read.
fn because(day: &Day) -> String {
    field("because", &words::one_line(&day.because), INDENT) + &field("day's source", &day.source, INDENT)
}
