//! The protocol of a precinct: its form on the day, two entries, findings, totals, observers' copies, and entry in bulk.
//!
//! Which figures a protocol has and which relations hold between them is data of the country (`protocol.toml`, read by
//! [`ProtocolTable`]); nothing here knows a figure or a finding by name. `docs/PROTOCOLS.md` draws the states of an entry.
//! It must never know a moment, a file or a journal: what was known at a time is the caller's replay.

pub mod import;
pub mod words;

mod check;
mod copies;
mod entry;
mod figures;
#[cfg(test)]
mod fixture;
mod form;
mod formula;
mod table;
mod tally;

pub use check::{Exact, Finding, Shown, What};
pub use copies::{Compared, Could, ObserversCopy, Report, Verdict, report};
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
pub use tally::{Complete, Node, Place, Precinct, Sum, Tally, TallyError, Territory};

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
    /// Territories that are no tree.
    pub const TERRITORY: &str = "T020";
    /// Figures for a place that is no precinct.
    pub const NOT_A_PRECINCT: &str = "T021";
    /// Figures that cannot be added.
    pub const FIGURES: &str = "T022";
    /// A tally with open precincts is no result.
    pub const STILL_OPEN: &str = "T023";
    /// A tally of another election.
    pub const OTHER_ELECTION: &str = "T024";
}
