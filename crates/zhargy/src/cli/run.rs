//! Flags of running an election: orders, protocols, result, archive, journal.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::LawSource;

/// Which journal, and under which law it is read.
#[derive(Debug, Clone, Args)]
pub(crate) struct JournalArgs {
    /// The election: majilis-2021, or the name of its journal
    pub(crate) election: String,
    /// Where journals are kept: sqlite:FILE or postgres://USER@HOST/DATABASE
    #[arg(long, value_name = "URL")]
    pub(crate) db: String,
    /// Where the law comes from.
    #[command(flatten)]
    pub(crate) source: LawSource,
}

/// `zhargy order`.
#[derive(Debug, Args)]
pub(crate) struct OrderArgs {
    /// The journal.
    #[command(flatten)]
    pub(crate) journal: JournalArgs,
    /// What is ordered, and by whom.
    #[command(flatten)]
    pub(crate) ordered: OrderedArgs,
}

/// A file of commands and who orders them.
#[derive(Debug, Args)]
pub(crate) struct OrderedArgs {
    /// Commands as JSON, one or one a line; `-` reads standard input
    pub(crate) file: PathBuf,
    /// Who orders
    #[arg(long = "as", value_name = "ACTOR", value_parser = actor)]
    pub(crate) actor: String,
    /// Id of a single command; left out: a hash of journal, actor and command
    #[arg(long, value_name = "ID", value_parser = actor, conflicts_with = "salt")]
    pub(crate) id: Option<String>,
    /// Another salt makes another id of the same command, to order it once more
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) salt: String,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// `zhargy ballot`.
#[derive(Debug, Args)]
pub(crate) struct BallotArgs {
    /// The journal.
    #[command(flatten)]
    pub(crate) journal: JournalArgs,
    /// Write the ballot paper too
    #[arg(long, value_name = "FILE")]
    pub(crate) pdf: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// `zhargy protocol`.
#[derive(Debug, Args)]
pub(crate) struct ProtocolArgs {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: ProtocolCommand,
}

/// What to do with protocols.
#[derive(Debug, Subcommand)]
pub(crate) enum ProtocolCommand {
    /// Enter a CSV with a protocol a row; exit 1 if a row is bad or refused
    Import(ImportArgs),
    /// What waits for whom, or how far the protocol of one precinct has come
    Show(ShowArgs),
    /// Accept every protocol without findings, list the others with theirs
    Accept(AcceptArgs),
}

/// `zhargy protocol import`.
#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// The CSV: headings, then a protocol a row (docs/PROTOCOLS.md)
    pub(crate) file: PathBuf,
    /// The journal.
    #[command(flatten)]
    pub(crate) journal: JournalArgs,
    /// Who enters the rows; a column `clerk` of the file goes before
    #[arg(long = "as", value_name = "CLERK", value_parser = actor)]
    pub(crate) actor: String,
    /// These are second entries
    #[arg(long)]
    pub(crate) second: bool,
    /// Another salt enters the same rows once more, after what was entered was set aside
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) salt: String,
    /// Tell each row when its entries are durable, a line a row: what it came to, its entries, its id
    #[arg(long, conflicts_with = "json")]
    pub(crate) each: bool,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// `zhargy protocol show`.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The journal.
    #[command(flatten)]
    pub(crate) journal: JournalArgs,
    /// One precinct
    pub(crate) precinct: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// `zhargy protocol accept`.
#[derive(Debug, Args)]
pub(crate) struct AcceptArgs {
    /// The journal.
    #[command(flatten)]
    pub(crate) journal: JournalArgs,
    /// The coordinator who accepts
    #[arg(long = "as", value_name = "COORDINATOR", value_parser = actor)]
    pub(crate) actor: String,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// `zhargy result`.
#[derive(Debug, Args)]
pub(crate) struct ResultArgs {
    /// The journal.
    #[command(flatten)]
    pub(crate) journal: JournalArgs,
    /// As it was known then: up to the first entry recorded later, such as 2021-01-10T22:00+06:00
    #[arg(long, value_name = "MOMENT", value_parser = moment, conflicts_with = "entry")]
    pub(crate) at: Option<journal::Moment>,
    /// As it was known with this entry, by its number from 0
    #[arg(long, value_name = "N")]
    pub(crate) entry: Option<u64>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// `zhargy certificate`.
#[derive(Debug, Args)]
pub(crate) struct CertificateArgs {
    /// The journal.
    #[command(flatten)]
    pub(crate) journal: JournalArgs,
    /// Where the certificate is written, in every language
    pub(crate) dir: PathBuf,
    /// Who issues it
    #[arg(long = "as", value_name = "ACTOR", value_parser = actor)]
    pub(crate) actor: String,
}

/// `zhargy export`.
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// The journal.
    #[command(flatten)]
    pub(crate) journal: JournalArgs,
    /// The folder for the archive; it must not hold one
    pub(crate) dir: PathBuf,
    /// The key that signs the journal's size and root (zhargy journal key)
    #[arg(long, value_name = "FILE")]
    pub(crate) key: PathBuf,
    /// Also before the result is certified
    #[arg(long)]
    pub(crate) partial: bool,
}

/// `zhargy journal`.
#[derive(Debug, Args)]
pub(crate) struct JournalCommandArgs {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: JournalCommand,
}

/// What to do with journals.
#[derive(Debug, Subcommand)]
pub(crate) enum JournalCommand {
    /// The journals of a database
    List {
        /// Where journals are kept: sqlite:FILE or postgres://USER@HOST/DATABASE
        #[arg(long, value_name = "URL")]
        db: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Name the first entry that was changed, removed, added or reordered; exit 1 if there is one
    Verify {
        /// A file such as journal.jsonl; with --db the election
        journal: String,
        /// Where journals are kept: sqlite:FILE or postgres://USER@HOST/DATABASE
        #[arg(long, value_name = "URL")]
        db: Option<String>,
        /// A head from a certificate or an older copy, which the journal must have passed
        #[arg(long, value_name = "ENTRIES:HASH", value_parser = head)]
        head: Option<journal::Head>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Make a key that signs archives; a file is never overwritten
    Key {
        /// The file for the secret key
        file: PathBuf,
        /// The key's name, such as zhargy.example/commission
        #[arg(long)]
        name: String,
    },
}

/// A name that an entry can hold.
pub(crate) fn actor(text: &str) -> Result<String, String> {
    let fits = (1..=journal::MAX_NAME_BYTES).contains(&text.len()) && !text.chars().any(char::is_control);
    let wrong = || {
        let code = crate::failure::codes::ARGUMENT;
        format!("{code} a name has 1 to {} bytes without control characters", journal::MAX_NAME_BYTES)
    };
    if fits { Ok(text.to_owned()) } else { Err(wrong()) }
}

/// A moment with its zone.
fn moment(text: &str) -> Result<journal::Moment, String> {
    let wrong = || {
        let code = crate::failure::codes::ARGUMENT;
        format!("{code} no moment with its zone; write 2021-01-10T22:00+06:00 or 2021-01-10T16:00Z")
    };
    let timestamp: jiff::Timestamp = text.parse().map_err(|_| wrong())?;
    journal::Moment::from_millis(timestamp.as_millisecond()).map_err(|_| wrong())
}

/// The number of entries and the hash of the last.
fn head(text: &str) -> Result<journal::Head, String> {
    let read = text.split_once(':').and_then(|(size, last)| {
        Some(journal::Head { size: size.replace(',', "").parse().ok()?, last: last.trim().parse().ok()? })
    });
    let code = crate::failure::codes::ARGUMENT;
    read.ok_or_else(|| format!("{code} no head; write the number of entries, a colon and the hash of the last"))
}
