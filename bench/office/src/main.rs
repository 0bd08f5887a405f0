//! The queue, a search and the yearly report over synthetic work data in memory: `bench-office CASES PASSES` prints a line for
//! each job, its name and the nanoseconds of processor time of every pass, and what it found. It must never know a goal.
#![expect(clippy::disallowed_methods, reason = "a tool at the edge reads its arguments, which the pure crates may not")]

mod register;

use std::hint::black_box;
use std::time::Duration;

use jiff::civil::{Date, date};
use ombudsman::report::{Lists, Settings, report};
use ombudsman::shared::{Office, WorkData};
use ombudsman::worklist::{Search, queue, search};

/// Why there is no measurement, for a person to read.
type Fault = Box<dyn std::error::Error>;

/// Processor time this process has used, all threads together.
fn processor_time() -> Result<Duration, Fault> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Ok(Duration::try_from(time)?)
}

/// Runs a job so many times.
fn timed(name: &str, passes: u32, mut job: impl FnMut() -> Result<usize, Fault>) -> Result<(), Fault> {
    let (mut times, mut found) = (Vec::new(), 0);
    for _ in 0..passes {
        let before = processor_time()?;
        found = black_box(job()?);
        times.push(processor_time()?.saturating_sub(before).as_nanos().to_string());
    }
    println!("{name}\t{found}\t{}", times.join(" "));
    Ok(())
}

/// Weekdays before each day from the first of 2023 on.
struct Weekdays {
    first: Date,
    before: Vec<u32>,
}

impl Weekdays {
    fn new() -> Self {
        let first = date(2023, 1, 1);
        let (mut before, mut sum, mut day) = (Vec::new(), 0, first);
        while day.year() < 2025 {
            before.push(sum);
            sum += u32::from(day.weekday().to_monday_zero_offset() < 5);
            day = day.tomorrow().unwrap_or(Date::MAX);
        }
        Self { first, before }
    }

    fn between(&self, from: Date, to: Date) -> Option<u32> {
        let at = |day: Date| {
            let days = self.first.until(day).ok()?.get_days();
            self.before.get(usize::try_from(days).ok()?).copied()
        };
        at(to)?.checked_sub(at(from)?)
    }
}

fn main() -> Result<(), Fault> {
    let mut arguments = std::env::args().skip(1);
    let mut number = || arguments.next().ok_or("bench-office CASES PASSES")?.parse::<u32>().map_err(Fault::from);
    let (cases, passes) = (number()?, number()?);
    let [places, topics, bodies, languages] = register::lists();
    let lists = Lists { places: &places, topics: &topics, bodies: &bodies, languages: &languages };
    let cases: Vec<WorkData> = register::made(cases, [&places, &topics, &bodies]);
    let (days, office) = (Weekdays::new(), Office::Of(places.first().cloned().unwrap_or_default()));

    timed("queue of all", passes, || Ok(queue(black_box(&cases), None).len()))?;
    timed("queue of an office", passes, || Ok(queue(black_box(&cases), Some(&office)).len()))?;
    let asked = Search { topic: Some("t1"), body: Some("b2"), late_on: Some(date(2023, 12, 1)), ..Search::default() };
    timed("search by right, body and term", passes, || Ok(search(black_box(&cases), &asked).len()))?;
    let asked = Search { number: "77", ..Search::default() };
    timed("search by a part of the number", passes, || Ok(search(black_box(&cases), &asked).len()))?;
    timed("search that finds all", passes, || Ok(search(black_box(&cases), &Search::default()).len()))?;
    let settings = Settings { year: 2023, k: 5, round: None };
    timed("yearly report", passes, || {
        let made = report(black_box(&cases), &lists, settings, &|from, to| days.between(from, to));
        let (report, _) = made.map_err(|why| why.to_string())?;
        Ok(report.hidden().0)
    })
}
