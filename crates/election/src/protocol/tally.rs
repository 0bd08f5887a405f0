//! Totals: precinct, what it lies in, and so on up to the whole. A sum always says of how many precincts it is; only a
//! complete tally becomes the facts of an [`Election`]. A correction costs cells times depth, whatever the number of
//! precincts.
//!
//! It must never know when something was known: a state of the past is the same calls replayed up to that moment.

mod territory;

pub use territory::{Node, Place, Territory};

use std::fmt;

use law::value::group;

use super::check::Finding;
use super::codes;
use super::entry::{Entry, Outcome};
use super::figures::{Figures, MAX_FIGURE};
use super::form::Form;
use super::table::Means;
use crate::facts::{AgainstAll, Election};
use territory::Kind;

/// Why a tally cannot be made, changed or closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TallyError {
    /// Two places have one id.
    SamePlace(String),
    /// There is no such place.
    NoSuchPlace(String),
    /// No place is the whole, or these are.
    NotOneWhole(Vec<String>),
    /// A place that lies in itself.
    Circle(String),
    /// A place that is divided is no precinct.
    NotAPrecinct(String),
    /// Figures with an empty cell, in words.
    Empty(String),
    /// Figures of another form.
    OtherForm,
    /// A total above what is computed with.
    TooLarge(String),
    /// Precincts are open.
    StillOpen {
        /// Settled.
        settled: u32,
        /// Of how many.
        of: u32,
        /// The first of the open ones.
        first: String,
    },
    /// The election has other lists than the form, or a figure that the facts need has no row.
    OtherElection(String),
}

impl TallyError {
    /// The code of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SamePlace(_) | Self::NoSuchPlace(_) | Self::NotOneWhole(_) | Self::Circle(_) => codes::TERRITORY,
            Self::NotAPrecinct(_) => codes::NOT_A_PRECINCT,
            Self::Empty(_) | Self::OtherForm | Self::TooLarge(_) => codes::FIGURES,
            Self::StillOpen { .. } => codes::STILL_OPEN,
            Self::OtherElection(_) => codes::OTHER_ELECTION,
        }
    }
}

impl fmt::Display for TallyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.code())?;
        match self {
            Self::SamePlace(id) => write!(f, "two places have the id `{id}`\n\nhint: every place has its own id"),
            Self::NoSuchPlace(id) => write!(f, "there is no place `{id}`\n\nhint: name it in the tree of territories"),
            Self::NotOneWhole(ids) => {
                write!(f, "one place must be the whole, found {}: {}", ids.len(), ids.join(", "))?;
                f.write_str("\n\nhint: every other place says what it lies within")
            }
            Self::Circle(id) => write!(f, "`{id}` lies within itself\n\nhint: follow `within` upwards from it"),
            Self::NotAPrecinct(id) => write!(f, "`{id}` is divided\n\nhint: figures come from precincts alone"),
            Self::Empty(cell) => write!(f, "{cell} is empty\n\nhint: an empty figure is not zero; ask for it"),
            Self::OtherForm => {
                f.write_str("the figures have other cells\n\nhint: make them by the form of the election")
            }
            Self::TooLarge(cell) => {
                write!(f, "the total of {cell} is above {}\n\nhint: look for a precinct out of size", group(MAX_FIGURE))
            }
            Self::StillOpen { settled, of, first } => {
                write!(f, "{settled} of {of} precincts are settled, `{first}` is open\n\nhint: a part is not a result")
            }
            Self::OtherElection(what) => write!(f, "{what}\n\nhint: the form is made of the lists of the election"),
        }
    }
}

impl std::error::Error for TallyError {}

/// What a precinct has given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precinct {
    /// Nothing.
    Open,
    /// Figures.
    Counted,
    /// It is settled without votes.
    Void,
}

/// A sum and of how many precincts it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum<'t> {
    /// Precincts settled: counted or void.
    pub settled: u32,
    /// Of them void.
    pub void: u32,
    /// Of how many.
    pub of: u32,
    /// The sum of each cell of the form.
    pub cells: &'t [u64],
}

impl Sum<'_> {
    /// Whether no precinct is open.
    pub fn is_complete(&self) -> bool {
        self.settled == self.of
    }
}

impl fmt::Display for Sum<'_> {
    /// Of how many precincts; it never looks like a result.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} precincts", group(self.settled.into()), group(self.of.into()))?;
        if self.void > 0 { write!(f, ", {} void", group(self.void.into())) } else { Ok(()) }
    }
}

/// The totals of an election while its protocols come in.
#[derive(Clone, Debug)]
pub struct Tally {
    territory: Territory,
    form: Form,
    states: Vec<Precinct>,
    /// Figures of each precinct, row after row; zero where it is not counted. A row is its precinct's sum as well, and all
    /// that a new protocol reads outside the few sums that every one of them reads.
    rows: Vec<u64>,
    /// Sums of each divided place, row after row.
    sums: Vec<u64>,
    /// Precincts settled in each divided place.
    settled: Vec<u32>,
    /// Of them void.
    void: Vec<u32>,
}

impl Tally {
    /// Nothing counted yet.
    pub fn new(territory: Territory, form: Form) -> Self {
        let (divided, leaves, width) = (territory.divided(), territory.precincts().count(), form.width());
        Self {
            states: vec![Precinct::Open; leaves],
            rows: vec![0; leaves * width],
            sums: vec![0; divided * width],
            settled: vec![0; divided],
            void: vec![0; divided],
            territory,
            form,
        }
    }

    /// The tree.
    pub fn territory(&self) -> &Territory {
        &self.territory
    }

    /// The form.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// Takes what an entry of a precinct gives now, in the place of what it gave before.
    ///
    /// # Errors
    /// See [`Tally::count`].
    pub fn take(&mut self, precinct: Node, entry: &Entry) -> Result<(), TallyError> {
        match entry.outcome() {
            Outcome::Open => self.reopen(precinct),
            Outcome::Void => self.declare_void(precinct),
            Outcome::Counted(figures) => self.count(precinct, figures),
        }
    }

    /// Puts figures in the place of what the precinct had.
    ///
    /// # Errors
    /// No precinct; an empty cell; another form; a total too large. Nothing is changed then.
    pub fn count(&mut self, precinct: Node, figures: &Figures) -> Result<(), TallyError> {
        let leaf = self.leaf(precinct)?;
        if !self.form.fits(figures) {
            return Err(TallyError::OtherForm);
        }
        let row = figures.complete();
        let row = row.map_err(|cell| TallyError::Empty(self.form.label(super::Cell::Fixed(cell))))?;
        let old = &self.rows[leaf * row.len()..][..row.len()];
        let whole = self.sum(self.territory.whole()).cells;
        let after = whole.iter().zip(old).zip(row).map(|((sum, old), new)| sum - old + new);
        if let Some(cell) = after.into_iter().position(|sum| sum > MAX_FIGURE) {
            return Err(TallyError::TooLarge(self.form.label(super::Cell::Fixed(cell))));
        }
        self.replace(precinct, leaf, Precinct::Counted, row);
        Ok(())
    }

    /// Settles a precinct without votes.
    ///
    /// # Errors
    /// No precinct.
    pub fn declare_void(&mut self, precinct: Node) -> Result<(), TallyError> {
        let leaf = self.leaf(precinct)?;
        self.replace(precinct, leaf, Precinct::Void, &vec![0; self.form.width()]);
        Ok(())
    }

    /// Takes back what a precinct gave: a recount or a repeated vote is awaited.
    ///
    /// # Errors
    /// No precinct.
    pub fn reopen(&mut self, precinct: Node) -> Result<(), TallyError> {
        let leaf = self.leaf(precinct)?;
        self.replace(precinct, leaf, Precinct::Open, &vec![0; self.form.width()]);
        Ok(())
    }

    fn leaf(&self, precinct: Node) -> Result<usize, TallyError> {
        match self.territory.kind(precinct) {
            Kind::Precinct(leaf) => Ok(leaf),
            Kind::Divided(_) => Err(TallyError::NotAPrecinct(self.territory.id(precinct).to_owned())),
        }
    }

    /// Puts a row in the place of another, all the way up.
    fn replace(&mut self, precinct: Node, leaf: usize, state: Precinct, row: &[u64]) {
        let width = self.form.width();
        let before = std::mem::replace(&mut self.states[leaf], state);
        let ((old_settled, old_void), (settled, void)) = (counts(before), counts(state));
        let own = &mut self.rows[leaf * width..][..width];
        for place in self.territory.above(precinct) {
            let sums = &mut self.sums[place * width..][..width];
            for ((sum, old), new) in sums.iter_mut().zip(&*own).zip(row) {
                *sum = *sum - old + new;
            }
            self.settled[place] = self.settled[place] - old_settled + settled;
            self.void[place] = self.void[place] - old_void + void;
        }
        own.copy_from_slice(row);
    }

    /// What a precinct has given; `None` where the place is divided.
    pub fn state(&self, precinct: Node) -> Option<Precinct> {
        self.leaf(precinct).ok().map(|leaf| self.states[leaf])
    }

    /// The sum of any place, precinct or whole.
    pub fn sum(&self, place: Node) -> Sum<'_> {
        let (width, of) = (self.form.width(), self.territory.precincts_in(place));
        match self.territory.kind(place) {
            Kind::Precinct(leaf) => {
                let (settled, void) = counts(self.states[leaf]);
                Sum { settled, void, of, cells: &self.rows[leaf * width..][..width] }
            }
            Kind::Divided(at) => {
                let (settled, void) = (self.settled[at], self.void[at]);
                Sum { settled, void, of, cells: &self.sums[at * width..][..width] }
            }
        }
    }

    /// The figures of a precinct that is counted.
    pub fn row(&self, precinct: Node) -> Option<&[u64]> {
        (self.state(precinct) == Some(Precinct::Counted)).then(|| self.sum(precinct).cells)
    }

    /// The protocol of the commission of a place, entered on `form`, against the sums of its precincts.
    ///
    /// # Errors
    /// A precinct of the place is open: nothing is compared with a part. Figures of another form, or another ballot.
    pub fn check_declared(&self, place: Node, form: &Form, declared: &Figures) -> Result<Vec<Finding>, TallyError> {
        if !form.fits(declared) || form.lists() != self.form.lists() {
            return Err(TallyError::OtherForm);
        }
        let sum = self.sum(place);
        let inside = |precinct: &Node| self.territory.up_from(*precinct).any(|at| at == place.0);
        if let Some(first) = self.open().find(inside) {
            let first = self.territory.id(first).to_owned();
            return Err(TallyError::StillOpen { settled: sum.settled, of: sum.of, first });
        }
        let mut found = form.check(declared);
        found.extend(form.check_chain(declared, &self.form, sum.cells));
        Ok(found)
    }

    /// Precincts that have given nothing.
    pub fn open(&self) -> impl Iterator<Item = Node> {
        let each = self.territory.precincts().zip(&self.states);
        each.filter(|(_, state)| **state == Precinct::Open).map(|(node, _)| node)
    }

    /// The tally as one of all precincts.
    ///
    /// # Errors
    /// Precincts are open.
    pub fn complete(&self) -> Result<Complete<'_>, TallyError> {
        let sum = self.sum(self.territory.whole());
        match self.open().next() {
            None => Ok(Complete { tally: self, sum }),
            Some(first) => {
                let first = self.territory.id(first).to_owned();
                Err(TallyError::StillOpen { settled: sum.settled, of: sum.of, first })
            }
        }
    }
}

/// How many precincts of one are settled, and void.
fn counts(state: Precinct) -> (u32, u32) {
    (u32::from(state != Precinct::Open), u32::from(state == Precinct::Void))
}

/// A tally in which no precinct is open.
#[derive(Clone, Copy, Debug)]
pub struct Complete<'t> {
    tally: &'t Tally,
    sum: Sum<'t>,
}

impl<'t> Complete<'t> {
    /// The sums of the whole.
    pub fn sum(&self) -> Sum<'t> {
        self.sum
    }

    /// The election with these sums as its facts: votes of each list, ballots against all, voters, ballots. What the
    /// election file declared and how lists were registered stays.
    ///
    /// # Errors
    /// Other lists, or a form whose figures do not say which are votes.
    pub fn into_facts(self, election: Election) -> Result<Election, TallyError> {
        facts(&self.tally.form, self.sum.cells, election)
    }
}

/// An election with the votes and ballots of `cells`.
pub(super) fn facts(form: &Form, cells: &[u64], mut election: Election) -> Result<Election, TallyError> {
    let votes = form.cells_that_mean(Means::Votes);
    if votes.len() != election.lists.len() {
        let what =
            format!("the form has {} figures of votes, the election {} lists", votes.len(), election.lists.len());
        return Err(TallyError::OtherElection(what));
    }
    let one = |means| form.cells_that_mean(means).first().map(|cell| cells[*cell]);
    for (list, (known, cell)) in election.lists.iter_mut().zip(form.lists().iter().zip(votes)) {
        if list.id != known.id {
            let what = format!("the election has the list `{}` where the form has `{}`", list.id, known.id);
            return Err(TallyError::OtherElection(what));
        }
        list.votes = Some(cells[cell]);
        list.percent_hundredths = None;
    }
    let ballots = &mut election.ballots;
    ballots.registered = one(Means::Registered);
    ballots.received = one(Means::TookPart);
    ballots.against_all = one(Means::AgainstAll).map_or(AgainstAll::NoLine, AgainstAll::Ballots);
    ballots.not_in_base = one(Means::Invalid);
    ballots.base = None;
    Ok(election)
}

#[cfg(test)]
mod tests;
