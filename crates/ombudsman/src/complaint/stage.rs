//! The life of a case in the office: a step with its day turns one stage into the next or is refused. `docs/COMPLAINTS.md` draws
//! the stages; a test holds drawing and code together. [`Stage::apply`] asks the law of the day; [`Stage::follow`] takes up what
//! was decided before and asks none.
//!
//! It must never decide what the law leaves open: such a step halts, and whoever takes it says why.

mod apply;
#[cfg(test)]
mod tests;

use std::fmt;

use jiff::civil::Date;
use law::calendar::Calendar;

use super::codes;
use super::due::{self, Due, What};
use super::rules::{ComplaintRules, names};
use crate::shared::{Class, Closing, Received};

pub use apply::{Halt, Taken};

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// A complaint came; nobody has decided what becomes of it.
    Received,
    /// A message came that lacks what a complaint must carry.
    Signal,
    /// It is considered on its merits.
    Considered,
    /// A recommendation was made; its answer is awaited, or came.
    Recommended,
    /// It is closed.
    Closed,
}

impl At {
    /// Its name in the drawing and in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Received => "Received",
            Self::Signal => "Signal",
            Self::Considered => "Considered",
            Self::Recommended => "Recommended",
            Self::Closed => "Closed",
        }
    }
}

/// A step of the office, or something that befell the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The means of protection are explained to the complainant.
    Explain,
    /// It is forwarded to the body that must check it.
    Forward,
    /// Its consideration is refused.
    Refuse {
        /// With reasons.
        reasons: bool,
    },
    /// It is accepted.
    Accept,
    /// A case of the office's own begins from a signal.
    StartOwn {
        /// The ground, by its id in the law's list.
        ground: String,
    },
    /// A signal is put aside.
    PutAside,
    /// The body complained of is heard.
    Hear,
    /// Materials are asked for.
    Request {
        /// Working days that were set in the place of the law's term.
        working_days: Option<u32>,
    },
    /// Materials came.
    TakeMaterials {
        /// The place of the request, from 0.
        request: usize,
    },
    /// The time to consider is extended.
    Extend {
        /// Until this day.
        until: Date,
        /// By a reasoned decision.
        reasons: bool,
    },
    /// The complainant is told of the extension.
    TellExtension,
    /// A recommendation reaches the body.
    Recommend,
    /// The body extends its time to answer, and says so.
    ExtendAnswer {
        /// The place of the recommendation, from 0.
        recommendation: usize,
        /// Until this day.
        until: Date,
    },
    /// The body answers.
    Answer {
        /// The place of the recommendation, from 0.
        recommendation: usize,
        /// It was followed.
        followed: bool,
    },
    /// Proceedings against an official are asked for.
    Petition {
        /// The proceedings, by their id in the law's list.
        proceedings: String,
    },
    /// A claim for an indefinite circle of persons goes to court.
    Claim,
    /// The complainant takes the complaint back.
    Withdraw,
    /// The case ends after consideration.
    Close {
        /// [`Closing::Restored`], [`Closing::NotRestored`] or [`Closing::NoBreach`].
        how: Closing,
    },
    /// A right that was not restored when the case ended is restored since.
    Restore,
}

impl Step {
    /// The step in a word, as the drawing names it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Explain => "explain",
            Self::Forward => "forward",
            Self::Refuse { .. } => "refuse",
            Self::Accept => "accept",
            Self::StartOwn { .. } => "start own",
            Self::PutAside => "put aside",
            Self::Hear => "hear",
            Self::Request { .. } => "request",
            Self::TakeMaterials { .. } => "take materials",
            Self::Extend { .. } => "extend",
            Self::TellExtension => "tell extension",
            Self::Recommend => "recommend",
            Self::ExtendAnswer { .. } => "extend answer",
            Self::Answer { .. } => "answer",
            Self::Petition { .. } => "petition",
            Self::Claim => "claim",
            Self::Withdraw => "withdraw",
            Self::Close { .. } => "close",
            Self::Restore => "restore",
        }
    }
}

/// An arrow of the drawing: from, step, to.
pub type Transition = (At, &'static str, At);

/// Every arrow.
pub const TRANSITIONS: &[Transition] = &[
    (At::Received, "explain", At::Closed),
    (At::Received, "forward", At::Closed),
    (At::Received, "refuse", At::Closed),
    (At::Received, "accept", At::Considered),
    (At::Received, "extend", At::Received),
    (At::Received, "tell extension", At::Received),
    (At::Received, "withdraw", At::Closed),
    (At::Signal, "start own", At::Considered),
    (At::Signal, "forward", At::Closed),
    (At::Signal, "put aside", At::Closed),
    (At::Considered, "hear", At::Considered),
    (At::Considered, "request", At::Considered),
    (At::Considered, "take materials", At::Considered),
    (At::Considered, "extend", At::Considered),
    (At::Considered, "tell extension", At::Considered),
    (At::Considered, "recommend", At::Recommended),
    (At::Considered, "petition", At::Considered),
    (At::Considered, "claim", At::Considered),
    (At::Considered, "withdraw", At::Closed),
    (At::Considered, "close", At::Closed),
    (At::Recommended, "hear", At::Recommended),
    (At::Recommended, "request", At::Recommended),
    (At::Recommended, "take materials", At::Recommended),
    (At::Recommended, "tell extension", At::Recommended),
    (At::Recommended, "recommend", At::Recommended),
    (At::Recommended, "extend answer", At::Recommended),
    (At::Recommended, "answer", At::Recommended),
    (At::Recommended, "petition", At::Recommended),
    (At::Recommended, "claim", At::Recommended),
    (At::Recommended, "withdraw", At::Closed),
    (At::Recommended, "close", At::Closed),
    (At::Closed, "restore", At::Closed),
];

/// Materials that were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// On this day.
    pub asked: Date,
    /// Working days that were set in the place of the law's.
    pub working_days: Option<u32>,
    /// They came on this day.
    pub came: Option<Date>,
}

/// A recommendation that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recommendation {
    /// It reached the body on this day.
    pub made: Date,
    /// The body extended its time on the first day until the second.
    pub extended: Option<(Date, Date)>,
    /// The day of the answer, and whether it was followed.
    pub answered: Option<(Date, bool)>,
}

/// A case as far as it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Where it stands.
    pub at: At,
    /// When it came.
    pub received: Received,
    /// The day of the last step.
    pub since: Date,
    /// It was accepted, or begun by the office, on this day.
    pub accepted: Option<Date>,
    /// Whose case it is, once it is considered: a case of the office's own has no term.
    pub own: bool,
    /// The time was extended on the first day until the second.
    pub extended: Option<(Date, Date)>,
    /// The complainant was told of the extension on this day.
    pub told: Option<Date>,
    /// The body was first heard on this day.
    pub heard: Option<Date>,
    /// Materials asked for.
    pub requests: Vec<Request>,
    /// Recommendations made.
    pub recommendations: Vec<Recommendation>,
    /// The day it was closed, and how.
    pub closed: Option<(Date, Closing)>,
}

/// A step that the stage or the law does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Its code.
    pub code: &'static str,
    /// Why, in words.
    pub why: String,
    /// Where the law says so; empty where the stage alone does.
    pub citations: Vec<String>,
}

impl Refusal {
    fn no_arrow(why: String) -> Self {
        Self { code: codes::NO_ARROW, why, citations: Vec::new() }
    }

    fn law(why: String, citations: Vec<String>) -> Self {
        Self { code: codes::NOT_ALLOWED, why, citations }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.why)?;
        if !self.citations.is_empty() {
            write!(f, " ({})", self.citations.join("; "))?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}

impl Stage {
    /// A case that just came. A case of the office's own and one of the preventive mechanism are considered from the first day.
    pub fn begin(class: Class, received: Received) -> Self {
        let (at, own) = match class {
            Class::Complaint => (At::Received, false),
            Class::Signal => (At::Signal, false),
            Class::OwnInitiative | Class::Preventive => (At::Considered, true),
        };
        Self {
            at,
            received,
            since: received.first(),
            accepted: own.then(|| received.first()),
            own,
            extended: None,
            told: None,
            heard: None,
            requests: Vec::new(),
            recommendations: Vec::new(),
            closed: None,
        }
    }

    /// Takes a step that was decided before: the stage alone is asked, not the law.
    ///
    /// # Errors
    /// No arrow leads there, the day is before the last step, or what the step speaks of is not there.
    pub fn follow(&self, step: &Step, day: Date) -> Result<Self, Refusal> {
        let name = step.name();
        let Some((.., to)) = TRANSITIONS.iter().find(|(from, word, _)| *from == self.at && *word == name) else {
            return Err(Refusal::no_arrow(format!("`{name}` does not follow on `{}`", self.at.name())));
        };
        if day < self.since {
            return Err(Refusal::no_arrow(format!("{day} is before the last step, of {}", self.since)));
        }
        let mut next = self.clone();
        next.since = day;
        next.at = *to;
        next.record(step, day)?;
        Ok(next)
    }

    fn record(&mut self, step: &Step, day: Date) -> Result<(), Refusal> {
        match step {
            Step::Explain => self.closed = Some((day, Closing::Explained)),
            Step::Forward => self.closed = Some((day, Closing::Forwarded)),
            Step::Refuse { .. } => self.closed = Some((day, Closing::Refused)),
            Step::PutAside => self.closed = Some((day, Closing::NoBreach)),
            Step::Withdraw => self.closed = Some((day, Closing::Withdrawn)),
            Step::Accept => self.accepted = Some(day),
            Step::StartOwn { .. } => (self.accepted, self.own) = (Some(day), true),
            Step::Hear => self.heard = self.heard.or(Some(day)),
            Step::Request { working_days } => {
                self.requests.push(Request { asked: day, working_days: *working_days, came: None });
            }
            Step::TakeMaterials { request } => {
                let open = self.requests.get_mut(*request).filter(|own| own.came.is_none());
                open.ok_or_else(|| Refusal::no_arrow(format!("no request {} waits for materials", request + 1)))?
                    .came = Some(day);
            }
            Step::Extend { until, .. } => {
                if *until <= day || self.extended.is_some_and(|(_, before)| *until <= before) {
                    return Err(Refusal::no_arrow(format!("{until} extends nothing")));
                }
                (self.extended, self.told) = (Some((day, *until)), None);
            }
            Step::TellExtension if self.extended.is_none() || self.told.is_some() => {
                return Err(Refusal::no_arrow("there is no extension to tell of".to_owned()));
            }
            Step::TellExtension => self.told = Some(day),
            Step::Recommend => {
                self.recommendations.push(Recommendation { made: day, extended: None, answered: None });
            }
            Step::ExtendAnswer { recommendation, until } => {
                let own = self.unanswered(*recommendation)?;
                if *until <= day || own.extended.is_some() {
                    return Err(Refusal::no_arrow(format!("{until} extends nothing, or it was extended before")));
                }
                own.extended = Some((day, *until));
            }
            Step::Answer { recommendation, followed } => {
                self.unanswered(*recommendation)?.answered = Some((day, *followed));
            }
            Step::Close { how } => {
                if !matches!(how, Closing::Restored | Closing::NotRestored | Closing::NoBreach) {
                    return Err(Refusal::no_arrow("a case is closed by what consideration found".to_owned()));
                }
                self.closed = Some((day, *how));
            }
            Step::Restore => match self.closed {
                Some((on, Closing::NotRestored)) => self.closed = Some((on, Closing::Restored)),
                _ => return Err(Refusal::no_arrow("nothing waits to be restored".to_owned())),
            },
            Step::Petition { .. } | Step::Claim => {}
        }
        Ok(())
    }

    fn unanswered(&mut self, at: usize) -> Result<&mut Recommendation, Refusal> {
        let open = self.recommendations.get_mut(at).filter(|own| own.answered.is_none());
        open.ok_or_else(|| Refusal::no_arrow(format!("no recommendation {} waits for an answer", at + 1)))
    }

    /// What is due of the office and of others, on a day, the earliest first.
    pub fn due(&self, rules: &ComplaintRules<'_>, calendar: &Calendar, on: Date) -> Vec<Due> {
        let mut all = Vec::new();
        if matches!(self.at, At::Received | At::Considered) && !self.own {
            all.push(self.consideration(rules, calendar, on));
        }
        if self.at != At::Closed {
            if let Some((day, _)) = self.extended.filter(|_| self.told.is_none()) {
                let (term, open) = rules.governing(names::EXTENSION_NOTICE, self.received, day);
                all.push(with(due::within(What::ExtensionTold, &term, &[day], calendar), open));
            }
            for (at, request) in self.requests.iter().enumerate().filter(|(_, own)| own.came.is_none()) {
                all.push(self.materials(at, *request, rules, calendar));
            }
            for (at, own) in self.recommendations.iter().enumerate().filter(|(_, own)| own.answered.is_none()) {
                all.push(self.answer(at, *own, rules, calendar));
            }
        }
        all.sort_by_key(|due| (due.day().is_none(), due.day()));
        all
    }

    fn consideration(&self, rules: &ComplaintRules<'_>, calendar: &Calendar, on: Date) -> Due {
        let (term, open) = rules.governing(names::TERM, self.received, on);
        let mut from = vec![self.received.first()];
        if self.received.last() != self.received.first() {
            from.push(self.received.last());
        }
        let mut due = with(due::within(What::Considered, &term, &from, calendar), open);
        if let Some((day, until)) = self.extended {
            let citation = rules.duration(names::EXTENSION, day).citations().join("; ");
            due.days = vec![due::Day { day: until, how: format!("{until}: extended on {day}"), citation }];
        }
        due
    }

    fn materials(&self, at: usize, request: Request, rules: &ComplaintRules<'_>, calendar: &Calendar) -> Due {
        let (mut term, open) = rules.governing(names::MATERIALS, self.received, request.asked);
        if let Some(days) = request.working_days {
            for cited in &mut term.values {
                cited.value.count = days;
            }
        }
        with(due::within(What::Materials(at), &term, &[request.asked], calendar), open)
    }

    fn answer(&self, at: usize, own: Recommendation, rules: &ComplaintRules<'_>, calendar: &Calendar) -> Due {
        let (term, open) = rules.governing(names::ANSWER, self.received, own.made);
        let mut due = with(due::within(What::Answer(at), &term, &[own.made], calendar), open);
        if let Some((day, until)) = own.extended {
            let citation = rules.duration(names::ANSWER_EXTENSION, day).citations().join("; ");
            due.days = vec![due::Day { day: until, how: format!("{until}: extended on {day}"), citation }];
        }
        due
    }
}

fn with(mut due: Due, open: Vec<String>) -> Due {
    due.open.extend(open);
    due
}
