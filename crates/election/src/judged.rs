//! What the commission judges under the law of a day, once for each reading of that law: a party's list, a nomination. It
//! must never know what is judged.

use jiff::civil::Date;

use crate::filing::Assumed;

/// Something judged under the law of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement<Decision, Check, Finding> {
    /// The day whose law decides.
    pub on: Date,
    /// What all readings come to.
    pub decision: Decision,
    /// One reading where the law of the day is certain, else one for each state it may have.
    pub readings: Vec<Reading<Decision, Check>>,
    /// Facts that do not add up, the same under every reading.
    pub findings: Vec<Finding>,
}

/// The same under one reading of the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<Decision, Check> {
    /// Which acts are taken as begun or not.
    pub assumes: Vec<Assumed>,
    /// What follows.
    pub decision: Decision,
    /// Every check made, and every one that could not be made.
    pub checks: Vec<Check>,
}
