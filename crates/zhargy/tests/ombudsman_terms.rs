//! `zhargy ombudsman terms` as a reader meets it. Days were counted on a wall calendar.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::process::Command;

/// Runs the words after `zhargy ombudsman terms`; every expected text must stand in what it prints, broken lines joined.
#[track_caller]
fn check(words: &str, exit: i32, expect: &[&str]) {
    let args = ["ombudsman", "terms"].into_iter().chain(words.split_whitespace());
    let out = Command::new(env!("CARGO_BIN_EXE_zhargy")).args(args).output().unwrap();
    let said = String::from_utf8([out.stdout, out.stderr].concat()).unwrap();
    assert_eq!(out.status.code(), Some(exit), "{words}\n{said}");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for text in expect {
        assert!(said.contains(text), "{words}\nmisses: {text}\nsays: {said}");
    }
}

#[test]
fn each_term_has_its_day_and_article() {
    check("--received 2023-04-03", 0, &["2023-04-24 the complaint is considered", "No. 154-VII art 13(1)"]);
    let follows = [
        "2023-04-19 material of request 1 is handed over",
        "No. 154-VII art 18(2)",
        "2023-05-05 recommendation or petition 1 is answered",
        "No. 154-VII art 15(2)",
    ];
    check("--received 2023-04-03 --requested 2023-04-05 --recommended 2023-04-13", 0, &follows);
    check("--received 2023-04-03 --recommended 2023-04-05 --json", 0, &["\"2023-04-26\"", "\"law_hash\""]);
}

#[test]
fn what_is_open_is_said() {
    let both = ["2023-06-03 or 2023-06-24 an extension reaches at most", "open: ombudsman.complaint.extension_from"];
    check("--received 2023-04-03 --extended 2023-04-20", 1, &both);
    check("--received 2023-04-05 --week", 1, &["2023-04-24 or 2023-04-28", "only the week of receipt"]);
    check("--received 1990-01-01", 1, &["no day is known"]);
}

#[test]
fn days_out_of_order_are_refused() {
    check("--received 2023-04-03 --requested 2023-04-02", 2, &["C002", "hint:"]);
    check("--received 2023-02-30", 2, &["2023-02-30"]);
}
