//! The drawing of the states as data; `docs/PROTOCOLS.md` and the steps are tested against it. It must never decide who may
//! take a step.

use super::Command;
use super::log::Ground;

/// A state of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nothing entered.
    AwaitingFirst,
    /// The first entry is made.
    FirstEntered,
    /// The second is awaited, blind.
    AwaitingSecond,
    /// The two differ.
    Differs,
    /// One set of figures stands.
    Settled,
    /// No error, and a reason for each warning.
    Resolved,
    /// Taken.
    Accepted,
    /// Void.
    Void,
}

/// A step by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Move {
    /// The first or the second entry.
    Enter,
    /// The first clerk enters again.
    Revise,
    /// The first clerk hands over.
    Release,
    /// A third person reads what is disputed.
    Settle,
    /// One of the two reads the own entry again.
    Correct,
    /// Reasons are given.
    Resolve,
    /// Taken.
    Accept,
    /// Counted again.
    Recount,
    /// Entered anew from the paper.
    Correction,
    /// Declared void.
    DeclareVoid,
    /// Voted again.
    RepeatVoting,
}

impl Move {
    /// The step in a word, as the drawing names it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enter => "enter",
            Self::Revise => "revise",
            Self::Release => "release",
            Self::Settle => "settle",
            Self::Correct => "correct",
            Self::Resolve => "resolve",
            Self::Accept => "accept",
            Self::Recount => "recount",
            Self::Correction => "correction",
            Self::DeclareVoid => "declare_void",
            Self::RepeatVoting => "repeat_voting",
        }
    }
}

impl Ground {
    /// The step that supersedes on this ground.
    pub fn step(self) -> Move {
        match self {
            Self::RecountOnRequest | Self::RecountOrdered => Move::Recount,
            Self::Correction => Move::Correction,
            Self::DeclaredVoid => Move::DeclareVoid,
            Self::RepeatVoting => Move::RepeatVoting,
        }
    }
}

impl Command {
    /// The step the command takes.
    pub fn step(&self) -> Move {
        match self {
            Self::Enter(_) => Move::Enter,
            Self::Revise(_) => Move::Revise,
            Self::Release => Move::Release,
            Self::Settle(_) => Move::Settle,
            Self::Correct(_) => Move::Correct,
            Self::Resolve(_) => Move::Resolve,
            Self::Accept => Move::Accept,
            Self::Supersede { ground, .. } => ground.step(),
        }
    }
}

/// Every step there is.
pub const TRANSITIONS: &[(State, Move, State)] = &[
    (State::AwaitingFirst, Move::Enter, State::FirstEntered),
    (State::AwaitingFirst, Move::DeclareVoid, State::Void),
    (State::FirstEntered, Move::Revise, State::FirstEntered),
    (State::FirstEntered, Move::Release, State::AwaitingSecond),
    (State::AwaitingSecond, Move::Enter, State::Differs),
    (State::AwaitingSecond, Move::Enter, State::Settled),
    (State::Differs, Move::Correct, State::Differs),
    (State::Differs, Move::Correct, State::Settled),
    (State::Differs, Move::Settle, State::Settled),
    (State::Settled, Move::Resolve, State::Resolved),
    (State::Settled, Move::Recount, State::AwaitingFirst),
    (State::Settled, Move::Correction, State::AwaitingFirst),
    (State::Settled, Move::DeclareVoid, State::Void),
    (State::Resolved, Move::Accept, State::Accepted),
    (State::Accepted, Move::Recount, State::AwaitingFirst),
    (State::Accepted, Move::Correction, State::AwaitingFirst),
    (State::Accepted, Move::DeclareVoid, State::Void),
    (State::Accepted, Move::RepeatVoting, State::AwaitingFirst),
    (State::Void, Move::RepeatVoting, State::AwaitingFirst),
];
