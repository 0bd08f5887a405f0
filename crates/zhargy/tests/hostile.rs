//! Files that are none, figures that cannot be, and orders at the wrong time, through the commands that people run: each is
//! answered with a code, and by row and column where it has them; nothing panics, hangs or repeats a megabyte.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

/// Nothing here takes a second on an idle machine.
const LIMIT: Duration = Duration::from_secs(120);

/// No answer is longer, whatever was in the file.
const MOST_SAID: usize = 20_000;

const MEGABYTE: usize = 1 << 20;

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Exit code and everything said, broken lines joined.
fn run(folder: &Path, line: &str) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhargy"));
    command.current_dir(folder).args(line.split(' ')).stdin(Stdio::null());
    let (sender, ended) = channel();
    std::thread::spawn(move || sender.send(command.output()));
    let out = ended.recv_timeout(LIMIT).unwrap_or_else(|_| panic!("{line} hangs")).unwrap();
    let said = String::from_utf8([out.stdout, out.stderr].concat()).unwrap();
    (out.status.code(), said.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The command ends with this exit code and says all of these.
fn check(folder: &Path, line: &str, exit: i32, expect: &[&str]) {
    let (code, said) = run(folder, line);
    let shown: String = said.chars().take(2_000).collect();
    assert_eq!(code, Some(exit), "{line}\n{shown}");
    assert!(said.len() <= MOST_SAID && !said.contains("panicked"), "{line}: {} bytes\n{shown}", said.len());
    for words in expect {
        assert!(said.contains(words), "{line}\nmisses: {words}\nsays: {shown}");
    }
}

fn done(folder: &Path, line: &str) -> String {
    let (code, said) = run(folder, line);
    assert_eq!(code, Some(0), "{line}\n{said}");
    said
}

/// An election of forty precincts up to its ballot, and its protocols.
fn begun(name: &str) -> (PathBuf, String) {
    let here = folder(name);
    let synth = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhargy"));
        command.args(["synth", "majilis-2021", "--precincts", "40"]).args(more).output().unwrap().stdout
    };
    fs::write(here.join("before.jsonl"), synth(&["--orders"])).unwrap();
    let rows = String::from_utf8(synth(&[])).unwrap();
    fs::write(here.join("rows.csv"), &rows).unwrap();
    done(&here, "order majilis-2021 before.jsonl --db sqlite:run.db --as commission");
    (here, rows)
}

/// Rows with the cells of one of them changed: row and column from 1, as messages name them.
fn changed(rows: &str, changes: &[(usize, usize, &str)]) -> String {
    let mut table: Vec<Vec<&str>> = rows.lines().map(|line| line.split(',').collect()).collect();
    for (row, column, cell) in changes {
        table[row - 1][column - 1] = cell;
    }
    table.iter().map(|row| row.join(",") + "\n").collect()
}

/// The first three lines.
fn three(rows: &str) -> String {
    rows.split_inclusive('\n').take(3).collect()
}

#[test]
fn protocols_in_files_that_are_none() {
    let (here, rows) = begun("protocols");
    let (rows, long) = (three(&rows), "x".repeat(MEGABYTE));
    let import = "protocol import f.csv majilis-2021 --db sqlite:run.db --as asel";
    let file = |bytes: &[u8], exit: i32, expect: &[&str]| {
        fs::write(here.join("f.csv"), bytes).unwrap();
        check(&here, import, exit, expect);
    };
    let columns = |count: usize| (0..count).map(|at| format!("c{at}")).collect::<Vec<_>>().join(",");
    file(b"", 2, &["I001 row 1"]);
    file(b"\xef\xbb\xbf", 2, &["I001 row 1"]);
    file(b"\r\n\r\n", 2, &["I001 row 1"]);
    file("участок;А1\n".as_bytes(), 2, &["I003 row 1: no column for"]);
    // The same in the code page of Windows.
    file(b"\xf3\xf7\xe0\xf1\xf2\xee\xea;A1\n", 2, &["I005 row 1"]);
    file(columns(100_000).as_bytes(), 2, &["I002 row 1, column 1 (c0)", "row 1, column 20 (c19)"]);
    file(format!("{long},precinct\n").as_bytes(), 2, &["I002 row 1, column 1 (xxx", "xxx...)"]);
    file("\"".repeat(100_001).as_bytes(), 2, &["I008 row 1: a quote is not closed"]);
    file(b"precinct,\0\n", 2, &["I006 row 1"]);
    // Of two good rows and one that is none, two are entered; then both are known.
    file(format!("{rows}3,{long},1\n").as_bytes(), 1, &["I007 row 4: 3 cells under 16", "entered 2", "bad 1"]);
    file(format!("{rows}3,{}\n", columns(100_000)).as_bytes(), 1, &["I007 row 4: 100001 cells", "entered before 2"]);
    file(format!("{rows}3,\"KZ\n4,5\n").as_bytes(), 1, &["I008 row 4", "I007 row 5", "entered before 2", "bad 2"]);
    file(&[rows.as_bytes(), b"3,\xcf\xf0\xe8\xe2\xe5\xf2,1\n"].concat(), 1, &["I005 row 4", "entered before 2"]);
    file(&[rows.as_bytes(), b"3,\0,1\n"].concat(), 1, &["I006 row 4", "entered before 2"]);
    let spreadsheet = format!("\u{feff}{}", rows.replace(',', ";").replace('\n', "\r\n"));
    file(spreadsheet.as_bytes(), 0, &["entered before 2"]);
    for folder_or_none in [".", "none.csv"] {
        check(&here, &import.replace("f.csv", folder_or_none), 2, &["C001", "hint:"]);
    }
}

#[test]
fn figures_that_cannot_be() {
    let (here, rows) = begun("figures");
    let long = "9".repeat(MEGABYTE);
    let import = "protocol import f.csv majilis-2021 --db sqlite:run.db --as asel";
    let file = |text: &str, expect: &[&str]| {
        fs::write(here.join("f.csv"), text).unwrap();
        check(&here, import, 1, expect);
    };
    let one = |cell: &str, expect: &str| file(&changed(&three(&rows), &[(3, 4, cell)]), &[expect, "bad 1"]);
    one("-5", "I010 row 3, column 4 (A1)");
    one("", "I009 row 3, column 4 (A1)");
    one("1.5", "I011 row 3, column 4 (A1)");
    one("1 234", "I012 row 3, column 4 (A1)");
    one("1e3", "I013 row 3, column 4 (A1)");
    one("1000000000001", "I014 row 3, column 4 (A1)");
    one(&long, "I014 row 3, column 4 (A1): 1048576 digits");
    let other = |column: usize, cell: &str, expect: &str| file(&changed(&rows, &[(5, column, cell)]), &[expect]);
    other(1, "no such", "I015 row 5, column 1 (precinct): there is no precinct `no such`");
    other(1, &"7".repeat(MEGABYTE), "I015 row 5, column 1 (precinct): there is no precinct `777");
    other(1, "2", "I016 row 5, column 1 (precinct): row 3 is of the same precinct and person");
    let with = |heading: &str, cells: [&str; 2]| {
        let mut lines = three(&rows).lines().map(str::to_owned).collect::<Vec<_>>();
        for (line, cell) in lines.iter_mut().zip([heading, cells[0], cells[1]]) {
            *line = format!("{line},{cell}");
        }
        lines.join("\n")
    };
    file(&with("A1 прописью", ["", "сто"]), &["I017 row 3, column 17 (A1 прописью): the words say 100", "bad 1"]);
    file(&with("A1 in words", ["", "hundred"]), &["I017 row 3, column 17", "`hundred` is no number", "bad 1"]);
    let name = "n".repeat(300);
    file(&with("clerk", ["berik", &name]), &["I018 row 3, column 17 (clerk)", "bad 1"]);
    file(&with("clerk", ["berik", ""]), &["I009 row 3, column 17 (clerk)", "bad 1"]);
}

#[test]
fn protocols_at_the_wrong_time() {
    let (here, rows) = begun("time");
    let db = "--db sqlite:run.db";
    done(&here, &format!("protocol import rows.csv majilis-2021 {db} --as asel"));
    // The same person, under the flag of a second entry and without it, by other figures.
    check(
        &here,
        &format!("protocol import rows.csv majilis-2021 {db} --as asel --second"),
        1,
        &["A005 row 2", "refused 40"],
    );
    fs::write(here.join("other.csv"), changed(&rows, &[(2, 4, "54403")])).unwrap();
    check(
        &here,
        &format!("protocol import other.csv majilis-2021 {db} --as asel"),
        1,
        &["A005 row 2", "refused 1", "entered before 39"],
    );
    done(&here, &format!("protocol import rows.csv majilis-2021 {db} --as berik --second"));
    done(&here, &format!("protocol accept majilis-2021 {db} --as dana"));
    let order = |text: &str, exit: i32, expect: &[&str]| {
        fs::write(here.join("o.json"), text).unwrap();
        check(&here, &format!("order majilis-2021 o.json {db} --as commission"), exit, expect);
    };
    order(r#"{"command": "count"}"#, 0, &["done"]);
    let signed = r#"["A. Synthetic", "B. Synthetic", "C. Synthetic", "D. Synthetic"]"#;
    order(&format!(r#"{{"command": "certify", "signed": {signed}}}"#), 0, &["done"]);
    // Now it is certified.
    check(
        &here,
        &format!("protocol import rows.csv majilis-2021 {db} --as late"),
        1,
        &["A005 row 2: precinct 1: there is no step `enter` from Accepted", "refused 40"],
    );
    let correction = r#"{"command": "steps", "steps": [{"precinct": "7", "role": "coordinator", "step": "correction", "because": "late"}]}"#;
    order(correction, 1, &["A005 precinct 7: the results are published"]);
    order(r#"{"command": "withdraw_list", "list": "auyl", "because": "late"}"#, 1, &["A001 the lists stand"]);
    order(r#"{"command":"count"}"#, 1, &["A001 the result was certified"]);
    check(&here, &format!("journal verify majilis-2021 {db}"), 0, &["ok"]);
}

#[test]
fn orders_that_are_none() {
    let (here, _) = begun("orders");
    let order = |bytes: &[u8], exit: i32, expect: &[&str]| {
        fs::write(here.join("o.json"), bytes).unwrap();
        check(&here, "order majilis-2021 o.json --db sqlite:run.db --as commission", exit, expect);
    };
    let none =
        |text: &str, expect: &str| order(text.as_bytes(), 2, &["C007 o.json: line 1", expect, "nothing was ordered"]);
    let deep = |open: &str, close: &str| open.repeat(10_000) + &close.repeat(10_000);
    none(&deep("[", ""), "EOF");
    none(&deep("[", "]"), "line 1");
    none(&deep("{\"command\":", "}"), "line 1");
    none(&format!("{{\"command\": \"steps\", \"steps\": {}}}", deep("[", "]")), "recursion limit exceeded");
    none(&format!("{{\"command\": \"{}\"}}", "x".repeat(MEGABYTE)), "unknown variant `xxx");
    none("\0", "expected value");
    none("{\"command\": \"\\ud800\"}", "line 1");
    none("{\"command\": \"count\", \"command\": \"count\"}", "duplicate field `command`");
    order(b"{\"command\": \"\xf1\xf7\xb8\xf2\"}", 2, &["C007 o.json: line 1"]);
    order(b"\xff\xfe{\0", 2, &["C007 o.json: line 1"]);
    let figures = |figures: &str| {
        format!(
            r#"{{"command": "steps", "steps": [{{"precinct": "1", "role": "clerk", "step": "enter", "figures": {figures}}}]}}"#
        )
    };
    none(&figures(r#"{"A1": -5}"#), "invalid value: integer `-5`");
    none(&figures(r#"{"A1": 1.5}"#), "floating point");
    none(&figures(r#"{"A1": 99999999999999999999999}"#), "floating point");
    let refused = |text: &str, expect: &str| order(text.as_bytes(), 1, &["refused", expect]);
    refused(&figures(r#"{"A1": 18446744073709551615}"#), "A004 A1: 18,446,744,073,709,551,615 is more than");
    refused(&figures(r#"{"Q1": 1}"#), "A004 the protocol of this day has no figure `Q1`");
    refused(&figures("null"), "A005");
    refused(&figures("{}").replace("\"1\"", "\"nowhere\""), "A002 there is no precinct `nowhere`");
    refused(r#"{"command": "steps", "steps": []}"#, "A002 the order names no step");
    let line = r#"{"command": "withdraw_list", "list": "auyl", "because": "LONG"}"#;
    refused(&line.replace("LONG", &"y".repeat(3 * MEGABYTE)), "A001");
    check(&here, "order majilis-2021 . --db sqlite:run.db --as commission", 2, &["C001"]);
    check(&here, "journal verify majilis-2021 --db sqlite:run.db", 0, &["ok"]);
}

#[test]
fn lists_of_persons_that_cannot_be() {
    let here = folder("lists");
    let head = "name;sex;born;disability;number;citizen;residence_years;member;elsewhere\n";
    let person = |number: usize, born: &str| format!("Synthetic {number};woman;{born};no;S{number};yes;20;yes;none\n");
    let persons = |count: usize| (0..count).map(|number| person(number, "1970-01-01")).collect::<String>();
    let file = |bytes: &[u8], exit: i32, expect: &[&str]| {
        fs::write(here.join("l.csv"), bytes).unwrap();
        check(&here, "list check l.csv --office majilis --on 2021-07-01", exit, expect);
    };
    let table = |rows: &str, exit: i32, expect: &[&str]| file(format!("{head}{rows}").as_bytes(), exit, expect);
    table(&persons(10_000), 1, &["refused", "size: 10000 persons, at most 127.4 for 98 mandates", "art 89(4)"]);
    table(&(persons(3) + &person(1, "1970-01-01")), 1, &["sent back", "G101", "art 89(6)(4)"]);
    table(&(persons(3) + &person(4, "2999-01-01")), 1, &["sent back", "G102"]);
    table(&(persons(3) + &person(4, "0000-00-00")), 2, &["G006 l.csv: row 5, column 3 (born)"]);
    table("", 1, &["sent back", "G103"]);
    table(&format!("\"Synthetic;woman\n{}", persons(2)), 2, &["G005 l.csv: row 2"]);
    table(&"1;".repeat(100_000), 2, &["G005 l.csv: row 2: 100001 cells under 9 columns"]);
    table("Synthetic;woman;1970-01-01;no;S\0;yes;20;yes;none\n", 2, &["G002 l.csv: row 2, column 5 (number)"]);
    file(b"", 2, &["G004 l.csv: row 1"]);
    file("c;".repeat(100_000).as_bytes(), 2, &["G003 l.csv: row 1, column 1"]);
    file(b"\xf4\xe8\xee;\xef\xee\xeb\n", 2, &["G001 l.csv: row 1, column 1"]);
    check(&here, "list check . --office majilis --on 2021-07-01", 2, &["C001"]);
}

#[test]
fn members_that_cannot_be() {
    let here = folder("members");
    let file = |bytes: &[u8], expect: &str| {
        fs::write(here.join("m.csv"), bytes).unwrap();
        check(&here, "party check m.csv --on 2023-01-01", 2, &[expect, "hint:"]);
    };
    let row = |text: &str, expect: &str| file(format!("region,members\n{text}\n").as_bytes(), expect);
    row("Almaty,-5", "P008 m.csv:2:2 (members)");
    row("Almaty,99999999999999999999", "P008 m.csv:2:2 (members)");
    row("Almaty,5\nAlmaty,6", "P010 m.csv:3:1 (region)");
    row(&format!("{},5", "x".repeat(MEGABYTE)), "P009 m.csv:2:1 (region)");
    row(&"1,".repeat(100_000), "P007 m.csv:2:3: 100001 cells under 2 columns");
    row("\"Almaty,5\nShymkent,3", "P007 m.csv:2:2");
    row("Al\0,5", "P002 m.csv:2:3");
    file(b"", "P003 m.csv:1:1");
    file(format!("{}\n1\n", "c,".repeat(100_000)).as_bytes(), "P004 m.csv:1:1");
    file(b"\xf0\xe5\xe3\xe8\xee\xed;\xf7\xeb\xe5\xed\xfb\n", "P001 m.csv:1:1");
    check(&here, "party check . --on 2023-01-01", 2, &["C001"]);
}
