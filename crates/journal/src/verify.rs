//! Reads a journal's lines once, in order, and names the first entry that is not as it was recorded.
//!
//! It must never repair anything, and it keeps no line: a journal of any length is verified in the same memory.

use std::fmt;

use crate::chain::Head;
use crate::codes;
use crate::diagnosis;
use crate::entry::Entry;
use crate::hash::Hash;
use crate::moment::Moment;

/// What is known of the journal from elsewhere: a certificate, a checkpoint, another copy. Without it the chain alone
/// cannot tell that entries at the end were changed or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Nothing.
    Nothing,
    /// The journal once stood at this head; it may have grown.
    Passed(Head),
    /// The journal stands at this head.
    Ends(Head),
}

/// A journal that is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Where it stands.
    pub head: Head,
    /// The first entries whose clock stood before that of the entry before: no fault, since order is by number.
    pub clock_back: Vec<ClockBack>,
    /// How many such entries there are in all.
    pub clock_back_count: u64,
}

/// The clock of an entry's writer stood before that of the entry before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockBack {
    /// The entry.
    pub seq: u64,
    /// The moment of the entry before.
    pub from: Moment,
    /// The moment of this one.
    pub to: Moment,
}

/// How many jumps of the clock are kept one by one.
const MOST_JUMPS: usize = 20;

/// What happened to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// Its line is another.
    Changed,
    /// It is missing, and so are the next ones of this number in all.
    Removed(u64),
    /// It stands where nothing was recorded.
    Added,
    /// It stands elsewhere.
    Reordered,
    /// Entries of its command are missing: the command was recorded in part.
    Torn,
}

/// The first thing that is wrong in a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What happened.
    pub kind: FaultKind,
    /// The entry, by its place in the journal from 0.
    pub seq: u64,
    /// The line, from 1; one behind the last where lines are missing at the end.
    pub line: u64,
    /// What shows it, in one sentence.
    pub why: String,
}

/// Verifies the lines of a journal, each without its newline.
///
/// # Errors
/// The first fault. The chain tells most faults apart; where two explanations fit, the simpler one is given and `why`
/// says so.
pub fn verify<L: AsRef<[u8]>>(lines: impl IntoIterator<Item = L>, known: Known) -> Result<Verified, Fault> {
    let mut lines = lines.into_iter();
    let mut walk = Walk::new(known);
    while let Some(line) = lines.next() {
        match diagnosis::read(line.as_ref()) {
            Ok(entry) if entry.seq == walk.head.size && entry.prev == walk.head.last => {
                walk.accept(entry, Hash::leaf(line.as_ref()))?;
            }
            read => return Err(diagnosis::misplaced(&walk, read, line.as_ref(), lines)),
        }
    }
    walk.end()
}

/// Where a verification stands.
pub(crate) struct Walk {
    pub(crate) head: Head,
    /// The leaf hash before the last: what the last entry names.
    pub(crate) before_last: Hash,
    pub(crate) known: Known,
    last: Option<Entry>,
    found: Verified,
}

impl Walk {
    fn new(known: Known) -> Self {
        let found = Verified { head: Head::EMPTY, clock_back: Vec::new(), clock_back_count: 0 };
        Self { head: Head::EMPTY, before_last: Hash::ZERO, known, last: None, found }
    }

    /// Takes the entry that follows, whose number and `prev` fit.
    fn accept(&mut self, entry: Entry, hash: Hash) -> Result<(), Fault> {
        if let Some(last) = &self.last {
            if last.rest > 0 && (last.command != entry.command || last.rest - 1 != entry.rest) {
                let (command, rest) = (&last.command, last.rest);
                let why = format!("{rest} more of command `{command}` should stand here");
                return Err(self.fault(FaultKind::Torn, entry.seq, why));
            }
            if entry.at < last.at {
                self.found.clock_back_count += 1;
                if self.found.clock_back.len() < MOST_JUMPS {
                    self.found.clock_back.push(ClockBack { seq: entry.seq, from: last.at, to: entry.at });
                }
            }
        }
        self.before_last = self.head.last;
        self.head = Head { size: entry.seq + 1, last: hash };
        if let Known::Passed(head) | Known::Ends(head) = self.known
            && head.size == self.head.size
            && head.last != self.head.last
        {
            let why = format!("its hash is {hash}, the known head says {}", head.last);
            return Err(Fault { kind: FaultKind::Changed, seq: entry.seq, line: entry.seq + 1, why });
        }
        self.last = Some(entry);
        Ok(())
    }

    /// A fault at the line that is read now.
    pub(crate) fn fault(&self, kind: FaultKind, seq: u64, why: String) -> Fault {
        Fault { kind, seq, line: self.head.size + 1, why }
    }

    fn end(mut self) -> Result<Verified, Fault> {
        let size = self.head.size;
        if let Known::Passed(head) | Known::Ends(head) = self.known
            && size < head.size
        {
            let why = format!("the known head says {} entries, here are {size}", head.size);
            return Err(self.fault(FaultKind::Removed(head.size - size), size, why));
        }
        if let Some(last) = self.last.as_ref().filter(|last| last.rest > 0) {
            let why = format!("{} more of command `{}` should stand at the end", last.rest, last.command);
            return Err(self.fault(FaultKind::Torn, size, why));
        }
        if let Known::Ends(head) = self.known
            && size > head.size
        {
            let why = format!("the known head says {} entries, here are {size}", head.size);
            return Err(Fault { kind: FaultKind::Added, seq: head.size, line: head.size + 1, why });
        }
        self.found.head = self.head;
        Ok(self.found)
    }
}

impl FaultKind {
    /// One of [`codes`].
    pub const fn code(self) -> &'static str {
        match self {
            Self::Changed => codes::CHANGED,
            Self::Removed(_) => codes::REMOVED,
            Self::Added => codes::ADDED,
            Self::Reordered => codes::REORDERED,
            Self::Torn => codes::TORN,
        }
    }
}

impl Fault {
    /// How to go on.
    pub fn hint(&self) -> &'static str {
        match self.kind {
            FaultKind::Torn => "the writer recorded a command in part: restore the journal from another copy",
            _ => "compare with another copy of the journal; every copy made before this one shows the entry as it was",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, seq, line, why } = self;
        write!(f, "{} ", kind.code())?;
        match kind {
            FaultKind::Changed => write!(f, "entry {seq} (line {line}) was changed")?,
            FaultKind::Removed(1) => write!(f, "entry {seq} was removed before line {line}")?,
            FaultKind::Removed(count) => {
                write!(f, "{count} entries from entry {seq} on were removed before line {line}")?;
            }
            FaultKind::Added => write!(f, "line {line} was added where entry {seq} belongs")?,
            FaultKind::Reordered => write!(f, "entry {seq} does not stand in its place, line {line}")?,
            FaultKind::Torn => write!(f, "entry {seq} (line {line}): a command is torn")?,
        }
        write!(f, ": {why}\n\nhint: {}", self.hint())
    }
}

impl std::error::Error for Fault {}

impl fmt::Display for ClockBack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { seq, from, to } = self;
        write!(f, "{} entry {seq}: the clock jumped back from {from} to {to}", codes::CLOCK_BACK)
    }
}

#[cfg(test)]
mod tests;
