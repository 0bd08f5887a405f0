//! Letters and boxes of places of detention: how a letter passed, when a box was opened, when a batch may leave, when to ask
//! after reprisal. It must never know who wrote: it sees a channel, days, and for the one term in hours two moments that the
//! caller does not keep.

use jiff::Span;
use jiff::civil::{Date, DateTime, Weekday};
use law::calendar::{Calendar, CalendarError};
use law::value::TimeUnit;

use crate::complaint::{Asked, ComplaintRules, Finding, codes, settle};
use crate::shared::Channel;

const SENT_WITHIN: &str = "ombudsman.prisoner_complaint.sent_within_hours";
const CENSORED: &str = "ombudsman.prisoner_complaint.censored";
const BOX_OPENED: &str = "ombudsman.prisoner_complaint.box_opened";
const BOX_OPENED_BY: &str = "ombudsman.prisoner_complaint.box_opened_by";
const BOX_RECORDED: &str = "ombudsman.prisoner_complaint.box_opening_recorded";
const THROUGH_MEMBERS: &str = "ombudsman.prisoner_complaint.torture_through_npm";

/// Weeks after which the office asks whether there was reprisal. Practice of the office: no article sets them.
pub const REMINDER_WEEKS: [i64; 3] = [2, 6, 12];

/// How a letter to the office passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// When it was handed over, as its batch says.
    pub handed: Option<DateTime>,
    /// When the administration sent it.
    pub sent: Option<DateTime>,
    /// It came opened or with signs of reading; `None` where that cannot be seen.
    pub opened: Option<bool>,
}

/// What was wrong with the way of a letter, by the law of the day it was handed over or, where that is not known, of `on`.
pub fn passage(letter: &Passage, on: Date, rules: &ComplaintRules<'_>) -> Vec<Finding> {
    let on = letter.handed.map_or(on, DateTime::date);
    let mut found = Vec::new();
    if letter.opened == Some(true) {
        match rules.says_yes(CENSORED, on) {
            Asked::No(citations) => push(&mut found, codes::CONTROLLED, "a letter to the office was opened", citations),
            Asked::Open(words, citations) => {
                let words = format!("a letter to the office was opened: {words}");
                push(&mut found, codes::CONTROLLED, &words, citations);
            }
            Asked::Yes(_) => {}
        }
    }
    let (Some(handed), Some(sent)) = (letter.handed, letter.sent) else { return found };
    if sent < handed {
        push(
            &mut found,
            codes::LETTER_LATE,
            "a letter was sent before it was handed over: one of both is wrong",
            Vec::new(),
        );
        return found;
    }
    let rule = rules.duration(SENT_WITHIN, on);
    let late = rule.values.iter().filter(|cited| cited.value.unit == TimeUnit::Hours).find(|cited| {
        let end = handed.saturating_add(Span::new().hours(i64::from(cited.value.count.min(100_000))));
        sent > end
    });
    if let Some(cited) = late {
        let mut words = format!("a letter was not sent within {}", cited.value);
        if !rule.gaps.is_empty() {
            words.push_str("; whether the rule stood on the day is not recorded");
        }
        push(&mut found, codes::LETTER_LATE, &words, rule.citations());
    }
    found
}

/// The opening of a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The day.
    pub on: Date,
    /// The opening before it.
    pub before: Option<Date>,
    /// By whom, by the id among the law's choices.
    pub by: String,
    /// It was put on record.
    pub recorded: bool,
}

/// What was wrong with the opening of a box.
pub fn opening(opening: &Opening, rules: &ComplaintRules<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    match settle(&rules.choice(BOX_OPENED_BY, opening.on), |by| *by == opening.by) {
        Asked::Yes(_) => {}
        Asked::No(citations) => {
            let words = format!("the box was opened by `{}`", opening.by);
            push(&mut found, codes::BOX, &words, citations);
        }
        Asked::Open(words, citations) => {
            let words = format!("the box was opened by `{}`: {words}", opening.by);
            push(&mut found, codes::LEFT_OPEN, &words, citations);
        }
    }
    if !opening.recorded {
        match rules.says_yes(BOX_RECORDED, opening.on) {
            Asked::Yes(citations) => push(&mut found, codes::BOX, "the opening was not put on record", citations),
            Asked::Open(words, citations) => {
                let words = format!("the opening was not put on record: {words}");
                push(&mut found, codes::LEFT_OPEN, &words, citations);
            }
            Asked::No(_) => {}
        }
    }
    if let Some(before) = opening.before {
        seldom(opening, before, rules, &mut found);
    }
    found
}

fn seldom(opening: &Opening, before: Date, rules: &ComplaintRules<'_>, found: &mut Vec<Finding>) {
    let often = rules.choice(BOX_OPENED, opening.on);
    for cited in &often.values {
        let span = match cited.value.as_str() {
            "daily" => Span::new().days(1),
            "weekly" => Span::new().weeks(1),
            _ => Span::new().months(1),
        };
        if opening.on > before.saturating_add(span) {
            let mut words = format!("the box was last opened on {before}; it is opened {}", cited.value);
            if !often.gaps.is_empty() {
                words.push_str("; whether the rule stood on the day is not recorded");
            }
            push(found, codes::BOX, &words, often.citations());
        }
    }
}

fn push(found: &mut Vec<Finding>, code: &'static str, words: &str, citations: Vec<String>) {
    found.push(Finding { code, words: words.to_owned(), citations });
}

/// Whether a complaint of torture may come through a member of the preventive mechanism on a day, with the article or what is
/// open about it.
pub fn through_members(on: Date, rules: &ComplaintRules<'_>) -> Asked {
    rules.says_yes(THROUGH_MEMBERS, on)
}

/// The day from which a batch may leave though few letters wait: the first working day of the week after the oldest. Under
/// two readings of the calendar the later one.
///
/// # Errors
/// The calendar knows no working day there.
pub fn next_week(oldest: Date, calendar: &Calendar) -> Result<Date, CalendarError> {
    let sunday = oldest.saturating_add(Span::new().days(7 - i64::from(oldest.weekday().to_monday_one_offset())));
    Ok(match calendar.next_working_day(sunday)? {
        law::calendar::Answer::Plain(one) => one.day,
        law::calendar::Answer::Uncertain { late, early } => late.day.max(early.day),
    })
}

/// Whether a batch may leave: enough letters wait that none points at its writer, or the next working week has begun.
///
/// # Errors
/// The calendar knows no working day there.
pub fn may_leave(waiting: &[Date], enough: usize, on: Date, calendar: &Calendar) -> Result<bool, CalendarError> {
    let Some(oldest) = waiting.iter().min() else { return Ok(false) };
    Ok(waiting.len() >= enough.max(1) || on >= next_week(*oldest, calendar)?)
}

/// The Monday by which a case of a held person is dated.
pub fn week_of(day: Date) -> Date {
    if day.weekday() == Weekday::Monday {
        return day;
    }
    day.saturating_sub(Span::new().days(i64::from(day.weekday().to_monday_zero_offset())))
}

/// Days on which the office asks after reprisal: each so many weeks after the last step that showed the complaint to the body.
pub fn reminders(shown: Date) -> [Date; 3] {
    REMINDER_WEEKS.map(|weeks| shown.saturating_add(Span::new().weeks(weeks)))
}

/// How a receipt is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Receipt {
    /// Shown or printed.
    Shown,
    /// Nothing that could be found in a cell: words to remember, told by the person who took it in.
    Spoken,
    /// None: nobody of the office met the writer.
    None,
}

/// The receipt that does not betray its owner.
pub fn receipt(channel: Channel) -> Receipt {
    match channel {
        Channel::Form | Channel::Letter | Channel::Reception | Channel::Forwarded => Receipt::Shown,
        Channel::Visit => Receipt::Spoken,
        Channel::PrisonLetter | Channel::PrisonBox => Receipt::None,
    }
}

/// Whether cases of a channel are dated by the week alone.
pub fn by_week(channel: Channel) -> bool {
    receipt(channel) != Receipt::Shown
}
