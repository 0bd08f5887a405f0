//! `zhargy calendar akim` as a reader meets it: one post, and a table of posts on one sheet, good rows and hostile ones.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sheet");
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Exit code, data and speech of a command.
fn run(command: &str) -> (i32, String, String) {
    let args: Vec<&str> = command.split_whitespace().collect();
    let out = Command::new(env!("CARGO_BIN_EXE_zhargy")).current_dir(folder()).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (out.status.code().unwrap(), text(out.stdout), text(out.stderr))
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every expected text stands in what the command prints, broken lines joined.
fn check(command: &str, exit: i32, expect: &[&str]) {
    let (code, data, speech) = run(command);
    assert_eq!(code, exit, "{command}\n{data}{speech}");
    let said = flat(&format!("{data}\n{speech}"));
    for words in expect {
        assert!(said.contains(words), "{command}\nmisses: {words}\nsays: {said}");
    }
}

/// A table under the usual head.
fn table(name: &str, rows: &str) {
    fs::write(folder().join(name), format!("post,district,region,vote,called,term_ends\n{rows}")).unwrap();
}

#[test]
fn one_post_under_three_laws() {
    let command = "calendar akim --vote 2021-07-25 --called 2021-06-25";
    let real = ["2021-07-09 Friday, 18:00", "2021-07-14 Wednesday, 18:00", "art 113-3(5)", "art 113-5(14)"];
    // The law of 2021 has no recorded term for the sheets: that step is open.
    check(command, 1, &real);
    let later = ["every term is that of the law of 2023-06-01", "2021-06-29 Tuesday, 18:00", "No. 156-VII"];
    check(&format!("{command} --law-of 2023-06-01"), 0, &later);
    check(&format!("{command} --law-of 2026-07-12"), 0, &["2 months after the end of the powers", "No. 305-VIII"]);
    check(&format!("{command} --term-ends 2021-08-01"), 1, &["late: the call on 2021-06-25 is after 2021-06-21"]);
    check("calendar akim --term-ends 2025-08-01", 0, &["vote on 2025-07-21", "the vote was not given"]);
    check("calendar akim --powers-ended 2024-03-01", 0, &["vote on 2024-05-11", "called on 2024-04-01"]);
    check("calendar akim --vote 2013-08-09", 1, &["C014 no step of an election of `akim` is recorded on 2013-08-09"]);
    check("calendar akim --term-ends 2020-08-10", 1, &["C014 the law gives no latest day of the vote", "hint:"]);
    check(
        "calendar akim --vote 2021-07-25 --powers-ended 2021-07-25",
        2,
        &["C002 the end of the powers on 2021-07-25"],
    );
    check("calendar akim --called 2021-07-25", 2, &["--vote"]);
    check("calendar akim", 2, &["--vote"]);
}

#[test]
fn many_posts() {
    table(
        "posts.csv",
        "a/2,Arai,Akmola,2021-07-25,2021-06-25,\na/1,Arai,Akmola,2021-07-25,2021-06-25,2021-08-01\n\
         \"b,1\",<Bai & Co>,Akmola,2021-07-25,2021-06-24,\nс/1,Сарыарқа,Қостанай,,,2025-08-01\n",
    );
    let lines = [
        "akim: 4 posts, 4 calendars",
        "Akmola, Arai post vote (1)",
        "a/1 2021-07-25 late",
        "с/1 2025-07-21 latest",
        "late: the call on 2021-06-25 is after 2021-06-21, the latest day",
        "art 113-5(14)",
    ];
    check("calendar akim --posts posts.csv --html sheet.html", 1, &lines);
    let page = fs::read_to_string(folder().join("sheet.html")).unwrap();
    let parts =
        ["<!doctype html>", "Akmola, &lt;Bai &amp; Co&gt;", "2021-07-14 18:00", "art 113-3(5)", "class=\"open\""];
    assert!(parts.iter().all(|part| page.contains(part)), "{page}");
    assert!(!page.contains("<Bai") && !page.contains("http"), "a page asks nothing of anybody");
    let (_, data, _) = run("calendar akim --posts posts.csv --ics");
    assert!(data.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{data}");
    let unfolded = data.replace("\r\n ", "");
    let uids: Vec<&str> = unfolded.lines().filter(|line| line.starts_with("UID:")).collect();
    let mut unique = uids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(uids.len(), unique.len());
    assert!(unfolded.contains("SUMMARY:Candidates are registered (until\\, 18:00): 3 posts"), "{unfolded}");
    assert!(unfolded.contains("a/2\\, a/1\\, b\\,1"), "{unfolded}");
    let (_, data, _) = run("calendar akim --posts posts.csv --json --law-of 2023-06-01");
    let told: Value = serde_json::from_str(&data).unwrap();
    assert_eq!((told["posts"].as_array().unwrap().len(), &told["calendars"][0]["law_of"]), (4, &"2023-06-01".into()));
}

#[test]
fn rows_that_cannot_be_read() {
    table(
        "bad.csv",
        "a/1,Arai,Akmola,25.07.2021,,\na/2,Arai,Akmola,2021-07-25,2021-07-25,\na/3,Arai,Akmola,2021-07-25,,\n\
         a/3,Arai,Akmola,2021-08-01,,\n,Arai,Akmola,2021-07-25,,\na/5,Arai,Akmola,,,\na/6,Arai\n\n,,,,,\n\
         a/7,\"Two\nlines\",Akmola,2021-02-30,,\na/8,Arai,Akmola,1990-01-01,,\n\"=cmd|' /C calc'!A0\",Arai,Akmola,2023-09-17,,\n",
    );
    let faults = [
        "akim: 2 posts, 2 calendars",
        "Y004 bad.csv:2:4: `25.07.2021` under `vote` is no day hint: write year-month-day",
        "Y006 bad.csv:3:1: `a/2`: the call on 2021-07-25 is not before the vote on 2021-07-25",
        "Y005 bad.csv:5:1: the post `a/3` stands in line 4 already",
        "Y004 bad.csv:6:1: `post` is empty",
        "Y006 bad.csv:7:1: `a/5`: a calendar needs a vote",
        "Y003 bad.csv:8:3: 2 cells under 6 columns",
        "Y004 bad.csv:11:2: `district` holds a control character",
        "Y004 bad.csv:11:4: `2021-02-30` under `vote` is no day",
        "Y006 bad.csv:13:1: `a/8`: no step of an election of `akim` is recorded on 1990-01-01",
        "8 of the rows could not be read; the others are on the sheet",
    ];
    check("calendar akim --posts bad.csv", 2, &faults);
    let (_, data, _) = run("calendar akim --posts bad.csv --json");
    let told: Value = serde_json::from_str(&data).unwrap();
    assert_eq!(told["faults"].as_array().unwrap().len(), 9);
    check("calendar senate --posts bad.csv", 2, &["N001 no office `senate`"]);
    check("calendar akim --posts bad.csv --vote 2021-07-25", 2, &["cannot be used with"]);
    check("calendar akim --posts nowhere.csv", 2, &["C001 nowhere.csv"]);
}

#[test]
fn files_that_are_no_table_of_posts() {
    let bad = |bytes: &[u8], expect: &str| {
        fs::write(folder().join("no.csv"), bytes).unwrap();
        check("calendar akim --posts no.csv", 2, &[expect]);
    };
    bad(b"", "Y002 no.csv:1:1: the table has no row below its head");
    bad(b"post,vote\n", "Y002 no.csv:1:1: the table has no row below its head");
    bad(
        b"post,votes\na,2021-07-25\n",
        "Y002 no.csv:1:2: `votes` is no column of a table of posts hint: did you mean `vote`?",
    );
    bad(b"post,vote,vote\n", "Y002 no.csv:1:3: the column `vote` stands twice");
    bad(b"district,vote\nA,2021-07-25\n", "Y002 no.csv:1:1: the column `post` is missing");
    bad(b"post,district\na,A\n", "Y002 no.csv:1:1: the column `vote` is missing");
    bad(b"post,vote\na\xff,2021-07-25\n", "Y001 no.csv:2:2: the file is not UTF-8");
    bad(b"post,vote\na\0,2021-07-25\n", "Y001 no.csv:2:2: a NUL byte");
    bad(b"post,vote\n\"a,2021-07-25\n", "Y003 no.csv:2:2: 1 cells under 2 columns");
    let long = format!("post,vote\n{},2021-07-25\n", "a".repeat(100_000));
    bad(long.as_bytes(), "is longer than 300 bytes");
    let many = format!("post,vote\n{}", "a,soon\n".repeat(2000));
    bad(many.as_bytes(), "reading stops after 1000 faults; this row and those below were not read");
    fs::write(folder().join("marks.csv"), "\u{feff}vote;post;kind\r\n2021-07-25;a;village\r\n").unwrap();
    check("calendar akim --posts marks.csv", 1, &["akim: 1 posts"]);
}

#[test]
fn a_country_of_posts() {
    let row = |at: usize| {
        format!(
            "r{}/d{}/{at},District {},Region {},2021-07-25,2021-06-{},\n",
            at % 14,
            at % 176,
            at % 176,
            at % 14,
            16 + at % 10
        )
    };
    table("country.csv", &(0..730).map(row).collect::<String>());
    check("calendar akim --posts country.csv", 1, &["akim: 730 posts, 10 calendars"]);
}
