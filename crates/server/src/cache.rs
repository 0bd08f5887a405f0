//! Replies in memory: rendered, compressed and given their heads once a version, then handed out as they are.
//!
//! It must never hold what is for one reader.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use jiff::civil::Date;
use journal::Head;

use crate::reply::Reply;
use crate::respond::{Ready, is_open};
use crate::role::Role;
use crate::routes::ROUTES;
use crate::running::Stands;

/// Pages that are kept; the law has some thousands, and a crowd of invented addresses must not fill the memory.
const MOST: usize = 8192;

/// What pages depend on besides their address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    /// The day, since pages say what the law is today.
    pub(crate) day: Date,
}

/// A reply that is kept.
pub(crate) struct Kept {
    pub(crate) reply: Reply,
    pub(crate) ready: Ready,
    /// The place of its route in the table.
    pub(crate) route: usize,
    /// What runs, and the head at which the reply is right; for ever where there is none.
    at: Option<(Arc<dyn Stands>, Head)>,
}

impl Kept {
    /// # Panics
    /// The route is not for everybody: what is kept is handed out without asking who reads.
    pub(crate) fn new(route: usize, reply: Reply, at: Option<(Arc<dyn Stands>, Head)>) -> Self {
        assert!(ROUTES[route].roles == [Role::Public], "{} is kept for everybody", ROUTES[route].path);
        assert!(reply.cookies.is_empty(), "{} is for one reader", ROUTES[route].path);
        Self { ready: Ready::new(&reply, is_open(&ROUTES[route])), reply, route, at }
    }

    fn is_right(&self) -> bool {
        self.at.as_ref().is_none_or(|(running, head)| running.head() == *head)
    }
}

#[derive(Default)]
pub(crate) struct Cache {
    kept: RwLock<Pages>,
}

/// Replies of one version by their addresses.
type Pages = (Option<Version>, BTreeMap<String, Arc<Kept>>);

impl Cache {
    pub(crate) fn get(&self, version: Version, address: &str) -> Option<Arc<Kept>> {
        let pages = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        let kept = pages.1.get(address).filter(|kept| pages.0 == Some(version) && kept.is_right());
        kept.cloned()
    }

    pub(crate) fn put(&self, version: Version, address: &str, kept: Kept) {
        let mut pages = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if pages.0 != Some(version) || pages.1.len() >= MOST {
            pages.1.clear();
        }
        pages.0 = Some(version);
        pages.1.insert(address.to_owned(), Arc::new(kept));
    }

    pub(crate) fn clear(&self) {
        self.kept.write().unwrap_or_else(PoisonError::into_inner).1.clear();
    }

    pub(crate) fn len(&self) -> usize {
        self.kept.read().map_or(0, |pages| pages.1.len())
    }
}
