//! Accounts of those who work at the desks: who they are, what they sign in with, and which sessions are open. A procedure of
//! its own with a journal of its own, which is never archived and never shown.
//!
//! It must never know a password, a token or a code: what comes here are their hashes, the step of a code, and the public
//! key of a passkey. Nothing here is random and nothing is hashed. Who may open or close an account is decided by whoever
//! asks.

mod command;
mod decide;
mod name;
pub mod record;
mod refusal;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use journal::Moment;

use crate::books::Books;
use crate::command::Order as OrderOf;
use crate::desk::DeskOf;
use crate::procedure::Procedure;
use crate::record::LawUsed;
use crate::refusal::Refusal;

pub use command::{Command, New, Next, PasskeyUse, Proof};
pub use record::{Factor, KINDS, Record, Role, Scope};
pub use refusal::AccountRefusal;

/// The name of the journal.
pub const JOURNAL: &str = "accounts";

/// A session ends after so many milliseconds, whatever happens: twelve hours.
pub const LONGEST_SESSION: i64 = 12 * 60 * 60 * 1000;

/// Sessions of one account that are open at a time; the oldest ends where another begins.
pub const MOST_SESSIONS: usize = 16;

/// Passkeys of one account.
pub const MOST_PASSKEYS: usize = 16;

/// The desk of the accounts.
pub type Desk = DeskOf<Accounts>;

/// An order about accounts.
pub type Order = OrderOf<Command>;

/// All accounts and the sessions that are open. A copy shares what did not change.
#[derive(Clone, Debug, Default)]
pub struct Accounts {
    /// Accounts by name, closed ones too: a name stands in journals and is never given again.
    pub accounts: BTreeMap<String, Arc<Account>>,
    /// Open sessions by the hash of their token.
    pub sessions: BTreeMap<String, Arc<Session>>,
    /// Accounts by the id of a passkey.
    pub passkeys: BTreeMap<String, String>,
    /// Names by what they look like.
    alike: BTreeMap<String, String>,
    /// Open sessions by the moment they end.
    ends: BTreeSet<(Moment, String)>,
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The name that somebody signs in with.
    pub account: String,
    /// The name as it stands on papers.
    pub name: String,
    /// What this person does.
    pub role: Role,
    /// Where.
    pub scope: Scope,
    /// The password.
    pub password: Option<Password>,
    /// The secret of the codes.
    pub totp: Option<Totp>,
    /// Passkeys by their id.
    pub passkeys: BTreeMap<String, Passkey>,
    /// Why it was closed, where it was.
    pub closed: Option<String>,
}

/// A password, as its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Password {
    /// PHC string.
    pub hash: String,
    /// An administrator gave it: it is changed at the first login.
    pub once: bool,
}

/// Codes by RFC 6238.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totp {
    /// The secret in base32.
    pub secret: String,
    /// The step of the last code that was taken: neither it nor an earlier one is taken again.
    pub step: u64,
}

/// A passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// The public key: SEC1, uncompressed, in lower-case hexadecimal.
    pub key: String,
    /// What its owner calls it.
    pub label: String,
    /// The counter of the last use; zero where the authenticator counts nothing.
    pub counter: u32,
}

/// A session that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub account: String,
    /// What it was begun and confirmed with.
    pub factors: Vec<Factor>,
    /// When it began.
    pub began: Moment,
    /// When it ends at the latest.
    pub until: Moment,
    /// When it was last noted that it is used.
    pub seen: Moment,
    /// When its owner last showed to be there.
    pub confirmed: Option<Moment>,
}

impl Account {
    /// Whether a second factor is there to be asked for.
    pub fn has_second(&self) -> bool {
        self.totp.is_some() || !self.passkeys.is_empty()
    }

    /// Whether nothing may be ordered without a second factor: for those who can certify.
    pub fn needs_second(&self) -> bool {
        self.role == Role::Administrator
    }
}

impl Session {
    /// Whether it rests on more than a password.
    pub fn second(&self) -> bool {
        self.factors.iter().any(|factor| *factor != Factor::Password)
    }
}

impl Procedure for Accounts {
    type Command = Command;
    type Record = Record;

    fn name(command: &Command) -> &'static str {
        command.name()
    }

    fn opens(_: &Command) -> Option<&str> {
        None
    }

    fn rests_on(_: &Record) -> Option<&LawUsed> {
        None
    }

    fn decide(&self, _: &Books, order: &Order) -> Result<Vec<Record>, Refusal> {
        decide::decide(self, order)
    }

    fn enter(&mut self, _: &Books, _: &str, record: Record) -> Result<(), String> {
        match record {
            Record::Opened(opened) => self.open(opened),
            Record::Changed(changed) => {
                self.end_all(&changed.account);
                let account = self.at(&changed.account)?;
                (account.name, account.role, account.scope) = (changed.name, changed.role, changed.scope);
                Ok(())
            }
            Record::PasswordSet(set) => {
                self.end_all(&set.account);
                self.at(&set.account)?.password = Some(Password { hash: set.hash, once: set.once });
                Ok(())
            }
            Record::TotpSet(set) => {
                self.end_all(&set.account);
                self.at(&set.account)?.totp = Some(Totp { secret: set.secret, step: set.step });
                Ok(())
            }
            Record::TotpRemoved(removed) => {
                self.end_all(&removed.account);
                self.at(&removed.account)?.totp = None;
                Ok(())
            }
            Record::PasskeyAdded(added) => {
                let passkey = Passkey { key: added.key, label: added.label, counter: added.counter };
                self.at(&added.account)?.passkeys.insert(added.id.clone(), passkey);
                self.passkeys.insert(added.id, added.account);
                Ok(())
            }
            Record::PasskeyRemoved(removed) => {
                self.end_all(&removed.account);
                self.at(&removed.account)?.passkeys.remove(&removed.id);
                self.passkeys.remove(&removed.id);
                Ok(())
            }
            Record::Closed(closed) => {
                self.end_all(&closed.account);
                self.at(&closed.account)?.closed = Some(closed.because);
                Ok(())
            }
            Record::SessionBegun(begun) => self.begin(begun),
            Record::SessionConfirmed(confirmed) => self.confirm(confirmed),
            Record::SessionSeen(seen) => {
                if let Some(session) = self.sessions.get_mut(&seen.session) {
                    Arc::make_mut(session).seen = seen.at;
                }
                Ok(())
            }
            Record::SessionEnded(ended) => {
                self.end(&ended.session);
                Ok(())
            }
            Record::Refused(_) => Ok(()),
        }
    }
}

impl Accounts {
    /// The open session of a token's hash, if it has not run out.
    pub fn session(&self, hash: &str, at: Moment) -> Option<&Arc<Session>> {
        self.sessions.get(hash).filter(|session| at < session.until)
    }

    /// The account of this name or of one that looks like it.
    pub fn alike(&self, name: &str) -> Option<&str> {
        self.alike.get(&name::looks(name)).map(String::as_str)
    }

    /// Open sessions of an account, by the hash of their token.
    pub fn sessions_of(&self, account: &str) -> impl Iterator<Item = (&String, &Arc<Session>)> {
        self.sessions.iter().filter(move |(_, session)| session.account == account)
    }

    fn at(&mut self, name: &str) -> Result<&mut Account, String> {
        let account = self.accounts.get_mut(name).ok_or_else(|| format!("there is no account `{name}`"))?;
        Ok(Arc::make_mut(account))
    }

    fn open(&mut self, opened: record::Opened) -> Result<(), String> {
        let record::Opened { account, name, role, scope } = opened;
        if let Some(other) = self.alike.insert(name::looks(&account), account.clone()) {
            return Err(format!("the account `{account}` looks like `{other}`"));
        }
        let new = Account {
            account: account.clone(),
            name,
            role,
            scope,
            password: None,
            totp: None,
            passkeys: BTreeMap::new(),
            closed: None,
        };
        self.accounts.insert(account, Arc::new(new));
        Ok(())
    }

    fn begin(&mut self, begun: record::SessionBegun) -> Result<(), String> {
        let record::SessionBegun { session, account, factors, at, until, step, passkey, confirmed } = begun;
        // Sessions that ran out are forgotten when the next one begins, so that no crowd of them is carried along.
        while let Some((end, _)) = self.ends.first()
            && *end <= at
        {
            let Some((_, hash)) = self.ends.pop_first() else { break };
            self.sessions.remove(&hash);
        }
        self.used(&account, step, passkey)?;
        let confirmed = confirmed.then_some(at);
        let new = Session { account, factors, began: at, until, seen: at, confirmed };
        self.ends.insert((until, session.clone()));
        if self.sessions.insert(session.clone(), Arc::new(new)).is_some() {
            return Err(format!("the session `{session}` begins twice"));
        }
        Ok(())
    }

    fn confirm(&mut self, confirmed: record::SessionConfirmed) -> Result<(), String> {
        let record::SessionConfirmed { session, next, factor, at, step, passkey } = confirmed;
        let Some(own) = self.sessions.get(&session).cloned() else {
            return Err(format!("there is no session `{session}`"));
        };
        self.used(&own.account, step, passkey)?;
        self.end(&session);
        let mut own = Session::clone(&own);
        if !own.factors.contains(&factor) {
            own.factors.push(factor);
        }
        (own.confirmed, own.seen) = (Some(at), at);
        self.ends.insert((own.until, next.clone()));
        self.sessions.insert(next, Arc::new(own));
        Ok(())
    }

    /// Notes which code and which use of a passkey was taken.
    fn used(&mut self, account: &str, step: Option<u64>, passkey: Option<record::PasskeyUsed>) -> Result<(), String> {
        let own = self.at(account)?;
        if let (Some(step), Some(totp)) = (step, &mut own.totp) {
            totp.step = step;
        }
        if let Some(used) = passkey
            && let Some(passkey) = own.passkeys.get_mut(&used.id)
        {
            passkey.counter = used.counter;
        }
        Ok(())
    }

    fn end(&mut self, hash: &str) {
        if let Some(session) = self.sessions.remove(hash) {
            self.ends.remove(&(session.until, hash.to_owned()));
        }
    }

    fn end_all(&mut self, account: &str) {
        let own: Vec<String> = self.sessions_of(account).map(|(hash, _)| hash.clone()).collect();
        for hash in &own {
            self.end(hash);
        }
    }
}
