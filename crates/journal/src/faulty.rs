//! A store that fails when it is told to: for simulators and for tests of whoever uses a store.
//!
//! It must never show half an append: the store beneath is asked whole or not at all, as a real one is.

use std::ops::Range;

use crate::chain::Head;
use crate::entry::Entry;
use crate::store::{AppendError, Store, StoreError};

/// What was asked of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    /// [`Store::head`].
    Head,
    /// [`Store::append`].
    Append,
    /// [`Store::read`].
    Read,
    /// [`Store::find_command`] and [`Store::find_commands`].
    Find,
}

/// When an operation fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// Before it took effect.
    Before,
    /// After it took effect: the answer is lost.
    After,
}

/// A store with a plan of failures: a function of the operation and of how many of its kind came before it. The same plan
/// fails the same operations every time.
pub struct FaultyStore<S, P> {
    inner: S,
    plan: P,
    counts: [u64; 4],
    failed: u64,
}

impl<S: Store, P: FnMut(Operation, u64) -> Option<When> + Send> FaultyStore<S, P> {
    /// The store beneath, failing by the plan. The plan is asked with the number of operations of that kind before, from 0.
    pub fn new(inner: S, plan: P) -> Self {
        Self { inner, plan, counts: [0; 4], failed: 0 }
    }

    /// How many operations failed by the plan.
    pub const fn failed(&self) -> u64 {
        self.failed
    }

    /// How many operations of this kind were asked for.
    pub const fn asked(&self, operation: Operation) -> u64 {
        self.counts[operation as usize]
    }

    /// The store beneath.
    pub fn into_inner(self) -> S {
        self.inner
    }

    fn carry_out<T, E: From<StoreError>>(
        &mut self,
        operation: Operation,
        act: impl FnOnce(&mut S) -> Result<T, E>,
    ) -> Result<T, E> {
        let number = self.counts[operation as usize];
        self.counts[operation as usize] += 1;
        let when = (self.plan)(operation, number);
        let Some(when) = when else { return act(&mut self.inner) };
        self.failed += 1;
        let name = format!("carry out {operation:?} number {number}");
        match when {
            When::Before => Err(StoreError::failed(name, "failed as planned, before it took effect").into()),
            When::After => {
                act(&mut self.inner)?;
                Err(StoreError::failed(name, "failed as planned, after it took effect").into())
            }
        }
    }
}

impl<S: Store, P: FnMut(Operation, u64) -> Option<When> + Send> Store for FaultyStore<S, P> {
    fn head(&mut self) -> Result<Head, StoreError> {
        self.carry_out(Operation::Head, Store::head)
    }

    fn append(&mut self, expected: &Head, entries: &[Entry]) -> Result<Head, AppendError> {
        self.carry_out(Operation::Append, |inner| inner.append(expected, entries))
    }

    fn read(&mut self, from: u64, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.carry_out(Operation::Read, |inner| inner.read(from, limit))
    }

    fn find_command(&mut self, command: &str) -> Result<Option<Range<u64>>, StoreError> {
        self.carry_out(Operation::Find, |inner| inner.find_command(command))
    }

    fn find_commands(&mut self, commands: &[&str]) -> Result<Vec<Option<Range<u64>>>, StoreError> {
        self.carry_out(Operation::Find, |inner| inner.find_commands(commands))
    }

    fn hold(&mut self) -> Result<(), StoreError> {
        self.inner.hold()
    }

    fn release(&mut self) -> Result<(), StoreError> {
        self.inner.release()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::chain::{Draft, chain};
    use crate::memory::MemoryStore;
    use crate::moment::Moment;

    #[test]
    fn the_planned_append_fails_before_or_after() {
        let check = |when: When, kept: u64| {
            let plan = move |operation, number| (operation == Operation::Append && number == 1).then_some(when);
            let memory = MemoryStore::new();
            let mut store = FaultyStore::new(memory.clone(), plan);
            for command in ["a", "b"] {
                let head = store.head().unwrap();
                let (actor, kind) = ("a".to_owned(), "k/1".to_owned());
                let draft = Draft { actor, command: command.into(), at: Moment::EPOCH, kind, body: Value::Null };
                let appended = store.append(&head, &chain(&head, vec![draft]).unwrap());
                assert_eq!(appended.is_ok(), command == "a");
            }
            assert_eq!((store.failed(), store.asked(Operation::Append)), (1, 2));
            assert_eq!(store.into_inner().head().unwrap().size, kept);
        };
        check(When::Before, 1);
        check(When::After, 2);
    }
}
