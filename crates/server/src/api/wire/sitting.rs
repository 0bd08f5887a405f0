//! The sitting at which a result is certified, for those who are of the commission.

use schemars::JsonSchema;
use serde::Serialize;

use super::night::Head;

/// How a sitting stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Sitting {
    /// The head of the journal that is spoken of.
    pub head: Head,
    /// The counted result; nothing before the count, or once a protocol changed.
    pub counted: Option<CountedResult>,
    /// A protocol changed, or a lot was drawn, since the count.
    pub outdated: bool,
    /// The sitting is open.
    pub open: bool,
    /// Whose signatures stand, in order.
    pub signatures: Vec<Signed>,
    /// Signatures that were taken back, in order.
    pub withdrawn: Vec<Unsigned>,
    /// How many must sign.
    pub least: u64,
    /// Names under the certified result; nothing before.
    pub certified: Option<Vec<String>>,
}

/// A counted result as it is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CountedResult {
    /// Its text, byte by byte: `result.json` of an archive.
    pub text: String,
    /// SHA-256 of the text, which is signed.
    pub hash: String,
}

/// A signature under a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Signed {
    /// The account.
    pub account: String,
    /// The name on the paper.
    pub name: String,
}

/// A signature that was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Unsigned {
    /// The account.
    pub account: String,
    /// The name on the paper.
    pub name: String,
    /// Why.
    pub because: String,
}
