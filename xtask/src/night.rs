//! `cargo xtask night`: an election night over HTTP at the size of a country, on SQLite and on PostgreSQL, and what was measured.
//!
//! It must never know what must hold: the test does.

use std::path::Path;

use crate::findings::Failure;
use crate::reports::Reports;
use crate::soak::holds;

/// The test, at full speed, one night after the other.
const TEST: &str = "test --release --quiet --package zhargy --test night -- --nocapture --test-threads 1";

const USAGE: &str = "`cargo xtask night [--precincts N] [--clerks N] [--readers N] [--sqlite|--postgres]`";

/// How large the night is, and where its journal is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Flags {
    precincts: u64,
    clerks: u64,
    readers: u64,
    /// A part of the name of the tests to run; all of them where it is empty.
    only: &'static str,
}

/// Carries the command out; false where something did not hold.
///
/// # Errors
/// Flags that are not understood; cargo that cannot be started.
pub(crate) fn command(root: &Path, flags: &[&str]) -> Result<bool, Failure> {
    let flags = read(flags)?;
    let variables =
        [("ZHARGY_PRECINCTS", flags.precincts), ("ZHARGY_CLERKS", flags.clerks), ("ZHARGY_READERS", flags.readers)];
    let arguments = format!("{TEST} {}", flags.only);
    let mut reports = Reports::default();
    let held = holds(root, "an election night", &variables, arguments.trim_end(), &mut reports)?;
    print!("\n{}", reports.text());
    Ok(held && reports.lossless())
}

fn read(flags: &[&str]) -> Result<Flags, Failure> {
    let mut read = Flags { precincts: 10_061, clerks: 300, readers: 500, only: "" };
    let mut left = flags.iter();
    while let Some(flag) = left.next() {
        let mut number = || left.next().and_then(|value| value.parse().ok()).filter(|number| *number > 1);
        let wrong = || Failure::new(format!("`{}` is not understood", flags.join(" ")), USAGE);
        match *flag {
            "--precincts" => read.precincts = number().ok_or_else(wrong)?,
            "--clerks" => read.clerks = number().ok_or_else(wrong)?,
            "--readers" => read.readers = number().ok_or_else(wrong)?,
            "--sqlite" => read.only = "sqlite",
            "--postgres" => read.only = "postgres",
            _ => return Err(wrong()),
        }
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_read() {
        let check = |flags: &[&str], expect: Option<(u64, u64, u64, &str)>| {
            let found = read(flags).ok().map(|flags| (flags.precincts, flags.clerks, flags.readers, flags.only));
            assert_eq!(found, expect, "{flags:?}");
        };
        check(&[], Some((10_061, 300, 500, "")));
        check(&["--precincts", "100", "--clerks", "9"], Some((100, 9, 500, "")));
        check(&["--postgres", "--readers", "7"], Some((10_061, 300, 7, "postgres")));
        check(&["--sqlite"], Some((10_061, 300, 500, "sqlite")));
        check(&["--clerks", "1"], None);
        check(&["--clerks"], None);
        check(&["--quick"], None);
    }
}
