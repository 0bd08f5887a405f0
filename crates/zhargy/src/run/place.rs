//! Where the journal of an election or a register is, and what stands in it now or stood at an earlier entry. Nothing is made here but
//! by who orders.

use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use clerk::{Books, Desk, Procedure, State};
use data_encoding::HEXLOWER;
use jiff::civil::Date;
use journal::{Entry, Moment};
use sha2::{Digest as _, Sha256};

use super::session::Session;
use super::{books, issue};
use crate::cli::{JournalArgs, LawSource};
use crate::embedded;
use crate::failure::{Failure, codes};

/// A journal in a database.
pub(crate) struct Place {
    db: String,
    /// The journal's name.
    pub(crate) journal: String,
    pub(crate) books: Arc<Books>,
    /// The files of the law at hand.
    pub(crate) law: Vec<(String, Vec<u8>)>,
}

impl Place {
    /// From the flags.
    pub(crate) fn of(args: &JournalArgs) -> Result<Self, Failure> {
        Self::at(&args.db, name(&args.election), &args.source)
    }

    /// A journal by its name.
    pub(crate) fn at(db: &str, journal: String, source: &LawSource) -> Result<Self, Failure> {
        let law = books::files(source.acts.as_deref())?;
        let books = Arc::new(books::from_files(&law)?);
        Ok(Self { db: db.to_owned(), journal, books, law })
    }

    /// A journal under a law that is at hand already.
    pub(crate) fn under(db: &str, journal: &str, books: &Arc<Books>) -> Result<Self, Failure> {
        let law = books::files(None)?;
        Ok(Self { db: db.to_owned(), journal: journal.to_owned(), books: Arc::clone(books), law })
    }

    /// The law at hand.
    pub(crate) fn books(&self) -> &Books {
        &self.books
    }

    /// Whether anything was ever recorded in it.
    pub(crate) fn begun(&self) -> Result<bool, Failure> {
        let kept = store::journals(&self.db).map_err(Failure::told)?;
        Ok(kept.iter().any(|kept| kept.name == self.journal && kept.head.size > 0))
    }

    /// Opens it as the journal of a procedure, and makes it where there is none.
    pub(crate) fn open<P: Procedure>(&self) -> Result<Session<P>, Failure> {
        let store = store::open(&self.db, &self.journal).map_err(Failure::told)?;
        Session::open(Arc::clone(&self.books), store)
    }

    /// Opens it as the journal of a procedure, where anything was recorded in it.
    pub(crate) fn open_begun_as<P: Procedure>(&self) -> Result<Session<P>, Failure> {
        if self.begun()? { self.open() } else { Err(missing(&self.db, &self.journal)) }
    }

    /// Opens it where an election was called in it.
    pub(crate) fn open_begun(&self) -> Result<Session, Failure> {
        self.open_begun_as::<State>()
    }

    /// What the first entries said, by themselves.
    pub(crate) fn desk_after(&self, entries: &[Entry]) -> Result<Desk, Failure> {
        issue::desk_after(&self.books, entries)
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
    let what = format!("nothing was begun in a journal `{journal}` of this {kind} database");
    let hint = "`zhargy journal list --db URL` lists them; an order `call` or `open_register` begins one";
    Failure::new(codes::NO_JOURNAL, what, hint)
}

/// The moment by the clock of this machine.
pub(crate) fn now() -> Result<Moment, Failure> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX)).map_err(Failure::told)
}

/// The day by the clock of this machine, in Greenwich.
pub(crate) fn today() -> Result<Date, Failure> {
    let now = jiff::Timestamp::from_millisecond(now()?.millis()).map_err(Failure::told)?;
    Ok(jiff::tz::Offset::UTC.to_datetime(now).date())
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
