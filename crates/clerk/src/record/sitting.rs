//! Records of the sitting at which a commission signs a counted result. They are of the first version and closed: what these
//! structs write must be read for ever.

use serde::{Deserialize, Serialize};

/// `sitting.opened`: the commission sits on a counted result; who opened it is the entry's actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SittingOpened {
    /// SHA-256 of the counted result as it is published.
    pub counted: String,
}

/// `result.signed`: somebody signed the result; whose account it was is the entry's actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultSigned {
    /// The name as it stands on the paper.
    pub name: String,
    /// SHA-256 of the result that was signed.
    pub counted: String,
}

/// `result.unsigned`: whoever signed takes the signature back; whose it was is the entry's actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultUnsigned {
    /// SHA-256 of the result that was signed.
    pub counted: String,
    /// Why.
    pub because: String,
}
