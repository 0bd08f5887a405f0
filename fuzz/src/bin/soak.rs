//! Tries every property of this crate on mutated seeds, on a stable compiler, and can repeat any run.
//!
//! `cargo run --release --package zhargy-fuzz -- --seconds 60`. It must never know what a property
//! says: it makes inputs, counts executions, and keeps the first input that panics.
#![forbid(unsafe_code)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use zhargy_fuzz::mutate::{Random, files, input};
use zhargy_fuzz::{TARGETS, Target};

const USAGE: &str = "\
usage: soak [--seconds N] [--seed N] [--target NAME]...
       soak --target NAME --input FILE

  --seconds N     time of the whole run, shared by the targets (10)
  --seed N        another seed makes other inputs; the same seed makes the same inputs in the same order (1)
  --target NAME   only this one: act, bill, case, election, seats, tables
  --input FILE    only this input, without changes

exit: 0 every property held, 1 one was broken, 2 the flags are not understood
";

struct Flags {
    seconds: u64,
    seed: u64,
    targets: Vec<&'static Target>,
    input: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(flags) = read_flags(&arguments) else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
    let held = match &flags.input {
        Some(path) => flags.targets.iter().all(|target| repeat(target, path)),
        None => soak(&flags),
    };
    if held { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

fn read_flags(arguments: &[String]) -> Option<Flags> {
    let mut flags = Flags { seconds: 10, seed: 1, targets: Vec::new(), input: None };
    for pair in arguments.chunks(2) {
        let [name, value] = pair else { return None };
        match name.as_str() {
            "--seconds" => flags.seconds = value.parse().ok()?,
            "--seed" => flags.seed = value.parse().ok()?,
            "--target" => flags.targets.push(TARGETS.iter().find(|target| target.name == value)?),
            "--input" => flags.input = Some(PathBuf::from(value)),
            _ => return None,
        }
    }
    if flags.targets.is_empty() {
        flags.targets = TARGETS.iter().collect();
    }
    Some(flags)
}

fn soak(flags: &Flags) -> bool {
    let targets = u32::try_from(flags.targets.len()).unwrap_or(u32::MAX);
    let share = Duration::from_secs(flags.seconds) / targets;
    println!("{:<10}{:>7}{:>12}{:>12}", "target", "seeds", "executions", "slowest ms");
    let mut executions = 0;
    let held = flags.targets.iter().all(|target| run(target, flags.seed, share, &mut executions));
    println!("report: mutated inputs: {executions} inputs; seed {}", flags.seed);
    held
}

/// Every seed as it is, then mutated ones until the time is used up; false at the first that panics.
fn run(target: &Target, seed: u64, share: Duration, all: &mut u64) -> bool {
    let seeds = seeds(target);
    let began = Instant::now();
    let mut slowest = Duration::ZERO;
    let mut executions = 0_u64;
    let whole = seeds.iter().cloned();
    let mutated = (0..).map(|number| input(&mut Random::new(seed, number), &seeds));
    for data in whole.chain(mutated) {
        let start = Instant::now();
        if !holds(target, &data) {
            keep(target, &data, seed, executions);
            return false;
        }
        slowest = slowest.max(start.elapsed());
        executions += 1;
        if began.elapsed() >= share {
            break;
        }
    }
    *all += executions;
    println!("{:<10}{:>7}{executions:>12}{:>12}", target.name, seeds.len(), slowest.as_millis());
    true
}

fn holds(target: &Target, data: &[u8]) -> bool {
    std::panic::catch_unwind(|| (target.run)(data)).is_ok()
}

/// The seeds of a target, and small files of the real data.
fn seeds(target: &Target) -> Vec<Vec<u8>> {
    /// A large act costs much and reaches nothing that a small one does not.
    const SMALL: usize = 12_000;
    let own = folder().join("seeds").join(target.name);
    let mut found = files(&own, "");
    if !target.data.is_empty() {
        found.extend(files(&folder().join("..").join(target.data), "toml"));
    }
    found.into_iter().map(|(_, bytes)| bytes).filter(|bytes| bytes.len() <= SMALL).collect()
}

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn keep(target: &Target, data: &[u8], seed: u64, execution: u64) {
    let path = folder().join("artifacts").join(format!("{}-{seed}-{execution}", target.name));
    let kept = std::fs::create_dir_all(folder().join("artifacts")).and_then(|()| std::fs::write(&path, data));
    eprintln!("{}: broken by input {execution} of seed {seed}", target.name);
    match kept {
        Ok(()) => eprintln!("\nhint: repeat it with --target {} --input {}", target.name, path.display()),
        Err(error) => eprintln!("\nhint: the input could not be kept ({error}); the same seed makes it again"),
    }
}

fn repeat(target: &Target, path: &Path) -> bool {
    match std::fs::read(path) {
        Ok(data) => holds(target, &data),
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            false
        }
    }
}
