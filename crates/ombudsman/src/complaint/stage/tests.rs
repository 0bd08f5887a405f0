//! The drawing and the code are one; steps that were decided fold without the law; random cases keep their order.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;

const DAY: Date = date(2023, 3, 1);

fn steps() -> Vec<Step> {
    vec![
        Step::Explain,
        Step::Forward,
        Step::Refuse { reasons: true },
        Step::Accept,
        Step::StartOwn { ground: "mass_breach".to_owned() },
        Step::PutAside,
        Step::Hear,
        Step::Request { working_days: None },
        Step::TakeMaterials { request: 0 },
        Step::Extend { until: date(2023, 4, 1), reasons: true },
        Step::TellExtension,
        Step::Recommend,
        Step::ExtendAnswer { recommendation: 0, until: date(2023, 4, 1) },
        Step::Answer { recommendation: 0, followed: true },
        Step::Petition { proceedings: "disciplinary".to_owned() },
        Step::Claim,
        Step::Withdraw,
        Step::Close { how: Closing::NotRestored },
        Step::Restore,
    ]
}

fn begun(class: Class) -> Stage {
    Stage::begin(class, Received::On(DAY))
}

/// Every stage a case can come to within some steps of a day.
fn reached() -> Vec<Stage> {
    let mut all: Vec<Stage> = [Class::Complaint, Class::Signal, Class::OwnInitiative].map(begun).into();
    let mut at = 0;
    while at < all.len() && all.len() < 4_000 {
        for step in steps() {
            if let Ok(next) = all[at].follow(&step, DAY)
                && next.requests.len() < 2
                && next.recommendations.len() < 2
                && !all.contains(&next)
            {
                all.push(next);
            }
        }
        at += 1;
    }
    all
}

#[test]
fn the_drawing_has_every_arrow_the_code_takes_and_no_other() {
    let listed: BTreeSet<Transition> = TRANSITIONS.iter().copied().collect();
    assert_eq!(listed.len(), TRANSITIONS.len(), "an arrow is listed twice");
    let mut taken = BTreeSet::new();
    for stage in reached() {
        for step in steps() {
            if let Ok(next) = stage.follow(&step, DAY) {
                taken.insert((stage.at, step.name(), next.at));
            }
        }
    }
    assert_eq!(taken, listed);
    let page = include_str!("../../../../../docs/COMPLAINTS.md");
    let drawn: BTreeSet<&str> = page.lines().map(str::trim).filter(|line| line.contains("-->")).collect();
    let wanted: Vec<String> = TRANSITIONS.iter().map(|(from, step, to)| arrow(from.name(), step, to.name())).collect();
    let begun = [("Received", "complaint"), ("Signal", "signal"), ("Considered", "own initiative")];
    let begun = begun.iter().map(|(to, class)| format!("[*] --> {to}: {class}"));
    let all: BTreeSet<String> = wanted.into_iter().chain(begun).collect();
    assert_eq!(drawn, all.iter().map(String::as_str).collect(), "docs/COMPLAINTS.md");
}

fn arrow(from: &str, step: &str, to: &str) -> String {
    format!("{from} --> {to}: {step}")
}

#[test]
fn what_a_step_speaks_of_must_be_there() {
    let accepted = begun(Class::Complaint).follow(&Step::Accept, DAY).expect("it is accepted");
    for (step, words) in [
        (Step::TakeMaterials { request: 0 }, "no request 1"),
        (Step::TellExtension, "no extension"),
        (Step::Extend { until: DAY, reasons: true }, "extends nothing"),
        (Step::Close { how: Closing::Withdrawn }, "closed by what consideration found"),
        (Step::Answer { recommendation: 0, followed: true }, "does not follow"),
        (Step::Restore, "does not follow"),
    ] {
        let refusal = accepted.follow(&step, DAY).expect_err(words);
        assert!(refusal.code == codes::NO_ARROW && refusal.why.contains(words), "{step:?}: {refusal}");
    }
    let early = accepted.follow(&Step::Hear, date(2023, 2, 28)).expect_err("before the last step");
    assert!(early.why.contains("before the last step"), "{early}");
    let restored = accepted.follow(&Step::Close { how: Closing::Restored }, DAY).expect("it is closed");
    assert!(restored.follow(&Step::Restore, DAY).is_err());
}

proptest! {
    #[test]
    fn a_case_never_goes_back_in_time_and_a_closed_one_stays_closed(
        picks in prop::collection::vec((0_usize..19, 0_i64..4), 1..24)
    ) {
        let all = steps();
        let mut stage = begun(Class::Complaint);
        let mut day = DAY;
        for (pick, after) in picks {
            day = day.saturating_add(jiff::Span::new().days(after));
            let Ok(next) = stage.follow(&all[pick], day) else { continue };
            prop_assert!(next.since >= stage.since);
            prop_assert!(stage.at != At::Closed || next.at == At::Closed);
            prop_assert_eq!(next.at == At::Closed, next.closed.is_some());
            prop_assert!(next.requests.len() >= stage.requests.len());
            prop_assert_eq!(next.received, stage.received);
            stage = next;
        }
    }
}
