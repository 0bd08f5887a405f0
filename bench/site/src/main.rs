//! The site's side of the benchmarks: peers over HTTP, and jobs within a process. It must never know how a load is made;
//! `site.py` puts them side by side.
//!
//! - `peer FILE TYPE` -> one line, the address; serves until it is ended
//! - `page DEMO.jsonl COPIES FIRST` -> precincts, bytes of the page, protocols, median ns of an order in memory, median and 99th
//!   percentile ns of the page after it, fields apart by tabs
//!
//! Files of the law and of the country are read from `acts` and `site` where it runs.
#![expect(clippy::disallowed_methods, reason = "a tool at the edge reads files and clocks")]

#[path = "../../election/src/books.rs"]
mod books;
#[expect(dead_code, reason = "the jobs of an election's run use the rest")]
#[path = "../../election/src/grow.rs"]
mod grow;
mod page;
mod peer;

use std::process::ExitCode;

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
    match arguments {
        ["peer", file, kind] => peer::run(file, kind),
        ["page", demo, copies, first] => page::run(demo, &grow::Plan { copies: copies.parse()?, first: first.parse()? }),
        _ => Err("unknown job".into()),
    }
}
