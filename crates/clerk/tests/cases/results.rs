//! From the last protocol to the certificate: what must have happened, what falls when a protocol changes, and lots.

use std::sync::{Arc, LazyLock};

use clerk::Books;
use serde_json::{Value, json};

use crate::scene::{LAW, Paper, Scene, steps, supersedes};
use crate::statutes;

static BY_LOT: LazyLock<Arc<Books>> = LazyLock::new(|| statutes::books("acts/kz", Some(statutes::BY_LOT)));

const VOTE: &str = "2023-03-19";
const PAPERS: [Paper; 4] =
    [Paper::of([300, 200, 90]), Paper::of([100, 100, 100]), Paper::of([250, 50, 4]), Paper::of([1, 2, 3])];

fn count() -> Value {
    json!({ "command": "count" })
}

fn certify(signed: &[&str]) -> Value {
    json!({ "command": "certify", "signed": signed })
}

fn lot(lists: &[&str]) -> Value {
    json!({ "command": "draw_lot", "lists": lists })
}

fn seats(scene: &Scene) -> Vec<(String, u64, u32)> {
    let counted = scene.state().counted.as_ref().unwrap();
    counted.lists.iter().map(|row| (row.list.clone(), row.votes, row.seats)).collect()
}

#[test]
fn a_result_is_counted_then_certified() {
    let mut scene = Scene::ballot(&LAW, VOTE, 30);
    let check = |scene: &mut Scene, command: &Value, expect: &str| {
        let heard = scene.give("commission", command);
        assert_eq!(heard, expect, "{command}");
    };
    check(&mut scene, &count(), "A006 0 of 4 precincts are settled; a part is not a result");
    for (precinct, paper) in ["1", "2", "3"].into_iter().zip(PAPERS) {
        scene.protocol(precinct, paper);
    }
    check(&mut scene, &count(), "A006 3 of 4 precincts are settled; a part is not a result");
    scene.protocol("4", PAPERS[3]);
    let certificate = json!({ "command": "issue_certificate", "files": { "certificate.pdf": "00" } });
    check(&mut scene, &certify(&["A", "B", "C", "D"]), "A001 nothing was counted yet");
    check(&mut scene, &certificate, "A001 the result was not certified yet");
    check(&mut scene, &count(), "result.counted/1");
    let few = |signed: u32| {
        format!(
            "A006 {signed} sign, and more than half of all members must, 4 different persons (Constitutional Law 28.09.1995 No. 2464 art 11(2))"
        )
    };
    check(&mut scene, &certify(&["A"]), &few(1));
    check(&mut scene, &certify(&["A", "A", "B", "C"]), &few(3));
    check(&mut scene, &certify(&["A", "B", "C", " "]), &few(3));
    check(&mut scene, &lot(&["alma"]), "A001 the law asks for no lot between these figures");
    check(&mut scene, &certify(&["A", "B", "C", "D"]), "result.certified/1");
    check(&mut scene, &certify(&["A", "B", "C", "D"]), "A001 the result was certified already");
    check(&mut scene, &count(), "A001 the result was certified");
    check(&mut scene, &lot(&["alma"]), "A001 the result was certified");
    check(&mut scene, &certificate, "certificate.issued/1");
    // 1,200 ballots in the base, threshold 5 %: 651, 352 and 197 votes of 69 mandates.
    let expect = [("cedar".to_owned(), 197, 11), ("alma".to_owned(), 651, 38), ("beren".to_owned(), 352, 20)];
    assert_eq!(seats(&scene), expect);
    let counted = scene.state().counted.as_ref().unwrap();
    assert_eq!((counted.mandates, counted.base, counted.precincts, counted.void), (69, 1200, 4, 0));
    assert_eq!(counted.sums["B1"], 1200);
    assert!(counted.rules.iter().all(|rule| !rule.by.is_empty() && !rule.assumed));
}

#[test]
fn a_result_falls_with_its_protocols() {
    let settled = Scene::settled(&LAW, VOTE, 30, PAPERS);
    let check = |name: &str, expect: &str, again: &str| {
        let mut scene = settled.clone();
        scene.done("commission", &count());
        let heard = scene.give("coordinator", &steps(&[supersedes("4", name)]));
        assert_eq!(heard, expect, "{name}");
        assert_eq!(
            scene.give("commission", &certify(&["A", "B", "C", "D"])),
            "A006 a protocol or a lot came after the count: count again"
        );
        assert_eq!(scene.give("commission", &count()), again, "{name}");
        scene
    };
    let part = "A006 3 of 4 precincts are settled; a part is not a result";
    for name in ["recount_on_request", "recount_ordered", "correction", "repeat_voting"] {
        let mut scene = check(name, "protocol.step/1", part);
        scene.protocol("4", Paper::of([0, 0, 600]));
        scene.done("commission", &count());
        scene.done("commission", &certify(&["A", "B", "C", "D"]));
        assert_eq!(seats(&scene)[0].1, 794, "{name}");
    }
    let void = check("declare_void", "protocol.step/1", "result.counted/1");
    assert_eq!(seats(&void)[0].1, 194);
    assert_eq!(void.state().counted.as_ref().unwrap().void, 1);

    let mut scene = settled.clone();
    scene.done("coordinator", &steps(&[supersedes("4", "recount_on_request")]));
    scene.protocol("4", PAPERS[3]);
    let heard = scene.give("coordinator", &steps(&[supersedes("4", "recount_on_request")]));
    assert!(heard.starts_with("A005 precinct 4: 1 recounts on request were made and 1"), "{heard}");
}

#[test]
fn after_certification_only_a_void_or_repeated_vote_comes() {
    let scene = Scene::certified(&LAW, VOTE, 30, PAPERS);
    let check = |name: &str, expect: &str| {
        let mut scene = scene.clone();
        let heard = scene.give("coordinator", &steps(&[supersedes("1", name)]));
        assert!(heard.starts_with(expect), "{name}: {heard}");
        scene
    };
    check("recount_on_request", "A005 precinct 1: a recount is ordered until the");
    check("recount_ordered", "A005 precinct 1: a recount is ordered until the");
    check("correction", "A005 precinct 1: the results are published: no entry is corrected any more");
    let mut void = check("declare_void", "protocol.step/1");
    let state = void.state();
    assert!(state.certified.is_none() && state.counted.is_none() && state.outdated && state.published);
    assert!(void.give("commission", &certify(&["A", "B", "C", "D"])).starts_with("A006"));
    let give = json!({ "command": "give_mandates", "list": "alma", "chosen": [], "in_time": true });
    assert_eq!(void.give("commission", &give), "A001 the result was not certified yet");
    void.done("commission", &count());
    void.done("commission", &certify(&["A", "B", "C", "D"]));
    void.done("coordinator", &steps(&[supersedes("1", "repeat_voting")]));
    void.protocol("1", PAPERS[0]);
    let heard = void.give("coordinator", &steps(&[supersedes("1", "correction")]));
    assert!(heard.starts_with("A005"), "published once is published: {heard}");
}

#[test]
fn what_the_law_leaves_open_is_not_certified() {
    let nobody = Paper { lists: [0, 0, 0], against: 0, invalid: 20 };
    let mut scene = Scene::settled(&LAW, VOTE, 30, [nobody; 4]);
    scene.done("commission", &count());
    let heard = scene.give("commission", &certify(&["A", "B", "C", "D"]));
    assert!(heard.starts_with("A006 the law is silent: OC-10"), "{heard}");
    assert!(!scene.state().counted.as_ref().unwrap().open.as_ref().unwrap().by.is_empty(), "with its article");
}

/// 69 mandates, one half each: equal remainders for the last mandate.
const EQUAL: [Paper; 4] = [Paper::of([100, 100, 0]), Paper::of([0; 3]), Paper::of([0; 3]), Paper::of([0; 3])];

#[test]
fn equal_remainders_go_to_the_list_registered_earlier() {
    let mut scene = Scene::settled(&LAW, VOTE, 30, EQUAL);
    scene.done("commission", &count());
    // The order of registration is in the journal, so the law's answer is always at hand: no lot, and no open question.
    assert!(scene.state().counted.as_ref().unwrap().open.is_none());
    let expect = [("cedar".to_owned(), 0, 0), ("alma".to_owned(), 100, 35), ("beren".to_owned(), 100, 34)];
    assert_eq!(seats(&scene), expect);
}

#[test]
fn a_lot_is_drawn_only_where_the_law_asks_for_it() {
    let mut scene = Scene::settled(&BY_LOT, VOTE, 30, EQUAL);
    assert_eq!(scene.give("commission", &lot(&[])), "A002 the order names no list that won the lot");
    assert_eq!(scene.give("commission", &lot(&["nobody"])), "A002 there is no list `nobody`");
    scene.done("commission", &count());
    let open = scene.state().counted.as_ref().unwrap().open.clone().unwrap();
    assert_eq!(open.words, "the law asks for a lot for 1");
    assert_eq!(scene.give("commission", &certify(&["A", "B", "C", "D"])), "A006 the law asks for a lot for 1");
    let heard = scene.give("commission", &lot(&["cedar"]));
    assert!(heard.starts_with("A006 N013 the drawn lot does not fit"), "{heard}");
    assert_eq!(scene.give("commission", &lot(&["beren"])), "lot.drawn/1");
    assert!(scene.give("commission", &certify(&["A", "B", "C", "D"])).starts_with("A006 a protocol or a lot came"));
    scene.done("commission", &count());
    let expect = [("cedar".to_owned(), 0, 0), ("alma".to_owned(), 100, 34), ("beren".to_owned(), 100, 35)];
    assert_eq!(seats(&scene), expect);
    scene.done("commission", &certify(&["A", "B", "C", "D"]));
    // The lot falls with the figures it was drawn for.
    scene.done("coordinator", &steps(&[supersedes("1", "repeat_voting")]));
    assert!(scene.state().lot.is_empty());
    scene.protocol("1", Paper::of([130, 100, 0]));
    scene.done("commission", &count());
    assert!(scene.state().counted.as_ref().unwrap().open.is_none());
}
