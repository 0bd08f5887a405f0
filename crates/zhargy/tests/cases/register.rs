//! Tables of members by region (`| region | members | missing |`): would the party be registered on the day of the bullet
//! `register on`. It must never know how many members a party needs.

use law::Query;
use law::value::group;
use party::membership::{Count, Decided, Facts, Ground, Judgement, Note, Open, Outcome, decide};
use party::{PartyRules, Units};

use crate::markdown::{Row, Table};
use crate::statutes::Statutes;

const OPTIONAL: [&str; 3] = ["invalid", "barred", "founders"];

/// A table of this kind begins with a region.
pub(crate) fn is(table: &Table) -> bool {
    table.columns.first().is_some_and(|column| column == "region")
}

/// Decides and compares row by row, then the lines below.
pub(crate) fn run(table: &Table, statutes: &Statutes) -> Vec<String> {
    let bullets = ["register on", "every other unit"];
    let below = ["outcome", "grounds", "open", "notes"];
    let mut faults = table.check(&["region", "members", "missing"], &OPTIONAL, &bullets, &below);
    if faults.is_empty() {
        match checked(table, statutes) {
            Ok(found) => faults.extend(found),
            Err(fault) => faults.push(fault),
        }
    }
    faults
}

fn checked(table: &Table, statutes: &Statutes) -> Result<Vec<String>, String> {
    let on =
        table.bullet("register on").ok_or_else(|| format!("{}: the bullet `register on` is missing", table.place))?;
    let day = on.value.parse().map_err(|_| format!("{}: `{}` is no day such as 2021-06-05", on.place, on.value))?;
    let rules = PartyRules::on(&statutes.law, Query::on(day)).map_err(|error| format!("{}: {error}", on.place))?;
    let units = Units::of_law(&statutes.law);
    let mut counts = table.rows.iter().map(|row| count(table, row, &units)).collect::<Result<Vec<_>, String>>()?;
    let named = counts.len();
    if let Some(others) = table.bullet("every other unit") {
        let members =
            number(&others.value).ok_or_else(|| format!("{}: `{}` is no number", others.place, others.value))?;
        let of_day = rules.units.as_ref().map_err(|gap| format!("{}: {gap}", others.place))?;
        let rest = of_day.value.iter().filter(|unit| counts[..named].iter().all(|count| count.unit.id != unit.id));
        let rest: Vec<Count> = rest.map(|unit| Count::new(unit.clone(), members)).collect();
        counts.extend(rest);
    }
    let ids: Vec<String> = counts.iter().map(|count| count.unit.id.clone()).collect();
    let decided = decide(&rules, &Facts::Counts(counts));
    let mut faults = Vec::new();
    for (row, id) in table.rows.iter().zip(&ids) {
        let found = either(&decided, |judgement| missing(judgement, id));
        let expected = table.need(row, "missing");
        if expected != found {
            faults.push(format!("{}: {}\n    missing: expected `{expected}`, found `{found}`", row.place, row.text));
        }
    }
    let all = |words: fn(&Judgement) -> Vec<String>| {
        let mut all: Vec<String> = Vec::new();
        for text in decided.judgements.iter().flat_map(words) {
            if !all.contains(&text) {
                all.push(text);
            }
        }
        all.join("; ")
    };
    let outcomes = either(&decided, |judgement| judgement.outcome().word().to_owned());
    let uncertain =
        decided.judgements.iter().map(Judgement::outcome).collect::<std::collections::BTreeSet<Outcome>>().len() > 1;
    let outcome = if uncertain { format!("uncertain: {outcomes}") } else { outcomes };
    for (key, found) in [("outcome", outcome), ("grounds", all(grounds)), ("open", all(open)), ("notes", all(notes))] {
        let entry = table.line_below(key);
        let expected = entry.map_or("", |entry| entry.value.as_str());
        if expected != found {
            let place = entry.map_or(&table.place, |entry| &entry.place);
            faults.push(format!("{place}: {key}: expected `{expected}`, found `{found}`"));
        }
    }
    Ok(faults)
}

fn count(table: &Table, row: &Row, units: &Units) -> Result<Count, String> {
    let name = table.need(row, "region");
    let unit = units.find(name).map_err(|why| format!("{}: `{name}`: {why:?}", row.place))?;
    let cell = |column: &str| match table.cell(row, column).filter(|cell| !cell.is_empty()) {
        None => Ok(None),
        Some(cell) => number(cell).map(Some).ok_or_else(|| format!("{}: `{cell}` in the column `{column}`", row.place)),
    };
    Ok(Count {
        unit: unit.clone(),
        members: cell("members")?.unwrap_or(0),
        invalid: cell("invalid")?.unwrap_or(0),
        barred: cell("barred")?.unwrap_or(0),
        founders: cell("founders")?,
    })
}

fn number(text: &str) -> Option<u64> {
    text.replace(',', "").parse().ok()
}

/// What each reading gives, once where all agree.
fn either(decided: &Decided, words: impl Fn(&Judgement) -> String) -> String {
    let mut all: Vec<String> = decided.judgements.iter().map(words).collect();
    all.dedup();
    all.join(" or ")
}

fn missing(judgement: &Judgement, id: &str) -> String {
    match judgement.lines.iter().find(|line| line.unit.id == id).map(|line| line.missing) {
        None => "no unit".to_owned(),
        Some(None) => "?".to_owned(),
        Some(Some(0)) => "-".to_owned(),
        Some(Some(missing)) => group(missing),
    }
}

fn article(version: &law::Version) -> &str {
    version.provisions.first().map_or("", |provision| provision.article.as_str())
}

fn grounds(judgement: &Judgement) -> Vec<String> {
    let words = |ground: &Ground| match ground {
        Ground::Total { have, need } => {
            format!("{} of {} members in all ({})", group(*have), group(need.value), article(&need.from))
        }
        Ground::Units { need, of, short } => {
            format!("{} of {} units under {} ({})", short.len(), of.value, group(need.value), article(&need.from))
        }
        Ground::Founders { have, need } => {
            format!("{} of {} founders ({})", group(*have), group(need.value), article(&need.from))
        }
        Ground::FoundersUnits { have, of, need } => {
            format!("founders from {have} of {} units, {} needed ({})", of.value, need.value, article(&need.from))
        }
        Ground::Breaches { count, rule, .. } => format!("{count} may not be members ({})", article(rule)),
    };
    judgement.grounds.iter().map(words).collect()
}

fn open(judgement: &Judgement) -> Vec<String> {
    let words = |open: &Open| match open {
        Open::Gap(gap) => gap.rule.clone(),
        Open::Rounding { have, of, need } => {
            format!(
                "founders from {have} of {} units, {} needed, rounding not said ({})",
                of.value,
                need.value,
                article(&need.from)
            )
        }
    };
    judgement.open.iter().map(words).collect()
}

fn notes(judgement: &Judgement) -> Vec<String> {
    let words = |note: &Note| match note {
        Note::ListErrors { count, no_ground: Some(rule), .. } => {
            format!("{count} errors are no ground ({})", article(rule))
        }
        Note::ListErrors { count, no_ground: None, .. } => format!("{count} errors left out of the number"),
        Note::NotOfTheDay { counts } => {
            let names: Vec<&str> = counts.iter().map(|count| count.unit.name()).collect();
            format!("no unit of the day: {}", names.join(", "))
        }
    };
    judgement.notes.iter().map(words).collect()
}
