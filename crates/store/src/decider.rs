//! What a writer asks of whoever knows what commands and entries mean.
//!
//! It must never be asked for time, chance or files: a command brings its moment, and the same commands on the same
//! entries give the same decisions.

use journal::{Draft, Entry, Head};

/// Decides commands on a state that is a fold over the journal.
///
/// The writer applies the entries of a decision at once, so that the next command of the group is decided on them, and
/// only then appends the whole group. Where that fails, it asks for the state before the group again: [`Decider::undo`],
/// or, where there is none, [`Decider::reset`] and every entry anew.
pub trait Decider: Send + 'static {
    /// What is asked.
    type Command: Send + 'static;
    /// What its caller is told.
    type Answer: Send + 'static;

    /// The command's id. One id is one effect: a command whose id is in the journal is never decided again.
    fn id<'a>(&self, command: &'a Self::Command) -> &'a str;

    /// Decides. The state stays as it is: what changes, comes back as entries through [`Decider::apply`].
    fn decide(&mut self, command: &Self::Command) -> Decision<Self::Answer>;

    /// The answer to a command that was recorded before, from its entries.
    fn repeated(&mut self, command: &Self::Command, entries: &[Entry]) -> Self::Answer;

    /// Takes the next entry into the state.
    fn apply(&mut self, entry: &Entry);

    /// Goes back to the state without entries.
    fn reset(&mut self);

    /// The state is that of the durable journal: what a later [`Decider::undo`] goes back to.
    fn mark(&mut self) {}

    /// Goes back to the last [`Decider::mark`]; `false` where this decider cannot, and then it is built anew.
    fn undo(&mut self) -> bool {
        false
    }

    /// The journal stands at `head`, durable, and so does the state: the moment to publish a view of it.
    fn durable(&mut self, head: &Head) {
        let _ = head;
    }
}

/// What is to be done with a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision<A> {
    /// Record these, each under the command's id; then answer.
    Record(Vec<Draft>, A),
    /// Record nothing: a refusal, or a question. It is answered when all it rests on is durable.
    Answer(A),
}
