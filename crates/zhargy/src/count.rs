//! `zhargy count`: the declared result recomputed, and beside it the result under another day's law or under bills.

pub(crate) mod human;
mod picture;
pub(crate) mod verify;

use std::process::ExitCode;

use election::{Election, Instruction, Lot};
use recount::{Question, Trouble, json};

use crate::Done;
use crate::cli::{CountArgs, ListArgs};
use crate::embedded;
use crate::failure::{Failure, codes};

/// Runs the command.
pub(crate) fn run(args: &CountArgs) -> Done {
    let mut election = embedded::election(&args.election)?;
    election.seats = election.seats.or(args.seats);
    let statutes = embedded::statutes(args.source.acts.as_deref())?;
    let mut question = Question { day: args.law_of, ..Question::default() };
    question.instructions = instructions(args, &election)?;
    question.lot = (!args.lot.is_empty()).then(|| Lot(args.lot.clone()));
    for path in &args.bills {
        question.bills.push((path.display().to_string(), embedded::read(path)?));
    }
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
fn instructions(args: &CountArgs, election: &Election) -> Result<Vec<Instruction>, Failure> {
    let mut all = if args.strict { Vec::new() } else { recount::assumptions(election) };
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
    let elections = embedded::elections()?;
    let text = if args.json { json::elections(&elections) } else { human::elections(&elections) };
    anstream::print!("{text}");
    Ok(ExitCode::SUCCESS)
}
