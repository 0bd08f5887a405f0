//! Where a case stands, and how a recorded step moves it. It must never know the law: what a step may do by law is judged when
//! it is taken, and its days are recorded with it.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;

use super::codes;
use super::due::{Due, Term};
use super::filing::{Judged, Standing};
use super::step::{Kind, Step, Taken};
use crate::shared::{Class, Closing, Received};

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// A complaint that came and is not decided on.
    Received,
    /// A message that is no complaint, not decided on.
    Signal,
    /// Under consideration.
    Considered,
    /// A recommendation, petition or claim was made; what comes of it is awaited.
    Pursued,
    /// Closed.
    Closed(Closing),
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Received => "received",
            Self::Signal => "signal",
            Self::Considered => "considered",
            Self::Pursued => "pursued",
            Self::Closed(_) => "closed",
        })
    }
}

/// Where a step leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// Nowhere else.
    Same,
    /// To this state.
    State(State),
    /// To the close that the step names.
    Named,
}

/// Which step may be taken where, and where it leads. Nothing else may.
pub const TRANSITIONS: [(Kind, &[State], To); 19] = {
    use State::{Closed, Considered, Pursued, Received, Signal};
    const OPEN: &[State] = &[Considered, Pursued];
    [
        (Kind::Explain, &[Received, Signal], To::State(Closed(Closing::Explained))),
        (Kind::Forward, &[Received, Signal], To::State(Closed(Closing::Forwarded))),
        (Kind::Refuse, &[Received, Signal], To::State(Closed(Closing::Refused))),
        (Kind::Accept, &[Received], To::State(Considered)),
        (Kind::TakeUp, &[Signal], To::State(Considered)),
        (Kind::Hear, OPEN, To::Same),
        (Kind::Request, OPEN, To::Same),
        (Kind::Material, OPEN, To::Same),
        (Kind::Extend, &[Received, Considered], To::Same),
        (Kind::TellExtension, &[Received, Considered, Pursued], To::Same),
        (Kind::Recommend, OPEN, To::State(Pursued)),
        (Kind::Petition, OPEN, To::State(Pursued)),
        (Kind::Claim, OPEN, To::State(Pursued)),
        (Kind::ExtendAnswer, &[Pursued], To::Same),
        (Kind::TellAnswer, &[Pursued], To::Same),
        (Kind::Answer, &[Pursued], To::Same),
        (Kind::FollowUp, &[Pursued], To::Same),
        (Kind::Close, OPEN, To::Named),
        (Kind::Withdraw, &[Received, Signal, Considered, Pursued], To::Named),
    ]
};

/// A case as its steps made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// What it is.
    pub class: Class,
    /// When it came.
    pub received: Received,
    /// Whether it may be considered, as judged on receipt.
    pub standing: Standing,
    /// Articles of that judgement.
    pub grounds: Vec<String>,
    /// Where it stands.
    pub state: State,
    /// The day of the last step; of receipt before there is one.
    pub last: Date,
    /// Terms that run.
    pub running: Vec<Due>,
    /// The first term for consideration, before any extension.
    pub first_term: Option<Due>,
    /// The complaint was considered in time; `None` while that is open or the readings differ.
    pub in_time: Option<bool>,
    /// The other side was heard.
    pub heard: bool,
    /// Requests for material made.
    pub requests: u32,
    /// Recommendations and petitions made.
    pub outcomes: u32,
    /// Of them, the numbers of recommendations.
    pub recommended: BTreeSet<u32>,
    /// Of the outcomes, the numbers of those that the body followed.
    pub followed: BTreeSet<u32>,
}

/// A step that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Its code.
    pub code: &'static str,
    /// In words.
    pub words: String,
    /// Where that stands; empty where the case and not the law stands against it.
    pub citations: Vec<String>,
}

impl Refusal {
    /// A refusal.
    pub(super) fn new(code: &'static str, words: impl Into<String>, citations: Vec<String>) -> Self {
        Self { code, words: words.into(), citations }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.words)?;
        if !self.citations.is_empty() {
            write!(f, " ({})", self.citations.join("; "))?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}

impl Stage {
    /// What a filing begins: a complaint with the term it was given, or a signal, which has none.
    pub fn begin(judged: &Judged, received: Received, term: Option<Due>) -> Self {
        let complaint = judged.class == Class::Complaint;
        let term = term.filter(|_| complaint);
        Self {
            class: judged.class,
            standing: judged.standing,
            grounds: judged.relied.clone(),
            state: if complaint { State::Received } else { State::Signal },
            running: term.iter().cloned().collect(),
            first_term: term,
            ..Self::bare(judged.class, received)
        }
    }

    /// A case of the office's own or of the preventive mechanism, under consideration from its first day. The law sets no term
    /// for it.
    pub fn own(class: Class, on: Date) -> Self {
        Self { state: State::Considered, ..Self::bare(class, Received::On(on)) }
    }

    fn bare(class: Class, received: Received) -> Self {
        Self {
            class,
            received,
            standing: Standing::Admissible,
            grounds: Vec::new(),
            state: State::Received,
            last: received.first(),
            running: Vec::new(),
            first_term: None,
            in_time: None,
            heard: false,
            requests: 0,
            outcomes: 0,
            recommended: BTreeSet::new(),
            followed: BTreeSet::new(),
        }
    }

    /// Kinds of steps that may be taken here, as far as the case goes; the law may still refuse one.
    pub fn open_to(&self) -> impl Iterator<Item = Kind> + '_ {
        TRANSITIONS.iter().filter(|(_, from, _)| from.contains(&self.state)).map(|(kind, ..)| *kind)
    }

    /// The term that runs for something.
    pub fn term(&self, term: Term) -> Option<&Due> {
        self.running.iter().find(|due| due.term == term)
    }

    /// Terms that are missed on a day under every reading.
    pub fn overdue(&self, on: Date) -> impl Iterator<Item = &Due> {
        self.running.iter().filter(move |due| due.kept_on(on) == Some(false))
    }

    /// The next day by which something must follow.
    pub fn next_due(&self) -> Option<&Due> {
        self.running.iter().filter(|due| due.safe().is_some()).min_by_key(|due| due.safe())
    }

    /// The case after a recorded step. No law is asked.
    ///
    /// # Errors
    /// The step cannot follow here: wrong state, a day before the last step, or something it names is not there.
    pub fn follow(mut self, taken: &Taken) -> Result<Self, Refusal> {
        let to = self.fits(&taken.step, taken.on)?;
        self.count(&taken.step, taken.on);
        for start in &taken.starts {
            self.running.retain(|due| due.term != start.term);
            self.running.push(start.clone());
        }
        self.state = match (to, &taken.step) {
            (To::State(state), _) => state,
            (To::Named, Step::Close { how }) => State::Closed(*how),
            (To::Same | To::Named, _) => self.state,
        };
        if matches!(self.state, State::Pursued | State::Closed(_)) {
            self.considered(taken.on);
        }
        if matches!(self.state, State::Closed(_)) {
            self.running.clear();
        }
        self.last = taken.on;
        Ok(self)
    }

    /// Whether a step fits the case; no law is asked.
    pub(super) fn fits(&self, step: &Step, on: Date) -> Result<To, Refusal> {
        let kind = step.kind();
        let row = TRANSITIONS.iter().find(|(known, from, _)| *known == kind && from.contains(&self.state));
        let Some((_, _, to)) = row else {
            let words = format!("`{}` cannot be taken in a case that is {}", kind.id(), self.state);
            return Err(Refusal::new(codes::NOT_HERE, words, Vec::new()));
        };
        if on < self.last {
            let words = format!("a step of {on} cannot follow one of {}", self.last);
            return Err(Refusal::new(codes::BEFORE, words, Vec::new()));
        }
        let missing = |term: Term| self.term(term).is_none().then(|| format!("it is not awaited that {term}"));
        let absent = match step {
            Step::Material { request } => missing(Term::Material(*request)),
            Step::TellExtension => missing(Term::ExtensionNotice),
            Step::Extend { .. } => missing(Term::Consider),
            Step::ExtendAnswer { outcome, .. } | Step::Answer { outcome, .. } => missing(Term::Answer(*outcome)),
            Step::FollowUp { outcome, .. } if *outcome == 0 || *outcome > self.outcomes => {
                Some(format!("there is no recommendation or petition {outcome}"))
            }
            Step::TellAnswer { outcome } => missing(Term::AnswerNotice(*outcome)),
            Step::Close { how: Closing::Explained | Closing::Forwarded | Closing::Refused } => {
                Some("this close is a step of its own".to_owned())
            }
            _ => None,
        };
        match absent {
            Some(words) => Err(Refusal::new(codes::NOT_AWAITED, words, Vec::new())),
            None => Ok(*to),
        }
    }

    fn count(&mut self, step: &Step, on: Date) {
        match step {
            Step::TakeUp { .. } => {
                self.class = Class::OwnInitiative;
                self.received = Received::On(on);
            }
            Step::Hear => self.heard = true,
            Step::Request { .. } => self.requests = self.requests.saturating_add(1),
            Step::Recommend | Step::Petition { .. } => {
                self.outcomes = self.outcomes.saturating_add(1);
                if *step == Step::Recommend {
                    self.recommended.insert(self.outcomes);
                }
            }
            Step::Material { request } => self.end(Term::Material(*request)),
            Step::TellExtension => self.end(Term::ExtensionNotice),
            Step::TellAnswer { outcome } => self.end(Term::AnswerNotice(*outcome)),
            Step::Answer { outcome, followed } => {
                self.end(Term::Answer(*outcome));
                self.end(Term::AnswerNotice(*outcome));
                if *followed == Some(true) {
                    self.followed.insert(*outcome);
                }
            }
            Step::FollowUp { outcome, followed } => {
                if *followed {
                    self.followed.insert(*outcome);
                } else {
                    self.followed.remove(outcome);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, term: Term) {
        self.running.retain(|due| due.term != term);
    }

    /// The consideration ends with the first outcome or the close.
    fn considered(&mut self, on: Date) {
        if let Some(due) = self.term(Term::Consider) {
            self.in_time = due.kept_on(on);
            self.end(Term::Consider);
        }
    }
}
