//! Rows of rules read as a record. It knows the columns of the tables, not which act wrote them.

use std::fmt;

use jiff::civil::{Date, Weekday};

use super::record::{Moving, Names, Period, Record, Transfer, Yearly};
use crate::value::{Cell, Row, Value};

/// One value of a rule and when it began: not before `earliest`, and by `latest` it had begun. Where the day is known the
/// two are equal; `latest` is `None` where no bound is known.
#[derive(Clone, Copy, Debug)]
pub struct Change<'v> {
    /// First possible day.
    pub earliest: Date,
    /// A day on which it had begun.
    pub latest: Option<Date>,
    /// What the rule says from then on.
    pub value: &'v Value,
}

/// The values of the calendar's rules, each list in the order of time.
#[derive(Clone, Debug, Default)]
pub struct Tables<'v> {
    /// `calendar.weekend`: a list of weekdays in English, lower case.
    pub weekend: Vec<Change<'v>>,
    /// `calendar.holidays`: rows of `month`, `day`, `name`, `name_<language>`.
    pub holidays: Vec<Change<'v>>,
    /// `calendar.days_off`: the same columns.
    pub days_off: Vec<Change<'v>>,
    /// `calendar.holiday_on_weekend_moves`: yes or no.
    pub moves: Vec<Change<'v>>,
    /// `calendar.moving_holidays`: rows of `date`, `name`, `name_<language>`. The rows of all values together are the record.
    pub moving: Vec<Change<'v>>,
    /// `calendar.transfers`: rows of `year` with `from` and `to`, or with `none = true`. All values together are the record.
    pub transfers: Vec<Change<'v>>,
}

/// A value that is no calendar table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFault {
    /// The rule.
    pub rule: &'static str,
    /// Row, from 1; 0 for the value as a whole.
    pub row: usize,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for TableFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.row {
            0 => write!(f, "{}: {}", self.rule, self.what),
            row => write!(f, "{} row {row}: {}", self.rule, self.what),
        }
    }
}

impl std::error::Error for TableFault {}

impl Record {
    /// Reads the calendar's rules; stops at the first value that cannot be read.
    pub fn from_tables(tables: &Tables<'_>) -> Result<Self, TableFault> {
        let mut record = Self {
            weekend: periods(&tables.weekend, |v| each_row("calendar.weekend", v, weekday))?,
            holidays: periods(&tables.holidays, |v| each_row("calendar.holidays", v, yearly))?,
            days_off: periods(&tables.days_off, |v| each_row("calendar.days_off", v, yearly))?,
            moves: periods(&tables.moves, yes_or_no)?,
            ..Self::default()
        };
        // Before the first such list there were none, so a first day that is not known can be read both ways.
        if let Some(first) = tables.days_off.first() {
            record.days_off.insert(0, Period { from: Date::MIN, until: first.latest, value: Vec::new() });
        }
        for change in &tables.moving {
            record.moving.extend(each_row("calendar.moving_holidays", change.value, moving)?);
        }
        record.moving_since = tables.moving.iter().map(|c| c.earliest).min();
        for change in &tables.transfers {
            for (year, transfer) in each_row("calendar.transfers", change.value, transfer)? {
                record.transfer_years.insert(year);
                record.transfers.extend(transfer);
            }
        }
        record.transfers_since = tables.transfers.iter().map(|c| c.earliest).min();
        Ok(record)
    }
}

/// A value lasts until the next has begun for certain.
fn periods<T>(
    changes: &[Change<'_>],
    read: impl Fn(&Value) -> Result<T, TableFault>,
) -> Result<Vec<Period<T>>, TableFault> {
    let ends = changes.iter().skip(1).map(|next| next.latest).chain([None]);
    let read =
        |(change, until): (&Change<'_>, _)| Ok(Period { from: change.earliest, until, value: read(change.value)? });
    changes.iter().zip(ends).map(read).collect()
}

fn each_row<T>(
    rule: &'static str,
    value: &Value,
    read: impl Fn(&Row) -> Result<T, String>,
) -> Result<Vec<T>, TableFault> {
    let Value::Table(rows) = value else {
        return Err(TableFault { rule, row: 0, what: "expected a table".to_owned() });
    };
    let fault = |row, what| TableFault { rule, row, what };
    rows.iter().enumerate().map(|(i, row)| read(row).map_err(|what| fault(i + 1, what))).collect()
}

fn yes_or_no(value: &Value) -> Result<bool, TableFault> {
    let Value::YesNo(yes) = value else {
        let rule = "calendar.holiday_on_weekend_moves";
        return Err(TableFault { rule, row: 0, what: "expected yes or no".to_owned() });
    };
    Ok(*yes)
}

fn cell<'r>(row: &'r Row, column: &str) -> Result<&'r Cell, String> {
    let found = row.iter().find(|(name, _)| name == column);
    found.map(|(_, cell)| cell).ok_or_else(|| format!("the column `{column}` is missing"))
}

fn date(row: &Row, column: &str) -> Result<Date, String> {
    match cell(row, column)? {
        Cell::Date(date) => Ok(*date),
        other => Err(format!("`{column}` is {other}, not a day")),
    }
}

fn number<N: TryFrom<u64>>(row: &Row, column: &str) -> Result<N, String> {
    match cell(row, column)? {
        Cell::Count(n) => N::try_from(*n).map_err(|_| format!("`{column}` is {n}, out of range")),
        other => Err(format!("`{column}` is {other}, not a whole number")),
    }
}

/// `name` is English; `name_ru` and the like are other languages.
fn names(row: &Row) -> Result<Names, String> {
    cell(row, "name")?;
    let mut names = Vec::new();
    for (column, cell) in row {
        let language = if column == "name" { Some("en") } else { column.strip_prefix("name_") };
        if let (Some(language), Cell::Text(name)) = (language, cell) {
            names.push((language.to_owned(), name.clone()));
        }
    }
    Ok(Names(names))
}

fn weekday(row: &Row) -> Result<Weekday, String> {
    let Cell::Text(name) = cell(row, "item")? else {
        return Err("expected the name of a weekday".to_owned());
    };
    match name.as_str() {
        "monday" => Ok(Weekday::Monday),
        "tuesday" => Ok(Weekday::Tuesday),
        "wednesday" => Ok(Weekday::Wednesday),
        "thursday" => Ok(Weekday::Thursday),
        "friday" => Ok(Weekday::Friday),
        "saturday" => Ok(Weekday::Saturday),
        "sunday" => Ok(Weekday::Sunday),
        other => Err(format!("`{other}` is no weekday")),
    }
}

fn yearly(row: &Row) -> Result<Yearly, String> {
    let (month, day) = (number::<i8>(row, "month")?, number::<i8>(row, "day")?);
    // A leap year, so that 29 February may be a holiday.
    Date::new(2000, month, day).map_err(|_| format!("month {month} has no day {day}"))?;
    Ok(Yearly { month, day, name: names(row)? })
}

fn moving(row: &Row) -> Result<Moving, String> {
    Ok(Moving { date: date(row, "date")?, name: names(row)? })
}

fn transfer(row: &Row) -> Result<(i16, Option<Transfer>), String> {
    let year = number(row, "year")?;
    if let Ok(Cell::YesNo(true)) = cell(row, "none") {
        return Ok((year, None));
    }
    Ok((year, Some(Transfer { from: date(row, "from")?, to: date(row, "to")? })))
}
