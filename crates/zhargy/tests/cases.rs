//! Runs the cases of `cases/`: every table of every file, one test a subject, and what no case names. `cases/README.md` says
//! how a case is written. This file must never know what a case expects.

#[path = "cases/candidates.rs"]
mod candidates;
#[path = "cases/counts.rs"]
mod counts;
#[path = "cases/coverage.rs"]
mod coverage;
#[path = "cases/deadlines.rs"]
mod deadlines;
#[path = "cases/filings.rs"]
mod filings;
#[path = "cases/law_answers.rs"]
mod law_answers;
#[path = "cases/markdown.rs"]
mod markdown;
#[path = "cases/office.rs"]
mod office;
#[path = "cases/persons.rs"]
mod persons;
#[path = "cases/protocols.rs"]
mod protocols;
#[path = "cases/register.rs"]
mod register;
#[path = "cases/schedules.rs"]
mod schedules;
#[path = "cases/seats_of_one.rs"]
mod seats_of_one;
#[path = "cases/small_contests.rs"]
mod small_contests;
#[path = "cases/statutes.rs"]
mod statutes;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::sync::LazyLock;

use crate::coverage::Seen;
use crate::markdown::Table;
use crate::statutes::Statutes;

static STATUTES: LazyLock<Statutes> = LazyLock::new(Statutes::load);

/// What ran.
#[derive(Default)]
struct Ran {
    files: usize,
    tables: usize,
    rows: usize,
    faults: Vec<String>,
    seen: Seen,
    /// Codes of findings that a protocol was found to have.
    findings: BTreeSet<String>,
}

impl Ran {
    fn table(&mut self, table: &Table) {
        self.tables += 1;
        self.rows += table.rows.len();
        if table.headings.is_empty() {
            self.faults.push(format!("{}: a heading must name the article above the table", table.place));
        }
        let faults = if law_answers::is(table) {
            law_answers::run(table, &STATUTES, &mut self.seen)
        } else if counts::is(table) {
            counts::run(table, &STATUTES)
        } else if deadlines::is_terms(table) {
            deadlines::run_terms(table, &STATUTES)
        } else if deadlines::is_days(table) {
            deadlines::run_days(table, &STATUTES)
        } else if protocols::is(table) {
            protocols::run(table, &STATUTES, &mut self.findings)
        } else if persons::is(table) {
            persons::run(table, &STATUTES)
        } else if filings::is(table) {
            filings::run(table, &STATUTES)
        } else if schedules::is(table) {
            schedules::run(table, &STATUTES)
        } else if seats_of_one::is(table) {
            seats_of_one::run(table, &STATUTES)
        } else if candidates::is(table) {
            candidates::run(table, &STATUTES)
        } else if register::is(table) {
            register::run(table, &STATUTES)
        } else if office::is(table) {
            office::run(table, &STATUTES)
        } else {
            vec![format!("{}: no kind of table has these columns", table.place)]
        };
        self.faults.extend(faults);
    }

    /// Prints what ran, also where the test passes, and fails if anything was wrong.
    fn report(&self, of: &str) {
        self.print(of);
        assert!(self.faults.is_empty(), "{} faults\n{}", self.faults.len(), self.faults.join("\n"));
    }

    /// Straight to standard error: the harness keeps what a passing test prints through macros.
    fn print(&self, of: &str) {
        let line = format!("cases of {of}: {} files, {} tables, {} rows\n", self.files, self.tables, self.rows);
        std::io::stderr().write_all(line.as_bytes()).expect("standard error takes a line");
    }
}

/// Runs the files of the subjects that `chosen` takes.
fn run(chosen: impl Fn(&str) -> bool) -> Ran {
    let mut ran = Ran::default();
    for (subject, path) in markdown::cases() {
        if !chosen(&subject) {
            continue;
        }
        let (tables, faults) = markdown::read(&subject, &path);
        ran.files += 1;
        ran.faults.extend(faults);
        if tables.is_empty() {
            ran.faults.push(format!("{} has no table", path.display()));
        }
        for table in &tables {
            ran.table(table);
        }
    }
    ran
}

macro_rules! subjects {
    ($($test:ident: $folder:literal,)*) => {
        const SUBJECTS: &[&str] = &[$($folder),*];
        $(
            #[test]
            fn $test() {
                let ran = run(|subject| subject == $folder);
                assert!(ran.files > 0, "there is no case of {}", $folder);
                ran.report($folder);
            }
        )*
    };
}

subjects! {
    akims: "akims",
    akims_candidates: "akims-candidates",
    akims_indirect: "akims-indirect",
    akims_outcome: "akims-outcome",
    assembly_of_the_people: "assembly",
    calendar_of_elections: "calendar-of-elections",
    calendars: "calendars",
    commissions_and_ballots: "commissions-and-ballots",
    constitution: "constitution",
    holidays: "holidays",
    kurultai: "kurultai",
    list_elections: "list-elections",
    lists: "lists",
    maslikhats: "maslikhats",
    observers: "observers",
    ombudsman: "ombudsman",
    parties: "parties",
    parties_register: "parties-register",
    penal: "penal",
    persons_of_a_list: "persons",
    protocol: "protocol",
    quota_of_lists: "quota-of-lists",
    recall: "recall",
    referendum: "referendum",
    single_seats: "single-seats",
    treaty: "treaty",
}

/// A folder without a test would never run.
#[test]
fn every_folder_is_a_subject() {
    let folders: BTreeSet<String> = markdown::cases().into_iter().map(|(subject, _)| subject).collect();
    let subjects: BTreeSet<String> = SUBJECTS.iter().map(|subject| (*subject).to_owned()).collect();
    assert_eq!(folders, subjects);
}

/// Every version of every rule, every article and the day before every known change is named by some row.
#[test]
fn everything_the_law_says_is_in_a_case() {
    let ran = run(|_| true);
    let missing = ran.seen.missing(&STATUTES.law);
    ran.print("everything");
    assert!(missing.is_empty(), "{} missing\n{}", missing.len(), missing.join("\n"));
}

/// Every finding of protocols that a program can find is found in some case.
#[test]
fn every_finding_is_in_a_case() {
    let ran = run(|subject| subject == "protocol");
    let by_program = |row: &&election::protocol::FindingRow| row.check != election::protocol::Check::ByHand;
    let all: BTreeSet<String> =
        STATUTES.protocols.findings.iter().filter(by_program).map(|row| row.code.clone()).collect();
    assert_eq!(ran.findings, all);
}

/// Every rule that a step of the calendar reads is a rule of the law.
#[test]
fn every_step_reads_a_rule() {
    let missing: Vec<&str> = STATUTES.plan.rules().filter(|rule| STATUTES.law.rule(rule).is_none()).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

/// What a case gets wrong is found, with its line.
#[test]
fn a_wrong_case_fails() {
    let check = |text: &str, expect: &str| {
        let (tables, mut faults) = markdown::parse("case.md", text);
        let mut ran = Ran::default();
        for table in &tables {
            ran.table(table);
        }
        faults.extend(ran.faults);
        assert!(faults.iter().any(|fault| fault.contains(expect)), "{text}\n{faults:?}");
    };
    let law = |cells: &str| format!("# A\n| rule | on | answer |\n|---|---|---|\n| {cells} |\n");
    check(
        &law("majilis.list.threshold | 2021-06-05 | 7 %"),
        "case.md:4: | majilis.list.threshold | 2021-06-05 | 7 % |",
    );
    check(&law("majilis.list.threshold | 5 June | 5 %"), "case.md:4: `5 June`");
    check(&law("majilis.threshold | 2021-06-05 | 5 %"), "no act defines the rule");
    check(&law("majilis.list.threshold | 2021-06-05"), "case.md:4: 2 cells under 3 columns");
    check("| rule | on | answer |\n|---|---|---|\n| a | b | c |\n", "case.md:1: a heading must name");
    check("# A\n| rule | on | anser |\n|---|---|---|\n| a | b | c |\n", "unknown column `anser`");
    check("# A\n| what | is this |\n|---|---|\n| a | b |\n", "case.md:2: no kind of table");
    check("# A\n| rule | on | answer |\n| a | b | c |\n", "case.md:3: a line of dashes must follow");
    let count = |mandates: &str, outcome: &str| {
        format!(
            "# A\n\n- office: majilis\n- law of: 2021-06-05\n- seats: 98\n\n| list | votes | registered | mandates |\n\
             |---|---|---|---|\n| A | 60 | | {mandates} |\n| B | 40 | | 39 |\n| against all | 0 | | |\n\n{outcome}\n"
        )
    };
    check(&count("58", "Outcome: decided"), "case.md:9: | A | 60 | | 58 |\n    mandates: expected 58, found 59");
    check(&count("59", "Outcome: silent OC-1"), "case.md:13: outcome: expected `silent OC-1`, found `decided`");
    check(&count("59", ""), "the line `Outcome: ...` is missing");
    check(&count("many", "Outcome: decided"), "case.md:9: `many` in the column `mandates`");
    let protocol = |value: &str, findings: &str| {
        format!(
            "# A\n\n- protocol of: 2021-01-10\n- lists: X\n\n| figure | value |\n|---|---|\n| A1 | {value} |\n\nFindings: {findings}\nUnchecked: K08, K10\n"
        )
    };
    check(&protocol("5", "none"), "case.md:6: findings: expected `none`, found `K13 error`");
    check(&protocol("five", "K13 error"), "case.md:8: `five` in the column `value`");
    check(&protocol("5", "K13 error").replace("A1", "A9"), "case.md:8: the form of the day has no `A9`");
    let party = |cells: &str, outcome: &str| {
        format!(
            "# A\n\n- register on: 2023-01-01\n- every other unit: 300\n\n| region | members | missing |\n|---|---|---|\n\
             | {cells} |\n\n{outcome}\n"
        )
    };
    check(&party("Almaty | 300 | 1", "Outcome: registered"), "missing: expected `1`, found `-`");
    check(&party("Almaty | 300 | -", "Outcome: refused"), "outcome: expected `refused`, found `registered`");
    check(&party("Alma | 300 | -", "Outcome: registered"), "case.md:8: `Alma`");
    check(&party("Almaty | many | -", "Outcome: registered"), "`many` in the column `members`");
    let post = |cells: &str| {
        format!("# A\n\n- office: akim\n\n| post | registered | on | due |\n|---|---|---|---|\n| {cells} |\n")
    };
    check(&post("a | 2021-07-28 | 2025-01-01 | nothing"), "case.md:7: due: expected `nothing`, found `call by");
    check(&post("a | soon | 2025-01-01 | nothing"), "`soon` is no day");
    let seat = |votes: &str, outcome: &str| {
        format!(
            "# A\n\n- office: akim\n- vote: 2021-07-25\n\n| candidate | votes |\n|---|---|\n| A | {votes} |\n\
             | B | 1 |\n| against all | 0 |\n\n{outcome}\nArticles: 9(2-1), 113-10(2)\n"
        )
    };
    check(&seat("2", "Outcome: elected B"), "case.md:12: outcome: expected `elected B`, found `elected A`");
    check(&seat("1", "Outcome: elected A"), "expected `elected A`, found `repeat election within 1 month`");
    check(&seat("two", "Outcome: elected A"), "case.md:8: `two` in the column `votes`");
    check(&seat("2", ""), "the line `Outcome: ...` is missing");
    check(&seat("2", "Outcome: elected A\nNotes: against all leads"), "notes: expected `against all leads`, found ``");
    let day = |cells: &str| format!("# A\n| from | term | counting | day |\n|---|---|---|---|\n| {cells} |\n");
    check(&day("2021-07-25 | 15 days | before, full days between | 2021-07-10"), "found `2021-07-09`");
    check(&day("2021-07-25 | 15 days | before, somehow | 2021-07-10"), "`somehow` is no way of counting");
}
