//! `zhargy count`: the declared result recomputed, and beside it the result under another day's law or under bills.

mod contests;
pub(crate) mod human;
mod picture;
pub(crate) mod verify;
pub(crate) mod verify_single;

use std::process::ExitCode;

use election::single::facts::SingleSeatElection;
use election::single::{Ending, Outcome};
use election::{Instruction, Lot};
use recount::{Question, Trouble, json};

use crate::Done;
use crate::cli::{CountArgs, ListArgs};
use crate::embedded;
use crate::failure::{Failure, codes};

/// Runs the command.
pub(crate) fn run(args: &CountArgs) -> Done {
    if let Some(election) = embedded::contests(&args.election)? {
        return run_contests(args, election);
    }
    let mut election = embedded::election(&args.election)?;
    election.seats = election.seats.or(args.seats);
    let statutes = embedded::statutes(args.source.acts.as_deref())?;
    let mut question = Question { day: args.law_of, ..Question::default() };
    question.instructions = instructions(args, recount::assumptions(&election))?;
    question.lot = (!args.lot.is_empty()).then(|| Lot(args.lot.clone()));
    question.bills = bills(args)?;
    let statutes = recount::Statutes { law: &statutes.law, offices: &statutes.offices, second: verify::compare };
    let shown = recount::ask(&statutes, election, &question).map_err(|trouble| failure(&trouble))?;
    if let Some(path) = &args.svg {
        let svg = picture::draw(&shown);
        std::fs::write(path, svg)
            .map_err(|error| Failure::new(codes::WRITE, format!("{}: {error}", path.display()), ""))?;
    }
    let text = if args.json { json::text(&shown) } else { human::text(&shown) };
    anstream::print!("{text}");
    let last = shown.other.as_ref().unwrap_or(&shown.own);
    Ok(if last.count.open.is_some() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// An election to single seats.
fn run_contests(args: &CountArgs, election: SingleSeatElection) -> Done {
    let flags = [(args.svg.is_some(), "--svg"), (args.seats.is_some(), "--seats"), (!args.lot.is_empty(), "--lot")];
    if let Some((_, flag)) = flags.iter().find(|(given, _)| *given) {
        let what = format!("`{flag}` has no meaning for `{}`, where every seat is a contest of its own", election.id);
        return Err(Failure::new(codes::ARGUMENT, what, "leave it out"));
    }
    let statutes = embedded::statutes(args.source.acts.as_deref())?;
    let mut question = Question { day: args.law_of, ..Question::default() };
    question.instructions = instructions(args, recount::instructions(&election.assumptions))?;
    question.bills = bills(args)?;
    let second = verify_single::compare;
    let statutes = recount::contests::Statutes { law: &statutes.law, offices: &statutes.offices, second };
    let shown = recount::contests::ask(&statutes, election, &question).map_err(|trouble| failure(&trouble))?;
    let text = if args.json { recount::contests::json::text(&shown) } else { contests::text(&shown) };
    anstream::print!("{text}");
    let last = shown.other.as_ref().unwrap_or(&shown.own);
    let open = |outcome: &Outcome| matches!(outcome.ending, Ending::Open(_));
    let undecided = last.outcomes.iter().any(|outcome| outcome.as_ref().is_ok_and(open));
    Ok(if undecided { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// The bills of the command line.
fn bills(args: &CountArgs) -> Result<Vec<recount::Draft>, Failure> {
    args.bills.iter().map(|path| Ok((path.display().to_string(), embedded::read(path)?))).collect()
}

/// The law that gives no rule says no; a bad bill or instruction is a failure.
fn failure(trouble: &Trouble) -> Failure {
    match trouble {
        Trouble::Faults(faults) => Failure::faults(faults),
        Trouble::CountsDiffer(how) => verify::differ(how),
        _ if trouble.law_says_no() => Failure::told(trouble).law_says_no(),
        _ => Failure::told(trouble),
    }
}

/// Instructions of the election file (unless `--strict`) and of the command line.
fn instructions(args: &CountArgs, of_file: Vec<Instruction>) -> Result<Vec<Instruction>, Failure> {
    let mut all = if args.strict { Vec::new() } else { of_file };
    for text in &args.assumptions {
        let Some((rule, value)) = text.split_once('=') else {
            let what = format!("`--assume {text}` is not RULE=VALUE");
            let hint = "write --assume majilis.list.remainder.tie=lot";
            return Err(Failure::new(codes::ARGUMENT, what, hint));
        };
        all.push(Instruction {
            rule: rule.trim().to_owned(),
            value: value.trim().to_owned(),
            because: "given on the command line".to_owned(),
            replaces: true,
        });
    }
    Ok(all)
}

/// `zhargy elections`.
pub(crate) fn list(args: &ListArgs) -> Done {
    let (elections, singles) = (embedded::elections()?, embedded::all_contests()?);
    let text = if args.json { json::elections(&elections, &singles) } else { human::elections(&elections, &singles) };
    anstream::print!("{text}");
    Ok(ExitCode::SUCCESS)
}
