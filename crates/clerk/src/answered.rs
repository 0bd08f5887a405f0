//! Which commands were answered, kept so that a journal of a million of them is opened as quickly, entry by entry, as a small
//! one. It must never know what a command is.

use std::collections::BTreeSet;

use journal::Hash;

/// The ids of commands that were answered, each as its hash: all of one size and side by side, so that a comparison follows no
/// pointer to a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Answered(BTreeSet<Hash>);

impl Answered {
    /// Whether the command of this id was answered.
    pub(crate) fn contains(&self, id: &str) -> bool {
        self.0.contains(&Hash::leaf(id.as_bytes()))
    }

    /// Adds an id.
    pub(crate) fn insert(&mut self, id: &str) {
        self.0.insert(Hash::leaf(id.as_bytes()));
    }
}
