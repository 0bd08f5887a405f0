//! Running an election as its users do: every command of docs/RUN.md in its order, and what goes wrong on the way.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod sh;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sh::{says, shell};

fn folder(name: &str) -> PathBuf {
    sh::folder("run", name)
}

/// Says all of these.
fn check(folder: &Path, line: &str, exit: i32, expect: &[&str]) {
    let said = says(folder, line, exit).split_whitespace().collect::<Vec<_>>().join(" ");
    for words in expect {
        assert!(said.contains(words), "{line}\nmisses: {words}\nsays: {said}");
    }
}

fn json(folder: &Path, line: &str, exit: i32) -> Value {
    let out = shell(folder, line);
    assert_eq!(out.status.code(), Some(exit), "{line}\n{}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).unwrap()
}

/// An election up to its ballot.
fn begun(name: &str) -> PathBuf {
    let here = folder(name);
    says(&here, "zhargy synth majilis-2021 --precincts 40 --orders > before.jsonl", 0);
    says(&here, "zhargy synth majilis-2021 --precincts 40 > protocols.csv", 0);
    says(&here, "zhargy order majilis-2021 before.jsonl --db sqlite:run.db --as commission", 0);
    here
}

/// The manual is run, command by command, and ends in the declared result of 10.01.2021.
#[test]
fn the_manual_runs() {
    let here = folder("manual");
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/RUN.md")).unwrap();
    let commands: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("$ ")).collect();
    assert!(commands.len() > 15, "{commands:?}");
    // A calendar says by its exit code that some step has no single day.
    let exit = |line: &str| i32::from(line.starts_with("zhargy calendar"));
    let said: Vec<String> = commands.iter().map(|line| says(&here, line, exit(line))).collect();
    let of = |part: &str| {
        let all: Vec<&String> =
            commands.iter().zip(&said).filter(|(line, _)| line.contains(part)).map(|(_, s)| s).collect();
        assert!(!all.is_empty(), "{part}");
        all
    };
    assert_eq!(of("order majilis-2021 before.jsonl")[1].matches("known").count(), 13);
    assert!(
        of("protocol import")[0].contains("notice: columns that tell nothing about a protocol: region, district, note")
    );
    assert!(of("protocol accept")[0].contains("40 accepted"));
    assert!(of("zhargy verify")[0].contains("nur_otan 76"), "{}", of("zhargy verify")[0]);
    assert!(of("zhargy verify")[0].contains("signed by zhargy.example/commission"));
    assert!(of("verify.py")[0].ends_with("Everything agrees.\n"));

    // The ballot, as text, as JSON and on one page of paper.
    assert!(of("zhargy ballot")[0].contains("Ақ жол / Ак жол  (ak_zhol)"), "{}", of("zhargy ballot")[0]);
    let ballot = json(&here, "zhargy ballot majilis-2021 --db sqlite:run.db --json", 0);
    assert_eq!(
        (&ballot["languages"], ballot["lines"].as_array().unwrap().len()),
        (&serde_json::json!(["kk", "ru"]), 5)
    );
    assert!(ballot["by"][0].as_str().unwrap().ends_with("art 37(1)"), "{ballot}");
    assert!(fs::read(here.join("ballot.pdf")).unwrap().starts_with(b"%PDF"));

    let result = json(&here, "zhargy result majilis-2021 --db sqlite:run.db --json", 0);
    let seats: Vec<(&str, u64)> = result["result"]["lists"]
        .as_array()
        .unwrap()
        .iter()
        .map(|list| (list["list"].as_str().unwrap(), list["mandates"].as_u64().unwrap()))
        .filter(|(_, seats)| *seats > 0)
        .collect();
    let mut seats = seats;
    seats.sort_unstable();
    assert_eq!(seats, [("ak_zhol", 12), ("nur_otan", 76), ("ppk", 10)]);
    assert_eq!(result["complete"], true);
    assert!(result["result"]["steps"][0]["by"][0].as_str().unwrap().contains("art 97-1(1)"));
    // What was known with the last first entry, and before anything: no result.
    let earlier = json(&here, "zhargy result majilis-2021 --db sqlite:run.db --json --entry 97", 1);
    assert_eq!((&earlier["complete"], earlier.get("result")), (&Value::Bool(false), None));
    check(
        &here,
        "zhargy result majilis-2021 --db sqlite:run.db --entry 9999",
        2,
        &["C002 the journal has 221 entries"],
    );
    check(&here, "zhargy result majilis-2021 --db sqlite:run.db --entry 3", 2, &["C012 the ballot was not set yet"]);
    check(
        &here,
        "zhargy result majilis-2021 --db sqlite:run.db --at 2020-01-01T00:00Z",
        2,
        &["C002 nothing was recorded"],
    );
    check(&here, "zhargy result majilis-2021 --db sqlite:run.db --at 2999-01-01T00:00+05:00", 0, &["40 of 40"]);
    check(&here, "zhargy result majilis-2021 --db sqlite:run.db --at 2999-01-01", 2, &["C002"]);

    // An observer's copy that differs is told, and whether it matters.
    let copy = r#"{"command": "enter_copy", "copy": {"precinct": "7", "figures": {"B2 nur_otan": 24650}}}"#;
    says(&here, &format!("echo '{copy}' | zhargy order majilis-2021 - --db sqlite:run.db --as observer"), 0);
    let words = [
        "precinct 7, by observer: B2 nur_otan is 24,650 in the copy, 24,656 in the protocol",
        "could not change a seat: 6 votes of difference",
    ];
    check(&here, "zhargy result majilis-2021 --db sqlite:run.db", 0, &words);
    let told = json(&here, "zhargy result majilis-2021 --db sqlite:run.db --json", 0);
    assert_eq!(told["result"]["copies"]["could_change_a_seat"], false);

    // Nothing is written over, and the same acts from the archive read the same journal.
    check(&here, "zhargy journal key commission.key --name zhargy.example/other", 2, &["C005"]);
    check(&here, "zhargy export majilis-2021 archive --db sqlite:run.db --key commission.key", 2, &["C005"]);
    check(&here, "zhargy export majilis-2021 other --db sqlite:run.db --key protocols.csv", 2, &["C010"]);
    check(&here, "zhargy result majilis-2021 --db sqlite:run.db --acts archive/acts", 0, &["76"]);
    check(
        &here,
        "zhargy certificate majilis-2021 certificate --db sqlite:run.db --as commission",
        0,
        &["Issued before."],
    );
}

#[cfg(unix)]
#[test]
fn a_key_is_for_its_owner() {
    use std::os::unix::fs::PermissionsExt as _;
    let here = folder("key");
    let said = says(&here, "zhargy journal key a.key --name zhargy.example/a", 0);
    assert!(said.starts_with("zhargy.example/a+"), "{said}");
    assert_eq!(fs::metadata(here.join("a.key")).unwrap().permissions().mode() & 0o777, 0o600);
    says(&here, "zhargy journal key b.key --name zhargy.example/a", 0);
    assert_ne!(fs::read(here.join("a.key")).unwrap(), fs::read(here.join("b.key")).unwrap());
    check(&here, "zhargy journal key c.key --name 'a b'", 2, &["C002"]);
    assert!(!here.join("c.key").exists());
}

#[test]
fn orders_refused_known_and_unreadable() {
    let here = begun("orders");
    let order = "zhargy order majilis-2021 - --db sqlite:run.db --as commission";
    let count = format!("echo '{{\"command\":\"count\"}}' | {order}");
    check(&here, &count, 1, &["refused count (entry 18)", "A006 0 of 40 precincts are settled"]);
    check(&here, &count, 1, &["known count (entry 18)", "A006"]);
    check(&here, &format!("{count} --salt 2"), 1, &["refused count (entry 19)"]);
    check(&here, &format!("{count} --id c-1"), 1, &["refused count (entry 20) c-1"]);
    let told = json(&here, &format!("{count} --id c-1 --json"), 1);
    assert_eq!((&told["answer"], &told["refused"]["code"]), (&"known".into(), &"A006".into()));
    check(
        &here,
        &format!("printf '{{\"command\":\"count\"}}{{\"command\":\"count\"}}' | {order} --id c"),
        2,
        &["C002"],
    );
    check(
        &here,
        &format!("printf '{{\"command\":\"count\"}}\\n{{\"command\":\"vote\"}}' | {order}"),
        2,
        &["C007 -: line 2"],
    );
    check(&here, &format!("printf '' | {order}"), 2, &["C007 -: line 1: there is no command"]);
    check(&here, "zhargy order majilis-2021 before.jsonl --db sqlite:other.db --as ''", 2, &["C002"]);
    check(
        &here,
        "zhargy order majilis-2023 before.jsonl --db sqlite:run.db --as c",
        2,
        &["C007 the journal is `kz/majilis-2023`"],
    );
    // Nothing is made by a mistyped name.
    check(&here, &count.replace("majilis-2021", "majilis-2012"), 2, &["C008"]);
    check(&here, "zhargy result majilis-2021 --db sqlite:none.db", 2, &["C008"]);
    assert!(!here.join("none.db").exists());
    check(&here, "zhargy journal list --db sqlite:none.db", 0, &["journal entries"]);
    check(&here, "zhargy journal list --db disk:x", 2, &["J018"]);
    let all = json(&here, "zhargy journal list --db sqlite:run.db --json", 0);
    assert_eq!((all.as_array().unwrap().len(), &all[0]["entries"]), (1, &21.into()));
    // Before the certification there is no certificate, and an archive only in part, which says so and is whole.
    says(&here, "zhargy journal key key --name zhargy.example/a", 0);
    check(&here, "zhargy certificate majilis-2021 c --db sqlite:run.db --as c", 1, &["C009"]);
    check(&here, "zhargy export majilis-2021 part --db sqlite:run.db --key key", 1, &["C009"]);
    says(&here, "zhargy export majilis-2021 part --db sqlite:run.db --key key --partial", 0);
    check(&here, "zhargy verify part", 0, &["PARTIAL", "Everything agrees."]);
    check(&here, "python3 part/verify.py part", 0, &["PARTIAL", "Everything agrees."]);
    assert!(fs::read_to_string(here.join("part/README.txt")).unwrap().contains("PARTIAL"));
}

/// Both verifiers know whose signature stands: of those who signed at the sitting, one took the signature back and signed again,
/// another took it back for good.
#[test]
fn a_sitting_at_which_signatures_were_taken_back_is_verified() {
    let here = begun("sitting");
    for (by, second) in [("asel", ""), ("berik", " --second")] {
        says(
            &here,
            &format!("zhargy protocol import protocols.csv majilis-2021 --db sqlite:run.db --as {by}{second}"),
            0,
        );
    }
    says(&here, "zhargy protocol accept majilis-2021 --db sqlite:run.db --as dana", 0);
    let give = |by: &str, order: &str| {
        let line = format!("echo '{order}' | zhargy order majilis-2021 - --db sqlite:run.db --as {by} --salt {by}");
        says(&here, &line, 0)
    };
    give("a", r#"{"command": "count"}"#);
    give("a", r#"{"command": "open_sitting"}"#);
    says(&here, "zhargy journal key key --name zhargy.example/a", 0);
    says(&here, "zhargy export majilis-2021 part --db sqlite:run.db --key key --partial", 0);
    let journal = fs::read_to_string(here.join("part/journal.jsonl")).unwrap();
    let opened: Value = serde_json::from_str(journal.lines().last().unwrap()).unwrap();
    let hash = opened["body"]["counted"].as_str().unwrap();
    let sign = |by: &str| format!(r#"{{"command": "sign", "name": "Member {by} (synthetic)", "counted": "{hash}"}}"#);
    for by in ["a", "b", "c", "d", "e"] {
        give(by, &sign(by));
    }
    for by in ["b", "c"] {
        give(by, r#"{"command": "withdraw_signature", "because": "synthetic"}"#);
    }
    // The same order in other words, since an order that was given before is known.
    give("b", &sign("b").replace("Member b", "Member  b"));
    give("a", r#"{"command": "certify"}"#);
    says(&here, "zhargy certificate majilis-2021 certificate --db sqlite:run.db --as a", 0);
    says(&here, "zhargy export majilis-2021 archive --db sqlite:run.db --key key", 0);
    check(&here, "zhargy verify archive", 0, &["Everything agrees."]);
    check(&here, "python3 archive/verify.py archive", 0, &["4 persons signed the result", "Everything agrees."]);
}

/// The calendar follows from the call in the journal, and what it plainly forbids is refused with its article.
#[test]
fn a_called_election_has_its_calendar() {
    let here = folder("calendar");
    let db = "--db sqlite:run.db";
    let call = r#"{"command": "call", "election": "kz/majilis-2023", "office": "majilis", "title": "t",
        "territory": "t", "vote": "2023-03-19", "called": "2023-01-19", "synthetic": true,
        "terms": [{"step": "nomination", "last": "2023-02-08"}, {"step": "registration", "last": "2023-02-18"}]}"#;
    fs::write(here.join("call.json"), call).unwrap();
    check(&here, &format!("zhargy order majilis-2023 call.json {db} --as c"), 0, &["done call (entries 0..1)"]);
    let calendar = format!("zhargy calendar majilis-2023 {db}");
    let words = [
        "kz/majilis-2023, majilis: vote on 2023-03-19 called on 2023-01-19",
        "On 2023-02-08",
        "running Parties nominate their lists: until 2023-02-08, today",
        "next Campaign: from 2023-02-18, in 10 days",
        "2023-02-18 Saturday, set when the election was called in the place of 2023-02-16, 18:00",
        "art 89(8), as set by Constitutional Law 05.11.2022 No. 156-VII",
        "stands past",
    ];
    check(&here, &format!("{calendar} --on 2023-02-08"), 0, &words[..6]);
    check(&here, &format!("{calendar} --on 2023-02-09"), 0, &words[6..]);
    let told = json(&here, &format!("{calendar} --on 2023-02-09 --json"), 0);
    let step = |id: &str| told["steps"].as_array().unwrap().iter().find(|step| step["id"] == id).unwrap().clone();
    assert_eq!((&told["election"], &told["on"]), (&"kz/majilis-2023".into(), &"2023-02-09".into()));
    assert_eq!((&step("nomination")["stands"], &step("registration")["due"]), (&"past".into(), &"2023-02-18".into()));
    assert_eq!(step("registration")["last"]["readings"][0]["set_by_call"], true);
    let ics = says(&here, &format!("{calendar} --ics"), 0);
    assert!(ics.contains("UID:kz-majilis-2023-nomination-until-2023-03-19@zhargy"), "{ics}");
    let file = r#"{"command": "file_list", "list": "a", "party": "P", "day": "2023-02-09", "persons": []}"#;
    let order = format!("echo '{file}' | zhargy order majilis-2023 - {db} --as p");
    let refused = "A010 a list is filed within its term: 2023-02-09 is after the last day, 2023-02-08 18:00";
    check(&here, &order, 1, &[refused, "Constitutional Law 28.09.1995 No. 2464 art 87(5)"]);
    check(&here, &format!("zhargy calendar majilis-2012 {db}"), 2, &["C008"]);
    says(&here, &format!("{calendar} --vote 2023-03-19"), 2);
    says(&here, "zhargy calendar majilis", 2);
    check(&here, &format!("zhargy ballot majilis-2023 {db}"), 1, &["A001 the ballot was not set yet"]);
}

/// A row of `protocols.csv` with one cell changed.
fn changed(text: &str, row: usize, column: usize, cell: &str) -> String {
    let edit = |(at, line): (usize, &str)| {
        let mut cells: Vec<&str> = line.split(',').collect();
        if at == row {
            cells[column] = cell;
        }
        cells.join(",") + "\n"
    };
    text.lines().enumerate().map(edit).collect()
}

#[test]
fn bad_and_refused_rows_stop_no_other() {
    let here = begun("rows");
    let import = "zhargy protocol import rows.csv majilis-2021 --db sqlite:run.db --as";
    let text = fs::read_to_string(here.join("protocols.csv")).unwrap();
    let text = changed(&changed(&changed(&text, 1, 3, "-5"), 2, 0, "4711"), 3, 4, "1 000");
    fs::write(here.join("rows.csv"), &text).unwrap();
    let told = json(&here, &format!("{import} asel --json"), 1);
    let codes: Vec<(&str, u64)> = told["bad"]
        .as_array()
        .unwrap()
        .iter()
        .map(|bad| (bad["code"].as_str().unwrap(), bad["row"].as_u64().unwrap()))
        .collect();
    assert_eq!((codes.as_slice(), &told["entered"]), ([("I010", 2), ("I015", 3), ("I012", 4)].as_slice(), &37.into()));
    check(&here, &format!("{import} asel"), 1, &["I010 row 2, column 4 (A1)", "hint:", "entered before 37", "bad 3"]);

    // The same person again, also under the flag of a second entry: refused row by row.
    fs::write(here.join("rows.csv"), fs::read(here.join("protocols.csv")).unwrap()).unwrap();
    let told = json(&here, &format!("{import} asel --second --json"), 1);
    assert_eq!((&told["entered"], told["refused"].as_array().unwrap().len()), (&3.into(), 37));
    assert_eq!(told["refused"][0]["code"], "A005");

    // While the second is awaited, nobody reads the first.
    let shown = says(&here, "zhargy protocol show majilis-2021 7 --db sqlite:run.db --json", 0);
    let first: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(first["state"], "awaiting the second entry");
    assert!(first.get("figures").is_none() && first["history"].as_array().unwrap().is_empty(), "{shown}");
    assert!(!shown.contains("37,723") && !shown.contains("37723"), "{shown}");

    // The second differs in one figure of one precinct; its error in another is found when accepted.
    let text = fs::read_to_string(here.join("protocols.csv")).unwrap();
    fs::write(here.join("rows.csv"), changed(&text, 7, 7, "24657")).unwrap();
    check(&here, &format!("{import} berik --second"), 1, &["entered 37", "refused 3", "the two entries differ 1"]);
    check(&here, "zhargy protocol show majilis-2021 7 --db sqlite:run.db", 0, &["differs asel berik", "24,656 24,657"]);
    check(&here, "zhargy protocol accept majilis-2021 --db sqlite:run.db --as asel", 1, &["0 accepted", "A005"]);
    check(&here, "zhargy protocol accept majilis-2021 --db sqlite:run.db --as dana", 0, &["36 accepted", "36 of 40"]);
    check(
        &here,
        "zhargy result majilis-2021 --db sqlite:run.db",
        1,
        &["PARTIAL: 36 of 40 precincts. A part is not a result."],
    );
    check(&here, "zhargy protocol show majilis-2021 --db sqlite:run.db", 0, &["accepted 36", "a third person"]);
    check(&here, "zhargy protocol show majilis-2021 99 --db sqlite:run.db", 2, &["C012"]);
}

#[test]
fn findings_keep_a_protocol_from_being_accepted() {
    let here = begun("findings");
    let text = fs::read_to_string(here.join("protocols.csv")).unwrap();
    fs::write(here.join("rows.csv"), changed(&text, 7, 12, "1147")).unwrap();
    for who in ["asel", "berik --second"] {
        says(&here, &format!("zhargy protocol import rows.csv majilis-2021 --db sqlite:run.db --as {who}"), 0);
    }
    let accept = "zhargy protocol accept majilis-2021 --db sqlite:run.db --as dana";
    check(&here, accept, 1, &["39 accepted", "precinct 7", "K01 error", "art 43(4-1)"]);
    check(&here, &format!("{accept} --json"), 1, &["\"accepted\": 0"]);
    check(&here, "zhargy protocol show majilis-2021 7 --db sqlite:run.db", 0, &["both agree, not accepted", "K01"]);
}

/// Files as people's programs save them, and files that are none.
#[test]
fn hostile_files() {
    let here = begun("hostile");
    let import = "zhargy protocol import rows.csv majilis-2021 --db sqlite:run.db --as";
    let text = fs::read_to_string(here.join("protocols.csv")).unwrap();
    let mut number = 0;
    let mut check = |bytes: Vec<u8>, exit: i32, expect: &str| {
        number += 1;
        fs::write(here.join("rows.csv"), bytes).unwrap();
        // Each as another clerk's first entry: what matters is how the rows are read.
        let said = says(&here, &format!("{import} clerk-{number}"), exit);
        assert!(said.split_whitespace().collect::<Vec<_>>().join(" ").contains(expect), "{expect}\n{said}");
    };
    let two = |text: &str| text.lines().take(3).collect::<Vec<_>>().join("\n") + "\n";
    let head = text.lines().next().unwrap();
    let cyrillic = text
        .replace(head, "участок;область;округ;А1;А2;А4;В1;nur_otan;ak_zhol;ppk;auyl;adal;B3;B4;B5;примечание")
        .replace(',', ";")
        .replace('\n', "\r\n");
    check(format!("\u{feff}{cyrillic}").into_bytes(), 0, "entered 40");
    check([two(&text).as_bytes(), b"3,x,1,\0\n"].concat(), 1, "I006 row 4");
    check([two(&text).as_bytes(), b"3,\xff\xfe,1,1\n"].concat(), 1, "I005 row 4");
    check([two(&text).as_bytes(), b"3,\"x,1,1\n"].concat(), 1, "I008 row 4");
    check([two(&text).as_bytes(), b"3,x\n"].concat(), 1, "I007 row 4");
    check(changed(&two(&text), 1, 3, "99999999999999999999").into_bytes(), 1, "I014 row 2, column 4 (A1)");
    check(text.replace("A1", "AA").into_bytes(), 2, "I002 row 1, column 4 (AA)");
    check(text.encode_utf16().flat_map(u16::to_le_bytes).collect(), 2, "I006 row 1");
    check(Vec::new(), 2, "I001 row 1");
    check(vec![0; 1000], 2, "I006 row 1");
}

/// Lines of a journal in a database that were changed behind its back are named.
#[test]
fn a_journal_names_what_was_changed() {
    let here = begun("journal");
    let db = "zhargy journal verify majilis-2021 --db sqlite:run.db";
    check(&here, db, 0, &["ok 18 entries"]);
    let head = json(&here, &format!("{db} --json"), 0)["last"].as_str().unwrap().to_owned();
    check(&here, &format!("{db} --head 18:{head}"), 0, &["ok"]);
    check(&here, &format!("{db} --head 17:{head}"), 1, &["J002 entry 16 (line 17) was changed"]);
    check(&here, &format!("{db} --head 19:{head}"), 1, &["J003"]);
    check(&here, &format!("{db} --head 19"), 2, &["C002"]);
    check(&here, "zhargy journal verify none.jsonl", 2, &["C001"]);

    says(&here, "zhargy journal key key --name zhargy.example/a", 0);
    says(&here, "zhargy export majilis-2021 part --db sqlite:run.db --key key --partial", 0);
    let text = fs::read_to_string(here.join("part/journal.jsonl")).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let check_lines = |lines: Vec<String>, expect: &str| {
        fs::write(here.join("j.jsonl"), lines.join("\n") + "\n").unwrap();
        check(&here, "zhargy journal verify j.jsonl", 1, &[expect]);
    };
    let own = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<String>>();
    let mut edited = own(&lines);
    edited[4] = edited[4].replace("\"order\":1", "\"order\":2");
    check_lines(edited, "J002 entry 4 (line 5) was changed");
    check_lines(own(&[&lines[..4], &lines[5..]].concat()), "J003 entry 4 was removed before line 5");
    let mut swapped = own(&lines);
    swapped.swap(5, 6);
    check_lines(swapped, "J005 entry 5 does not stand in its place");
    let mut added = own(&lines);
    added.insert(2, lines[1].to_owned());
    check_lines(added, "line 3 was added");
    assert_eq!(json(&here, "zhargy journal verify j.jsonl --json", 1)["whole"], false);
}
