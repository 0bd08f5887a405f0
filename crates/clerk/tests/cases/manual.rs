//! `docs/RECORDS.md` against the program: every record with its fields, every command, and the drawing of the stages, which is
//! walked by journals.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::sync::Arc;

use clerk::{Books, Command, KINDS, State};
use journal::Entry;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::fixture::{self, CALENDAR_LAW, SMALL_LAW};
use crate::scene::{Paper, Scene, persons, steps, supersedes};

const MANUAL: &str = include_str!("../../../../docs/RECORDS.md");

/// The text between a fence of this language and its end.
pub(crate) fn fenced<'m>(manual: &'m str, language: &str) -> &'m str {
    let (_, after) = manual.split_once(&format!("```{language}\n")).unwrap();
    after.split_once("```").unwrap().0
}

/// Every record has a row in a manual, and the row every field of the entries.
pub(crate) fn has_rows(manual: &str, kinds: &[&str], entries: &[Entry]) {
    let row = |kind: &str| manual.lines().find(|line| line.starts_with(&format!("| `{kind}` |"))).unwrap_or_default();
    for kind in kinds {
        assert!(!row(kind).is_empty(), "`{kind}` has no row");
    }
    for entry in entries {
        for field in entry.body.as_object().unwrap().keys() {
            let row = row(&entry.kind);
            assert!(row.contains(&format!("`{field}`")), "`{}` has the field `{field}`", entry.kind);
        }
    }
}

/// Every example of a manual is a command, written as it is read, without a field that is not known; every command has one, and
/// every step. `step` tells the step of a command, `unknown` are orders of a command and of a step that are none.
pub(crate) fn has_examples<C: Serialize + DeserializeOwned + PartialEq + Debug>(
    manual: &str,
    step: impl Fn(&C) -> Option<&'static str>,
    unknown: &[Value],
) {
    let mut names = BTreeSet::new();
    for value in serde_json::Deserializer::from_str(fenced(manual, "json")).into_iter::<Value>() {
        let value = value.unwrap();
        let command: C = serde_json::from_value(value.clone()).unwrap_or_else(|why| panic!("{value}: {why}"));
        let written = serde_json::to_value(&command).unwrap();
        assert_eq!(serde_json::from_value::<C>(written).unwrap(), command);
        let mut more = value.clone();
        more["unknown"] = json!(1);
        assert!(serde_json::from_value::<C>(more).is_err(), "{value}: an unknown field is taken");
        names.insert(value["command"].as_str().unwrap().to_owned());
        names.extend(step(&command).map(str::to_owned));
    }
    let known = |value: &Value| {
        let told = serde_json::from_value::<C>(value.clone()).unwrap_err().to_string();
        told.matches('`').count() / 2 - 1
    };
    assert_eq!(names.len(), unknown.iter().map(known).sum::<usize>(), "a command has no example: {names:?}");
}

#[test]
fn every_record_is_in_the_table_with_its_fields() {
    let row = |kind: &str| MANUAL.lines().find(|line| line.starts_with(&format!("| `{kind}` |"))).unwrap_or_default();
    for kind in KINDS {
        assert!(!row(kind).is_empty(), "`{kind}` has no row");
    }
    let rows = MANUAL.lines().filter(|line| line.starts_with("| `")).count();
    assert_eq!(rows, KINDS.len(), "a row of a record that is none");
    for entry in fixture::all() {
        let row = row(&entry.kind);
        for field in fields(&entry.body) {
            assert!(row.contains(&format!("`{field}`")), "`{}` has the field `{field}`", entry.kind);
        }
    }
}

/// Names of fields at any depth; keys that are figures, files or hashes are data.
fn fields(body: &Value) -> BTreeSet<&str> {
    match body {
        Value::Object(map) => {
            let nested = map.iter().filter(|(name, _)| !["figures", "files", "sums", "names"].contains(&name.as_str()));
            let mut all: BTreeSet<&str> = nested.flat_map(|(_, value)| fields(value)).collect();
            all.extend(map.keys().map(String::as_str));
            all
        }
        Value::Array(items) => items.iter().flat_map(fields).collect(),
        _ => BTreeSet::new(),
    }
}

#[test]
fn every_command_has_an_example_that_is_read() {
    let mut names = BTreeSet::new();
    for value in serde_json::Deserializer::from_str(fenced(MANUAL, "json")).into_iter::<Value>() {
        let value = value.unwrap();
        let command: Command = serde_json::from_value(value.clone()).unwrap_or_else(|why| panic!("{value}: {why}"));
        let written = serde_json::to_value(&command).unwrap();
        assert_eq!(serde_json::from_value::<Command>(written).unwrap(), command);
        let mut more = value.clone();
        more["unknown"] = json!(1);
        let unit = value.as_object().unwrap().len() == 1;
        assert!(unit || serde_json::from_value::<Command>(more).is_err(), "{value}: an unknown field is taken");
        names.insert(command.name());
    }
    let unknown = serde_json::from_value::<Command>(json!({ "command": "unknown" })).unwrap_err().to_string();
    let known = unknown.matches('`').count() / 2 - 1;
    assert_eq!(names.len(), known, "a command has no example: {unknown}");
}

/// The lines of the drawing: from, record, to.
fn drawing() -> BTreeSet<(&'static str, &'static str, &'static str)> {
    let lines = fenced(MANUAL, "mermaid").lines().filter_map(|line| {
        let (from, rest) = line.trim().split_once(" --> ")?;
        let (to, record) = rest.split_once(": ")?;
        Some((from, record, to))
    });
    lines.collect()
}

/// The stage that a state is in; whether the certificate was issued is in the journal alone.
fn stage(state: &State) -> &'static str {
    match (&state.ballot, &state.counted, &state.certified) {
        (None, ..) if state.called.is_none() => "[*]",
        (None, ..) if !state.lists.is_empty() => "Lists",
        (None, ..) if !state.precincts.is_empty() => "Territory",
        (None, ..) => "Called",
        (Some(_), _, Some(_)) if !state.mandates.is_empty() => "Mandates",
        (Some(_), _, Some(_)) => "Certified",
        (Some(_), Some(_), None) if state.sitting.is_some() => "Sitting",
        (Some(_), Some(_), None) => "Counted",
        (Some(_), None, None) => "Protocols",
    }
}

/// Walks a journal along the drawing; all lines it took.
fn walk(books: &Arc<Books>, entries: &[Entry]) -> BTreeSet<(&'static str, &'static str, &'static str)> {
    let drawing = drawing();
    let mut scene = Scene::new(books);
    let (mut at, mut taken) = ("[*]", BTreeSet::new());
    for entry in entries {
        scene.replay(entry);
        let Some((record, "1")) = entry.kind.split_once('/') else {
            panic!("{} is newer than the drawing", entry.kind)
        };
        if record != "command.refused" {
            let line = drawing.iter().find(|(from, by, _)| (*from, *by) == (at, record));
            let line = line.unwrap_or_else(|| panic!("no line `{record}` from {at}"));
            taken.insert(*line);
            at = line.2;
        }
        let seen = stage(scene.state());
        let same = match at {
            "Certificate" => seen == "Certified",
            "Ballot" => seen == "Protocols",
            _ => seen == at,
        };
        assert!(same, "the drawing is at {at}, the state at {seen}, after `{record}`");
    }
    taken
}

#[test]
fn journals_walk_every_line_of_the_drawing() {
    let records: BTreeSet<&str> = drawing().iter().map(|(_, record, _)| *record).collect();
    let kinds: BTreeSet<&str> = KINDS.iter().filter_map(|kind| kind.split('/').next()).collect();
    let mut all = records.clone();
    all.insert("command.refused");
    assert_eq!(all, kinds, "records of the drawing");
    let mut taken = walk(&SMALL_LAW, &fixture::entries());
    taken.extend(walk(&CALENDAR_LAW, &fixture::later()));
    taken.extend(walk(&SMALL_LAW, &fixture::signed()));
    taken.extend(walk(&SMALL_LAW, &lists_first()));
    taken.extend(walk(&SMALL_LAW, &again_and_again()));
    let left: Vec<_> = drawing().into_iter().filter(|line| !taken.contains(line)).collect();
    assert!(left.is_empty(), "never walked: {left:?}");
}

/// Lists are filed before precincts are named.
fn lists_first() -> Vec<Entry> {
    let mut scene = Scene::new(&SMALL_LAW);
    scene.done("c", &json!({
        "command": "call", "election": "small", "office": "majilis", "title": "t", "territory": "t", "vote": "2021-01-10",
    }));
    let file = json!({
        "command": "file_list", "list": "alma", "party": "P", "day": "2020-12-01", "persons": persons("alma", 2),
    });
    scene.done("p", &file);
    for id in ["1", "2"] {
        let precinct = json!({ "id": id, "district": "Hill", "region": "North" });
        scene.done("c", &json!({ "command": "set_precincts", "precincts": [precinct] }));
    }
    scene.entries
}

/// A result that falls at every stage after the count, and copies that come at each.
fn again_and_again() -> Vec<Entry> {
    const PAPER: Paper = Paper::of([20, 20, 10]);
    let mut scene = Scene::called(&SMALL_LAW, "2021-01-10");
    let precinct = json!({ "id": "5", "district": "Hill", "region": "North" });
    scene.done("c", &json!({ "command": "set_precincts", "precincts": [precinct] }));
    for list in ["alma", "beren", "cedar"] {
        let persons = persons(list, 12);
        let file =
            json!({ "command": "file_list", "list": list, "party": list, "day": "2020-12-01", "persons": persons });
        scene.done("p", &file);
        scene.done("c", &json!({ "command": "register_list", "list": list, "decided": "synthetic" }));
    }
    let copy = json!({ "command": "enter_copy", "copy": { "precinct": "1", "figures": { "B1": 1 } } });
    let certificate = json!({ "command": "issue_certificate", "files": { "a": "00" } });
    let give = json!({ "command": "give_mandates", "list": "alma", "chosen": [], "in_time": true });
    let again = steps(&[supersedes("5", "repeat_voting")]);
    scene.done("c", &json!({ "command": "set_ballot", "order": ["alma", "beren", "cedar"] }));
    scene.done("o", &copy);
    for precinct in ["1", "2", "3", "4"] {
        scene.protocol(precinct, PAPER);
    }
    let certified = |scene: &mut Scene, paper: Paper, orders: &[&Value]| {
        scene.protocol("5", paper);
        scene.done("c", &json!({ "command": "count" }));
        scene.done("c", &json!({ "command": "count" }));
        scene.done("o", &copy);
        scene.done("c", &json!({ "command": "certify", "signed": ["A", "B"] }));
        for order in orders {
            scene.done("c", order);
        }
        scene.done("c", &again);
    };
    certified(&mut scene, PAPER, &[&copy]);
    certified(&mut scene, PAPER, &[&certificate, &certificate, &copy]);
    certified(&mut scene, PAPER, &[&give, &copy, &certificate]);
    // A party that named too few: who follows the commission decides in words.
    let decided = |list: &str| {
        let chosen = format!("{list} 03");
        json!({ "command": "give_mandates", "list": list, "chosen": [chosen], "in_time": true, "decided": "synthetic" })
    };
    certified(&mut scene, PAPER, &[&certificate, &decided("alma"), &decided("beren")]);
    // Four and a half mandates each: a lot, before the count or after it.
    scene.protocol("5", Paper::of([5, 5, 0]));
    scene.done("coordinator", &steps(&[supersedes("4", "repeat_voting")]));
    scene.protocol("4", Paper::of([20, 20, 0]));
    for precinct in ["1", "2"] {
        scene.done("coordinator", &steps(&[supersedes(precinct, "declare_void")]));
    }
    scene.done("c", &json!({ "command": "draw_lot", "lists": ["alma"] }));
    scene.done("c", &json!({ "command": "count" }));
    scene.done("c", &json!({ "command": "draw_lot", "lists": ["beren"] }));
    scene.done("o", &copy);
    scene.done("c", &json!({ "command": "count" }));
    scene.done("c", &json!({ "command": "open_sitting" }));
    let order = fixture::sign(&scene, "C (synthetic)");
    scene.done("c", &order);
    scene.done("c", &json!({ "command": "withdraw_signature", "because": "synthetic" }));
    scene.done("c", &json!({ "command": "draw_lot", "lists": ["alma"] }));
    scene.done("c", &json!({ "command": "count" }));
    scene.done("c", &again);
    scene.entries
}
