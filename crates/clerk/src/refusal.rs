//! Why a command is not carried out: the law says no, or it is not the time. A refusal is an answer: it is journaled, and
//! nothing else changes.

use std::fmt;

use election::protocol;
use law::value::group;

use crate::accounts::AccountRefusal;
use crate::codes;

/// The refusals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The command belongs to another time of the procedure.
    NotNow {
        /// What must have happened, or must not have.
        why: &'static str,
    },
    /// Nothing has this id.
    NoSuch {
        /// What it is to be: a list, a precinct, a person.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// Something has this id already.
    Twice {
        /// What it is to be.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// An id that the journal cannot hold or that would be mistaken.
    BadId {
        /// What it is to be.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// The order of the ballot is not one of the registered lists, each once.
    NotTheLists {
        /// The lists that are registered.
        registered: Vec<String>,
    },
    /// The form of the day has no such figure.
    NoSuchFigure {
        /// Its name.
        figure: String,
    },
    /// A figure that is not taken.
    Figure {
        /// Its name.
        figure: String,
        /// Why.
        why: String,
    },
    /// A step nobody knows, or without what it needs.
    BadStep {
        /// The step.
        step: String,
        /// What is wrong.
        why: &'static str,
    },
    /// The entry of a protocol refuses the step.
    Step {
        /// The precinct.
        precinct: String,
        /// Why.
        why: Box<protocol::Refusal>,
    },
    /// The protocols in force make no total.
    Tally {
        /// Why, with its code.
        why: String,
    },
    /// Precincts are open.
    PrecinctsOpen {
        /// Settled ones.
        settled: u32,
        /// Of how many.
        of: u32,
    },
    /// The law of the day gives no count.
    Count {
        /// Why, with its code.
        why: String,
        /// The articles.
        by: Vec<String>,
    },
    /// The count has an open question.
    Open {
        /// The question.
        why: String,
        /// The articles.
        by: Vec<String>,
    },
    /// A protocol changed or a lot was drawn since the result was counted.
    Recounted,
    /// Fewer persons sign than a commission decides with.
    FewSigners {
        /// How many signed.
        signed: usize,
        /// How many must.
        least: usize,
        /// The number of members they are more than half of; nothing where two are this procedure's own rule.
        by: Option<String>,
    },
    /// A signature under the result is not taken.
    Signature {
        /// Why.
        why: &'static str,
    },
    /// The law leaves open whether a list is registered.
    LawOpen {
        /// What it leaves open.
        points: Vec<String>,
    },
    /// The day lies outside the term of the law, or of the call.
    OutOfTerm {
        /// What is done on that day: `a list is filed`.
        what: &'static str,
        /// The day and the end it is beyond.
        why: String,
        /// The article.
        by: String,
    },
    /// The call sets a day that the law does not let it set, or that is none.
    NoTerm {
        /// The step.
        step: String,
        /// Why not.
        why: &'static str,
    },
    /// The order names nothing to be done.
    Nothing {
        /// What it should name.
        what: &'static str,
    },
    /// No line of a journal holds what the order brings.
    Unwritable {
        /// Why.
        why: String,
    },
    /// A step of a party is refused.
    PartyStep {
        /// The party.
        party: String,
        /// Why.
        why: String,
        /// The articles; none where it is the order of the steps.
        by: Vec<String>,
    },
    /// The law of the day leaves open whether a party may take a step.
    PartyOpen {
        /// What it leaves open.
        points: Vec<String>,
        /// Where the law says or would say it.
        by: Vec<String>,
    },
    /// Something was decided in words, and the law of its day decides it.
    LawDecides,
    /// A step of a candidate is refused.
    Candidate {
        /// The candidate.
        candidate: String,
        /// Why.
        why: String,
        /// The articles; none where it is the order of the steps.
        by: Vec<String>,
    },
    /// The law of the day, or the papers, leave open whether a candidate is registered.
    CandidateOpen {
        /// What is open.
        points: Vec<String>,
        /// Where the law says or would say it.
        by: Vec<String>,
    },
    /// The law does not let this election go on so.
    Contest {
        /// Why.
        why: String,
        /// The articles.
        by: Vec<String>,
    },
    /// A step of a complaint's case is refused, or is open.
    Case {
        /// The case.
        case: String,
        /// The code of what the office's law says.
        code: &'static str,
        /// Why.
        why: String,
        /// The articles; none where it is the order of the steps.
        by: Vec<String>,
    },
    /// The register stands under another state of the law than is at hand.
    RegisterLaw {
        /// Hash of the law of the register.
        wanted: String,
        /// Hash of the law at hand.
        found: String,
    },
    /// Words, a number or a day that no register takes.
    NotTaken {
        /// What it is to be.
        what: &'static str,
        /// Why it is not taken.
        why: String,
    },
    /// The mandates cannot be given.
    Mandates {
        /// Why.
        why: String,
        /// The rule it rests on.
        by: Vec<String>,
    },
    /// An order about accounts is refused.
    Account(Box<AccountRefusal>),
}

impl Refusal {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotNow { .. } => codes::NOT_NOW,
            Self::NoSuch { .. } | Self::Twice { .. } | Self::BadId { .. } | Self::Nothing { .. } => codes::NO_SUCH,
            Self::Unwritable { .. } => codes::UNWRITABLE,
            Self::NotTheLists { .. } => codes::BALLOT,
            Self::NoSuchFigure { .. } | Self::Figure { .. } => codes::FIGURES,
            Self::BadStep { .. } | Self::Step { .. } => codes::STEP,
            Self::Tally { .. }
            | Self::PrecinctsOpen { .. }
            | Self::Count { .. }
            | Self::Open { .. }
            | Self::Recounted
            | Self::FewSigners { .. } => codes::RESULT,
            Self::LawOpen { .. } => codes::LIST,
            Self::PartyStep { .. } => codes::PARTY_STEP,
            Self::PartyOpen { .. } => codes::PARTY_OPEN,
            Self::Candidate { .. } => codes::CANDIDATE,
            Self::CandidateOpen { .. } => codes::CANDIDATE_OPEN,
            Self::Contest { .. } => codes::CONTEST,
            Self::Case { code, .. } => code,
            Self::LawDecides => codes::LAW_DECIDES,
            Self::RegisterLaw { .. } => codes::REGISTER_LAW,
            Self::NotTaken { .. } => codes::NOT_TAKEN,
            Self::Mandates { .. } => codes::MANDATES,
            Self::Signature { .. } => codes::SIGNATURE,
            Self::OutOfTerm { .. } | Self::NoTerm { .. } => codes::TERM,
            Self::Account(refusal) => refusal.code(),
        }
    }

    /// The articles it rests on; empty where it is the state of things and no law.
    pub fn citations(&self) -> Vec<String> {
        match self {
            Self::Step { why, .. } => why.citations(),
            Self::FewSigners { by, .. } => by.iter().cloned().collect(),
            Self::OutOfTerm { by, .. } => vec![by.clone()],
            Self::Count { by, .. }
            | Self::Open { by, .. }
            | Self::Mandates { by, .. }
            | Self::PartyStep { by, .. }
            | Self::PartyOpen { by, .. }
            | Self::Candidate { by, .. }
            | Self::CandidateOpen { by, .. }
            | Self::Contest { by, .. }
            | Self::Case { by, .. } => by.clone(),
            _ => Vec::new(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotNow { why } => f.write_str(why),
            Self::NoSuch { what, id } => write!(f, "there is no {what} `{id}`"),
            Self::Twice { what, id } => write!(f, "there is a {what} `{id}` already"),
            Self::BadId { what, id } => {
                write!(f, "`{id}` is no id of a {what}: one to sixty letters, digits, `_`, `-` and `.`")
            }
            Self::Nothing { what } => write!(f, "the order names no {what}"),
            Self::OutOfTerm { what, why, .. } => write!(f, "{what} within its term: {why}"),
            Self::NoTerm { step, why } => write!(f, "the call sets the days of `{step}`: {why}"),
            Self::Unwritable { why } => write!(f, "no journal can hold this: {why}"),
            Self::NotTheLists { registered } => {
                write!(f, "the ballot has the registered lists, each once: {}", registered.join(", "))
            }
            Self::NoSuchFigure { figure } => write!(f, "the protocol of this day has no figure `{figure}`"),
            Self::Figure { figure, why } => write!(f, "{figure}: {why}"),
            Self::BadStep { step, why } => write!(f, "the step `{step}`: {why}"),
            Self::Step { precinct, why } => write!(f, "precinct {precinct}: {why}"),
            Self::Tally { why } | Self::Count { why, .. } | Self::Open { why, .. } | Self::Mandates { why, .. } => {
                f.write_str(why)
            }
            Self::PrecinctsOpen { settled, of } => {
                write!(f, "{} of {} precincts are settled", group((*settled).into()), group((*of).into()))?;
                f.write_str("; a part is not a result")
            }
            Self::Recounted => f.write_str("a protocol or a lot came after the count: count again"),
            Self::FewSigners { signed, least, by: None } => {
                write!(f, "{signed} sign, and at least {least} different persons must")
            }
            Self::FewSigners { signed, least, by: Some(by) } => {
                write!(f, "{signed} sign, and more than half of all members must, {least} different persons ({by})")
            }
            Self::Signature { why } => write!(f, "the signature is not taken: {why}"),
            Self::PartyStep { party, why, .. } => write!(f, "{party}: {why}"),
            Self::PartyOpen { points, .. } => {
                write!(f, "the law of the day leaves this open: {}", points.join("; "))?;
                f.write_str("; who keeps the register decides it in words (`decided`)")
            }
            Self::Candidate { candidate, why, .. } => write!(f, "{candidate}: {why}"),
            Self::CandidateOpen { points, .. } => {
                write!(f, "the law of the day or the papers leave this open: {}", points.join("; "))?;
                f.write_str("; the commission decides it in words (`decided`), or the papers come")
            }
            Self::Contest { why, .. } => f.write_str(why),
            Self::Case { case, why, .. } => write!(f, "{case}: {why}"),
            Self::LawDecides => f.write_str("the law of the day decides this: a decision in words has no place here"),
            Self::RegisterLaw { wanted, found } => {
                write!(f, "the register stands under the law {wanted}, at hand is {found}")?;
                f.write_str("; an order `take_law` takes up the law at hand, --acts gives another")
            }
            Self::NotTaken { what, why } => write!(f, "{what}: {why}"),
            Self::Account(refusal) => write!(f, "{refusal}"),
            Self::LawOpen { points } => {
                write!(f, "the law leaves open whether this list is registered: {}", points.join("; "))?;
                f.write_str("; the commission decides it in words")
            }
        }
    }
}

impl std::error::Error for Refusal {}
