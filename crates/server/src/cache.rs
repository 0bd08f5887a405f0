//! Pages in memory: rendered and compressed once a version, then handed out as they are.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use jiff::civil::Date;

use crate::pack::Packed;

/// Pages that are kept; the law has some thousands, and a crowd of invented addresses must not fill the memory.
const MOST: usize = 8192;

/// What pages depend on besides their address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    /// The day, since pages say what the law is today.
    pub(crate) day: Date,
}

#[derive(Default)]
pub(crate) struct Cache {
    kept: RwLock<Kept>,
}

/// Pages of one version by their addresses.
type Kept = (Option<Version>, BTreeMap<String, Arc<Packed>>);

impl Cache {
    pub(crate) fn get(&self, version: Version, address: &str) -> Option<Arc<Packed>> {
        let kept = self.kept.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        if kept.0 == Some(version) { kept.1.get(address).cloned() } else { None }
    }

    pub(crate) fn put(&self, version: Version, address: &str, page: &Arc<Packed>) {
        let mut kept = self.kept.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        if kept.0 != Some(version) || kept.1.len() >= MOST {
            kept.1.clear();
        }
        kept.0 = Some(version);
        kept.1.insert(address.to_owned(), Arc::clone(page));
    }

    pub(crate) fn clear(&self) {
        self.kept.write().unwrap_or_else(std::sync::PoisonError::into_inner).1.clear();
    }

    pub(crate) fn len(&self) -> usize {
        self.kept.read().map_or(0, |kept| kept.1.len())
    }
}
