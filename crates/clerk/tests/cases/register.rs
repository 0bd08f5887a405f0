//! The register of parties at work: every step and what stands against it, decisions in words where the law is open, and
//! input that is wrong.

use std::sync::{Arc, LazyLock};

use clerk::Books;
use clerk::register::Register;
use serde_json::{Value, json};

use crate::scene::{LAW, SceneOf};
use crate::statutes;

/// A law of parties that is made up: 1,000 members, 100 in each of three units.
pub(crate) static PARTY_LAW: LazyLock<Arc<Books>> =
    LazyLock::new(|| statutes::books("crates/clerk/tests/fixtures/register-acts", None));

/// The same law after an act was added to it.
pub(crate) static LATER_LAW: LazyLock<Arc<Books>> =
    LazyLock::new(|| statutes::books("crates/clerk/tests/fixtures/register-acts", Some(statutes::LARGER_COMMITTEE)));

/// A register.
pub(crate) type Ledger = SceneOf<Register>;

pub(crate) fn opened() -> Ledger {
    let mut ledger = Ledger::new(&PARTY_LAW);
    ledger.done(
        "registrar",
        &json!({ "command": "open_register", "register": "kz/parties", "title": "Parties (synthetic)",
        "synthetic": true }),
    );
    ledger
}

pub(crate) fn enter(party: &str) -> Value {
    json!({ "command": "enter_party", "party": party, "name": format!("{party} (synthetic)") })
}

pub(crate) fn step(party: &str, day: &str, step: &Value) -> Value {
    json!({ "command": "step", "party": party, "day": day, "step": step })
}

pub(crate) fn decide(party: &str, day: &str) -> Value {
    json!({ "command": "decide", "party": party, "day": day })
}

/// The same order with one field more.
pub(crate) fn with(mut order: Value, field: &str, value: Value) -> Value {
    order[field] = value;
    order
}

pub(crate) fn meet(first: u64, second: u64) -> Value {
    json!({ "meet_group": { "founders": [{ "unit": "X-1", "persons": first }, { "unit": "hill region", "persons": second }] } })
}

pub(crate) fn file(members: u64) -> Value {
    let row = |unit: &str, members: u64| json!({ "unit": unit, "members": members });
    json!({ "file": { "members": { "by_unit": [row("X-1", members), row("X-2", 100), row("Гавань", 100)] } } })
}

/// A party that comes as far as the stage named.
pub(crate) fn bring(ledger: &mut Ledger, party: &str, stage: &str) {
    let plain = |name: &str, day: &str| step(party, day, &json!(name));
    let all = [
        ("Nothing", enter(party)),
        ("Group", step(party, "2000-01-10", &meet(15, 15))),
        ("Committee", step(party, "2000-01-10", &json!({ "form_committee": { "persons": 12 } }))),
        ("Notified", plain("notify", "2000-01-11")),
        ("Confirmed", plain("confirm", "2000-01-31")),
        ("Published", plain("publish", "2000-02-01")),
        ("Founded", plain("hold_congress", "2000-03-15")),
        ("Filed", step(party, "2000-05-02", &file(2000))),
        ("Registered", decide(party, "2000-06-01")),
        ("Established", plain("register_branches", "2000-09-01")),
        ("Suspended", step(party, "2000-10-01", &json!({ "suspend": { "until": "2001-02-01" } }))),
    ];
    for (reached, order) in &all {
        ledger.done("agent", order);
        if *reached == stage {
            assert_eq!(ledger.state().parties[party].stage.name(), stage);
            return;
        }
    }
    panic!("no stage {stage}");
}

/// Gives an order to a party that stands at a stage: the stage it is in afterwards and what was heard.
fn check(stage: &str, order: &Value, expect: &str) {
    let mut ledger = opened();
    bring(&mut ledger, "alma", stage);
    let heard = ledger.give("registrar", order);
    let told = format!("{} {heard}", ledger.state().parties["alma"].stage.name());
    assert!(told.contains(expect), "{stage}: {order}\nmisses: {expect}\nheard:  {told}");
}

#[test]
fn steps_and_what_stands_against_them() {
    let plain = |name: &str, day: &str| step("alma", day, &json!(name));
    check("Nothing", &step("alma", "2000-01-10", &meet(15, 15)), "Group party.step/1");
    check("Nothing", &step("alma", "2000-01-10", &meet(5, 5)), "A020 alma: 10 of 20 persons of the initiative group");
    check("Nothing", &plain("notify", "2000-01-10"), "A020 alma: Notify does not follow the stage Nothing");
    let few = json!({ "form_committee": { "persons": 9 } });
    check("Group", &step("alma", "2000-01-10", &few), "Group A020 alma: 9 where the law asks at least 10");
    check("Notified", &plain("confirm", "2000-01-10"), "A020 alma: the step before was taken on 2000-01-11");
    check("Confirmed", &plain("publish", "2000-02-29"), "Published");
    check("Confirmed", &plain("publish", "2000-03-01"), "Confirmed A020 alma: the term of 1 month ended on 2000-02-29");
    check("Published", &plain("lapse", "2000-07-31"), "A020 alma: the term of 6 months has passed from 2000-08-01 on");
    check("Published", &plain("lapse", "2000-08-01"), "Lapsed party.step/1");
    check("Founded", &step("alma", "2000-07-16", &file(2000)), "A020 alma: the term of 4 months ended on 2000-07-15");
    check("Filed", &decide("alma", "2000-06-01"), "Registered party.registered/1");
    check("Registered", &plain("annul", "2000-11-30"), "A020 alma: the term of 6 months");
    check("Registered", &plain("annul", "2000-12-02"), "Annulled");
    check("Registered", &plain("register_branches", "2000-12-02"), "A020");
    let until = |day: &str| step("alma", "2000-10-01", &json!({ "suspend": { "until": day } }));
    check("Established", &until("2000-12-31"), "A020 alma: a suspension has at least 3 months and ends on 2001-01-01");
    check("Established", &until("2001-04-02"), "A020 alma: a suspension has at most 6 months");
    check("Established", &until("2000-10-01"), "A020 alma: a suspension ends after it begins");
    check("Suspended", &plain("resume", "2001-02-01"), "A020 alma: the suspension runs until 2001-02-01");
    check("Suspended", &plain("resume", "2001-02-02"), "Established");
    let missed = |many: Value| step("alma", "2002-01-01", &json!({ "liquidate": { "missed": many } }));
    check("Suspended", &missed(json!(1)), "A020 alma: 1 where the law asks at least 2");
    check("Suspended", &missed(json!(2)), "Liquidated");
}

#[test]
fn registration_is_refused_with_grounds_and_articles() {
    let mut ledger = opened();
    bring(&mut ledger, "alma", "Founded");
    ledger.done("agent", &step("alma", "2000-05-02", &file(300)));
    assert_eq!(ledger.give("registrar", &decide("alma", "2000-06-01")), "party.refused/1");
    let state = &ledger.state().parties["alma"];
    let ground = &state.past.last().unwrap().by[0];
    assert_eq!(ground.words, "500 of 1,000 members in all: 500 missing");
    assert!(ground.by.contains("art 10(6)"), "{ground:?}");
    let again = |day: &str| step("alma", day, &file(2000));
    let heard = ledger.give("agent", &again("2000-09-01"));
    assert!(heard.contains("A020 alma: the term of 3 months has passed from 2000-09-02 on"), "{heard}");
    ledger.done("agent", &again("2000-09-02"));
    // The numbers are enough; the documents do not match.
    let found = with(decide("alma", "2000-10-01"), "grounds", json!(["the minutes name another town (synthetic)"]));
    assert_eq!(ledger.give("registrar", &found), "party.refused/1");
    let past = ledger.state().parties["alma"].past.last().unwrap();
    assert_eq!((past.by.len(), past.outside.is_none()), (1, true));
    assert!(past.by[0].by.contains("art 11(1)"), "{past:?}");
}

#[test]
fn what_the_law_leaves_open_is_decided_in_words_and_marked() {
    // On this day nobody knows whether 1,000 or 500 members are needed.
    let mut ledger = opened();
    bring(&mut ledger, "alma", "Founded");
    ledger.done("agent", &step("alma", "2000-07-01", &file(400)));
    let ruled = |outcome: &str| {
        with(decide("alma", "2001-04-01"), "decided", json!({ "outcome": outcome, "words": "order 7 (synthetic)" }))
    };
    let heard = ledger.give("registrar", &decide("alma", "2001-04-01"));
    assert!(heard.starts_with("A021 the law of the day leaves this open: if Law"), "{heard}");
    assert!(heard.contains("refused (600 of 1,000 members in all: 400 missing)"), "{heard}");
    assert_eq!(ledger.clone().give("registrar", &ruled("refused")), "party.refused/1");
    assert_eq!(ledger.give("registrar", &ruled("registered")), "party.registered/1");
    let state = &ledger.state().parties["alma"];
    let outside = state.past.last().unwrap().outside.as_ref().unwrap();
    assert_eq!((state.stage.name(), outside.decided.as_str()), ("Registered", "order 7 (synthetic)"));
    assert!(!outside.open.is_empty() && outside.by.iter().any(|by| by.contains("art 10(6)")), "{outside:?}");

    let other = step("alma", "2000-10-01", &json!({ "liquidate": {} }));
    check("Established", &other, "Established A021");
    check("Established", &with(other, "decided", json!("the court of the capital (synthetic)")), "Liquidated");
    // Words change nothing where the law decides, either way.
    let ruling = json!({ "outcome": "refused", "words": "w" });
    check("Filed", &with(decide("alma", "2000-06-01"), "decided", ruling), "Filed A022");
    let late = with(step("alma", "2000-03-01", &json!("publish")), "decided", json!("let it be"));
    check("Confirmed", &late, "Confirmed A020");
    check("Confirmed", &with(step("alma", "2000-02-01", &json!("publish")), "decided", json!("w")), "Confirmed A022");
    // A day before every act.
    let early = with(step("alma", "1999-01-10", &meet(15, 15)), "decided", json!("before all law (synthetic)"));
    check("Nothing", &step("alma", "1999-01-10", &meet(15, 15)), "Nothing A021");
    check("Nothing", &early, "Group");
}

#[test]
fn a_register_goes_on_under_another_law() {
    let mut ledger = opened();
    bring(&mut ledger, "alma", "Registered");
    let taken = json!({ "command": "take_law" });
    assert!(ledger.give("registrar", &taken).starts_with("A001"));
    let mut later = Ledger::new(&LATER_LAW);
    for entry in &ledger.entries {
        later.replay(entry);
    }
    assert_eq!(later.state().parties, ledger.state().parties, "what was decided needs no law to be read");
    let branches = step("alma", "2000-09-01", &json!("register_branches"));
    assert!(later.give("agent", &branches).starts_with("A023 the register stands under the law "));
    assert_eq!(later.give("registrar", &taken), "register.law_taken/1");
    assert_eq!(later.give("agent", &with(branches, "because", json!("receipt 8"))), "party.step/1");
    bring(&mut later, "beren", "Committee");
    let heard = later.give("agent", &step("beren", "2000-01-12", &json!({ "form_committee": { "persons": 11 } })));
    assert!(heard.starts_with("A020"), "{heard}");
}

#[test]
fn wrong_input_is_refused_and_leaves_its_refusal() {
    let mut ledger = Ledger::new(&PARTY_LAW);
    assert!(ledger.give("a", &enter("alma")).starts_with("A001 the register was not opened yet"));
    let mut ledger = opened();
    let mut check = |order: Value, expect: &str| {
        let heard = ledger.give("a", &order);
        assert!(heard.starts_with(expect), "{order}\n{heard}");
    };
    check(json!({ "command": "open_register", "register": "kz/parties", "title": "t" }), "A001");
    check(step("alma", "2000-01-10", &meet(15, 15)), "A002 there is no party `alma`");
    check(enter("a b"), "A002 `a b` is no id");
    check(enter(""), "A002");
    check(json!({ "command": "enter_party", "party": "alma", "name": "Al\u{0}ma" }), "A024 name of a party: it holds");
    check(json!({ "command": "enter_party", "party": "alma", "name": "Al\u{202e}ma" }), "A024 name of a party");
    check(json!({ "command": "enter_party", "party": "alma", "name": " \n " }), "A024 name of a party: it is empty");
    check(json!({ "command": "enter_party", "party": "alma", "name": "а".repeat(2001) }), "A024");
    check(enter("alma"), "party.entered/1");
    check(enter("alma"), "A002 there is a party `alma` already");
    let met = |founders: Value| step("alma", "2000-01-10", &json!({ "meet_group": { "founders": founders } }));
    check(met(json!([{ "unit": "Atlantis", "persons": 1 }])), "A024 unit: `Atlantis` is none");
    check(met(json!([{ "unit": "X-1\u{0}", "persons": 1 }])), "A024 unit: it holds");
    check(met(json!([{ "unit": "X-1", "persons": 1 }, { "unit": "north region", "persons": 1 }])), "A002");
    check(met(json!([{ "unit": "X-1", "persons": u64::MAX }])), "A024 persons: 18446744073709551615 is more");
    check(met(json!([])), "A020 alma: 0 of 20 persons");
    // The order was given on 2027-12-28.
    check(
        step("alma", "2027-12-30", &meet(15, 15)),
        "A024 day: 2027-12-30 lies after the day of the order, 2027-12-29",
    );
    check(step("alma", "9999-12-31", &meet(15, 15)), "A024 day");
    check(with(step("alma", "2000-01-10", &meet(15, 15)), "because", json!("a\tb")), "A024 because");
    bring(&mut ledger, "beren", "Founded");
    let members = |members: Value| step("beren", "2000-05-02", &json!({ "file": { "members": members } }));
    let row = |members: u64, invalid: u64| json!({ "by_unit": [{ "unit": "X-1", "members": members, "invalid": invalid, "barred": 1 }] });
    let mut check = |order: Value, expect: &str| {
        let heard = ledger.give("a", &order);
        assert!(heard.starts_with(expect), "{order}\n{heard}");
    };
    check(members(row(5, 5)), "A024 members: North Region: invalid and barred");
    check(members(row(5, u64::MAX)), "A024 members");
    check(members(row(1_000_000_000, 0)), "A024 members: 1000000000 is more");
    let person = |name: &str| json!({ "name": name, "unit": "X-1", "born": "1970-01-01" });
    check(members(json!({ "by_name": [person("\u{1b}[2J")] })), "A024 name of a person");
    // A table that no line of a journal holds.
    let many: Vec<Value> = (0..20_000).map(|number| person(&format!("Жасанды {number} (synthetic)"))).collect();
    check(members(json!({ "by_name": many })), "A009");
    // The same person twice counts once, and is told as an error of the list when it is decided.
    let twice: Vec<Value> = ["Жасанды А.", "жасанды  а.", "Жасанды Б."].map(person).to_vec();
    check(members(json!({ "by_name": twice })), "party.step/1");
    check(decide("beren", "2000-06-01"), "party.refused/1");
    assert_eq!(
        ledger.state().parties["beren"].past.last().unwrap().by[0].words,
        "2 of 1,000 members in all: 998 missing"
    );
}

/// The law of the country: a party as it may be registered since the act of 2022, step by step.
#[test]
fn the_law_of_the_country_registers_a_party() {
    let mut ledger = Ledger::new(&LAW);
    ledger.done("registrar", &json!({ "command": "open_register", "register": "kz/parties", "title": "t" }));
    ledger.done("agent", &enter("alma"));
    let units = [
        "KZ-10", "KZ-11", "KZ-15", "KZ-19", "KZ-23", "KZ-27", "KZ-31", "KZ-33", "KZ-35", "KZ-39", "KZ-43", "KZ-47",
        "KZ-55", "KZ-59", "KZ-61", "KZ-62", "KZ-63", "KZ-71", "KZ-75", "KZ-79",
    ];
    let founders: Vec<Value> = units.iter().map(|unit| json!({ "unit": unit, "persons": 40 })).collect();
    let members: Vec<Value> = units.iter().map(|unit| json!({ "unit": unit, "members": 260 })).collect();
    ledger.done("agent", &step("alma", "2023-01-10", &json!({ "meet_group": { "founders": founders } })));
    ledger.done("agent", &step("alma", "2023-01-10", &json!({ "form_committee": { "persons": 10 } })));
    for (name, day) in [
        ("notify", "2023-01-10"),
        ("confirm", "2023-01-24"),
        ("publish", "2023-02-24"),
        ("hold_congress", "2023-04-24"),
    ] {
        ledger.done("agent", &step("alma", day, &json!(name)));
    }
    let filed = json!({ "file": { "members": { "by_unit": members } } });
    ledger.done("agent", &step("alma", "2023-08-24", &filed));
    ledger.done("registrar", &decide("alma", "2023-09-24"));
    let past = &ledger.state().parties["alma"].past;
    assert_eq!(past.last().unwrap().stage, "Registered");
    assert!(past.iter().all(|past| past.outside.is_none()));
    assert!(past.last().unwrap().by[0].by.contains("No. 344-II art 10(6)"), "{past:?}");
}
