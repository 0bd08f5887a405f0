//! Tables of counts: lists, votes, mandates and how the count ended, run through `election::count` and through the oracle.
//! A table must hold for both. It computes no result itself.

use election::{Count, Election, Instruction, ListElectionRules, Note, Open, OpenCase};
use jiff::civil::Date;
use law::Query;
use oracle::{ListRules, ListVerdict, ListVotes, OneParty, list_count};

use crate::markdown::{Row, Table};
use crate::statutes::Statutes;

const NEEDED: [&str; 4] = ["list", "votes", "registered", "mandates"];
const BULLETS: [&str; 6] = ["office", "law of", "seats", "base", "assume", "because"];
const BELOW: [&str; 2] = ["outcome", "notes"];

/// A table of this kind begins with a list.
pub(crate) fn is(table: &Table) -> bool {
    table.columns.first().is_some_and(|column| column == "list")
}

/// The facts of a table.
struct Facts {
    office: String,
    on: Date,
    seats: u32,
    base: Option<u64>,
    lists: Vec<ListRow>,
    against_all: Option<u64>,
    invalid: u64,
    assume: Vec<Instruction>,
}

struct ListRow {
    name: String,
    votes: u64,
    registered: Option<u32>,
    /// `None` where the table says that none are given.
    mandates: Option<u32>,
}

/// Runs the table.
pub(crate) fn run(table: &Table, statutes: &Statutes) -> Vec<String> {
    let faults = table.check(&NEEDED, &[], &BULLETS, &BELOW);
    if !faults.is_empty() {
        return faults;
    }
    check(table, statutes).err().into_iter().collect()
}

fn check(table: &Table, statutes: &Statutes) -> Result<(), String> {
    let facts = facts(table)?;
    let at = |what: String| format!("{}: {what}", table.place);
    let outcome = table.line_below("outcome").ok_or_else(|| at("the line `Outcome: ...` is missing".to_owned()))?;
    let stated_seats = facts.seats;
    let rules = ListElectionRules::on(
        &statutes.law,
        &statutes.offices,
        &facts.office,
        Some(stated_seats),
        Query::on(facts.on),
        &facts.assume,
    )
    .map_err(|error| at(error.to_string()))?;
    if rules.seats.number() != u64::from(stated_seats) {
        return Err(at(format!("seats: expected {stated_seats}, the law says {}", rules.seats.number())));
    }
    let election = election(&facts).map_err(&at)?;
    let count = election::count(&election, &rules, None).map_err(|error| at(error.to_string()))?;
    if let Some(base) = facts.base.filter(|base| *base != count.base.total) {
        return Err(at(format!("base: expected {base}, found {}", count.base.total)));
    }
    let names: Vec<&str> = facts.lists.iter().map(|list| list.name.as_str()).collect();
    let found = (mandates(&count), ending(&count, &names));
    mandates_agree(table, &facts, &found.0)?;
    line_agrees(&outcome.place, "outcome", &outcome.value, &found.1)?;
    let said = table.line_below("notes").map_or("", |notes| notes.value.as_str());
    line_agrees(&table.place, "notes", said, &notes(&count))?;
    let second = by_oracle(&facts, &rules, count.base.against_all, &names);
    if second != found {
        return Err(at(format!("the count gives {found:?}, the oracle {second:?}")));
    }
    Ok(())
}

fn line_agrees(place: &crate::markdown::Place, what: &str, expected: &str, found: &str) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    Err(format!("{place}: {what}: expected `{expected}`, found `{found}`"))
}

fn mandates_agree(table: &Table, facts: &Facts, found: &[Option<u32>]) -> Result<(), String> {
    let rows = table.rows.iter().filter(|row| !is_ballots(table.need(row, "list")));
    for ((row, list), found) in rows.zip(&facts.lists).zip(found) {
        if list.mandates != *found {
            let shown = |n: Option<u32>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
            let (expected, found) = (shown(list.mandates), shown(*found));
            return Err(format!("{}: {}\n    mandates: expected {expected}, found {found}", row.place, row.text));
        }
    }
    Ok(())
}

fn is_ballots(name: &str) -> bool {
    matches!(name, "against all" | "invalid")
}

fn facts(table: &Table) -> Result<Facts, String> {
    let bullet = |key: &str| {
        let found = table.bullet(key).ok_or_else(|| format!("{}: the bullet `{key}` is missing", table.place))?;
        Ok::<_, String>((found.place.clone(), found.value.clone()))
    };
    let (place, day) = bullet("law of")?;
    let on = day.parse().map_err(|_| format!("{place}: `{day}` is no day such as 2021-06-05"))?;
    let (place, seats) = bullet("seats")?;
    let seats = seats.parse().map_err(|_| format!("{place}: `{seats}` is no number of seats"))?;
    let mut facts = Facts {
        office: bullet("office")?.1,
        on,
        seats,
        base: None,
        lists: Vec::new(),
        against_all: None,
        invalid: 0,
        assume: Vec::new(),
    };
    if let Some(base) = table.bullet("base") {
        facts.base = Some(number(&base.value).ok_or_else(|| format!("{}: the base is no number", base.place))?);
    }
    if table.bullet("assume").is_some() {
        let (place, text) = bullet("assume")?;
        for one in text.split("; ") {
            let (rule, value) =
                one.split_once(" = ").ok_or_else(|| format!("{place}: `{one}` is no `rule = value`"))?;
            facts.assume.push(Instruction {
                rule: rule.to_owned(),
                value: value.to_owned(),
                because: bullet("because")?.1,
                replaces: false,
            });
        }
    }
    for row in &table.rows {
        list_row(table, row, &mut facts)?;
    }
    Ok(facts)
}

fn list_row(table: &Table, row: &Row, facts: &mut Facts) -> Result<(), String> {
    let no_number = |column: &str| format!("{}: `{}` in the column `{column}`", row.place, table.need(row, column));
    let votes = number(table.need(row, "votes")).ok_or_else(|| no_number("votes"))?;
    let (registered, mandates) = (table.need(row, "registered"), table.need(row, "mandates"));
    let name = table.need(row, "list");
    if is_ballots(name) {
        if !registered.is_empty() || !mandates.is_empty() {
            return Err(format!("{}: `{name}` is no list and takes no mandate", row.place));
        }
        match name {
            "invalid" => facts.invalid = votes,
            _ => facts.against_all = Some(votes),
        }
        return Ok(());
    }
    let registered = match registered {
        "" => None,
        place => Some(place.parse().map_err(|_| no_number("registered"))?),
    };
    let mandates = match mandates {
        "-" => None,
        count => Some(count.parse().map_err(|_| no_number("mandates"))?),
    };
    facts.lists.push(ListRow { name: name.to_owned(), votes, registered, mandates });
    Ok(())
}

/// A whole number, with or without commas between thousands.
fn number(text: &str) -> Option<u64> {
    text.replace(',', "").parse().ok()
}

/// The facts as an election file.
fn election(facts: &Facts) -> Result<Election, String> {
    let votes: u64 = facts.lists.iter().map(|list| list.votes).sum();
    let received = votes + facts.against_all.unwrap_or(0) + facts.invalid;
    let mut lines = vec![
        "[election]".to_owned(),
        "id = \"case\"".to_owned(),
        format!("office = \"{}\"", facts.office),
        format!("date = {}", facts.on),
        format!("seats = {}", facts.seats),
        "[ballots]".to_owned(),
        format!("received = {received}"),
        facts
            .against_all
            .map_or_else(|| "no_against_all_line = true".to_owned(), |marked| format!("against_all = {marked}")),
    ];
    for list in &facts.lists {
        lines.push("[[list]]".to_owned());
        lines.push(format!("id = \"{}\"", list.name));
        lines.push(format!("votes = {}", list.votes));
        lines.extend(list.registered.map(|place| format!("registered_order = {place}")));
    }
    let read = Election::read("the case as a file", lines.join("\n").as_bytes());
    read.map_err(|faults| crate::statutes::lines(&faults))
}

/// Mandates by list; none where the law is silent.
fn mandates(count: &Count) -> Vec<Option<u32>> {
    let silent = matches!(count.open, Some(Open::LawSilent { .. }));
    count.lists.iter().map(|list| (!silent).then_some(list.seats)).collect()
}

/// How the count ended, in the words of a case.
fn ending(count: &Count, names: &[&str]) -> String {
    match &count.open {
        None => "decided".to_owned(),
        Some(Open::LawSilent { case, .. }) => silent(case.number(), &details(case, names)),
        Some(Open::OrderNeeded { lists, seats, .. }) => order_needed(lists, *seats, names),
        Some(Open::LotNeeded { lists, seats, .. }) => format!("lot needed: {}", among(lists, *seats, names)),
    }
}

fn details(case: &OpenCase, names: &[&str]) -> String {
    match case {
        OpenCase::MoreThanSeats { first, second, .. } => format!("{first} and {second}"),
        OpenCase::TieForSecond { lists } => listed(lists, names),
        OpenCase::NonePasses | OpenCase::NoSecondList | OpenCase::EmptyBase => String::new(),
    }
}

fn silent(number: u8, details: &str) -> String {
    let dash = if details.is_empty() { "" } else { ": " };
    format!("silent OC-{number}{dash}{details}")
}

fn order_needed(lists: &[usize], seats: u32, names: &[&str]) -> String {
    format!("order needed: {}", among(lists, seats, names))
}

fn among(lists: &[usize], seats: u32, names: &[&str]) -> String {
    format!("{} for {seats} {}", listed(lists, names), if seats == 1 { "mandate" } else { "mandates" })
}

fn listed(lists: &[usize], names: &[&str]) -> String {
    let named: Vec<&str> = lists.iter().filter_map(|at| names.get(*at).copied()).collect();
    named.join(", ")
}

fn notes(count: &Count) -> String {
    let words: Vec<&str> = count
        .notes
        .iter()
        .map(|note| match note {
            Note::AgainstAllLeads { .. } => "against all leads",
            Note::NoLineOnTheBallot => "no line against all on the ballot",
            Note::LineNotInThisLaw { .. } => "the line against all is not in this law",
            Note::PublishedBaseDiffers { .. } => "the published base differs",
            Note::FromPercentages => "from percentages",
        })
        .collect();
    words.join("; ")
}

/// The same by the oracle, from the numbers of the rules and the facts of the table.
fn by_oracle(facts: &Facts, rules: &ListElectionRules, against_all: u64, names: &[&str]) -> (Vec<Option<u32>>, String) {
    let party = &rules.one_party;
    let one_party = match (&party.second_admitted, &party.factor, &party.minimum) {
        (Ok(admitted), Ok(factor), Ok(minimum)) if admitted.value => Some(OneParty {
            factor: (factor.value.num(), factor.value.den()),
            minimum: u32::try_from(minimum.value).unwrap_or(u32::MAX),
        }),
        _ => None,
    };
    let threshold = (rules.threshold.value.num(), rules.threshold.value.den());
    let of_oracle = ListRules { seats: facts.seats, threshold, one_party, earlier_registered_first: rules.tie.is_ok() };
    let votes = ListVotes {
        votes: facts.lists.iter().map(|list| list.votes).collect(),
        against_all,
        registered: facts.lists.iter().map(|list| list.registered).collect(),
    };
    match list_count(&of_oracle, &votes) {
        ListVerdict::Seats { seats, tie, .. } => {
            let ending = tie.map_or("decided".to_owned(), |tie| order_needed(&tie.lists, tie.seats, names));
            (seats.into_iter().map(Some).collect(), ending)
        }
        ListVerdict::Silent(case) => (vec![None; names.len()], silent(case.number(), &oracle_details(&case, names))),
    }
}

fn oracle_details(case: &oracle::OpenCase, names: &[&str]) -> String {
    use oracle::OpenCase as Case;
    match case {
        Case::MinimumExceedsSeats { due: (first, second) } => format!("{first} and {second}"),
        Case::TieForSecond { lists } => listed(lists, names),
        Case::NoListPasses | Case::OneListOnly | Case::EmptyBase => String::new(),
    }
}
