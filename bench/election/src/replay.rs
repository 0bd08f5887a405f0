//! A journal opened from cold: read, decoded, its chain verified, folded into a desk, by the writer's own start.
//!
//! It must never decide anything.

use std::fs::File;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clerk::{Answer, Desk, Order};
use journal::Entry;
use rustix::fs::Advice;
use rustix::time::{ClockId, clock_gettime};
use store::{Decider, Decision, Options, Writer};

use crate::grow::JOURNAL;
use crate::{Fault, books};

/// The desk behind a writer.
struct AtDesk(Desk);

impl Decider for AtDesk {
    type Command = Order;
    type Answer = ();

    fn id<'a>(&self, command: &'a Order) -> &'a str {
        &command.id
    }

    fn decide(&mut self, command: &Order) -> Decision<()> {
        match self.0.answer(command) {
            Answer::Done(drafts) => Decision::Record(drafts, ()),
            Answer::Refused(_, draft) => Decision::Record(vec![draft], ()),
            Answer::Known => Decision::Answer(()),
        }
    }

    fn repeated(&mut self, _: &Order, _: &[Entry]) {}

    fn apply(&mut self, entry: &Entry) {
        if let Err(broken) = self.0.enter(entry) {
            panic!("{broken}");
        }
    }

    fn reset(&mut self) {
        self.0 = self.0.blank();
    }
}

pub(crate) fn run(file: &str) -> Result<String, Fault> {
    // The law is read before: it costs the same for every journal.
    let desk = Desk::new(Arc::new(books::read()?));
    let on_disk = File::open(file)?;
    on_disk.sync_all()?;
    rustix::fs::fadvise(&on_disk, 0, None, Advice::DontNeed)?;
    let (begun, busy) = (Instant::now(), processor_time()?);
    let store = store::open(&format!("sqlite:{file}"), JOURNAL)?;
    let writer = Writer::start(store, AtDesk(desk), &Options::default())?;
    let (wall, busy) = (begun.elapsed(), processor_time()?.saturating_sub(busy));
    let (entries, sums) = writer.client().look(|desk, head| (head.size, sums(&desk.0))).ok_or("the writer is gone")?;
    Ok(format!("{entries}\t{}\t{}\t{}\t{}", wall.as_nanos(), busy.as_nanos(), peak()?, sums?))
}

/// Precincts settled, of how many, and the total of every figure.
fn sums(desk: &Desk) -> Result<String, Fault> {
    let ballot = desk.state().ballot.as_ref().ok_or("the ballot is not set")?;
    let sum = ballot.tally.sum(ballot.tally.territory().whole());
    let cells: Vec<String> = sum.cells.iter().map(ToString::to_string).collect();
    Ok(format!("{}\t{}\t{}", sum.settled, sum.of, cells.join(" ")))
}

/// The most memory this process had, in KiB.
fn peak() -> Result<u64, Fault> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no peak in /proc/self/status")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

fn processor_time() -> Result<Duration, Fault> {
    Ok(Duration::try_from(clock_gettime(ClockId::ProcessCPUTime))?)
}
