//! Lists: filed, registered, withdrawn.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::check_id;
use crate::books::Books;
use crate::record::{Cited, ListFiled, ListRegistered, ListWithdrawn, Person, Record};
use crate::refusal::Refusal;
use crate::state::{ListState, State};

fn open(state: &State) -> Result<(), Refusal> {
    match &state.ballot {
        Some(_) => Err(Refusal::NotNow { why: "the lists stand since the ballot was set" }),
        None => Ok(()),
    }
}

/// A list is filed, or filed anew before it was registered.
pub(super) fn file(
    state: &State,
    list: &str,
    party: &str,
    day: Date,
    persons: &[Person],
) -> Result<Vec<Record>, Refusal> {
    open(state)?;
    check_id("list", list)?;
    if state.lists.get(list).is_some_and(|known| known.registered.is_some()) {
        return Err(Refusal::Twice { what: "list", id: list.to_owned() });
    }
    let mut names = BTreeSet::new();
    for person in persons {
        if !names.insert(&person.name) {
            return Err(Refusal::Twice { what: "person", id: person.name.clone() });
        }
        if !["female", "male"].contains(&person.sex.as_str()) {
            return Err(Refusal::NoSuch { what: "sex", id: person.sex.clone() });
        }
    }
    let (list, party, persons) = (list.to_owned(), party.to_owned(), persons.to_vec());
    Ok(vec![Record::ListFiled(ListFiled { list, party, day, persons })])
}

fn known<'s>(state: &'s State, list: &str) -> Result<&'s ListState, Refusal> {
    state.lists.get(list).ok_or_else(|| Refusal::NoSuch { what: "list", id: list.to_owned() })
}

/// The commission registers a list: the place in the order of registration decides equal remainders.
pub(super) fn register(_books: &Books, state: &State, list: &str) -> Result<Vec<Record>, Refusal> {
    open(state)?;
    if known(state, list)?.registered.is_some() {
        return Err(Refusal::Twice { what: "list", id: list.to_owned() });
    }
    let last = state.lists.values().filter_map(|list| list.registered).max().unwrap_or(0);
    let registered = ListRegistered { list: list.to_owned(), order: last + 1, checks: Vec::new() };
    Ok(vec![Record::ListRegistered(registered)])
}

/// A list leaves the election before the ballot is set.
pub(super) fn withdraw(state: &State, list: &str, because: &str) -> Result<Vec<Record>, Refusal> {
    open(state)?;
    if known(state, list)?.out.is_some() {
        return Err(Refusal::NotNow { why: "the list is out already" });
    }
    let ground = Cited { words: because.to_owned(), by: String::new() };
    Ok(vec![Record::ListWithdrawn(ListWithdrawn { list: list.to_owned(), ground })])
}
