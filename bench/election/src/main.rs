//! The program's side of the benchmarks of an election's run: durable entries, replay, totals. It must never know its
//! peers; `running.py` puts them side by side.
//!
//! One job a process, so that nothing is warm from the one before. Each prints one line, fields apart by tabs:
//! - `probe FOLDER SECONDS` -> writes of 4 KiB, wall ns, p50 ns, p99 ns
//! - `durable ADDRESS CLIENTS GROUP SECONDS` -> entries, wall ns, p50 ns, p99 ns; only where the journal is whole and holds
//!   every command once
//! - `line` -> one line as `durable` appends them
//! - `grow DEMO.jsonl COPIES FIRST FILE` -> entries; a journal with so many copies of the demonstration's first precincts
//! - `replay FILE` -> entries, wall ns, processor ns, peak KiB, then the sums of the whole
//! - `total DEMO.jsonl COPIES FIRST` -> precincts, ns of one more protocol
//!
//! Files of the law are read from `acts` where it runs.
#![expect(clippy::disallowed_methods, reason = "a tool at the edge reads files, clocks and threads")]

mod books;
mod durable;
mod grow;
mod probe;
mod replay;
mod total;

use std::process::ExitCode;
use std::time::Duration;

/// Why a job cannot be done, for a person to read.
type Fault = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{}: {fault}", arguments.join(" "));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<String, Fault> {
    let seconds = |text: &str| text.parse().map(Duration::from_secs_f64);
    match arguments {
        ["probe", folder, time] => Ok(probe::run(folder.as_ref(), seconds(time)?)?.fields()),
        ["durable", address, clients, group, time] => {
            Ok(durable::run(address, clients.parse()?, group.parse()?, seconds(time)?)?.fields())
        }
        ["line"] => durable::line(),
        ["grow", demo, copies, first, file] => {
            let plan = grow::Plan { copies: copies.parse()?, first: first.parse()? };
            Ok(grow::into_file(demo, &plan, file)?.to_string())
        }
        ["replay", file] => replay::run(file),
        ["total", demo, copies, first] => {
            total::run(demo, &grow::Plan { copies: copies.parse()?, first: first.parse()? })
        }
        _ => Err("unknown job".into()),
    }
}

/// What a run of durable writes came to.
struct Took {
    wall: Duration,
    /// From the sending to the answer, one for each write.
    latencies: Vec<Duration>,
}

impl Took {
    fn fields(mut self) -> String {
        self.latencies.sort_unstable();
        let at =
            |percent: usize| self.latencies.get(self.latencies.len() * percent / 100).map_or(0, Duration::as_nanos);
        format!("{}\t{}\t{}\t{}", self.latencies.len(), self.wall.as_nanos(), at(50), at(99))
    }
}
