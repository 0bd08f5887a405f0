//! The first version of every record of accounts. It is closed: what these structs write must be read for ever.
//!
//! Moments are UTC (`2021-01-10T14:00:00.000Z`), hashes of tokens SHA-256 in lower-case hexadecimal, numbers whole.

use journal::Moment;
use serde::{Deserialize, Serialize};

/// What a person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the elections of a commission, and certifies.
    Administrator,
    /// Watches over the entry in a territory.
    Coordinator,
    /// Enters protocols.
    Clerk,
    /// Acts for a list.
    Agent,
    /// Brings copies of protocols.
    Observer,
    /// Reads everything and changes nothing.
    Auditor,
}

/// Where a person does it; what is left out is not bounded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// The election, by the id that addresses have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub election: Option<String>,
    /// The region, by its name in the journal of the election.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The district within it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// The list that an agent acts for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
}

/// What somebody signs in with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Factor {
    /// A password.
    Password,
    /// A code that holds for a moment.
    Totp,
    /// A passkey whose owner was verified.
    Passkey,
}

/// `account.opened`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    /// The name to sign in with.
    pub account: String,
    /// The name as it stands on papers.
    pub name: String,
    /// What the person does.
    pub role: Role,
    /// Where.
    pub scope: Scope,
}

/// `account.changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changed {
    /// The account.
    pub account: String,
    /// The name as it stands on papers.
    pub name: String,
    /// What the person does.
    pub role: Role,
    /// Where.
    pub scope: Scope,
}

/// `account.password`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordSet {
    /// The account.
    pub account: String,
    /// PHC string.
    pub hash: String,
    /// An administrator gave it.
    pub once: bool,
}

/// `account.totp`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TotpSet {
    /// The account.
    pub account: String,
    /// The secret in base32.
    pub secret: String,
    /// The step of the code that confirmed it.
    pub step: u64,
}

/// `account.totp_removed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TotpRemoved {
    /// The account.
    pub account: String,
}

/// `account.passkey`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyAdded {
    /// The account.
    pub account: String,
    /// Its id, in unpadded base64url.
    pub id: String,
    /// The public key: SEC1, uncompressed, in lower-case hexadecimal.
    pub key: String,
    /// What its owner calls it.
    pub label: String,
    /// Its counter.
    pub counter: u32,
}

/// `account.passkey_removed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyRemoved {
    /// The account.
    pub account: String,
    /// Its id.
    pub id: String,
}

/// `account.closed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// The account.
    pub account: String,
    /// Why.
    pub because: String,
}

/// A use of a passkey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyUsed {
    /// Its id.
    pub id: String,
    /// The counter that it signed.
    pub counter: u32,
}

/// `session.begun`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionBegun {
    /// The hash of its token.
    pub session: String,
    /// Whose.
    pub account: String,
    /// What it rests on.
    pub factors: Vec<Factor>,
    /// When.
    #[serde(with = "moment")]
    pub at: Moment,
    /// When it ends at the latest.
    #[serde(with = "moment")]
    pub until: Moment,
    /// The step of the code that was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<u64>,
    /// The passkey that was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passkey: Option<PasskeyUsed>,
    /// It goes on from a session whose owner had just shown to be there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
}

/// `session.confirmed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionConfirmed {
    /// The hash of its token so far.
    pub session: String,
    /// The hash of its token from here on.
    pub next: String,
    /// What was shown.
    pub factor: Factor,
    /// When.
    #[serde(with = "moment")]
    pub at: Moment,
    /// The step of the code that was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<u64>,
    /// The passkey that was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passkey: Option<PasskeyUsed>,
}

/// `session.seen`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionSeen {
    /// The hash of its token.
    pub session: String,
    /// When.
    #[serde(with = "moment")]
    pub at: Moment,
}

/// `session.ended`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionEnded {
    /// The hash of its token.
    pub session: String,
}

/// A moment as its one text.
mod moment {
    use journal::Moment;
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes what it writes by reference")]
    pub(super) fn serialize<S: Serializer>(moment: &Moment, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(moment)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
