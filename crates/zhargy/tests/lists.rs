//! `zhargy list check` and `zhargy calendar` as a reader meets them: arguments and files in, exit code and lines out.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const HEAD: &str = "name;sex;born;disability;number;citizen;residence_years;member;elsewhere\n";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Exit code, data and speech of a command.
fn run(folder: &Path, command: &str) -> (i32, String, String) {
    let args: Vec<&str> = command.split_whitespace().collect();
    let out = Command::new(env!("CARGO_BIN_EXE_zhargy")).current_dir(folder).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (out.status.code().unwrap(), text(out.stdout), text(out.stderr))
}

/// Every expected text stands in what the command prints, broken lines joined.
fn check(folder: &Path, command: &str, exit: i32, expect: &[&str]) {
    let (code, data, speech) = run(folder, command);
    assert_eq!(code, exit, "{command}\n{data}{speech}");
    let (said, silent) = if exit == 2 { (speech, data) } else { (data, speech) };
    assert_eq!(silent, "", "{command}: data on stdout, speech on stderr");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in expect {
        assert!(said.contains(words), "{command}\nmisses: {words}\nsays: {said}");
    }
}

/// Synthetic persons of one kind.
fn rows(from: usize, count: usize, sex: &str, born: &str, disability: &str) -> String {
    let row = |at: usize| format!("Synthetic {at};{sex};{born};{disability};S{at};yes;20;yes;none\n");
    (from..from + count).map(row).collect()
}

fn three() -> String {
    HEAD.to_owned()
        + &rows(0, 3, "woman", "1970-01-01", "no")
        + &rows(3, 2, "man", "1994-02-01", "no")
        + &rows(5, 1, "man", "1970-01-01", "yes")
        + &rows(6, 14, "man", "1970-01-01", "no")
}

#[test]
fn one_list_under_three_laws() {
    let here = folder("lists");
    fs::write(here.join("three.csv"), three()).unwrap();
    let command = "list check three.csv --office majilis --on 2019-11-01 --on 2021-07-01 --on 2022-12-31";
    check(
        &here,
        command,
        1,
        &[
            "2019-11-01 registered",
            "2021-07-01 refused quota: 30 % of women, persons under 29: 5 of 20 persons, 6 needed",
            "art 89(4), as set by Constitutional Law 25.05.2020 No. 335-VI",
            "2022-12-31 registered",
            "6 of 20 persons, 6 needed",
            "07.02.2022 No. 105-VII",
            "quota: none in this law",
        ],
    );
    let (_, data, _) = run(&here, &format!("{command} --json"));
    let told: Value = serde_json::from_str(&data).unwrap();
    let decisions: Vec<&str> =
        told["days"].as_array().unwrap().iter().map(|day| day["decision"]["decision"].as_str().unwrap()).collect();
    assert_eq!(decisions, ["registered", "refused", "registered"]);
    assert!(told["days"][1]["decision"]["grounds"][0]["citation"].as_str().unwrap().contains("335-VI"));
    check(&here, "list check three.csv --office majilis --on 2019-11-01", 0, &["registered"]);
}

#[test]
fn around_the_size_and_the_quota() {
    let here = folder("lists");
    let list = |name: &str, women: usize, men: usize| {
        let text = HEAD.to_owned()
            + &rows(0, women, "woman", "1970-01-01", "no")
            + &rows(women, men, "man", "1970-01-01", "no");
        fs::write(here.join(name), text).unwrap();
    };
    list("90.csv", 27, 63);
    list("91.csv", 28, 63);
    list("299.csv", 299, 701);
    list("300.csv", 300, 700);
    let on = "--office majilis --on 2023-02-01";
    check(&here, &format!("list check 90.csv {on}"), 1, &["open OC-4: 90 persons against 89.7"]);
    check(&here, &format!("list check 91.csv {on}"), 1, &["refused size: 91 persons, at most 89.7 for 69 mandates"]);
    let wide = "--office majilis --on 2021-07-01 --mandates 1000";
    check(&here, &format!("list check 299.csv {wide}"), 1, &["refused quota", "299 of 1000 persons, 300 needed"]);
    check(&here, &format!("list check 300.csv {wide}"), 0, &["registered"]);
}

#[test]
fn a_defect_within_its_term_is_sent_back() {
    let here = folder("lists");
    fs::write(here.join("three.csv"), three()).unwrap();
    let command = "list check three.csv --office majilis --vote 2021-01-10 --called 2020-10-21";
    check(&here, &format!("{command} --on 2020-11-20"), 1, &["sent back", "until 2020-11-30 18:00", "art 87(5)"]);
    check(&here, &format!("{command} --on 2020-12-01"), 1, &["refused"]);
}

#[test]
fn tables_that_are_none() {
    let here = folder("lists");
    let bad = |name: &str, bytes: &[u8], expect: &[&str]| {
        fs::write(here.join(name), bytes).unwrap();
        let command = format!("list check {name} --office majilis --on 2021-07-01");
        let mut all = vec!["error:", "hint:"];
        all.extend(expect);
        check(&here, &command, 2, &all);
    };
    bad("nul.csv", b"name,sex,born\nA\x00,man,1990-02-03\n", &["G002 nul.csv: row 2, column 1 (name)"]);
    bad("latin.csv", b"name,sex,born\n\xc0\xe1,man,1990-02-03\n", &["G001 latin.csv: row 2, column 1 (name)"]);
    bad("shoe.csv", b"name,sex,born,shoe\n", &["G003 shoe.csv: row 1, column 4: no column `shoe`"]);
    bad("none.csv", b"", &["G004 none.csv: row 1"]);
    bad("short.csv", b"name,sex,born\nA,man\n", &["G005 short.csv: row 2: 2 cells under 3 columns"]);
    bad("day.csv", b"\xef\xbb\xbfname;sex;born\r\nA;man;30.02.1990\r\n", &["G006 day.csv: row 2, column 3 (born)"]);
    let many: String = (0..30).map(|_| "A,bird,1990-01-01\n").collect();
    bad("many.csv", format!("name,sex,born\n{many}").as_bytes(), &["... and 10 more"]);
    let on = "--on 2021-07-01";
    check(&here, &format!("list check missing.csv --office majilis {on}"), 2, &["C001 missing.csv"]);
    fs::write(here.join("three.csv"), three()).unwrap();
    check(&here, &format!("list check three.csv --office senate {on}"), 2, &["N001 no office `senate`"]);
    check(
        &here,
        &format!("list check three.csv --office majilis {on} --paid much"),
        2,
        &["C002 --paid: `much` is no exact number"],
    );
}

/// Pages of the codes of lists: the table of a page gives what the page says.
#[test]
fn pages_of_the_codes_show_what_the_program_says() {
    let here = folder("list-pages");
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/codes");
    let mut shown = 0;
    for entry in fs::read_dir(pages).unwrap() {
        let path = entry.unwrap().path();
        if !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('G')) {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let block = |kind: &str| text.split(&format!("```{kind}\n")).nth(1).and_then(|rest| rest.split("\n```").next());
        let (Some(table), Some(told)) = (block("csv"), block("text")) else { continue };
        fs::write(here.join("list.csv"), table).unwrap();
        let (_, data, speech) = run(&here, "list check list.csv --office majilis --on 2021-07-01");
        assert!(data.contains(told) || speech.contains(told), "the page says: {told}\n{data}{speech}");
        shown += 1;
    }
    assert_eq!(shown, 9, "pages with a table");
}

#[test]
fn headers_in_kazakh_and_russian() {
    let here = folder("lists");
    fs::write(here.join("kk.csv"), "\u{feff}Аты-жөні;Жынысы;Туған күні\r\n\"Әбенова; Айгүл\";әйел;31.05.1970\r\n")
        .unwrap();
    fs::write(here.join("ru.csv"), "ФИО,Пол,Дата рождения,Член партии\nСинтетический Иван,м,1970-05-31,нет\n").unwrap();
    check(&here, "list check kk.csv --office majilis --on 2021-07-01", 0, &["registered", "G104 membership"]);
    let outside = "own members only: person 1 not";
    check(&here, "list check ru.csv --office majilis --on 2021-07-01", 1, &[outside, "refused"]);
}

#[test]
fn ten_thousand_persons() {
    let here = folder("lists");
    let text =
        HEAD.to_owned() + &rows(0, 10_000, "woman", "1970-01-01", "no") + &rows(0, 1, "woman", "1970-01-01", "no");
    fs::write(here.join("big.csv"), text).unwrap();
    let expect = ["10001 persons", "refused size: 10001 persons", "G101 Synthetic 0 has the number S0 of person 1"];
    check(&here, "list check big.csv --office majilis --on 2021-07-01", 1, &expect);
}

#[test]
fn calendars() {
    let here = folder("lists");
    let command = "calendar majilis --vote 2021-01-10 --called 2020-10-21";
    check(&here, command, 1, &["2020-11-30 Monday, 18:00", "2020-12-10 Thursday, 18:00", "or 2020-12-09", "art 87(5)"]);
    let (_, data, _) = run(&here, &format!("{command} --json"));
    let told: Value = serde_json::from_str(&data).unwrap();
    let steps = told["steps"].as_array().unwrap();
    let nomination = steps.iter().find(|step| step["id"] == "nomination").unwrap();
    assert_eq!((&nomination["last"]["day"], &nomination["last"]["hour"]), (&"2020-11-30".into(), &"18:00".into()));
    let (_, data, _) = run(&here, &format!("{command} --ics"));
    let lines: Vec<&str> = data.split("\r\n").collect();
    assert_eq!((lines[0], lines[lines.len() - 2]), ("BEGIN:VCALENDAR", "END:VCALENDAR"));
    assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains('\n')), "{data}");
    assert!(data.contains("DTSTART;VALUE=DATE:20201130"));
    assert_eq!(data.matches("BEGIN:VEVENT").count(), data.matches("END:VEVENT").count());
    check(&here, "calendar majilis --vote 2021-01-10 --called 2021-01-10", 2, &["C002 the call on 2021-01-10"]);
    check(&here, "calendar senate --vote 2021-01-10", 2, &["N001 no office `senate`"]);
    check(&here, "calendar majilis --vote 2026-08-30 --called 2026-07-01", 1, &["kurultai: vote on 2026-08-30"]);
    check(&here, "calendar majilis --vote 1990-01-01", 2, &["L021 1990-01-01 lies before the first recorded act"]);
}
