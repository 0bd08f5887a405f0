//! Sessions as requests look them up: by the hash of their token, so that what is kept opens nothing.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use clerk::accounts::{Account, Role as AccountRole, Session};
use data_encoding::HEXLOWER;
use journal::{Hash, Moment};
use sha2::{Digest as _, Sha256};

use crate::accounts::Published;
use crate::role::Role;
use crate::who::Who;

/// Tokens are 43 characters; what is longer than this is none.
const MOST_TOKEN: usize = 128;

/// A session that nobody uses ends after an hour.
const IDLE: i64 = 60 * 60 * 1000;

/// Every quarter of an hour it is noted in the journal that a session is used, so that other nodes know.
const NOTED: i64 = 15 * 60 * 1000;

/// Open sessions by the hash of their token.
#[derive(Default)]
pub struct Sessions {
    open: RwLock<BTreeMap<Hash, Arc<Who>>>,
    accounts: OnceLock<Published>,
    /// When each was last used here, and when that was last sent to the journal.
    used: Mutex<BTreeMap<Hash, (Moment, Moment)>>,
}

/// A session that was found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) who: Arc<Who>,
    /// It is time to note in the journal that it is used.
    pub(crate) note: bool,
}

impl Sessions {
    /// The hash under which a token is known.
    pub fn hash(token: &str) -> Hash {
        Hash::new(Sha256::digest(token).into())
    }

    /// Looks at these accounts from now on.
    pub(crate) fn attach(&self, accounts: Published) {
        // Set once: a site has one journal of accounts.
        let _ = self.accounts.set(accounts);
    }

    /// Whose session a token is, while it lasts.
    pub fn find(&self, token: &str, now: Moment) -> Option<Arc<Who>> {
        self.look_up(token, now).map(|found| found.who)
    }

    pub(crate) fn look_up(&self, token: &str, now: Moment) -> Option<Found> {
        if token.is_empty() || token.len() > MOST_TOKEN {
            return None;
        }
        let hash = Self::hash(token);
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(who) = open.get(&hash).filter(|who| now < who.until) {
            return Some(Found { who: Arc::clone(who), note: false });
        }
        drop(open);
        let published = self.accounts.get()?;
        let accounts = Arc::clone(&published.read().unwrap_or_else(PoisonError::into_inner));
        let session = accounts.session(&hash.to_string(), now)?;
        let account = accounts.accounts.get(&session.account).filter(|account| account.closed.is_none())?;
        let note = self.use_of(hash, session, now, accounts.sessions.len())?;
        Some(Found { who: Arc::new(who(token, hash, session, account)), note })
    }

    /// Notes the use of a session; nothing where it was idle too long.
    fn use_of(&self, hash: Hash, session: &Session, now: Moment, open: usize) -> Option<bool> {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        if used.len() > 2 * open + 64 {
            used.retain(|_, (last, _)| now.millis() - last.millis() <= IDLE);
        }
        let (last, noted) = used.get(&hash).copied().unwrap_or((session.seen, session.seen));
        let (last, noted) = (last.max(session.seen), noted.max(session.seen));
        if now.millis() - last.millis() > IDLE {
            return None;
        }
        let note = now.millis() - noted.millis() >= NOTED;
        used.insert(hash, (now.max(last), if note { now } else { noted }));
        Some(note)
    }

    /// A session begins, or is another than before, without a journal: for tests of the desks.
    pub fn put(&self, who: Who) {
        self.open.write().unwrap_or_else(PoisonError::into_inner).insert(who.session, Arc::new(who));
    }

    /// Such a session ends.
    pub fn remove(&self, session: Hash) {
        self.open.write().unwrap_or_else(PoisonError::into_inner).remove(&session);
    }
}

fn who(token: &str, session: Hash, open: &Session, account: &Account) -> Who {
    let mut csrf = Sha256::new();
    csrf.update("form of a session ");
    csrf.update(token);
    Who {
        account: account.account.clone(),
        name: account.name.clone(),
        role: role(account.role),
        election: account.scope.election.clone(),
        region: account.scope.region.clone(),
        district: account.scope.district.clone(),
        list: account.scope.list.clone(),
        session,
        csrf: HEXLOWER.encode(&csrf.finalize()),
        second: open.second(),
        confirmed: open.confirmed,
        until: open.until,
    }
}

/// A role as routes have it.
pub fn role(role: AccountRole) -> Role {
    match role {
        AccountRole::Administrator => Role::Administrator,
        AccountRole::Coordinator => Role::Coordinator,
        AccountRole::Clerk => Role::Clerk,
        AccountRole::Agent => Role::Agent,
        AccountRole::Observer => Role::Observer,
        AccountRole::Auditor => Role::Auditor,
    }
}

/// A role as accounts have it; nothing where nobody logs in with it.
pub fn account_role(role: Role) -> Option<AccountRole> {
    Some(match role {
        Role::Administrator => AccountRole::Administrator,
        Role::Coordinator => AccountRole::Coordinator,
        Role::Clerk => AccountRole::Clerk,
        Role::Agent => AccountRole::Agent,
        Role::Observer => AccountRole::Observer,
        Role::Auditor => AccountRole::Auditor,
        Role::Public | Role::Operator => return None,
    })
}
