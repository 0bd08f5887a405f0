//! `zhargy list check`: a party's list from a table of persons, judged under the law of one day or of several. The table is
//! read, and what becomes of the list decided, by the crate `election`.

mod human;
mod json;

use std::process::ExitCode;

use election::effective_office;
use election::filing::table::{self, Fault};
use election::filing::{Decision, Filing, Instructions, Judgement, LastResult, Terms, judge};
use law::{Query, Share};

use crate::Done;
use crate::calendar_cmd::schedule;
use crate::cli::{CheckArgs, ListCheckArgs, ListCommand};
use crate::embedded::{self, Statutes};
use crate::failure::{Failure, codes};
use crate::render;

/// Faults of a table shown in full.
const SHOWN: usize = 20;

/// A list with its judgements.
struct Shown {
    /// The file's name.
    file: String,
    /// The list.
    filing: Filing,
    /// The office on each day.
    offices: Vec<String>,
    /// A judgement for each day, in the order asked.
    judgements: Vec<Judgement>,
    /// The hash of the law.
    law_hash: String,
}

/// Runs the command.
pub(crate) fn run(args: &ListCheckArgs) -> Done {
    let ListCommand::Check(args) = &args.command;
    let shown = shown(args)?;
    let text = if args.json { format!("{:#}\n", json::shown(&shown)) } else { human::text(&shown) };
    render::print(&text)?;
    let registered = shown.judgements.iter().all(|judgement| matches!(judgement.decision, Decision::Registered { .. }));
    Ok(ExitCode::from(u8::from(!registered)))
}

fn shown(args: &CheckArgs) -> Result<Shown, Failure> {
    let file = args.file.display().to_string();
    let statutes = embedded::statutes(args.source.acts.as_deref())?;
    let persons = table::persons(&embedded::read(&args.file)?).map_err(|faults| told(&file, &faults))?;
    let filing = Filing {
        persons,
        mandates: args.mandates,
        lists_of_party: args.lists,
        last_result: last_result(args.last_share.as_deref())?,
        paid: args.paid.as_deref().map(|text| share("--paid", text)).transpose()?,
    };
    let terms = terms(&statutes, args)?;
    let instructions = Instructions { youth_below_age: args.youth_below };
    let (mut offices, mut judgements) = (Vec::new(), Vec::new());
    for on in &args.on {
        let office = effective_office(&statutes.law, &statutes.offices, &args.office, &Query::on(*on));
        let office = office.map_err(Failure::told)?;
        offices.push(office.id.clone());
        judgements.push(judge(&statutes.law, office, &filing, *on, &terms, instructions));
    }
    Ok(Shown { file, filing, offices, judgements, law_hash: statutes.law.hash().to_owned() })
}

fn last_result(text: Option<&str>) -> Result<LastResult, Failure> {
    match text {
        None => Ok(LastResult::NotStated),
        Some("none") => Ok(LastResult::TookNoPart),
        Some(text) => share("--last-share", text).map(LastResult::Share),
    }
}

fn share(flag: &str, text: &str) -> Result<Share, Failure> {
    let wrong = || {
        let what = format!("{flag}: `{text}` is no exact number");
        Failure::new(codes::ARGUMENT, what, "write a number such as 472.5, or a share such as \"5.2 %\"")
    };
    Share::parse(text).ok_or_else(wrong)
}

/// The ends of nomination and registration, where the vote is known and the calendar gives one day.
fn terms(statutes: &Statutes, args: &CheckArgs) -> Result<Terms, Failure> {
    let Some(vote) = args.vote else { return Ok(Terms::default()) };
    Ok(Terms::of(&schedule(statutes, &args.office, vote, args.called)?))
}

/// All faults of a table in one message, the first in full.
fn told(file: &str, faults: &[Fault]) -> Failure {
    let each = |fault: &Fault| format!("{} {file}: {fault}\n\nhint: {}", fault.code, fault.hint);
    let mut message = faults.iter().take(SHOWN).map(each).collect::<Vec<_>>().join("\n\n");
    if faults.len() > SHOWN {
        message.push_str(&format!("\n\n... and {} more", faults.len() - SHOWN));
    }
    Failure::told(message)
}
