//! The calendar of an election: every step with its first and last day, the article it stands on, and how the days were
//! counted. It must never know a clock, a step by name or a figure: which rule gives which step is a [`Plan`], read from data.
//!
//! Nothing is filled in. A rule the law does not give on the day is a [`Gap`] in place of the day; a rule whose start is not
//! known gives the days of both readings; where the law does not say how a term is counted, the other way is kept beside it
//! as [`Reading::also`].

mod known;
mod read;
mod statute;
mod term;
#[cfg(test)]
mod tests;
mod words;

use std::fmt;

use jiff::civil::Date;
use law::calendar::{Calendar, Direction, Reckoning};
use law::value::Duration;
use law::{Answer, Law, Value, Version};

pub use known::Known;
pub use read::Plan;
pub use term::{Progress, SetDays, Standing, Told};
pub use words::Hour;

use read::{Anchor, EdgePlan, Gives, StepPlan, Way};
use statute::{Statute, changed, uncertain};
use words::Length;

/// The calendar of one election.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElectionSchedule {
    /// The office, by id.
    pub office: String,
    /// Day of the vote.
    pub vote: Date,
    /// Day of the call, where known.
    pub called: Option<Date>,
    /// What else was known, as it was asked.
    pub known: Known,
    /// The vote, and the call where not known, lie on the latest day that the law lets them; nobody named them.
    pub latest: bool,
    /// The steps in the order of the plan.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its id: `nomination`.
    pub id: String,
    /// Titles by language.
    pub title: Vec<(String, String)>,
    /// When it holds at all, or empty.
    pub only: String,
    /// One of the few that a sheet of many elections shows.
    pub main: bool,
    gives: Option<Gives>,
    /// The first day, where the law sets one.
    pub first: Option<Edge>,
    /// The last day, where the law sets one.
    pub last: Option<Edge>,
}

/// One end of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// What each reading of the law gives; several only where the law of the day is uncertain.
    pub readings: Vec<Reading>,
    /// Why the readings are not the whole answer.
    pub gap: Option<Gap>,
}

/// A day and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The day.
    pub when: When,
    /// Time of day, where the law names one.
    pub hour: Option<Hour>,
    /// The day by the other way of counting, where the law does not say which and it differs.
    pub also: Option<Date>,
    /// How the days were counted; `None` where the law names the day itself.
    pub counted: Option<Reckoning>,
    /// The rule as it stood.
    pub from: Version,
}

/// When an edge lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// On a day.
    On(Date),
    /// The term would begin before the call, so the step begins with the call.
    WithTheCall {
        /// The day of the call.
        called: Date,
        /// The day the term names.
        term: Date,
    },
    /// On a day that the call set in the place of the term.
    Set {
        /// The day.
        day: Date,
        /// The day the term names, where it names one.
        term: Option<Date>,
    },
    /// So long after or before something that has no day in the calendar.
    Relative {
        /// How long.
        term: Duration,
        /// After or before.
        direction: Direction,
        /// What.
        event: String,
    },
}

impl When {
    /// The day, where it is one.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::On(day) | Self::WithTheCall { called: day, .. } | Self::Set { day, .. } => Some(*day),
            Self::Relative { .. } => None,
        }
    }
}

/// Why the law gives no single day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The start of a change is not known; the readings are all that may hold.
    Uncertain {
        /// Both answers in words.
        words: String,
    },
    /// The law sets nothing here.
    Silent {
        /// What it leaves open.
        words: String,
        /// The provision that is silent.
        citation: String,
    },
    /// No such rule stands, or nobody recorded it.
    Missing {
        /// The rule.
        rule: String,
        /// `unrecorded`, `ended: ...`.
        words: String,
    },
    /// The rule has words that name no day by themselves.
    Words {
        /// The words.
        words: String,
        /// Where they stand.
        citation: String,
    },
    /// What it is counted from has no day.
    NoAnchor {
        /// What.
        what: String,
    },
    /// The day lies outside the calendar, or days off are not recorded.
    Uncountable {
        /// Why.
        why: String,
    },
    /// The rule changes between the call and the vote; the readings are those of the first of the two days.
    ChangesBeforeVote {
        /// What it says on the day of the vote.
        then: String,
    },
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Uncertain { words } => f.write_str(words),
            Self::Silent { words, citation } => write!(f, "the law is silent: {words} ({citation})"),
            Self::Missing { rule, words } => write!(f, "{rule}: {words}"),
            Self::Words { words, citation } => write!(f, "in words only: {words} ({citation})"),
            Self::NoAnchor { what } => write!(f, "counted from {what}, which has no single day"),
            Self::Uncountable { why } => f.write_str(why),
            Self::ChangesBeforeVote { then } => write!(f, "changes before the vote: {then}"),
        }
    }
}

impl Edge {
    /// The one day all readings give, if they do.
    pub fn day(&self) -> Option<Date> {
        let first = self.readings.first()?.when.day()?;
        self.readings.iter().all(|reading| reading.when.day() == Some(first)).then_some(first)
    }

    /// The hour all readings give, if they do.
    pub fn hour(&self) -> Option<Hour> {
        let first = self.readings.first()?.hour?;
        self.readings.iter().all(|reading| reading.hour == Some(first)).then_some(first)
    }

    fn gap(gap: Gap) -> Self {
        Self { readings: Vec::new(), gap: Some(gap) }
    }
}

impl Step {
    /// The title in a language, else the id.
    pub fn title_in(&self, language: &str) -> &str {
        self.title.iter().find(|(known, _)| known == language).map_or(&self.id, |(_, title)| title)
    }
}

impl ElectionSchedule {
    /// The calendar of an election of `office`. Terms before the vote are those of the day of the call (of the vote, where
    /// `called` is not given); terms from the vote on are those of its own day.
    pub fn on(law: &Law, calendar: &Calendar, plan: &Plan, office: &str, vote: Date, called: Option<Date>) -> Self {
        Self::called(law, calendar, plan, office, vote, called, &[])
    }

    /// The same, where the decision that called the election set other days for some steps. Whether the law lets it is
    /// [`Plan::may_be_set`]'s question.
    pub fn called(
        law: &Law,
        calendar: &Calendar,
        plan: &Plan,
        office: &str,
        vote: Date,
        called: Option<Date>,
        set: &[SetDays],
    ) -> Self {
        let known = Known { vote: Some(vote), called, ..Known::default() };
        Self::made(&Statute { law, calendar, plan }, office, &known, vote, set)
    }

    /// The same of all that is known. Where no day of the vote is, the vote and the call lie on the latest day that the law
    /// lets them after the end of the term or of the powers.
    ///
    /// # Errors
    /// Neither a vote nor an end is known, or the law gives no latest day.
    pub fn of(
        law: &Law,
        calendar: &Calendar,
        plan: &Plan,
        office: &str,
        known: &Known,
        set: &[SetDays],
    ) -> Result<Self, Gap> {
        let statute = Statute { law, calendar, plan };
        let (filled, vote) = known.latest(&statute, office)?;
        let made = Self::made(&statute, office, &filled, vote, set);
        Ok(Self { known: *known, latest: known.vote.is_none(), ..made })
    }

    /// A calendar without steps yet.
    fn empty(office: &str, known: &Known, vote: Date) -> Self {
        Self { office: office.to_owned(), vote, called: known.called, known: *known, latest: false, steps: Vec::new() }
    }

    fn made(statute: &Statute<'_>, office: &str, known: &Known, vote: Date, set: &[SetDays]) -> Self {
        let mut schedule = Self::empty(office, known, vote);
        for step in &statute.plan.steps {
            if !schedule.has(statute, step) {
                continue;
            }
            let mut made = schedule.step(statute, step);
            for set in set.iter().filter(|set| set.step == step.id) {
                made.set(set);
            }
            schedule.steps.push(made);
        }
        schedule
    }

    /// Whether an election of this office, ended so and under the law of the day, has the step.
    fn has(&self, statute: &Statute<'_>, step: &StepPlan) -> bool {
        let asked = || {
            let Some(case) = step.case.as_ref().filter(|case| case.asks(&self.office)) else { return true };
            let answer = statute.ask(std::slice::from_ref(&case.rule), self.law_day(false));
            answer.is_ok_and(|answer| answer.versions().iter().any(|version| case.is(&version.value)))
        };
        step.offices.contains(&self.office) && self.known.fits(step.ends) && asked()
    }

    /// The day whose law is asked: terms from the vote on are those of its own day.
    fn law_day(&self, of_vote: bool) -> Date {
        let by_election = if of_vote { self.vote } else { self.called.unwrap_or(self.vote) };
        self.known.law_of.unwrap_or(by_election)
    }

    /// A step by its id.
    pub fn find(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    fn step(&self, statute: &Statute<'_>, plan: &StepPlan) -> Step {
        let edge = |edge: &Option<EdgePlan>, first| edge.as_ref().map(|edge| self.edge(statute, plan, edge, first));
        Step {
            id: plan.id.clone(),
            title: plan.title.clone(),
            only: plan.only.clone(),
            main: plan.main,
            gives: plan.gives,
            first: edge(&plan.first, true),
            last: edge(&plan.last, false),
        }
    }

    fn edge(&self, statute: &Statute<'_>, step: &StepPlan, plan: &EdgePlan, first: bool) -> Edge {
        let on = self.law_day(step.law_of_vote);
        let answer = match statute.ask(&plan.rules, on) {
            Ok(answer) => answer,
            Err(gap) => return Edge::gap(gap),
        };
        let anchor = self.anchor(&plan.from);
        let asked = step.case.as_ref().filter(|case| case.asks(&self.office));
        let of_case = asked.and_then(|case| statute.ask(std::slice::from_ref(&case.rule), on).ok());
        // Whether the law has this step may be as uncertain as what it says of it.
        let gap = uncertain(&answer).or_else(|| of_case.as_ref().and_then(uncertain));
        let mut edge = Edge { readings: Vec::new(), gap };
        // A version that another case of the step speaks of is read there.
        let case = step.case.as_ref().filter(|case| plan.rules.contains(&case.rule));
        for version in answer.versions() {
            if case.is_some_and(|case| !case.is(&version.value)) {
                continue;
            }
            match self.reading(statute, plan, version, &anchor, first) {
                Ok(reading) if edge.readings.contains(&reading) => {}
                Ok(reading) => edge.readings.push(reading),
                Err(gap) => edge.gap = Some(gap),
            }
        }
        if edge.readings.is_empty() && edge.gap.is_none() {
            let words = format!("{}: {answer}", answer.name());
            edge.gap = Some(Gap::Missing { rule: plan.rules.join(", "), words });
        }
        hours(statute, plan, on, &mut edge);
        if edge.gap.is_none() && on < self.vote && self.known.law_of.is_none() {
            edge.gap = statute.ask(&plan.rules, self.vote).ok().and_then(|then| changed(&answer, &then));
        }
        edge
    }

    fn anchor(&self, anchor: &Anchor) -> Found {
        let known = |day: Option<Date>, what: &str| {
            day.map_or_else(|| Found::Event(what.to_owned()), |day| Found::Day(day, None))
        };
        match anchor {
            Anchor::TermEnd => known(self.known.term_ends, "the end of the term"),
            Anchor::PowersEnded => known(self.known.powers_ended, "the end of the powers"),
            Anchor::Vote => Found::Day(self.vote, None),
            Anchor::Call => self.called.map_or_else(|| Found::None("the call".to_owned()), |day| Found::Day(day, None)),
            Anchor::Event(event) => Found::Event(event.clone()),
            Anchor::Step(id, last) => {
                let step = self.find(id);
                let edge = step.and_then(|step| if *last { step.last.as_ref() } else { step.first.as_ref() });
                let day = edge.and_then(Edge::day);
                let what = format!("the {} day of `{id}`", if *last { "last" } else { "first" });
                day.map_or(Found::None(what), |day| Found::Day(day, edge.and_then(Edge::hour)))
            }
        }
    }

    fn reading(
        &self,
        statute: &Statute<'_>,
        plan: &EdgePlan,
        version: &Version,
        anchor: &Found,
        first: bool,
    ) -> Result<Reading, Gap> {
        let words = || Gap::Words { words: version.value.to_string(), citation: version.citation() };
        if let Value::Silent(words) = &version.value {
            return Err(Gap::Silent { words: words.clone(), citation: version.citation() });
        }
        let plain = |when, hour| Reading { when, hour, also: None, counted: None, from: version.clone() };
        if let Some(expected) = &plan.words {
            let same = matches!(&version.value, Value::Text(text) if text == expected);
            let Found::Day(day, hour) = anchor else { return Err(anchor.gap()) };
            return if same { Ok(plain(When::On(*day), *hour)) } else { Err(words()) };
        }
        if plan.stands {
            let Found::Day(day, hour) = anchor else { return Err(anchor.gap()) };
            return Ok(plain(When::On(*day), *hour));
        }
        let term = words::term_of(&version.value, plan.of.as_deref()).ok_or_else(words)?;
        let length = if first { term.opens } else { term.closes };
        let (day, hour) = match (anchor, length, plan.way) {
            (Found::Event(event), Length::Of(term), Way::Counted(direction)) => {
                return Ok(plain(When::Relative { term, direction, event: event.clone() }, None));
            }
            (Found::Day(day, _), Length::Same, _) => return Ok(plain(When::On(*day), term.hour)),
            (Found::Day(day, _), Length::DayBefore | Length::DayAfter, _) => {
                let next = if length == Length::DayBefore { day.yesterday() } else { day.tomorrow() };
                let next = next.map_err(|error| Gap::Uncountable { why: error.to_string() })?;
                return Ok(plain(When::On(next), term.hour));
            }
            (Found::Day(day, _), Length::Of(_), Way::Counted(_)) => (*day, term.hour.filter(|_| !first)),
            (Found::Day(..), Length::Of(_), Way::Same) => return Err(words()),
            (Found::None(_) | Found::Event(_), ..) => return Err(anchor.gap()),
        };
        let (Length::Of(term), Way::Counted(direction)) = (length, plan.way) else { return Err(words()) };
        let (counted, also) = statute.count(day, term, direction, plan.counting)?;
        let when = match self.called.filter(|called| first && counted.day < *called) {
            Some(called) => When::WithTheCall { called, term: counted.day },
            None => When::On(counted.day),
        };
        // By either way of counting a step begins with the call at the earliest.
        let also = also.filter(|also| matches!(when, When::On(_)) && self.called.is_none_or(|called| *also >= called));
        Ok(Reading { when, hour, also, counted: Some(counted), from: version.clone() })
    }
}

/// The time of day, where a rule of its own names it.
fn hours(statute: &Statute<'_>, plan: &EdgePlan, on: Date, edge: &mut Edge) {
    let Some(rule) = &plan.hour else { return };
    let answer = statute.ask(std::slice::from_ref(rule), on);
    let value = answer.as_ref().ok().and_then(Answer::in_force).map(|version| &version.value);
    match value.and_then(words::term).and_then(|term| term.hour) {
        Some(hour) => edge.readings.iter_mut().for_each(|reading| reading.hour = Some(hour)),
        None if edge.gap.is_some() || edge.readings.is_empty() => {}
        None => {
            let words = answer.map_or_else(|gap| gap.to_string(), |answer| answer.to_string());
            edge.gap = Some(Gap::Missing { rule: rule.clone(), words });
        }
    }
}

/// What an edge is counted from.
enum Found {
    Day(Date, Option<Hour>),
    Event(String),
    None(String),
}

impl Found {
    fn gap(&self) -> Gap {
        match self {
            Self::Day(day, _) => Gap::NoAnchor { what: day.to_string() },
            Self::Event(what) | Self::None(what) => Gap::NoAnchor { what: what.clone() },
        }
    }
}
