//! Orders in every state, each with what becomes of it: the kinds of its records, or the code and words of its refusal.

use serde_json::{Value, json};

use crate::scene::{LAW, Paper, Scene, brings, persons, step, steps, supersedes};

const VOTE: &str = "2023-03-19";

/// Papers of the four precincts.
const PAPERS: [Paper; 4] = [
    Paper { lists: [300, 200, 90], against: 10, invalid: 5 },
    Paper::of([100, 100, 100]),
    Paper::of([250, 50, 4]),
    Paper::of([1, 2, 3]),
];

/// Gives orders one after another; `expect` is how the answer begins.
fn check(scene: &mut Scene, table: &[(&str, Value, &str)]) {
    for (actor, command, expect) in table {
        let heard = scene.give(actor, command);
        assert!(heard.starts_with(expect) && !expect.is_empty(), "{command}\n  expected {expect}\n  heard    {heard}");
    }
}

fn call(vote: &str) -> Value {
    json!({ "command": "call", "election": "kz/small", "office": "majilis", "title": "t", "territory": "t", "vote": vote })
}

fn file(list: &str, persons: &Value) -> Value {
    json!({ "command": "file_list", "list": list, "party": format!("P {list}"), "day": "2023-02-01", "persons": persons })
}

fn place(id: &str) -> Value {
    json!({ "command": "set_precincts", "precincts": [{ "id": id, "district": "Hill", "region": "North" }] })
}

fn register(list: &str) -> Value {
    json!({ "command": "register_list", "list": list, "decided": "synthetic" })
}

fn withdraw(list: &str) -> Value {
    json!({ "command": "withdraw_list", "list": list, "because": "synthetic" })
}

fn order(lists: &[&str]) -> Value {
    json!({ "command": "set_ballot", "order": lists })
}

fn changed(mut of: Value, field: &str, value: Value) -> Value {
    of[field] = value;
    of
}

#[test]
fn before_the_ballot() {
    let mut scene = Scene::new(&LAW);
    let someone = persons("x", 2);
    let twice = json!([someone[0], someone[0]]);
    let nameless = json!([changed(someone[0].clone(), "name", json!(" "))]);
    let other = json!([changed(someone[0].clone(), "sex", json!("unknown"))]);
    let long = "x".repeat(61);
    let table = [
        ("c", json!({ "command": "count" }), "A001 the election was not called yet"),
        ("c", file("a", &someone), "A001 the election was not called yet"),
        ("c", changed(call(VOTE), "office", json!("king")), "A002 there is no office `king`"),
        ("c", changed(call(VOTE), "election", json!("a b")), "A002 `a b` is no id of a election"),
        ("c", changed(call(VOTE), "called", json!(VOTE)), "A001 an election is called before the day of the vote"),
        ("c", call(VOTE), "election.called/1"),
        ("c", call(VOTE), "A001 the election was called already"),
        ("c", order(&[]), "A001 no precinct was named yet"),
        ("c", place("1"), "precincts.set/1"),
        ("c", place("1"), "A002 there is a precinct `1` already"),
        ("c", place("a b"), "A002 `a b` is no id of a precinct"),
        ("c", json!({ "command": "set_precincts", "precincts": [] }), "A002 the order names no precinct"),
        ("p", file(&long, &someone), "A002 `xxx"),
        ("p", file("a", &twice), "A002 there is a person `x 01` already"),
        ("p", file("a", &nameless), "A002 the order names no name of a person"),
        ("p", file("a", &other), "A002 there is no sex `unknown`"),
        ("p", file("a", &someone), "list.filed/1"),
        ("p", file("a", &persons("x", 3)), "list.filed/1"),
        ("c", register("b"), "A002 there is no list `b`"),
        ("c", withdraw("b"), "A002 there is no list `b`"),
        ("c", order(&["a"]), "A003 the ballot has the registered lists, each once: "),
        ("c", withdraw("a"), "list.withdrawn/1"),
        ("c", withdraw("a"), "A001 the list is out already"),
        ("c", register("a"), "A001 the list is out: it is filed anew before it is registered"),
        ("p", file("a", &someone), "list.filed/1"),
        ("c", register("a"), "list.registered/1"),
        ("c", register("a"), "A002 there is a registered list `a` already"),
        ("p", file("a", &someone), "A002 there is a registered list `a` already"),
        ("p", file("b", &persons("y", 2)), "list.filed/1"),
        ("c", register("b"), "list.registered/1"),
        ("c", place("2"), "precincts.set/1"),
        ("c", order(&["a"]), "A003 the ballot has the registered lists, each once: a, b"),
        ("c", order(&["a", "a"]), "A003"),
        ("c", order(&["a", "b", "c"]), "A003"),
        ("c", withdraw("a"), "list.withdrawn/1"),
        ("p", file("a", &someone), "A002 there is a registered list `a` already"),
        ("c", order(&["a", "b"]), "A003 the ballot has the registered lists, each once: b"),
        ("c", steps(&[step("1", "clerk", "release")]), "A001 the ballot was not set yet"),
        ("c", order(&["b"]), "ballot.set/1"),
        ("c", order(&["b"]), "A001 the ballot was set already"),
        ("c", place("3"), "A001 the territory stands since the ballot was set"),
        ("p", file("c", &someone), "A001 the lists stand since the ballot was set"),
        ("c", withdraw("b"), "A001 the lists stand since the ballot was set"),
    ];
    check(&mut scene, &table);
    let registered = scene.state().registered().iter().map(|(id, list)| (*id, list.registered)).collect::<Vec<_>>();
    assert_eq!(registered, [("b", Some(2))]);
    assert_eq!(scene.state().precincts.len(), 2);
}

#[test]
fn protocols() {
    let mut scene = Scene::ballot(&LAW, VOTE, 30);
    let sound = PAPERS[0].figures();
    let figure = |name: &str, value: Value| changed(sound.clone(), name, value);
    let enter = |figures: &Value| steps(&[brings("1", "clerk", "enter", figures)]);
    let missing = {
        let mut figures = sound.clone();
        figures.as_object_mut().unwrap().remove("B5");
        figures
    };
    let resolve = steps(&[step("1", "coordinator", "resolve")]);
    let accept = steps(&[step("1", "coordinator", "accept")]);
    let void = steps(&[supersedes("2", "declare_void")]);
    let table = [
        ("a", enter(&figure("Z9", json!(1))), "A004 the protocol of this day has no figure `Z9`"),
        ("a", enter(&figure("B2", json!(1))), "A004 the protocol of this day has no figure `B2`"),
        ("a", enter(&figure("B2 nobody", json!(1))), "A004 the protocol of this day has no figure `B2 nobody`"),
        ("a", enter(&figure("A3 0", json!(1))), "A004 the protocol of this day has no figure `A3 0`"),
        ("a", enter(&figure("A3 1001", json!(1))), "A004 A3 1001: figures above"),
        ("a", enter(&figure("A1", json!(u64::MAX))), "A004 A1: 18,446,744,073,709,551,615 is more than the 250,000"),
        ("a", steps(&[brings("9", "clerk", "enter", &sound)]), "A002 there is no precinct `9`"),
        ("a", steps(&[]), "A002 the order names no step"),
        ("a", steps(&[step("1", "clerk", "burn")]), "A005 the step `burn`: nobody knows it"),
        ("a", steps(&[step("1", "chair", "accept")]), "A005 the step `accept`: nobody has this role"),
        ("a", steps(&[step("1", "clerk", "enter")]), "A005 the step `enter`: it brings figures, and there are none"),
        ("a", steps(&[brings("1", "clerk", "accept", &sound)]), "A005 the step `accept`: it brings no figures"),
        (
            "a",
            steps(&[changed(step("1", "clerk", "release"), "words", json!({ "A1": "one" }))]),
            "A005 the step `release`: it brings no words beside figures",
        ),
        (
            "a",
            steps(&[changed(step("1", "coordinator", "accept"), "reasons", json!([{ "code": "K06", "words": "w" }]))]),
            "A005 the step `accept`: it gives no reasons",
        ),
        (
            "a",
            steps(&[changed(step("1", "coordinator", "accept"), "because", json!("w"))]),
            "A005 the step `accept`: it supersedes nothing",
        ),
        ("a", steps(&[brings("1", "observer", "enter", &sound)]), "A005 precinct 1: the role observer may not"),
        ("a", enter(&sound), "protocol.step/1"),
        ("b", enter(&sound), "A005 precinct 1: there is no step `enter` from FirstEntered"),
        ("b", steps(&[step("1", "clerk", "release")]), "A005 precinct 1: `b` made none of the entries; a did"),
        ("a", steps(&[step("1", "clerk", "release"), step("2", "clerk", "release")]), "A005 precinct 2: there is no"),
        ("a", steps(&[step("1", "clerk", "release")]), "protocol.step/1"),
        ("a", enter(&sound), "A005 precinct 1: `a` made the first entry and may not make the second"),
        ("b", enter(&figure("B3", json!(6))), "protocol.step/1"),
        ("x", steps(&[brings("1", "clerk", "correct", &sound)]), "A005 precinct 1: `x` made none of the entries"),
        ("x", steps(&[brings("1", "coordinator", "settle", &missing)]), "A005 precinct 1: both entries agree on B5"),
        ("b", steps(&[brings("1", "clerk", "correct", &sound)]), "protocol.step/1"),
        ("b", resolve.clone(), "A005 precinct 1: the role clerk"),
        ("c", accept.clone(), "A005 precinct 1: there is no step `accept` from Settled"),
        ("c", resolve, "protocol.step/1"),
        ("c", accept, "protocol.step/1"),
        ("c", steps(&[step("1", "coordinator", "correction")]), "A005 precinct 1: what stands is not superseded"),
        ("c", void, "protocol.step/1"),
    ];
    let mut table = table.to_vec();
    // A coordinator is a coordinator: who has no such role says so in the step.
    table[26].1 = steps(&[step("1", "clerk", "resolve")]);
    check(&mut scene, &table);
    let ballot = scene.state().ballot.as_ref().unwrap();
    assert_eq!(ballot.tally.sum(ballot.tally.territory().whole()).to_string(), "2 of 4 precincts, 1 void");
}

#[test]
fn errors_block_and_warnings_need_reasons() {
    let mut scene = Scene::ballot(&LAW, VOTE, 30);
    let sound = PAPERS[0].figures();
    let blocked = |mut figures: Value, name: &str, value: Option<u64>, expect: &str| {
        let mut scene = Scene::ballot(&LAW, VOTE, 30);
        match value {
            Some(value) => figures[name] = json!(value),
            None => drop(figures.as_object_mut().unwrap().remove(name)),
        }
        scene.done("a", &steps(&[brings("1", "clerk", "enter", &figures), step("1", "clerk", "release")]));
        scene.done("b", &steps(&[brings("1", "clerk", "enter", &figures)]));
        let heard = scene.give("c", &steps(&[step("1", "coordinator", "resolve"), step("1", "coordinator", "accept")]));
        assert!(heard.starts_with("A005 precinct 1: ") && heard.contains(expect), "{heard}");
        scene
    };
    blocked(sound.clone(), "B3", Some(6), "errors block:\n  K01");
    blocked(sound.clone(), "B5", None, "errors block:\n  K13");
    let mut warned = blocked(sound.clone(), "A4", Some(400), "warnings need a written reason:\n  K06");
    let mut resolve = step("1", "coordinator", "resolve");
    resolve["reasons"] = json!([{ "code": "K06", "words": "synthetic" }, { "code": "K01", "words": "synthetic" }]);
    let heard = warned.give("c", &steps(&[resolve.clone()]));
    assert_eq!(heard, "A005 precinct 1: a reason is given for K01, which was not found");
    resolve["reasons"] = json!([{ "code": "K06", "words": "synthetic" }]);
    warned.done("c", &steps(&[resolve, step("1", "coordinator", "accept")]));

    let mut words = brings("1", "clerk", "enter", &sound);
    words["words"] = json!({ "B3": "шесть" });
    scene.done("a", &steps(&[words, step("1", "clerk", "release")]));
    scene.done("b", &steps(&[brings("1", "clerk", "enter", &sound)]));
    let heard = scene.give("c", &steps(&[step("1", "coordinator", "resolve")]));
    assert!(heard.contains("K09"), "words of either entry are checked: {heard}");
}

#[test]
fn copies_are_kept_and_change_nothing() {
    let mut scene = Scene::ballot(&LAW, VOTE, 30);
    let copy = |precinct: &str, figures: Value| json!({ "command": "enter_copy", "copy": { "precinct": precinct, "figures": figures } });
    let table = [
        ("o", copy("9", json!({})), "A002 there is no precinct `9`"),
        ("o", copy("1", json!({ "Z9": 1 })), "A004 the protocol of this day has no figure `Z9`"),
        ("o", copy("1", json!({ "B1": 3 })), "copy.entered/1"),
    ];
    check(&mut scene, &table);
    assert_eq!(scene.state().precincts[0].copies.len(), 1);
    assert_eq!(scene.state().precincts[0].copies[0].0, "o");
}

#[test]
fn an_order_is_answered_once() {
    let mut scene = Scene::called(&LAW, VOTE);
    assert_eq!(scene.give_as("one", "p", &file("a", &persons("a", 2))), "list.filed/1");
    let before = scene.entries.len();
    assert_eq!(scene.give_as("one", "p", &file("a", &persons("a", 2))), "known");
    assert_eq!(scene.give_as("one", "q", &json!({ "command": "count" })), "known", "the id alone decides");
    assert_eq!(scene.give_as("two", "p", &register("b")), "A002 there is no list `b`");
    assert_eq!(scene.give_as("two", "p", &register("a")), "known", "a refusal is an answer too");
    assert_eq!(scene.entries.len(), before + 1);
}

#[test]
fn what_no_line_can_hold_is_refused() {
    let mut scene = Scene::called(&LAW, VOTE);
    let heard = scene.give("p", &file("a", &persons(&"x".repeat(200), 10_000)));
    assert!(heard.starts_with("A009 no journal can hold this: J001"), "{heard}");
    assert!(scene.state().lists.is_empty());
    let long = "x".repeat(1 << 20);
    let heard = scene.give("p", &register(&long));
    assert!(heard.starts_with("A002"));
    assert!(scene.entries.last().unwrap().line().len() < 10_000, "a refusal does not repeat all that was sent");
    let mut done = Scene::certified(&LAW, VOTE, 30, PAPERS);
    let files = json!({ "command": "issue_certificate", "files": { "куәлік.pdf": "0" } });
    assert!(done.give("c", &files).starts_with("A009"));
}

#[test]
fn two_regions_may_have_a_district_of_one_name() {
    let mut scene = Scene::new(&LAW);
    scene.done("c", &call(VOTE));
    let precinct = |id, region, district| json!({ "id": id, "region": region, "district": district });
    let places = [precinct("1", "a/b", "c"), precinct("2", "a", "b/c"), precinct("3", "a", "c")];
    scene.done("c", &json!({ "command": "set_precincts", "precincts": places }));
    scene.done("p", &file("x", &persons("x", 2)));
    scene.done("c", &register("x"));
    scene.done("c", &order(&["x"]));
    let tally = &scene.state().ballot.as_ref().unwrap().tally;
    let of = |id: &str| tally.sum(tally.territory().find(id).unwrap()).of;
    assert_eq!((of("whole"), of("region a"), of("region a/b")), (3, 2, 1));
}

#[test]
fn one_person_stands_on_one_list() {
    let law = "Constitutional Law 28.09.1995 No. 2464 art 87(2)";
    let check = |vote: &str, second: &Value, filed: &str, outcome: &str, words: &str, by: &str| {
        let mut scene = Scene::new(&LAW);
        scene.done("c", &call(vote));
        let day = crate::scene::filing_day(vote);
        let file = |list: &str, persons: &Value| changed(file(list, persons), "day", json!(day));
        scene.done("p", &file("a", &persons("a", 20)));
        scene.done("p", &file("b", second));
        let mut order = register("b");
        order["day"] = json!(filed);
        let heard = scene.give("c", &order);
        let body = scene.entries.last().unwrap().body.clone();
        let grounds = body["grounds"].as_array().cloned().unwrap_or_default();
        let found = grounds.iter().find(|ground| ground["words"].as_str().unwrap().contains(words));
        if outcome.is_empty() {
            assert_eq!(heard, "list.registered/1", "{vote}");
            return;
        }
        assert_eq!((heard.as_str(), &body["outcome"]), ("list.decided/1", &json!(outcome)), "{vote} {words}");
        let found = found.unwrap_or_else(|| panic!("{words}: {body}"));
        assert!(found["by"].as_str().unwrap().starts_with(by), "{found}");
        // The list that was filed first is not touched by it.
        scene.done("c", &changed(register("a"), "day", json!(filed)));
    };
    let own = persons("b", 20);
    let with = |field: &str, value: Value| {
        let mut all = own.clone();
        all[4][field] = value;
        all
    };
    let shared = {
        let mut all = own.clone();
        all[4] = persons("a", 7)[6].clone();
        all
    };
    let words = "on another party's list: person 5: a 07 on the list a";
    check("2023-03-19", &shared, "2023-02-10", "refused", words, law);
    check("2021-01-10", &shared, "2020-12-05", "refused", words, law);
    // While nomination runs the party may still name somebody else.
    check("2023-03-19", &shared, "2023-02-03", "sent back", "on another party's list: person 5", law);
    check("2023-03-19", &with("name", json!("A 07 ")), "2023-02-10", "refused", "person 5: A 07  on the list a", law);
    check("2023-03-19", &with("born", json!("1971-01-01")), "2023-02-10", "", "", "");
    // What a list says of itself is judged by the same rules.
    check("2023-03-19", &with("elsewhere", json!(["other list"])), "2023-02-10", "refused", "person 5", law);
    let district = "also in a single-member district: person 5";
    let article = "Constitutional Law 28.09.1995 No. 2464 art 87";
    check("2023-03-19", &with("elsewhere", json!(["single member"])), "2023-02-10", "refused", district, article);
}

#[test]
fn numbers_tell_namesakes_apart() {
    let check = |first: &str, second: &str, expect: &str| {
        let mut scene = Scene::called(&LAW, VOTE);
        let someone = persons("a", 6);
        let (mut one, mut other) = (someone.clone(), persons("b", 6));
        one[0]["number"] = json!(first);
        other[0] = someone[0].clone();
        other[0]["number"] = json!(second);
        scene.done("p", &file("a", &one));
        scene.done("p", &file("b", &other));
        let heard = scene.give("c", &changed(register("b"), "day", json!("2023-02-10")));
        assert_eq!(heard, expect, "{first} {second}");
    };
    check("1", "2", "list.registered/1");
    check("1", "1", "list.decided/1");
    check("", "2", "list.decided/1");
    check("", "", "list.decided/1");
}
