//! Observers' copies of protocols against the official ones: every field that differs, and whether the differences together
//! could change a seat. "Could not" is said only where it is proven (see the module `bound`).
//!
//! It must never say which of the two is right.

mod bound;

use std::fmt;

use law::value::group;

use super::figures::{Cell, Difference, Figures};
use super::form::Form;
use super::table::Means;
use super::tally::{Node, Tally, TallyError, facts};
use crate::count::{Count, CountError, count};
use crate::facts::Election;
use crate::rules::{Base, ListElectionRules};

/// A copy, as an observer entered it. Cells the copy does not show are empty and compared with nothing. Rows of the
/// members of a commission are no part of totals and are not compared here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObserversCopy {
    /// The precinct.
    pub precinct: Node,
    /// Who entered it.
    pub by: String,
    /// The figures.
    pub figures: Figures,
}

/// A copy against the official figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The precinct.
    pub precinct: Node,
    /// Who entered the copy.
    pub by: String,
    /// Whether there are official figures: the precinct is counted.
    pub official: bool,
    /// Every field that differs: the official figure first, the copy's second.
    pub fields: Vec<Difference>,
}

/// What the differences together could do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Could {
    /// Counted with the copies' figures, the seats are others.
    OtherSeats {
        /// As counted.
        official: Vec<u32>,
        /// With the copies' figures in place of the official ones.
        with_copies: Vec<u32>,
    },
    /// Counted with the copies' figures, a question stays open that the official count settles.
    OpenQuestion,
    /// Some of the differences, or others as large, may reach the smallest change of votes that moves a seat.
    WithinReach {
        /// Smallest number of votes below which no seat is known to move.
        smallest: u64,
    },
    /// No such number is known for this count.
    NoBound,
}

/// Whether the differences together could change a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Precincts are open: there are no seats to change.
    NoResult(TallyError),
    /// The official figures give no result.
    NoCount(CountError),
    /// The official count ends in an open question.
    Undecided,
    /// They could not: their sum is smaller than what moves a seat.
    CouldNot {
        /// Smallest number of votes below which no seat moves; `None` where nothing that matters for seats differs.
        smallest: Option<u64>,
    },
    /// They could.
    Could(Could),
}

/// All copies against the official figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Copy by copy.
    pub copies: Vec<Compared>,
    /// Cells on which copies of one precinct contradict each other; the official figure stands in for them in the recount.
    pub contradictions: Vec<(Node, Cell)>,
    /// Sum of the differences in figures that matter for seats, votes; of contradicting copies the largest.
    pub sum_of_differences: u64,
    /// What they could do.
    pub verdict: Verdict,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum = group(self.sum_of_differences);
        match &self.verdict {
            Verdict::NoResult(error) => write!(f, "no result yet: {error}"),
            Verdict::NoCount(error) => write!(f, "no result: {error}"),
            Verdict::Undecided => f.write_str("the official count ends in an open question"),
            Verdict::CouldNot { smallest: None } => {
                f.write_str("could not change a seat: no figure that matters differs")
            }
            Verdict::CouldNot { smallest: Some(smallest) } => {
                write!(
                    f,
                    "could not change a seat: {sum} votes of difference, no seat moves below {}",
                    group(*smallest)
                )
            }
            Verdict::Could(Could::OtherSeats { official, with_copies }) => {
                write!(f, "could change a seat: {sum} votes of difference, {official:?} becomes {with_copies:?}")
            }
            Verdict::Could(Could::OpenQuestion) => {
                write!(f, "could change a seat: {sum} votes of difference, and a question of law stays open with them")
            }
            Verdict::Could(Could::WithinReach { smallest }) => {
                write!(
                    f,
                    "could change a seat: {sum} votes of difference, a seat may move from {} on",
                    group(*smallest)
                )
            }
            Verdict::Could(Could::NoBound) => {
                write!(f, "could change a seat: {sum} votes of difference, and no smallest change is known")
            }
        }
    }
}

/// Compares copies with the tally, and counts `election` under `rules` with the one and with the other.
pub fn report(tally: &Tally, copies: &[ObserversCopy], election: &Election, rules: &ListElectionRules) -> Report {
    let form = tally.form();
    let compared: Vec<Compared> = copies.iter().map(|copy| compared(tally, copy)).collect();
    let deviations = Deviations::of(&compared);
    let matters = cells_that_matter(form, rules.base.value);
    let largest = deviations.0.iter().filter(|one| matters.contains(&one.cell)).map(Deviation::largest);
    let sum_of_differences = largest.fold(0_u64, u64::saturating_add);
    let verdict = verdict(tally, &deviations, election, rules, sum_of_differences);
    let contradictions = deviations.0.iter().filter(|one| one.agreed().is_none());
    let contradictions = contradictions.map(|one| (one.precinct, Cell::Fixed(one.cell))).collect();
    Report { copies: compared, contradictions, sum_of_differences, verdict }
}

fn compared(tally: &Tally, copy: &ObserversCopy) -> Compared {
    let row = tally.row(copy.precinct);
    let mut fields = Vec::new();
    for (at, official) in row.into_iter().flatten().enumerate() {
        let cell = Cell::Fixed(at);
        let (first, second) = (Some(*official), copy.figures.get(cell));
        if second.is_some() && first != second {
            fields.push(Difference { cell, first, second });
        }
    }
    Compared { precinct: copy.precinct, by: copy.by.clone(), official: row.is_some(), fields }
}

/// A cell of a precinct and what copies say of it.
#[derive(Clone, Debug)]
struct Deviation {
    precinct: Node,
    cell: usize,
    official: u64,
    /// One for each copy of the precinct that differs there.
    says: Vec<u64>,
}

impl Deviation {
    fn largest(&self) -> u64 {
        self.says.iter().map(|says| says.abs_diff(self.official)).max().unwrap_or(0)
    }

    /// What all differing copies say, if it is one thing.
    fn agreed(&self) -> Option<u64> {
        self.says.iter().all(|says| *says == self.says[0]).then(|| self.says[0])
    }
}

struct Deviations(Vec<Deviation>);

impl Deviations {
    fn of(compared: &[Compared]) -> Self {
        let mut all: Vec<(Node, usize, u64, u64)> = Vec::new();
        for copy in compared {
            all.extend(copy.fields.iter().filter_map(|field| match field.cell {
                Cell::Fixed(at) => Some((copy.precinct, at, field.first?, field.second?)),
                Cell::Member { .. } => None,
            }));
        }
        all.sort_unstable();
        let mut found: Vec<Deviation> = Vec::new();
        for (precinct, cell, official, says) in all {
            match found.last_mut() {
                Some(last) if (last.precinct, last.cell) == (precinct, cell) => last.says.push(says),
                _ => found.push(Deviation { precinct, cell, official, says: vec![says] }),
            }
        }
        Self(found)
    }

    /// The sums of the whole with the copies' figures, where they do not contradict each other.
    fn applied(&self, sums: &[u64]) -> Vec<u64> {
        let mut sums = sums.to_vec();
        for one in &self.0 {
            if let Some(says) = one.agreed() {
                // The official figure is part of the sum.
                sums[one.cell] = sums[one.cell] - one.official + says;
            }
        }
        sums
    }
}

/// Cells on which seats can depend: votes, ballots against all, and the base where it is a figure of its own.
fn cells_that_matter(form: &Form, base: Base) -> Vec<usize> {
    let mut means = vec![Means::Votes, Means::AgainstAll];
    match base {
        Base::Received => means.push(Means::TookPart),
        Base::Registered => means.push(Means::Registered),
        Base::Lists | Base::ListAndAgainstAll => {}
    }
    means.into_iter().flat_map(|means| form.cells_that_mean(means)).collect()
}

fn verdict(
    tally: &Tally,
    deviations: &Deviations,
    election: &Election,
    rules: &ListElectionRules,
    sum_of_differences: u64,
) -> Verdict {
    let complete = match tally.complete() {
        Ok(complete) => complete,
        Err(open) => return Verdict::NoResult(open),
    };
    let counted = |cells: &[u64]| -> Result<Result<Count, CountError>, TallyError> {
        Ok(count(&facts(tally.form(), cells, election.clone())?, rules, None))
    };
    let official = match counted(complete.sum().cells) {
        Err(other) => return Verdict::NoResult(other),
        Ok(Err(error)) => return Verdict::NoCount(error),
        Ok(Ok(official)) => official,
    };
    if official.open.is_some() {
        return Verdict::Undecided;
    }
    if sum_of_differences == 0 {
        return Verdict::CouldNot { smallest: None };
    }
    match counted(&deviations.applied(complete.sum().cells)) {
        Ok(Ok(other)) if other.open.is_none() => {
            let (official, with_copies) = (official.seats_by_list(), other.seats_by_list());
            if official != with_copies {
                return Verdict::Could(Could::OtherSeats { official, with_copies });
            }
        }
        _ => return Verdict::Could(Could::OpenQuestion),
    }
    match bound::smallest(rules, &official) {
        None => Verdict::Could(Could::NoBound),
        Some(smallest) if sum_of_differences < smallest => Verdict::CouldNot { smallest: Some(smallest) },
        Some(smallest) => Verdict::Could(Could::WithinReach { smallest }),
    }
}

#[cfg(test)]
mod tests;
