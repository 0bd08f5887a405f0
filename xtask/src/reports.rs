//! What programs say of the faults they made: lines `report: WHAT: 3 kills, 0 lost; more`, kept and summed up for one report
//! at the end.
//!
//! It must never know a fault: words it does not sum up are shown as they came.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read};

/// What is summed up, in the order it is shown.
const SUMMED: [&str; 7] = ["kills", "restarts", "failed writes", "given again", "acknowledged", "lost", "doubled"];

/// The reports of a run, each by what it is about.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Reports(Vec<(String, String)>);

impl Reports {
    /// Keeps what this line reports; any other line adds nothing. A test harness may have begun the line.
    pub(crate) fn add(&mut self, line: &str) {
        let report = line.split_once("report: ").and_then(|(_, report)| report.trim_end().split_once(": "));
        if let Some((what, figures)) = report {
            self.0.push((what.to_owned(), figures.to_owned()));
        }
    }

    /// Shows what a program says as it comes, and keeps its reports. A program may print bytes that are no text.
    pub(crate) fn pass_on(&mut self, output: impl Read, mut seen: impl FnMut(&str)) {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            self.add(&line);
            seen(&line);
            println!("{line}");
        }
    }

    /// How often each of the words that are summed up was counted.
    fn sums(&self) -> [u64; SUMMED.len()] {
        let mut sums = [0_u64; SUMMED.len()];
        for (_, figures) in &self.0 {
            let figures = figures.split_once("; ").map_or(figures.as_str(), |(figures, _)| figures);
            for (number, word) in figures.split(", ").filter_map(|figure| figure.split_once(' ')) {
                if let (Ok(number), Some(at)) = (number.parse::<u64>(), SUMMED.iter().position(|own| *own == word)) {
                    sums[at] = sums[at].saturating_add(number);
                }
            }
        }
        sums
    }

    /// Whether anything was lost or doubled.
    pub(crate) fn lossless(&self) -> bool {
        self.sums()[5..] == [0, 0]
    }

    /// The report at the end, or nothing where nothing was reported.
    pub(crate) fn text(&self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let mut text = "fault report\n".to_owned();
        for (what, figures) in &self.0 {
            let _ = writeln!(text, "  {what}\n    {figures}");
        }
        let sums: Vec<String> = self.sums().iter().zip(SUMMED).map(|(sum, word)| format!("{sum} {word}")).collect();
        text + "  in all\n    " + &sums.join(", ") + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_kept_and_summed_up() {
        let check = |lines: &[&str], expect: &str, lossless: bool| {
            let mut reports = Reports::default();
            for line in lines {
                reports.add(line);
            }
            assert_eq!((reports.text().as_str(), reports.lossless()), (expect, lossless), "{lines:?}");
        };
        check(&["test a ... ok", "a report: no", "3 kills"], "", true);
        check(
            &["report: A, killed: 3 kills, 0 lost; seed 1; 9 lost", "test b ... report: B: 2 kills, 7 bytes changed\r"],
            "fault report\n  A, killed\n    3 kills, 0 lost; seed 1; 9 lost\n  B\n    2 kills, 7 bytes changed\n  in all\n    \
             5 kills, 0 restarts, 0 failed writes, 0 given again, 0 acknowledged, 0 lost, 0 doubled\n",
            true,
        );
        check(
            &["report: A: 1 lost"],
            "fault report\n  A\n    1 lost\n  in all\n    0 kills, 0 restarts, 0 failed writes, 0 given again, 0 acknowledged, \
             1 lost, 0 doubled\n",
            false,
        );
    }
}
