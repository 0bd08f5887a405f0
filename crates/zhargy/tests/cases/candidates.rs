//! Tables of candidates for one seat: nominations, sheets of signatures, contests with too few candidates, fees that come back,
//! and what is due for posts. What becomes of them is the matter of `election::single`.

use election::persons::Sex;
use election::schedule::Hour;
use election::single::Nominator;
use election::single::candidacy::{
    AtEnd, Bad, CandidacyRules, Contest, Days, Decision, Elsewhere, Limit, Membership, Moment, Nomination, Other,
    Paper, Refund, Reserve, Signature, Signatures, SpecialCheck, TermsServed, TooFew, UnderLaw, check_signatures,
    fee_refund, judge, need, nominations_at_end, too_few,
};
use election::single::tenure::{Event, Happened, Holder, Post, TenureRules, due};
use jiff::civil::{Date, date};
use law::{Query, Share};

use crate::markdown::{Row, Table};
use crate::statutes::Statutes;

const NOMINATION: [&str; 15] = [
    "born",
    "citizen",
    "member",
    "agreed",
    "terms",
    "elsewhere",
    "paid",
    "good",
    "settlements",
    "declaration",
    "spouse",
    "special check",
    "filed",
    "sex",
    "because",
];
const CONTEST: [&str; 9] = [
    "office",
    "law of",
    "vote",
    "voters",
    "settlements",
    "stood",
    "nomination ends",
    "signatures due",
    "registration ends",
];

/// The columns by which each kind is known.
const KINDS: [(&str, Run); 6] = [
    ("candidate", nominations),
    ("voter", signatures),
    ("nominated", at_end),
    ("left", left),
    ("share of votes", refunds),
    ("post", posts),
];

type Run = fn(&Table, &Statutes) -> Result<Vec<String>, String>;

/// A table of one of these kinds is known by its first column.
pub(crate) fn is(table: &Table) -> bool {
    run_of(table).is_some()
}

fn run_of(table: &Table) -> Option<Run> {
    let first = table.columns.first()?;
    KINDS.iter().find(|(column, _)| column == first).map(|(_, run)| *run)
}

/// Runs the table.
pub(crate) fn run(table: &Table, statutes: &Statutes) -> Vec<String> {
    let run = run_of(table).expect("the kind was asked for");
    run(table, statutes).unwrap_or_else(|fault| vec![format!("{}: {fault}", table.place)])
}

fn expect(table: &Table, row: &Row, column: &str, found: &str, faults: &mut Vec<String>) {
    let expected = table.need(row, column);
    if expected != found {
        faults.push(format!("{}: {column}: expected `{expected}`, found `{found}`", row.place));
    }
}

fn bullet<'t>(table: &'t Table, key: &str) -> Option<&'t str> {
    table.bullet(key).map(|entry| entry.value.as_str())
}

fn need_bullet<'t>(table: &'t Table, key: &str) -> Result<&'t str, String> {
    bullet(table, key).ok_or_else(|| format!("the bullet `{key}` is missing"))
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("`{text}` is no day"))
}

fn number<N: std::str::FromStr>(text: &str) -> Result<N, String> {
    text.parse().map_err(|_| format!("`{text}` is no number"))
}

fn moment(text: &str) -> Result<Moment, String> {
    let Some((on, hour)) = text.split_once(' ') else { return Ok(Moment { day: day(text)?, hour: None }) };
    let (hour, minute) = hour.split_once(':').ok_or_else(|| format!("`{hour}` is no hour"))?;
    Ok(Moment { day: day(on)?, hour: Some(Hour { hour: number(hour)?, minute: number(minute)? }) })
}

fn rules(table: &Table, statutes: &Statutes, on: Date) -> Result<CandidacyRules, String> {
    let office = need_bullet(table, "office")?;
    CandidacyRules::on(&statutes.law, &statutes.offices, office, Query::on(on)).map_err(|error| error.to_string())
}

/// What all days of the bullet `law of` give, with ` / ` between.
fn each_day(table: &Table, mut of: impl FnMut(Date) -> Result<String, String>) -> Result<String, String> {
    let days = need_bullet(table, "law of")?.split("; ");
    let all: Result<Vec<String>, String> = days.map(|text| of(day(text)?)).collect();
    Ok(all?.join(" / "))
}

/// `113-3(1)` of a citation of one act.
fn article(citation: &str) -> &str {
    let after = citation.split_once(" art ").map_or(citation, |(_, article)| article);
    after.split([',', ';']).next().unwrap_or_default()
}

/// Rows are nominations; those above a row stand in its contest already.
fn nominations(table: &Table, statutes: &Statutes) -> Result<Vec<String>, String> {
    let mut faults = table.check(&["candidate", "nominator", "outcome"], &NOMINATION, &CONTEST, &["under"]);
    if !faults.is_empty() {
        return Ok(faults);
    }
    let limit = |key: &str| -> Result<Option<Limit>, String> {
        let Some(text) = bullet(table, key) else { return Ok(None) };
        let Moment { day, hour } = moment(text)?;
        Ok(Some(Limit { day, hour, citation: key.to_owned() }))
    };
    let days = Days {
        nomination_opens: None,
        nomination_ends: limit("nomination ends")?,
        signatures_due: limit("signatures due")?,
        registration_ends: limit("registration ends")?,
    };
    let mut contest = Contest {
        vote: day(need_bullet(table, "vote")?)?,
        voters: bullet(table, "voters").map(number).transpose()?,
        settlements: bullet(table, "settlements").map(number).transpose()?,
        others: Vec::new(),
        stood_at_end: bullet(table, "stood").map(number).transpose()?,
    };
    let mut grounds: Vec<String> = Vec::new();
    for row in &table.rows {
        let nomination = nomination(table, row).map_err(|fault| format!("line {}: {fault}", row.place.line))?;
        let found = each_day(table, |on| {
            let judgement = judge(&nomination, &contest, &days, &rules(table, statutes, on)?, &statutes.calendar);
            for check in judgement.decision.checks() {
                if let election::single::candidacy::Verdict::Broken { ground, under } = &check.verdict {
                    let ground = format!("{ground} {}", article(under));
                    if !grounds.contains(&ground) {
                        grounds.push(ground);
                    }
                }
            }
            let readings: Vec<String> = judgement.readings.iter().map(|reading| decision(&reading.decision)).collect();
            Ok(match judgement.decision {
                Decision::ReadingsDiffer => format!("uncertain: {}", readings.join(" or ")),
                other => decision(&other),
            })
        })?;
        expect(table, row, "outcome", &found, &mut faults);
        contest.others.push(Other { candidate: nomination.candidate, nominator: nomination.nominator });
    }
    if let Some(entry) = table.line_below("under")
        && entry.value != grounds.join("; ")
    {
        faults.push(format!("{}: under: expected `{}`, found `{}`", entry.place, entry.value, grounds.join("; ")));
    }
    Ok(faults)
}

/// `refused (age 36)`, `to be mended until 2021-07-14 18:00 (fee 113-5(2))`.
fn decision(decision: &Decision) -> String {
    let until = decision.checks().iter().find_map(|check| match &check.verdict {
        election::single::candidacy::Verdict::Mendable(Some(limit)) => Some(format!(" until {limit}")),
        _ => None,
    });
    let why: Vec<String> = decision
        .checks()
        .iter()
        .map(|check| format!("{} {}", check.matter, article(&check.citation)).trim().to_owned())
        .collect();
    let why = if why.is_empty() { String::new() } else { format!(" ({})", why.join(", ")) };
    format!("{}{}{why}", decision.word(), until.unwrap_or_default())
}

/// A synthetic person; an empty cell is in order.
fn nomination(table: &Table, row: &Row) -> Result<Nomination, String> {
    let cell = |column: &str| table.cell(row, column).unwrap_or_default();
    let wrong = |column: &str| format!("`{}` in the column `{column}`", cell(column));
    let yes_no = |column: &str| match cell(column) {
        "" | "yes" => Ok(Some(true)),
        "no" => Ok(Some(false)),
        "?" => Ok(None),
        _ => Err(wrong(column)),
    };
    let paper = |column: &str, empty: Paper| match cell(column) {
        "" => Ok(empty),
        "missing" => Ok(Paper::Missing),
        "false" => Ok(Paper::False),
        "?" => Ok(Paper::NotStated),
        _ => Err(wrong(column)),
    };
    let nominator = Nominator::read(cell("nominator"));
    let member_of = match (cell("member"), &nominator) {
        ("", Nominator::Party(party)) => Membership::Party(party.clone()),
        ("" | "none", _) => Membership::NoParty,
        ("?", _) => Membership::NotStated,
        (party, _) => Membership::Party(party.to_owned()),
    };
    let terms = match cell("terms") {
        "?" => None,
        "" => Some(TermsServed { in_a_row: 0, before_the_limit: 0 }),
        text => {
            let (all, before) = text.split_once(", ").unwrap_or((text, "0"));
            let before = before.split(' ').next().unwrap_or_default();
            Some(TermsServed { in_a_row: number(all)?, before_the_limit: number(before)? })
        }
    };
    let elsewhere = match cell("elsewhere") {
        "" => Some(Vec::new()),
        "?" => None,
        "constituency" => Some(vec![Elsewhere::Constituency]),
        "maslikhat" => Some(vec![Elsewhere::Maslikhat]),
        _ => return Err(wrong("elsewhere")),
    };
    let good: Option<u64> = match cell("good") {
        "" => None,
        text => Some(number(text)?),
    };
    let settlements = match cell("settlements") {
        "" | "?" => None,
        text => Some(number(text)?),
    };
    let special_check = match cell("special check") {
        "" => SpecialCheck::Passed,
        "negative" => SpecialCheck::Negative,
        "?" => SpecialCheck::NotStated,
        since => SpecialCheck::Pending(day(since)?),
    };
    let or =
        |column: &str, empty: &str| if cell(column).is_empty() { empty.to_owned() } else { cell(column).to_owned() };
    let paid = or("paid", "1");
    let paid = if paid == "?" { None } else { Some(Share::parse(&paid).ok_or_else(|| wrong("paid"))?) };
    Ok(Nomination {
        candidate: cell("candidate").to_owned(),
        name: cell("candidate").to_owned(),
        sex: if cell("sex") == "woman" { Sex::Woman } else { Sex::Man },
        born: day(&or("born", "1980-01-01"))?,
        citizen: yes_no("citizen")?,
        residence_years: Some(99),
        nominator,
        member_of,
        consent: Some(true),
        agreed: yes_no("agreed")?,
        terms,
        elsewhere,
        paid,
        signatures: good.map(|good| Signatures { collected: good, good: Some(good), settlements }),
        declaration: paper("declaration", Paper::InOrder)?,
        spouse_declaration: paper("spouse", Paper::NotOwed)?,
        special_check,
        filed: moment(&or("filed", "2021-07-01"))?,
    })
}

/// Rows are signatures in the order of the sheets.
fn signatures(table: &Table, statutes: &Statutes) -> Result<Vec<String>, String> {
    let bullets = ["office", "law of", "voters", "settlements"];
    let mut faults = table.check(&["voter", "settlement", "wrong"], &[], &bullets, &["outcome"]);
    if !faults.is_empty() {
        return Ok(faults);
    }
    let voters: u64 = number(need_bullet(table, "voters")?)?;
    let settlements: Option<u64> = bullet(table, "settlements").map(number).transpose()?;
    let mut sheets = Vec::new();
    for row in &table.rows {
        let wrong = match table.need(row, "wrong") {
            "" => None,
            "no voter here" => Some(Bad::NotAVoterHere),
            "particulars" => Some(Bad::Particulars),
            "not own hand" => Some(Bad::NotOwnHand),
            "out of time" => Some(Bad::OutOfTime),
            "other" => Some(Bad::Other),
            other => return Err(format!("line {}: `{other}` in the column `wrong`", row.place.line)),
        };
        let (voter, settlement) = (table.need(row, "voter").to_owned(), table.need(row, "settlement").to_owned());
        sheets.push(Signature { voter, settlement, wrong });
    }
    let found = each_day(table, |on| {
        let rules = rules(table, statutes, on)?;
        let [state] = rules.readings.as_slice() else { return Ok("uncertain".to_owned()) };
        let Some(need) = need(&state.rules, voters, settlements) else { return Ok("no rule".to_owned()) };
        let check = check_signatures(sheets.iter().cloned(), need);
        let bad: Vec<String> = check.bad.iter().map(|(bad, n)| format!("{n} {bad}")).collect();
        let bad = if bad.is_empty() { "none".to_owned() } else { bad.join(", ") };
        let enough = if check.enough { "enough" } else { "too few" };
        let (good, covered) = (check.good, check.settlements.len());
        let needed = if need.settlements > 0 {
            format!("{} from {}", need.signatures, need.settlements)
        } else {
            need.signatures.to_string()
        };
        Ok(format!("{enough}: {good} good from {covered} of {needed}, bad {bad}, unchecked {}", check.unchecked))
    })?;
    match table.line_below("outcome") {
        Some(entry) if entry.value != found => {
            faults.push(format!("{}: outcome: expected `{}`, found `{found}`", entry.place, entry.value));
        }
        Some(_) => {}
        None => faults.push(format!("{}: the line `Outcome: ...` is missing", table.place)),
    }
    Ok(faults)
}

fn under_law<T>(found: &UnderLaw<T>, words: impl Fn(&T) -> String) -> String {
    match found {
        UnderLaw::One(one) => words(one),
        UnderLaw::Differ(all) => {
            let all: Vec<String> = all.iter().map(|(_, one)| words(one)).collect();
            format!("uncertain: {}", all.join(" or "))
        }
    }
}

/// So many nominated on the day nomination ends.
fn at_end(table: &Table, statutes: &Statutes) -> Result<Vec<String>, String> {
    let mut faults = table.check(&["nominated", "ended", "follows"], &[], &["office", "law of"], &[]);
    for row in &table.rows {
        let (stand, ended) = (number(table.need(row, "nominated"))?, day(table.need(row, "ended"))?);
        let found = each_day(table, |on| {
            let found = nominations_at_end(stand, ended, &rules(table, statutes, on)?, &statutes.calendar);
            Ok(under_law(&found, |one| match one {
                AtEnd::Enough { citation } => format!("enough, {}", article(citation)),
                AtEnd::Extended { until, citation, reserve, may, .. } => {
                    let who = match reserve {
                        Reserve::WithAgreement => "district akim with the agreement of the assembly",
                        Reserve::HigherAkim => "higher akim",
                        Reserve::Nobody => "nobody",
                    };
                    let may = may.map_or("any number".to_owned(), |may| may.to_string());
                    format!("until {until}, {who} may nominate {may}, {}", article(citation))
                }
                AtEnd::Open { rule, words } => format!("open: {rule}: {words}"),
            }))
        })?;
        expect(table, row, "follows", &found, &mut faults);
    }
    Ok(faults)
}

/// So many registered, or left later.
fn left(table: &Table, statutes: &Statutes) -> Result<Vec<String>, String> {
    let mut faults = table.check(&["left", "vote", "put off", "follows"], &["because"], &["office", "law of"], &[]);
    for row in &table.rows {
        let (few, vote) = (number(table.need(row, "left"))?, day(table.need(row, "vote"))?);
        let before = number(table.need(row, "put off"))?;
        let found = each_day(table, |on| {
            let found = too_few(few, before, vote, &rules(table, statutes, on)?, &statutes.calendar);
            Ok(under_law(&found, |one| match one {
                TooFew::Enough { citation } => format!("enough, {}", article(citation)),
                TooFew::PutOff { until, citation, .. } => format!("put off until {until}, {}", article(citation)),
                TooFew::Again { citation } => format!("open OC-14, {}", article(citation)),
                TooFew::Open { rule, words } => format!("open: {rule}: {words}"),
            }))
        })?;
        expect(table, row, "follows", &found, &mut faults);
    }
    Ok(faults)
}

/// Whose fee comes back.
fn refunds(table: &Table, statutes: &Statutes) -> Result<Vec<String>, String> {
    let mut faults = table.check(&["share of votes", "elected", "fee"], &[], &["office", "law of"], &[]);
    for row in &table.rows {
        let share = match table.need(row, "share of votes") {
            "?" => None,
            text => Some(Share::parse(text).ok_or_else(|| format!("`{text}` is no share"))?),
        };
        let elected = match table.need(row, "elected") {
            "?" => None,
            text => Some(text == "yes"),
        };
        let found = each_day(table, |on| {
            Ok(under_law(&fee_refund(share, elected, &rules(table, statutes, on)?), |one| match one {
                Refund::Back(citation) => format!("back, {}", article(citation)),
                Refund::NotBack(citation) => format!("not back, {}", article(citation)),
                Refund::Silent { words, .. } => format!("silent: {words}"),
                Refund::NotKnown(words) => words.clone(),
            }))
        })?;
        expect(table, row, "fee", &found, &mut faults);
    }
    Ok(faults)
}

/// What is due for posts on a day.
fn posts(table: &Table, statutes: &Statutes) -> Result<Vec<String>, String> {
    let needed = ["post", "registered", "on", "due"];
    let optional = ["nominator", "event", "of", "called", "held", "article"];
    let mut faults = table.check(&needed, &optional, &["office"], &[]);
    if !faults.is_empty() {
        return Ok(faults);
    }
    let office = need_bullet(table, "office")?;
    let rules = TenureRules::of(&statutes.law, &statutes.offices, office).map_err(|error| error.to_string())?;
    for row in &table.rows {
        let cell = |column: &str| table.cell(row, column).filter(|cell| !cell.is_empty());
        let registered = day(table.need(row, "registered"))?;
        let nominator = cell("nominator").map(Nominator::read);
        let event = match (cell("event"), cell("of")) {
            (Some(what), Some(on)) => Some(Event { on: day(on)?, what: happened(what)? }),
            (None, None) => None,
            _ => return Err(format!("line {}: an event needs its day in the column `of`", row.place.line)),
        };
        let post = Post {
            id: table.need(row, "post").to_owned(),
            holder: Some(Holder { registered, elected: registered.yesterday().unwrap_or(date(1, 1, 1)), nominator }),
            event,
            called: cell("called").map(day).transpose()?,
            held: cell("held").map(day).transpose()?,
        };
        let on = day(table.need(row, "on"))?;
        let all = due(&[post], on, &rules, &statutes.calendar);
        let Some(found) = all.first() else {
            expect(table, row, "due", "nothing", &mut faults);
            continue;
        };
        let (step, last) = found.next();
        let days: Vec<String> = last.iter().map(|bound| bound.day.to_string()).collect();
        let open = if found.why == election::single::tenure::Why::Open { "open; " } else { "" };
        expect(table, row, "due", &format!("{open}{step} by {}: {}", days.join(" or "), found.state), &mut faults);
        if table.cell(row, "article").is_some() {
            let mut articles: Vec<&str> = Vec::new();
            for bound in last {
                if !articles.contains(&article(&bound.citation)) {
                    articles.push(article(&bound.citation));
                }
            }
            expect(table, row, "article", &articles.join("; "), &mut faults);
        }
    }
    Ok(faults)
}

fn happened(what: &str) -> Result<Happened, String> {
    Ok(match what {
        "death" => Happened::Death,
        "court finding" => Happened::CourtFinding,
        "left the party" => Happened::LeftParty,
        "party liquidated" => Happened::PartyEnded,
        "no confidence accepted" => Happened::NoConfidence { accepted: Some(true) },
        "no confidence refused" => Happened::NoConfidence { accepted: Some(false) },
        "no confidence" => Happened::NoConfidence { accepted: None },
        "citizenship lost" => Happened::CitizenshipLost,
        "decision of the President" => Happened::PresidentDecided,
        "unit reorganised" => Happened::UnitReorganised,
        "unit abolished" => Happened::UnitAbolished,
        other => return Err(format!("`{other}` in the column `event`")),
    })
}
