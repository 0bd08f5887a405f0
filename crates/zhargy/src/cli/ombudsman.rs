//! Flags of the Ombudsperson's office.

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;
use ombudsman::office::{Crime, Deed, Post};

use super::{LawSource, day};

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
    /// Whether something may be done to the Ombudsperson or by her on a day; exit 1 where the law does not say yes
    May(MayArgs),
    /// The representatives that the rule gives by the division of a day; exit 1 where the rule does not apply on it
    Offices(OfficesArgs),
    /// Where a case belongs whose place went to another unit; exit 1 where no office can be named
    Territory(TerritoryArgs),
}

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
