//! `cargo xtask tidy`: what the repository asks of its own files, one rule a module.
//!
//! It must never change a file, and never know what the product computes.

mod codes;
mod floats;
mod floors;
mod lengths;
mod links;
mod manifests;
mod plain;
mod words;

use crate::findings::{Failure, Findings};
use crate::metadata::Metadata;
use crate::repo::Repo;

/// All rules over the whole repository.
///
/// # Errors
/// Cargo cannot be asked about the crates.
pub(crate) fn check(repo: &Repo) -> Result<Findings, Failure> {
    let mut findings = Findings::default();
    plain::check(repo, &mut findings);
    words::check(repo, &mut findings);
    lengths::check(repo, &mut findings);
    manifests::check(repo, &mut findings);
    floats::check(repo, &mut findings);
    codes::check(repo, &mut findings);
    links::check(repo, &mut findings);
    floors::check(&Metadata::load(&repo.root)?, &mut findings);
    findings.note(format!("{} files looked at", repo.files.len()));
    Ok(findings)
}
