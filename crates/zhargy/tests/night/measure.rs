//! How long requests took. It must never know what they asked.

use std::sync::Mutex;
use std::time::Duration;

/// Times of requests of one kind, microseconds.
#[derive(Default)]
pub(crate) struct Times(Mutex<Vec<u32>>);

impl Times {
    pub(crate) fn add(&self, took: Duration) {
        self.0.lock().unwrap().push(u32::try_from(took.as_micros()).unwrap_or(u32::MAX));
    }

    pub(crate) fn count(&self) -> u64 {
        u64::try_from(self.0.lock().unwrap().len()).unwrap()
    }

    /// How many there were, how many a second, their median and 99th percentile, the longest.
    pub(crate) fn told(&self, what: &str, wall: Duration) -> String {
        let mut all = self.0.lock().unwrap().clone();
        all.sort_unstable();
        let at = |percent: usize| {
            let own = all.get((all.len() * percent / 100).min(all.len().saturating_sub(1)));
            let micros = own.copied().unwrap_or(0);
            format!("{}.{} ms", micros / 1000, micros % 1000 / 100)
        };
        let rate = a_second(self.count(), wall);
        format!("{what}: {} ({rate}/s), p50 {}, p99 {}, longest {}", all.len(), at(50), at(99), at(100))
    }
}

/// How many a second.
pub(crate) fn a_second(count: u64, wall: Duration) -> u128 {
    u128::from(count) * 1000 / wall.as_millis().max(1)
}
