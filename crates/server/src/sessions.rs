//! Sessions as requests look them up: by the hash of their token, so that what is kept opens nothing.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use journal::{Hash, Moment};
use sha2::{Digest as _, Sha256};

use crate::who::Who;

/// Tokens are 43 characters; what is longer than this is none.
const MOST_TOKEN: usize = 128;

/// Open sessions by the hash of their token.
#[derive(Default)]
pub struct Sessions {
    open: RwLock<BTreeMap<Hash, Arc<Who>>>,
}

impl Sessions {
    /// The hash under which a token is known.
    pub fn hash(token: &str) -> Hash {
        Hash::new(Sha256::digest(token).into())
    }

    /// Whose session a token is, while it lasts.
    pub fn find(&self, token: &str, now: Moment) -> Option<Arc<Who>> {
        if token.is_empty() || token.len() > MOST_TOKEN {
            return None;
        }
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        open.get(&Self::hash(token)).filter(|who| now < who.until).cloned()
    }

    /// A session begins, or is another than before.
    pub fn put(&self, who: Who) {
        self.open.write().unwrap_or_else(PoisonError::into_inner).insert(who.session, Arc::new(who));
    }

    /// A session ends.
    pub fn remove(&self, session: Hash) {
        self.open.write().unwrap_or_else(PoisonError::into_inner).remove(&session);
    }
}
