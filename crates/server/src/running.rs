//! A running election: its writer, and how things stand for everybody.

use std::sync::{Arc, Mutex, OnceLock, RwLock};
use std::time::Duration;

use clerk::Books;
use journal::{Head, Store, StoreError};
use pages::Language;
use pages::protocols::Night;
use recount::SecondCount;
use store::{Client, Options, Writer};

use crate::clerk::{Clerk, Published};
use crate::desk::entry::paper::Paper;
use crate::live::Live;
use crate::pack::Packed;
use crate::papers::Shelf;
use crate::reply::Reply;

/// How often entries of other nodes are looked for.
const FOLLOW: Duration = Duration::from_millis(400);

/// Data that are kept at their head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// Progress.
    Json,
    /// Progress as a table.
    Table,
    /// Progress as an event.
    Event,
}

/// What runs: something that is right at one head of a journal is asked of it whether it still is.
pub(crate) trait Stands: Send + Sync {
    /// The head at which things stand now.
    fn head(&self) -> Head;
}

impl Stands for Running {
    fn head(&self) -> Head {
        self.night().head
    }
}

/// A page and the head it was made of.
type Kept = Option<(Head, Arc<Packed>)>;

/// An election whose journal is open here. Its writer ends with it.
pub struct Running {
    id: String,
    client: Client<Clerk>,
    published: Published,
    paper: Arc<OnceLock<Paper>>,
    live: Arc<Live>,
    /// The page of each language at the head it was made of.
    pages: [Mutex<Kept>; 3],
    /// Data at the head it was made of, by slot.
    data: [Mutex<Kept>; 3],
    /// Papers that were made.
    shelf: Shelf,
    _writer: Mutex<Writer<Clerk>>,
}

impl Running {
    /// Reads the journal of this name and follows it from then on.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn open(
        journal: &str,
        store: Box<dyn Store>,
        books: Arc<Books>,
        second: SecondCount,
    ) -> Result<Self, StoreError> {
        let id = journal.split_once('/').map_or(journal, |(_, short)| short).to_owned();
        let nothing = Night {
            id: id.clone(),
            title: String::new(),
            synthetic: false,
            head: Head::EMPTY,
            at: None,
            lists: Vec::new(),
            places: Vec::new(),
            result: None,
            signed: 0,
            certified: None,
            issued: Vec::new(),
            papers: false,
            archive: false,
        };
        let paper = Arc::new(OnceLock::new());
        let published: Published = Arc::new(RwLock::new(Arc::new(nothing)));
        let live = Arc::new(Live::new());
        let clerk =
            Clerk::new(books, second, Arc::clone(&published), Arc::clone(&paper), Arc::clone(&live), id.clone());
        let options = Options { follow: Some(FOLLOW), ..Options::default() };
        let writer = Writer::start(store, clerk, &options)?;
        Ok(Self {
            id,
            client: writer.client(),
            published,
            paper,
            live,
            pages: Default::default(),
            data: Default::default(),
            shelf: Shelf::default(),
            _writer: Mutex::new(writer),
        })
    }

    /// The election's id, as addresses have it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Who gives orders.
    pub fn client(&self) -> Client<Clerk> {
        self.client.clone()
    }

    /// The form of its protocols and where its precincts lie, once the ballot is set.
    pub(crate) fn paper(&self) -> Option<&Paper> {
        self.paper.get()
    }

    /// Papers that were made.
    pub(crate) fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// How things stand.
    pub fn night(&self) -> Arc<Night> {
        Arc::clone(&self.published.read().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// Asks the state on the writer's thread; nothing where the writer is gone.
    pub(crate) fn look<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Clerk, &Head) -> T + Send + 'static,
    ) -> Option<T> {
        self.client.look(question)
    }

    /// The page of a head, rendered and compressed once, however many ask for it.
    pub(crate) fn page(&self, language: Language, head: Head, render: impl FnOnce() -> Reply) -> Arc<Packed> {
        let at = Language::ALL.iter().position(|of| *of == language).unwrap_or(0);
        kept(&self.pages[at], head, render)
    }

    /// Data of a head, made once in the same way.
    pub(crate) fn data(&self, slot: Slot, head: Head, make: impl FnOnce() -> Reply) -> Arc<Packed> {
        let at = match slot {
            Slot::Json => 0,
            Slot::Table => 1,
            Slot::Event => 2,
        };
        kept(&self.data[at], head, make)
    }

    /// What the writer says beside how things stand.
    pub(crate) fn live(&self) -> &Live {
        &self.live
    }
}

/// What is kept in one place: of the newest head that was asked for.
fn kept(place: &Mutex<Kept>, head: Head, make: impl FnOnce() -> Reply) -> Arc<Packed> {
    let mut kept = place.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    match &*kept {
        Some((of, page)) if *of == head => Arc::clone(page),
        _ => {
            let page = make().compressed().body;
            *kept = Some((head, Arc::clone(&page)));
            page
        }
    }
}
