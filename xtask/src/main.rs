//! `cargo xtask`: set-up and every check of this repository, one door for people and for continuous integration.
//!
//! It knows files, processes and manifests. It must never know the law, an election or a seat: what the product
//! answers is checked by the product's own tests and commands, which are started from here.

mod ci;
mod deps;
mod findings;
mod licences;
mod metadata;
mod night;
mod repo;
mod reports;
mod rust_text;
mod setup;
mod soak;
mod spdx;
mod test_counts;
mod tidy;
mod unused;

use std::process::ExitCode;

use crate::findings::{Failure, Findings};
use crate::repo::Repo;

const USAGE: &str = "\
Set-up and checks of this repository.

usage: cargo xtask COMMAND

  ci [--only NAME]... [--list]   set-up, then every check, quick ones first; stops at the first that fails
  soak [--seconds N] [--seed N] [--kills N] [--rows N]
                                 random elections, then properties on mutated inputs, for so long (120, seed 1);
                                 then every fault test, and imports of N protocols (10000) killed N times (200)
  night [--precincts N] [--clerks N] [--readers N] [--sqlite|--postgres]
                                 an election night over HTTP: N precincts (10061) entered twice by N clerks (300) beside
                                 N readers (500), a node killed in the middle; what was measured
  tidy                           what the repository asks of its own files
  licences                       the licence of every crate in the lock file, and how many there are
  unused                         dependencies that no source names
  deps                           rewrites docs/dependencies.txt

exit: 0 all is well, 1 a check failed, 2 the command could not be carried out
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Carries out one command; `false` means a check failed and has already said why.
fn run(arguments: &[String]) -> Result<bool, Failure> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = repo::root()?;
    match words.as_slice() {
        ["ci", flags @ ..] => ci::command(&root, flags),
        ["night", flags @ ..] => night::command(&root, flags),
        ["soak", flags @ ..] => soak::command(&root, flags),
        ["tidy"] => Ok(report(&tidy::check(&Repo::load(root)?)?)),
        ["licences"] => Ok(report(&licences::check(&Repo::load(root)?)?)),
        ["unused"] => Ok(report(&unused::check(&Repo::load(root)?)?)),
        ["deps"] => deps::rewrite(&Repo::load(root)?).map(|()| true),
        ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(true)
        }
        [] => Err(Failure::new("no command given", "`cargo xtask help` lists them")),
        [other, ..] => Err(Failure::new(
            format!("`{other}` is no command, or has arguments it does not take"),
            "`cargo xtask help` lists them",
        )),
    }
}

/// Prints what a check found; true where nothing stands against it.
fn report(findings: &Findings) -> bool {
    findings.print();
    findings.passed()
}
