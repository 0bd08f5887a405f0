//! What can be ordered in a register of parties. It must never know whether it is allowed: that is decided.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::record::Step;

/// The commands. As JSON each is an object with its name under `command`; a step that brings nothing is a word:
/// `{"command": "step", "party": "alma", "day": "2020-08-10", "step": "notify"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Opens the journal of a register.
    OpenRegister {
        /// `kz/parties`.
        register: String,
        /// Title.
        title: String,
        /// Whether anything in it is made up.
        #[serde(default)]
        synthetic: bool,
    },
    /// The register goes on under the law at hand: acts were added to what is recorded since.
    TakeLaw {},
    /// Enters a party to be, before its first step.
    EnterParty {
        /// Its id within the register.
        party: String,
        /// Its name.
        name: String,
    },
    /// A party takes a step, or something befalls it.
    Step {
        /// The party.
        party: String,
        /// The day, whose law decides.
        day: Date,
        /// The step.
        step: Step,
        /// The paper it rests on.
        #[serde(default)]
        because: String,
        /// Who keeps the register decides in words, where the law leaves something open.
        #[serde(default)]
        decided: Option<String>,
    },
    /// The Ministry registers a party that has filed, or refuses; the numbers decide, and grounds that were found beside them.
    Decide {
        /// The party.
        party: String,
        /// The day of the decision, whose law decides.
        day: Date,
        /// Grounds of refusal that no number shows, in words: documents that do not match, say.
        #[serde(default)]
        grounds: Vec<String>,
        /// The paper it rests on.
        #[serde(default)]
        because: String,
        /// The decision, where the law leaves something open.
        #[serde(default)]
        decided: Option<Ruling>,
    },
}

/// A decision about registration where the law leaves something open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    /// `registered` or `refused`.
    pub outcome: RulingOutcome,
    /// In words.
    pub words: String,
}

/// How it was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RulingOutcome {
    /// The party is registered.
    Registered,
    /// Registration is refused.
    Refused,
}

impl Command {
    /// The command in a word.
    pub fn name(&self) -> &'static str {
        match self {
            Self::OpenRegister { .. } => "open register",
            Self::TakeLaw {} => "take law",
            Self::EnterParty { .. } => "enter party",
            Self::Step { step, .. } => step.name(),
            Self::Decide { .. } => "decide",
        }
    }
}

impl Step {
    /// The step in a word, as an order is told.
    pub fn name(&self) -> &'static str {
        match self {
            Self::MeetGroup { .. } => "meet group",
            Self::FormCommittee { .. } => "form committee",
            Self::Notify => "notify",
            Self::Confirm => "confirm",
            Self::Publish => "publish",
            Self::HoldCongress => "hold congress",
            Self::File { .. } => "file",
            Self::RegisterBranches => "register branches",
            Self::Annul => "annul",
            Self::Suspend { .. } => "suspend",
            Self::Resume => "resume",
            Self::Liquidate { .. } => "liquidate",
            Self::Lapse => "lapse",
        }
    }
}
