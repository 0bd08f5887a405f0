//! The country as the repository keeps it: its law, and the names by which the site speaks of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use clerk::Books;
use election::posts::Published;
use election::protocol::ProtocolTable;
use election::schedule::Plan;
use election::single::facts::SingleSeatElection;
use election::{Election, Offices};
use law::Law;
use pages::{Country, Manual};

/// The law, without the hashes of its files, which no page shows.
pub(crate) fn books() -> Arc<Books> {
    under(|act| act)
}

/// The same, but that equal remainders go by lot, as no law of the country says.
pub(crate) fn books_by_lot() -> Arc<Books> {
    fn by_lot(line: &str) -> String {
        if line.starts_with("choices") {
            line.to_owned()
        } else {
            line.replace("\"list_registered_earlier\"", "\"lot\"")
        }
    }
    under(|act| {
        let text = String::from_utf8(act).unwrap();
        text.lines().map(by_lot).collect::<Vec<_>>().join("\n").into_bytes()
    })
}

fn under(changed: fn(Vec<u8>) -> Vec<u8>) -> Arc<Books> {
    let (beside, acts): (Vec<_>, Vec<_>) = files("acts").into_iter().partition(|(name, _)| !name.ends_with("act.toml"));
    let acts: Vec<(String, Vec<u8>)> = acts.into_iter().map(|(name, act)| (name, changed(act))).collect();
    let of =
        |name: &str| beside.iter().find(|(file, _)| file.ends_with(name)).map(|(_, bytes)| bytes.as_slice()).unwrap();
    Arc::new(Books {
        law: Law::load(&acts).unwrap_or_else(|faults| panic!("{faults:?}")),
        offices: Offices::read("offices.toml", of("offices.toml")).unwrap_or_else(|faults| panic!("{faults:?}")),
        table: ProtocolTable::read("protocol.toml", of("protocol.toml")).unwrap_or_else(|faults| panic!("{faults:?}")),
        plan: Some(Plan::read("schedule.toml", of("schedule.toml")).unwrap_or_else(|faults| panic!("{faults:?}"))),
        files: BTreeMap::new(),
    })
}

/// The elections, in the order of their days.
pub(crate) fn elections() -> Vec<Election> {
    let read =
        |(name, bytes): (String, Vec<u8>)| Election::read(&name, &bytes).unwrap_or_else(|faults| panic!("{faults:?}"));
    let mut all: Vec<Election> =
        files("elections").into_iter().filter(|(name, _)| name.ends_with("election.toml")).map(read).collect();
    all.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    all
}

/// Elections to single seats that were recorded contest by contest.
pub(crate) fn singles() -> Vec<SingleSeatElection> {
    let own = files("elections").into_iter().filter(|(name, _)| name.ends_with("contests.toml"));
    own.map(|(name, bytes)| SingleSeatElection::read(&name, &bytes).unwrap_or_else(|faults| panic!("{faults:?}")))
        .collect()
}

/// Elections of many posts of which sums were published.
pub(crate) fn published() -> Vec<Published> {
    let own = files("elections").into_iter().filter(|(name, _)| name.ends_with("posts.toml"));
    own.map(|(name, bytes)| Published::read(&name, &bytes).unwrap_or_else(|faults| panic!("{faults:?}"))).collect()
}

/// The pages of the codes.
pub(crate) fn manual() -> Manual {
    static PAGES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        files("docs/codes").into_iter().map(|(name, bytes)| (name, text(bytes))).collect()
    });
    Manual(|code| PAGES.iter().find(|(name, _)| name.ends_with(&format!("/{code}.md"))).map(|(_, text)| text.as_str()))
}

/// The names.
pub(crate) fn names() -> Country {
    let files = files("site");
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    Country::read(&files).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// Every file below a folder of the repository, in the order of their names.
fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut left: Vec<PathBuf> = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder)];
    while let Some(folder) = left.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                left.push(path);
            } else {
                files.push((path.display().to_string(), std::fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}
