//! What is refused of an entry, and the rules of the law that refuse it. A refusal is an answer: it changes nothing.

use std::fmt;

use law::{Cited, Law, Query, Value, Version};

use super::super::check::Finding;
use super::super::form::in_force;
use super::super::table::Role;
use super::{Move, State};
use crate::rules::{Gap, IfNeeded};

/// What the law of the day says about counting again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRules {
    /// How often a commission counts again at the request of a proxy.
    pub recounts_on_request: IfNeeded<u64>,
    /// Until when the higher commission may order a recount.
    pub recount_until: Result<Version, Gap>,
}

impl EntryRules {
    /// The rules under `query`. A rule that gives no single answer refuses only the step that needs it.
    pub fn on(law: &Law, query: &Query) -> Self {
        let rule = "count.recount_on_proxy_request";
        let recounts_on_request = in_force(law, query, rule).and_then(|version| match version.value {
            Value::Count(value, _) => Ok(Cited { value, from: version }),
            ref other => Err(Gap { rule: rule.to_owned(), why: format!("`{other}` is no number of times") }),
        });
        Self { recounts_on_request, recount_until: in_force(law, query, "count.recount_by_higher_commission_until") }
    }
}

/// Why a step is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The drawing has no such step from this state.
    NotNow {
        /// The state.
        state: State,
        /// The step.
        command: Move,
    },
    /// The person has no id.
    Nameless,
    /// The role may not take the step.
    RoleMayNot {
        /// The role.
        role: Role,
        /// The step.
        command: Move,
    },
    /// One person may not make both entries.
    SamePerson {
        /// The person.
        by: String,
    },
    /// Only who made an entry may correct it, hand it over or see it.
    NotTheirs {
        /// Who asked.
        by: String,
        /// Whose entries there are.
        of: Vec<String>,
    },
    /// Who made an entry may neither settle, resolve, accept nor supersede it.
    NotIndependent {
        /// The person.
        by: String,
    },
    /// The figures were made for another form.
    OtherForm {
        /// Cells they have.
        cells: usize,
        /// Cells the form has.
        expected: usize,
    },
    /// A third person may read only what is disputed.
    NotInDispute {
        /// The cells on which the two agree, in words.
        cells: Vec<String>,
    },
    /// Errors block.
    ErrorsBlock {
        /// The errors.
        findings: Vec<Finding>,
    },
    /// A warning needs a written reason.
    ReasonMissing {
        /// The warnings without one.
        findings: Vec<Finding>,
    },
    /// A reason for a finding there is not.
    ReasonForNothing {
        /// Its code.
        code: String,
    },
    /// A step that supersedes needs words.
    BecauseMissing,
    /// All recounts the law gives on request are spent.
    RecountSpent {
        /// How many there were.
        done: u64,
        /// How many the law gives.
        most: Box<Cited<u64>>,
    },
    /// After the official publication there is no recount.
    RecountTooLate {
        /// The rule.
        by: Box<Version>,
    },
    /// After the official publication nothing is entered anew but what a void or repeated vote brings.
    CorrectionTooLate,
    /// The law of the day does not say whether the step may be taken.
    LawUnclear(Gap),
}

impl Refusal {
    /// Articles the refusal rests on; empty where it is a rule of this procedure and of no law.
    pub fn citations(&self) -> Vec<String> {
        match self {
            Self::RecountSpent { most, .. } => vec![most.from.citation()],
            Self::RecountTooLate { by } => vec![by.citation()],
            Self::ErrorsBlock { findings } | Self::ReasonMissing { findings } => {
                findings.iter().map(|finding| finding.citation.clone()).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotNow { state, command } => write!(f, "there is no step `{}` from {state:?}", command.as_str()),
            Self::Nameless => f.write_str("nobody is named"),
            Self::RoleMayNot { role, command } => {
                write!(f, "the role {} may not take the step `{}`", role.as_str(), command.as_str())
            }
            Self::SamePerson { by } => write!(f, "`{by}` made the first entry and may not make the second"),
            Self::NotTheirs { by, of } => write!(f, "`{by}` made none of the entries; {} did", of.join(" and ")),
            Self::NotIndependent { by } => write!(f, "`{by}` made an entry and may not decide on it"),
            Self::OtherForm { cells, expected } => {
                write!(f, "the figures have {cells} cells, the form of the day has {expected}")
            }
            Self::NotInDispute { cells } => write!(f, "both entries agree on {}", cells.join(", ")),
            Self::ErrorsBlock { findings } => listed(f, "errors block", findings),
            Self::ReasonMissing { findings } => listed(f, "warnings need a written reason", findings),
            Self::ReasonForNothing { code } => write!(f, "a reason is given for {code}, which was not found"),
            Self::BecauseMissing => f.write_str("what stands is not superseded without a word why"),
            Self::RecountSpent { done, most } => {
                let citation = most.from.citation();
                write!(f, "{done} recounts on request were made and {} are given ({citation})", most.value)
            }
            Self::RecountTooLate { by } => {
                write!(f, "a recount is ordered until the {} ({})", by.value, by.citation())
            }
            Self::CorrectionTooLate => f.write_str("the results are published: no entry is corrected any more"),
            Self::LawUnclear(gap) => write!(f, "the law of the day does not say whether this may be done: {gap}"),
        }
    }
}

fn listed(f: &mut fmt::Formatter<'_>, what: &str, findings: &[Finding]) -> fmt::Result {
    write!(f, "{what}:")?;
    findings.iter().try_for_each(|finding| write!(f, "\n  {finding}"))
}

impl std::error::Error for Refusal {}
