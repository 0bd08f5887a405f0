//! The vote: the ballot, protocols, the outcome and its certification.

use std::collections::{BTreeMap, BTreeSet};

use election::AgainstAll;
use election::collation::Collation;
use election::protocol::{Actor, Cell, Means};
use election::single::{self, Candidate, Contest, Ending, Nominator, Outcome, SingleSeatRules};
use jiff::civil::Date;
use law::{Answer, Query, Version};

use super::after::{enough, last_step, registration_runs};
use super::{Contests, newest, running};
use crate::books::Books;
use crate::contests::post::{Ballot, total};
use crate::contests::record::{BallotSet, Certified, Counted, CountedCandidate, OutcomeFell, Record, WinnerRegistered};
use crate::contests::said::said;
use crate::contests::{ContestState, PostState, Round};
use crate::decide::{least_signers_of, protocols, signers};
use crate::figures;
use crate::record::{Cited, CopyEntered, ProtocolStep, RuleUsed};
use crate::refusal::Refusal;

/// The alphabet of candidates' names where the law at hand names no language.
const ANY_LANGUAGE: &str = "und";

/// The rule on the order of candidates.
const ORDER: &str = "ballot.candidate_order";

/// The ballot of those who stand, in the alphabet of the state language, the first that the law at hand names. It is set anew
/// where somebody else stands by now and nobody voted.
pub(super) fn set_ballot(books: &Books, contests: &Contests, post: &str, day: Date) -> Result<Record, Refusal> {
    let (known, contest) = running(contests, post)?;
    let round = round_of(known)?;
    if round.has_begun() {
        return Err(Refusal::NotNow { why: "protocols were entered: the ballot stands" });
    }
    if day > contest.vote() {
        return Err(Refusal::NotNow { why: "the ballot is set before the vote" });
    }
    if day < last_step(contest) {
        return Err(Refusal::NotNow { why: "a step of this election lies after that day" });
    }
    if contest.candidates.iter().any(|candidate| candidate.is_in() && !candidate.is_registered()) {
        return Err(Refusal::NotNow { why: "a nomination was not decided yet" });
    }
    if let Some(early) = registration_runs(contest, day).filter(|_| round.between.is_none()) {
        return Err(early);
    }
    let mut standing: Vec<_> = contest.standing().collect();
    enough(books, contests, contest, standing.len())?;
    let language = books.plan.as_ref().and_then(|plan| plan.languages.first()).map_or(ANY_LANGUAGE, |(_, tag)| tag);
    let collation =
        Collation::of_language(language).map_err(|error| Refusal::Count { why: error.to_string(), by: Vec::new() })?;
    standing.sort_by(|a, b| {
        let names = collation.compare(&a.nominated.name, &b.nominated.name);
        names.then_with(|| a.nominated.candidate.cmp(&b.nominated.candidate))
    });
    let candidates: Vec<String> = standing.iter().map(|candidate| candidate.nominated.candidate.clone()).collect();
    if round.ballot.as_ref().is_some_and(|ballot| ballot.set.candidates == candidates) {
        return Err(Refusal::NotNow { why: "the ballot was set already" });
    }
    let (post, figures, by) = (post.to_owned(), Vec::new(), Vec::new());
    let set = BallotSet { post, day, candidates, against_all: false, figures, by };
    let ballot = known.ballot(books, set.clone()).map_err(|why| Refusal::Count { why, by: Vec::new() })?;
    let form = &ballot.form;
    let rules = form.figures().iter().flat_map(|figure| figure.by.iter().map(move |version| (figure, version)));
    let of_figures = rules.map(|(figure, version)| Cited { words: figure.row.id.clone(), by: version.citation() });
    let by = order(books, contest.vote()).into_iter().chain(of_figures).collect();
    let against_all = !form.cells_that_mean(Means::AgainstAll).is_empty();
    Ok(Record::BallotSet(BallotSet { against_all, figures: figures::names(form), by, ..set }))
}

/// What the law of the day says of the order of candidates, where it is recorded.
fn order(books: &Books, vote: Date) -> Option<Cited> {
    match books.law.ask(ORDER, &Query::on(vote)).ok()? {
        Answer::InForce(version) => Some(Cited { words: version.value.to_string(), by: version.citation() }),
        _ => None,
    }
}

/// Steps of protocols' entry; all are taken or none.
pub(super) fn steps(contests: &Contests, actor: &str, steps: &[ProtocolStep]) -> Result<Vec<Record>, Refusal> {
    if steps.is_empty() {
        return Err(Refusal::Nothing { what: "step" });
    }
    one_post(contests, steps)?;
    let mut entries = BTreeMap::new();
    let (mut records, mut fallen) = (Vec::new(), BTreeSet::new());
    for step in steps {
        let (known, contest, round, ballot) = at(contests, &step.precinct)?;
        let (role, command) = protocols::command(&ballot.form, ballot.most, step, round.published)?;
        let by = Actor { id: actor.to_owned(), role };
        let protocol = ballot.protocols.get(&step.precinct).ok_or_else(|| no_precinct(&step.precinct))?;
        let entry = entries.remove(&step.precinct).unwrap_or_else(|| protocol.entry.clone());
        let entry = entry
            .apply(&ballot.form, &ballot.entry_rules, &by, command)
            .map_err(|refused| Refusal::Step { precinct: step.precinct.clone(), why: Box::new(refused.refusal) })?;
        entries.insert(step.precinct.clone(), entry);
        records.push(Record::ProtocolStep(step.clone()));
        // A certified outcome rests on settled protocols: any step of one supersedes it.
        let winner = contest.winner.as_ref().filter(|_| contest.is_over());
        if let Some(winner) = winner.filter(|_| fallen.insert(known.post.post.as_str())) {
            records.push(Record::OutcomeFell(fell(winner, &step.precinct)));
        }
    }
    Ok(records)
}

/// An order is about one post, so that what is wrong in one stops no other.
fn one_post(contests: &Contests, steps: &[ProtocolStep]) -> Result<(), Refusal> {
    let mut posts = steps.iter().filter_map(|step| Some((step, contests.precincts.get(&step.precinct)?)));
    let Some((first, post)) = posts.next() else { return Ok(()) };
    let Some((step, other)) = posts.find(|(_, other)| *other != post) else { return Ok(()) };
    let (one, another) = (&first.precinct, &step.precinct);
    let why = format!(
        "an order is about one post: precinct {one} belongs to `{post}`, {another} to `{other}`; give an order for each"
    );
    Err(Refusal::Contest { why, by: Vec::new() })
}

/// What is left when a protocol is superseded under a registered winner.
fn fell(winner: &WinnerRegistered, precinct: &str) -> OutcomeFell {
    let (who, since) = (&winner.candidate, winner.day);
    let words = format!(
        "the outcome that elected `{who}` fell with the protocol of {precinct}; `{who}` is registered since {since}, and no \
         recorded rule says what becomes of the registration"
    );
    let by = vec![Cited { words, by: String::new() }];
    OutcomeFell { post: winner.post.clone(), precinct: precinct.to_owned(), candidate: who.clone(), by }
}

/// An observer's copy.
pub(super) fn copy(contests: &Contests, copy: &CopyEntered) -> Result<Record, Refusal> {
    let (_, _, _, ballot) = at(contests, &copy.precinct)?;
    if !ballot.protocols.contains_key(&copy.precinct) {
        return Err(no_precinct(&copy.precinct));
    }
    figures::read(&ballot.form, ballot.most, &copy.figures, &BTreeMap::new())?;
    Ok(Record::CopyEntered(copy.clone()))
}

/// The outcome as the protocols in force give it.
pub(super) fn count(books: &Books, contests: &Contests, post: &str) -> Result<Record, Refusal> {
    let (known, _) = running(contests, post)?;
    if round_of(known)?.certified.is_some() {
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
    let round = round_of(known)?;
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
    // Who is left alone before a round may be elected without it.
    let earliest = if is_alone(known) { last_step(contest) } else { contest.vote() };
    if day < earliest {
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
pub(in crate::contests) fn counted(books: &Books, contests: &Contests, known: &PostState) -> Result<Counted, Refusal> {
    let (facts, rules, outcome) = outcome(books, contests, known)?;
    let ballot = round_of(known)?.ballot.as_ref().filter(|_| !is_alone(known));
    let sum = ballot.map(|ballot| (ballot, ballot.tally.sum(ballot.tally.territory().whole())));
    let sums = sum.iter().flat_map(|(ballot, sum)| {
        sum.cells.iter().enumerate().map(|(at, total)| (ballot.form.label(Cell::Fixed(at)), *total))
    });
    let (of, void) = sum.as_ref().map_or((0, 0), |(_, sum)| (sum.of, sum.void));
    let id = |at: &usize| facts.candidates.get(*at).map(|candidate| candidate.id.clone()).unwrap_or_default();
    let votes = facts
        .candidates
        .iter()
        .filter(|candidate| !candidate.left)
        .map(|candidate| CountedCandidate { candidate: candidate.id.clone(), votes: candidate.votes.unwrap_or(0) });
    let (word, who) = ending(&outcome.ending);
    Ok(Counted {
        post: known.post.post.clone(),
        sums: sums.collect(),
        precincts: of,
        void,
        candidates: votes.collect(),
        outcome: word.to_owned(),
        who: who.iter().map(id).collect(),
        by: said(&outcome, &facts).into_iter().chain(left(known)).collect(),
        rules: rules.versions().into_iter().map(used).collect(),
    })
}

/// Those on the ballot who stand no more: their votes count, and whoever reads the outcome is told.
fn left(known: &PostState) -> Vec<Cited> {
    let Some(contest) = known.contest() else { return Vec::new() };
    let ballot = contest.round().and_then(|round| round.ballot.as_ref());
    let on_it = ballot.iter().flat_map(|ballot| &ballot.set.candidates).filter_map(|id| contest.candidate(id));
    let gone = on_it.filter(|candidate| !candidate.is_registered());
    let words = gone.map(|candidate| {
        let (id, stage, since) = (&candidate.nominated.candidate, candidate.stage.at.name(), candidate.stage.since);
        format!("`{id}` stands on the ballot and stands no more: {stage} since {since}; the votes are counted")
    });
    words.map(|words| Cited { words, by: String::new() }).collect()
}

/// Whether fewer than two are left before a round in which nobody voted.
fn is_alone(known: &PostState) -> bool {
    known.contest().is_some_and(|contest| contest.left_alone().is_some())
}

/// The facts of the newest round, the rules of its day, and what they come to.
pub(in crate::contests) fn outcome(
    books: &Books,
    contests: &Contests,
    known: &PostState,
) -> Result<(Contest, SingleSeatRules, Outcome), Refusal> {
    let contest = known.contest().ok_or(Refusal::NotNow { why: "no election is called for this post" })?;
    let facts = if let Some(between) = contest.left_alone() {
        facts_alone(known, contest, between)?
    } else {
        let ballot = round_of(known)?.ballot.as_ref().ok_or(Refusal::NotNow { why: "the ballot was not set yet" })?;
        let sum = ballot.tally.sum(ballot.tally.territory().whole());
        if !sum.is_complete() {
            return Err(Refusal::PrecinctsOpen { settled: sum.settled, of: sum.of });
        }
        facts(known, ballot)?
    };
    let rules = rules(books, contests, known)?;
    let outcome = single::decide(&facts, &rules);
    let outcome = outcome.map_err(|error| Refusal::Count { why: error.to_string(), by: Vec::new() })?;
    Ok((facts, rules, outcome))
}

/// The facts of a round before which fewer than two are left: nobody voted in it.
fn facts_alone(known: &PostState, contest: &ContestState, between: &[String]) -> Result<Contest, Refusal> {
    let mut candidates = Vec::new();
    for id in between {
        let state = contest.candidate(id).ok_or_else(|| Refusal::NoSuch { what: "candidate", id: id.clone() })?;
        candidates.push(Candidate {
            id: id.clone(),
            name: state.nominated.name.clone(),
            nominator: Some(Nominator::read(&state.nominated.nominator)),
            votes: None,
            left: !state.is_registered(),
        });
    }
    let mut facts = Contest::new(&known.post.post, candidates);
    facts.round = single::Round::RepeatVoting;
    facts.put_off_before = contest.put_off.is_some();
    Ok(facts)
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

fn round_of(known: &PostState) -> Result<&Round, Refusal> {
    let round = known.contest().and_then(|contest| contest.round());
    round.ok_or(Refusal::NotNow { why: "no election is called for this post" })
}

/// What a precinct's protocol belongs to. A protocol may be superseded after the winner was registered, too.
type At<'c> = (&'c PostState, &'c ContestState, &'c Round, &'c Ballot);

fn at<'c>(contests: &'c Contests, precinct: &str) -> Result<At<'c>, Refusal> {
    let post = contests.precincts.get(precinct).ok_or_else(|| no_precinct(precinct))?;
    let (known, contest) = newest(contests, post)?;
    let round = round_of(known)?;
    if round.counted.is_some() && contest.left_alone().is_some() {
        return Err(Refusal::NotNow { why: "fewer than two were left, and the outcome was counted without a vote" });
    }
    let ballot = round.ballot.as_ref().ok_or(Refusal::NotNow { why: "the ballot was not set yet" })?;
    Ok((known, contest, round, ballot))
}

fn no_precinct(id: &str) -> Refusal {
    Refusal::NoSuch { what: "precinct", id: id.chars().take(120).collect() }
}
