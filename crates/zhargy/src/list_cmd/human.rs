//! A judged list for people: the days side by side, then each day's checks with their articles.

use std::fmt::Write as _;

use election::filing::{Check, Decision, Finding, Judgement, Reading, Severity, Verdict};

use super::Shown;
use crate::render::WIDTH;
use crate::render::style::{self, paint};
use crate::render::{Align, Table, field, wrap};

/// Where the text of a labelled line begins.
const INDENT: usize = 14;
/// Findings shown in full.
const FINDINGS: usize = 10;
/// Persons struck out that are named.
const NAMED: usize = 10;

/// Everything the command shows.
pub(super) fn text(shown: &Shown) -> String {
    let title = format!("{}: {} persons", shown.file, shown.filing.persons.len());
    let mut out = format!("{}\n", paint(style::HEADING, title));
    let _ =
        writeln!(out, "{}\n", paint(style::DIM, format!("law {}", &shown.law_hash[..12.min(shown.law_hash.len())])));
    let mut table = Table::new(&[("law of", Align::Name), ("decision", Align::Name), ("decided by", Align::Left)]);
    for judgement in &shown.judgements {
        let (name, why) = headline(&judgement.decision);
        table.row(vec![judgement.on.to_string(), paint(colour(&judgement.decision), name), why]);
    }
    out.push_str(&table.fit(2));
    for (judgement, office) in shown.judgements.iter().zip(&shown.offices) {
        let _ = writeln!(out);
        day(&mut out, shown, judgement, office);
    }
    findings(&mut out, &shown.judgements);
    out
}

fn colour(decision: &Decision) -> anstyle::Style {
    match decision {
        Decision::Registered { .. } => style::GOOD,
        Decision::Refused(_) => style::ERROR,
        Decision::SentBack(_) | Decision::Open(_) => style::WARN,
    }
}

/// The decision and what it rests on, in one line.
pub(super) fn headline(decision: &Decision) -> (&'static str, String) {
    match decision {
        Decision::Registered { struck } if struck.is_empty() => ("registered", String::new()),
        Decision::Registered { struck } => ("registered", format!("{} persons struck out", struck.len())),
        Decision::Refused(grounds) => {
            let words: Vec<String> =
                grounds.iter().map(|ground| format!("{} ({})", ground.what, ground.citation)).collect();
            ("refused", words.join("; "))
        }
        Decision::SentBack(mends) => {
            let words: Vec<String> = mends.iter().map(ToString::to_string).collect();
            ("sent back", words.join("; "))
        }
        Decision::Open(points) => {
            let words: Vec<String> = points.iter().map(ToString::to_string).collect();
            ("open", words.join("; "))
        }
    }
}

fn day(out: &mut String, shown: &Shown, judgement: &Judgement, office: &str) {
    let _ = writeln!(out, "{}", paint(style::HEADING, format!("Under the law of {} ({office})", judgement.on)));
    for reading in &judgement.readings {
        if !reading.assumes.is_empty() {
            out.push_str(&paint(style::WARN, wrap(&assumed(reading), WIDTH, 2)));
        }
        if judgement.readings.len() > 1 {
            let (name, why) = headline(&reading.decision);
            out.push_str(&field("decision", &format!("{name}: {why}"), INDENT));
        }
        for check in &reading.checks {
            out.push_str(&line(check));
        }
    }
    if let Decision::Registered { struck } = &judgement.decision {
        for struck in struck.iter().take(NAMED) {
            let name = &shown.filing.persons[struck.person].person.name;
            out.push_str(&field("struck out", &format!("{name} ({})", struck.citation), INDENT));
        }
    }
}

/// `if what Law No. 5 sets here had begun (a day between ...)`.
pub(super) fn assumed(reading: &Reading) -> String {
    let word = |begun: bool| if begun { "had begun" } else { "had not begun" };
    let parts = reading.assumes.iter().map(|a| format!("what {} sets here {} ({})", a.act, word(a.begun), a.day));
    format!("if {}", parts.collect::<Vec<_>>().join(", and "))
}

fn line(check: &Check) -> String {
    let (mark, more, colour) = match &check.verdict {
        Verdict::Kept => ("kept", String::new(), style::GOOD),
        Verdict::KeptWith(words) => ("kept", format!("; {words}"), style::GOOD),
        Verdict::Broken => ("broken", String::new(), style::ERROR),
        Verdict::StrikesOut => ("strikes out", String::new(), style::WARN),
        Verdict::Open(point) => ("open", format!("; {point}"), style::WARN),
        Verdict::NotMade(why) => ("not made", format!("; {why}"), style::WARN),
    };
    let mut out = paint(colour, field(mark, &format!("{}{more}", check.what), INDENT));
    out.push_str(&paint(style::DIM, field("", &check.citation, INDENT)));
    out
}

/// Findings about the facts are the same on every day but for birth dates; each is shown once.
fn findings(out: &mut String, judgements: &[Judgement]) {
    let mut all: Vec<&Finding> = Vec::new();
    for finding in judgements.iter().flat_map(|judgement| &judgement.findings) {
        if !all.contains(&finding) {
            all.push(finding);
        }
    }
    if all.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{}", paint(style::HEADING, "What the facts say"));
    for finding in all.iter().take(FINDINGS) {
        let mark = if finding.severity == Severity::Error { "error" } else { "warning" };
        out.push_str(&field(mark, &format!("{} {}", finding.code, finding.words), INDENT));
    }
    if all.len() > FINDINGS {
        let _ = writeln!(out, "  ... and {} more", all.len() - FINDINGS);
    }
}
