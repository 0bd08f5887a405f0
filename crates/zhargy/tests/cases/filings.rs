//! Tables of filed lists: rows of synthetic persons, judged under the law of one day or of several. What becomes of a list is
//! `election::filing`'s matter.

use election::effective_office;
use election::filing::{
    Candidacy, Candidate, Check, Decision, Filing, Instructions, Judgement, LastResult, OpenPoint, Terms, What, judge,
};
use election::persons::{Person, Sex};
use election::schedule::ElectionSchedule;
use jiff::civil::Date;
use law::{Query, Share};

use crate::markdown::{Row, Table};
use crate::statutes::Statutes;

const NEEDED: [&str; 3] = ["persons", "sex", "born"];
const OPTIONAL: [&str; 6] = ["disability", "citizen", "residence", "member", "elsewhere", "name"];
const BULLETS: [&str; 9] =
    ["office", "law of", "mandates", "last share", "paid", "vote", "called", "youth below", "lists"];
const BELOW: [&str; 4] = ["outcome", "quota", "fee", "facts"];

/// A table of this kind begins with a number of persons.
pub(crate) fn is(table: &Table) -> bool {
    table.columns.first().is_some_and(|column| column == "persons")
}

/// Runs the table.
pub(crate) fn run(table: &Table, statutes: &Statutes) -> Vec<String> {
    let faults = table.check(&NEEDED, &OPTIONAL, &BULLETS, &BELOW);
    if !faults.is_empty() {
        return faults;
    }
    match judgements(table, statutes) {
        Ok(judgements) => compare(table, &judgements),
        Err(fault) => vec![format!("{}: {fault}", table.place)],
    }
}

fn judgements(table: &Table, statutes: &Statutes) -> Result<Vec<Judgement>, String> {
    let bullet = |key: &str| table.bullet(key).map(|entry| entry.value.as_str());
    let need = |key: &str| bullet(key).ok_or_else(|| format!("the bullet `{key}` is missing"));
    let number = |key: &str| -> Result<Option<u32>, String> {
        bullet(key).map(|text| text.parse().map_err(|_| format!("`{key}` is no number"))).transpose()
    };
    let share = |text: &str| Share::parse(text).ok_or_else(|| format!("`{text}` is no share"));
    let mut persons = Vec::new();
    for row in &table.rows {
        persons.extend(candidates(table, row)?);
    }
    let last_result = match bullet("last share") {
        None => LastResult::NotStated,
        Some("none") => LastResult::TookNoPart,
        Some(text) => LastResult::Share(share(text)?),
    };
    let paid = bullet("paid").map(share).transpose()?;
    let filing = Filing {
        persons,
        mandates: number("mandates")?,
        lists_of_party: number("lists")?.unwrap_or(1),
        last_result,
        paid,
    };
    let youth_below_age = number("youth below")?.map(i16::try_from).transpose().map_err(|error| error.to_string())?;
    let terms = terms(table, statutes)?;
    let mut all = Vec::new();
    for text in need("law of")?.split("; ") {
        let on: Date = text.parse().map_err(|_| format!("`{text}` is no day"))?;
        let office = effective_office(&statutes.law, &statutes.offices, need("office")?, &Query::on(on));
        let office = office.map_err(|error| error.to_string())?;
        all.push(judge(&statutes.law, office, &filing, on, &terms, Instructions { youth_below_age }));
    }
    Ok(all)
}

fn terms(table: &Table, statutes: &Statutes) -> Result<Terms, String> {
    let day = |key: &str| -> Result<Option<Date>, String> {
        table.bullet(key).map(|e| e.value.parse().map_err(|_| format!("`{key}` is no day"))).transpose()
    };
    let Some(vote) = day("vote")? else { return Ok(Terms::default()) };
    let office = table.bullet("office").map_or("", |entry| entry.value.as_str());
    let (calendar, plan) = (&statutes.calendar, &statutes.plan);
    Ok(Terms::of(&ElectionSchedule::on(&statutes.law, calendar, plan, office, vote, day("called")?)))
}

/// So many synthetic persons of one kind; a row with a name is that person, as often as it says.
fn candidates(table: &Table, row: &Row) -> Result<Vec<Candidate>, String> {
    let wrong = |column: &str| format!("{}: `{}` in the column `{column}`", row.place, table.need(row, column));
    let cell = |column: &str| table.cell(row, column).unwrap_or_default();
    let yes_no = |column: &str| match cell(column) {
        "" | "yes" => Ok(Some(column != "disability" || cell(column) == "yes")),
        "no" => Ok(Some(false)),
        "?" => Ok(None),
        _ => Err(wrong(column)),
    };
    let sex = match table.need(row, "sex") {
        "woman" => Sex::Woman,
        "man" => Sex::Man,
        _ => return Err(wrong("sex")),
    };
    let born: Date = table.need(row, "born").parse().map_err(|_| wrong("born"))?;
    let count: usize = table.need(row, "persons").parse().map_err(|_| wrong("persons"))?;
    let elsewhere = match cell("elsewhere") {
        "" => Vec::new(),
        "list" => vec![Candidacy::OtherList],
        "district" => vec![Candidacy::SingleMember],
        "other" => vec![Candidacy::OtherOffice],
        _ => return Err(wrong("elsewhere")),
    };
    let residence_years = match cell("residence") {
        "" => Some(99),
        years => Some(years.parse().map_err(|_| wrong("residence"))?),
    };
    let (disability, citizen, member) = (yes_no("disability")?, yes_no("citizen")?, yes_no("member")?);
    let person = |at: usize| {
        let name = match cell("name") {
            "" => format!("Synthetic {}-{at}", row.place.line),
            name => name.to_owned(),
        };
        Candidate {
            person: Person { name, sex, born, disability: disability == Some(true) },
            number: String::new(),
            citizen,
            residence_years,
            member,
            elsewhere: Some(elsewhere.clone()),
        }
    };
    Ok((0..count).map(person).collect())
}

fn compare(table: &Table, judgements: &[Judgement]) -> Vec<String> {
    let all = |of: fn(&Judgement) -> String| judgements.iter().map(of).collect::<Vec<_>>().join(" / ");
    let found: [(&str, String); 4] = [
        ("outcome", all(|judgement| outcome(&judgement.decision))),
        ("quota", all(quota)),
        ("fee", all(fee)),
        (
            "facts",
            all(|judgement| judgement.findings.iter().map(|finding| finding.code).collect::<Vec<_>>().join(", ")),
        ),
    ];
    let mut faults = Vec::new();
    for (key, found) in found {
        match table.line_below(key) {
            Some(entry) if entry.value != found => {
                faults.push(format!("{}: {key}: expected `{}`, found `{found}`", entry.place, entry.value));
            }
            None if key == "outcome" => faults.push(format!("{}: the line `Outcome: ...` is missing", table.place)),
            _ => {}
        }
    }
    faults
}

fn outcome(decision: &Decision) -> String {
    let all = |whats: Vec<&What>| whats.into_iter().map(what).collect::<Vec<_>>().join(", ");
    match decision {
        Decision::Registered { struck } if struck.is_empty() => "registered".to_owned(),
        Decision::Registered { struck } => format!("registered, {} struck out", struck.len()),
        Decision::Refused(grounds) => {
            format!("refused ({})", all(grounds.iter().map(|ground| &ground.what).collect()))
        }
        Decision::SentBack(mends) => {
            let until = mends.first().and_then(|mend| mend.until.as_ref());
            let until = until.map_or(String::new(), |until| format!("; until {}", until.words));
            format!("sent back ({}{until})", all(mends.iter().map(|mend| &mend.what).collect()))
        }
        Decision::Open(points) => {
            let point = |point: &OpenPoint| match point {
                OpenPoint::SizeRounding { .. } => "OC-4".to_owned(),
                OpenPoint::CountedOnce { .. } => "OC-5".to_owned(),
                OpenPoint::Youth { kept_below: Some(age), .. } => format!("youth, kept if below {age}"),
                OpenPoint::Youth { .. } => "youth".to_owned(),
                OpenPoint::QuotaAfterStriking => "quota after striking out".to_owned(),
                OpenPoint::NoRule { rule, .. } => format!("no rule {rule}"),
                OpenPoint::ReadingsDiffer => "readings differ".to_owned(),
            };
            format!("open ({})", points.iter().map(point).collect::<Vec<_>>().join(", "))
        }
    }
}

fn what(what: &What) -> String {
    match what {
        What::Facts { code } => (*code).to_owned(),
        What::Lists { .. } => "lists of the party".to_owned(),
        What::Size { .. } | What::SizeAlone { .. } => "size".to_owned(),
        What::Quota(_) | What::NoQuota => "quota".to_owned(),
        What::Members { .. } => "members".to_owned(),
        What::OtherLists { .. } => "other list".to_owned(),
        What::SingleSeats { .. } => "district".to_owned(),
        What::OtherOffices { .. } => "other office".to_owned(),
        What::Age { .. } => "age".to_owned(),
        What::Citizens { .. } => "citizenship".to_owned(),
        What::Residence { .. } => "residence".to_owned(),
        What::Fee { .. } => "fee".to_owned(),
    }
}

/// `5 of 20, needs 6, No. 335-VI`; both countings where they differ; `none` where the law has no quota.
fn quota(judgement: &Judgement) -> String {
    let check = of_first(judgement, |what| matches!(what, What::Quota(_) | What::NoQuota));
    let Some(Check { what: What::Quota(quota), citation, .. }) = check else { return "none".to_owned() };
    let each = if quota.each == quota.once { String::new() } else { format!(" or {}", quota.each) };
    let act = citation.rsplit("No. ").next().unwrap_or_default();
    format!("{}{each} of {}, needs {}, No. {act}", quota.once, quota.persons, quota.need)
}

fn fee(judgement: &Judgement) -> String {
    match of_first(judgement, |what| matches!(what, What::Fee { .. })) {
        Some(Check { what: What::Fee { due: Some(due), .. }, .. }) if due.den() == 1 => due.num().to_string(),
        Some(Check { what: What::Fee { due: Some(due), .. }, .. }) => format!("{}/{}", due.num(), due.den()),
        _ => "not known".to_owned(),
    }
}

fn of_first(judgement: &Judgement, is: impl Fn(&What) -> bool) -> Option<&Check> {
    judgement.readings.first()?.checks.iter().find(|check| is(&check.what))
}
