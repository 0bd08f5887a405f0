//! `docs/dependencies.txt`: who depends on whom among the crates of this workspace, committed so that a new wall or a
//! new door between rooms is seen in review.
//!
//! It must never know whether an arrow is allowed; `tidy` knows the floors.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::findings::{Failure, Findings};
use crate::metadata::{Kind, Metadata};
use crate::repo::{File, Repo};

const PATH: &str = "docs/dependencies.txt";

/// The command `cargo xtask deps`.
///
/// # Errors
/// Cargo cannot be asked, or the file cannot be written.
pub(crate) fn rewrite(repo: &Repo) -> Result<(), Failure> {
    let text = picture(&Metadata::load(&repo.root)?);
    std::fs::write(repo.root.join(PATH), text).map_err(|error| {
        Failure::new(format!("{PATH} cannot be written: {error}"), "check the permissions of docs/")
    })?;
    println!("{PATH} is written");
    Ok(())
}

/// Compares the committed file with the manifests.
///
/// # Errors
/// Cargo cannot be asked.
pub(crate) fn check(repo: &Repo) -> Result<Findings, Failure> {
    let mut findings = Findings::default();
    compare(repo, &picture(&Metadata::load(&repo.root)?), &mut findings);
    Ok(findings)
}

fn compare(repo: &Repo, expected: &str, findings: &mut Findings) {
    let found = repo.file(PATH).map(File::text).unwrap_or_default();
    if found != expected {
        let same = found.lines().zip(expected.lines()).take_while(|(a, b)| a == b).count();
        findings.error(
            PATH,
            same + 1,
            "it is not what the manifests say",
            "run `cargo xtask deps` and look at the difference",
        );
    }
}

fn picture(metadata: &Metadata) -> String {
    let mut text = "\
# Who depends on whom among the crates of this workspace; rewritten by `cargo xtask deps`.
# `->` in the program, `~>` in its tests only.
"
    .to_owned();
    for package in metadata.own() {
        let named = |wanted: fn(Kind) -> bool| -> BTreeSet<&str> {
            let ours = package.dependencies.iter().filter(|d| wanted(d.kind) && metadata.is_own(&d.name));
            ours.map(|d| d.name.as_str()).collect()
        };
        let program = named(|kind| kind != Kind::Dev);
        let tests: BTreeSet<&str> = named(|kind| kind == Kind::Dev).difference(&program).copied().collect();
        for (arrow, names) in [("->", &program), ("~>", &tests)] {
            // A crate that needs nobody is shown too: it is the floor of the house.
            if !names.is_empty() || arrow == "->" {
                let list: Vec<&str> = names.iter().copied().collect();
                let _ = writeln!(
                    text,
                    "{} {arrow} {}",
                    package.name,
                    if list.is_empty() { "nobody".to_owned() } else { list.join(", ") }
                );
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::Package;

    #[test]
    fn the_picture_follows_the_manifests() {
        let law = Package::test("law", true, &[("toml", Kind::Normal), ("oracle", Kind::Dev)]);
        let zhargy = Package::test("zhargy", true, &[("law", Kind::Normal), ("law", Kind::Dev)]);
        let oracle = Package::test("oracle", true, &[]);
        let text = picture(&Metadata::of(vec![law, oracle, zhargy]));
        let rows: Vec<&str> = text.lines().skip(2).collect();
        assert_eq!(rows, ["law -> nobody", "law ~> oracle", "oracle -> nobody", "zhargy -> law"]);

        let check = |committed: &str, expect: &[&str]| {
            let mut findings = Findings::default();
            compare(&Repo::of(&[(PATH, committed)]), &text, &mut findings);
            assert_eq!(findings.lines(), expect);
        };
        check(&text, &[]);
        check(
            &text.replace("zhargy -> law", "zhargy -> nobody"),
            &["docs/dependencies.txt:6: it is not what the manifests say"],
        );
        check("", &["docs/dependencies.txt:1: it is not what the manifests say"]);
    }
}
