//! Why an order about accounts is not carried out. What an attacker could learn from is told to nobody who is not signed in:
//! that is the matter of whoever answers.

use std::fmt;

use crate::codes;

/// The refusals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountRefusal {
    /// A text that is no name of an account.
    BadName {
        /// The text.
        name: String,
    },
    /// The name is taken, or looks like one that is.
    Taken {
        /// The name.
        name: String,
        /// The account that has it or looks like it.
        by: String,
    },
    /// There is no such account, or it was closed.
    NoAccount {
        /// The name.
        name: String,
    },
    /// There is no such session.
    NoSession,
    /// The role has no such place.
    Scope {
        /// What is wrong.
        why: &'static str,
    },
    /// A code that was taken before.
    CodeUsed,
    /// What was shown is not, or no longer, what the account is opened with.
    NotOpened {
        /// What is wrong.
        why: &'static str,
    },
    /// Nobody would be left who can open accounts and certify.
    LastAdministrator,
    /// A value that no journal of accounts holds.
    Value {
        /// What it is to be.
        what: &'static str,
    },
    /// A passkey that is there already, is not there, or is one too many.
    Passkey {
        /// What is wrong.
        why: &'static str,
    },
    /// One of several accounts cannot be opened, and so none is.
    Row {
        /// Which, from 1.
        row: usize,
        /// The code of its refusal.
        code: &'static str,
        /// Why.
        why: String,
    },
}

impl AccountRefusal {
    /// The code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadName { .. } => codes::ACCOUNT_NAME,
            Self::Taken { .. } => codes::ACCOUNT_TAKEN,
            Self::NoAccount { .. } | Self::NoSession => codes::NO_ACCOUNT,
            Self::Scope { .. } => codes::ACCOUNT_SCOPE,
            Self::CodeUsed => codes::CODE_USED,
            Self::NotOpened { .. } => codes::NOT_OPENED,
            Self::LastAdministrator => codes::LAST_ADMINISTRATOR,
            Self::Value { .. } => codes::ACCOUNT_VALUE,
            Self::Passkey { .. } => codes::PASSKEY,
            Self::Row { code, .. } => code,
        }
    }
}

impl fmt::Display for AccountRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadName { name } => write!(
                f,
                "`{name}` is no name of an account: two to thirty-two of a to z, 0 to 9, and single `.`, `-`, `_` \
                 between them, a letter first"
            ),
            Self::Taken { name, by } if name == by => write!(f, "there is or was an account `{name}`"),
            Self::Taken { name, by } => write!(f, "`{name}` looks like the account `{by}`"),
            Self::NoAccount { name } => write!(f, "there is no open account `{name}`"),
            Self::NoSession => f.write_str("there is no such session, or it has ended"),
            Self::Scope { why } | Self::NotOpened { why } | Self::Passkey { why } => f.write_str(why),
            Self::CodeUsed => f.write_str("this code, or a later one, was taken before: wait for the next"),
            Self::LastAdministrator => {
                f.write_str("this is the last administrator: open the account of another one first")
            }
            Self::Value { what } => write!(f, "this is no {what}"),
            Self::Row { row, why, .. } => write!(f, "account {row}: {why}; none of them is opened"),
        }
    }
}
