//! The accounts on their writer's thread: decides orders, and says how things stand each time something became durable. It
//! must never wait: what is slow was done before an order came.

use std::sync::{Arc, PoisonError};

use clerk::Books;
use clerk::accounts::{Desk, Order, Record};
use journal::{Entry, Head};
use store::{Decider, Decision};

use super::Published;
use crate::clerk::{Told, decided, take_up, told_before};

/// What became of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Done, or refused.
    pub told: Told,
    /// It was given before.
    pub repeated: bool,
}

/// Keeps the accounts.
pub struct Keeper {
    desk: Desk,
    published: Published,
}

impl Keeper {
    /// Nobody has an account.
    pub(super) fn new(books: Arc<Books>, published: Published) -> Self {
        Self { desk: Desk::new(books), published }
    }
}

impl Decider for Keeper {
    type Command = Order;
    type Answer = Told;

    fn id<'a>(&self, command: &'a Order) -> &'a str {
        &command.id
    }

    fn decide(&mut self, command: &Order) -> Decision<Told> {
        decided(&self.desk, command)
    }

    fn repeated(&mut self, _: &Order, entries: &[Entry]) -> Told {
        told_before::<Record>(entries)
    }

    fn apply(&mut self, entry: &Entry) {
        take_up(&mut self.desk, entry);
    }

    fn reset(&mut self) {
        self.desk = self.desk.blank();
    }

    fn durable(&mut self, _: &Head) {
        // Accounts and sessions are shared with the copy: only the table of them is made anew.
        let accounts = Arc::new(self.desk.state().clone());
        *self.published.write().unwrap_or_else(PoisonError::into_inner) = accounts;
    }
}
