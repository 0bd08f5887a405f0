//! What may happen to a case, and what is recorded of it. It must never know what a letter says.

use jiff::civil::Date;

use super::due::Due;
use crate::shared::Closing;

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The means of protection are explained to the complainant.
    Explain,
    /// The complaint is sent to the body that must check it.
    Forward,
    /// Consideration is refused.
    Refuse {
        /// Reasons are given.
        reasons: bool,
    },
    /// The complaint is accepted for consideration.
    Accept,
    /// A signal becomes a case of the office's own.
    TakeUp {
        /// The ground, by its id in the law's list.
        ground: String,
    },
    /// The other side was heard, or was given the chance and did not use it.
    Hear,
    /// Material is asked for.
    Request {
        /// Working days set for it; `None` for the law's own term.
        working_days: Option<u32>,
        /// It is the file of a court case that is under way.
        court_file: bool,
    },
    /// What a request asked for came.
    Material {
        /// The number of the request, from 1.
        request: u32,
    },
    /// The time for consideration is extended.
    Extend {
        /// To this day.
        until: Date,
        /// Reasons are given.
        reasons: bool,
    },
    /// The complainant was told of the extension.
    TellExtension,
    /// A recommendation is made.
    Recommend,
    /// Proceedings are asked for.
    Petition {
        /// Which, by the id in the law's list.
        proceedings: String,
    },
    /// A court claim is brought for an indefinite circle of persons.
    Claim,
    /// The body needs longer for an answer.
    ExtendAnswer {
        /// The number of the recommendation or petition, from 1.
        outcome: u32,
        /// To this day.
        until: Date,
    },
    /// The body told the office of it.
    TellAnswer {
        /// The number of the recommendation or petition, from 1.
        outcome: u32,
    },
    /// The body answered.
    Answer {
        /// The number of the recommendation or petition, from 1.
        outcome: u32,
        /// It did what was recommended; `None` where that is not known yet.
        followed: Option<bool>,
    },
    /// It was seen later whether the body did what was asked.
    FollowUp {
        /// The number of the recommendation or petition, from 1.
        outcome: u32,
        /// It did.
        followed: bool,
    },
    /// The case is closed.
    Close {
        /// How; one of restored, not restored, no breach, withdrawn.
        how: Closing,
    },
}

/// A step without what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// [`Step::Explain`].
    Explain,
    /// [`Step::Forward`].
    Forward,
    /// [`Step::Refuse`].
    Refuse,
    /// [`Step::Accept`].
    Accept,
    /// [`Step::TakeUp`].
    TakeUp,
    /// [`Step::Hear`].
    Hear,
    /// [`Step::Request`].
    Request,
    /// [`Step::Material`].
    Material,
    /// [`Step::Extend`].
    Extend,
    /// [`Step::TellExtension`].
    TellExtension,
    /// [`Step::Recommend`].
    Recommend,
    /// [`Step::Petition`].
    Petition,
    /// [`Step::Claim`].
    Claim,
    /// [`Step::ExtendAnswer`].
    ExtendAnswer,
    /// [`Step::TellAnswer`].
    TellAnswer,
    /// [`Step::Answer`].
    Answer,
    /// [`Step::FollowUp`].
    FollowUp,
    /// [`Step::Close`].
    Close,
    /// [`Step::Close`] by the complainant's own wish.
    Withdraw,
}

impl Kind {
    /// The word that records use.
    pub fn id(self) -> &'static str {
        match self {
            Self::Explain => "explain",
            Self::Forward => "forward",
            Self::Refuse => "refuse",
            Self::Accept => "accept",
            Self::TakeUp => "take_up",
            Self::Hear => "hear",
            Self::Request => "request",
            Self::Material => "material",
            Self::Extend => "extend",
            Self::TellExtension => "tell_extension",
            Self::Recommend => "recommend",
            Self::Petition => "petition",
            Self::Claim => "claim",
            Self::ExtendAnswer => "extend_answer",
            Self::TellAnswer => "tell_answer",
            Self::Answer => "answer",
            Self::FollowUp => "follow_up",
            Self::Close => "close",
            Self::Withdraw => "withdraw",
        }
    }
}

impl Step {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Explain => Kind::Explain,
            Self::Forward => Kind::Forward,
            Self::Refuse { .. } => Kind::Refuse,
            Self::Accept => Kind::Accept,
            Self::TakeUp { .. } => Kind::TakeUp,
            Self::Hear => Kind::Hear,
            Self::Request { .. } => Kind::Request,
            Self::Material { .. } => Kind::Material,
            Self::Extend { .. } => Kind::Extend,
            Self::TellExtension => Kind::TellExtension,
            Self::Recommend => Kind::Recommend,
            Self::Petition { .. } => Kind::Petition,
            Self::Claim => Kind::Claim,
            Self::ExtendAnswer { .. } => Kind::ExtendAnswer,
            Self::TellAnswer { .. } => Kind::TellAnswer,
            Self::Answer { .. } => Kind::Answer,
            Self::FollowUp { .. } => Kind::FollowUp,
            Self::Close { how: Closing::Withdrawn } => Kind::Withdraw,
            Self::Close { .. } => Kind::Close,
        }
    }
}

/// A step that was taken, complete: folding it needs no law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The day.
    pub on: Date,
    /// What was done.
    pub step: Step,
    /// Terms it starts, as the law of the day gave them. One of them takes the place of a running term for the same thing.
    pub starts: Vec<Due>,
}
