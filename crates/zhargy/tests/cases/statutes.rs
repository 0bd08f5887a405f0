//! The law and its offices as the repository keeps them. It must never know a case.

use std::fs;
use std::path::Path;

use election::Offices;
use election::protocol::ProtocolTable;
use election::schedule::Plan;
use law::Law;
use law::calendar::Calendar;

use crate::markdown::{entries, root};

/// What cases are run against.
pub(crate) struct Statutes {
    pub(crate) law: Law,
    pub(crate) offices: Offices,
    pub(crate) calendar: Calendar,
    pub(crate) protocols: ProtocolTable,
    pub(crate) plan: Plan,
}

impl Statutes {
    /// Loads `acts/kz`.
    pub(crate) fn load() -> Self {
        let folder = root().join("acts/kz");
        let mut acts = Vec::new();
        for path in entries(&folder) {
            let path = path.join("act.toml");
            if path.is_file() {
                acts.push((path.display().to_string(), read(&path)));
            }
        }
        let law = Law::load(&acts).unwrap_or_else(|faults| panic!("{}", lines(&faults)));
        let offices = Offices::read("offices.toml", &read(&folder.join("offices.toml")));
        let offices = offices.unwrap_or_else(|faults| panic!("{}", lines(&faults)));
        let calendar = Calendar::of_law(&law).unwrap_or_else(|fault| panic!("{fault:?}"));
        let protocols = ProtocolTable::read("protocol.toml", &read(&folder.join("protocol.toml")));
        let protocols = protocols.unwrap_or_else(|faults| panic!("{}", lines(&faults)));

        let plan = Plan::read("schedule.toml", &read(&folder.join("schedule.toml")));
        let plan = plan.unwrap_or_else(|faults| panic!("{}", lines(&faults)));
        Self { law, offices, calendar, protocols, plan }
    }
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Faults, one a line.
pub(crate) fn lines(faults: &[law::Fault]) -> String {
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
