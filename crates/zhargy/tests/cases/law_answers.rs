//! Tables of answers of the law: `| rule | on | answer |`, with `decided`, `known`, `article` and `confidence` where they are
//! said. A row asks and compares words; what the words should be is the case's matter alone.

use jiff::civil::Date;
use law::{Answer, Query, Value, Version};

use crate::coverage::Seen;
use crate::markdown::{Row, Table};
use crate::statutes::Statutes;

const NEEDED: [&str; 3] = ["rule", "on", "answer"];
const OPTIONAL: [&str; 4] = ["decided", "known", "article", "confidence"];

/// A table of this kind begins with a rule.
pub(crate) fn is(table: &Table) -> bool {
    table.columns.first().is_some_and(|column| column == "rule")
}

/// Runs every row.
pub(crate) fn run(table: &Table, statutes: &Statutes, seen: &mut Seen) -> Vec<String> {
    let mut faults = table.check(&NEEDED, &OPTIONAL, &[], &[]);
    if faults.is_empty() {
        faults.extend(table.rows.iter().filter_map(|row| check(table, row, statutes, seen).err()));
    }
    faults
}

fn check(table: &Table, row: &Row, statutes: &Statutes, seen: &mut Seen) -> Result<(), String> {
    let rule = table.need(row, "rule");
    let day = |column| table.cell(row, column).filter(|cell| !cell.is_empty()).map(|cell| date(row, column, cell));
    let on = date(row, "on", table.need(row, "on"))?;
    let decided = day("decided").transpose()?.unwrap_or(on);
    let query = Query { on, decided, known: day("known").transpose()? };
    let answer = statutes.law.ask(rule, &query).map_err(|error| format!("{}: {error}", row.place))?;
    seen.answer(rule, &query, &answer);
    compare(row, "answer", table.need(row, "answer"), &words(&answer))?;
    let version = answer.in_force();
    if let Some(expected) = table.cell(row, "confidence") {
        compare(row, "confidence", expected, version.map_or("", |version| version.confidence.as_str()))?;
    }
    if let Some(expected) = table.cell(row, "article") {
        compare(row, "article", expected, &version.map(articles).unwrap_or_default())?;
    }
    Ok(())
}

fn compare(row: &Row, column: &str, expected: &str, found: &str) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    Err(format!("{}: {}\n    {column}: expected `{expected}`, found `{found}`", row.place, row.text))
}

fn date(row: &Row, column: &str, cell: &str) -> Result<Date, String> {
    cell.parse().map_err(|_| format!("{}: `{cell}` in the column `{column}` is no day such as 2021-06-05", row.place))
}

/// The answer in the words of a case.
fn words(answer: &Answer) -> String {
    match answer {
        Answer::InForce(version) => value(&version.value),
        Answer::Uncertain { before, after, .. } => format!("uncertain: {} or {}", words(before), words(after)),
        other => other.name().to_owned(),
    }
}

/// A value as the program prints it; of a table with several columns only its size.
fn value(value: &Value) -> String {
    match value {
        Value::Table(rows) if rows.iter().any(|row| row.len() > 1) => format!("table of {} rows", rows.len()),
        other => other.to_string(),
    }
}

/// Where a version stands: articles of one act in a row, other acts after a semicolon.
pub(crate) fn articles(version: &Version) -> String {
    let mut text = String::new();
    let mut act = "";
    for provision in &version.provisions {
        if !text.is_empty() {
            text.push_str(if provision.act == act { ", " } else { "; " });
        }
        act = &provision.act;
        text.push_str(if provision.article.is_empty() { "the act" } else { &provision.article });
    }
    text
}
