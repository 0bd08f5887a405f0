//! Cases step by step.

use jiff::civil::{Date, date};
use ombudsman::complaint::{Due, Stage, State, Step, Term, apply, open_own, receive};
use ombudsman::shared::{Class, Closing, Received};

use crate::filings::whole;
use crate::with;

fn received(on: Date) -> Stage {
    with(|basis| receive(&whole(on), basis).1)
}

/// Takes steps; the last one must give the codes, and each text must stand in what it says.
#[track_caller]
fn check(mut stage: Stage, steps: &[(Date, Step)], codes: &[&str], says: &[&str]) -> Stage {
    for (at, (on, step)) in steps.iter().enumerate() {
        let last = at + 1 == steps.len();
        let (found, said) = match with(|basis| apply(&stage, step.clone(), *on, basis)) {
            Err(refusal) => {
                assert!(last, "step {at}: {refusal}");
                (vec![refusal.code], refusal.to_string())
            }
            Ok(applied) => {
                assert_eq!(stage.clone().follow(&applied.taken).unwrap(), applied.stage);
                let said: Vec<String> = applied.findings.iter().map(ToString::to_string).collect();
                let starts = applied.taken.starts.iter().map(ToString::to_string);
                stage = applied.stage;
                let found = applied.findings.iter().map(|finding| finding.code).collect();
                (found, said.into_iter().chain(starts).chain(applied.relied).collect::<Vec<_>>().join("\n"))
            }
        };
        if last {
            assert_eq!(found, codes, "{said}");
            for text in says {
                assert!(said.contains(text), "misses: {text}\n{said}");
            }
        }
    }
    stage
}

fn days(due: &Due) -> Vec<String> {
    due.days.iter().map(ToString::to_string).collect()
}

/// From filing to restored, as the law of 2023 has it.
#[test]
fn a_case_that_ends_restored() {
    let stage = received(date(2023, 4, 3));
    assert_eq!(days(stage.term(Term::Consider).unwrap()), ["2023-04-24"]);
    let request = Step::Request { working_days: None, court_file: false };
    let stage = check(stage, &[(date(2023, 4, 4), Step::Accept), (date(2023, 4, 5), request)], &[], &["art 18(2)"]);
    // Ten working days from the sixth of April.
    assert_eq!(days(stage.term(Term::Material(1)).unwrap()), ["2023-04-19"]);
    let stage = check(
        stage,
        &[
            (date(2023, 4, 12), Step::Material { request: 1 }),
            (date(2023, 4, 13), Step::Hear),
            (date(2023, 4, 14), Step::Recommend),
        ],
        &[],
        &["No. 154-VII art 15(2)", "art 16", "art 15(1)"],
    );
    assert_eq!((stage.state, stage.in_time), (State::Pursued, Some(true)));
    let answer = Step::Answer { outcome: 1, followed: Some(true) };
    let close = Step::Close { how: Closing::Restored };
    let stage = check(stage, &[(date(2023, 4, 28), answer), (date(2023, 4, 29), close)], &[], &[]);
    assert_eq!(stage.state, State::Closed(Closing::Restored));
    assert_eq!((stage.followed.len(), stage.running.len()), (1, 0));
    assert_eq!(stage.open_to().count(), 0);
}

#[test]
fn what_the_law_refuses() {
    let accepted = || check(received(date(2023, 4, 3)), &[(date(2023, 4, 4), Step::Accept)], &[], &["art 13(4)"]);
    let on = date(2023, 4, 5);
    let request = |working_days, court_file| Step::Request { working_days, court_file };
    check(received(date(2023, 4, 3)), &[(on, Step::Refuse { reasons: false })], &["O013"], &["art 13(4)"]);
    check(received(date(2023, 4, 3)), &[(on, Step::Refuse { reasons: true })], &[], &["art 13(4)"]);
    check(received(date(2023, 4, 3)), &[(on, Step::Recommend)], &["O010"], &["received"]);
    check(received(date(2023, 4, 3)), &[(date(2023, 4, 2), Step::Accept)], &["O011"], &[]);
    check(accepted(), &[(on, Step::Recommend)], &["O015"], &["art 15(1)"]);
    check(accepted(), &[(on, Step::Close { how: Closing::NoBreach })], &["O015"], &["art 15(1)"]);
    check(accepted(), &[(on, Step::Close { how: Closing::Refused })], &["O012"], &[]);
    check(accepted(), &[(on, request(None, true))], &["O016"], &["art 14(1)(1)"]);
    check(accepted(), &[(on, request(Some(1), false))], &["O017"], &["art 18(2)"]);
    check(accepted(), &[(on, request(Some(2), false))], &[], &["2023-04-07", "art 18(2)"]);
    check(accepted(), &[(on, Step::Material { request: 1 })], &["O012"], &[]);
    let petition = |proceedings: &str| Step::Petition { proceedings: proceedings.to_owned() };
    check(accepted(), &[(on, Step::Hear), (on, petition("civil"))], &["O014"], &["art 16"]);
    check(accepted(), &[(on, Step::Hear), (on, petition("criminal"))], &[], &["art 15(2)"]);
    check(accepted(), &[(on, Step::Hear), (on, Step::Claim)], &[], &["art 16"]);
}

/// The law of 2021 sets no least time for material and its part on court claims began in mid-2022.
#[test]
fn the_law_of_2021_left_open() {
    let accepted = check(received(date(2022, 11, 7)), &[(date(2022, 11, 8), Step::Accept)], &[], &["art 9"]);
    let short = Step::Request { working_days: Some(1), court_file: false };
    check(accepted.clone(), &[(date(2022, 11, 8), short)], &["O003"], &["no minimum"]);
    check(accepted, &[(date(2022, 11, 8), Step::Hear), (date(2022, 11, 8), Step::Claim)], &["O003"], &[]);
}

/// Whether the two months run from receipt or from the end of the first term is not said.
#[test]
fn an_extension_of_two_months() {
    let accepted = check(received(date(2023, 4, 3)), &[(date(2023, 4, 4), Step::Accept)], &[], &[]);
    let on = date(2023, 4, 20);
    let to = |month, day, reasons| Step::Extend { until: date(2023, month, day), reasons };
    check(accepted.clone(), &[(on, to(5, 20, false))], &["O013"], &["art 13(5)"]);
    check(accepted.clone(), &[(on, to(4, 24, true))], &["O017"], &["extends nothing"]);
    check(accepted.clone(), &[(on, to(6, 25, true))], &["O017"], &["2023-06-03 or 2023-06-24"]);
    check(accepted.clone(), &[(on, to(6, 20, true))], &["O003"], &["2023-06-03 or 2023-06-24", "two months run"]);
    let stage = check(accepted, &[(on, to(6, 2, true))], &[], &["art 13(5)", "2023-06-02"]);
    assert_eq!(days(stage.term(Term::ExtensionNotice).unwrap()), ["2023-04-25"]);
    check(stage.clone(), &[(date(2023, 4, 26), Step::TellExtension)], &["O018"], &["2023-04-25", "art 13(5)"]);
    check(stage, &[(date(2023, 4, 25), Step::TellExtension)], &[], &[]);
}

#[test]
fn an_answer_late_extended_or_never() {
    let hear = [(date(2023, 4, 4), Step::Accept), (date(2023, 4, 5), Step::Hear), (date(2023, 4, 5), Step::Recommend)];
    let stage = check(received(date(2023, 4, 3)), &hear, &[], &["2023-04-26"]);
    let answer = Step::Answer { outcome: 1, followed: None };
    check(stage.clone(), &[(date(2023, 4, 27), answer)], &["O018"], &["art 15(2)"]);
    let extend = |month, day| Step::ExtendAnswer { outcome: 1, until: date(2023, month, day) };
    check(stage.clone(), &[(date(2023, 4, 20), extend(5, 27))], &["O017"], &["2023-05-26"]);
    check(stage.clone(), &[(date(2023, 4, 20), extend(5, 26))], &[], &["2023-04-25", "art 15(2)"]);
    assert_eq!(stage.overdue(date(2023, 4, 27)).count(), 1);
    let close = Step::Close { how: Closing::NotRestored };
    check(stage, &[(date(2023, 6, 1), close)], &["O019"], &["recommendation or petition 1"]);
}

#[test]
fn a_signal_and_a_case_of_the_office() {
    let mut filing = whole(date(2023, 4, 3));
    filing.has.clear();
    let stage = with(|basis| receive(&filing, basis).1);
    assert_eq!((stage.state, stage.running.len()), (State::Signal, 0));
    let ground = |id: &str| Step::TakeUp { ground: id.to_owned() };
    check(stage.clone(), &[(date(2023, 4, 4), Step::Accept)], &["O010"], &["signal"]);
    check(stage.clone(), &[(date(2023, 4, 4), ground("curiosity"))], &["O014"], &["art 14(1)(4)"]);
    let stage = check(stage, &[(date(2023, 4, 4), ground("mass_breach"))], &[], &["art 14(1)(4)"]);
    assert_eq!((stage.class, stage.received), (Class::OwnInitiative, Received::On(date(2023, 4, 4))));
    with(|basis| {
        assert!(open_own("public_importance", date(2023, 4, 4), basis).is_ok());
        assert_eq!(open_own("curiosity", date(2023, 4, 4), basis).unwrap_err().code, "O014");
    });
}

/// A case under the law of 2021 whose step falls under that of 2022: both give fifteen days, and only the least time differs.
#[test]
fn a_law_that_changes_under_way() {
    let stage = check(received(date(2022, 11, 7)), &[(date(2022, 11, 8), Step::Accept)], &[], &[]);
    let short = Step::Request { working_days: Some(1), court_file: false };
    check(stage, &[(date(2023, 1, 10), short)], &["O003"], &["no minimum", "2022"]);
}

#[test]
fn a_week_is_counted_from_both_ends() {
    let mut filing = whole(date(2023, 4, 3));
    filing.received = Received::WeekOf(date(2023, 4, 3));
    let stage = with(|basis| receive(&filing, basis).1);
    let due = stage.term(Term::Consider).unwrap();
    assert_eq!(days(due), ["2023-04-24", "2023-04-28"]);
    assert_eq!((due.kept_on(date(2023, 4, 24)), due.kept_on(date(2023, 4, 25))), (Some(true), None));
    assert_eq!(due.kept_on(date(2023, 4, 29)), Some(false));
}
