//! Flags of `zhargy ombudsman terms`.

use clap::Args;
use jiff::civil::Date;

use crate::cli::{LawSource, day};

/// `zhargy ombudsman terms`.
#[derive(Debug, Args)]
pub(crate) struct TermsArgs {
    /// The day the complaint came
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) received: Date,
    /// Only the week that holds this day is known, as for people who are held
    #[arg(long)]
    pub(crate) week: bool,
    /// The day on which longer time is decided
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) extended: Option<Date>,
    /// The day on which material is asked for
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) requested: Option<Date>,
    /// The day of a recommendation or petition
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) recommended: Option<Date>,
    /// The day on which the body takes longer time for its answer
    #[arg(long, value_name = "DATE", value_parser = day, requires = "recommended")]
    pub(crate) answer_extended: Option<Date>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Where the law comes from.
    #[command(flatten)]
    pub(crate) source: LawSource,
}
