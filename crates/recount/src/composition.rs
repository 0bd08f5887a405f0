//! A chamber put together from the ways in which its seats are filled: list seats by party, single seats by who nominated.
//! It must never know how many seats a chamber has: the law of the day says it.

use std::fmt;

use election::single::Ending;
use election::single::facts::SingleSeatElection;
use law::{Answer as LawAnswer, Law, Query, Value};

use crate::contests::Decided;
use crate::{Answer, Counted};

/// Stands in for the nominator of an elected person where no source names one.
const NOT_FOUND: &str = "not_found";

/// Seats of one party, or of those whom nobody's party nominated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Id of the party, or the nominator as it is written.
    pub id: String,
    /// Its name, or the id.
    pub name: String,
    /// Seats.
    pub seats: u64,
}

/// The seats filled in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The office: how these seats are filled.
    pub office: String,
    /// Its title.
    pub title: String,
    /// The election: `kz/majilis-2021`.
    pub election: String,
    /// Seats by party, in the order of the source.
    pub shares: Vec<Share>,
    /// Seats there are, where the law of the day says so.
    pub of: Option<u64>,
}

impl Part {
    /// Seats filled.
    pub fn seats(&self) -> u64 {
        self.shares.iter().map(|share| share.seats).sum()
    }
}

/// A chamber by party and by way of election.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Composition {
    /// The ways, in the order given.
    pub parts: Vec<Part>,
}

impl Composition {
    /// All seats filled.
    pub fn total(&self) -> u64 {
        self.parts.iter().map(Part::seats).sum()
    }

    /// Seats by party over all ways, in the order in which parties first appear.
    pub fn by_party(&self) -> Vec<Share> {
        let mut all: Vec<Share> = Vec::new();
        for share in self.parts.iter().flat_map(|part| &part.shares) {
            match all.iter_mut().find(|known| known.id == share.id) {
                Some(known) => known.seats += share.seats,
                None => all.push(share.clone()),
            }
        }
        all
    }
}

/// Why a chamber cannot be put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompositionError {
    /// A count or a contest that has not come to its end.
    NotDecided {
        /// The election or the contest.
        id: String,
    },
}

impl fmt::Display for CompositionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::NotDecided { id } = self;
        write!(
            f,
            "N026 `{id}` is not decided, so its seats belong to nobody yet\n\nhint: `zhargy count` says what is open"
        )
    }
}

impl std::error::Error for CompositionError {}

/// Puts together the list seats and the single seats of one chamber, each under the law of its own day.
///
/// # Errors
/// A part is not decided.
pub fn composition(
    law: &Law,
    lists: &[&Answer],
    singles: &[(&SingleSeatElection, &Decided)],
) -> Result<Composition, CompositionError> {
    let mut all = Composition::default();
    for answer in lists {
        all.parts.push(of_lists(answer, &answer.own)?);
    }
    for (election, decided) in singles {
        all.parts.push(of_contests(law, election, decided)?);
    }
    Ok(all)
}

fn of_lists(answer: &Answer, counted: &Counted) -> Result<Part, CompositionError> {
    let election = &answer.election;
    if counted.count.open.is_some() {
        return Err(CompositionError::NotDecided { id: election.id.clone() });
    }
    let with_seats = election.lists.iter().zip(&counted.count.lists).filter(|(_, got)| got.seats > 0);
    let share = |(list, got): (&election::List, &election::ListResult)| Share {
        id: list.id.clone(),
        name: list.name.clone(),
        seats: u64::from(got.seats),
    };
    Ok(Part {
        office: counted.rules.office.id.clone(),
        title: counted.rules.office.name().to_owned(),
        election: election.id.clone(),
        shares: with_seats.map(share).collect(),
        of: Some(u64::from(counted.count.seats)),
    })
}

fn of_contests(law: &Law, election: &SingleSeatElection, decided: &Decided) -> Result<Part, CompositionError> {
    let mut shares: Vec<Share> = Vec::new();
    for (held, outcome) in election.contests.iter().zip(&decided.outcomes) {
        let at = match outcome.as_ref().map(|outcome| &outcome.ending) {
            Ok(Ending::Elected { at }) => *at,
            _ => return Err(CompositionError::NotDecided { id: held.contest.id.clone() }),
        };
        let nominator = held.contest.candidates.get(at).and_then(|elected| elected.nominator.clone());
        let id = nominator.map_or_else(|| NOT_FOUND.to_owned(), |nominator| nominator.to_string());
        match shares.iter_mut().find(|share| share.id == id) {
            Some(share) => share.seats += 1,
            None => shares.push(Share { name: id.clone(), id, seats: 1 }),
        }
    }
    let office = &decided.rules.office;
    let of = office.seats.as_ref().and_then(|rule| seats(law, rule, &decided.rules.query));
    let (title, office) = (office.name().to_owned(), office.id.clone());
    Ok(Part { office, title, election: election.id.clone(), shares, of })
}

fn seats(law: &Law, rule: &str, query: &Query) -> Option<u64> {
    match law.ask(rule, query) {
        Ok(LawAnswer::InForce(version)) => {
            if let Value::Count(seats, _) = version.value {
                Some(seats)
            } else {
                None
            }
        }
        _ => None,
    }
}
