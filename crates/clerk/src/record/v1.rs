//! The first version of every record. It is closed: what these structs write must be read for ever.
//!
//! Numbers are whole, days are `YYYY-MM-DD`, figures go by the number that the article on the protocol gives them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Figures of a protocol by their number in the form: `A1`, `B2 nur_otan`, `B3`. A figure that is missing is empty, not zero.
pub type Figures = BTreeMap<String, u64>;

/// `election.called`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Called {
    /// `kz/majilis-2021`.
    pub election: String,
    /// The office by its id.
    pub office: String,
    /// Title.
    pub title: String,
    /// Where.
    pub territory: String,
    /// Day of the vote.
    pub vote: Date,
    /// Day of the decision that called it, where recorded.
    pub called: Option<Date>,
    /// Mandates, where the law states none.
    pub mandates: Option<u32>,
    /// Whether anything in the journal is made up.
    pub synthetic: bool,
    /// The law as it was when the election was called.
    pub law: LawUsed,
    /// Instructions where the law of the day is not recorded.
    pub instructions: Vec<Instruction>,
}

/// The acts an election rests on, by file and hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawUsed {
    /// The hash of all acts.
    pub hash: String,
    /// SHA-256 of each file in lower-case hexadecimal.
    pub files: BTreeMap<String, String>,
}

/// An explicit instruction in the place of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instruction {
    /// The rule.
    pub rule: String,
    /// The value as text in the rule's type.
    pub value: String,
    /// Why.
    pub because: String,
}

/// `terms.set`: days that the decision which called the election set in the place of the law's, where the law lets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermsSet {
    /// The steps of the calendar with their days.
    pub terms: Vec<Term>,
}

/// The days of a step as the call set them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The step by its id: `nomination`.
    pub step: String,
    /// The first day, where it was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Date>,
    /// The last day, where it was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Date>,
}

/// `precincts.set`: some of the precincts; several records make the territory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrecinctsSet {
    /// The precincts.
    pub precincts: Vec<Precinct>,
}

/// A precinct and where it lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Precinct {
    /// Its number as people write it.
    pub id: String,
    /// District commission above it.
    pub district: String,
    /// Region commission above that.
    pub region: String,
}

/// `list.filed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListFiled {
    /// Id of the list within the election.
    pub list: String,
    /// The party's name.
    pub party: String,
    /// Day of filing.
    pub day: Date,
    /// The party's share at the election before, such as `5.2 %`; `none` where it took no part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_share: Option<String>,
    /// The fee paid, in minimum wages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<String>,
    /// Persons in the party's order.
    pub persons: Vec<Person>,
}

/// `list.named`: a list's name in the languages of the ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListNamed {
    /// The list.
    pub list: String,
    /// The name by the tag of its language: `kk`, `ru`.
    pub names: BTreeMap<String, String>,
}

/// A person on a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Family name, given name, patronymic.
    pub name: String,
    /// `female` or `male`.
    pub sex: String,
    /// Day of birth.
    pub born: Date,
    /// With a disability, where that matters.
    #[serde(default)]
    pub disability: bool,
    /// Member of the party.
    pub member: bool,
    /// The number by which the state knows the person; empty where not stated.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// A citizen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citizen: Option<bool>,
    /// Full years of residence in the country up to the filing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residence_years: Option<u32>,
    /// Stands elsewhere at the same election day: `other list`, `single member`, `other office`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<Vec<String>>,
}

/// `list.decided`: the list is not on the ballot as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListDecided {
    /// The list.
    pub list: String,
    /// `refused` or `sent back`.
    pub outcome: String,
    /// Every ground with its article.
    pub grounds: Vec<Cited>,
    /// By when what can be mended must be mended.
    pub until: Option<Date>,
}

/// Words that rest on an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cited {
    /// The words.
    pub words: String,
    /// Act and article.
    pub by: String,
}

/// `list.registered`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListRegistered {
    /// The list.
    pub list: String,
    /// Its place in the order of registration, from 1.
    pub order: u32,
    /// What was looked at, with the articles.
    pub checks: Vec<Cited>,
    /// Persons struck out, with the articles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub struck: Vec<Cited>,
    /// The commission's decision in words on what the law leaves open; empty where nothing was open.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decided: String,
}

/// `list.withdrawn`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListWithdrawn {
    /// The list.
    pub list: String,
    /// Why, with the article.
    pub ground: Cited,
}

/// `ballot.set`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BallotSet {
    /// The lists in the order of the drawn lot.
    pub lists: Vec<String>,
    /// The line against all, where the law of the day has one.
    pub against_all: bool,
    /// The figures of a protocol in the order of the form of the day.
    pub figures: Vec<String>,
    /// The articles.
    pub by: Vec<Cited>,
}

/// `protocol.step`: a step of the entry of a protocol, by the name it has in the drawing; who took it is the entry's actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProtocolStep {
    /// The precinct.
    pub precinct: String,
    /// `clerk`, `coordinator` or `observer`.
    pub role: String,
    /// `enter`, `release`, `settle`, `accept` ...
    pub step: String,
    /// Figures, where the step brings any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figures: Option<Figures>,
    /// Words beside figures, by the same number.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, String>,
    /// Reasons for warnings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// Why what stood is superseded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// Why a warning may stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Code of the finding.
    pub code: String,
    /// In words.
    pub words: String,
}

/// `copy.entered`; who entered it is the entry's actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopyEntered {
    /// The precinct.
    pub precinct: String,
    /// The figures of the copy.
    pub figures: Figures,
}

/// `lot.drawn`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LotDrawn {
    /// The winning lists, each as often as it won.
    pub lists: Vec<String>,
}

/// `result.counted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// Sum of every figure over the protocols in force.
    pub sums: Figures,
    /// Precincts there are.
    pub precincts: u32,
    /// Those of them that are void.
    pub void: u32,
    /// Mandates to distribute.
    pub mandates: u32,
    /// The base of the threshold.
    pub base: u64,
    /// Ballots against all are part of it.
    pub against_all_in_base: bool,
    /// Every list, in the order of the ballot.
    pub lists: Vec<CountedList>,
    /// Every rule the count used.
    pub rules: Vec<RuleUsed>,
    /// What the law leaves open; nothing where every mandate has its list.
    pub open: Option<Cited>,
}

/// A list in the result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountedList {
    /// The list.
    pub list: String,
    /// Its votes.
    pub votes: u64,
    /// It reached the threshold.
    pub passed: bool,
    /// Its mandates.
    pub seats: u32,
}

/// A rule the count used, as it stood on the day of the vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleUsed {
    /// What it is for: `threshold`, `comparison`, `second_factor` ...
    pub role: String,
    /// The rule.
    pub rule: String,
    /// What it said.
    pub value: String,
    /// Act and article.
    pub by: String,
    /// An instruction, not law.
    pub assumed: bool,
    /// Why it was assumed; empty otherwise.
    pub because: String,
}

/// `result.certified`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certified {
    /// Who signs.
    pub signed: Vec<String>,
}

/// `certificate.issued`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateIssued {
    /// SHA-256 of each file of the archive by its name.
    pub files: BTreeMap<String, String>,
}

/// `mandates.given`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MandatesGiven {
    /// The list.
    pub list: String,
    /// Persons with a mandate.
    pub persons: Vec<String>,
    /// Mandates without a person.
    pub vacant: u32,
    /// Who chose, and by which article.
    pub by: Vec<Cited>,
}

/// `mandates.decided`: the commission decided in words what the law leaves open about mandates. It stands before the record of
/// what follows, and nothing of it is law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MandatesDecided {
    /// The list.
    pub list: String,
    /// What the law leaves open, with the rule that is silent or not recorded.
    pub open: Vec<Cited>,
    /// The decision in words.
    pub decided: String,
    /// Youth are persons below this age, where it was decided so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub youth_below: Option<i16>,
}

/// `vacancy.filled`: a mandate that stayed vacant has a holder again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VacancyFilled {
    /// The list.
    pub list: String,
    /// Who holds it now.
    pub person: String,
    /// The article.
    pub by: Cited,
}

/// `mandate.vacated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MandateVacated {
    /// The list.
    pub list: String,
    /// Who held it.
    pub holder: String,
    /// Who holds it now; nobody where the list has nobody left.
    pub next: Option<String>,
    /// The article.
    pub by: Cited,
}

/// `command.refused`: a command that changed nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refused {
    /// Name of the command.
    pub what: String,
    /// Code of the refusal.
    pub code: String,
    /// Why.
    pub why: String,
    /// Articles it rests on; empty where it is the state of things and not the law.
    pub by: Vec<String>,
}
