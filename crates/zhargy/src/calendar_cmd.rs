//! `zhargy calendar`: the steps of an election, planned or called in a journal, with their days: for people, as JSON, as iCalendar. Days are computed by the
//! crate `election`; nothing is computed here.

mod human;
mod ics;
mod json;
mod sheet;

use std::process::ExitCode;

use election::effective_office;
use election::schedule::{ElectionSchedule, Known, Plan};
use law::calendar::Calendar;
use law::{Law, Query};

use crate::Done;
use crate::cli::{CalendarArgs, JournalArgs};
use crate::embedded::{self, Statutes};
use crate::failure::{Failure, codes};
use crate::render;
use crate::run::place::{self, Place};
use jiff::civil::Date;

/// A calendar ready to be shown.
struct Shown {
    /// The called election by its id; nothing where one is only planned.
    election: Option<String>,
    schedule: ElectionSchedule,
    /// The day it is looked at.
    on: Option<Date>,
    law_hash: String,
}

/// Runs the command; exit 1 where some step has no single day.
pub(crate) fn run(args: &CalendarArgs) -> Done {
    if let Some(posts) = &args.posts {
        return sheet::run(args, posts);
    }
    let shown = match &args.db {
        Some(db) => called(args, db)?,
        None => planned(args)?,
    };
    let text = if args.json {
        format!("{:#}\n", json::shown(&shown))
    } else if args.ics {
        ics::calendar(&shown.schedule, shown.election.as_deref())
    } else {
        human::text(&shown)
    };
    render::print(&text)?;
    Ok(ExitCode::from(u8::from(open(&shown.schedule))))
}

fn planned(args: &CalendarArgs) -> Result<Shown, Failure> {
    let statutes = embedded::statutes(args.source.acts.as_deref())?;
    let known = Known {
        vote: args.vote,
        called: args.called,
        term_ends: args.known.term_ends,
        powers_ended: args.known.powers_ended,
        law_of: args.known.law_of,
    };
    if let Some((what, hint)) = at_odds(&known) {
        return Err(Failure::new(codes::ARGUMENT, what, hint));
    }
    let calendar = calendar(&statutes.law)?;
    let schedule = schedule_of(&statutes, &calendar, &args.what, &known)?;
    Ok(Shown { election: None, schedule, on: args.on, law_hash: statutes.law.hash().to_owned() })
}

/// Days that cannot all be true, with a hint.
fn at_odds(known: &Known) -> Option<(String, &'static str)> {
    match (known.vote, known.called, known.powers_ended) {
        (Some(vote), Some(called), _) if called >= vote => {
            let hint = "give the day of the call with --called";
            Some((format!("the call on {called} is not before the vote on {vote}"), hint))
        }
        (Some(vote), _, Some(ended)) if ended >= vote => {
            let hint = "give the day the powers ended with --powers-ended";
            Some((format!("the end of the powers on {ended} is not before the vote on {vote}"), hint))
        }
        _ => None,
    }
}

/// The calendar that follows from the call in a journal.
fn called(args: &CalendarArgs, db: &str) -> Result<Shown, Failure> {
    let journal = JournalArgs { election: args.what.clone(), db: db.to_owned(), source: args.source.clone() };
    let session = Place::of(&journal)?.open_begun()?;
    let desk = session.desk();
    let Some(called) = &desk.state().called else {
        return Err(place::missing(db, &place::name(&args.what)));
    };
    let schedule = desk.calendar().ok_or_else(no_plan)?;
    let (election, law_hash) = (Some(called.election.clone()), desk.books().law.hash().to_owned());
    Ok(Shown { election, schedule, on: args.on, law_hash })
}

/// Whether some end of a step has no single day.
fn open(schedule: &ElectionSchedule) -> bool {
    let edges = schedule.steps.iter().flat_map(|step| step.first.iter().chain(&step.last));
    edges.into_iter().any(|edge| edge.gap.is_some())
}

/// The schedule of an election of the office, or of the one that succeeded it.
pub(crate) fn schedule(
    statutes: &Statutes,
    office: &str,
    vote: Date,
    called: Option<Date>,
) -> Result<ElectionSchedule, Failure> {
    let known = Known { vote: Some(vote), called, ..Known::default() };
    schedule_of(statutes, &calendar(&statutes.law)?, office, &known)
}

/// The same of all that is known.
fn schedule_of(
    statutes: &Statutes,
    calendar: &Calendar,
    office: &str,
    known: &Known,
) -> Result<ElectionSchedule, Failure> {
    let plan = plan(statutes)?;
    let days = [known.law_of, known.called, known.vote, known.powers_ended, known.term_ends];
    let Some(on) = days.into_iter().flatten().next() else {
        let hint = "give the day of the vote with --vote, or a journal with --db";
        return Err(Failure::new(codes::ARGUMENT, "a calendar needs a vote", hint));
    };
    let office = effective_office(&statutes.law, &statutes.offices, office, &Query::on(on)).map_err(Failure::told)?;
    let open =
        |why: String| Failure::new(codes::NO_CALENDAR, why, "give the day of the vote with --vote").law_says_no();
    let schedule = ElectionSchedule::of(&statutes.law, calendar, plan, &office.id, known, &[]);
    let schedule = schedule.map_err(|gap| open(format!("the law gives no latest day of the vote: {gap}")))?;
    if schedule.steps.is_empty() {
        let hint = "`zhargy law history` of its rules says since when they are recorded";
        let what = format!("no step of an election of `{}` is recorded on {on}", office.id);
        return Err(Failure::new(codes::NO_CALENDAR, what, hint).law_says_no());
    }
    Ok(schedule)
}

fn plan(statutes: &Statutes) -> Result<&Plan, Failure> {
    statutes.plan.as_ref().ok_or_else(no_plan)
}

fn no_plan() -> Failure {
    let what = "the folder of acts has no schedule.toml that gives this election a calendar";
    Failure::new(codes::FILE, what, "put one beside offices.toml, or leave out --acts")
}

fn calendar(law: &Law) -> Result<Calendar, Failure> {
    let broken = |fault| Failure::new(codes::FILE, format!("the days off of the law: {fault:?}"), "");
    Calendar::of_law(law).map_err(broken)
}
