//! A desk on its journal: orders are answered one after another, and all that a call brings is stored in one step. Nobody
//! is told of an answer before it is durable.

use std::sync::Arc;

use clerk::{Answer, Books, Desk, Order, Refusal};
use journal::{AppendError, Entry, Head, Store, chain};

use crate::failure::Failure;

/// Entries read at once.
const READ: usize = 4096;

/// A session of one clerk's desk.
pub(crate) struct Session {
    desk: Desk,
    store: Box<dyn Store>,
    head: Head,
}

/// What became of an order.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It is done and durable.
    Done,
    /// It was refused; the refusal is durable.
    Refused(Box<Refusal>),
    /// It had been answered before.
    Known,
}

impl Session {
    /// Opens a journal and takes up all its entries.
    pub(crate) fn open(books: Arc<Books>, mut store: Box<dyn Store>) -> Result<Self, Failure> {
        let mut desk = Desk::new(books);
        let head = replay(&mut desk, store.as_mut(), Head::EMPTY)?;
        Ok(Self { desk, store, head })
    }

    /// The desk.
    pub(crate) fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Where the journal stands.
    pub(crate) fn head(&self) -> Head {
        self.head
    }

    /// All entries, in order.
    pub(crate) fn entries(&mut self) -> Result<Vec<Entry>, Failure> {
        let mut all = Vec::new();
        loop {
            let from = u64::try_from(all.len()).unwrap_or(u64::MAX);
            let mut next = self.store.read(from, READ).map_err(Failure::told)?;
            if next.is_empty() {
                return Ok(all);
            }
            all.append(&mut next);
        }
    }

    /// Answers orders and stores what they bring in one step.
    pub(crate) fn carry_out(&mut self, orders: &[Order]) -> Result<Vec<Outcome>, Failure> {
        loop {
            let mut drafts = Vec::new();
            let mut outcomes = Vec::with_capacity(orders.len());
            for order in orders {
                let (new, outcome) = match self.desk.answer(order) {
                    Answer::Done(new) => (new, Outcome::Done),
                    Answer::Refused(why, draft) => (vec![draft], Outcome::Refused(why)),
                    Answer::Known => (Vec::new(), Outcome::Known),
                };
                for draft in &new {
                    let seq = self.head.size + u64::try_from(drafts.len()).unwrap_or(0);
                    self.desk.expect(seq, draft).map_err(Failure::told)?;
                    drafts.push(draft.clone());
                }
                outcomes.push(outcome);
            }
            let entries = chain(&self.head, drafts).map_err(Failure::told)?;
            match self.store.append(&self.head, &entries) {
                Ok(head) => {
                    self.head = head;
                    return Ok(outcomes);
                }
                // Another node was faster: its entries are taken up, and the orders are answered anew.
                Err(AppendError::Moved { .. }) => self.reopen()?,
                Err(error) => {
                    self.reopen()?;
                    return Err(Failure::told(error));
                }
            }
        }
    }

    /// Forgets what was expected and takes up what is stored.
    fn reopen(&mut self) -> Result<(), Failure> {
        self.desk = self.desk.blank();
        self.head = replay(&mut self.desk, self.store.as_mut(), Head::EMPTY)?;
        Ok(())
    }
}

fn replay(desk: &mut Desk, store: &mut dyn Store, mut head: Head) -> Result<Head, Failure> {
    loop {
        let entries = store.read(head.size, READ).map_err(Failure::told)?;
        if entries.is_empty() {
            return Ok(head);
        }
        for entry in &entries {
            desk.enter(entry).map_err(Failure::told)?;
        }
        (head, _) = journal::follows(&head, &entries).map_err(|at| {
            Failure::told(format!("entry {at} read does not follow; `zhargy journal verify` tells more"))
        })?;
    }
}
