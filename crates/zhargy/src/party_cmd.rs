//! `zhargy party`: reads a table of members, asks the register of parties for each day, shows the answers; orders to a register
//! and what stands in it. What is needed and what follows is decided by the crates `party` and `clerk`.

mod columns;
mod filing;
mod human;
mod json;
mod read;
mod register;
mod side;

pub(crate) use tables::separator;

use std::path::Path;

use jiff::civil::Date;
use law::{Law, Query};
use party::membership::{Decided, Facts, decide};
use party::{PartyRules, Units};

use crate::Done;
use crate::cli::{PartyArgs, PartyCommand, RegisterArgs};
use crate::embedded;
use crate::failure::Failure;
use crate::law_cmd::Shown;
use crate::run::order;
use crate::run::place::Place;

/// Codes of tables of members. Each has a page `docs/codes/<code>.md`.
pub(crate) mod codes {
    /// Not UTF-8.
    pub(crate) const NOT_UTF8: &str = "P001";
    /// A NUL byte.
    pub(crate) const NUL: &str = "P002";
    /// No row.
    pub(crate) const EMPTY: &str = "P003";
    /// A column nobody knows.
    pub(crate) const COLUMN_UNKNOWN: &str = "P004";
    /// A column is missing.
    pub(crate) const COLUMN_MISSING: &str = "P005";
    /// A column stands twice.
    pub(crate) const COLUMN_TWICE: &str = "P006";
    /// A row of another length than the head.
    pub(crate) const ROW_LENGTH: &str = "P007";
    /// A number that is no count.
    pub(crate) const NUMBER: &str = "P008";
    /// A region that is none.
    pub(crate) const REGION: &str = "P009";
    /// A region stands twice.
    pub(crate) const REGION_TWICE: &str = "P010";
    /// More errors than members.
    pub(crate) const TOO_MANY_ERRORS: &str = "P011";
    /// A day, a name or a yes that cannot be read.
    pub(crate) const CELL: &str = "P012";
    /// The law names no regions.
    pub(crate) const NO_UNITS: &str = "P013";
}

/// What was asked and answered.
struct Asked<'a> {
    file: &'a str,
    law: &'a Law,
    facts: &'a Facts,
    answers: Vec<Decided>,
}

/// Runs the command.
pub(crate) fn run(args: &PartyArgs) -> Done {
    match &args.command {
        PartyCommand::Check { file, on, json, source } => {
            let law = embedded::statutes(source.acts.as_deref())?.law;
            check(&law, file, on, *json)?.print()
        }
        PartyCommand::Order(args) => {
            let RegisterArgs { db, register, source } = &args.register;
            order::of_file::<clerk::register::Register>(&Place::at(db, register.clone(), source)?, &args.ordered)
        }
        PartyCommand::File(args) => filing::run(args),
        PartyCommand::Register(args) => register::run(args),
    }
}

fn check(law: &Law, path: &Path, days: &[Date], json: bool) -> Result<Shown, Failure> {
    let file = path.display().to_string();
    let bytes = embedded::read(path)?;
    let units = Units::of_law(law);
    let latest = days.iter().max().copied().unwrap_or(Date::MAX);
    let facts = read::facts(&file, &bytes, &units, latest).map_err(|faults| Failure::faults(&faults))?;
    let answer = |day: &Date| -> Result<Decided, Failure> {
        let rules = PartyRules::on(law, Query::on(*day)).map_err(Failure::told)?;
        Ok(decide(&rules, &facts))
    };
    let mut answers = Vec::with_capacity(days.len());
    for (at, day) in days.iter().enumerate() {
        // A day asked twice is answered once.
        if !days[..at].contains(day) {
            answers.push(answer(day)?);
        }
    }
    let registered = answers.iter().all(|answer| answer.decision == party::membership::Decision::Registered);
    let asked = Asked { file: &file, law, facts: &facts, answers };
    Ok(Shown::new(json, u8::from(!registered), || json::value(&asked), || human::text(&asked)))
}
