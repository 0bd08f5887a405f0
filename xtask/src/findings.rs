//! What a check found in a file, and why a command could not be carried out at all.
//!
//! It must never know which check speaks: the wording, the order and the exit code are the same for all of them.

use std::fmt;

/// One place in the repository that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// Path from the root of the repository, with `/` on every system.
    pub(crate) path: String,
    /// Line, from 1; 0 where the finding is about the file as a whole.
    pub(crate) line: usize,
    /// What is wrong, and with which object.
    pub(crate) why: String,
    /// What to do about it.
    pub(crate) hint: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.why)?,
            line => write!(f, "{}:{line}: {}", self.path, self.why)?,
        }
        write!(f, "\n  hint: {}", self.hint)
    }
}

/// What one check has to say: findings fail it, warnings and notes do not.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// Broken rules.
    pub(crate) errors: Vec<Finding>,
    /// Worth a look, and no failure.
    pub(crate) warnings: Vec<String>,
    /// Figures the check prints even where all is well.
    pub(crate) notes: Vec<String>,
}

impl Findings {
    /// Adds one broken rule.
    pub(crate) fn error(
        &mut self,
        path: impl Into<String>,
        line: usize,
        why: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.errors.push(Finding { path: path.into(), line, why: why.into(), hint: hint.into() });
    }

    /// Adds a figure to print.
    pub(crate) fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }

    /// True where no rule is broken.
    pub(crate) fn passed(&self) -> bool {
        self.errors.is_empty()
    }

    /// Prints notes to stdout, warnings and findings to stderr, in the order of files and lines.
    pub(crate) fn print(&self) {
        for note in &self.notes {
            println!("{note}");
        }
        for warning in &self.warnings {
            eprintln!("warning: {warning}");
        }
        let mut errors = self.errors.clone();
        errors.sort();
        for finding in &errors {
            eprintln!("{finding}");
        }
        if !errors.is_empty() {
            eprintln!("\n{} findings", errors.len());
        }
    }

    /// Paths, lines and reasons, one a row: what the tests of the rules compare.
    #[cfg(test)]
    pub(crate) fn lines(&self) -> Vec<String> {
        self.errors.iter().map(|e| format!("{}:{}: {}", e.path, e.line, e.why)).collect()
    }
}

/// The command could not be carried out: a program is missing, a file cannot be read.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    hint: String,
}

impl Failure {
    /// A failure that names the object, and what the reader can do.
    pub(crate) fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { what: what.into(), hint: hint.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n\nhint: {}", self.what, self.hint)
    }
}
