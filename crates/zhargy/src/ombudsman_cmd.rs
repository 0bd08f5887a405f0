//! `zhargy ombudsman`: what the office asks and prints. What may be printed is decided by the crate `ombudsman`.

mod holder;
mod may;
mod offices;
pub(crate) mod report;
mod terms;
mod territory;

use crate::Done;
use crate::cli::{OmbudsmanArgs, OmbudsmanCommand};

/// Runs the command.
pub(crate) fn run(args: &OmbudsmanArgs) -> Done {
    match &args.command {
        OmbudsmanCommand::May(args) => may::run(args),
        OmbudsmanCommand::Candidate(args) => holder::candidate(args),
        OmbudsmanCommand::Term(args) => holder::term(args),
        OmbudsmanCommand::Offices(args) => offices::run(args),
        OmbudsmanCommand::Territory(args) => territory::run(args),
        OmbudsmanCommand::Report(args) => report::run(args),
        OmbudsmanCommand::Terms(args) => terms::run(args),
    }
}
