//! The day of an order. What has not happened is not recorded, whatever journal it is for.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use journal::Moment;

use crate::refusal::Refusal;

/// The day begins so much earlier in the east than in Greenwich.
const EARLIEST_DAY_BEGINS: Offset = Offset::constant(14);

/// Refuses a day that lies after the day of the order, wherever on Earth it was given.
pub(crate) fn has_come(day: Date, at: Moment) -> Result<(), Refusal> {
    let moment = Timestamp::from_millisecond(at.millis());
    let latest = moment.map_or(Date::MAX, |moment| EARLIEST_DAY_BEGINS.to_datetime(moment).date());
    if day <= latest {
        return Ok(());
    }
    let why = format!("{day} lies after the day of the order, {latest}: what has not happened is not recorded");
    Err(Refusal::NotTaken { what: "day", why })
}
