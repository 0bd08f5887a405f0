//! The command line: flags, files, exit codes. It reads and prints; every decision is made by the crates below.
//!
//! A library with one door for the program and one for the fuzzer, so that what is fuzzed is what is shipped.
//!
//! Exit codes are a contract: 0 yes or done, 1 the law says no (or gives no single answer), 2 we failed.

mod account_cmd;
mod akims;
mod calendar_cmd;
mod cli;
mod contests_cmd;
mod count;
mod embedded;
mod explain;
mod failure;
mod law_cmd;
mod list_cmd;
mod ombudsman_cmd;
mod party_cmd;
mod render;
mod run;
mod seats_cmd;
mod serve_cmd;
mod synth;
mod synth_cmd;

use std::process::ExitCode;

use clap::Parser as _;

use crate::failure::Failure;

/// What a command answers: done, or a no of the law.
type Done = Result<ExitCode, Failure>;

/// The program: reads its arguments, runs the command, prints what went wrong.
pub fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let done = match &cli.command {
        cli::Command::Count(args) => count::run(args),
        cli::Command::Elections(args) => count::list(args),
        cli::Command::Law(args) => law_cmd::run(args),
        cli::Command::Ombudsman(args) => ombudsman_cmd::run(args),
        cli::Command::Party(args) => party_cmd::run(args),
        cli::Command::Seats(args) => seats_cmd::run(args),
        cli::Command::List(args) => list_cmd::run(args),
        cli::Command::Calendar(args) => calendar_cmd::run(args),
        cli::Command::Explain(args) => explain::run(args),
        cli::Command::Contests(args) => contests_cmd::run(args),
        cli::Command::Account(args) => account_cmd::run(args),
        cli::Command::Order(args) => run::order::run(args),
        cli::Command::Ballot(args) => run::ballot::run(args),
        cli::Command::Protocol(args) => run::protocol::run(args),
        cli::Command::Result(args) => run::result::run(args),
        cli::Command::Certificate(args) => run::issue::run(args),
        cli::Command::Export(args) => run::export::run(args),
        cli::Command::Journal(args) => run::journal_cmd::run(args),
        cli::Command::Demo(args) => run::demo::run(args),
        cli::Command::Serve(args) => serve_cmd::run(args),
        cli::Command::Verify(args) => run::verify::run(args),
        cli::Command::Akims(args) => akims::command::run(args),
        cli::Command::Synth(args) => synth_cmd::run(args),
    };
    match done {
        Ok(code) => code,
        Err(failure) => {
            anstream::eprintln!("{}", failure.styled());
            ExitCode::from(failure.exit)
        }
    }
}

/// Reads a seats case and answers it as `zhargy seats --verify` would print it.
///
/// # Errors
/// The message that the program would print: a case that cannot be read, or has no answer, or two answers.
pub fn answer_case(bytes: &[u8]) -> Result<String, String> {
    seats_cmd::answer(bytes).map_err(|failure| failure.message)
}
