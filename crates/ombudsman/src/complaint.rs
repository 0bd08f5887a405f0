//! A complaint from receipt to closing: what came in judged by the law of its day, the steps of the office with what the law
//! asks of each, and what is due by when. It must never know who complained, or a sentence of what was told.

pub mod due;
pub mod filing;
pub mod rules;
pub mod stage;

pub use due::{Due, What};
pub use filing::{Filing, Judged, Standing, judge};
pub use rules::ComplaintRules;
pub use stage::{At, Halt, Refusal, Stage, Step, TRANSITIONS, Taken};

/// Codes of findings and refusals; each has a page in `docs/codes`.
pub mod codes {
    /// A complaint lacks what the law says it must carry: it is a signal.
    pub const LACKS: &str = "O001";
    /// The law asks for documents and there are none.
    pub const NO_DOCUMENTS: &str = "O002";
    /// The law does not let it be considered.
    pub const OUTSIDE: &str = "O003";
    /// The law or the facts leave it open.
    pub const LEFT_OPEN: &str = "O004";
    /// The step does not follow from the stage of the case.
    pub const NO_ARROW: &str = "O005";
    /// The law of the day does not let the step be taken so.
    pub const NOT_ALLOWED: &str = "O006";
}
