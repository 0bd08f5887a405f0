//! Which office takes a case, how letters leave places of detention, and plans of visits, under the acts as they are recorded.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "complaints/acts.rs"]
mod acts;

use std::collections::{BTreeMap, BTreeSet};

use acts::{LAW, with};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use ombudsman::complaint::{Finding, State};
use ombudsman::prison::{self, Opening, Passage, Receipt};
use ombudsman::route::{Because, Question, Representatives, route};
use ombudsman::shared::{Channel, Class, Office};
use ombudsman::visits::{self, Kind, Visit};
use proptest::prelude::*;

fn of(unit: &str) -> Office {
    Office::Of(unit.to_owned())
}

fn ids(all: &[&str]) -> BTreeSet<String> {
    all.iter().map(|id| (*id).to_owned()).collect()
}

fn codes(found: &[Finding]) -> Vec<&str> {
    found.iter().map(|finding| finding.code).collect()
}

/// Routes on a day of 2026; the office with its reason, or the code of the refusal, and codes of findings.
#[track_caller]
fn routed(
    place: Option<&str>,
    body: Option<&str>,
    not: &[Office],
    expect: Result<(Office, Because), &str>,
    found: &[&str],
) {
    let question = Question {
        place: place.map(str::to_owned),
        body: body.map(str::to_owned),
        not_offices: not.iter().cloned().collect(),
        not_officials: ids(&["o7"]),
    };
    let offices =
        Representatives { units: ids(&["tur", "zht"]), citations: vec!["art 19".to_owned()], doubts: Vec::new() };
    match (with(|basis| route(&question, &offices, date(2026, 2, 2), basis.rules)), expect) {
        (Ok(route), Ok(expect)) => {
            assert_eq!((route.office.clone(), route.because), expect);
            assert_eq!(codes(&route.findings), found, "{route:#?}");
            assert!(route.open_to(&route.office, "o1") && !route.open_to(&route.office, "o7"));
        }
        (Err(refusal), Err(code)) => assert_eq!(refusal.code, code),
        (got, expect) => panic!("{got:?} instead of {expect:?}"),
    }
}

#[test]
fn the_office_follows_body_and_place() {
    let (tur, centre) = (of("tur"), Office::Central);
    routed(Some("tur"), Some("police"), &[], Ok((tur.clone(), Because::Territory)), &[]);
    routed(Some("tur"), Some("central_body"), &[], Ok((centre.clone(), Because::Body)), &[]);
    routed(None, Some("police"), &[], Ok((centre.clone(), Because::NoPlace)), &[]);
    routed(Some("nowhere"), None, &[], Ok((centre.clone(), Because::NoRepresentative)), &["O021"]);
    routed(Some("tur"), None, std::slice::from_ref(&tur), Ok((centre.clone(), Because::Choice)), &["O003"]);
    routed(
        Some("tur"),
        Some("central_body"),
        std::slice::from_ref(&centre),
        Ok((tur.clone(), Because::Choice)),
        &["O003"],
    );
    routed(Some("tur"), None, &[tur, centre.clone()], Err("O020"), &[]);
    routed(None, None, &[centre], Err("O020"), &[]);
}

#[test]
fn a_division_nobody_recorded_is_open() {
    let question =
        Question { place: Some("tur".to_owned()), body: Some("central_body".to_owned()), ..Question::default() };
    let offices = Representatives { units: ids(&["tur"]), ..Representatives::default() };
    let route = with(|basis| route(&question, &offices, date(2023, 4, 3), basis.rules)).unwrap();
    assert_eq!((route.office, codes(&route.findings)), (of("tur"), vec!["O003"]));
}

#[test]
fn a_letter_is_unread_and_leaves_within_a_day() {
    let handed = date(2026, 2, 2).at(17, 0, 0, 0);
    let check = |hours: i64, opened, expect: &[&str]| {
        let letter = Passage { handed: Some(handed), sent: Some(handed + hours.hours()), opened };
        let found = with(|basis| prison::passage(&letter, date(2026, 2, 9), basis.rules));
        assert_eq!(codes(&found), expect, "{found:?}");
        assert!(hours < 0 || found.iter().all(|finding| finding.to_string().contains("art 14(3)")), "{found:?}");
    };
    check(24, Some(false), &[]);
    check(25, None, &["O031"]);
    check(1, Some(true), &["O030"]);
    check(48, Some(true), &["O030", "O031"]);
    check(-1, None, &["O031"]);
    let unknown = Passage { handed: None, sent: None, opened: None };
    assert!(with(|basis| prison::passage(&unknown, date(2026, 2, 9), basis.rules)).is_empty());
}

#[test]
fn a_box_is_opened_weekly_by_the_prosecutor() {
    let check = |day, by: &str, recorded, expect: &[&str]| {
        let opening = Opening { on: date(2026, 2, day), before: Some(date(2026, 2, 2)), by: by.to_owned(), recorded };
        let found = with(|basis| prison::opening(&opening, basis.rules));
        let boxes: Vec<&str> = codes(&found).into_iter().filter(|code| *code == "O032").collect();
        assert_eq!(boxes, expect, "{found:?}");
        assert!(found.iter().all(|finding| finding.to_string().contains("art 14(2)")), "{found:?}");
    };
    check(9, "prosecutor_with_the_administration", true, &[]);
    check(10, "prosecutor_with_the_administration", true, &["O032"]);
    // Since when the prosecutor opens it is not recorded: an opening by others is open and not a breach for certain.
    check(9, "administration", true, &[]);
    check(9, "prosecutor_with_the_administration", false, &[]);
}

#[test]
fn a_batch_hides_its_writers() {
    let monday = date(2026, 2, 2);
    let leaves = |waiting: &[Date], on| prison::may_leave(waiting, 3, on, &LAW.1).unwrap();
    assert!(!leaves(&[], monday));
    assert!(!leaves(&[monday], date(2026, 2, 8)));
    assert!(leaves(&[monday], date(2026, 2, 9)));
    assert!(leaves(&[monday; 3], monday));
    assert_eq!(prison::reminders(monday), [date(2026, 2, 16), date(2026, 3, 16), date(2026, 4, 27)]);
    assert_eq!(prison::receipt(Channel::PrisonBox), Receipt::None);
    assert_eq!(prison::receipt(Channel::Visit), Receipt::Spoken);
    assert!(prison::by_week(Channel::PrisonLetter) && !prison::by_week(Channel::Form));
}

#[test]
fn a_plan_of_visits() {
    let visit = |id: &str, day, team: &[&str]| Visit {
        id: id.to_owned(),
        facility: "f1".to_owned(),
        kind: Kind::Regular,
        on: date(2026, 2, day),
        team: ids(team),
        lead: "m1".to_owned(),
    };
    let check = |plan: &[Visit], expect: &[&str]| {
        let conflicts = BTreeMap::from([("m9".to_owned(), ids(&["f1"]))]);
        let words: Vec<String> = visits::check(plan, &conflicts).into_iter().map(|finding| finding.words).collect();
        assert_eq!(words.len(), expect.len(), "{words:?}");
        assert!(words.iter().zip(expect).all(|(words, part)| words.contains(part)), "{words:?}");
    };
    check(&[visit("1", 2, &["m1", "m2"]), visit("2", 3, &["m1", "m2"])], &[]);
    check(&[visit("1", 2, &["m1"])], &["two members"]);
    check(&[visit("1", 2, &["m2", "m3"])], &["leads"]);
    check(&[visit("1", 2, &["m1", "m9"])], &["conflict"]);
    check(&[visit("1", 2, &["m1", "m2"]), visit("2", 2, &["m1", "m3"])], &["on visit 1"]);
    check(&[visit("1", 2, &["m1", "m2"]), visit("1", 3, &["m1", "m2"])], &["twice"]);
    let one = visit("1", 2, &["m1", "m2"]);
    let case = visits::case(&one);
    assert_eq!((case.class, case.state, case.running.len()), (Class::Preventive, State::Considered, 0));
    assert!(visits::may_read(&one, "m2") && !visits::may_read(&one, "m3"));
}

proptest! {
    /// The week that is kept of a day holds it and begins on a Monday; a batch leaves in a later week.
    #[test]
    fn a_week_holds_its_day(days in 0_i64..1500) {
        let day = date(2022, 2, 1) + days.days();
        let week = prison::week_of(day);
        prop_assert!(week <= day && day < week + 7.days());
        prop_assert_eq!(week, prison::week_of(week));
        prop_assert!(prison::next_week(day, &LAW.1).unwrap() >= week + 7.days());
    }
}
