//! `zhargy contests` as a commission runs it: tables in, every step for all posts, what is shown and what is due; and the
//! demonstration of 25 July 2021. All posts, persons and votes here are synthetic.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const SET: &str = "kz/akims-2021";

/// A folder of its own with the tables of some posts and a database.
struct Place {
    folder: PathBuf,
    db: String,
}

impl Place {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("posts").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let db = format!("sqlite:{}", folder.join("journal.db").display());
        Self { folder, db }
    }

    fn file(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    /// Runs `zhargy contests` on the journal and checks its exit code and what it printed.
    fn check(&self, args: &[&str], exit: i32, expect: &[&str]) -> String {
        let all = [&["contests"], args, &["--db", &self.db]].concat();
        check(&all, exit, expect)
    }

    fn upload(&self, tables: &[(&str, &str)], actor: &str, exit: i32, expect: &[&str]) -> String {
        let files: Vec<String> = tables.iter().map(|(_, file)| self.file(file)).collect();
        let mut args = vec!["upload", SET, "--day", "2021-07-05", "--as", actor];
        for ((table, _), file) in tables.iter().zip(&files) {
            args.extend([*table, file.as_str()]);
        }
        self.check(&args, exit, expect)
    }

    fn step(&self, step: &str, day: &str, expect: &[&str]) {
        let signed = ["--signed", "A", "--signed", "B", "--signed", "C", "--signed", "D"];
        let args = [&["do", step, SET, "--day", day, "--as", "commission"][..], &signed].concat();
        self.check(&args, 0, expect);
    }
}

fn check(args: &[&str], exit: i32, expect: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_zhargy")).args(args).env("NO_COLOR", "1").output().unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(exit), "{args:?}\n{text}");
    for words in expect {
        assert!(text.contains(words), "{args:?} must print `{words}`, printed\n{text}");
    }
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Forty posts, from their tables to the registration of the winners.
#[test]
fn tables_to_winners() {
    let place = Place::new("whole");
    check(&["synth", "akims-2021", "--out", &place.folder.display().to_string(), "--posts", "40"], 0, &[]);
    let posts = fs::read_to_string(place.folder.join("posts.csv")).unwrap();
    let ids: Vec<&str> = posts.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(ids.len(), 40);
    place.check(&["show", SET], 2, &["nothing was begun"]);
    let open =
        ["open", SET, "--office", "akim", "--title", "Forty posts (synthetic)", "--synthetic", "--as", "commission"];
    place.check(&open, 0, &["1 done"]);
    let territory = [("--posts", "posts.csv"), ("--precincts", "precincts.csv"), ("--calls", "calls.csv")];
    place.upload(&territory, "commission", 0, &["40 done"]);
    place.upload(&territory, "commission", 0, &["40 known from before"]);
    place.upload(&[("--candidates", "candidates.csv")], "commission", 0, &["nominate"]);
    place.step("decide", "2021-07-12", &["decide"]);
    place.step("ballot", "2021-07-15", &["40 done"]);
    place.upload(&[("--protocols", "protocols.csv")], "clerk-a", 0, &["steps"]);
    // The same person enters nothing twice: the second entry is another's.
    place.upload(&[("--protocols", "protocols.csv")], "clerk-b", 0, &["steps"]);
    place.step("accept", "2021-07-26", &["steps"]);
    place.step("count", "2021-07-26", &["40 done"]);
    place.step("certify", "2021-07-26", &["40 done"]);
    place.step("winners", "2021-07-30", &["40 done"]);
    place.step("winners", "2021-07-30", &["nothing is ready"]);

    place.check(&["show", SET], 0, &["Forty posts (synthetic)", "elected", "new holders"]);
    place.check(&["show", SET, "--post", ids[0]], 0, &["elected", "113-10(2)", "the voters elect"]);
    let shown: Value = serde_json::from_str(&place.check(&["show", SET, "--json"], 0, &[])).unwrap();
    assert_eq!(shown["figures"]["outcomes"]["elected"], 40);
    assert_eq!(shown["posts"].as_array().unwrap().len(), 40);
    let due: Value = serde_json::from_str(&place.check(&["due", SET, "--on", "2025-01-01", "--json"], 0, &[])).unwrap();
    assert_eq!(due.as_array().unwrap().len(), 40);
    assert_eq!(due[0]["why"], "the term ends");
    place.check(&["due", SET, "--on", "2021-08-01", "--overdue"], 0, &["0 posts"]);
}

/// Rows that are wrong, each told with its place, and orders that are refused, each with its article: all others go on.
#[test]
fn one_bad_row_stops_no_other() {
    let place = Place::new("bad");
    let posts = "post,region,district,name_kk,name_ru,name_en,kind\n\
                 a/1,KZ-11,d,x,x,x,village\na/2,KZ-33,d,x,x,x,village\na/3,KZ-11,d,x,x,x,village\na/1,KZ-11,d,x,x,x,village\n";
    let precincts = "post,precinct,voters\na/1,1,1000\na/3,1,50\na/3,3,500\n";
    let calls = "post,vote,called,term_ends,powers_ended\na/1,2021-07-25,2021-06-25,,\na/3,2021-07-25,2021-07-26,,\na/9,2021-07-25,2021-06-25,,\n";
    for (file, text) in [("posts.csv", posts), ("precincts.csv", precincts), ("calls.csv", calls)] {
        fs::write(place.folder.join(file), text).unwrap();
    }
    let open =
        ["open", SET, "--office", "akim", "--title", "Three posts (synthetic)", "--synthetic", "--as", "commission"];
    place.check(&open, 0, &[]);
    let tables = [("--posts", "posts.csv"), ("--precincts", "precincts.csv"), ("--calls", "calls.csv")];
    let expect = [
        "posts.csv:3:2 (region)",
        "posts.csv:5:1 (post)",
        "votes on `a/1` already",
        "2 done",
        "2 refused",
        "an election is called before the day of the vote",
        "there is no post `a/9`",
    ];
    place.upload(&tables, "commission", 1, &expect);
    place.check(&["show", SET], 0, &["elections called", "1"]);
    place.check(&["show", SET, "--post", "a/2"], 2, &["there is no post `a/2`"]);
    let office = ["open", "kz/other", "--office", "majilis", "--title", "x", "--as", "commission"];
    place.check(&office, 1, &["there is no office of one seat `majilis`"]);
}

/// 25 July 2021 from the call to the winners: the sums are those published.
#[test]
fn the_day_is_played() {
    let place = Place::new("demo");
    let folder = place.folder.join("out");
    let told = check(
        &["demo", "--akims", "--dir", &folder.display().to_string()],
        0,
        &["Renewal: ", "of 730 posts have a new holder", "took part", "79.10 %", "synthetic"],
    );
    assert!(!told.contains("different"), "{told}");
    assert_eq!(told.matches("equal\n").count(), 13, "{told}");
    for map in ["turnout.svg", "renewal.svg", "self-nominated.svg"] {
        let text = fs::read_to_string(folder.join(map)).unwrap();
        assert!(text.contains("<svg") && text.contains("synthetic"), "{map}");
    }
}
