//! One person stands for one seat: a nomination with its papers is judged under the law of the day, its signatures are
//! checked, the candidate goes from stage to stage, and a contest with too few candidates is extended or put off. It must
//! never know an office, a country, a clock or a figure of the law.
//!
//! What the facts do not state is [`Verdict::Unknown`], what the law does not say is [`Verdict::Open`]; neither is read as yes
//! or no. Where the start of an act is not known, a nomination is judged under every reading of the law, and there is a
//! decision only if all of them come to it.

mod contest;
mod facts;
mod judge;
mod rules;
mod signatures;
pub mod stage;
#[cfg(test)]
mod tests;
mod words;

use jiff::civil::Date;
use law::Share;

use super::Nominator;
pub use crate::filing::Assumed;
use crate::judged;
use crate::persons::Sex;
use crate::schedule::{Edge, Hour};

pub use contest::{AtEnd, Refund, TooFew, UnderLaw, fee_refund, nominations_at_end, too_few};
pub use facts::{Finding, codes};
pub use judge::{judge, judge_under};
pub use rules::{
    CancelledBefore, CandidacyRules, Lack, NominatorRow, Reserve, ReserveNumber, Rule, Rules, RulesReading,
};
pub(super) use rules::{items, name};
pub use signatures::{Bad, Need, Signature, SignatureCheck, check_signatures, need};

/// A person put forward for one seat. What is not stated is `None` or `NotStated`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nomination {
    /// A stable id within the contest.
    pub candidate: String,
    /// Family name first.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Day of birth.
    pub born: Date,
    /// A citizen.
    pub citizen: Option<bool>,
    /// Full years of residence in the country.
    pub residence_years: Option<u32>,
    /// Who put the person forward.
    pub nominator: Nominator,
    /// Which party the person belongs to.
    pub member_of: Membership,
    /// The person's own consent.
    pub consent: Option<bool>,
    /// Where the law asks it of the reserve nominator: the agreement of the community's assembly.
    pub agreed: Option<bool>,
    /// Terms served in a row in this unit up to now.
    pub terms: Option<TermsServed>,
    /// Other candidacies at the same time.
    pub elsewhere: Option<Vec<Elsewhere>>,
    /// Fee paid, in minimum wages.
    pub paid: Option<Share>,
    /// Signatures, where any were handed in.
    pub signatures: Option<Signatures>,
    /// Declaration of the candidate.
    pub declaration: Paper,
    /// Declaration of the spouse.
    pub spouse_declaration: Paper,
    /// The special check.
    pub special_check: SpecialCheck,
    /// When it was filed.
    pub filed: Moment,
}

/// Membership of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Membership {
    /// Of this party.
    Party(String),
    /// Of none.
    NoParty,
    /// Not stated.
    NotStated,
}

/// Terms in a row in the unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermsServed {
    /// All of them.
    pub in_a_row: u32,
    /// Those of them that began before the limit was law.
    pub before_the_limit: u32,
}

/// A candidacy beside this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// In another constituency for the same office.
    Constituency,
    /// For a maslikhat.
    Maslikhat,
}

/// Signatures as the commission has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signatures {
    /// On all sheets.
    pub collected: u64,
    /// Found good; `None` before the check.
    pub good: Option<u64>,
    /// Settlements the good ones come from; `None` where not stated.
    pub settlements: Option<u64>,
}

/// A declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// Handed in and checked.
    InOrder,
    /// Not handed in.
    Missing,
    /// Handed in and found false.
    False,
    /// Nobody owes it: there is no spouse.
    NotOwed,
    /// Not stated, or handed in and not checked.
    NotStated,
}

/// The special check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpecialCheck {
    /// Nothing was found.
    Passed,
    /// Its result is negative.
    Negative,
    /// It runs since this day, on which the papers were received.
    Pending(Date),
    /// Not stated.
    NotStated,
}

/// A day and, where stated, its hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub day: Date,
    /// The hour.
    pub hour: Option<Hour>,
}

/// The end of a term, computed elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The last day.
    pub day: Date,
    /// The last hour of that day; the whole day where there is none.
    pub hour: Option<Hour>,
    /// Where the term stands.
    pub citation: String,
}

impl Limit {
    /// The end of a term of a calendar, where all readings of the law give one day.
    pub fn of(edge: &Edge) -> Option<Self> {
        let citation = edge.readings.first().map(|reading| reading.from.citation()).unwrap_or_default();
        Some(Self { day: edge.day()?, hour: edge.hour(), citation })
    }

    /// Whether a moment lies within the term; `None` on the last day where the hour is not stated.
    pub fn holds(&self, at: Moment) -> Option<bool> {
        match (at.day.cmp(&self.day), self.hour, at.hour) {
            (std::cmp::Ordering::Less, ..) | (std::cmp::Ordering::Equal, None, _) => Some(true),
            (std::cmp::Ordering::Greater, ..) => Some(false),
            (std::cmp::Ordering::Equal, Some(last), Some(hour)) => Some(hour <= last),
            (std::cmp::Ordering::Equal, Some(_), None) => None,
        }
    }
}

/// The contest a nomination belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contest {
    /// The day of voting.
    pub vote: Date,
    /// All voters of the constituency.
    pub voters: Option<u64>,
    /// Its settlements; zero where it has none.
    pub settlements: Option<u64>,
    /// Everybody else who stands, without those who left.
    pub others: Vec<Other>,
    /// How many stood when nomination first ended; `None` before, or where not stated.
    pub stood_at_end: Option<u64>,
}

/// Another candidate of the contest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Id.
    pub candidate: String,
    /// Who put him or her forward.
    pub nominator: Nominator,
}

/// Days of the contest, computed by its calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// The first day of nomination.
    pub nomination_opens: Option<Limit>,
    /// The end of nomination, the extended one where it was extended.
    pub nomination_ends: Option<Limit>,
    /// The day the sheets with signatures are due.
    pub signatures_due: Option<Limit>,
    /// The end of registration.
    pub registration_ends: Option<Limit>,
}

/// A nomination judged.
pub type Judgement = judged::Judgement<Decision, Check, Finding>;

/// The nomination under one reading of the law.
pub type Reading = judged::Reading<Decision, Check>;

/// What becomes of the nomination. Each kind names the checks it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The law lets the commission register.
    Registrable,
    /// The law refuses, and nothing can be mended.
    Refused(Vec<Check>),
    /// Not as it is, and there is still time.
    Mend(Vec<Check>),
    /// Something is not known or not said.
    Open(Vec<Check>),
    /// The readings of the law decide differently.
    ReadingsDiffer,
}

/// One check of a nomination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What about.
    pub matter: Matter,
    /// How it ended.
    pub verdict: Verdict,
    /// The figures, in words.
    pub words: String,
    /// The rule it rests on; empty where none stands.
    pub citation: String,
}

/// How a check ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The rule is kept.
    Kept,
    /// The rule is broken: the ground of refusal it falls under, and where that stands.
    Broken {
        /// In the law's words.
        ground: String,
        /// Its article.
        under: String,
    },
    /// Broken, and can be mended until a day; `None` where no calendar was given.
    Mendable(Option<Limit>),
    /// The facts do not say.
    Unknown,
    /// The law does not say.
    Open(Open),
    /// Not asked: the law has no such rule, or none is recorded and nothing turns on it.
    NotAsked,
}

/// What the law leaves open about a nomination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// The share of voters is no whole number, and how it is rounded is not said.
    Rounding {
        /// The exact number needed.
        exact: Share,
        /// Good signatures.
        have: u64,
    },
    /// Old enough on the day of voting and not when nominated; the day is not said.
    AgeDay {
        /// Full years needed.
        least: u32,
    },
    /// Whether terms from before the limit count is not said.
    EarlierTerms,
    /// OC-15: the special check may end after this step of the election.
    SpecialCheckLater {
        /// The last day on which its result is due.
        latest: Date,
        /// `registration ends` or `voting`.
        than: &'static str,
    },
    /// No value of a rule that would decide.
    NoRule {
        /// The rule.
        rule: String,
        /// What the law answers.
        words: String,
    },
    /// Something is broken, and the law's list of grounds does not name it.
    GroundNotNamed,
}

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// Facts that do not add up.
    Facts,
    /// Whether this nominator may nominate.
    Nominator,
    /// A party's own member.
    OwnMember,
    /// Candidates of one party in the constituency.
    PerParty,
    /// The reserve nominator: too few stand, and how many he may put forward.
    Reserve,
    /// Not before nomination opens and not after it ends.
    InTime,
    /// One person, so many constituencies.
    Constituencies,
    /// Not also for a maslikhat.
    Maslikhat,
    /// Age.
    Age,
    /// Citizenship.
    Citizen,
    /// Residence.
    Residence,
    /// Terms in a row.
    Terms,
    /// Own consent.
    Consent,
    /// The fee.
    Fee,
    /// Signatures of voters.
    Signatures,
    /// Settlements the signatures come from.
    Settlements,
    /// Declarations.
    Declarations,
    /// The special check.
    SpecialCheck,
}
