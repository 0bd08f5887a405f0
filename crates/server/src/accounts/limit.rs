//! How often somebody may guess. Failures are counted for an account from a network, for a network, and for codes of an
//! account whose password was right; the more of them, the longer the wait, and never longer than a few minutes. Who signs in
//! from elsewhere is not kept waiting by them.
//!
//! It must never know a clock: moments are arguments. What is kept are hashes, of a bounded number.

use std::collections::BTreeMap;

use journal::Moment;
use sha2::{Digest as _, Sha256};

/// Counters that are kept; of more, those whose wait ends first are forgotten.
const MOST: usize = 1 << 16;

/// After so long without a failure it is forgotten: half an hour.
const FORGET: i64 = 30 * 60 * 1000;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    /// An account from a network.
    Account,
    /// A network, whatever accounts. A house of three hundred clerks is one.
    Network,
    /// Codes of an account: who gets here knows the password.
    Code,
}

impl Of {
    /// Failures that are free, and the longest wait in milliseconds.
    fn measure(self) -> (u32, i64) {
        match self {
            Self::Account => (5, 15 * 60 * 1000),
            Self::Network => (100, 60 * 1000),
            Self::Code => (5, 5 * 60 * 1000),
        }
    }
}

/// Failures of one kind.
#[derive(Clone, Copy, Debug)]
struct Failures {
    count: u32,
    last: i64,
    /// No try before this moment.
    wait: i64,
}

/// Guesses that failed.
#[derive(Debug, Default)]
pub struct Tries {
    all: BTreeMap<[u8; 16], Failures>,
}

impl Tries {
    /// Seconds to wait before the next try for an account from a network; nothing where there is none.
    pub fn wait(&self, account: &str, network: [u8; 8], at: Moment) -> Option<u64> {
        self.longest([key(Of::Account, account, network), key(Of::Network, "", network)], at)
    }

    /// Seconds to wait before the next code of an account.
    pub fn wait_for_code(&self, account: &str, at: Moment) -> Option<u64> {
        self.longest([key(Of::Code, account, [0; 8])], at)
    }

    fn longest<const N: usize>(&self, keys: [[u8; 16]; N], at: Moment) -> Option<u64> {
        let left = keys.iter().filter_map(|key| self.all.get(key)).map(|own| own.wait - at.millis());
        left.filter(|left| *left > 0).max().map(|left| u64::try_from((left + 999) / 1000).unwrap_or(1))
    }

    /// A try begins. It counts as one that failed until it is known better: else whoever sends a thousand at once would have
    /// none of them counted before all were looked at.
    ///
    /// # Errors
    /// Seconds to wait before it.
    pub fn begin(&mut self, account: &str, network: [u8; 8], at: Moment) -> Result<(), u64> {
        if let Some(seconds) = self.wait(account, network, at) {
            return Err(seconds);
        }
        self.count(Of::Account, key(Of::Account, account, network), at.millis());
        Ok(())
    }

    /// A try that began was not looked at.
    pub fn forgive(&mut self, account: &str, network: [u8; 8]) {
        if let Some(own) = self.all.get_mut(&key(Of::Account, account, network)) {
            (own.count, own.wait) = (own.count.saturating_sub(1), 0);
        }
    }

    /// A try failed, for its network.
    pub fn failed(&mut self, network: [u8; 8], at: Moment) {
        self.count(Of::Network, key(Of::Network, "", network), at.millis());
    }

    /// The password was right, and the code was not.
    pub fn code_failed(&mut self, account: &str, at: Moment) {
        self.count(Of::Code, key(Of::Code, account, [0; 8]), at.millis());
    }

    /// Somebody signed in: their own failures are forgotten, those of their network are not.
    pub fn passed(&mut self, account: &str, network: [u8; 8]) {
        self.all.remove(&key(Of::Account, account, network));
        self.all.remove(&key(Of::Code, account, [0; 8]));
    }

    fn count(&mut self, of: Of, key: [u8; 16], now: i64) {
        if self.all.len() >= MOST && !self.all.contains_key(&key) {
            self.make_room(now);
        }
        let own = self.all.entry(key).or_insert(Failures { count: 0, last: now, wait: 0 });
        if now - own.last > FORGET {
            own.count = 0;
        }
        (own.count, own.last) = (own.count.saturating_add(1), now);
        let (free, longest) = of.measure();
        if own.count >= free {
            let doubled = 1000_i64 << (own.count - free).min(20);
            own.wait = now + doubled.min(longest);
        }
    }

    /// Forgets what has run out; where that is not enough, the half whose wait ends first. So many at once that it is rare.
    fn make_room(&mut self, now: i64) {
        self.all.retain(|_, own| now - own.last <= FORGET);
        if self.all.len() >= MOST {
            let mut waits: Vec<i64> = self.all.values().map(|own| own.wait).collect();
            waits.sort_unstable();
            let middle = waits[waits.len() / 2];
            self.all.retain(|_, own| own.wait > middle);
        }
    }

    /// Counters that are kept.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether nothing is counted.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// No name and no address is kept.
fn key(of: Of, account: &str, network: [u8; 8]) -> [u8; 16] {
    let mut hash = Sha256::new();
    hash.update([of as u8]);
    hash.update(network);
    hash.update(account);
    let mut out = [0; 16];
    out.copy_from_slice(&hash.finalize()[..16]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: [u8; 8] = [4, 10, 0, 0, 0, 0, 0, 0];
    const THERE: [u8; 8] = [4, 10, 0, 1, 0, 0, 0, 0];

    fn at(seconds: i64) -> Moment {
        Moment::from_millis(1_600_000_000_000 + seconds * 1000).unwrap()
    }

    #[test]
    fn the_more_failures_the_longer_the_wait() {
        let mut tries = Tries::default();
        let mut waits = Vec::new();
        let mut now = 0;
        for _ in 0..20 {
            assert_eq!(tries.begin("a", HERE, at(now)), Ok(()));
            let wait = tries.wait("a", HERE, at(now));
            waits.push(wait.unwrap_or(0));
            now += i64::try_from(wait.unwrap_or(0)).unwrap();
            assert_eq!(tries.wait("a", HERE, at(now)), None);
        }
        assert_eq!(waits[..8], [0, 0, 0, 0, 1, 2, 4, 8]);
        assert_eq!(waits.last(), Some(&900));
        // Nobody else waits for it, and neither does the owner elsewhere.
        assert_eq!(tries.wait("b", HERE, at(now - 1)), None);
        assert_eq!(tries.wait("a", THERE, at(now - 1)), None);
        assert_eq!(tries.begin("a", HERE, at(now + 31 * 60)), Ok(()));
        assert_eq!(tries.wait("a", HERE, at(now + 31 * 60)), None);
    }

    #[test]
    fn many_names_from_one_network_wait_too() {
        let mut tries = Tries::default();
        for number in 0..100 {
            assert_eq!(tries.begin(&format!("a{number}"), HERE, at(0)), Ok(()));
            tries.failed(HERE, at(0));
        }
        assert_eq!(tries.wait("another", HERE, at(0)), Some(1));
        assert_eq!(tries.wait("another", THERE, at(0)), None);
        tries.passed("another", HERE);
        assert_eq!(tries.wait("another", HERE, at(0)), Some(1));
    }

    #[test]
    fn a_thousand_at_once_are_counted_before_any_is_looked_at() {
        let mut tries = Tries::default();
        let begun = (0..1000).filter(|_| tries.begin("a", HERE, at(0)).is_ok()).count();
        assert_eq!(begun, 5);
        tries.forgive("a", HERE);
        assert_eq!(tries.begin("a", HERE, at(0)), Ok(()));
    }

    #[test]
    fn codes_are_counted_wherever_they_come_from() {
        let mut tries = Tries::default();
        for _ in 0..7 {
            tries.code_failed("a", at(0));
        }
        assert_eq!(tries.wait_for_code("a", at(0)), Some(4));
        tries.passed("a", HERE);
        assert_eq!(tries.wait_for_code("a", at(0)), None);
    }

    #[test]
    fn no_crowd_fills_the_memory() {
        let mut tries = Tries::default();
        for _ in 0..10 {
            let _ = tries.begin("guarded", HERE, at(0));
        }
        for number in 0..200_000_u64 {
            assert_eq!(tries.begin("a", (number + 1).to_be_bytes(), at(0)), Ok(()));
        }
        assert!(tries.len() <= MOST, "{}", tries.len());
        assert!(tries.wait("guarded", HERE, at(0)).is_some(), "a crowd makes nobody forget who waits");
    }
}
