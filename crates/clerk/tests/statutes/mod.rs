//! The law as a folder of the repository keeps it, and the same with other words. It must never know an election.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clerk::Books;
use election::Offices;
use election::protocol::ProtocolTable;
use election::schedule::Plan;
use law::Law;
use sha2::{Digest as _, Sha256};

/// What a rule says in a law made up for a test: what it says now, and what instead.
pub(crate) type Instead = (&'static str, &'static str);

/// Equal remainders go by lot, as no law of the country says.
pub(crate) const BY_LOT: Instead = ("\"list_registered_earlier\"", "\"lot\"");

/// A committee of twelve in the law that is made up for registers.
pub(crate) const LARGER_COMMITTEE: Instead = ("\"10 persons\"", "\"12 persons\"");

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The law of a folder, or another one made of it.
pub(crate) fn books(folder: &str, instead: Option<Instead>) -> Arc<Books> {
    let folder = root().join(folder);
    let mut acts = Vec::new();
    for path in entries(&folder) {
        let act = path.join("act.toml");
        if act.is_file() {
            acts.push((format!("{}/act.toml", name(&path)), with(&read(&act), instead)));
        }
    }
    let (offices, table) = (read(&folder.join("offices.toml")), read(&folder.join("protocol.toml")));
    let schedule = folder.join("schedule.toml");
    let schedule = schedule.is_file().then(|| read(&schedule));
    let mut files: Vec<(String, Vec<u8>)> = acts.clone();
    files.extend(schedule.iter().map(|bytes| ("schedule.toml".to_owned(), bytes.clone())));
    files.extend([("offices.toml".to_owned(), offices.clone()), ("protocol.toml".to_owned(), table.clone())]);
    Arc::new(Books {
        law: Law::load(&acts).unwrap_or_else(|faults| panic!("{faults:?}")),
        offices: Offices::read("offices.toml", &offices).unwrap_or_else(|faults| panic!("{faults:?}")),
        table: ProtocolTable::read("protocol.toml", &table).unwrap_or_else(|faults| panic!("{faults:?}")),
        plan: schedule.map(|bytes| Plan::read("schedule.toml", &bytes).unwrap_or_else(|faults| panic!("{faults:?}"))),
        files: files.iter().map(|(name, bytes)| (name.clone(), sha256(bytes))).collect(),
    })
}

/// The act with other values; what a rule may say at all stays.
fn with(act: &[u8], instead: Option<Instead>) -> Vec<u8> {
    let Some((from, to)) = instead else { return act.to_vec() };
    let text = String::from_utf8_lossy(act);
    let lines =
        text.lines().map(|line| if line.starts_with("choices") { line.to_owned() } else { line.replace(from, to) });
    lines.collect::<Vec<_>>().join("\n").into_bytes()
}

fn sha256(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "the law of a test is read from the repository")]
fn entries(folder: &Path) -> Vec<PathBuf> {
    let all = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut all: Vec<PathBuf> = all.flatten().map(|entry| entry.path()).collect();
    all.sort();
    all
}

#[expect(clippy::disallowed_methods, reason = "the law of a test is read from the repository")]
fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
