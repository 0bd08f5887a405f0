//! Looks at what a database keeps, without making anything in it: which journals there are, and their lines as they stand.
//!
//! It must never repair or judge a line: whoever verifies a journal wants to see it as it is.

use std::path::Path;

use journal::{Head, StoreError};
use postgres::{Client, NoTls};
use rusqlite::{Connection, OpenFlags};

use crate::rows;
use crate::sqlite_store::{self, APPLICATION_ID};
use crate::{codes, fault};

/// A journal of a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub name: String,
    /// Where it stands, by what the database notes beside the lines.
    pub head: Head,
}

/// The lines of a journal and the head noted beside them.
pub type Lines = (Head, Vec<String>);

/// The journals of a database by their names; none where there is no such file or no table of ours.
///
/// # Errors
/// The address is none, the file is another program's, or the world failed.
pub fn journals(address: &str) -> Result<Vec<Kept>, StoreError> {
    let operation = "list the journals";
    let rows: Vec<(String, i64, Vec<u8>)> = match Place::of(address)? {
        Place::Memory => Vec::new(),
        Place::Sqlite(path) => {
            let Some(connection) = sqlite(path, operation)? else { return Ok(Vec::new()) };
            let failed = |error| sqlite_store::failed(operation, error);
            let mut all = connection.prepare("SELECT name, size, last FROM journal ORDER BY name").map_err(failed)?;
            let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).map_err(failed)?;
            rows.collect::<rusqlite::Result<_>>().map_err(failed)?
        }
        Place::Postgres(address) => {
            let Some(mut client) = postgres(address, operation)? else { return Ok(Vec::new()) };
            let found = client.query("SELECT name, size, last FROM zhargy.journal ORDER BY name COLLATE \"C\"", &[]);
            let found = found.map_err(|error| StoreError::failed(operation, error))?;
            found.into_iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect()
        }
    };
    rows.into_iter().map(|(name, size, last)| Ok(Kept { head: rows::head(operation, size, &last)?, name })).collect()
}

/// The lines of a journal in the order of their numbers, as they stand, and the head that is noted beside them; nothing
/// where there is no such journal.
///
/// # Errors
/// The address is none, the file is another program's, or the world failed.
pub fn lines(address: &str, journal: &str) -> Result<Option<Lines>, StoreError> {
    let operation = format!("read the lines of `{journal}`");
    let Some(kept) = journals(address)?.into_iter().find(|kept| kept.name == journal) else { return Ok(None) };
    let lines = match Place::of(address)? {
        Place::Memory => Vec::new(),
        Place::Sqlite(path) => {
            let Some(connection) = sqlite(path, &operation)? else { return Ok(None) };
            let failed = |error| sqlite_store::failed(&operation, error);
            let mut all = connection
                .prepare("SELECT line FROM entry WHERE journal = (SELECT id FROM journal WHERE name = ?1) ORDER BY seq")
                .map_err(failed)?;
            let rows = all.query_map([journal], |row| row.get(0)).map_err(failed)?;
            rows.collect::<rusqlite::Result<_>>().map_err(failed)?
        }
        Place::Postgres(address) => {
            let Some(mut client) = postgres(address, &operation)? else { return Ok(None) };
            let found = client.query(
                "SELECT line FROM zhargy.entry WHERE journal = (SELECT id FROM zhargy.journal WHERE name = $1) \
                 ORDER BY seq",
                &[&journal],
            );
            let found = found.map_err(|error| StoreError::failed(operation, error))?;
            found.into_iter().map(|row| row.get(0)).collect()
        }
    };
    Ok(Some((kept.head, lines)))
}

enum Place<'a> {
    Memory,
    Sqlite(&'a Path),
    Postgres(&'a str),
}

impl<'a> Place<'a> {
    fn of(address: &'a str) -> Result<Self, StoreError> {
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            return Ok(Self::Postgres(address));
        }
        match address.split_once(':') {
            Some(("sqlite", path)) if !path.is_empty() => Ok(Self::Sqlite(path.as_ref())),
            Some(("memory", "")) => Ok(Self::Memory),
            _ => Err(crate::no_address(address)),
        }
    }
}

/// A connection to a file that is there and ours; nothing where there is no file, or an empty one.
fn sqlite(path: &Path, operation: &str) -> Result<Option<Connection>, StoreError> {
    let failed = |error| sqlite_store::failed(operation, error);
    if !path.exists() {
        return Ok(None);
    }
    // To read beside a writer, the file of the log must be writable; no file is made.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    connection.busy_timeout(sqlite_store::BUSY).map_err(failed)?;
    let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(failed)?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(failed)?;
    match id {
        APPLICATION_ID => Ok(Some(connection)),
        0 if tables == 0 => Ok(None),
        _ => Err(fault(codes::FOREIGN, operation.to_owned(), "another program made this SQLite file")),
    }
}

/// A connection to a database with our tables; nothing where it has none.
fn postgres(address: &str, operation: &str) -> Result<Option<Client>, StoreError> {
    let failed = |error| StoreError::failed(operation, error);
    let mut client = Client::connect(address, NoTls).map_err(failed)?;
    let there = client.query_one("SELECT to_regclass('zhargy.journal') IS NOT NULL", &[]).map_err(failed)?;
    Ok(there.get::<_, bool>(0).then_some(client))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_makes_nothing() {
        let folder = std::env::temp_dir().join(format!("zhargy-look-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("j.db");
        let address = format!("sqlite:{}", path.display());
        assert_eq!(journals(&address).unwrap(), []);
        assert!(!path.exists());
        drop(crate::open(&address, "b").unwrap());
        drop(crate::open(&address, "a").unwrap());
        let names: Vec<String> = journals(&address).unwrap().into_iter().map(|kept| kept.name).collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(lines(&address, "a").unwrap(), Some((Head::EMPTY, Vec::new())));
        assert_eq!(lines(&address, "c").unwrap(), None);
        assert_eq!(journals("memory:").unwrap(), []);
        assert_eq!(journals("disk").err().map(|error| error.code), Some(codes::BAD_ADDRESS));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
