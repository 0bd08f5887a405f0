//! What a report counts cases by, and which pairs of it are shown as tables of two ways. It must never know a name of anything:
//! a category is a word of the lists.

use crate::shared::{Channel, Class, Closing, Office, Received, WorkData};

/// What cases are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attribute {
    /// Where the breach happened.
    Place,
    /// Which office has the case.
    Office,
    /// The right.
    Topic,
    /// The kind of body complained of.
    Body,
    /// How it ended, or that it is open.
    Outcome,
    /// How it came.
    Channel,
    /// The language it is written in.
    Language,
    /// What it is.
    Class,
    /// Whether the term for an answer was missed. A term that still runs is not missed.
    Term,
    /// What became of the recommendations made.
    Advice,
    /// Whether it tells of reprisal.
    Reprisal,
    /// The month it came in; of a case known by its week, that of its Monday.
    Month,
}

/// Where a fact of a case was not said or is in no list.
pub const NOT_SAID: &str = "not_said";

impl Attribute {
    /// All of them, in the order of the report.
    pub const ALL: [Self; 12] = [
        Self::Place,
        Self::Office,
        Self::Topic,
        Self::Body,
        Self::Outcome,
        Self::Term,
        Self::Advice,
        Self::Channel,
        Self::Class,
        Self::Language,
        Self::Reprisal,
        Self::Month,
    ];

    /// The tables of two ways. With the link of place and office they form a tree: each attribute is reached from each other
    /// on one way only. That is what makes the audit of each table by itself an audit of all of them together (see the module).
    pub const TABLES: [(Self, Self); 8] = [
        (Self::Place, Self::Topic),
        (Self::Topic, Self::Outcome),
        (Self::Body, Self::Outcome),
        (Self::Body, Self::Advice),
        (Self::Office, Self::Term),
        (Self::Place, Self::Channel),
        (Self::Place, Self::Language),
        (Self::Class, Self::Channel),
    ];

    /// Attributes whose categories of one name hold nearly the same cases by the rules of the office, so that what one hides
    /// the other must hide: a representative takes the cases of the territory.
    pub const LINKED: [(Self, Self); 1] = [(Self::Place, Self::Office)];

    /// The word that files use.
    pub fn id(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Office => "office",
            Self::Topic => "topic",
            Self::Body => "body",
            Self::Outcome => "outcome",
            Self::Channel => "channel",
            Self::Language => "language",
            Self::Class => "class",
            Self::Term => "term",
            Self::Advice => "advice",
            Self::Reprisal => "reprisal",
            Self::Month => "month",
        }
    }

    /// From the word that files use.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }
}

/// The lists by which cases are sorted. A category of a list is printed though no case has it.
#[derive(Debug, Clone, Copy)]
pub struct Lists<'a> {
    /// Ids of the units of the country's division in the year.
    pub places: &'a [String],
    /// Ids of rights.
    pub topics: &'a [String],
    /// Ids of kinds of bodies.
    pub bodies: &'a [String],
    /// Tags of languages.
    pub languages: &'a [String],
}

impl Lists<'_> {
    /// The categories of an attribute, in the order of tables.
    pub fn categories(&self, of: Attribute) -> Vec<String> {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let listed = |list: &[String]| list.iter().cloned().chain([NOT_SAID.to_owned()]).collect();
        match of {
            Attribute::Place => listed(self.places),
            Attribute::Topic => listed(self.topics),
            Attribute::Body => listed(self.bodies),
            Attribute::Language => listed(self.languages),
            Attribute::Office => {
                let central = [Office::Central.to_string()];
                central.into_iter().chain(self.places.iter().cloned()).collect()
            }
            Attribute::Outcome => {
                Closing::ALL.iter().map(|one| one.id().to_owned()).chain(["open".to_owned()]).collect()
            }
            Attribute::Channel => Channel::ALL.iter().map(|one| one.id().to_owned()).collect(),
            Attribute::Class => Class::ALL.iter().map(|one| one.id().to_owned()).collect(),
            Attribute::Term => owned(&["not_missed", "missed"]),
            Attribute::Advice => owned(&["none", "followed", "partly", "not_followed"]),
            Attribute::Reprisal => owned(&["no", "yes"]),
            Attribute::Month => (1..=12).map(|month| format!("{month:02}")).collect(),
        }
    }
}

/// Places of the categories, so that a case is sorted by comparing few words.
pub(super) struct Sorter<'a> {
    lists: [Sorted<'a>; 4],
}

struct Sorted<'a> {
    /// Ids in order, with their places in the list.
    ids: Vec<(&'a str, usize)>,
}

impl<'a> Sorted<'a> {
    fn new(list: &'a [String]) -> Self {
        let mut ids: Vec<(&str, usize)> = list.iter().enumerate().map(|(at, id)| (id.as_str(), at)).collect();
        ids.sort_unstable();
        Self { ids }
    }

    /// The place of an id; the one after the last for what was not said or is not listed.
    fn at(&self, id: Option<&str>) -> usize {
        let found = id.and_then(|id| self.ids.binary_search_by(|(known, _)| (*known).cmp(id)).ok());
        found.and_then(|found| self.ids.get(found)).map_or(self.ids.len(), |(_, at)| *at)
    }
}

impl<'a> Sorter<'a> {
    pub(super) fn new(lists: &Lists<'a>) -> Self {
        Self { lists: [lists.places, lists.topics, lists.bodies, lists.languages].map(Sorted::new) }
    }

    /// The places of a case's categories, in the order of [`Attribute::ALL`]; nothing where its office is of no listed unit. A
    /// category for such would be nought in every true register, and hide two offices in each report.
    pub(super) fn sort(&self, case: &WorkData) -> Option<[usize; 12]> {
        let [places, topics, bodies, languages] = &self.lists;
        let (Received::On(day) | Received::WeekOf(day)) = case.received;
        let office = match &case.office {
            Office::Central => 0,
            Office::Of(unit) => 1 + Some(places.at(Some(unit))).filter(|at| *at < places.ids.len())?,
        };
        let advice = match (case.recommended, case.followed) {
            (0, _) => 0,
            (made, followed) if followed >= made => 1,
            (_, 0) => 3,
            _ => 2,
        };
        let place_of = |found: Option<usize>, other: usize| found.unwrap_or(other);
        let outcome = case.closed.map(|(_, closing)| closing);
        Some([
            places.at(case.place.as_deref()),
            office,
            topics.at(case.topic.as_deref()),
            bodies.at(case.body.as_deref()),
            place_of(Closing::ALL.iter().position(|one| Some(*one) == outcome), Closing::ALL.len()),
            usize::from(case.in_time == Some(false)),
            advice,
            place_of(Channel::ALL.iter().position(|one| *one == case.channel), 0),
            place_of(Class::ALL.iter().position(|one| *one == case.class), 0),
            languages.at(Some(&case.language)),
            usize::from(case.reprisal),
            usize::from(day.month().unsigned_abs()).saturating_sub(1),
        ])
    }
}
