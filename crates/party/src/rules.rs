//! The rules on parties on a day, as a typed view of the law: every field cites the version it was read from, and a rule that
//! gives no single value is a [`Gap`]. It must never know a figure or an article.

mod gap;
mod reading;

use std::collections::BTreeMap;

use law::value::{Cell, Row};
use law::{Answer, AskError, Cited, Duration, Law, Query, Share, Value, Version};

pub use gap::{Gap, Why};
pub use reading::{Assumed, Reading};

use crate::territory::{Unit, units};

/// A rule that matters only in some steps: its absence stops only those.
pub type IfNeeded<T> = Result<Cited<T>, Gap>;

/// An office whose holder may not be a member of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Its id: `judge`.
    pub id: String,
    /// Its names by language.
    pub names: Vec<(String, String)>,
}

/// The rules on parties on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyRules {
    /// The day asked about.
    pub query: Query,
    /// Members a party needs to be registered.
    pub members_min: IfNeeded<u64>,
    /// Members it needs in every unit of the territory.
    pub region_min: IfNeeded<u64>,
    /// The units of the territory: regions, cities of republican significance, the capital.
    pub units: IfNeeded<Vec<Unit>>,
    /// Persons of the initiative group.
    pub founders_min: IfNeeded<u64>,
    /// Part of the units they come from.
    pub founders_regions: IfNeeded<Share>,
    /// Persons of the organising committee.
    pub committee_min: IfNeeded<u64>,
    /// Time to publish the intent, from its confirmation.
    pub intent_within: IfNeeded<Duration>,
    /// Time to hold the founding congress, from the confirmation of the intent.
    pub congress_within: IfNeeded<Duration>,
    /// When the organising committee ends, from the confirmation of the intent.
    pub committee_ends_after: IfNeeded<Duration>,
    /// Time to file the documents, from the congress.
    pub documents_within: IfNeeded<Duration>,
    /// Time to register the branches, from registration.
    pub branches_within: IfNeeded<Duration>,
    /// Time after which new papers may be filed, from the refusal.
    pub retry_after: IfNeeded<Duration>,
    /// Grounds on which registration is refused.
    pub refusal_grounds: IfNeeded<()>,
    /// What errors in the lists mean that leave the number intact.
    pub list_errors: IfNeeded<()>,
    /// A person may be a member of one party only.
    pub one_membership: IfNeeded<bool>,
    /// Age from which a citizen may join.
    pub min_age: IfNeeded<Duration>,
    /// Whether foreigners may join.
    pub foreigners: IfNeeded<bool>,
    /// Offices whose holders may not be members.
    pub barred_offices: IfNeeded<Vec<Office>>,
    /// Shortest suspension by a court.
    pub suspension_min: IfNeeded<Duration>,
    /// Longest suspension by a court.
    pub suspension_max: IfNeeded<Duration>,
    /// Elections missed in a row that bring liquidation.
    pub missed_elections: IfNeeded<u64>,
    answers: BTreeMap<&'static str, Result<Answer, Gap>>,
}

/// Names of the rules, by what they are to this crate.
pub(crate) mod names {
    pub(crate) const MEMBERS_MIN: &str = "party.members.min";
    pub(crate) const REGION_MIN: &str = "party.members.region_min";
    pub(crate) const UNITS: &str = "territory.units";
    pub(crate) const CAPITAL: &str = "territory.capital.name";
    pub(crate) const FOUNDERS_MIN: &str = "party.founders.min";
    pub(crate) const FOUNDERS_REGIONS: &str = "party.founders.regions";
    pub(crate) const COMMITTEE_MIN: &str = "party.committee.min";
    pub(crate) const INTENT: &str = "party.intent.publish_within";
    pub(crate) const CONGRESS: &str = "party.congress.within";
    pub(crate) const COMMITTEE_ENDS: &str = "party.committee.ends_after";
    pub(crate) const DOCUMENTS: &str = "party.registration.documents_within";
    pub(crate) const BRANCHES: &str = "party.branches.registration_within";
    pub(crate) const RETRY: &str = "party.refusal.retry_after";
    pub(crate) const GROUNDS: &str = "party.refusal.grounds";
    pub(crate) const LIST_ERRORS: &str = "party.refusal.list_errors_within_number";
    pub(crate) const ONE_MEMBERSHIP: &str = "party.one_membership";
    pub(crate) const MIN_AGE: &str = "party.member.min_age";
    pub(crate) const FOREIGNERS: &str = "party.member.foreigners";
    pub(crate) const OFFICES: &str = "party.member.barred_offices";
    pub(crate) const SUSPENSION_MIN: &str = "party.suspension.min";
    pub(crate) const SUSPENSION_MAX: &str = "party.suspension.max";
    pub(crate) const MISSED: &str = "party.liquidation.missed_majilis_elections";

    /// All of them.
    pub(crate) const ALL: [&str; 22] = [
        MEMBERS_MIN,
        REGION_MIN,
        UNITS,
        CAPITAL,
        FOUNDERS_MIN,
        FOUNDERS_REGIONS,
        COMMITTEE_MIN,
        INTENT,
        CONGRESS,
        COMMITTEE_ENDS,
        DOCUMENTS,
        BRANCHES,
        RETRY,
        GROUNDS,
        LIST_ERRORS,
        ONE_MEMBERSHIP,
        MIN_AGE,
        FOREIGNERS,
        OFFICES,
        SUSPENSION_MIN,
        SUSPENSION_MAX,
        MISSED,
    ];
}

impl PartyRules {
    /// The rules under `query`. A rule that no act defines, or that gives no single value, is a gap of its field.
    ///
    /// # Errors
    /// The day lies before the first recorded act.
    pub fn on(law: &Law, query: Query) -> Result<Self, AskError> {
        let mut answers = BTreeMap::new();
        for name in names::ALL {
            let answer = match law.ask(name, &query) {
                Ok(answer) => Ok(answer),
                Err(AskError::NoSuchRule { rule, .. }) => Err(Gap { rule, why: Why::Undefined }),
                Err(error @ AskError::BeforeFirstAct { .. }) => return Err(error),
            };
            answers.insert(name, answer);
        }
        Ok(Self::of(query, answers))
    }

    /// The view over answers that are already there.
    fn of(query: Query, answers: BTreeMap<&'static str, Result<Answer, Gap>>) -> Self {
        let ask = Ask { answers: &answers };
        let capital =
            ask.read(names::CAPITAL, |value| if let Value::Table(rows) = value { rows.first().cloned() } else { None });
        Self {
            query,
            members_min: ask.count(names::MEMBERS_MIN),
            region_min: ask.count(names::REGION_MIN),
            units: ask.read(names::UNITS, |value| units(value, capital.as_ref().ok().map(|cited| &cited.value))),
            founders_min: ask.count(names::FOUNDERS_MIN),
            founders_regions: ask.read(names::FOUNDERS_REGIONS, |value| {
                if let Value::Share(share) = value { Some(*share) } else { None }
            }),
            committee_min: ask.count(names::COMMITTEE_MIN),
            intent_within: ask.term(names::INTENT),
            congress_within: ask.term(names::CONGRESS),
            committee_ends_after: ask.term(names::COMMITTEE_ENDS),
            documents_within: ask.term(names::DOCUMENTS),
            branches_within: ask.term(names::BRANCHES),
            retry_after: ask.term(names::RETRY),
            refusal_grounds: ask.read(names::GROUNDS, |value| matches!(value, Value::Table(_)).then_some(())),
            list_errors: ask.read(names::LIST_ERRORS, |value| {
                matches!(value, Value::Text(text) if text == NO_GROUND).then_some(())
            }),
            one_membership: ask.yes_no(names::ONE_MEMBERSHIP),
            min_age: ask.term(names::MIN_AGE),
            foreigners: ask.yes_no(names::FOREIGNERS),
            barred_offices: ask.read(names::OFFICES, offices),
            suspension_min: ask.term(names::SUSPENSION_MIN),
            suspension_max: ask.term(names::SUSPENSION_MAX),
            missed_elections: ask.count(names::MISSED),
            answers,
        }
    }
}

/// The only meaning of errors in lists that this crate can carry out.
const NO_GROUND: &str = "no ground";

/// Reads answers into types.
struct Ask<'a> {
    answers: &'a BTreeMap<&'static str, Result<Answer, Gap>>,
}

impl Ask<'_> {
    fn read<T>(&self, name: &'static str, read: impl Fn(&Value) -> Option<T>) -> IfNeeded<T> {
        let gap = |why: Why| Gap { rule: name.to_owned(), why };
        let version = match self.answers.get(name) {
            Some(Ok(Answer::InForce(version))) => version,
            Some(Ok(answer)) => return Err(gap(Why::NoSingleValue(Box::new(answer.clone())))),
            Some(Err(gap)) => return Err(gap.clone()),
            None => return Err(gap(Why::Undefined)),
        };
        if matches!(version.value, Value::Silent(_)) {
            return Err(gap(Why::Silent(Box::new(version.clone()))));
        }
        match read(&version.value) {
            Some(value) => Ok(Cited { value, from: Version::clone(version) }),
            None => Err(gap(Why::Unreadable(Box::new(version.clone())))),
        }
    }

    fn count(&self, name: &'static str) -> IfNeeded<u64> {
        self.read(name, |value| if let Value::Count(n, _) = value { Some(*n) } else { None })
    }

    fn term(&self, name: &'static str) -> IfNeeded<Duration> {
        self.read(name, |value| if let Value::Duration(term) = value { Some(*term) } else { None })
    }

    fn yes_no(&self, name: &'static str) -> IfNeeded<bool> {
        self.read(name, |value| if let Value::YesNo(yes) = value { Some(*yes) } else { None })
    }
}

/// A column of a row that holds words.
pub(crate) fn words<'r>(row: &'r Row, column: &str) -> Option<&'r str> {
    row.iter().find_map(|(name, cell)| match cell {
        Cell::Text(text) if name == column => Some(text.as_str()),
        _ => None,
    })
}

/// Names by language from the columns `name.en`, `name.ru`, `name.kk`.
pub(crate) fn names_of(row: &Row) -> Vec<(String, String)> {
    let named = row.iter().filter_map(|(column, cell)| match (column.strip_prefix("name."), cell) {
        (Some(language), Cell::Text(name)) => Some((language.to_owned(), name.clone())),
        _ => None,
    });
    named.collect()
}

fn offices(value: &Value) -> Option<Vec<Office>> {
    let Value::Table(rows) = value else { return None };
    rows.iter().map(|row| Some(Office { id: words(row, "office")?.to_owned(), names: names_of(row) })).collect()
}
