//! Flags of many elections of one seat in one journal.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::day;
use super::run::{JournalArgs, OrderArgs, actor};

/// `zhargy contests`.
#[derive(Debug, Args)]
pub(crate) struct ContestsArgs {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: ContestsCommand,
}

/// What to do with many contests.
#[derive(Debug, Subcommand)]
pub(crate) enum ContestsCommand {
    /// Open the journal of a set of contests, such as akims-2021
    Open(OpenContestsArgs),
    /// Enter tables: posts, precincts, calls, candidates, protocols; exit 1 if a row is bad or refused, the others go on
    Upload(UploadArgs),
    /// Take a step for every post that is ready for it; exit 1 if one is refused, the others go on
    Do(DoArgs),
    /// How things stand, in all or in a region
    Show(ShowContestsArgs),
    /// By which day the next election of each post must be called and held
    Due(DueArgs),
    /// Results on paper: one post, or all posts of a region or a district on one sheet
    Paper(PaperArgs),
    /// Everything public in a folder that anybody can compute again
    Archive(ContestsArchiveArgs),
    /// Order something as JSON (docs/CONTESTS.md)
    Order(OrderArgs),
}

/// `zhargy contests open`.
#[derive(Debug, Args)]
pub(crate) struct OpenContestsArgs {
    /// The journal.
    #[command(flatten)]
    pub(crate) journal: JournalArgs,
    /// The office: akim, akim-district
    #[arg(long)]
    pub(crate) office: String,
    /// Title
    #[arg(long)]
    pub(crate) title: String,
    /// Something in it is made up
    #[arg(long)]
    pub(crate) synthetic: bool,
    /// Who opens it
    #[arg(long = "as", value_name = "ACTOR", value_parser = actor)]
    pub(crate) actor: String,
}

/// `zhargy contests upload`.
#[derive(Debug, Args)]
#[group(id = "tables", required = true, multiple = true)]
pub(crate) struct UploadArgs {
    /// The journal.
    #[command(flatten)]
    pub(crate) journal: JournalArgs,
    /// Posts, a row each
    #[arg(long, value_name = "CSV", group = "tables")]
    pub(crate) posts: Option<PathBuf>,
    /// Precincts, a row each
    #[arg(long, value_name = "CSV", group = "tables")]
    pub(crate) precincts: Option<PathBuf>,
    /// Elections called: post, vote, called, term_ends, powers_ended
    #[arg(long, value_name = "CSV", group = "tables")]
    pub(crate) calls: Option<PathBuf>,
    /// Candidates, a row each
    #[arg(long, value_name = "CSV", group = "tables")]
    pub(crate) candidates: Option<PathBuf>,
    /// Protocols: post, precinct, line, figure
    #[arg(long, value_name = "CSV", group = "tables")]
    pub(crate) protocols: Option<PathBuf>,
    /// The day on which candidates are filed, where their table has no column `day`; regions go by the division of this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) day: Date,
    /// Who enters the rows
    #[arg(long = "as", value_name = "ACTOR", value_parser = actor)]
    pub(crate) actor: String,
    /// Another salt enters the same rows once more
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) salt: String,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// A step for every post that is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ContestsStep {
    /// Decide on every nomination that is open
    Decide,
    /// Set the ballot
    Ballot,
    /// Accept protocols without findings
    Accept,
    /// Count
    Count,
    /// Certify what was counted
    Certify,
    /// Register the winners
    Winners,
}

/// `zhargy contests do`.
#[derive(Debug, Args)]
pub(crate) struct DoArgs {
    /// The step
    pub(crate) step: ContestsStep,
    /// The journal.
    #[command(flatten)]
    pub(crate) journal: JournalArgs,
    /// The day of the step
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) day: Date,
    /// The hour of a decision on candidates, which matters on the last day of a term, such as 17:30
    #[arg(long, value_name = "HH:MM")]
    pub(crate) hour: Option<String>,
    /// Posts of this region alone, by its code
    #[arg(long, value_name = "CODE")]
    pub(crate) region: Option<String>,
    /// Who signs a certification; once for each
    #[arg(long = "signed", value_name = "NAME")]
    pub(crate) signed: Vec<String>,
    /// Who takes the step
    #[arg(long = "as", value_name = "ACTOR", value_parser = actor)]
    pub(crate) actor: String,
    /// Another salt takes the same step once more
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) salt: String,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// `zhargy contests show`.
#[derive(Debug, Args)]
pub(crate) struct ShowContestsArgs {
    /// The journal.
    #[command(flatten)]
    pub(crate) journal: JournalArgs,
    /// One post
    #[arg(long, value_name = "POST")]
    pub(crate) post: Option<String>,
    /// Posts of this region alone, by its code
    #[arg(long, value_name = "CODE")]
    pub(crate) region: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// `zhargy contests due`.
#[derive(Debug, Args)]
pub(crate) struct DueArgs {
    /// The journal.
    #[command(flatten)]
    pub(crate) journal: JournalArgs,
    /// The day
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Date,
    /// Those alone whose day is past
    #[arg(long)]
    pub(crate) overdue: bool,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// `zhargy contests paper`.
#[derive(Debug, Args)]
#[group(id = "about", required = true, multiple = false)]
pub(crate) struct PaperArgs {
    /// The journal.
    #[command(flatten)]
    pub(crate) journal: JournalArgs,
    /// The folder for the papers, in every language
    pub(crate) dir: PathBuf,
    /// One post: its protocol and, where the winner is registered, the registration
    #[arg(long, value_name = "POST", group = "about")]
    pub(crate) post: Option<String>,
    /// All posts of a region on one sheet, by its code
    #[arg(long, value_name = "CODE", group = "about")]
    pub(crate) region: Option<String>,
    /// All posts of a district on one sheet, by its name
    #[arg(long, value_name = "NAME", group = "about")]
    pub(crate) district: Option<String>,
}

/// `zhargy contests archive`.
#[derive(Debug, Args)]
pub(crate) struct ContestsArchiveArgs {
    /// The journal.
    #[command(flatten)]
    pub(crate) journal: JournalArgs,
    /// The folder for the archive; it must not hold one
    pub(crate) dir: PathBuf,
    /// The key that signs the journal's size and root (zhargy journal key)
    #[arg(long, value_name = "FILE")]
    pub(crate) key: PathBuf,
    /// Also the papers of every post, and not the sheets of the regions alone
    #[arg(long)]
    pub(crate) papers: bool,
    /// Also before every outcome is certified
    #[arg(long)]
    pub(crate) partial: bool,
}
