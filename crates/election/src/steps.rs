//! The steps of a count: what was done, with which figures, by which article. Words are made by those who show them.

use law::Version;
use seats::Ratio;

/// Votes over a divisor, and who had them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AverageOf {
    /// The list's place in the election.
    pub list: usize,
    /// Its votes.
    pub votes: u64,
    /// What they are divided by.
    pub divisor: u64,
}

/// What was done. Lists are named by their place in the election's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The number the threshold is a share of.
    Base {
        /// Ballots for the lists.
        lists: u64,
        /// Ballots against all that count in.
        against_all: u64,
        /// The base.
        total: u64,
    },
    /// A list against the threshold.
    Threshold {
        /// The list.
        list: usize,
        /// Its votes.
        votes: u64,
        /// The base.
        base: u64,
        /// The least number of votes that passes with this base.
        needed: u64,
        /// Whether it passes.
        passed: bool,
    },
    /// Only this list passes.
    OnlyOne {
        /// The list.
        list: usize,
    },
    /// The list with the next most votes is admitted though it did not pass.
    SecondAdmitted {
        /// The list.
        list: usize,
        /// Its votes.
        votes: u64,
    },
    /// Votes for one mandate.
    Quota {
        /// Votes of the admitted lists.
        votes: u128,
        /// Mandates.
        seats: u32,
        /// Votes by mandates.
        quota: Ratio,
    },
    /// Votes of a list by the quota.
    Quotient {
        /// The list.
        list: usize,
        /// The quotient.
        quotient: Ratio,
        /// Its whole part: mandates.
        whole: u64,
        /// What is left of it.
        fraction: Ratio,
    },
    /// The second list's quotient is multiplied.
    Reduced {
        /// The list.
        list: usize,
        /// By what.
        factor: Ratio,
        /// The result.
        quotient: Ratio,
        /// Its whole part.
        whole: u64,
    },
    /// The second list is raised to the least number.
    Raised {
        /// The list.
        list: usize,
        /// The least number.
        minimum: u64,
    },
    /// Every mandate left over goes to the list that passed.
    LeftoverToFirst {
        /// The list.
        list: usize,
        /// How many.
        seats: u64,
    },
    /// A mandate left over goes to a largest fraction.
    Fraction {
        /// The list.
        list: usize,
        /// Its fraction.
        fraction: Ratio,
        /// Its place among the fractions, from 1.
        place: u32,
    },
    /// A mandate by highest average.
    Average {
        /// Its number, from 1.
        seat: u32,
        /// Who got it.
        winner: AverageOf,
        /// Who came next.
        runner_up: Option<AverageOf>,
    },
    /// Lists are equal for the last mandates.
    Tied {
        /// The lists.
        lists: Vec<usize>,
        /// Mandates they compete for.
        seats: u32,
    },
    /// A tie settled by the order of registration.
    ByRegistration {
        /// The list.
        list: usize,
        /// Its place in the order.
        order: u32,
        /// Mandates it gets.
        seats: u32,
    },
    /// A tied mandate given by the drawn lot.
    ByLot {
        /// The list.
        list: usize,
    },
}

/// One step and the versions of the law that order it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What was done.
    pub what: What,
    /// By which rules; empty only where none is recorded.
    pub by: Vec<Version>,
}

impl Step {
    /// Article and act of every rule the step follows, each once.
    pub fn citations(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for version in &self.by {
            let citation = version.citation();
            if !all.contains(&citation) {
                all.push(citation);
            }
        }
        all
    }
}
