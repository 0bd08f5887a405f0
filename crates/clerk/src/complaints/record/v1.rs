//! The first version of every record of complaints. It is closed: what these structs write must be read for ever.
//!
//! No person stands in any of them, no sentence of a story and no hour: parts of a case are named by what they are and by the
//! SHA-256 of their ciphertext. Days are `YYYY-MM-DD`, units go by their id (`KZ-61`).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::record::Cited;
use crate::register::record::OutsideLaw;

/// `office.keys`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeysSet {
    /// The office, or the circle of custodians.
    pub office: String,
    /// From this day on.
    pub since: Date,
    /// SHA-256 of the public half as its file holds it.
    pub fingerprint: String,
}

/// When a case came: a day, or the Monday of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Came {
    /// On that day.
    On(Date),
    /// In the week of this Monday.
    WeekOf(Date),
}

/// A sealed part of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// What it is: `identity`, `story`, `attachment`, `copy`, `notes`, `visit`, `answer`.
    pub kind: String,
    /// SHA-256 of its ciphertext.
    pub sha256: String,
    /// Bytes of its ciphertext, which is padded.
    pub bytes: u64,
}

/// What a message says of itself, without saying who wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filed {
    /// `citizen`, `foreigner`, `stateless` or `not_stated`.
    pub who: String,
    /// Whether a foreigner or a stateless person is on the territory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_territory: Option<bool>,
    /// `in_person`, `representative` or `association`.
    pub by: String,
    /// The written consent of the person, where an association files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<bool>,
    /// Whose act it is about: `president`, `first_president` or `other`.
    pub author: String,
    /// What it carries, by the ids of the law's list: `name`, `residence_or_work`, `substance`, `documents`.
    pub has: Vec<String>,
    /// It says that there are no documents to attach.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_documents: bool,
}

/// A case as it came, and what the law of its day says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Received {
    /// The case, by its random id.
    pub case: String,
    /// The public half of the receipt; nothing where none was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<String>,
    /// `complaint`, `signal`, `own_initiative`, `preventive`.
    pub class: String,
    /// How it came.
    pub channel: String,
    /// When.
    pub came: Came,
    /// The office that has it: `central` or a unit.
    pub office: String,
    /// Why that office, with the articles.
    pub routed: Vec<Cited>,
    /// The unit where the breach happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The right, by the office's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// The kind of body, by the office's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The language, as a tag.
    pub language: String,
    /// It tells of reprisal.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reprisal: bool,
    /// The kind of body as the rules of routing have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Offices the complainant does not want.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_offices: Vec<String>,
    /// Staff the complainant does not want, by their accounts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_officials: Vec<String>,
    /// `admissible`, `outside`, `open`; nothing for a case of the office's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<String>,
    /// What was found, each with its articles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Cited>,
    /// Articles of the judgement, or of the ground of a case of the office's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<String>,
    /// The first term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Due>,
    /// SHA-256 of the file that holds the locks of the case.
    pub locks: String,
    /// Its sealed parts.
    pub parts: Vec<Part>,
}

/// `cases.received`: what came in since the last time, in an order that says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CasesReceived {
    /// The cases.
    pub cases: Vec<Received>,
}

/// A step, by the name it has in the drawing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    /// The means of protection were explained.
    Explain,
    /// It was forwarded to the body that must check it.
    Forward,
    /// Its consideration was refused.
    Refuse {
        /// With reasons.
        reasons: bool,
    },
    /// It was accepted.
    Accept,
    /// A signal became a case of the office's own.
    TakeUp {
        /// The ground, by the law's list.
        ground: String,
    },
    /// The other side was heard, or was given the chance.
    Hear,
    /// Material was asked for.
    Request {
        /// Working days in the place of the law's term.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        working_days: Option<u32>,
        /// It is the file of a court case that is under way.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        court_file: bool,
    },
    /// What a request asked for came.
    Material {
        /// The number of the request, from 1.
        request: u32,
    },
    /// The time was extended.
    Extend {
        /// To this day.
        until: Date,
        /// By a reasoned decision.
        reasons: bool,
    },
    /// The complainant was told of it.
    TellExtension,
    /// A recommendation was made.
    Recommend,
    /// Proceedings were asked for.
    Petition {
        /// By the law's list.
        proceedings: String,
    },
    /// A claim went to court.
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
        /// It did what was recommended; nothing where that is not known yet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        followed: Option<bool>,
    },
    /// It was seen later whether the body did what was asked.
    FollowUp {
        /// The number of the recommendation or petition, from 1.
        outcome: u32,
        /// It did.
        followed: bool,
    },
    /// The case was closed.
    Close {
        /// `restored`, `not_restored`, `no_breach` or `withdrawn`.
        how: String,
    },
}

/// `case.step`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseStep {
    /// The case.
    pub case: String,
    /// The day, whose law judged it.
    pub day: Date,
    /// The step.
    pub step: Step,
    /// The stage it led to, as the drawing names it.
    pub stage: String,
    /// Articles it rests on.
    pub by: Vec<String>,
    /// Terms it starts, as the law of the day gave them.
    pub starts: Vec<Due>,
    /// What does not add up, each with its articles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Cited>,
    /// A sealed part that goes with it: a letter, a note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// What was decided outside the recorded law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outside: Option<OutsideLaw>,
}

/// A term that runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// `consideration`, `extension_notice`, `material`, `answer`, `answer_notice`.
    pub term: String,
    /// The number of the request, recommendation or petition, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
    /// The last day by each reading, the earliest first; none where the law or the calendar gives none.
    pub days: Vec<Date>,
    /// The articles.
    pub by: Vec<String>,
    /// What is not certain about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<String>,
}

/// `case.moved`: another office has the case, and other keys open it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseMoved {
    /// The case.
    pub case: String,
    /// The day.
    pub day: Date,
    /// From this office.
    pub from: String,
    /// To this one.
    pub to: String,
    /// Why, with the articles.
    pub by: Vec<Cited>,
    /// SHA-256 of the file that holds the new locks.
    pub locks: String,
    /// Parts that were sealed anew.
    pub parts: Vec<Part>,
}

/// `case.part`: a sealed part came to a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartAdded {
    /// The case.
    pub case: String,
    /// The day.
    pub day: Date,
    /// The part.
    pub part: Part,
}

/// `identity.opened`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentityOpened {
    /// The case.
    pub case: String,
    /// The day.
    pub day: Date,
    /// The custodians who opened it together.
    pub custodians: Vec<String>,
    /// SHA-256 of the written reason, which is a sealed part.
    pub reason: String,
}

/// `case.shredded`: keys of a case were destroyed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseShredded {
    /// The case.
    pub case: String,
    /// The day.
    pub day: Date,
    /// What cannot be opened any more: `identity`, `office`, `mechanism` or `complainant`.
    pub compartment: String,
    /// SHA-256 of the certificate of destruction.
    pub certificate: String,
    /// The rule of retention, or the decision in words.
    pub by: Vec<Cited>,
}
