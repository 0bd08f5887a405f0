//! From a command and the state of things to records, or a refusal. Nothing is changed here.

pub(crate) mod lists;
mod mandates;
pub(crate) mod protocols;
mod result;

pub(crate) use result::{copies, counted, least_signers, least_signers_of, signers, whole};

use mandates::Decided;

use std::collections::BTreeSet;

use crate::books::Books;
use crate::calendar;
use crate::command::Command;
use crate::record::{BallotSet, Called, Cited, ListFiled, Precinct, PrecinctsSet, Record, TermsSet};
use crate::refusal::Refusal;
use crate::state::State;

/// Letters of an id at most.
const MOST_ID: usize = 60;

/// Decides a command of an actor.
pub(crate) fn decide(books: &Books, state: &State, actor: &str, command: &Command) -> Result<Vec<Record>, Refusal> {
    let not_now = |why| Err(Refusal::NotNow { why });
    match (command, &state.called) {
        (Command::Call { .. }, Some(_)) => return not_now("the election was called already"),
        (Command::Call { .. }, None) => return call(books, command),
        (_, None) => return not_now("the election was not called yet"),
        (_, Some(_)) => {}
    }
    match command {
        Command::Call { .. } => not_now("the election was called already"),
        Command::SetPrecincts { precincts } => set_precincts(state, precincts).map(|record| vec![record]),
        Command::FileList { list, party, names, day, last_share, paid, persons } => {
            let (last_share, paid) = (last_share.clone(), paid.clone());
            let (list, party, persons) = (list.clone(), party.clone(), persons.clone());
            lists::file(books, state, ListFiled { list, party, day: *day, last_share, paid, persons }, names)
        }
        Command::RegisterList { list, day, decided } => lists::register(books, state, list, *day, decided.as_deref()),
        Command::WithdrawList { list, because } => lists::withdraw(state, list, because),
        Command::SetBallot { order } => set_ballot(books, state, order).map(|record| vec![record]),
        Command::Steps { steps } => protocols::steps(state, actor, steps),
        Command::EnterCopy { copy } => protocols::copy(state, copy),
        Command::DrawLot { lists } => result::draw(books, state, lists),
        Command::Count => result::count(books, state).map(|counted| vec![Record::Counted(counted)]),
        Command::OpenSitting => result::open_sitting(books, state),
        Command::Sign { name, counted } => result::sign(books, state, actor, name, counted),
        Command::WithdrawSignature { because } => result::unsign(state, actor, because),
        Command::Certify { signed } => result::certify(books, state, signed),
        Command::IssueCertificate { files } => result::issue(state, files),
        Command::GiveMandates { list, chosen, in_time, decided, youth_below } => {
            mandates::give(books, state, list, (chosen, *in_time), Decided::new(decided.as_ref(), *youth_below))
        }
        Command::VacateMandate { list, holder, next, decided, youth_below } => {
            let decided = Decided::new(decided.as_ref(), *youth_below);
            mandates::vacate(books, state, list, (holder, next.as_deref()), decided)
        }
        Command::FillVacancy { list, next, decided, youth_below } => {
            mandates::fill(books, state, list, next, Decided::new(decided.as_ref(), *youth_below))
        }
    }
}

/// An id that can stand in a journal and cannot be mistaken for another.
pub(crate) fn check_id(what: &'static str, id: &str) -> Result<(), Refusal> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    // Dots alone lead elsewhere in an address and in a path of files.
    let named = id.contains(|c: char| c != '.');
    let fits = named && id.len() <= MOST_ID && id.chars().all(plain);
    if fits { Ok(()) } else { Err(Refusal::BadId { what, id: id.chars().take(2 * MOST_ID).collect() }) }
}

fn call(books: &Books, command: &Command) -> Result<Vec<Record>, Refusal> {
    let Command::Call { election, office, title, territory, vote, called, terms, mandates, synthetic, instructions } =
        command
    else {
        return Err(Refusal::NotNow { why: "the election was not called yet" });
    };
    election.split('/').try_for_each(|part| check_id("election", part))?;
    if books.offices.find(office).is_none() {
        return Err(Refusal::NoSuch { what: "office", id: office.clone() });
    }
    if called.is_some_and(|called| called >= *vote) {
        return Err(Refusal::NotNow { why: "an election is called before the day of the vote" });
    }
    let record = Called {
        election: election.clone(),
        office: office.clone(),
        title: title.clone(),
        territory: territory.clone(),
        vote: *vote,
        called: *called,
        mandates: *mandates,
        synthetic: *synthetic,
        law: books.used(),
        instructions: instructions.clone(),
    };
    calendar::settable(books, &record, terms)?;
    let set = (!terms.is_empty()).then(|| Record::TermsSet(TermsSet { terms: terms.clone() }));
    Ok(std::iter::once(Record::Called(record)).chain(set).collect())
}

fn set_precincts(state: &State, precincts: &[Precinct]) -> Result<Record, Refusal> {
    if state.ballot.is_some() {
        return Err(Refusal::NotNow { why: "the territory stands since the ballot was set" });
    }
    if precincts.is_empty() {
        return Err(Refusal::Nothing { what: "precinct" });
    }
    let mut new = BTreeSet::new();
    for precinct in precincts {
        check_id("precinct", &precinct.id)?;
        if state.by_id.contains_key(&precinct.id) || !new.insert(precinct.id.as_str()) {
            return Err(Refusal::Twice { what: "precinct", id: precinct.id.clone() });
        }
    }
    Ok(Record::PrecinctsSet(PrecinctsSet { precincts: precincts.to_vec() }))
}

fn set_ballot(books: &Books, state: &State, order: &[String]) -> Result<Record, Refusal> {
    if state.ballot.is_some() {
        return Err(Refusal::NotNow { why: "the ballot was set already" });
    }
    if state.precincts.is_empty() {
        return Err(Refusal::NotNow { why: "no precinct was named yet" });
    }
    let mut registered: Vec<String> = state.registered().into_iter().map(|(id, _)| id.to_owned()).collect();
    let mut drawn = order.to_vec();
    registered.sort_unstable();
    drawn.sort_unstable();
    if registered.is_empty() || registered != drawn {
        return Err(Refusal::NotTheLists { registered });
    }
    let set = BallotSet { lists: order.to_vec(), against_all: false, figures: Vec::new(), by: Vec::new() };
    let ballot = state.ballot(books, set).map_err(|why| Refusal::Count { why, by: Vec::new() })?;
    let form = &ballot.form;
    let against_all = !form.cells_that_mean(election::protocol::Means::AgainstAll).is_empty();
    let rules = form.figures().iter().flat_map(|figure| figure.by.iter().map(move |version| (figure, version)));
    let by = rules.map(|(figure, version)| Cited { words: figure.row.id.clone(), by: version.citation() }).collect();
    let figures = crate::figures::names(form);
    Ok(Record::BallotSet(BallotSet { lists: order.to_vec(), against_all, figures, by }))
}
