//! What the site shows: answers of the law and of elections in, whole pages of HTML in Kazakh, Russian and English out.
//!
//! Every figure carries the article it rests on, every page works without a script, and nothing is asked of another host.
//! Pages speak of addresses of this site; how they are served, by what and to whom is not their matter.
//!
//! It must never know HTTP, SQL, a clock or a file: days, answers and the bytes of names are arguments.

mod acts;
mod api_page;
mod assets;
mod bars;
mod chamber;
mod changes;
mod cite;
mod clock;
pub mod contests;
mod country;
mod csv;
mod derivation;
pub mod desk;
mod elections;
mod frame;
mod home;
mod language;
mod law_index;
mod manual;
mod map;
mod notice;
mod parties;
pub mod protocols;
mod result;
mod rule;
mod steps;
mod value;
mod view;
mod what_if;
mod words;

/// Codes of questions that cannot be read. Each has a page `docs/codes/<code>.md`.
pub mod codes {
    /// A field of an address or a form that nobody knows, or a value that none can be.
    pub const QUESTION: &str = "W003";
}

use std::sync::Arc;

use clerk::Books;
use election::Election;
use election::posts::Published;
use election::single::facts::SingleSeatElection;
use recount::reform::Reform;

pub use assets::Asset;
pub use country::{Country, Division, Name, Named, Outline};
pub use csv::{cell as csv_cell, result as result_csv};
pub use elections::Told;
pub use language::Language;
pub use manual::Manual;
pub use map::map_file;
pub use notice::Notice;
pub use parties::Registered;
pub use what_if::{Asked, encoded};

use words::Words;

/// Everything pages are made of: the law, the elections, the names of the country, the messages, the assets.
pub struct Pages {
    books: Arc<Books>,
    elections: Vec<Election>,
    country: Country,
    words: [Words; 3],
    assets: Vec<Asset>,
    manual: Manual,
    singles: Vec<SingleSeatElection>,
    published: Vec<Published>,
    reform: Option<Reform>,
}

impl Pages {
    /// Pages about this law and these elections, which stand in the order of their days.
    pub fn new(books: Arc<Books>, elections: Vec<Election>, country: Country) -> Self {
        let words = Language::ALL.map(Words::new);
        Self {
            books,
            elections,
            country,
            words,
            assets: assets::all(),
            manual: Manual(|_| None),
            singles: Vec::new(),
            published: Vec::new(),
            reform: None,
        }
    }

    /// The same with the pages of the codes.
    #[must_use]
    pub fn with_manual(mut self, manual: Manual) -> Self {
        self.manual = manual;
        self
    }

    /// The same with elections to single seats that were recorded one by one, and those of which sums alone were published.
    #[must_use]
    pub fn with_contests(mut self, singles: Vec<SingleSeatElection>, published: Vec<Published>) -> Self {
        (self.singles, self.published) = (singles, published);
        self
    }

    /// The same with a synthetic country whose posts are filled both ways.
    #[must_use]
    pub fn with_reform(mut self, reform: Reform) -> Self {
        self.reform = Some(reform);
        self
    }

    /// The synthetic country whose posts are filled both ways, where there is one.
    pub(crate) fn reform(&self) -> Option<&Reform> {
        self.reform.as_ref()
    }

    /// Elections to single seats that were recorded, latest last.
    pub fn singles(&self) -> &[SingleSeatElection] {
        &self.singles
    }

    /// Elections of many posts of which sums alone were published, latest last.
    pub fn published(&self) -> &[Published] {
        &self.published
    }

    /// The pages of the codes.
    pub fn manual(&self) -> Manual {
        self.manual
    }

    /// Names and outlines of the country.
    pub fn country(&self) -> &Country {
        &self.country
    }

    /// The law that pages speak of.
    pub fn books(&self) -> &Books {
        &self.books
    }

    /// The elections that can be counted, latest last.
    pub fn elections(&self) -> &[Election] {
        &self.elections
    }

    /// An election by its id without the country.
    pub fn election(&self, short: &str) -> Option<&Election> {
        self.elections.iter().find(|election| view::short(&election.id) == short)
    }

    /// Style, scripts and pictures, by names that change with what is in them.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    fn words(&self, language: Language) -> &Words {
        let at = Language::ALL.iter().position(|of| *of == language).unwrap_or(0);
        &self.words[at]
    }
}
