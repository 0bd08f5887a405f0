//! Each line of a manifest that draws in somebody else's crate is argued in a comment above it.
//!
//! It must never weigh the argument; a reader does. A crate of our own, and one inherited from the workspace, where it is
//! argued once, need none.

use crate::findings::Findings;
use crate::repo::{File, Repo};

/// Every `Cargo.toml`.
pub(crate) fn check(repo: &Repo, findings: &mut Findings) {
    for file in repo.files.iter().filter(|file| file.name() == "Cargo.toml") {
        for (line, name) in unargued(file) {
            findings.error(
                &file.path,
                line,
                format!("nothing argues for the dependency `{name}`"),
                "a comment on the line above says why this crate, and not our own code",
            );
        }
    }
}

fn unargued(file: &File) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut in_list = false;
    let mut argued = false;
    // Brackets that are open: a list of features may go on over several lines.
    let mut open = 0_usize;
    for (index, line) in file.text().lines().enumerate() {
        let line = line.trim();
        if open == 0 && line.starts_with('[') {
            let section = line.trim_matches(['[', ']']);
            in_list = section.ends_with("dependencies");
            // `[dependencies.name]` is one dependency, a table of its own.
            if let Some((_, name)) = section.split_once("dependencies.")
                && !argued
            {
                found.push((index + 1, name.to_owned()));
            }
        } else if open == 0 && in_list && !line.is_empty() && !line.starts_with('#') && !argued && !ours(line) {
            let name = line.split(['=', ' ', '.']).next().unwrap_or_default();
            found.push((index + 1, name.to_owned()));
        }
        if !line.starts_with('#') {
            open = (open + line.matches(['[', '{']).count()).saturating_sub(line.matches([']', '}']).count());
        }
        argued = line.starts_with('#');
    }
    found
}

fn ours(line: &str) -> bool {
    let bare = line.replace(' ', "");
    bare.contains("path=") || bare.contains(".workspace=true") || bare.contains("workspace=true")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dependencies_are_argued() {
        let check = |input: &str, expect: &[&str]| {
            let repo = Repo::of(&[("a/Cargo.toml", input)]);
            let found: Vec<String> =
                unargued(&repo.files[0]).into_iter().map(|(line, name)| format!("{line} {name}")).collect();
            assert_eq!(found, expect, "{input}");
        };
        check("[dependencies]\n# dates are not our purpose\njiff = \"0.2\"\n", &[]);
        check("[dependencies]\njiff = \"0.2\"\n", &["2 jiff"]);
        check("[dependencies]\n# one\na = \"1\"\nb = \"1\"\n", &["4 b"]);
        check("[dependencies]\nlaw.workspace = true\nseats = { path = \"../seats\" }\n", &[]);
        check("[target.'cfg(unix)'.dev-dependencies]\na = \"1\"\n", &["2 a"]);
        check("[workspace.dependencies]\na = { version = \"1\", features = [\n  \"b\",\n] }\n", &["2 a"]);
        check("[dependencies.a]\nversion = \"1\"\n", &["1 a"]);
        check("# why\n[dependencies.a]\nversion = \"1\"\n", &[]);
        check("[package]\nname = \"a\"\n[features]\nx = []\n", &[]);
    }
}
