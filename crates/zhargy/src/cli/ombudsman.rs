//! Flags of the Ombudsperson's office.

mod office;

use clap::{Args, Subcommand};

pub(crate) use office::{CandidateArgs, MayArgs, OfficesArgs, TermArgs, TerritoryArgs};

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
    /// Whether something may be done to the Ombudsperson or by her on a day; exit 1 where the law does not say yes
    May(MayArgs),
    /// Whether somebody may be chosen by the law of a day; exit 1 where the law or a fact stands against it or is missing
    Candidate(CandidateArgs),
    /// Who chooses and releases by the law of a day, for how long, and whether an event ends the office early
    Term(TermArgs),
    /// The representatives that the rule gives by the division of a day; exit 1 where the rule does not apply on it
    Offices(OfficesArgs),
    /// Where a case belongs whose place went to another unit; exit 1 where no office can be named
    Territory(TerritoryArgs),
}
