//! A desk on a store that fails: orders are answered and stored in one step, and what is expected is forgotten where the
//! store did not say that it was kept. Several nodes keep one journal. It must never know what an order means.

use std::sync::Arc;

use clerk::{Answer, Books, DeskOf, Order, Procedure, State};
use journal::{AppendError, Entry, FaultyStore, Head, MemoryStore, Operation, Store as _, When, chain};

use super::dice::Dice;

type Plan = Box<dyn FnMut(Operation, u64) -> Option<When> + Send>;

/// Entries read at once: few, so that a reading can fail in its midst.
const READ: usize = 64;

/// A node.
pub(crate) struct Node<P: Procedure = State> {
    desk: DeskOf<P>,
    store: FaultyStore<MemoryStore, Plan>,
    head: Head,
}

/// What became of an order, as far as its sender hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    /// Done with so many entries.
    Done(u64),
    /// Refused with this code.
    Refused(&'static str),
    /// Answered before.
    Known,
}

/// The store failed; whether anything was kept is not known.
#[derive(Debug)]
pub(crate) struct Lost;

impl<P: Procedure> Node<P> {
    /// A node on a journal of which it knows nothing yet. So many of a hundred operations of its store fail.
    pub(crate) fn new(books: &Arc<Books>, memory: MemoryStore, seed: u64, percent: u64) -> Self {
        let mut dice = Dice::new(seed);
        let plan: Plan = Box::new(move |_, _| {
            let when = if dice.chance(50) { When::Before } else { When::After };
            dice.chance(percent).then_some(when)
        });
        Self { desk: DeskOf::new(Arc::clone(books)), store: FaultyStore::new(memory, plan), head: Head::EMPTY }
    }

    pub(crate) fn desk(&self) -> &DeskOf<P> {
        &self.desk
    }

    /// Operations that failed.
    pub(crate) fn failed(&self) -> u64 {
        self.store.failed()
    }

    /// Answers orders and stores all they bring in one step.
    pub(crate) fn carry_out(&mut self, orders: &[Order<P::Command>]) -> Result<Vec<Heard>, Lost> {
        loop {
            let (mut drafts, mut heard) = (Vec::new(), Vec::new());
            for order in orders {
                let (new, what) = match self.desk.answer(order) {
                    Answer::Done(new) => {
                        let many = u64::try_from(new.len()).unwrap_or(u64::MAX);
                        (new, Heard::Done(many))
                    }
                    Answer::Refused(why, draft) => (vec![draft], Heard::Refused(why.code())),
                    Answer::Known => (Vec::new(), Heard::Known),
                };
                for draft in &new {
                    let seq = self.head.size + u64::try_from(drafts.len()).unwrap_or(0);
                    self.desk.expect(seq, draft).unwrap_or_else(|broken| panic!("an answer is not allowed: {broken}"));
                    drafts.push(draft.clone());
                }
                heard.push(what);
            }
            let entries = chain(&self.head, drafts).unwrap_or_else(|error| panic!("{error}"));
            match self.store.append(&self.head, &entries) {
                Ok(head) => {
                    self.head = head;
                    return Ok(heard);
                }
                Err(AppendError::Moved { .. }) => self.reopen(),
                Err(AppendError::Repeated { command }) => panic!("`{command}` was answered twice at one place"),
                Err(AppendError::Failed(_)) => {
                    self.reopen();
                    return Err(Lost);
                }
            }
        }
    }

    /// Forgets what was expected and takes up all that is stored.
    fn reopen(&mut self) {
        (self.desk, self.head) = (self.desk.blank(), Head::EMPTY);
        self.catch_up();
    }

    /// Takes up what other nodes stored.
    pub(crate) fn catch_up(&mut self) {
        loop {
            let Ok(entries) = self.store.read(self.head.size, READ) else { continue };
            if entries.is_empty() {
                return;
            }
            self.take_up(&entries);
        }
    }

    /// A reading may end within a command, so each entry is looked at by itself.
    fn take_up(&mut self, entries: &[Entry]) {
        for entry in entries {
            assert_eq!((entry.seq, entry.prev), (self.head.size, self.head.last), "an entry read does not follow");
            self.desk.enter(entry).unwrap_or_else(|broken| panic!("{broken}"));
            self.head = Head::after(entry);
        }
    }
}
