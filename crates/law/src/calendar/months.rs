//! Months and years on the civil calendar. A day that does not exist in the month reached becomes its last day, and the
//! result says so.

use jiff::ToSpan;
use jiff::civil::Date;

use super::CalendarError;

/// A day some months away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthSum {
    /// The day reached.
    pub day: Date,
    /// The month reached has no such day, so this is its last: 31 January and one month is 28 or 29 February.
    pub clamped: bool,
}

/// The same day of the month, `months` later (earlier if negative).
pub fn add_months(day: Date, months: i64) -> Result<MonthSum, CalendarError> {
    // Twice the months the calendar has: beyond them the sum would be refused anyway.
    if months.unsigned_abs() > 239_976 {
        return Err(CalendarError::OutOfRange);
    }
    let sum = day.checked_add(months.months()).map_err(|_| CalendarError::OutOfRange)?;
    Ok(MonthSum { day: sum, clamped: sum.day() != day.day() })
}
