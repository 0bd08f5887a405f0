//! `zhargy verify`: an archive computed anew by this program, file by file and figure by figure; of an election of lists here,
//! of many elections of one seat in its own part.

mod contests;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use clerk::record::{LawUsed, Record};
use clerk::{Desk, DeskOf, Procedure};
use journal::{Checkpoint, Entry, Frontier, Known, VerifierKey};
use law::value::group;

use super::archive::{self, Files};
use super::books::{self, sha256};
use super::issue;
use crate::Done;
use crate::cli::VerifyArgs;
use crate::failure::{Failure, codes};
use crate::render::style::{self, paint};

/// Faults shown in full.
const SHOWN: usize = 20;

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Report {
    fine: Vec<String>,
    wrong: Vec<String>,
    head: String,
}

impl Report {
    /// Nothing is wrong.
    pub(crate) fn whole(&self) -> bool {
        self.wrong.is_empty()
    }

    fn fine(&mut self, words: impl Into<String>) {
        self.fine.push(words.into());
    }

    fn wrong(&mut self, place: &str, what: impl std::fmt::Display) {
        self.wrong.push(format!("{place}: {what}"));
    }

    /// For people.
    pub(crate) fn human(&self) -> String {
        let mut out = String::new();
        for line in &self.fine {
            let _ = writeln!(out, "  {}  {line}", paint(style::GOOD, "ok"));
        }
        for line in self.wrong.iter().take(SHOWN) {
            let _ = writeln!(out, "  {}  {line}", paint(style::WARN, "WRONG"));
        }
        if self.wrong.len() > SHOWN {
            let _ = writeln!(out, "  ... and {} more", self.wrong.len() - SHOWN);
        }
        let _ = writeln!(out, "  head of the journal: {}", self.head);
        out.push_str(if self.whole() {
            "Everything agrees.\n"
        } else {
            "The archive is not what the election made.\n"
        });
        out
    }

    fn json(&self) -> String {
        let all =
            serde_json::json!({ "whole": self.whole(), "fine": self.fine, "wrong": self.wrong, "head": self.head });
        format!("{all:#}\n")
    }
}

/// Runs the command.
pub(crate) fn run(args: &VerifyArgs) -> Done {
    let report = archive(&args.dir)?;
    anstream::print!("{}", if args.json { report.json() } else { report.human() });
    Ok(if report.whole() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Computes an archive anew.
pub(crate) fn archive(folder: &Path) -> Result<Report, Failure> {
    let mut files = Files::new();
    read(folder, folder, &mut files)?;
    let mut report = Report::default();
    sums(&files, &mut report);
    let Some(entries) = journal(&files, &mut report) else { return Ok(report) };
    if let Some(opened) = contests::opened(&entries) {
        contests::check(&files, &entries, &opened, &mut report);
        return Ok(report);
    }
    checkpoint(&files, &entries, &archive::TABLES, &mut report);
    certificates(&files, &entries, &mut report);
    let first = entries.first().map(|entry| Record::read(&entry.kind, &entry.body));
    let Some(Ok(Record::Called(called))) = first else {
        report.wrong("journal.jsonl line 1", "it does not call an election");
        return Ok(report);
    };
    if !acts(&files, &called.law, &mut report) {
        return Ok(report);
    }
    let Some(desk): Option<Desk> = replay(&files, &entries, &mut report, |_, _, _| {}) else { return Ok(report) };
    derived(&files, archive::tables(&desk), &mut report);
    if desk.state().certified.is_some() {
        result(&desk, &entries, &mut report);
    } else {
        report.fine("PARTIAL: the result was not certified when this was written");
    }
    Ok(report)
}

fn read(root: &Path, folder: &Path, files: &mut Files) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        Failure::new(codes::FILE, format!("{}: {error}", folder.display()), "name the folder of an archive")
    };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            read(root, &path, files)?;
        } else {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read(&path).map_err(failed)?);
        }
    }
    Ok(())
}

fn sums(files: &Files, report: &mut Report) {
    const NAME: &str = "SHA256SUMS";
    let Some(text) = files.get(NAME).map(|bytes| String::from_utf8_lossy(bytes)) else {
        return report.wrong(NAME, "the file is missing");
    };
    let mut listed = BTreeMap::new();
    let mut before = "";
    for (number, line) in text.lines().enumerate() {
        let name = line.split_once("  ").map_or("", |(_, name)| name);
        if name <= before {
            report.wrong(&format!("{NAME} line {}", number + 1), "it does not stand in the order of the names");
        }
        before = name;
        match line.split_once("  ") {
            Some((hash, name)) if listed.insert(name.to_owned(), hash.to_owned()).is_none() => {}
            _ => report.wrong(&format!("{NAME} line {}", number + 1), "it is not `hash  name`, or names a file twice"),
        }
    }
    for (name, bytes) in files.iter().filter(|(name, _)| *name != NAME) {
        match listed.remove(name) {
            None => report.wrong(name, format!("the file is not listed in {NAME}")),
            Some(hash) if hash != sha256(bytes) => report.wrong(name, format!("it is not the file listed in {NAME}")),
            Some(_) => {}
        }
    }
    for name in listed.keys() {
        report.wrong(name, "the file is missing");
    }
    report.fine(format!("{} files looked at", files.len()));
}

fn journal(files: &Files, report: &mut Report) -> Option<Vec<Entry>> {
    const NAME: &str = "journal.jsonl";
    let Some(bytes) = files.get(NAME) else {
        report.wrong(NAME, "the file is missing");
        return None;
    };
    let body = bytes.strip_suffix(b"\n").unwrap_or_else(|| {
        report.wrong(NAME, "the last line has no end: it was cut off");
        bytes
    });
    let lines: Vec<&[u8]> = body.split(|byte| *byte == b'\n').collect();
    match journal::verify(&lines, Known::Nothing) {
        Err(fault) => {
            let words = fault.to_string();
            let first = words.split("\n\n").next().unwrap_or_default();
            report.wrong(&format!("{NAME} line {}", fault.line), first);
            None
        }
        Ok(verified) => {
            report.head = verified.head.to_string();
            report.fine(format!("{} entries, each with the hash of the one before", group(verified.head.size)));
            let entries = lines.iter().map(|line| Entry::parse(&String::from_utf8_lossy(line)));
            let entries: Result<Vec<Entry>, _> = entries.collect();
            entries.map_err(|why| report.wrong(NAME, why)).ok()
        }
    }
}

fn checkpoint(files: &Files, entries: &[Entry], tables: &[&str], report: &mut Report) {
    let text = |name: &str| files.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let Some(note) = text("checkpoint.txt") else { return report.wrong("checkpoint.txt", "the file is missing") };
    let Some(key) = text("checkpoint.vkey") else { return report.wrong("checkpoint.vkey", "the file is missing") };
    let key = match VerifierKey::parse(key.trim_end_matches('\n')) {
        Ok(key) => key,
        Err(why) => return report.wrong("checkpoint.vkey", why),
    };
    let signer = key.name().to_owned();
    match Checkpoint::open(&note, &[key]) {
        Err(why) => report.wrong("checkpoint.txt", why),
        Ok(signed) => {
            let mut tree = Frontier::new();
            for entry in entries {
                tree.push(entry.hash());
            }
            let (size, root) = (tree.size(), tree.root());
            if (signed.size, signed.root) == (size, root) {
                report.fine(format!("the checkpoint is of this journal and signed by {signer}"));
            } else {
                // The chain holds up to the last line; only the checkpoint holds that one.
                let line = if signed.size > size { size + 1 } else { signed.size.max(1) };
                let what = format!(
                    "the checkpoint was signed for {} entries with the root {}, here are {size} with {root}: lines were \
                     removed, added or changed here, or the journal was written anew",
                    signed.size, signed.root
                );
                report.wrong(&format!("journal.jsonl line {line}"), what);
            }
            beside(files, entries, tables, &signed.extensions, report);
        }
    }
}

/// Files that the journal does not hold: the checkpoint names each with its hash.
fn beside(files: &Files, entries: &[Entry], tables: &[&str], signed: &[String], report: &mut Report) {
    const OWN: [&str; 3] = ["SHA256SUMS", "checkpoint.txt", "checkpoint.vkey"];
    let issued = issue::issued(entries).unwrap_or_default();
    for (name, bytes) in files {
        let held = archive::follows(name, tables) || issued.contains_key(name) || OWN.contains(&name.as_str());
        if !held && !signed.contains(&archive::signed_line(name, bytes)) {
            report.wrong(name, "it is not the file of which the signed checkpoint holds the hash");
        }
    }
    for name in signed.iter().filter_map(|line| line.splitn(3, ' ').nth(2)) {
        if !files.contains_key(name) {
            report.wrong(name, "the file is missing");
        }
    }
}

/// Every act must be the one of which the first entry holds the hash; named by its file, since nothing else is asked then.
fn acts(files: &Files, law: &LawUsed, report: &mut Report) -> bool {
    let wrong = report.wrong.len();
    for (name, bytes) in files.iter().filter(|(name, _)| name.starts_with("acts/")) {
        match law.files.get(name) {
            None => report.wrong(name, "the file was no part of the law when the journal was begun"),
            Some(hash) if *hash != sha256(bytes) => {
                report.wrong(name, "it is not the file of which the journal holds the hash: changed or replaced");
            }
            Some(_) => {}
        }
    }
    for name in law.files.keys().filter(|name| !files.contains_key(*name)) {
        report.wrong(name, "the file is missing");
    }
    report.wrong.len() == wrong
}

/// Takes up the journal under the acts of the archive; `before` looks at every entry before it is taken up.
fn replay<P: Procedure>(
    files: &Files,
    entries: &[Entry],
    report: &mut Report,
    mut before: impl FnMut(&DeskOf<P>, &Entry, &mut Report),
) -> Option<DeskOf<P>> {
    let law: Vec<(String, Vec<u8>)> = files
        .iter()
        .filter(|(name, _)| name.starts_with("acts/"))
        .map(|(name, bytes)| (name.clone(), bytes.clone()))
        .collect();
    let books = match books::from_files(&law) {
        Ok(books) => books,
        Err(failure) => {
            report.wrong("acts", failure.message);
            return None;
        }
    };
    let mut desk = DeskOf::new(std::sync::Arc::new(books));
    for entry in entries {
        before(&desk, entry, report);
        if let Err(broken) = desk.enter(entry) {
            report.wrong(&format!("journal.jsonl line {}", entry.seq + 1), broken);
            return None;
        }
    }
    let acts = desk.books().law.acts().count();
    report.fine(format!("{acts} acts, those under which the journal was begun; every step was allowed"));
    Some(desk)
}

/// Files that follow from the journal, line by line.
fn derived(files: &Files, tables: Files, report: &mut Report) {
    for (name, wanted) in tables {
        let Some(found) = files.get(&name) else {
            report.wrong(&name, "the file is missing");
            continue;
        };
        if found.ends_with(b"\n") != wanted.ends_with(b"\n") {
            report.wrong(&name, "the last line has no end: it was cut off");
        }
        let (found, wanted) = (String::from_utf8_lossy(found), String::from_utf8_lossy(&wanted));
        let (mut left, mut right) = (found.split('\n'), wanted.split('\n'));
        let mut number = 0;
        let mut same = true;
        loop {
            number += 1;
            match (left.next(), right.next()) {
                (None, None) => break,
                (one, other) if one == other => {}
                (one, other) => {
                    same = false;
                    let words =
                        |line: Option<&str>| line.map_or_else(|| "nothing".to_owned(), |line| format!("`{line}`"));
                    let what = format!("{} stands here, {} follows from the journal", words(one), words(other));
                    report.wrong(&format!("{name} line {number}"), what);
                    break;
                }
            }
        }
        if same {
            report.fine(format!("{name} follows from the journal"));
        }
    }
}

/// The result counted anew, twice.
fn result(desk: &Desk, entries: &[Entry], report: &mut Report) {
    let last = entries.iter().rev().find(|entry| entry.kind.starts_with("result.counted/"));
    let Some(entry) = last else { return report.wrong("journal.jsonl", "it holds no counted result") };
    let place = format!("journal.jsonl line {}", entry.seq + 1);
    match (desk.recount(), Record::read(&entry.kind, &entry.body)) {
        (Err(refusal), _) => return report.wrong(&place, refusal),
        (_, Err(why)) => return report.wrong(&place, why),
        (Ok(counted), Ok(recorded)) if Record::Counted(counted.clone()) == recorded => {
            let seats: Vec<String> = counted.lists.iter().map(|list| format!("{} {}", list.list, list.seats)).collect();
            report.fine(format!("{} precincts counted anew: {}", group(counted.precincts.into()), seats.join(", ")));
        }
        (Ok(counted), Ok(_)) => {
            let body = Record::Counted(counted).body();
            for (field, value) in body.as_object().into_iter().flatten() {
                if entry.body.get(field) != Some(value) {
                    report.wrong(&place, format!("`{field}` is recorded otherwise than it is counted"));
                }
            }
        }
    }
    match desk.result() {
        Ok((facts, rules, count)) => {
            match crate::count::verify::against_oracle(&facts, &rules, &count, &desk.state().lot) {
                Ok(()) => report.fine("the second count agrees"),
                Err(failure) => report.wrong(&place, failure.message),
            }
        }
        Err(refusal) => report.wrong(&place, refusal),
    }
}

fn certificates(files: &Files, entries: &[Entry], report: &mut Report) {
    for entry in entries {
        let Ok(Record::CertificateIssued(issued)) = Record::read(&entry.kind, &entry.body) else { continue };
        for (name, hash) in &issued.files {
            match files.get(name) {
                Some(bytes) if sha256(bytes) == *hash => {
                    report.fine(format!("{name} is the certificate that was issued"));
                }
                Some(_) => report.wrong(name, "it is not the certificate of which the journal holds the hash"),
                None => report.wrong(name, "the certificate is missing"),
            }
        }
    }
}
