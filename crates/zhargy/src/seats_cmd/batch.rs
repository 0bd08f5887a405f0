//! A folder of cases against what they expect. It reports, and must never let a broken case pass for a skipped one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Value, json};

use super::case::{Case, Expected, ExpectedSeats};
use super::fault::codes;
use super::solve::{Answer, Part, State};
use super::{answered, bytes_of, read, show, told, written};
use crate::Done;
use crate::cli::SeatsArgs;
use crate::failure::Failure;
use crate::render::{Align, Table};

/// Folders within folders deeper than this are not looked into.
const DEPTH: usize = 16;

/// What became of a case.
enum Fate {
    Equal,
    /// How it differs, one line each.
    Different(Vec<String>),
    /// The rule that is not known.
    Skipped(String),
}

#[derive(Default)]
struct Report {
    /// Equal, different, skipped by group.
    groups: BTreeMap<String, [usize; 3]>,
    different: Vec<(String, Vec<String>)>,
    skipped: BTreeMap<String, Vec<String>>,
}

/// Runs every `*.json` below a folder, in the order of their paths.
pub(crate) fn run(folder: &Path, args: &SeatsArgs) -> Done {
    let mut paths = Vec::new();
    collect(folder, 0, &mut paths)?;
    paths.sort();
    if paths.is_empty() {
        return Err(Failure::new(
            codes::FILE,
            format!("{} holds no .json file", folder.display()),
            "name the folder that holds the cases",
        ));
    }
    let mut report = Report::default();
    for path in &paths {
        let shown = path.strip_prefix(folder).unwrap_or(path);
        let group = shown.parent().and_then(|parent| parent.components().next());
        let group = group.map_or_else(|| ".".to_owned(), |first| first.as_os_str().to_string_lossy().into_owned());
        report.add(group, shown.display().to_string(), case(path, args.verify));
    }
    let mut out = BufWriter::new(anstream::stdout().lock());
    let done = if args.json { report.json(&mut out) } else { report.words(&mut out) };
    written(done.and_then(|()| out.flush()))?;
    Ok(if report.different.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn collect(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let failed = |error: io::Error| {
        Failure::new(
            codes::FILE,
            format!("{}: {error}", folder.display()),
            "check the path and that the folder can be read",
        )
    };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        // A link to a folder is not followed: it may lead back here.
        if entry.file_type().map_err(failed)?.is_dir() {
            if depth < DEPTH {
                collect(&path, depth + 1, paths)?;
            }
        } else if path.extension().is_some_and(|ending| ending == "json") {
            paths.push(path);
        }
    }
    Ok(())
}

fn case(path: &Path, verify: bool) -> Fate {
    let bytes = match bytes_of(path) {
        Ok(bytes) => bytes,
        Err(failure) => return Fate::Different(vec![failure.message]),
    };
    let case = match read::case(&path.display().to_string(), &bytes) {
        Ok(case) => case,
        Err(unread) => {
            let broken = || Fate::Different(vec![unread.fault.to_string().replace("\n\n", "; ")]);
            return unread.unknown_rule.clone().map_or_else(broken, Fate::Skipped);
        }
    };
    let Some(expected) = &case.expected else {
        return Fate::Skipped("a case without `expected`".to_owned());
    };
    match answered(&case, verify) {
        Ok(answer) => {
            let differs = differences(&case, expected, &answer);
            if differs.is_empty() { Fate::Equal } else { Fate::Different(differs) }
        }
        Err(trouble) => {
            let (code, what) = told(&trouble);
            Fate::Different(vec![format!("{code} {what}")])
        }
    }
}

/// Where the answer is not what was expected; empty where it is.
fn differences(case: &Case, expected: &Expected, answer: &Answer) -> Vec<String> {
    let mut found = Vec::new();
    let whole = &answer.whole;
    if !whole.state.is_answer() {
        found.push(format!("expected seats, got no answer: {}", show::word(&whole.state)));
    }
    // A tie of which nothing more is said (no seats, no lists) asks only that it is reported.
    let told = match &expected.seats {
        ExpectedSeats::Flat(seats) => !seats.is_empty(),
        ExpectedSeats::Nested(_) => true,
    } || expected.tied.is_some()
        || !expected.tie;
    match &expected.seats {
        ExpectedSeats::Flat(seats) if told => compare(case, "", seats, whole, &mut found),
        ExpectedSeats::Flat(_) => {}
        ExpectedSeats::Nested(districts) => nested(case, districts, answer, &mut found),
    }
    match (&whole.state, expected.tie) {
        (State::Tied { lists, seats }, true) => {
            if let Some((names, open)) = &expected.tied {
                let got: BTreeSet<&str> = lists.iter().map(|list| case.lists[*list].as_str()).collect();
                let wanted: BTreeSet<&str> = names.iter().map(String::as_str).collect();
                if got != wanted || u64::from(*seats) != *open {
                    found.push(format!("expected a tie of {wanted:?} for {open}, got {got:?} for {seats}"));
                }
            }
        }
        (State::Tied { .. }, false) => {
            found.push(format!("expected no tie, got {}", show::tie(&whole.state, &case.lists)));
        }
        (_, true) => found.push("expected a tie, got none".to_owned()),
        (_, false) => {}
    }
    found
}

/// A list that is not named on either side has no seats.
fn compare(case: &Case, place: &str, expected: &BTreeMap<String, u64>, part: &Part, found: &mut Vec<String>) {
    for (name, seats) in case.lists.iter().zip(&part.seats) {
        let wanted = expected.get(name).copied().unwrap_or(0);
        if wanted != u64::from(*seats) {
            found.push(format!("{place}{name}: expected {wanted}, got {seats}"));
        }
    }
    for (name, wanted) in expected.iter().filter(|(name, wanted)| **wanted > 0 && !case.lists.contains(name)) {
        found.push(format!("{place}{name}: expected {wanted}, and `votes` has no such list"));
    }
}

fn nested(case: &Case, expected: &BTreeMap<String, BTreeMap<String, u64>>, answer: &Answer, found: &mut Vec<String>) {
    if answer.districts.is_empty() {
        found.push("expected seats by district, got one allocation".to_owned());
        return;
    }
    let none = BTreeMap::new();
    for (name, part) in &answer.districts {
        compare(case, &format!("{name}, "), expected.get(name).unwrap_or(&none), part, found);
    }
    for name in expected.keys().filter(|name| !answer.districts.iter().any(|(own, _)| own == *name)) {
        found.push(format!("expected seats in {name}, and `votes` has no such district"));
    }
}

impl Report {
    fn add(&mut self, group: String, path: String, result: Fate) {
        let counts = self.groups.entry(group).or_default();
        match result {
            Fate::Equal => counts[0] += 1,
            Fate::Different(lines) => {
                counts[1] += 1;
                self.different.push((path, lines));
            }
            Fate::Skipped(rule) => {
                counts[2] += 1;
                self.skipped.entry(rule).or_default().push(path);
            }
        }
    }

    fn totals(&self) -> [usize; 3] {
        self.groups.values().fold([0; 3], |sum, own| [sum[0] + own[0], sum[1] + own[1], sum[2] + own[2]])
    }

    fn words(&self, out: &mut impl Write) -> io::Result<()> {
        let mut table = Table::new(&[
            ("group", Align::Left),
            ("equal", Align::Right),
            ("different", Align::Right),
            ("skipped", Align::Right),
        ]);
        for (group, counts) in &self.groups {
            let mut row = vec![group.clone()];
            row.extend(counts.iter().map(usize::to_string));
            table.row(row);
        }
        write!(out, "{}", table.render(0))?;
        for (path, lines) in &self.different {
            writeln!(out, "\ndifferent: {path}")?;
            for line in lines {
                writeln!(out, "  {line}")?;
            }
        }
        for (rule, paths) in &self.skipped {
            writeln!(out, "\nskipped, {rule}: {}", paths.len())?;
            for path in paths {
                writeln!(out, "  {path}")?;
            }
        }
        let [equal, different, skipped] = self.totals();
        writeln!(out, "\n{equal} equal, {different} different, {skipped} skipped")
    }

    fn json(&self, out: &mut impl Write) -> io::Result<()> {
        let counts = |[equal, different, skipped]: [usize; 3]| json!({ "equal": equal, "different": different, "skipped": skipped });
        let groups: serde_json::Map<String, Value> =
            self.groups.iter().map(|(group, own)| (group.clone(), counts(*own))).collect();
        let different: serde_json::Map<String, Value> =
            self.different.iter().map(|(path, lines)| (path.clone(), json!(lines))).collect();
        let all = json!({ "groups": groups, "different": different, "skipped": self.skipped, "total": counts(self.totals()) });
        writeln!(out, "{all:#}")
    }
}
