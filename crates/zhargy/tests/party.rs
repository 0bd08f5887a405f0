//! `zhargy party check` as its users run it: one table under several laws, headers and separators of three languages, and input
//! that is wrong. All members here are synthetic.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const DAYS: [&str; 3] = ["2019-12-31", "2021-01-01", "2023-01-01"];

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/synthetic-members.csv")
}

fn run(file: &Path, days: &[&str], more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhargy"));
    command.args(["party", "check"]).arg(file).args(more).env("NO_COLOR", "1");
    for day in days {
        command.args(["--on", day]);
    }
    command.output().unwrap()
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Runs a table on 2023-01-01 and checks the exit code and what was printed.
fn check(name: &str, table: impl AsRef<[u8]>, exit: i32, lines: &[&str]) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("party");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.csv"));
    fs::write(&path, table).unwrap();
    let output = run(&path, &["2023-01-01"], &[]);
    let text = text(&output);
    assert_eq!(output.status.code(), Some(exit), "{name}\n{text}");
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in lines {
        assert!(squeezed(&text).contains(&squeezed(line)), "{name} must print `{line}`, printed\n{text}");
    }
    assert!(!text.contains("panicked"), "{text}");
}

/// The example in other words: each line through `change`.
fn example_as(head: &str, separator: &str, end: &str) -> String {
    let text = fs::read_to_string(example()).unwrap();
    let rows = text.lines().skip(1).map(|line| line.replace(',', separator));
    std::iter::once(head.to_owned()).chain(rows).map(|line| line + end).collect()
}

#[test]
fn one_table_under_three_laws() {
    let output = run(&example(), &DAYS, &[]);
    let shown = text(&output);
    assert_eq!(output.status.code(), Some(1), "{shown}");
    let squeezed: Vec<String> =
        shown.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for line in [
        "2019-12-31 2021-01-01 2023-01-01",
        "decision refused registered registered",
        "members that count 22,526 22,526 22,526",
        "needed in all 40,000 20,000 5,000",
        "missing in all 17,474 - -",
        "units of the day 17 17 20",
        "needed in each 600 600 200",
        "Abai Region 310 no unit no unit -",
        "Law 15.07.2002 No. 344-II art 10(6), as set by Law 25.05.2020 No. 336-VI (press)",
    ] {
        assert!(squeezed.iter().any(|found| found == line), "`{line}` is missing in\n{shown}");
    }
    assert!(shown.lines().all(|line| line.chars().count() <= 100), "{shown}");
    assert_eq!(run(&example(), &DAYS[1..], &[]).status.code(), Some(0));
}

#[test]
fn json_carries_numbers_and_articles() {
    let output = run(&example(), &DAYS, &["--json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let decisions: Vec<&str> =
        value["answers"].as_array().unwrap().iter().map(|answer| answer["decision"].as_str().unwrap()).collect();
    assert_eq!(decisions, ["refused", "registered", "registered"]);
    let ground = &value["answers"][0]["readings"][0]["grounds"][0];
    assert_eq!(
        (ground["have"].as_u64(), ground["need"].as_u64(), ground["missing"].as_u64()),
        (Some(22_526), Some(40_000), Some(17_474))
    );
    assert_eq!(ground["versions"][0]["provisions"][0], "kz/law/2002/344-II#10(6)");
    assert_eq!(value["answers"][2]["readings"][0]["units"].as_array().unwrap().len(), 20);
    let uncertain = run(&example(), &["2022-11-20"], &["--json"]);
    let value: serde_json::Value = serde_json::from_slice(&uncertain.stdout).unwrap();
    assert_eq!(uncertain.status.code(), Some(1));
    assert_eq!(value["answers"][0]["decision"], "uncertain");
    assert_eq!(value["answers"][0]["readings"][1]["assumed"][0]["begun"], true);
}

#[test]
fn tables_as_people_write_them() {
    check("semicolons", example_as("регион;число членов;ошибки", ";", "\n"), 0, &["2023-01-01: registered"]);
    check("tabs", example_as("Өңір\tМүшелер саны\tЖарамсыз", "\t", "\r\n"), 0, &["2023-01-01: registered"]);
    check("bom", format!("\u{feff}{}", example_as("Region,MEMBERS,errors", ",", "\r\n")), 0, &["registered"]);
    check(
        "quoted",
        example_as("\"region\",\"members\",\"invalid\"", ",", "\n").replace("Almaty,2140", "\"г. Алматы\",\"2 140\""),
        0,
        &["Almaty 2,140"],
    );
    check("blank-rows", example_as("region;members;invalid", ";", "\n;;\n"), 0, &["registered"]);
    check(
        "no-row",
        "region,members\nAlmaty,9000\n",
        1,
        &["Shymkent (no row) 0 200 200", "19 of 20 units have fewer than 200"],
    );
    check(
        "names",
        "region,members\nНур-Султан,200\nАлматы облысы,200\nKZ-75,200\nалматинская обл,200\n",
        2,
        &["P010", "names.csv:5:1"],
    );
    let persons = "ФИО;регион;дата рождения;гражданство;должность;другая партия\n\
        Synthetic One;Алматы;01.02.1970;да;;\nSynthetic Two;Астана;1990-05-06;нет;;\n\
        Synthetic Three;Шымкент;2005-01-02;;судья;\nSynthetic Four;Abai;1980-01-01;;Судья;\nSynthetic Five;Abai;1980-01-01;;;X\n";
    let lines = [
        "1 persons of the list: no citizens: Synthetic Two",
        "1 persons of the list: under age: Synthetic Three",
        "1 persons of the list: in an office that bars membership: Synthetic Four",
        "1 entries of the list: members of another party too: Synthetic Five; left out of the number",
        "5 persons by name",
    ];
    check("persons", persons, 1, &lines);
}

#[test]
fn wrong_input_is_refused_with_row_and_column() {
    let row = |row: &str| format!("region,members,invalid\nAlmaty,300,0\n{row}\n");
    check("empty", "", 2, &["P003", "empty.csv:1:1: the file is empty"]);
    check("head-alone", "region,members\n", 2, &["P003"]);
    check("latin", b"region,members\nAlm\xe4ty,1\n", 2, &["P001", "latin.csv:2:4"]);
    check("nul", b"region,members\nAlmaty,1\0\n", 2, &["P002", "nul.csv:2:9"]);
    check("column", "region,membrs\nAlmaty,1\n", 2, &["P004", "column.csv:1:2", "did you mean `members`?"]);
    check("no-members", "region,founders\nAlmaty,1\n", 2, &["P005", "`members`"]);
    check("one-column", "region|members\nAlmaty|1\n", 2, &["P004"]);
    check("column-twice", "region,members,члены\nAlmaty,1,2\n", 2, &["P006", "column-twice.csv:1:3"]);
    check("mixed", "region,name,founders\nAlmaty,Synthetic,2\n", 2, &["P004", "a table of persons has no column"]);
    check("long-row", row("Shymkent,1,200,0"), 2, &["P007", "long-row.csv:3:4"]);
    check("short-row", row("Shymkent"), 2, &["P007", "short-row.csv:3:2"]);
    check("open-quote", row("\"Shymkent,300,0"), 2, &["P007", "open-quote.csv:3"]);
    check("negative", row("Shymkent,-5,0"), 2, &["P008", "negative.csv:3:2 (members)", "it is negative"]);
    check("fraction", row("Shymkent,12.5,0"), 2, &["P008", "it is not whole"]);
    check("words", row("Shymkent,many,0"), 2, &["P008", "it is not written in digits"]);
    check("grouped", row("Shymkent,1 20,0"), 2, &["P008"]);
    check("huge", row("Shymkent,1000000000,0"), 2, &["P008", "it is too large"]);
    check("giant", row(&format!("Shymkent,{},0", "9".repeat(5000))), 2, &["P008", "it is too large"]);
    check("missing", row("Shymkent,,0"), 2, &["P008", "the number of members is missing"]);
    check("region", row("Alnaty,1,0"), 2, &["P009", "region.csv:3:1 (region)", "did you mean `Almaty`?"]);
    check("total", row("Итого,1,0"), 2, &["P009", "leave out the row of totals"]);
    check("twice", row("г. Алматы,1,0"), 2, &["P010", "twice.csv:3:1", "Almaty stands in row 2 already"]);
    check("errors", row("Shymkent,5,6"), 2, &["P011", "errors.csv:3:2", "6 of 5 members"]);
    check("born", "name,region,born\nSynthetic,Almaty,31.02.1990\n", 2, &["P012", "born.csv:2:3"]);
    check("unborn", "name,region,born\nSynthetic,Almaty,2023-01-02\n", 2, &["P012", "after 2023-01-01"]);
    check("citizen", "name,region,citizen\nSynthetic,Almaty,maybe\n", 2, &["P012"]);
    check("nameless", "name,region\n ,Almaty\n", 2, &["P012"]);
    check(
        "many",
        format!("region,members\n{}", "Nowhere,-1\n".repeat(30)),
        2,
        &["P009", "... and 40 more", "60 faults"],
    );
}

#[test]
fn a_day_is_asked_for() {
    assert_eq!(run(&example(), &[], &[]).status.code(), Some(2));
    assert_eq!(run(&example(), &["2023-02-30"], &[]).status.code(), Some(2));
    let early = run(&example(), &["1900-01-01"], &[]);
    assert!(early.status.code() == Some(2) && text(&early).contains("L021"), "{}", text(&early));
    let absent = run(Path::new("absent.csv"), &["2023-01-01"], &[]);
    assert!(absent.status.code() == Some(2) && text(&absent).contains("C001"), "{}", text(&absent));
}

/// Each page that shows a table is told what the page says.
#[test]
fn pages_of_the_codes_show_what_the_program_says() {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/codes");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("party-pages");
    fs::create_dir_all(&folder).unwrap();
    let mut shown = 0;
    for number in 1..=13 {
        let page = fs::read_to_string(pages.join(format!("P{number:03}.md"))).unwrap();
        let block = |kind: &str| page.split(&format!("```{kind}\n")).nth(1).and_then(|rest| rest.split("\n```").next());
        let (Some(table), Some(told)) = (block("csv"), block("text")) else { continue };
        fs::write(folder.join("members.csv"), table).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhargy"));
        command.current_dir(&folder).args(["party", "check", "members.csv", "--on", "2023-01-01"]).env("NO_COLOR", "1");
        let said = text(&command.output().unwrap());
        assert!(said.contains(told), "P{number:03}\nthe page says: {told}\nthe program says: {said}");
        shown += 1;
    }
    assert!(shown >= 10, "only {shown} pages show a table");
}
