//! A journal of the first versions of all records of a register, which must open for ever under any law that knows its units;
//! and the manual of the register against the program. The file is never written anew.

use std::sync::Arc;

use clerk::register::{Command, Desk, KINDS, Record};
use clerk::{Books, Broken};
use journal::{Entry, Known, verify};
use serde_json::{Value, json};

use crate::register::{LATER_LAW, Ledger, PARTY_LAW, bring, decide, enter, file, opened, step, with};
use crate::{fixture, manual};

const MANUAL: &str = include_str!("../../../../docs/PARTIES.md");

fn entries() -> Vec<Entry> {
    include_str!("../fixtures/register-v1.jsonl").lines().map(|line| Entry::parse(line).unwrap()).collect()
}

fn open(books: &Arc<Books>, entries: &[Entry]) -> Result<Desk, Broken> {
    let mut desk = Desk::new(Arc::clone(books));
    entries.iter().try_for_each(|entry| desk.enter(entry))?;
    Ok(desk)
}

/// The orders of the fixture, carried out by the program as it is; every step of the drawing is taken in it.
fn made() -> Ledger {
    let mut ledger = opened();
    let plain = |party: &str, day: &str, name: &str| step(party, day, &json!(name));
    bring(&mut ledger, "alma", "Suspended");
    ledger.done("registrar", &plain("alma", "2001-02-02", "resume"));
    let court = with(step("alma", "2002-03-01", &json!({ "liquidate": { "missed": 2 } })), "because", json!("case 12"));
    ledger.done("court", &court);
    bring(&mut ledger, "beren", "Founded");
    ledger.done("agent", &step("beren", "2000-05-02", &file(300)));
    ledger.done("registrar", &decide("beren", "2000-06-01"));
    let person = |name: &str, more: Value| {
        let mut person = json!({ "name": name, "unit": "X-2" });
        person.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        person
    };
    let listed = json!([
        person("Жасанды А.", json!({ "born": "1970-01-01", "citizen": true, "office": "judge" })),
        person("Жасанды Б.", json!({ "other_party": "alma" }))
    ]);
    ledger.done("agent", &step("beren", "2000-09-02", &json!({ "file": { "members": { "by_name": listed } } })));
    let found = with(decide("beren", "2000-10-01"), "grounds", json!(["the minutes are not signed (synthetic)"]));
    ledger.done("registrar", &found);
    let table = json!({ "by_unit": [
        { "unit": "X-1", "members": 500, "invalid": 3, "barred": 0, "founders": 20 },
        { "unit": "X-2", "members": 150 }, { "unit": "X-3", "members": 150 }] });
    ledger.done("agent", &step("beren", "2001-01-05", &json!({ "file": { "members": table } })));
    let ruling = json!({ "outcome": "registered", "words": "order 7 of the Ministry (synthetic)" });
    let ruled = with(with(decide("beren", "2001-04-01"), "decided", ruling), "because", json!("order 7"));
    ledger.done("registrar", &ruled);
    ledger.done("registrar", &plain("beren", "2001-11-01", "annul"));
    for (party, stage) in [("cedar", "Confirmed"), ("dogwood", "Published"), ("elm", "Founded")] {
        bring(&mut ledger, party, stage);
        ledger.done("registrar", &plain(party, "2000-08-01", "lapse"));
    }
    bring(&mut ledger, "fir", "Established");
    let other = with(step("fir", "2001-07-01", &json!({ "liquidate": {} })), "decided", json!("a court's (synthetic)"));
    ledger.give("registrar", &enter("fir"));
    ledger.done("court", &other);
    ledger
}

/// The orders, and then the law of a later day is taken up.
fn whole() -> Ledger {
    let mut later = Ledger::new(&LATER_LAW);
    for entry in &made().entries {
        later.replay(entry);
    }
    later.done("registrar", &json!({ "command": "take_law" }));
    later
}

#[test]
fn the_orders_of_the_fixture_give_the_same_state_today() {
    let then = open(&PARTY_LAW, &entries()).unwrap();
    assert_eq!(whole().state().parties, then.state().parties);
}

#[test]
fn a_journal_of_the_first_versions_opens_under_any_law() {
    let entries = entries();
    let lines: Vec<String> = entries.iter().map(Entry::line).collect();
    verify(&lines, Known::Nothing).unwrap();
    for books in [&PARTY_LAW, &LATER_LAW] {
        let desk = open(books, &entries).unwrap();
        let stages: Vec<(&str, &str)> =
            desk.state().parties.iter().map(|(id, party)| (id.as_str(), party.stage.name())).collect();
        let lapsed = ["cedar", "dogwood", "elm"].map(|id| (id, "Lapsed"));
        assert_eq!(stages[..2], [("alma", "Liquidated"), ("beren", "Annulled")]);
        assert_eq!((&stages[2..5], &stages[5..]), (&lapsed[..], &[("fir", "Liquidated")][..]));
        assert_eq!(desk.state().law, Some(LATER_LAW.used()));
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
        let told = open(&PARTY_LAW, &entries).unwrap_err().to_string();
        assert!(told.contains(expect), "{kind}: {told}");
    };
    let stepped = |party: &str, step: Value, stage: &str| json!({ "party": party, "day": "2000-01-10", "step": step, "stage": stage, "by": [] });
    check(2, "party.step/2", Value::Null, "entry 2: R001 no record `party.step/2` is known");
    check(2, "party.step/1", json!({ "party": 1 }), "entry 2: R002");
    check(0, "party.entered/1", whole[1].body.clone(), "R003 entry 0");
    check(2, "party.entered/1", whole[1].body.clone(), "is entered twice");
    check(2, "register.opened/1", whole[0].body.clone(), "is opened twice");
    check(2, "party.step/1", stepped("oak", json!("notify"), "Notified"), "there is no party `oak`");
    check(2, "party.step/1", stepped("alma", json!("notify"), "Notified"), "Notify does not follow the stage Nothing");
    check(2, "party.step/1", stepped("alma", json!("notify"), "Nowhere"), "there is no stage `Nowhere`");
    let met = json!({ "meet_group": { "founders": [{ "unit": "X-1", "persons": 30 }] } });
    check(2, "party.step/1", stepped("alma", met, "Committee"), "MeetGroup leads to Group and not to Committee");
    let nowhere = json!({ "meet_group": { "founders": [{ "unit": "X-9", "persons": 30 }] } });
    check(2, "party.step/1", stepped("alma", nowhere, "Group"), "`X-9` is none");
    let early = json!({ "party": "alma", "day": "2000-01-10", "by": [] });
    check(2, "party.registered/1", early, "Decide does not follow the stage Nothing");
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
        &[json!({ "command": "unknown" }), step("a", "2000-01-01", &json!("unknown"))],
    );
}
