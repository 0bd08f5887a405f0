//! What can be ordered of many one-seat contests. It must never know whether it is allowed: that is decided.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::record::{Nominated, Papers, PostEntered, PrecinctOfPost};
use crate::record::{CopyEntered, Instruction, ProtocolStep};

/// The commands. As JSON each is an object with its name under `command`: `{"command": "count", "post": "akmola-1-3"}`.
/// One command is about one post, so that one that is refused stops no other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Opens the journal.
    Open {
        /// `kz/akims-2021`.
        set: String,
        /// The office by its id.
        office: String,
        /// Title.
        title: String,
        /// Whether anything in it is made up.
        #[serde(default)]
        synthetic: bool,
        /// Instructions where the law of the day is not recorded.
        #[serde(default)]
        instructions: Vec<Instruction>,
    },
    /// Enters a post.
    EnterPost {
        /// The post.
        entered: PostEntered,
    },
    /// Names precincts of a post; several commands make them all.
    SetPrecincts {
        /// The post.
        post: String,
        /// The precincts.
        precincts: Vec<PrecinctOfPost>,
    },
    /// Calls an election for a post.
    Call {
        /// The post.
        post: String,
        /// Day of the vote.
        vote: Date,
        /// Day of the decision.
        called: Date,
        /// Last day of the term that ends.
        #[serde(default)]
        term_ends: Option<Date>,
        /// The day on which powers ended before the term.
        #[serde(default)]
        powers_ended: Option<Date>,
    },
    /// Somebody is nominated.
    Nominate {
        /// The nomination.
        nominated: Box<Nominated>,
    },
    /// Papers of a nomination come later.
    BringPapers {
        /// The post.
        post: String,
        /// The candidate.
        candidate: String,
        /// The day.
        day: Date,
        /// The hour, such as `17:30`, which matters on the last day of a term.
        #[serde(default)]
        hour: Option<String>,
        /// The papers.
        papers: Box<Papers>,
    },
    /// The commission decides on a nomination under the law of the day: every step up to registration or refusal.
    Decide {
        /// The post.
        post: String,
        /// The candidate.
        candidate: String,
        /// The day of the decision.
        day: Date,
        /// The hour, such as `17:30`, which matters on the last day of a term.
        #[serde(default)]
        hour: Option<String>,
        /// The decision in words, where the law or the papers leave something open.
        #[serde(default)]
        decided: Option<String>,
    },
    /// One step of a candidate by its name in the drawing: `issue sheets`, `withdraw`, `cancel` ...
    Step {
        /// The post.
        post: String,
        /// The candidate.
        candidate: String,
        /// The day.
        day: Date,
        /// The hour, such as `17:30`, which matters on the last day of a term.
        #[serde(default)]
        hour: Option<String>,
        /// The step.
        step: String,
        /// Why, in words, or the ground of cancelling as the law lists it.
        #[serde(default)]
        because: String,
    },
    /// Sets the ballot of the registered candidates, in the alphabet of the state language.
    SetBallot {
        /// The post.
        post: String,
        /// The day.
        day: Date,
    },
    /// Steps of the entry of protocols; all are taken or none.
    Steps {
        /// The steps, in order.
        steps: Vec<ProtocolStep>,
    },
    /// An observer enters a copy of a protocol.
    EnterCopy {
        /// The copy.
        copy: CopyEntered,
    },
    /// Counts the outcome from the protocols in force.
    Count {
        /// The post.
        post: String,
    },
    /// The commission certifies the outcome.
    Certify {
        /// The post.
        post: String,
        /// The day.
        day: Date,
        /// Who signs.
        signed: Vec<String>,
    },
    /// The election is put off, because fewer than two candidates stand.
    PutOff {
        /// The post.
        post: String,
        /// The day of the decision.
        day: Date,
        /// The new day of the vote.
        vote: Date,
    },
    /// Calls what the outcome asks for: another round between the same, or a repeat election.
    CallAgain {
        /// The post.
        post: String,
        /// The day of the decision.
        day: Date,
        /// Day of the vote.
        vote: Date,
    },
    /// Registers the winner: the term begins.
    RegisterWinner {
        /// The post.
        post: String,
        /// The day.
        day: Date,
    },
    /// Powers of the holder end before the term.
    EndPowers {
        /// The post.
        post: String,
        /// The day.
        day: Date,
        /// The ground in a word: `death`, `left_party`, `no_confidence_accepted` ...
        ground: String,
        /// The paper it rests on.
        because: String,
        /// The decision in words, where the law leaves it open.
        #[serde(default)]
        decided: Option<String>,
    },
    /// The post is no more.
    AbolishPost {
        /// The post.
        post: String,
        /// The day.
        day: Date,
        /// The act that does it.
        because: String,
    },
}

impl Command {
    /// Days on which what the order tells happened: none of them lies after the day of the order.
    pub(super) fn days(&self) -> Vec<Date> {
        match self {
            Self::Call { called, powers_ended, .. } => std::iter::once(*called).chain(*powers_ended).collect(),
            Self::Nominate { nominated } => vec![nominated.day],
            Self::BringPapers { day, .. }
            | Self::Decide { day, .. }
            | Self::Step { day, .. }
            | Self::SetBallot { day, .. }
            | Self::Certify { day, .. }
            | Self::PutOff { day, .. }
            | Self::CallAgain { day, .. }
            | Self::RegisterWinner { day, .. }
            | Self::EndPowers { day, .. }
            | Self::AbolishPost { day, .. } => vec![*day],
            Self::Open { .. }
            | Self::EnterPost { .. }
            | Self::SetPrecincts { .. }
            | Self::Steps { .. }
            | Self::EnterCopy { .. }
            | Self::Count { .. } => Vec::new(),
        }
    }

    /// The command in a word.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Open { .. } => "open",
            Self::EnterPost { .. } => "enter post",
            Self::SetPrecincts { .. } => "set precincts",
            Self::Call { .. } => "call",
            Self::Nominate { .. } => "nominate",
            Self::Decide { .. } => "decide",
            Self::BringPapers { .. } => "bring papers",
            Self::Step { .. } => "step",
            Self::SetBallot { .. } => "set ballot",
            Self::Steps { .. } => "steps",
            Self::EnterCopy { .. } => "enter copy",
            Self::Count { .. } => "count",
            Self::Certify { .. } => "certify",
            Self::PutOff { .. } => "put off",
            Self::CallAgain { .. } => "call again",
            Self::RegisterWinner { .. } => "register winner",
            Self::EndPowers { .. } => "end powers",
            Self::AbolishPost { .. } => "abolish post",
        }
    }
}
