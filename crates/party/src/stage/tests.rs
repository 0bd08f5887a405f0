//! Steps of a party, each refusal, and the drawing against the code.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use law::Law;

use super::*;
use crate::membership::tests::{counts, law_without, plain};

const DRAWING: &str = include_str!("../../../../docs/PARTIES.md");

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// `command day [number or until]`.
fn command(law: &Law, text: &str) -> (Command, Date) {
    let words: Vec<&str> = text.split(' ').collect();
    let number = || words[2].parse().unwrap();
    let members = |of: &str| match of {
        "few" => counts(law, &["x-1 10"]),
        _ => counts(law, &["x-1 2000", "x-2 100", "x-3 100"]),
    };
    let command = match words[0] {
        "meet" => Command::MeetGroup {
            founders: match words[2] {
                "few" => counts(law, &["x-1 0 0 0 5", "x-2 0 0 0 5"]),
                "one-unit" => counts(law, &["x-1 0 0 0 30"]),
                _ => counts(law, &["x-1 0 0 0 15", "x-2 0 0 0 15"]),
            },
        },
        "committee" => Command::FormCommittee { persons: number() },
        "notify" => Command::Notify,
        "confirm" => Command::Confirm,
        "publish" => Command::Publish,
        "congress" => Command::HoldCongress,
        "file" => Command::File { members: members(words[2]) },
        "decide" => Command::Decide,
        "branches" => Command::RegisterBranches,
        "annul" => Command::Annul,
        "suspend" => Command::Suspend { until: day(words[2]) },
        "resume" => Command::Resume,
        "liquidate" => Command::Liquidate { missed: number() },
        "lapse" => Command::Lapse,
        other => panic!("no command {other}"),
    };
    (command, day(words[1]))
}

/// A step as one word: the stage it led to, or why it was not taken.
fn word(result: &Result<Step, Box<Stopped>>) -> String {
    let why = match result {
        Ok(step) => return step.to.name().to_owned(),
        Err(stopped) => &stopped.why,
    };
    let refused = |refusal: &Refusal| match refusal {
        Refusal::NotNow { .. } => "not now".to_owned(),
        Refusal::BeforeLastStep { .. } => "before the last step".to_owned(),
        Refusal::TooFew { have, need } => format!("{have} of {} by {}", need.value, need.from.provisions[0].article),
        Refusal::Group(decided) => format!("group {}", decided.decision.word()),
        Refusal::TooLate { last, .. } => format!("too late: {last}"),
        Refusal::TooEarly { first, .. } => format!("too early: {first}"),
        Refusal::TooShort { first, .. } => format!("too short: {first}"),
        Refusal::TooLong { last, .. } => format!("too long: {last}"),
        Refusal::Suspended { until } => format!("suspended: {until}"),
    };
    match why {
        Halt::Refused(refusal) => refused(refusal),
        Halt::Open(gap) => format!("open: {}", gap.rule),
        Halt::Uncertain { refusal, .. } => format!("uncertain: {}", refused(refusal)),
        Halt::Undecided(decided) => format!("undecided: {}", decided.decision.word()),
        Halt::Day(_) => "no day".to_owned(),
    }
}

/// Takes steps until one is not taken; the last word of all.
fn walk(law: &Law, steps: &[&str]) -> (Stage, String) {
    let mut stage = Stage::Nothing;
    let mut last = stage.name().to_owned();
    for (at, text) in steps.iter().enumerate() {
        let (command, day) = command(law, text);
        let before = stage.clone();
        let result = stage.apply(&command, day, law);
        last = word(&result);
        stage = match result {
            Ok(step) => step.to,
            Err(stopped) => {
                assert_eq!(stopped.stage, before, "a step that is not taken leaves the stage as it was");
                assert_eq!(at + 1, steps.len(), "{text}: {last}");
                stopped.stage
            }
        };
    }
    (stage, last)
}

const TO_CONFIRMED: [&str; 4] =
    ["meet 2000-01-10 enough", "committee 2000-01-10 10", "notify 2000-01-11", "confirm 2000-01-31"];

#[test]
fn every_step_asks_the_law_of_its_day() {
    let law = plain();
    let check = |steps: &[&str], expect: &str| {
        let all: Vec<&str> = TO_CONFIRMED.iter().chain(steps).copied().collect();
        assert_eq!(walk(&law, &all).1, expect, "{steps:?}");
    };
    check(&["publish 2000-02-29"], "Published");
    check(&["publish 2000-03-01"], "too late: 2000-02-29");
    check(&["publish 2000-01-30"], "before the last step");
    check(&["publish 2000-02-01", "congress 2000-03-31"], "Founded");
    check(&["publish 2000-02-01", "congress 2000-04-01"], "too late: 2000-03-31");
    let founded = ["publish 2000-02-01", "congress 2000-03-15"];
    let then = |steps: &[&str], expect: &str| check(&[&founded[..], steps].concat(), expect);
    then(&["file 2000-07-15 enough"], "Filed");
    then(&["file 2000-07-16 enough"], "too late: 2000-07-15");
    then(&["lapse 2000-07-31"], "too early: 2000-08-01");
    then(&["lapse 2000-08-01"], "Lapsed");
    then(&["file 2000-07-01 few", "decide 2000-07-20"], "Refused");
    then(&["file 2000-07-01 few", "decide 2000-07-20", "file 2000-10-20 enough"], "too early: 2000-10-21");
    then(&["file 2000-07-01 few", "decide 2000-07-20", "file 2000-10-21 enough", "decide 2000-10-21"], "Registered");
    let registered = ["file 2000-07-01 enough", "decide 2000-07-20"];
    let later = |steps: &[&str], expect: &str| then(&[&registered[..], steps].concat(), expect);
    later(&["branches 2001-01-20"], "Established");
    later(&["branches 2001-01-21"], "too late: 2001-01-20");
    later(&["annul 2001-01-20"], "too early: 2001-01-21");
    later(&["annul 2001-01-21"], "Annulled");
    let live = |steps: &[&str], expect: &str| later(&[&["branches 2000-08-01"], steps].concat(), expect);
    live(&["suspend 2000-09-01 2000-11-30"], "too short: 2000-12-01");
    live(&["suspend 2000-09-01 2001-03-02"], "too long: 2001-03-01");
    live(&["suspend 2000-09-01 2001-03-01", "resume 2001-03-01"], "suspended: 2001-03-01");
    live(&["suspend 2000-09-01 2001-03-01", "resume 2001-03-02"], "Established");
    live(&["suspend 2000-09-01 2001-03-01", "liquidate 2000-10-01 2"], "Liquidated");
    live(&["liquidate 2000-09-01 1"], "1 of 2 by 20");
    live(&["liquidate 2000-09-01 2", "resume 2001-03-02"], "not now");
}

#[test]
fn the_group_and_its_committee() {
    let law = plain();
    let check = |steps: &[&str], expect: &str| assert_eq!(walk(&law, steps).1, expect, "{steps:?}");
    check(&["meet 2000-01-10 few"], "group refused");
    check(&["meet 2000-01-10 one-unit"], "undecided: open");
    check(&["meet 2000-01-10 enough", "committee 2000-01-10 9"], "9 of 10 by 5");
    check(&["meet 1999-01-10 enough"], "no day");
    check(&["notify 2000-01-10"], "not now");
}

#[test]
fn doubt_and_gaps_halt() {
    let check = |law: &Law, confirm: &str, congress: &str, expect: &str| {
        let (confirm, publish) = (format!("confirm {confirm}"), format!("publish {confirm}"));
        let congress = format!("congress {congress}");
        let steps =
            ["meet 2001-01-05 enough", "committee 2001-01-05 10", "notify 2001-01-05", &confirm, &publish, &congress];
        assert_eq!(walk(law, &steps).1, expect, "{steps:?}");
    };
    // Two months, or three if the second act had begun: one of the days between 2001-03-01 and 2001-06-01.
    check(&plain(), "2001-01-05", "2001-03-05", "Founded");
    check(&plain(), "2001-01-05", "2001-03-06", "uncertain: too late: 2001-03-05");
    check(&plain(), "2001-01-05", "2001-04-06", "too late: 2001-03-05");
    check(&plain(), "2001-04-01", "2001-06-30", "Founded");
    check(&plain(), "2001-02-01", "2001-02-20", "Founded");
    check(&law_without(&["party.refusal.retry_after"]), "2001-02-01", "2001-02-20", "Founded");
    let silent = law_without(&["party.intent.publish_within"]);
    let all: Vec<&str> = TO_CONFIRMED.iter().copied().chain(["publish 2000-02-01"]).collect();
    assert_eq!(walk(&silent, &all).1, "open: party.intent.publish_within");
}

/// Every transition that some command takes from some stage.
fn taken(law: &Law) -> BTreeSet<Transition> {
    let d = date(2000, 9, 1);
    let (enough, few) = (counts(law, &["x-1 2000", "x-2 100", "x-3 100"]), counts(law, &["x-1 10"]));
    let stages = [
        Stage::Nothing,
        Stage::Group { met: d },
        Stage::Committee { formed: d },
        Stage::Notified { on: d },
        Stage::Confirmed { on: d },
        Stage::Published { confirmed: d, published: d },
        Stage::Founded { confirmed: d, congress: d },
        Stage::Filed { on: d, members: enough.clone() },
        Stage::Filed { on: d, members: few },
        Stage::Refused { on: d },
        Stage::Registered { on: d },
        Stage::Established { on: d },
        Stage::Suspended { from: d, until: date(2000, 12, 1) },
        Stage::Lapsed { on: d },
        Stage::Annulled { on: d },
        Stage::Liquidated { on: d },
    ];
    let mut taken = BTreeSet::new();
    for stage in &stages {
        for at in ["2000-09-01", "2001-02-20", "2002-09-01"] {
            let until = day(at).checked_add(jiff::Span::new().months(4)).unwrap();
            let commands = [
                Command::MeetGroup { founders: counts(law, &["x-1 0 0 0 15", "x-2 0 0 0 15"]) },
                Command::FormCommittee { persons: 10 },
                Command::Notify,
                Command::Confirm,
                Command::Publish,
                Command::HoldCongress,
                Command::File { members: enough.clone() },
                Command::Decide,
                Command::RegisterBranches,
                Command::Annul,
                Command::Suspend { until },
                Command::Resume,
                Command::Liquidate { missed: 2 },
                Command::Lapse,
            ];
            for command in commands {
                let (from, name) = (stage.name(), command.name());
                if let Ok(step) = stage.clone().apply(&command, day(at), law) {
                    taken.insert(Transition { from, command: name, to: step.to.name() });
                }
            }
        }
    }
    taken
}

#[test]
fn the_drawing_is_the_code() {
    let drawn: BTreeSet<(&str, &str, &str)> = DRAWING
        .lines()
        .filter_map(|line| line.trim().split_once(" --> "))
        .filter(|(from, _)| *from != "[*]")
        .map(|(from, rest)| {
            let (to, command) = rest.split_once(": ").expect("an arrow names its command");
            (from, command, to)
        })
        .collect();
    let listed: BTreeSet<(&str, &str, &str)> =
        TRANSITIONS.iter().map(|arrow| (arrow.from, arrow.command, arrow.to)).collect();
    assert_eq!(listed.len(), TRANSITIONS.len(), "no transition is listed twice");
    assert_eq!(drawn, listed, "docs/PARTIES.md draws what the code lists");
    let listed: BTreeSet<Transition> = TRANSITIONS.iter().copied().collect();
    assert_eq!(taken(&plain()), listed, "the code takes what it lists");
}

#[test]
fn the_drawing_names_every_command() {
    for arrow in TRANSITIONS {
        let row = |line: &str| {
            line.starts_with("| ") && line.split('|').nth(1).is_some_and(|cell| cell.contains(arrow.command))
        };
        assert!(DRAWING.lines().any(row), "{} has a row in the table of docs/PARTIES.md", arrow.command);
    }
}

/// What is due from the stage that these steps lead to, asked on a day, as text.
fn due(law: &Law, steps: &[&str], on: &str) -> Vec<String> {
    let (stage, _) = walk(law, steps);
    let side = |limit: &Limit| {
        let days: Vec<String> = limit.days.iter().map(|reached| reached.day.to_string()).collect();
        let word = if limit.side == Side::Within { "by" } else { "from" };
        format!(" {word} {}{}", days.join(" or "), limit.open.as_ref().map_or("", |_| "open"))
    };
    let all = stage.due(day(on), law).unwrap();
    all.iter()
        .map(|due| format!("{} {}{}", due.command, due.to.join("|"), due.limits.iter().map(side).collect::<String>()))
        .collect()
}

#[test]
fn what_is_due_has_its_days_by_the_law_of_the_day_asked_about() {
    let law = plain();
    let check = |steps: &[&str], on: &str, expect: &[&str]| {
        let all: Vec<&str> = TO_CONFIRMED.iter().chain(steps).copied().collect();
        assert_eq!(due(&law, &all, on), expect, "{steps:?}");
    };
    check(&[], "2000-02-01", &["Publish Published by 2000-02-29", "Lapse Lapsed from 2000-08-01"]);
    let published = ["publish 2000-02-01"];
    check(&published, "2000-02-01", &["HoldCongress Founded by 2000-03-31", "Lapse Lapsed from 2000-08-01"]);
    // On a day of which nobody knows whether the later act had begun, both days are named.
    check(
        &published,
        "2001-04-01",
        &["HoldCongress Founded by 2000-03-31 or 2000-04-30", "Lapse Lapsed from 2000-08-01"],
    );
    let founded = ["publish 2000-02-01", "congress 2000-03-15"];
    check(&founded, "2000-04-01", &["File Filed by 2000-07-15 by 2000-07-31", "Lapse Lapsed from 2000-08-01"]);
    let filed = ["publish 2000-02-01", "congress 2000-03-15", "file 2000-07-01 few"];
    check(&filed, "2000-07-02", &["Decide Registered|Refused"]);
    let silent = law_without(&["party.intent.publish_within"]);
    assert_eq!(due(&silent, &TO_CONFIRMED, "2000-02-01")[0], "Publish Published by open");
    let (stage, _) = walk(&law, &TO_CONFIRMED);
    assert!(stage.due(day("1999-01-01"), &law).is_err());
    let suspended = Stage::Suspended { from: day("2000-09-01"), until: day("2000-12-31") };
    let resume = &suspended.due(day("2000-10-01"), &law).unwrap()[0];
    assert_eq!((resume.command, resume.first(), resume.last()), ("Resume", Some(day("2001-01-01")), None));
}

#[test]
fn the_order_of_steps_is_followed_without_the_law() {
    let filed = Stage::Filed { on: day("2000-07-01"), members: counts(&plain(), &["x-1 10"]) };
    let follow = |refused| filed.follow(&Command::Decide, day("2000-08-01"), refused).map(|stage| stage.name());
    assert_eq!((follow(true), follow(false)), (Ok("Refused"), Ok("Registered")));
    assert!(filed.follow(&Command::Decide, day("2000-06-30"), false).is_err());
    assert!(filed.follow(&Command::Publish, day("2000-08-01"), false).is_err());
}
