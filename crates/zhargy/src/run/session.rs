//! A desk on its journal: orders are answered one after another, and all that a call brings is stored in one step. Nobody
//! is told of an answer before it is durable.

use std::ops::Range;
use std::sync::Arc;

use clerk::record::{Cited, Refused};
use clerk::{Answer, Books, DeskOf, Order, Procedure, Recorded, Refusal, State};
use journal::{AppendError, Entry, Head, Store, chain};

use crate::failure::Failure;

/// Entries read at once.
const READ: usize = 4096;

/// A session of one clerk's desk.
pub(crate) struct Session<P: Procedure = State> {
    desk: DeskOf<P>,
    store: Box<dyn Store>,
    head: Head,
}

/// What became of an order.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It is done and durable, as these entries.
    Done(Range<u64>),
    /// It was refused; the refusal is durable as this entry.
    Refused(Box<Refusal>, u64),
    /// It had been answered before.
    Known,
}

/// The entries of an order that was answered before, and its refusal if that is what they are.
pub(crate) type Earlier = (Range<u64>, Option<Refused>);

impl<P: Procedure> Session<P> {
    /// Opens a journal and takes up all its entries.
    pub(crate) fn open(books: Arc<Books>, mut store: Box<dyn Store>) -> Result<Self, Failure> {
        let mut desk = DeskOf::new(books);
        let head = replay(&mut desk, store.as_mut(), Head::EMPTY)?;
        Ok(Self { desk, store, head })
    }

    /// The desk.
    pub(crate) fn desk(&self) -> &DeskOf<P> {
        &self.desk
    }

    /// Where the journal stands.
    pub(crate) fn head(&self) -> Head {
        self.head
    }

    /// The last entry.
    pub(crate) fn last(&mut self) -> Result<Option<Entry>, Failure> {
        let Some(last) = self.head.size.checked_sub(1) else { return Ok(None) };
        Ok(self.store.read(last, 1).map_err(Failure::told)?.pop())
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

    /// What the records of an order tell.
    pub(crate) fn tells(&mut self, range: &Range<u64>) -> Result<Vec<Cited>, Failure> {
        let many = usize::try_from(range.end - range.start).unwrap_or(READ);
        let entries = self.store.read(range.start, many).map_err(Failure::told)?;
        let records = entries.iter().filter_map(|entry| P::Record::read(&entry.kind, &entry.body).ok());
        Ok(records.flat_map(|record| P::tells(&record)).collect())
    }

    /// What an order came to that was answered before.
    pub(crate) fn earlier(&mut self, id: &str) -> Result<Option<Earlier>, Failure> {
        let Some(range) = self.store.find_command(id).map_err(Failure::told)? else { return Ok(None) };
        let first = self.store.read(range.start, 1).map_err(Failure::told)?;
        let record = first.first().and_then(|entry| P::Record::read(&entry.kind, &entry.body).ok());
        Ok(Some((range, record.and_then(Recorded::refused))))
    }

    /// Answers orders and stores what they bring in one step.
    pub(crate) fn carry_out(&mut self, orders: &[Order<P::Command>]) -> Result<Vec<Outcome>, Failure> {
        loop {
            let mut drafts = Vec::new();
            let mut outcomes = Vec::with_capacity(orders.len());
            for order in orders {
                let first = self.head.size + u64::try_from(drafts.len()).unwrap_or(0);
                let (new, outcome) = match self.desk.answer(order) {
                    Answer::Done(new) => {
                        let end = first + u64::try_from(new.len()).unwrap_or(0);
                        (new, Outcome::Done(first..end))
                    }
                    Answer::Refused(why, draft) => (vec![draft], Outcome::Refused(why, first)),
                    Answer::Known => (Vec::new(), Outcome::Known),
                };
                for (seq, draft) in (first..).zip(new) {
                    self.desk.expect(seq, &draft).map_err(Failure::told)?;
                    drafts.push(draft);
                }
                outcomes.push(outcome);
            }
            let entries = match chain(&self.head, drafts) {
                Ok(entries) => entries,
                Err(unwritable) => {
                    self.reopen()?;
                    return Err(Failure::told(unwritable));
                }
            };
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

/// Takes up what is stored behind `head`. The store has checked that what it gives at once follows one another; here each
/// part is held against the one before it. A part may end inside a command.
fn replay<P: Procedure>(desk: &mut DeskOf<P>, store: &mut dyn Store, mut head: Head) -> Result<Head, Failure> {
    loop {
        let entries = store.read(head.size, READ).map_err(Failure::told)?;
        let (Some(first), Some(last)) = (entries.first(), entries.last()) else { return Ok(head) };
        if (first.seq, first.prev) != (head.size, head.last) {
            let what = format!("entry {} does not follow the one before it", head.size);
            return Err(Failure::told(format!("{what}\n\nhint: `zhargy journal verify` tells more")));
        }
        head = Head::after(last);
        for entry in &entries {
            desk.enter(entry).map_err(Failure::told)?;
        }
    }
}
