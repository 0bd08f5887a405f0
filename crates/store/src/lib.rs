//! Keeps journals: in an SQLite file on one machine, in PostgreSQL for several, and the writer that decides commands and
//! appends their entries in groups.
//!
//! It must never know what an entry means: a [`Decider`] does.
//!
//! ```
//! use journal::Store as _;
//!
//! let mut store = store::open("memory:", "majilis-2021")?;
//! assert_eq!(store.head()?, journal::Head::EMPTY);
//! # Ok::<(), journal::StoreError>(())
//! ```

pub mod codes;
mod decider;
mod group;
mod look;
mod postgres_store;
mod rows;
mod sqlite_store;
mod writer;

use journal::{MemoryStore, Store, StoreError};

pub use decider::{Decider, Decision};
pub use look::{Kept, Lines, journals, lines};
pub use postgres_store::PostgresStore;
pub use sqlite_store::SqliteStore;
pub use writer::{Client, Done, Options, WriteError, Writer};

/// Bytes of a journal's name.
const MAX_NAME_BYTES: usize = 200;

/// Opens a journal by address, and makes it where there is none: `sqlite:PATH`, `postgres://USER@HOST/DATABASE`, or
/// `memory:`, which is empty each time and ends with its handles.
///
/// # Errors
/// The address or the name is none, the file or database is another program's or a later version's, or the world failed.
pub fn open(address: &str, journal: &str) -> Result<Box<dyn Store>, StoreError> {
    if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        return Ok(Box::new(PostgresStore::open(address, journal)?));
    }
    match address.split_once(':') {
        Some(("sqlite", path)) if !path.is_empty() => Ok(Box::new(SqliteStore::open(path.as_ref(), journal)?)),
        Some(("memory", "")) => {
            check_name(journal)?;
            Ok(Box::new(MemoryStore::new()))
        }
        _ => Err(no_address(address)),
    }
}

fn no_address(address: &str) -> StoreError {
    let why = "an address is `sqlite:PATH`, `postgres://USER@HOST/DATABASE` or `memory:`";
    fault(codes::BAD_ADDRESS, format!("open `{address}`"), why)
}

fn check_name(journal: &str) -> Result<(), StoreError> {
    let fits = (1..=MAX_NAME_BYTES).contains(&journal.len()) && !journal.contains(|c: char| c.is_control());
    if fits {
        return Ok(());
    }
    let why = format!("a journal's name has 1 to {MAX_NAME_BYTES} bytes without control characters");
    Err(fault(codes::BAD_ADDRESS, format!("open the journal {journal:?}"), why))
}

fn fault(
    code: &'static str,
    operation: String,
    why: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> StoreError {
    StoreError { code, operation, cause: why.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_are_none_are_refused() {
        let check = |address: &str, journal: &str, expect: &str| {
            let told = open(address, journal).err().map(|error| error.to_string());
            assert_eq!(told.as_deref(), Some(expect));
        };
        let why = "an address is `sqlite:PATH`, `postgres://USER@HOST/DATABASE` or `memory:`";
        for address in ["", "sqlite:", "memory", "memory:x", "mysql://h/d", "/var/x.db"] {
            check(address, "j", &format!("J018 cannot open `{address}`: {why}"));
        }
        let why = "a journal's name has 1 to 200 bytes without control characters";
        check("memory:", "", &format!("J018 cannot open the journal \"\": {why}"));
        check("memory:", "a\n", &format!("J018 cannot open the journal \"a\\n\": {why}"));
    }
}
