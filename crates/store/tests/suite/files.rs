//! SQLite on disks that are full, and on files that were torn or changed.

use std::path::Path;

use journal::{AppendError, Entry, Head, Known, Store, chain, verify};
use store::SqliteStore;

use crate::tools::{Chance, Folder, append_each, draft, read_all, report, whole};

#[test]
fn a_full_disk_refuses_and_keeps_what_was_there() {
    let folder = Folder::new("full");
    let path = folder.path().join("j.db");
    let mut store = SqliteStore::open(&path, "j").unwrap();
    let (mut refused, mut number) = (0_u64, 0_u64);
    // The disk is full at sizes that end within every table of an append.
    for pages in (12..=60).step_by(3) {
        store.cap_pages(pages).unwrap();
        loop {
            let head = store.head().unwrap();
            let drafts = (0..5).map(|part| draft(&format!("c{number}-{part}"), "x".repeat(700).into())).collect();
            match store.append(&head, &chain(&head, drafts).unwrap()) {
                Ok(_) => number += 1,
                Err(AppendError::Failed(error)) => {
                    let told = error.to_string();
                    assert!(told.starts_with("J014 ") && told.contains("full"), "{told}");
                    refused += 1;
                    break;
                }
                Err(error) => panic!("{error}"),
            }
        }
        assert_eq!(store.head().unwrap().size, number * 5);
        assert_eq!(store.find_command(&format!("c{number}-0")).unwrap(), None);
    }
    let kept = whole(&mut SqliteStore::open(&path, "j").unwrap()).0.head.size;
    assert_eq!(kept, number * 5);
    let figures = [(refused, "failed writes"), (number, "acknowledged"), (0, "lost"), (0, "doubled")];
    report("SQLite, a full disk", &figures, &format!("{kept} entries kept"));
}

/// The database and its log as they lie on the disk while a writer lives.
fn copied(from: &Path, to: &Path, log: &[u8]) {
    std::fs::copy(from, to).unwrap();
    std::fs::write(to.with_extension("db-wal"), log).unwrap();
    let _ = std::fs::remove_file(to.with_extension("db-shm"));
}

#[test]
fn a_torn_log_leaves_a_whole_beginning() {
    let folder = Folder::new("torn");
    let (path, copy) = (folder.path().join("j.db"), folder.path().join("copy.db"));
    let mut store = SqliteStore::open(&path, "j").unwrap();
    // Half of it is in the database, half in the log only.
    append_each(&mut store, 0..10);
    store.checkpoint().unwrap();
    append_each(&mut store, 10..30);
    let entries = read_all(&mut store);
    let log = std::fs::read(path.with_extension("db-wal")).unwrap();
    let (mut chance, mut seen) = (Chance::new(42), std::collections::BTreeSet::new());
    let cuts = 120;
    for _ in 0..cuts {
        let at = usize::try_from(chance.below(log.len() as u64 + 1)).unwrap();
        let mut torn = log.clone();
        if chance.below(2) == 0 {
            torn.truncate(at);
        } else {
            // The rest of the last page holds what was on the disk before.
            torn[at..].fill(0xA5);
        }
        copied(&path, &copy, &torn);
        let kept = whole(&mut SqliteStore::open(&copy, "j").unwrap()).1;
        assert_eq!(kept, entries[..kept.len()], "a beginning of what was appended");
        assert!(kept.len() >= 10, "what was in the database is not touched by its log");
        seen.insert(kept.len());
    }
    assert!(seen.len() > 5, "the cuts reach many lengths: {seen:?}");
    let more = format!("seed 42; a whole beginning each time, of {} lengths", seen.len());
    report("SQLite, a torn last page", &[(cuts, "torn logs")], &more);
}

#[test]
fn a_changed_file_is_never_read_as_whole() {
    let folder = Folder::new("changed");
    let (path, copy) = (folder.path().join("j.db"), folder.path().join("copy.db"));
    let mut store = SqliteStore::open(&path, "j").unwrap();
    append_each(&mut store, 0..150);
    let (head, entries) = (store.head().unwrap(), read_all(&mut store));
    drop(store);
    let bytes = std::fs::read(&path).unwrap();
    let (mut chance, mut found, mut harmless) = (Chance::new(7), 0, 0);
    let changes = 200;
    for _ in 0..changes {
        let mut changed = bytes.clone();
        let at = usize::try_from(chance.below(bytes.len() as u64)).unwrap();
        changed[at] ^= 1 << chance.below(8);
        std::fs::write(&copy, &changed).unwrap();
        match read_as_found(&copy, &head) {
            Some(read) => {
                assert_eq!(read, entries, "byte {at}");
                harmless += 1;
            }
            None => found += 1,
        }
    }
    assert!(found > 50, "most of the file is entries");
    let more = format!("seed 7; {found} found, {harmless} in parts that hold no entry");
    report("SQLite, a changed file", &[(changes, "bytes changed")], &more);
}

/// The entries, where the store gives all of them and they are those of the known head.
fn read_as_found(path: &Path, head: &Head) -> Option<Vec<Entry>> {
    let mut store = SqliteStore::open(path, "j").ok()?;
    let entries = store.read(0, 1000).ok()?;
    verify(entries.iter().map(Entry::line), Known::Ends(*head)).ok()?;
    Some(entries)
}
