//! What every part of the crate speaks about: the work data of a case, in which no person stands.
//!
//! It must never hold a name, an address, a sentence of a story, or a time finer than a day.

use std::fmt;

use jiff::civil::Date;

/// When something came: a day, and for people who are held only the week, so that the day cannot point at one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Received {
    /// That day.
    On(Date),
    /// Some day of the seven that begin with this Monday.
    WeekOf(Date),
}

impl Received {
    /// The first day it can have come.
    pub fn first(self) -> Date {
        match self {
            Self::On(day) | Self::WeekOf(day) => day,
        }
    }

    /// The last day it can have come. A week at the end of the calendar ends with it.
    pub fn last(self) -> Date {
        match self {
            Self::On(day) => day,
            Self::WeekOf(monday) => monday.saturating_add(jiff::Span::new().days(6)),
        }
    }
}

/// What a case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A complaint, with all the law asks of one.
    Complaint,
    /// A message that lacks what a complaint must carry; it may start a case of the office's own.
    Signal,
    /// A case of the office's own.
    OwnInitiative,
    /// A finding of the preventive mechanism.
    Preventive,
}

impl Class {
    /// All of them, in the order of tables.
    pub const ALL: [Self; 4] = [Self::Complaint, Self::Signal, Self::OwnInitiative, Self::Preventive];

    /// The word that files use.
    pub fn id(self) -> &'static str {
        match self {
            Self::Complaint => "complaint",
            Self::Signal => "signal",
            Self::OwnInitiative => "own_initiative",
            Self::Preventive => "preventive",
        }
    }

    /// From the word that files use.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }
}

/// How it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// The form of the site.
    Form,
    /// A letter.
    Letter,
    /// In person or by telephone, written down by a member of staff.
    Reception,
    /// A letter from a place of detention, sent unread.
    PrisonLetter,
    /// A box of a place of detention, opened by the prosecutor.
    PrisonBox,
    /// A member of the preventive mechanism, on a visit.
    Visit,
    /// Forwarded by another body.
    Forwarded,
}

impl Channel {
    /// All of them, in the order of tables.
    pub const ALL: [Self; 7] =
        [Self::Form, Self::Letter, Self::Reception, Self::PrisonLetter, Self::PrisonBox, Self::Visit, Self::Forwarded];

    /// The word that files use.
    pub fn id(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Letter => "letter",
            Self::Reception => "reception",
            Self::PrisonLetter => "prison_letter",
            Self::PrisonBox => "prison_box",
            Self::Visit => "visit",
            Self::Forwarded => "forwarded",
        }
    }

    /// From the word that files use.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }
}

/// Which office has a case: a unit of the country's division, or the capital's own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Office {
    /// The Ombudsperson's own office.
    Central,
    /// The representative of a unit, by the unit's id.
    Of(String),
}

impl fmt::Display for Office {
    /// `central`, or the unit's id.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Central => f.write_str("central"),
            Self::Of(unit) => f.write_str(unit),
        }
    }
}

/// How a case ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Closing {
    /// The right was restored.
    Restored,
    /// A breach was found and the right not restored.
    NotRestored,
    /// No breach was found.
    NoBreach,
    /// The means of protection were explained.
    Explained,
    /// It was forwarded to the body that must check it.
    Forwarded,
    /// Its consideration was refused, with reasons.
    Refused,
    /// The complainant took it back.
    Withdrawn,
}

impl Closing {
    /// All of them, in the order of tables.
    pub const ALL: [Self; 7] = [
        Self::Restored,
        Self::NotRestored,
        Self::NoBreach,
        Self::Explained,
        Self::Forwarded,
        Self::Refused,
        Self::Withdrawn,
    ];

    /// The word that files use.
    pub fn id(self) -> &'static str {
        match self {
            Self::Restored => "restored",
            Self::NotRestored => "not_restored",
            Self::NoBreach => "no_breach",
            Self::Explained => "explained",
            Self::Forwarded => "forwarded",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// From the word that files use.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }
}

/// What is known of a case without knowing anybody in it. Days are days of the office's calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkData {
    /// The case's number within the register.
    pub case: String,
    /// What it is.
    pub class: Class,
    /// How it came.
    pub channel: Channel,
    /// When.
    pub received: Received,
    /// Who has it.
    pub office: Office,
    /// The unit where the breach happened, by its id; `None` where it was not said.
    pub place: Option<String>,
    /// The right, by the id of the office's list of topics.
    pub topic: Option<String>,
    /// The kind of body complained of, by the id of the office's list.
    pub body: Option<String>,
    /// The last day of the term in force for the next answer.
    pub due: Option<Date>,
    /// When and how it ended.
    pub closed: Option<(Date, Closing)>,
    /// The term for an answer was kept; `None` while it runs.
    pub in_time: Option<bool>,
    /// Recommendations made.
    pub recommended: u32,
    /// Of them, those the body followed.
    pub followed: u32,
    /// It tells of reprisal for an earlier complaint.
    pub reprisal: bool,
    /// The language it is written in, as a tag: `kk`, `ru`.
    pub language: String,
}
