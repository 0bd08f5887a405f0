//! Any bytes as an act: it is refused with coded faults, or it is law that answers on every day.
//!
//! It must never know what a rule means.

use jiff::civil::Date;
use law::{Law, Query};

use crate::faults;

const FILE: &str = "act.toml";

/// Days asked of one law, and rules asked on each: enough to meet every kind of change in a small act.
const MOST: usize = 24;

/// Loading is total and repeatable; what loads answers on its change dates and the days before, and never panics.
///
/// # Panics
/// Where the property is broken.
pub fn run(data: &[u8]) {
    let load = || Law::load(&[(FILE.to_owned(), data.to_vec())]);
    match (load(), load()) {
        (Err(first), Err(second)) => {
            faults::check(&first, FILE, data);
            assert_eq!(first, second, "the same bytes, other faults");
        }
        (Ok(first), Ok(second)) => {
            assert_eq!(first.hash(), second.hash(), "the same bytes, another law");
            answers(&first);
        }
        _ => panic!("the same bytes were law once and refused once"),
    }
}

/// Asks a law on the days around its changes, by all three clocks.
pub(crate) fn answers(law: &Law) {
    let report = law.check();
    assert_eq!(report.rules, law.rules().count(), "the report counts every rule");
    let changes = law.change_days();
    assert!(changes.is_sorted(), "change days are in order");
    let mut days: Vec<Date> = vec![Date::MIN, Date::MAX];
    days.extend(changes.iter().take(MOST).flat_map(|day| [day.yesterday().unwrap_or(*day), *day]));
    for rule in law.rules().take(MOST) {
        for &on in &days {
            for known in [None, Some(on)] {
                match law.ask(&rule.name, &Query { on, decided: on, known }) {
                    Ok(answer) => drop(answer.versions()),
                    Err(error) => assert_eq!(error.code().len(), 4, "{error}"),
                }
            }
        }
    }
}
