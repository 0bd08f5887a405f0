//! `cargo xtask soak`: what runs for as long as it is let: random elections of the clerk, then properties on mutated inputs.
//!
//! It must never know what must hold; each program it starts names its seed where something does not.

use std::path::Path;
use std::process::Command;

use crate::findings::Failure;
use crate::metadata::cargo;

/// What is run, each for its share of the time.
const RUNS: &[(&str, &[&str])] = &[
    ("random elections", &["run", "--release", "--quiet", "--package", "clerk", "--example", "simulate"]),
    ("mutated inputs", &["run", "--release", "--quiet", "--package", "zhargy-fuzz"]),
];

/// Time and seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Flags {
    seconds: u64,
    seed: u64,
}

/// Carries the command out; false where something did not hold.
///
/// # Errors
/// Flags that are not understood; a program that cannot be started.
pub(crate) fn command(root: &Path, flags: &[&str]) -> Result<bool, Failure> {
    let flags = read(flags)?;
    let share = (flags.seconds / u64::try_from(RUNS.len()).unwrap_or(1)).max(1);
    for (what, arguments) in RUNS {
        println!("\n== {what}, {share} s from seed {}", flags.seed);
        let mut run = Command::new(cargo());
        run.current_dir(root).args(*arguments).args([
            "--",
            "--seconds",
            &share.to_string(),
            "--seed",
            &flags.seed.to_string(),
        ]);
        let status = run.status().map_err(|error| Failure::new(format!("cargo: {error}"), "is cargo installed?"))?;
        if !status.success() {
            println!("\nto repeat it:\n  cargo {} -- --seconds {share} --seed {}", arguments.join(" "), flags.seed);
            return Ok(false);
        }
    }
    Ok(true)
}

fn read(flags: &[&str]) -> Result<Flags, Failure> {
    let mut read = Flags { seconds: 120, seed: 1 };
    for pair in flags.chunks(2) {
        match (pair[0], pair.get(1).and_then(|value| value.parse().ok())) {
            ("--seconds", Some(value)) => read.seconds = value,
            ("--seed", Some(value)) => read.seed = value,
            _ => {
                let what = format!("`{}` is not understood", pair.join(" "));
                return Err(Failure::new(what, "`cargo xtask soak [--seconds N] [--seed N]`"));
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
        let check = |flags: &[&str], expect: Option<(u64, u64)>| {
            let found = read(flags).ok().map(|flags| (flags.seconds, flags.seed));
            assert_eq!(found, expect, "{flags:?}");
        };
        check(&[], Some((120, 1)));
        check(&["--seconds", "9", "--seed", "7"], Some((9, 7)));
        check(&["--seed"], None);
        check(&["--seed", "-1"], None);
        check(&["--quick", "1"], None);
    }
}
