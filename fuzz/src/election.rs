//! Any bytes as an election file: it is refused with coded faults, or it is counted under the law of its day, or the
//! count says what is missing.
//!
//! It must never know who won.

use std::path::Path;
use std::sync::LazyLock;

use ::election::{Election, ListElectionRules, Offices, count};
use law::{Law, Query};

use crate::{faults, mutate};

const FILE: &str = "election.toml";

/// The law of the repository and its offices.
pub(crate) static STATUTES: LazyLock<(Law, Offices)> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../acts");
    let (offices, acts): (Vec<_>, Vec<_>) =
        mutate::files(&root, "toml").into_iter().partition(|(name, _)| name.ends_with("offices.toml"));
    let beside = ["protocol.toml", "schedule.toml"];
    let acts: Vec<_> = acts.into_iter().filter(|(name, _)| !beside.iter().any(|own| name.ends_with(own))).collect();
    let law = Law::load(&acts).expect("the acts of the repository are law");
    let read = offices.iter().flat_map(|(name, bytes)| Offices::read(name, bytes).expect("the offices are readable").0);
    (law, Offices(read.collect()))
});

/// Reading is total and repeatable; the seats counted are never more than the house has; the same facts give the same count.
///
/// # Panics
/// Where the property is broken.
pub fn run(data: &[u8]) {
    let facts = match (Election::read(FILE, data), Election::read(FILE, data)) {
        (Err(first), Err(second)) => {
            faults::check(&first, FILE, data);
            assert_eq!(first, second, "the same bytes, other faults");
            return;
        }
        (Ok(first), Ok(second)) => {
            assert_eq!(first, second, "the same bytes, other facts");
            first
        }
        _ => panic!("the same bytes were an election once and refused once"),
    };
    let _ = (facts.votes_known(), facts.declared());
    let (law, offices) = &*STATUTES;
    let query = Query::on(facts.date);
    let Ok(rules) = ListElectionRules::on(law, offices, &facts.office, facts.seats, query, &[]) else { return };
    match (count(&facts, &rules, None), count(&facts, &rules, None)) {
        (Ok(first), Ok(second)) => {
            assert_eq!(first.seats_by_list(), second.seats_by_list(), "the same facts, another result");
            assert_eq!(first.seats_by_list().len(), facts.lists.len(), "every list has a number of seats");
        }
        (Err(first), Err(second)) => assert_eq!(first.code(), second.code(), "the same facts, another error"),
        _ => panic!("the same facts were counted once and refused once"),
    }
}
