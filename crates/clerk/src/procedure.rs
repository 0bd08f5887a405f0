//! What a desk must be told of the procedure whose journal it keeps: its orders, its records, and the state they fold to.
//! It must never know what any of them means.

use std::fmt;

use serde_json::Value;

use crate::books::Books;
use crate::command::Order;
use crate::record::{Cited, LawUsed, Refused, Unreadable};
use crate::refusal::Refusal;

/// A procedure, as the state its journal folds to. The state of an empty journal is the default.
pub trait Procedure: Default + fmt::Debug {
    /// What can be ordered.
    type Command;
    /// What stands in the journal.
    type Record: Recorded;

    /// A command in a word.
    fn name(command: &Self::Command) -> &'static str;

    /// The name of the journal that a command begins; nothing where it begins none.
    fn opens(command: &Self::Command) -> Option<&str>;

    /// The law without which what follows a record cannot be read.
    fn rests_on(record: &Self::Record) -> Option<&LawUsed>;

    /// What a record tells whoever gave the order, in words with their articles, where it says more than that it is there.
    fn tells(_: &Self::Record) -> Vec<Cited> {
        Vec::new()
    }

    /// Decides an order; nothing is changed.
    ///
    /// # Errors
    /// The law or the state of things says no.
    fn decide(&self, books: &Books, order: &Order<Self::Command>) -> Result<Vec<Self::Record>, Refusal>;

    /// Takes up a record.
    ///
    /// # Errors
    /// In words, where the procedure does not allow what stands in the journal.
    fn enter(&mut self, books: &Books, actor: &str, record: Self::Record) -> Result<(), String>;
}

/// A record that becomes the body of an entry and is read again from it.
pub trait Recorded: Sized {
    /// Name and version.
    fn kind(&self) -> &'static str;

    /// The body of the entry.
    fn body(&self) -> Value;

    /// Reads a body of any version.
    ///
    /// # Errors
    /// A kind that is not known, a body that does not fit its kind.
    fn read(kind: &str, body: &Value) -> Result<Self, Unreadable>;

    /// The record of a refusal.
    fn of_refusal(refused: Refused) -> Self;

    /// The refusal, where the record is one.
    fn refused(self) -> Option<Refused>;
}
