//! `zhargy law`: what a rule says on a day, its history, what changed, acts, rules, checks. It asks and shows; the answers
//! are made by the crate `law`.

pub(crate) mod acts;
mod ask;
mod check;
mod diff;
mod history;
pub(crate) mod json;
mod rules;
pub(crate) mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use jiff::civil::Date;
use law::{AskError, Law};

use crate::Done;
use crate::cli::{LawArgs, LawCommand};
use crate::embedded;
use crate::failure::Failure;
use crate::render;

/// What a command shows and how it ends.
pub(crate) struct Shown {
    /// Standard output.
    pub(crate) text: String,
    /// 0 yes or done, 1 the law says no.
    pub(crate) exit: u8,
}

impl Shown {
    /// An answer in the form asked for; only that form is made.
    pub(crate) fn new(
        json: bool,
        exit: u8,
        value: impl FnOnce() -> serde_json::Value,
        human: impl FnOnce() -> String,
    ) -> Self {
        let text = if json { format!("{:#}\n", value()) } else { human() };
        Self { text, exit }
    }

    /// Prints it.
    pub(crate) fn print(&self) -> Done {
        render::print(&self.text)?;
        Ok(ExitCode::from(self.exit))
    }
}

/// Runs the command.
pub(crate) fn run(args: &LawArgs) -> Done {
    let law = embedded::statutes(args.source.acts.as_deref())?.law;
    let json = args.json;
    let shown = match &args.command {
        LawCommand::Ask { rule, on, decided, known, bills } => {
            let query = law::Query { on: *on, decided: decided.unwrap_or(*on), known: *known };
            let (law, names) = with_bills(law, bills, query.decided)?;
            ask::show(&law, rule, &query, &names, json)?
        }
        LawCommand::History { rule } => history::show(&law, rule, json)?,
        LawCommand::Diff { from, to } => diff::show(&law, *from, *to, json)?,
        LawCommand::Act { id: None } => acts::list(&law, json),
        LawCommand::Act { id: Some(id) } => acts::show(&law, id, json)?,
        LawCommand::Rules { word } => rules::show(&law, word.as_deref(), json),
        LawCommand::Check { all } => check::show(&law, *all, json),
    };
    shown.print()
}

/// The law with the bills on it, in their order, and the bills' titles. A bill that names no day begins on `day`.
fn with_bills(mut law: Law, bills: &[PathBuf], day: Date) -> Result<(Law, Vec<String>), Failure> {
    let mut titles = Vec::with_capacity(bills.len());
    for path in bills {
        let name = path.display().to_string();
        let bill = law.read_bill(&name, &embedded::read(path)?).map_err(|faults| Failure::faults(&faults))?;
        law = law.with(&bill, day).map_err(|faults| Failure::faults(&faults))?;
        titles.push(bill.title_in("en").to_owned());
    }
    Ok((law, titles))
}

/// The failure for a rule that no act defines; it names one like it.
fn no_such_rule(law: &Law, rule: &str) -> Failure {
    let known: Vec<&str> = law.rules().map(|rule| rule.name.as_str()).collect();
    let nearest = law::reader::nearest(rule, &known).map(str::to_owned);
    Failure::told(AskError::NoSuchRule { rule: rule.to_owned(), nearest })
}
