//! What follows a vote, or stands in its place: too few candidates, another round, the winner's registration, the end of
//! powers.

use election::single::Nominator;
use election::single::candidacy::{TooFew, UnderLaw, too_few};
use election::single::tenure::{Ends, Event, TenureRules, early_end};
use jiff::civil::Date;

use super::candidates::Bench;
use super::{Contests, call, running, standing};
use crate::books::Books;
use crate::contests::record::{ContestCalled, PowersEnded, PutOff, Record, RoundCalled, WinnerRegistered};
use crate::contests::{ContestState, grounds};
use crate::record::Cited;
use crate::refusal::Refusal;
use crate::register::words;

/// What the law makes of so many who stand.
fn few(books: &Books, contests: &Contests, contest: &ContestState, stand: usize, day: Date) -> Result<TooFew, Refusal> {
    let bench = Bench::on(books, contests, contest, day)?;
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
        return if stand >= 2 {
            Ok(())
        } else {
            Err(Refusal::Nothing { what: "two candidates to vote between again" })
        };
    }
    let contested = |why: &str, by: String| Refusal::Contest { why: format!("{stand} stand: {why}"), by: vec![by] };
    match few(books, contests, contest, stand, contest.vote())? {
        TooFew::Enough { .. } => Ok(()),
        TooFew::PutOff { until, citation, .. } => {
            Err(contested(&format!("the election is put off, to {until} at the latest (`put_off`)"), citation))
        }
        TooFew::Again { citation } => {
            Err(contested("it was put off before, and what follows then is not said (OC-14)", citation))
        }
        TooFew::Open { rule, words } => Err(contested(&words, rule)),
    }
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
    if contest.rounds.len() > 1 || contest.round().is_some_and(|round| round.counted.is_some()) {
        return Err(Refusal::NotNow { why: "votes were cast: an election is put off before the vote" });
    }
    let stand = contest.candidates.iter().filter(|candidate| candidate.is_registered()).count();
    let refuse = |why: String, by: Vec<String>| Err(Refusal::Contest { why, by });
    match few(books, contests, contest, stand, day)? {
        TooFew::Enough { citation } => refuse(format!("{stand} candidates stand, which is enough"), vec![citation]),
        TooFew::Again { citation } => {
            refuse("it was put off before, and what follows then is not said (OC-14)".to_owned(), vec![citation])
        }
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
pub(super) fn call_again(_: &Books, contests: &Contests, post: &str, day: Date, vote: Date) -> Result<Record, Refusal> {
    let (_, contest) = running(contests, post)?;
    let Some(counted) = contest.certified() else {
        return Err(Refusal::NotNow { why: "no outcome was certified yet" });
    };
    let first = contest.vote();
    if vote < first || day < first || vote < day {
        return Err(Refusal::NotNow { why: "what is repeated is called after the vote, for a day to come" });
    }
    let last =
        contest.calendar.as_deref().and_then(|calendar| calendar.find("repeat")).and_then(|step| step.last.as_ref());
    if let Some(edge) = last.filter(|edge| edge.days().all(|last| last < vote) && edge.days().next().is_some()) {
        let by = edge.readings.first().map(|reading| reading.from.citation()).unwrap_or_default();
        let until = edge.days().max().unwrap_or(vote);
        let why = format!("{vote} lies behind {until}");
        return Err(Refusal::OutOfTerm { what: "the vote is repeated", why, by });
    }
    match counted.outcome.as_str() {
        "repeat_voting" => Ok(Record::RoundCalled(RoundCalled {
            post: post.to_owned(),
            vote,
            between: counted.who.clone(),
            by: counted.by.clone(),
        })),
        "repeat_election" | "void" => {
            let (term_ends, powers_ended) = (contest.called.term_ends, contest.called.powers_ended);
            let (post, repeats) = (post.to_owned(), Some(first));
            call(contests, ContestCalled { post, vote, called: day, term_ends, powers_ended, repeats })
        }
        _ => Err(Refusal::NotNow { why: "the outcome asks for no other vote" }),
    }
}

/// The winner is registered: powers begin.
pub(super) fn register_winner(_: &Books, contests: &Contests, post: &str, day: Date) -> Result<Record, Refusal> {
    let (_, contest) = running(contests, post)?;
    let Some(counted) = contest.certified().filter(|counted| counted.outcome == "elected") else {
        return Err(Refusal::NotNow { why: "nobody was elected by a certified outcome" });
    };
    let Some(winner) = counted.who.first() else {
        return Err(Refusal::NotNow { why: "the outcome names nobody" });
    };
    if contest.certified_on().is_some_and(|certified| day < certified) {
        return Err(Refusal::NotNow { why: "the elected is registered after the outcome was certified" });
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
    Ok(Record::WinnerRegistered(WinnerRegistered { post: post.to_owned(), candidate: winner.clone(), day, by }))
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
    let began = known.contests.iter().rev().find_map(|contest| contest.winner.as_ref()).map(|winner| winner.day);
    let since = began.or_else(|| known.post.holder.as_ref().and_then(|holder| holder.since));
    if since.is_some_and(|since| day < since) {
        return Err(Refusal::NotNow { why: "powers end after they began" });
    }
    if known.ended.last().is_some_and(|ended| since.is_none_or(|since| ended.day >= since)) {
        return Err(Refusal::NotNow { why: "the powers of this holder ended already" });
    }
    let what = grounds::happened(ground)?;
    let office = contests.opened.as_ref().map_or("", |opened| opened.office.as_str());
    let rules = TenureRules::of(&books.law, &books.offices, office);
    let rules = rules.map_err(|error| Refusal::Count { why: error.to_string(), by: Vec::new() })?;
    let holder = known.contests.iter().rev().find_map(|contest| {
        contest.candidate(&contest.winner.as_ref()?.candidate).map(|won| Nominator::read(&won.nominated.nominator))
    });
    let words = |by: String| Cited { words: ground.to_owned(), by };
    let by = match (early_end(&Event { on: day, what }, holder.as_ref(), &rules), decided) {
        (Ends::Yes { citation }, None) => vec![words(citation)],
        (Ends::No { citation }, _) => {
            let why = format!("`{ground}` does not end the office");
            return Err(Refusal::Contest { why, by: vec![citation] });
        }
        (Ends::Open { words: open }, None) => {
            return Err(Refusal::CandidateOpen { points: vec![open], by: Vec::new() });
        }
        (Ends::Open { words: open }, Some(_)) => vec![words(open)],
        (Ends::Yes { .. }, Some(_)) => return Err(Refusal::PartyNotOpen),
    };
    let (post, ground, because) = (post.to_owned(), ground.to_owned(), because.to_owned());
    let decided = decided.unwrap_or_default().to_owned();
    Ok(Record::PowersEnded(PowersEnded { post, day, ground, because, by, decided }))
}
