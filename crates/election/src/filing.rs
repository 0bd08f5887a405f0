//! A party's list is filed: registered, refused, sent back to be mended, or left open where the law does not decide. It must
//! never know a file, a clock, a country or a figure of the law: every limit is read from the law of the day and cited.
//!
//! Where the start of an act is not known, the list is judged under every reading ([`Reading`]), and there is a decision only
//! if all of them come to it. What the law is silent about is an [`OpenPoint`], never filled in. Facts that do not add up are
//! a [`Finding`]; they stop a decision in the list's favour.

mod facts;
mod fee;
mod judge;
mod quota;
mod rules;
pub mod stage;
pub mod table;
#[cfg(test)]
mod tests;
mod words;
pub(crate) mod worlds;

use jiff::civil::Date;
use law::Share;

use crate::judged;
use crate::persons::{Group, Person};
use crate::schedule::{Edge, ElectionSchedule};

pub use facts::{Finding, Severity, codes};
pub use judge::judge;
pub use words::decimal;
pub use worlds::Assumed;

/// A person of a filed list. What is not stated is `None` and is never read as yes or no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Name, sex, birth date, disability.
    pub person: Person,
    /// The number by which the state knows the person, or empty.
    pub number: String,
    /// A citizen.
    pub citizen: Option<bool>,
    /// Full years of residence in the country up to the filing.
    pub residence_years: Option<u32>,
    /// A member of the party that files the list.
    pub member: Option<bool>,
    /// Other candidacies at the same election day; `None` where not stated.
    pub elsewhere: Option<Vec<Candidacy>>,
}

/// A candidacy beside the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Candidacy {
    /// On the list of another party for the same office.
    OtherList,
    /// In a single-member district for the same office.
    SingleMember,
    /// On a list for a maslikhat, or for another office of lists.
    OtherOffice,
}

/// A list as its party files it. Persons are named by their index in `persons` everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filing {
    /// In the party's order.
    pub persons: Vec<Candidate>,
    /// Mandates to distribute, where the law states none or the election has its own number.
    pub mandates: Option<u32>,
    /// Lists the party has filed for this election, this one included.
    pub lists_of_party: u32,
    /// What the party had at the previous election.
    pub last_result: LastResult,
    /// Fee paid, in minimum wages; `None` where not stated.
    pub paid: Option<Share>,
}

/// A party's share at the previous election, which the fee is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastResult {
    /// Of those who took part, as the threshold is.
    Share(Share),
    /// It had no list.
    TookNoPart,
    /// Not stated.
    NotStated,
}

/// By when a defect can be mended: the ends of nomination and registration, where the calendar gives them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Until then the party may decide on another composition.
    pub nomination: Option<Until>,
    /// Until then papers may follow.
    pub registration: Option<Until>,
}

/// An end of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Until {
    /// The last day.
    pub day: Date,
    /// With its hour in words, such as `2020-11-30 18:00`.
    pub words: String,
    /// Where it stands.
    pub citation: String,
}

impl Terms {
    /// The terms of an election's calendar.
    pub fn of(schedule: &ElectionSchedule) -> Self {
        let last = |id: &str| schedule.find(id).and_then(|step| step.last.as_ref()).and_then(Until::of);
        Self { nomination: last("nomination"), registration: last("registration") }
    }
}

impl Until {
    /// The last day of a term, where all readings of the law give one.
    pub fn of(edge: &Edge) -> Option<Self> {
        let day = edge.day()?;
        let words = edge.hour().map_or_else(|| day.to_string(), |hour| format!("{day} {hour}"));
        let citation = edge.readings.first().map(|reading| reading.from.citation()).unwrap_or_default();
        Some(Self { day, words, citation })
    }
}

/// What the commission is asked to take for granted where the law is silent; nothing by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Instructions {
    /// Youth are persons who have not reached this age, in full years.
    pub youth_below_age: Option<i16>,
}

/// A list judged under the law of a day.
pub type Judgement = judged::Judgement<Decision, Check, Finding>;

/// The list under one reading of the law.
pub type Reading = judged::Reading<Decision, Check>;

/// What becomes of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Registered, without those who are struck out.
    Registered {
        /// Persons who do not meet the requirements.
        struck: Vec<Struck>,
    },
    /// Refused.
    Refused(Vec<Ground>),
    /// Not registered as it is, and there is still time.
    SentBack(Vec<Mend>),
    /// The law does not decide.
    Open(Vec<OpenPoint>),
}

/// A person struck out of the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Struck {
    /// Who.
    pub person: usize,
    /// The requirement not met, with its article.
    pub citation: String,
}

/// Why a list is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// What is broken, with its figures.
    pub what: What,
    /// The rule that is broken.
    pub citation: String,
    /// The ground of refusal it falls under.
    pub under: String,
}

/// What can be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// What is broken, with its figures.
    pub what: What,
    /// The rule that is broken.
    pub citation: String,
    /// By when; `None` where the calendar of the election was not given.
    pub until: Option<Until>,
}

/// One check of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What was checked, with its figures.
    pub what: What,
    /// How it ended.
    pub verdict: Verdict,
    /// The rule it rests on.
    pub citation: String,
}

/// How a check ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The rule is kept.
    Kept,
    /// Kept, and what a reader should know of how it was counted.
    KeptWith(String),
    /// The rule is broken.
    Broken,
    /// Persons are struck out; the list stands.
    StrikesOut,
    /// The law does not decide.
    Open(OpenPoint),
    /// Not made: the rule or the fact is not there.
    NotMade(String),
}

/// What a check is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Facts that do not add up.
    Facts {
        /// The finding's code.
        code: &'static str,
    },
    /// Lists of one party.
    Lists {
        /// Filed.
        filed: u32,
        /// Allowed.
        allowed: u64,
    },
    /// Persons against the largest size.
    Size {
        /// In the list.
        persons: u64,
        /// Mandates.
        mandates: u64,
        /// The largest size, exactly.
        cap: Share,
    },
    /// Persons where the law sets no largest size, or none is recorded.
    SizeAlone {
        /// In the list.
        persons: u64,
    },
    /// The quota of groups.
    Quota(Quota),
    /// The law has no quota.
    NoQuota,
    /// Persons who are not members of the party.
    Members {
        /// Who.
        outside: Vec<usize>,
    },
    /// Persons who are on another party's list.
    OtherLists {
        /// Who.
        persons: Vec<usize>,
    },
    /// Persons who also stand in a single-member district.
    SingleSeats {
        /// Who.
        persons: Vec<usize>,
    },
    /// Persons who also stand for another office.
    OtherOffices {
        /// Who.
        persons: Vec<usize>,
    },
    /// Age.
    Age {
        /// Least age in full years.
        least: u32,
        /// Who has not reached it.
        below: Vec<usize>,
    },
    /// Citizenship.
    Citizens {
        /// Who has none.
        outside: Vec<usize>,
    },
    /// Residence.
    Residence {
        /// Years asked.
        years: u32,
        /// Who has fewer.
        short: Vec<usize>,
    },
    /// The election fee.
    Fee {
        /// Due, in minimum wages; `None` where the last result is not stated and decides.
        due: Option<Share>,
        /// Of the full fee.
        part: Option<Share>,
        /// Paid, in minimum wages.
        paid: Option<Share>,
    },
}

/// The quota of a list, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// Least share.
    pub share: Share,
    /// The groups of the day's wording.
    pub groups: Vec<Group>,
    /// Persons in the list.
    pub persons: u32,
    /// Persons of the groups it needs.
    pub need: u32,
    /// Persons of a group, each counted once.
    pub once: u32,
    /// The same with a person counted for every group it belongs to.
    pub each: u32,
    /// Persons who count only if they are youth, whose age is not defined.
    pub maybe: u32,
    /// The quota is kept if youth means persons below this age, and not if it means fewer years.
    pub kept_if_youth_below: Option<i16>,
    /// The law says that the groups are taken in sum.
    pub in_sum: bool,
}

/// A question the law leaves open for this list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenPoint {
    /// OC-4: the size lies between the exact cap and the next whole number.
    SizeRounding {
        /// Persons.
        persons: u64,
        /// The largest size, exactly.
        cap: Share,
    },
    /// OC-5: kept if a person counts for every group, missed if once; the law does not say.
    CountedOnce {
        /// Each person once.
        once: u32,
        /// For every group.
        each: u32,
        /// Needed.
        need: u32,
    },
    /// It depends on who is youth.
    Youth {
        /// Counted without youth.
        found: u32,
        /// Needed.
        need: u32,
        /// Kept if youth means below this age.
        kept_below: Option<i16>,
    },
    /// Kept by the list as filed and missed by those who are left after striking out; the law does not say which counts.
    QuotaAfterStriking,
    /// A rule without which nothing can be decided is not recorded, or has words nobody can count with.
    NoRule {
        /// The rule.
        rule: String,
        /// What is known of it.
        words: String,
    },
    /// The readings of an uncertain law come to different decisions.
    ReadingsDiffer,
}
