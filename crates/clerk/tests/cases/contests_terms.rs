//! Days of contests: what lies in its order and in its term, what is due, and every term in the journal with its article.

use serde_json::{Value, json};

use crate::contests::{
    FIRST, POST, Set, at, bring, call, certify, check, count, decide, enter, last, nominate, of, on, play, precinct,
    taken,
};
use crate::scene::{steps, supersedes};

#[test]
fn days_lie_in_their_order() {
    check(
        "precincts",
        &call(POST, "2021-07-25", "2021-07-25"),
        "A001 an election is called before the day of the vote",
    );
    check("called", &nominate(POST, "c", "2021-06-14"), "A001 a candidate is nominated between the call and the vote");
    check("called", &nominate(POST, "c", "2021-06-15"), "candidate.nominated/1");
    check("called", &nominate(POST, "c", "2021-07-16"), "candidate.nominated/1");
    check(
        "called",
        &nominate(POST, "c", "2021-07-17"),
        "A010 a candidate is nominated within its term: 2021-07-17 is after",
    );
    let brought =
        |day: &str| of("bring_papers", POST, &json!({ "candidate": "a", "day": day, "papers": { "paid": "1" } }));
    check("nominated", &brought("2021-06-24"), "A001 papers come with the nomination");
    check(
        "nominated",
        &decide(POST, "a", "2021-06-24"),
        "A030 a: H011 the step lies before the last one, of 2021-06-25",
    );
    check("nominated", &decide(POST, "a", "2021-07-20"), "A030 a: H012 the last day was 2021-07-19");
    check("registered", &on("set_ballot", POST, "2021-07-09"), "A001 a step of this election lies after that day");
    check("registered", &on("set_ballot", POST, "2021-07-18"), "A010 what follows from those who stand is decided");
    check("registered", &on("set_ballot", POST, "2021-07-26"), "A001 the ballot is set before the vote");
    check("registered", &taken(POST, "a", "2021-07-24", "withdraw"), "A030 a: H012 the last day was 2021-07-23");
    check("counted", &certify(POST, "2021-07-24"), "A001 an outcome is certified after the vote");
    check("certified", &on("register_winner", POST, "2021-07-25"), "A001 the elected is registered after");
    check(
        "winner",
        &of("end_powers", POST, &json!({ "day": "2021-07-25", "ground": "death", "because": "act 1" })),
        "A001 powers end after",
    );
    check(
        "winner",
        &of("abolish_post", POST, &json!({ "day": "2021-07-25", "because": "act 2" })),
        "A001 an election for this post",
    );
    check(
        "winner",
        &call(POST, "2021-07-24", "2025-07-01"),
        "A001 an election for this post was held on that day or later",
    );
    check("called", &call(POST, "2021-06-20", "2021-08-01"), "A001 an election for this post runs already");
}

#[test]
fn every_term_stands_in_the_journal_with_its_article() {
    let mut set = at("certified");
    set.done("commission", &on("register_winner", POST, "2021-08-02"));
    assert_eq!(last(&set, "by")[0]["words"], "registered late: the term ended on 2021-08-01");
    assert!(last(&set, "by")[0]["by"].as_str().unwrap().contains("art 7(1)"));
    let step = set.entries.iter().find(|entry| entry.body["step"] == "register").unwrap();
    assert!(step.body["by"].to_string().contains("art 4(3)"), "{}", step.body);
    let mut late = at("nominated");
    late.give("commission", &decide(POST, "a", "2021-07-20"));
    assert!(last(&late, "by")[0].as_str().unwrap().contains("art 5(1)"), "a term is refused with its article");
    let ballot = set.entries.iter().find(|entry| entry.kind == "contest.ballot/1").unwrap();
    assert_eq!((&ballot.body["candidates"], &ballot.body["day"]), (&json!(["a", "b"]), &json!("2021-07-19")));
    assert_eq!(ballot.body["by"][0]["words"], "alphabetical order of the state language");
}

#[test]
fn a_post_goes_and_its_precinct_stays() {
    let other = "north/hill/2";
    let same = of("set_precincts", other, &json!({ "precincts": [{ "id": precinct(POST), "voters": 900 }] }));
    let mut set = at("accepted");
    play(
        &mut set,
        &[
            (enter(other), "post.entered/1"),
            (same.clone(), "A002 there is a precinct `p-north-hill-1` already"),
            (of("abolish_post", POST, &json!({ "day": "2021-06-14", "because": "act 2" })), "A001"),
            (of("abolish_post", POST, &json!({ "day": "2021-07-20", "because": "act 2" })), "post.abolished/1"),
            (count(POST), "A001 the post was abolished"),
            (same, "post.precincts/1"),
            (steps(&[supersedes(&precinct(POST), "declare_void")]), "A001 no election is called for this post"),
            (enter(POST), "A002"),
        ],
    );
    assert_eq!(set.state().posts[POST].contests.len(), 1, "what was held stays");
    assert_eq!(set.desk().due("2021-08-01".parse().unwrap()).unwrap().len(), 1);
    // After an election a post may say anew how many voters a precinct has.
    let anew =
        |voters: u64| of("set_precincts", POST, &json!({ "precincts": [{ "id": precinct(POST), "voters": voters }] }));
    check("precincts", &anew(5), "A002");
    check("certified", &anew(5), "A001");
    let mut set = at("winner");
    play(&mut set, &[(anew(700), "post.precincts/1")]);
    let own = &set.state().posts[POST].precincts;
    assert_eq!((own.len(), own[0].voters), (1, Some(700)));
}

#[test]
fn what_is_due_follows_from_the_registration() {
    let mut set = at("winner");
    set.done("commission", &enter("north/hill/2"));
    let due = |set: &Set, on: &str| {
        let all = set.desk().due(on.parse().unwrap()).unwrap();
        let line = |due: &election::single::tenure::Due| {
            let days: Vec<String> = due.next().1.iter().map(|bound| bound.day.to_string()).collect();
            format!("{:?} {} {} {}", due.why, due.next().0, days.join(" "), due.state)
        };
        all.iter().map(line).collect::<Vec<_>>()
    };
    let vacant = "Vacant vote  not known";
    assert_eq!(due(&set, "2021-08-01"), ["TermEnds call 2025-06-14 2025-06-15 ahead", vacant]);
    assert_eq!(due(&set, "2025-07-01"), ["TermEnds call 2025-06-14 2025-06-15 overdue", vacant]);
    let mut early = set.clone();
    early.done(
        "commission",
        &of("end_powers", POST, &json!({ "day": "2022-01-31", "ground": "death", "because": "act 1" })),
    );
    assert_eq!(due(&early, "2022-02-01")[0], "EarlyEnd call 2022-02-28 ahead");
    early.done("commission", &call(POST, "2022-02-20", "2022-03-20"));
    assert_eq!(due(&early, "2022-03-01")[0], "EarlyEnd vote 2022-03-22 ahead");
    // A winner who left is none: nobody was elected who can be registered.
    let ended = |ground: &str, more: Value| {
        let mut order = of("end_powers", POST, &json!({ "day": "2022-01-31", "ground": ground, "because": "act 1" }));
        order.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        order
    };
    check("winner", &ended("left_party", json!({})), "A032 `left_party` does not end the office");
    check("winner", &ended("no_confidence_not_accepted", json!({})), "A032");
    check("winner", &ended("no_confidence_accepted", json!({})), "powers.ended/1");
    check("winner", &ended("death", json!({ "decided": "so be it" })), "A022 the law of the day decides this");
    check("winner", &ended("boredom", json!({})), "A002 there is no ground on which powers end `boredom`");
    check("winner", &ended("other: \u{7}", json!({ "decided": "w" })), "A024 ground");
    check("winner", &ended("unit_abolished", json!({})), "A031");
    check("winner", &ended("unit_abolished", json!({ "decided": "order 3 (synthetic)" })), "powers.ended/1");
}

#[test]
fn what_has_not_happened_is_not_recorded() {
    let later = "2027-12-30";
    let day = |command: &str, more: &Value| {
        let mut order = of(command, POST, &json!({ "day": later }));
        order.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        order
    };
    let about = json!({ "candidate": "a" });
    let vote = json!({ "vote": "2028-02-06" });
    for order in [
        call(POST, later, "2028-02-06"),
        of("call", POST, &json!({ "called": "2021-06-15", "vote": "2028-02-06", "powers_ended": later })),
        nominate(POST, "c", later),
        decide(POST, "a", later),
        taken(POST, "a", later, "leave"),
        day("bring_papers", &json!({ "candidate": "a", "papers": { "paid": "1" } })),
        day("decide", &about),
        day("set_ballot", &json!({})),
        certify(POST, later),
        day("put_off", &vote),
        day("call_again", &vote),
        day("register_winner", &json!({})),
        day("end_powers", &json!({ "ground": "death", "because": "act 1" })),
        day("abolish_post", &json!({ "because": "act 2" })),
    ] {
        check("called", &order, "A024 day: 2027-12-30 lies after the day of the order, 2027-12-29");
    }
    // Where the day of the order has begun anywhere on Earth, it has come.
    check("called", &taken(POST, "a", "2027-12-29", "leave"), "A002");
}

#[test]
fn the_law_of_a_day_is_read_once_for_all_posts() {
    let mut set = at("registered");
    let kept = |set: &Set| {
        let told = format!("{:?}", set.state());
        told[told.find("Asked(").unwrap()..].to_owned()
    };
    assert_eq!(kept(&set), "Asked(2021-07-10) }");
    bring(&mut set, "north/hill/2", FIRST, "ballot");
    assert_eq!(kept(&set), "Asked(2021-07-10 2021-07-25) }");
}
