//! `zhargy count` as its users run it: real elections, other laws, bills, and input that is wrong.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn zhargy(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhargy")).args(args).env("NO_COLOR", "1").output().unwrap()
}

/// Runs and checks the exit code and that every line given is somewhere in what was printed.
fn check(args: &[&str], exit: i32, lines: &[&str]) {
    let output = zhargy(args);
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(exit), "{args:?}\n{text}");
    for line in lines {
        let squeezed = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(squeezed.contains(line), "{args:?} must print `{line}`, printed\n{text}");
    }
    assert!(!text.contains("panicked"), "{text}");
}

fn seats(args: &[&str], result: &str) -> Vec<u64> {
    let output = zhargy(&[args, &["--json"]].concat());
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    value[result]["lists"].as_array().unwrap().iter().map(|list| list["mandates"].as_u64().unwrap()).collect()
}

/// A file in a folder of its own, below the build's folder for tests.
fn file(name: &str, content: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("count");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path
}

#[test]
fn every_election_with_known_votes_is_as_declared() {
    let output = zhargy(&["elections", "--json"]);
    let all: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut counted = Vec::new();
    for election in all.as_array().unwrap() {
        let known = |field: &str| election["lists"].as_array().unwrap().iter().all(|list| !list[field].is_null());
        if known("votes") && known("declared") && !election["lists"].as_array().unwrap().is_empty() {
            let id = election["id"].as_str().unwrap().rsplit('/').next().unwrap();
            check(&["count", id], 0, &["Equal to the officially declared result."]);
            counted.push(id.to_owned());
        }
    }
    let majilis = counted.iter().filter(|id| id.starts_with("majilis")).count();
    assert_eq!((majilis, counted.len()), (6, 10), "{counted:?}");
    // From printed percentages.
    check(
        &["count", "maslikhat-almaty-2021"],
        0,
        &["Only printed percentages are known", "Equal to the officially declared result."],
    );
}

#[test]
fn another_day_s_law() {
    let law_of = |election, day| seats(&["count", election, "--law-of", day], "other_law");
    assert_eq!(seats(&["count", "majilis-2021"], "result"), [76, 12, 10, 0, 0]);
    assert_eq!(law_of("majilis-2021", "2021-06-04"), [76, 12, 10, 0, 0]);
    assert_eq!(law_of("majilis-2021", "2021-06-05"), [72, 11, 9, 6, 0]);
    assert_eq!(law_of("majilis-2007", "2012-08-17"), [98, 0, 0, 0, 0, 0, 0]);
    assert_eq!(law_of("majilis-2007", "2012-08-18"), [95, 3, 0, 0, 0, 0, 0]);
    assert_eq!(law_of("majilis-2007", "2021-06-05"), [95, 3, 0, 0, 0, 0, 0]);
    assert_eq!(law_of("majilis-2023", "2026-07-01").iter().sum::<u64>(), 145);
    check(
        &["count", "majilis-2007", "--law-of", "2021-06-05"],
        0,
        &[
            "Quota: 5,517,030 votes of the admitted lists / 98 mandates = 56,296.224",
            "Nationwide Social Democratic Party: its quotas x 0.7 = 3.348, 3 mandates",
            "2 mandates left over to Nur Otan, the list that passed",
            "art 97-1(4), as set by Constitutional Law 09.02.2009 No. 124-IV",
        ],
    );
    check(&["count", "majilis-2023", "--law-of", "2021-01-10"], 0, &["no line against all; the 248,291 ballots"]);
    check(
        &["count", "majilis-2021", "--law-of", "1990-01-01"],
        2,
        &["L021 1990-01-01 lies before the first recorded act"],
    );
    check(
        &["count", "majilis-2021", "--law-of", "1999-06-01"],
        1,
        &["N002", "majilis.list.remainder.method: unrecorded"],
    );
    check(&["count", "majilis-2021", "--law-of", "2021-02-30"], 2, &["2021-02-30"]);
}

const THREE: &str =
    "[bill]\nid = \"three\"\ntitle = \"Three percent\"\n[[op]]\nrule = \"majilis.list.threshold\"\nvalue = \"3 %\"\n";

#[test]
fn bills() {
    let bill = |name: &str, text: &str| file(name, text.as_bytes()).display().to_string();
    let three = bill("three.toml", THREE);
    assert_eq!(seats(&["count", "majilis-2021", "--bill", &three], "other_law"), [70, 11, 9, 5, 3]);
    check(
        &["count", "majilis-2021", "--bill", &three],
        0,
        &["which is unchanged", "as set by Bill \"Three percent\"", "majilis.list.threshold: 7 % -> 3 %"],
    );
    let json = |args: &[&str]| -> serde_json::Value { serde_json::from_slice(&zhargy(args).stdout).unwrap() };
    let with = json(&["count", "majilis-2021", "--bill", &three, "--json"]);
    let without = json(&["count", "majilis-2021", "--json"]);
    assert_eq!(with["other_law"]["law"]["base_hash"], without["result"]["law"]["hash"]);
    assert_ne!(with["other_law"]["law"]["hash"], without["result"]["law"]["hash"]);
    // Stacked: the second is laid on the first.
    let four =
        bill("four.toml", &THREE.replace("three", "four").replace("value = \"3 %\"", "was = \"3 %\"\nvalue = \"4 %\""));
    assert_eq!(seats(&["count", "majilis-2021", "--bill", &three, "--bill", &four], "other_law"), [72, 11, 9, 6, 0]);
    check(&["count", "majilis-2021", "--bill", &four], 2, &["E102", "four.toml:4:1 (was)", "was \"7 %\""]);
    // Another distribution, and a lot for ties.
    let averages = bill(
        "averages.toml",
        "[bill]\nid = \"a\"\n[[op]]\nrule = \"majilis.list.remainder.method\"\nvalue = \"highest_averages_dhondt\"\n",
    );
    assert_eq!(seats(&["count", "majilis-2021", "--bill", &averages], "other_law"), [77, 12, 9, 0, 0]);
    let idle = bill("idle.toml", &THREE.replace("3 %", "7 %"));
    check(&["count", "majilis-2021", "--bill", &idle], 0, &["it changes nothing"]);
    for (name, text, expect) in [
        ("typo.toml", THREE.replace("threshold", "treshold"), "L020"),
        ("float.toml", THREE.replace("\"3 %\"", "0.03"), "L008"),
        ("unit.toml", THREE.replace("3 %", "3 seats"), "E105"),
        ("field.toml", format!("{THREE}vallue = 1\n"), "L004"),
        ("twice.toml", format!("{THREE}value = \"4 %\"\n"), "L002"),
        ("empty.toml", String::new(), "L003"),
        ("base.toml", THREE.replace("[bill]", "[bill]\nbase = \"0000\""), "E112"),
    ] {
        let path = bill(name, &text);
        check(&["count", "majilis-2021", "--bill", &path], 2, &[expect, name]);
    }
    check(&["count", "majilis-2021", "--bill", "no-such-file.toml"], 2, &["C001 no-such-file.toml"]);
}

/// An election of the Majilis of 2021 with the given ballots and lists. Synthetic.
fn synthetic(name: &str, ballots: &str, lists: &[(&str, &str)]) -> String {
    let mut text = format!(
        "[election]\nid = \"xx/{name}\"\noffice = \"majilis\"\ntitle = \"synthetic\"\ndate = 2022-01-10\n[ballots]\n{ballots}\n"
    );
    for (id, fields) in lists {
        let _ = writeln!(text, "[[list]]\nid = \"{id}\"\n{fields}");
    }
    file(&format!("{name}.toml"), text.as_bytes()).display().to_string()
}

#[test]
fn what_the_law_leaves_open_stays_open() {
    let none = "against_all = 950";
    let path = synthetic("none", none, &[("a", "votes = 30"), ("b", "votes = 20")]);
    check(&["count", &path], 1, &["The law is silent (OC-1)", "Against all leads with 950 ballots"]);
    let path = synthetic("ninety-nine", "against_all = 0", &[("a", "votes = 990"), ("b", "votes = 10")]);
    check(&["count", &path], 1, &["The law is silent (OC-2)", "97 by whole quotas", "together 99 of 98"]);
    let path =
        synthetic("second", "against_all = 0", &[("a", "votes = 940"), ("b", "votes = 30"), ("c", "votes = 30")]);
    check(&["count", &path], 1, &["The law is silent (OC-3): b, c share the next largest number of votes"]);
    let path = synthetic("alone", "against_all = 0", &[("a", "votes = 940")]);
    check(&["count", &path], 1, &["The law is silent (OC-9)"]);
    let path = synthetic("nobody", "against_all = 0", &[("a", "votes = 0"), ("b", "votes = 0")]);
    check(&["count", &path], 1, &["The law is silent (OC-10)"]);
    // 98 mandates, three lists: two whole quotas each of 32.67, two left for three equal fractions.
    let lists = |order: [&str; 3]| {
        ["a", "b", "c"].into_iter().zip(order.map(|o| format!("votes = 100\n{o}"))).collect::<Vec<_>>()
    };
    let tied = lists(["", "", ""]);
    let fields: Vec<(&str, &str)> = tied.iter().map(|(id, fields)| (*id, fields.as_str())).collect();
    let path = synthetic("tied", "against_all = 0", &fields);
    check(
        &["count", &path],
        1,
        &["a, b, c are equal for 2 mandates; the list registered earlier comes first, and the order"],
    );
    let ordered = lists(["registered_order = 3", "registered_order = 1", "registered_order = 2"]);
    let fields: Vec<(&str, &str)> = ordered.iter().map(|(id, fields)| (*id, fields.as_str())).collect();
    let path = synthetic("ordered", "against_all = 0", &fields);
    assert_eq!(seats(&["count", &path], "result"), [32, 33, 33]);
    let path =
        synthetic("tied", "against_all = 0", &[("a", "votes = 100"), ("b", "votes = 100"), ("c", "votes = 100")]);
    let by_lot = ["count", &path, "--assume", "majilis.list.remainder.tie=lot"];
    check(&by_lot, 1, &["the law asks for a lot"]);
    assert_eq!(seats(&[&by_lot[..], &["--lot", "c,a"]].concat(), "result"), [33, 32, 33]);
    check(&[&by_lot[..], &["--lot", "c"]].concat(), 2, &["N013"]);
    check(&[&by_lot[..], &["--lot", "c,zz"]].concat(), 2, &["N013", "there is no list `zz`"]);
}

#[test]
fn wrong_input_is_refused_with_its_place() {
    let a = [("a", "votes = 60"), ("b", "votes = 40")];
    for (name, ballots, lists, expect) in [
        ("negative", "base = 100", [("a", "votes = -1"), a[1]], "L007"),
        ("fraction", "base = 100", [("a", "votes = 1.5"), a[1]], "L008"),
        ("words", "base = 100", [("a", "votes = \"many\""), a[1]], "L005"),
        ("above", "base = 99", a, "F002"),
        ("same", "base = 100", [a[0], ("a", "votes = 40")], "F001"),
        ("unknown", "base = 100", [("a", "votes = 60\nseets = 3"), a[1]], "L004"),
        ("twice", "base = 100", [("a", "votes = 60\nvotes = 61"), a[1]], "L002"),
        ("huge", "", [("a", "votes = 9223372036854775807"), a[1]], "F004"),
        ("percent", "base = 100", [("a", "votes = 60\npercent_published = \"101.5\""), a[1]], "F003"),
        ("line", "against_all = 3\nno_against_all_line = true", a, "F005"),
    ] {
        let path = synthetic(name, ballots, &lists);
        check(&["count", &path], 2, &[expect, &format!("{name}.toml:")]);
    }
    let missing = synthetic("missing", "against_all = 0", &[("a", "votes = 60"), ("b", "")]);
    check(&["count", &missing], 2, &["N010", "the votes of b were not found"]);
    let empty = file("empty-election.toml", b"").display().to_string();
    check(&["count", &empty], 2, &["L003 ", "empty-election.toml:1:1", "the field `election` is missing"]);
    let latin = file("latin.toml", b"[election]\nid = \"\xe9\"\n").display().to_string();
    check(&["count", &latin], 2, &["L001", "latin.toml:2:7"]);
    let large = file("large.toml", b"").display().to_string();
    fs::File::options().write(true).open(&large).unwrap().set_len(1 << 30).unwrap();
    check(&["count", &large], 2, &["C001", "67108864 bytes or more"]);
    fs::remove_file(&large).unwrap();
    check(
        &["count", "majilis-2022"],
        2,
        &["C003 there is no election `majilis-2022`", "hint: did you mean `majilis-2"],
    );
    check(&["count", "majilis-2021", "--assume", "x"], 2, &["C002"]);
    check(&["count", "majilis-2021", "--assume", "x=1"], 2, &["N003", "no act defines this rule"]);
    check(
        &["count", "majilis-2021", "--assume", "majilis.list.threshold=seven"],
        2,
        &["N003", "not a value of type share"],
    );
}

#[test]
fn instructions_are_shown_and_can_be_refused() {
    check(
        &["count", "majilis-2004"],
        0,
        &["assumed, not law: majilis.list.remainder.method", "Equal to the officially declared"],
    );
    check(&["count", "majilis-2004", "--strict"], 1, &["N002", "majilis.list.remainder.method: unrecorded"]);
    check(&["count", "maslikhat-kostanay-2023"], 0, &["the result is the same for up to 92,188"]);
    check(&["count", "maslikhat-karaganda-2023"], 1, &["hint: give the number with --seats N"]);
    check(&["count", "maslikhat-shymkent-2021"], 2, &["N010"]);
    check(&["count", "maslikhat-northkaz-2023", "--seats", "20"], 2, &["N009 the election file names no list"]);
}

#[test]
fn the_picture_in_docs_is_current() {
    let drawn = file("docs.svg", b"");
    let path = drawn.display().to_string();
    check(&["count", "majilis-2021", "--law-of", "2021-06-05", "--svg", &path], 0, &[]);
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/majilis-2021.svg");
    assert_eq!(fs::read_to_string(drawn).unwrap(), fs::read_to_string(kept).unwrap());
}
