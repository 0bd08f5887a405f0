//! Journals in one SQLite file: WAL, every commit on the disk before it is acknowledged, one writer at a time.
//!
//! It must never touch a file that another program made.

use std::ops::Range;
use std::path::Path;
use std::time::{Duration, Instant};

use journal::{AppendError, Entry, Head, Store, StoreError};
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension as _, TransactionBehavior, params};

use crate::rows::{self, Batch, number};
use crate::{codes, fault};

/// `Zrgy`, in the header of every file of ours.
pub(crate) const APPLICATION_ID: i32 = 0x5A72_6779;

/// The form of the tables below.
const VERSION: i32 = 1;

/// How long a handle waits for another one's transaction.
pub(crate) const BUSY: Duration = Duration::from_secs(20);

/// Lines have rows of their own, so that each append fills the last page and splits none.
const TABLES: &str = "
CREATE TABLE journal (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    last BLOB NOT NULL
) STRICT;
CREATE TABLE entry (
    journal INTEGER NOT NULL REFERENCES journal (id),
    seq     INTEGER NOT NULL,
    line    TEXT NOT NULL,
    PRIMARY KEY (journal, seq)
) STRICT;
CREATE TABLE command (
    journal INTEGER NOT NULL REFERENCES journal (id),
    id      TEXT NOT NULL,
    first   INTEGER NOT NULL,
    count   INTEGER NOT NULL,
    PRIMARY KEY (journal, id)
) STRICT, WITHOUT ROWID;
";

/// A journal in an SQLite file. Several handles, of several processes too, may keep the same one.
#[derive(Debug)]
pub struct SqliteStore {
    connection: Connection,
    journal: i64,
    name: String,
}

impl SqliteStore {
    /// Opens the journal of this name in the file, and makes both where they are not there.
    ///
    /// # Errors
    /// The file is another program's ([`codes::FOREIGN`]) or a later version's ([`codes::NEWER`]), cannot be durable
    /// ([`codes::NOT_DURABLE`]), or the disk fails.
    pub fn open(path: &Path, journal: &str) -> Result<Self, StoreError> {
        crate::check_name(journal)?;
        let operation = format!("open `{}`", path.display());
        let failed = |error| failed(&operation, error);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags).map_err(failed)?;
        connection.busy_timeout(BUSY).map_err(failed)?;
        // Nothing is written before the file is known to be ours: the mode of the log is part of the file.
        check_file(&*connection.transaction().map_err(failed)?, &operation)?;
        set_up(&connection, &operation)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        if check_file(&transaction, &operation)? {
            transaction.execute_batch(TABLES).map_err(failed)?;
            transaction.pragma_update(None, "application_id", APPLICATION_ID).map_err(failed)?;
            transaction.pragma_update(None, "user_version", VERSION).map_err(failed)?;
        }
        transaction
            .execute(
                "INSERT INTO journal (name, size, last) VALUES (?1, ?2, ?3) ON CONFLICT (name) DO NOTHING",
                params![journal, number(Head::EMPTY.size), Head::EMPTY.last.bytes()],
            )
            .map_err(failed)?;
        let id = transaction
            .query_row("SELECT id FROM journal WHERE name = ?1", [journal], |row| row.get(0))
            .map_err(failed)?;
        transaction.commit().map_err(failed)?;
        Ok(Self { connection, journal: id, name: journal.to_owned() })
    }

    /// Caps the file at so many pages of 4096 bytes; an append beyond them fails as on a full disk, and leaves what was
    /// there. A cap below the present size stops growth at once. It holds for this handle.
    ///
    /// # Errors
    /// The file cannot be asked.
    pub fn cap_pages(&self, pages: u32) -> Result<(), StoreError> {
        let operation = self.operation("cap the file");
        self.connection
            .pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
            .map_err(|error| failed(&operation, error))
    }

    /// Moves what the log holds into the database file, and empties the log.
    ///
    /// # Errors
    /// The disk fails.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        let operation = self.operation("empty the log");
        self.connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            .map_err(|error| failed(&operation, error))
    }

    fn operation(&self, what: &str) -> String {
        format!("{what} of `{}`", self.name)
    }
}

/// True where the file is new and has no tables yet. Asked within a transaction, so that all answers are of one moment.
fn check_file(connection: &Connection, operation: &str) -> Result<bool, StoreError> {
    let ask = |pragma: &str| -> rusqlite::Result<i32> { connection.pragma_query_value(None, pragma, |row| row.get(0)) };
    let (tables, id, version): (i64, i32, i32) = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .and_then(|tables| Ok((tables, ask("application_id")?, ask("user_version")?)))
        .map_err(|error| failed(operation, error))?;
    match (id, version) {
        (0, 0) if tables == 0 => Ok(true),
        (APPLICATION_ID, VERSION) => Ok(false),
        (APPLICATION_ID, later) if later > VERSION => {
            let why = format!("the file is of form {later}, this program knows {VERSION}");
            Err(fault(codes::NEWER, operation.to_owned(), why))
        }
        _ => Err(fault(codes::FOREIGN, operation.to_owned(), "another program made this SQLite file")),
    }
}

/// The settings that hold for a connection, each read back: a file system that cannot do it says so here.
fn set_up(connection: &Connection, operation: &str) -> Result<(), StoreError> {
    let failed = |error| failed(operation, error);
    let mode = write_ahead(connection).map_err(failed)?;
    connection.pragma_update(None, "synchronous", "full").map_err(failed)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(failed)?;
    connection.pragma_update(None, "trusted_schema", false).map_err(failed)?;
    let synchronous: i32 = connection.pragma_query_value(None, "synchronous", |row| row.get(0)).map_err(failed)?;
    if mode == "wal" && synchronous == 2 {
        return Ok(());
    }
    let why = format!("the log is `{mode}` and synchronous is {synchronous}, where `wal` and 2 are needed");
    Err(fault(codes::NOT_DURABLE, operation.to_owned(), why))
}

/// Asks for the write-ahead log. The first handle to a new file changes its header, and there SQLite does not wait for
/// another one that does the same, whatever time it was given.
fn write_ahead(connection: &Connection) -> rusqlite::Result<String> {
    let begun = Instant::now();
    loop {
        let mode = connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0));
        match mode {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && begun.elapsed() < BUSY => {
                std::thread::sleep(Duration::from_millis(2));
            }
            told => return told,
        }
    }
}

pub(crate) fn failed(operation: &str, error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => fault(codes::FOREIGN, operation.to_owned(), error),
        Some(ErrorCode::DatabaseCorrupt) => StoreError::broken(operation, error),
        _ => StoreError::failed(operation, error),
    }
}

/// The journal's head, inside or outside a transaction.
fn head_of(connection: &Connection, journal: i64, operation: &str) -> Result<Head, StoreError> {
    let (size, last): (i64, Vec<u8>) = connection
        .prepare_cached("SELECT size, last FROM journal WHERE id = ?1")
        .and_then(|mut statement| statement.query_row([journal], |row| Ok((row.get(0)?, row.get(1)?))))
        .map_err(|error| failed(operation, error))?;
    rows::head(operation, size, &last)
}

/// Writes the batch where the journal stands at its beginning; `false` where it stands elsewhere.
fn write(connection: &Connection, journal: i64, expected: &Head, batch: &Batch<'_>) -> rusqlite::Result<bool> {
    let moved = connection
        .prepare_cached("UPDATE journal SET size = ?1, last = ?2 WHERE id = ?3 AND size = ?4 AND last = ?5")?
        .execute(params![
            number(batch.after.size),
            batch.after.last.bytes(),
            journal,
            number(expected.size),
            expected.last.bytes()
        ])?;
    if moved == 0 {
        return Ok(false);
    }
    let mut entry = connection.prepare_cached("INSERT INTO entry (journal, seq, line) VALUES (?1, ?2, ?3)")?;
    for (seq, line) in &batch.lines {
        entry.execute(params![journal, seq, line])?;
    }
    let mut command =
        connection.prepare_cached("INSERT INTO command (journal, id, first, count) VALUES (?1, ?2, ?3, ?4)")?;
    for (id, first, count) in &batch.commands {
        command.execute(params![journal, id, first, count])?;
    }
    Ok(true)
}

/// First place and number of entries of each command. One transaction for all of them: each would lock the log anew.
fn find(connection: &Connection, journal: i64, commands: &[&str]) -> rusqlite::Result<Vec<Option<(i64, i64)>>> {
    let transaction = connection.unchecked_transaction()?;
    let mut statement =
        transaction.prepare_cached("SELECT first, count FROM command WHERE journal = ?1 AND id = ?2")?;
    let find =
        |command| statement.query_row(params![journal, command], |row| Ok((row.get(0)?, row.get(1)?))).optional();
    commands.iter().map(find).collect()
}

impl Store for SqliteStore {
    fn head(&mut self) -> Result<Head, StoreError> {
        head_of(&self.connection, self.journal, &self.operation("read the head"))
    }

    fn append(&mut self, expected: &Head, entries: &[Entry]) -> Result<Head, AppendError> {
        let batch = Batch::new(expected, entries);
        let operation = self.operation(&format!("append {} entries behind entry {}", entries.len(), expected.size));
        if entries.is_empty() {
            let head = self.head()?;
            return if head == *expected { Ok(head) } else { Err(AppendError::Moved { head }) };
        }
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|error| failed(&operation, error))?;
        match write(&transaction, self.journal, expected, &batch) {
            Ok(true) => {}
            Ok(false) => return Err(AppendError::Moved { head: head_of(&transaction, self.journal, &operation)? }),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                drop(transaction);
                return Err(self.repeated(&batch, &operation, error));
            }
            Err(error) => return Err(failed(&operation, error).into()),
        }
        transaction.commit().map_err(|error| failed(&operation, error))?;
        Ok(batch.after)
    }

    fn read(&mut self, from: u64, limit: usize) -> Result<Vec<Entry>, StoreError> {
        let operation = self.operation(&format!("read from entry {from}"));
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let found: Vec<(i64, String)> = self
            .connection
            .prepare_cached("SELECT seq, line FROM entry WHERE journal = ?1 AND seq >= ?2 ORDER BY seq LIMIT ?3")
            .and_then(|mut statement| {
                let rows = statement
                    .query_map(params![self.journal, number(from), limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
                rows.collect()
            })
            .map_err(|error| failed(&operation, error))?;
        rows::entries(&operation, from, found.into_iter())
    }

    fn find_command(&mut self, command: &str) -> Result<Option<Range<u64>>, StoreError> {
        Ok(self.find_commands(&[command])?.pop().flatten())
    }

    fn find_commands(&mut self, commands: &[&str]) -> Result<Vec<Option<Range<u64>>>, StoreError> {
        let operation = self.operation(&format!("look for {} commands", commands.len()));
        find(&self.connection, self.journal, commands)
            .map_err(|error| failed(&operation, error))?
            .into_iter()
            .map(|found| found.map(|(first, count)| rows::range(&operation, first, count)).transpose())
            .collect()
    }
}

impl SqliteStore {
    /// A row stands where the batch would write: a command is there already, or the file is broken.
    fn repeated(&mut self, batch: &Batch<'_>, operation: &str, error: rusqlite::Error) -> AppendError {
        for (index, (command, ..)) in batch.commands.iter().enumerate() {
            let twice = batch.commands[..index].iter().any(|(earlier, ..)| earlier == command);
            match self.find_command(command) {
                Ok(None) if !twice => {}
                Ok(_) => return AppendError::Repeated { command: (*command).to_owned() },
                Err(error) => return error.into(),
            }
        }
        StoreError::broken(operation, error).into()
    }
}
