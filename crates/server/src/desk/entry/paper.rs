//! What never changes once the ballot is set: the form of the day, and where each precinct lies. Sheets are read and checked
//! with it on any thread, without asking the writer.

use std::collections::BTreeMap;

use clerk::State;
use clerk::record::Precinct;
use election::protocol::Form;

/// The form of a running election and its territory.
#[derive(Debug)]
pub(crate) struct Paper {
    /// The form of a protocol.
    pub(crate) form: Form,
    /// The largest figure that one precinct may have.
    pub(crate) most: u64,
    places: BTreeMap<String, Precinct>,
}

impl Paper {
    /// The form and the territory, once the ballot is set; neither is set anew afterwards.
    pub(crate) fn of(state: &State) -> Option<Self> {
        let ballot = state.ballot.as_ref()?;
        let place = |own: &clerk::PrecinctState| (own.precinct.id.clone(), own.precinct.clone());
        let places = state.precincts.iter().map(place).collect();
        Some(Self { form: ballot.form.clone(), most: ballot.most, places })
    }

    /// The form of one post, whose precincts are told apart elsewhere.
    pub(crate) fn of_post(form: Form, most: u64) -> Self {
        Self { form, most, places: BTreeMap::new() }
    }

    /// Where a precinct lies.
    pub(crate) fn place(&self, precinct: &str) -> Option<&Precinct> {
        self.places.get(precinct)
    }
}
