//! Bodies that came after the first version: steps of a candidate of which the hour was stated.

use serde::{Deserialize, Serialize};

use super::{CandidateStep, PapersBrought};

/// `candidate.step/2`: a step of which the hour was stated, which decides on the last day of a term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepAt {
    /// The hour, such as `17:30`.
    pub hour: String,
    /// The step.
    pub step: CandidateStep,
}

/// `candidate.papers/2`: papers of which the hour was stated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PapersAt {
    /// The hour, such as `17:30`.
    pub hour: String,
    /// What was brought.
    pub brought: PapersBrought,
}
