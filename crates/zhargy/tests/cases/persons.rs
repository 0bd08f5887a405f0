//! Tables of persons: who of a list takes its mandates, or who takes one that fell vacant, under the law of a day.

use election::collation::Collation;
use election::persons::{
    Decision, Gap, GapKind, Instructions, List, Outcome, Person, Refusal, Rules, Sex, Vacancy, What, fill, seat,
};
use jiff::civil::Date;
use law::Query;

use crate::markdown::{Row, Table};
use crate::statutes::Statutes;

const NEEDED: [&str; 5] = ["person", "sex", "born", "disability", "takes"];
const BULLETS: [&str; 7] = ["office", "law of", "mandates", "decided", "vacancy", "youth below", "go on"];
const BELOW: [&str; 2] = ["outcome", "counted"];

/// A table of this kind begins with a person.
pub(crate) fn is(table: &Table) -> bool {
    table.columns.first().is_some_and(|column| column == "person")
}

/// Runs the table.
pub(crate) fn run(table: &Table, statutes: &Statutes) -> Vec<String> {
    let faults = table.check(&NEEDED, &["holds"], &BULLETS, &BELOW);
    if !faults.is_empty() {
        return faults;
    }
    check(table, statutes).err().into_iter().collect()
}

fn check(table: &Table, statutes: &Statutes) -> Result<(), String> {
    let at = |what: &str| format!("{}: {what}", table.place);
    let bullet = |key: &str| table.bullet(key).map(|entry| entry.value.as_str());
    let need = |key: &str| bullet(key).ok_or_else(|| at(&format!("the bullet `{key}` is missing")));
    let on: Date = need("law of")?.parse().map_err(|_| at("`law of` is no day"))?;
    let office = statutes.offices.find(need("office")?).ok_or_else(|| at("no such office"))?;
    let rules = Rules::on(&statutes.law, office, &Query::on(on), on).map_err(|gap| at(&gap.to_string()))?;
    let persons: Vec<Person> = table.rows.iter().map(|row| person(table, row)).collect::<Result<_, _>>()?;
    let mandates = need("mandates")?.parse().map_err(|_| at("`mandates` is no number"))?;
    let place = |name: &str| {
        persons.iter().position(|person| person.name == name).ok_or_else(|| at(&format!("nobody is {name}")))
    };
    let instructions = instructions(bullet("youth below"), bullet("go on")).map_err(|what| at(&what))?;
    let alphabet = Collation::of_language("kk").map_err(|error| at(&error.to_string()))?;
    let outcome = if let Some(text) = bullet("vacancy") {
        let (mandate, chosen) = vacancy(text)
            .ok_or_else(|| at("the vacancy reads `mandate 2, chosen NAME` or `mandate 2, nobody chosen`"))?;
        let list = List { mandates, persons: persons.clone(), decision: None };
        let chosen = chosen.map(place).transpose()?;
        let vacancy = Vacancy { seated: holding(table, "mandate"), out: holding(table, "out"), mandate, chosen };
        fill(&list, &vacancy, &rules, &instructions)
    } else {
        let decision = decision(need("decided")?, place)?;
        let list = List { mandates, persons: persons.clone(), decision };
        seat(&list, &rules, &instructions, &|a, b| alphabet.compare(a, b))
    };
    agree(table, &outcome)
}

/// `nobody`, `NAME, NAME` or `too late: NAME, NAME`.
fn decision(text: &str, place: impl Fn(&str) -> Result<usize, String>) -> Result<Option<Decision>, String> {
    if text == "nobody" {
        return Ok(None);
    }
    let (in_time, names) = text.strip_prefix("too late: ").map_or((true, text), |names| (false, names));
    let order = names.split(", ").map(place).collect::<Result<_, _>>()?;
    Ok(Some(Decision { order, in_time }))
}

fn vacancy(text: &str) -> Option<(u32, Option<&str>)> {
    let (mandate, chosen) = text.strip_prefix("mandate ")?.split_once(", ")?;
    let chosen = if chosen == "nobody chosen" { None } else { Some(chosen.strip_prefix("chosen ")?) };
    Some((mandate.parse().ok()?, chosen))
}

fn holding(table: &Table, what: &str) -> Vec<usize> {
    let rows = table.rows.iter().enumerate();
    rows.filter(|(_, row)| table.cell(row, "holds") == Some(what)).map(|(at, _)| at).collect()
}

fn person(table: &Table, row: &Row) -> Result<Person, String> {
    let wrong = |column: &str| format!("{}: `{}` in the column `{column}`", row.place, table.need(row, column));
    let sex = match table.need(row, "sex") {
        "woman" => Sex::Woman,
        "man" => Sex::Man,
        _ => return Err(wrong("sex")),
    };
    let disability = match table.need(row, "disability") {
        "yes" => true,
        "" => false,
        _ => return Err(wrong("disability")),
    };
    if !matches!(table.cell(row, "holds"), None | Some("" | "mandate" | "out")) {
        return Err(wrong("holds"));
    }
    let born = table.need(row, "born").parse().map_err(|_| wrong("born"))?;
    Ok(Person { name: table.need(row, "person").to_owned(), sex, born, disability })
}

const GAPS: [(&str, GapKind); 7] = [
    ("nobody named", GapKind::NoDefaultOrder),
    ("list too short", GapKind::ShortList),
    ("too few named", GapKind::PartialDecision),
    ("quota cannot be filled", GapKind::CannotFillQuota),
    ("quota against the alphabet", GapKind::QuotaAgainstDefault),
    ("youth not defined", GapKind::YouthUndefined),
    ("equal names", GapKind::EqualNames),
];

fn instructions(youth: Option<&str>, go_on: Option<&str>) -> Result<Instructions, String> {
    let youth = youth.map(|age| age.parse().map_err(|_| format!("`{age}` is no age"))).transpose()?;
    let gap = |name: &str| GAPS.iter().find(|(known, _)| *known == name).map(|(_, gap)| *gap);
    let gaps = go_on.into_iter().flat_map(|names| names.split(", "));
    let gaps = gaps.map(|name| gap(name).ok_or_else(|| format!("`{name}` is no gap"))).collect::<Result<_, _>>()?;
    Ok(Instructions { youth_below_age: youth, go_on: gaps })
}

fn agree(table: &Table, outcome: &Outcome) -> Result<(), String> {
    let (Outcome::Seated(seating) | Outcome::Refused { so_far: seating, .. } | Outcome::Silent { so_far: seating, .. }) =
        outcome;
    let seated = matches!(outcome, Outcome::Seated(_));
    for (at, row) in table.rows.iter().enumerate() {
        let mandate = seating.steps.iter().find_map(|step| match step.what {
            What::Takes { mandate, person } if person == at && seated => Some(format!("mandate {mandate}")),
            _ => None,
        });
        let (expected, found) = (table.need(row, "takes"), mandate.unwrap_or_default());
        if expected != found {
            return Err(format!("{}: {}\n    takes: expected `{expected}`, found `{found}`", row.place, row.text));
        }
    }
    let line = |key: &str| table.line_below(key).map_or("", |entry| entry.value.as_str());
    let checks = [("outcome", line("outcome"), ending(table, outcome)), ("counted", line("counted"), counted(outcome))];
    for (what, expected, found) in checks {
        if expected != found {
            return Err(format!("{}: {what}: expected `{expected}`, found `{found}`", table.place));
        }
    }
    Ok(())
}

fn ending(table: &Table, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Seated(seating) if seating.vacant > 0 => format!("seated; {} vacant", seating.vacant),
        Outcome::Seated(_) => "seated".to_owned(),
        Outcome::Silent { gap, rule, .. } => format!("silent ({rule}): {}", silence(gap)),
        Outcome::Refused { refusal, rule, .. } => {
            let name = |at: &usize| table.rows.get(*at).map_or("", |row| table.need(row, "person"));
            let why = match refusal {
                Refusal::NotOnList { .. } => "not on the list".to_owned(),
                Refusal::NamedTwice { person } => format!("{} is named twice", name(person)),
                Refusal::AlreadySeated { person } => format!("{} holds a mandate", name(person)),
                Refusal::Out { person } => format!("{} left the list", name(person)),
                Refusal::QuotaNotKept { need, found } => format!("quota needs {need}, the decision has {found}"),
            };
            format!("refused ({rule}): {why}")
        }
    }
}

fn silence(gap: &Gap) -> String {
    let name = GAPS.iter().find(|(_, kind)| *kind == gap.kind()).map_or("", |(name, _)| *name);
    match gap {
        Gap::NoDefaultOrder | Gap::EqualNames { .. } => name.to_owned(),
        Gap::ShortList { left } | Gap::PartialDecision { left } => format!("{name}, {left} left"),
        Gap::CannotFillQuota { need, available: have }
        | Gap::QuotaAgainstDefault { need, found: have }
        | Gap::YouthUndefined { need, found: have } => format!("{name}, needs {need}, has {have}"),
    }
}

/// How the quota was counted: `2 of 1 needed`, and whether the law says that somebody of two groups counts once.
fn counted(outcome: &Outcome) -> String {
    let (Outcome::Seated(seating) | Outcome::Refused { so_far: seating, .. } | Outcome::Silent { so_far: seating, .. }) =
        outcome;
    let mut parts = Vec::new();
    for step in &seating.steps {
        match step.what {
            What::QuotaChecked { need, found } => parts.push(format!("{found} where {need} are needed")),
            What::CountedOnce { law_says: true, .. } => {
                parts.push("one of two groups once, as the law says".to_owned());
            }
            What::CountedOnce { law_says: false, .. } => {
                parts.push("one of two groups once, which the law does not say".to_owned());
            }
            _ => {}
        }
    }
    parts.join("; ")
}
