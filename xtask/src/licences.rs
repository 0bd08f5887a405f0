//! The licence of every crate in the lock file, crates locked in two versions, and how many the default binary needs.
//!
//! It must never know why a crate is used: the manifests argue that.

use std::collections::BTreeMap;

use crate::findings::{Failure, Findings};
use crate::metadata::Metadata;
use crate::repo::Repo;
use crate::spdx::Expression;

/// Permissive licences, compatible with both of ours. Weak copyleft (MPL-2.0) is left out on purpose: a state body that
/// changes a file of such a crate would owe its source.
const ALLOWED: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "CC0-1.0",
];

/// The binary people install, and the number of crates its lock must stay below. The site costs some forty of them: hyper and
/// tokio with what they stand on, axum's router, Fluent with the plural rules of CLDR, maud. Each replaces code that this
/// project has no business to write: a server of HTTP, a scheduler, an engine of messages. The desks cost some thirty: Argon2id with its PHC strings,
/// SHA-1 for codes, descriptions of the types of the interface, and the curve of passkeys, which alone is seventeen small
/// crates of one family (RustCrypto), all of them pure Rust; signatures are the last thing to write oneself.
const DEFAULT_BINARY: (&str, usize) = ("zhargy", 275);

/// The check `cargo xtask licences`.
///
/// # Errors
/// Cargo cannot be asked.
pub(crate) fn check(repo: &Repo) -> Result<Findings, Failure> {
    let metadata = Metadata::load(&repo.root)?;
    let mut findings = weigh(&metadata);
    let (binary, limit) = DEFAULT_BINARY;
    let built = metadata.built_for(binary);
    findings.note(format!("{binary} is built of {built} crates on all platforms together (fewer than {limit} wanted)"));
    if built >= limit {
        findings.error(
            "Cargo.lock",
            0,
            format!("{binary} needs {built} crates"),
            format!("keep it under {limit}: turn default features off, or do without the newest dependency"),
        );
    }
    Ok(findings)
}

fn weigh(metadata: &Metadata) -> Findings {
    let mut findings = Findings::default();
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in &metadata.packages {
        versions.entry(&package.name).or_default().push(&package.version);
        if let Some(why) = refusal(package.licence.as_deref()) {
            findings.error(
                "Cargo.lock",
                0,
                format!("{} {}: {why}", package.name, package.version),
                format!(
                    "`cargo tree --invert {}` says who draws it in; choose a permissively licensed crate",
                    package.name
                ),
            );
        }
    }
    for (name, found) in versions.into_iter().filter(|(_, found)| found.len() > 1) {
        findings.warnings.push(format!("{name} is locked in {} versions: {}", found.len(), found.join(", ")));
    }
    findings.note(format!("{} crates in the lock file", metadata.packages.len()));
    findings
}

/// Why a licence is refused; nothing where it is allowed.
fn refusal(licence: Option<&str>) -> Option<String> {
    let Some(text) = licence else {
        return Some("its manifest states no licence".to_owned());
    };
    match Expression::parse(text) {
        Ok(expression) if expression.satisfied_by(ALLOWED) => None,
        Ok(_) => Some(format!("licence `{text}` is not allowed")),
        Err(malformed) => Some(format!("licence `{text}` cannot be read: {malformed}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::Package;

    #[test]
    fn licences_are_refused_with_a_reason() {
        let check = |input: Option<&str>, expect: Option<&str>| {
            assert_eq!(refusal(input).as_deref(), expect, "{input:?}");
        };
        check(Some("MIT OR Apache-2.0"), None);
        check(Some("Unlicense OR MIT"), None);
        check(Some("MPL-2.0"), Some("licence `MPL-2.0` is not allowed"));
        check(Some("MIT OR"), Some("licence `MIT OR` cannot be read: it ends too early"));
        check(None, Some("its manifest states no licence"));
    }

    #[test]
    fn two_versions_of_a_crate_are_a_warning() {
        let twice = |second: &str| {
            let (first, mut other) = (Package::test("a", false, &[]), Package::test(second, false, &[]));
            other.version = "2.0.0".to_owned();
            weigh(&Metadata::of(vec![first, other]))
        };
        assert_eq!(twice("a").warnings, ["a is locked in 2 versions: 1.0.0, 2.0.0"]);
        assert_eq!(twice("b").warnings, Vec::<String>::new());
    }
}
