//! Tables of protocols: figures of a precinct or of a whole, and what is found. It computes no finding itself.

use std::collections::BTreeSet;

use election::protocol::{BallotList, Cell, Figures, Finding, Form, Place, Scope, Tally, Territory};
use jiff::civil::Date;
use law::Query;

use crate::markdown::{Row, Table};
use crate::statutes::Statutes;

/// A table of this kind begins with a figure.
pub(crate) fn is(table: &Table) -> bool {
    table.columns.first().is_some_and(|column| column == "figure")
}

/// Runs the table; codes found are kept in `found`.
pub(crate) fn run(table: &Table, statutes: &Statutes, found: &mut BTreeSet<String>) -> Vec<String> {
    let bullets = ["protocol of", "lists"];
    let faults = table.check(&["figure", "value"], &["words", "sum"], &bullets, &["findings", "unchecked"]);
    if !faults.is_empty() {
        return faults;
    }
    check(table, statutes, found).err().into_iter().collect()
}

fn check(table: &Table, statutes: &Statutes, codes: &mut BTreeSet<String>) -> Result<(), String> {
    let at = |what: String| format!("{}: {what}", table.place);
    let bullet = |key: &str| table.bullet(key).ok_or_else(|| at(format!("the bullet `{key}` is missing")));
    let day: Date = bullet("protocol of")?.value.parse().map_err(|_| at("`protocol of` is no day".to_owned()))?;
    let list = |name: &str| BallotList { id: name.to_owned(), name: name.to_owned() };
    let lists: Vec<BallotList> = bullet("lists")?.value.split(", ").map(list).collect();
    let form = |scope| Form::on(&statutes.protocols, &statutes.law, Query::on(day), &lists, scope);
    let form = |scope| form(scope).map_err(|error| at(error.to_string()));
    let precinct = form(Scope::Precinct)?;
    let of_sums = table.columns.iter().any(|column| column == "sum");
    let asked = if of_sums { form(Scope::Total)? } else { precinct.clone() };
    let figures = figures(table, &asked, "value")?;
    let found = if of_sums { of_a_whole(table, &asked, &precinct, &figures)? } else { asked.check(&figures) };
    codes.extend(found.iter().map(|finding| finding.code.clone()));
    let lines: BTreeSet<String> =
        found.iter().map(|finding| format!("{} {}", finding.code, finding.level.as_str())).collect();
    line_agrees(table, "findings", &lines)?;
    let unchecked = asked.unchecked().iter().map(|one| one.code.clone()).collect();
    line_agrees(table, "unchecked", &unchecked)
}

/// The line below must name everything found, in the order of the codes.
fn line_agrees(table: &Table, key: &str, found: &BTreeSet<String>) -> Result<(), String> {
    let expected = table.line_below(key).map_or("none", |line| line.value.as_str());
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    let found = if found.is_empty() { "none".to_owned() } else { found.join(", ") };
    if found == expected {
        return Ok(());
    }
    Err(format!("{}: {key}: expected `{expected}`, found `{found}`", table.place))
}

/// The figures of a whole against one precinct that has the column `sum`.
fn of_a_whole(table: &Table, form: &Form, precinct: &Form, declared: &Figures) -> Result<Vec<Finding>, String> {
    let at = |what: String| format!("{}: {what}", table.place);
    let places = [("whole", None), ("precinct", Some("whole".to_owned()))];
    let places = places.map(|(id, within)| Place { id: id.to_owned(), within });
    let territory = Territory::new(&places).map_err(|error| at(error.to_string()))?;
    let (whole, part) = (territory.whole(), territory.precincts().next());
    let mut tally = Tally::new(territory, precinct.clone());
    let part = part.ok_or_else(|| at("no precinct".to_owned()))?;
    tally.count(part, &figures(table, precinct, "sum")?).map_err(|error| at(error.to_string()))?;
    tally.check_declared(whole, form, declared).map_err(|error| at(error.to_string()))
}

fn figures(table: &Table, form: &Form, column: &str) -> Result<Figures, String> {
    let mut figures = form.empty();
    for row in &table.rows {
        let name = table.need(row, "figure");
        let text = table.need(row, column);
        let Some(cell) = cell(form, name) else {
            if text.is_empty() {
                continue;
            }
            return Err(format!("{}: the form of the day has no `{name}`", row.place));
        };
        figures.set(cell, number(row, text, column)?).map_err(|error| format!("{}: {error}", row.place))?;
        if let Some(words) = table.cell(row, "words").filter(|words| !words.is_empty()) {
            figures.set_words(cell, words);
        }
    }
    Ok(figures)
}

/// `A1`, `B2 List`, `A3 2`.
fn cell(form: &Form, name: &str) -> Option<Cell> {
    let Some((figure, rest)) = name.split_once(' ') else { return form.cell(name) };
    let member = || {
        let member = rest.parse::<usize>().ok()?.checked_sub(1)?;
        Some(Cell::Member { figure: form.figure(figure)?, member })
    };
    form.cell_of_list(figure, rest).or_else(member)
}

fn number(row: &Row, text: &str, column: &str) -> Result<Option<u64>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let read = text.replace(',', "").parse().map(Some);
    read.map_err(|_| format!("{}: `{text}` in the column `{column}` is no figure", row.place))
}
