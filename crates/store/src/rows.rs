//! What both databases keep of entries: lines by number, and where each command's entries stand.
//!
//! It must never know a database.

use journal::{Entry, Hash, Head, StoreError, follows};

/// An append made ready: its lines and commands, and the head after it.
pub(crate) struct Batch<'a> {
    pub(crate) after: Head,
    /// Number and line.
    pub(crate) lines: Vec<(i64, String)>,
    /// Id, first number, how many.
    pub(crate) commands: Vec<(&'a str, i64, i64)>,
}

impl<'a> Batch<'a> {
    /// # Panics
    /// The entries do not continue the head: a bug of whoever appends.
    pub(crate) fn new(expected: &Head, entries: &'a [Entry]) -> Self {
        let (after, lines) = match follows(expected, entries) {
            Ok(ready) => ready,
            Err(at) => panic!("entry {at} of the append does not continue its head: a bug of whoever appends"),
        };
        let mut commands: Vec<(&str, i64, i64)> = Vec::new();
        for entry in entries {
            match commands.last_mut() {
                Some((command, _, count)) if *command == entry.command => *count += 1,
                _ => commands.push((&entry.command, number(entry.seq), 1)),
            }
        }
        let lines = entries.iter().map(|entry| number(entry.seq)).zip(lines).collect();
        Self { after, lines, commands }
    }
}

/// A number of entries as a database keeps it; a number beyond its range is behind every entry.
pub(crate) fn number(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

/// Entries out of the lines found from place `from` on.
pub(crate) fn entries(
    operation: &str,
    from: u64,
    rows: impl Iterator<Item = (i64, String)>,
) -> Result<Vec<Entry>, StoreError> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut last: Option<Hash> = None;
    for ((seq, line), expected) in rows.zip(from..) {
        if seq != number(expected) {
            return Err(StoreError::broken(operation, format!("entry {expected} is missing")));
        }
        let entry = Entry::parse(&line).map_err(|why| StoreError::broken(operation, why))?;
        if entry.seq != expected || last.is_some_and(|last| last != entry.prev) {
            return Err(StoreError::broken(operation, format!("entry {expected} does not follow the one before")));
        }
        last = Some(Hash::leaf(line.as_bytes()));
        entries.push(entry);
    }
    Ok(entries)
}

/// A head out of a row.
pub(crate) fn head(operation: &str, size: i64, last: &[u8]) -> Result<Head, StoreError> {
    let broken = || StoreError::broken(operation, "the head is no head");
    let last = last.try_into().map(Hash::new).map_err(|_| broken())?;
    Ok(Head { size: u64::try_from(size).map_err(|_| broken())?, last })
}

/// A command's places out of a row.
pub(crate) fn range(operation: &str, first: i64, count: i64) -> Result<std::ops::Range<u64>, StoreError> {
    match (u64::try_from(first), u64::try_from(count)) {
        (Ok(first), Ok(count)) => Ok(first..first.saturating_add(count)),
        _ => Err(StoreError::broken(operation, "the places of a command are no places")),
    }
}
