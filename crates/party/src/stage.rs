//! The life of a party in the register, as an enum consumed by value: a command with its day turns one stage into the next or
//! is refused. Every minimum and every term is asked from the law of the day of the step. `docs/PARTIES.md` draws the stages;
//! a test holds drawing and code together.
//!
//! It must never know a figure, and it decides nothing the law leaves open: such a step halts and hands the stage back.

mod checks;
mod due;
mod step;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use law::{AskError, Cited, Duration, Law, Version};

pub use checks::Side;
pub use due::{Due, Limit, Reached};
pub use step::{TRANSITIONS, Transition};

use crate::membership::{Decided, Facts};
use crate::rules::{Assumed, Gap};

/// Where a party stands. Each stage keeps the days from which the terms of the next steps run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has met.
    Nothing,
    /// The initiative group has met.
    Group {
        /// On this day.
        met: Date,
    },
    /// The organising committee is formed.
    Committee {
        /// On this day.
        formed: Date,
    },
    /// The Ministry has notice of the intent to form a party.
    Notified {
        /// Since this day.
        on: Date,
    },
    /// The Ministry has confirmed the notice: the terms of the committee run.
    Confirmed {
        /// Since this day.
        on: Date,
    },
    /// The intent is published.
    Published {
        /// The day the notice was confirmed.
        confirmed: Date,
        /// The day of publication.
        published: Date,
    },
    /// The founding congress was held.
    Founded {
        /// The day the notice was confirmed.
        confirmed: Date,
        /// The day of the congress.
        congress: Date,
    },
    /// Documents and member lists lie with the Ministry.
    Filed {
        /// Since this day.
        on: Date,
        /// The member lists.
        members: Facts,
    },
    /// Registration was refused.
    Refused {
        /// On this day.
        on: Date,
    },
    /// The party is registered, its branches are not yet.
    Registered {
        /// Since this day.
        on: Date,
    },
    /// The party and its branches are registered.
    Established {
        /// Since this day.
        on: Date,
    },
    /// A court has suspended the party.
    Suspended {
        /// Since this day.
        from: Date,
        /// Until this day.
        until: Date,
    },
    /// The organising committee has ended without papers filed.
    Lapsed {
        /// On this day.
        on: Date,
    },
    /// Registration was annulled.
    Annulled {
        /// On this day.
        on: Date,
    },
    /// A court has liquidated the party.
    Liquidated {
        /// On this day.
        on: Date,
    },
}

/// What is to happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// The initiative group meets in person.
    MeetGroup {
        /// Persons by unit: the founders of each count.
        founders: Facts,
    },
    /// It forms the organising committee.
    FormCommittee {
        /// Its members.
        persons: u64,
    },
    /// The committee gives notice of the intent.
    Notify,
    /// The Ministry confirms the notice.
    Confirm,
    /// The committee publishes the intent.
    Publish,
    /// The founding congress is held.
    HoldCongress,
    /// Documents and member lists are filed, again after a refusal.
    File {
        /// The member lists.
        members: Facts,
    },
    /// The Ministry registers the party or refuses.
    Decide,
    /// The branches are registered.
    RegisterBranches,
    /// Registration is annulled because the branches were not registered in time.
    Annul,
    /// A court suspends the party.
    Suspend {
        /// Until this day.
        until: Date,
    },
    /// The suspension ends.
    Resume,
    /// A court liquidates a party that took no part in elections of the Majilis.
    Liquidate {
        /// Elections missed in a row.
        missed: u64,
    },
    /// The committee's term has run out.
    Lapse,
}

/// Why a step is refused: the law of the day says no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The command does not belong to this stage.
    NotNow {
        /// The stage.
        stage: &'static str,
        /// The command.
        command: &'static str,
    },
    /// The day lies before the step it follows.
    BeforeLastStep {
        /// The day of that step.
        last: Date,
    },
    /// Fewer than the law asks.
    TooFew {
        /// How many.
        have: u64,
        /// What the law asks.
        need: Box<Cited<u64>>,
    },
    /// The initiative group is too small, or comes from too few units.
    Group(Box<Decided>),
    /// The term has run out.
    TooLate {
        /// The last day.
        last: Date,
        /// The term.
        term: Box<Cited<Duration>>,
    },
    /// The term has not run out.
    TooEarly {
        /// The first day.
        first: Date,
        /// The term.
        term: Box<Cited<Duration>>,
    },
    /// A suspension shorter than the law allows.
    TooShort {
        /// The first day on which it may end.
        first: Date,
        /// The term.
        term: Box<Cited<Duration>>,
    },
    /// A suspension longer than the law allows.
    TooLong {
        /// The last day on which it may end.
        last: Date,
        /// The term.
        term: Box<Cited<Duration>>,
    },
    /// The suspension runs until this day.
    Suspended {
        /// Its last day.
        until: Date,
    },
}

impl Refusal {
    /// The version of the law that refuses; `None` where the order of the steps does.
    pub fn version(&self) -> Option<&Version> {
        match self {
            Self::TooFew { need, .. } => Some(&need.from),
            Self::TooLate { term, .. }
            | Self::TooEarly { term, .. }
            | Self::TooShort { term, .. }
            | Self::TooLong { term, .. } => Some(&term.from),
            Self::Group(_) | Self::NotNow { .. } | Self::BeforeLastStep { .. } | Self::Suspended { .. } => None,
        }
    }
}

/// Why a step is neither taken nor refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Halt {
    /// The law says no, under every reading.
    Refused(Refusal),
    /// The law of the day gives no single value for what the step needs.
    Open(Gap),
    /// One reading allows the step and another refuses it.
    Uncertain {
        /// What the reading that refuses takes for granted.
        assumed: Vec<Assumed>,
        /// What it says.
        refusal: Refusal,
    },
    /// The members are judged differently by different readings, or the law is open.
    Undecided(Box<Decided>),
    /// The day lies outside what the law records or the calendar holds.
    Day(String),
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The stage it led to.
    pub to: Stage,
    /// The day.
    pub day: Date,
    /// Versions of the law it rests on, under every reading.
    pub relied: Vec<Version>,
    /// The membership decision, where the step was one.
    pub decided: Option<Box<Decided>>,
}

/// A step that was not taken; the stage is handed back as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// The stage, unchanged.
    pub stage: Stage,
    /// Why.
    pub why: Halt,
}

impl Stage {
    /// The name of the stage, as the drawing has it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Nothing => "Nothing",
            Self::Group { .. } => "Group",
            Self::Committee { .. } => "Committee",
            Self::Notified { .. } => "Notified",
            Self::Confirmed { .. } => "Confirmed",
            Self::Published { .. } => "Published",
            Self::Founded { .. } => "Founded",
            Self::Filed { .. } => "Filed",
            Self::Refused { .. } => "Refused",
            Self::Registered { .. } => "Registered",
            Self::Established { .. } => "Established",
            Self::Suspended { .. } => "Suspended",
            Self::Lapsed { .. } => "Lapsed",
            Self::Annulled { .. } => "Annulled",
            Self::Liquidated { .. } => "Liquidated",
        }
    }

    /// The day of the last step, before which no other can lie.
    pub fn since(&self) -> Option<Date> {
        match self {
            Self::Nothing => None,
            Self::Group { met: on }
            | Self::Committee { formed: on }
            | Self::Notified { on }
            | Self::Confirmed { on }
            | Self::Published { published: on, .. }
            | Self::Founded { congress: on, .. }
            | Self::Filed { on, .. }
            | Self::Refused { on }
            | Self::Registered { on }
            | Self::Established { on }
            | Self::Suspended { from: on, .. }
            | Self::Lapsed { on }
            | Self::Annulled { on }
            | Self::Liquidated { on } => Some(*on),
        }
    }

    /// Takes a step on a day under the law of that day.
    ///
    /// # Errors
    /// The step is refused or halts; the stage comes back unchanged.
    pub fn apply(self, command: &Command, day: Date, law: &Law) -> Result<Step, Box<Stopped>> {
        step::apply(self, command, day, law)
    }

    /// Where a command leads by the order of the steps alone, without a question to the law: for a step that was decided
    /// and is read again, or that is decided in words because the law of its day leaves it open. `refused` says how the
    /// Ministry decided about registration; for other commands it says nothing.
    ///
    /// # Errors
    /// The command does not belong to this stage, or the day lies before its last step.
    pub fn follow(&self, command: &Command, day: Date, refused: bool) -> Result<Self, Refusal> {
        step::follow(self, command, day, refused)
    }

    /// The steps that may follow with the days that bound them, by the law of `on`. What the law of a later day will say is
    /// not known; each step is judged by the law of its own day.
    ///
    /// # Errors
    /// The day lies before the first recorded act.
    pub fn due(&self, on: Date, law: &Law) -> Result<Vec<Due>, AskError> {
        due::due(self, on, law)
    }
}

impl Command {
    /// The name of the command, as the drawing has it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::MeetGroup { .. } => "MeetGroup",
            Self::FormCommittee { .. } => "FormCommittee",
            Self::Notify => "Notify",
            Self::Confirm => "Confirm",
            Self::Publish => "Publish",
            Self::HoldCongress => "HoldCongress",
            Self::File { .. } => "File",
            Self::Decide => "Decide",
            Self::RegisterBranches => "RegisterBranches",
            Self::Annul => "Annul",
            Self::Suspend { .. } => "Suspend",
            Self::Resume => "Resume",
            Self::Liquidate { .. } => "Liquidate",
            Self::Lapse => "Lapse",
        }
    }
}
