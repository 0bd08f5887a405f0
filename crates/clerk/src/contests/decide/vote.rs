//! The vote: the ballot, protocols, the outcome and its certification.

use std::collections::BTreeMap;

use election::AgainstAll;
use election::collation::Collation;
use election::protocol::{Actor, Cell, Means};
use election::single::{self, Candidate, Contest, Ending, Nominator, Outcome, SingleSeatRules};
use jiff::civil::Date;
use law::{Query, Version};

use super::{Contests, running};
use crate::books::Books;
use crate::contests::post::{Ballot, total};
use crate::contests::record::{BallotSet, Certified, Counted, CountedCandidate, Record};
use crate::contests::said::said;
use crate::contests::{PostState, Round};
use crate::decide::{least_signers_of, protocols, signers};
use crate::figures;
use crate::record::{Cited, CopyEntered, ProtocolStep, RuleUsed};
use crate::refusal::Refusal;

/// The language by whose alphabet candidates stand on a ballot, where the law of the day names none.
const STATE_LANGUAGE: &str = "kk";

/// The ballot of those who stand, in the alphabet of the state language.
pub(super) fn set_ballot(books: &Books, contests: &Contests, post: &str, day: Date) -> Result<Record, Refusal> {
    let (known, contest) = running(contests, post)?;
    let round = newest(known)?;
    if round.ballot.is_some() {
        return Err(Refusal::NotNow { why: "the ballot was set already" });
    }
    if day > contest.vote() {
        return Err(Refusal::NotNow { why: "the ballot is set before the vote" });
    }
    if contest.candidates.iter().any(|candidate| candidate.is_in() && !candidate.is_registered()) {
        return Err(Refusal::NotNow { why: "a nomination was not decided yet" });
    }
    let collation = Collation::of_language(STATE_LANGUAGE)
        .map_err(|error| Refusal::Count { why: error.to_string(), by: Vec::new() })?;
    let mut standing: Vec<_> = contest.standing().collect();
    super::after::enough(books, contests, contest, standing.len())?;
    standing.sort_by(|a, b| {
        let names = collation.compare(&a.nominated.name, &b.nominated.name);
        names.then_with(|| a.nominated.candidate.cmp(&b.nominated.candidate))
    });
    let candidates = standing.iter().map(|candidate| candidate.nominated.candidate.clone()).collect();
    let set = BallotSet { post: post.to_owned(), candidates, against_all: false, figures: Vec::new(), by: Vec::new() };
    let ballot = known.ballot(books, set.clone()).map_err(|why| Refusal::Count { why, by: Vec::new() })?;
    let form = &ballot.form;
    let rules = form.figures().iter().flat_map(|figure| figure.by.iter().map(move |version| (figure, version)));
    let by = rules.map(|(figure, version)| Cited { words: figure.row.id.clone(), by: version.citation() }).collect();
    let against_all = !form.cells_that_mean(Means::AgainstAll).is_empty();
    Ok(Record::BallotSet(BallotSet { against_all, figures: figures::names(form), by, ..set }))
}

/// Steps of protocols' entry; all are taken or none.
pub(super) fn steps(contests: &Contests, actor: &str, steps: &[ProtocolStep]) -> Result<Vec<Record>, Refusal> {
    if steps.is_empty() {
        return Err(Refusal::Nothing { what: "step" });
    }
    let mut entries = BTreeMap::new();
    for step in steps {
        let (round, ballot) = at(contests, &step.precinct)?;
        let (role, command) = protocols::command(&ballot.form, ballot.most, step, round.published)?;
        let by = Actor { id: actor.to_owned(), role };
        let protocol = ballot.protocols.get(&step.precinct).ok_or_else(|| no_precinct(&step.precinct))?;
        let entry = entries.remove(&step.precinct).unwrap_or_else(|| protocol.entry.clone());
        let entry = entry
            .apply(&ballot.form, &ballot.entry_rules, &by, command)
            .map_err(|refused| Refusal::Step { precinct: step.precinct.clone(), why: Box::new(refused.refusal) })?;
        entries.insert(step.precinct.clone(), entry);
    }
    Ok(steps.iter().cloned().map(Record::ProtocolStep).collect())
}

/// An observer's copy.
pub(super) fn copy(contests: &Contests, copy: &CopyEntered) -> Result<Record, Refusal> {
    let (_, ballot) = at(contests, &copy.precinct)?;
    figures::read(&ballot.form, ballot.most, &copy.figures, &BTreeMap::new())?;
    Ok(Record::CopyEntered(copy.clone()))
}

/// The outcome as the protocols in force give it.
pub(super) fn count(books: &Books, contests: &Contests, post: &str) -> Result<Record, Refusal> {
    let (known, _) = running(contests, post)?;
    if newest(known)?.certified.is_some() {
        return Err(Refusal::NotNow { why: "the outcome was certified" });
    }
    counted(books, contests, known).map(Record::Counted)
}

/// The commission certifies what it counted.
pub(super) fn certify(
    books: &Books,
    contests: &Contests,
    post: &str,
    day: Date,
    signed: &[String],
) -> Result<Record, Refusal> {
    let (known, contest) = running(contests, post)?;
    let round = newest(known)?;
    if round.certified.is_some() {
        return Err(Refusal::NotNow { why: "the outcome was certified already" });
    }
    let Some(stands) = &round.counted else {
        return Err(Refusal::NotNow { why: "the outcome was not counted yet" });
    };
    if stands.outcome == "open" {
        let by = stands.by.iter().map(|cited| cited.by.clone()).collect();
        let why = "the law leaves the outcome open: no commission certifies what the law does not say".to_owned();
        return Err(Refusal::Open { why, by });
    }
    if day < contest.vote() {
        return Err(Refusal::NotNow { why: "an outcome is certified after the vote" });
    }
    if *stands != counted(books, contests, known)? {
        return Err(Refusal::Recounted);
    }
    let office = contests.opened.as_ref().map_or("", |opened| opened.office.as_str());
    let signed = signers(signed, least_signers_of(books, office, contest.vote()))?;
    Ok(Record::Certified(Certified { post: post.to_owned(), day, signed }))
}

/// What the protocols in force give.
fn counted(books: &Books, contests: &Contests, known: &PostState) -> Result<Counted, Refusal> {
    let ballot = newest(known)?.ballot.as_ref().ok_or(Refusal::NotNow { why: "the ballot was not set yet" })?;
    let sum = ballot.tally.sum(ballot.tally.territory().whole());
    let sums = sum.cells.iter().enumerate().map(|(at, total)| (ballot.form.label(Cell::Fixed(at)), *total)).collect();
    let (facts, rules, outcome) = outcome(books, contests, known)?;
    let id = |at: &usize| facts.candidates.get(*at).map(|candidate| candidate.id.clone()).unwrap_or_default();
    let votes = facts
        .candidates
        .iter()
        .filter(|candidate| !candidate.left)
        .map(|candidate| CountedCandidate { candidate: candidate.id.clone(), votes: candidate.votes.unwrap_or(0) });
    let (word, who) = ending(&outcome.ending);
    Ok(Counted {
        post: known.post.post.clone(),
        sums,
        precincts: sum.of,
        void: sum.void,
        candidates: votes.collect(),
        outcome: word.to_owned(),
        who: who.iter().map(id).collect(),
        by: said(&outcome, &facts),
        rules: rules.versions().into_iter().map(used).collect(),
    })
}

/// The facts of the newest round, the rules of its day, and what they come to.
pub(in crate::contests) fn outcome(
    books: &Books,
    contests: &Contests,
    known: &PostState,
) -> Result<(Contest, SingleSeatRules, Outcome), Refusal> {
    let ballot = newest(known)?.ballot.as_ref().ok_or(Refusal::NotNow { why: "the ballot was not set yet" })?;
    let sum = ballot.tally.sum(ballot.tally.territory().whole());
    if !sum.is_complete() {
        return Err(Refusal::PrecinctsOpen { settled: sum.settled, of: sum.of });
    }
    let (facts, rules) = (facts(known, ballot)?, rules(books, contests, known)?);
    let outcome = single::decide(&facts, &rules);
    let outcome = outcome.map_err(|error| Refusal::Count { why: error.to_string(), by: Vec::new() })?;
    Ok((facts, rules, outcome))
}

/// The word of an ending in the journal, and whom it names.
fn ending(ending: &Ending) -> (&'static str, Vec<usize>) {
    match ending {
        Ending::Elected { at } => ("elected", vec![*at]),
        Ending::RepeatVoting { between, .. } => ("repeat_voting", between.clone()),
        Ending::RepeatElection { .. } => ("repeat_election", Vec::new()),
        Ending::PutOff { .. } => ("put_off", Vec::new()),
        Ending::Void { .. } => ("void", Vec::new()),
        Ending::Open(_) => ("open", Vec::new()),
    }
}

/// The facts of the newest round as the protocols in force give them.
fn facts(known: &PostState, ballot: &Ballot) -> Result<Contest, Refusal> {
    let contest = known.contest().ok_or(Refusal::NotNow { why: "no election is called for this post" })?;
    let sum = ballot.tally.sum(ballot.tally.territory().whole());
    let votes = ballot.form.cells_that_mean(Means::Votes);
    let mut candidates = Vec::new();
    for (at, id) in ballot.set.candidates.iter().enumerate() {
        let nominated = contest.candidate(id).ok_or_else(|| Refusal::NoSuch { what: "candidate", id: id.clone() })?;
        candidates.push(Candidate {
            id: id.clone(),
            name: nominated.nominated.name.clone(),
            nominator: Some(Nominator::read(&nominated.nominated.nominator)),
            votes: votes.get(at).map(|cell| sum.cells[*cell]),
            // Who leaves after the ballot is set stands on it still: the votes are counted, and the law of the day decides.
            left: false,
        });
    }
    let mut facts = Contest::new(&known.post.post, candidates);
    facts.round = match (&contest.called.repeats, contest.rounds.len()) {
        (_, 2..) => single::Round::RepeatVoting,
        (Some(_), _) => single::Round::RepeatElection,
        (None, _) => single::Round::First,
    };
    facts.put_off_before = contest.put_off.is_some();
    facts.void = sum.void == sum.of;
    facts.against_all = total(ballot, Means::AgainstAll).map_or(AgainstAll::NoLine, AgainstAll::Ballots);
    facts.invalid = total(ballot, Means::Invalid);
    facts.took_part = total(ballot, Means::TookPart);
    facts.registered = total(ballot, Means::Registered);
    Ok(facts)
}

/// The rules of the office on the day of the vote.
pub(super) fn rules(books: &Books, contests: &Contests, known: &PostState) -> Result<SingleSeatRules, Refusal> {
    let (Some(opened), Some(contest)) = (&contests.opened, known.contest()) else {
        return Err(Refusal::NotNow { why: "no election is called for this post" });
    };
    let instruct = |instruction: &crate::record::Instruction| election::Instruction {
        rule: instruction.rule.clone(),
        value: instruction.value.clone(),
        because: instruction.because.clone(),
        replaces: false,
    };
    let instructions: Vec<election::Instruction> = opened.instructions.iter().map(instruct).collect();
    SingleSeatRules::on(&books.law, &books.offices, &opened.office, Query::on(contest.vote()), &instructions)
        .map_err(|error| Refusal::Count { why: error.to_string(), by: Vec::new() })
}

fn used(version: &Version) -> RuleUsed {
    RuleUsed {
        role: version.rule.rsplit('.').next().unwrap_or_default().to_owned(),
        rule: version.rule.clone(),
        value: version.value.to_string(),
        by: version.citation(),
        assumed: version.act.is_empty(),
        because: if version.act.is_empty() { version.note.clone() } else { String::new() },
    }
}

fn newest(known: &PostState) -> Result<&Round, Refusal> {
    let round = known.contest().and_then(|contest| contest.round());
    round.ok_or(Refusal::NotNow { why: "no election is called for this post" })
}

/// The round and the ballot that a precinct's protocol belongs to.
fn at<'c>(contests: &'c Contests, precinct: &str) -> Result<(&'c Round, &'c Ballot), Refusal> {
    let post = contests.precincts.get(precinct).ok_or_else(|| no_precinct(precinct))?;
    let (known, _) = running(contests, post)?;
    let round = newest(known)?;
    let ballot = round.ballot.as_ref().ok_or(Refusal::NotNow { why: "the ballot was not set yet" })?;
    Ok((round, ballot))
}

fn no_precinct(id: &str) -> Refusal {
    Refusal::NoSuch { what: "precinct", id: id.chars().take(120).collect() }
}
