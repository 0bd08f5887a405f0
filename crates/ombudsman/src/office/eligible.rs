//! Who may be chosen: each requirement of the day's law held against what is stated of a candidate. It must never know a
//! requirement's figure, nor make up a fact that was not stated.

use jiff::ToSpan as _;
use jiff::civil::Date;
use law::value::TimeUnit;
use law::{AskError, Duration, Law, Value, Version};

use super::ask::{Ask, Gap, Read};
use super::codes;

/// What is stated of a candidate; `None` where it was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// A citizen.
    pub citizen: Option<bool>,
    /// Day of birth.
    pub born: Option<Date>,
    /// Has lived in the country without a break since.
    pub resident_since: Option<Date>,
    /// The level of education, by the id the law uses.
    pub education: Option<String>,
    /// Whole years of work for human rights.
    pub experience_years: Option<u32>,
    /// How the state language is commanded, by the id the law uses; of two levels the law has, the better meets both.
    pub state_language: Option<String>,
    /// Has full legal capacity.
    pub capable: Option<bool>,
}

/// A requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Requirement {
    /// Citizenship.
    Citizenship,
    /// Years of residence up to the day.
    Residence,
    /// Education.
    Education,
    /// Years of experience.
    Experience,
    /// Age.
    Age,
    /// The state language.
    StateLanguage,
    /// Legal capacity.
    Capacity,
    /// What becomes of a membership of a party: no bar to being chosen, a duty after it.
    Party,
}

impl Requirement {
    /// The requirement in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Citizenship => "citizenship",
            Self::Residence => "residence",
            Self::Education => "education",
            Self::Experience => "experience",
            Self::Age => "age",
            Self::StateLanguage => "state language",
            Self::Capacity => "legal capacity",
            Self::Party => "party membership after the choice",
        }
    }
}

/// How a candidate stands to a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// The fact was not stated.
    NotStated,
    /// The law of the day leaves it open, or it is not recorded.
    Open(Gap),
}

impl Verdict {
    /// The code of anything but a yes.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Met => None,
            Self::NotMet => Some(codes::REQUIREMENT),
            Self::NotStated => Some(codes::FACT_MISSING),
            Self::Open(gap) if gap.silent() => Some(codes::SILENT),
            Self::Open(_) => Some(codes::NOT_RECORDED),
        }
    }
}

/// One requirement held against a candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Which.
    pub requirement: Requirement,
    /// How the candidate stands to it.
    pub verdict: Verdict,
    /// The versions of the law it rests on.
    pub from: Vec<Version>,
}

/// A candidate held against the law of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Eligibility {
    /// The day.
    pub on: Date,
    /// Every requirement, in the order of the law.
    pub checked: Vec<Checked>,
}

impl Eligibility {
    /// May be chosen; `None` where a fact or the law is missing and nothing else is against it.
    pub fn may_be_chosen(&self) -> Option<bool> {
        if self.checked.iter().any(|one| one.verdict == Verdict::NotMet) {
            return Some(false);
        }
        self.checked.iter().all(|one| one.verdict == Verdict::Met).then_some(true)
    }
}

/// Holds a candidate against the law of a day.
///
/// # Errors
/// The day lies before the first recorded act.
pub fn eligibility(candidate: &Candidate, on: Date, law: &Law) -> Result<Eligibility, AskError> {
    let ask = Ask::new(law, on)?;
    let years_since = |since: Date, term: Duration| full_years(since, term).map(|day| day <= on);
    let checks = [
        check(&ask, Requirement::Citizenship, "ombudsman.citizenship", |read| demanded(read, candidate.citizen)),
        check(&ask, Requirement::Residence, "ombudsman.residence_years", |read| {
            let term = years(read)?;
            Ok(candidate.resident_since.map(|since| years_since(since, term).unwrap_or(false)))
        }),
        check(&ask, Requirement::Education, "ombudsman.education", |read| {
            let level = read.choice()?;
            Ok(candidate.education.as_ref().map(|has| *has == level))
        }),
        check(&ask, Requirement::Experience, "ombudsman.experience_years", |read| {
            let term = years(read)?;
            Ok(candidate.experience_years.map(|has| has >= term.count))
        }),
        check(&ask, Requirement::Age, "ombudsman.min_age", |read| {
            let term = years(read)?;
            Ok(candidate.born.map(|born| years_since(born, term).unwrap_or(false)))
        }),
        check(&ask, Requirement::StateLanguage, "ombudsman.state_language", |read| {
            let Some(has) = &candidate.state_language else { return Ok(None) };
            read.one(|value| if let Value::Choice(level) = value { Some(commands(has, level)) } else { None }).map(Some)
        }),
        check(&ask, Requirement::Capacity, "ombudsman.capable", |read| demanded(read, candidate.capable)),
        check(&ask, Requirement::Party, "ombudsman.party_membership", |_| Ok(Some(true))),
    ];
    Ok(Eligibility { on, checked: checks.into() })
}

fn check(
    ask: &Ask<'_>,
    requirement: Requirement,
    rule: &'static str,
    met: impl FnOnce(&Read) -> Result<Option<bool>, Gap>,
) -> Checked {
    let read = match ask.read(rule) {
        Ok(read) => read,
        Err(gap) => return Checked { requirement, verdict: Verdict::Open(gap), from: Vec::new() },
    };
    let verdict = match met(&read) {
        Ok(Some(true)) => Verdict::Met,
        Ok(Some(false)) => Verdict::NotMet,
        Ok(None) => Verdict::NotStated,
        Err(gap) => Verdict::Open(gap),
    };
    Checked { requirement, verdict, from: read.versions }
}

/// A requirement of yes; where the law asks for nothing, nothing is missing.
fn demanded(read: &Read, fact: Option<bool>) -> Result<Option<bool>, Gap> {
    Ok(if read.yes_no()? { fact } else { Some(true) })
}

fn years(read: &Read) -> Result<Duration, Gap> {
    read.one(|value| match value {
        Value::Duration(term) if term.unit == TimeUnit::Years => Some(*term),
        _ => None,
    })
}

/// The day on which so many years are full; one born on 29 February reaches an age on the last of February.
fn full_years(since: Date, term: Duration) -> Option<Date> {
    since.checked_add(i64::from(term.count).years()).ok()
}

/// Levels of a language from lower to higher.
const LEVELS: [&str; 2] = ["commands", "fluent"];

fn commands(has: &str, asked: &str) -> bool {
    let level = |id: &str| LEVELS.iter().position(|level| *level == id);
    level(asked).is_some_and(|asked| level(has).is_some_and(|has| has >= asked))
}
