//! The shape of a counted election, as `zhargy count --json` prints it. The words are made by `recount`; a test reads every
//! election strictly by these types, so that what is described is what is given.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An election under the law of its day, and where it was asked under another law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// The facts.
    pub election: Facts,
    /// The result under the law of the day of the vote.
    pub result: Outcome,
    /// Mandates as they were declared, by list; nothing where nobody declared any.
    pub declared: Option<Vec<u32>>,
    /// The result is the declared one; nothing where nothing was declared.
    pub equal_to_declared: Option<bool>,
    /// The result under the other law that was asked for.
    pub other_law: Option<Outcome>,
    /// What differs between the two laws.
    pub changes: Vec<RuleDiffers>,
    /// Rules of a bill that change nothing on the day.
    pub idle_rules_of_bills: Vec<String>,
}

/// Facts of an election; what was not found is null, never zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Its id with the country.
    pub id: String,
    /// The office by its id.
    pub office: String,
    /// Title in English.
    pub title: String,
    /// Day of the vote.
    #[schemars(with = "super::DayText")]
    pub date: Date,
    /// Where.
    pub territory: String,
    /// How far the figures can be trusted: text, press, deduced, unconfirmed.
    pub confidence: String,
    /// Voters on the rolls.
    pub registered: Option<u64>,
    /// Ballots in the boxes, or voters who took part.
    pub received: Option<u64>,
    /// Ballots against all; zero where the ballot had no such line.
    pub against_all: Option<u64>,
    /// Addresses of the sources.
    pub sources: Vec<String>,
    /// What a reader should know.
    pub caveats: Vec<String>,
}

/// A count under one state of the law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Which law.
    pub law: LawAsked,
    /// Mandates to distribute.
    pub mandates: u32,
    /// The number the threshold is a share of.
    pub base: Base,
    /// Every list.
    pub lists: Vec<Got>,
    /// What the law leaves open; nothing where every mandate has its list.
    pub open: Option<Open>,
    /// What a reader should know.
    pub notes: Vec<String>,
    /// Instructions that stood in for the law.
    pub assumed: Vec<Assumed>,
    /// Every rule that was used.
    pub rules: Vec<Article>,
    /// What was done, step by step, each with its articles.
    pub steps: Vec<Step>,
    /// Indices of disproportion, as decimal texts; nothing where a question is open.
    pub indices: Option<Indices>,
}

/// Which law was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LawAsked {
    /// The day.
    #[schemars(with = "super::DayText")]
    pub on: Date,
    /// In words.
    pub title: String,
    /// Hash of the law with its bills.
    pub hash: String,
    /// Hash of the law without bills.
    pub base_hash: String,
    /// The office by its id.
    pub office: String,
}

/// The base of the threshold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Base {
    /// The number.
    pub total: u64,
    /// Ballots against all counted in it.
    pub against_all: u64,
    /// Where their number was not found: the result is the same up to so many.
    pub result_holds_up_to_against_all: Option<u64>,
}

/// What a list got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Got {
    /// Its id.
    pub id: String,
    /// Its name in English.
    pub name: String,
    /// Its votes.
    pub votes: u64,
    /// Percent of the base with two decimals, as a text.
    pub percent: String,
    /// It passed the threshold.
    pub passed: bool,
    /// It takes part in the distribution.
    pub admitted: bool,
    /// Its mandates.
    pub mandates: u32,
    /// Mandates that were declared.
    pub declared: Option<u32>,
    /// Fewest additional votes for one mandate more; nothing where no number does it, or where it is not computed.
    pub votes_to_gain_one: Option<u64>,
    /// Fewest votes lost for one mandate less; nothing where it has none, or where it is not computed.
    pub votes_to_lose_one: Option<u64>,
}

/// A question the law leaves open, or asks somebody else to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Open {
    /// Why it is open.
    pub kind: OpenKind,
    /// The number under which the project keeps the case.
    pub case: Option<String>,
    /// In words.
    pub what: String,
    /// Lists that are equal, and what they compete for.
    pub tied: Option<Tied>,
    /// The articles.
    pub by: Vec<Article>,
}

/// Why a count is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OpenKind {
    /// The law says nothing.
    LawSilent,
    /// The order of registration decides, and nobody recorded it.
    OrderOfRegistrationNeeded,
    /// The law asks for a lot.
    LotNeeded,
}

/// Lists that are equal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tied {
    /// The lists.
    pub lists: Vec<String>,
    /// Mandates they compete for.
    pub mandates: u32,
}

/// An instruction that stood in for the law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assumed {
    /// The rule.
    pub rule: String,
    /// The value.
    pub value: String,
    /// Why.
    pub because: String,
}

/// A rule with its article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// The rule's name.
    pub rule: String,
    /// What it says.
    pub value: String,
    /// Article and act in one line.
    pub citation: String,
    /// The act that set it, by its id.
    pub act: String,
    /// Where the rule stands: `act#article`.
    pub provisions: Vec<String>,
    /// How far it can be trusted: text, press, deduced, unconfirmed.
    pub confidence: String,
    /// Since when.
    pub since: Since,
    /// Where it can be read.
    pub source: String,
}

/// Since when a rule says what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Since {
    /// The first possible day.
    #[schemars(with = "Option<super::DayText>")]
    pub earliest: Option<Date>,
    /// A day on which it had begun.
    #[schemars(with = "Option<super::DayText>")]
    pub latest: Option<Date>,
    /// How far the day can be trusted: text, press, deduced, unconfirmed.
    pub confidence: String,
}

/// A step of the derivation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// What was done, with its figures.
    #[serde(flatten)]
    pub what: StepDone,
    /// In words.
    pub words: String,
    /// The articles that order it.
    pub by: Vec<Article>,
}

/// What a step did. Lists go by their ids; exact fractions are texts such as `7/3`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "step", rename_all = "snake_case")]
#[expect(missing_docs, reason = "fields are named as the figures are called in every step")]
pub enum StepDone {
    /// The number the threshold is a share of.
    Base { lists: u64, against_all: u64, total: u64 },
    /// A list against the threshold.
    Threshold { list: String, votes: u64, base: u64, needed: u64, passed: bool },
    /// Only this list passes.
    OnlyOnePasses { list: String },
    /// The list with the next most votes is admitted though it did not pass.
    SecondAdmitted { list: String, votes: u64 },
    /// Votes for one mandate.
    Quota { votes: String, mandates: u32, quota: String },
    /// Votes of a list by the quota.
    Quotient { list: String, quotient: String, whole: u64, fraction: String },
    /// The second list's quotient is multiplied.
    Reduced { list: String, factor: String, quotient: String, whole: u64 },
    /// The second list is raised to the least number.
    Raised { list: String, minimum: u64 },
    /// Every mandate left over goes to the list that passed.
    LeftoverToFirst { list: String, mandates: u64 },
    /// A mandate left over goes to a largest fraction.
    LargestFraction { list: String, fraction: String, place: u32 },
    /// A mandate by highest average.
    HighestAverage { mandate: u32, list: String, votes: u64, divisor: u64, next: Option<Next> },
    /// Lists are equal for the last mandates.
    Tied { lists: Vec<String>, mandates: u32 },
    /// A tie settled by the order of registration.
    ByRegistration { list: String, order: u32, mandates: u32 },
    /// A tied mandate given by the drawn lot.
    ByLot { list: String },
}

/// Who came next by highest average.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Next {
    /// The list.
    pub list: String,
    /// Its votes.
    pub votes: u64,
    /// What they are divided by.
    pub divisor: u64,
}

/// Indices of disproportion, as decimal texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indices {
    /// Gallagher's least squares, percent.
    pub gallagher_percent: String,
    /// Loosemore and Hanby, percent.
    pub loosemore_hanby_percent: String,
    /// Effective number of parties by votes.
    pub effective_number_by_votes: String,
    /// Effective number of parties by mandates.
    pub effective_number_by_seats: String,
    /// Votes for lists without a mandate.
    pub wasted_votes: u64,
    /// The same in percent.
    pub wasted_percent: String,
}

/// A rule that two laws answer differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleDiffers {
    /// The rule's name under the other law.
    pub rule: String,
    /// Its value under the law of the election.
    pub before: String,
    /// Its value under the other law.
    pub after: String,
    /// Article and act of the new value.
    pub by: String,
    /// Mandates by list if only this rule were changed; nothing where that count stops.
    pub seats_if_only_this_changed: Option<BTreeMap<String, u32>>,
}
