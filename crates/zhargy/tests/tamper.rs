//! An archive that somebody changed: both verifiers say what and where, whatever was changed and whether or not the list of
//! hashes was made anew.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest as _, Sha256};

type Files = BTreeMap<String, Vec<u8>>;

/// The archive of a demonstration, and a copy of it that is changed.
struct Archive {
    files: Files,
    copy: PathBuf,
}

fn archive(name: &str) -> Archive {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tamper").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let demo = Command::new(env!("CARGO_BIN_EXE_zhargy"))
        .args(["demo", "--precincts", "80", "--dir"])
        .arg(folder.join("demo"))
        .output()
        .unwrap();
    assert_eq!(demo.status.code(), Some(0), "{}", String::from_utf8_lossy(&demo.stdout));
    assert!(folder.join("demo/journal.db").is_file());
    let said = String::from_utf8_lossy(&demo.stdout);
    assert!(said.contains("Register of parties: 5 registered with their branches, 51 entries"), "{said}");
    let mut files = Files::new();
    let root = folder.join("demo/archive");
    collect(&root, &root, &mut files);
    let copy = folder.join("copy");
    for (name, bytes) in &files {
        write(&copy, name, bytes);
    }
    Archive { files, copy }
}

fn collect(root: &Path, folder: &Path, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            files.insert(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap());
        }
    }
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// The verifier in Python is read from the repository: that of the archive may be what was changed.
fn verifiers(folder: &Path) -> [(String, Option<i32>); 2] {
    let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../verifier/verify.py");
    let mut own = Command::new(env!("CARGO_BIN_EXE_zhargy"));
    own.arg("verify").arg(folder);
    let mut other = Command::new("python3");
    other.arg(python).arg(folder);
    [own, other].map(|mut command| {
        let out = command.output().unwrap();
        (String::from_utf8_lossy(&[out.stdout, out.stderr].concat()).into_owned(), out.status.code())
    })
}

fn python_is_new_enough() {
    let script = "import sys; print(sys.version); sys.exit(sys.version_info < (3, 11))";
    let out = Command::new("python3").args(["-c", script]).output();
    let out = out.unwrap_or_else(|error| panic!("these tests need python3 3.11 or later: {error}"));
    let version = String::from_utf8_lossy(&out.stdout);
    assert!(out.status.success(), "these tests need python3 3.11 or later, here is {version}");
}

fn hash(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}

/// A change of a file, and the line where it is.
type Change = (Vec<u8>, usize);

/// Another digit in the place of the first, of one in the middle, and of the last.
fn digits(bytes: &[u8]) -> Vec<Change> {
    let all: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
    let mut some = vec![all[0], all[all.len() / 2], all[all.len() - 1]];
    some.dedup();
    let change = |at: usize| {
        let mut changed = bytes.to_vec();
        changed[at] = b'0' + (changed[at] - b'0' + 1) % 10;
        (changed, line_of(bytes, at))
    };
    some.into_iter().map(change).collect()
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count()
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').collect()
}

/// A line less: the first, one in the middle, the last.
fn dropped(bytes: &[u8]) -> Vec<Change> {
    let all = lines(bytes);
    let mut some = vec![0, all.len() / 2, all.len() - 1];
    some.dedup();
    some.into_iter().map(|at| ([&all[..at], &all[at + 1..]].concat().concat(), at + 1)).collect()
}

/// Two lines that are not alike exchanged, at the beginning and in the middle.
fn swapped(bytes: &[u8]) -> Vec<Change> {
    let all = lines(bytes);
    let mut some = vec![0, all.len() / 2];
    some.dedup();
    let differ = |at: &usize| at + 1 < all.len() && all[*at] != all[at + 1];
    let swap = |at: usize| {
        let mut own = all.clone();
        own.swap(at, at + 1);
        (own.concat(), at + 1)
    };
    some.into_iter().filter(differ).map(swap).collect()
}

/// A journal or a table, where a fault is told by its line.
const BY_LINE: [&str; 4] = ["journal.jsonl", "precincts.csv", "protocols.csv", "result.json"];

impl Archive {
    /// Puts a file in the place of another, asks both, and puts it back. Both must name the file, and the line where it is a
    /// journal or a table.
    fn check(&self, name: &str, (bytes, line): &Change, anew: bool) {
        assert_ne!(self.files.get(name), Some(bytes), "{name}: nothing was changed");
        write(&self.copy, name, bytes);
        if anew {
            let each = self.files.iter().filter(|(other, _)| *other != "SHA256SUMS");
            let sum = |(other, own): (&String, &Vec<u8>)| {
                format!("{}  {other}\n", hash(if other == name { bytes } else { own }))
            };
            write(&self.copy, "SHA256SUMS", each.map(sum).collect::<String>().as_bytes());
        }
        for (said, exit) in verifiers(&self.copy) {
            let what = format!("{name} line {line}, hashes made anew: {anew}\n{said}");
            assert_eq!(exit, Some(1), "{what}");
            assert!(!said.contains("Traceback"), "{what}");
            let wrong: Vec<&str> = said.lines().filter(|line| !line.trim_start().starts_with("ok")).collect();
            let named = |words: &str| wrong.iter().any(|line| line.contains(name) && line.contains(words));
            assert!(named(""), "{what}");
            assert!(!BY_LINE.contains(&name) || named(&format!("line {line}")), "{what}");
        }
        write(&self.copy, name, &self.files[name]);
        write(&self.copy, "SHA256SUMS", &self.files["SHA256SUMS"]);
    }

    /// Every change with the list of hashes made anew, which is harder to see; the first also without.
    fn check_all(&self, name: &str, changes: &[Change]) {
        let anew = name != "SHA256SUMS";
        for (at, change) in changes.iter().enumerate() {
            self.check(name, change, anew);
            if anew && at == 0 {
                self.check(name, change, false);
            }
        }
    }

    fn untouched(&self) {
        for (said, exit) in verifiers(&self.copy) {
            assert_eq!(exit, Some(0), "{said}");
        }
    }
}

#[test]
fn every_file_but_the_acts() {
    python_is_new_enough();
    let archive = archive("files");
    archive.untouched();
    for (name, bytes) in archive.files.iter().filter(|(name, _)| !name.starts_with("acts/")) {
        archive.check_all(name, &digits(bytes));
        // One line has no other to change places with, and without it the file is empty.
        archive.check_all(name, &dropped(bytes));
        archive.check_all(name, &swapped(bytes));
    }
    archive.untouched();
}

#[test]
fn every_act() {
    python_is_new_enough();
    let archive = archive("acts");
    let acts: Vec<&String> = archive.files.keys().filter(|name| name.starts_with("acts/")).collect();
    assert!(acts.len() > 50);
    for (at, name) in acts.iter().enumerate() {
        let bytes = &archive.files[*name];
        // Each act in one way, all ways in turn; what is seen is the hash of the act, whatever was changed in it.
        let change = match at % 4 {
            0 => digits(bytes).swap_remove(at % 3),
            1 => dropped(bytes).swap_remove(1),
            2 => swapped(bytes).swap_remove(0),
            // Another act in its place.
            _ => (archive.files[acts[at - 1]].clone(), 1),
        };
        archive.check(name, &change, at % 8 < 7);
    }
    archive.untouched();
}

#[test]
fn files_missing_and_added() {
    python_is_new_enough();
    let archive = archive("added");
    let sums = &archive.files["SHA256SUMS"];
    let text = String::from_utf8(sums.clone()).unwrap();
    for name in ["zz.txt", "acts/kz/zz/act.toml"] {
        write(&archive.copy, name, b"1\n");
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.push(format!("{}  {name}", hash(b"1\n")));
        lines.sort_by(|a, b| a[66..].cmp(&b[66..]));
        write(&archive.copy, "SHA256SUMS", (lines.join("\n") + "\n").as_bytes());
        told(&archive, name);
        fs::remove_file(archive.copy.join(name)).unwrap();
    }
    for name in archive.files.keys().filter(|name| !name.starts_with("acts/") && *name != "SHA256SUMS") {
        fs::remove_file(archive.copy.join(name)).unwrap();
        let without: String = text.lines().filter(|line| &line[66..] != name).flat_map(|line| [line, "\n"]).collect();
        write(&archive.copy, "SHA256SUMS", without.as_bytes());
        told(&archive, name);
        write(&archive.copy, name, &archive.files[name]);
    }
    write(&archive.copy, "SHA256SUMS", sums);
    archive.untouched();
}

/// Both say no and name the file.
fn told(archive: &Archive, name: &str) {
    for (said, exit) in verifiers(&archive.copy) {
        assert_eq!(exit, Some(1), "{name}\n{said}");
        assert!(said.contains(name) && !said.contains("Traceback"), "{name}\n{said}");
    }
}
