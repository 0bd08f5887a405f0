//! One contest as everybody may see it. Figures of a protocol are there once it is accepted, and no figure before.

use std::sync::Arc;

use clerk::contests::{CandidateState, ContestState, PostState, Protocol, Round};
use election::protocol::{Cell, Entry, Means};
use election::single::candidacy::stage::At;
use election::single::{Contest as Facts, Ending, Nominator};
use jiff::civil::Date;
use pages::contests::{Candidate, Contest, Days, Ground, HeldBy, Past, Precinct, State};
use pages::protocols::State as Shown;

use super::clerk::ContestsClerk;
use super::row::{outcome, state_of};
use super::years;

/// The contest of a post; nothing where there is no such post.
pub(crate) fn told(clerk: &ContestsClerk, post: &str, today: Date) -> Option<Contest> {
    let known = clerk.desk.state().posts.get(post)?;
    let contest = known.contest();
    let (decided, trouble) = match outcome(&clerk.desk, known, clerk.second) {
        Some(Ok(outcome)) => (Some(outcome), None),
        Some(Err(why)) => (None, Some(why)),
        None => (None, None),
    };
    let due = clerk.desk.due(today).ok().and_then(|due| due.into_iter().find(|due| due.post == post));
    let mut told = Contest {
        row: Arc::clone(clerk.row(post)?),
        candidates: contest.map(candidates).unwrap_or_default(),
        against_all: None,
        invalid: None,
        outcome: decided,
        trouble,
        declared: None,
        past: known.contests.iter().flat_map(rounds).collect(),
        calendar: contest.and_then(|contest| contest.calendar.clone()),
        figures: Vec::new(),
        precincts: Vec::new(),
        holder: holder(known),
        due,
    };
    if let Some(round) = contest.and_then(ContestState::round) {
        protocols(&mut told, contest, round);
    }
    if let (Some((facts, outcome)), Some(last)) = (&told.outcome, told.past.last_mut()) {
        last.state = state_of(&outcome.ending);
        last.who = who(facts, &outcome.ending);
    }
    Some(told)
}

fn who(facts: &Facts, ending: &Ending) -> Vec<String> {
    let name = |at: &usize| facts.candidates.get(*at).map(|candidate| candidate.name.clone());
    match ending {
        Ending::Elected { at } => name(at).into_iter().collect(),
        Ending::RepeatVoting { between, .. } => between.iter().filter_map(name).collect(),
        _ => Vec::new(),
    }
}

/// Candidates of the newest ballot in its order, then all others in the order in which they were nominated.
fn candidates(contest: &ContestState) -> Vec<Candidate> {
    let ballot = contest.round().and_then(|round| round.ballot.as_ref());
    let on: Vec<&str> = ballot.map_or_else(
        || contest.standing().map(|candidate| candidate.nominated.candidate.as_str()).collect(),
        |ballot| ballot.set.candidates.iter().map(String::as_str).collect(),
    );
    let first = on.iter().filter_map(|id| contest.candidate(id));
    let others = contest.candidates.iter().filter(|own| !on.contains(&own.nominated.candidate.as_str()));
    let shown = |own: &CandidateState, on_ballot: bool| Candidate {
        id: own.nominated.candidate.clone(),
        name: own.nominated.name.clone(),
        nominator: Some(Nominator::read(&own.nominated.nominator)),
        woman: match own.nominated.sex.as_str() {
            "female" => Some(true),
            "male" => Some(false),
            _ => None,
        },
        age: years(own.nominated.born, contest.vote()),
        incumbent: own.nominated.incumbent,
        stage: Some((own.stage.at, own.stage.since)),
        grounds: grounds(own),
        on_ballot,
        votes: None,
    };
    first.map(|own| shown(own, true)).chain(others.map(|own| shown(own, false))).collect()
}

/// Why a candidacy ended: the grounds of its last step.
fn grounds(own: &CandidateState) -> Vec<Ground> {
    let ended = !matches!(own.stage.at, At::Nominated | At::Eligible | At::SheetsIssued | At::Signed | At::Registered);
    let last = own.past.last().filter(|_| ended);
    let cited = last.into_iter().flat_map(|step| &step.by);
    let mut all: Vec<Ground> = cited.map(|cited| Ground { words: cited.words.clone(), by: cited.by.clone() }).collect();
    if let Some(step) = last.filter(|step| !step.because.is_empty()) {
        all.push(Ground { words: step.because.clone(), by: String::new() });
    }
    all
}

fn rounds(contest: &ContestState) -> Vec<Past> {
    let name = |id: &String| contest.candidate(id).map_or_else(|| id.clone(), |own| own.nominated.name.clone());
    let past = |round: &Round| Past {
        vote: round.vote,
        between: round.between.iter().flatten().map(name).collect(),
        state: match round.counted.as_ref() {
            Some(counted) => {
                State::ALL.iter().find(|(word, _)| *word == counted.outcome).map_or(State::Open, |(_, state)| *state)
            }
            None if round.ballot.is_some() => State::Counting,
            None => State::Called,
        },
        who: round.counted.as_ref().map(|counted| counted.who.iter().map(name).collect()).unwrap_or_default(),
        certified: round.certified.as_ref().map(|certified| certified.day),
    };
    contest.rounds.iter().map(past).collect()
}

/// The newest winner who was registered, else who held the post when it was entered.
fn holder(known: &PostState) -> Option<HeldBy> {
    let won = known.contests.iter().rev().find_map(|contest| {
        let winner = contest.winner.as_ref()?;
        Some((contest.candidate(&winner.candidate)?.nominated.name.clone(), Some(winner.day)))
    });
    let entered = || known.post.holder.as_ref().map(|holder| (holder.name.clone(), holder.since));
    let (name, since) = won.or_else(entered)?;
    let ended = known.ended.last().filter(|ended| since.is_none_or(|since| ended.day >= since));
    Some(HeldBy { name, since, ended: ended.map(|ended| (ended.day, ended.ground.replace('_', " "))) })
}

/// Sums of the protocols that are settled, and each protocol that is accepted.
fn protocols(told: &mut Contest, contest: Option<&ContestState>, round: &Round) {
    let Some(ballot) = &round.ballot else { return };
    let form = &ballot.form;
    let sum = ballot.tally.sum(ballot.tally.territory().whole());
    let total = |means| {
        let cells = form.cells_that_mean(means);
        (!cells.is_empty() && sum.settled > 0).then(|| cells.iter().map(|cell| sum.cells[*cell]).sum())
    };
    (told.against_all, told.invalid) = (total(Means::AgainstAll), total(Means::Invalid));
    let votes = form.cells_that_mean(Means::Votes);
    for (candidate, cell) in told.candidates.iter_mut().filter(|candidate| candidate.on_ballot).zip(votes) {
        candidate.votes = (sum.settled > 0).then(|| sum.cells[cell]);
    }
    let cells: Vec<Cell> = (0..sum.cells.len()).map(Cell::Fixed).filter(|cell| form.owner(*cell).is_some()).collect();
    let name = |id: &str| {
        let own = contest.and_then(|contest| contest.candidate(id));
        own.map_or_else(|| id.to_owned(), |own| own.nominated.name.clone())
    };
    for (figure, list) in cells.iter().filter_map(|cell| form.owner(*cell)) {
        told.figures.push((figure.row.id.clone(), figure.row.name.clone(), list.map(|list| name(&list.id))));
    }
    let shown = |(id, protocol): (&String, &Protocol)| {
        let (state, accepted) = match &protocol.entry {
            Entry::AwaitingFirst(_) => (Shown::Awaited, None),
            Entry::Accepted(accepted) => (Shown::Accepted, Some(accepted.figures())),
            Entry::Void(_) => (Shown::Void, None),
            _ => (Shown::Entered, None),
        };
        let figure = |cell: &Cell| accepted.and_then(|figures| figures.get(*cell));
        Precinct { id: id.clone(), state, figures: cells.iter().map(figure).collect() }
    };
    told.precincts = ballot.protocols.iter().map(shown).collect();
}

/// Calendars of the posts of a region, each with how many it holds for; that of most posts first.
pub(crate) fn days(clerk: &ContestsClerk, region: &str) -> Vec<Days> {
    let mut all: Vec<Days> = Vec::new();
    for known in clerk.desk.state().posts.values().filter(|known| known.post.region == region) {
        let Some(calendar) = known.contest().and_then(|contest| contest.calendar.as_ref()) else { continue };
        match all.iter_mut().find(|(known, _)| Arc::ptr_eq(known, calendar)) {
            Some((_, posts)) => *posts += 1,
            None => all.push((Arc::clone(calendar), 1)),
        }
    }
    all.sort_by_key(|(_, posts)| std::cmp::Reverse(*posts));
    all
}
