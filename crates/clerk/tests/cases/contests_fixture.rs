//! Journals of the first versions of all records of contests, `v2` with those that came later, which must open for ever under the law made up for it; journals
//! that contradict themselves; and the manual of contests against the program. The files are never written anew.

use std::collections::BTreeSet;
use std::sync::Arc;

use clerk::Broken;
use clerk::contests::{Command, Desk, KINDS, Record};
use journal::{Entry, Known, verify};
use serde_json::{Value, json};

use crate::contests::{
    FIRST, POST, SEAT_LAW, Set, at, bring, call, came_to, certify, count, decide, nominate, of, on, opened, precinct,
    protocol, taken, vote_on,
};
use crate::fixture;
use crate::scene::{steps, supersedes};

const RECORDS: &str = include_str!("../../../../docs/RECORDS.md");
const MANUAL: &str = include_str!("../../../../docs/CONTESTS.md");

fn entries() -> Vec<Entry> {
    include_str!("../fixtures/contests-v1.jsonl").lines().map(|line| Entry::parse(line).unwrap()).collect()
}

/// The journal of an election that repeats another too late.
fn later() -> Vec<Entry> {
    include_str!("../fixtures/contests-v2.jsonl").lines().map(|line| Entry::parse(line).unwrap()).collect()
}

/// The journal of an election whose last day of registration asked for the hour.
fn hourly() -> Vec<Entry> {
    include_str!("../fixtures/contests-v3.jsonl").lines().map(|line| Entry::parse(line).unwrap()).collect()
}

fn open(entries: &[Entry]) -> Result<Desk, Broken> {
    let mut desk = Desk::new(Arc::clone(&SEAT_LAW));
    entries.iter().try_for_each(|entry| desk.enter(entry))?;
    Ok(desk)
}

/// The orders of the fixture, carried out by the program as it is.
fn made() -> Set {
    let mut set = opened(&SEAT_LAW);
    let other = "north/hill/2";
    // A tie, another round, a winner whose outcome falls, and one who is registered in the place of the first.
    bring(&mut set, POST, FIRST, "registered");
    let brought = json!({ "candidate": "a", "day": "2021-07-11", "papers": { "special_check": { "pending_since": "2021-07-01" },
        "elsewhere": ["maslikhat"], "agreed": true } });
    set.done("agent", &of("bring_papers", POST, &brought));
    set.done("commission", &on("set_ballot", POST, FIRST.ballot));
    protocol(&mut set, POST, &precinct(POST), &[("a", 200), ("b", 200)], 300);
    let copy = json!({ "precinct": precinct(POST), "figures": { "B1": 700 } });
    set.done("observer", &json!({ "command": "enter_copy", "copy": copy }));
    set.give("commission", &certify(POST, FIRST.certified));
    set.done("commission", &count(POST));
    set.done("commission", &certify(POST, FIRST.certified));
    set.done("commission", &vote_on("call_again", POST, "2021-07-27", "2021-08-22"));
    set.done("commission", &on("set_ballot", POST, "2021-08-20"));
    protocol(&mut set, POST, &precinct(POST), &[("a", 201), ("b", 200)], 0);
    set.done("commission", &count(POST));
    set.done("commission", &certify(POST, "2021-08-23"));
    set.done("commission", &on("register_winner", POST, "2021-08-24"));
    set.done("coordinator", &steps(&[supersedes(&precinct(POST), "repeat_voting")]));
    protocol(&mut set, POST, &precinct(POST), &[("a", 200), ("b", 201)], 0);
    set.done("commission", &count(POST));
    set.done("commission", &certify(POST, "2021-09-20"));
    let ended = json!({ "day": "2021-09-20", "ground": "other: the outcome fell", "because": "case 12",
        "decided": "the court ended them (synthetic)" });
    set.done("commission", &of("end_powers", POST, &ended));
    set.done("commission", &on("register_winner", POST, "2021-09-20"));
    // An election that is put off, with a refusal and its appeal, and a post that goes.
    bring(&mut set, other, FIRST, "nominated");
    let lies = json!({ "candidate": "b", "day": "2021-06-30", "papers": { "declaration": "false" } });
    set.done("agent", &of("bring_papers", other, &lies));
    set.done("commission", &decide(other, "a", FIRST.decided));
    set.done("commission", &decide(other, "b", FIRST.decided));
    set.done("agent", &taken(other, "b", "2021-07-12", "appeal"));
    set.done("commission", &vote_on("put_off", other, "2021-07-19", "2021-08-20"));
    set.give("agent", &nominate(other, "c", "2021-08-18"));
    set.done("commission", &of("abolish_post", other, &json!({ "day": "2021-08-01", "because": "act 2 (synthetic)" })));
    set
}

/// The orders of the later fixture.
fn made_later() -> Set {
    let mut set = at("ballot");
    set.done("coordinator", &steps(&[supersedes(&precinct(POST), "declare_void")]));
    set.done("commission", &count(POST));
    set.done("commission", &certify(POST, FIRST.certified));
    set.done("commission", &call(POST, "2021-08-20", "2021-09-26"));
    set
}

/// The orders of the fixture with hours.
fn made_hourly() -> Set {
    let mut set = at("nominated");
    let papers =
        json!({ "candidate": "a", "day": "2021-07-14", "hour": "17:59", "papers": { "signatures_collected": 31 } });
    set.done("agent", &of("bring_papers", POST, &papers));
    let mut order = decide(POST, "a", "2021-07-14");
    order["hour"] = json!("17:59");
    set.done("commission", &order);
    set
}

#[test]
fn the_orders_of_the_fixture_give_the_same_state_today() {
    let (today, then) = (made(), open(&entries()).unwrap());
    assert_eq!(format!("{:?}", today.state().posts), format!("{:?}", then.state().posts));
    let (today, then) = (made_later(), open(&later()).unwrap());
    assert_eq!(format!("{:?}", today.state().posts), format!("{:?}", then.state().posts));
    assert!(then.state().posts[POST].contest().unwrap().late.is_some());
    let (today, then) = (made_hourly(), open(&hourly()).unwrap());
    assert_eq!(format!("{:?}", today.state().posts), format!("{:?}", then.state().posts));
    assert!(then.state().posts[POST].contest().unwrap().candidate("a").unwrap().is_registered());
}

#[test]
fn a_journal_of_the_first_versions_opens() {
    let entries = entries();
    let lines: Vec<String> = entries.iter().map(Entry::line).collect();
    verify(&lines, Known::Nothing).unwrap();
    let desk = open(&entries).unwrap();
    let contest = desk.state().posts[POST].contest().unwrap();
    assert_eq!((contest.winner.as_ref().unwrap().candidate.as_str(), contest.winner_stands()), ("b", true));
    assert_eq!((contest.rounds.len(), contest.displaced.len()), (2, 1));
    let other = &desk.state().posts["north/hill/2"];
    assert!(other.abolished.is_some() && other.contest().unwrap().put_off.is_some());
    assert_eq!(came_to(&made()), ("elected".to_owned(), vec!["b".to_owned()]));
}

#[test]
fn the_fixture_holds_every_record_and_each_is_written_as_it_was() {
    fixture::written_as_it_was::<Record>(&[entries(), later(), hourly()].concat(), KINDS);
}

#[test]
fn journals_that_do_not_open() {
    let whole = at("winner").entries;
    let find = |kind: &str| whole.iter().position(|entry| entry.kind == kind).unwrap();
    let body = |kind: &str| whole[find(kind)].body.clone();
    // The record stands in the place of the first of a kind.
    let check = |place: &str, kind: &str, body: Value, expect: &str| {
        let told = open(&fixture::with(&whole, find(place), kind, body)).unwrap_err().to_string();
        assert!(told.contains(expect), "{kind}: {told}");
    };
    let last = "winner.registered/1";
    check(last, "post.entered/2", Value::Null, "R001 no record `post.entered/2` is known");
    check(last, "post.entered/1", json!({ "post": 1 }), "R002");
    check("contests.opened/1", "post.entered/1", body("post.entered/1"), "the journal is not opened yet");
    check(last, "contests.opened/1", body("contests.opened/1"), "the journal is opened twice");
    check(last, "post.entered/1", body("post.entered/1"), "is entered twice");
    check(last, "post.precincts/1", body("post.precincts/1"), "the precinct `p-north-hill-1` is set twice");
    check("post.entered/1", "post.precincts/1", body("post.precincts/1"), "there is no post `north/hill/1`");
    check("post.precincts/1", "contest.called/1", body("contest.called/1"), "has no precinct, or is abolished");
    check(last, "contest.called/1", body("contest.called/1"), "is called while another runs");
    check(last, "candidate.nominated/1", body("candidate.nominated/1"), "the candidate `a` is nominated twice");
    let mut late = body("candidate.nominated/1");
    late["candidate"] = json!("z");
    check(last, "candidate.nominated/1", late, "the candidate `z` is nominated after the ballot was set");
    check(
        "contest.called/1",
        "candidate.nominated/1",
        body("candidate.nominated/1"),
        "no election is called for `north/hill/1`",
    );
    let papers = json!({ "post": POST, "candidate": "z", "day": "2021-07-01", "papers": {} });
    check(last, "candidate.papers/1", papers, "there is no candidate `z`");
    let papers = json!({ "post": POST, "candidate": "a", "day": "2021-07-01", "papers": {} });
    check(
        "contest.ballot/1",
        "candidate.papers/2",
        json!({ "hour": "24:00", "brought": papers }),
        "`24:00` is no hour",
    );
    let step = |step: &str, stage: &str| json!({ "post": POST, "candidate": "a", "day": "2021-07-24", "step": step, "stage": stage, "by": [] });
    check(last, "candidate.step/1", step("register", "Nowhere"), "there is no stage `Nowhere`");
    check(last, "candidate.step/1", step("register", "Out"), "`a`: register leads from Registered to no Out");
    check(last, "contest.ballot/1", body("contest.ballot/1"), "is set anew after protocols were entered");
    let mut ballot = body("contest.ballot/1");
    ballot["candidates"] = json!(["z"]);
    check("contest.ballot/1", "contest.ballot/1", ballot, "there is no candidate `z`");
    let release = |precinct: &str| json!({ "precinct": precinct, "role": "clerk", "step": "release" });
    check(last, "protocol.step/1", release("nowhere"), "there is no precinct `nowhere`");
    check("contest.ballot/1", "protocol.step/1", release(&precinct(POST)), "a protocol before the ballot");
    check(last, "protocol.step/1", release(&precinct(POST)), "precinct p-north-hill-1: ");
    let copy = |figure: &str| json!({ "precinct": precinct(POST), "figures": { figure: 1 } });
    check("contest.ballot/1", "copy.entered/1", copy("B1"), "a copy before the ballot");
    check(last, "copy.entered/1", copy("Z9"), "no figure `Z9`");
    check(last, "contest.counted/1", body("contest.counted/1"), "is counted at another time");
    check("contest.counted/1", "contest.certified/1", body("contest.certified/1"), "waits for a certification");
    let off = json!({ "post": POST, "day": "2021-07-20", "vote": "2021-08-08", "by": [] });
    check(last, "contest.put_off/1", off, "is put off after votes were cast");
    let round = json!({ "post": POST, "day": "2021-07-27", "vote": "2021-08-08", "between": ["a"], "by": [] });
    check(last, "round.called/1", round, "asks for this round");
    let mut other = body(last);
    other["candidate"] = json!("b");
    check(last, last, other, "`b` is registered, and no certified outcome says so");
    let late = json!({ "post": POST, "repeats": "2021-07-25", "vote": "2021-09-26", "last": "2021-08-25", "by": [] });
    check(last, "contest.late/1", late, "that was just called is late");
    let fell = json!({ "post": POST, "precinct": precinct(POST), "candidate": "a", "by": [] });
    check(last, "outcome.fell/1", fell, "did not fall");
    // What comes after the whole.
    let after = |records: &[(&str, Value)], expect: &str| {
        let mut all = whole.clone();
        for _ in records {
            all.push(whole[0].clone());
        }
        for (at, (kind, body)) in records.iter().enumerate() {
            all = fixture::with(&all, whole.len() + at, kind, body.clone());
        }
        let told = open(&all).unwrap_err().to_string();
        assert!(told.contains(expect), "{told}");
    };
    let gone = json!({ "post": POST, "day": "2021-08-01", "because": "act 2" });
    let ended = json!({ "post": POST, "day": "2021-08-01", "ground": "death", "because": "act 1", "by": [] });
    after(&[("post.abolished/1", gone.clone()), ("post.abolished/1", gone.clone())], "is abolished twice");
    after(&[("post.abolished/1", gone.clone()), ("protocol.step/1", release(&precinct(POST)))], "was abolished");
    after(&[("post.abolished/1", gone.clone()), ("post.precincts/1", body("post.precincts/1"))], "was abolished");
    after(&[("powers.ended/1", ended.clone()), ("powers.ended/1", ended)], "powers end twice");
    after(&[(last, body(last))], "the election for `north/hill/1` is over");
}

#[test]
fn every_record_is_in_the_manual_with_its_fields() {
    let (_, table) = RECORDS.split_once("## Records of contests").unwrap();
    let row = |kind: &str| table.lines().find(|line| line.starts_with(&format!("- `{kind}`: "))).unwrap_or_default();
    for kind in KINDS {
        assert!(!row(kind).is_empty(), "`{kind}` has no row");
    }
    for entry in entries().into_iter().chain(later()).chain(hourly()) {
        for field in entry.body.as_object().unwrap().keys() {
            assert!(row(&entry.kind).contains(&format!("`{field}`")), "`{}` has the field `{field}`", entry.kind);
        }
    }
}

/// The orders of the manual, which are one election from its call to its end.
fn examples() -> Vec<Value> {
    let mut all = Vec::new();
    for part in MANUAL.split("```json\n").skip(1) {
        let (orders, _) = part.split_once("```").unwrap();
        all.extend(serde_json::Deserializer::from_str(orders).into_iter::<Value>().map(Result::unwrap));
    }
    all
}

#[test]
fn every_command_has_an_example_that_is_read() {
    let mut names = BTreeSet::new();
    for value in examples() {
        let command: Command = serde_json::from_value(value.clone()).unwrap_or_else(|why| panic!("{value}: {why}"));
        assert_eq!(serde_json::from_value::<Command>(serde_json::to_value(&command).unwrap()).unwrap(), command);
        let mut more = value.clone();
        more["unknown"] = json!(1);
        assert!(serde_json::from_value::<Command>(more).is_err(), "{value}: an unknown field is taken");
        names.insert(command.name());
    }
    let unknown = serde_json::from_value::<Command>(json!({ "command": "unknown" })).unwrap_err().to_string();
    assert_eq!(names.len(), unknown.matches('`').count() / 2 - 1, "a command has no example: {unknown}");
}

#[test]
fn the_examples_of_the_manual_work_one_after_the_other() {
    let mut set = Set::new(&SEAT_LAW);
    for (number, order) in examples().into_iter().enumerate() {
        set.done(&format!("person-{number}"), &order);
    }
    assert!(set.state().posts["north/hill/2"].abolished.is_some());
}
