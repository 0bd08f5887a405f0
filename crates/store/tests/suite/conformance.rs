//! What every store promises, asked of each in the same words.

use std::collections::BTreeMap;
use std::ops::Range;

use journal::{AppendError, Entry, Hash, Head, MAX_LINE_BYTES, MemoryStore, Store, chain};
use serde_json::{Value, json};

use crate::cluster::Cluster;
use crate::tools::{Folder, append, append_each, draft, read_all, report, whole};

/// Opens another handle to the journal of this name.
type Open<'a> = dyn Fn(&str) -> Box<dyn Store> + Sync + 'a;

#[test]
fn memory_keeps_what_a_store_promises() {
    let journals = std::sync::Mutex::new(BTreeMap::<String, MemoryStore>::new());
    suite(&|name| Box::new(journals.lock().unwrap().entry(name.to_owned()).or_default().clone()));
}

#[test]
fn sqlite_keeps_what_a_store_promises() {
    let folder = Folder::new("suite");
    suite(&|name| store::open(&folder.sqlite("journals.db"), name).unwrap());
}

#[test]
fn postgres_keeps_what_a_store_promises() {
    let cluster = Cluster::shared();
    suite(&|name| store::open(&cluster.address(), name).unwrap());
}

fn suite(open: &Open<'_>) {
    a_new_journal_is_empty(open);
    what_was_appended_is_read(open);
    an_append_elsewhere_is_refused(open);
    a_command_is_recorded_once(open);
    journals_are_apart_and_handles_together(open);
    any_text_comes_back(open);
    many_writers_make_one_chain(open);
}

fn a_new_journal_is_empty(open: &Open<'_>) {
    let mut store = open("empty");
    assert_eq!(store.head().unwrap(), Head::EMPTY);
    assert_eq!(store.read(0, 10).unwrap(), []);
    assert_eq!(store.find_command("a").unwrap(), None);
    assert_eq!(store.append(&Head::EMPTY, &[]).unwrap(), Head::EMPTY);
}

fn what_was_appended_is_read(open: &Open<'_>) {
    let mut store = open("read");
    let drafts = ["a", "b", "b", "b", "c"].map(|command| draft(command, json!({ "of": command })));
    let entries = chain(&Head::EMPTY, drafts.to_vec()).unwrap();
    let head = store.append(&Head::EMPTY, &entries).unwrap();
    assert_eq!((head, store.head().unwrap()), (Head::after(&entries[4]), head));
    let check = |store: &mut dyn Store, from: u64, limit: usize, expect: &[Entry]| {
        assert_eq!(store.read(from, limit).unwrap(), expect, "{limit} from {from}");
    };
    for store in [&mut store, &mut open("read")] {
        check(&mut **store, 0, 100, &entries);
        check(&mut **store, 0, 2, &entries[..2]);
        check(&mut **store, 3, 1, &entries[3..4]);
        check(&mut **store, 4, usize::MAX, &entries[4..]);
        check(&mut **store, 0, 0, &[]);
        check(&mut **store, 5, 10, &[]);
        check(&mut **store, u64::MAX, 10, &[]);
    }
    assert_eq!(store.append(&head, &[]).unwrap(), head);
}

fn an_append_elsewhere_is_refused(open: &Open<'_>) {
    let mut store = open("moved");
    let first = chain(&Head::EMPTY, vec![draft("a", Value::Null)]).unwrap();
    let head = store.append(&Head::EMPTY, &first).unwrap();
    let elsewhere = [Head::EMPTY, Head { size: 1, last: Hash::leaf(b"x") }, Head { size: 2, last: head.last }];
    for expected in elsewhere {
        let entries = chain(&expected, vec![draft("b", Value::Null)]).unwrap();
        for entries in [&entries[..], &[]] {
            let refused = store.append(&expected, entries);
            assert!(matches!(refused, Err(AppendError::Moved { head: told }) if told == head), "{refused:?}");
        }
    }
    assert_eq!(whole(&mut *store).1, first);
}

fn a_command_is_recorded_once(open: &Open<'_>) {
    let mut store = open("commands");
    append(&mut *store, ["a", "b", "b"].map(|command| draft(command, Value::Null)).to_vec());
    let head = append(&mut *store, vec![draft("c", Value::Null)]);
    let find = |store: &mut dyn Store, command: &str, expect: Option<Range<u64>>| {
        assert_eq!(store.find_command(command).unwrap(), expect, "{command}");
    };
    find(&mut *store, "a", Some(0..1));
    find(&mut *store, "b", Some(1..3));
    find(&mut *store, "B", None);
    find(&mut *store, "' OR 1=1 --", None);
    assert_eq!(store.find_commands(&["c", "x", "a", "c"]).unwrap(), [Some(3..4), None, Some(0..1), Some(3..4)]);
    assert_eq!(store.find_commands(&[]).unwrap(), []);
    // Again, beside new ones; and one whose entries do not stand together.
    for (commands, twice) in [(&["d", "b"][..], "b"), (&["a"], "a"), (&["d", "e", "d"], "d")] {
        let drafts = commands.iter().map(|command| draft(command, Value::Null)).collect();
        let refused = store.append(&head, &chain(&head, drafts).unwrap());
        assert!(matches!(&refused, Err(AppendError::Repeated { command }) if command == twice), "{refused:?}");
    }
    assert_eq!(whole(&mut *store).0.head, head);
    find(&mut *store, "d", None);
}

fn journals_are_apart_and_handles_together(open: &Open<'_>) {
    let (mut one, mut same, mut other) = (open("one"), open("one"), open("other"));
    append_each(&mut *one, 0..3);
    assert_eq!(same.head().unwrap(), one.head().unwrap());
    append_each(&mut *same, 3..5);
    append_each(&mut *other, 0..1);
    assert_eq!(read_all(&mut *one), read_all(&mut *same));
    assert_eq!((whole(&mut *one).0.head.size, whole(&mut *other).0.head.size), (5, 1));
}

fn any_text_comes_back(open: &Open<'_>) {
    let mut store = open("texts, \u{416}арғы; DROP TABLE journal");
    let control: String = (0..0x80_u8).map(char::from).collect();
    let bodies = [
        json!(control),
        json!("\u{2028}\u{fffe}\u{10ffff} Жарғы \u{1f5f3} '' \\x00 $1 %s"),
        json!({ "a": [[], {}, null, -9_007_199_254_740_991_i64] }),
        json!("x".repeat(MAX_LINE_BYTES - 500)),
    ];
    let drafts = bodies.iter().enumerate().map(|(number, body)| draft(&format!("к'{number}\u{1f5f3}"), body.clone()));
    append(&mut *store, drafts.collect());
    let (_, entries) = whole(&mut *store);
    assert_eq!(entries.iter().map(|entry| &entry.body).collect::<Vec<_>>(), bodies.iter().collect::<Vec<_>>());
    assert_eq!(store.find_command("к'2\u{1f5f3}").unwrap(), Some(2..3));
}

fn many_writers_make_one_chain(open: &Open<'_>) {
    const WRITERS: u64 = 4;
    const EACH: u64 = 25;
    let moved: u64 = std::thread::scope(|scope| {
        let writers: Vec<_> =
            (0..WRITERS).map(|writer| scope.spawn(move || write_against(open, writer, EACH))).collect();
        writers.into_iter().map(|writer| writer.join().unwrap()).sum()
    });
    let mut store = open("contended");
    let (verified, entries) = whole(&mut *store);
    assert_eq!(verified.head.size, WRITERS * EACH * 2);
    for (place, pair) in (0_u64..).zip(entries.chunks(2)) {
        assert_eq!(pair[0].command, pair[1].command);
        assert_eq!(store.find_command(&pair[0].command).unwrap(), Some(place * 2..place * 2 + 2));
    }
    let more = format!("{WRITERS} writers, {moved} times another one was quicker");
    report("appends by several", &[(WRITERS * EACH, "acknowledged"), (0, "lost"), (0, "doubled")], &more);
}

/// Appends two entries at a time wherever the journal stands, and says how often it stood elsewhere.
fn write_against(open: &Open<'_>, writer: u64, count: u64) -> u64 {
    let mut store = open("contended");
    let (mut head, mut moved) = (store.head().unwrap(), 0);
    for number in 0..count {
        loop {
            let command = format!("w{writer}-{number}");
            let drafts = vec![draft(&command, json!(1)), draft(&command, json!(2))];
            match store.append(&head, &chain(&head, drafts).unwrap()) {
                Ok(after) => {
                    head = after;
                    break;
                }
                Err(AppendError::Moved { head: now }) => {
                    head = now;
                    moved += 1;
                }
                Err(error) => panic!("{error}"),
            }
        }
    }
    moved
}
