//! The protocol of a precinct: its form on the day, two entries, findings, totals, observers' copies, and entry in bulk.
//!
//! Which figures a protocol has and which relations hold between them is data of the country (`protocol.toml`, read by
//! [`ProtocolTable`]); nothing here knows a figure or a finding by name. `docs/PROTOCOLS.md` draws the states of an entry.
//! It must never know a moment, a file or a journal: what was known at a time is the caller's replay.

pub mod words;

mod check;
mod entry;
mod figures;
#[cfg(test)]
mod fixture;
mod form;
mod formula;
mod table;

pub use check::{Exact, Finding, Shown, What};
pub use entry::{
    Accepted, Actor, AwaitingFirst, AwaitingSecond, Command, Differs, Entry, EntryRules, FirstEntered, Ground, Made,
    Move, Outcome, Past, Reason, Refusal, Refused, Resolved, SecondSeat, Settled, Stage, State, TRANSITIONS, Void,
};
pub use figures::{Cell, Difference, Figures, MAX_FIGURE, MAX_MEMBERS, TooLarge, compare};
pub use form::{BallotList, Figure, Form, FormError, Note, Unchecked};
pub use formula::{Formula, FormulaError, MAX_FACTOR, Operand, Relation, Term};
pub use table::{
    Advice, Check, FigureRow, FindingRow, Headings, Level, Means, Per, ProtocolTable, Role, Scope, Titles, Tolerance,
};

/// Codes of faults in `protocol.toml`, of forms and of totals. Each has a page `docs/codes/<code>.md`.
pub mod codes {
    /// A formula that cannot be read.
    pub const FORMULA: &str = "T001";
    /// A formula that is not linear.
    pub const NOT_LINEAR: &str = "T002";
    /// A number in a formula that is too large.
    pub const FACTOR_TOO_LARGE: &str = "T003";
    /// A formula names a figure that no row describes.
    pub const NO_SUCH_FIGURE: &str = "T004";
    /// A finding has a formula and a check, or neither.
    pub const ONE_OF_TWO: &str = "T005";
    /// A figure of several rows is used without `sum`, or `sum` is used with a figure of one.
    pub const SUM: &str = "T006";
    /// The law of the day does not say whether a figure belongs to the form.
    pub const FORM_UNKNOWN: &str = "T010";
    /// The lists do not make a form.
    pub const FORM_LISTS: &str = "T011";
}
