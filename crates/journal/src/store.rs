//! What keeps a journal: the contract, and the ways it can fail.
//!
//! It must never know where entries are kept.

use std::error::Error;
use std::fmt;
use std::ops::Range;

use crate::chain::Head;
use crate::codes;
use crate::entry::Entry;

/// Keeps one journal. Every implementation passes one suite (`crates/store/tests/conformance.rs`).
///
/// Several handles may keep the same journal; each append names the head it continues, so that no two of them can grow
/// the journal at the same place.
pub trait Store: Send {
    /// Where the journal stands now.
    ///
    /// # Errors
    /// The store cannot be asked.
    fn head(&mut self) -> Result<Head, StoreError>;

    /// Appends the entries where the journal still stands at `expected`. All or none: when it returns, all are durable.
    /// No entries are no change: only the head is compared.
    ///
    /// # Errors
    /// [`AppendError::Moved`]: the journal stands elsewhere, nothing was appended. [`AppendError::Repeated`]: a command is
    /// in the journal already, nothing was appended. [`AppendError::Failed`]: the world failed, perhaps after the entries
    /// were kept: ask [`Store::head`] or [`Store::find_command`] before trying again.
    ///
    /// # Panics
    /// The entries do not continue `expected`, or end within a command: a bug of whoever appends.
    fn append(&mut self, expected: &Head, entries: &[Entry]) -> Result<Head, AppendError>;

    /// At most `limit` entries from place `from` on, in order; fewer at the end, none behind it. Each of them names the
    /// hash of the one before it: what keeps them elsewhere asks that of what it reads.
    ///
    /// # Errors
    /// The store cannot be asked, or what it keeps is no entry.
    fn read(&mut self, from: u64, limit: usize) -> Result<Vec<Entry>, StoreError>;

    /// The places of the command's entries, where it is in the journal.
    ///
    /// # Errors
    /// The store cannot be asked.
    fn find_command(&mut self, command: &str) -> Result<Option<Range<u64>>, StoreError>;

    /// [`Store::find_command`] for several at once, in their order. A store across a network asks once for all of them.
    ///
    /// # Errors
    /// The store cannot be asked.
    fn find_commands(&mut self, commands: &[&str]) -> Result<Vec<Option<Range<u64>>>, StoreError> {
        commands.iter().map(|command| self.find_command(command)).collect()
    }

    /// Keeps other handles from appending until this one has appended once, or lets go: what it reads meanwhile is the end
    /// of the journal. For handles that would otherwise be quicker than one another for ever; a store that cannot does
    /// nothing, and an append still names the head it continues.
    ///
    /// # Errors
    /// The store cannot be asked, or another handle does not let go.
    fn hold(&mut self) -> Result<(), StoreError> {
        Ok(())
    }

    /// Lets go of what [`Store::hold`] keeps; nothing where nothing is kept.
    ///
    /// # Errors
    /// The store cannot be asked; nothing is kept then either.
    fn release(&mut self) -> Result<(), StoreError> {
        Ok(())
    }
}

impl<S: Store + ?Sized> Store for Box<S> {
    fn head(&mut self) -> Result<Head, StoreError> {
        (**self).head()
    }

    fn append(&mut self, expected: &Head, entries: &[Entry]) -> Result<Head, AppendError> {
        (**self).append(expected, entries)
    }

    fn read(&mut self, from: u64, limit: usize) -> Result<Vec<Entry>, StoreError> {
        (**self).read(from, limit)
    }

    fn find_command(&mut self, command: &str) -> Result<Option<Range<u64>>, StoreError> {
        (**self).find_command(command)
    }

    fn find_commands(&mut self, commands: &[&str]) -> Result<Vec<Option<Range<u64>>>, StoreError> {
        (**self).find_commands(commands)
    }

    fn hold(&mut self) -> Result<(), StoreError> {
        (**self).hold()
    }

    fn release(&mut self) -> Result<(), StoreError> {
        (**self).release()
    }
}

/// The world failed.
#[derive(Debug)]
pub struct StoreError {
    /// One of [`crate::codes`], or a code of the crate that keeps the journal.
    pub code: &'static str,
    /// What was being done, such as ``append 3 entries to `majilis-2021` ``.
    pub operation: String,
    /// Why it failed.
    pub cause: Box<dyn Error + Send + Sync>,
}

/// Why nothing, or nothing certain, was appended.
#[derive(Debug)]
pub enum AppendError {
    /// The journal does not stand where the entries begin.
    Moved {
        /// Where it stands.
        head: Head,
    },
    /// A command is in the journal already.
    Repeated {
        /// Its id.
        command: String,
    },
    /// The world failed.
    Failed(StoreError),
}

impl StoreError {
    /// A failure of the world, [`codes::STORE_FAILED`].
    pub fn failed(operation: impl Into<String>, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { code: codes::STORE_FAILED, operation: operation.into(), cause: cause.into() }
    }

    /// What is kept is not what was appended, [`codes::STORE_BROKEN`].
    pub fn broken(operation: impl Into<String>, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { code: codes::STORE_BROKEN, operation: operation.into(), cause: cause.into() }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cannot {}", self.code, self.operation)?;
        let mut cause: Option<&(dyn Error + 'static)> = Some(&*self.cause);
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.cause)
    }
}

impl fmt::Display for AppendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Moved { head } => write!(f, "{} the journal grew in the meantime: {head}", codes::MOVED),
            Self::Repeated { command } => {
                write!(f, "{} the command `{command}` is in the journal already", codes::REPEATED)
            }
            Self::Failed(error) => error.fmt(f),
        }
    }
}

impl Error for AppendError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Failed(error) => error.source(),
            Self::Moved { .. } | Self::Repeated { .. } => None,
        }
    }
}

impl From<StoreError> for AppendError {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}
