//! `zhargy count`: the declared result recomputed, and beside it the result under another day's law or under bills.

mod changes;
mod distance;
pub(crate) mod human;
mod json;
mod picture;
pub(crate) mod verify;
pub(crate) mod words;

use std::process::ExitCode;

use election::{Count, CountError, Election, Instruction, ListElectionRules, Lot, RulesError};
use jiff::civil::Date;
use law::act::Act;
use law::{Law, Query};

use crate::Done;
use crate::cli::{CountArgs, ListArgs};
use crate::embedded::{self, Statutes};
use crate::failure::{Failure, codes};

/// A count under one state of the law.
pub(crate) struct Counted {
    /// Which law: `the law of 2021-01-10`, with the bills laid on it.
    pub(crate) title: String,
    /// Hash of that law.
    pub(crate) law_hash: String,
    /// Hash of the law without bills.
    pub(crate) base_hash: String,
    /// The rules.
    pub(crate) rules: ListElectionRules,
    /// The result.
    pub(crate) count: Count,
}

/// What a command shows.
pub(crate) struct Shown {
    /// The facts.
    pub(crate) election: Election,
    /// Under the law of its day.
    pub(crate) own: Counted,
    /// Under the other law, if one was asked for.
    pub(crate) other: Option<Counted>,
    /// What differs between the two laws, and what each difference does alone.
    pub(crate) changes: Vec<changes::RuleChange>,
    /// Rules of a bill that change nothing on the day.
    pub(crate) idle: Vec<String>,
}

/// Runs the command.
pub(crate) fn run(args: &CountArgs) -> Done {
    let mut election = embedded::election(&args.election)?;
    election.seats = election.seats.or(args.seats);
    let statutes = embedded::statutes(args.source.acts.as_deref())?;
    let instructions = instructions(args, &election)?;
    let lot = (!args.lot.is_empty()).then(|| Lot(args.lot.clone()));
    let own_query = Query::on(election.date);
    let asks_other = args.law_of.is_some() || !args.bills.is_empty();
    let title = format!("the law of {}", election.date);
    let own_lot = if asks_other { None } else { lot.as_ref() };
    let own = counted(&statutes, &statutes.law, &election, own_query, &instructions, own_lot, title)?;
    let mut shown = Shown { election, own, other: None, changes: Vec::new(), idle: Vec::new() };
    if asks_other {
        other_law(args, &statutes, &instructions, lot.as_ref(), &mut shown)?;
    }
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

/// Adds the count under the other law to what is shown.
fn other_law(
    args: &CountArgs,
    statutes: &Statutes,
    instructions: &[Instruction],
    lot: Option<&Lot>,
    shown: &mut Shown,
) -> Result<(), Failure> {
    let day = args.law_of.unwrap_or(shown.election.date);
    let mut law = statutes.law.clone();
    let mut title = format!("the law of {day}");
    for path in &args.bills {
        let name = path.display().to_string();
        let bill = law.read_bill(&name, &embedded::read(path)?).map_err(|faults| Failure::faults(&faults))?;
        let idle = law.idle_on(&bill, day).map_err(|faults| Failure::faults(&faults))?;
        shown.idle.extend(idle);
        law = with(&law, &bill, day)?;
        title.push_str(&format!(" with the bill \"{}\"", bill.title_in("en")));
    }
    let query = Query::on(day);
    let other = counted(statutes, &law, &shown.election, query, instructions, lot, title)?;
    shown.changes = changes::find(&shown.election, lot, &shown.own, &other);
    shown.other = Some(other);
    Ok(())
}

fn with(law: &Law, bill: &Act, day: Date) -> Result<Law, Failure> {
    law.with(bill, day).map_err(|faults| Failure::faults(&faults))
}

/// Counts under one law and refuses a result on which the second count differs.
fn counted(
    statutes: &Statutes,
    law: &Law,
    election: &Election,
    query: Query,
    instructions: &[Instruction],
    lot: Option<&Lot>,
    title: String,
) -> Result<Counted, Failure> {
    let seats = election.seats;
    let rules = ListElectionRules::on(law, &statutes.offices, &election.office, seats, query, instructions)
        .map_err(|error| rules_failure(&error))?;
    let count = election::count(election, &rules, lot).map_err(|error| count_failure(&error))?;
    verify::against_oracle(election, &rules, &count, lot.map_or(&[], |lot| lot.0.as_slice()))?;
    let base_hash = statutes.law.hash().to_owned();
    Ok(Counted { title, law_hash: law.hash().to_owned(), base_hash, rules, count })
}

/// The law that gives no rule says no; an unknown office or a bad instruction is our failure.
fn rules_failure(error: &RulesError) -> Failure {
    match error {
        RulesError::Missing(_) => Failure::told(error).law_says_no(),
        _ => Failure::told(error),
    }
}

fn count_failure(error: &CountError) -> Failure {
    match error {
        CountError::RuleMissing(_) => Failure::told(error).law_says_no(),
        _ => Failure::told(error),
    }
}

/// Instructions of the election file (unless `--strict`) and of the command line.
fn instructions(args: &CountArgs, election: &Election) -> Result<Vec<Instruction>, Failure> {
    let mut all: Vec<Instruction> = Vec::new();
    if !args.strict {
        all.extend(election.assumptions.iter().map(|assumption| Instruction {
            rule: assumption.rule.clone(),
            value: assumption.value.clone(),
            because: assumption.because.clone(),
            replaces: false,
        }));
    }
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
