//! What the sources say against what the files hold: no message is missing, none is left over, and each is said of the same
//! things in all languages.
#![expect(clippy::disallowed_methods, reason = "the sources are what is tested")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::FILES;

/// Messages of a file with the names of what they are said of.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut last = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        if let Some((id, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            last = id.to_owned();
            assert!(all.insert(last.clone(), BTreeSet::new()).is_none(), "`{last}` stands twice");
        }
        let names = line.split('$').skip(1).map(|rest| rest.split([' ', '}']).next().unwrap_or(rest).to_owned());
        all.entry(last.clone()).or_default().extend(names);
    }
    all
}

/// Ids that the sources say: the first literal inside `t(`, `say(` and `n_of(`.
fn said(folder: &Path, all: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            said(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            for door in [".t(", ".say(", "n_of("] {
                for (_, rest) in text.match_indices(door).map(|(at, _)| text[at..].split_at(door.len())) {
                    let inside = &rest[..rest.find(')').unwrap_or(rest.len())];
                    let literals = inside.split('"').skip(1).step_by(2);
                    // A choice between two messages holds both of them.
                    let many = if inside.trim_start().starts_with("if ") { 2 } else { 1 };
                    let first = inside.trim_start().starts_with('"') || many == 2;
                    all.extend(literals.take(if first { many } else { 0 }).map(str::to_owned));
                }
            }
        }
    }
}

#[test]
fn every_message_is_there_and_needed_in_every_language() {
    let mut wanted = BTreeSet::new();
    said(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut wanted);
    assert!(wanted.len() > 200, "the sources were not read");
    let [first, others @ ..] = FILES.map(|(language, text)| (language, messages(text)));
    let ids: BTreeSet<String> = first.1.keys().cloned().collect();
    assert_eq!(wanted.difference(&ids).collect::<Vec<_>>(), Vec::<&String>::new(), "missing");
    assert_eq!(ids.difference(&wanted).collect::<Vec<_>>(), Vec::<&String>::new(), "unused");
    for (language, messages) in others {
        assert_eq!(messages, first.1, "`{}` says other messages, or of other things", language.code());
    }
}
