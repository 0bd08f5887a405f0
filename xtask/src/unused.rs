//! Dependencies that no source names.
//!
//! It must never know what a dependency does. A crate that only the expansion of a macro names is listed in its
//! user's manifest: `[package.metadata.tidy] used-by-macro = ["name"]`.

use crate::findings::{Failure, Findings};
use crate::metadata::{Dependency, Kind, Metadata, Package};
use crate::repo::{File, Repo};
use crate::rust_text::code_only;

/// The check `cargo xtask unused`.
///
/// # Errors
/// Cargo cannot be asked.
pub(crate) fn check(repo: &Repo) -> Result<Findings, Failure> {
    Ok(search(repo, &Metadata::load(&repo.root)?))
}

fn search(repo: &Repo, metadata: &Metadata) -> Findings {
    let mut findings = Findings::default();
    let mut looked_at = 0_usize;
    for package in metadata.own() {
        let manifest = format!("{}/Cargo.toml", package.folder);
        for dependency in &package.dependencies {
            looked_at += 1;
            let used = is_used(repo, package, dependency);
            let excused = package.used_by_macro.contains(&dependency.name);
            let line = line_naming(repo.file(&manifest), &dependency.named);
            if !used && !excused {
                findings.error(
                    &manifest,
                    line,
                    format!("no source names the dependency `{}`", dependency.named),
                    "remove it, or list it under [package.metadata.tidy] used-by-macro",
                );
            }
            if used && excused {
                findings.error(
                    &manifest,
                    line,
                    format!("`{}` is listed as used by a macro, and a source names it", dependency.named),
                    "take it off [package.metadata.tidy] used-by-macro",
                );
            }
        }
    }
    findings.note(format!("{looked_at} dependencies looked for in the sources"));
    findings
}

fn is_used(repo: &Repo, package: &Package, dependency: &Dependency) -> bool {
    let name = dependency.named.replace('-', "_");
    let inside = format!("{}/", package.folder);
    repo.rust().filter(|file| file.path.starts_with(&inside)).any(|file| {
        let within = &file.path[inside.len()..];
        match dependency.kind {
            Kind::Normal => within.starts_with("src/") && names(&code_only(file.text()), &name),
            Kind::Build => within == "build.rs" && names(&code_only(file.text()), &name),
            // Examples in the documentation are tests too, so comments count.
            Kind::Dev => names(file.text(), &name),
        }
    })
}

/// True where the code says `name::` or `use name`.
fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + name.len()..]);
        let whole = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
            && !after.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        // `crate::name::` and `self::name::` are a module of our own.
        let a_path = after.starts_with("::") && (!before.ends_with("::") || before.ends_with(" ::"));
        let imported = before.ends_with("use ") && after.trim_start().starts_with([';', 'a']);
        whole && (a_path || imported)
    })
}

fn line_naming(manifest: Option<&File>, name: &str) -> usize {
    let begins = |line: &str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '=', '.']));
    manifest.and_then(|file| file.text().lines().position(begins)).map_or(0, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_where_it_is_used() {
        let check = |input: &str, expect: bool| {
            assert_eq!(names(&code_only(input), "a_b"), expect, "{input}");
        };
        check("use a_b::C;", true);
        check("use a_b;", true);
        check("use a_b as c;", true);
        check("let x = a_b::f();", true);
        check("#[derive(a_b::C)]", true);
        check("let a_b = 1; // a_b::", false);
        check("\"a_b::\"", false);
        check("my_a_b::f(); a_bc::f();", false);
        check("use crate::a_b::C;", false);
    }

    #[test]
    fn each_kind_is_sought_in_its_own_sources() {
        let check = |kind: Kind, path: &str, text: &str, macros: &[&str], expect: &[&str]| {
            let mut package = Package::test("p", true, &[("a-b", kind)]);
            package.used_by_macro = macros.iter().map(|&m| m.to_owned()).collect();
            let repo = Repo::of(&[("crates/p/Cargo.toml", "[dependencies]\na-b = \"1\"\n"), (path, text)]);
            assert_eq!(search(&repo, &Metadata::of(vec![package])).lines(), expect, "{path}: {text}");
        };
        let unused = ["crates/p/Cargo.toml:2: no source names the dependency `a-b`"];
        check(Kind::Normal, "crates/p/src/lib.rs", "use a_b::C;", &[], &[]);
        check(Kind::Normal, "crates/p/tests/t.rs", "use a_b::C;", &[], &unused);
        check(Kind::Dev, "crates/p/tests/t.rs", "use a_b::C;", &[], &[]);
        check(Kind::Dev, "crates/p/src/lib.rs", "//! use a_b::C;", &[], &[]);
        check(Kind::Build, "crates/p/src/lib.rs", "use a_b::C;", &[], &unused);
        check(Kind::Normal, "crates/q/src/lib.rs", "use a_b::C;", &[], &unused);
        check(Kind::Normal, "crates/p/src/lib.rs", "", &["a-b"], &[]);
        let stale = ["crates/p/Cargo.toml:2: `a-b` is listed as used by a macro, and a source names it"];
        check(Kind::Normal, "crates/p/src/lib.rs", "use a_b::C;", &["a-b"], &stale);
    }
}
