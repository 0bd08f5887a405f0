//! What can be ordered in a register of complaints. It must never know whether it is allowed: that is decided.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::record::{Came, Filed, Part, Step};

/// The commands. As JSON each is an object with its name under `command`; a step that brings nothing is a word:
/// `{"command": "step", "case": "0f…", "day": "2023-03-01", "step": "accept"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Opens the journal of a register of complaints.
    OpenComplaints {
        /// `kz/complaints`.
        register: String,
        /// Title.
        title: String,
        /// Whether anything in it is made up.
        #[serde(default)]
        synthetic: bool,
    },
    /// The register goes on under the law at hand.
    TakeLaw {},
    /// An office, or the custodians, have keys from a day on.
    SetKeys {
        /// The office, `central` or a unit, or `custodians` or `mechanism`.
        office: String,
        /// From this day on.
        since: Date,
        /// SHA-256 of the public half as its file holds it.
        fingerprint: String,
    },
    /// Takes in what came, all of it or nothing.
    Receive {
        /// What came; the journal keeps it in the order of the random ids, which says nothing.
        cases: Vec<Incoming>,
    },
    /// A case takes a step.
    Step {
        /// The case.
        case: String,
        /// The day, whose law decides.
        day: Date,
        /// The step.
        step: Step,
        /// A sealed part that goes with it.
        #[serde(default)]
        part: Option<Part>,
        /// Whoever takes it decides in words, where the law leaves something open. No person is named here.
        #[serde(default)]
        decided: Option<String>,
    },
    /// A case goes to the office that the rule gives on a day, or to another with a reason; its keys are rotated.
    Move {
        /// The case.
        case: String,
        /// The day.
        day: Date,
        /// The office.
        to: String,
        /// Why, where the rule gives another. No person is named here.
        #[serde(default)]
        because: String,
        /// SHA-256 of the file that holds the new locks.
        locks: String,
        /// Parts that were sealed anew.
        #[serde(default)]
        parts: Vec<Part>,
    },
    /// A sealed part comes to a case.
    AddPart {
        /// The case.
        case: String,
        /// The day.
        day: Date,
        /// The part.
        part: Part,
    },
    /// Custodians opened an identity.
    OpenIdentity {
        /// The case.
        case: String,
        /// The day.
        day: Date,
        /// Who.
        custodians: Vec<String>,
        /// SHA-256 of the written reason.
        reason: String,
    },
    /// Keys of a case were destroyed.
    Shred {
        /// The case.
        case: String,
        /// The day.
        day: Date,
        /// `identity`, `office`, `mechanism` or `complainant`.
        compartment: String,
        /// SHA-256 of the certificate of destruction.
        certificate: String,
        /// Why. No person is named here.
        because: String,
    },
}

/// Something that came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incoming {
    /// The case, by its random id of 32 hexadecimal digits.
    pub case: String,
    /// The public half of the receipt.
    #[serde(default)]
    pub locator: Option<String>,
    /// `complaint` where `filed` is to be judged, `own_initiative` or `preventive` where the office begins the case.
    pub class: String,
    /// How it came.
    pub channel: String,
    /// When.
    pub came: Came,
    /// What it says of itself, where it is a message.
    #[serde(default)]
    pub filed: Option<Filed>,
    /// The unit where the breach happened, by its id.
    #[serde(default)]
    pub place: Option<String>,
    /// The right, by the office's list.
    #[serde(default)]
    pub topic: Option<String>,
    /// The kind of body, by the office's list.
    #[serde(default)]
    pub body: Option<String>,
    /// The kind of body as the rules of routing have it.
    #[serde(default)]
    pub level: Option<String>,
    /// The language, as a tag.
    pub language: String,
    /// It tells of reprisal.
    #[serde(default)]
    pub reprisal: bool,
    /// Offices the complainant does not want.
    #[serde(default)]
    pub not_offices: Vec<String>,
    /// Staff the complainant does not want, by their accounts.
    #[serde(default)]
    pub not_officials: Vec<String>,
    /// The ground of a case of the office's own, by the law's list.
    #[serde(default)]
    pub ground: Option<String>,
    /// SHA-256 of the file that holds the locks.
    pub locks: String,
    /// Its sealed parts.
    pub parts: Vec<Part>,
}

impl Command {
    /// The command in a word.
    pub fn name(&self) -> &'static str {
        match self {
            Self::OpenComplaints { .. } => "open complaints",
            Self::TakeLaw {} => "take law",
            Self::SetKeys { .. } => "set keys",
            Self::Receive { .. } => "receive",
            Self::Step { step, .. } => step.name(),
            Self::Move { .. } => "move",
            Self::AddPart { .. } => "add part",
            Self::OpenIdentity { .. } => "open identity",
            Self::Shred { .. } => "shred",
        }
    }
}
