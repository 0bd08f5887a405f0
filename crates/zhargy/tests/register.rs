//! The register of parties as its users keep it: every command of docs/PARTIES.md in its order, and what goes wrong on the way.
//! All parties and persons are synthetic.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod sh;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sh::{says, shell};

/// An empty folder of this name with a table of members that is enough since 2022.
fn folder(name: &str) -> PathBuf {
    let folder = sh::folder("register", name);
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/synthetic-members.csv");
    fs::copy(example, folder.join("members.csv")).unwrap();
    folder
}

/// Says all of these.
fn check(folder: &Path, line: &str, exit: i32, expect: &[&str]) {
    let said = says(folder, line, exit).split_whitespace().collect::<Vec<_>>().join(" ");
    for words in expect {
        assert!(said.contains(words), "{line}\nmisses: {words}\nsays: {said}");
    }
}

fn json(folder: &Path, line: &str) -> Value {
    let out = shell(folder, line);
    serde_json::from_slice(&out.stdout).unwrap_or_else(|error| panic!("{line}\n{error}\n{out:?}"))
}

/// Orders one command.
fn order(folder: &Path, command: &str, exit: i32, expect: &[&str]) {
    fs::write(folder.join("order.json"), command).unwrap();
    check(folder, "zhargy party order order.json --db sqlite:run.db --as registrar", exit, expect);
}

/// The commands of the manual with the lines that their here-documents hold.
fn manual() -> Vec<String> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/PARTIES.md")).unwrap();
    let blocks = text.split("```console\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default());
    let mut commands: Vec<String> = Vec::new();
    for line in blocks.flat_map(str::lines) {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push(command.to_owned()),
            (None, Some(last)) => last.push_str(&format!("\n{line}")),
            (None, None) => panic!("a line before every command: {line}"),
        }
    }
    commands
}

/// A register in which the party of the manual was entered.
fn begun(name: &str, commands: usize) -> PathBuf {
    let here = folder(name);
    manual().iter().take(commands).for_each(|line| drop(says(&here, line, 0)));
    here
}

#[test]
fn the_manual_runs() {
    let here = folder("manual");
    let commands = manual();
    assert!(commands.len() > 12, "{commands:?}");
    let said: Vec<String> =
        commands.iter().map(|line| says(&here, line, 0).split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let holds = |part: &str, words: &[&str]| {
        let at = commands.iter().position(|line| line.contains(part)).unwrap_or_else(|| panic!("no command {part}"));
        for words in words {
            assert!(said[at].contains(words), "{part} misses {words}\n{}", said[at]);
        }
    };
    holds(
        "--on 2023-04-01",
        &[
            "alma Alma (synthetic): Founded since 2023-03-15",
            "File to Filed, by 2023-07-15 and by 2023-08-20",
            "Lapse to Lapsed, from 2023-08-21; not yet",
            "No. 344-II art 10(2)",
        ],
    );
    holds(
        "--on 2023-12-01",
        &[
            "Established since 2023-11-20",
            "Decide leads to Registered",
            "art 10(6)",
            "paper: receipt 4 of the Ministry",
            "Suspend to Suspended",
        ],
    );
    holds(
        "--on 2025-03-01",
        &[
            "Liquidated since 2025-02-03",
            "DECIDED OUTSIDE THE RECORDED LAW: decision 31 of the court (synthetic)",
            "open: the law as recorded knows one ground",
        ],
    );
    holds("journal list", &["kz/parties", "14"]);
    holds("journal verify", &["ok"]);
    let due = json(&here, "zhargy party register --db sqlite:run.db --on 2025-03-01 --json");
    assert_eq!((&due["law_at_hand"], &due["synthetic"]), (&Value::Bool(true), &Value::Bool(true)));
    assert_eq!(due["parties"][0]["stage"], "Liquidated");
    assert_eq!(due["parties"][0]["next"], Value::Array(Vec::new()));
    let one = json(&here, "zhargy party register alma --db sqlite:run.db --on 2025-03-01 --json");
    assert_eq!(one["parties"][0]["past"].as_array().unwrap().len(), 12);
    // The same file again does nothing again.
    let again = says(&here, "zhargy party order steps.jsonl --db sqlite:run.db --as agent", 0);
    assert_eq!(again.matches("known").count(), 6);
}

#[test]
fn what_is_due_and_too_late() {
    let here = begun("due", 4);
    let view = |on: &str| json(&here, &format!("zhargy party register --db sqlite:run.db --due --on {on} --json"));
    let next = &view("2023-07-15")["parties"][0]["next"];
    assert_eq!(
        (&next[0]["step"], &next[0]["may"], &next[0]["last"]),
        (&"File".into(), &"now".into(), &"2023-07-15".into())
    );
    let late = &view("2023-07-16")["parties"][0]["next"];
    assert_eq!((&late[0]["may"], &late[1]["may"]), (&"too late".into(), &"not yet".into()));
    assert!(late[0]["limits"][0]["days"][0]["citation"].as_str().unwrap().contains("art 10(2)"), "{late}");
    order(
        &here,
        r#"{"command": "enter_party", "party": "beren", "name": "Beren (synthetic)"}"#,
        0,
        &["done enter party"],
    );
    assert_eq!(view("2023-07-15")["parties"].as_array().unwrap().len(), 1, "a party without a last day is not due");
    let file = "zhargy party file alma members.csv --db sqlite:run.db --as agent";
    check(
        &here,
        &format!("{file} --day 2023-07-16"),
        1,
        &["A020 alma: the term of 4 months ended on 2023-07-15", "art 10(2)"],
    );
    check(&here, &format!("{file} --day 2023-07-15 --because 'receipt 9' --json"), 0, &["\"answer\":\"done\""]);
}

#[test]
fn tables_that_are_wrong_order_nothing() {
    let here = begun("tables", 4);
    let file = |table: &[u8], exit: i32, expect: &[&str]| {
        fs::write(here.join("t.csv"), table).unwrap();
        check(&here, "zhargy party file alma t.csv --day 2023-05-02 --db sqlite:run.db --as agent", exit, expect);
    };
    file(b"region,members\nAbai,1\0\n", 2, &["P002"]);
    file(b"region,members\nAbai,\xff\n", 2, &["P001"]);
    file(b"", 2, &["P003"]);
    file(b"region,members\nAbai,99999999999999999999\n", 2, &["P008", "too large"]);
    file(b"region,members\nAbai,-1\n", 2, &["P008", "negative"]);
    file(b"region,members\nAbai,1\nAbai Region,1\n", 2, &["P010"]);
    file(b"region,members\nAtlantis,1\n", 2, &["P009"]);
    file(b"name,region,born\n\xd0\x90,Abai,2030-01-01\n", 2, &["P012"]);
    let entries = || json(&here, "zhargy journal list --db sqlite:run.db --json")[0]["entries"].as_u64().unwrap();
    assert_eq!(entries(), 8, "a table that is wrong orders nothing");
    // A mark of the byte order, semicolons, Windows line ends, a person twice: all of it is read.
    file("\u{feff}фио;регион\r\nЖасанды А.;Абай\r\nжасанды а.;Абай\r\n".as_bytes(), 0, &["done file (entry 8)"]);
    order(
        &here,
        r#"{"command": "decide", "party": "alma", "day": "2023-06-01"}"#,
        0,
        &["done decide", "alma: Refused", "1 of 5,000 members in all: 4,999 missing", "art 10(6)"],
    );
    check(
        &here,
        "zhargy party register alma --db sqlite:run.db --on 2023-07-01",
        0,
        &[
            "Refused since 2023-06-01",
            "1 of 5,000 members in all: 4,999 missing",
            "art 11(1)",
            "File to Filed, from 2023-09-02; not yet",
        ],
    );
}

#[test]
fn orders_that_are_wrong() {
    let here = folder("orders");
    check(&here, "zhargy party register --db sqlite:run.db", 2, &["nothing was begun in a journal `kz/parties`"]);
    order(&here, r#"{"command": "enter_party", "party": "a", "name": "A"}"#, 2, &["nothing was begun"]);
    order(
        &here,
        r#"{"command": "open_register", "register": "kz/other", "title": "t"}"#,
        2,
        &["the command calls `kz/other`"],
    );
    order(
        &here,
        r#"{"command": "open_register", "register": "kz/parties", "title": "t"}"#,
        0,
        &["done open register (entry 0)"],
    );
    order(&here, r#"{"command": "call"}"#, 2, &["unknown variant `call`"]);
    order(
        &here,
        r#"{"command": "step", "party": "oak", "day": "2023-01-10", "step": "notify"}"#,
        1,
        &["A002 there is no party `oak`"],
    );
    order(&here, r#"{"command": "enter_party", "party": "a", "name": "A\u0007"}"#, 1, &["A024 name of a party"]);
    order(&here, r#"{"command": "enter_party", "party": "a", "name": "A"}"#, 0, &["done"]);
    order(
        &here,
        r#"{"command": "step", "party": "a", "day": "2999-01-10", "step": "notify"}"#,
        1,
        &["A024 day: 2999-01-10 lies after"],
    );
    order(&here, r#"{"command": "step", "party": "a", "day": "2023-13-10", "step": "notify"}"#, 2, &["line 1"]);
    order(
        &here,
        r#"{"command": "step", "party": "a", "day": "2023-01-10", "step": "notify"}"#,
        1,
        &["A020 a: Notify does not follow"],
    );
    order(&here, r#"{"command": "take_law"}"#, 1, &["A001"]);
    check(&here, "zhargy party register oak --db sqlite:run.db", 2, &["there is no party `oak`"]);
    // The register is no election and an election no register.
    check(&here, "zhargy result kz/parties --db sqlite:run.db", 2, &["R001"]);
    // A day before the units of the country are recorded: open, and decided in words.
    let met = |decided: &str| {
        format!(
            r#"{{"command": "step", "party": "a", "day": "2012-01-10",
        "step": {{"meet_group": {{"founders": [{{"unit": "KZ-75", "persons": 1000}}]}}}}{decided}}}"#
        )
    };
    order(
        &here,
        &met(""),
        1,
        &["A021 the law of the day leaves this open: if Law", "territory.units: nobody recorded"],
    );
    order(
        &here,
        &met(r#", "decided": "as it was held (synthetic)""#),
        0,
        &["done meet group", "a: Group, decided outside the recorded law"],
    );
    check(
        &here,
        "zhargy party register a --db sqlite:run.db --on 2012-02-01",
        0,
        &["DECIDED OUTSIDE THE RECORDED LAW"],
    );
    for code in ["A020", "A021", "A022", "A023", "A024"] {
        check(&here, &format!("zhargy explain {code}"), 0, &[&format!("# {code}")]);
    }
}

/// A register that was opened under other acts is read under these, and goes on when their law is taken up.
#[test]
fn a_register_outlives_its_acts() {
    let here = folder("acts");
    let acts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../acts/kz");
    says(
        &here,
        &format!("cp -r {} acts && printf '\\n# synthetic\\n' >> acts/2002-344-II/act.toml", acts.display()),
        0,
    );
    fs::write(here.join("order.json"), r#"{"command": "open_register", "register": "kz/parties", "title": "t"}"#)
        .unwrap();
    let orders = "zhargy party order order.json --db sqlite:run.db --as registrar";
    check(&here, &format!("{orders} --acts acts"), 0, &["done"]);
    let enter = r#"{"command": "enter_party", "party": "a", "name": "A"}"#;
    order(&here, enter, 1, &["A023 the register stands under the law", "take_law"]);
    check(&here, "zhargy party register --db sqlite:run.db --on 2023-01-01", 0, &["another law than at hand"]);
    order(&here, r#"{"command": "take_law"}"#, 0, &["done take law"]);
    check(&here, "zhargy party order order.json --db sqlite:run.db --as registrar", 0, &["known"]);
    order(&here, r#"{"command": "enter_party", "party": "a", "name": "A (synthetic)"}"#, 0, &["done"]);
}
