//! The first version of every record of one-seat contests. It is closed: what these structs write must be read for ever.
//!
//! Numbers are whole, days are `YYYY-MM-DD`, figures go by the number that the article on the protocol gives them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::record::{Cited, Figures, Instruction, LawUsed, RuleUsed};

/// `contests.opened`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    /// `kz/akims-2021`.
    pub set: String,
    /// The office by its id.
    pub office: String,
    /// Title.
    pub title: String,
    /// Whether anything in it is made up.
    pub synthetic: bool,
    /// The law as it was when the journal was opened.
    pub law: LawUsed,
    /// Instructions where the law of the day is not recorded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instructions: Vec<Instruction>,
}

/// `post.entered`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostEntered {
    /// Id of the post within the journal; stable over elections.
    pub post: String,
    /// Region, by its id.
    pub region: String,
    /// District or city.
    pub district: String,
    /// Name by the tag of its language: `kk`, `ru`, `en`.
    pub names: BTreeMap<String, String>,
    /// `city`, `village`, `settlement`, `rural_district`.
    pub kind: String,
    /// Settlements it consists of, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlements: Option<u32>,
    /// Who holds it, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<Holder>,
}

/// Who holds a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// Name.
    pub name: String,
    /// First day of the powers, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
}

/// `post.precincts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrecinctsSet {
    /// The post.
    pub post: String,
    /// Its precincts.
    pub precincts: Vec<PrecinctOfPost>,
}

/// A precinct of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrecinctOfPost {
    /// Its number as people write it.
    pub id: String,
    /// Voters on its list, where known before the vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voters: Option<u64>,
}

/// `contest.called`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContestCalled {
    /// The post.
    pub post: String,
    /// Day of the vote.
    pub vote: Date,
    /// Day of the decision that called it.
    pub called: Date,
    /// Last day of the term that ends; nothing where powers ended before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_ends: Option<Date>,
    /// The day on which powers ended before the term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub powers_ended: Option<Date>,
    /// It repeats the election of this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<Date>,
}

/// `contest.late`: the election called in the record before repeats another, and its vote lies behind the time that the law
/// gives for it. Nobody is refused an election for that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepeatLate {
    /// The post.
    pub post: String,
    /// Day of the vote that is repeated.
    pub repeats: Date,
    /// Day of the vote.
    pub vote: Date,
    /// The last day the law gives.
    pub last: Date,
    /// The same in words, with the articles.
    pub by: Vec<Cited>,
}

/// `candidate.nominated`. What is not stated is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nominated {
    /// The post.
    pub post: String,
    /// Id of the candidate within the contest.
    pub candidate: String,
    /// Day of filing.
    pub day: Date,
    /// Family name, given name, patronymic.
    pub name: String,
    /// `female` or `male`.
    pub sex: String,
    /// Day of birth.
    pub born: Date,
    /// `self`, `higher_akim`, or the party by its id.
    pub nominator: String,
    /// The hour of filing, such as `17:30`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hour: Option<String>,
    /// The party the candidate is a member of; `none` for a member of no party.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_of: Option<String>,
    /// Holds the post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incumbent: Option<bool>,
    /// Terms served in a row in this unit up to now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_in_a_row: Option<u32>,
    /// Those of them that began before the limit was law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_before_limit: Option<u32>,
    /// Papers that came with it.
    #[serde(default, skip_serializing_if = "Papers::is_empty")]
    pub papers: Papers,
}

/// Papers of a nomination. What is not stated is not known, and stays as it was where some came before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Papers {
    /// A citizen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citizen: Option<bool>,
    /// Full years of residence in the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residence_years: Option<u32>,
    /// The candidate's own consent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<bool>,
    /// The agreement of the community's assembly, where the law asks it of who nominates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<bool>,
    /// Stands elsewhere: `constituency`, `maslikhat`; empty for nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<Vec<Elsewhere>>,
    /// Signatures on all sheets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signatures_collected: Option<u64>,
    /// Signatures found good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signatures_good: Option<u64>,
    /// Settlements from which good signatures came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlements: Option<u64>,
    /// The fee paid, in minimum wages: `1`, `1/2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<String>,
    /// Declaration of the candidate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declaration: Option<Paper>,
    /// Declaration of the spouse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spouse_declaration: Option<Paper>,
    /// The special check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub special_check: Option<SpecialCheck>,
}

impl Papers {
    /// Whether nothing is stated.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// These, and where they state nothing, those that came before.
    #[must_use]
    pub fn after(self, before: Self) -> Self {
        Self {
            citizen: self.citizen.or(before.citizen),
            residence_years: self.residence_years.or(before.residence_years),
            consent: self.consent.or(before.consent),
            agreed: self.agreed.or(before.agreed),
            elsewhere: self.elsewhere.or(before.elsewhere),
            signatures_collected: self.signatures_collected.or(before.signatures_collected),
            signatures_good: self.signatures_good.or(before.signatures_good),
            settlements: self.settlements.or(before.settlements),
            paid: self.paid.or(before.paid),
            declaration: self.declaration.or(before.declaration),
            spouse_declaration: self.spouse_declaration.or(before.spouse_declaration),
            special_check: self.special_check.or(before.special_check),
        }
    }
}

/// `candidate.papers`: papers that came later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PapersBrought {
    /// The post.
    pub post: String,
    /// The candidate.
    pub candidate: String,
    /// The day.
    pub day: Date,
    /// The papers.
    pub papers: Papers,
}

/// Another candidacy at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Elsewhere {
    /// In another constituency for the same office.
    Constituency,
    /// For a maslikhat.
    Maslikhat,
}

/// A declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// Handed in and checked.
    InOrder,
    /// Not handed in.
    Missing,
    /// Handed in and found false.
    False,
    /// Nobody owes it: there is no spouse.
    NotOwed,
}

/// The special check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpecialCheck {
    /// Nothing was found.
    Passed,
    /// Its result is negative.
    Negative,
    /// It runs since the papers were received on this day.
    PendingSince(Date),
}

/// `candidate.step`: a step in the life of a candidate, by the name it has in the drawing (`docs/CANDIDATES.md`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CandidateStep {
    /// The post.
    pub post: String,
    /// The candidate.
    pub candidate: String,
    /// The day, whose law judged it.
    pub day: Date,
    /// The step: `register`, `refuse`, `withdraw` ...
    pub step: String,
    /// The stage it led to, as the drawing names it.
    pub stage: String,
    /// What was looked at, or every ground of a refusal, with the articles.
    pub by: Vec<Cited>,
    /// Why, in words, or the paper it rests on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
    /// The commission's decision in words on what the law or the papers leave open.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decided: String,
}

/// `contest.ballot`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BallotSet {
    /// The post.
    pub post: String,
    /// The day.
    pub day: Date,
    /// The candidates in the order of the ballot.
    pub candidates: Vec<String>,
    /// The line against all, where the law of the day has one.
    pub against_all: bool,
    /// The figures of a protocol in the order of the form of the day.
    pub figures: Vec<String>,
    /// The articles.
    pub by: Vec<Cited>,
}

/// `contest.counted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// The post.
    pub post: String,
    /// Sum of every figure over the protocols in force.
    pub sums: Figures,
    /// Precincts there are.
    pub precincts: u32,
    /// Those of them that are void.
    pub void: u32,
    /// Every candidate in the order of the ballot.
    pub candidates: Vec<CountedCandidate>,
    /// `elected`, `repeat_election`, `repeat_voting`, `put_off`, `void`, `open`.
    pub outcome: String,
    /// Who is elected, or between whom is voted again.
    pub who: Vec<String>,
    /// What follows and what is to be noted, with the articles.
    pub by: Vec<Cited>,
    /// Every rule that was used.
    pub rules: Vec<RuleUsed>,
}

/// A candidate in the outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountedCandidate {
    /// The candidate.
    pub candidate: String,
    /// The votes.
    pub votes: u64,
}

/// `contest.certified`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certified {
    /// The post.
    pub post: String,
    /// The day.
    pub day: Date,
    /// Who signs.
    pub signed: Vec<String>,
}

/// `contest.put_off`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutOff {
    /// The post.
    pub post: String,
    /// The day of the decision.
    pub day: Date,
    /// The new day of the vote.
    pub vote: Date,
    /// Why, with the articles.
    pub by: Vec<Cited>,
}

/// `round.called`: votes are cast again between candidates of the same election.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundCalled {
    /// The post.
    pub post: String,
    /// The day of the decision.
    pub day: Date,
    /// The day of the vote.
    pub vote: Date,
    /// Between whom.
    pub between: Vec<String>,
    /// The articles.
    pub by: Vec<Cited>,
}

/// `outcome.fell`: a protocol that the certified outcome rests on was superseded after its winner was registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeFell {
    /// The post.
    pub post: String,
    /// The precinct whose protocol it was.
    pub precinct: String,
    /// Who stays registered as the winner, although nothing certified says so.
    pub candidate: String,
    /// What is open, with the articles.
    pub by: Vec<Cited>,
}

/// `winner.registered`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WinnerRegistered {
    /// The post.
    pub post: String,
    /// Who.
    pub candidate: String,
    /// The day: powers begin.
    pub day: Date,
    /// The articles.
    pub by: Vec<Cited>,
}

/// `powers.ended`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PowersEnded {
    /// The post.
    pub post: String,
    /// The day.
    pub day: Date,
    /// The ground in a word.
    pub ground: String,
    /// The paper it rests on.
    pub because: String,
    /// The articles, or what is open.
    pub by: Vec<Cited>,
    /// The decision in words, where the law leaves it open.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decided: String,
}

/// `post.abolished`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostAbolished {
    /// The post.
    pub post: String,
    /// The day.
    pub day: Date,
    /// The act that did it.
    pub because: String,
}
