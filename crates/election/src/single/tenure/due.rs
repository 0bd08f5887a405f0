//! What is due for each post on a day: the next call, then the vote, each with every last day it may have. It must never know
//! a figure of the law.

use std::fmt;

use jiff::civil::Date;
use law::calendar::{Calendar, Counting, Deadline, Direction, Roll};
use law::{Duration, Version};

use super::ends::{Ends, early_end};
use super::rules::TenureRules;
use super::{Event, Holder, Post};

/// A last day a step may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The last day.
    pub day: Date,
    /// The term, and what it was counted from.
    pub term: String,
    /// The term itself.
    pub length: Duration,
    /// What it was counted from.
    pub since: Since,
    /// The rule that sets it.
    pub by: Version,
    /// Where it stands.
    pub citation: String,
}

/// What a last day is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// Back from the day on which the term ends.
    TermEnds(Date),
    /// On from the day on which the office ended early.
    EarlyEnd(Date),
    /// On from the call.
    Call(Date),
    /// On from the last day of the call.
    LastDayOfCall(Date),
}

impl fmt::Display for Since {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TermEnds(day) => write!(f, "before the term ends {day}"),
            Self::EarlyEnd(day) => write!(f, "after the early end on {day}"),
            Self::Call(day) => write!(f, "after the call on {day}"),
            Self::LastDayOfCall(day) => write!(f, "after the last day of the call on {day}"),
        }
    }
}

/// How a day stands to the last days of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// None of them has passed.
    Ahead,
    /// Some have: overdue by one reading and not by another.
    Perhaps,
    /// All have.
    Overdue,
    /// No day is known.
    NotKnown,
}

/// Why the next election is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The term runs out.
    TermEnds,
    /// The office ended early, or the unit was reorganised.
    EarlyEnd,
    /// Nobody holds the post, and no reason is recorded.
    Vacant,
    /// Something happened, and whether it ends the office is open.
    Open,
}

/// What is due for a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The post.
    pub post: String,
    /// Why.
    pub why: Why,
    /// The last days of the call; empty once it was called, or where no day is known.
    pub call: Vec<Bound>,
    /// The last days of the vote.
    pub vote: Vec<Bound>,
    /// How the day asked about stands to the next step: the call, or the vote once it was called.
    pub state: State,
    /// What is open, and the article an early end rests on.
    pub notes: Vec<String>,
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ahead => "ahead",
            Self::Perhaps => "perhaps overdue",
            Self::Overdue => "overdue",
            Self::NotKnown => "not known",
        })
    }
}

impl Due {
    /// The next step and its last days.
    pub fn next(&self) -> (&'static str, &[Bound]) {
        if self.call.is_empty() { ("vote", &self.vote) } else { ("call", &self.call) }
    }
}

/// What is due for each post on a day, in the order of the posts; those whose next election was held are left out.
pub fn due(posts: &[Post], on: Date, rules: &TenureRules<'_>, calendar: &Calendar) -> Vec<Due> {
    let waiting = posts.iter().filter(|post| post.held.is_none_or(|held| held > on));
    waiting.map(|post| of_post(post, on, rules, calendar)).collect()
}

fn of_post(post: &Post, on: Date, rules: &TenureRules<'_>, calendar: &Calendar) -> Due {
    let mut desk = Desk { rules, calendar, notes: Vec::new() };
    let called = post.called.filter(|called| *called <= on);
    let event = post.event.as_ref().filter(|event| event.on <= on);
    let nominator = post.holder.as_ref().and_then(|holder| holder.nominator.as_ref());
    let ends = event.map(|event| (event, early_end(event, nominator, rules)));
    let (why, call, vote) = match (&ends, &post.holder) {
        (Some((event, Ends::Yes { citation })), _) => {
            desk.notes.push(citation.clone());
            let (call, vote) = desk.early(event, called);
            (Why::EarlyEnd, call, vote)
        }
        (Some((_, Ends::Open { words })), holder) => {
            desk.notes.push(words.clone());
            let (call, vote) = holder.as_ref().map(|holder| desk.ordinary(holder)).unwrap_or_default();
            (Why::Open, call, vote)
        }
        (_, Some(holder)) => {
            let (call, vote) = desk.ordinary(holder);
            (Why::TermEnds, call, vote)
        }
        (_, None) => {
            desk.notes.push("nobody holds the post, and why is not recorded".to_owned());
            (Why::Vacant, Vec::new(), Vec::new())
        }
    };
    let call = if called.is_some() { Vec::new() } else { call };
    let next = if called.is_some() { &vote } else { &call };
    let state = state(next, on);
    Due { post: post.id.clone(), why, call, vote, state, notes: desk.notes }
}

fn state(last: &[Bound], on: Date) -> State {
    let passed = last.iter().filter(|bound| on > bound.day).count();
    match passed {
        _ if last.is_empty() => State::NotKnown,
        0 => State::Ahead,
        all if all == last.len() => State::Overdue,
        _ => State::Perhaps,
    }
}

struct Desk<'a> {
    rules: &'a TenureRules<'a>,
    calendar: &'a Calendar,
    notes: Vec<String>,
}

impl Desk<'_> {
    /// The term runs out: the call and the vote lie so long before its end, by the law of the day on which they are due.
    fn ordinary(&mut self, holder: &Holder) -> (Vec<Bound>, Vec<Bound>) {
        let ends = self.term_ends(holder);
        (self.back("call.before_term_end_days", &ends), self.back("hold.before_term_end_days", &ends))
    }

    /// The days on which the term may end: its last day, or the same day of the month.
    fn term_ends(&mut self, holder: &Holder) -> Vec<Date> {
        let Some(begins) = self.begins(holder) else { return Vec::new() };
        let Some(terms) = self.durations("term_years", begins) else { return Vec::new() };
        let mut ends = Vec::new();
        for (term, _) in terms {
            for counting in [Counting::DayIncluded, Counting::FromNextDay] {
                match self.reach(begins, term, Direction::After, counting) {
                    Some(day) if !ends.contains(&day) => ends.push(day),
                    _ => {}
                }
            }
        }
        ends.sort_unstable();
        ends
    }

    /// The day powers begin, by the law of the day of registration.
    fn begins(&mut self, holder: &Holder) -> Option<Date> {
        let said = match self.rules.ask("powers_begin", holder.registered) {
            Ok(said) => said,
            Err(words) => {
                self.notes.push(words);
                return None;
            }
        };
        let day = |value: &law::Value| match value {
            law::Value::Choice(choice) if choice == "registration_of_the_elected" => Some(holder.registered),
            law::Value::Choice(choice) if choice == "day_of_voting" => Some(holder.elected),
            _ => None,
        };
        let days: Vec<Option<Date>> = said.iter().map(|may| day(&may.value)).collect();
        let first = days.first().copied().flatten();
        if first.is_none() || days.iter().any(|day| *day != first) {
            self.notes.push("the law gives no single day on which powers begin".to_owned());
            return None;
        }
        first
    }

    /// Days at least so long before each end. The law that counts is that of the day on which the step is due; the law of the
    /// end of the term names a day, and if the law of that day says otherwise, both days are given.
    fn back(&mut self, suffix: &'static str, ends: &[Date]) -> Vec<Bound> {
        let mut all: Vec<Bound> = Vec::new();
        for end in ends {
            let Some(of_end) = self.durations(suffix, *end) else { continue };
            let mut terms = of_end.clone();
            for (term, _) in of_end {
                let Some(day) = self.reach(*end, term, Direction::Before, Counting::FullDaysBetween) else { continue };
                for other in self.rules.durations(suffix, day).unwrap_or_default() {
                    if !terms.iter().any(|(known, _)| *known == other.0) {
                        terms.push(other);
                    }
                }
            }
            for (term, by) in terms {
                if let Some(day) = self.reach(*end, term, Direction::Before, Counting::FullDaysBetween) {
                    keep(&mut all, bound(day, term, Since::TermEnds(*end), by));
                }
            }
        }
        all.sort_by_key(|bound| bound.day);
        all
    }

    /// An early end: a call within so long of it, and a vote within so long of the call, or of its last day.
    fn early(&mut self, event: &Event, called: Option<Date>) -> (Vec<Bound>, Vec<Bound>) {
        let call = self.onward("early.call_within", event.on, Since::EarlyEnd);
        let froms = called.map_or_else(|| call.iter().map(|bound| bound.day).collect(), |day| vec![day]);
        let mut vote: Vec<Bound> = Vec::new();
        for from in froms {
            let what = if called.is_some() { Since::Call } else { Since::LastDayOfCall };
            for bound in self.onward("early.hold_within_days", from, what) {
                keep(&mut vote, bound);
            }
        }
        vote.sort_by_key(|bound| bound.day);
        (call, vote)
    }

    /// Last days within so long of a day, by the law of that day and, where it changes on the way, by that of the last day.
    fn onward(&mut self, suffix: &'static str, from: Date, since: fn(Date) -> Since) -> Vec<Bound> {
        let mut all: Vec<Bound> = Vec::new();
        let Some(mut terms) = self.durations(suffix, from) else { return all };
        for (term, _) in terms.clone() {
            let Some(day) = self.reach(from, term, Direction::After, Counting::FromNextDay) else { continue };
            for other in self.rules.durations(suffix, day).unwrap_or_default() {
                if !terms.iter().any(|(known, _)| *known == other.0) {
                    terms.push(other);
                }
            }
        }
        for (term, by) in terms {
            if let Some(day) = self.reach(from, term, Direction::After, Counting::FromNextDay) {
                keep(&mut all, bound(day, term, since(from), by));
            }
        }
        all.sort_by_key(|bound| bound.day);
        all
    }

    fn durations(&mut self, suffix: &'static str, on: Date) -> Option<Vec<(Duration, Version)>> {
        self.rules.durations(suffix, on).map_err(|words| self.notes.push(words)).ok()
    }

    fn reach(&mut self, from: Date, term: Duration, direction: Direction, counting: Counting) -> Option<Date> {
        let deadline = Deadline { term, direction, counting, roll: Roll::None };
        match self.calendar.deadline(from, deadline) {
            Ok(answer) => answer.plain().map(|reckoning| reckoning.day),
            Err(error) => {
                self.notes.push(error.to_string());
                None
            }
        }
    }
}

fn bound(day: Date, length: Duration, since: Since, by: Version) -> Bound {
    Bound { day, term: format!("{length} {since}"), citation: by.citation(), length, since, by }
}

/// Keeps one bound of each day.
fn keep(all: &mut Vec<Bound>, bound: Bound) {
    if !all.iter().any(|other| other.day == bound.day) {
        all.push(bound);
    }
}
