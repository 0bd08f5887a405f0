//! Flags of questions about the office, its holder and its representatives.

use clap::{Args, ValueEnum};
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
    /// How grave the crime is that she is suspected of
    #[arg(long, value_name = "GRAVITY")]
    pub(crate) crime: Option<Gravity>,
    /// Who has consented: senate, president, prosecutor-general
    #[arg(long, value_name = "BODY")]
    pub(crate) consent_of: Option<String>,
    /// For question-as-witness: on something that did not become known to her in office
    #[arg(long)]
    pub(crate) private_matter: bool,
    /// For hold-other-post: which work; left out, paid work not named apart
    #[arg(long, value_name = "WORK")]
    pub(crate) post: Option<Work>,
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

/// How grave a crime is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(crate) enum Gravity {
    /// A misdemeanour
    Misdemeanour,
    /// A minor crime
    Minor,
    /// A crime of medium gravity
    Medium,
    /// A grave crime
    Grave,
    /// An especially grave crime
    #[value(alias = "especially-grave")]
    EspeciallyGrave,
}

impl From<Gravity> for Crime {
    fn from(gravity: Gravity) -> Self {
        match gravity {
            Gravity::Misdemeanour => Self::Misdemeanour,
            Gravity::Minor => Self::Minor,
            Gravity::Medium => Self::Medium,
            Gravity::Grave => Self::Grave,
            Gravity::EspeciallyGrave => Self::EspeciallyGrave,
        }
    }
}

/// Work beside the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Work {
    /// Teaching
    Teaching,
    /// Science
    Science,
    /// Creative work
    CreativeWork,
    /// A deputy's mandate
    DeputyMandate,
    /// State service
    StateService,
    /// Business
    Business,
    /// A part in the management of a company
    CompanyManagement,
    /// Any other paid work
    OtherPaidWork,
    /// Work that is not paid
    Unpaid,
}

impl From<Work> for Post {
    fn from(work: Work) -> Self {
        match work {
            Work::Teaching => Self::Teaching,
            Work::Science => Self::Science,
            Work::CreativeWork => Self::CreativeWork,
            Work::DeputyMandate => Self::DeputyMandate,
            Work::StateService => Self::StateService,
            Work::Business => Self::Business,
            Work::CompanyManagement => Self::CompanyManagement,
            Work::OtherPaidWork => Self::OtherPaidWork,
            Work::Unpaid => Self::Unpaid,
        }
    }
}

/// A deed as it is written: with hyphens or underscores.
fn deed(text: &str) -> Result<Deed, String> {
    let folded = text.replace('-', "_");
    Deed::of_id(&folded).ok_or_else(|| {
        let known: Vec<String> = Deed::ALL.iter().map(|deed| deed.id().replace('_', "-")).collect();
        format!("no such act; hint: the acts are {}", known.join(", "))
    })
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

/// An event as it is written: with hyphens or underscores.
fn ending(text: &str) -> Result<Ending, String> {
    let folded = text.replace('-', "_");
    Ending::ALL.into_iter().find(|ending| ending.id() == folded).ok_or_else(|| {
        let known: Vec<String> = Ending::ALL.iter().map(|ending| ending.id().replace('_', "-")).collect();
        format!("no such event; hint: the events are {}", known.join(", "))
    })
}
