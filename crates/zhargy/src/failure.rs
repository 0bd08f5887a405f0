//! How a command fails: a message that names what, where and why, and an exit code. It never prints by itself.

use std::fmt::Write as _;

use law::Fault;

use crate::render::style;

/// Codes of the command line's own errors.
pub(crate) mod codes {
    /// A file cannot be read.
    pub(crate) const FILE: &str = "C001";
    /// An argument that cannot be read.
    pub(crate) const ARGUMENT: &str = "C002";
    /// No such election.
    pub(crate) const NO_ELECTION: &str = "C003";
    /// The two counts differ.
    pub(crate) const COUNTS_DIFFER: &str = "C004";
    /// A file cannot be written.
    pub(crate) const WRITE: &str = "C005";
    /// Nothing of that name to explain.
    pub(crate) const NOTHING_TO_EXPLAIN: &str = "C006";
    /// A command of an election that cannot be read.
    pub(crate) const ORDER: &str = "C007";
    /// No journal of that election.
    pub(crate) const NO_JOURNAL: &str = "C008";
    /// A result that is not certified, asked to be issued or archived.
    pub(crate) const NOT_CERTIFIED: &str = "C009";
    /// A key that cannot be read.
    pub(crate) const KEY: &str = "C010";
    /// A certificate that is no longer made as it was issued.
    pub(crate) const OTHER_CERTIFICATE: &str = "C011";
    /// A protocol asked for before there is a form of it, or of no precinct.
    pub(crate) const NO_PROTOCOL: &str = "C012";
    /// An address on which nothing can listen.
    pub(crate) const LISTEN: &str = "C013";
    /// An election of which the law gives no calendar.
    pub(crate) const NO_CALENDAR: &str = "C014";
}

/// A failed command.
#[derive(Debug)]
pub(crate) struct Failure {
    /// 1: the law says no; 2: we failed.
    pub(crate) exit: u8,
    /// The message, ready to print, without colour.
    pub(crate) message: String,
}

impl Failure {
    /// A failure of ours.
    pub(crate) fn new(code: &str, what: impl std::fmt::Display, hint: impl std::fmt::Display) -> Self {
        let hint = hint.to_string();
        let mut message = format!("{code} {what}");
        if !hint.is_empty() {
            let _ = write!(message, "\n\nhint: {hint}");
        }
        Self { exit: 2, message }
    }

    /// A message that carries its own code and hint.
    pub(crate) fn told(message: impl std::fmt::Display) -> Self {
        Self { exit: 2, message: message.to_string() }
    }

    /// The same as a no of the law.
    pub(crate) fn law_says_no(mut self) -> Self {
        self.exit = 1;
        self
    }

    /// Faults of files: all of them, the first few in full.
    pub(crate) fn faults(faults: &[Fault]) -> Self {
        const SHOWN: usize = 20;
        let mut message = String::new();
        for fault in faults.iter().take(SHOWN) {
            let _ = writeln!(message, "{fault}\n");
        }
        if faults.len() > SHOWN {
            let _ = writeln!(message, "... and {} more\n", faults.len() - SHOWN);
        }
        if let [only] = faults {
            let _ = write!(message, "`zhargy explain {}` tells more", only.code);
        } else {
            let _ = write!(message, "{} faults", faults.len());
        }
        Self { exit: 2, message }
    }

    /// The message with the word `error` in colour.
    pub(crate) fn styled(&self) -> String {
        format!("{}error:{} {}", style::ERROR.render(), style::ERROR.render_reset(), self.message)
    }
}
