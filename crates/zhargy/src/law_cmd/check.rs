//! `zhargy law check`: the whole law against itself, on every day on which anything changes and the day before.

use std::collections::{BTreeMap, BTreeSet};

use law::value::group;
use law::{Confidence, Finding, Law, Report};
use serde_json::{Value, json};

use super::{Shown, diff, words};
use crate::render::style::{self, paint};
use crate::render::{Align, Table, WIDTH, bar, wrap};

const MARKS: [Confidence; 4] = [Confidence::Text, Confidence::Press, Confidence::Deduced, Confidence::Unconfirmed];

/// Checks; exit 1 where an error was found.
pub(super) fn show(law: &Law, all: bool, json: bool) -> Shown {
    let report = law.check();
    let exit = u8::from(!report.errors.is_empty());
    Shown::new(json, exit, || value(law, &report), || human(law, &report, all))
}

/// Total rules that have exactly one value on every day asked.
fn without_gap(report: &Report) -> usize {
    let broken: BTreeSet<&str> = report.errors.iter().map(|finding| finding.rule.as_str()).collect();
    report.total_rules.saturating_sub(broken.len())
}

fn value(law: &Law, report: &Report) -> Value {
    let finding = |finding: &Finding| json!({ "code": finding.code, "rule": finding.rule, "what": finding.what });
    let findings = |found: &[Finding]| found.iter().map(finding).collect::<Vec<_>>();
    let confidence: serde_json::Map<String, Value> =
        MARKS.iter().map(|mark| (mark.as_str().to_owned(), json!(marked(report, *mark)))).collect();
    json!({
        "law_hash": law.hash(),
        "acts": report.acts,
        "operations": report.operations,
        "rules": report.rules,
        "dated_values": report.values,
        "answers": report.answers,
        "change_days": report.days,
        "total_rules": report.total_rules,
        "total_rules_without_gap": without_gap(report),
        "guards_true": report.guards,
        "guards_accepted": report.accepted,
        "operations_of_unknown_day": report.unknown_days,
        "operations_without_place": report.without_place,
        "values_by_confidence": confidence,
        "errors": findings(&report.errors),
        "unrecorded": findings(&report.unrecorded),
        "silent": findings(&report.silent),
        "in_ended_acts": findings(&report.dangling),
    })
}

fn marked(report: &Report, mark: Confidence) -> usize {
    report.by_confidence.get(&mark).copied().unwrap_or(0)
}

fn wide(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

fn human(law: &Law, report: &Report, all: bool) -> String {
    let mut out = format!("{}  {}\n\n", paint(style::HEADING, "The law"), paint(style::DIM, law.hash()));
    out.push_str(&counts(report));
    out.push_str(&heading("Values by how far they can be trusted"));
    out.push_str(&trust(report));
    if !report.unrecorded.is_empty() {
        out.push_str(&heading("Nothing recorded before the first version"));
        out.push_str(&if all { each(&report.unrecorded) } else { by_subject(&report.unrecorded) });
    }
    if !report.silent.is_empty() {
        out.push_str(&heading("Where the law is silent"));
        out.push_str(&each(&report.silent));
    }
    if !report.dangling.is_empty() {
        out.push_str(&heading("Rules that stand in an act that has ended"));
        out.push_str(&if all { each(&report.dangling) } else { by_subject(&report.dangling) });
    }
    if report.errors.is_empty() {
        out.push_str(&format!("\n{}\n", paint(style::GOOD, "no errors")));
    } else {
        out.push_str(&heading("Errors"));
        for error in &report.errors {
            out.push_str(&wrap(&format!("{} {}: {}", error.code, error.rule, error.what), WIDTH, 2));
        }
        out.push_str(&format!("\n{}\n", paint(style::ERROR, words::many(report.errors.len(), "error"))));
    }
    out
}

fn heading(text: &str) -> String {
    format!("\n{}\n", paint(style::HEADING, text))
}

fn counts(report: &Report) -> String {
    let answers = format!("answers on {} and the day before", words::many(report.days, "day of change"));
    let answers = answers.replace("day of changes", "days of change");
    let lines = [
        (report.acts, "acts"),
        (report.operations, "operations"),
        (report.rules, "rules"),
        (report.values, "dated values"),
        (report.answers, answers.as_str()),
        (report.guards, "guards `was` true"),
        (report.accepted, "guards false in the act itself, accepted with a reason"),
        (report.unknown_days, "operations whose day of force is not confirmed"),
        (report.without_place, "operations whose place in the amending act was not read"),
    ];
    let mut out = String::new();
    for (count, what) in lines {
        out.push_str(&format!("{:>9}  {what}\n", group(wide(count))));
    }
    let total = format!("{} of {}", without_gap(report), report.total_rules);
    out + &format!("{total:>9}  total rules without a gap\n")
}

fn trust(report: &Report) -> String {
    let mut table = Table::new(&[("", Align::Left), ("values", Align::Right), ("", Align::Left)]);
    for mark in MARKS {
        let count = wide(marked(report, mark));
        table.row(vec![mark.to_string(), group(count), bar(count, wide(report.values), 40)]);
    }
    table.render(2)
}

fn each(found: &[Finding]) -> String {
    let mut table = Table::new(&[("rule", Align::Name), ("", Align::Left)]);
    for finding in found {
        table.row(vec![finding.rule.clone(), paint(style::DIM, words::one_line(&finding.what))]);
    }
    table.fit(2)
}

fn by_subject(found: &[Finding]) -> String {
    let mut subjects: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in found {
        *subjects.entry(diff::subject(&finding.rule)).or_default() += 1;
    }
    let counted: Vec<String> = subjects.iter().map(|(subject, count)| format!("{subject} {count}")).collect();
    let all = format!("{}: {}. `--all` names them.", words::many(found.len(), "rule"), counted.join(", "));
    wrap(&all, WIDTH, 2)
}
