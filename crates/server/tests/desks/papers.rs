//! Papers of a certified election: at fixed addresses, made once for what they are made of, and gone with the certification.

use std::sync::atomic::{AtomicU64, Ordering};

use journal::Entry;
use serde_json::json;
use server::{Files, Papers, Role};

use crate::sitting;
use crate::stand::{Got, Stand, person};

/// Certificates made by all presses of this test program, by the head they were made of: none is made twice.
static MADE: AtomicU64 = AtomicU64::new(0);

/// A press that prints what it was given.
pub(crate) struct Press;

impl Papers for Press {
    fn certificates(&self, entries: &[Entry]) -> Result<Files, String> {
        MADE.fetch_add(1, Ordering::Relaxed);
        let last = entries.last().ok_or("nothing")?;
        if last.kind != "result.certified/1" {
            return Err(format!("{} is no certification", last.kind));
        }
        let paper = |tag: &str| (format!("certificate.{tag}.pdf"), format!("%PDF {tag} {}", last.hash()).into_bytes());
        Ok(["kk", "ru", "en"].map(paper).into())
    }

    fn archives(&self) -> bool {
        true
    }

    fn archive(&self, entries: &[Entry], certificates: &Files) -> Result<Files, String> {
        let mut files = certificates.clone();
        files.insert("journal.jsonl".to_owned(), entries.iter().map(Entry::line).collect::<String>().into_bytes());
        Ok(files)
    }
}

/// A certified election on a site that makes papers.
fn certified() -> Stand {
    let stand = sitting::certified();
    stand.site.print_with(Box::new(Press));
    stand
}

fn get(stand: &Stand, name: &str) -> Got {
    stand.get("", &format!("/elections/small/{name}"))
}

const NAMES: [&str; 5] =
    ["certificate.pdf", "certificate.kk.pdf", "certificate.ru.pdf", "certificate.en.pdf", "archive.zip"];

#[test]
fn before_the_certification_there_are_none() {
    let stand = Stand::new();
    stand.site.print_with(Box::new(Press));
    for name in NAMES {
        assert_eq!(get(&stand, name).status, 404, "{name}");
    }
    assert!(!stand.get("", "/en/elections/small/protocols").body.contains("archive.zip"));
}

#[test]
fn after_it_they_are_there_for_everybody() {
    let stand = certified();
    for (name, kind, begins) in [
        ("certificate.pdf", "application/pdf", "%PDF kk"),
        ("certificate.kk.pdf", "application/pdf", "%PDF kk"),
        ("certificate.ru.pdf", "application/pdf", "%PDF ru"),
        ("certificate.en.pdf", "application/pdf", "%PDF en"),
        ("archive.zip", "application/zip", "PK"),
    ] {
        let got = get(&stand, name);
        assert_eq!((got.status, got.header("content-type")), (200, Some(kind)), "{name}");
        assert!(got.body.starts_with(begins), "{name}");
        let tag = got.header("etag").unwrap().to_owned();
        let again = stand.ask("GET", &format!("/elections/small/{name}"), &format!("if-none-match: {tag}\r\n"), "");
        assert_eq!(again.status, 304, "{name}");
    }
    let page = stand.get("", "/kk/elections/small/protocols").body;
    assert!(page.contains("/elections/small/certificate.ru.pdf") && page.contains("/elections/small/archive.zip"));
    // Compressed once in their own format, and not again for a reader.
    let zip = stand.ask("GET", "/elections/small/archive.zip", "accept-encoding: gzip\r\n", "");
    assert_eq!(zip.header("content-encoding"), None);
}

#[test]
fn the_certificate_is_issued_with_the_hashes_of_what_was_made() {
    let stand = certified();
    let token = stand.login(person("a", Role::Administrator));
    let path = "/en/desk/small/sitting";
    // Nothing was shown yet: the page is opened first.
    let early = stand.post(&token, path, &[("step", "issue"), ("order", "early")]);
    assert_eq!((early.status, early.header("location")), (303, Some(path)));
    assert!(stand.get(&token, path).body.contains("value=\"issue\""));
    assert_eq!(stand.post(&token, path, &[("step", "issue"), ("order", "now")]).status, 303);
    let page = stand.get(&token, path).body;
    assert!(page.contains("Issued: the journal holds these hashes") && !page.contains("value=\"issue\""));
    let line = stand.client.look(|clerk, _| clerk.lines().last().cloned()).flatten().unwrap();
    let entry = Entry::parse(&line).unwrap();
    assert_eq!(entry.kind, "certificate.issued/1");
    let files = entry.body["files"].as_object().unwrap();
    assert_eq!(files.len(), 3);
    for (name, hash) in files {
        let hash = hash.as_str().unwrap();
        assert!(page.contains(hash), "{name}");
        assert!(stand.get("", "/en/elections/small/protocols").body.contains(hash), "{name}");
    }
}

#[test]
fn papers_fall_with_the_certification() {
    let stand = certified();
    let before = get(&stand, "certificate.pdf").body;
    let void = json!({ "precinct": "1", "role": "coordinator", "step": "declare_void", "because": "synthetic" });
    stand.give("coordinator", json!({ "command": "steps", "steps": [void] }));
    for name in NAMES {
        assert_eq!(get(&stand, name).status, 404, "{name}");
    }
    stand.give("commission", json!({ "command": "count" }));
    stand.give("commission", json!({ "command": "certify", "signed": ["A", "B"] }));
    let after = get(&stand, "certificate.pdf");
    assert!(after.status == 200 && after.body != before, "another certification is another paper");
}

#[test]
fn a_crowd_that_asks_makes_it_once() {
    let stand = certified();
    let before = MADE.load(Ordering::Relaxed);
    let asked: Vec<Got> = std::thread::scope(|scope| {
        let each: Vec<_> = (0..12).map(|_| scope.spawn(|| get(&stand, "archive.zip"))).collect();
        each.into_iter().map(|one| one.join().unwrap()).collect()
    });
    // Other tests of this program make theirs meanwhile: each at most a few, and this one once.
    assert!(asked.iter().all(|got| got.status == 200 || got.status == 503 && got.header("retry-after").is_some()));
    assert!(asked.iter().any(|got| got.status == 200));
    assert!(MADE.load(Ordering::Relaxed) - before < 12, "made for each who asked");
}

#[test]
fn no_address_leads_anywhere_else() {
    let stand = certified();
    for path in [
        "certificate.de.pdf",
        "certificate..pdf",
        "../certificate.pdf",
        "%2e%2e/certificate.pdf",
        "archive.zip/",
        "archive.zip/../../etc/passwd",
        "archive.zip%00",
        "certificate.pdf%2f..%2f..%2fetc%2fpasswd",
        "journal.jsonl",
    ] {
        let got = get(&stand, path);
        assert!(matches!(got.status, 400 | 404), "{path}: {}", got.status);
    }
    for election in ["..", "%2e%2e", "small%2f..", "other", "small%00"] {
        let got = stand.get("", &format!("/elections/{election}/archive.zip"));
        assert!(matches!(got.status, 400 | 404), "{election}: {}", got.status);
    }
}
