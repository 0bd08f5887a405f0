//! What time it is in the country: moments by its own clock, which is a rule of its law, and universal time where no law gives
//! the whole country one clock. It must never know what time it is now.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use journal::Moment;
use law::{Query, Value, Version};
use maud::{Markup, html};

use crate::Pages;
use crate::view::View;

impl Pages {
    /// The day that a moment has on the country's own clock, by the rule that its names point to; by universal time where
    /// no law gives the whole country one clock.
    pub fn day_of(&self, at: Moment) -> Date {
        universal(at, self.ahead_at(at)).date()
    }

    /// The hours by which the country's clock is ahead on a day, and the law that says so.
    fn ahead(&self, on: Date) -> Option<(i64, Version)> {
        let answer = self.books.law.ask(self.country.clock.as_deref()?, &Query::on(on)).ok()?;
        let version = answer.in_force()?;
        let Value::Count(hours, _) = version.value else { return None };
        Some((i64::try_from(hours).ok()?, version.clone()))
    }

    fn ahead_at(&self, at: Moment) -> i64 {
        self.ahead(universal(at, 0).date()).map_or(0, |(hours, _)| hours)
    }
}

impl View<'_> {
    /// A moment by the country's clock. Where that was another one than the zone that the page names, it says so itself.
    pub(crate) fn moment(&self, at: Moment) -> Markup {
        self.moment_of(at, |ahead| ahead != self.zone().0)
    }

    /// The same on a page that names no zone.
    pub(crate) fn moment_in_full(&self, at: Moment) -> Markup {
        self.moment_of(at, |_| true)
    }

    fn moment_of(&self, at: Moment, says_zone: impl Fn(i64) -> bool) -> Markup {
        let ahead = self.pages.ahead_at(at);
        let zone = says_zone(ahead).then(|| zone(ahead));
        html! {
            time datetime=(at) { (universal(at, ahead).strftime("%Y-%m-%d %H:%M:%S")) @if let Some(zone) = zone { " " (zone) } }
        }
    }

    /// In which zone the times of a page are, once: nothing where it tells none.
    pub(crate) fn zone_of(&self, main: &Markup) -> Markup {
        let (ahead, by) = self.zone();
        html! {
            @if main.0.contains("<time ") {
                div.wide { p.quiet {
                    @match by {
                        Some(by) => { (self.say("times-clock", &[("zone", zone(ahead).into())])) " " span.cite { (self.citation(&by)) } },
                        None => (self.t("times-utc")),
                    }
                } }
            }
        }
    }

    /// The zone that pages name: that of the newest law.
    fn zone(&self) -> (i64, Option<Version>) {
        self.pages.ahead(Date::MAX).map_or((0, None), |(hours, by)| (hours, Some(by)))
    }
}

/// A moment on a clock that is so many hours ahead of universal time.
fn universal(at: Moment, ahead: i64) -> DateTime {
    let moment = Timestamp::from_millisecond(at.millis().saturating_add(ahead.saturating_mul(3_600_000)));
    moment.map_or_else(|_| DateTime::default(), |moment| Offset::UTC.to_datetime(moment))
}

/// `UTC+5`.
fn zone(ahead: i64) -> String {
    if ahead == 0 { "UTC".to_owned() } else { format!("UTC{ahead:+}") }
}
