//! Flags of the Ombudsperson's office.

mod office;
mod terms;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::LawSource;

pub(crate) use office::{CandidateArgs, MayArgs, OfficesArgs, TermArgs, TerritoryArgs};
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
    /// The yearly report from a register's work data, with small figures hidden; exit 1 where it may not be printed
    Report(ReportArgs),
}

/// `zhargy ombudsman report`.
#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    /// Work data as CSV (docs/REPORT.md)
    pub(crate) file: PathBuf,
    /// The year in which the cases came in
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1990..=2999))]
    pub(crate) year: i16,
    /// The smallest figure that is printed
    #[arg(long, value_name = "K", default_value_t = ombudsman::report::SMALLEST)]
    pub(crate) smallest: u64,
    /// Round every printed number of cases to a multiple of this
    #[arg(long, value_name = "STEP")]
    pub(crate) round: Option<u64>,
    /// Write all figures into this folder as report.csv
    #[arg(long, value_name = "DIR")]
    pub(crate) csv: Option<PathBuf>,
    /// The report.csv of an earlier edition of the same year: refuse where the two together say too much
    #[arg(long, value_name = "FILE")]
    pub(crate) earlier: Option<PathBuf>,
    /// Write the report as PDF
    #[arg(long, value_name = "FILE")]
    pub(crate) pdf: Option<PathBuf>,
    /// Write the report as a page
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,
    /// Language of PDF, page and chart: kk, ru or en
    #[arg(long, value_name = "LANG", default_value = "ru", value_parser = ["kk", "ru", "en"])]
    pub(crate) lang: String,
    /// Write the chart of past years as SVG
    #[arg(long, value_name = "FILE")]
    pub(crate) chart: Option<PathBuf>,
    /// Write the rows that cannot be read, each with its place and reason, for the office to mend
    #[arg(long, value_name = "FILE")]
    pub(crate) refused: Option<PathBuf>,
    /// Print the figures as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Where the law comes from.
    #[command(flatten)]
    pub(crate) source: LawSource,
}
