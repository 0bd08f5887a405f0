//! Candidates of contests: decided by the law or in words, refused, restored, too few of them, one person twice.

use serde_json::{Value, json};

use crate::contests::{
    FIRST, POST, Set, at, bring, call, came_to, certify, check, count, decide, last, nominate, of, on, play, precinct,
    protocol, taken, vote_on,
};

#[test]
fn too_few_put_the_election_off_once() {
    let mut set = at("called");
    let again = |day: &str| vote_on("put_off", POST, day, "2021-08-24");
    play(
        &mut set,
        &[
            (nominate(POST, "a", "2021-06-25"), "candidate.nominated/1"),
            (again("2021-07-19"), "A001 a nomination was not decided yet"),
            (decide(POST, "a", "2021-07-10"), "candidate.step/1"),
            (
                on("set_ballot", POST, "2021-07-19"),
                "A032 1 stand: the election is put off, to 2021-08-24 at the latest",
            ),
            (again("2021-07-09"), "A001 a step of this election lies after"),
            (again("2021-07-18"), "A010"),
            (
                vote_on("put_off", POST, "2021-07-19", "2021-08-25"),
                "A032 2021-08-25 is not after 2021-07-25 and by 2021-08-24",
            ),
            (vote_on("put_off", POST, "2021-07-19", "2021-07-25"), "A032 2021-07-25 is not after"),
            (again("2021-07-26"), "A001 votes were cast"),
            (again("2021-07-19"), "contest.put_off/1"),
            // The calendar is that of the new day: nomination is open again, and whoever was registered stays.
            (
                nominate(POST, "b", "2021-08-16"),
                "A010 a candidate is nominated within its term: 2021-08-16 is after the last day, 2021-08-13",
            ),
            (
                on("set_ballot", POST, "2021-08-18"),
                "A032 1 stand: it was put off before, and what follows then is not said (OC-14)",
            ),
            (vote_on("put_off", POST, "2021-08-18", "2021-09-10"), "A032 it was put off before"),
        ],
    );
    let mut held = set.clone();
    bring_second(&mut held);
    assert_eq!(came_to(&held), ("elected".to_owned(), vec!["b".to_owned()]));
    // No vote was held on that day either: what comes next is another election.
    play(
        &mut set,
        &[
            (call(POST, "2021-08-24", "2021-10-10"), "A001 an election for this post runs already"),
            (call(POST, "2021-08-25", "2021-10-10"), "contest.called/1"),
        ],
    );
    assert_eq!(set.state().posts[POST].contests.len(), 2);
}

fn bring_second(set: &mut Set) {
    play(
        set,
        &[
            (nominate(POST, "b", "2021-08-10"), "candidate.nominated/1"),
            (decide(POST, "b", "2021-08-15"), "candidate.step/1"),
            (on("set_ballot", POST, "2021-08-18"), "contest.ballot/1"),
        ],
    );
    protocol(set, POST, &precinct(POST), &[("a", 100), ("b", 200)], 0);
    play(
        set,
        &[
            (count(POST), "contest.counted/1"),
            (certify(POST, "2021-08-23"), "A001"),
            (certify(POST, "2021-08-24"), "contest.certified/1"),
        ],
    );
}

#[test]
fn all_are_refused_and_one_is_restored() {
    let mut set = at("nominated");
    for candidate in ["a", "b"] {
        let lies = json!({ "candidate": candidate, "day": "2021-06-30", "papers": { "declaration": "false" } });
        play(
            &mut set,
            &[
                (of("bring_papers", POST, &lies), "candidate.papers/1"),
                (decide(POST, candidate, "2021-07-10"), "candidate.step/1"),
            ],
        );
        assert_eq!(last(&set, "stage"), "Refused");
        assert!(
            last(&set, "by").to_string().contains("false declaration (Law 01.01.2000 No. 7 art 5(2))"),
            "{}",
            last(&set, "by")
        );
    }
    play(
        &mut set,
        &[
            (on("set_ballot", POST, "2021-07-19"), "A032 0 stand: the election is put off"),
            (decide(POST, "a", "2021-07-11"), "A030 a: H010"),
            (taken(POST, "a", "2021-07-14", "appeal"), "A030 a: H012 the last day was 2021-07-13"),
            (taken(POST, "a", "2021-07-13", "appeal"), "candidate.step/1"),
            (taken(POST, "b", "2021-07-13", "appeal"), "candidate.step/1"),
            (taken(POST, "a", "2021-07-16", "restore"), "candidate.step/1"),
            (taken(POST, "b", "2021-07-16", "dismiss"), "candidate.step/1"),
            (vote_on("put_off", POST, "2021-07-19", "2021-08-08"), "contest.put_off/1"),
        ],
    );
    assert_eq!(last(&set, "by")[0]["words"], "1 candidates stand");
}

#[test]
fn candidates_are_decided_by_the_law_or_in_words() {
    let words = |order: &Value, decided: &str| {
        let mut order = order.clone();
        order["decided"] = json!(decided);
        order
    };
    let order = decide(POST, "a", "2021-07-10");
    check("nominated", &words(&order, "let it be"), "A022 the law of the day decides this");
    check("nominated", &words(&order, "\u{202e}"), "A024 decided");
    let refuse = |because: &str| {
        let mut order = taken(POST, "a", "2021-07-10", "refuse");
        order["because"] = json!(because);
        order
    };
    check("nominated", &refuse("decision 4 (synthetic)"), "A022");
    check(
        "nominated",
        &taken(POST, "a", "2021-07-10", "register"),
        "A001 registration is decided by an order `decide`",
    );
    check("nominated", &taken(POST, "a", "2021-07-10", "dance"), "A002 there is no step of a candidate `dance`");
    // A paper that is not stated leaves the nomination open.
    let mut set = at("called");
    let mut open = nominate(POST, "a", "2021-06-25");
    open["nominated"]["papers"].as_object_mut().unwrap().remove("special_check");
    set.done("agent", &open);
    play(
        &mut set,
        &[(order.clone(), "A031 the law of the day or the papers leave this open"), (refuse(""), "A024 because")],
    );
    let mut refused = set.clone();
    play(&mut refused, &[(refuse("decision 4 (synthetic)"), "candidate.step/1")]);
    assert_eq!(
        (last(&refused, "stage"), last(&refused, "decided")),
        (json!("Refused"), json!("decision 4 (synthetic)"))
    );
    play(&mut set, &[(words(&order, "decision 5 (synthetic)"), "candidate.step/1")]);
    assert_eq!((last(&set, "stage"), last(&set, "decided")), (json!("Registered"), json!("decision 5 (synthetic)")));
    // Sheets are accepted where the law finds the signatures enough: one of a hundred voters.
    let mut few = at("called");
    let mut short = nominate(POST, "a", "2021-06-25");
    short["nominated"]["papers"]["signatures_good"] = json!(9);
    few.done("agent", &short);
    play(
        &mut few,
        &[
            (order, "A030 a: it can be mended"),
            (taken(POST, "a", "2021-06-26", "find eligible"), "candidate.step/1"),
            (taken(POST, "a", "2021-06-26", "issue sheets"), "candidate.step/1"),
            (taken(POST, "a", "2021-06-27", "accept sheets"), "A030 a: the sheets are not enough"),
            (
                of(
                    "bring_papers",
                    POST,
                    &json!({ "candidate": "a", "day": "2021-06-28", "papers": { "signatures_good": 10 } }),
                ),
                "papers",
            ),
            (taken(POST, "a", "2021-06-28", "accept sheets"), "candidate.step/1"),
            (decide(POST, "a", "2021-07-10"), "candidate.step/1"),
        ],
    );
}

#[test]
fn one_person_stands_once() {
    let mut set = at("registered");
    let mut twin = nominate(POST, "c", "2021-06-26");
    twin["nominated"]["name"] = json!(format!("Жасанды a of {POST} (synthetic)"));
    play(&mut set, &[(twin.clone(), "candidate.nominated/1"), (decide(POST, "c", "2021-07-10"), "A031")]);
    assert!(last(&set, "why").as_str().unwrap().contains("H002"), "{}", last(&set, "why"));
    // In two constituencies on one day the law refuses; where one of them is gone it does not.
    let other = "north/hill/2";
    bring(&mut set, other, FIRST, "called");
    twin["nominated"]["post"] = json!(other);
    play(&mut set, &[(twin, "candidate.nominated/1")]);
    let mut gone = set.clone();
    play(&mut set, &[(decide(other, "c", "2021-07-10"), "candidate.step/1")]);
    assert_eq!(last(&set, "stage"), "Refused");
    assert!(last(&set, "by").to_string().contains("art 3(6)"));
    play(
        &mut gone,
        &[
            (of("abolish_post", POST, &json!({ "day": "2021-07-10", "because": "act 2" })), "post.abolished/1"),
            (decide(other, "c", "2021-07-10"), "candidate.step/1"),
        ],
    );
    assert_eq!(last(&gone, "stage"), "Registered");
}

#[test]
fn one_order_that_is_refused_stops_no_other_post() {
    let mut set = at("counted");
    let other = "north/hill/2";
    bring(&mut set, other, FIRST, "ballot");
    let before = format!("{:?}", set.state().posts[POST]);
    assert!(set.give("commission", &count(other)).starts_with("A006 0 of 1 precincts are settled"));
    bring_on(&mut set, other);
    assert_eq!(format!("{:?}", set.state().posts[POST]), before);
}

fn bring_on(set: &mut Set, post: &str) {
    protocol(set, post, &precinct(post), &[("a", 3), ("b", 2)], 0);
    set.done("commission", &count(post));
    set.done("commission", &certify(post, FIRST.certified));
}
