//! Sessions of programs: what is shown to begin one, and what it is then.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who comes, and how they show that it is they.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// The name of the account.
    #[schemars(length(min = 1, max = 100))]
    pub account: String,
    /// Its password.
    #[schemars(length(min = 1, max = 1000))]
    pub password: String,
    /// The code of the second factor, where the account has one.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub code: Option<String>,
}

/// How somebody shows again that it is they: by one of both.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// The password.
    #[serde(default)]
    #[schemars(length(max = 1000))]
    pub password: Option<String>,
    /// A code of the second factor, which was not shown before.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub code: Option<String>,
}

/// A session and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Session {
    /// The name of the account, which is the actor of its entries in a journal.
    pub account: String,
    /// The name on papers that they sign.
    pub name: String,
    /// The role.
    pub role: String,
    /// The election they work for; nothing for every election of this installation.
    pub election: Option<String>,
    /// The region they work for; nothing for all.
    pub region: Option<String>,
    /// The district within it; nothing for all.
    pub district: Option<String>,
    /// The list an agent stands for.
    pub list: Option<String>,
    /// It was begun with a second factor.
    pub second_factor: bool,
    /// When they last showed again that it is they, in UTC.
    pub confirmed: Option<String>,
    /// When it ends at the latest, in UTC; an hour without use ends it as well.
    pub until: String,
}

/// A session with its token.
#[derive(Clone, Serialize, JsonSchema)]
pub struct Begun {
    /// What goes into `Authorization: Bearer`. It is told once.
    pub token: String,
    /// Whose it is.
    pub session: Session,
}
