//! What stands in the journal of accounts, by name and version. A version that was once written is never edited: a new one is
//! added beside it. It must never know how a record came to be decided.

mod v1;

use serde_json::Value;

use crate::record::{Refused, Unreadable, records};

pub use v1::{
    Changed, Closed, Factor, Opened, PasskeyAdded, PasskeyRemoved, PasskeyUsed, PasswordSet, Role, Scope, SessionBegun,
    SessionConfirmed, SessionEnded, SessionSeen, TotpRemoved, TotpSet,
};

/// A record of the newest version it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// An account was opened.
    Opened(Opened),
    /// Name, role or place of an account changed.
    Changed(Changed),
    /// An account has another password.
    PasswordSet(PasswordSet),
    /// An account asks for codes.
    TotpSet(TotpSet),
    /// An account asks for no codes any more.
    TotpRemoved(TotpRemoved),
    /// A passkey opens an account.
    PasskeyAdded(PasskeyAdded),
    /// A passkey opens an account no longer.
    PasskeyRemoved(PasskeyRemoved),
    /// An account was closed.
    Closed(Closed),
    /// Somebody signed in.
    SessionBegun(SessionBegun),
    /// Somebody showed to be still there.
    SessionConfirmed(SessionConfirmed),
    /// A session was in use.
    SessionSeen(SessionSeen),
    /// A session ended.
    SessionEnded(SessionEnded),
    /// A command that was not allowed.
    Refused(Refused),
}

records! {
    Opened "account.opened/1",
    Changed "account.changed/1",
    PasswordSet "account.password/1",
    TotpSet "account.totp/1",
    TotpRemoved "account.totp_removed/1",
    PasskeyAdded "account.passkey/1",
    PasskeyRemoved "account.passkey_removed/1",
    Closed "account.closed/1",
    SessionBegun "session.begun/1",
    SessionConfirmed "session.confirmed/1",
    SessionSeen "session.seen/1",
    SessionEnded "session.ended/1",
    Refused "command.refused/1",
}
