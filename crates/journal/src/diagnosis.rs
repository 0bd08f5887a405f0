//! What happened where a line does not follow the one before: changed, removed, added or reordered.
//!
//! One change of a journal leaves a plain trace in the numbers and hashes of the lines around it, and the next line tells
//! which of two neighbours it was. It must never need more than one pass over the rest.

use crate::entry::{Entry, Malformed};
use crate::hash::Hash;
use crate::verify::{Fault, FaultKind, Known, Walk};

/// Reads a line that may be anything.
pub(crate) fn read(line: &[u8]) -> Result<Entry, Malformed> {
    match std::str::from_utf8(line) {
        Ok(text) => Entry::parse(text),
        Err(error) => {
            let (column, cut) = (error.valid_up_to() + 1, error.error_len().is_none());
            Err(Malformed::NotJson { column, cut, why: "the bytes are not UTF-8".to_owned() })
        }
    }
}

/// Says what happened at a line that is no entry, or not the one that follows.
pub(crate) fn misplaced<L: AsRef<[u8]>>(
    walk: &Walk,
    entry: Result<Entry, Malformed>,
    line: &[u8],
    mut rest: impl Iterator<Item = L>,
) -> Fault {
    let seq = walk.head.size;
    let next_line = rest.next();
    let next = next_line.as_ref().and_then(|line| read(line.as_ref()).ok());
    let next_fits_here = next.as_ref().is_some_and(|next| next.seq == seq && next.prev == walk.head.last);
    if next_fits_here {
        let own_place = entry.as_ref().ok().filter(|entry| entry.seq > seq).map(|entry| entry.seq);
        if let Some(moved) = own_place
            && !rest.any(|later| later.as_ref() == line)
        {
            let why = format!("entry {moved} stands here, entry {seq} in line {}", seq + 2);
            return walk.fault(FaultKind::Reordered, seq, why);
        }
        let why = format!("entry {seq} stands in the line behind it");
        return walk.fault(FaultKind::Added, seq, why);
    }
    let entry = match entry {
        Ok(entry) => entry,
        Err(Malformed::NotJson { column, cut: true, .. }) if next_line.is_none() => {
            let why = format!("the last line ends too early, at byte {column}");
            return walk.fault(FaultKind::Torn, seq, why);
        }
        Err(malformed) => return walk.fault(FaultKind::Changed, seq, malformed.to_string()),
    };
    if entry.prev == walk.head.last {
        let why = format!("it follows entry {} and says it is entry {}", seq.saturating_sub(1), entry.seq);
        return walk.fault(FaultKind::Changed, seq, why);
    }
    let hash = Hash::leaf(line);
    if entry.seq == seq {
        return broken_link(walk, hash, next_line.is_some(), next.as_ref());
    }
    if entry.seq + 1 == seq && entry.prev == walk.before_last {
        return two_in_one_place(walk, &entry, hash, next.as_ref());
    }
    // Its number and its link are false, and the next line is where it belongs: another line took this one's place.
    if next.as_ref().is_some_and(|next| next.seq == seq + 1) {
        let why = format!("in its place stands a line that says it is entry {}", entry.seq);
        return walk.fault(FaultKind::Changed, seq, why);
    }
    let belongs = |entry: &Entry| entry.seq == seq && entry.prev == walk.head.last;
    let place = next.into_iter().map(Some).chain(rest.map(|line| read(line.as_ref()).ok()));
    let later = place.zip(seq + 2..).find(|(entry, _)| entry.as_ref().is_some_and(belongs)).map(|(_, line)| line);
    match later {
        Some(line) => {
            let why = format!("entry {} stands here, entry {seq} in line {line}", entry.seq);
            walk.fault(FaultKind::Reordered, seq, why)
        }
        None if entry.seq > seq => {
            let why = format!("entry {} stands here", entry.seq);
            walk.fault(FaultKind::Removed(entry.seq - seq), seq, why)
        }
        None => {
            let why = format!("it says it is entry {}, which stands in line {}", entry.seq, entry.seq + 1);
            walk.fault(FaultKind::Added, seq, why)
        }
    }
}

/// The number fits, the link does not: the entry before was changed, or the link itself.
fn broken_link(walk: &Walk, hash: Hash, more: bool, next: Option<&Entry>) -> Fault {
    let seq = walk.head.size;
    let Some(before) = seq.checked_sub(1) else {
        return walk.fault(FaultKind::Changed, seq, "the first entry names an entry before it".to_owned());
    };
    // Whether anything shows that this line is as it was recorded.
    let intact = match (next, walk.known) {
        (Some(next), _) => next.prev == hash,
        (None, _) if more => false,
        (None, Known::Ends(head) | Known::Passed(head)) if head.size == seq + 1 => head.last == hash,
        (None, _) => true,
    };
    if intact {
        let why = format!("its hash is {}, entry {seq} says another", walk.head.last);
        Fault { kind: FaultKind::Changed, seq: before, line: before + 1, why }
    } else {
        let why = format!("it names another entry before it than entry {before} (which was perhaps changed as well)");
        walk.fault(FaultKind::Changed, seq, why)
    }
}

/// Two lines follow the same entry; the line behind them says which of them it follows.
fn two_in_one_place(walk: &Walk, entry: &Entry, hash: Hash, next: Option<&Entry>) -> Fault {
    let line = walk.head.size;
    if next.is_some_and(|next| next.prev == hash) {
        let why = format!("line {} stands in the same place, and line {} follows that one", line + 1, line + 2);
        return Fault { kind: FaultKind::Added, seq: entry.seq, line, why };
    }
    let why = format!("line {line} stands in the same place as entry {}", entry.seq);
    walk.fault(FaultKind::Added, walk.head.size, why)
}
