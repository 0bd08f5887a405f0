//! Rust files say what they are and stay short; so do functions.
//!
//! It must never know what a function does: tests are not counted, and nothing else is excused without a line below.

use std::collections::BTreeSet;

use crate::findings::Findings;
use crate::repo::{File, Repo};
use crate::rust_text::{code_only, functions, test_lines};

/// Lines of a file without its tests.
const MOST_LINES: usize = 800;

/// Lines of a function, from the word `fn` to its last brace.
const MOST_LINES_OF_FUNCTION: usize = 70;

/// Functions that are longer for a reason: `("path", "name")`, the reason as a comment above. The list may only shrink; a
/// row whose function has become short is itself a finding.
const LONG_FUNCTIONS: &[(&str, &str)] = &[];

/// Every Rust source.
pub(crate) fn check(repo: &Repo, findings: &mut Findings) {
    check_with(repo, LONG_FUNCTIONS, findings);
}

fn check_with(repo: &Repo, excused: &[(&str, &str)], findings: &mut Findings) {
    let mut long = BTreeSet::new();
    for file in repo.rust() {
        if !file.text().starts_with("//!") {
            findings.error(
                &file.path,
                1,
                "the file does not say what it is",
                "begin it with `//!`: what it is, and what it must never know",
            );
        }
        if !is_test(file) {
            measure(file, excused, &mut long, findings);
        }
    }
    for &(path, name) in excused.iter().filter(|row| !long.contains(*row)) {
        findings.error(
            path,
            0,
            format!("`{name}` is excused for its length and needs it no more"),
            "remove its row from LONG_FUNCTIONS in xtask/src/tidy/lengths.rs",
        );
    }
}

/// True where the whole file is a test.
fn is_test(file: &File) -> bool {
    file.name() == "tests.rs" || file.path.split('/').any(|part| part == "tests")
}

fn measure<'a>(
    file: &File,
    excused: &[(&'a str, &'a str)],
    long: &mut BTreeSet<(&'a str, &'a str)>,
    findings: &mut Findings,
) {
    let code = code_only(file.text());
    let tests = test_lines(&code);
    let lines = tests.iter().filter(|&&test| !test).count();
    if lines > MOST_LINES {
        findings.error(
            &file.path,
            0,
            format!("{lines} lines without tests, at most {MOST_LINES}"),
            "split it by article, by step or by noun",
        );
    }
    for function in functions(&code) {
        let in_test = tests.get(function.line - 1).is_some_and(|&test| test);
        if in_test || function.lines <= MOST_LINES_OF_FUNCTION {
            continue;
        }
        match excused.iter().find(|&&(path, name)| path == file.path && name == function.name) {
            Some(&row) => {
                long.insert(row);
            }
            None => findings.error(
                &file.path,
                function.line,
                format!("`{}` has {} lines, at most {MOST_LINES_OF_FUNCTION}", function.name, function.lines),
                "split it by article or by step",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_functions_are_measured() {
        let check = |path: &str, text: &str, excused: &[(&str, &str)], expect: &[&str]| {
            let mut findings = Findings::default();
            check_with(&Repo::of(&[(path, text)]), excused, &mut findings);
            assert_eq!(findings.lines(), expect);
        };
        let function = |lines: usize| format!("//! A\nfn f() {{\n{}}}\n", "    g();\n".repeat(lines - 2));
        check("a.rs", &function(70), &[], &[]);
        check("a.rs", &function(71), &[], &["a.rs:2: `f` has 71 lines, at most 70"]);
        check("a.rs", &function(71), &[("a.rs", "f")], &[]);
        check("a.rs", &function(70), &[("a.rs", "f")], &["a.rs:0: `f` is excused for its length and needs it no more"]);
        check("crates/x/tests/a.rs", &function(71), &[], &[]);
        check("a.rs", &function(71).replace("fn f", "#[test]\nfn f"), &[], &[]);
        check("a.rs", &("//! A\n".repeat(801)), &[], &["a.rs:0: 801 lines without tests, at most 800"]);
        let tested = format!("{}#[cfg(test)]\nmod tests {{\n{}}}\n", "//! A\n".repeat(800), "//\n".repeat(90));
        check("a.rs", &tested, &[], &[]);
        check("a.rs", "fn f() {}\n", &[], &["a.rs:1: the file does not say what it is"]);
    }
}
