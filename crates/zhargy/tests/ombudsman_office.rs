//! `zhargy ombudsman` as a reader meets it: the questions of one office under the law of four years, its representatives, and
//! a case whose region was divided. Expectations are from the articles.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::process::{Command, Output};

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhargy")).args(args).output().unwrap()
}

/// Runs the words after `zhargy ombudsman`; every expected text must stand in what it prints, broken lines joined. A failure
/// speaks on standard error, an answer on standard output.
#[track_caller]
fn check(args: &[&str], exit: i32, expect: &[&str]) {
    let out = run(&[&["ombudsman"], args].concat());
    let said = String::from_utf8([out.stdout, out.stderr].concat()).unwrap();
    assert_eq!(out.status.code(), Some(exit), "{args:?}\n{said}");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in expect {
        assert!(said.contains(words), "{args:?}\nmisses: {words}\nsays: {said}");
    }
}

fn may(question: &str, exit: i32, expect: &[&str]) {
    let words: Vec<&str> = ["may"].into_iter().chain(question.split_whitespace()).collect();
    check(&words, exit, expect);
}

#[test]
fn the_guard_of_four_years() {
    for deed in ["detain", "house-arrest", "prosecute", "fine-by-court", "bring-by-force"] {
        let ask = |day: &str, exit, expect: &[&str]| may(&format!("{deed} --on {day}"), exit, expect);
        ask("2020-10-01", 0, &["yes", "no immunity", "Decree 19.09.2002 No. 947"]);
        ask("2022-04-15", 1, &["O101", "prosecutor general", "Law 29.12.2021 No. 90-VII art 3(3)"]);
        // The Constitution and the law named two bodies: the Constitution prevails, and both are cited.
        ask(
            "2022-07-15",
            1,
            &[
                "O101",
                "only with the consent of the senate",
                "art 83-1(3), 55(3)",
                "Constitution 30.08.1995 art 4(2)",
                "overruled: the consent of the prosecutor general Law 29.12.2021 No. 90-VII art 3(3)",
            ],
        );
        ask("2023-03-01", 1, &["O101", "consent of the senate", "No. 154-VII art 3(2)"]);
        ask("2026-08-01", 1, &["O101", "consent of the president", "No. 154-VII art 3(2)", "No. 305-VIII"]);
        // Ten days after a publication nobody dated: no answer is made up.
        ask("2022-02-01", 1, &["O104", "no immunity or prosecutor general"]);
    }
    may("prosecute --on 2026-08-01", 1, &["Constitution 15.03.2026 art 85(4)"]);
}

#[test]
fn exceptions_reach_what_the_article_lets_them() {
    may("detain --on 2022-04-15 --caught-in-the-act", 0, &["exception: caught in the act", "art 3(3)"]);
    may("prosecute --on 2023-03-01 --crime grave", 0, &["exception: grave crime", "art 83-1(3)"]);
    may("prosecute --on 2023-03-01 --crime medium", 1, &["O101"]);
    may("detain --on 2026-08-01 --crime especially_grave", 0, &["exception: especially grave crime", "art 85(4)"]);
    may("detain --on 2026-08-01 --crime especially-grave", 0, &[]);
    // Since 01.07.2026 the exceptions stand with detention alone.
    may("prosecute --on 2026-08-01 --crime grave", 1, &["O101", "president", "does not reach this"]);
    may("prosecute --on 2026-08-01 --consent-of president", 0, &["the president has consented"]);
    may("prosecute --on 2026-08-01 --consent-of senate", 1, &["O101", "is not the one the law asks for"]);
}

#[test]
fn what_she_may_not_do() {
    may("question-as-witness --on 2020-10-01", 1, &["O104", "nobody recorded"]);
    may("question-as-witness --on 2022-04-15", 1, &["O102 no", "No. 90-VII art 3(5)"]);
    may("question-as-witness --on 2023-03-01", 1, &["O102 no", "No. 154-VII art 3(4)"]);
    may("question-as-witness --on 2023-03-01 --private-matter", 0, &["on what became known in office"]);
    may("stay-in-party --on 2020-10-01", 0, &["suspended for the term", "No. 947 statute(5)"]);
    may("stay-in-party --on 2022-04-15", 0, &["suspended for the term", "No. 90-VII art 7"]);
    may("stay-in-party --on 2023-03-07 --appointed 2023-02-25", 0, &["up to 2023-03-07", "No. 154-VII art 6"]);
    may("stay-in-party --on 2023-03-08 --appointed 2023-02-25", 1, &["O102", "within 10 days"]);
    may("join-party --on 2022-04-15", 1, &["O103", "joining a party is not named"]);
    may("join-party --on 2026-08-01", 1, &["O102", "No. 344-II art 8(3)", "No. 154-VII art 6"]);
    may("take-part-in-politics --on 2020-10-01", 1, &["O102", "No. 947 statute(5)"]);
    may("take-part-in-politics --on 2026-08-01", 1, &["O102", "No. 154-VII art 6(1)"]);
    may("strike --on 2022-04-15", 1, &["O102", "No. 90-VII art 7"]);
    may("be-given-tasks --on 2020-10-01", 1, &["O102", "No. 947 statute(5)"]);
    may("be-given-tasks --on 2026-08-01", 1, &["O103", "Constitution 15.03.2026 art 85(3)"]);
    may("hold-other-post --on 2020-10-01", 1, &["O104"]);
    may("hold-other-post --on 2023-03-01 --post teaching", 0, &["teaching is allowed", "art 6"]);
    may("hold-other-post --on 2023-03-01 --post deputy-mandate", 1, &["O102", "deputy mandate is barred"]);
    may("hold-other-post --on 2022-04-15 --post state-service", 1, &["O102", "state service is barred"]);
    may("hold-other-post --on 2023-03-01 --post state-service", 1, &["O102", "not named apart"]);
}

#[test]
fn who_and_how_long() {
    let candidate = |rest: &str, exit, expect: &[&str]| {
        let all = format!(
            "candidate --citizen yes --born 1980-05-01 --resident-since 2000-01-01 --education higher --experience 5 \
             --capable yes {rest}"
        );
        check(&all.split_whitespace().collect::<Vec<_>>(), exit, expect);
    };
    candidate("--on 2022-04-15 --state-language commands", 0, &["chosen on 2022-04-15: yes", "No. 90-VII art 5"]);
    candidate("--on 2023-02-01 --state-language commands", 1, &["O110 not met fluent", "No. 154-VII art 4(2)"]);
    candidate("--on 2023-02-01 --state-language fluent", 0, &["chosen on 2023-02-01: yes"]);
    candidate("--on 2023-02-01", 1, &["not certain", "state language: O111"]);
    candidate("--on 2020-09-02 --state-language fluent", 1, &["not certain", "O104"]);
    let term = |rest: &str, exit, expect: &[&str]| {
        check(&["term"].into_iter().chain(rest.split_whitespace()).collect::<Vec<_>>(), exit, expect);
    };
    term("--on 2020-09-02", 0, &["chosen by: senate on proposal of the president", "art 55(1-1)"]);
    term("--on 2026-08-01", 0, &["chosen by: president", "art 85(2)", "number of terms: open"]);
    term("--on 2026-08-01 --chosen 2022-12-29", 0, &["anew by 2026-09-01", "art 95(5)", "full on 2027-12-29"]);
    term("--on 2022-04-15 --event misdemeanour-incompatible-with-the-office", 0, &["a ground of release"]);
    term("--on 2023-02-01 --event misdemeanour-incompatible-with-the-office", 1, &["O112", "art 5(2)"]);
    term("--on 2026-06-30 --event other-post", 0, &["a ground of release", "senate"]);
    term("--on 2026-07-01 --event other-post", 1, &["O112"]);
}

#[test]
fn representatives_follow_from_the_division() {
    check(
        &["offices", "--on", "2021-12-29"],
        1,
        &["O124", "would give 17", "No. 90-VII art 18", "Decree 19.06.2018", "KZ-19 Almaty Region"],
    );
    check(
        &["offices", "--on", "2022-07-01", "--since", "2021-12-29"],
        0,
        &[
            "20 representatives",
            "No. 90-VII art 18",
            "Decree 03.05.2022",
            "17 by the division of 2021-12-29",
            "+ KZ-33",
        ],
    );
    check(&["offices", "--on", "2026-08-01", "--json"], 0, &["\"count\": 20", "No. 154-VII art 19"]);
    check(&["offices", "--on", "2015-01-01"], 1, &["O123"]);
}

#[test]
fn a_case_moves_with_its_place() {
    let ask = |name: &str, exit, expect: &[&str]| {
        check(&["territory", name, "--opened", "2022-03-01", "--on", "2022-09-01"], exit, expect);
    };
    ask("Panfilov District", 0, &["opened on 2022-03-01 goes to Zhetysu Region (KZ-33)", "Almaty Region (KZ-19)"]);
    ask("Панфиловский район", 0, &["goes to Zhetysu Region (KZ-33)", "moved by Decree 03.05.2022, 2022-06-08"]);
    ask("Семей", 0, &["goes to Abai Region (KZ-10)", "East Kazakhstan Region (KZ-63)"]);
    ask("Жезқазған", 0, &["goes to Ulytau Region (KZ-62)", "Karaganda Region (KZ-35)"]);
    ask("Almaty Region", 0, &["stays with Almaty Region (KZ-19)", "Taldykorgan to KZ-33"]);
    ask("Zhetysu Region", 1, &["O122", "in Almaty Region then"]);
    ask("Abai", 2, &["O121", "Abai Region, Abai District"]);
    ask("Panfilof", 2, &["O120", "hint:"]);
    check(&["territory", "Tekeli", "--opened", "2022-06-07", "--on", "2022-06-08", "--json"], 0, &["\"moves\": true"]);
    check(&["territory", "Tekeli", "--opened", "2022-06-08", "--on", "2022-06-09", "--json"], 0, &["\"moves\": false"]);
}

#[test]
fn json_has_every_citation() {
    let out = run(&["ombudsman", "may", "prosecute", "--on", "2022-07-15", "--json"]);
    let value: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!((&value["ruling"], &value["consent_of"]), (&"with_consent".into(), &"senate".into()));
    let grounds = value["grounds"].as_array().unwrap();
    assert_eq!(grounds.len(), 4);
    assert!(grounds.iter().all(|ground| ground["citation"].as_str().is_some_and(|cite| cite.contains(" art "))));
}

#[test]
fn every_code_is_explained() {
    for code in ["O101", "O102", "O103", "O104", "O110", "O111", "O112", "O120", "O121", "O122", "O123", "O124"] {
        let out = run(&["explain", code]);
        assert_eq!(out.status.code(), Some(0), "{code}");
        assert!(String::from_utf8(out.stdout).unwrap().contains("## How to mend it"), "{code}");
    }
}
