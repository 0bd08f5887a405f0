//! An archive that somebody changed: both verifiers say what and where, whatever was changed and whether or not the list of
//! hashes was made anew.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest as _, Sha256};

type Files = BTreeMap<String, Vec<u8>>;

/// The archive of an election of 80 precincts, made once.
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
    let asked = Command::new("python3").args(["-c", "import sys; print(sys.version); sys.exit(sys.version_info < (3, 11))"]);
    let mut asked = asked.to_owned_command();
    let out = asked.output().unwrap_or_else(|error| panic!("these tests need python3 3.11 or later: {error}"));
    let version = String::from_utf8_lossy(&out.stdout);
    assert!(out.status.success(), "these tests need python3 3.11 or later, here is {version}");
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Archive {
    /// Puts a file in the place of another, asks both, and puts everything back. Both must name the file and the line.
    fn check(&self, name: &str, bytes: &[u8], anew: bool, line: Option<usize>) {
        assert_ne!(self.files.get(name).map(Vec::as_slice), Some(bytes), "{name}: nothing was changed");
        write(&self.copy, name, bytes);
        if anew {
            let mut sums = String::new();
            for (other, own) in self.files.iter().filter(|(other, _)| *other != "SHA256SUMS") {
                let bytes = if other == name { bytes } else { own };
                sums += &format!("{}  {other}\n", hash(bytes));
            }
            write(&self.copy, "SHA256SUMS", sums.as_bytes());
        }
        let place = line.map_or_else(|| name.to_owned(), |line| format!("{name} line {line}"));
        for (said, exit) in verifiers(&self.copy) {
            assert_eq!(exit, Some(1), "{name}, sums anew: {anew}\n{said}");
            let found = match line {
                None => said.contains(name),
                // The line itself, or the next one, which no longer follows it.
                Some(_) => said.contains(&place),
            };
            assert!(found, "{place} is not named, sums anew: {anew}\n{said}");
            assert!(!said.contains("Traceback"), "{said}");
        }
        write(&self.copy, name, self.files.get(name).map_or(&[][..], Vec::as_slice));
        write(&self.copy, "SHA256SUMS", &self.files["SHA256SUMS"]);
    }

    /// Whether a fault of a file is told by its line: a journal or a table.
    fn by_line(name: &str) -> bool {
        ["journal.jsonl", "precincts.csv", "protocols.csv", "result.json"].contains(&name)
    }
}
