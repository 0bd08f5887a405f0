//! Tables of days: what a term reaches (`| from | term | counting | day |`) and whether a day is worked
//! (`| day | worked | because |`), both from the calendar the law makes.

use jiff::civil::Date;
use law::calendar::{Answer, Counting, Deadline, Direction, Reckoning, Roll, Status, Verdict};
use law::value::Duration;

use crate::markdown::{Row, Table};
use crate::statutes::Statutes;

const TERMS: [&str; 4] = ["from", "term", "counting", "day"];
const DAYS: [&str; 3] = ["day", "worked", "because"];

/// A table of terms has an event, and before it perhaps what the term is for.
pub(crate) fn is_terms(table: &Table) -> bool {
    table.columns.iter().take(2).any(|column| column == "from")
}

/// A table of days begins with a day.
pub(crate) fn is_days(table: &Table) -> bool {
    table.columns.first().is_some_and(|column| column == "day")
}

/// Runs every row of a table of terms.
pub(crate) fn run_terms(table: &Table, statutes: &Statutes) -> Vec<String> {
    run(table, &TERMS, &["what"], |row| {
        let from = date(row, table.need(row, "from"))?;
        let deadline = deadline(row, table.need(row, "term"), table.need(row, "counting"))?;
        let answer = statutes.calendar.deadline(from, deadline);
        let answer = answer.map_err(|error| format!("{}: {error}", row.place))?;
        let found = match answer {
            Answer::Plain(reckoning) => reached(&reckoning),
            Answer::Uncertain { late, early } => format!("uncertain: {} or {}", reached(&late), reached(&early)),
        };
        agree(row, "day", table.need(row, "day"), &found)
    })
}

/// Runs every row of a table of days.
pub(crate) fn run_days(table: &Table, statutes: &Statutes) -> Vec<String> {
    run(table, &DAYS, &[], |row| {
        let day = date(row, table.need(row, "day"))?;
        let status = statutes.calendar.status(day).map_err(|error| format!("{}: {error}", row.place))?;
        let yes_no = |worked: bool| if worked { "yes" } else { "no" };
        let (worked, because) = match status {
            Status::Working(because) => ("yes".to_owned(), because.to_string()),
            Status::Off(because) => ("no".to_owned(), because.to_string()),
            Status::Uncertain { late, early } => {
                let either = |verdict: &Verdict| yes_no(verdict.working);
                (
                    format!("uncertain: {} or {}", either(&late), either(&early)),
                    format!("{} or {}", late.because, early.because),
                )
            }
            Status::Unrecorded { as_recorded, .. } => {
                (format!("as far as recorded: {}", yes_no(as_recorded.working)), as_recorded.because.to_string())
            }
        };
        agree(row, "worked", table.need(row, "worked"), &worked)?;
        agree(row, "because", table.need(row, "because"), &because)
    })
}

fn run(table: &Table, needed: &[&str], optional: &[&str], check: impl Fn(&Row) -> Result<(), String>) -> Vec<String> {
    let mut faults = table.check(needed, optional, &[], &[]);
    if faults.is_empty() {
        faults.extend(table.rows.iter().filter_map(|row| check(row).err()));
    }
    faults
}

fn reached(reckoning: &Reckoning) -> String {
    let far = if reckoning.missing.is_empty() { "" } else { ", as far as recorded" };
    let clamped = if reckoning.clamped { ", the last of the month" } else { "" };
    format!("{}{clamped}{far}", reckoning.day)
}

/// `before, full days between`, `after, from the next day`, `after, first day included; next working day`.
fn deadline(row: &Row, term: &str, counting: &str) -> Result<Deadline, String> {
    let unknown = |what: &str| format!("{}: `{what}` is no way of counting this project knows", row.place);
    let term = Duration::parse(term).ok_or_else(|| format!("{}: `{term}` is no term", row.place))?;
    let (way, roll) = match counting.split_once("; ") {
        None => (counting, Roll::None),
        Some((way, "next working day")) => (way, Roll::NextWorkingDay),
        Some((_, other)) => return Err(unknown(other)),
    };
    let (direction, counting) = way.split_once(", ").ok_or_else(|| unknown(way))?;
    let direction = match direction {
        "before" => Direction::Before,
        "after" => Direction::After,
        other => return Err(unknown(other)),
    };
    let counting = match counting {
        "full days between" => Counting::FullDaysBetween,
        "from the next day" => Counting::FromNextDay,
        "first day included" => Counting::DayIncluded,
        other => return Err(unknown(other)),
    };
    Ok(Deadline { term, direction, counting, roll })
}

fn date(row: &Row, cell: &str) -> Result<Date, String> {
    cell.parse().map_err(|_| format!("{}: `{cell}` is no day such as 2021-06-05", row.place))
}

fn agree(row: &Row, column: &str, expected: &str, found: &str) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    Err(format!("{}: {}\n    {column}: expected `{expected}`, found `{found}`", row.place, row.text))
}
