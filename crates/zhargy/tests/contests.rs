//! `zhargy count` of elections to single seats as its users run it, and the chamber that they and the lists make.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use election::single::facts::SingleSeatElection;
use election::{Election, Offices};
use law::Law;
use recount::{Question, contests};

fn zhargy(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhargy")).args(args).env("NO_COLOR", "1").output().unwrap()
}

/// Runs and checks the exit code and that every text given is somewhere in what was printed.
fn check(args: &[&str], exit: i32, texts: &[&str]) {
    let output = zhargy(args);
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(exit), "{args:?}\n{text}");
    let squeezed = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for wanted in texts {
        assert!(squeezed.contains(wanted), "{args:?} must print `{wanted}`, printed\n{text}");
    }
    assert!(!text.contains("panicked"), "{text}");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn file(name: &str, content: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("contests");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path.display().to_string()
}

#[test]
fn every_contest_comes_out_as_declared() {
    check(
        &["elections"],
        0,
        &["akims-2023 2023-11-05 6 6", "assembly-2016 2016-03-21 9 9", "assembly-2021 2021-01-11 9 9"],
    );
    check(
        &["count", "assembly-2021"],
        0,
        &["9 of 9 contests are as declared.", "Sauytbek Abdrakhmanov: 298 of 351 is more than half"],
    );
    check(&["count", "assembly-2016"], 0, &["9 of 9 contests are as declared.", "Only printed percentages are known"]);
    check(
        &["count", "akims-2023"],
        0,
        &[
            "5 of 6 contests are as declared; 1 cannot be compared.",
            "2 stand, at least 2 must: enough",
            "178 ballots against all are counted and take no place among the candidates",
            "Nurlybek Daumov: 4,660, more than the next with 782",
            "art 9(2-1)",
            "N024 a vote with candidates whom no source names needs `candidate`",
        ],
    );
    let output = zhargy(&["count", "kz/akims-2023", "--json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let equal: Vec<Option<bool>> =
        value["result"]["contests"].as_array().unwrap().iter().map(|one| one["equal_to_declared"].as_bool()).collect();
    assert_eq!(equal, [Some(true), Some(true), None, Some(true), Some(true), Some(true)]);
}

#[test]
fn another_law_may_not_know_the_office_or_end_it_otherwise() {
    check(&["count", "akims-2023", "--law-of", "2021-01-10"], 1, &["N002", "akim.rural.winner: not yet"]);
    check(&["count", "akims-2023", "--law-of", "2021-07-25"], 0, &["0 of 6 contests end otherwise."]);
    let bill = "[bill]\nid = \"half\"\ntitle = \"Half\"\n[[op]]\nrule = \"akim.rural.winner\"\n\
                value = \"more_than_half_of_those_who_took_part\"\n";
    let took_part = fs::read_to_string(root().join("elections/kz/akims-2023/contests.toml")).unwrap();
    let with = took_part.replace("against_all = 178", "against_all = 178\ninvalid = 3000\ntook_part = 16000");
    let (bill, facts) = (file("half.toml", bill), file("half.contests.toml", &with));
    check(
        &["count", &facts, "--bill", &bill],
        1,
        &[
            "Nurlybek Daumov: 4,660 of 13,000 is not more than half",
            "The law as recorded gives no rule for this: akim.district.not_elected",
        ],
    );
}

#[test]
fn wrong_input_is_told() {
    check(&["count", "akims-2024"], 2, &["C003", "did you mean `akims-2023`?"]);
    check(&["count", "akims-2023", "--seats", "3"], 2, &["C002", "`--seats` has no meaning"]);
    let head = "[election]\nid = \"xx/a\"\noffice = \"majilis\"\ndate = 2021-07-25\n";
    let one = "[[contest]]\nid = \"a\"\n[[contest.candidate]]\nid = \"p\"\nvotes = 1\n";
    check(&["count", &file("lists.contests.toml", &format!("{head}{one}"))], 2, &["N004", "akim-district"]);
    check(&["count", &file("twice.contests.toml", &format!("{head}{one}{one}"))], 2, &["F010", "twice.contests.toml"]);
    for code in ["N004", "N020", "N021", "N022", "N023", "N024", "N025", "N026", "F010", "F011", "F012"] {
        check(&["explain", code], 0, &["How to mend it"]);
    }
}

/// The chamber of January 2021: 98 from the lists and nine of the Assembly.
#[test]
fn the_chamber_of_2021_adds_up_to_107() {
    let mut acts = Vec::new();
    for entry in fs::read_dir(root().join("acts/kz")).unwrap() {
        let path = entry.unwrap().path().join("act.toml");
        if path.is_file() {
            acts.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    acts.sort();
    let law = Law::load(&acts).unwrap();
    let offices = Offices::read("offices.toml", &fs::read(root().join("acts/kz/offices.toml")).unwrap()).unwrap();
    let read = |name: &str| fs::read(root().join("elections/kz").join(name)).unwrap();
    let lists = Election::read("election.toml", &read("majilis-2021/election.toml")).unwrap();
    let nine = SingleSeatElection::read("contests.toml", &read("assembly-2021/contests.toml")).unwrap();
    let question = Question::default();
    let of_lists = recount::Statutes { law: &law, offices: &offices, second: |_, _, _, _| Ok(()) };
    let lists = recount::ask(&of_lists, lists, &question).unwrap();
    let of_nine = contests::Statutes { law: &law, offices: &offices, second: |_, _, _| Ok(()) };
    let nine = contests::ask(&of_nine, nine, &question).unwrap();
    let chamber = recount::composition(&law, &[&lists], &[(&nine.election, &nine.own)]).unwrap();
    let parts: Vec<(&str, u64, Option<u64>)> =
        chamber.parts.iter().map(|part| (part.office.as_str(), part.seats(), part.of)).collect();
    assert_eq!(parts, [("majilis", 98, Some(98)), ("assembly", 9, Some(9))]);
    let by_party: Vec<(String, u64)> = chamber.by_party().into_iter().map(|share| (share.id, share.seats)).collect();
    let expected = [("nur_otan", 76), ("ak_zhol", 12), ("ppk", 10), ("body", 9)];
    assert_eq!(by_party, expected.map(|(id, seats)| (id.to_owned(), seats)));
    assert_eq!(chamber.total(), 107);
    // A seat that is not decided is nobody's.
    let mut open = nine.clone();
    open.own.outcomes[2] = Err(election::single::ContestError::TooClose);
    let refused = recount::composition(&law, &[&lists], &[(&open.election, &open.own)]).unwrap_err().to_string();
    assert!(refused.starts_with("N026 `seat-3`"), "{refused}");
}
