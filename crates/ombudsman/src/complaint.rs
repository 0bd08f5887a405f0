//! A complaint from receipt to closing by the law of the day: what came in and whether it may be considered, the steps a case
//! takes and the day by which each must follow. It must never know who complained, what the story is, or an hour.

mod apply;
mod due;
mod filing;
mod rules;
mod stage;
mod step;

pub use apply::{Applied, apply, open_own, receive};
pub use due::{Basis, Due, Term};
pub use filing::{Author, By, Complainant, Filing, Finding, Judged, Part, Standing, judge};
pub(crate) use rules::settle;
pub use rules::{Asked, ComplaintRules, Gap, Rule, Why, names};
pub use stage::{Refusal, Stage, State, TRANSITIONS, To};
pub use step::{Kind, Step, Taken};

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
    /// The step cannot be taken where the case stands.
    pub const NOT_HERE: &str = "O010";
    /// The step lies before the last one.
    pub const BEFORE: &str = "O011";
    /// What the step names is not awaited or not there.
    pub const NOT_AWAITED: &str = "O012";
    /// The law asks for reasons and there are none.
    pub const REASONS: &str = "O013";
    /// The law's list does not name it.
    pub const NOT_LISTED: &str = "O014";
    /// The other side was not heard.
    pub const NOT_HEARD: &str = "O015";
    /// The file of a court case under way may not be demanded.
    pub const COURT_FILE: &str = "O016";
    /// A time set is shorter or longer than the law lets it be.
    pub const TIME_SET: &str = "O017";
    /// The term was missed.
    pub const LATE: &str = "O018";
    /// An answer is still awaited.
    pub const UNANSWERED: &str = "O019";
    /// No office is left that the complainant wants.
    pub const NO_OFFICE: &str = "O020";
    /// The place has no representative on the day.
    pub const NO_REPRESENTATIVE: &str = "O021";
    /// A prisoner's letter to the office was opened.
    pub const CONTROLLED: &str = "O030";
    /// A prisoner's letter was sent late.
    pub const LETTER_LATE: &str = "O031";
    /// A box was opened by others, too seldom, or off the record.
    pub const BOX: &str = "O032";
    /// A plan of visits does not add up.
    pub const PLAN: &str = "O040";
}
