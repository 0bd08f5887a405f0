//! The entry of one protocol: two people, the second blind, differences settled and never overwritten, findings resolved,
//! accepted, and superseded by a recount, a correction, a declaration of nullity or a repeat vote. Each state is a type
//! consumed by its steps; `docs/PROTOCOLS.md` draws them.
//!
//! It must never know when something happened or where it is kept, and never hold a figure that a later step erases: what
//! was entered stays readable as history, except to the second clerk.
//!
//! The figures of the first entry cannot be read while the second is awaited:
//!
//! ```compile_fail
//! fn peek(state: &election::protocol::AwaitingSecond) -> &election::protocol::Figures {
//!     &state.first.figures
//! }
//! ```

mod drawing;
mod log;
mod refusal;
mod steps;

pub use drawing::{Move, State, TRANSITIONS};
pub use log::{Ground, Past, Reason};
pub use refusal::{EntryRules, Refusal};

use std::fmt;
use std::sync::Arc;

use super::figures::{Difference, Figures, compare};
use super::form::Form;
use super::table::Role;
use log::Log;

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Stable for the person: two ids are two people.
    pub id: String,
    /// In which role.
    pub role: Role,
}

/// Figures and who entered them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The person.
    pub by: String,
    /// The figures; shared with all that say the same, since most second entries do.
    pub figures: Arc<Figures>,
}

/// How far the election has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The results are not yet officially published.
    Open,
    /// They are.
    Published,
}

/// What is asked of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// The first or the second entry.
    Enter(Figures),
    /// The first clerk enters again before handing over.
    Revise(Figures),
    /// The first clerk hands over to the second.
    Release,
    /// A third person reads the disputed figures.
    Settle(Figures),
    /// One of the two reads the own entry again.
    Correct(Figures),
    /// Reasons for all warnings.
    Resolve(Vec<Reason>),
    /// The protocol is taken.
    Accept,
    /// What stands is superseded.
    Supersede {
        /// On which ground.
        ground: Ground,
        /// In words.
        because: String,
        /// How far the election has come.
        stage: Stage,
    },
}

/// Nothing is entered yet, or nothing that still stands.
#[derive(Clone, Debug, Default)]
pub struct AwaitingFirst {
    log: Log,
}

/// The first entry is made and not yet handed over.
#[derive(Clone)]
pub struct FirstEntered {
    log: Log,
    first: Made,
}

/// The second entry is awaited; the first is sealed.
#[derive(Clone)]
pub struct AwaitingSecond {
    log: Log,
    first: Made,
}

/// The two entries differ.
#[derive(Clone, Debug)]
pub struct Differs {
    log: Log,
    first: Made,
    second: Made,
}

/// One set of figures stands, with its findings open.
#[derive(Clone, Debug)]
pub struct Settled {
    log: Log,
    figures: Arc<Figures>,
}

/// No error, and a reason for each warning.
#[derive(Clone, Debug)]
pub struct Resolved {
    log: Log,
    figures: Arc<Figures>,
    reasons: Vec<Reason>,
}

/// The protocol is taken.
#[derive(Clone, Debug)]
pub struct Accepted {
    log: Log,
    figures: Arc<Figures>,
    reasons: Vec<Reason>,
    by: String,
}

/// The precinct's vote is void.
#[derive(Clone, Debug)]
pub struct Void {
    log: Log,
}

/// The entry of one protocol, in one of its states.
#[derive(Clone, Debug)]
pub enum Entry {
    /// See [`AwaitingFirst`].
    AwaitingFirst(AwaitingFirst),
    /// See [`FirstEntered`].
    FirstEntered(FirstEntered),
    /// See [`AwaitingSecond`].
    AwaitingSecond(AwaitingSecond),
    /// See [`Differs`].
    Differs(Differs),
    /// See [`Settled`].
    Settled(Settled),
    /// See [`Resolved`].
    Resolved(Resolved),
    /// See [`Accepted`].
    Accepted(Accepted),
    /// See [`Void`].
    Void(Void),
}

/// What a precinct gives to the totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome<'e> {
    /// Nothing yet.
    Open,
    /// These figures.
    Counted(&'e Figures),
    /// It is settled without votes.
    Void,
}

/// A command that was refused, and the entry as it was.
#[derive(Debug)]
pub struct Refused {
    /// Unchanged.
    pub entry: Entry,
    /// Why.
    pub refusal: Refusal,
}

/// The second clerk's place: it holds no figure of anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondSeat {
    by: Actor,
}

impl SecondSeat {
    /// Who sits here.
    pub fn by(&self) -> &Actor {
        &self.by
    }

    /// The command that makes the second entry.
    pub fn enter(self, figures: Figures) -> (Actor, Command) {
        (self.by, Command::Enter(figures))
    }
}

impl Default for Entry {
    fn default() -> Self {
        Self::AwaitingFirst(AwaitingFirst::default())
    }
}

impl Entry {
    /// The state's name.
    pub fn state(&self) -> State {
        match self {
            Self::AwaitingFirst(_) => State::AwaitingFirst,
            Self::FirstEntered(_) => State::FirstEntered,
            Self::AwaitingSecond(_) => State::AwaitingSecond,
            Self::Differs(_) => State::Differs,
            Self::Settled(_) => State::Settled,
            Self::Resolved(_) => State::Resolved,
            Self::Accepted(_) => State::Accepted,
            Self::Void(_) => State::Void,
        }
    }

    /// What the precinct gives to the totals.
    pub fn outcome(&self) -> Outcome<'_> {
        match self {
            Self::Accepted(state) => Outcome::Counted(&state.figures),
            Self::Void(_) => Outcome::Void,
            _ => Outcome::Open,
        }
    }

    /// All that was superseded, corrected or lost a dispute, oldest first. Of the round in which a second entry is still
    /// awaited nothing is shown.
    pub fn history(&self) -> impl Iterator<Item = &Past> {
        let (log, sealed) = match self {
            Self::AwaitingFirst(state) => (&state.log, true),
            Self::FirstEntered(state) => (&state.log, true),
            Self::AwaitingSecond(state) => (&state.log, true),
            Self::Differs(state) => (&state.log, false),
            Self::Settled(state) => (&state.log, false),
            Self::Resolved(state) => (&state.log, false),
            Self::Accepted(state) => (&state.log, false),
            Self::Void(state) => (&state.log, false),
        };
        log.past.iter().chain(log.round.iter().filter(move |_| !sealed))
    }

    /// The place of the second clerk, for who may take it.
    ///
    /// # Errors
    /// Another state, another role, or the person of the first entry.
    pub fn second_seat(&self, by: &Actor) -> Result<SecondSeat, Refusal> {
        let Self::AwaitingSecond(state) = self else {
            return Err(Refusal::NotNow { state: self.state(), command: Move::Enter });
        };
        state.may_enter(by)?;
        Ok(SecondSeat { by: by.clone() })
    }

    /// Takes a step.
    ///
    /// # Errors
    /// The refusal with the entry unchanged.
    pub fn apply(self, form: &Form, rules: &EntryRules, by: &Actor, command: Command) -> Result<Self, Box<Refused>> {
        let refused = |entry: Self, refusal| Err(Box::new(Refused { entry, refusal }));
        if let Err(refusal) = self.permits(form, rules, by, &command) {
            return refused(self, refusal);
        }
        Ok(self.take(form, by, command))
    }
}

impl FirstEntered {
    /// The first entry, for who made it.
    ///
    /// # Errors
    /// It is shown to nobody else.
    pub fn own(&self, by: &Actor) -> Result<&Figures, Refusal> {
        self.first.theirs(by).map(|made| &*made.figures)
    }
}

impl Differs {
    /// The first entry.
    pub fn first(&self) -> &Made {
        &self.first
    }

    /// The second entry.
    pub fn second(&self) -> &Made {
        &self.second
    }

    /// Every cell in which they differ.
    pub fn differences(&self) -> Vec<Difference> {
        compare(&self.first.figures, &self.second.figures)
    }
}

impl Settled {
    /// The figures that stand.
    pub fn figures(&self) -> &Figures {
        &self.figures
    }
}

impl Resolved {
    /// The figures that stand.
    pub fn figures(&self) -> &Figures {
        &self.figures
    }

    /// The reasons for their warnings.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }
}

impl Accepted {
    /// The figures that were taken.
    pub fn figures(&self) -> &Figures {
        &self.figures
    }

    /// The reasons for their warnings.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// Who took them.
    pub fn by(&self) -> &str {
        &self.by
    }
}

impl fmt::Debug for FirstEntered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FirstEntered").field("by", &self.first.by).finish_non_exhaustive()
    }
}

impl fmt::Debug for AwaitingSecond {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AwaitingSecond").field("first_by", &self.first.by).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
