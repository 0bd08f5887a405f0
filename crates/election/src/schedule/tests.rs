//! Calendars under a small law made for the tests: days, other ways of counting, gaps, faults of a plan. They must never
//! know the law of a country.

use jiff::civil::date;

use super::*;
use crate::small::SmallAct;

fn act() -> SmallAct {
    SmallAct::new()
        .between("doubt", "2001-04-01", "2005-01-01")
        .define(5, "council.nomination", "text", "value = \"2 months to 40 days before, 18:00\"")
        .define(6, "council.campaign", "text", "value = \"end of nomination\"")
        .define(7, "council.appeal", "duration", "value = \"7 days\"\nclause = \"doubt\"")
        .define(8, "council.quiet", "duration", "silent = \"how long before\"")
        .define(9, "council.words", "text", "value = \"in good time\"")
}

const PLAN: &str = r#"
[counting]
days_before = "full days between"
days_after = "from the next day"
months_before = "from the next day"
months_also = "full days between"
months_after = "from the next day"
[[step]]
id = "nomination"
offices = ["council"]
set_by_call = true
first = { rules = ["council.nomination"], from = "vote", way = "before" }
last = { rules = ["council.nomination"], from = "vote", way = "before" }
[[step]]
id = "campaign"
offices = ["council"]
first = { rules = ["council.campaign"], from = "nomination.last", way = "same", words = "end of nomination" }
[[step]]
id = "appeal"
offices = ["council"]
last = { rules = ["council.appeal"], from = "event: the refusal", way = "after" }
[[step]]
id = "quiet"
offices = ["council"]
last = { rules = ["council.quiet"], from = "vote", way = "before" }
[[step]]
id = "words"
offices = ["council"]
last = { rules = ["council.words"], from = "vote", way = "before" }
[[step]]
id = "nothing"
offices = ["council"]
last = { rules = ["council.unknown"], from = "vote", way = "before" }
"#;

pub(super) fn law() -> Law {
    act().law()
}

pub(super) fn plan() -> Plan {
    Plan::read("schedule.toml", PLAN.as_bytes()).unwrap()
}

fn schedule(vote: Date, called: Option<Date>) -> ElectionSchedule {
    ElectionSchedule::on(&law(), &Calendar::default(), &plan(), "council", vote, called)
}

/// An end in one line: days, the other way of counting, the hour, the gap.
fn line(edge: Option<&Edge>) -> String {
    let Some(edge) = edge else { return String::new() };
    let mut parts: Vec<String> = Vec::new();
    for reading in &edge.readings {
        let mut part = match &reading.when {
            When::On(day) => day.to_string(),
            When::WithTheCall { called, term } => format!("{called} with the call, term from {term}"),
            When::Set { day, .. } => format!("{day} set"),
            When::Relative { term, event, .. } => format!("{term} after {event}"),
        };
        if let Some(also) = reading.also {
            part.push_str(&format!(" also {also}"));
        }
        if let Some(hour) = reading.hour {
            part.push_str(&format!(" at {hour}"));
        }
        parts.push(part);
    }
    if let Some(gap) = &edge.gap {
        parts.push(format!("gap: {gap}"));
    }
    parts.join("; ")
}

#[test]
fn steps() {
    let check = |vote: Date, called: Option<Date>, id: &str, first: &str, last: &str| {
        let schedule = schedule(vote, called);
        let step = schedule.find(id).unwrap();
        assert_eq!((line(step.first.as_ref()), line(step.last.as_ref())), (first.to_owned(), last.to_owned()), "{id}");
    };
    let vote = date(2021, 1, 10);
    let called = Some(date(2020, 10, 21));
    check(vote, called, "nomination", "2020-11-10 also 2020-11-09", "2020-11-30 at 18:00");
    check(vote, None, "nomination", "2020-11-10 also 2020-11-09", "2020-11-30 at 18:00");
    let late = Some(date(2020, 11, 20));
    check(vote, late, "nomination", "2020-11-20 with the call, term from 2020-11-10", "2020-11-30 at 18:00");
    check(vote, called, "campaign", "2020-11-30 at 18:00", "");
    check(vote, called, "appeal", "", "7 days after the refusal");
    check(vote, called, "quiet", "", "gap: the law is silent: how long before (Law 01.03.2001 No. 1 art 8)");
    check(vote, called, "words", "", "gap: in words only: in good time (Law 01.03.2001 No. 1 art 9)");
    check(vote, called, "nothing", "", "gap: council.unknown: no act defines this rule");
    let early = date(2004, 12, 1);
    let doubt = "7 days after the refusal; gap: uncertain: no such rule yet (first: a day between 2001-04-01 and \
                 2005-01-01, not confirmed which) or 7 days: Law 01.03.2001 No. 1 begins on a day between 2001-04-01 and \
                 2005-01-01, not confirmed which";
    check(early, None, "appeal", "", doubt);
    let missing = "gap: council.nomination: not yet on 2001-03-31";
    check(date(2001, 6, 1), Some(date(2001, 3, 31)), "nomination", missing, missing);
}

#[test]
fn the_ends_of_the_calendar() {
    for vote in [Date::MIN, Date::MAX] {
        let schedule = schedule(vote, None);
        assert_eq!(schedule.steps.len(), 6, "{vote}");
    }
}

#[test]
fn faults_of_a_plan() {
    let check = |from: &str, to: &str, expect: &str| {
        assert!(PLAN.contains(from), "{from}");
        let faults = Plan::read("schedule.toml", PLAN.replacen(from, to, 1).as_bytes()).unwrap_err();
        assert!(faults.iter().any(|fault| fault.to_string().contains(expect)), "{to}: {faults:?}");
    };
    check("way = \"before\"", "way = \"sideways\"", "`sideways` is none of");
    check("from = \"vote\"", "from = \"moon\"", "`moon` is nothing days are counted from");
    check("full days between", "somehow", "`somehow` is no way of counting");
    check("from = \"nomination.last\"", "from = \"later.last\"", "no step `later` stands before it");
    check("id = \"campaign\"", "id = \"nomination\"", "stands twice");
    check("id = \"campaign\"", "name = \"campaign\"", "the field `id` is missing");
    check("offices = [\"council\"]\nfirst", "office = [\"council\"]\nfirst", "nobody knows the field `office`");
}
