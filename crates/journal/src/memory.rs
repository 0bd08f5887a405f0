//! A journal kept in memory: for simulators and tests, and for what need not outlive its process.
//!
//! It must never be durable: whoever opens it knows.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::chain::{Head, follows};
use crate::entry::Entry;
use crate::store::{AppendError, Store, StoreError};

/// A journal in memory. A clone is another handle to the same journal, as another node has it.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    kept: Arc<Mutex<Kept>>,
}

#[derive(Debug)]
struct Kept {
    head: Head,
    entries: Vec<Entry>,
    commands: BTreeMap<String, Range<u64>>,
}

impl Default for Kept {
    fn default() -> Self {
        Self { head: Head::EMPTY, entries: Vec::new(), commands: BTreeMap::new() }
    }
}

impl MemoryStore {
    /// A new journal without entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// The journal. Nothing is half done while the lock is held, so a panic of another holder broke nothing.
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn head(&mut self) -> Result<Head, StoreError> {
        Ok(self.kept().head)
    }

    fn append(&mut self, expected: &Head, entries: &[Entry]) -> Result<Head, AppendError> {
        let after = match follows(expected, entries) {
            Ok((after, _)) => after,
            Err(at) => panic!("entry {at} of the append does not continue its head: a bug of whoever appends"),
        };
        let mut kept = self.kept();
        if kept.head != *expected {
            return Err(AppendError::Moved { head: kept.head });
        }
        let mut commands: BTreeMap<String, Range<u64>> = BTreeMap::new();
        for entry in entries {
            let range = commands.entry(entry.command.clone()).or_insert(entry.seq..entry.seq);
            // A command whose entries do not stand together has two beginnings.
            if kept.commands.contains_key(&entry.command) || range.end != entry.seq {
                return Err(AppendError::Repeated { command: entry.command.clone() });
            }
            range.end += 1;
        }
        // One after another: appending maps goes through all that is kept.
        kept.commands.extend(commands);
        kept.entries.extend_from_slice(entries);
        kept.head = after;
        Ok(kept.head)
    }

    fn read(&mut self, from: u64, limit: usize) -> Result<Vec<Entry>, StoreError> {
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        Ok(self.kept().entries.iter().skip(from).take(limit).cloned().collect())
    }

    fn find_command(&mut self, command: &str) -> Result<Option<Range<u64>>, StoreError> {
        Ok(self.kept().commands.get(command).cloned())
    }
}
