//! From an order and the state of many contests to records, or a refusal. Nothing is changed here.

mod after;
mod candidates;
mod vote;

pub(super) use vote::{counted, outcome};

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::command::Command;
use super::record::{ContestCalled, Opened, PostAbolished, PostEntered, PrecinctOfPost, PrecinctsSet, Record};
use super::{ContestState, Contests, Order, PostState};
use crate::books::Books;
use crate::decide::check_id;
use crate::refusal::Refusal;
use crate::register::words;
use crate::today;

/// Letters of an id that are said again.
const MOST_SAID: usize = 200;

/// Voters of a precinct at most: more than any country has people, and few enough that no sum of them leaves what is computed
/// with.
const MOST_VOTERS: u64 = 999_999_999;

/// Decides an order.
pub(super) fn decide(books: &Books, contests: &Contests, order: &Order) -> Result<Vec<Record>, Refusal> {
    let (actor, command) = (&order.actor, &order.command);
    let one = |record: Result<Record, Refusal>| record.map(|record| vec![record]);
    match (command, &contests.opened) {
        (Command::Open { .. }, None) => return one(open(books, command)),
        (Command::Open { .. }, Some(_)) => return Err(Refusal::NotNow { why: "the journal was opened already" }),
        (_, None) => return Err(Refusal::NotNow { why: "the journal was not opened yet" }),
        (_, Some(_)) => {}
    }
    command.days().into_iter().try_for_each(|day| today::has_come(day, order.at))?;
    match command {
        Command::Open { .. } => Err(Refusal::NotNow { why: "the journal was opened already" }),
        Command::EnterPost { entered } => one(enter_post(contests, entered)),
        Command::SetPrecincts { post, precincts } => one(set_precincts(contests, post, precincts)),
        Command::Call { post, vote, called, term_ends, powers_ended } => {
            let (term_ends, powers_ended) = (*term_ends, *powers_ended);
            let (post, repeats) = (post.clone(), None);
            let called = ContestCalled { post, vote: *vote, called: *called, term_ends, powers_ended, repeats };
            call(books, contests, called)
        }
        Command::Nominate { nominated } => one(candidates::nominate(contests, nominated)),
        Command::BringPapers { post, candidate, day, hour, papers } => {
            let at = candidates::moment(*day, hour.as_deref())?;
            one(candidates::bring(contests, (post, candidate), at, papers))
        }
        Command::Decide { post, candidate, day, hour, decided } => {
            let at = candidates::moment(*day, hour.as_deref())?;
            candidates::decide(books, contests, (post, candidate), at, decided.as_deref())
        }
        Command::Step { post, candidate, day, hour, step, because } => {
            let at = candidates::moment(*day, hour.as_deref())?;
            one(candidates::step(books, contests, (post, candidate), at, (step, because)))
        }
        Command::SetBallot { post, day } => one(vote::set_ballot(books, contests, post, *day)),
        Command::Steps { steps } => vote::steps(contests, actor, steps),
        Command::EnterCopy { copy } => one(vote::copy(contests, copy)),
        Command::Count { post } => one(vote::count(books, contests, post)),
        Command::Certify { post, day, signed } => one(vote::certify(books, contests, post, *day, signed)),
        Command::PutOff { post, day, vote } => one(after::put_off(books, contests, post, *day, *vote)),
        Command::CallAgain { post, day, vote } => one(after::call_again(books, contests, post, *day, *vote)),
        Command::RegisterWinner { post, day } => one(after::register_winner(contests, post, *day)),
        Command::EndPowers { post, day, ground, because, decided } => {
            one(after::end_powers(books, contests, post, *day, (ground, because), decided.as_deref()))
        }
        Command::AbolishPost { post, day, because } => one(abolish(contests, post, *day, because)),
    }
}

fn open(books: &Books, command: &Command) -> Result<Record, Refusal> {
    let Command::Open { set, office, title, synthetic, instructions } = command else {
        return Err(Refusal::NotNow { why: "the journal was not opened yet" });
    };
    set.split('/').try_for_each(|part| check_id("journal", part))?;
    words("title", title)?;
    for instruction in instructions {
        check_id("rule of an instruction", &instruction.rule)?;
        words("value of an instruction", &instruction.value)?;
        words("reason of an instruction", &instruction.because)?;
    }
    let known = books.offices.find(office).filter(|office| office.single.is_some());
    if known.is_none() {
        return Err(Refusal::NoSuch { what: "office of one seat", id: office.chars().take(MOST_SAID).collect() });
    }
    Ok(Record::Opened(Opened {
        set: set.clone(),
        office: office.clone(),
        title: title.clone(),
        synthetic: *synthetic,
        law: books.used(),
        instructions: instructions.clone(),
    }))
}

fn enter_post(contests: &Contests, entered: &PostEntered) -> Result<Record, Refusal> {
    check_path("post", &entered.post)?;
    check_id("region", &entered.region)?;
    words("district", &entered.district)?;
    check_id("kind of a post", &entered.kind)?;
    for (language, name) in &entered.names {
        check_id("language", language)?;
        words("name of a post", name)?;
    }
    if let Some(holder) = &entered.holder {
        words("name of a holder", &holder.name)?;
    }
    if contests.posts.contains_key(&entered.post) {
        return Err(Refusal::Twice { what: "post", id: entered.post.clone() });
    }
    Ok(Record::PostEntered(entered.clone()))
}

/// An id of up to four parts between strokes, each an id: `akmola/arshaly/03`.
fn check_path(what: &'static str, id: &str) -> Result<(), Refusal> {
    if id.split('/').count() > 4 {
        return Err(Refusal::BadId { what, id: id.chars().take(MOST_SAID).collect() });
    }
    id.split('/').try_for_each(|part| check_id(what, part))
}

fn set_precincts(contests: &Contests, post: &str, precincts: &[PrecinctOfPost]) -> Result<Record, Refusal> {
    let known = standing(contests, post)?;
    if known.contest().is_some_and(ContestState::holds_territory) {
        return Err(Refusal::NotNow { why: "the territory stands since the ballot was set" });
    }
    if precincts.is_empty() {
        return Err(Refusal::Nothing { what: "precinct" });
    }
    let mut new = BTreeSet::new();
    for precinct in precincts {
        check_path("precinct", &precinct.id)?;
        if !contests.may_name(post, &precinct.id) || !new.insert(precinct.id.as_str()) {
            return Err(Refusal::Twice { what: "precinct", id: precinct.id.clone() });
        }
        if let Some(voters) = precinct.voters.filter(|voters| *voters > MOST_VOTERS) {
            let why = format!("{voters} is more than any country has people");
            return Err(Refusal::NotTaken { what: "voters", why });
        }
    }
    Ok(Record::PrecinctsSet(PrecinctsSet { post: post.to_owned(), precincts: precincts.to_vec() }))
}

/// A post that is still there.
fn standing<'c>(contests: &'c Contests, post: &str) -> Result<&'c PostState, Refusal> {
    let known = contests.post(post)?;
    match &known.abolished {
        None => Ok(known),
        Some(_) => Err(Refusal::NotNow { why: "the post was abolished" }),
    }
}

/// The election of a post that is not over.
fn running<'c>(contests: &'c Contests, post: &str) -> Result<(&'c PostState, &'c ContestState), Refusal> {
    let (known, contest) = newest(contests, post)?;
    if contest.is_over() {
        return Err(Refusal::NotNow { why: "the election of this post is over: its winner was registered" });
    }
    Ok((known, contest))
}

/// The newest election of a post, over or not.
fn newest<'c>(contests: &'c Contests, post: &str) -> Result<(&'c PostState, &'c ContestState), Refusal> {
    let known = standing(contests, post)?;
    let contest = known.contest().ok_or(Refusal::NotNow { why: "no election is called for this post" })?;
    Ok((known, contest))
}

/// A call as it is ordered. After a certified outcome that asks for a repeat election it is that election, and where its time
/// ran out the journal says so: a post is not left without an election for that.
fn call(books: &Books, contests: &Contests, mut called: ContestCalled) -> Result<Vec<Record>, Refusal> {
    fresh(contests, called.clone())?;
    let repeats = after::repeats(books, contests, &called)?;
    called.repeats = repeats.as_ref().map(|(before, _)| *before);
    let late = repeats.and_then(|(_, late)| late).map(Record::RepeatLate);
    Ok(std::iter::once(Record::Called(called)).chain(late).collect())
}

/// A call in its order: the day after, and nothing else running. A calendar judges the terms, not this.
fn fresh(contests: &Contests, called: ContestCalled) -> Result<Record, Refusal> {
    let known = standing(contests, &called.post)?;
    if called.called >= called.vote {
        return Err(Refusal::NotNow { why: "an election is called before the day of the vote" });
    }
    if called.term_ends.is_some() && called.powers_ended.is_some() {
        return Err(Refusal::NotNow { why: "a term that ends and powers that ended before are two things: name one" });
    }
    if known.precincts.is_empty() {
        return Err(Refusal::NotNow { why: "no precinct of this post was named yet" });
    }
    if let Some(contest) = known.contest() {
        if !contest.lets_call(called.called) {
            return Err(Refusal::NotNow { why: "an election for this post runs already" });
        }
        if contest.vote() >= called.vote || contest.vote() > called.called {
            return Err(Refusal::NotNow { why: "an election for this post was held on that day or later" });
        }
    }
    Ok(Record::Called(called))
}

/// The post is no more. What was held for it stays; a precinct of it may be named for another post.
fn abolish(contests: &Contests, post: &str, day: Date, because: &str) -> Result<Record, Refusal> {
    let known = standing(contests, post)?;
    words("because", because)?;
    let last =
        known.contest().map(|contest| contest.winner.as_ref().map_or(contest.called.called, |winner| winner.day));
    if last.is_some_and(|last| day < last) {
        return Err(Refusal::NotNow {
            why: "an election for this post was called, or its winner registered, after that day",
        });
    }
    Ok(Record::PostAbolished(PostAbolished { post: post.to_owned(), day, because: because.to_owned() }))
}
