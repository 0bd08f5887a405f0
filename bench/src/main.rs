//! The program's side of the benchmarks: runs jobs by name and says what they answer and how much processor time they
//! took. It must never know its peers; `run.py` puts the two side by side.
//!
//! It reads one request a line on standard input and writes one line for each, fields apart by tabs:
//! - `answer JOB FILE...` -> `ok ANSWER`
//! - `time JOB PASSES FILE...` -> `ok NANOSECONDS`, of processor time for that many passes over the input
//! - anything it cannot do -> `no REASON`
//!
//! Input is read before the time begins, unless reading is what the job measures.
#![expect(clippy::disallowed_methods, reason = "a tool at the edge reads files, which the pure crates may not")]

mod columns;
mod input;
mod job;
mod national;
mod one;

use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};
use std::time::Duration;

use job::{Fault, Job};

/// Jobs with their input loaded, by the fields that name them.
#[derive(Default)]
struct Loaded(BTreeMap<Vec<String>, Box<dyn Job>>);

impl Loaded {
    fn job(&mut self, name: &str, files: &[&str]) -> Result<&mut Box<dyn Job>, Fault> {
        let key: Vec<String> = std::iter::once(&name).chain(files).map(ToString::to_string).collect();
        if !self.0.contains_key(&key) {
            let job = job::load(name, files)?;
            self.0.insert(key.clone(), job);
        }
        self.0.get_mut(&key).ok_or_else(|| Fault::from("the job is gone"))
    }

    fn request(&mut self, line: &str) -> Result<String, Fault> {
        let fields: Vec<&str> = line.split('\t').collect();
        match &fields[..] {
            ["answer", name, files @ ..] => self.job(name, files)?.answer(),
            ["time", name, passes, files @ ..] => {
                let passes: u32 = passes.parse().map_err(|_| Fault::from("passes are a whole number"))?;
                let job = self.job(name, files)?;
                let before = processor_time()?;
                for _ in 0..passes {
                    job.pass()?;
                }
                Ok(processor_time()?.saturating_sub(before).as_nanos().to_string())
            }
            _ => Err(Fault::from("unknown request")),
        }
    }
}

/// Processor time this process has used, all threads together.
fn processor_time() -> Result<Duration, Fault> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::try_from(time).map_err(|_| Fault::from("the clock is before its start"))
}

fn main() -> io::Result<()> {
    let mut loaded = Loaded::default();
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        match loaded.request(&line?) {
            Ok(answer) => writeln!(out, "ok\t{answer}")?,
            Err(fault) => writeln!(out, "no\t{fault}")?,
        }
        out.flush()?;
    }
    Ok(())
}
