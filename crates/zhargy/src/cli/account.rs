//! Flags of the accounts of those who work at the desks.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::run::actor;
use crate::failure::codes;

/// `zhargy account`.
#[derive(Debug, Args)]
pub(crate) struct AccountArgs {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: AccountCommand,
}

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub(crate) enum AccountCommand {
    /// Open an account; prints its password once, to be changed at the first login; exit 1 if refused
    Add(AccountAddArgs),
    /// The accounts with their roles and places
    List {
        /// Where they are kept.
        #[command(flatten)]
        place: AccountPlace,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Close an account for ever; exit 1 if refused
    Close {
        /// The account
        name: String,
        /// Why
        #[arg(long, value_name = "WORDS")]
        because: String,
        /// Where it is kept.
        #[command(flatten)]
        place: AccountPlace,
    },
    /// Give an account a new password, printed once; open sessions end; exit 1 if refused
    Password {
        /// The account
        name: String,
        /// Ask for no codes any more, where a phone was lost
        #[arg(long)]
        no_codes: bool,
        /// Where it is kept.
        #[command(flatten)]
        place: AccountPlace,
    },
    /// Open the accounts of a table, all or none: CSV with the columns account, name, role and if wanted election, region,
    /// district, list; prints CSV with their passwords, once; exit 1 if refused
    Import {
        /// The table
        file: PathBuf,
        /// Where they are kept.
        #[command(flatten)]
        place: AccountPlace,
    },
    /// The present code of a secret, as an app would show it
    Code {
        /// The secret in base32
        secret: String,
    },
}

/// Where accounts are kept, and who says what is to be done.
#[derive(Debug, Clone, Args)]
pub(crate) struct AccountPlace {
    /// Where journals are kept: sqlite:FILE or postgres://USER@HOST/DATABASE
    #[arg(long, value_name = "URL")]
    pub(crate) db: String,
    /// Who orders it
    #[arg(long = "as", value_name = "ACTOR", value_parser = actor, default_value = "operator")]
    pub(crate) actor: String,
}

/// `zhargy account add`.
#[derive(Debug, Args)]
pub(crate) struct AccountAddArgs {
    /// The name to log in with: a to z, digits, single dots and hyphens
    pub(crate) name: String,
    /// What the person does: administrator, coordinator, clerk, agent, observer or auditor
    #[arg(long, value_name = "ROLE", value_parser = role)]
    pub(crate) role: server::Role,
    /// The name as it stands on papers; the account's own where it is left out
    #[arg(long, value_name = "NAME")]
    pub(crate) person: Option<String>,
    /// The election, such as majilis-2021; every election where it is left out
    #[arg(long, value_name = "ID")]
    pub(crate) election: Option<String>,
    /// The region
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
    /// The district within it
    #[arg(long, value_name = "DISTRICT")]
    pub(crate) district: Option<String>,
    /// The list that an agent acts for
    #[arg(long, value_name = "LIST")]
    pub(crate) list: Option<String>,
    /// Where it is kept.
    #[command(flatten)]
    pub(crate) place: AccountPlace,
}

fn role(text: &str) -> Result<server::Role, String> {
    server::Role::parse(text).ok_or_else(|| {
        let roles: Vec<&str> = server::Role::DESKS.iter().map(|role| role.as_str()).collect();
        format!("{} no role; there are {}", codes::ARGUMENT, roles.join(", "))
    })
}

/// An address as browsers show it, without a path.
pub(super) fn origin(text: &str) -> Result<String, String> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or("");
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | ':' | '[' | ']');
    if !host.is_empty() && host.chars().all(plain) {
        return Ok(text.to_owned());
    }
    Err(format!("{} no origin; write https://desks.example, in small letters and without a path", codes::ARGUMENT))
}
