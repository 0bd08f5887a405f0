//! The sitting: who signs what, when signatures fall, and when they are enough.

use serde_json::{Value, json};

use crate::fixture::sign;
use crate::scene::{LAW, Paper, Scene, steps, supersedes};

const VOTE: &str = "2023-03-19";
const PAPERS: [Paper; 4] =
    [Paper::of([300, 200, 90]), Paper::of([100, 100, 100]), Paper::of([250, 50, 4]), Paper::of([1, 2, 3])];

fn open() -> Value {
    json!({ "command": "open_sitting" })
}

fn certify() -> Value {
    json!({ "command": "certify" })
}

fn count() -> Value {
    json!({ "command": "count" })
}

fn counted() -> Scene {
    let mut scene = Scene::settled(&LAW, VOTE, 30, PAPERS);
    scene.done("c", &count());
    scene
}

/// A sitting with these accounts signed under their own names.
fn signed(accounts: &[&str]) -> Scene {
    let mut scene = counted();
    scene.done("c", &open());
    for account in accounts {
        let order = sign(&scene, &format!("Name of {account}"));
        scene.done(account, &order);
    }
    scene
}

fn signatures(scene: &Scene) -> usize {
    scene.state().sitting.as_ref().map_or(0, |sitting| sitting.signatures.len())
}

#[test]
fn when_a_sitting_opens() {
    let check = |mut scene: Scene, expect: &str| assert_eq!(scene.give("c", &open()), expect);
    check(Scene::ballot(&LAW, VOTE, 30), "A001 nothing was counted yet");
    check(counted(), "sitting.opened/1");
    check(signed(&[]), "A001 the sitting on this result is open already");
    check(Scene::certified(&LAW, VOTE, 30, PAPERS), "A001 the result was certified already");
    let nobody = Paper { lists: [0, 0, 0], against: 0, invalid: 20 };
    let mut open_question = Scene::settled(&LAW, VOTE, 30, [nobody; 4]);
    open_question.done("c", &count());
    assert!(open_question.give("c", &open()).starts_with("A006 the law is silent: OC-10"));
}

#[test]
fn who_may_sign() {
    let check = |mut scene: Scene, account: &str, name: &str, expect: &str| {
        let order = sign(&scene, name);
        let before = signatures(&scene);
        let heard = scene.give(account, &order);
        assert_eq!(heard, expect, "{account} as {name}");
        assert_eq!(signatures(&scene) - before, usize::from(expect == "result.signed/1"));
    };
    let no = |why: &str| format!("A011 the signature is not taken: {why}");
    check(counted(), "a", "A", &no("no sitting is open on this result"));
    check(signed(&[]), "a", "A", "result.signed/1");
    check(signed(&[]), "a", " . ", &no("it has no name"));
    check(signed(&["a"]), "b", "Name of b", "result.signed/1");
    // One account under another name, and one person with two accounts under two spellings.
    check(signed(&["a"]), "a", "Name of b", &no("this account signed already"));
    check(signed(&["a"]), "b", "  OF  a, name.", &no("a person of this name signed already"));
    let mut done = signed(&["a", "b", "c", "d"]);
    done.done("a", &certify());
    check(done, "e", "Name of e", "A001 the result was certified already");
    let other = json!({ "command": "sign", "name": "A", "counted": "00" });
    let heard = signed(&[]).give("a", &other);
    assert!(heard.starts_with("A011") && heard.contains("not the result that stands now"), "{heard}");
}

#[test]
fn a_signature_is_taken_back_before_the_certification() {
    let back = |because: &str| json!({ "command": "withdraw_signature", "because": because });
    let check = |mut scene: Scene, account: &str, because: &str, expect: &str| {
        let before = signatures(&scene);
        assert_eq!(scene.give(account, &back(because)), expect, "{account}");
        assert_eq!(before - signatures(&scene), usize::from(expect == "result.unsigned/1"));
    };
    check(counted(), "a", "mistaken", "A001 no sitting is open on this result");
    check(signed(&["a"]), "b", "mistaken", "A001 no signature of this account stands");
    check(signed(&["a"]), "a", " ", "A002 the order names no reason");
    check(signed(&["a"]), "a", " mistaken ", "result.unsigned/1");
    check(Scene::certified(&LAW, VOTE, 30, PAPERS), "a", "mistaken", "A001 the result was certified already");
    let mut done = signed(&["a", "b", "c", "d"]);
    done.done("a", &certify());
    check(done, "a", "mistaken", "A001 the result was certified already");

    let mut scene = signed(&["a", "b", "c", "d"]);
    scene.done("b", &back("signed in haste"));
    assert_eq!(scene.give("b", &back("again")), "A001 no signature of this account stands");
    assert!(scene.give("a", &certify()).starts_with("A006 3 sign"), "a signature that does not stand is not counted");
    let withdrawn = &scene.state().sitting.as_ref().unwrap().withdrawn;
    assert_eq!((withdrawn[0].0.name.as_str(), withdrawn[0].1.as_str()), ("Name of b", "signed in haste"));
    // The person may sign again, and so may another person of that name.
    let order = sign(&scene, "Name of b");
    scene.done("b", &order);
    scene.done("a", &certify());
    let signed = scene.state().certified.as_ref().unwrap().signed.clone();
    assert_eq!(signed, ["Name of a", "Name of c", "Name of d", "Name of b"]);
    let mut other = self::signed(&["a"]);
    other.done("a", &back("signed in haste"));
    let order = sign(&other, "Name of a");
    other.done("e", &order);
    assert_eq!(signatures(&other), 1);
}

#[test]
fn how_many_sign() {
    let check = |accounts: &[&str], expect: &str| {
        let heard = signed(accounts).give("a", &certify());
        assert!(heard.starts_with(expect), "{accounts:?}: {heard}");
    };
    check(&[], "A006 0 sign, and more than half of all members must, 4 different persons");
    check(&["a", "b", "c"], "A006 3 sign");
    check(&["a", "b", "c", "d"], "result.certified/1");
    check(&["a", "b", "c", "d", "e"], "result.certified/1");
    let names = json!({ "command": "certify", "signed": ["A", "B", "C", "D"] });
    let heard = signed(&["a", "b", "c", "d"]).give("a", &names);
    assert_eq!(heard, "A011 the signature is not taken: a sitting is open: each signs there, and nobody for another");
    let mut scene = signed(&["a", "b", "c", "d"]);
    scene.done("a", &certify());
    let signed = scene.state().certified.as_ref().unwrap().signed.clone();
    assert_eq!(signed, ["Name of a", "Name of b", "Name of c", "Name of d"]);
    assert_eq!(scene.give("b", &certify()), "A001 the result was certified already");
}

#[test]
fn signatures_fall_with_what_was_signed() {
    let accounts = ["a", "b", "c", "d"];
    for name in ["recount_on_request", "recount_ordered", "correction", "declare_void", "repeat_voting"] {
        let mut scene = signed(&accounts);
        let seen = sign(&scene, "Name of e");
        scene.done("coordinator", &steps(&[supersedes("4", name)]));
        assert!(scene.state().sitting.is_none(), "{name}");
        assert!(scene.give("a", &certify()).starts_with("A006 a protocol or a lot came after the count"), "{name}");
        if name != "declare_void" {
            scene.protocol("4", Paper::of([2, 2, 2]));
        }
        scene.done("c", &count());
        assert!(scene.give("a", &certify()).starts_with("A006 0 sign"), "{name}");
        scene.done("c", &open());
        // What was seen before the protocol changed is not signed any more.
        assert!(scene.give("e", &seen).starts_with("A011"), "{name}");
    }
    let mut same = signed(&accounts);
    same.done("c", &count());
    assert_eq!(signatures(&same), 4, "counted once more, it is the same result");
    same.done("observer", &json!({ "command": "enter_copy", "copy": { "precinct": "1", "figures": { "B1": 1 } } }));
    assert_eq!(signatures(&same), 4, "a copy changes no protocol");
    same.done("a", &certify());
    same.done("coordinator", &steps(&[supersedes("1", "declare_void")]));
    assert!(same.state().sitting.is_none() && same.state().certified.is_none());
}
