//! Grounds, open points and notes of a decision in words: terminal, JSON and journal say the same. It decides nothing.

use crate::membership::{Ground, Judgement, Line, Note, Open};
use crate::rules::Assumed;
use crate::stage;
use law::value::group;
use law::{Confidence, Version, When};

/// A ground in one sentence, without its articles.
pub fn ground(ground: &Ground) -> String {
    match ground {
        Ground::Total { have, need } => {
            let (have, need, missing) = (*have, need.value, need.value.saturating_sub(*have));
            format!("{} of {} members in all: {} missing", group(have), group(need), group(missing))
        }
        Ground::Units { need, of, short } => {
            let missing = short.iter().filter_map(|line| line.missing).fold(0, u64::saturating_add);
            let units = u64::try_from(short.len()).unwrap_or(u64::MAX);
            format!(
                "{} of {} units have fewer than {} members: {} missing ({})",
                group(units),
                group(of.value),
                group(need.value),
                group(missing),
                short.iter().map(line).collect::<Vec<_>>().join(", ")
            )
        }
        Ground::Founders { have, need } => {
            let missing = need.value.saturating_sub(*have);
            format!(
                "{} of {} persons of the initiative group: {} missing",
                group(*have),
                group(need.value),
                group(missing)
            )
        }
        Ground::FoundersUnits { have, of, need } => {
            format!("the initiative group comes from {have} of {} units; the law asks {} of them", of.value, need.value)
        }
        Ground::Breaches { how, count, who, .. } => {
            format!("{} persons of the list: {}{}", group(*count), how.words(), named(who))
        }
    }
}

/// A unit and what it lacks.
fn line(line: &Line) -> String {
    format!("{} {}", line.unit.name(), group(line.missing.unwrap_or(0)))
}

/// The first few names.
fn named(who: &[String]) -> String {
    const SHOWN: usize = 5;
    if who.is_empty() {
        return String::new();
    }
    let more = if who.len() > SHOWN { format!(" and {} more", who.len() - SHOWN) } else { String::new() };
    format!(": {}{more}", who[..who.len().min(SHOWN)].join(", "))
}

/// What stays open, in one sentence.
pub fn open(open: &Open) -> String {
    match open {
        Open::Gap(gap) => gap.to_string(),
        Open::Rounding { have, of, need } => format!(
            "the initiative group comes from {have} of {of} units; {need} of {of} is {exact} and the law does not say how to round",
            of = of.value,
            need = need.value,
            exact = hundredths(need.value.num(), need.value.den(), of.value),
        ),
    }
}

/// `num / den * of` with two decimals, cut off, for people to read; nothing is compared with it.
fn hundredths(num: u64, den: u64, of: u64) -> String {
    let scaled = u128::from(num) * u128::from(of) * 100 / u128::from(den);
    format!("{}.{:02}", scaled / 100, scaled % 100)
}

/// Where an open point stands in the law.
pub fn open_citation(open: &Open) -> Option<String> {
    match open {
        Open::Gap(gap) => gap.citation(),
        Open::Rounding { need, .. } => Some(cite(&need.from)),
    }
}

/// A note in one sentence.
pub fn note(note: &Note) -> String {
    match note {
        Note::ListErrors { error, count, who, no_ground, .. } => {
            let entries = format!("{} entries of the list: {}{}", group(*count), error.words(), named(who));
            match no_ground {
                Some(_) => format!("{entries}; the number is reached without, so this is no ground"),
                None => format!("{entries}; left out of the number"),
            }
        }
        Note::NotOfTheDay { counts } => {
            let names: Vec<&str> = counts.iter().map(|count| count.unit.name()).collect();
            let members = counts.iter().map(|count| count.members).fold(0, u64::saturating_add);
            format!(
                "no unit of this day: {}; the {} members listed there count in the total and in no unit",
                names.join(", "),
                group(members)
            )
        }
    }
}

/// Article and act, and how far that can be trusted where it was not read in the act.
pub fn cite(version: &Version) -> String {
    match version.confidence {
        Confidence::Text => version.citation(),
        mark => format!("{} ({mark})", version.citation()),
    }
}

/// Where a note stands in the law.
pub fn note_citations(note: &Note) -> Vec<String> {
    match note {
        Note::ListErrors { breaks, no_ground, .. } => {
            breaks.iter().chain(no_ground).map(|version| cite(version)).collect()
        }
        Note::NotOfTheDay { .. } => Vec::new(),
    }
}

/// What a reading takes for granted.
pub fn assumed(assumed: &[Assumed]) -> String {
    let one = |assumed: &Assumed| format!("{} had {}begun", assumed.act, if assumed.begun { "" } else { "not " });
    assumed.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// What is known of the days a decision had to split on.
pub fn doubts(judgements: &[Judgement]) -> Vec<(String, &When)> {
    let mut all: Vec<(String, &When)> = Vec::new();
    for assumed in judgements.iter().flat_map(|judgement| &judgement.assumed) {
        if !all.iter().any(|(act, when)| *act == assumed.act && **when == assumed.day.when) {
            all.push((assumed.act.clone(), &assumed.day.when));
        }
    }
    all
}

/// A refusal of a step in one sentence, without its articles.
pub fn refusal(refusal: &stage::Refusal) -> String {
    use stage::Refusal::{BeforeLastStep, Group, NotNow, Suspended, TooEarly, TooFew, TooLate, TooLong, TooShort};
    match refusal {
        NotNow { stage, command } => format!("{command} does not follow the stage {stage}"),
        BeforeLastStep { last } => format!("the step before was taken on {last}, and none lies before it"),
        TooFew { have, need } => format!("{} where the law asks at least {}", group(*have), group(need.value)),
        Group(decided) => {
            let grounds: Vec<String> =
                decided.judgements.first().iter().flat_map(|one| &one.grounds).map(ground).collect();
            grounds.join("; ")
        }
        TooLate { last, term } => format!("the term of {} ended on {last}", term.value),
        TooEarly { first, term } => format!("the term of {} has passed from {first} on", term.value),
        TooShort { first, term } => format!("a suspension has at least {} and ends on {first} or later", term.value),
        TooLong { last, term } => format!("a suspension has at most {} and ends on {last} at the latest", term.value),
        Suspended { until } => format!("the suspension runs until {until}"),
    }
}

/// The articles a refusal of a step rests on.
pub fn refusal_citations(refusal: &stage::Refusal) -> Vec<String> {
    match refusal {
        stage::Refusal::Group(decided) => {
            let grounds = decided.judgements.first().into_iter().flat_map(|one| &one.grounds);
            distinct(grounds.flat_map(Ground::versions).map(cite))
        }
        other => other.version().map(cite).into_iter().collect(),
    }
}

/// What the law leaves open about a step, a sentence a point; nothing where a step is plainly refused.
pub fn halt(halt: &stage::Halt) -> Vec<String> {
    match halt {
        stage::Halt::Refused(_) => Vec::new(),
        stage::Halt::Open(gap) => vec![gap.to_string()],
        stage::Halt::Day(why) => vec![why.clone()],
        stage::Halt::Uncertain { assumed: taken, refusal: why } => {
            vec![format!("if {}: {}; otherwise nothing stands against it", assumed(taken), refusal(why))]
        }
        stage::Halt::Undecided(decided) => match decided.judgements.as_slice() {
            [only] => only.open.iter().map(open).collect(),
            several => several.iter().map(under).collect(),
        },
    }
}

/// Where what a step leaves open stands in the law.
pub fn halt_citations(halt: &stage::Halt) -> Vec<String> {
    match halt {
        stage::Halt::Refused(refusal) | stage::Halt::Uncertain { refusal, .. } => refusal_citations(refusal),
        stage::Halt::Open(gap) => gap.citation().into_iter().collect(),
        stage::Halt::Day(_) => Vec::new(),
        stage::Halt::Undecided(decided) => {
            let grounds = decided.judgements.iter().flat_map(|one| &one.grounds);
            let grounds = grounds.flat_map(Ground::versions).map(cite);
            distinct(grounds.chain(decided.judgements.iter().flat_map(|one| &one.open).filter_map(open_citation)))
        }
    }
}

/// What follows under one of several readings, and why.
fn under(judgement: &Judgement) -> String {
    let why: Vec<String> = judgement.grounds.iter().map(ground).chain(judgement.open.iter().map(open)).collect();
    let because = if why.is_empty() { String::new() } else { format!(" ({})", why.join("; ")) };
    format!("if {}: {}{because}", assumed(&judgement.assumed), judgement.outcome().word())
}

/// Each once, in the order of the first.
fn distinct(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for one in all {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}
