//! `zhargy ombudsman report`: work data in, tables, CSV, PDF, a page and a chart out. It must never print a figure that the
//! report does not hold.

mod chart;
mod page;
pub(crate) mod read;
mod sheet;
pub(crate) mod synthetic;
#[cfg(test)]
mod tests;
mod words;
mod years;

use std::path::Path;
use std::process::ExitCode;

use jiff::civil::{Date, date};
use law::Query;
use law::calendar::{Calendar, Reading};
use ombudsman::report::editions::{Figures, Spot, compare};
use ombudsman::report::figures::Past;
use ombudsman::report::lists::List;
use ombudsman::report::{Figure, Lists, NoReport, QUANTILES, Report, Settings, Work, report};

use crate::Done;
use crate::cli::ReportArgs;
use crate::embedded;
use crate::failure::{Failure, codes};
use crate::render::{self, Align, Table, style};
use words::{HIDDEN, Names};

/// The office's lists and what is published of past years.
pub(crate) struct Office {
    pub(crate) topics: List,
    pub(crate) bodies: List,
    pub(crate) past: Past,
    /// The units of the country's division at the end of the year.
    pub(crate) units: Vec<party::Unit>,
    pub(crate) calendar: Calendar,
}

impl Office {
    /// Everything as it stands for the reports of a year.
    pub(crate) fn of(year: i16, acts: Option<&Path>) -> Result<Self, Failure> {
        let law = embedded::statutes(acts)?.law;
        let rules = party::PartyRules::on(&law, Query::on(date(year, 12, 31))).map_err(Failure::told)?;
        let units = rules.units.map_err(Failure::told)?.value;
        let calendar = Calendar::of_law(&law)
            .map_err(|fault| Failure::new(codes::FILE, format!("the days off of the law: {fault:?}"), ""))?;
        let faults = |faults: Vec<law::Fault>| Failure::faults(&faults);
        let (topics, bodies) = (embedded::ombudsman("topics.toml")?, embedded::ombudsman("bodies.toml")?);
        let past = embedded::ombudsman("figures.toml")?;
        Ok(Self {
            topics: List::read(topics.0, topics.1).map_err(faults)?,
            bodies: List::read(bodies.0, bodies.1).map_err(faults)?,
            past: Past::read(past.0, past.1).map_err(faults)?,
            units,
            calendar,
        })
    }

    /// Ids of the units.
    pub(crate) fn places(&self) -> Vec<String> {
        self.units.iter().map(|unit| unit.id.clone()).collect()
    }
}

/// Languages in which complaints are sorted; every other one is told together.
pub(crate) const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

/// Runs the command.
pub(super) fn run(args: &ReportArgs) -> Done {
    let office = Office::of(args.year, args.source.acts.as_deref())?;
    let file = args.file.display().to_string();
    let (places, topics, bodies) = (office.places(), office.topics.ids(), office.bodies.ids());
    let languages = LANGUAGES.map(str::to_owned);
    let lists = Lists { places: &places, topics: &topics, bodies: &bodies, languages: &languages };
    let (register, faults) = read::register(&file, &embedded::read(&args.file)?, &lists);
    for fault in faults.iter().take(20) {
        anstream::eprintln!("{}\n", Failure::told(fault).styled());
    }
    if faults.len() > 20 {
        anstream::eprintln!("... and {} more\n", faults.len() - 20);
    }
    if let Some(path) = &args.refused {
        write(path, register.refused.as_bytes())?;
    }
    if !register.whole {
        let hint =
            "mend the table and ask again; `--refused FILE` writes the rows that cannot be read, each with its reason";
        return Err(Failure::new("O204", "no report: the table was not read to its end", hint));
    }
    let told = Told { synthetic: register.synthetic, refused: register.rows_refused };
    let settings = Settings { year: args.year, k: args.smallest, round: args.round };
    let days = WorkingDays::new(&office.calendar, args.year);
    let made = report(&register.cases, &lists, settings, &|from, to| days.between(from, to));
    let (report, work) = made.map_err(|why| {
        let hint = match why {
            NoReport::TooFew { .. } => "`--year` names the year in which the cases came in; so few have no report",
            NoReport::SmallestTooSmall => "leave `--smallest` out, or give a greater figure",
            NoReport::NoStep => "leave `--round` out, or give a step such as 5",
            NoReport::UnknownOffice => "the office is `central` or a unit of the division at the year's end",
        };
        Failure::new(why.code(), why, hint).law_says_no()
    })?;
    if let Some(earlier) = &args.earlier {
        against(earlier, &report)?;
    }
    put(args, &office, &report, told)?;
    say_work(work);
    if told.refused > 0 {
        anstream::eprintln!(
            "{} of {} rows could not be read; the report is of the others and says so",
            told.refused,
            told.refused + register.cases.len()
        );
        return Ok(ExitCode::from(2));
    }
    Ok(ExitCode::SUCCESS)
}

/// What a report says of its register beside its figures.
#[derive(Debug, Clone, Copy)]
struct Told {
    /// A case of it is invented.
    synthetic: bool,
    /// Rows that could not be read, and are in no figure.
    refused: usize,
}

/// Prints the report and writes the files that were asked for.
fn put(args: &ReportArgs, office: &Office, report: &Report, told: Told) -> Result<(), Failure> {
    let text = if args.json { json(report, told) } else { text(report, &Names::new(office, "en"), told) };
    render::print(&text)?;
    if let Some(folder) = &args.csv {
        write(&folder.join("report.csv"), csv(report, told.synthetic).as_bytes())?;
    }
    let names = Names::new(office, &args.lang);
    let document = sheet::document(report, &names, office, told);
    if let Some(path) = &args.pdf {
        write(path, &paper::render(&document).bytes)?;
    }
    if let Some(path) = &args.html {
        write(path, page::html(&document).as_bytes())?;
    }
    if let Some(path) = &args.chart {
        write(path, chart::svg(&office.past, &names).as_bytes())?;
    }
    Ok(())
}

/// What hiding did goes to the office alone, beside the data and not into them.
fn say_work(work: Work) {
    anstream::eprintln!(
        "for the office only, not to be printed: {} figures hidden as small, {} so that they cannot be derived; {} cases of \
         other years left out",
        work.small,
        work.added,
        work.other_years
    );
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(path, bytes)).map_err(|error| {
        Failure::new(codes::WRITE, format!("{}: {error}", path.display()), "check that the folder can be written")
    })
}

fn against(earlier: &Path, report: &Report) -> Result<(), Failure> {
    let before = figures(&earlier.display().to_string(), &embedded::read(earlier)?)?;
    let leaks = compare(&before, &report.figures(), report.settings.k);
    let Some(first) = leaks.first() else { return Ok(()) };
    let Spot { table, row, column } = first.spot();
    let what = format!(
        "{} figures of the two editions together say too much, the first in table {table}, row `{row}`, column `{column}`",
        leaks.len()
    );
    let hint = "print the report of a year once; a later edition differs nowhere or by enough cases";
    Err(Failure::new(first.code(), what, hint).law_says_no())
}

/// Working days from a day to a later one, the first not counted.
struct WorkingDays {
    first: Date,
    /// Working days up to and with each day.
    sums: Vec<u32>,
}

impl WorkingDays {
    fn new(calendar: &Calendar, year: i16) -> Self {
        let first = date(year, 1, 1).yesterday().unwrap_or(Date::MIN);
        let (mut sums, mut sum, mut day) = (vec![0], 0, first);
        while let Ok(next) = day.tomorrow() {
            // A day that the law says nothing of yet ends what can be counted.
            let after = next.tomorrow().unwrap_or(next);
            let Ok(working) = calendar.working_days_between(day, after, Reading::Late) else { break };
            if next.year() > year + 1 {
                break;
            }
            sum += working;
            sums.push(sum);
            day = next;
        }
        Self { first, sums }
    }

    fn between(&self, from: Date, to: Date) -> Option<u32> {
        let sum = |day: Date| {
            let days = self.first.until(day).ok()?.get_days();
            self.sums.get(usize::try_from(days).ok()?).copied()
        };
        sum(to)?.checked_sub(sum(from)?)
    }
}

fn shown(figure: Figure) -> String {
    match figure {
        Figure::Shown(count) => law::value::group(count),
        Figure::Hidden => HIDDEN.to_owned(),
    }
}

fn text(report: &Report, names: &Names<'_>, told: Told) -> String {
    let mut out = String::new();
    let heading = |text: &str| format!("\n{}\n", style::paint(style::HEADING, text));
    if told.synthetic {
        out.push_str(&style::paint(style::WARN, "SYNTHETIC: every case of this report is invented\n"));
    }
    out.push_str(&heading(&format!(
        "Complaints received in {}: {}",
        report.settings.year,
        law::value::group(report.total)
    )));
    if let Some(days) = report.days {
        let parts = QUANTILES.iter().zip(days.quantiles).map(|(percent, days)| format!("{percent} %: {days}"));
        let parts = parts.collect::<Vec<_>>().join(", ");
        out.push_str(&format!("  Working days to the end, by the share of cases closed by then: {parts}\n"));
    }
    if let Some((made, followed)) = report.recommendations {
        out.push_str(&format!("  Recommendations: {made} made, {followed} followed\n"));
    }
    for single in &report.singles {
        out.push_str(&heading(&names.attribute(single.of)));
        let mut table = Table::new(&[("", Align::Left), ("cases", Align::Right)]);
        for (id, figure) in &single.lines {
            table.row(vec![names.category(single.of, id), shown(*figure)]);
        }
        if let Some(together) = single.together {
            table.row(vec![format!("{HIDDEN} together"), law::value::group(together)]);
        }
        out.push_str(&table.fit(2));
    }
    let (all, hidden) = report.hidden();
    out.push_str(&format!(
        "\n{HIDDEN} hidden: below {} or needed so that such a figure cannot be derived; {hidden} of {all} figures\n",
        report.settings.k
    ));
    out
}

/// All figures as they stand in the CSV, a hidden one as null.
fn json(report: &Report, told: Told) -> String {
    // So few rows as are never printed are null, like a hidden figure.
    let not_read = u64::try_from(told.refused).ok().filter(|rows| *rows == 0 || *rows >= report.settings.k);
    let figures = report.figures().into_iter().map(|(Spot { table, row, column }, cases)| {
        serde_json::json!({"table": table, "row": row, "column": column, "cases": cases})
    });
    let value = serde_json::json!({
        "year": report.settings.year,
        "smallest": report.settings.k,
        "round": report.settings.round,
        "synthetic": told.synthetic,
        "rows_not_read": not_read,
        "working_days": report.days.map(|days| QUANTILES.into_iter().zip(days.quantiles).collect::<Vec<_>>()),
        "recommendations": report.recommendations,
        "figures": figures.collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

/// All figures, one a line. No cell can begin a formula: ids are of letters, digits and `_ - *`, and others are put in quotes.
fn csv(report: &Report, synthetic: bool) -> String {
    let mut out = String::from("table,row,column,cases,synthetic\n");
    let mark = if synthetic { "yes" } else { "no" };
    for (Spot { table, row, column }, figure) in report.figures() {
        let count = figure.map_or(String::new(), |count| count.to_string());
        out.push_str(&format!("{},{},{},{count},{mark}\n", read::cell(&table), read::cell(&row), read::cell(&column)));
    }
    out
}

fn figures(file: &str, bytes: &[u8]) -> Result<Figures, Failure> {
    let broken = |line: usize, what: &str| {
        let what = format!("{file}:{line}: {what}");
        Failure::new("O204", what, "name the report.csv that `zhargy ombudsman report --csv` wrote")
    };
    let text = std::str::from_utf8(bytes).map_err(|_| broken(1, "no UTF-8"))?;
    let mut all = Figures::new();
    for (at, line) in text.lines().enumerate().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [table, row, column, count, _] = cells[..] else { return Err(broken(at + 1, "not five cells")) };
        let count = if count.is_empty() { None } else { Some(count.parse().map_err(|_| broken(at + 1, "no count"))?) };
        let [table, row, column] = [table, row, column].map(str::to_owned);
        all.insert(Spot { table, row, column }, count);
    }
    Ok(all)
}
