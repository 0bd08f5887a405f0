//! A fault found in a file: what, where, why and how to mend it. It never prints, it never stops the program.

use std::fmt;

/// Codes of the loader and of the answers. Each has a page `docs/codes/<code>.md`.
pub mod codes {
    /// Target does not exist.
    pub const TARGET_MISSING: &str = "E101";
    /// `was` does not match what stood before.
    pub const WAS_FALSE: &str = "E102";
    /// The rule had already ended.
    pub const TARGET_ENDED: &str = "E103";
    /// Two operations of one day whose order matters and is not said.
    pub const ORDER_UNSAID: &str = "E104";
    /// Another type or unit than the rule's.
    pub const WRONG_TYPE: &str = "E105";
    /// The rule is defined twice.
    pub const DEFINED_TWICE: &str = "E106";
    /// A day without a value in a rule marked `total`.
    pub const GAP: &str = "E107";
    /// A reference whose target ended.
    pub const DANGLING: &str = "E108";
    /// An operation that changes nothing.
    pub const IDLE: &str = "E110";
    /// A bill drafted on another state of the law.
    pub const BILL_BASE: &str = "E112";
    /// The file is not UTF-8.
    pub const NOT_UTF8: &str = "L001";
    /// The file is not TOML.
    pub const NOT_TOML: &str = "L002";
    /// A field is missing.
    pub const FIELD_MISSING: &str = "L003";
    /// A field nobody knows.
    pub const FIELD_UNKNOWN: &str = "L004";
    /// A field holds another kind of TOML value.
    pub const FIELD_TYPE: &str = "L005";
    /// A kind of operation nobody knows.
    pub const KIND_UNKNOWN: &str = "L006";
    /// A value that cannot be read in its rule's type.
    pub const BAD_VALUE: &str = "L007";
    /// A binary float.
    pub const FLOAT: &str = "L008";
    /// An identifier used twice.
    pub const DUPLICATE_ID: &str = "L009";
    /// A day that is no day, or bounds in the wrong order.
    pub const BAD_DAY: &str = "L010";
    /// A reference to nothing.
    pub const REFERENCE: &str = "L011";
    /// The file is too large.
    pub const TOO_LARGE: &str = "L012";
    /// Too many unknown days overlap for one rule.
    pub const TOO_UNCERTAIN: &str = "L013";
    /// A rule nobody defined.
    pub const RULE_UNKNOWN: &str = "L020";
    /// A day before the first act.
    pub const BEFORE_FIRST_ACT: &str = "L021";
    /// Nobody recorded what the law was.
    pub const UNRECORDED: &str = "L022";
}

/// Where in a file: line and column count from 1, columns in bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file's name as the caller gave it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in bytes, from 1.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// What is wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// One of [`codes`], or a code of the crate that reads the file.
    pub code: &'static str,
    /// Where.
    pub place: Place,
    /// The field's path, such as `op[3].value`; empty for the whole file.
    pub field: String,
    /// What is wrong and why, in one sentence.
    pub what: String,
    /// How to mend it, or empty.
    pub hint: String,
}

impl Fault {
    /// A fault without a hint.
    pub fn new(code: &'static str, place: Place, field: impl Into<String>, what: impl Into<String>) -> Self {
        Self { code, place, field: field.into(), what: what.into(), hint: String::new() }
    }

    /// The same fault with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.place)?;
        if !self.field.is_empty() {
            write!(f, " ({})", self.field)?;
        }
        write!(f, ": {}", self.what)?;
        if !self.hint.is_empty() {
            write!(f, "\n\nhint: {}", self.hint)?;
        }
        Ok(())
    }
}

impl std::error::Error for Fault {}
