//! Flags of elections of rural akims.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::{LawSource, day};

/// `zhargy akims`.
#[derive(Debug, Args)]
pub(crate) struct AkimsArgs {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: AkimsCommand,
}

/// What to do with elections of rural akims.
#[derive(Debug, Subcommand)]
pub(crate) enum AkimsCommand {
    /// What was published of 2013, 2017 and 2021: figures, winners, regions, the renewal, and what nobody published
    Facts {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// What the reform changed: synthetic candidates chosen by the voters and, under an assumption, by the deputies
    WhatChanged(WhatChangedArgs),
    /// A map of the regions as SVG, from the synthetic country
    Map(AkimsMapArgs),
    /// Read the four tables of a folder and tell every row that cannot be read; exit 1 if there is one
    Check(AkimsCheckArgs),
}

/// `zhargy akims what-changed`.
#[derive(Debug, Args)]
pub(crate) struct WhatChangedArgs {
    /// Of a hundred votes of deputies, those for the own party's candidate where there is one; the others go to the holder
    #[arg(long, value_name = "PERCENT", default_value_t = 80, value_parser = clap::value_parser!(u32).range(0..=100))]
    pub(crate) loyalty: u32,
    /// Deputies of a district maslikhat
    #[arg(long, value_name = "N", default_value_t = 15, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) deputies: u32,
    /// Of them members of the party with most seats; left out: in the published proportion
    #[arg(long, value_name = "N")]
    pub(crate) first: Option<u32>,
    /// Another seed makes another country, other deputies and votes
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// What a map is shaded by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shaded {
    /// Voters who took part.
    Turnout,
    /// Posts won by self-nominated candidates.
    SelfNominated,
    /// Posts with a new holder.
    Renewal,
}

/// `zhargy akims map`.
#[derive(Debug, Args)]
pub(crate) struct AkimsMapArgs {
    /// What the regions are shaded by
    #[arg(long, value_enum, default_value = "turnout")]
    pub(crate) of: Shaded,
    /// Where the picture is written
    #[arg(long, value_name = "FILE")]
    pub(crate) svg: PathBuf,
    /// Another seed makes another country
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(crate) seed: u64,
}

/// `zhargy akims check`.
#[derive(Debug, Args)]
pub(crate) struct AkimsCheckArgs {
    /// The folder with posts.csv, precincts.csv, candidates.csv, protocols.csv; any may be missing but the first
    pub(crate) dir: PathBuf,
    /// The day of the vote, whose division into regions counts
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Date,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Where the law comes from.
    #[command(flatten)]
    pub(crate) source: LawSource,
}
