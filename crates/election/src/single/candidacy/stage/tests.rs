//! Steps of a candidate, each refusal, and the drawing against the code.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};

use super::*;
use crate::schedule::Hour;
use crate::single::candidacy::tests::{act, calendar, rules};

const DRAWING: &str = include_str!("../../../../../../docs/CANDIDATES.md");

fn frame(needs_signatures: bool) -> Frame {
    let ends = Limit { day: date(2015, 7, 14), hour: Some(Hour { hour: 18, minute: 0 }), citation: "d".to_owned() };
    Frame { vote: date(2015, 7, 25), signatures_due: None, registration_ends: Some(ends), needs_signatures }
}

fn decided(law: Decision, words: &str) -> Decided {
    Decided { law, words: words.to_owned() }
}

/// Sheets are accepted that were handed in on a day of July, or with the step.
fn sheets(enough: bool, day: Option<i8>) -> Act {
    let handed_in = day.map(|day| Moment { day: date(2015, 7, day), hour: None });
    Act::AcceptSheets { enough, handed_in }
}

fn acts() -> Vec<Act> {
    vec![
        Act::FindEligible,
        Act::IssueSheets,
        sheets(true, None),
        Act::Register(decided(Decision::Registrable, "")),
        Act::Refuse(decided(Decision::Refused(Vec::new()), "")),
        Act::Appeal,
        Act::Restore,
        Act::Dismiss,
        Act::Withdraw,
        Act::TakeBack,
        Act::Cancel { ground: "false declaration".to_owned() },
        Act::Leave,
    ]
}

/// The stage a step leads to, or why it is not taken.
fn step(at: At, since: Date, act_: &Act, day: Date, needs: bool) -> String {
    let law = act().law();
    let (stage, at) = (Stage { at, since }, Moment { day, hour: None });
    match stage.apply(act_, at, &frame(needs), &rules(&law, day), &calendar()) {
        Ok(step) => step.to.at.name().to_owned(),
        Err(stopped) => {
            assert_eq!(stopped.stage, stage, "a step that is not taken leaves the stage as it was");
            match stopped.why {
                Halt::Refused(refusal) => refusal.code().to_owned(),
                Halt::Open { .. } => "open".to_owned(),
            }
        }
    }
}

#[test]
fn each_step_has_its_last_day() {
    let d = |day| date(2015, 7, day);
    let check = |at: At, since: i8, act: &Act, day: i8, expect: &str| {
        assert_eq!(step(at, d(since), act, d(day), true), expect, "{} {} {day}", at.name(), act.name());
    };
    let cancel = |ground: &str| Act::Cancel { ground: ground.to_owned() };
    check(At::Nominated, 5, &Act::FindEligible, 4, "H011");
    check(At::Nominated, 5, &Act::Register(decided(Decision::Registrable, "")), 6, "H010");
    check(At::Eligible, 5, &Act::Register(decided(Decision::Registrable, "")), 6, "H010");
    check(At::SheetsIssued, 5, &sheets(true, None), 13, "Signed");
    check(At::SheetsIssued, 5, &sheets(true, None), 14, "open");
    check(At::SheetsIssued, 5, &sheets(true, None), 15, "H012");
    check(At::SheetsIssued, 5, &sheets(false, None), 13, "H013");
    // The term is one for handing in: the check of what came in time may end later.
    check(At::SheetsIssued, 5, &sheets(true, Some(13)), 20, "Signed");
    check(At::SheetsIssued, 5, &sheets(true, Some(14)), 20, "open");
    check(At::SheetsIssued, 5, &sheets(true, Some(15)), 20, "H012");
    check(At::Signed, 5, &Act::Register(decided(Decision::Registrable, "")), 13, "Registered");
    check(At::Signed, 5, &Act::Register(decided(Decision::Registrable, "")), 15, "H012");
    check(At::Signed, 5, &Act::Register(decided(Decision::Registrable, "in words")), 13, "H013");
    check(At::Signed, 5, &Act::Register(decided(Decision::Refused(Vec::new()), "")), 13, "H013");
    check(At::Signed, 5, &Act::Register(decided(Decision::Open(Vec::new()), "")), 13, "open");
    check(At::Signed, 5, &Act::Register(decided(Decision::ReadingsDiffer, "")), 13, "open");
    check(At::Signed, 5, &Act::Register(decided(Decision::Open(Vec::new()), "in words")), 13, "Registered");
    check(At::Signed, 5, &Act::Refuse(decided(Decision::Open(Vec::new()), "in words")), 13, "Refused");
    check(At::Signed, 5, &Act::Refuse(decided(Decision::Mend(Vec::new()), "")), 13, "H013");
    check(At::Refused, 10, &Act::Appeal, 13, "Appealed");
    check(At::Refused, 10, &Act::Appeal, 14, "H012");
    check(At::Appealed, 10, &Act::Restore, 22, "Registered");
    check(At::Appealed, 10, &Act::Restore, 23, "open");
    check(At::Appealed, 10, &Act::Restore, 24, "H012");
    check(At::Registered, 10, &Act::Withdraw, 22, "Withdrawn");
    check(At::Registered, 10, &Act::Withdraw, 23, "open");
    check(At::Registered, 10, &Act::Withdraw, 24, "H012");
    check(At::Registered, 10, &cancel("false declaration"), 22, "Cancelled");
    check(At::Registered, 10, &cancel("false declaration"), 24, "H012");
    check(At::Registered, 10, &cancel("ill will"), 22, "H013");
    check(At::Registered, 10, &Act::TakeBack, 11, "H012");
    check(At::Signed, 10, &Act::TakeBack, 11, "TakenBack");
    check(At::Signed, 10, &Act::TakeBack, 12, "open");
    check(At::Signed, 10, &Act::TakeBack, 13, "H012");
    check(At::Withdrawn, 10, &Act::Withdraw, 11, "H010");
}

#[test]
fn a_nominator_has_until_the_vote_under_the_later_law() {
    let law = act().law();
    let take_back = |day: Date| {
        let frame = Frame { vote: date(2020, 7, 25), registration_ends: None, ..frame(true) };
        let stage = Stage { at: At::Registered, since: date(2020, 1, 1) };
        stage.apply(&Act::TakeBack, Moment { day, hour: None }, &frame, &rules(&law, day), &calendar()).is_ok()
    };
    // On a day of which nobody knows whether the later law had begun, one reading refuses.
    assert!(!take_back(date(2020, 2, 1)));
    assert!(take_back(date(2020, 7, 22)));
    assert!(!take_back(date(2020, 7, 24)));
}

#[test]
fn what_is_due_has_its_days() {
    let law = act().law();
    let rules = rules(&law, date(2015, 7, 10));
    let due = |at: At| -> Vec<String> {
        let stage = Stage { at, since: date(2015, 7, 10) };
        let all = stage.due(&frame(false), &rules, &calendar());
        all.iter()
            .map(|due| {
                let days: Vec<String> = due.last.iter().map(ToString::to_string).collect();
                format!("{} {}", due.act, days.join(" or ")).trim().to_owned()
            })
            .collect()
    };
    assert_eq!(due(At::Refused), ["appeal 2015-07-13"]);
    assert_eq!(due(At::Appealed), ["restore 2015-07-22 or 2015-07-23", "dismiss 2015-07-13"]);
    assert_eq!(due(At::Registered), ["withdraw 2015-07-22 or 2015-07-23", "cancel 2015-07-22 or 2015-07-23", "leave"]);
    assert_eq!(due(At::Eligible)[0], "register 2015-07-14");
    assert_eq!(due(At::Out), Vec::<String>::new());
}

#[test]
fn refusals_carry_code_and_hint() {
    let refusals = [
        Refusal::NotNow { stage: "Out", act: "appeal" },
        Refusal::BeforeLastStep { last: date(2015, 1, 1) },
        Refusal::TooLate { last: date(2015, 1, 1), citation: "art 1".to_owned() },
        Refusal::Otherwise { says: "refused".to_owned() },
    ];
    for refusal in refusals {
        let words = Halt::Refused(refusal.clone()).to_string();
        assert!(words.starts_with(refusal.code()) && words.contains("\n\nhint: "), "{words}");
    }
}

#[test]
fn the_drawing_is_the_code() {
    let drawn: BTreeSet<(&str, &str, &str)> = DRAWING
        .lines()
        .filter_map(|line| line.trim().split_once(" --> "))
        .filter(|(from, _)| *from != "[*]")
        .map(|(from, rest)| {
            let (to, act) = rest.split_once(": ").expect("an arrow names its act");
            (from, act, to)
        })
        .collect();
    let listed: BTreeSet<(&str, &str, &str)> =
        TRANSITIONS.iter().map(|arrow| (arrow.from.name(), arrow.act, arrow.to.name())).collect();
    assert_eq!(listed.len(), TRANSITIONS.len(), "no arrow is listed twice");
    assert_eq!(drawn, listed, "docs/CANDIDATES.md draws what the code lists");
    let mut taken: BTreeSet<(&str, &str, String)> = BTreeSet::new();
    for (year, needs) in [(2015, true), (2015, false), (2021, true)] {
        let law = act().law();
        for at in At::ALL {
            for act in acts() {
                let (stage, on) = (Stage { at, since: date(year, 7, 1) }, Moment { day: date(year, 7, 2), hour: None });
                let mut frame = frame(needs);
                frame.vote = date(year, 7, 25);
                frame.registration_ends = Some(Limit { day: date(year, 7, 14), hour: None, citation: "d".to_owned() });
                if let Ok(step) = stage.apply(&act, on, &frame, &rules(&law, on.day), &calendar()) {
                    taken.insert((at.name(), act.name(), step.to.at.name().to_owned()));
                }
            }
        }
    }
    let listed: BTreeSet<(&str, &str, String)> =
        listed.into_iter().map(|(from, act, to)| (from, act, to.to_owned())).collect();
    assert_eq!(taken, listed, "the code takes what it lists");
}
