//! Elections whose journals are in a database: shown when the site begins, and those that are called later as they come.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use clerk::register::{Desk, PartyState};
use clerk::{Books, Record, contests};
use journal::Head;
use pages::Registered;
use server::{Running, RunningContests, Site};

use crate::count::{verify, verify_single};
use crate::failure::Failure;

/// How often the database is asked for journals that were begun since.
const LOOK: Duration = Duration::from_secs(2);

/// Looks for journals until it is dropped.
pub(super) struct Follower {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What is known of a database.
struct Known {
    db: String,
    books: Arc<Books>,
    site: Arc<Site>,
    /// Journals that were looked at, and where they stood: those of registers and accounts, and those with refusals alone,
    /// are looked at again only where they have grown from nothing.
    seen: BTreeMap<String, Seen>,
}

/// What a journal is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// An election that is shown, or no election.
    Settled,
    /// Nothing that says so by this head.
    Open(Head),
    /// A register of parties, shown up to this head.
    Register(Head),
}

impl Follower {
    /// Shows every election of the database, and goes on looking for more.
    pub(super) fn start(db: &str, books: &Arc<Books>, site: &Arc<Site>) -> Result<Self, Failure> {
        let mut known =
            Known { db: db.to_owned(), books: Arc::clone(books), site: Arc::clone(site), seen: BTreeMap::new() };
        known.look()?;
        let (stop, stopped) = channel::<()>();
        let thread = std::thread::spawn(move || {
            // A database that cannot be asked now is asked again; those whose orders wait for it are told by the writer.
            while stopped.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
                if let Err(failure) = known.look() {
                    anstream::eprintln!("{}", failure.styled());
                }
            }
        });
        Ok(Self { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Known {
    fn look(&mut self) -> Result<(), Failure> {
        for kept in store::journals(&self.db).map_err(Failure::told)? {
            match self.seen.get(&kept.name) {
                Some(Seen::Settled) => continue,
                Some(Seen::Open(head) | Seen::Register(head)) if *head == kept.head => continue,
                _ => {}
            }
            let mut journal = store::open(&self.db, &kept.name).map_err(Failure::told)?;
            let seen = match is_of(journal.as_mut())? {
                None => Seen::Open(kept.head),
                Some(Of::Contests) => {
                    let books = Arc::clone(&self.books);
                    let running = RunningContests::open(&kept.name, journal, books, verify_single::compare);
                    self.site.show_contests(running.map_err(Failure::told)?);
                    Seen::Settled
                }
                Some(Of::Other) => match registered(&self.books, journal.as_mut())? {
                    Some(parties) => {
                        self.site.show_register(parties);
                        Seen::Register(kept.head)
                    }
                    None => Seen::Settled,
                },
                Some(Of::Election) => {
                    let running = Running::open(&kept.name, journal, Arc::clone(&self.books), verify::compare);
                    self.site.show(running.map_err(Failure::told)?);
                    Seen::Settled
                }
            };
            self.seen.insert(kept.name, seen);
        }
        Ok(())
    }
}

/// What a journal is of.
enum Of {
    /// An election of lists.
    Election,
    /// Many elections of one seat.
    Contests,
    /// Something else: a register of parties, accounts.
    Other,
}

/// What a journal is of: its first record says so, before which there can be refusals alone.
fn is_of(journal: &mut dyn journal::Store) -> Result<Option<Of>, Failure> {
    let mut seen = 0;
    loop {
        let entries = journal.read(seen, 256).map_err(Failure::told)?;
        for entry in &entries {
            match Record::read(&entry.kind, &entry.body) {
                Ok(Record::Refused(_)) => {}
                Ok(_) => return Ok(Some(Of::Election)),
                Err(_) => {
                    let opened = contests::Record::read(&entry.kind, &entry.body);
                    let is = matches!(opened, Ok(contests::Record::Opened(_)));
                    return Ok(Some(if is { Of::Contests } else { Of::Other }));
                }
            }
        }
        let Some(last) = entries.last() else { return Ok(None) };
        seen = last.seq + 1;
    }
}

/// The parties of a register, each as far as it has come; nothing where the journal is none.
fn registered(books: &Arc<Books>, journal: &mut dyn journal::Store) -> Result<Option<Vec<Registered>>, Failure> {
    let mut desk = Desk::new(Arc::clone(books));
    let mut seen = 0;
    loop {
        let entries = journal.read(seen, 256).map_err(Failure::told)?;
        let Some(last) = entries.last() else { break };
        seen = last.seq + 1;
        if entries.iter().any(|entry| desk.enter(entry).is_err()) {
            return Ok(None);
        }
    }
    let shown = |party: &PartyState| Registered {
        name: party.name.clone(),
        stage: party.stage.name(),
        since: party.stage.since(),
    };
    let register = desk.state();
    Ok(register.opened.is_some().then(|| register.parties.values().map(shown).collect()))
}
