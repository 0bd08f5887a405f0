//! Flags of the register of parties.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::run::actor;
use super::{LawSource, OrderedArgs, day};

/// `zhargy party`.
#[derive(Debug, Args)]
pub(crate) struct PartyArgs {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: PartyCommand,
}

/// What to do with the register of parties.
#[derive(Debug, Subcommand)]
pub(crate) enum PartyCommand {
    /// Compare members by region with the minima of a day; exit 0 if registered on every day asked, else 1
    Check {
        /// A CSV table: region, members and if wanted invalid, barred, founders; or one member a row: name, region, born,
        /// citizen, office, other party
        file: PathBuf,
        /// The day whose law decides; may be given several times, the answers then stand side by side
        #[arg(long, value_name = "DATE", value_parser = day, required = true)]
        on: Vec<Date>,
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Where the law comes from.
        #[command(flatten)]
        source: LawSource,
    },
    /// Order something in the register: open it, enter a party, record a step, decide; exit 1 if refused
    Order(RegisterOrderArgs),
    /// File a party's member lists from a table; exit 1 if refused
    File(RegisterFileArgs),
    /// The parties with their stages, the steps that may follow and their last days; of one party, what led there
    Register(RegisterShowArgs),
}

/// Which register, and under which law it is read.
#[derive(Debug, Clone, Args)]
pub(crate) struct RegisterArgs {
    /// Where journals are kept: sqlite:FILE or postgres://USER@HOST/DATABASE
    #[arg(long, value_name = "URL")]
    pub(crate) db: String,
    /// The register's journal
    #[arg(long, value_name = "NAME", default_value = "kz/parties")]
    pub(crate) register: String,
    /// Where the law comes from.
    #[command(flatten)]
    pub(crate) source: LawSource,
}

/// `zhargy party order`.
#[derive(Debug, Args)]
pub(crate) struct RegisterOrderArgs {
    /// The register.
    #[command(flatten)]
    pub(crate) register: RegisterArgs,
    /// What is ordered, and by whom.
    #[command(flatten)]
    pub(crate) ordered: OrderedArgs,
}

/// `zhargy party file`.
#[derive(Debug, Args)]
pub(crate) struct RegisterFileArgs {
    /// The register.
    #[command(flatten)]
    pub(crate) register: RegisterArgs,
    /// The party's id
    pub(crate) party: String,
    /// The table of members, as `party check` reads it
    pub(crate) table: PathBuf,
    /// The day of filing, whose law decides
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) day: Date,
    /// Who files
    #[arg(long = "as", value_name = "ACTOR", value_parser = actor)]
    pub(crate) actor: String,
    /// The paper it rests on
    #[arg(long, value_name = "WORDS", default_value = "")]
    pub(crate) because: String,
    /// The decision in words, where the law of the day leaves something open
    #[arg(long, value_name = "WORDS")]
    pub(crate) decided: Option<String>,
    /// Another salt makes another id of the same order, to file once more
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) salt: String,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// `zhargy party register`.
#[derive(Debug, Args)]
pub(crate) struct RegisterShowArgs {
    /// The register.
    #[command(flatten)]
    pub(crate) register: RegisterArgs,
    /// One party, with what led to its stage
    pub(crate) party: Option<String>,
    /// The day whose law gives the days of the next steps; left out: today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<Date>,
    /// Only parties whose next step has a last day, the earliest first
    #[arg(long)]
    pub(crate) due: bool,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}
