//! Tables of contests for one seat: candidates, votes, and how it ended, run through `election::single` and through the
//! oracle. A table must hold for both. It computes no result itself.

use election::AgainstAll;
use election::single::{
    Candidate, Contest, Ending, Note, Open, OpenCase, Outcome, Round, SingleSeatRules, Tie, Winner, Within, decide,
};
use jiff::civil::Date;
use law::{Query, Version};
use oracle::{AfterTie, SeatRules, SeatVerdict, SeatVotes, single_seat};

use crate::law_answers::articles;
use crate::markdown::{Place, Row, Table};
use crate::statutes::Statutes;

const NEEDED: [&str; 2] = ["candidate", "votes"];
const OPTIONAL: [&str; 1] = ["left"];
const BULLETS: [&str; 6] = ["office", "vote", "round", "took part", "registered", "before"];
const BELOW: [&str; 4] = ["outcome", "articles", "notes", "voters"];

/// A table of this kind begins with a candidate.
pub(crate) fn is(table: &Table) -> bool {
    let votes = table.columns.iter().any(|column| column == "votes");
    votes && table.columns.first().is_some_and(|column| column == "candidate")
}

/// Runs the table.
pub(crate) fn run(table: &Table, statutes: &Statutes) -> Vec<String> {
    let faults = table.check(&NEEDED, &OPTIONAL, &BULLETS, &BELOW);
    if !faults.is_empty() {
        return faults;
    }
    check(table, statutes).err().into_iter().collect()
}

fn check(table: &Table, statutes: &Statutes) -> Result<(), String> {
    let at = |what: String| format!("{}: {what}", table.place);
    let (_, office) = bullet(table, "office")?;
    let (place, day) = bullet(table, "vote")?;
    let on: Date = day.parse().map_err(|_| format!("{place}: `{day}` is no day such as 2021-07-25"))?;
    let rules = SingleSeatRules::on(&statutes.law, &statutes.offices, &office, Query::on(on), &[])
        .map_err(|error| at(error.to_string()))?;
    let contest = contest(table)?;
    let outcome = decide(&contest, &rules).map_err(|error| at(error.to_string()))?;
    let found = ending(&contest, &outcome.ending);
    agrees(table, "outcome", &found)?;
    agrees(table, "articles", &standing(&outcome.by))?;
    agrees(table, "notes", &notes(&outcome))?;
    agrees(table, "voters", if rules.by_electors { "electors" } else { "voters" })?;
    let second = by_oracle(&contest, &rules);
    let first = plain(&contest, &outcome.ending);
    if !contest.void && second != first {
        return Err(at(format!("the count gives {first:?}, the oracle {second:?}")));
    }
    Ok(())
}

/// A line below must be there and say what was found; `voters` may be left out.
fn agrees(table: &Table, key: &str, found: &str) -> Result<(), String> {
    let (place, expected) = match table.line_below(key) {
        Some(line) => (&line.place, line.value.as_str()),
        None if key == "voters" => return Ok(()),
        None if key == "outcome" => return Err(format!("{}: the line `Outcome: ...` is missing", table.place)),
        None => (&table.place, ""),
    };
    if expected == found { Ok(()) } else { Err(format!("{place}: {key}: expected `{expected}`, found `{found}`")) }
}

fn bullet(table: &Table, key: &str) -> Result<(Place, String), String> {
    let found = table.bullet(key).ok_or_else(|| format!("{}: the bullet `{key}` is missing", table.place))?;
    Ok((found.place.clone(), found.value.clone()))
}

fn contest(table: &Table) -> Result<Contest, String> {
    let mut contest = Contest::new("case", Vec::new());
    contest.against_all = AgainstAll::NoLine;
    contest.invalid = Some(0);
    for row in &table.rows {
        candidate(table, row, &mut contest)?;
    }
    if let Some(round) = table.bullet("round") {
        let word = round.value.replace(' ', "_");
        contest.round = Round::read(&word).ok_or_else(|| format!("{}: `{}` is no round", round.place, round.value))?;
    }
    if let Some(before) = table.bullet("before") {
        match before.value.as_str() {
            "put off once" => contest.put_off_before = true,
            "found void" => contest.void = true,
            other => return Err(format!("{}: `{other}` is nothing that comes before", before.place)),
        }
    }
    let sum: u64 = contest.candidates.iter().filter_map(|candidate| candidate.votes).sum();
    let all = sum + contest.against_all.known().unwrap_or(0) + contest.invalid.unwrap_or(0);
    contest.took_part = Some(figure(table, "took part")?.unwrap_or(all));
    contest.registered = figure(table, "registered")?;
    Ok(contest)
}

fn candidate(table: &Table, row: &Row, contest: &mut Contest) -> Result<(), String> {
    let (name, cell) = (table.need(row, "candidate"), table.need(row, "votes"));
    let votes = cell.replace(',', "").parse::<u64>().ok();
    let left = match table.cell(row, "left").unwrap_or_default() {
        "" => false,
        "yes" => true,
        other => return Err(format!("{}: `{other}` in the column `left`", row.place)),
    };
    if votes.is_none() && !cell.is_empty() {
        return Err(format!("{}: `{cell}` in the column `votes`", row.place));
    }
    match name {
        "against all" => contest.against_all = votes.map_or(AgainstAll::NotFound, AgainstAll::Ballots),
        "invalid" => contest.invalid = votes,
        _ => {
            let (id, name) = (name.to_owned(), name.to_owned());
            contest.candidates.push(Candidate { id, name, nominator: None, votes, left });
        }
    }
    Ok(())
}

fn figure(table: &Table, key: &str) -> Result<Option<u64>, String> {
    let Some(entry) = table.bullet(key) else { return Ok(None) };
    let number = entry.value.replace(',', "").parse();
    number.map(Some).map_err(|_| format!("{}: `{}` is no number", entry.place, entry.value))
}

/// Articles of the ending, each once.
fn standing(by: &[Version]) -> String {
    let mut all: Vec<String> = Vec::new();
    for text in by.iter().map(articles) {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all.join("; ")
}

fn names(contest: &Contest, at: &[usize]) -> String {
    at.iter().map(|at| contest.candidates[*at].name.as_str()).collect::<Vec<_>>().join(", ")
}

fn within(within: &Within) -> String {
    match within {
        Within::SameDay => "the same day".to_owned(),
        Within::Term(term) => format!("within {term}"),
        Within::NotGiven(gap) => format!("at a time not given ({})", gap.rule),
    }
}

/// The ending in the words of a case.
fn ending(contest: &Contest, ending: &Ending) -> String {
    match ending {
        Ending::Elected { at } => format!("elected {}", contest.candidates[*at].name),
        Ending::RepeatVoting { between, within: when } => {
            format!("repeat voting between {} {}", names(contest, between), within(when))
        }
        Ending::RepeatElection { within: when } => format!("repeat election {}", within(when)),
        Ending::PutOff { by } => format!("put off by {by}"),
        Ending::Void { within: when } => format!("void, repeat election {}", within(when)),
        Ending::Open(Open::RuleMissing(gap)) => format!("missing {}", gap.rule),
        Ending::Open(Open::LawSilent { case, .. }) => {
            let equal = match case {
                OpenCase::WhichTwo { equal } | OpenCase::EqualAgain { equal } => format!(": {}", names(contest, equal)),
                OpenCase::TooFewAgain | OpenCase::NoQuorum | OpenCase::NoVoteForTheOnlyOne => String::new(),
            };
            format!("silent OC-{}{equal}", case.number())
        }
    }
}

fn notes(outcome: &Outcome) -> String {
    let words = outcome.remarks.iter().map(|remark| match remark.note {
        Note::AgainstAllLeads { .. } => "against all leads",
        Note::NoVoteForAnybody => "no vote for anybody",
        Note::NominationsNotSaid => "new nominations not said",
        Note::WhoStandsAgainNotRecorded => "who stands again not recorded",
        Note::FromPercentages => "from percentages",
        Note::NoLineOnTheBallot => "no line against all on the ballot",
        Note::LineNotInThisLaw { .. } => "the line against all is not in this law",
    });
    words.collect::<Vec<_>>().join("; ")
}

/// The ending in the terms of the oracle, candidates counted among those who stand.
pub(crate) fn plain(contest: &Contest, ending: &Ending) -> SeatVerdict {
    let standing = contest.standing();
    let place = |at: &usize| standing.iter().position(|other| other == at).unwrap_or(usize::MAX);
    match ending {
        Ending::Elected { at } => SeatVerdict::Elected(place(at)),
        Ending::RepeatVoting { between, .. } => SeatVerdict::Again(between.iter().map(place).collect()),
        Ending::RepeatElection { .. } | Ending::Void { .. } => SeatVerdict::NewElection,
        Ending::PutOff { .. } => SeatVerdict::PutOff,
        Ending::Open(Open::LawSilent { case, .. }) => SeatVerdict::Open(case.number()),
        Ending::Open(Open::RuleMissing(_)) => SeatVerdict::Open(0),
    }
}

/// The same by the oracle, from the numbers of the rules and the facts of the table.
pub(crate) fn by_oracle(contest: &Contest, rules: &SingleSeatRules) -> SeatVerdict {
    let after = |tie: Tie| match tie {
        Tie::RepeatElection => AfterTie::NewElection,
        Tie::RepeatVoting => AfterTie::VoteAgain,
        Tie::SameDayThenElection => AfterTie::VoteAgainThenNewElection,
        Tie::TwoWithMost => AfterTie::TwoVoteAgain,
    };
    let least = rules.too_few.as_ref().and_then(|too_few| too_few.least.as_ref().ok());
    let half = rules.winner.value == Winner::MoreThanHalf;
    let in_repeat = rules.winner_in_repeat.as_ref().and_then(|winner| winner.as_ref().ok());
    let of_oracle = SeatRules {
        half: [half, in_repeat.map_or(half, |winner| winner.value == Winner::MoreThanHalf)],
        quorum: rules.quorum.as_ref().and_then(|quorum| quorum.as_ref().ok()).map(|q| (q.value.num(), q.value.den())),
        least: least.map(|least| usize::try_from(least.value).expect("a small number")),
        after_tie: rules.tie.as_ref().ok().map(|tie| after(tie.value)),
        after_tie_of_two: rules.tie_of_two.as_ref().and_then(|tie| tie.as_ref().ok()).map(|tie| after(tie.value)),
        one_left_elected: rules.one_left.is_ok(),
        repeated_if_nobody: rules.not_elected.is_ok(),
    };
    let votes: Vec<u64> = contest.standing().iter().map(|at| contest.candidates[*at].votes.unwrap_or(0)).collect();
    let facts = SeatVotes {
        votes,
        took_part: contest.took_part.unwrap_or(0),
        invalid: contest.invalid.unwrap_or(0),
        registered: contest.registered.unwrap_or(0),
        repeat: contest.round == Round::RepeatVoting,
        put_off_before: contest.put_off_before,
    };
    single_seat(&of_oracle, &facts)
}
