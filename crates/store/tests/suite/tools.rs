//! What several tests use: folders, numbered drafts, a chain that is checked, and chance out of a seed.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use journal::{Draft, Entry, Head, Known, Moment, Store, Verified, chain, verify};
use serde_json::{Value, json};

/// A folder that is removed with its last user.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("zhargy-{name}-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// The address of an SQLite file in it.
    pub(crate) fn sqlite(&self, file: &str) -> String {
        format!("sqlite:{}", self.0.join(file).display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A draft of this command.
pub(crate) fn draft(command: &str, body: Value) -> Draft {
    let (actor, kind) = ("clerk".to_owned(), "number.recorded/1".to_owned());
    Draft { actor, command: command.to_owned(), at: Moment::EPOCH, kind, body }
}

/// Appends the drafts at the store's head.
pub(crate) fn append(store: &mut dyn Store, drafts: Vec<Draft>) -> Head {
    let head = store.head().unwrap();
    store.append(&head, &chain(&head, drafts).unwrap()).unwrap()
}

/// Appends one entry for each of these numbers, each by its own transaction.
pub(crate) fn append_each(store: &mut dyn Store, numbers: std::ops::Range<u64>) {
    for number in numbers {
        append(store, vec![draft(&format!("c{number}"), json!({ "number": number, "fill": "x".repeat(300) }))]);
    }
}

/// Every entry of the journal.
pub(crate) fn read_all(store: &mut dyn Store) -> Vec<Entry> {
    let mut all = Vec::new();
    loop {
        let more = store.read(all.len() as u64, 1000).unwrap();
        if more.is_empty() {
            return all;
        }
        all.extend(more);
    }
}

/// Verifies the whole chain against the store's own head. A server may still be at the last append of a client that was
/// killed, so the head must stand still while the entries are read.
pub(crate) fn whole(store: &mut dyn Store) -> (Verified, Vec<Entry>) {
    loop {
        let head = store.head().unwrap();
        let entries = read_all(store);
        if store.head().unwrap() == head && entries.len() as u64 == head.size {
            let verified = verify(entries.iter().map(Entry::line), Known::Ends(head)).unwrap();
            return (verified, entries);
        }
        let now = store.head().unwrap();
        assert!(now.size > head.size, "the head says {head}, {} entries are there", entries.len());
    }
}

/// Chance out of a seed: xorshift of 64 bits.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

/// Says what a fault test did and what was lost, also where the test passes: the harness keeps what `println!` says.
/// `cargo xtask` sums the figures up by their words: kills, restarts, failed writes, acknowledged, lost, doubled.
pub(crate) fn report(what: &str, figures: &[(u64, &str)], more: &str) {
    let figures: Vec<String> = figures.iter().map(|(figure, words)| format!("{figure} {words}")).collect();
    let more = if more.is_empty() { String::new() } else { format!("; {more}") };
    let _ = writeln!(std::io::stdout(), "report: {what}: {}{more}", figures.join(", "));
}

/// How often a fault is tried: the number given, or the one in the variable.
pub(crate) fn times(variable: &str, usual: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}
