//! The demonstration behind a site: its journal is made, shown, and played on a thread of its own.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use clerk::Books;
use server::{Running, RunningContests, Site};

use crate::akims::synthetic::Wish;
use crate::cli::ServeArgs;
use crate::contests_cmd::{Report, Sitting, demo as contests_demo};
use crate::count::{verify, verify_single};
use crate::failure::{Failure, codes};
use crate::run::live;
use crate::run::place::Place;
use crate::run::script::Script;
use crate::run::session::Session;
use crate::{embedded, synth};

/// The election that is played.
pub(super) const SHORT: &str = "majilis-2021";

/// The seed of its synthetic precincts.
pub(super) const SEED: u64 = 1;

/// A demonstration that plays. It ends with this handle, and so does its file where none was named.
pub(super) struct Demo {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
    folder: Option<PathBuf>,
    /// The papers that are left for people to enter.
    pub(super) papers: Vec<String>,
    /// The rural akims of 25 July 2021, on a journal of their own.
    akims: Option<JoinHandle<()>>,
    /// Who can log in, for the screen.
    pub(super) logins: Vec<String>,
    /// Where its journals are kept.
    pub(super) address: String,
}

impl Demo {
    /// Makes the journal, shows it, and begins to play.
    pub(super) fn start(args: &ServeArgs, books: &Arc<Books>, site: &Site) -> Result<Self, Failure> {
        let election = embedded::election(SHORT)?;
        let made = synth::make(&election, args.precincts, SEED)
            .map_err(|why| Failure::new(codes::ARGUMENT, why, "give another number with --precincts"))?;
        let (address, folder) = place(args)?;
        let posts = contests_demo::JOURNAL.trim_start_matches("kz/");
        let logins = super::logins::open(&address, books, &election, (SHORT, posts))?;
        let open = || store::open(&address, &election.id).map_err(Failure::told);
        let mut session = Session::open(Arc::clone(books), open()?)?;
        let begun = session.head().size > 0;
        let mut script = Script::from(election.clone(), made, SEED, crate::run::place::now()?);
        let papers = live::papers(&script);
        // The writer that the site looks through follows the journal like a node of its own.
        site.show(Running::open(&election.id, open()?, Arc::clone(books), verify::compare).map_err(Failure::told)?);
        let stop = Arc::new(AtomicBool::new(false));
        let akims = Some(akims(&address, books, site, &stop)?);
        let told = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            // A journal that was begun before is shown as it stands.
            if let Err(failure) = if begun { Ok(()) } else { live::play(&mut session, &mut script, &told) } {
                anstream::eprintln!("{}", failure.styled());
            }
        });
        Ok(Self { stop, thread: Some(thread), akims, folder, papers, logins, address })
    }
}

/// Shows the elections of rural akims and plays their day on a thread of its own.
fn akims(address: &str, books: &Arc<Books>, site: &Site, stop: &Arc<AtomicBool>) -> Result<JoinHandle<()>, Failure> {
    let place = Place::under(address, contests_demo::JOURNAL, books)?;
    let journal = store::open(address, contests_demo::JOURNAL).map_err(Failure::told)?;
    let shown = RunningContests::open(contests_demo::JOURNAL, journal, Arc::clone(books), verify_single::compare);
    site.show_contests(shown.map_err(Failure::told)?);
    let mut session: Sitting = place.open()?;
    let stop = Arc::clone(stop);
    Ok(std::thread::spawn(move || {
        if session.head().size > 0 {
            return;
        }
        let wish = Wish { seed: SEED, ..Wish::default() };
        let report = Report::behind(stop);
        if let Err(failure) = contests_demo::play(&mut session, &place, &wish, report) {
            anstream::eprintln!("{}", failure.styled());
        }
    }))
}

/// Where the journal is kept, and the folder made for it where none was named.
fn place(args: &ServeArgs) -> Result<(String, Option<PathBuf>), Failure> {
    if let Some(db) = &args.db {
        return Ok((db.clone(), None));
    }
    let folder = std::env::temp_dir().join(format!("zhargy-serve-demo-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| {
        let what = format!("{}: {error}", folder.display());
        Failure::new(codes::WRITE, what, "name a database with --db sqlite:FILE")
    })?;
    Ok((format!("sqlite:{}", folder.join("journal.db").display()), Some(folder)))
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        for thread in [self.thread.take(), self.akims.take()].into_iter().flatten() {
            let _ = thread.join();
        }
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}
