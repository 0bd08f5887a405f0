//! A journal of the first versions of all records of complaints, which must open for ever under any law; and the manual against
//! the program. The file is never written anew. Nobody complained: all of it is synthetic.

use std::sync::{Arc, LazyLock};

use clerk::complaints::{Command, Desk, KINDS, Record};
use clerk::{Books, Broken};
use journal::{Entry, Known, verify};
use serde_json::{Value, json};

use crate::complaints::{CASE, Ledger, hash, incoming, opened, receive};
use crate::scene::LAW;
use crate::{fixture, manual, statutes};

const MANUAL: &str = include_str!("../../../../docs/COMPLAINTS.md");

const SIGNAL: &str = "11111111111111111111111111111111";
const HELD: &str = "22222222222222222222222222222222";
const OWN: &str = "33333333333333333333333333333333";

/// The same law, said otherwise in one place.
static OTHER: LazyLock<Arc<Books>> = LazyLock::new(|| statutes::books("acts/kz", Some(statutes::BY_LOT)));

fn entries() -> Vec<Entry> {
    include_str!("../fixtures/complaints-v1.jsonl").lines().map(|line| Entry::parse(line).unwrap()).collect()
}

fn open(books: &Arc<Books>, entries: &[Entry]) -> Result<Desk, Broken> {
    let mut desk = Desk::new(Arc::clone(books));
    entries.iter().try_for_each(|entry| desk.enter(entry))?;
    Ok(desk)
}

/// The orders of the fixture, carried out by the program as it is; every step of the table is taken in it.
fn made() -> Ledger {
    let mut ledger = opened();
    let stepped =
        |case: &str, day: &str, step: Value| json!({ "command": "step", "case": case, "day": day, "step": step });
    ledger.done(
        "office",
        &json!({ "command": "set_keys", "office": "KZ-61", "since": "2022-07-01", "fingerprint": hash("a") }),
    );
    let mut signal = incoming(SIGNAL, "2023-03-01", "KZ-19");
    signal["filed"]["has"] = json!(["substance"]);
    signal["filed"]["no_documents"] = json!(true);
    signal["locator"] = Value::Null;
    signal["not_offices"] = json!(["central"]);
    signal["not_officials"] = json!(["officer-7"]);
    signal["level"] = json!("local_body");
    let mut held = incoming(HELD, "2023-02-27", "KZ-10");
    held["came"] = json!({ "week_of": "2023-02-27" });
    held["channel"] = json!("prison_letter");
    held["reprisal"] = json!(true);
    let own = json!({ "case": OWN, "class": "own_initiative", "channel": "forwarded", "came": { "on": "2023-03-02" },
        "ground": "mass_breach", "place": "KZ-61", "language": "ru", "locks": hash("9"), "parts": [] });
    let cases = json!([incoming(CASE, "2023-03-01", "KZ-61"), signal, held, own]);
    ledger.done("intake", &json!({ "command": "receive", "cases": cases }));
    ledger.give("intake", &receive(&incoming(CASE, "2023-03-01", "KZ-61")));
    for (day, step) in [
        ("2023-03-02", json!("accept")),
        ("2023-03-03", json!("hear")),
        ("2023-03-03", json!({ "request": { "working_days": 5 } })),
        ("2023-03-13", json!({ "material": { "request": 1 } })),
    ] {
        ledger.done("officer", &stepped(CASE, day, step));
    }
    let mut extend = stepped(CASE, "2023-03-14", json!({ "extend": { "until": "2023-05-15", "reasons": true } }));
    extend["decided"] = json!("counted from the end of the fifteen days (synthetic)");
    extend["part"] = json!({ "kind": "notes", "sha256": hash("c"), "bytes": 16384 });
    ledger.done("officer", &extend);
    for (day, step) in [
        ("2023-03-15", json!("tell_extension")),
        ("2023-03-16", json!("recommend")),
        ("2023-03-16", json!({ "petition": { "proceedings": "disciplinary" } })),
        ("2023-03-17", json!("claim")),
        ("2023-04-03", json!({ "extend_answer": { "outcome": 1, "until": "2023-04-20" } })),
        ("2023-04-04", json!({ "tell_answer": { "outcome": 1 } })),
        ("2023-04-18", json!({ "answer": { "outcome": 1 } })),
        ("2023-05-02", json!({ "follow_up": { "outcome": 1, "followed": true } })),
        ("2023-05-03", json!({ "close": { "how": "restored" } })),
    ] {
        ledger.done("officer", &stepped(CASE, day, step));
    }
    let part = json!({ "kind": "answer", "sha256": hash("d"), "bytes": 16384 });
    ledger.done("officer", &json!({ "command": "add_part", "case": CASE, "day": "2023-05-03", "part": part }));
    ledger.done(
        "custodian",
        &json!({ "command": "open_identity", "case": CASE, "day": "2023-05-03", "custodians": ["one", "two"], "reason": hash("e") }),
    );
    ledger.done(
        "officer",
        &json!({ "command": "shred", "case": CASE, "day": "2024-05-03", "compartment": "identity",
            "certificate": hash("f"), "because": "the time of keeping has passed (synthetic)" }),
    );
    ledger.done("officer", &stepped(SIGNAL, "2023-03-02", json!({ "take_up": { "ground": "public_importance" } })));
    ledger.done(
        "officer",
        &json!({ "command": "move", "case": SIGNAL, "day": "2023-03-03", "to": "KZ-33", "because": "it is about Zhetysu",
            "locks": hash("7"), "parts": [{ "kind": "story", "sha256": hash("8"), "bytes": 16384 }] }),
    );
    ledger.done("officer", &stepped(HELD, "2023-03-09", json!({ "refuse": { "reasons": true } })));
    ledger
}

/// The orders, and then the law of a later day is taken up.
fn whole() -> Ledger {
    let mut later = Ledger::new(&OTHER);
    for entry in &made().entries {
        later.replay(entry);
    }
    later.done("office", &json!({ "command": "take_law" }));
    later
}

/// What became of each case: its office, its stage, its steps.
fn told(desk: &clerk::complaints::Complaints) -> Vec<(String, String, Vec<&'static str>)> {
    let told = |case: &clerk::complaints::CaseState| {
        let steps = case.past.iter().map(|past| past.step).collect();
        (case.office.to_string(), case.stage.state.to_string(), steps)
    };
    desk.cases.values().map(told).collect()
}

#[test]
fn the_orders_of_the_fixture_lead_to_the_same_today() {
    let then = open(&LAW, &entries()).unwrap();
    assert_eq!(told(whole().state()), told(then.state()));
}

#[test]
fn a_journal_of_the_first_versions_opens_under_any_law() {
    let entries = entries();
    let lines: Vec<String> = entries.iter().map(Entry::line).collect();
    verify(&lines, Known::Nothing).unwrap();
    for books in [&*LAW, &OTHER, &fixture::SMALL_LAW] {
        let desk = open(books, &entries).unwrap();
        let stages: Vec<(String, String)> =
            told(desk.state()).into_iter().map(|(office, stage, _)| (office, stage)).collect();
        let known = [("KZ-61", "closed"), ("KZ-33", "considered"), ("KZ-10", "closed"), ("KZ-61", "considered")];
        assert_eq!(stages, known.map(|(office, stage)| (office.to_owned(), stage.to_owned())));
        let work = desk.state().cases[CASE].work();
        assert_eq!((work.recommended, work.followed), (1, 1));
    }
}

#[test]
fn the_fixture_holds_every_record_and_each_is_written_as_it_was() {
    fixture::written_as_it_was::<Record>(&entries(), KINDS);
}

#[test]
fn journals_that_do_not_open() {
    let whole = entries();
    let check = |at: usize, kind: &str, body: Value, expect: &str| {
        let entries = fixture::with(&whole, at, kind, body);
        let told = open(&LAW, &entries).unwrap_err().to_string();
        assert!(told.contains(expect), "{kind}: {told}");
    };
    let at = whole.iter().position(|entry| entry.kind == "case.step/1").unwrap();
    let stepped = |case: &str, step: Value, stage: &str| json!({ "case": case, "day": "2023-03-02", "step": step, "stage": stage, "by": [], "starts": [] });
    check(at, "case.step/2", Value::Null, "R001 no record `case.step/2` is known");
    check(at, "case.step/1", json!({ "case": 1 }), "R002");
    check(
        0,
        "case.part/1",
        json!({ "case": CASE, "day": "2023-03-02", "part": { "kind": "story", "sha256": "", "bytes": 0 } }),
        "R003 entry 0",
    );
    check(at, "complaints.opened/1", whole[0].body.clone(), "is opened twice");
    check(at, "case.step/1", stepped("44", json!("accept"), "considered"), "there is no case `44`");
    check(at, "case.step/1", stepped(CASE, json!("recommend"), "pursued"), "O010");
    check(at, "case.step/1", stepped(CASE, json!("accept"), "closed"), "leads to considered and not to closed");
    let moved = json!({ "case": CASE, "day": "2023-03-02", "from": "KZ-10", "to": "central", "by": [], "locks": "", "parts": [] });
    check(at, "case.moved/1", moved, "is with KZ-61 and not with KZ-10");
}

#[test]
fn every_record_is_in_the_manual_with_its_fields() {
    manual::has_rows(MANUAL, KINDS, &entries());
}

#[test]
fn every_command_and_every_step_has_an_example_that_is_read() {
    let step_of = |command: &Command| if let Command::Step { step, .. } = command { Some(step.name()) } else { None };
    manual::has_examples(
        MANUAL,
        step_of,
        &[
            json!({ "command": "unknown" }),
            json!({ "command": "step", "case": CASE, "day": "2023-03-02", "step": "unknown" }),
        ],
    );
}
