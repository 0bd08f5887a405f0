//! The journal against what was acknowledged: every such order stands in it, once, with all its entries together; and every
//! precinct has each step of its protocol once.

use std::collections::BTreeMap;

use journal::Entry;

use crate::JOURNAL;
use crate::tools::whole;
use crate::work::Night;

/// What is not as it must be.
pub(crate) struct Lost {
    pub(crate) lost: u64,
    pub(crate) doubled: u64,
}

/// The entries of the journal by the orders as forms number them: an order's id is that of its form, a dash, and a hash.
fn orders(entries: &[Entry]) -> BTreeMap<&str, Vec<&Entry>> {
    let mut orders = BTreeMap::<&str, Vec<&Entry>>::new();
    for entry in entries {
        let form = entry.command.rsplit_once('-').map_or(entry.command.as_str(), |(form, _)| form);
        orders.entry(form).or_default().push(entry);
    }
    orders
}

/// How many of these orders the journal does not hold.
pub(crate) fn missing(db: &str, acknowledged: &[String]) -> Vec<String> {
    let (_, entries) = whole(&mut *store::open(db, JOURNAL).unwrap());
    let orders = orders(&entries);
    acknowledged.iter().filter(|form| !orders.contains_key(form.as_str())).cloned().collect()
}

pub(crate) fn check(db: &str, night: &Night<'_>) -> Lost {
    let (_, entries) = whole(&mut *store::open(db, JOURNAL).unwrap());
    let orders = orders(&entries);
    let (mut lost, mut doubled) = (0, 0);
    for form in night.forms() {
        let Some(own) = orders.get(form.as_str()) else {
            lost += 1;
            continue;
        };
        let taken: Vec<_> = own.iter().filter(|entry| entry.kind != "refused/1").collect();
        let apart = taken.windows(2).any(|two| two[0].seq + 1 != two[1].seq || two[0].command != two[1].command);
        doubled += u64::from(apart || taken.is_empty());
    }
    let mut steps = BTreeMap::<(&str, &str), u64>::new();
    for entry in entries.iter().filter(|entry| entry.kind == "protocol.step/1") {
        let text = |name: &str| entry.body.get(name).and_then(|value| value.as_str()).unwrap_or("");
        *steps.entry((text("precinct"), text("step"))).or_default() += 1;
    }
    for precinct in night.precincts() {
        for (step, wanted) in [("enter", 2), ("release", 1), ("accept", 1)] {
            let found = steps.get(&(precinct, step)).copied().unwrap_or(0);
            assert!(found >= wanted, "precinct {precinct}: {step} {found} times");
            doubled += found - wanted;
        }
    }
    Lost { lost, doubled }
}
