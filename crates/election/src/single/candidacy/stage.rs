//! The life of a candidate for one seat, as an enum consumed by value: an act with its moment turns one stage into the next,
//! is refused, or halts where the law leaves it open. `docs/CANDIDATES.md` draws the stages; a test holds drawing and code
//! together. It must never know how a nomination is judged.

mod due;
mod step;
#[cfg(test)]
mod tests;
mod words;

use jiff::civil::Date;
use law::calendar::Calendar;

use super::{CandidacyRules, Decision, Limit, Moment};

pub use due::Due;
pub use step::{TRANSITIONS, Transition};

/// Where a candidate stands, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Where.
    pub at: At,
    /// The day of the last step, before which no other can lie.
    pub since: Date,
}

/// The stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// The nomination is filed.
    Nominated,
    /// The person was found to meet the requirements.
    Eligible,
    /// Signature sheets were issued.
    SheetsIssued,
    /// Enough signatures were found good.
    Signed,
    /// Registered.
    Registered,
    /// Registration was refused.
    Refused,
    /// The commission cancelled the registration.
    Cancelled,
    /// The refusal or the cancelling is appealed against.
    Appealed,
    /// The appeal failed.
    Dismissed,
    /// The candidate withdrew.
    Withdrawn,
    /// The nominator took the nomination back.
    TakenBack,
    /// Died, or lost the right to stand.
    Out,
}

/// What happens to a candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// The commission finds the person eligible.
    FindEligible,
    /// It issues signature sheets.
    IssueSheets,
    /// It finds enough signatures good.
    AcceptSheets {
        /// Enough were found.
        enough: bool,
        /// When they were handed in, which is what has a term; `None` with the step itself.
        handed_in: Option<Moment>,
    },
    /// It registers the candidate.
    Register(Decided),
    /// It refuses.
    Refuse(Decided),
    /// The refusal or cancelling is appealed against.
    Appeal,
    /// The appeal succeeds.
    Restore,
    /// The appeal fails.
    Dismiss,
    /// The candidate withdraws.
    Withdraw,
    /// The nominator takes the nomination back.
    TakeBack,
    /// The commission cancels the registration.
    Cancel {
        /// The ground, in the words of the law's list.
        ground: String,
    },
    /// The candidate dies, or loses the right to stand.
    Leave,
}

/// What a decision about registration rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// What the law comes to.
    pub law: Decision,
    /// The commission's own words, where the law leaves it open; empty otherwise.
    pub words: String,
}

/// What a candidate's steps are measured by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The day of voting.
    pub vote: Date,
    /// The day the sheets are due, where the law names one.
    pub signatures_due: Option<Limit>,
    /// The end of registration.
    pub registration_ends: Option<Limit>,
    /// Whether this candidate needs signatures.
    pub needs_signatures: bool,
}

/// Why a step is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The act does not belong to this stage.
    NotNow {
        /// The stage.
        stage: &'static str,
        /// The act.
        act: &'static str,
    },
    /// The day lies before the last step.
    BeforeLastStep {
        /// Its day.
        last: Date,
    },
    /// The term has run out.
    TooLate {
        /// The last day, by every way of counting.
        last: Date,
        /// Where the term stands.
        citation: String,
    },
    /// The judgement or the check says otherwise.
    Otherwise {
        /// What it says.
        says: String,
    },
}

/// Why a step is neither taken nor left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Halt {
    /// The law says no, under every reading.
    Refused(Refusal),
    /// The law, or what is known, does not say.
    Open {
        /// What is open.
        words: String,
        /// Where that stands; empty where nothing does.
        citation: String,
    },
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The stage it led to.
    pub to: Stage,
    /// The articles it rests on.
    pub relied: Vec<String>,
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
    /// A nomination filed on a day.
    pub fn nominated(on: Date) -> Self {
        Self { at: At::Nominated, since: on }
    }

    /// Takes a step under the rules of its day.
    ///
    /// # Errors
    /// The step is refused or halts; the stage comes back unchanged.
    pub fn apply(
        self,
        act: &Act,
        at: Moment,
        frame: &Frame,
        rules: &CandidacyRules,
        calendar: &Calendar,
    ) -> Result<Step, Box<Stopped>> {
        step::apply(self, act, at, frame, rules, calendar)
    }

    /// The steps that may follow with their last days, by these rules.
    pub fn due(self, frame: &Frame, rules: &CandidacyRules, calendar: &Calendar) -> Vec<Due> {
        due::due(self, frame, rules, calendar)
    }
}

impl At {
    /// Every stage.
    pub const ALL: [Self; 12] = [
        Self::Nominated,
        Self::Eligible,
        Self::SheetsIssued,
        Self::Signed,
        Self::Registered,
        Self::Refused,
        Self::Cancelled,
        Self::Appealed,
        Self::Dismissed,
        Self::Withdrawn,
        Self::TakenBack,
        Self::Out,
    ];

    /// The stage's name in the drawing.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nominated => "Nominated",
            Self::Eligible => "Eligible",
            Self::SheetsIssued => "SheetsIssued",
            Self::Signed => "Signed",
            Self::Registered => "Registered",
            Self::Refused => "Refused",
            Self::Cancelled => "Cancelled",
            Self::Appealed => "Appealed",
            Self::Dismissed => "Dismissed",
            Self::Withdrawn => "Withdrawn",
            Self::TakenBack => "TakenBack",
            Self::Out => "Out",
        }
    }
}

impl Act {
    /// The act's name in the drawing.
    pub fn name(&self) -> &'static str {
        match self {
            Self::FindEligible => "find eligible",
            Self::IssueSheets => "issue sheets",
            Self::AcceptSheets { .. } => "accept sheets",
            Self::Register(_) => "register",
            Self::Refuse(_) => "refuse",
            Self::Appeal => "appeal",
            Self::Restore => "restore",
            Self::Dismiss => "dismiss",
            Self::Withdraw => "withdraw",
            Self::TakeBack => "take back",
            Self::Cancel { .. } => "cancel",
            Self::Leave => "leave",
        }
    }
}
