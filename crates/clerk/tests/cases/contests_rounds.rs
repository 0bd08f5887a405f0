//! What follows a vote: equal votes, void elections, repeats in time and too late, winners who leave or whose outcome falls.

use serde_json::json;

use crate::contests::{
    FIRST, POST, Set, at, bring, call, came_to, certify, count, decide, last, nominate, of, on, play, precinct,
    protocol, taken, vote_on,
};
use crate::scene::{brings, steps, supersedes};

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
fn a_plain_call_after_a_repeat_was_asked_for_repeats_it_and_says_when_late() {
    let mut set = at("ballot");
    play(
        &mut set,
        &[
            (steps(&[supersedes(&precinct(POST), "declare_void")]), "protocol.step/1"),
            (count(POST), "contest.counted/1"),
            (certify(POST, "2021-07-28"), "contest.certified/1"),
            (call(POST, "2021-07-27", "2021-08-25"), "A001 what is repeated is called after the certification"),
        ],
    );
    for (vote, kinds, late) in [
        ("2021-08-25", "contest.called/1", None),
        (
            "2021-08-26",
            "contest.called/1 contest.late/1",
            Some("the vote of 2021-07-25 is repeated late: the term ended on 2021-08-25"),
        ),
        (
            "2022-01-30",
            "contest.called/1 contest.late/1",
            Some("the vote of 2021-07-25 is repeated late: the term ended on 2021-08-25"),
        ),
    ] {
        let mut set = set.clone();
        assert_eq!(set.give("commission", &call(POST, "2021-07-29", vote)), kinds);
        let contest = set.state().posts[POST].contest().unwrap();
        assert_eq!(contest.called.repeats.map(|day| day.to_string()).as_deref(), Some("2021-07-25"));
        let said = contest.late.as_ref().map(|late| late.by[0].clone());
        assert_eq!(said.as_ref().map(|said| said.words.as_str()), late);
        assert!(said.is_none_or(|said| said.by.contains("art ")), "the term has its article");
    }
}

#[test]
fn an_order_of_steps_is_about_one_post() {
    let mut set = at("ballot");
    let other = "north/hill/2";
    bring(&mut set, other, FIRST, "ballot");
    let void = |post: &str| supersedes(&precinct(post), "declare_void");
    play(
        &mut set,
        &[
            (
                steps(&[void(POST), void(other)]),
                "A032 an order is about one post: precinct p-north-hill-1 belongs to `north/hill/1`, p-north-hill-2 to `north/hill/2`",
            ),
            (steps(&[void(POST)]), "protocol.step/1"),
            (steps(&[void(other)]), "protocol.step/1"),
        ],
    );
}
