//! Orders by the calendar of the called election: what is plainly early or late is refused with its article, what is in doubt
//! is decided in words, and what the call set stands in the place of the law.

use serde_json::{Value, json};

use crate::scene::{LAW, Scene, persons};

/// An election as it was called, with days that the call set.
fn called(office: &str, vote: &str, called: &str, terms: &Value) -> (Scene, String) {
    let mut scene = Scene::new(&LAW);
    let order = json!({
        "command": "call", "election": "kz/small", "office": office, "title": "t", "territory": "t", "vote": vote,
        "called": called, "terms": terms, "mandates": (office == "maslikhat").then_some(20),
    });
    let heard = scene.give("commission", &order);
    (scene, heard)
}

fn file(day: &str, persons: &Value) -> Value {
    json!({ "command": "file_list", "list": "a", "party": "P", "day": day, "last_share": "none", "persons": persons })
}

fn register(day: &str, decided: &str) -> Value {
    json!({ "command": "register_list", "list": "a", "day": day, "decided": decided })
}

const ARTICLE: &str = "Constitutional Law 28.09.1995 No. 2464 art 87(5)";

#[test]
fn lists_are_filed_within_nomination() {
    let check = |office: &str, vote: &str, call: &str, day: &str, expect: &str, by: &str| {
        let (mut scene, heard) = called(office, vote, call, &json!([]));
        assert_eq!(heard, "election.called/1", "{vote}");
        let heard = scene.give("party", &file(day, &persons("a", 20)));
        assert_eq!(heard, expect, "{office} {vote} {day}");
        let cited = scene.entries.last().unwrap().body["by"][0].as_str().unwrap_or_default().to_owned();
        assert!(cited.starts_with(by) && by.is_empty() == cited.is_empty(), "{day}: {cited}");
    };
    let filed = "list.filed/1";
    let within = "A010 a list is filed within its term:";
    let early = format!("{within} 2020-11-08 is before the first day, 2020-11-10 or 2020-11-09");
    check("majilis", "2021-01-10", "2020-10-21", "2020-11-08", &early, ARTICLE);
    // Two months before: which of two days is not said, and what is late by one of them is taken.
    check("majilis", "2021-01-10", "2020-10-21", "2020-11-09", filed, "");
    check("majilis", "2021-01-10", "2020-10-21", "2020-11-30", filed, "");
    let late = format!("{within} 2020-12-01 is after the last day, 2020-11-30 18:00");
    check("majilis", "2021-01-10", "2020-10-21", "2020-12-01", &late, ARTICLE);
    let late = format!("{within} 2023-02-07 is after the last day, 2023-02-06 18:00");
    check("majilis", "2023-03-19", "2023-01-19", "2023-02-07", &late, ARTICLE);
    let early = format!("{within} 2023-01-18 is before the first day, 2023-01-19");
    check("majilis", "2023-03-19", "2023-01-19", "2023-01-18", &early, ARTICLE);
    // The term of 2007 was read in a later edition: nobody confirmed that it was law then, so nothing is plainly late.
    check("majilis", "2007-08-18", "2007-06-20", "2007-07-20", filed, "");
    // Nomination for a maslikhat may have been extended.
    check("maslikhat", "2023-03-19", "2023-01-19", "2023-02-25", filed, "");
    let late = format!("{within} 2023-03-15 is after the last day, 2023-02-16 18:00");
    check(
        "maslikhat",
        "2023-03-19",
        "2023-01-19",
        "2023-03-15",
        &late,
        "Constitutional Law 28.09.1995 No. 2464 art 103",
    );
}

#[test]
fn lists_are_registered_within_registration_and_doubt_is_decided_in_words() {
    let check = |office: &str, (vote, call): (&str, &str), (filed, day): (&str, &str), decided: &str, expect: &str| {
        let (mut scene, _) = called(office, vote, call, &json!([]));
        scene.done("party", &file(filed, &persons("a", 20)));
        let heard = scene.give("commission", &register(day, decided));
        assert!(heard.starts_with(expect), "{office} {vote} {filed} {day}: {heard}");
    };
    let majilis = |year: u32| if year == 2021 { ("2021-01-10", "2020-10-21") } else { ("2007-08-18", "2007-06-20") };
    let (of_2021, of_2007) = (majilis(2021), majilis(2007));
    check("majilis", of_2021, ("2020-11-20", "2020-12-09"), "", "list.registered/1");
    let doubt = "A007 the law leaves open whether this list is registered: 2020-12-10 is after the last day, 2020-12-09 \
                 18:00; it may be 2020-12-10 18:00 too";
    check("majilis", of_2021, ("2020-11-20", "2020-12-10"), "", doubt);
    check("majilis", of_2021, ("2020-11-20", "2020-12-10"), "counted to the same day", "list.registered/1");
    let late =
        "A010 a list is registered within its term: 2020-12-11 is after the last day, 2020-12-10 18:00 or 2020-12-09";
    check("majilis", of_2021, ("2020-11-20", "2020-12-11"), "counted to the same day", late);
    // What was filed in doubt is open when it is registered.
    check("majilis", of_2021, ("2020-11-09", "2020-11-20"), "", "A007 the law leaves open whether this list");
    check("majilis", of_2021, ("2020-11-09", "2020-11-20"), "the congress met in time", "list.registered/1");
    let doubt =
        "A007 the law leaves open whether this list is registered: 2007-07-20 is after the last day, 2007-07-18";
    check("majilis", of_2007, ("2007-07-01", "2007-07-20"), " ", doubt);
    check(
        "majilis",
        of_2007,
        ("2007-07-01", "2007-07-17"),
        "",
        "A007 the law leaves open whether this list is registered: ",
    );
    let extended = "A007 the law leaves open whether this list is registered: 2023-02-20 is after the last day, 2023-02-16 \
                    18:00; unless nomination was extended";
    check("maslikhat", ("2023-03-19", "2023-01-19"), ("2023-02-20", "2023-02-21"), "", extended);
}

#[test]
fn the_call_sets_days_where_the_law_lets_it() {
    let term = |step: &str, first: Option<&str>, last: Option<&str>| {
        let mut term = json!({ "step": step });
        for (name, day) in [("first", first), ("last", last)] {
            if let Some(day) = day {
                term[name] = json!(day);
            }
        }
        term
    };
    let check = |terms: &[Value], expect: &str| {
        let (scene, heard) = called("majilis", "2023-03-19", "2023-01-19", &json!(terms));
        assert_eq!(heard, expect, "{terms:?}");
        scene
    };
    let none = "they are none between the call and the vote";
    check(
        &[term("party", None, Some("2023-02-08"))],
        "A010 the call sets the days of `party`: the calendar of this election has no such step",
    );
    check(
        &[term("campaign", None, Some("2023-03-10"))],
        "A010 the call sets the days of `campaign`: the law lets no call set them",
    );
    check(&[term("nomination", None, None)], &format!("A010 the call sets the days of `nomination`: {none}"));
    check(
        &[term("nomination", None, Some("2023-03-19"))],
        &format!("A010 the call sets the days of `nomination`: {none}"),
    );
    check(
        &[term("nomination", Some("2023-01-18"), None)],
        &format!("A010 the call sets the days of `nomination`: {none}"),
    );
    check(
        &[term("nomination", Some("2023-02-09"), Some("2023-02-08"))],
        &format!("A010 the call sets the days of `nomination`: {none}"),
    );
    let last = term("nomination", None, Some("2023-02-08"));
    check(&[last.clone(), last.clone()], "A010 the call sets the days of `nomination`: they are set twice");
    // As the Commission's plan of 2023 had it, two days after the terms of the law.
    let mut scene = check(&[last, term("registration", None, Some("2023-02-18"))], "election.called/1 terms.set/1");
    let persons = persons("a", 20);
    let late = "A010 a list is filed within its term: 2023-02-09 is after the last day, 2023-02-08 18:00";
    assert_eq!(scene.give("party", &file("2023-02-09", &persons)), late);
    scene.done("party", &file("2023-02-08", &persons));
    let late = "A010 a list is registered within its term: 2023-02-19 is after the last day, 2023-02-18 18:00";
    assert_eq!(scene.give("commission", &register("2023-02-19", "synthetic")), late);
    scene.done("commission", &register("2023-02-18", "synthetic"));
}

#[test]
fn papers_follow_until_registration_closes() {
    let (mut scene, _) = called("majilis", "2021-01-10", "2020-10-21", &json!([]));
    let (whole, other) = (persons("a", 20), persons("b", 20));
    let mut unpaid = file("2020-11-25", &whole);
    (unpaid["last_share"], unpaid["paid"]) = (json!("4 %"), json!("10"));
    scene.done("party", &unpaid);
    assert_eq!(scene.give("commission", &register("2020-12-02", "")), "list.decided/1");
    let decided = scene.entries.last().unwrap().body.clone();
    assert_eq!((&decided["outcome"], &decided["until"]), (&json!("sent back"), &json!("2020-12-10")));
    // The same persons with the fee are no new nomination; other persons are.
    assert!(scene.give("party", &file("2020-12-03", &other)).starts_with("A010 a list is filed within its term"));
    scene.done("party", &file("2020-12-03", &whole));
    scene.done("commission", &register("2020-12-04", ""));
}
