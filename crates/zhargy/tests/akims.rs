//! `zhargy akims` and `zhargy synth akims-2021` as their users run them. All posts, persons and votes here are synthetic.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("akims").join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs the program and checks its exit code and what it printed.
fn check(args: &[&str], exit: i32, expect: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_zhargy")).args(args).env("NO_COLOR", "1").output().unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(exit), "{args:?}\n{text}");
    for words in expect {
        assert!(text.contains(words), "{args:?} must print `{words}`, printed\n{text}");
    }
    text
}

#[test]
fn tables_written_and_read() {
    let out = folder("tables");
    let dir = out.to_str().unwrap();
    check(
        &["synth", "akims-2021", "--out", dir, "--seed", "3"],
        0,
        &["Synthetic: no person", "Assumed", "2297 candidates"],
    );
    check(&["akims", "check", dir, "--on", "2021-07-25"], 0, &["read: 730 posts, 1847 precincts, 2297 candidates"]);
    let first = fs::read(out.join("protocols.csv")).unwrap();
    check(&["synth", "kz/akims-2021", "--out", dir, "--seed", "3"], 0, &[]);
    assert_eq!(fs::read(out.join("protocols.csv")).unwrap(), first, "one seed, one country");
    let planted = ["--plant", "tie-of-three,against-all-leads"];
    check(
        &[&["synth", "akims-2021", "--out", dir][..], &planted].concat(),
        0,
        &["Planted", ": tie of three", ": against all leads"],
    );
    fs::write(out.join("posts.csv"), "post,region,district,name_kk,name_ru,name_en,kind\na/1,Abai,d,x,x,x,village\n")
        .unwrap();
    check(&["akims", "check", dir, "--on", "2021-07-25"], 1, &["B006", "since 2022-06-08", "B009", "hint:"]);
    check(&["akims", "check", dir, "--on", "2013-08-05"], 1, &["the division of 2013-08-05 is not known"]);
    check(&["akims", "check", folder("nothing").to_str().unwrap(), "--on", "2021-07-25"], 2, &["posts.csv"]);
}

#[test]
fn what_cannot_be_made() {
    let out = folder("none");
    let dir = out.to_str().unwrap();
    check(&["synth", "akims-2021"], 2, &["four tables, which go into a folder", "--out"]);
    check(&["synth", "akims-2021", "--out", dir, "--posts", "3"], 2, &["error: C0", "hint:"]);
    check(&["synth", "akims-2013", "--out", dir], 2, &["is not known"]);
    check(&["akims", "what-changed", "--deputies", "5", "--first", "6"], 2, &["6 of 5 deputies"]);
    check(&["akims", "what-changed", "--loyalty", "101"], 2, &["101"]);
}

#[test]
fn facts_changes_and_map() {
    check(
        &["akims", "facts"],
        0,
        &["Nur Otan", "85.89 %", "707 of 2,454", "not known: how many kept their post", "57.4 %"],
    );
    let facts: Value = serde_json::from_str(&check(&["akims", "facts", "--json"], 0, &[])).unwrap();
    assert_eq!(facts["elections"][2]["figures"]["posts"]["value"], 730);
    assert_eq!(facts["elections"][2]["renewal"], Value::Null);
    check(&["akims", "what-changed"], 0, &["What the reform changed: synthetic", "another holder", "100 %"]);
    let changed: Value =
        serde_json::from_str(&check(&["akims", "what-changed", "--json", "--loyalty", "0"], 0, &[])).unwrap();
    assert_eq!((&changed["synthetic"], &changed["all"]["posts"]), (&Value::Bool(true), &Value::from(730)));
    assert_eq!(changed["sweep"][0]["other_holder"], changed["all"]["other_holder"]);
    let svg = folder("map").join("map.svg");
    for of in ["turnout", "self-nominated", "renewal"] {
        check(&["akims", "map", "--of", of, "--svg", svg.to_str().unwrap()], 0, &[]);
        let picture = fs::read_to_string(&svg).unwrap();
        assert!(
            picture.starts_with("<svg") && picture.contains("synthetic") && picture.contains("Atyrau Region: "),
            "{of}"
        );
        // Fourteen regions have a share, three cities none.
        assert_eq!(picture.matches("<path class=\"t").count(), 14, "{of}");
        assert_eq!(picture.matches("<path class=\"none").count(), 3, "{of}");
    }
}
