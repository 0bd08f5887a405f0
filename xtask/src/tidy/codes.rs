//! Every code a message may carry (`E101`, `L203`) has a page under `docs/codes/`, and every page a code.
//!
//! It must never know what a code means. A code is one capital and three digits at the beginning of a literal, in a source
//! outside its tests; where a constant has it, no other constant has the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::Findings;
use crate::repo::{File, Repo};
use crate::rust_text::{code_only, test_lines};

const PAGES: &str = "docs/codes/";

/// Sources of the crates against pages of the manual.
pub(crate) fn check(repo: &Repo, findings: &mut Findings) {
    let mut used: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    let mut constants: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for file in repo.rust().filter(|file| file.path.starts_with("crates/") && !file.path.contains("/tests/")) {
        for (code, line, constant) in codes(file) {
            used.entry(code).or_insert((&file.path, line));
            if !constant {
                continue;
            }
            if let Some((path, first)) = constants.insert(code, (&file.path, line)) {
                findings.error(
                    &file.path,
                    line,
                    format!("code `{code}` is taken: {path}:{first}"),
                    "one code, one meaning: take the next free one",
                );
            }
        }
    }
    let pages: BTreeSet<&str> =
        repo.files.iter().filter_map(|file| file.path.strip_prefix(PAGES)?.strip_suffix(".md")).collect();
    for (code, (path, line)) in used.iter().filter(|(code, _)| !pages.contains(*code)) {
        findings.error(*path, *line, format!("code `{code}` has no page"), format!("write {PAGES}{code}.md"));
    }
    for page in pages.iter().filter(|page| is_code(page) && !used.contains_key(*page)) {
        findings.error(
            format!("{PAGES}{page}.md"),
            0,
            "no crate uses this code",
            "remove the page, or the message was lost",
        );
    }
}

/// The codes of a source, each with its line and whether a constant is declared there; tests left out.
fn codes(file: &File) -> Vec<(&str, usize, bool)> {
    let tests = test_lines(&code_only(file.text()));
    let mut found = Vec::new();
    for (index, line) in file.text().lines().enumerate() {
        let told = line.trim_start().starts_with("//") || tests.get(index).is_some_and(|&test| test);
        if told {
            continue;
        }
        let constant = line.split_whitespace().any(|word| word == "const");
        let literals = line.split('"').skip(1).step_by(2);
        let first_words = literals.filter_map(|text| text.split(' ').next());
        found.extend(first_words.filter(|word| is_code(word)).map(|code| (code, index + 1, constant)));
    }
    found
}

fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 4 && bytes[0].is_ascii_uppercase() && bytes[1..].iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_pages_go_together() {
        let check = |files: &[(&str, &str)], expect: &[&str]| {
            let mut findings = Findings::default();
            check(&Repo::of(files), &mut findings);
            assert_eq!(findings.lines(), expect, "{files:?}");
        };
        let source = ("crates/law/src/codes.rs", "//! Codes\npub const A: &str = \"E101\";\n");
        let page = ("docs/codes/E101.md", "# E101\n");
        check(&[source, page, ("docs/codes/README.md", "# Codes\n")], &[]);
        check(&[source], &["crates/law/src/codes.rs:2: code `E101` has no page"]);
        check(&[page], &["docs/codes/E101.md:0: no crate uses this code"]);
        let again = ("crates/zhargy/src/codes.rs", "//! Codes\nconst B: &str = \"E101\";\n");
        check(
            &[source, again, page],
            &["crates/zhargy/src/codes.rs:2: code `E101` is taken: crates/law/src/codes.rs:2"],
        );
        check(
            &[("crates/a/src/lib.rs", "fn f() -> &str { \"L203\" }")],
            &["crates/a/src/lib.rs:1: code `L203` has no page"],
        );
        check(&[("crates/a/src/lib.rs", "#[test]\nfn f() { \"L203\" }\n// \"L204\"")], &[]);
        check(&[("crates/a/src/lib.rs", "fn f() { [\"L2030\", \"LL20\", \"l203\"] }")], &[]);
    }
}
