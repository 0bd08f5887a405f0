//! Nominations, their papers, and every step of a candidate. What the law of the day makes of a nomination is judged by
//! `election::single::candidacy`.

mod bench;
mod facts;
mod walk;

use election::schedule::Standing;
use election::single::candidacy::stage::Act;
use election::single::candidacy::{Check, Decision, Matter, Moment, Verdict};
use jiff::civil::Date;

pub(super) use bench::Bench;
pub(super) use facts::moment;
use facts::nomination;
use walk::{Walk, open, refused};

use super::{Contests, running};
use crate::books::Books;
use crate::contests::record::{Nominated, Papers, PapersAt, PapersBrought, Record};
use crate::contests::{CandidateState, ContestState, PostState};
use crate::decide::check_id;
use crate::refusal::Refusal;
use crate::register::words;

/// Steps of the calendar.
const NOMINATION: &str = "nomination";
const EXTENDED: &str = "nomination_extended";
const SIGNATURES_DUE: &str = "signatures_due";
const REGISTRATION: &str = "registration";

/// Somebody is nominated. Whether it is in time, and by whom it may be, is judged when the commission decides; a nomination
/// that is plainly late is no nomination.
pub(super) fn nominate(contests: &Contests, nominated: &Nominated) -> Result<Record, Refusal> {
    let (known, contest) = running(contests, &nominated.post)?;
    if contest.rounds.len() > 1 || contest.round().is_some_and(|round| round.ballot.is_some()) {
        return Err(Refusal::NotNow { why: "the ballot was set: nobody is nominated any more" });
    }
    check_id("candidate", &nominated.candidate)?;
    words("name", &nominated.name)?;
    check_id("nominator", &nominated.nominator)?;
    if let Some(party) = &nominated.member_of {
        check_id("party", party)?;
    }
    if nominated.day < contest.called.called || nominated.day > contest.vote() {
        return Err(Refusal::NotNow { why: "a candidate is nominated between the call and the vote" });
    }
    if contest.candidate(&nominated.candidate).is_some() {
        return Err(Refusal::Twice { what: "candidate", id: nominated.candidate.clone() });
    }
    // Read once, so that what cannot be read is told to who brings it.
    nomination(contests, known, &CandidateState::new(nominated.clone()))?;
    if let Some(told) = late(contest, nominated.day) {
        return Err(told);
    }
    Ok(Record::Nominated(nominated.clone()))
}

/// The refusal of a day that lies outside nomination by every reading, extended as it may be.
fn late(contest: &ContestState, day: Date) -> Option<Refusal> {
    let calendar = contest.calendar.as_deref()?;
    let extended = calendar.find(EXTENDED).and_then(|step| step.last.as_ref());
    if extended.is_some_and(|edge| edge.days().any(|last| day <= last)) && day >= contest.called.called {
        return None;
    }
    match calendar.standing(NOMINATION, day) {
        Standing::Outside(told) => {
            Some(Refusal::OutOfTerm { what: "a candidate is nominated", why: told.words, by: told.citation })
        }
        Standing::Within | Standing::Doubtful(_) => None,
    }
}

/// Papers of a nomination. Some come after registration, such as the result of a special check: the commission draws its
/// conclusion by a step `cancel`.
pub(super) fn bring(
    contests: &Contests,
    (post, candidate): (&str, &str),
    at: Moment,
    papers: &Papers,
) -> Result<Record, Refusal> {
    let (known, contest) = running(contests, post)?;
    let state = of(contest, candidate)?;
    if papers.is_empty() {
        return Err(Refusal::Nothing { what: "paper" });
    }
    if !state.is_in() {
        return Err(Refusal::NotNow { why: "the candidate is out of the election" });
    }
    if at.day < state.nominated.day {
        return Err(Refusal::NotNow { why: "papers come with the nomination or after it" });
    }
    let mut with = state.clone();
    with.nominated.papers = papers.clone().after(with.nominated.papers);
    nomination(contests, known, &with)?;
    let (post, candidate) = (post.to_owned(), candidate.to_owned());
    let brought = PapersBrought { post, candidate, day: at.day, papers: papers.clone() };
    Ok(match at.hour {
        Some(hour) => Record::PapersAt(PapersAt { hour: hour.to_string(), brought }),
        None => Record::PapersBrought(brought),
    })
}

/// The commission decides: all steps up to registration, or the refusal with its grounds.
pub(super) fn decide(
    books: &Books,
    contests: &Contests,
    (post, candidate): (&str, &str),
    at: Moment,
    decided: Option<&str>,
) -> Result<Vec<Record>, Refusal> {
    let (known, contest) = running(contests, post)?;
    let state = of(contest, candidate)?;
    let bench = Bench::on(books, contests, contest, at)?;
    let judgement = bench.judge(contests, known, contest, state)?;
    let decided = decided.map(str::trim).filter(|words| !words.is_empty());
    if let Some(decided) = decided {
        words("decided", decided)?;
    }
    let mut steps =
        Walk { bench: &bench, state, stage: state.stage, frame: bench.frame(contest, state), steps: Vec::new() };
    match (&judgement.decision, decided) {
        (Decision::Registrable, None) => steps.register(&judgement, "")?,
        (Decision::Refused(_), None) => steps.refuse(&judgement, "")?,
        (Decision::Open(_) | Decision::ReadingsDiffer, Some(decided)) => steps.register(&judgement, decided)?,
        (Decision::Registrable | Decision::Refused(_), Some(_)) => return Err(Refusal::LawDecides),
        (Decision::Mend(checks), _) => return Err(refused(candidate, "it can be mended", checks)),
        (Decision::Open(checks), None) => return Err(open(checks)),
        (Decision::ReadingsDiffer, None) => {
            let words = "the law of the day has several readings, and they decide differently".to_owned();
            return Err(Refusal::CandidateOpen { points: vec![words], by: Vec::new() });
        }
    }
    let steps = steps.steps;
    Ok(steps.into_iter().map(|step| bench.record(step)).collect())
}

/// One step by its name.
pub(super) fn step(
    books: &Books,
    contests: &Contests,
    (post, candidate): (&str, &str),
    at: Moment,
    (name, because): (&str, &str),
) -> Result<Record, Refusal> {
    let (known, contest) = running(contests, post)?;
    let state = of(contest, candidate)?;
    if !because.is_empty() {
        words("because", because)?;
    }
    let act = match name {
        "find eligible" => Act::FindEligible,
        "issue sheets" => Act::IssueSheets,
        "accept sheets" => return accept(books, contests, (known, contest, state), at, because),
        "appeal" => Act::Appeal,
        "restore" => Act::Restore,
        "dismiss" => Act::Dismiss,
        "withdraw" => Act::Withdraw,
        "take back" => Act::TakeBack,
        "cancel" => Act::Cancel { ground: because.to_owned() },
        "leave" => Act::Leave,
        "refuse" => return refuse(books, contests, (known, contest, state), at, because),
        "register" => return Err(Refusal::NotNow { why: "registration is decided by an order `decide`" }),
        _ => return Err(Refusal::NoSuch { what: "step of a candidate", id: name.chars().take(60).collect() }),
    };
    let bench = Bench::on(books, contests, contest, at)?;
    let frame = bench.frame(contest, state);
    let (step, _) = bench.take(state, state.stage, &act, &frame, because)?;
    Ok(bench.record(step))
}

/// A candidate with the election and the post he or she stands for.
type Stands<'c> = (&'c PostState, &'c ContestState, &'c CandidateState);

/// The sheets are accepted where the law of the day finds the good signatures enough.
fn accept(
    books: &Books,
    contests: &Contests,
    (known, contest, state): Stands<'_>,
    at: Moment,
    because: &str,
) -> Result<Record, Refusal> {
    let bench = Bench::on(books, contests, contest, at)?;
    let judgement = bench.judge(contests, known, contest, state)?;
    let about = |check: &&Check| matches!(check.matter, Matter::Signatures | Matter::Settlements);
    let checks = || judgement.readings.iter().flat_map(|reading| &reading.checks).filter(about);
    let opens = |check: &&Check| matches!(check.verdict, Verdict::Unknown | Verdict::Open(_));
    let few = |check: &&Check| matches!(check.verdict, Verdict::Broken { .. } | Verdict::Mendable(_));
    let short: Vec<Check> = checks().filter(few).cloned().collect();
    if !short.is_empty() {
        return Err(refused(&state.nominated.candidate, "the sheets are not enough", &short));
    }
    let unknown: Vec<Check> = checks().filter(opens).cloned().collect();
    if !unknown.is_empty() {
        return Err(open(&unknown));
    }
    let act = Act::AcceptSheets { enough: true, handed_in: state.sheets };
    let (step, _) = bench.take(state, state.stage, &act, &bench.frame(contest, state), because)?;
    Ok(bench.record(step))
}

/// The commission refuses in words what the law of the day or the papers leave open. Where the law decides, `decide` does.
fn refuse(
    books: &Books,
    contests: &Contests,
    (known, contest, state): Stands<'_>,
    at: Moment,
    because: &str,
) -> Result<Record, Refusal> {
    words("because", because)?;
    let bench = Bench::on(books, contests, contest, at)?;
    let judgement = bench.judge(contests, known, contest, state)?;
    match &judgement.decision {
        Decision::Registrable | Decision::Refused(_) => return Err(Refusal::LawDecides),
        Decision::Mend(checks) => return Err(refused(&state.nominated.candidate, "it can be mended", checks)),
        Decision::Open(_) | Decision::ReadingsDiffer => {}
    }
    let mut steps =
        Walk { bench: &bench, state, stage: state.stage, frame: bench.frame(contest, state), steps: Vec::new() };
    steps.refuse(&judgement, because)?;
    let step = steps.steps.pop().ok_or(Refusal::Nothing { what: "step" })?;
    Ok(bench.record(step))
}

/// The candidate of an id.
fn of<'c>(contest: &'c ContestState, candidate: &str) -> Result<&'c CandidateState, Refusal> {
    let missing = || Refusal::NoSuch { what: "candidate", id: candidate.chars().take(120).collect() };
    contest.candidate(candidate).ok_or_else(missing)
}
