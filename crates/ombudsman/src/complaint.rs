//! A complaint from receipt to closing by the law of the day: what came in and whether it may be considered, the steps a case
//! takes and the day by which each must follow. It must never know who complained, what the story is, or an hour.

mod filing;
mod rules;
#[cfg(test)]
mod tests;

pub use filing::{Author, By, Complainant, Filing, Finding, Judged, Part, Standing, judge};
pub use rules::{ComplaintRules, Gap, Rule, Why, names};

/// Codes of complaints; each has a page in `docs/codes`.
pub mod codes {
    /// What a complaint must carry is not there: it is a signal.
    pub const LACKS: &str = "O001";
    /// The law does not let it be considered.
    pub const OUTSIDE: &str = "O002";
    /// The law, its record or the facts leave it open.
    pub const LEFT_OPEN: &str = "O003";
    /// The law asks for documents and there are none to attach.
    pub const NO_DOCUMENTS: &str = "O004";
}
