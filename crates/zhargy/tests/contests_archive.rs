//! The archive of many contests as its readers use it: both verifiers compute it anew, and whoever forges a record, even with
//! every hash and the signature made anew, is told with the post. All posts, persons and votes here are synthetic.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod sh;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use journal::{Checkpoint, Draft, Entry, Frontier, Head, Signer, chain};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use sh::{folder, says};

const SET: &str = "kz/akims-2021 --db sqlite:day.db";

/// Four regions with seven posts of those that are invented: enough for every outcome, and few enough to count often.
const KEPT: [&str; 4] = ["kz-11/", "kz-23/", "kz-35/", "kz-59/"];

/// The post that is put off, and abolished before the new day.
const PUT_OFF: &str = "kz-11/d01/02";

/// The post whose one precinct is declared void.
const VOID: &str = "kz-35/d01/02";

/// Seven posts from the tables to the registration: a tie of three, a lead of against all, one put off, one void. Made once for
/// all tests, none of which writes into it: a journal `day.db`, and the archives `part`, `archive` and `full`.
fn held() -> &'static Path {
    static HELD: LazyLock<PathBuf> = LazyLock::new(hold);
    &HELD
}

fn hold() -> PathBuf {
    let folder = folder("contests-archive", "held");
    let does = |line: &str| says(&folder, line, 0);
    let orders = |order: &Value, actor: &str| {
        does(&format!("echo '{order}' | zhargy contests order {SET} - --as {actor}"));
    };
    does("zhargy synth akims-2021 --out day --posts 20 --plant tie-of-three,against-all-leads,fewer-than-two");
    for table in ["posts", "precincts", "calls", "candidates", "protocols"] {
        keep(&folder.join(format!("day/{table}.csv")));
    }
    does(&format!(
        "zhargy contests open {SET} --office akim --title 'Seven posts (synthetic)' --synthetic --as commission"
    ));
    does(&format!(
        "zhargy contests upload {SET} --posts day/posts.csv --precincts day/precincts.csv --calls day/calls.csv \
         --day 2021-07-25 --as commission"
    ));
    does(&format!("zhargy contests upload {SET} --candidates day/candidates.csv --day 2021-07-05 --as commission"));
    does(&format!("zhargy contests do decide {SET} --day 2021-07-12 --as commission"));
    let refused = says(&folder, &format!("zhargy contests do ballot {SET} --day 2021-07-15 --as commission"), 1);
    assert!(refused.contains(PUT_OFF) && refused.contains("put_off"), "{refused}");
    orders(&json!({"command": "put_off", "post": PUT_OFF, "day": "2021-07-16", "vote": "2021-08-08"}), "commission");
    for clerk in ["clerk-a", "clerk-b"] {
        does(&format!("zhargy contests upload {SET} --protocols day/protocols.csv --day 2021-07-25 --as {clerk}"));
    }
    does(&format!("zhargy contests do accept {SET} --day 2021-07-26 --as coordinator"));
    let precincts = fs::read_to_string(folder.join("day/precincts.csv")).unwrap();
    let of_void = precincts.lines().filter_map(|line| line.strip_prefix(VOID)?.split(',').nth(1));
    let because = "decision 1 (synthetic)";
    let void =
        |precinct| json!({"precinct": precinct, "role": "coordinator", "step": "declare_void", "because": because});
    orders(&json!({"command": "steps", "steps": of_void.map(void).collect::<Vec<Value>>()}), "coordinator");
    does(&format!("zhargy contests do count {SET} --day 2021-07-26 --as commission"));
    does("zhargy journal key key --name zhargy.example/commission");
    // Before the certification there is a part alone, and only who asks for it gets it.
    let refused = says(&folder, &format!("zhargy contests archive {SET} archive --key key"), 1);
    assert!(refused.contains("C009") && refused.contains("and 2 more"), "{refused}");
    does(&format!("zhargy contests archive {SET} part --key key --partial"));
    let signed = "--signed A --signed B --signed C --signed D";
    does(&format!("zhargy contests do certify {SET} --day 2021-07-26 {signed} --as commission"));
    does(&format!("zhargy contests do winners {SET} --day 2021-07-30 --as commission"));
    let refused = says(&folder, &format!("zhargy contests archive {SET} archive --key key"), 1);
    assert!(refused.contains(PUT_OFF), "{refused}");
    orders(
        &json!({"command": "abolish_post", "post": PUT_OFF, "day": "2021-08-01", "because": "act 2 (synthetic)"}),
        "commission",
    );
    does(&format!("zhargy contests archive {SET} archive --key key"));
    does(&format!("zhargy contests archive {SET} full --key key --papers"));
    folder
}

/// Leaves the rows of the posts that are kept.
fn keep(table: &Path) {
    let text = fs::read_to_string(table).unwrap();
    let kept = |(number, line): &(usize, &str)| *number == 0 || KEPT.iter().any(|post| line.starts_with(post));
    let kept: String = text.lines().enumerate().filter(kept).flat_map(|(_, line)| [line, "\n"]).collect();
    fs::write(table, kept).unwrap();
}

/// A copy of the archive for a test that changes it.
fn copied(name: &str) -> PathBuf {
    let folder = folder("contests-archive", name);
    says(&folder, &format!("cp -R '{}' archive", held().join("archive").display()), 0);
    folder.join("archive")
}

/// What both verifiers say of a folder. The verifier in Python is that of the repository.
fn verifiers(folder: &Path) -> [(String, Option<i32>); 2] {
    let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../verifier/verify.py");
    let mut own = Command::new(env!("CARGO_BIN_EXE_zhargy"));
    own.arg("verify").arg(folder).env("NO_COLOR", "1");
    let mut other = Command::new("python3");
    other.arg(python).arg(folder);
    // Both at once: on two processors that is half the time.
    let begun = [own, other].map(|mut command| command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap());
    begun.map(|child| {
        let out = child.wait_with_output().unwrap();
        (String::from_utf8_lossy(&[out.stdout, out.stderr].concat()).into_owned(), out.status.code())
    })
}

/// Both say yes, and each says all of these.
fn whole(folder: &Path, texts: [&str; 2]) {
    for ((said, exit), text) in verifiers(folder).into_iter().zip(texts) {
        assert_eq!(exit, Some(0), "{said}");
        assert!(said.contains(text), "`{text}` is missing\n{said}");
    }
}

/// Both say no, and for each of these sets of words one line of each that is wrong holds all of them.
fn told(folder: &Path, about: &str, lines: &[Vec<String>]) {
    for (said, exit) in verifiers(folder) {
        assert_eq!(exit, Some(1), "{about}\n{said}");
        assert!(!said.contains("Traceback") && !said.contains("panicked"), "{about}\n{said}");
        for words in lines {
            let named = |line: &&str| line.contains("WRONG") && words.iter().all(|word| line.contains(word));
            assert!(said.lines().any(|line| named(&line)), "{about}: no line with {words:?}\n{said}");
        }
    }
}

fn hash(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}

fn entries(archive: &Path) -> Vec<Entry> {
    let text = fs::read_to_string(archive.join("journal.jsonl")).unwrap();
    text.lines().map(|line| Entry::parse(line).unwrap()).collect()
}

/// Writes a journal in the place of that of the archive, with every hash, the checkpoint and its key made anew.
fn forge(archive: &Path, entries: Vec<Entry>) {
    let drafts = entries.into_iter().map(|entry| Draft {
        actor: entry.actor,
        command: entry.command,
        at: entry.at,
        kind: entry.kind,
        body: entry.body,
    });
    let entries = chain(&Head::EMPTY, drafts.collect()).unwrap();
    let text: String = entries.iter().flat_map(|entry| [entry.line(), "\n".to_owned()]).collect();
    fs::write(archive.join("journal.jsonl"), text).unwrap();
    let mut tree = Frontier::new();
    for entry in &entries {
        tree.push(entry.hash());
    }
    let before = fs::read_to_string(archive.join("checkpoint.txt")).unwrap();
    let text = before.split("\n\n").next().unwrap();
    let extensions = text.lines().skip(3).map(str::to_owned).collect();
    let signer = Signer::new("forger.example", &[7; 32]).unwrap();
    let origin = text.lines().next().unwrap().to_owned();
    let checkpoint = Checkpoint { origin, size: tree.size(), root: tree.root(), extensions };
    fs::write(archive.join("checkpoint.txt"), checkpoint.sign(&signer).unwrap().to_string()).unwrap();
    fs::write(archive.join("checkpoint.vkey"), format!("{}\n", signer.verifier())).unwrap();
    sums(archive);
}

/// The list of hashes, made anew.
fn sums(archive: &Path) {
    let before = fs::read_to_string(archive.join("SHA256SUMS")).unwrap();
    let line = |line: &str| {
        let name = &line[66..];
        format!("{}  {name}\n", hash(&fs::read(archive.join(name)).unwrap()))
    };
    fs::write(archive.join("SHA256SUMS"), before.lines().map(line).collect::<String>()).unwrap();
}

/// The first record of a kind that fits.
fn find(entries: &[Entry], kind: &str, fits: impl Fn(&Value) -> bool) -> usize {
    entries.iter().position(|entry| entry.kind == kind && fits(&entry.body)).unwrap()
}

fn elected(body: &Value) -> bool {
    body["outcome"] == "elected"
}

fn post_of(entry: &Entry) -> String {
    entry.body["post"].as_str().unwrap().to_owned()
}

/// Adds to a figure.
fn add(figure: &mut Value, number: i64) {
    *figure = json!(figure.as_i64().unwrap() + number);
}

/// The first precinct of the contest that was counted there.
fn precinct_of(entries: &[Entry], counted: usize) -> String {
    let post = post_of(&entries[counted]);
    let at = find(entries, "post.precincts/1", |body| body["post"] == post.as_str());
    entries[at].body["precincts"][0]["id"].as_str().unwrap().to_owned()
}

/// One vote goes from the one to the other in both entries of a protocol: nothing but the sums shows it.
fn one_vote(entries: &mut [Entry]) -> String {
    let at = find(entries, "contest.counted/1", elected);
    let precinct = precinct_of(entries, at);
    let names =
        [0, 1].map(|place| format!("B2 {}", entries[at].body["candidates"][place]["candidate"].as_str().unwrap()));
    let entered = |entry: &&mut Entry| {
        entry.kind == "protocol.step/1" && entry.body["precinct"] == precinct.as_str() && entry.body["step"] == "enter"
    };
    for entry in entries.iter_mut().filter(entered) {
        let from = usize::from(entry.body["figures"][&names[0]] == 0);
        add(&mut entry.body["figures"][&names[from]], -1);
        add(&mut entry.body["figures"][&names[1 - from]], 1);
    }
    post_of(&entries[at])
}

/// The acceptance of a protocol is gone, with all of its order.
fn dropped(entries: &mut Vec<Entry>) -> String {
    let at = find(entries, "contest.counted/1", elected);
    let (post, precinct) = (post_of(&entries[at]), precinct_of(entries, at));
    let accepted =
        find(entries, "protocol.step/1", |body| body["precinct"] == precinct.as_str() && body["step"] == "accept");
    let command = entries[accepted].command.clone();
    entries.retain(|entry| entry.command != command);
    post
}

/// Another is said to be elected, and is registered.
fn another_winner(entries: &mut [Entry]) -> String {
    let at = find(entries, "contest.counted/1", elected);
    let (post, who) = (post_of(&entries[at]), entries[at].body["who"][0].clone());
    let others = entries[at].body["candidates"].as_array().unwrap().clone();
    let other = others.iter().map(|own| &own["candidate"]).find(|other| **other != who).unwrap().clone();
    entries[at].body["who"] = json!([other]);
    let registered = find(entries, "winner.registered/1", |body| body["post"] == post.as_str());
    entries[registered].body["candidate"] = other;
    post
}

/// One of those who are equal is said to be elected.
fn tie_hidden(entries: &mut [Entry]) -> String {
    let at = find(entries, "contest.counted/1", |body| body["outcome"] == "repeat_election");
    entries[at].body["outcome"] = json!("elected");
    entries[at].body["who"] = json!([entries[at].body["candidates"][0]["candidate"]]);
    post_of(&entries[at])
}

/// The recorded votes of one candidate are others than those of the protocols.
fn count_changed(entries: &mut [Entry]) -> String {
    let at = find(entries, "contest.counted/1", elected);
    add(&mut entries[at].body["candidates"][0]["votes"], 5);
    post_of(&entries[at])
}

/// A rule says in the journal what no act says.
fn rule_changed(entries: &mut [Entry]) -> String {
    let at = find(entries, "contest.counted/1", elected);
    let rules = entries[at].body["rules"].as_array_mut().unwrap();
    rules.iter_mut().find(|rule| rule["rule"] == "akim.tie").unwrap()["value"] = json!("repeat voting");
    post_of(&entries[at])
}

/// A forgery, what is done to the entries, and a word of the line that tells it.
type Forgery = (&'static str, fn(&mut Vec<Entry>) -> String, &'static str);

#[test]
fn both_verifiers_compute_it_anew_and_find_every_forgery() {
    let archive = copied("forged");
    let found = "4 elected, 1 repeat election, 1 void";
    let own = format!("6 outcomes counted anew: {found}");
    let other = format!("7 posts; outcomes counted anew from protocols and acts: {found}");
    for name in ["archive", "full"] {
        whole(&held().join(name), [&own, &other]);
    }
    whole(&held().join("part"), ["PARTIAL: for 7 posts", "PARTIAL: for 7 posts"]);
    let (said, _) = &verifiers(&held().join("full"))[0];
    for words in ["the second count agrees on 6", "42 papers made again, the same to the byte"] {
        assert!(said.contains(words), "{said}");
    }
    let kept: BTreeMap<&str, Vec<u8>> = ["journal.jsonl", "checkpoint.txt", "checkpoint.vkey", "SHA256SUMS"]
        .map(|name| (name, fs::read(archive.join(name)).unwrap()))
        .into();
    let forgeries: [Forgery; 6] = [
        ("one vote", |entries| one_vote(entries), "sums"),
        ("a record is gone", dropped, "precinct"),
        ("another winner", |entries| another_winner(entries), "is recorded"),
        ("a tie is hidden", |entries| tie_hidden(entries), "outcome"),
        ("a count is changed", |entries| count_changed(entries), "is recorded"),
        ("a rule is changed", |entries| rule_changed(entries), ""),
    ];
    for (about, change, word) in forgeries {
        let mut entries = entries(&archive);
        let post = change(&mut entries);
        forge(&archive, entries);
        told(&archive, about, &[vec!["journal.jsonl line".to_owned(), format!("post {post}"), word.to_owned()]]);
        for (name, bytes) in &kept {
            fs::write(archive.join(name), bytes).unwrap();
        }
    }
    whole(&archive, ["Everything agrees.", "Everything agrees."]);
}

/// A change of a file, and the line in which it must be told.
type Change = fn(&[u8]) -> (Vec<u8>, usize);

/// The last digit, which stands in the last line or just before it, is another.
fn another_digit(bytes: &[u8]) -> (Vec<u8>, usize) {
    let mut changed = bytes.to_vec();
    let at = changed.iter().rposition(u8::is_ascii_digit).unwrap();
    changed[at] = b'0' + (changed[at] - b'0' + 1) % 10;
    (changed, 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count())
}

/// The last line is gone.
fn cut(bytes: &[u8]) -> (Vec<u8>, usize) {
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    (lines[..lines.len() - 1].concat(), lines.len())
}

#[test]
fn a_changed_file_is_named() {
    let archive = copied("changed");
    let tables: &[&str] =
        &["candidates.csv", "posts.csv", "precincts.csv", "protocols.csv", "results.csv", "votes.csv"];
    let changes: [Change; 2] = [another_digit, cut];
    for (names, change) in [tables, &["journal.jsonl"]].iter().flat_map(|names| changes.map(|change| (names, change))) {
        let before: Vec<Vec<u8>> = names.iter().map(|name| fs::read(archive.join(name)).unwrap()).collect();
        let mut lines = Vec::new();
        for (name, bytes) in names.iter().zip(&before) {
            let (changed, line) = change(bytes);
            fs::write(archive.join(name), changed).unwrap();
            lines.push(vec![format!("{name} line {line}")]);
        }
        sums(&archive);
        told(&archive, &names.join(" "), &lines);
        for (name, bytes) in names.iter().zip(&before) {
            fs::write(archive.join(name), bytes).unwrap();
        }
    }
    let papers = fs::read_dir(archive.join("papers")).unwrap().map(|entry| entry.unwrap().path());
    let paper = papers.min().unwrap();
    let name = paper.strip_prefix(&archive).unwrap().to_str().unwrap().to_owned();
    let bytes = fs::read(&paper).unwrap();
    fs::write(&paper, [&bytes[..], b"%"].concat()).unwrap();
    sums(&archive);
    told(&archive, &name, &[vec![name.clone()]]);
    fs::write(&paper, bytes).unwrap();
    sums(&archive);
    whole(&archive, ["Everything agrees.", "Everything agrees."]);
}

#[test]
fn papers_of_a_post_a_region_and_a_district() {
    let out = folder("contests-archive", "papers");
    let shown: Value = serde_json::from_str(&says(held(), &format!("zhargy contests show {SET} --json"), 0)).unwrap();
    let posts = shown["posts"].as_array().unwrap();
    let of = |outcome: &str| posts.iter().find(|post| post["counted"]["outcome"] == outcome).unwrap()["post"].clone();
    let (winner, tie) = (of("elected"), of("repeat_election"));
    let paper = |about: &str, name: &str, exit: i32| {
        says(held(), &format!("zhargy contests paper {SET} '{}' {about}", out.join(name).display()), exit)
    };
    let id = |post: &Value| post["post"].as_str().unwrap().to_owned();
    let made = paper(&format!("--post {}", id(&winner)), "one", 0);
    let all = ["protocol.en", "protocol.kk", "protocol.ru", "registration.en", "registration.kk", "registration.ru"];
    assert_eq!(made.lines().count(), all.len());
    for name in all {
        let bytes = fs::read(out.join(format!("one/{name}.pdf"))).unwrap();
        assert!(bytes.starts_with(b"%PDF-"), "{name}");
    }
    // Nobody was elected: there is a protocol, and no registration.
    assert_eq!(paper(&format!("--post {}", id(&tie)), "tie", 0).lines().count(), 3);
    assert!(!out.join("tie/registration.ru.pdf").exists());
    assert_eq!(paper(&format!("--post {VOID}"), "void", 0).lines().count(), 3);
    assert!(paper(&format!("--post {PUT_OFF}"), "none", 1).contains("C009"));
    let region = winner["region"].as_str().unwrap();
    assert_eq!(paper(&format!("--region {region}"), "region", 0).lines().count(), 3);
    let district = winner["district"].as_str().unwrap();
    assert_eq!(paper(&format!("--district '{district}'"), "district", 0).lines().count(), 3);
    // The sheet of an archive is the same to the byte.
    let sheet = fs::read(held().join(format!("archive/papers/sheet.{region}.ru.pdf"))).unwrap();
    assert_eq!(sheet, fs::read(out.join("region/sheet.ru.pdf")).unwrap());
    assert!(paper("--post nowhere", "none", 2).contains("C002"));
    assert!(paper("--region KZ-00", "none", 2).contains("C002"));
    assert!(paper("", "none", 2).contains("--post"));
}
