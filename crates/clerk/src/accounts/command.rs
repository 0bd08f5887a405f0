//! What can be ordered about accounts. It must never know whether it is allowed: that is decided. The commands have no form
//! as JSON: what they hold is made from what somebody typed and is sent nowhere.

use journal::Moment;

use super::record::{Factor, Role, Scope};

/// The commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Opens accounts, all of them or none.
    Open {
        /// The accounts.
        accounts: Vec<New>,
    },
    /// The person does something else, or elsewhere. Its sessions end.
    Change {
        /// The account.
        account: String,
        /// The name as it stands on papers.
        name: String,
        /// What the person does.
        role: Role,
        /// Where.
        scope: Scope,
    },
    /// Another password. The sessions of the account end.
    SetPassword {
        /// The account.
        account: String,
        /// The hash, as a PHC string.
        hash: String,
        /// An administrator gave it: it is changed at the first login.
        once: bool,
        /// The hash of the password before, where the owner gave that one.
        was: Option<String>,
        /// The session that goes on, for the owner.
        next: Option<Next>,
    },
    /// Codes are asked for from here on. The sessions of the account end.
    SetTotp {
        /// The account.
        account: String,
        /// The secret in base32.
        secret: String,
        /// The step of the code that confirmed it.
        step: u64,
        /// The session that goes on.
        next: Option<Next>,
    },
    /// No codes any more. The sessions of the account end.
    RemoveTotp {
        /// The account.
        account: String,
        /// The session that goes on.
        next: Option<Next>,
    },
    /// A passkey more.
    AddPasskey {
        /// The account.
        account: String,
        /// Its id, in unpadded base64url.
        id: String,
        /// Its public key: SEC1, uncompressed, in lower-case hexadecimal.
        key: String,
        /// What its owner calls it.
        label: String,
        /// Its counter at the registration.
        counter: u32,
    },
    /// A passkey less. The sessions of the account end.
    RemovePasskey {
        /// The account.
        account: String,
        /// Its id.
        id: String,
        /// The session that goes on.
        next: Option<Next>,
    },
    /// The account is closed for ever; its name stays taken.
    Close {
        /// The account.
        account: String,
        /// Why.
        because: String,
    },
    /// Somebody signs in.
    Begin {
        /// The account.
        account: String,
        /// What was shown, and found right.
        proof: Proof,
        /// The hash of the new token.
        session: String,
        /// When it ends at the latest.
        until: Moment,
    },
    /// Somebody shows to be still there. The token is another from here on.
    Confirm {
        /// The hash of the token so far.
        session: String,
        /// What was shown, and found right.
        proof: Proof,
        /// The hash of the new token.
        next: String,
    },
    /// A session is in use.
    See {
        /// The hash of its token.
        session: String,
    },
    /// A session ends.
    End {
        /// The hash of its token.
        session: String,
    },
}

/// An account to be opened, with a password that an administrator hands over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    /// The name to sign in with.
    pub account: String,
    /// The name as it stands on papers.
    pub name: String,
    /// What the person does.
    pub role: Role,
    /// Where.
    pub scope: Scope,
    /// The password's hash, as a PHC string.
    pub hash: String,
}

/// A session that follows on one that ends with the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The hash of the new token.
    pub session: String,
    /// What the session rests on.
    pub factors: Vec<Factor>,
    /// When it ends at the latest.
    pub until: Moment,
}

/// What somebody showed. That it is right was found before; that it is still the account's is decided here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// The hash that the password fits.
    pub password: Option<String>,
    /// The step of the code.
    pub step: Option<u64>,
    /// The passkey that signed, its owner verified.
    pub passkey: Option<PasskeyUse>,
}

/// A use of a passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyUse {
    /// Its id.
    pub id: String,
    /// The counter that it signed.
    pub counter: u32,
}

impl Proof {
    /// What was shown.
    pub fn factors(&self) -> Vec<Factor> {
        let all = [
            self.password.as_ref().map(|_| Factor::Password),
            self.step.map(|_| Factor::Totp),
            self.passkey.as_ref().map(|_| Factor::Passkey),
        ];
        all.into_iter().flatten().collect()
    }
}

impl Command {
    /// The command in a word.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Open { .. } => "open accounts",
            Self::Change { .. } => "change account",
            Self::SetPassword { .. } => "set password",
            Self::SetTotp { .. } => "set codes",
            Self::RemoveTotp { .. } => "remove codes",
            Self::AddPasskey { .. } => "add passkey",
            Self::RemovePasskey { .. } => "remove passkey",
            Self::Close { .. } => "close account",
            Self::Begin { .. } => "begin session",
            Self::Confirm { .. } => "confirm session",
            Self::See { .. } => "see session",
            Self::End { .. } => "end session",
        }
    }
}
