//! Files are plain: LF, a final newline, nothing behind the text of a line, under one megabyte.
//!
//! It must never judge what a file says. Test inputs that are meant to be broken stand in a folder named `fixtures`.

use crate::findings::Findings;
use crate::repo::{File, Repo};

/// 10^6 bytes; larger inputs are generated or fetched, not committed.
const MOST_BYTES: usize = 1_000_000;

/// Every file, by size and by line.
pub(crate) fn check(repo: &Repo, findings: &mut Findings) {
    for file in &repo.files {
        if file.bytes >= MOST_BYTES {
            findings.error(
                &file.path,
                0,
                format!("{} bytes", file.bytes),
                "keep files under 1 MB: generate it, or split it",
            );
        }
        let broken_on_purpose = file.path.split('/').any(|part| part == "fixtures");
        if !broken_on_purpose {
            check_lines(file, findings);
        }
    }
}

fn check_lines(file: &File, findings: &mut Findings) {
    let Some(text) = &file.text else { return };
    if text.is_empty() {
        return;
    }
    if !text.ends_with('\n') {
        findings.error(&file.path, text.lines().count(), "no newline at the end", "end the last line");
    }
    if text.ends_with("\n\n") {
        findings.error(&file.path, text.lines().count(), "empty lines at the end", "end the file with its last line");
    }
    // A snapshot keeps what the program printed, spaces too.
    let snapshot = file.has_extension("snap");
    for (index, line) in text.split('\n').enumerate() {
        if line.ends_with('\r') {
            findings.error(&file.path, index + 1, "the line ends in CR LF", "store it with LF");
        } else if line.ends_with([' ', '\t']) && !snapshot {
            findings.error(&file.path, index + 1, "spaces behind the line", "remove them");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_plain() {
        let check = |path: &str, text: &str, expect: &[&str]| {
            let mut findings = Findings::default();
            check(&Repo::of(&[(path, text)]), &mut findings);
            assert_eq!(findings.lines(), expect, "{text:?}");
        };
        check("a.md", "a\n\nb\n", &[]);
        check("a.md", "", &[]);
        check("a.md", "a", &["a.md:1: no newline at the end"]);
        check("a.md", "a\n\n", &["a.md:2: empty lines at the end"]);
        check("a.md", "a \nb\t\n", &["a.md:1: spaces behind the line", "a.md:2: spaces behind the line"]);
        check("a.snap", "a \n", &[]);
        check("a.md", "a\r\n", &["a.md:1: the line ends in CR LF"]);
        check("crates/law/tests/fixtures/a.toml", "a \r\n", &[]);
        check("a.txt", &"1234567\n".repeat(125_000), &["a.txt:0: 1000000 bytes"]);
        check("a.txt", &"1234567\n".repeat(124_999), &[]);
    }
}
