//! What an entry keeps of its past. It must never lose a figure that was entered.

use std::sync::Arc;

use super::super::figures::Figures;

/// Why what stood is superseded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The commission counted again at the request of a proxy.
    RecountOnRequest,
    /// The commission counted again because the higher commission ordered it.
    RecountOrdered,
    /// The figures were entered other than the paper has them.
    Correction,
    /// The vote of the precinct was declared void.
    DeclaredVoid,
    /// The vote of the precinct was held again.
    RepeatVoting,
}

impl Ground {
    /// All grounds.
    pub const ALL: [Self; 5] =
        [Self::RecountOnRequest, Self::RecountOrdered, Self::Correction, Self::DeclaredVoid, Self::RepeatVoting];
}

/// Why a warning may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Code of the finding.
    pub code: String,
    /// In words.
    pub text: String,
}

/// Something that no longer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Past {
    /// An entry of one of the two.
    Entered {
        /// The person.
        by: String,
        /// The figures.
        figures: Arc<Figures>,
    },
    /// A third person's reading of disputed figures.
    Settled {
        /// The person.
        by: String,
        /// The figures.
        figures: Arc<Figures>,
    },
    /// Reasons were given for warnings.
    Resolved {
        /// The person.
        by: String,
        /// The reasons.
        reasons: Vec<Reason>,
    },
    /// Figures that were taken.
    Accepted {
        /// The person.
        by: String,
        /// The figures.
        figures: Arc<Figures>,
        /// The reasons for their warnings.
        reasons: Vec<Reason>,
    },
    /// What stood was superseded; what comes after belongs to another round.
    Superseded {
        /// The person.
        by: String,
        /// On which ground.
        ground: Ground,
        /// In words.
        because: String,
    },
}

/// Earlier rounds, readable by all, and this round, sealed until both entries are made.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    pub(super) past: Vec<Past>,
    pub(super) round: Vec<Past>,
}

impl Log {
    pub(super) fn keep(&mut self, past: Past) {
        self.round.push(past);
    }

    /// Ends the round.
    pub(super) fn supersede(mut self, by: &str, ground: Ground, because: String) -> Self {
        self.past.append(&mut self.round);
        self.past.push(Past::Superseded { by: by.to_owned(), ground, because });
        self
    }

    /// Whether a person made an entry of this round.
    pub(super) fn entered(&self, by: &str) -> bool {
        self.round.iter().any(|past| matches!(past, Past::Entered { by: one, .. } if one == by))
    }

    /// How often what stood was superseded on a ground.
    pub(super) fn times(&self, wanted: Ground) -> u64 {
        let same = |past: &&Past| matches!(past, Past::Superseded { ground, .. } if *ground == wanted);
        self.past.iter().filter(same).map(|_| 1).sum()
    }
}
