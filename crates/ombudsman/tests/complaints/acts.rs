//! The law of these tests: every recorded act and the calendar they make.

use std::path::Path;
use std::sync::LazyLock;

use law::Law;
use law::calendar::Calendar;
use ombudsman::complaint::{Basis, ComplaintRules};

/// Every recorded act and the calendar it makes.
pub(crate) static LAW: LazyLock<(Law, Calendar)> = LazyLock::new(|| {
    let law = Law::load(&acts()).unwrap();
    let calendar = Calendar::of_law(&law).unwrap();
    (law, calendar)
});

#[expect(clippy::disallowed_methods, reason = "tests read the acts where they lie")]
fn acts() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../acts/kz");
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().join("act.toml"))
        .filter(|path| path.is_file())
        .map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// Asks with the recorded law.
pub(crate) fn with<T>(ask: impl FnOnce(Basis<'_, '_>) -> T) -> T {
    let rules = ComplaintRules::of(&LAW.0);
    ask(Basis { rules: &rules, calendar: &LAW.1 })
}
