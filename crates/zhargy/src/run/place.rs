//! Where the journal of an election is, and what stands in it now or stood at an earlier entry. Nothing is made here but
//! by who orders.

use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use clerk::{Books, Desk};
use data_encoding::HEXLOWER;
use journal::{Entry, Moment};
use sha2::{Digest as _, Sha256};

use super::books;
use super::session::Session;
use crate::cli::JournalArgs;
use crate::embedded;
use crate::failure::{Failure, codes};

/// The journal of an election in a database.
pub(crate) struct Place {
    db: String,
    /// The journal's name.
    pub(crate) journal: String,
    books: Arc<Books>,
    /// The files of the law at hand.
    pub(crate) law: Vec<(String, Vec<u8>)>,
}

impl Place {
    /// From the flags.
    pub(crate) fn of(args: &JournalArgs) -> Result<Self, Failure> {
        let law = books::files(args.source.acts.as_deref())?;
        let books = Arc::new(books::from_files(&law)?);
        Ok(Self { db: args.db.clone(), journal: name(&args.election), books, law })
    }

    /// Whether anything was ever recorded in it.
    pub(crate) fn begun(&self) -> Result<bool, Failure> {
        let kept = store::journals(&self.db).map_err(Failure::told)?;
        Ok(kept.iter().any(|kept| kept.name == self.journal && kept.head.size > 0))
    }

    /// Opens it, and makes it where there is none.
    pub(crate) fn open(&self) -> Result<Session, Failure> {
        let store = store::open(&self.db, &self.journal).map_err(Failure::told)?;
        Session::open(Arc::clone(&self.books), store)
    }

    /// Opens it where an election was called in it.
    pub(crate) fn open_begun(&self) -> Result<Session, Failure> {
        if self.begun()? { self.open() } else { Err(missing(&self.db, &self.journal)) }
    }

    /// What the first entries said, by themselves.
    pub(crate) fn desk_after(&self, entries: &[Entry]) -> Result<Desk, Failure> {
        let mut desk = Desk::new(Arc::clone(&self.books));
        entries.iter().try_for_each(|entry| desk.enter(entry)).map_err(Failure::told)?;
        Ok(desk)
    }

    /// The id of an order: the same order of the same actor in the same journal has the same one.
    pub(crate) fn id(&self, actor: &str, salt: &str, command: &[u8]) -> String {
        let mut hash = Sha256::new();
        for part in [self.journal.as_bytes(), actor.as_bytes(), salt.as_bytes(), command] {
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part);
        }
        HEXLOWER.encode(&hash.finalize())
    }
}

/// The name of an election's journal: its id where the program knows it by its short name, else as it was given.
pub(crate) fn name(election: &str) -> String {
    embedded::id_of(election).unwrap_or_else(|| election.to_owned())
}

/// There is no such journal.
pub(crate) fn missing(db: &str, journal: &str) -> Failure {
    // An address may hold a password: it is not repeated.
    let kind = db.split(':').next().unwrap_or_default();
    let what = format!("no election was called in a journal `{journal}` of this {kind} database");
    Failure::new(codes::NO_JOURNAL, what, "`zhargy journal list --db URL` lists them; an order `call` begins one")
}

/// The moment by the clock of this machine.
pub(crate) fn now() -> Result<Moment, Failure> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX)).map_err(Failure::told)
}

/// Reads a file, or standard input where it is `-`.
pub(crate) fn input(path: &Path) -> Result<Vec<u8>, Failure> {
    if path != Path::new("-") {
        return embedded::read(path);
    }
    let failed = |error| Failure::new(codes::FILE, format!("standard input: {error}"), "");
    let bytes = embedded::bounded(std::io::stdin().lock()).map_err(failed)?;
    bytes.ok_or_else(|| embedded::too_long("standard input"))
}
