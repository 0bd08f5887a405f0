//! `zhargy calendar`: the steps of an election with their days, for people, as JSON, as iCalendar. Days are computed by the
//! crate `election`; nothing is computed here.

mod human;
mod ics;
mod json;

use std::process::ExitCode;

use election::effective_office;
use election::schedule::{ElectionSchedule, Plan};
use law::calendar::Calendar;
use law::{Law, Query};

use crate::Done;
use crate::cli::CalendarArgs;
use crate::embedded::{self, Statutes};
use crate::failure::{Failure, codes};
use crate::render;
use jiff::civil::Date;

/// Runs the command; exit 1 where some step has no single day.
pub(crate) fn run(args: &CalendarArgs) -> Done {
    let statutes = embedded::statutes(args.source.acts.as_deref())?;
    if let Some(called) = args.called
        && called >= args.vote
    {
        let what = format!("the call on {called} is not before the vote on {}", args.vote);
        return Err(Failure::new(codes::ARGUMENT, what, "give the day of the call with --called"));
    }
    let schedule = schedule(&statutes, &args.office, args.vote, args.called)?;
    let text = if args.json {
        format!("{:#}\n", json::schedule(&schedule, statutes.law.hash()))
    } else if args.ics {
        ics::calendar(&schedule)
    } else {
        human::text(&schedule)
    };
    render::print(&text)?;
    Ok(ExitCode::from(u8::from(open(&schedule))))
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
    let plan = plan(statutes)?;
    let query = Query::on(called.unwrap_or(vote));
    let office = effective_office(&statutes.law, &statutes.offices, office, &query).map_err(Failure::told)?;
    let calendar = calendar(&statutes.law)?;
    Ok(ElectionSchedule::on(&statutes.law, &calendar, plan, &office.id, vote, called))
}

fn plan(statutes: &Statutes) -> Result<&Plan, Failure> {
    statutes.plan.as_ref().ok_or_else(|| {
        let what = "the folder of acts has no schedule.toml";
        Failure::new(codes::FILE, what, "put one beside offices.toml, or leave out --acts")
    })
}

fn calendar(law: &Law) -> Result<Calendar, Failure> {
    let broken = |fault| Failure::new(codes::FILE, format!("the days off of the law: {fault:?}"), "");
    Calendar::of_law(law).map_err(broken)
}
