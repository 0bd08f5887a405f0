//! The law and its offices as the repository keeps them. It must never know a case.

use std::fs;
use std::path::Path;

use election::Offices;
use law::Law;
use law::calendar::Calendar;

use crate::markdown::root;

/// What cases are run against.
pub(crate) struct Statutes {
    pub(crate) law: Law,
    pub(crate) offices: Offices,
    pub(crate) calendar: Calendar,
}

impl Statutes {
    /// Loads `acts/kz`.
    pub(crate) fn load() -> Self {
        let folder = root().join("acts/kz");
        let mut acts = Vec::new();
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path().join("act.toml");
            if path.is_file() {
                acts.push((path.display().to_string(), read(&path)));
            }
        }
        acts.sort();
        let law = Law::load(&acts).unwrap_or_else(|faults| panic!("{}", lines(&faults)));
        let offices = Offices::read("offices.toml", &read(&folder.join("offices.toml")));
        let offices = offices.unwrap_or_else(|faults| panic!("{}", lines(&faults)));
        let calendar = Calendar::of_law(&law).unwrap_or_else(|fault| panic!("{fault:?}"));
        Self { law, offices, calendar }
    }
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn lines(faults: &[law::Fault]) -> String {
    faults.iter().map(|fault| format!("{fault}\n")).collect()
}
