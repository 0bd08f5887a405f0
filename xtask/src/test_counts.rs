//! The sums of what test programs print, so that one line can say how many tests a run had.
//!
//! It must never know how the tests were started.

use std::fmt;

/// Tests of one or more programs.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Tests that passed.
    pub(crate) passed: u64,
    /// Tests that failed.
    pub(crate) failed: u64,
    /// Tests that were not run; this repository allows none.
    pub(crate) ignored: u64,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl Counts {
    /// Adds another run.
    pub(crate) fn join(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }

    /// Adds what this line reports: `test result: ok. 3 passed; 0 failed; 0 ignored; ...`; any other line adds nothing.
    pub(crate) fn add(&mut self, line: &str) {
        let Some((_, figures)) = line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". ")) else {
            return;
        };
        for figure in figures.split("; ") {
            if let Some((number, what)) = figure.split_once(' ')
                && let Ok(number) = number.parse::<u64>()
            {
                match what {
                    "passed" => self.passed += number,
                    "failed" => self.failed += number,
                    "ignored" => self.ignored += number,
                    _ => {}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_summed() {
        let check = |input: &[&str], expect: (u64, u64, u64)| {
            let mut counts = Counts::default();
            for line in input {
                counts.add(line);
            }
            assert_eq!((counts.passed, counts.failed, counts.ignored), expect, "{input:?}");
            counts.join(counts);
            assert_eq!((counts.passed, counts.failed, counts.ignored), (2 * expect.0, 2 * expect.1, 2 * expect.2));
        };
        let ok = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.00s";
        let bad = "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        check(&[ok], (3, 0, 1));
        check(&[ok, "test a ... ok", bad], (4, 2, 1));
        check(&["running 3 tests", "3 passed; 0 failed"], (0, 0, 0));
    }
}
