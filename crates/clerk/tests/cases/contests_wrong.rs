//! Orders of contests that are wrong: texts nobody sees, ids that are none, numbers and days beyond all, lines no journal holds.

use serde_json::{Value, json};

use crate::contests::{POST, SEAT_LAW, Set, at, call, decide, enter, nominate, of, on};

/// Gives an order at a stage; what is heard begins as told.
fn check(stage: &str, order: &Value, expect: &str) {
    let heard = at(stage).give("commission", order);
    assert!(heard.starts_with(expect), "{stage}: {order}\nmisses: {expect}\nheard:  {heard}");
}

/// An order with another value at a path.
fn with(order: &Value, path: &str, value: Value) -> Value {
    let mut order = order.clone();
    *order.pointer_mut(path).unwrap_or_else(|| panic!("no {path}")) = value;
    order
}

#[test]
fn texts_and_ids_that_are_none() {
    let open = json!({ "command": "open", "set": "kz/akims", "office": "akim", "title": "t", "instructions":
        [{ "rule": "akim.tie", "value": "v", "because": "b" }] });
    let mut set = Set::new(&SEAT_LAW);
    let mut check_open = |path: &str, value: Value, expect: &str| {
        let heard = set.give("commission", &with(&open, path, value));
        assert!(heard.starts_with(expect), "{path}: {heard}");
    };
    check_open("/set", json!("kz/a b"), "A002");
    check_open("/office", json!("mayor"), "A002 there is no office of one seat `mayor`");
    check_open("/title", json!("\u{0}"), "A024 title");
    check_open("/instructions/0/because", json!("\u{202e}"), "A024 reason of an instruction");
    check_open("/instructions/0/rule", json!(""), "A002");
    assert!(set.give("commission", &enter(POST)).starts_with("A001 the journal was not opened yet"));
    assert!(set.desk().due("2021-01-01".parse().unwrap()).is_err());

    let post = enter("x");
    for (path, value, expect) in [
        ("/entered/post", json!("a/b/c/d/e"), "A002"),
        ("/entered/post", json!("a//b"), "A002"),
        ("/entered/post", json!("../etc"), "A002"),
        ("/entered/post", json!("п"), "A002"),
        ("/entered/region", json!(""), "A002"),
        ("/entered/district", json!(" "), "A024 district"),
        ("/entered/kind", json!("a b"), "A002"),
        ("/entered/names", json!({ "e n": "x" }), "A002"),
        ("/entered/names", json!({ "en": "x\ny" }), "A024 name of a post"),
    ] {
        check("entered", &with(&post, path, value), expect);
    }
    let many: Vec<Value> =
        (0..40_000).map(|number| json!({ "id": format!("precinct-{number}"), "voters": 1 })).collect();
    let set = |precincts: Value| of("set_precincts", POST, &json!({ "precincts": precincts }));
    check("entered", &set(json!(many)), "A009");
    check("entered", &set(json!([])), "A002 the order names no precinct");
    check("entered", &set(json!([{ "id": "1" }, { "id": "1" }])), "A002 there is a precinct `1` already");
    check("entered", &set(json!([{ "id": "whole" }])), "post.precincts/1");
    check("entered", &set(json!([{ "id": "akmola/12" }])), "post.precincts/1");
    check("entered", &set(json!([{ "id": "1", "voters": u64::MAX }])), "A024 voters");
}

#[test]
fn nominations_that_cannot_be_read() {
    let order = nominate(POST, "c", "2021-06-25");
    for (path, value, expect) in [
        ("/nominated/post", json!("nowhere"), "A002 there is no post"),
        ("/nominated/candidate", json!("c d"), "A002"),
        ("/nominated/name", json!("\u{1b}[2J"), "A024 name"),
        ("/nominated/name", json!("а".repeat(2001)), "A024 name"),
        ("/nominated/sex", json!("other"), "A024 sex"),
        ("/nominated/hour", json!("+1:+2"), "A024 hour"),
        ("/nominated/hour", json!("24:00"), "A024 hour"),
        ("/nominated/member_of", json!("a b"), "A002"),
        ("/nominated/nominator", json!(""), "A002"),
        ("/nominated/papers/paid", json!("1.5/0"), "A024 paid"),
        ("/nominated/papers/signatures_good", json!(u64::MAX), "A009"),
        ("/nominated/born", json!("9999-12-31"), "candidate.nominated/1"),
        ("/nominated/born", json!("-009999-01-01"), "candidate.nominated/1"),
        ("/nominated/day", json!("9999-12-31"), "A024 day: 9999-12-31 lies after the day of the order, 2027-12-29"),
    ] {
        check("called", &with(&order, path, value), expect);
    }
    // Facts that do not add up are no refusal: they leave the nomination open.
    let mut set = at("called");
    set.done("agent", &with(&order, "/nominated/papers/signatures_good", json!(31)));
    let heard = set.give("commission", &decide(POST, "c", "2021-07-10"));
    assert!(heard.starts_with("A031") && heard.contains("H003"), "{heard}");
}

#[test]
fn days_at_the_ends_of_time_stop_nobody() {
    for (called, vote) in
        [("-009999-01-01", "-009999-01-02"), ("9999-12-30", "9999-12-31"), ("-009999-01-01", "9999-12-31")]
    {
        let mut set = at("precincts");
        set.give("commission", &call(POST, called, vote));
        for order in [
            nominate(POST, "c", vote),
            nominate(POST, "d", called),
            decide(POST, "c", vote),
            on("set_ballot", POST, vote),
            of("put_off", POST, &json!({ "day": vote, "vote": "9999-12-31" })),
            of("count", POST, &json!({})),
        ] {
            let heard = set.give("commission", &order);
            assert!(!heard.is_empty());
        }
        for day in ["-009999-01-01", "9999-12-31"] {
            assert_eq!(set.desk().due(day.parse().unwrap()).unwrap().len(), 1);
        }
    }
}
