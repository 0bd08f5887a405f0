//! A moment in milliseconds, with one text for each.
//!
//! It must never know what time it is, or where: the zone is UTC, local time is a matter of whoever shows it.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

/// Milliseconds since 1970-01-01T00:00:00Z without leap seconds, written `2021-01-10T14:00:00.000Z`. The years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

/// The text or number is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAMoment;

/// 0001-01-01T00:00:00.000Z.
const FIRST: i64 = -62_135_596_800_000;
/// 9999-12-30T22:00:00.000Z: so much earlier than the end of the year that every zone can show it.
const LAST: i64 = 253_402_207_200_000;

impl Moment {
    /// 1970-01-01T00:00:00.000Z.
    pub const EPOCH: Self = Self(0);

    /// The moment so many milliseconds after the epoch.
    ///
    /// # Errors
    /// It lies outside the years 1 to 9999.
    pub fn from_millis(millis: i64) -> Result<Self, NotAMoment> {
        if (FIRST..=LAST).contains(&millis) { Ok(Self(millis)) } else { Err(NotAMoment) }
    }

    /// Milliseconds since the epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let timestamp = Timestamp::from_millisecond(self.0).map_err(|_| fmt::Error)?;
        write!(f, "{timestamp:.3}")
    }
}

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        if text.len() != 24 || !text.ends_with('Z') {
            return Err(NotAMoment);
        }
        let timestamp: Timestamp = text.parse().map_err(|_| NotAMoment)?;
        let moment = Self::from_millis(timestamp.as_millisecond())?;
        if moment.to_string() == text { Ok(moment) } else { Err(NotAMoment) }
    }
}

impl fmt::Display for NotAMoment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a moment is written like 2021-01-10T14:00:00.000Z, in the years 1 to 9999")
    }
}

impl std::error::Error for NotAMoment {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_have_one_text() {
        let check = |text: &str, millis: Option<i64>| {
            let read = text.parse::<Moment>().ok();
            assert_eq!(read.map(Moment::millis), millis, "{text}");
            if let Some(moment) = read {
                assert_eq!(moment.to_string(), text);
            }
        };
        check("1970-01-01T00:00:00.000Z", Some(0));
        check("2021-01-10T14:00:00.000Z", Some(1_610_287_200_000));
        check("1969-12-31T23:59:59.999Z", Some(-1));
        check("0001-01-01T00:00:00.000Z", Some(FIRST));
        check("9999-12-30T22:00:00.000Z", Some(LAST));
        check("0000-12-31T23:59:59.999Z", None);
        check("9999-12-31T00:00:00.000Z", None);
        check("2021-01-10T14:00:00Z", None);
        check("2021-01-10T14:00:00.0000Z", None);
        check("2021-01-10 14:00:00.000Z", None);
        check("2021-01-10t14:00:00.000z", None);
        check("2021-01-10T14:00:60.000Z", None);
        check("2021-02-30T14:00:00.000Z", None);
        check("2021-01-10T14:00:00,000Z", None);
        check("2021-01-10T20:00+06:00", None);
        check("", None);
        assert_eq!(Moment::from_millis(i64::MAX), Err(NotAMoment));
    }
}
