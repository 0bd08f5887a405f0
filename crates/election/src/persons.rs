//! Mandates of a list to persons: who takes them, by which rule, and where the law falls silent. It must never know a file,
//! an act or a country; the rules of the day come as plain parameters, each with the name of the rule it stands for.
//!
//! Three ends are possible. [`Outcome::Seated`]: the mandates are given. [`Outcome::Refused`]: the governing body's decision
//! breaks a rule. [`Outcome::Silent`]: the law does not say what happens; the count stops and names the gap, and goes on only
//! by an explicit instruction ([`Instructions::go_on`]), which its steps then record.

pub(crate) mod quota;
mod seating;
mod statute;
#[cfg(test)]
mod tests;
mod vacancy;

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;

pub use quota::needed;
pub use seating::seat;
pub use vacancy::{Vacancy, fill};

/// Sex as registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// A woman.
    Woman,
    /// A man.
    Man,
}

/// A person of a registered list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Family name first, in the state language: the default order is its alphabet.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Day of birth.
    pub born: Date,
    /// Has a disability as registered.
    pub disability: bool,
}

impl Person {
    /// Full years on a day. Who was born on 29 February is a year older on 1 March of a common year.
    pub fn age_on(&self, day: Date) -> i16 {
        let before_birthday = (day.month(), day.day()) < (self.born.month(), self.born.day());
        day.year() - self.born.year() - i16::from(before_birthday)
    }
}

/// A list that received mandates. Persons are named by their index in `persons` everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Mandates it received.
    pub mandates: u32,
    /// Its persons in the order of registration, without those who left it.
    pub persons: Vec<Person>,
    /// What its governing body decided, if anything.
    pub decision: Option<Decision>,
}

/// A governing body's decision on who takes the mandates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Persons, first come first served; more than the mandates are a reserve.
    pub order: Vec<usize>,
    /// Made within the term the law sets.
    pub in_time: bool,
}

/// A parameter with the name of the rule it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruled<T> {
    /// What the rule says.
    pub value: T,
    /// The rule's name, such as `majilis.list.order.default`.
    pub rule: String,
}

/// Who orders the persons if the governing body did not in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultOrder {
    /// The commission, by the alphabet of the state language.
    Alphabetical,
    /// The law does not say.
    Unsaid,
}

/// A group of the quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Women.
    Women,
    /// Persons who have not reached this age, in full years.
    BelowAge(i16),
    /// "Youth", without an age in the law: [`Instructions::youth_below_age`] may give one.
    Youth,
    /// Persons with disabilities.
    Disability,
}

/// The quota at the distribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// Numerator of the share of the mandates received.
    pub num: u32,
    /// Its denominator, not zero.
    pub den: u32,
    /// The groups that count.
    pub groups: Vec<Group>,
    /// The law says that the groups count in sum. A person of two groups counts once either way; where the law does not say
    /// so, a step flags it.
    pub in_sum_said: bool,
    /// The day on which ages are taken.
    pub age_on: Date,
}

/// The rules of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The rule by which the governing body decides.
    pub decided_by_body: String,
    /// Order without a decision in time.
    pub default_order: Ruled<DefaultOrder>,
    /// Quota of the mandates received; `None` where the law has none at the distribution.
    pub quota: Option<Ruled<Quota>>,
    /// Whether a vacancy must be filled so that the quota is kept.
    pub vacancy_keeps_quota: Ruled<bool>,
    /// The rule by which an exhausted list leaves a mandate vacant.
    pub list_exhausted: String,
}

/// A question the law leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// No decision in time, and nothing says who orders the persons instead.
    NoDefaultOrder,
    /// The list has fewer persons than mandates.
    ShortList {
        /// Mandates that find nobody.
        left: u32,
    },
    /// The governing body named fewer persons than mandates, though the list has more.
    PartialDecision {
        /// Mandates it named nobody for.
        left: u32,
    },
    /// The list has too few persons of the groups.
    CannotFillQuota {
        /// Persons the quota needs.
        need: u32,
        /// Persons of the groups there are to take them.
        available: u32,
    },
    /// The alphabetical order gives fewer persons of the groups than the quota needs; which of the two yields is not said.
    QuotaAgainstDefault {
        /// Persons the quota needs.
        need: u32,
        /// Persons of the groups among those first in the alphabet.
        found: u32,
    },
    /// Whether the quota is kept depends on who counts as youth, and no age is given.
    YouthUndefined {
        /// Persons the quota needs.
        need: u32,
        /// Persons of the other groups.
        found: u32,
    },
    /// The last mandate falls between persons whose names the alphabet cannot tell apart.
    EqualNames {
        /// Those persons.
        persons: Vec<usize>,
    },
}

/// The same without its numbers; an instruction names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GapKind {
    /// To go on: the order of registration.
    NoDefaultOrder,
    /// To go on: mandates that find nobody stay vacant.
    ShortList,
    /// To go on: the rest of the list follows in the order of registration.
    PartialDecision,
    /// To go on: the quota stays unfilled.
    CannotFillQuota,
    /// To go on: the alphabet decides and the quota stays unfilled.
    QuotaAgainstDefault,
    /// To go on: nobody counts as youth.
    YouthUndefined,
    /// To go on: the order of registration between them.
    EqualNames,
}

impl GapKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::NoDefaultOrder,
        Self::ShortList,
        Self::PartialDecision,
        Self::CannotFillQuota,
        Self::QuotaAgainstDefault,
        Self::YouthUndefined,
        Self::EqualNames,
    ];
}

impl Gap {
    /// Which gap.
    pub fn kind(&self) -> GapKind {
        match self {
            Self::NoDefaultOrder => GapKind::NoDefaultOrder,
            Self::ShortList { .. } => GapKind::ShortList,
            Self::PartialDecision { .. } => GapKind::PartialDecision,
            Self::CannotFillQuota { .. } => GapKind::CannotFillQuota,
            Self::QuotaAgainstDefault { .. } => GapKind::QuotaAgainstDefault,
            Self::YouthUndefined { .. } => GapKind::YouthUndefined,
            Self::EqualNames { .. } => GapKind::EqualNames,
        }
    }
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDefaultOrder => {
                f.write_str("nobody decided in time, and the law does not say who orders the persons")
            }
            Self::ShortList { left } => write!(f, "the list has too few persons: {left} mandates find nobody"),
            Self::PartialDecision { left } => {
                write!(f, "the governing body named nobody for {left} mandates")
            }
            Self::CannotFillQuota { need, available } => {
                write!(f, "the quota needs {need} persons of its groups, the list has {available}")
            }
            Self::QuotaAgainstDefault { need, found } => {
                write!(f, "the quota needs {need} persons of its groups, the alphabetical order gives {found}")
            }
            Self::YouthUndefined { need, found } => {
                write!(f, "the quota needs {need} persons; {found} count without youth, and no age of youth is given")
            }
            Self::EqualNames { persons } => {
                write!(f, "the last mandate falls between {} persons whose names are equal", persons.len())
            }
        }
    }
}

/// What a person responsible orders where the law is silent; nothing by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Instructions {
    /// Youth are persons who have not reached this age.
    pub youth_below_age: Option<i16>,
    /// Gaps to go on over, each as [`GapKind`] says.
    pub go_on: BTreeSet<GapKind>,
}

/// A decision the law does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The person is not on the list.
    NotOnList {
        /// The index given.
        person: usize,
    },
    /// The person is named twice.
    NamedTwice {
        /// Who.
        person: usize,
    },
    /// The person already holds a mandate.
    AlreadySeated {
        /// Who.
        person: usize,
    },
    /// The person held a mandate before or left the list.
    Out {
        /// Who.
        person: usize,
    },
    /// The list could keep the quota and the decision does not.
    QuotaNotKept {
        /// Persons the quota needs.
        need: u32,
        /// Persons of the groups the decision seats.
        found: u32,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOnList { person } => write!(f, "person {} is not on the list", person + 1),
            Self::NamedTwice { person } => write!(f, "person {} is named twice", person + 1),
            Self::AlreadySeated { person } => {
                write!(f, "person {} holds a mandate already", person + 1)
            }
            Self::Out { person } => write!(f, "person {} may not take a mandate of this list again", person + 1),
            Self::QuotaNotKept { need, found } => {
                write!(f, "the quota needs {need} persons of its groups, the decision seats {found}")
            }
        }
    }
}

/// One step and the rule it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What happened.
    pub what: What,
    /// The rule's name.
    pub rule: String,
}

/// What happened in a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The governing body decided in time: its order holds.
    BodyDecided,
    /// It decided after the term: its order does not hold.
    DecidedLate,
    /// It decided nothing.
    Undecided,
    /// The commission orders the persons by the alphabet.
    Alphabetical,
    /// A mandate goes to a person.
    Takes {
        /// The mandate, from 1.
        mandate: u32,
        /// The person.
        person: usize,
    },
    /// Mandates stay vacant.
    Vacant {
        /// How many.
        mandates: u32,
    },
    /// The quota was checked.
    QuotaChecked {
        /// Persons it needs.
        need: u32,
        /// Persons of its groups who take mandates.
        found: u32,
    },
    /// A person of two groups or more was counted once.
    CountedOnce {
        /// Who.
        person: usize,
        /// The law says so; otherwise it is one reading of two.
        law_says: bool,
    },
    /// A gap was passed by instruction.
    WentOn(Gap),
}

/// Who takes which mandate, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seating {
    /// The persons, by mandate.
    pub taken: Vec<usize>,
    /// Mandates nobody took.
    pub vacant: u32,
    /// How it came about.
    pub steps: Vec<Step>,
}

/// How a distribution ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The mandates are given.
    Seated(Seating),
    /// The decision breaks a rule.
    Refused {
        /// How.
        refusal: Refusal,
        /// The rule's name.
        rule: String,
        /// What had been reached.
        so_far: Seating,
    },
    /// The law does not say what happens.
    Silent {
        /// The question it leaves open.
        gap: Gap,
        /// The rule that falls silent.
        rule: String,
        /// What had been reached.
        so_far: Seating,
    },
}
