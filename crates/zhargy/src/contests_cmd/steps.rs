//! `zhargy contests do`: one step for every post that is ready for it, in the order of the posts.

use clerk::contests::{Command, ContestState, Contests, PostState, Round};
use clerk::record::ProtocolStep;
use election::protocol::{Entry, Role};
use jiff::civil::Date;

use super::{Report, Sitting, Work, carry_out};
use crate::Done;
use crate::cli::{ContestsStep as Step, DoArgs};
use crate::failure::Failure;
use crate::run::place::Place;
use crate::run::protocol::step;

/// Runs the command.
pub(super) fn run(args: &DoArgs) -> Done {
    let place = Place::of(&args.journal)?;
    let mut session: Sitting = place.open_begun_as()?;
    let mut report = Report::default();
    let by = By { place: &place, actor: &args.actor, salt: &args.salt };
    let taken = Taken {
        step: args.step,
        day: args.day,
        hour: args.hour.as_deref(),
        signed: &args.signed,
        region: args.region.as_deref(),
    };
    take(&mut session, by, &taken, &mut report)?;
    report.tell(args.json)
}

/// Who takes a step, in which journal.
#[derive(Clone, Copy)]
pub(crate) struct By<'a> {
    pub(crate) place: &'a Place,
    pub(crate) actor: &'a str,
    pub(crate) salt: &'a str,
}

/// A step for every post of a region, or of all.
#[derive(Clone, Copy)]
pub(crate) struct Taken<'a> {
    pub(crate) step: Step,
    pub(crate) day: Date,
    pub(crate) hour: Option<&'a str>,
    pub(crate) signed: &'a [String],
    pub(crate) region: Option<&'a str>,
}

/// Takes a step for every post that is ready for it.
pub(crate) fn take(session: &mut Sitting, by: By<'_>, taken: &Taken<'_>, report: &mut Report) -> Result<(), Failure> {
    let work = ready(session.desk().state(), taken);
    carry_out(session, by.place, by.actor, by.salt, work, report)
}

/// The orders of a step.
fn ready(contests: &Contests, taken: &Taken<'_>) -> Vec<Work> {
    let within = |post: &&PostState| taken.region.is_none_or(|region| post.post.region == region);
    let posts = contests.posts.values().filter(within);
    let posts = posts.filter(|post| post.abolished.is_none());
    let mut work = Vec::new();
    for post in posts {
        let Some(contest) = post.contest().filter(|contest| contest.winner.is_none()) else { continue };
        let Some(round) = contest.round() else { continue };
        work.extend(of_post(post, contest, round, taken));
    }
    work
}

fn of_post(post: &PostState, contest: &ContestState, round: &Round, taken: &Taken<'_>) -> Vec<Work> {
    let day = taken.day;
    let id = post.post.post.clone();
    let about = id.clone();
    let one = |command| vec![Work::new(command, about.clone())];
    match taken.step {
        Step::Decide => contest
            .candidates
            .iter()
            .filter(|candidate| candidate.is_in() && !candidate.is_registered())
            .map(|candidate| {
                let candidate = candidate.nominated.candidate.clone();
                let about = format!("{id}, {candidate}");
                let hour = taken.hour.map(str::to_owned);
                Work::new(Command::Decide { post: id.clone(), candidate, day, hour, decided: None }, about)
            })
            .collect(),
        Step::Ballot if round.ballot.is_none() => one(Command::SetBallot { post: id, day }),
        Step::Accept => accept(round).into_iter().map(|(precinct, command)| Work::new(command, precinct)).collect(),
        Step::Count if counts(round) => one(Command::Count { post: id }),
        Step::Certify if round.counted.is_some() && round.certified.is_none() => {
            one(Command::Certify { post: id, day, signed: taken.signed.to_vec() })
        }
        Step::Winners if contest.certified().is_some_and(|counted| counted.outcome == "elected") => {
            one(Command::RegisterWinner { post: id, day })
        }
        Step::Ballot | Step::Count | Step::Certify | Step::Winners => Vec::new(),
    }
}

/// All protocols are in, and nothing was counted since.
fn counts(round: &Round) -> bool {
    let whole = |ballot: &clerk::contests::Ballot| ballot.tally.sum(ballot.tally.territory().whole()).is_complete();
    round.ballot.as_ref().is_some_and(whole) && round.counted.is_none()
}

/// Protocols on which both entries agree and in which everything adds up.
fn accept(round: &Round) -> Vec<(String, Command)> {
    let Some(ballot) = &round.ballot else { return Vec::new() };
    let settled = ballot.protocols.iter().filter_map(|(precinct, protocol)| match &protocol.entry {
        Entry::Settled(settled) if ballot.form.check(settled.figures()).is_empty() => Some(precinct),
        _ => None,
    });
    let steps = |precinct: &String| {
        let steps: Vec<ProtocolStep> =
            ["resolve", "accept"].iter().map(|name| step(precinct, Role::Coordinator, name)).collect();
        (precinct.clone(), Command::Steps { steps })
    };
    settled.map(steps).collect()
}
