//! What follows a vote, or stands in its place: too few candidates, another round, the winner's registration, the end of
//! powers.

use election::single::candidacy::{Moment, TooFew, UnderLaw, too_few};
use election::single::tenure::{Ends, Event, TenureRules, early_end};
use election::single::{Ending, Nominator, Within, citations};
use jiff::civil::Date;
use law::Version;
use law::calendar::{Counting, Deadline, Direction, Roll};

use super::candidates::Bench;
use super::vote::outcome;
use super::{Contests, fresh, running, standing};
use crate::books::Books;
use crate::contests::record::{ContestCalled, PowersEnded, PutOff, Record, RepeatLate, RoundCalled, WinnerRegistered};
use crate::contests::{ContestState, Round, grounds};
use crate::record::Cited;
use crate::refusal::Refusal;
use crate::register::words;

/// What the law makes of so many who stand.
fn few(books: &Books, contests: &Contests, contest: &ContestState, stand: usize, day: Date) -> Result<TooFew, Refusal> {
    let bench = Bench::on(books, contests, contest, Moment { day, hour: None })?;
    let stand = u64::try_from(stand).unwrap_or(u64::MAX);
    let put_off = u32::from(contest.put_off.is_some());
    match too_few(stand, put_off, contest.vote(), &bench.rules, &bench.calendar) {
        UnderLaw::One(answer) => Ok(answer),
        UnderLaw::Differ(_) => {
            let words = "the readings of the law differ on whether enough candidates stand".to_owned();
            Err(Refusal::CandidateOpen { points: vec![words], by: Vec::new() })
        }
    }
}

/// Whether enough stand for a ballot.
pub(super) fn enough(books: &Books, contests: &Contests, contest: &ContestState, stand: usize) -> Result<(), Refusal> {
    if contest.rounds.len() > 1 {
        if stand >= 2 {
            return Ok(());
        }
        let why = format!("{stand} is left of those to be voted for again: `count` says what the law makes of it");
        return Err(Refusal::Contest { why, by: Vec::new() });
    }
    let contested = |why: &str, by: String| Refusal::Contest { why: format!("{stand} stand: {why}"), by: vec![by] };
    match few(books, contests, contest, stand, contest.vote())? {
        TooFew::Enough { .. } => Ok(()),
        TooFew::PutOff { until, citation, .. } => {
            Err(contested(&format!("the election is put off, to {until} at the latest (`put_off`)"), citation))
        }
        TooFew::Again { citation } => Err(contested(AGAIN, citation)),
        TooFew::Open { rule, words } => Err(contested(&words, rule)),
    }
}

/// What no article says.
const AGAIN: &str = "it was put off before, and what follows then is not said (OC-14)";

/// Whether a day lies before the end of registration, by every reading: more may be registered yet.
pub(super) fn registration_runs(contest: &ContestState, day: Date) -> Option<Refusal> {
    let edge = contest.calendar.as_deref()?.find("registration")?.last.as_ref()?;
    let first = edge.days().min().filter(|first| day < *first)?;
    let by = edge.readings.first().map(|reading| reading.from.citation()).unwrap_or_default();
    let why = format!("registration runs until {first}");
    Some(Refusal::OutOfTerm { what: "what follows from those who stand is decided", why, by })
}

/// The day on which the last candidate took a step, or the election was called.
pub(super) fn last_step(contest: &ContestState) -> Date {
    let steps = contest.candidates.iter().map(|candidate| candidate.stage.since);
    let put_off = contest.put_off.as_ref().map(|put_off| put_off.day);
    steps.chain(put_off).max().unwrap_or(contest.called.called).max(contest.called.called)
}

/// The election is put off.
pub(super) fn put_off(
    books: &Books,
    contests: &Contests,
    post: &str,
    day: Date,
    vote: Date,
) -> Result<Record, Refusal> {
    let (_, contest) = running(contests, post)?;
    let cast = contest.rounds.len() > 1 || contest.round().is_some_and(Round::has_begun);
    if cast || day > contest.vote() {
        return Err(Refusal::NotNow { why: "votes were cast: an election is put off before the vote" });
    }
    if day < last_step(contest) {
        return Err(Refusal::NotNow { why: "a step of this election lies after that day" });
    }
    if contest.candidates.iter().any(|candidate| candidate.is_in() && !candidate.is_registered()) {
        return Err(Refusal::NotNow { why: "a nomination was not decided yet" });
    }
    if let Some(early) = registration_runs(contest, day) {
        return Err(early);
    }
    let stand = contest.candidates.iter().filter(|candidate| candidate.is_registered()).count();
    let refuse = |why: String, by: Vec<String>| Err(Refusal::Contest { why, by });
    match few(books, contests, contest, stand, day)? {
        TooFew::Enough { citation } => refuse(format!("{stand} candidates stand, which is enough"), vec![citation]),
        TooFew::Again { citation } => refuse(AGAIN.to_owned(), vec![citation]),
        TooFew::Open { rule, words } => refuse(words, vec![rule]),
        TooFew::PutOff { until, citation, .. } if vote > until || vote <= contest.vote() => {
            refuse(format!("{vote} is not after {} and by {until}", contest.vote()), vec![citation])
        }
        TooFew::PutOff { citation, .. } => {
            let words = format!("{stand} candidates stand");
            let by = vec![Cited { words, by: citation }];
            Ok(Record::PutOff(PutOff { post: post.to_owned(), day, vote, by }))
        }
    }
}

/// What a certified outcome asks for.
pub(super) fn call_again(
    books: &Books,
    contests: &Contests,
    post: &str,
    day: Date,
    vote: Date,
) -> Result<Record, Refusal> {
    let (known, contest) = running(contests, post)?;
    let (Some(counted), Some(certified)) = (contest.certified(), contest.certified_on()) else {
        return Err(Refusal::NotNow { why: "no outcome was certified yet" });
    };
    let before = contest.vote();
    if day < certified || vote < day {
        return Err(Refusal::NotNow { why: "what is repeated is called after the certification, for a day to come" });
    }
    let (_, _, outcome) = outcome(books, contests, known)?;
    match outcome.ending {
        Ending::RepeatVoting { within, .. } => {
            in_time(books, contests, (&within, before), vote, &outcome.by)?;
            let (between, by) = (counted.who.clone(), counted.by.clone());
            Ok(Record::RoundCalled(RoundCalled { post: post.to_owned(), day, vote, between, by }))
        }
        Ending::RepeatElection { within } | Ending::Void { within } => {
            in_time(books, contests, (&within, before), vote, &outcome.by)?;
            let (term_ends, powers_ended) = (contest.called.term_ends, contest.called.powers_ended);
            let (post, repeats) = (post.to_owned(), Some(before));
            fresh(contests, ContestCalled { post, vote, called: day, term_ends, powers_ended, repeats })
        }
        Ending::Elected { .. } | Ending::PutOff { .. } | Ending::Open(_) => {
            Err(Refusal::NotNow { why: "the outcome asks for no other vote" })
        }
    }
}

/// The day of the vote that a plain call repeats, where a certified outcome asks for it; and what is said of a call that comes
/// too late.
pub(super) fn repeats(
    books: &Books,
    contests: &Contests,
    called: &ContestCalled,
) -> Result<Option<(Date, Option<RepeatLate>)>, Refusal> {
    let known = standing(contests, &called.post)?;
    let Some(contest) = known.contest().filter(|contest| contest.certified().is_some()) else { return Ok(None) };
    let (_, _, outcome) = outcome(books, contests, known)?;
    let (Ending::RepeatElection { within } | Ending::Void { within }) = &outcome.ending else { return Ok(None) };
    if contest.certified_on().is_some_and(|certified| called.called < certified) {
        return Err(Refusal::NotNow { why: "what is repeated is called after the certification, for a day to come" });
    }
    let before = contest.vote();
    let last = last_day(books, contests, within, before)?.filter(|last| *last < called.vote);
    let late = last.map(|last| {
        let words = format!("the vote of {before} is repeated late: the term ended on {last}");
        let by = vec![Cited { words, by: citations(&outcome.by).join("; ") }];
        RepeatLate { post: called.post.clone(), repeats: before, vote: called.vote, last, by }
    });
    Ok(Some((before, late)))
}

/// Whether a vote lies within the time that the law gives for it after the vote before. Where it gives none, none is asked.
fn in_time(
    books: &Books,
    contests: &Contests,
    (within, before): (&Within, Date),
    vote: Date,
    by: &[Version],
) -> Result<(), Refusal> {
    let Some(last) = last_day(books, contests, within, before)?.filter(|last| *last < vote) else { return Ok(()) };
    let (why, by) = (format!("{vote} lies behind {last}"), citations(by).join("; "));
    Err(Refusal::OutOfTerm { what: "the vote is repeated", why, by })
}

/// The last day that the law gives for another vote; nothing where it gives none, or two: nobody is held to one of them.
fn last_day(books: &Books, contests: &Contests, within: &Within, before: Date) -> Result<Option<Date>, Refusal> {
    let term = match within {
        Within::NotGiven(_) => return Ok(None),
        Within::SameDay => return Ok(Some(before)),
        Within::Term(term) => *term,
    };
    let counting = Counting::FromNextDay;
    let deadline = Deadline { term, direction: Direction::After, counting, roll: Roll::None };
    let answer = contests.asked.calendar(books)?.deadline(before, deadline);
    let answer = answer.map_err(|error| Refusal::Count { why: error.to_string(), by: Vec::new() })?;
    Ok(answer.plain().map(|reckoning| reckoning.day))
}

/// The winner is registered: powers begin.
pub(super) fn register_winner(contests: &Contests, post: &str, day: Date) -> Result<Record, Refusal> {
    let (known, contest) = running(contests, post)?;
    let Some(elected) = contest.elected() else {
        return Err(Refusal::NotNow { why: "nobody was elected by a certified outcome" });
    };
    let winner = &elected.nominated.candidate;
    if contest.certified_on().is_some_and(|certified| day < certified) {
        return Err(Refusal::NotNow { why: "the elected is registered after the outcome was certified" });
    }
    if !elected.is_registered() {
        let (since, stage) = (elected.stage.since, elected.stage.at.name());
        let why = format!(
            "`{winner}` is elected and stands no more ({stage} since {since}): what follows is not recorded, and nobody \
             takes the place"
        );
        return Err(Refusal::Contest { why, by: Vec::new() });
    }
    if let Some(before) = contest.winner.as_ref().filter(|_| !known.vacated) {
        let (who, since) = (&before.candidate, before.day);
        let why = format!(
            "`{who}` is registered since {since}, and the outcome that elected `{who}` fell: no recorded rule says what \
             becomes of the powers; an order `end_powers` says what ended them"
        );
        return Err(Refusal::Contest { why, by: Vec::new() });
    }
    let edge = contest
        .calendar
        .as_deref()
        .and_then(|calendar| calendar.find("winner_registered"))
        .and_then(|step| step.last.as_ref());
    let by = edge.and_then(|edge| edge.readings.first()).map(|reading| reading.from.citation()).unwrap_or_default();
    let words = match edge.and_then(|edge| edge.days().max()) {
        Some(last) if last < day => format!("registered late: the term ended on {last}"),
        Some(last) => format!("within the term, which ends on {last}"),
        None => "registered".to_owned(),
    };
    let by = vec![Cited { words, by }];
    let (post, candidate) = (post.to_owned(), winner.clone());
    Ok(Record::WinnerRegistered(WinnerRegistered { post, candidate, day, by }))
}

/// Powers end before their term.
pub(super) fn end_powers(
    books: &Books,
    contests: &Contests,
    post: &str,
    day: Date,
    (ground, because): (&str, &str),
    decided: Option<&str>,
) -> Result<Record, Refusal> {
    let known = standing(contests, post)?;
    words("because", because)?;
    words("ground", ground)?;
    let decided = decided.map(str::trim).filter(|decided| !decided.is_empty());
    if let Some(decided) = decided {
        words("decided", decided)?;
    }
    let began = known.contests.iter().rev().find_map(|contest| contest.winner.as_ref()).map(|winner| winner.day);
    let since = began.or_else(|| known.post.holder.as_ref().and_then(|holder| holder.since));
    if since.is_some_and(|since| day < since) {
        return Err(Refusal::NotNow { why: "powers end after they began" });
    }
    if known.vacated {
        return Err(Refusal::NotNow { why: "the powers of this holder ended already" });
    }
    let what = grounds::happened(ground)?;
    let office = contests.opened.as_ref().map_or("", |opened| opened.office.as_str());
    let rules = TenureRules::of(&books.law, &books.offices, office);
    let rules = rules.map_err(|error| Refusal::Count { why: error.to_string(), by: Vec::new() })?;
    let holder = known.contests.iter().rev().find_map(|contest| {
        contest.candidate(&contest.winner.as_ref()?.candidate).map(|won| Nominator::read(&won.nominated.nominator))
    });
    let cited = |by: String| Cited { words: ground.to_owned(), by };
    let by = match (early_end(&Event { on: day, what }, holder.as_ref(), &rules), decided) {
        (Ends::Yes { citation }, None) => vec![cited(citation)],
        (Ends::No { citation }, _) => {
            let why = format!("`{ground}` does not end the office");
            return Err(Refusal::Contest { why, by: vec![citation] });
        }
        (Ends::Open { words: open }, None) => {
            return Err(Refusal::CandidateOpen { points: vec![open], by: Vec::new() });
        }
        // What is open stands in the words, and no article beside it.
        (Ends::Open { words: open }, Some(_)) => {
            vec![Cited { words: format!("{ground}: {open}"), by: String::new() }]
        }
        (Ends::Yes { .. }, Some(_)) => return Err(Refusal::LawDecides),
    };
    let (post, ground, because) = (post.to_owned(), ground.to_owned(), because.to_owned());
    let decided = decided.unwrap_or_default().to_owned();
    Ok(Record::PowersEnded(PowersEnded { post, day, ground, because, by, decided }))
}
