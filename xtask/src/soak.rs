//! `cargo xtask soak`: random elections of the clerk and properties on mutated inputs for as long as they are let, then every
//! fault test with many kills, and one report of all.
//!
//! It must never know what must hold; each program it starts names its seed where something does not.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::findings::Failure;
use crate::metadata::cargo;
use crate::reports::Reports;

/// What is run, each for its share of the time.
const RUNS: &[(&str, &[&str])] = &[
    ("random elections", &["run", "--release", "--quiet", "--package", "clerk", "--example", "simulate"]),
    ("mutated inputs", &["run", "--release", "--quiet", "--package", "zhargy-fuzz"]),
];

/// Tests of faults, which say what they did; their seeds stand in them. How many kills and rows, their variables say.
const FAULTS: &[(&str, &[&str])] = &[
    ("faults of the store", &["test", "--release", "--quiet", "--package", "store", "--test", "suite"]),
    ("imports that are killed", &["test", "--release", "--quiet", "--package", "zhargy", "--test", "kills"]),
];

/// Time and seed; kills of each store and protocols of each import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Flags {
    seconds: u64,
    seed: u64,
    kills: u64,
    rows: u64,
}

/// Carries the command out; false where something did not hold.
///
/// # Errors
/// Flags that are not understood; a program that cannot be started.
pub(crate) fn command(root: &Path, flags: &[&str]) -> Result<bool, Failure> {
    let flags = read(flags)?;
    let share = (flags.seconds / u64::try_from(RUNS.len()).unwrap_or(1)).max(1);
    let mut all = Vec::new();
    for (what, arguments) in RUNS {
        let limits = format!("-- --seconds {share} --seed {}", flags.seed);
        all.push((*what, Vec::new(), format!("{} {limits}", arguments.join(" "))));
    }
    for (what, arguments) in FAULTS {
        let variables = vec![("ZHARGY_KILLS", flags.kills), ("ZHARGY_ROWS", flags.rows)];
        all.push((*what, variables, arguments.join(" ")));
    }
    let (mut reports, mut held) = (Reports::default(), true);
    for (what, variables, arguments) in all {
        held = held && holds(root, what, &variables, &arguments, &mut reports)?;
    }
    print!("\n{}", reports.text());
    Ok(held && reports.lossless())
}

/// Runs a program and keeps its reports; says how to repeat it, and is false, where something did not hold.
pub(crate) fn holds(
    root: &Path,
    what: &str,
    variables: &[(&str, u64)],
    arguments: &str,
    reports: &mut Reports,
) -> Result<bool, Failure> {
    let set = variables.iter().fold(String::new(), |set, (name, value)| format!("{set}{name}={value} "));
    println!("\n== {what}: {set}cargo {arguments}");
    let failure = |error| Failure::new(format!("cargo: {error}"), "is cargo installed?");
    let mut run = Command::new(cargo());
    run.args(arguments.split(' ')).envs(variables.iter().map(|(name, value)| (name, value.to_string())));
    let mut child = run.current_dir(root).stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(failure)?;
    if let Some(output) = child.stdout.take() {
        reports.pass_on(output, |_| ());
    }
    let held = child.wait().map_err(failure)?.success();
    if !held {
        println!("\nto repeat it:\n  {set}cargo {arguments}");
    }
    Ok(held)
}

fn read(flags: &[&str]) -> Result<Flags, Failure> {
    let mut read = Flags { seconds: 120, seed: 1, kills: 200, rows: 10_000 };
    for pair in flags.chunks(2) {
        match (pair[0], pair.get(1).and_then(|value| value.parse().ok())) {
            ("--seconds", Some(value)) => read.seconds = value,
            ("--seed", Some(value)) => read.seed = value,
            ("--kills", Some(value)) => read.kills = value,
            ("--rows", Some(value)) => read.rows = value,
            _ => {
                let what = format!("`{}` is not understood", pair.join(" "));
                return Err(Failure::new(what, "`cargo xtask soak [--seconds N] [--seed N] [--kills N] [--rows N]`"));
            }
        }
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_read() {
        let check = |flags: &[&str], expect: Option<(u64, u64, u64, u64)>| {
            let found = read(flags).ok().map(|flags| (flags.seconds, flags.seed, flags.kills, flags.rows));
            assert_eq!(found, expect, "{flags:?}");
        };
        check(&[], Some((120, 1, 200, 10_000)));
        check(&["--seconds", "9", "--seed", "7"], Some((9, 7, 200, 10_000)));
        check(&["--kills", "3", "--rows", "50"], Some((120, 1, 3, 50)));
        check(&["--seed"], None);
        check(&["--seed", "-1"], None);
        check(&["--quick", "1"], None);
    }
}
