//! Flags of `zhargy calendar`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::{LawSource, day};

/// `zhargy calendar`.
#[derive(Debug, Args)]
pub(crate) struct CalendarArgs {
    /// The office (majilis, kurultai, maslikhat or akim) with --vote, --term-ends, --powers-ended or --posts, or a called election
    /// with --db
    pub(crate) what: String,
    /// The day of the vote; left out, it is the latest day that the law lets it be after the end of the term or of the powers
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "db", required_unless_present_any = ["db", "posts", "term_ends", "powers_ended"])]
    pub(crate) vote: Option<Date>,
    /// The day of the call, whose law gives the terms before the vote
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with_all = ["db", "posts"])]
    pub(crate) called: Option<Date>,
    /// What ends before the election, and another day's law.
    #[command(flatten)]
    pub(crate) known: KnownArgs,
    /// The calendars of many posts on one sheet: a CSV table with the columns post, district, region, vote, called, term_ends,
    /// powers_ended
    #[arg(long, value_name = "FILE", conflicts_with_all = ["db", "vote", "on"])]
    pub(crate) posts: Option<PathBuf>,
    /// Write the sheet of the posts as a page to print
    #[arg(long, value_name = "FILE", requires = "posts", conflicts_with_all = ["json", "ics"])]
    pub(crate) html: Option<PathBuf>,
    /// The calendar of the election as its journal called it: sqlite:FILE or postgres://USER@HOST/DATABASE
    #[arg(long, value_name = "URL")]
    pub(crate) db: Option<String>,
    /// Say what is past on this day, what runs and what comes next
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<Date>,
    /// Print JSON
    #[arg(long, conflicts_with = "ics")]
    pub(crate) json: bool,
    /// Print iCalendar (RFC 5545), an event a day
    #[arg(long)]
    pub(crate) ics: bool,
    /// Where the law comes from.
    #[command(flatten)]
    pub(crate) source: LawSource,
}

/// What ended before an election, and the day whose law gives every term.
#[derive(Debug, Args)]
pub(crate) struct KnownArgs {
    /// The day the term ends in its time
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with_all = ["db", "posts", "powers_ended"])]
    pub(crate) term_ends: Option<Date>,
    /// The day the powers ended before their time: the election is an early one
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with_all = ["db", "posts"])]
    pub(crate) powers_ended: Option<Date>,
    /// The same days under the law of this day
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "db")]
    pub(crate) law_of: Option<Date>,
}
