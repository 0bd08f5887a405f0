//! Codes of what keeps journals, beyond those of [`journal::codes`]. Each has a page `docs/codes/<code>.md`.

/// The file or database is another program's.
pub const FOREIGN: &str = "J016";
/// A later version of the program made it.
pub const NEWER: &str = "J017";
/// An address nobody can open, or a journal's name that is none.
pub const BAD_ADDRESS: &str = "J018";
/// The database does not keep what it acknowledges.
pub const NOT_DURABLE: &str = "J019";
/// The writer stopped, or has more to do than it can take.
pub const NO_WRITER: &str = "J020";
/// A program error while a command was decided.
pub const BUG: &str = "J021";
