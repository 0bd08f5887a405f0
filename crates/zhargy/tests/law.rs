//! `zhargy law` and `zhargy explain` as a reader meets them: arguments in, exit code and lines out.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const THRESHOLD: &str = "majilis.list.threshold";

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhargy")).current_dir(folder).args(args).output().unwrap()
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs the words of a command; every expected text must stand in what it prints, broken lines joined.
fn check(folder: &Path, command: &str, exit: i32, expect: &[&str]) {
    let args: Vec<&str> = command.split_whitespace().collect();
    let out = run(folder, &args);
    let (data, speech) = (String::from_utf8(out.stdout).unwrap(), String::from_utf8(out.stderr).unwrap());
    assert_eq!(out.status.code(), Some(exit), "{command}\n{data}{speech}");
    let said = if exit == 2 { &speech } else { &data };
    let silent = if exit == 2 { &data } else { &speech };
    assert_eq!(silent, "", "{command}: data on stdout, speech on stderr");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in expect {
        assert!(said.contains(words), "{command}\nmisses: {words}\nsays: {said}");
    }
}

#[test]
fn answers_of_the_law() {
    let here = folder("answers");
    let ask = |rule: &str, clocks: &str, exit, expect: &[&str]| {
        check(&here, &format!("law ask {rule} {clocks}"), exit, expect);
    };
    ask(THRESHOLD, "--on 2021-06-04", 0, &["in force: 7 %", "art 97-1(1), as set by", "No. 124-IV"]);
    ask(THRESHOLD, "--on 2021-06-05", 0, &["in force: 5 %", "No. 41-VII", "of the rule: text; of its day: press"]);
    ask(THRESHOLD, "--on 2021-06-05 --known 2021-05-20", 0, &["in force: 7 %", "known: what was out on 2021-05-20"]);
    ask(
        THRESHOLD,
        "--on 2021-06-04 --decided 2021-06-05",
        0,
        &["in force: 7 %", "fact of 2021-06-04; law of 2021-06-05"],
    );
    ask("party.members.min", "--on 2019-12-31", 0, &["in force: 40,000 members", "of the rule: text"]);
    ask(
        "party.members.min",
        "--on 2021-01-01",
        0,
        &["in force: 20,000 members", "of the rule: press; of its day: deduced"],
    );
    ask("party.members.min", "--on 2023-01-01", 0, &["in force: 5,000 members", "of the rule: text"]);
    let bounds = "begins on a day between 2022-01-09 and 2023-01-01";
    let both = [
        "uncertain: yes or no",
        bounds,
        "No. 226-V",
        "No. 89-VII",
        "if not begun in force: yes",
        "if begun in force: no",
    ];
    ask("penal.death_penalty", "--on 2022-03-01", 1, &both);
    ask("kurultai.seats.total", "--on 2026-07-01", 0, &["in force: 145 seats"]);
    ask("kurultai.seats.total", "--on 2026-06-30", 1, &["not yet: the law had no such rule"]);
    ask(THRESHOLD, "--on 2026-08-01", 1, &["ended: no such rule any more", "No. 305-VIII", "said last 5 %"]);
    ask("party.members.min", "--on 1998-01-01", 1, &["unrecorded: nobody recorded", "first known 50,000 members"]);
}

#[test]
fn questions_that_cannot_be_asked() {
    let here = folder("questions");
    let fails = |command: &str, expect: &[&str]| check(&here, command, 2, expect);
    fails("law ask majilis.list.threshold --on 1900-01-01", &["L021 1900-01-01 lies before", "hint: "]);
    fails("law ask majilis.list.treshold --on 2021-01-01", &["L020", "did you mean `majilis.list.threshold`?"]);
    for day in ["2021-02-30", "2021-2-3", "2021-06-05T10:00", "05.06.2021", "soon"] {
        fails(&format!("law ask {THRESHOLD} --on {day}"), &["--on <DATE>", "C002", "such as 2021-06-05"]);
    }
    fails("law diff 1900-01-01 2021-01-01", &["L021"]);
    fails("law diff 2021-06-05 2021-06-04", &["C002", "law diff 2021-06-04 2021-06-05"]);
    fails("law history majilis.list.treshold", &["L020", "did you mean"]);
    fails("law act 41-VIII-X", &["C006", "`zhargy law act` lists all acts"]);
    fails("law check --acts nowhere", &["C001", "nowhere"]);
    fails("explain E999", &["C006", "the codes are E101"]);
    fails("explain majilis.list", &["C006", "`zhargy law rules majilis.list` lists"]);
    fails("explain 41-VII", &["C006", "`zhargy law act kz/constitutional-law/2021/41-VII` shows the act"]);
    fails("explain 999-9(9)", &["C006"]);
}

#[test]
fn views_of_the_law() {
    let here = folder("views");
    let shows = |command: &str, expect: &[&str]| check(&here, command, 0, expect);
    let history =
        ["before no such rule", "2012-08-18 restated 7 % art 97-1(1)", "2021-06-05 changed 5 %", "2026-07-01 ended"];
    shows("law history majilis.list.threshold", &history);
    shows("law history party.members.min", &["before not recorded", "50,000", "40,000", "20,000", "5,000"]);
    shows(
        "law diff 2021-06-04 2021-06-05",
        &["majilis.list.threshold 7 % -> 5 %", "No. 41-VII", "something else on 2021-06-05"],
    );
    shows("law diff 2021-06-05 2021-06-05", &["0 rules say something else"]);
    shows("law act", &["2021-05-24 Constitutional Law 41-VII", "acts"]);
    for name in ["41-VII", "41-vii", "2021/41-VII", "kz/constitutional-law/2021/41-VII"] {
        shows(
            &format!("law act {name}"),
            &["signed 2021-05-24", "in force 2021-06-05 (press)", "7 % -> 5 %", "art 97-1(1)"],
        );
    }
    shows(
        "law rules threshold",
        &["majilis.list.threshold share ended 2026-07-01", "kurultai.list.threshold share 5 %"],
    );
    shows("law check", &["guards `was` true", "total rules without a gap", "no errors", "Where the law is silent"]);
    check(&here, "law rules zzzz", 1, &["0 rules"]);
    shows("explain E102", &["# E102 `was` is false"]);
    shows("explain e102", &["# E102 `was` is false"]);
    shows("explain majilis.list.threshold", &["Majilis: its elections by list", "kz/majilis-2021", "2021-06-05: 5 %"]);
    shows("explain 97-1(2)", &["majilis.list.one_party.second_admitted", "no -> yes"]);
    shows("explain kz/constitutional-law/1995/2464#97-1", &["2021-06-05 changed majilis.list.threshold 7 % -> 5 %"]);
}

#[test]
fn bills_that_cannot_be_laid() {
    let here = folder("bills");
    let head = "[bill]\nid = \"three\"\ntitle = \"Three percent\"\n[[op]]\nrule = \"majilis.list.threshold\"\n";
    let refused = |bill: &[u8], expect: &[&str]| {
        fs::write(here.join("bill.toml"), bill).unwrap();
        check(&here, &format!("law ask {THRESHOLD} --on 2021-07-01 --bill bill.toml"), 2, expect);
    };
    let with = |rest: &str| format!("{head}{rest}").into_bytes();
    refused(&with("was = \"7 %\"\nvalue = \"3 %\""), &["E102 bill.toml:4:1 (was)", "was \"5 %\""]);
    refused(&with("value = \"3 seats\""), &["E105 bill.toml:6:9 (op[1].value)"]);
    refused(&with("value = 0.03"), &["L008 bill.toml:6:9 (op[1].value)", "write \"0.03\" in quotes"]);
    refused(&with("value = \"3 %\"\nvalu = 1"), &["L004 bill.toml:7:1 (op[1].valu)", "did you mean `value`?"]);
    refused(&with("value = \"3 %\"\nvalue = \"4 %\""), &["L002 bill.toml:7:1 (value): duplicate key"]);
    refused(
        &with("kind = \"rule.sett\"\nvalue = \"3 %\""),
        &["L006 bill.toml:6:8 (op[1].kind)", "did you mean `rule.set`?"],
    );
    refused(&with("value = \"3 %\"\nin_force = { on = 2021-02-30, confidence = \"text\" }"), &["L002 bill.toml:7:"]);
    let unknown = "[bill]\nid = \"b\"\n[[op]]\nrule = \"majilis.list.treshold\"\nvalue = \"3 %\"";
    refused(unknown.as_bytes(), &["L020 bill.toml:4:8 (op[1].rule)", "did you mean `majilis.list.threshold`?"]);
    refused(b"[bill]\nbase = \"0123456789ab\"\nid = \"b\"", &["E112 bill.toml:1:1 (bill.base)"]);
    refused(b"[bill]\nid = \"\xff\"", &["L001 bill.toml:2:7", "not UTF-8"]);
    refused(b"", &["L003 bill.toml:1:1 (bill)"]);
    check(&here, &format!("law ask {THRESHOLD} --on 2021-07-01 --bill none.toml"), 2, &["C001 none.toml"]);
}

#[test]
fn a_bill_stands_on_top_of_the_law() {
    let here = folder("bill");
    let bill = |name: &str, value: &str| {
        let text = format!(
            "[bill]\nid = \"{name}\"\ntitle = \"{name}\"\n[[op]]\nrule = \"{THRESHOLD}\"\nvalue = \"{value}\"\n"
        );
        fs::write(here.join(name), text).unwrap();
    };
    bill("three.toml", "3 %");
    bill("four.toml", "4 %");
    let ask = format!("law ask {THRESHOLD} --on 2021-07-01");
    let told = ["in force: 3 %", "as set by Bill \"three.toml\"", "a bill, not law", "with the bill three.toml"];
    check(&here, &format!("{ask} --bill three.toml"), 0, &told);
    check(&here, &format!("{ask} --bill three.toml --bill four.toml"), 0, &["in force: 4 %"]);
    check(&here, &ask, 0, &["in force: 5 %"]);
}

#[test]
fn every_reading_command_speaks_json() {
    let here = folder("json");
    let json = |command: &str, exit: i32| -> serde_json::Value {
        let args: Vec<&str> = command.split_whitespace().chain(["--json"]).collect();
        let out = run(&here, &args);
        assert_eq!(out.status.code(), Some(exit), "{command}");
        serde_json::from_slice(&out.stdout).unwrap()
    };
    let sure = json(&format!("law ask {THRESHOLD} --on 2021-06-05"), 0);
    assert_eq!((&sure["answer"], &sure["value"]), (&"in_force".into(), &"5 %".into()));
    assert_eq!(sure["version"]["typed"], serde_json::json!({ "type": "share", "numerator": 1, "denominator": 20 }));
    assert_eq!(sure["version"]["provisions"][0], "kz/constitutional-law/1995/2464#97-1(1)");
    assert_eq!(sure["version"]["since"]["confidence"], "press");
    let unsure = json("law ask penal.death_penalty --on 2022-03-01", 1);
    assert_eq!((&unsure["before"]["value"], &unsure["after"]["value"]), (&"yes".into(), &"no".into()));
    assert_eq!((&unsure["day"]["earliest"], &unsure["day"]["latest"]), (&"2022-01-09".into(), &"2023-01-01".into()));
    assert_eq!(json("law ask party.members.min --on 1998-01-01", 1)["answer"], "unrecorded");
    let report = json("law check", 0);
    assert_eq!(report["total_rules"], report["total_rules_without_gap"]);
    assert_eq!(report["errors"], serde_json::json!([]));
    let rules = json("law rules", 0);
    assert_eq!(rules["count"], report["rules"]);
    assert_eq!(
        json("law act", 0)["acts"].as_array().map(Vec::len),
        report["acts"].as_u64().map(|n| n.try_into().unwrap())
    );
    let act = json("law act 41-VII", 0);
    assert_eq!(act["operations"][0]["rule"], THRESHOLD);
    let diff = json("law diff 2021-06-04 2021-06-05", 0);
    let changed = diff["changes"].as_array().unwrap().iter().find(|change| change["rule"] == THRESHOLD).unwrap();
    assert_eq!((&changed["before"]["value"], &changed["after"]["value"]), (&"7 %".into(), &"5 %".into()));
    assert_eq!(changed["certain"], true);
    assert_eq!(json(&format!("law history {THRESHOLD}"), 0)["history"].as_array().map(Vec::len), Some(5));
    assert_eq!(json("explain E102", 0)["code"], "E102");
    assert_eq!(json("explain 97-1(1)", 0)["operations"][0]["stands_at"], "kz/constitutional-law/1995/2464#97-1(1)");
    assert_eq!(json(&format!("explain {THRESHOLD}"), 0)["rule"], THRESHOLD);
}

/// Examples of the pages that need nothing but the program: commands of a page, and bills of a page with what they are told.
#[test]
fn pages_of_the_codes_show_what_the_program_says() {
    let here = folder("pages");
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/codes");
    let mut shown = 0;
    for entry in fs::read_dir(pages).unwrap() {
        let path = entry.unwrap().path();
        // Codes of the law, of counts and of the command line; others are shown by the tests of their commands.
        if !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['E', 'L', 'N', 'F', 'C'])) {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let block = |kind: &str| text.split(&format!("```{kind}\n")).nth(1).and_then(|rest| rest.split("\n```").next());
        let error = |told: &str| told.lines().find(|line| line.starts_with("error: ")).map(str::to_owned);
        let (args, told) = if let Some(console) = block("console") {
            let (command, told) = console.split_once('\n').unwrap();
            (command.trim_start_matches("$ zhargy ").to_owned(), told.to_owned())
        } else if let (Some(bill), Some(told)) = (block("toml"), block("text")) {
            fs::write(here.join("bill.toml"), bill).unwrap();
            (format!("law ask {THRESHOLD} --on 2021-07-01 --bill bill.toml"), told.to_owned())
        } else {
            continue;
        };
        // Examples of countries, elections and files that do not exist show the form of a message only.
        let (Some(error), false) = (error(&told), args.contains("votes.toml") || args.contains("council.toml")) else {
            continue;
        };
        if !told.contains("bill.toml") && args.ends_with("bill.toml") || error.contains("...") || error.contains("L001")
        {
            continue;
        }
        let out = run(&here, &args.split_whitespace().collect::<Vec<_>>());
        let said = String::from_utf8(out.stderr).unwrap();
        assert!(said.contains(&error), "{args}\nthe page says: {error}\nthe program says: {said}");
        shown += 1;
    }
    assert!(shown >= 15, "only {shown} pages show an example that can be run");
}
