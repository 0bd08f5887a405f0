//! A day against a step of the calendar: within its term, outside it, or in doubt; and the days that the decision which called
//! an election set in the place of the law's. It must never know what is done on the day, nor what follows from its answer.

use std::fmt;

use jiff::civil::Date;

use super::{Edge, ElectionSchedule, Plan, Reading, Step, When};

/// Days that the decision which called an election set for a step, where the law lets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetDays {
    /// The step by its id.
    pub step: String,
    /// The first day, where it was set.
    pub first: Option<Date>,
    /// The last day, where it was set.
    pub last: Option<Date>,
}

/// How a day stands to the term of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Inside by every day the law may mean, or the law names no day.
    Within,
    /// Outside, whichever day the law means.
    Outside(Told),
    /// Outside by one day the law may mean, and not by another; or outside a term of which it is not known that it was law.
    Doubtful(Told),
}

/// What stands against a day, with the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// In words: `2020-12-01 is after the last day, 2020-11-30 18:00`.
    pub words: String,
    /// Act and article.
    pub citation: String,
}

/// Where a step stands on a day. Where the law may mean several days, it is behind or ahead only by all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Its last day has passed.
    Past,
    /// It has begun and not ended.
    Running,
    /// It has not begun; a step with a last day alone is to be done by then.
    Ahead,
    /// The law gives it no day.
    Unknown,
}

impl Plan {
    /// Whether the law lets the decision that calls an election of the office set other days for the step.
    pub fn may_be_set(&self, office: &str, step: &str) -> bool {
        let named = |plan: &&super::read::StepPlan| plan.id == step && plan.offices.iter().any(|id| id == office);
        self.steps.iter().find(named).is_some_and(|plan| plan.set_by_call)
    }
}

impl Edge {
    /// Every day the law may mean.
    pub fn days(&self) -> impl Iterator<Item = Date> {
        self.readings.iter().flat_map(|reading| reading.when.day().into_iter().chain(reading.also))
    }

    /// The same end on a day that the call set. An end that no rule of the day speaks of stays as it is.
    pub(super) fn set(&mut self, day: Date) {
        self.readings.truncate(1);
        for reading in &mut self.readings {
            let set = When::Set { day, term: reading.when.day() };
            *reading = Reading { when: set, also: None, counted: None, ..reading.clone() };
        }
    }

    fn standing(&self, day: Date, beyond: impl Fn(Date) -> bool, words: &str) -> Standing {
        let (outside, inside): (Vec<Date>, Vec<Date>) = self.days().partition(|end| beyond(*end));
        let Some(reading) = self.readings.first().filter(|_| !outside.is_empty()) else { return Standing::Within };
        let end = |days: &[Date]| {
            let hour = self.hour().map(|hour| format!(" {hour}")).unwrap_or_default();
            days.iter().map(|day| format!("{day}{hour}")).collect::<Vec<_>>().join(" or ")
        };
        let mut told =
            Told { words: format!("{day} is {words}, {}", end(&outside)), citation: reading.from.citation() };
        if inside.is_empty() && self.gap.is_none() {
            return Standing::Outside(told);
        }
        if !inside.is_empty() {
            told.words.push_str(&format!("; it may be {} too", end(&inside)));
        }
        if let Some(gap) = &self.gap {
            told.words.push_str(&format!("; {gap}"));
        }
        Standing::Doubtful(told)
    }
}

impl Step {
    /// The step on the days that the call set.
    pub(super) fn set(&mut self, set: &SetDays) {
        for (edge, day) in [(&mut self.first, set.first), (&mut self.last, set.last)] {
            if let (Some(edge), Some(day)) = (edge, day) {
                edge.set(day);
            }
        }
    }

    /// How a day stands to the term. Orders name days and no hours: the whole last day is inside.
    pub fn standing(&self, day: Date) -> Standing {
        let early = self.first.as_ref().map(|edge| edge.standing(day, |first| day < first, "before the first day"));
        let late = self.last.as_ref().map(|edge| edge.standing(day, |last| day > last, "after the last day"));
        let all = [early, late].map(|standing| standing.unwrap_or(Standing::Within));
        match all {
            [outside @ Standing::Outside(_), _] | [_, outside @ Standing::Outside(_)] => outside,
            [doubt @ Standing::Doubtful(_), _] | [_, doubt @ Standing::Doubtful(_)] => doubt,
            [Standing::Within, Standing::Within] => Standing::Within,
        }
    }

    /// Where the step stands on a day.
    pub fn progress(&self, on: Date) -> Progress {
        let days = |edge: &Option<Edge>| -> Vec<Date> { edge.iter().flat_map(Edge::days).collect() };
        let (first, last) = (days(&self.first), days(&self.last));
        if first.is_empty() && last.is_empty() {
            Progress::Unknown
        } else if !last.is_empty() && last.iter().all(|day| *day < on) {
            Progress::Past
        } else if first.iter().all(|day| *day > on) {
            // A step with a last day alone has no first day that could have come.
            Progress::Ahead
        } else {
            Progress::Running
        }
    }

    /// The day the step is due next after it stands so: its first day while it is ahead, its last day while it runs.
    pub fn due(&self, on: Date) -> Option<Date> {
        let edge = match self.progress(on) {
            Progress::Ahead => self.first.as_ref().filter(|edge| edge.days().next().is_some()).or(self.last.as_ref()),
            Progress::Running => self.last.as_ref(),
            Progress::Past | Progress::Unknown => None,
        };
        edge.and_then(|edge| edge.days().min())
    }
}

impl ElectionSchedule {
    /// How a day stands to the term of a step; within, where the office has no such step.
    pub fn standing(&self, step: &str, day: Date) -> Standing {
        self.find(step).map_or(Standing::Within, |step| step.standing(day))
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.words, self.citation)
    }
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Past => "past",
            Self::Running => "running",
            Self::Ahead => "ahead",
            Self::Unknown => "no day",
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use law::calendar::Calendar;

    use super::super::tests::{law, plan};
    use super::*;

    fn schedule(set: &[SetDays]) -> ElectionSchedule {
        let (vote, called) = (date(2021, 1, 10), Some(date(2020, 10, 21)));
        ElectionSchedule::called(&law(), &Calendar::default(), &plan(), "council", vote, called, set)
    }

    fn told(standing: &Standing) -> String {
        match standing {
            Standing::Within => "within".to_owned(),
            Standing::Outside(told) => format!("outside: {} ({})", told.words, told.citation),
            Standing::Doubtful(told) => format!("doubt: {} ({})", told.words, told.citation),
        }
    }

    #[test]
    fn days_within_outside_and_in_doubt() {
        let check = |day: Date, set: &[SetDays], expect: &str| {
            assert_eq!(told(&schedule(set).standing("nomination", day)), expect, "{day}");
        };
        let article = "(Law 01.03.2001 No. 1 art 5)";
        let (first, last) = ("before the first day", "after the last day");
        check(date(2020, 11, 8), &[], &format!("outside: 2020-11-08 is {first}, 2020-11-10 or 2020-11-09 {article}"));
        let either = format!("doubt: 2020-11-09 is {first}, 2020-11-10; it may be 2020-11-09 too {article}");
        check(date(2020, 11, 9), &[], &either);
        check(date(2020, 11, 10), &[], "within");
        check(date(2020, 11, 30), &[], "within");
        check(date(2020, 12, 1), &[], &format!("outside: 2020-12-01 is {last}, 2020-11-30 18:00 {article}"));
        // What the call set stands in the place of the term, and later steps are counted from it.
        let set = SetDays { step: "nomination".to_owned(), first: None, last: Some(date(2020, 12, 2)) };
        check(date(2020, 12, 2), std::slice::from_ref(&set), "within");
        let late = format!("outside: 2020-12-03 is {last}, 2020-12-02 18:00 {article}");
        check(date(2020, 12, 3), std::slice::from_ref(&set), &late);
        let campaign = schedule(&[set]).find("campaign").and_then(|step| step.first.as_ref()?.day());
        assert_eq!(campaign, Some(date(2020, 12, 2)));
    }

    #[test]
    fn a_step_no_office_has_and_steps_without_a_day() {
        for step in ["nobody", "quiet", "words", "appeal"] {
            assert_eq!(schedule(&[]).standing(step, date(2020, 12, 1)), Standing::Within, "{step}");
        }
        assert_eq!(schedule(&[]).find("quiet").map(|step| step.progress(date(2020, 12, 1))), Some(Progress::Unknown));
    }

    #[test]
    fn steps_pass() {
        let check = |day: Date, expect: Progress, due: Option<Date>| {
            let schedule = schedule(&[]);
            let step = schedule.find("nomination").unwrap();
            assert_eq!((step.progress(day), step.due(day)), (expect, due), "{day}");
        };
        check(date(2020, 11, 8), Progress::Ahead, Some(date(2020, 11, 9)));
        check(date(2020, 11, 9), Progress::Running, Some(date(2020, 11, 30)));
        check(date(2020, 11, 30), Progress::Running, Some(date(2020, 11, 30)));
        check(date(2020, 12, 1), Progress::Past, None);
    }
}
