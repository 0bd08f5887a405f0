//! Many elections of one person each behind the store's one writer, and those that were recorded: how they stand, for
//! everybody. It must never decide anything that the desk of the contests does not, nor know where a journal is kept.

mod clerk;
mod one;
mod recorded;
mod row;

use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use ::clerk::Books;
use jiff::civil::Date;
use journal::{Head, Store, StoreError};
use pages::Language;
use pages::contests::{Line, Set, Source};
use recount::contests::SecondDecision;
use store::{Client, Options, Writer};

use crate::desk::posts::Uploads;
use crate::pack::Packed;
use crate::reply::Reply;
use crate::running::Stands;

pub use clerk::ContestsClerk;
pub(crate) use one::{days, told};
pub(crate) use recorded::{Recorded, chamber};

/// How often entries of other nodes are looked for.
const FOLLOW: Duration = Duration::from_millis(400);

/// What everybody is shown: replaced as a whole, read without waiting.
pub(crate) type Published = Arc<RwLock<Arc<Set>>>;

/// A page and the head it was made of.
type Kept = Option<(Head, Arc<Packed>)>;

/// Contests whose journal is open here. Its writer ends with it.
pub struct RunningContests {
    id: String,
    client: Client<ContestsClerk>,
    published: Published,
    /// The page of each language at the head it was made of.
    pages: [Mutex<Kept>; 3],
    /// Tables whose orders are given.
    uploads: Uploads,
    _writer: Mutex<Writer<ContestsClerk>>,
}

impl RunningContests {
    /// Reads the journal of this name and follows it from then on.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn open(
        journal: &str,
        store: Box<dyn Store>,
        books: Arc<Books>,
        second: SecondDecision,
    ) -> Result<Self, StoreError> {
        let id = journal.split_once('/').map_or(journal, |(_, short)| short).to_owned();
        let nothing = Set {
            id: id.clone(),
            office: String::new(),
            title: String::new(),
            day: None,
            synthetic: false,
            by_electors: false,
            source: Source::Journal { head: Head::EMPTY, at: None },
            rows: Vec::new(),
            against_all: None,
        };
        let published: Published = Arc::new(RwLock::new(Arc::new(nothing)));
        let clerk = ContestsClerk::new(books, second, Arc::clone(&published), id.clone());
        let options = Options { follow: Some(FOLLOW), ..Options::default() };
        let writer = Writer::start(store, clerk, &options)?;
        Ok(Self {
            id,
            client: writer.client(),
            published,
            pages: Default::default(),
            uploads: Uploads::default(),
            _writer: Mutex::new(writer),
        })
    }

    /// Their id, as addresses have it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Tables whose orders are given.
    pub(crate) fn uploads(&self) -> &Uploads {
        &self.uploads
    }

    /// Who gives orders.
    pub fn client(&self) -> Client<ContestsClerk> {
        self.client.clone()
    }

    /// How things stand.
    pub fn set(&self) -> Arc<Set> {
        Arc::clone(&self.published.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Asks the state on the writer's thread; nothing where the writer is gone.
    pub(crate) fn look<T: Send + 'static>(
        &self,
        question: impl FnOnce(&ContestsClerk, &Head) -> T + Send + 'static,
    ) -> Option<T> {
        self.client.look(question)
    }

    /// The page of a head, rendered and compressed once, however many ask for it.
    pub(crate) fn page(&self, language: Language, head: Head, render: impl FnOnce() -> Reply) -> Arc<Packed> {
        let at = Language::ALL.iter().position(|of| *of == language).unwrap_or(0);
        let mut kept = self.pages[at].lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((of, page)) if *of == head => Arc::clone(page),
            _ => {
                let page = render().compressed().body;
                *kept = Some((head, Arc::clone(&page)));
                page
            }
        }
    }
}

impl Stands for RunningContests {
    fn head(&self) -> Head {
        head_of(&self.set())
    }
}

/// The head of a set; that of nothing where it has no journal.
pub(crate) fn head_of(set: &Set) -> Head {
    if let Source::Journal { head, .. } = &set.source { *head } else { Head::EMPTY }
}

/// A set as the list of elections has it; how many posts it has is told where that does not change.
pub(crate) fn line(set: &Set) -> Line {
    let recorded = matches!(set.source, Source::Recorded { .. });
    Line {
        id: set.id.clone(),
        office: set.office.clone(),
        day: set.day,
        year: None,
        posts: recorded.then(|| u64::try_from(set.rows.len()).unwrap_or(u64::MAX)),
        synthetic: set.synthetic,
        totals: false,
    }
}

/// Full years of a person on a day.
fn years(born: Date, on: Date) -> Option<u64> {
    let before = (on.month(), on.day()) < (born.month(), born.day());
    u64::try_from(i64::from(on.year()) - i64::from(born.year()) - i64::from(before)).ok()
}
