//! Facts of a nomination that do not add up, whatever the law says. It must never know a rule.

use super::{Contest, Matter, Nomination};

/// Codes of findings about a nomination and of refused steps of a candidate. Each has a page `docs/codes/<code>.md`.
pub mod codes {
    /// A birth date after the day of filing.
    pub const BORN_LATER: &str = "H001";
    /// The candidate stands in the contest already.
    pub const TWICE: &str = "H002";
    /// More good signatures than were collected, or none with settlements.
    pub const SIGNATURES: &str = "H003";
    /// More settlements than the constituency has, or more than good signatures.
    pub const SETTLEMENTS: &str = "H004";
    /// More terms before the limit than terms.
    pub const TERMS: &str = "H005";
    /// No such step in this stage.
    pub const NOT_NOW: &str = "H010";
    /// The day lies before the last step.
    pub const BEFORE_LAST_STEP: &str = "H011";
    /// The term of the step has run out.
    pub const TOO_LATE: &str = "H012";
    /// The judgement says otherwise.
    pub const OTHERWISE: &str = "H013";
    /// The law leaves the step open.
    pub const LEFT_OPEN: &str = "H014";
}

/// A fact that does not add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its code.
    pub code: &'static str,
    /// What it is about.
    pub matter: Matter,
    /// What is wrong, with its figures.
    pub words: String,
}

/// Everything that does not add up.
pub(super) fn findings(nomination: &Nomination, contest: &Contest) -> Vec<Finding> {
    let mut all = Vec::new();
    let mut found = |code, words: String| all.push(Finding { code, matter: Matter::Facts, words });
    let name = &nomination.name;
    if nomination.born > nomination.filed.day {
        let words = format!("{name} is born {}, after the filing on {}", nomination.born, nomination.filed.day);
        found(codes::BORN_LATER, words);
    }
    if contest.others.iter().any(|other| other.candidate == nomination.candidate) {
        found(codes::TWICE, format!("`{}` stands in the contest already", nomination.candidate));
    }
    if let Some(signatures) = nomination.signatures {
        let (collected, good) = (signatures.collected, signatures.good.unwrap_or(0));
        if good > collected {
            found(codes::SIGNATURES, format!("{good} signatures are good of {collected} collected"));
        }
        if let Some(covered) = signatures.settlements {
            if contest.settlements.is_some_and(|all| covered > all) {
                let all = contest.settlements.unwrap_or(0);
                found(codes::SETTLEMENTS, format!("signatures come from {covered} settlements of {all}"));
            } else if covered > signatures.good.unwrap_or(collected) {
                found(codes::SETTLEMENTS, format!("signatures come from {covered} settlements and are fewer"));
            }
        }
    }
    if let Some(terms) = nomination.terms
        && terms.before_the_limit > terms.in_a_row
    {
        let words = format!("{} terms before the limit of {} in a row", terms.before_the_limit, terms.in_a_row);
        found(codes::TERMS, words);
    }
    all
}
