//! From what a journal says of a post to the row that everybody sees. Before the protocols are settled no vote stands in it.

use clerk::contests::{ContestState, Desk, PostState, Round};
use election::AgainstAll;
use election::protocol::Entry;
use election::single::{Contest, Ending, Nominator, Outcome};
use pages::contests::{Row, State, Winner};
use recount::contests::SecondDecision;

use super::years;

/// The facts and what they come to, once all is in and both decisions agree; else why not.
pub(super) fn outcome(
    desk: &Desk,
    known: &PostState,
    second: SecondDecision,
) -> Option<Result<(Contest, Outcome), String>> {
    let ballot = known.contest()?.round()?.ballot.as_ref()?;
    if !ballot.tally.sum(ballot.tally.territory().whole()).is_complete() {
        return None;
    }
    Some(match desk.outcome(&known.post.post) {
        Ok((facts, rules, outcome)) => second(&facts, &rules, &outcome).map(|()| (facts, outcome)),
        Err(refusal) => Err(refusal.to_string()),
    })
}

/// How an outcome ends, as a state of the post.
pub(super) fn state_of(ending: &Ending) -> State {
    match ending {
        Ending::Elected { .. } => State::Elected,
        Ending::RepeatVoting { .. } => State::RepeatVoting,
        Ending::RepeatElection { .. } => State::RepeatElection,
        Ending::PutOff { .. } => State::PutOff,
        Ending::Void { .. } => State::Void,
        Ending::Open(_) => State::Open,
    }
}

/// Who held the post before the newest election, by name.
fn before(known: &PostState) -> Option<&str> {
    let earlier = known.contests.iter().rev().skip(1).find_map(|contest| {
        let winner = contest.winner.as_ref()?;
        contest.candidate(&winner.candidate).map(|own| own.nominated.name.as_str())
    });
    earlier.or(known.post.holder.as_ref().map(|holder| holder.name.as_str()))
}

/// The row of a post.
pub(super) fn row(desk: &Desk, known: &PostState, second: SecondDecision) -> Row {
    let post = &known.post;
    let mut row = Row {
        post: post.post.clone(),
        names: post.names.iter().map(|(tag, name)| (tag.clone(), name.clone())).collect(),
        region: post.region.clone(),
        district: post.district.clone(),
        kind: post.kind.clone(),
        vote: None,
        state: State::NotCalled,
        certified: false,
        candidates: 0,
        women: None,
        settled: 0,
        of: u64::try_from(known.precincts.len()).unwrap_or(u64::MAX),
        winner: None,
        against_all: None,
        against_leads: false,
        took_part: None,
        registered: None,
        base: None,
        percentages: false,
    };
    if let Some(contest) = known.contest() {
        row.vote = Some(contest.vote());
        row.state = state(contest);
        row.certified = contest.certified().is_some();
        (row.candidates, row.women) = standing(contest);
        if let Some(ballot) = contest.round().and_then(|round| round.ballot.as_ref()) {
            let sum = ballot.tally.sum(ballot.tally.territory().whole());
            (row.settled, row.of) = (sum.settled.into(), sum.of.into());
        }
        match outcome(desk, known, second) {
            Some(Ok((facts, outcome))) => decided(&mut row, known, contest, &facts, &outcome),
            Some(Err(_)) => row.state = State::Open,
            None => {}
        }
    }
    if known.abolished.is_some() {
        row.state = State::Abolished;
    }
    row
}

/// How far an election is whose protocols are not all in.
fn state(contest: &ContestState) -> State {
    let begun = |round: &Round| {
        round.ballot.as_ref().is_some_and(|ballot| {
            ballot.protocols.values().any(|protocol| !matches!(protocol.entry, Entry::AwaitingFirst(_)))
        })
    };
    match contest.round() {
        Some(round) if begun(round) => State::Counting,
        Some(round) if round.between.is_some() => State::RepeatVoting,
        _ if contest.put_off.is_some() => State::PutOff,
        _ => State::Called,
    }
}

/// Those on the first ballot, or registered where there is none; women among them.
fn standing(contest: &ContestState) -> (u64, Option<u64>) {
    let ballot = contest.rounds.first().and_then(|round| round.ballot.as_ref());
    let on = |id: &str| match ballot {
        Some(ballot) => ballot.set.candidates.iter().any(|own| own == id),
        None => contest.candidate(id).is_some_and(clerk::contests::CandidateState::is_registered),
    };
    let all = contest.candidates.iter().filter(|candidate| on(&candidate.nominated.candidate));
    let (mut candidates, mut women) = (0, 0);
    for candidate in all {
        candidates += 1;
        women += u64::from(candidate.nominated.sex == "female");
    }
    (candidates, Some(women))
}

fn decided(row: &mut Row, known: &PostState, contest: &ContestState, facts: &Contest, outcome: &Outcome) {
    row.state = state_of(&outcome.ending);
    figures(row, facts, outcome);
    let Ending::Elected { at } = outcome.ending else { return };
    let Some(elected) = facts.candidates.get(at) else { return };
    let Some(candidate) = contest.candidate(&elected.id) else { return };
    let nominated = &candidate.nominated;
    let same_name = || before(known).map(|holder| holder != nominated.name);
    let votes = facts.standing().into_iter().filter(|other| *other != at);
    row.winner = Some(Winner {
        name: nominated.name.clone(),
        nominator: Some(Nominator::read(&nominated.nominator)),
        woman: match nominated.sex.as_str() {
            "female" => Some(true),
            "male" => Some(false),
            _ => None,
        },
        age: years(nominated.born, contest.vote()),
        new: nominated.incumbent.map(|holds| !holds).or_else(same_name),
        votes: elected.votes,
        next: votes.filter_map(|other| facts.candidates[other].votes).max(),
    });
}

/// Ballots of a contest that are shares or numbers alike.
pub(super) fn figures(row: &mut Row, facts: &Contest, outcome: &Outcome) {
    use election::single::{Known, Note};
    row.percentages = facts.known == Known::Percentages;
    (row.took_part, row.registered) = (facts.took_part, facts.registered);
    row.against_all = if let AgainstAll::Ballots(ballots) = facts.against_all { Some(ballots) } else { None };
    row.against_leads = outcome.remarks.iter().any(|remark| matches!(remark.note, Note::AgainstAllLeads { .. }));
    row.base = base(facts);
}

/// What shares are of: those who took part, or all ballots where each is known.
pub(super) fn base(facts: &Contest) -> Option<u64> {
    use election::single::Known;
    if facts.known == Known::Percentages {
        return Some(10_000);
    }
    let all = || {
        let votes = facts.candidates.iter().filter(|candidate| !candidate.left).map(|candidate| candidate.votes);
        let against = match facts.against_all {
            AgainstAll::Ballots(ballots) => Some(ballots),
            AgainstAll::NoLine => Some(0),
            AgainstAll::NotFound => None,
        };
        let whole = facts.known == Known::Ballots;
        whole.then(|| votes.chain([against]).sum::<Option<u64>>()).flatten()
    };
    facts.took_part.or_else(all)
}
