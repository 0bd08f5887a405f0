//! Contests under the law of the country as it stood in July 2021, in 2023 and in September 2026: the whole path, signatures,
//! equal votes.

use serde_json::{Value, json};

use crate::contests::{
    Days, POST, Set, call, came_to, certify, count, decide, enter, nominate, of, on, opened, play, precinct, precincts,
    protocol, taken, vote_on,
};
use crate::scene::LAW;

const OF_2021: Days = Days {
    called: "2021-06-15",
    nominated: "2021-06-25",
    decided: "2021-07-12",
    ballot: "2021-07-16",
    vote: "2021-07-25",
    certified: "2021-07-27",
};
const OF_2023: Days = Days {
    called: "2023-09-20",
    nominated: "2023-09-28",
    decided: "2023-10-11",
    ballot: "2023-10-20",
    vote: "2023-11-05",
    certified: "2023-11-07",
};
const OF_2026: Days = Days {
    called: "2026-08-05",
    nominated: "2026-08-12",
    decided: "2026-08-26",
    ballot: "2026-09-02",
    vote: "2026-09-20",
    certified: "2026-09-22",
};

/// Two candidates on the ballot.
fn ballot(days: Days) -> Set {
    let mut set = candidates(days);
    set.done("commission", &on("set_ballot", POST, days.ballot));
    set
}

/// Two registered candidates.
fn candidates(days: Days) -> Set {
    let mut set = opened(&LAW);
    set.done("commission", &enter(POST));
    set.done("commission", &precincts(POST));
    set.done("commission", &call(POST, days.called, days.vote));
    for candidate in ["a", "b"] {
        set.done("agent", &nominate(POST, candidate, days.nominated));
        let heard = set.give("commission", &decide(POST, candidate, days.decided));
        // What the acts leave open the commission decides in words.
        if heard.starts_with("A031") {
            set.done("commission", &words(decide(POST, candidate, days.decided)));
        }
        assert_eq!(set.entries.last().unwrap().body["stage"], "Registered", "{heard}");
    }
    set
}

fn words(mut order: Value) -> Value {
    order["decided"] = json!("decision 5 (synthetic)");
    order
}

/// Votes that come to an outcome; the certified set and the articles of it.
fn votes(days: Days, votes: [u64; 2], against: u64) -> (Set, String) {
    let mut set = ballot(days);
    protocol(&mut set, POST, &precinct(POST), &[("a", votes[0]), ("b", votes[1])], against);
    set.done("commission", &count(POST));
    let by = set.entries.last().unwrap().body["by"].to_string();
    set.done("commission", &certify(POST, days.certified));
    (set, by)
}

#[test]
fn the_whole_path_under_each_law() {
    for days in [OF_2021, OF_2023, OF_2026] {
        let (mut set, by) = votes(days, [300, 200], 400);
        assert_eq!(came_to(&set), ("elected".to_owned(), vec!["a".to_owned()]));
        assert!(by.contains("against all leads with 400 ballots"), "{by}");
        set.done("commission", &on("register_winner", POST, days.certified));
        let due = set.desk().due(days.certified.parse().unwrap()).unwrap();
        assert!(due[0].call.iter().all(|bound| bound.citation.contains("art ")), "{due:?}");
    }
}

#[test]
fn equal_votes_under_each_law() {
    for (days, outcome, record, article) in [
        (OF_2021, "repeat_election", "contest.called/1", "art 113-9(2)"),
        (OF_2023, "repeat_election", "contest.called/1", "art 113-9(2)"),
        (OF_2026, "repeat_voting", "round.called/1", "art 113-9"),
    ] {
        let (mut set, by) = votes(days, [200, 200], 0);
        assert_eq!(came_to(&set).0, outcome);
        assert!(by.contains(article), "{by}");
        let after = |months: &str| {
            let vote: jiff::civil::Date = days.vote.parse().unwrap();
            vote.saturating_add(months.parse::<jiff::Span>().unwrap()).to_string()
        };
        let late = vote_on("call_again", POST, days.certified, &after("P1M1D"));
        play(
            &mut set,
            &[
                (late, "A010 the vote is repeated within its term"),
                (vote_on("call_again", POST, days.certified, &after("P1M")), record),
            ],
        );
    }
}

#[test]
fn signatures_under_each_law() {
    // One of a hundred voters; since 2026 also from half of the settlements.
    for (days, settlements, expect) in [
        (OF_2021, 0, "Registered"),
        (OF_2023, 0, "Registered"),
        (OF_2026, 0, "A030 a: it can be mended"),
        (OF_2026, 1, "Registered"),
    ] {
        let mut set = opened(&LAW);
        set.done("commission", &enter(POST));
        set.done("commission", &precincts(POST));
        set.done("commission", &call(POST, days.called, days.vote));
        let mut order = nominate(POST, "a", days.nominated);
        order["nominated"]["papers"]["settlements"] = json!(settlements);
        order["nominated"]["papers"]["signatures_good"] = json!(10);
        set.done("agent", &order);
        let mut heard = set.give("commission", &decide(POST, "a", days.decided));
        if heard.starts_with("A031") {
            heard = set.give("commission", &words(decide(POST, "a", days.decided)));
        }
        let stage = set.entries.last().unwrap().body["stage"].clone();
        assert!(heard.contains(expect) || stage == expect, "{} {settlements}: {heard}", days.vote);
        let few = of(
            "bring_papers",
            POST,
            &json!({ "candidate": "a", "day": days.nominated, "papers": { "signatures_good": 9 } }),
        );
        set.give("agent", &few);
    }
}

/// Days on which terms end: of nomination as it may be extended, of handing in sheets, of registration, of withdrawal.
const TERMS: [(Days, [&str; 4], [&str; 2]); 3] = [
    (OF_2021, ["2021-07-14", "2021-07-14", "2021-07-14", "2021-07-22"], ["art 113-3", "art 113-5(14)"]),
    (OF_2023, ["2023-10-13", "2023-10-11", "2023-10-15", "2023-11-02"], ["art 113-3", "art 113-4"]),
    (OF_2026, ["2026-08-28", "2026-08-26", "2026-08-30", "2026-09-17"], ["art 113-3", "art 113-4"]),
];

/// Gives an order on the last day of a term, where at most its hour is open, and on the day after; the refusal has its code
/// and its article.
fn check(set: &Set, order: &dyn Fn(&str) -> Value, last: &str, code: &str, article: &str) {
    let inside = set.clone().give("commission", &order(last));
    let hour = inside.starts_with("A031") && inside.contains(&format!("the term ends {last} 18:00"));
    assert!(!inside.starts_with('A') || hour, "{}: {inside}", order(last));
    let after = last.parse::<jiff::civil::Date>().unwrap().tomorrow().unwrap().to_string();
    let mut set = set.clone();
    let heard = set.give("commission", &order(&after));
    let by = set.entries.last().unwrap().body["by"].to_string();
    assert!(heard.starts_with(code) && by.contains(article), "{}: {heard} {by}", order(&after));
}

/// Papers that bring signatures.
fn sheets_of(candidate: &str, day: &str) -> Value {
    let papers = json!({ "signatures_collected": 30, "signatures_good": 20, "settlements": 2 });
    of("bring_papers", POST, &json!({ "candidate": candidate, "day": day, "papers": papers }))
}

fn at_hour(mut order: Value, hour: &str) -> Value {
    order["hour"] = json!(hour);
    order
}

/// The term is one for handing sheets in: what came in time is accepted however long the commission checked it.
fn handed_in(set: &Set, days: Days, last: &str, article: &str) {
    let heard = |order: &Value| {
        let mut set = set.clone();
        set.done("agent", order);
        let heard = set.give("commission", &taken(POST, "a", days.ballot, "accept sheets"));
        (heard, set.entries.last().unwrap().body.clone())
    };
    let (open, _) = heard(&sheets_of("a", last));
    let hour = open.starts_with("A031") && open.contains(&format!("the term ends {last} 18:00"));
    assert!(!open.starts_with('A') || hour, "{open}");
    assert_eq!(heard(&at_hour(sheets_of("a", last), "17:59")).1["stage"], "Signed");
    let after = last.parse::<jiff::civil::Date>().unwrap().tomorrow().unwrap().to_string();
    for late in [sheets_of("a", &after), at_hour(sheets_of("a", &after), "09:00")] {
        let (heard, refused) = heard(&late);
        assert!(heard.starts_with("A030") && refused["by"].to_string().contains(article), "{late}: {heard}");
    }
    if hour {
        assert!(heard(&at_hour(sheets_of("a", last), "18:01")).0.starts_with("A030"));
    }
}

#[test]
fn an_hour_decides_on_the_last_day_under_each_law() {
    for (days, [_, _, registration, _], _) in TERMS {
        let mut set = opened(&LAW);
        set.done("commission", &enter(POST));
        set.done("commission", &precincts(POST));
        set.done("commission", &call(POST, days.called, days.vote));
        set.done("agent", &nominate(POST, "a", days.nominated));
        let decided = |hour: &str| {
            let mut set = set.clone();
            let order = at_hour(decide(POST, "a", registration), hour);
            let heard = set.give("commission", &order);
            let heard = if heard.starts_with("A031") { set.give("commission", &words(order)) } else { heard };
            (heard, set.entries.last().unwrap().clone())
        };
        let (heard, last) = decided("17:30");
        assert_eq!(
            (&last.body["step"]["stage"], &last.body["hour"]),
            (&json!("Registered"), &json!("17:30")),
            "{heard}"
        );
        let (heard, last) = decided("18:30");
        assert!(heard.starts_with("A030 a: H012"), "{heard}");
        assert!(last.body["by"].to_string().contains("art 113-5(14)"), "{heard}");
        assert!(decided("1730").0.starts_with("A024 hour"), "{}", decided("1730").0);
    }
}

#[test]
fn orders_inside_and_outside_their_terms_under_each_law() {
    for (days, [nomination, sheets, registration, withdrawal], [of_nomination, of_sheets]) in TERMS {
        let mut set = opened(&LAW);
        set.done("commission", &enter(POST));
        set.done("commission", &precincts(POST));
        set.done("commission", &call(POST, days.called, days.vote));
        check(&set, &|day| nominate(POST, "c", day), nomination, "A010", of_nomination);
        let mut unsigned = nominate(POST, "a", days.nominated);
        unsigned["nominated"]["papers"].as_object_mut().unwrap().retain(|name, _| !name.starts_with("signatures"));
        set.done("agent", &unsigned);
        for name in ["find eligible", "issue sheets"] {
            set.done("commission", &taken(POST, "a", days.nominated, name));
        }
        handed_in(&set, days, sheets, of_sheets);
        set.done("agent", &sheets_of("a", days.nominated));
        set.done("commission", &taken(POST, "a", days.nominated, "accept sheets"));
        let register = |day: &str| {
            let order = decide(POST, "a", day);
            let heard = set.clone().give("commission", &order);
            if heard.starts_with("A031") && !heard.contains("the hour") { words(order) } else { order }
        };
        check(&set, &register, registration, "A030", "art 113-5(14)");
        let set = ballot(days);
        // The day after is the last by another way of counting; behind both nobody withdraws.
        check(&set, &|day| taken(POST, "a", day, "withdraw"), withdrawal, "A031", "art 113-6(1)");
        let eve = days.vote.parse::<jiff::civil::Date>().unwrap().yesterday().unwrap().to_string();
        let mut late = set;
        assert!(late.give("commission", &taken(POST, "a", &eve, "withdraw")).starts_with("A030 a: H012"));
        assert!(late.entries.last().unwrap().body["by"].to_string().contains("art 113-6(1)"));
    }
}

#[test]
fn a_ballot_waits_for_the_end_of_registration_under_each_law() {
    for (days, [_, _, registration, _], _) in TERMS {
        let set = candidates(days);
        let before = registration.parse::<jiff::civil::Date>().unwrap().yesterday().unwrap().to_string();
        let mut early = set.clone();
        assert!(early.give("commission", &on("set_ballot", POST, &before)).starts_with("A010"));
        assert!(early.entries.last().unwrap().body["by"].to_string().contains("art 113-5(14)"));
        set.clone().done("commission", &on("set_ballot", POST, registration));
    }
}
