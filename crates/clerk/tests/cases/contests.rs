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
pub(crate) fn check(stage: &str, order: &Value, expect: &str) {
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

pub(crate) fn last(set: &Set, field: &str) -> Value {
    set.entries.last().unwrap().body[field].clone()
}
