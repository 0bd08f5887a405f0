//! `cargo xtask ci`: set-up and every check, quick ones first, each with a heading and its time, one table at the end.
//!
//! A check is one line of [`STEPS`]. It must never know more of a check than how to start it and how to repeat it.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::findings::{Failure, Findings};
use crate::metadata::cargo;
use crate::repo::Repo;
use crate::reports::Reports;
use crate::test_counts::Counts;
use crate::{deps, licences, setup, tidy, unused};

/// How a step is carried out.
enum Action {
    /// Installs what the machine lacks.
    SetUp,
    /// A check of this crate, and the command that repeats it.
    Check(fn(&Repo) -> Result<Findings, Failure>, &'static str),
    /// A command that must succeed, with variables of its environment.
    Command(&'static [(&'static str, &'static str)], &'static str),
    /// A command that runs lints, of which none may be left. A compiler that is newer than ours brings lints nobody has
    /// seen yet: they are shown and stop nobody.
    Lints(&'static str),
    /// A command that runs tests: it must succeed, and leave none out.
    Tests(&'static str),
}

/// Rust 1.95, whose lints are all mended.
const LINTED_WITH: u32 = 95;

struct Step {
    name: &'static str,
    what: &'static str,
    action: Action,
}

const STEPS: &[Step] = &[
    Step { name: "setup", what: "what the machine lacks", action: Action::SetUp },
    Step { name: "fmt", what: "one way to lay out code", action: Action::Command(&[], "cargo fmt --all --check") },
    Step {
        name: "tidy",
        what: "what the repository asks of its own files",
        action: Action::Check(tidy::check, "cargo xtask tidy"),
    },
    Step {
        name: "licences",
        what: "the licence of every crate",
        action: Action::Check(licences::check, "cargo xtask licences"),
    },
    Step {
        name: "unused",
        what: "dependencies nobody names",
        action: Action::Check(unused::check, "cargo xtask unused"),
    },
    Step {
        name: "deps",
        what: "docs/dependencies.txt is current",
        action: Action::Check(deps::check, "cargo xtask ci --only deps"),
    },
    Step {
        name: "clippy",
        what: "lints, with no warning left",
        action: Action::Lints("cargo clippy --workspace --all-targets --quiet"),
    },
    Step {
        name: "tests",
        what: "every test of every crate",
        action: Action::Tests("cargo test --workspace --no-fail-fast"),
    },
    Step {
        name: "law",
        what: "the law of the country against itself, by the program as it is shipped",
        action: Action::Command(&[], "cargo run --release --quiet --package zhargy -- law check"),
    },
    Step {
        name: "demonstration",
        what: "the first command of the README",
        action: Action::Command(
            &[],
            "cargo run --release --quiet --package zhargy -- count majilis-2021 --law-of 2021-06-05",
        ),
    },
    Step {
        name: "browser",
        what: "the site in Chromium, by the program as it is shipped",
        action: Action::Command(&[], "npm --prefix browser run check"),
    },
    Step {
        name: "api",
        what: "the interface for programs against its own document",
        action: Action::Command(&[], "python3 xtask/api/run.py target/release/zhargy"),
    },
    Step {
        name: "docs",
        what: "the documentation builds, its links resolve",
        action: Action::Command(&[("RUSTDOCFLAGS", "-D warnings")], "cargo doc --workspace --no-deps --quiet"),
    },
    Step {
        name: "soak",
        what: "properties on mutated inputs, for some seconds",
        action: Action::Command(&[], "cargo run --quiet --package zhargy-fuzz -- --seconds 12"),
    },
];

impl Step {
    /// The exact command that repeats this step alone.
    fn repeat(&self) -> String {
        match self.action {
            Action::SetUp => format!("cargo xtask ci --only {}", self.name),
            Action::Check(_, command) | Action::Tests(command) => command.to_owned(),
            Action::Lints(command) => format!("{command} -- -D warnings"),
            Action::Command(variables, command) => {
                let mut text = String::new();
                for (name, value) in variables {
                    let _ = write!(text, "{name}='{value}' ");
                }
                text + command
            }
        }
    }

    /// Carries the step out; true where it passed.
    fn run(&self, root: &Path, counts: &mut Option<Counts>, reports: &mut Reports) -> Result<bool, Failure> {
        match self.action {
            Action::SetUp => setup::run().map(|()| true),
            Action::Check(check, _) => {
                let findings = check(&Repo::load(root.to_path_buf())?)?;
                findings.print();
                Ok(findings.passed())
            }
            Action::Command(variables, command) => {
                let mut process = process(root, command);
                process.envs(variables.iter().copied());
                process.status().map(|status| status.success()).map_err(|error| not_started(command, &error))
            }
            Action::Lints(command) => {
                let mut process = process(root, command);
                match newer_than_ours() {
                    Some(version) => println!("{version} is newer than 1.{LINTED_WITH}: its new lints are shown only"),
                    None => drop(process.args(["--", "-D", "warnings"])),
                }
                process.status().map(|status| status.success()).map_err(|error| not_started(command, &error))
            }
            Action::Tests(command) => {
                let (passed, found) = run_tests(root, command, reports)?;
                counts.get_or_insert_default().join(found);
                Ok(passed)
            }
        }
    }
}

/// A process that reads nothing: no step may wait for a person.
fn process(root: &Path, command: &str) -> Command {
    let mut words = command.split(' ');
    let program = words.next().unwrap_or_default();
    let mut process = if program == "cargo" { Command::new(cargo()) } else { Command::new(program) };
    process.args(words).current_dir(root).stdin(Stdio::null());
    process
}

/// What the compiler at hand says of itself, where it is newer than the one whose lints are mended.
fn newer_than_ours() -> Option<String> {
    let told = Command::new(cargo()).arg("--version").output().ok()?;
    let told = String::from_utf8(told.stdout).ok()?.trim().to_owned();
    (minor(&told)? > LINTED_WITH).then_some(told)
}

/// 95 of `cargo 1.95.0 (f2d3ce0bd 2026-03-21)`.
fn minor(told: &str) -> Option<u32> {
    told.split(' ').nth(1)?.split('.').nth(1)?.parse().ok()
}

fn not_started(command: &str, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("`{command}` cannot be started: {error}"),
        "`cargo xtask ci --only setup` installs what is missing",
    )
}

/// Runs tests, showing their output as it comes, and sums what every test program reports.
fn run_tests(root: &Path, command: &str, reports: &mut Reports) -> Result<(bool, Counts), Failure> {
    let mut counts = Counts::default();
    let mut child =
        process(root, command).stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    if let Some(output) = child.stdout.take() {
        reports.pass_on(output, |line| counts.add(line));
    }
    let succeeded = child.wait().map_err(|error| not_started(command, &error))?.success();
    if !succeeded && counts.failed == 0 {
        // It did not build, or a test program ended before it could report.
        counts.failed = 1;
    }
    if counts.ignored > 0 {
        eprintln!("{} tests are ignored; a test is repaired or removed, never switched off", counts.ignored);
    }
    println!("{counts}");
    Ok((succeeded && counts.ignored == 0, counts))
}

/// The command `cargo xtask ci`; true where every step passed.
///
/// # Errors
/// A flag or a step that does not exist.
pub(crate) fn command(root: &Path, flags: &[&str]) -> Result<bool, Failure> {
    if flags == ["--list"] {
        for step in STEPS {
            println!("{:<15}{:<72}{}", step.name, step.what, step.repeat());
        }
        return Ok(true);
    }
    let chosen = choose(flags)?;
    let (mut counts, mut reports) = (None, Reports::default());
    let mut rows = Vec::new();
    let mut repeat = None;
    for step in &chosen {
        println!("\n== {}: {}", step.name, step.what);
        let began = Instant::now();
        let passed = step.run(root, &mut counts, &mut reports).unwrap_or_else(|failure| {
            eprintln!("error: {failure}");
            false
        });
        let took = began.elapsed();
        println!("-- {} {} in {} s", step.name, if passed { "passed" } else { "failed" }, seconds(took));
        rows.push((step.name, passed, took));
        if !passed {
            repeat = Some(step.repeat());
            break;
        }
    }
    print!("\n{}\n{}", reports.text(), table(&chosen, &rows));
    if let Some(command) = &repeat {
        println!("\nto repeat the step that failed:\n  {command}");
    }
    if let Some(counts) = counts {
        println!("\n{counts}");
    }
    Ok(repeat.is_none())
}

/// The steps that `--only NAME` names, in the order of the table; all of them where none is named.
fn choose(flags: &[&str]) -> Result<Vec<&'static Step>, Failure> {
    let mut names = Vec::new();
    for pair in flags.chunks(2) {
        match pair {
            ["--only", name] if STEPS.iter().any(|step| step.name == *name) => names.push(*name),
            ["--only", name] => {
                return Err(Failure::new(format!("there is no step `{name}`"), "`cargo xtask ci --list` names them"));
            }
            _ => {
                return Err(Failure::new(
                    format!("`{}` is not understood", pair.join(" ")),
                    "`cargo xtask ci [--only NAME]... [--list]`",
                ));
            }
        }
    }
    Ok(STEPS.iter().filter(|step| names.is_empty() || names.contains(&step.name)).collect())
}

fn table(chosen: &[&Step], rows: &[(&str, bool, Duration)]) -> String {
    let mut text = format!("{:<15}{:<9}{:>9}\n", "step", "result", "seconds");
    for (index, step) in chosen.iter().enumerate() {
        let (result, time) = match rows.get(index) {
            Some((_, true, took)) => ("passed", seconds(*took)),
            Some((_, false, took)) => ("failed", seconds(*took)),
            None => ("not run", "-".to_owned()),
        };
        let _ = writeln!(text, "{:<15}{result:<9}{time:>9}", step.name);
    }
    let total: Duration = rows.iter().map(|(_, _, took)| *took).sum();
    text + &format!("{:<15}{:<9}{:>9}\n", "total", "", seconds(total))
}

fn seconds(time: Duration) -> String {
    format!("{}.{}", time.as_secs(), time.subsec_millis() / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_chosen_by_name() {
        let check = |flags: &[&str], expect: Option<&[&str]>| {
            let names = choose(flags).ok().map(|steps| steps.iter().map(|step| step.name).collect::<Vec<_>>());
            assert_eq!(names.as_deref(), expect, "{flags:?}");
        };
        check(&["--only", "tidy"], Some(&["tidy"]));
        check(&["--only", "docs", "--only", "fmt"], Some(&["fmt", "docs"]));
        check(&["--only", "nothing"], None);
        check(&["--only"], None);
        check(&["--quick"], None);
        assert_eq!(choose(&[]).map(|steps| steps.len()).ok(), Some(STEPS.len()));
    }

    #[test]
    fn a_version_is_read() {
        assert_eq!(minor("cargo 1.95.0 (f2d3ce0bd 2026-03-21)"), Some(95));
        assert_eq!(minor("cargo"), None);
    }

    #[test]
    fn the_table_shows_what_was_not_run() {
        let chosen = choose(&["--only", "fmt", "--only", "tidy", "--only", "docs"]).unwrap();
        let text =
            table(&chosen, &[("fmt", true, Duration::from_millis(1250)), ("tidy", false, Duration::from_millis(90))]);
        let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|row| row.split_whitespace().collect()).collect();
        let expect: [&[&str]; 4] =
            [&["fmt", "passed", "1.2"], &["tidy", "failed", "0.0"], &["docs", "not", "run", "-"], &["total", "1.3"]];
        assert_eq!(rows, expect);
    }

    #[test]
    fn a_step_says_how_to_repeat_it() {
        let check = |name: &str, expect: &str| {
            let steps = choose(&["--only", name]).unwrap();
            assert_eq!(steps[0].repeat(), expect);
        };
        check("fmt", "cargo fmt --all --check");
        check("clippy", "cargo clippy --workspace --all-targets --quiet -- -D warnings");
        check("tidy", "cargo xtask tidy");
        check("setup", "cargo xtask ci --only setup");
        check("browser", "npm --prefix browser run check");
        check("docs", "RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps --quiet");
    }
}
