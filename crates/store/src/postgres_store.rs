//! Journals in PostgreSQL: any number of nodes append to one journal, each append one statement and one round trip.
//!
//! It must never acknowledge what the server would lose: every session asks for `synchronous_commit`, and a server without
//! `fsync` is refused.

use std::ops::Range;
use std::time::Duration;

use journal::{AppendError, Entry, Head, Store, StoreError};
use postgres::error::SqlState;
use postgres::{Client, Config, NoTls, Statement};

use crate::rows::{self, Batch, number};
use crate::{codes, fault};

/// The form of the tables below.
const VERSION: i32 = 1;

/// Held while the tables are made: two nodes may start at once.
const LOCK: i64 = 0x5A72_6779;

const TABLES: &str = "
CREATE SCHEMA zhargy;
CREATE TABLE zhargy.form (version integer NOT NULL);
CREATE TABLE zhargy.journal (
    id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    size bigint NOT NULL,
    last bytea NOT NULL
);
CREATE TABLE zhargy.entry (
    journal bigint NOT NULL REFERENCES zhargy.journal (id),
    seq     bigint NOT NULL,
    line    text NOT NULL,
    PRIMARY KEY (journal, seq)
);
CREATE TABLE zhargy.command (
    journal bigint NOT NULL REFERENCES zhargy.journal (id),
    id      text COLLATE \"C\" NOT NULL,
    first   bigint NOT NULL,
    count   bigint NOT NULL,
    PRIMARY KEY (journal, id)
);
";

/// One statement is one transaction: the head moves and the rows come, or neither. A second node waits at the row of the
/// head, finds it moved and writes nothing.
const APPEND: &str = "
WITH moved AS (
    UPDATE zhargy.journal SET size = $4, last = $5 WHERE id = $1 AND size = $2 AND last = $3 RETURNING id
), entries AS (
    INSERT INTO zhargy.entry (journal, seq, line)
    SELECT moved.id, row.seq, row.line FROM moved, unnest($6::bigint[], $7::text[]) AS row (seq, line)
), commands AS (
    INSERT INTO zhargy.command (journal, id, first, count)
    SELECT moved.id, row.id, row.first, row.count
    FROM moved, unnest($8::text[], $9::bigint[], $10::bigint[]) AS row (id, first, count)
)
SELECT count(*) FROM moved";

const HEAD: &str = "SELECT size, last FROM zhargy.journal WHERE id = $1";
const READ: &str = "SELECT seq, line FROM zhargy.entry WHERE journal = $1 AND seq >= $2 ORDER BY seq LIMIT $3";
const FIND: &str = "SELECT id, first, count FROM zhargy.command WHERE journal = $1 AND id = ANY ($2::text[])";

/// A journal in a PostgreSQL database. Where the connection breaks, the operation fails and the next one connects again.
pub struct PostgresStore {
    config: Config,
    name: String,
    session: Option<Session>,
}

/// A connection with its prepared statements.
struct Session {
    client: Client,
    journal: i64,
    head: Statement,
    append: Statement,
    read: Statement,
    find: Statement,
    /// A transaction is open that holds the row of the head.
    held: bool,
}

impl PostgresStore {
    /// Opens the journal of this name in the database, and makes tables and journal where they are not there.
    ///
    /// # Errors
    /// The schema `zhargy` is another program's ([`codes::FOREIGN`]) or a later version's ([`codes::NEWER`]), the server
    /// cannot be durable ([`codes::NOT_DURABLE`]), or it cannot be reached.
    pub fn open(address: &str, journal: &str) -> Result<Self, StoreError> {
        crate::check_name(journal)?;
        // The address may hold a password: no message repeats it.
        let operation = format!("open the journal `{journal}` in PostgreSQL");
        let mut config: Config =
            address.parse().map_err(|error: postgres::Error| fault(codes::BAD_ADDRESS, operation.clone(), error))?;
        config.connect_timeout(Duration::from_secs(10)).application_name("zhargy");
        let session = Session::open(&config, journal, &operation)?;
        Ok(Self { config, name: journal.to_owned(), session: Some(session) })
    }

    fn operation(&self, what: &str) -> String {
        format!("{what} of `{}`", self.name)
    }

    /// Asks the server; a session that failed to answer is given up, the next question opens another.
    fn ask<T>(
        &mut self,
        operation: &str,
        question: impl FnOnce(&mut Session) -> Result<T, postgres::Error>,
    ) -> Result<T, Answerless> {
        if self.session.as_ref().is_none_or(|session| session.client.is_closed()) {
            self.session = None;
            self.session = Some(Session::open(&self.config, &self.name, operation).map_err(Answerless::Unreached)?);
        }
        let Some(session) = &mut self.session else { unreachable!("a session was opened above") };
        let answer = question(session);
        // An error that the server did not send is one of the connection.
        let lost = answer.as_ref().is_err_and(|error| error.code().is_none()) || session.client.is_closed();
        if lost {
            self.session = None;
        }
        answer.map_err(Answerless::Failed)
    }
}

/// Why the server gave no answer.
enum Answerless {
    Unreached(StoreError),
    Failed(postgres::Error),
}

impl Answerless {
    fn told(self, operation: &str) -> StoreError {
        match self {
            Self::Unreached(error) => error,
            Self::Failed(error) => StoreError::failed(operation, error),
        }
    }
}

impl Session {
    fn open(config: &Config, journal: &str, operation: &str) -> Result<Self, StoreError> {
        let failed = |error| StoreError::failed(operation, error);
        let mut client = config.connect(NoTls).map_err(failed)?;
        client
            .batch_execute(
                "SET synchronous_commit = on; SET lock_timeout = '20s'; SET client_min_messages = warning;
                 SET default_transaction_isolation = 'read committed'",
            )
            .map_err(failed)?;
        let fsync: String = client.query_one("SHOW fsync", &[]).map_err(failed)?.get(0);
        if fsync != "on" {
            let why = format!("the server runs with fsync = {fsync}");
            return Err(fault(codes::NOT_DURABLE, operation.to_owned(), why));
        }
        make_tables(&mut client, operation)?;
        client
            .execute(
                "INSERT INTO zhargy.journal (name, size, last) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING",
                &[&journal, &number(Head::EMPTY.size), &Head::EMPTY.last.bytes().as_slice()],
            )
            .map_err(failed)?;
        let row = client.query_one("SELECT id FROM zhargy.journal WHERE name = $1", &[&journal]).map_err(failed)?;
        let head = client.prepare(HEAD).map_err(failed)?;
        let append = client.prepare(APPEND).map_err(failed)?;
        let read = client.prepare(READ).map_err(failed)?;
        let find = client.prepare(FIND).map_err(failed)?;
        Ok(Self { client, journal: row.get(0), head, append, read, find, held: false })
    }

    /// Ends the transaction that holds the head, where there is one.
    fn end(&mut self, how: &str) -> Result<(), postgres::Error> {
        if std::mem::take(&mut self.held) { self.client.batch_execute(how) } else { Ok(()) }
    }
}

/// Rows of the catalogue, not `to_regnamespace`: that answers out of a cache that does not see what another session made
/// while this one waited for the lock.
const SCHEMA: &str = "
SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'zhargy'),
       EXISTS (SELECT FROM pg_catalog.pg_tables WHERE schemaname = 'zhargy' AND tablename = 'form')";

/// What a database holds under our name.
enum Form {
    Nothing,
    /// A schema that says nothing of a form.
    Unknown,
    Version(i32),
}

fn form_of(transaction: &mut postgres::Transaction<'_>) -> Result<Form, postgres::Error> {
    let there = transaction.query_one(SCHEMA, &[])?;
    match (there.get(0), there.get(1)) {
        (false, _) => Ok(Form::Nothing),
        (true, false) => Ok(Form::Unknown),
        (true, true) => {
            let row = transaction.query_opt("SELECT version FROM zhargy.form", &[])?;
            Ok(row.and_then(|row| row.try_get(0).ok()).map_or(Form::Unknown, Form::Version))
        }
    }
}

/// Makes the tables in a database without them, and checks those that are there.
fn make_tables(client: &mut Client, operation: &str) -> Result<(), StoreError> {
    let failed = |error| StoreError::failed(operation, error);
    let mut transaction = client.transaction().map_err(failed)?;
    let mut found = form_of(&mut transaction).map_err(failed)?;
    if matches!(found, Form::Nothing) {
        transaction.execute("SELECT pg_advisory_xact_lock($1)", &[&LOCK]).map_err(failed)?;
        found = form_of(&mut transaction).map_err(failed)?;
    }
    if matches!(found, Form::Nothing) {
        transaction.batch_execute(TABLES).map_err(failed)?;
        transaction.execute("INSERT INTO zhargy.form (version) VALUES ($1)", &[&VERSION]).map_err(failed)?;
        found = Form::Version(VERSION);
    }
    transaction.commit().map_err(failed)?;
    match found {
        Form::Version(VERSION) => Ok(()),
        Form::Version(later) if later > VERSION => {
            let why = format!("the tables are of form {later}, this program knows {VERSION}");
            Err(fault(codes::NEWER, operation.to_owned(), why))
        }
        _ => Err(fault(codes::FOREIGN, operation.to_owned(), "another program made the schema `zhargy`")),
    }
}

impl Store for PostgresStore {
    fn head(&mut self) -> Result<Head, StoreError> {
        let operation = self.operation("read the head");
        let row = self
            .ask(&operation, |session| session.client.query_one(&session.head, &[&session.journal]))
            .map_err(|error| error.told(&operation))?;
        rows::head(&operation, row.get(0), row.get(1))
    }

    fn append(&mut self, expected: &Head, entries: &[Entry]) -> Result<Head, AppendError> {
        let batch = Batch::new(expected, entries);
        let operation = self.operation(&format!("append {} entries behind entry {}", entries.len(), expected.size));
        if entries.is_empty() {
            let head = self.head()?;
            return if head == *expected { Ok(head) } else { Err(AppendError::Moved { head }) };
        }
        let written = self.ask(&operation, |session| {
            let (seqs, lines): (Vec<i64>, Vec<&str>) =
                batch.lines.iter().map(|(seq, line)| (*seq, line.as_str())).unzip();
            let ids: Vec<&str> = batch.commands.iter().map(|(id, ..)| *id).collect();
            let (firsts, counts): (Vec<i64>, Vec<i64>) =
                batch.commands.iter().map(|(_, first, count)| (*first, *count)).unzip();
            let moved = session.client.query_one(
                &session.append,
                &[
                    &session.journal,
                    &number(expected.size),
                    &expected.last.bytes().as_slice(),
                    &number(batch.after.size),
                    &batch.after.last.bytes().as_slice(),
                    &seqs,
                    &lines,
                    &ids,
                    &firsts,
                    &counts,
                ],
            );
            let moved = moved.map(|row| row.get::<_, i64>(0) == 1);
            session.end(if matches!(moved, Ok(true)) { "COMMIT" } else { "ROLLBACK" })?;
            moved
        });
        match written {
            Ok(true) => Ok(batch.after),
            Ok(false) => Err(AppendError::Moved { head: self.head()? }),
            Err(Answerless::Failed(error)) if error.code() == Some(&SqlState::UNIQUE_VIOLATION) => {
                Err(self.repeated(&batch, &operation, error))
            }
            Err(error) => Err(error.told(&operation).into()),
        }
    }

    fn read(&mut self, from: u64, limit: usize) -> Result<Vec<Entry>, StoreError> {
        let operation = self.operation(&format!("read from entry {from}"));
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let found = self
            .ask(&operation, |session| session.client.query(&session.read, &[&session.journal, &number(from), &limit]))
            .map_err(|error| error.told(&operation))?;
        rows::entries(&operation, from, found.into_iter().map(|row| (row.get(0), row.get(1))))
    }

    fn hold(&mut self) -> Result<(), StoreError> {
        let operation = self.operation("hold the head");
        self.ask(&operation, |session| {
            session.end("ROLLBACK")?;
            let id = session.journal;
            session.held = true;
            // One trip; where it fails, a transaction may be open all the same.
            let held = session
                .client
                .batch_execute(&format!("BEGIN; SELECT size FROM zhargy.journal WHERE id = {id} FOR UPDATE"));
            if held.is_err() { session.end("ROLLBACK").and(held) } else { held }
        })
        .map_err(|error| error.told(&operation))
    }

    fn release(&mut self) -> Result<(), StoreError> {
        if self.session.as_ref().is_none_or(|session| !session.held) {
            return Ok(());
        }
        let operation = self.operation("let go of the head");
        self.ask(&operation, |session| session.end("ROLLBACK")).map_err(|error| error.told(&operation))
    }

    fn find_command(&mut self, command: &str) -> Result<Option<Range<u64>>, StoreError> {
        Ok(self.find_commands(&[command])?.pop().flatten())
    }

    fn find_commands(&mut self, commands: &[&str]) -> Result<Vec<Option<Range<u64>>>, StoreError> {
        let operation = self.operation(&format!("look for {} commands", commands.len()));
        let found = self
            .ask(&operation, |session| session.client.query(&session.find, &[&session.journal, &commands]))
            .map_err(|error| error.told(&operation))?;
        let mut places = std::collections::BTreeMap::new();
        for row in &found {
            places.insert(row.get::<_, &str>(0), rows::range(&operation, row.get(1), row.get(2))?);
        }
        Ok(commands.iter().map(|command| places.get(command).cloned()).collect())
    }
}

impl PostgresStore {
    /// A row stands where the batch would write: a command is there already, or the database is broken.
    fn repeated(&mut self, batch: &Batch<'_>, operation: &str, error: postgres::Error) -> AppendError {
        let ids: Vec<&str> = batch.commands.iter().map(|(id, ..)| *id).collect();
        let found = match self.find_commands(&ids) {
            Ok(found) => found,
            Err(error) => return error.into(),
        };
        for (index, (id, found)) in ids.iter().zip(found).enumerate() {
            if found.is_some() || ids[..index].contains(id) {
                return AppendError::Repeated { command: (*id).to_owned() };
            }
        }
        StoreError::broken(operation, error).into()
    }
}
