//! What the writer's thread says beside how things stand: that something became durable, and where precincts lie. Readers
//! take it without waiting.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use clerk::State;
use clerk::record::Precinct;
use tokio::sync::watch;

/// Precincts by their numbers.
pub(crate) type Places = BTreeMap<String, Precinct>;

/// What is said by the writer's thread.
pub(crate) struct Live {
    /// The size of the durable journal.
    size: watch::Sender<u64>,
    places: RwLock<Arc<Places>>,
}

impl Live {
    /// Nothing was said yet.
    pub(crate) fn new() -> Self {
        Self { size: watch::Sender::new(0), places: RwLock::default() }
    }

    /// Something became durable.
    pub(crate) fn say(&self, size: u64, state: &State) {
        // Precincts are named and never taken back.
        if self.places().len() != state.precincts.len() {
            let all = state.precincts.iter().map(|own| (own.precinct.id.clone(), own.precinct.clone())).collect();
            *self.places.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(all);
        }
        self.size.send_replace(size);
    }

    /// The size of the journal, each time something became durable.
    pub(crate) fn changed(&self) -> watch::Receiver<u64> {
        self.size.subscribe()
    }

    /// Where precincts lie.
    pub(crate) fn places(&self) -> Arc<Places> {
        Arc::clone(&self.places.read().unwrap_or_else(PoisonError::into_inner))
    }
}
