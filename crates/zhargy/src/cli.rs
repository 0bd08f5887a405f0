//! Every flag of the program with its help, in one place.

mod account;
mod akims;
mod calendar;
mod contests;
mod party;
mod run;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

use crate::failure::codes;
pub(crate) use account::{AccountAddArgs, AccountArgs, AccountCommand, AccountPlace};
pub(crate) use akims::{AkimsArgs, AkimsCheckArgs, AkimsCommand, AkimsMapArgs, Shaded, WhatChangedArgs};
pub(crate) use calendar::CalendarArgs;
pub(crate) use contests::{
    ContestsArchiveArgs, ContestsArgs, ContestsCommand, ContestsStep, DoArgs, DueArgs, OpenContestsArgs, PaperArgs,
    ShowContestsArgs, UploadArgs,
};
pub(crate) use party::{PartyArgs, PartyCommand, RegisterArgs, RegisterFileArgs, RegisterShowArgs};
pub(crate) use run::{
    AcceptArgs, BallotArgs, CertificateArgs, ExportArgs, ImportArgs, JournalArgs, JournalCommand, JournalCommandArgs,
    OrderArgs, OrderedArgs, ProtocolArgs, ProtocolCommand, ResultArgs, ShowArgs,
};

/// Keeps a country's law as dated, machine-readable rules and recounts its elections under the law of any day.
#[derive(Debug, Parser)]
#[command(name = "zhargy", version, about, arg_required_else_help = true, max_term_width = 100)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Count an election as the law of its day says it, or under another day's law or a bill
    Count(CountArgs),
    /// List the elections that can be counted
    Elections(ListArgs),
    /// Ask the law: rules on a day, their history, what changed, acts, checks
    Law(LawArgs),
    /// The register of parties: check members, keep the register, see what is due
    Party(PartyArgs),
    /// Allocate the seats of a case given as JSON, or of a folder of cases
    Seats(SeatsArgs),
    /// Judge a party's list under the law of one day or of several side by side
    List(ListCheckArgs),
    /// The calendar of an election, called or planned: every step with its days and articles, what is past and what is next
    Calendar(CalendarArgs),
    /// Explain a code, a rule or an article
    Explain(ExplainArgs),
    /// Order something in an election: call, precincts, lists, ballot, count, certify; exit 1 if refused
    Order(OrderArgs),
    /// The ballot of a called election: lists in the order of the drawn lot, in the languages of the law; exit 1 until it is set
    Ballot(BallotArgs),
    /// Protocols of precincts: enter, show, accept
    Protocol(ProtocolArgs),
    /// Totals of an election as its protocols come in, and its result when all are there; exit 1 until then
    Result(ResultArgs),
    /// Issue the certificate of a certified result
    Certificate(CertificateArgs),
    /// Write everything public of an election into a folder; exit 1 before its result is certified
    Export(ExportArgs),
    /// Journals: list, verify, keys that sign
    Journal(JournalCommandArgs),
    /// Play an election end to end: protocols entered twice, mistakes caught, result, mandates, archive, verification
    Demo(DemoArgs),
    /// Many elections of one seat, such as all rural akims: tables in, every step for all posts, how things stand, what is due
    Contests(ContestsArgs),
    /// Accounts of those who work at the desks: open, list, close, new passwords, a table of them
    Account(AccountArgs),
    /// Serve the site: the law, elections, what-if, and a running election
    Serve(ServeArgs),
    /// Compute the archive of an election anew and say what does not agree
    Verify(VerifyArgs),
    /// Elections of rural akims: what was published, what the reform changed, a map, checks of tables
    Akims(AkimsArgs),
    /// Invent protocols of precincts that add up to a real election's totals, as CSV for load tests
    Synth(SynthArgs),
}

/// Where the law comes from.
#[derive(Debug, Clone, Args)]
pub(crate) struct LawSource {
    /// Read the acts from this folder instead of those in the program
    #[arg(long, value_name = "DIR", global = true)]
    pub(crate) acts: Option<PathBuf>,
}

/// `zhargy count`.
#[derive(Debug, Args)]
pub(crate) struct CountArgs {
    /// An election such as majilis-2021, or an election file
    pub(crate) election: String,
    /// Count under the law of this day too, and show what changes
    #[arg(long, value_name = "DATE")]
    pub(crate) law_of: Option<Date>,
    /// Lay this bill on top of the law; may be given several times, in order
    #[arg(long = "bill", value_name = "FILE")]
    pub(crate) bills: Vec<PathBuf>,
    /// Count with this value where the law of the day gives none; may be given several times
    #[arg(long = "assume", value_name = "RULE=VALUE")]
    pub(crate) assumptions: Vec<String>,
    /// Mandates to distribute, where neither the law nor the election file says how many
    #[arg(long, value_name = "N")]
    pub(crate) seats: Option<u32>,
    /// Lists that won the drawn lot, where the law asks for one
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub(crate) lot: Vec<String>,
    /// Do not use the assumptions written in the election file
    #[arg(long)]
    pub(crate) strict: bool,
    /// Write a picture: hemicycle and vote bars with the threshold line
    #[arg(long, value_name = "FILE")]
    pub(crate) svg: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Where the law comes from.
    #[command(flatten)]
    pub(crate) source: LawSource,
}

/// A listing.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// `zhargy law`.
#[derive(Debug, Args)]
pub(crate) struct LawArgs {
    /// What to ask.
    #[command(subcommand)]
    pub(crate) command: LawCommand,
    /// Print JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Where the law comes from.
    #[command(flatten)]
    pub(crate) source: LawSource,
}

/// Questions to the law.
#[derive(Debug, Subcommand)]
pub(crate) enum LawCommand {
    /// What a rule says on a day; exit 0 if one value is in force, else 1
    Ask {
        /// The rule, such as majilis.list.threshold
        rule: String,
        /// The day of the fact
        #[arg(long, value_name = "DATE", value_parser = day)]
        on: Date,
        /// The day whose law decides; left out: the day of the fact
        #[arg(long, value_name = "DATE", value_parser = day)]
        decided: Option<Date>,
        /// Only what could be known on this day
        #[arg(long, value_name = "DATE", value_parser = day)]
        known: Option<Date>,
        /// Lay this bill on top of the law; may be given several times
        #[arg(long = "bill", value_name = "FILE")]
        bills: Vec<PathBuf>,
    },
    /// All versions of a rule
    History {
        /// The rule
        rule: String,
    },
    /// What changed between two days
    Diff {
        /// The earlier day
        #[arg(value_parser = day)]
        from: Date,
        /// The later day
        #[arg(value_parser = day)]
        to: Date,
    },
    /// An act and its operations; without an id, all acts
    Act {
        /// The act's id or number, such as 41-VII
        id: Option<String>,
    },
    /// All rules, or those whose name or title holds a word
    Rules {
        /// A word
        word: Option<String>,
    },
    /// Check the whole law against itself
    Check {
        /// Name every rule that is not recorded from its beginning
        #[arg(long)]
        all: bool,
    },
}

/// `zhargy seats`.
#[derive(Debug, Args)]
pub(crate) struct SeatsArgs {
    /// A case as JSON; `-` reads standard input
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    pub(crate) file: Option<PathBuf>,
    /// Run every case of this folder and compare with what it expects
    #[arg(long, value_name = "DIR")]
    pub(crate) batch: Option<PathBuf>,
    /// Compute everything a second time by the naive count
    #[arg(long)]
    pub(crate) verify: bool,
    /// Show steps as words instead of JSON
    #[arg(long, conflicts_with = "json")]
    pub(crate) human: bool,
    /// Print JSON: a case does so in any case, a folder's report where this is given
    #[arg(long)]
    pub(crate) json: bool,
}

/// `zhargy explain`.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// A code such as E102, a rule such as majilis.list.threshold, or an article such as 97-1
    pub(crate) what: String,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Where the law comes from.
    #[command(flatten)]
    pub(crate) source: LawSource,
}

/// `zhargy demo`.
#[derive(Debug, Args)]
pub(crate) struct DemoArgs {
    /// The election that is played
    #[arg(default_value = "majilis-2021", conflicts_with = "akims")]
    pub(crate) election: String,
    /// Instead of it 25 July 2021: 730 elections of rural akims at once, with the national table, the renewal and maps
    #[arg(long)]
    pub(crate) akims: bool,
    /// Another number of posts, in the same proportions
    #[arg(long, value_name = "N", requires = "akims")]
    pub(crate) posts: Option<u32>,
    /// How many synthetic precincts; there were 10,061 in 2021
    #[arg(long, value_name = "N", default_value_t = 10_061)]
    pub(crate) precincts: u32,
    /// Another seed makes other precincts and mistakes
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Where the journal and the archive are put; left out: zhargy-demo-1, or the next free number
    #[arg(long, value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    /// Where the journal is kept: sqlite:FILE or postgres://...; left out: a file in the folder
    #[arg(long, value_name = "URL")]
    pub(crate) db: Option<String>,
}

/// `zhargy serve`.
#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    /// Where journals of running elections are kept: sqlite:FILE or postgres://USER@HOST/DATABASE
    #[arg(long, value_name = "URL")]
    pub(crate) db: Option<String>,
    /// Where the site listens; port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub(crate) listen: std::net::SocketAddr,
    /// The address that browsers show, where a proxy stands in front: https://desks.example
    #[arg(long, value_name = "URL", value_parser = account::origin)]
    pub(crate) origin: Option<String>,
    /// A proxy in front adds to X-Forwarded-For where each request comes from; without it nobody is believed
    #[arg(long)]
    pub(crate) behind_proxy: bool,
    /// Play the demonstration while it is served: synthetic precincts come in, are counted and certified
    #[arg(long)]
    pub(crate) demo: bool,
    /// Synthetic precincts of the demonstration
    #[arg(long, value_name = "N", default_value_t = 600, requires = "demo")]
    pub(crate) precincts: u32,
    /// The key that signs archives of certified elections, as `zhargy journal key` makes it; without it none are offered
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
    /// Print a line of JSON about each request: route, status, microseconds; nothing about who asked
    #[arg(long)]
    pub(crate) log: bool,
    /// Where the law comes from.
    #[command(flatten)]
    pub(crate) source: LawSource,
}

/// `zhargy verify`.
#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    /// The folder of an archive
    pub(crate) dir: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// `zhargy synth`.
#[derive(Debug, Args)]
pub(crate) struct SynthArgs {
    /// The election whose totals the precincts add up to
    #[arg(default_value = "majilis-2021")]
    pub(crate) election: String,
    /// How many precincts; there were 10,061 in 2021
    #[arg(long, value_name = "N", default_value_t = 10_061)]
    pub(crate) precincts: u32,
    /// Another seed gives other precincts, the same seed the same
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Instead of the protocols the orders before them: call, precincts, lists, ballot, as `zhargy order` reads them
    #[arg(long)]
    pub(crate) orders: bool,
    /// Of rural akims (akims-2021): the folder into which the four tables are written
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Of rural akims: cases to plant, each in a post of its own; the published sums then no longer hold
    #[arg(long, value_enum, value_delimiter = ',', requires = "out")]
    pub(crate) plant: Vec<crate::akims::synthetic::Special>,
    /// Of rural akims: so many posts in the same proportions, for measurements; 730 were voted on
    #[arg(long, value_name = "N", requires = "out")]
    pub(crate) posts: Option<u32>,
}

/// `zhargy list`.
#[derive(Debug, Args)]
pub(crate) struct ListCheckArgs {
    /// What to do with a list.
    #[command(subcommand)]
    pub(crate) command: ListCommand,
}

/// What to do with a list.
#[derive(Debug, Subcommand)]
pub(crate) enum ListCommand {
    /// Would this list be registered? exit 0 if on every day, else 1
    Check(Box<CheckArgs>),
}

/// `zhargy list check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// The list as CSV, a row a person (docs/LISTS.md)
    pub(crate) file: PathBuf,
    /// The office: majilis, kurultai or maslikhat
    #[arg(long)]
    pub(crate) office: String,
    /// The day of filing, whose law decides; may be given several times
    #[arg(long, value_name = "DATE", value_parser = day, required = true)]
    pub(crate) on: Vec<Date>,
    /// The day of the vote: then a defect within its term sends the list back
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) vote: Option<Date>,
    /// The day of the call
    #[arg(long, value_name = "DATE", value_parser = day, requires = "vote")]
    pub(crate) called: Option<Date>,
    /// Mandates, where the law of the day states none or others
    #[arg(long, value_name = "N")]
    pub(crate) mandates: Option<u32>,
    /// Lists the party has filed for this election
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) lists: u32,
    /// The party's share at the previous election, such as "5.2 %", or `none`
    #[arg(long, value_name = "SHARE")]
    pub(crate) last_share: Option<String>,
    /// Fee paid, in minimum wages, such as 1350 or 472.5
    #[arg(long, value_name = "WAGES")]
    pub(crate) paid: Option<String>,
    /// Youth are persons below this age, where the law gives none
    #[arg(long, value_name = "AGE")]
    pub(crate) youth_below: Option<i16>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Where the law comes from.
    #[command(flatten)]
    pub(crate) source: LawSource,
}

/// A day as people write it: year, month, day, with hyphens. A time of day is refused, not cut off.
pub(crate) fn day(text: &str) -> Result<Date, String> {
    let written = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let fault = |what: &str| format!("{} {what}; write year-month-day, such as 2021-06-05", codes::ARGUMENT);
    if !written {
        return Err(fault("not a day"));
    }
    text.parse().map_err(|_| fault("no such day in the calendar"))
}
