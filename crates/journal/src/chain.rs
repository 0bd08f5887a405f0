//! What the next entries look like: numbered, chained, and each saying how many of its command still follow.
//!
//! It must never decide whether something may be recorded; whoever makes the drafts did.

use std::fmt;

use serde_json::Value;

use crate::codes;
use crate::entry::{Entry, Malformed};
use crate::hash::Hash;
use crate::moment::Moment;

/// Where a journal stands: how many entries, and the leaf hash of the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Head {
    /// Number of entries; the next entry's `seq`.
    pub size: u64,
    /// Leaf hash of the last line; zeros where there is none.
    pub last: Hash,
}

/// What is to be recorded: an entry without its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Who causes it.
    pub actor: String,
    /// Id of the command; the drafts of one command stand together.
    pub command: String,
    /// When.
    pub at: Moment,
    /// Name and version of the record, such as `protocol.entered/1`.
    pub kind: String,
    /// The record.
    pub body: Value,
}

/// A draft that no line can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable {
    /// Which of the drafts, from 0.
    pub draft: usize,
    /// Id of its command.
    pub command: String,
    /// What stands against it.
    pub why: Malformed,
}

impl Head {
    /// The head of a journal without entries.
    pub const EMPTY: Self = Self { size: 0, last: Hash::ZERO };

    /// The head of a journal whose last entry this is.
    pub fn after(entry: &Entry) -> Self {
        Self { size: entry.seq + 1, last: entry.hash() }
    }
}

/// The entries that follow `head`, in the order of the drafts.
///
/// # Errors
/// A draft's body has a number that is not whole, a key that is not ASCII, or any other thing no line can hold.
pub fn chain(head: &Head, drafts: Vec<Draft>) -> Result<Vec<Entry>, Unwritable> {
    let mut head = *head;
    chain_on(&mut head, drafts)
}

/// As [`chain`], and moves `head` behind them; where it fails, `head` stays.
///
/// # Errors
/// As [`chain`].
pub fn chain_on(at: &mut Head, drafts: Vec<Draft>) -> Result<Vec<Entry>, Unwritable> {
    let rests = rests(&drafts);
    let mut head = *at;
    let mut entries = Vec::with_capacity(drafts.len());
    for (index, (draft, rest)) in drafts.into_iter().zip(rests).enumerate() {
        let Draft { actor, command, at, kind, body } = draft;
        let entry = Entry { seq: head.size, prev: head.last, at, actor, command, rest, kind, body };
        let line = entry.encode().map_err(|why| Unwritable { draft: index, command: entry.command.clone(), why })?;
        head = Head { size: head.size + 1, last: Hash::leaf(line.as_bytes()) };
        entries.push(entry);
    }
    *at = head;
    Ok(entries)
}

/// How many drafts of the same command stand directly behind each.
fn rests(drafts: &[Draft]) -> Vec<u32> {
    let mut rests = vec![0_u32; drafts.len()];
    for index in (1..drafts.len()).rev() {
        if drafts[index - 1].command == drafts[index].command {
            rests[index - 1] = rests[index] + 1;
        }
    }
    rests
}

/// The lines of entries that continue `head` without a gap and end with the last one of a command, and the head after
/// them. What keeps a journal asks this of every append.
///
/// # Errors
/// The place in the list, from 0, of the first entry that does not follow; the list's length where its end is missing.
pub fn follows(head: &Head, entries: &[Entry]) -> Result<(Head, Vec<String>), usize> {
    let mut head = *head;
    let mut lines = Vec::with_capacity(entries.len());
    let mut open: Option<&Entry> = None;
    for (index, entry) in entries.iter().enumerate() {
        let continued = open.is_none_or(|last| last.command == entry.command && last.rest == entry.rest + 1);
        if entry.seq != head.size || entry.prev != head.last || !continued {
            return Err(index);
        }
        let line = entry.encode().map_err(|_| index)?;
        head = Head { size: entry.seq + 1, last: Hash::leaf(line.as_bytes()) };
        lines.push(line);
        open = (entry.rest > 0).then_some(entry);
    }
    if open.is_some() { Err(entries.len()) } else { Ok((head, lines)) }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} entries, last {}", self.size, self.last)
    }
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { draft, command, why } = self;
        write!(f, "{} record {} of command `{command}` cannot be written: {why}", codes::UNWRITABLE, draft + 1)
    }
}

impl std::error::Error for Unwritable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.why)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn draft(command: &str, body: Value) -> Draft {
        let (actor, kind) = ("a".to_owned(), "k/1".to_owned());
        Draft { actor, command: command.to_owned(), at: Moment::EPOCH, kind, body }
    }

    fn chained(commands: &[&str]) -> Vec<Entry> {
        chain(&Head::EMPTY, commands.iter().map(|command| draft(command, Value::Null)).collect()).unwrap()
    }

    #[test]
    fn entries_say_how_many_follow() {
        let check = |commands: &[&str], expect: &[u32]| {
            let rests: Vec<u32> = chained(commands).iter().map(|entry| entry.rest).collect();
            assert_eq!(rests, expect, "{commands:?}");
        };
        check(&[], &[]);
        check(&["a"], &[0]);
        check(&["a", "b"], &[0, 0]);
        check(&["a", "a", "a", "b", "c", "c"], &[2, 1, 0, 0, 1, 0]);
    }

    #[test]
    fn each_entry_names_the_one_before() {
        let entries = chained(&["a", "b", "b"]);
        assert_eq!(entries[0].prev, Hash::ZERO);
        assert_eq!(entries[1].prev, entries[0].hash());
        let (head, lines) = follows(&Head::EMPTY, &entries).unwrap();
        assert_eq!(lines[2], entries[2].line());
        assert_eq!(head, Head::after(&entries[2]));
        let more = chain(&head, vec![draft("c", Value::Null)]).unwrap();
        assert_eq!((more[0].seq, more[0].prev), (3, entries[2].hash()));
    }

    #[test]
    fn what_does_not_follow_is_named() {
        let entries = chained(&["a", "b", "b", "c"]);
        let check = |entries: &[Entry], expect: usize| assert_eq!(follows(&Head::EMPTY, entries).err(), Some(expect));
        check(&entries[1..], 0);
        check(&entries[..2], 2);
        check(&[entries[0].clone(), entries[2].clone()], 1);
        check(&[entries[0].clone(), entries[0].clone()], 1);
        let mut torn = chain(&Head::EMPTY, vec![draft("a", Value::Null), draft("a", Value::Null)]).unwrap();
        torn[1].command = "b".to_owned();
        check(&torn, 1);
    }

    #[test]
    fn a_draft_that_cannot_be_written_is_named() {
        let drafts = vec![draft("a", Value::Null), draft("b", json!({ "share": 0.5 }))];
        let told = chain(&Head::EMPTY, drafts).unwrap_err().to_string();
        let why = "J001 the field `body` is out of bounds: 0.5 is no whole number from -(2^53-1) to 2^53-1";
        assert_eq!(told, format!("J011 record 2 of command `b` cannot be written: {why}"));
    }
}
