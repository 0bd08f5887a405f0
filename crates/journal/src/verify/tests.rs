//! Every kind of fault in every place, and any byte changed anywhere.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::chain::{Draft, chain};

fn drafts(commands: &[&str]) -> Vec<Draft> {
    let draft = |(number, command): (usize, &&str)| Draft {
        actor: format!("clerk-{}", number % 3),
        command: (*command).to_owned(),
        at: Moment::from_millis(1_610_287_200_000 + 1000 * i64::try_from(number).unwrap()).unwrap(),
        kind: "protocol.entered/1".to_owned(),
        body: json!({ "number": number, "name": "Жарғы \u{1f5f3} \"\\\n" }),
    };
    commands.iter().enumerate().map(draft).collect()
}

/// Seven entries of five commands.
fn lines() -> Vec<String> {
    let entries = chain(&Head::EMPTY, drafts(&["a", "b", "b", "c", "d", "d", "e"])).unwrap();
    entries.iter().map(Entry::line).collect()
}

fn head_of(lines: &[String]) -> Head {
    Head { size: lines.len() as u64, last: Hash::leaf(lines.last().unwrap().as_bytes()) }
}

/// Entry `at` as somebody would forge it: in its place and rightly chained, with another body.
fn forged(at: usize) -> String {
    let mut entry = Entry::parse(&lines()[at]).unwrap();
    entry.body = json!("forged");
    entry.line()
}

#[test]
fn a_whole_journal_is_whole() {
    let lines = lines();
    let head = head_of(&lines);
    for known in [Known::Nothing, Known::Ends(head), Known::Passed(head), Known::Passed(head_of(&lines[..4]))] {
        let verified = verify(&lines, known).unwrap();
        assert_eq!((verified.head, verified.clock_back_count), (head, 0));
    }
    assert_eq!(verify(&lines[..0], Known::Nothing).unwrap().head, Head::EMPTY);
}

#[test]
fn the_first_fault_is_named() {
    use FaultKind::{Added, Changed, Removed, Reordered, Torn};
    let check = |change: &dyn Fn(&mut Vec<String>), expect: (FaultKind, u64, u64)| {
        let whole = lines();
        let mut changed = whole.clone();
        change(&mut changed);
        let fault = verify(&changed, Known::Ends(head_of(&whole))).unwrap_err();
        assert_eq!((fault.kind, fault.seq, fault.line), expect, "{fault}");
        assert!(fault.to_string().starts_with(fault.kind.code()));
    };
    for at in 0..7 {
        let (seq, line) = (at as u64, at as u64 + 1);
        check(&|lines| lines[at] = forged(at), (Changed, seq, line));
        check(&|lines| lines[at] = lines[at].replace("clerk", "chief"), (Changed, seq, line));
        check(&|lines| lines[at].push(' '), (Changed, seq, line));
        check(&|lines| lines[at] = format!("{{{}", lines[at]), (Changed, seq, line));
        check(&|lines| lines[at] = lines[at].replace("\"seq\":", "\"seq\":1"), (Changed, seq, line));
        check(&|lines| lines.insert(at, "junk".to_owned()), (Added, seq, line));
        check(&|lines| lines.insert(at, String::new()), (Added, seq, line));
        check(&|lines| lines.truncate(at), (Removed(7 - seq), seq, line));
        // A second copy is added behind the first; where the first stands is no matter.
        check(&|lines| lines.insert(at, lines[at].clone()), (Added, seq + 1, line + 1));
        if at < 6 {
            check(&|lines| drop(lines.remove(at)), (Removed(1), seq, line));
            check(&|lines| lines.insert(at, forged(at)), (Added, seq, line));
            check(&|lines| lines.swap(at, at + 1), (Reordered, seq, line));
            check(&|lines| lines[at] = lines[at + 1].clone(), (Changed, seq, line));
        }
        if at < 5 {
            check(&|lines| drop(lines.drain(at..=at + 1)), (Removed(2), seq, line));
            check(
                &|lines| {
                    let moved = lines.remove(at);
                    lines.push(moved);
                },
                (Reordered, seq, line),
            );
            check(
                &|lines| {
                    let moved = lines.remove(6);
                    lines.insert(at, moved);
                },
                (Reordered, seq, line),
            );
        }
    }
    check(&|lines| lines.push(forged(6)), (Added, 7, 8));
    check(&|lines| lines[6].truncate(40), (Torn, 6, 7));
}

#[test]
fn what_the_chain_alone_cannot_tell_a_known_head_tells() {
    let whole = lines();
    let mut short = whole.clone();
    short.pop();
    assert_eq!(verify(&short, Known::Nothing).unwrap().head, head_of(&short));
    assert_eq!(verify(&short, Known::Passed(head_of(&whole))).unwrap_err().kind, FaultKind::Removed(1));
    let fault = verify(&whole, Known::Ends(head_of(&short))).unwrap_err();
    assert_eq!((fault.kind, fault.seq), (FaultKind::Added, 6));
    // A journal that somebody wrote anew is whole in itself, and not the one that is known.
    let other: Vec<String> =
        chain(&Head::EMPTY, drafts(&["a", "b", "b", "x", "y", "y", "z"])).unwrap().iter().map(Entry::line).collect();
    assert!(verify(&other, Known::Nothing).is_ok());
    for known in [Known::Ends(head_of(&whole)), Known::Passed(head_of(&whole))] {
        assert_eq!(verify(&other, known).unwrap_err().seq, 6);
    }
}

#[test]
fn a_torn_command_is_named() {
    let check = |lines: &[String], seq: u64| {
        let fault = verify(lines, Known::Nothing).unwrap_err();
        assert_eq!((fault.kind, fault.seq, fault.line), (FaultKind::Torn, seq, seq + 1), "{fault}");
    };
    check(&lines()[..2], 2);
    check(&lines()[..5], 5);
    // A writer that went on after half a command.
    let mut entries = chain(&Head::EMPTY, drafts(&["a", "b", "b"])).unwrap();
    entries.pop();
    entries.extend(chain(&Head::after(&entries[1]), drafts(&["c"])).unwrap());
    check(&entries.iter().map(Entry::line).collect::<Vec<_>>(), 2);
}

#[test]
fn a_clock_that_jumps_back_is_a_finding() {
    let mut drafts = drafts(&["a"; 1].repeat(60).iter().map(|_| "a").collect::<Vec<_>>());
    for (number, draft) in drafts.iter_mut().enumerate() {
        draft.command = format!("c{number}");
        draft.at = Moment::from_millis(if number % 2 == 0 { 1000 } else { 0 }).unwrap();
    }
    let lines: Vec<String> = chain(&Head::EMPTY, drafts).unwrap().iter().map(Entry::line).collect();
    let verified = verify(&lines, Known::Nothing).unwrap();
    assert_eq!((verified.clock_back_count, verified.clock_back.len()), (30, MOST_JUMPS));
    let told = "J007 entry 1: the clock jumped back from 1970-01-01T00:00:01.000Z to 1970-01-01T00:00:00.000Z";
    assert_eq!(verified.clock_back[0].to_string(), told);
}

#[test]
fn a_fault_is_told_in_words() {
    let whole = lines();
    let mut changed = whole.clone();
    changed.remove(3);
    let told = verify(&changed, Known::Nothing).unwrap_err().to_string();
    assert!(told.starts_with("J003 entry 3 was removed before line 4: entry 4 stands here\n\nhint: "), "{told}");
}

fn any_body() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-(1_i64 << 53) + 1..1 << 53).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[ -~]{0,6}", inner, 0..5)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn any_draft() -> impl Strategy<Value = Draft> {
    ("[a-zа-я0-9 \"\\\\-]{1,9}", "[a-z]{1,2}", -1_000_000_000_000_i64..10_000_000_000_000, any_body()).prop_map(
        |(actor, command, millis, body)| {
            let at = Moment::from_millis(millis).unwrap();
            Draft { actor, command, at, kind: "record/7".to_owned(), body }
        },
    )
}

proptest! {
    #[test]
    fn a_line_read_is_the_entry_written(drafts in prop::collection::vec(any_draft(), 1..6)) {
        for entry in chain(&Head::EMPTY, drafts).unwrap() {
            let line = entry.line();
            prop_assert_eq!(Entry::parse(&line), Ok(entry));
        }
    }

    #[test]
    fn any_byte_changed_is_found_at_its_entry(
        drafts in prop::collection::vec(any_draft(), 1..8), which in any::<u64>(), at in any::<u64>(), to in any::<u8>(),
    ) {
        let entries = chain(&Head::EMPTY, drafts).unwrap();
        let head = Head::after(entries.last().unwrap());
        let mut lines: Vec<Vec<u8>> = entries.iter().map(|entry| entry.line().into_bytes()).collect();
        let count = lines.len();
        let which = usize::try_from(which % lines.len() as u64).unwrap();
        let line = &mut lines[which];
        let at = usize::try_from(at % line.len() as u64).unwrap();
        prop_assume!(line[at] != to);
        line[at] = to;
        let fault = verify(&lines, Known::Ends(head)).unwrap_err();
        prop_assert_eq!((fault.seq, fault.line), (which as u64, which as u64 + 1), "{}", fault);
        let torn_at_the_end = fault.kind == FaultKind::Torn && which + 1 == count;
        prop_assert!(fault.kind == FaultKind::Changed || torn_at_the_end, "{}", fault);
        // Without a known head all but the last line is safe.
        prop_assert!(which + 1 == count || verify(&lines, Known::Nothing).is_err());
    }

    #[test]
    fn nothing_that_is_read_panics(
        line in 0..7_usize, edits in prop::collection::vec((any::<u64>(), any::<u8>(), 0..4_u8), 0..6),
    ) {
        let mut bytes = lines()[line].clone().into_bytes();
        for (at, byte, edit) in edits {
            let at = usize::try_from(at % (bytes.len() as u64 + 1)).unwrap();
            match edit {
                0 if at < bytes.len() => bytes[at] = byte,
                1 if at < bytes.len() => drop(bytes.remove(at)),
                2 => bytes.insert(at, byte),
                _ => bytes.truncate(at),
            }
        }
        let text = String::from_utf8_lossy(&bytes);
        if let Ok(entry) = Entry::parse(&text) {
            prop_assert_eq!(entry.line(), text);
        }
        let mut all: Vec<Vec<u8>> = lines().into_iter().map(String::into_bytes).collect();
        all[line].clone_from(&bytes);
        if let Ok(verified) = verify(&all, Known::Nothing) {
            prop_assert!(line == 6 || verified.head == head_of(&lines()));
        }
    }
}
