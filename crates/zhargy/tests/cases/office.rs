//! Tables about the Ombudsperson's office: what may be done (`| deed | on | answer |`), where a case belongs (`| place | opened |
//! on | then | now |`), and how many representatives a division gives (`| division | representatives | applies |`).

use jiff::civil::Date;
use ombudsman::divisions::{self, Standing};
use ombudsman::office::{self, Circumstances, Crime, Deed, Post};

use crate::law_answers::articles;
use crate::markdown::{Row, Table};
use crate::statutes::Statutes;

const DEEDS: [&str; 3] = ["deed", "on", "answer"];
const PLACES: [&str; 5] = ["place", "opened", "on", "then", "now"];
const DIVISIONS: [&str; 3] = ["division", "representatives", "applies"];

/// A table of one of these kinds.
pub(crate) fn is(table: &Table) -> bool {
    table.columns.first().is_some_and(|column| [DEEDS[0], PLACES[0], DIVISIONS[0]].contains(&column.as_str()))
}

/// Runs every row.
pub(crate) fn run(table: &Table, statutes: &Statutes) -> Vec<String> {
    let first = table.columns.first().map(String::as_str);
    let (needed, optional): (&[&str], &[&str]) = match first {
        Some("deed") => (&DEEDS, &["circumstances", "articles"]),
        Some("place") => (&PLACES, &[]),
        _ => (&DIVISIONS, &[]),
    };
    let faults = table.check(needed, optional, &[], &[]);
    if !faults.is_empty() {
        return faults;
    }
    let one = |row: &Row| match first {
        Some("deed") => deed(table, row, statutes),
        Some("place") => place(table, row, statutes),
        _ => division(table, row, statutes),
    };
    table.rows.iter().filter_map(|row| one(row).err()).collect()
}

fn deed(table: &Table, row: &Row, statutes: &Statutes) -> Result<(), String> {
    let written = table.need(row, "deed");
    let deed = Deed::of_id(&written.replace(' ', "_")).ok_or_else(|| format!("{}: no deed `{written}`", row.place))?;
    let circumstances = circumstances(row, table.cell(row, "circumstances").unwrap_or_default())?;
    let on = date(row, table.need(row, "on"))?;
    let decision = office::may(deed, &circumstances, on, &statutes.law).map_err(|e| format!("{}: {e}", row.place))?;
    agree(row, "answer", table.need(row, "answer"), &decision.ruling.to_string())?;
    let mut stands: Vec<String> = decision.grounds.iter().map(|ground| articles(&ground.from)).collect();
    stands.dedup();
    match table.cell(row, "articles") {
        Some(expected) => agree(row, "articles", expected, &stands.join(" / ")),
        None => Ok(()),
    }
}

/// Facts separated by semicolons.
fn circumstances(row: &Row, cell: &str) -> Result<Circumstances, String> {
    let mut facts = Circumstances::default();
    for fact in cell.split(';').map(str::trim).filter(|fact| !fact.is_empty()) {
        match fact {
            "caught in the act" => facts.caught_in_the_act = true,
            "crime of medium gravity" => facts.crime = Some(Crime::Medium),
            "grave crime" => facts.crime = Some(Crime::Grave),
            "especially grave crime" => facts.crime = Some(Crime::EspeciallyGrave),
            "teaching" => facts.post = Post::Teaching,
            "deputy mandate" => facts.post = Post::DeputyMandate,
            "state service" => facts.post = Post::StateService,
            _ => match (fact.strip_prefix("consent of the "), fact.strip_prefix("appointed ")) {
                (Some(body), _) => facts.consent_of = Some(body.replace(' ', "_")),
                (_, Some(day)) => facts.appointed = Some(date(row, day)?),
                _ => return Err(format!("{}: no circumstance `{fact}`", row.place)),
            },
        }
    }
    Ok(facts)
}

fn place(table: &Table, row: &Row, statutes: &Statutes) -> Result<(), String> {
    let (opened, on) = (date(row, table.need(row, "opened"))?, date(row, table.need(row, "on"))?);
    let found = divisions::whereabouts(table.need(row, "place"), opened, on, &statutes.law);
    let (then, now) = match found.map_err(|error| format!("{}: {error}", row.place))? {
        Ok(found) => (found.then.id, found.now.id),
        Err(lost) => (lost.code().to_owned(), String::new()),
    };
    agree(row, "then", table.need(row, "then"), &then)?;
    agree(row, "now", table.need(row, "now"), &now)
}

fn division(table: &Table, row: &Row, statutes: &Statutes) -> Result<(), String> {
    let on = date(row, table.need(row, "division"))?;
    let found = divisions::offices(on, &statutes.law).map_err(|error| format!("{}: {error}", row.place))?;
    let (count, applies) = match found {
        Ok(found) => (found.units.value.len().to_string(), matches!(found.standing, Standing::Applies(_))),
        Err(gap) => (gap.to_string(), false),
    };
    agree(row, "representatives", table.need(row, "representatives"), &count)?;
    agree(row, "applies", table.need(row, "applies"), if applies { "yes" } else { "no" })
}

fn agree(row: &Row, column: &str, expected: &str, found: &str) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    Err(format!("{}: {}\n    {column}: expected `{expected}`, found `{found}`", row.place, row.text))
}

fn date(row: &Row, cell: &str) -> Result<Date, String> {
    cell.parse().map_err(|_| format!("{}: `{cell}` is no day such as 2021-06-05", row.place))
}
