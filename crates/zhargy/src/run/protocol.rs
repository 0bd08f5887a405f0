//! `zhargy protocol`: protocols of precincts entered in bulk, shown, accepted. Who may do what, and when, is the clerk's to
//! say; nothing here shows a first entry while the second is awaited.

mod accept;
mod import;
mod show;

use clerk::State;
use clerk::record::ProtocolStep;
use election::protocol::{self, Entry, Figures, Finding, Form};

use crate::Done;
use crate::cli::{ProtocolArgs, ProtocolCommand};
use crate::failure::{Failure, codes};

/// Protocols whose orders are stored in one step.
const AT_ONCE: usize = 256;

/// Rows and precincts shown one by one to people; JSON has all.
const SHOWN: usize = 50;

/// Runs the command.
pub(crate) fn run(args: &ProtocolArgs) -> Done {
    match &args.command {
        ProtocolCommand::Import(args) => import::run(args),
        ProtocolCommand::Show(args) => show::run(args),
        ProtocolCommand::Accept(args) => accept::run(args),
    }
}

/// The form of the protocols of an election.
pub(super) fn form(state: &State) -> Result<&Form, Failure> {
    state.ballot.as_ref().map(|ballot| &ballot.form).ok_or_else(|| {
        let hint = "an order `set_ballot` makes it; then the protocols have their figures";
        Failure::new(codes::NO_PROTOCOL, "the ballot was not set yet, so protocols have no form", hint)
    })
}

/// A step without figures.
pub(crate) fn step(precinct: &str, role: protocol::Role, step: &str) -> ProtocolStep {
    ProtocolStep {
        precinct: precinct.to_owned(),
        role: role.as_str().to_owned(),
        step: step.to_owned(),
        figures: None,
        words: std::collections::BTreeMap::new(),
        reasons: Vec::new(),
        because: None,
    }
}

/// A state in words.
fn state_words(state: protocol::State) -> &'static str {
    use protocol::State;
    match state {
        State::AwaitingFirst => "awaiting the first entry",
        State::FirstEntered => "first entry not handed over",
        State::AwaitingSecond => "awaiting the second entry",
        State::Differs => "the two entries differ",
        State::Settled => "both agree, not accepted",
        State::Resolved => "reasons given, not accepted",
        State::Accepted => "accepted",
        State::Void => "void",
    }
}

/// Whom a state waits for.
fn waits_for(state: protocol::State) -> &'static str {
    use protocol::State;
    match state {
        State::AwaitingFirst => "a clerk",
        State::FirstEntered => "the clerk of the first entry",
        State::AwaitingSecond => "another clerk",
        State::Differs => "one of the two clerks, or a third person",
        State::Settled | State::Resolved => "a coordinator",
        State::Accepted | State::Void => "nobody",
    }
}

/// The figures on which both entries agree, once they do.
fn agreed(entry: &Entry) -> Option<&Figures> {
    match entry {
        Entry::Settled(state) => Some(state.figures()),
        Entry::Resolved(state) => Some(state.figures()),
        Entry::Accepted(state) => Some(state.figures()),
        _ => None,
    }
}

/// What does not add up in them.
fn findings(form: &Form, entry: &Entry) -> Vec<Finding> {
    agreed(entry).map(|figures| form.check(figures)).unwrap_or_default()
}
