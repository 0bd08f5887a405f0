//! Flags of questions about the office, its holder and its representatives.

use clap::Args;
use jiff::civil::Date;
use ombudsman::office::{Crime, Deed, Ending, Post};

use crate::cli::{LawSource, day};

/// `zhargy ombudsman offices`.
#[derive(Debug, Args)]
pub(crate) struct OfficesArgs {
    /// The day of the division
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Date,
    /// Say which units came and went since this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) since: Option<Date>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Where the law comes from.
    #[command(flatten)]
    pub(crate) source: LawSource,
}

/// `zhargy ombudsman territory`.
#[derive(Debug, Args)]
pub(crate) struct TerritoryArgs {
    /// A unit, or a district or city that went to another unit: "Panfilov District", "Almaty Region", KZ-19
    pub(crate) name: String,
    /// The day the case was opened
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) opened: Date,
    /// The day asked about
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Date,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Where the law comes from.
    #[command(flatten)]
    pub(crate) source: LawSource,
}

/// `zhargy ombudsman may`.
#[derive(Debug, Args)]
pub(crate) struct MayArgs {
    /// detain, custody, house-arrest, prosecute, fine-by-court, bring-by-force, question-as-witness, hold-other-post, join-party,
    /// stay-in-party, take-part-in-politics, strike, be-given-tasks
    #[arg(value_parser = deed, value_name = "ACT")]
    pub(crate) deed: Deed,
    /// The day whose law answers
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Date,
    /// She was caught in the act
    #[arg(long)]
    pub(crate) caught_in_the_act: bool,
    /// How grave the crime is that she is suspected of: misdemeanour, minor, medium, grave, especially-grave
    #[arg(long, value_name = "GRAVITY", value_parser = crime)]
    pub(crate) crime: Option<Crime>,
    /// Who has consented: senate, president, prosecutor-general
    #[arg(long, value_name = "BODY")]
    pub(crate) consent_of: Option<String>,
    /// For question-as-witness: on something that did not become known to her in office
    #[arg(long)]
    pub(crate) private_matter: bool,
    /// For hold-other-post: teaching, science, creative-work, deputy-mandate, state-service, business, company-management, unpaid;
    /// left out, other-paid-work
    #[arg(long, value_name = "WORK", value_parser = post)]
    pub(crate) post: Option<Post>,
    /// For stay-in-party: the day she was chosen
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) appointed: Option<Date>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Where the law comes from.
    #[command(flatten)]
    pub(crate) source: LawSource,
}

/// `zhargy ombudsman candidate`.
#[derive(Debug, Args)]
pub(crate) struct CandidateArgs {
    /// The day whose law answers
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Date,
    /// A citizen
    #[arg(long, value_name = "YES/NO", value_parser = yes_no)]
    pub(crate) citizen: Option<bool>,
    /// Day of birth
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) born: Option<Date>,
    /// Has lived in the country without a break since
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) resident_since: Option<Date>,
    /// Level of education: higher, or another word
    #[arg(long, value_name = "LEVEL")]
    pub(crate) education: Option<String>,
    /// Whole years of work for human rights
    #[arg(long, value_name = "YEARS")]
    pub(crate) experience: Option<u32>,
    /// The state language: no, commands or fluent
    #[arg(long, value_name = "LEVEL", value_parser = ["no", "commands", "fluent"])]
    pub(crate) state_language: Option<String>,
    /// Has full legal capacity
    #[arg(long, value_name = "YES/NO", value_parser = yes_no)]
    pub(crate) capable: Option<bool>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Where the law comes from.
    #[command(flatten)]
    pub(crate) source: LawSource,
}

/// `zhargy ombudsman term`.
#[derive(Debug, Args)]
pub(crate) struct TermArgs {
    /// The day whose law answers
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Date,
    /// The day she was chosen
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) chosen: Option<Date>,
    /// Ask whether this ends the office: requirements-or-limits-breached, conviction-in-force,
    /// misdemeanour-incompatible-with-the-office, incapacity, death, missing-or-declared-dead, citizenship-lost, other-post,
    /// emigration, resignation, term-ended; exit 1 where it is no ground
    #[arg(long, value_name = "EVENT", value_parser = ending)]
    pub(crate) event: Option<Ending>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Where the law comes from.
    #[command(flatten)]
    pub(crate) source: LawSource,
}

fn yes_no(text: &str) -> Result<bool, String> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("write yes or no".to_owned()),
    }
}

/// A word of a closed list as it is written: with hyphens or underscores.
fn one_of<T: Copy>(text: &str, what: &str, all: &[T], id: impl Fn(T) -> &'static str) -> Result<T, String> {
    let folded = text.replace('-', "_");
    all.iter().copied().find(|one| id(*one) == folded).ok_or_else(|| {
        let known: Vec<String> = all.iter().map(|one| id(*one).replace('_', "-")).collect();
        format!("no such {what}; hint: write one of {}", known.join(", "))
    })
}

fn deed(text: &str) -> Result<Deed, String> {
    one_of(text, "act", &Deed::ALL, Deed::id)
}

fn crime(text: &str) -> Result<Crime, String> {
    one_of(text, "gravity", &Crime::ALL, Crime::id)
}

fn post(text: &str) -> Result<Post, String> {
    one_of(text, "work", &Post::ALL, Post::id)
}

fn ending(text: &str) -> Result<Ending, String> {
    one_of(text, "event", &Ending::ALL, Ending::id)
}
