//! Flags of the Ombudsperson's office.

mod terms;

use clap::{Args, Subcommand};

pub(crate) use terms::TermsArgs;

/// `zhargy ombudsman`.
#[derive(Debug, Args)]
pub(crate) struct OmbudsmanArgs {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: OmbudsmanCommand,
}

/// What to do for the office.
#[derive(Debug, Subcommand)]
pub(crate) enum OmbudsmanCommand {
    /// The days by which a complaint and what follows it must be dealt with, each with its article; exit 1 where one has no single day
    Terms(TermsArgs),
}
