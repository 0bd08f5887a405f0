//! Many one-seat contests at work under a law made up for them: every order at every stage, what is put off, repeated,
//! corrected, abolished, and input that is wrong.

use std::sync::{Arc, LazyLock};

use clerk::Books;
use clerk::contests::Contests;
use serde_json::{Value, json};

use crate::scene::{SceneOf, brings, step, steps, supersedes};
use crate::statutes;

/// A law of single seats that is made up.
pub(crate) static SEAT_LAW: LazyLock<Arc<Books>> =
    LazyLock::new(|| statutes::books("crates/clerk/tests/fixtures/contest-acts", None));

/// A set of contests.
pub(crate) type Set = SceneOf<Contests>;

/// The post that tests are about.
pub(crate) const POST: &str = "north/hill/1";

/// The stages of a contest, each with the one before.
pub(crate) const STAGES: [&str; 10] = [
    "entered",
    "precincts",
    "called",
    "nominated",
    "registered",
    "ballot",
    "accepted",
    "counted",
    "certified",
    "winner",
];

pub(crate) fn opened(books: &Arc<Books>) -> Set {
    let mut set = Set::new(books);
    let open = json!({ "command": "open", "set": "kz/akims", "office": "akim", "title": "Akims (synthetic)", "synthetic": true });
    set.done("commission", &open);
    set
}

pub(crate) fn enter(post: &str) -> Value {
    json!({ "command": "enter_post", "entered": { "post": post, "region": "north", "district": "Hill", "names": { "en": "Post (synthetic)" },
        "kind": "village", "settlements": 2 } })
}

/// The precinct of a post that has one.
pub(crate) fn precinct(post: &str) -> String {
    format!("p-{}", post.replace('/', "-"))
}

pub(crate) fn precincts(post: &str) -> Value {
    json!({ "command": "set_precincts", "post": post, "precincts": [{ "id": precinct(post), "voters": 1000 }] })
}

/// Papers of which none is missing.
pub(crate) fn papers() -> Value {
    json!({ "citizen": true, "residence_years": 20, "consent": true, "elsewhere": [], "paid": "1", "declaration": "in_order",
        "spouse_declaration": "not_owed", "special_check": "passed", "signatures_collected": 30, "signatures_good": 20,
        "settlements": 2 })
}

pub(crate) fn nominate(post: &str, candidate: &str, day: &str) -> Value {
    json!({ "command": "nominate", "nominated": { "post": post, "candidate": candidate, "day": day,
        "name": format!("Жасанды {candidate} of {post} (synthetic)"), "sex": "female", "born": "1980-02-29", "nominator": "self",
        "hour": "12:00", "member_of": "none", "terms_in_a_row": 0, "papers": papers() } })
}

/// An order about a post.
pub(crate) fn of(command: &str, post: &str, more: &Value) -> Value {
    let mut order = json!({ "command": command, "post": post });
    order.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    order
}

pub(crate) fn decide(post: &str, candidate: &str, day: &str) -> Value {
    of("decide", post, &json!({ "candidate": candidate, "day": day }))
}

pub(crate) fn taken(post: &str, candidate: &str, day: &str, name: &str) -> Value {
    of("step", post, &json!({ "candidate": candidate, "day": day, "step": name }))
}

pub(crate) fn on(command: &str, post: &str, day: &str) -> Value {
    of(command, post, &json!({ "day": day }))
}

pub(crate) fn vote_on(command: &str, post: &str, day: &str, vote: &str) -> Value {
    of(command, post, &json!({ "day": day, "vote": vote }))
}

pub(crate) fn call(post: &str, called: &str, vote: &str) -> Value {
    of("call", post, &json!({ "called": called, "vote": vote, "term_ends": "2021-08-20" }))
}

pub(crate) fn count(post: &str) -> Value {
    of("count", post, &json!({}))
}

pub(crate) fn certify(post: &str, day: &str) -> Value {
    of("certify", post, &json!({ "day": day, "signed": ["A", "B", "C", "D"] }))
}

/// A protocol from its first entry until it is accepted: votes by candidate, ballots against all.
pub(crate) fn protocol(set: &mut Set, post: &str, precinct: &str, votes: &[(&str, u64)], against: u64) {
    let known =
        set.state().posts[post].contest().unwrap().round().unwrap().ballot.as_ref().unwrap().set.figures.clone();
    let cast = votes.iter().map(|(_, votes)| votes).sum::<u64>() + against;
    let mut figures = json!({ "A1": 1000, "A2": cast, "A4": 1010 - cast, "B1": cast, "B2-1": against, "B3": 0, "B4": 1010,
        "B5": 1010 - cast });
    for (candidate, votes) in votes {
        figures[format!("B2 {candidate}")] = json!(votes);
    }
    figures.as_object_mut().unwrap().retain(|name, _| known.contains(name));
    let first = [brings(precinct, "clerk", "enter", &figures), step(precinct, "clerk", "release")];
    set.done("clerk-a", &steps(&first));
    set.done("clerk-b", &steps(&[brings(precinct, "clerk", "enter", &figures)]));
    set.done(
        "coordinator",
        &steps(&[step(precinct, "coordinator", "resolve"), step(precinct, "coordinator", "accept")]),
    );
}

/// Days of an election.
#[derive(Clone, Copy)]
pub(crate) struct Days {
    pub(crate) called: &'static str,
    pub(crate) nominated: &'static str,
    pub(crate) decided: &'static str,
    pub(crate) ballot: &'static str,
    pub(crate) vote: &'static str,
    pub(crate) certified: &'static str,
}

/// The election that most tests hold.
pub(crate) const FIRST: Days = Days {
    called: "2021-06-15",
    nominated: "2021-06-25",
    decided: "2021-07-10",
    ballot: "2021-07-19",
    vote: "2021-07-25",
    certified: "2021-07-26",
};

/// One election of two candidates as far as a stage; the second has fewer votes.
pub(crate) fn bring(set: &mut Set, post: &str, days: Days, stage: &str) {
    let reach = |at: &str| {
        STAGES.iter().position(|stage| *stage == at).unwrap() <= STAGES.iter().position(|s| *s == stage).unwrap()
    };
    if !set.state().posts.contains_key(post) {
        set.done("commission", &enter(post));
    }
    if reach("precincts") && set.state().posts[post].precincts.is_empty() {
        set.done("commission", &precincts(post));
    }
    if reach("called")
        && set.state().posts[post].contest().is_none_or(|contest| contest.lets_call(days.called.parse().unwrap()))
    {
        set.done("commission", &call(post, days.called, days.vote));
    }
    for candidate in ["a", "b"] {
        if reach("nominated") {
            set.done("agent", &nominate(post, candidate, days.nominated));
        }
        if reach("registered") {
            set.done("commission", &decide(post, candidate, days.decided));
        }
    }
    if reach("ballot") {
        set.done("commission", &on("set_ballot", post, days.ballot));
    }
    if reach("accepted") {
        protocol(set, post, &precinct(post), &[("a", 300), ("b", 200)], 20);
    }
    if reach("counted") {
        set.done("commission", &count(post));
    }
    if reach("certified") {
        set.done("commission", &certify(post, days.certified));
    }
    if reach("winner") {
        set.done("commission", &on("register_winner", post, days.certified));
    }
}

/// A set with one post as far as a stage.
pub(crate) fn at(stage: &str) -> Set {
    let mut set = opened(&SEAT_LAW);
    bring(&mut set, POST, FIRST, stage);
    set
}

/// What an order comes to, in a word: the code, or that it is done.
fn word(set: &Set, order: &Value) -> String {
    let heard = set.clone().give("clerk-c", order);
    if heard.starts_with('A') { heard[..4].to_owned() } else { "done".to_owned() }
}

/// Orders with what each comes to at the stages of [`STAGES`].
const EVERY: &str = "\
\x20               entered    precincts  called     nominated  registered ballot     accepted   counted    certified  winner     abolished
enter post      A002       A002       A002       A002       A002       A002       A002       A002       A002       A002       A002
set precincts   done       done       done       done       done       A001       A001       A001       A001       done       A001
call            A001       done       done       done       done       A001       A001       A001       A001       done       A001
nominate        A001       A001       done       done       done       A001       A001       A001       A001       A001       A001
bring papers    A001       A001       A002       done       done       done       done       done       done       A001       A001
decide          A001       A001       A002       done       A030       A030       A030       A030       A030       A001       A001
step leave      A001       A001       A002       done       done       done       done       done       done       A001       A001
step withdraw   A001       A001       A002       done       done       done       done       done       done       A001       A001
step appeal     A001       A001       A002       A030       A030       A030       A030       A030       A030       A001       A001
set ballot      A001       A001       A032       A001       done       A001       A001       A001       A001       A001       A001
enter           A002       A001       A001       A001       A001       done       A005       A005       A005       A005       A001
void            A002       A001       A001       A001       A001       done       done       done       done       done       A001
copy            A002       A001       A001       A001       A001       done       done       done       done       done       A001
count           A001       A001       A001       A001       A001       A006       done       done       A001       A001       A001
certify         A001       A001       A001       A001       A001       A001       A001       done       A001       A001       A001
put off         A001       A001       done       A001       A032       A032       A001       A001       A001       A001       A001
call again      A001       A001       A001       A001       A001       A001       A001       A001       A001       A001       A001
register winner A001       A001       A001       A001       A001       A001       A001       A001       done       A001       A001
end powers      done       done       done       done       done       done       done       done       done       done       A001
abolish         done       done       done       done       done       done       done       done       done       done       A001
";

fn every() -> Vec<(&'static str, Value)> {
    let copy = json!({ "command": "enter_copy", "copy": { "precinct": precinct(POST), "figures": { "B1": 1 } } });
    let ended = json!({ "day": "2021-07-30", "ground": "death", "because": "act 1" });
    vec![
        ("enter post", enter(POST)),
        ("set precincts", of("set_precincts", POST, &json!({ "precincts": [{ "id": "new" }] }))),
        ("call", call(POST, "2021-08-01", "2021-09-05")),
        ("nominate", nominate(POST, "c", FIRST.nominated)),
        (
            "bring papers",
            of("bring_papers", POST, &json!({ "candidate": "a", "day": "2021-06-26", "papers": { "paid": "2" } })),
        ),
        ("decide", decide(POST, "a", FIRST.decided)),
        ("step leave", taken(POST, "a", "2021-07-20", "leave")),
        ("step withdraw", taken(POST, "a", "2021-07-20", "withdraw")),
        ("step appeal", taken(POST, "a", "2021-07-20", "appeal")),
        ("set ballot", on("set_ballot", POST, FIRST.ballot)),
        ("enter", steps(&[brings(&precinct(POST), "clerk", "enter", &json!({ "B1": 1 }))])),
        ("void", steps(&[supersedes(&precinct(POST), "declare_void")])),
        ("copy", copy),
        ("count", count(POST)),
        ("certify", certify(POST, FIRST.certified)),
        ("put off", vote_on("put_off", POST, "2021-07-21", "2021-08-08")),
        ("call again", vote_on("call_again", POST, "2021-07-27", "2021-08-08")),
        ("register winner", on("register_winner", POST, FIRST.certified)),
        ("end powers", of("end_powers", POST, &ended)),
        ("abolish", of("abolish_post", POST, &json!({ "day": "2021-07-28", "because": "act 2" }))),
    ]
}

#[test]
fn every_order_at_every_stage() {
    let stages: Vec<Set> = STAGES.iter().map(|stage| at(stage)).collect();
    let mut abolished = at("ballot");
    abolished.done("commission", &of("abolish_post", POST, &json!({ "day": "2021-07-20", "because": "act 2" })));
    let all: Vec<&Set> = stages.iter().chain([&abolished]).collect();
    let mut table = format!("{:16}{}abolished\n", "", STAGES.map(|stage| format!("{stage:11}")).concat());
    for (name, order) in every() {
        let row: Vec<String> = all.iter().map(|set| format!("{:11}", word(set, &order))).collect();
        let row = row.concat();
        table.push_str(&format!("{name:16}{}\n", row.trim_end()));
    }
    assert_eq!(table, EVERY, "{table}");
}

/// Gives an order at a stage and looks for words in what is heard.
fn check(stage: &str, order: &Value, expect: &str) {
    let heard = at(stage).give("commission", order);
    assert!(heard.contains(expect), "{stage}: {order}\nmisses: {expect}\nheard:  {heard}");
}

/// Gives orders one after the other, each with what must be heard.
pub(crate) fn play(set: &mut Set, orders: &[(Value, &str)]) {
    for (order, expect) in orders {
        let heard = set.give("commission", order);
        assert!(heard.contains(expect), "{order}\nmisses: {expect}\nheard:  {heard}");
    }
}

/// What the newest round came to: its word and whom it names.
pub(crate) fn came_to(set: &Set) -> (String, Vec<String>) {
    let counted = set.state().posts[POST].contest().unwrap().round().unwrap().counted.clone().unwrap();
    (counted.outcome, counted.who)
}

fn last(set: &Set, field: &str) -> Value {
    set.entries.last().unwrap().body[field].clone()
}

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
fn equal_votes_are_cast_again_apart_from_the_first() {
    let mut set = at("ballot");
    let again = |day: &str, vote: &str| vote_on("call_again", POST, day, vote);
    protocol(&mut set, POST, &precinct(POST), &[("a", 200), ("b", 200)], 300);
    play(
        &mut set,
        &[
            (count(POST), "contest.counted/1"),
            (again("2021-07-26", "2021-08-08"), "A001 no outcome was certified yet"),
            (certify(POST, "2021-07-26"), "contest.certified/1"),
            (on("register_winner", POST, "2021-07-26"), "A001 nobody was elected"),
            (again("2021-07-25", "2021-08-08"), "A001 what is repeated is called after the certification"),
            (
                again("2021-07-27", "2021-08-26"),
                "A010 the vote is repeated within its term: 2021-08-26 lies behind 2021-08-25",
            ),
            (call(POST, "2021-08-01", "2021-09-05"), "A001 an election for this post runs already"),
            (again("2021-07-27", "2021-08-25"), "round.called/1"),
            (again("2021-07-27", "2021-08-25"), "A001 no outcome was certified yet"),
            (nominate(POST, "c", "2021-07-28"), "A001 the ballot was set"),
            (of("set_precincts", POST, &json!({ "precincts": [{ "id": "new" }] })), "A001 the territory stands"),
            (
                steps(&[brings(&precinct(POST), "clerk", "enter", &json!({ "B1": 1 }))]),
                "A001 the ballot was not set yet",
            ),
            (count(POST), "A001 the ballot was not set yet"),
        ],
    );
    assert!(last(&set, "why").is_string() && set.state().posts[POST].contest().unwrap().winner.is_none());
    let round = set.clone();
    // Held: the protocols of the first round stay as they were.
    set.done("commission", &on("set_ballot", POST, "2021-08-20"));
    protocol(&mut set, POST, &precinct(POST), &[("a", 100), ("b", 101)], 300);
    play(
        &mut set,
        &[
            (count(POST), "contest.counted/1"),
            (certify(POST, "2021-08-24"), "A001"),
            (certify(POST, "2021-08-26"), "contest.certified/1"),
        ],
    );
    assert_eq!(came_to(&set), ("elected".to_owned(), vec!["b".to_owned()]));
    let rounds = &set.state().posts[POST].contest().unwrap().rounds;
    let votes = |round: usize| {
        rounds[round].counted.as_ref().unwrap().candidates.iter().map(|row| row.votes).collect::<Vec<_>>()
    };
    assert_eq!((votes(0), votes(1)), (vec![200, 200], vec![100, 101]));
    set.done("commission", &on("register_winner", POST, "2021-08-31"));
    assert_eq!(last(&set, "by")[0]["words"], "within the term, which ends on 2021-09-01");
    // Equal once more: the law falls silent, and nobody certifies it.
    let mut equal = round.clone();
    equal.done("commission", &on("set_ballot", POST, "2021-08-20"));
    protocol(&mut equal, POST, &precinct(POST), &[("a", 1), ("b", 1)], 0);
    play(
        &mut equal,
        &[
            (count(POST), "contest.counted/1"),
            (certify(POST, "2021-08-26"), "A006 the law leaves the outcome open"),
            (call(POST, "2021-09-01", "2021-10-10"), "contest.called/1"),
        ],
    );
    // One is left: the law of the fixture elects without a vote. Nobody is left: no law says what then.
    let mut alone = round;
    play(
        &mut alone,
        &[
            (taken(POST, "a", "2021-08-01", "leave"), "candidate.step/1"),
            (on("set_ballot", POST, "2021-08-20"), "A032 1 is left of those to be voted for again"),
        ],
    );
    let mut nobody = alone.clone();
    play(
        &mut alone,
        &[
            (count(POST), "contest.counted/1"),
            (certify(POST, "2021-07-31"), "A001"),
            (certify(POST, "2021-08-02"), "contest.certified/1"),
        ],
    );
    assert_eq!(came_to(&alone), ("elected".to_owned(), vec!["b".to_owned()]));
    play(&mut alone, &[(on("register_winner", POST, "2021-08-03"), "winner.registered/1")]);
    play(
        &mut nobody,
        &[(taken(POST, "b", "2021-08-02", "leave"), "candidate.step/1"), (count(POST), "A006 N020 nobody stands")],
    );
}

#[test]
fn a_void_election_is_held_anew_with_new_nominations() {
    let mut set = at("ballot");
    play(
        &mut set,
        &[
            (steps(&[supersedes(&precinct(POST), "declare_void")]), "protocol.step/1"),
            (count(POST), "contest.counted/1"),
            (certify(POST, "2021-07-26"), "contest.certified/1"),
            (vote_on("call_again", POST, "2021-07-27", "2021-08-26"), "A010"),
            (vote_on("call_again", POST, "2021-07-27", "2021-08-25"), "contest.called/1"),
        ],
    );
    assert_eq!(last(&set, "repeats"), "2021-07-25");
    assert!(set.state().posts[POST].contest().unwrap().candidates.is_empty());
    play(
        &mut set,
        &[
            (nominate(POST, "a", "2021-08-01"), "candidate.nominated/1"),
            (nominate(POST, "c", "2021-08-01"), "candidate.nominated/1"),
            (decide(POST, "a", "2021-08-15"), "candidate.step/1"),
            (decide(POST, "c", "2021-08-15"), "candidate.step/1"),
            (on("set_ballot", POST, "2021-08-20"), "contest.ballot/1"),
        ],
    );
    protocol(&mut set, POST, &precinct(POST), &[("a", 1), ("c", 2)], 0);
    set.done("commission", &count(POST));
    assert_eq!(came_to(&set), ("elected".to_owned(), vec!["c".to_owned()]));
}

#[test]
fn who_leaves_after_the_ballot_stands_on_it_and_nobody_takes_the_place() {
    let mut set = at("ballot");
    set.done("commission", &taken(POST, "a", "2021-07-24", "leave"));
    let mut off = set.clone();
    play(
        &mut off,
        &[
            (on("set_ballot", POST, "2021-07-24"), "A032 1 stand: the election is put off"),
            (vote_on("put_off", POST, "2021-07-24", "2021-08-08"), "contest.put_off/1"),
        ],
    );
    protocol(&mut set, POST, &precinct(POST), &[("a", 300), ("b", 200)], 0);
    play(
        &mut set,
        &[
            (vote_on("put_off", POST, "2021-07-24", "2021-08-08"), "A001 votes were cast"),
            (on("set_ballot", POST, "2021-07-24"), "A001 protocols were entered"),
            (count(POST), "contest.counted/1"),
        ],
    );
    let told = last(&set, "by").as_array().unwrap().last().unwrap()["words"].clone();
    assert_eq!(told, "`a` stands on the ballot and stands no more: Out since 2021-07-24; the votes are counted");
    play(
        &mut set,
        &[
            (certify(POST, "2021-07-26"), "contest.certified/1"),
            (
                on("register_winner", POST, "2021-07-26"),
                "A032 `a` is elected and stands no more (Out since 2021-07-24)",
            ),
            (call(POST, "2021-07-27", "2021-09-05"), "contest.called/1"),
        ],
    );
    // Somebody who is restored comes onto a ballot that is set anew.
    let mut set = at("registered");
    play(
        &mut set,
        &[
            (nominate(POST, "c", "2021-07-01"), "candidate.nominated/1"),
            (
                of(
                    "bring_papers",
                    POST,
                    &json!({ "candidate": "c", "day": "2021-07-01", "papers": { "declaration": "false" } }),
                ),
                "papers",
            ),
            (decide(POST, "c", "2021-07-18"), "candidate.step/1"),
            (on("set_ballot", POST, "2021-07-19"), "contest.ballot/1"),
            (taken(POST, "c", "2021-07-19", "appeal"), "candidate.step/1"),
            (taken(POST, "c", "2021-07-20", "restore"), "candidate.step/1"),
            (on("set_ballot", POST, "2021-07-20"), "contest.ballot/1"),
            (on("set_ballot", POST, "2021-07-20"), "A001 the ballot was set already"),
        ],
    );
    assert_eq!(
        set.state().posts[POST].contest().unwrap().round().unwrap().ballot.as_ref().unwrap().set.candidates,
        ["a", "b", "c"]
    );
}

#[test]
fn an_outcome_that_falls_under_a_registered_winner_is_said() {
    let id = precinct(POST);
    // Before the registration a corrected protocol takes the certification away.
    let mut set = at("certified");
    play(
        &mut set,
        &[
            (steps(&[supersedes(&id, "repeat_voting")]), "protocol.step/1"),
            (on("register_winner", POST, "2021-07-26"), "A001 nobody was elected by a certified outcome"),
            (certify(POST, "2021-07-26"), "A001 the outcome was not counted yet"),
        ],
    );
    let mut set = at("winner");
    let stands = |set: &Set| set.state().posts[POST].contest().unwrap().winner_stands();
    assert!(stands(&set));
    let both = [supersedes(&id, "repeat_voting"), brings(&id, "clerk", "enter", &json!({ "B1": 1 }))];
    assert_eq!(set.clone().give("clerk-c", &steps(&both)), "protocol.step/1 outcome.fell/1 protocol.step/1");
    assert_eq!(set.give("coordinator", &steps(&both[..1])), "protocol.step/1 outcome.fell/1");
    assert!(
        !stands(&set) && last(&set, "by")[0]["words"].as_str().unwrap().contains("`a` is registered since 2021-07-26")
    );
    let fallen = set.clone();
    // The same is elected again: the registration stands.
    protocol(&mut set, POST, &id, &[("a", 30), ("b", 20)], 0);
    play(
        &mut set,
        &[
            (count(POST), "contest.counted/1"),
            (certify(POST, "2021-08-20"), "contest.certified/1"),
            (on("register_winner", POST, "2021-08-20"), "A001 the election of this post is over"),
        ],
    );
    assert!(stands(&set));
    // Another is elected: whose powers they are no rule says, so the first must be said to have ended.
    let mut set = fallen;
    protocol(&mut set, POST, &id, &[("a", 20), ("b", 30)], 0);
    let court = |decided: &str| {
        of(
            "end_powers",
            POST,
            &json!({ "day": "2021-08-20", "ground": "other: the outcome fell",
        "because": "case 12", "decided": decided }),
        )
    };
    play(
        &mut set,
        &[
            (count(POST), "contest.counted/1"),
            (certify(POST, "2021-08-20"), "contest.certified/1"),
            (
                on("register_winner", POST, "2021-08-20"),
                "A032 `a` is registered since 2021-07-26, and the outcome that elected `a` fell",
            ),
            (court(" "), "A031"),
            (court("the court ended them (synthetic)"), "powers.ended/1"),
            (court("the court ended them (synthetic)"), "A001 the powers of this holder ended already"),
            (on("register_winner", POST, "2021-08-20"), "winner.registered/1"),
        ],
    );
    let contest = set.state().posts[POST].contest().unwrap();
    assert_eq!(
        (stands(&set), contest.winner.as_ref().unwrap().candidate.as_str(), contest.displaced.len()),
        (true, "b", 1)
    );
    // The powers of the second end on the day they began: those of the first are another matter.
    set.done(
        "commission",
        &of("end_powers", POST, &json!({ "day": "2021-08-20", "ground": "death", "because": "act 1" })),
    );
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
