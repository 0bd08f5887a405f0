//! Rules of one seat read from a small act, and input that is no facts.

use jiff::civil::date;
use law::Query;

use super::facts::SingleSeatElection;
use super::{Candidate, Contest, ContestError, Ending, Known, Open, OpenCase, Round, SingleSeatRules, Winner, decide};
use crate::facts::AgainstAll;
use crate::office::{Offices, SingleSeat};
use crate::rules::RulesError;
use crate::small::{SmallAct, office};

const WINNERS: &str = "choices = [\"more_votes_than_the_others\", \"more_than_half_of_those_who_took_part\"]\n";

fn act(winner: &str) -> SmallAct {
    SmallAct::new().define(1, "council.winner", "choice", &format!("{WINNERS}value = \"{winner}\""))
}

fn offices(single: SingleSeat) -> Offices {
    let mut council = office();
    council.single = Some(single);
    Offices(vec![council])
}

fn rules_of(act: &SmallAct, single: SingleSeat) -> Result<SingleSeatRules, RulesError> {
    SingleSeatRules::on(&act.law(), &offices(single), "council", Query::on(date(2002, 1, 1)), &[])
}

fn rules(act: &SmallAct) -> SingleSeatRules {
    rules_of(act, SingleSeat::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn contest(votes: &[u64]) -> Contest {
    let candidate = |(at, votes): (usize, &u64)| Candidate {
        id: at.to_string(),
        name: format!("candidate {at}"),
        nominator: None,
        votes: Some(*votes),
        left: false,
    };
    let mut contest = Contest::new("x", votes.iter().enumerate().map(candidate).collect());
    contest.invalid = Some(0);
    contest
}

#[test]
fn electors_have_rules_of_their_own() {
    let single = SingleSeat {
        method: Some("council.method".to_owned()),
        by_electors: Some("by_electors".to_owned()),
        electors: vec!["electors".to_owned()],
    };
    let both = |method: &str| {
        let half = format!("{WINNERS}value = \"more_than_half_of_those_who_took_part\"");
        let method = format!("choices = [\"by_electors\", \"directly\"]\nvalue = \"{method}\"");
        let act = act("more_votes_than_the_others").define(2, "electors.winner", "choice", &half);
        rules_of(&act.define(3, "council.method", "choice", &method), single.clone())
            .unwrap_or_else(|error| panic!("{error}"))
    };
    let (direct, indirect) = (both("directly"), both("by_electors"));
    assert_eq!((direct.by_electors, direct.winner.value), (false, Winner::MostVotes));
    assert_eq!((indirect.by_electors, indirect.winner.value), (true, Winner::MoreThanHalf));
    assert_eq!(indirect.against_all_line, None);
    assert!(indirect.versions().iter().any(|version| version.rule == "electors.winner"));
}

#[test]
fn an_office_without_rules_is_refused() {
    let check = |refused: Result<SingleSeatRules, RulesError>, expect: &str| {
        let text = refused.map(|_| ()).unwrap_err().to_string();
        assert!(text.starts_with(expect) && text.contains("hint:"), "{text}");
    };
    check(rules_of(&SmallAct::new(), SingleSeat::default()), "N002");
    let query = Query::on(date(2002, 1, 1));
    let law = act("more_votes_than_the_others").law();
    check(SingleSeatRules::on(&law, &Offices(vec![office()]), "council", query, &[]), "N004");
    check(SingleSeatRules::on(&law, &Offices::default(), "council", query, &[]), "N001");
}

#[test]
fn what_the_law_does_not_give_stays_open() {
    let most = rules(&act("more_votes_than_the_others"));
    let half = rules(&act("more_than_half_of_those_who_took_part"));
    let missing = |contest: &Contest, rules: &SingleSeatRules, rule: &str| match decide(contest, rules)
        .map(|outcome| outcome.ending)
    {
        Ok(Ending::Open(Open::RuleMissing(gap))) => assert_eq!(gap.rule, rule),
        other => panic!("{other:?}"),
    };
    missing(&contest(&[3, 3]), &most, "council.tie");
    let mut void = contest(&[3, 2]);
    void.void = true;
    missing(&void, &most, "council.void");
    let mut repeat = contest(&[3]);
    repeat.round = Round::RepeatVoting;
    missing(&repeat, &most, "council.tie.one_left");
    let mut nobody = contest(&[3, 3]);
    nobody.took_part = Some(6);
    missing(&nobody, &half, "council.not_elected");
    let silent = decide(&contest(&[0]), &most).map(|outcome| outcome.ending);
    let only = |case: &OpenCase| *case == OpenCase::NoVoteForTheOnlyOne;
    assert!(matches!(silent, Ok(Ending::Open(Open::LawSilent { case, .. })) if only(&case)));
}

#[test]
fn what_is_no_facts_is_refused() {
    let most = rules(&act("more_votes_than_the_others"));
    let half = rules(&act("more_than_half_of_those_who_took_part"));
    let check = |rules: &SingleSeatRules, votes: &[u64], spoil: fn(&mut Contest), code: &str| {
        let mut contest = contest(votes);
        spoil(&mut contest);
        let error = decide(&contest, rules).map(|outcome| outcome.ending).unwrap_err();
        let text = error.to_string();
        assert_eq!(error.code(), code, "{text}");
        assert!(text.starts_with(code) && text.contains("hint:"), "{text}");
    };
    check(&most, &[], |_| (), "N020");
    check(
        &most,
        &[1],
        |contest| contest.candidates[0] = Candidate { left: true, votes: None, ..contest.candidates[0].clone() },
        "N020",
    );
    check(&most, &[1, 2], |contest| contest.candidates[1].id = "0".to_owned(), "N021");
    check(&most, &[u64::MAX, 2], |_| (), "N022");
    check(&most, &[1, 2], |contest| contest.against_all = AgainstAll::Ballots(u64::MAX - 2), "N022");
    check(&most, &[1, 2], |contest| contest.took_part = Some(2), "N023");
    check(&most, &[1, 2], |contest| (contest.took_part, contest.registered) = (Some(4), Some(3)), "N023");
    check(&most, &[1, 2], |contest| contest.candidates[1].left = true, "N023");
    check(&most, &[1, 2], |contest| contest.candidates[1].votes = None, "N024");
    check(&most, &[1, 2], |contest| contest.known = Known::InPart, "N024");
    check(&half, &[3], |_| (), "N024");
    check(&half, &[3], |contest| (contest.took_part, contest.invalid) = (Some(7), None), "N024");
    check(&most, &[4_999, 5_000], |contest| contest.known = Known::Percentages, "N025");
    check(&half, &[5_000], |contest| contest.known = Known::Percentages, "N025");
    check(&half, &[10_001], |contest| contest.known = Known::Percentages, "N023");
}

#[test]
fn percentages_decide_where_rounding_cannot() {
    let half = rules(&act("more_than_half_of_those_who_took_part"));
    let mut share = contest(&[5_001]);
    share.known = Known::Percentages;
    assert_eq!(decide(&share, &half).map(|outcome| outcome.ending), Ok(Ending::Elected { at: 0 }));
    let most = rules(&act("more_votes_than_the_others"));
    let mut two = contest(&[4_000, 4_002]);
    two.known = Known::Percentages;
    assert_eq!(decide(&two, &most).map(|outcome| outcome.ending), Ok(Ending::Elected { at: 1 }));
}

#[test]
fn invalid_ballots_that_are_not_known_do_not_hide_a_sure_majority() {
    let half = rules(&act("more_than_half_of_those_who_took_part"));
    let mut sure = contest(&[4]);
    (sure.took_part, sure.invalid) = (Some(7), None);
    assert_eq!(decide(&sure, &half).map(|outcome| outcome.ending), Ok(Ending::Elected { at: 0 }));
    let largest = i64::MAX.unsigned_abs();
    let mut large = contest(&[largest]);
    large.took_part = Some(u64::MAX);
    let ended: Result<Ending, ContestError> = decide(&large, &half).map(|outcome| outcome.ending);
    assert!(ended.is_ok_and(|ending| matches!(ending, Ending::Open(Open::RuleMissing(_)))));
}

#[test]
fn a_file_of_contests_is_read_to_its_last_field() {
    let check = |text: &str, code: &str| {
        let head = "[election]\nid = \"xx/a\"\noffice = \"council\"\ndate = 2002-01-01\n";
        match SingleSeatElection::read("contests.toml", format!("{head}{text}").as_bytes()) {
            Ok(read) => assert_eq!(code, "", "{read:?}"),
            Err(faults) => assert!(faults.iter().any(|fault| fault.code == code), "{faults:?}"),
        }
    };
    let one = "[[contest]]\nid = \"a\"\n[[contest.candidate]]\nid = \"p\"\nvotes = 1\n";
    check(one, "");
    check(&format!("{one}{one}"), "F010");
    check(&one.replace("id = \"a\"", "id = \"a\"\ndeclared = \"q\""), "F011");
    check(&one.replace("id = \"a\"", "id = \"a\"\ntook_part = 0"), "F012");
    check(&format!("{one}[[contest.candidate]]\nid = \"p\"\nvotes = 1\n"), "F012");
    check(&format!("{one}[[contest.candidate]]\nid = \"q\"\npercent_published = \"4.5\"\n"), "F005");
    check(&one.replace("votes = 1", "percent_published = \"101\""), "F003");
    check(&one.replace("id = \"a\"", "id = \"a\"\nround = \"third\""), law::codes::BAD_VALUE);
    check(&one.replace("votes", "vote"), law::codes::FIELD_UNKNOWN);
    check("[[contest]]\n", law::codes::FIELD_MISSING);
}
