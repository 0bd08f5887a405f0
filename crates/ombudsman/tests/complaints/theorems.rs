//! What holds for any case.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::calendar::Reading;
use ombudsman::complaint::{Stage, State, Step, TRANSITIONS, Term, apply, receive};
use ombudsman::shared::{Closing, Received};
use proptest::prelude::*;

use crate::filings::whole;
use crate::{LAW, with};

fn day() -> impl Strategy<Value = Date> {
    (0_i64..1600).prop_map(|days| date(2022, 2, 1).saturating_add(days.days()))
}

fn steps() -> impl Strategy<Value = Vec<(i64, Step)>> {
    let number = 0_u32..3;
    let one = prop_oneof![
        Just(Step::Explain),
        Just(Step::Forward),
        any::<bool>().prop_map(|reasons| Step::Refuse { reasons }),
        Just(Step::Accept),
        Just(Step::Accept),
        Just(Step::Hear),
        Just(Step::Hear),
        (proptest::option::of(0_u32..20), any::<bool>())
            .prop_map(|(working_days, court_file)| Step::Request { working_days, court_file }),
        number.clone().prop_map(|request| Step::Material { request }),
        (day(), any::<bool>()).prop_map(|(until, reasons)| Step::Extend { until, reasons }),
        Just(Step::TellExtension),
        Just(Step::Recommend),
        Just(Step::Recommend),
        Just(Step::Petition { proceedings: "criminal".to_owned() }),
        Just(Step::Claim),
        (number.clone(), day()).prop_map(|(outcome, until)| Step::ExtendAnswer { outcome, until }),
        (number.clone(), any::<Option<bool>>()).prop_map(|(outcome, followed)| Step::Answer { outcome, followed }),
        (number, any::<bool>()).prop_map(|(outcome, followed)| Step::FollowUp { outcome, followed }),
        Just(Step::Close { how: Closing::Restored }),
    ];
    proptest::collection::vec((-1_i64..20, one), 0..14)
}

/// Whether a day is worked under one reading at least.
fn worked(day: Date) -> bool {
    [Reading::Late, Reading::Early].into_iter().any(|reading| LAW.1.verdict(day, reading).unwrap().working)
}

fn begun(on: Date) -> Stage {
    with(|basis| receive(&whole(on), basis).1)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// A term that is counted in working days ends on one, after the day it began.
    #[test]
    fn a_due_day_is_a_working_day_after_receipt(on in day(), week in any::<bool>()) {
        let received = if week { Received::WeekOf(on) } else { Received::On(on) };
        let due = with(|basis| basis.consider(received));
        prop_assert!(!due.days.is_empty() && !due.citations.is_empty());
        for day in &due.days {
            prop_assert!(*day > on && worked(*day), "{day}");
        }
    }

    /// Whatever is applied folds to the same case without law; what is refused cites the law or is refused by the fold too.
    #[test]
    fn follow_and_apply_agree(on in day(), steps in steps()) {
        let mut stage = begun(on);
        let mut at = on;
        for (days, step) in steps {
            at = at.saturating_add(days.days());
            match with(|basis| apply(&stage, step, at, basis)) {
                Ok(applied) => {
                    prop_assert_eq!(&stage.clone().follow(&applied.taken).unwrap(), &applied.stage);
                    for due in &applied.taken.starts {
                        prop_assert!(due.days.iter().all(|day| *day > at), "{}", due);
                        let extended = matches!(due.term, Term::Consider) || due.days.is_empty()
                            || matches!(due.term, Term::Answer(_)) && due.days.len() == 1;
                        prop_assert!(extended || due.days.iter().all(|day| worked(*day)), "{}", due);
                    }
                    stage = applied.stage;
                }
                Err(refusal) => {
                    let of_the_case = ["O010", "O011", "O012"].contains(&refusal.code);
                    prop_assert!(of_the_case || !refusal.citations.is_empty(), "{}", refusal);
                    at = at.max(stage.last);
                }
            }
        }
        prop_assert!(!matches!(stage.state, State::Closed(_)) || stage.running.is_empty());
    }
}

#[test]
fn every_kind_of_step_stands_in_the_table_once() {
    let mut kinds: Vec<_> = TRANSITIONS.iter().map(|(kind, ..)| *kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.len(), TRANSITIONS.len());
    assert!(
        TRANSITIONS.iter().all(|(_, from, _)| !from.is_empty() && !from.iter().any(|s| matches!(s, State::Closed(_))))
    );
}
