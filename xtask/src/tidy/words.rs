//! Words that no file of the repository may hold: unfinished work, paths of one machine, hosts of one network.
//!
//! It must never know what the text around them means. Each word is spelled here in two halves, so that this file may
//! stand in the repository it guards.

use crate::findings::Findings;
use crate::repo::{File, Repo};
use crate::rust_text::code_only;

struct Word {
    text: &'static str,
    /// True where it counts only as a whole word, or at the beginning of a path.
    whole: bool,
    why: &'static str,
    hint: &'static str,
}

const UNFINISHED: &str = "unfinished work";
const FINISH: &str = "finish it, or leave it out and say so in docs/DESIGN.md";
const MACHINE: &str = "a path of one machine";
const RELATIVE: &str = "name it from the root of the repository, or take it as an argument";
const HOST: &str = "a package host is the business of the reader's own settings";
const PLAIN: &str = "name the package alone";

/// Anywhere, in comments and data too.
const EVERYWHERE: &[Word] = &[
    Word { text: concat!("TO", "DO"), whole: true, why: UNFINISHED, hint: FINISH },
    Word { text: concat!("FIX", "ME"), whole: true, why: UNFINISHED, hint: FINISH },
    Word { text: concat!("/ho", "me/"), whole: true, why: MACHINE, hint: RELATIVE },
    Word { text: concat!("/ro", "ot/"), whole: true, why: MACHINE, hint: RELATIVE },
    Word { text: concat!("/wo", "rk/"), whole: true, why: MACHINE, hint: RELATIVE },
    Word { text: concat!("/Us", "ers/"), whole: true, why: MACHINE, hint: RELATIVE },
    Word {
        text: concat!("/t", "mp/"),
        whole: true,
        why: MACHINE,
        hint: "use the folder the system names, or one under target/",
    },
    Word { text: concat!("index.", "crates.io"), whole: false, why: HOST, hint: PLAIN },
    Word { text: concat!("static.", "crates.io"), whole: false, why: HOST, hint: PLAIN },
    Word { text: concat!("files.", "pythonhosted.org"), whole: false, why: HOST, hint: PLAIN },
    Word { text: concat!("pypi.", "org/simple"), whole: false, why: HOST, hint: PLAIN },
    Word { text: concat!("registry.", "npmjs.org"), whole: false, why: HOST, hint: PLAIN },
    Word { text: concat!("proxy.", "golang.org"), whole: false, why: HOST, hint: PLAIN },
    Word { text: concat!("extra-", "index-url"), whole: false, why: HOST, hint: PLAIN },
    Word { text: concat!("replace", "-with"), whole: false, why: HOST, hint: PLAIN },
];

/// In code, outside comments and literals.
const IN_CODE: &[Word] = &[
    Word { text: concat!("to", "do!"), whole: true, why: UNFINISHED, hint: FINISH },
    Word { text: concat!("unimple", "mented!"), whole: true, why: UNFINISHED, hint: FINISH },
    Word { text: concat!("db", "g!"), whole: true, why: "a trace left behind", hint: "remove it" },
    Word {
        text: concat!("#[ig", "nore"),
        whole: false,
        why: "a test that is switched off",
        hint: "repair it or remove it",
    },
    Word {
        text: concat!("#[al", "low("),
        whole: false,
        why: "a lint switched off for good",
        hint: "#[expect(.., reason = \"..\")] ends with its cause",
    },
    Word {
        text: concat!("#![al", "low("),
        whole: false,
        why: "a lint switched off for good",
        hint: "#![expect(.., reason = \"..\")] ends with its cause",
    },
];

/// The only place a crate of the lock file may come from.
const LOCK_SOURCE: &str = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";

/// Every file that has text.
pub(crate) fn check(repo: &Repo, findings: &mut Findings) {
    for file in &repo.files {
        search(file, file.text(), EVERYWHERE, findings);
        if file.is_rust() {
            search(file, &code_only(file.text()), IN_CODE, findings);
        }
        if file.name() == "Cargo.lock" {
            for (index, line) in file.text().lines().enumerate() {
                if line.starts_with("source = ") && line != LOCK_SOURCE {
                    findings.error(
                        &file.path,
                        index + 1,
                        format!("a crate from elsewhere: {line}"),
                        "use the crate its registry publishes",
                    );
                }
            }
        }
    }
}

fn search(file: &File, text: &str, words: &[Word], findings: &mut Findings) {
    for (index, line) in text.lines().enumerate() {
        for word in words {
            if line.match_indices(word.text).any(|(at, _)| !word.whole || stands_alone(line, at, word.text)) {
                findings.error(&file.path, index + 1, format!("`{}`: {}", word.text, word.why), word.hint);
            }
        }
    }
}

/// A word is whole where no letter touches it; a path is absolute where nothing of a path or an address precedes it.
fn stands_alone(line: &str, at: usize, word: &str) -> bool {
    let (before, after) = (line[..at].chars().next_back(), line[at + word.len()..].chars().next());
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if word.starts_with('/') {
        return !part(before) && !matches!(before, Some('.' | '/' | '-' | '~' | '}' | '*' | ')'));
    }
    !part(before) && (word.ends_with('!') || !part(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found() {
        let check = |path: &str, text: &str, expect: &[usize]| {
            let mut findings = Findings::default();
            check(&Repo::of(&[(path, text)]), &mut findings);
            let lines: Vec<usize> = findings.errors.iter().map(|finding| finding.line).collect();
            assert_eq!(lines, expect, "{path}: {text}");
        };
        check("a.md", concat!("x\n", "TO", "DO: y"), &[2]);
        check("a.md", concat!("MET", "TO", "DOX"), &[]);
        check("a.rs", concat!("//! x\nfn a() { to", "do!() }"), &[2]);
        check("a.rs", concat!("//! `to", "do!` is refused"), &[]);
        check("a.rs", concat!("#[al", "low(dead_code)]\n#[ig", "nore]\n#![al", "low(x)]"), &[1, 2, 3]);
        check("a.md", concat!("see `/ho", "me/me/x`"), &[1]);
        check("a.md", concat!("https://example.org/ho", "me/x and a/wo", "rk/b"), &[]);
        check("a.sh", concat!("PATH=/ro", "ot/bin"), &[1]);
        check("a.toml", concat!("x = \"https://index.", "crates.io/\""), &[1]);
        check("Cargo.lock", &format!("{LOCK_SOURCE}\n"), &[]);
        check("Cargo.lock", "source = \"git+https://example.org/x\"\n", &[1]);
    }
}
