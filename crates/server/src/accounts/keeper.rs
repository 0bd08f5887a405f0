//! The accounts on their writer's thread: decides orders, and says how things stand each time something became durable. It
//! must never wait: what is slow was done before an order came.

use std::sync::{Arc, PoisonError};

use clerk::accounts::{Desk, Order, Record};
use clerk::{Answer, Books};
use journal::{Entry, Head};
use store::{Decider, Decision};

use super::Published;
use crate::clerk::{Refused, Told};

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
        match self.desk.answer(command) {
            Answer::Done(drafts) => Decision::Record(drafts, Ok(())),
            Answer::Refused(refusal, draft) => {
                let why = refusal.to_string();
                let told = Refused { code: refusal.code().to_owned(), why, by: Vec::new() };
                Decision::Record(vec![draft], Err(told))
            }
            Answer::Known => Decision::Answer(Ok(())),
        }
    }

    fn repeated(&mut self, _: &Order, entries: &[Entry]) -> Told {
        let read = |entry: &Entry| Record::read(&entry.kind, &entry.body).ok();
        let refused = entries.iter().filter_map(read).find_map(|record| match record {
            Record::Refused(own) => Some(Refused { code: own.code, why: own.why, by: own.by }),
            _ => None,
        });
        refused.map_or(Ok(()), Err)
    }

    fn apply(&mut self, entry: &Entry) {
        if let Err(broken) = self.desk.enter(entry) {
            // The store promises that what it gives was appended by this procedure: a journal that is none is no state.
            panic!("{broken}");
        }
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
