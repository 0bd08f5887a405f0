//! Complaints at work under the law of the country: the whole way of one, what stands against a step, cases that move, keys,
//! custodians, destruction. Nobody complained: all of it is synthetic.

use clerk::complaints::Complaints;
use serde_json::{Value, json};

use crate::scene::{LAW, SceneOf};

pub(crate) type Ledger = SceneOf<Complaints>;

pub(crate) const CASE: &str = "0123456789abcdef0123456789abcdef";

pub(crate) fn hash(digit: &str) -> String {
    digit.repeat(64)
}

pub(crate) fn opened() -> Ledger {
    let mut ledger = Ledger::new(&LAW);
    ledger.done(
        "office",
        &json!({ "command": "open_complaints", "register": "kz/complaints", "title": "Complaints (synthetic)",
        "synthetic": true }),
    );
    ledger
}

/// A complaint that came on a day about a place, with everything the law asks for.
pub(crate) fn incoming(case: &str, day: &str, place: &str) -> Value {
    json!({
        "case": case, "locator": format!("r-{}", &case[..6]), "class": "complaint", "channel": "form",
        "came": { "on": day }, "place": place, "topic": "housing", "body": "police", "language": "kk",
        "filed": { "who": "citizen", "by": "in_person", "author": "other",
            "has": ["name", "residence_or_work", "substance", "documents"] },
        "locks": hash("a"), "parts": [{ "kind": "story", "sha256": hash("b"), "bytes": 16384 }]
    })
}

pub(crate) fn receive(case: &Value) -> Value {
    json!({ "command": "receive", "cases": [case] })
}

fn step(day: &str, step: &Value) -> Value {
    json!({ "command": "step", "case": CASE, "day": day, "step": step })
}

/// A complaint from Turkistan Region of 1 March 2023, brought as far as these steps lead.
fn brought(steps: &[(&str, Value)]) -> Ledger {
    let mut ledger = opened();
    ledger.done("intake", &receive(&incoming(CASE, "2023-03-01", "KZ-61")));
    for (day, own) in steps {
        ledger.done("officer", &step(day, own));
    }
    ledger
}

#[test]
fn a_complaint_from_receipt_to_the_restored_right() {
    let ledger = brought(&[
        ("2023-03-02", json!("accept")),
        ("2023-03-03", json!({ "request": {} })),
        ("2023-03-10", json!("hear")),
        ("2023-03-14", json!({ "material": { "request": 1 } })),
        ("2023-03-16", json!("recommend")),
        ("2023-04-06", json!({ "answer": { "outcome": 1, "followed": true } })),
        ("2023-04-07", json!({ "close": { "how": "restored" } })),
    ]);
    let case = &ledger.state().cases[CASE];
    assert_eq!(case.office.to_string(), "KZ-61");
    assert_eq!((case.received.class.as_str(), case.received.standing.as_deref()), ("complaint", Some("admissible")));
    let stages: Vec<&str> = case.past.iter().map(|past| past.stage.as_str()).collect();
    assert_eq!(stages, [&["considered"; 4][..], &["pursued", "pursued", "closed"]].concat());
    // Counted by hand: 8 March and 21 to 23 March are holidays; each term stands with its article.
    let told = |own: &clerk::complaints::record::Due| {
        (own.days.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "), own.by.join("; "))
    };
    let due = |at: usize, term: &str| told(case.past[at].starts.iter().find(|due| due.term == term).unwrap());
    let (day, by) = told(case.received.term.as_ref().unwrap());
    assert!(day == "2023-03-28" && by.contains("154-VII art 13(1)"), "{day} {by}");
    let (day, by) = due(1, "material");
    assert!(day == "2023-03-20" && by.contains("art 18(2)"), "{day} {by}");
    let (day, by) = due(4, "answer");
    assert!(day == "2023-04-11" && by.contains("154-VII"), "{day} {by}");
    let work = case.work();
    assert_eq!((work.recommended, work.followed, work.in_time), (1, 1, Some(true)));
}

/// Brought as far as these steps, another order: what is heard.
fn check(steps: &[(&str, Value)], order: &Value, expect: &str) {
    let mut ledger = brought(steps);
    let heard = ledger.give("officer", order);
    assert!(heard.contains(expect), "{order}\nmisses: {expect}\nheard:  {heard}");
}

#[test]
fn steps_and_what_stands_against_them() {
    let accepted = || ("2023-03-02", json!("accept"));
    check(&[], &step("2023-03-02", &json!("recommend")), "O010");
    check(&[], &step("2023-03-02", &json!({ "refuse": { "reasons": false } })), "O013");
    check(&[], &step("2023-02-28", &json!("accept")), "O011");
    check(&[accepted()], &step("2023-03-03", &json!("recommend")), "O015");
    check(&[accepted()], &step("2023-03-03", &json!({ "request": { "working_days": 1 } })), "O017");
    let heard = || ("2023-03-03", json!("hear"));
    check(&[accepted(), heard()], &step("2023-03-03", &json!({ "petition": { "proceedings": "revenge" } })), "O014");
    check(&[accepted()], &step("2023-03-03", &json!({ "material": { "request": 1 } })), "O012");
    let extend = |until: &str| json!({ "extend": { "until": until, "reasons": true } });
    check(&[accepted()], &step("2023-03-03", &extend("2023-04-28")), "case.step/1");
    check(&[accepted()], &step("2023-03-03", &extend("2023-05-15")), "O003");
    check(&[accepted()], &step("2023-03-03", &extend("2023-08-01")), "O017");
    check(
        &[accepted()],
        &step("2023-03-03", &json!({ "extend": { "until": "2023-04-28", "reasons": false } })),
        "O013",
    );
    let mut decided = step("2023-03-03", &extend("2023-05-15"));
    decided["decided"] = json!("counted from the end of the fifteen days");
    check(&[accepted()], &decided, "case.step/1");
    let mut needless = step("2023-03-03", &json!("hear"));
    needless["decided"] = json!("because");
    check(&[accepted()], &needless, "A022");
    check(&[], &receive(&incoming(CASE, "2023-03-01", "KZ-61")), "A002");
}

/// A message with this changed: its class, its standing and its office.
fn judged(day: &str, place: &str, change: impl Fn(&mut Value), expect: (&str, &str, &str)) {
    let mut ledger = opened();
    let mut case = incoming(CASE, day, place);
    change(&mut case);
    ledger.done("intake", &receive(&case));
    let case = &ledger.state().cases[CASE];
    let found =
        (case.received.class.as_str(), case.received.standing.as_deref().unwrap_or("-"), case.office.to_string());
    assert_eq!((found.0, found.1, found.2.as_str()), expect, "{day} {place}: {:?}", case.received.findings);
}

#[test]
fn what_comes_is_judged_by_the_law_of_its_day_and_goes_to_its_office() {
    judged("2023-03-01", "KZ-61", |_| {}, ("complaint", "admissible", "KZ-61"));
    let anonymous = |case: &mut Value| case["filed"]["has"] = json!(["substance", "documents"]);
    judged("2023-03-01", "KZ-61", anonymous, ("signal", "admissible", "KZ-61"));
    let author = |who: &'static str| move |case: &mut Value| case["filed"]["author"] = json!(who);
    judged("2023-03-01", "KZ-61", author("president"), ("complaint", "outside", "KZ-61"));
    judged("2023-03-01", "KZ-61", author("first_president"), ("complaint", "admissible", "KZ-61"));
    judged("2022-07-15", "KZ-61", author("first_president"), ("complaint", "outside", "KZ-61"));
    judged(
        "2023-03-01",
        "KZ-61",
        |case| case["not_offices"] = json!(["KZ-61"]),
        ("complaint", "admissible", "central"),
    );
    judged("2023-03-01", "XX-99", |_| {}, ("complaint", "admissible", "central"));
    // Before mid-2022 the rule on representatives did not apply.
    judged("2022-05-03", "KZ-61", |_| {}, ("complaint", "admissible", "central"));
}

#[test]
fn a_case_moves_with_other_locks_and_for_a_reason() {
    let go = |to: &str, because: &str, locks: &str| json!({ "command": "move", "case": CASE, "day": "2023-03-02", "to": to, "because": because, "locks": hash(locks) });
    check(&[], &go("KZ-61", "", "c"), "A024");
    check(&[], &go("KZ-33", "", "c"), "A024");
    check(&[], &go("KZ-33", "the case is about Zhetysu", "a"), "A024");
    let mut ledger = brought(&[]);
    ledger.done("officer", &go("KZ-33", "the case is about Zhetysu", "c"));
    let case = &ledger.state().cases[CASE];
    assert_eq!((case.office.to_string(), case.locks.clone()), ("KZ-33".to_owned(), hash("c")));
}

#[test]
fn no_person_opens_an_identity_alone_and_what_is_destroyed_stays_so() {
    let open = |custodians: &[&str]| json!({ "command": "open_identity", "case": CASE, "day": "2023-03-02", "custodians": custodians, "reason": hash("d") });
    check(&[], &open(&["one"]), "two different custodians");
    check(&[], &open(&["one", "one"]), "two different custodians");
    check(&[], &open(&["one", "two"]), "identity.opened/1");
    let shred = json!({ "command": "shred", "case": CASE, "day": "2023-03-20", "compartment": "identity",
        "certificate": hash("e"), "because": "the time of keeping has passed" });
    check(&[], &shred, "after a case was closed");
    let mut ledger = brought(&[("2023-03-02", json!("explain"))]);
    ledger.done("officer", &shred);
    for order in [&shred, &open(&["one", "two"])] {
        let heard = ledger.give("officer", order);
        assert!(heard.contains("its keys were destroyed on 2023-03-20") || heard.contains("known"), "{heard}");
    }
}
