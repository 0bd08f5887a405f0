//! Journals of every version of all records, which must open for ever: `v1` of the first records, `v2` of the later ones, with
//! days that a call set and mandates that were decided in words, `v3` with a result signed at a sitting, `v4` with a
//! signature that was taken back. `made` gives the orders they were written from; the files
//! themselves are never written anew. Their laws are small ones of their own, so the acts of the country may change.

use std::sync::{Arc, LazyLock};

use clerk::record::{Cited, ListDecided, Record};
use clerk::{Books, Broken, Desk, KINDS, Recorded};
use election::protocol::State as Stage;
use journal::{Draft, Entry, Known, Moment, chain, verify};
use serde_json::{Value, json};

use crate::scene::{LAW, Paper, Scene, persons, step, steps, supersedes};
use crate::statutes;

pub(crate) static SMALL_LAW: LazyLock<Arc<Books>> =
    LazyLock::new(|| statutes::books("crates/clerk/tests/fixtures/acts", None));

/// The same with a calendar, and silent on who orders the persons of a list.
pub(crate) static CALENDAR_LAW: LazyLock<Arc<Books>> =
    LazyLock::new(|| statutes::books("crates/clerk/tests/fixtures/acts2", None));

fn read(text: &str) -> Vec<Entry> {
    text.lines().map(|line| Entry::parse(line).unwrap()).collect()
}

/// The journal of the first records.
pub(crate) fn entries() -> Vec<Entry> {
    read(include_str!("../fixtures/v1.jsonl"))
}

/// The journal of an election with a calendar.
pub(crate) fn later() -> Vec<Entry> {
    read(include_str!("../fixtures/v2.jsonl"))
}

/// The journal of an election whose result was signed at a sitting.
pub(crate) fn signed() -> Vec<Entry> {
    read(include_str!("../fixtures/v3.jsonl"))
}

/// The journal of an election in which a signature was taken back.
pub(crate) fn unsigned() -> Vec<Entry> {
    read(include_str!("../fixtures/v4.jsonl"))
}

/// All entries of all fixtures.
pub(crate) fn all() -> Vec<Entry> {
    [entries(), later(), signed(), unsigned()].concat()
}

fn open(entries: &[Entry]) -> Result<Desk, Broken> {
    open_under(&SMALL_LAW, entries)
}

fn open_under(books: &Arc<Books>, entries: &[Entry]) -> Result<Desk, Broken> {
    let mut desk = Desk::new(Arc::clone(books));
    entries.iter().try_for_each(|entry| desk.enter(entry))?;
    Ok(desk)
}

/// The orders of the fixture, carried out by the program as it is.
fn made() -> Scene {
    let mut scene = Scene::called(&SMALL_LAW, "2021-01-10");
    for list in ["alma", "beren", "cedar", "dogwood"] {
        let file = json!({
            "command": "file_list", "list": list, "party": format!("Party {list} (synthetic)"), "day": "2020-12-01",
            "persons": persons(list, 8),
        });
        scene.done("party", &file);
        if list == "cedar" {
            // No order of the first version writes this record; the commission's own papers did.
            scene.record(
                "commission",
                &Record::ListDecided(ListDecided {
                    list: list.to_owned(),
                    outcome: "sent back".to_owned(),
                    grounds: vec![Cited {
                        words: "the paper is not signed".to_owned(),
                        by: "made up (synthetic)".to_owned(),
                    }],
                    until: Some("2020-12-05".parse().unwrap()),
                }),
            );
            scene.done("party", &file);
        }
        scene.done("commission", &json!({ "command": "register_list", "list": list, "decided": "synthetic" }));
    }
    scene.done(
        "commission",
        &json!({ "command": "withdraw_list", "list": "dogwood", "because": "its congress decided so" }),
    );
    scene.give("commission", &json!({ "command": "count" }));
    scene.done("commission", &json!({ "command": "set_ballot", "order": ["cedar", "alma", "beren"] }));
    for (precinct, lists) in [("1", [20, 20, 0]), ("2", [20, 20, 10]), ("3", [7, 7, 7]), ("4", [5, 5, 0])] {
        scene.protocol(precinct, Paper { lists, against: 0, invalid: 3 });
    }
    scene.done("coordinator", &steps(&[supersedes("3", "declare_void")]));
    scene.done("coordinator", &steps(&[supersedes("4", "recount_on_request")]));
    scene.protocol("4", Paper::of([5, 5, 0]));
    let copy = json!({ "precinct": "1", "figures": { "B1": 40, "B2 alma": 21 } });
    scene.done("observer", &json!({ "command": "enter_copy", "copy": copy }));
    scene.done("commission", &json!({ "command": "count" }));
    scene.done("commission", &json!({ "command": "draw_lot", "lists": ["beren"] }));
    scene.done("commission", &json!({ "command": "count" }));
    scene.done("commission", &json!({ "command": "certify", "signed": ["A (synthetic)", "B (synthetic)"] }));
    let files = json!({ "certificate.pdf": "00".repeat(32) });
    scene.done("commission", &json!({ "command": "issue_certificate", "files": files }));
    let chosen: Value = [3, 1, 2, 4, 6].map(|number| format!("beren {number:02}")).to_vec().into();
    scene.done("party", &json!({ "command": "give_mandates", "list": "beren", "chosen": chosen, "in_time": true }));
    scene.done("party", &json!({ "command": "give_mandates", "list": "alma", "chosen": [], "in_time": true }));
    let vacate = json!({ "command": "vacate_mandate", "list": "beren", "holder": "beren 03", "next": "beren 08" });
    scene.done("party", &vacate);
    scene.give("clerk-a", &steps(&[step("9", "clerk", "release")]));
    scene
}

/// The orders of the fixture with a calendar.
fn made_later() -> Scene {
    let mut scene = Scene::new(&CALENDAR_LAW);
    let mut call = json!({
        "command": "call", "election": "kz/small-2", "office": "majilis", "title": "A small election (synthetic)",
        "territory": "A small country", "vote": "2023-03-19", "called": "2023-01-19", "synthetic": true,
    });
    call["terms"] = json!([
        { "step": "nomination", "last": "2023-02-08" },
        { "step": "registration", "first": "2023-01-20", "last": "2023-02-18" },
    ]);
    scene.done("commission", &call);
    let place = json!([{ "id": "1", "district": "Hill", "region": "North" }]);
    scene.done("commission", &json!({ "command": "set_precincts", "precincts": place }));
    let mut file = json!({
        "command": "file_list", "list": "alma", "party": "Party alma (synthetic)", "day": "2023-02-08",
        "persons": persons("alma", 12), "names": { "kk": "Алма (synthetic)", "ru": "Яблоко (synthetic)" },
    });
    scene.done("party", &file);
    scene.done(
        "commission",
        &json!({ "command": "register_list", "list": "alma", "day": "2023-02-18", "decided": "synthetic" }),
    );
    (file["list"], file["day"]) = (json!("beren"), json!("2023-02-09"));
    scene.give("party", &file);
    (file["list"], file["persons"], file["day"]) = (json!("cedar"), persons("cedar", 12), json!("2023-02-01"));
    scene.done("party", &file);
    scene.done("commission", &json!({ "command": "register_list", "list": "cedar", "decided": "synthetic" }));
    scene.done("commission", &json!({ "command": "set_ballot", "order": ["cedar", "alma"] }));
    scene.protocol("1", Paper::of([40, 0, 10]));
    scene.done("commission", &json!({ "command": "count" }));
    scene.done("commission", &json!({ "command": "certify", "signed": ["A (synthetic)", "B (synthetic)"] }));
    // The law of the fixture is silent on who orders the persons.
    let mut give = json!({ "command": "give_mandates", "list": "alma", "chosen": [], "in_time": true });
    scene.give("commission", &give);
    (give["decided"], give["youth_below"]) = (json!("in the order of registration (synthetic)"), json!(30));
    scene.done("commission", &give);
    scene.done("party", &json!({ "command": "vacate_mandate", "list": "alma", "holder": "alma 02" }));
    scene.done("party", &json!({ "command": "fill_vacancy", "list": "alma", "next": "alma 12" }));
    scene
}

/// An election up to its count.
fn made_counted() -> Scene {
    let mut scene = Scene::called(&SMALL_LAW, "2021-01-10");
    for list in ["alma", "beren", "cedar"] {
        let persons = persons(list, 8);
        let file = json!({
            "command": "file_list", "list": list, "party": format!("Party {list} (synthetic)"), "day": "2020-12-01",
            "persons": persons,
        });
        scene.done("party", &file);
        scene.done("commission", &json!({ "command": "register_list", "list": list, "decided": "synthetic" }));
    }
    scene.done("commission", &json!({ "command": "set_ballot", "order": ["cedar", "alma", "beren"] }));
    for (precinct, lists) in [("1", [20, 20, 0]), ("2", [20, 20, 10]), ("3", [7, 7, 7]), ("4", [5, 5, 1])] {
        scene.protocol(precinct, Paper::of(lists));
    }
    scene.done("commission", &json!({ "command": "count" }));
    scene
}

/// The orders of the fixture with a signature that was taken back, and given again.
fn made_unsigned() -> Scene {
    let mut scene = made_counted();
    scene.done("member-a", &json!({ "command": "open_sitting" }));
    scene.done("member-a", &sign(&scene, "A (synthetic)"));
    scene.done("member-b", &sign(&scene, "B (synthetic)"));
    let back = json!({ "command": "withdraw_signature", "because": "signed before the copies were looked at" });
    scene.done("member-a", &back);
    scene.give("member-a", &back);
    scene.give("member-b", &json!({ "command": "certify" }));
    scene.done("member-a", &sign(&scene, "A (synthetic)"));
    scene.done("member-b", &json!({ "command": "certify" }));
    scene
}

/// The orders of the fixture with a sitting: signed once, taken away by a corrected protocol, signed anew.
fn made_signed() -> Scene {
    let mut scene = made_counted();
    scene.done("member-a", &json!({ "command": "open_sitting" }));
    scene.done("member-a", &sign(&scene, "A (synthetic)"));
    scene.done("coordinator", &steps(&[supersedes("4", "correction")]));
    scene.protocol("4", Paper::of([5, 6, 1]));
    scene.done("commission", &json!({ "command": "count" }));
    scene.done("member-b", &json!({ "command": "open_sitting" }));
    scene.done("member-b", &sign(&scene, "B (synthetic)"));
    scene.done("observer", &json!({ "command": "enter_copy", "copy": { "precinct": "1", "figures": { "B1": 40 } } }));
    scene.done("commission", &json!({ "command": "count" }));
    scene.give("member-b", &sign(&scene, "A (synthetic)"));
    scene.done("member-a", &sign(&scene, "A (synthetic)"));
    scene.done("member-a", &json!({ "command": "certify" }));
    scene
}

/// The order that signs the result as it stands.
pub(crate) fn sign(scene: &Scene, name: &str) -> Value {
    let counted = scene.state().counted.as_ref().map(clerk::result_hash).unwrap_or_default();
    json!({ "command": "sign", "name": name, "counted": counted })
}

#[test]
fn a_signed_journal_opens() {
    let entries = signed();
    let lines: Vec<String> = entries.iter().map(Entry::line).collect();
    verify(&lines, Known::Nothing).unwrap();
    let desk = open(&entries).unwrap();
    let state = desk.state();
    assert_eq!(state.certified.as_ref().unwrap().signed, ["B (synthetic)", "A (synthetic)"]);
    let sitting = state.sitting.as_ref().unwrap();
    assert_eq!(sitting.signatures.iter().map(|own| own.by.as_str()).collect::<Vec<_>>(), ["member-b", "member-a"]);
    assert_eq!(sitting.counted, clerk::result_hash(state.counted.as_ref().unwrap()));
    let mut body = entries.iter().find(|entry| entry.kind == "result.signed/1").unwrap().body.clone();
    let at = entries.iter().position(|entry| entry.kind == "result.signed/1").unwrap();
    body["counted"] = json!("00".repeat(32));
    let told = open(&with(&entries, at, "result.signed/1", body)).unwrap_err().to_string();
    assert!(told.contains("R003") && told.contains("not the result that stands"), "{told}");
}

#[test]
fn a_journal_with_a_signature_taken_back_opens() {
    let entries = unsigned();
    let lines: Vec<String> = entries.iter().map(Entry::line).collect();
    verify(&lines, Known::Nothing).unwrap();
    let desk = open(&entries).unwrap();
    assert_eq!(desk.state().certified.as_ref().unwrap().signed, ["B (synthetic)", "A (synthetic)"]);
    let at = entries.iter().position(|entry| entry.kind == "result.unsigned/1").unwrap();
    let mut body = entries[at].body.clone();
    body["counted"] = json!("00".repeat(32));
    let told = open(&with(&entries, at, "result.unsigned/1", body)).unwrap_err().to_string();
    assert!(told.contains("R003") && told.contains("not the result that stands"), "{told}");
    // Taken back by somebody who did not sign, and after the certification.
    let own = entries[at].body.clone();
    let longer = [&entries[..], &entries[entries.len() - 1..]].concat();
    for place in [at - 1, longer.len() - 1] {
        let told = open(&with(&longer, place, "result.unsigned/1", own.clone())).unwrap_err().to_string();
        assert!(told.contains("R003"), "{told}");
    }
}

#[test]
fn the_orders_of_the_fixture_give_the_same_state_today() {
    let (today, then) = (made(), open(&entries()).unwrap());
    let facts = |state: &clerk::State| {
        let lists: Vec<_> = state.lists.values().map(|list| (&list.registered, &list.out, &list.seated)).collect();
        format!("{lists:?} {:?} {:?} {:?}", state.counted, state.certified, state.mandates)
    };
    assert_eq!(facts(today.state()), facts(then.state()));
    let (today, then) = (made_later(), open_under(&CALENDAR_LAW, &later()).unwrap());
    assert_eq!(facts(today.state()), facts(then.state()));
    let kinds = |entries: &[Entry]| entries.iter().map(|entry| entry.kind.clone()).collect::<Vec<_>>();
    assert_eq!(kinds(&today.entries), kinds(&later()));
    let (today, then) = (made_signed(), open(&signed()).unwrap());
    assert_eq!(facts(today.state()), facts(then.state()));
    assert_eq!((kinds(&today.entries), &today.state().sitting), (kinds(&signed()), &then.state().sitting));
    let (today, then) = (made_unsigned(), open(&unsigned()).unwrap());
    assert_eq!(facts(today.state()), facts(then.state()));
    assert_eq!((kinds(&today.entries), &today.state().sitting), (kinds(&unsigned()), &then.state().sitting));
}

#[test]
fn a_journal_with_days_of_its_own_opens() {
    let entries = later();
    let lines: Vec<String> = entries.iter().map(Entry::line).collect();
    verify(&lines, Known::Nothing).unwrap();
    let desk = open_under(&CALENDAR_LAW, &entries).unwrap();
    let calendar = desk.calendar().unwrap();
    let last = |step: &str| calendar.find(step).unwrap().last.as_ref().unwrap().day().unwrap().to_string();
    assert_eq!((last("nomination"), last("registration")), ("2023-02-08".to_owned(), "2023-02-18".to_owned()));
    assert_eq!(entries.iter().filter(|entry| entry.body["code"] == "A010").count(), 1);
    let list = &desk.state().lists["alma"];
    assert_eq!(
        (list.seated.len(), list.seated[7].as_str(), list.names["ru"].as_str()),
        (8, "alma 12", "Яблоко (synthetic)")
    );
    assert_eq!(
        desk.state().decided[0].open[0].words,
        "nobody decided in time, and the law does not say who orders the persons"
    );
    assert!(open(&self::entries()).unwrap().calendar().is_none(), "a law without a calendar gives none");
}

#[test]
fn a_journal_of_the_first_versions_opens() {
    let entries = entries();
    let lines: Vec<String> = entries.iter().map(Entry::line).collect();
    verify(&lines, Known::Nothing).unwrap();
    let desk = open(&entries).unwrap();
    let state = desk.state();
    let counted = state.counted.as_ref().unwrap();
    let seats: Vec<_> = counted.lists.iter().map(|row| (row.list.as_str(), row.votes, row.seats)).collect();
    assert_eq!(seats, [("cedar", 10, 1), ("alma", 45, 4), ("beren", 45, 5)]);
    assert_eq!((counted.precincts, counted.void, counted.sums["B1"]), (4, 1, 106));
    assert_eq!(state.lot, ["beren"]);
    assert_eq!(state.certified.as_ref().unwrap().signed.len(), 2);
    assert_eq!(state.lists["beren"].seated, ["beren 01", "beren 02", "beren 04", "beren 06", "beren 08"]);
    assert_eq!(state.lists["beren"].left, ["beren 03"]);
    assert_eq!(state.lists["alma"].seated, ["alma 01", "alma 02", "alma 03", "alma 04"]);
    assert_eq!(state.lists["cedar"].registered, Some(3));
    assert_eq!(state.lists["dogwood"].out.as_deref(), Some("withdrawn"));
    let stages: Vec<Stage> = state.precincts.iter().map(|one| one.entry.state()).collect();
    assert_eq!(stages, [Stage::Accepted, Stage::Accepted, Stage::Void, Stage::Accepted]);
    assert_eq!(state.precincts[0].copies.len(), 1);
    assert_eq!(desk.recount().as_ref(), Ok(counted), "the count of today is the count of then");
}

#[test]
fn the_fixture_holds_every_record_and_each_is_written_as_it_was() {
    written_as_it_was::<Record>(&all(), KINDS);
}

/// Every kind stands among the entries, and each entry is written again to the byte.
pub(crate) fn written_as_it_was<R: Recorded>(entries: &[Entry], kinds: &[&str]) {
    for kind in kinds {
        assert!(entries.iter().any(|entry| entry.kind == *kind), "the fixture has no `{kind}`");
    }
    for entry in entries {
        let record = R::read(&entry.kind, &entry.body).unwrap();
        let mut again = entry.clone();
        (again.kind, again.body) = (record.kind().to_owned(), record.body());
        assert_eq!(again.line(), entry.line(), "a version that was written is never edited");
    }
}

/// The same journal with another record in one place, chained anew.
pub(crate) fn with(whole: &[Entry], at: usize, kind: &str, body: Value) -> Vec<Entry> {
    let draft = |entry: &Entry| {
        let Entry { actor, command, at, kind, body, .. } = entry.clone();
        Draft { actor, command, at, kind, body }
    };
    let mut drafts: Vec<Draft> = whole.iter().map(draft).collect();
    (drafts[at].kind, drafts[at].body) = (kind.to_owned(), body);
    chain(&journal::Head::EMPTY, drafts).unwrap()
}

#[test]
fn journals_that_do_not_open() {
    let whole = entries();
    let check = |at: usize, kind: &str, body: Value, expect: &str| {
        let entries = with(&whole, at, kind, body);
        let told = open(&entries).unwrap_err().to_string();
        assert!(told.contains(expect), "{kind}: {told}");
    };
    let called = whole[0].body.clone();
    check(1, "precincts.set/2", Value::Null, "entry 1: R001 no record `precincts.set/2` is known");
    check(1, "precincts.set/1", json!({ "precincts": 1 }), "entry 1: R002 the body of `precincts.set/1`");
    check(1, "precincts.set/1", json!({ "precincts": [], "more": 1 }), "R002");
    check(1, "election.called/1", called.clone(), "R003 entry 1 holds what the procedure does not allow");
    check(0, "lot.drawn/1", json!({ "lists": [] }), "R003 entry 0");
    check(2, "list.registered/1", json!({ "list": "oak", "order": 1, "checks": [] }), "there is no list `oak`");
    let step = json!({ "precinct": "1", "role": "clerk", "step": "release" });
    check(2, "protocol.step/1", step, "R003 entry 2");
    let mut other = called;
    other["law"]["files"]["1995-2464/act.toml"] = json!("00");
    check(0, "election.called/1", other, "R004 the journal was begun under the law");

    let mut elsewhere = Desk::new(Arc::clone(&LAW));
    let told = elsewhere.enter(&whole[0]).unwrap_err().to_string();
    assert!(told.starts_with("R004") && told.contains("1995-2464/act.toml` differs"), "{told}");
}

impl Scene {
    /// Enters a record that no order brings.
    fn record(&mut self, actor: &str, record: &Record) {
        let command = format!("paper-{}", self.entries.len());
        let at = Moment::from_millis(1_700_000_000_000).unwrap();
        let draft = Draft { actor: actor.to_owned(), command, at, kind: record.kind().to_owned(), body: record.body() };
        self.enter(vec![draft]);
    }
}
