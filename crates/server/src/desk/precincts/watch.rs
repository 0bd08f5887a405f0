//! What a coordinator is told of each precinct, kept beside the clerk's state: computed when a step of it is taken, so that a
//! list of thousands is read without checking any again. Of an entry that is sealed nothing is kept.

use std::collections::BTreeSet;

use clerk::{PrecinctState, State};
use election::protocol::{Entry, Figures, Form};
use journal::Moment;

use crate::public::copies;

/// What is kept of a precinct.
#[derive(Clone, Debug, Default)]
pub(crate) struct Watched {
    /// Codes of what does not add up in what stands.
    pub(crate) findings: Vec<String>,
    /// A copy shows other figures than the accepted protocol.
    pub(crate) differs: bool,
    /// When something last became of it.
    pub(crate) at: Option<Moment>,
}

/// All precincts in the order of the state.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    all: Vec<Watched>,
}

impl Watch {
    /// What is kept of a precinct by its place in the state.
    pub(crate) fn of(&self, place: usize) -> Watched {
        self.all.get(place).cloned().unwrap_or_default()
    }

    /// A step of a precinct was taken, or a copy of it entered.
    pub(crate) fn look(&mut self, state: &State, precinct: &str, at: Moment) {
        let (Some(place), Some(ballot)) = (state.by_id.get(precinct), &state.ballot) else { return };
        if self.all.len() < state.precincts.len() {
            self.all.resize_with(state.precincts.len(), Watched::default);
        }
        self.all[*place] = watched(&state.precincts[*place], &ballot.form, at);
    }
}

fn watched(own: &PrecinctState, form: &Form, at: Moment) -> Watched {
    let codes: BTreeSet<String> = standing(&own.entry)
        .map(|figures| form.check(figures).into_iter().map(|finding| finding.code).collect())
        .unwrap_or_default();
    let findings = codes.into_iter().collect();
    Watched { findings, differs: !copies(own, form).is_empty(), at: Some(at) }
}

/// The figures that stand, where one set of them does.
pub(crate) fn standing(entry: &Entry) -> Option<&Figures> {
    match entry {
        Entry::Settled(state) => Some(state.figures()),
        Entry::Resolved(state) => Some(state.figures()),
        Entry::Accepted(state) => Some(state.figures()),
        _ => None,
    }
}
