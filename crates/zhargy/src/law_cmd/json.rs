//! Rules, days, values and answers for programs, in the types that the site gives them in. Exact numbers are whole numbers
//! or strings, never floats; keys are stable.

use law::act::{Act, Op, Provision};
use law::{Answer, Day, Version};
use serde::Serialize;
use serde_json::{Value, json};
use server::api::wire;

/// A type of the interface as JSON.
fn of(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_else(|error| unreachable!("plain data is JSON: {error}"))
}

/// `act#article`, or the act alone.
pub(crate) fn provision(provision: &Provision) -> String {
    wire::law::provision(provision)
}

/// A day: bounds that are equal are one day; a missing bound is one that nobody knows.
pub(crate) fn day(day: &Day) -> Value {
    of(wire::law::Day::from(day))
}

/// A version with all that makes it checkable.
pub(crate) fn version(version: &Version) -> Value {
    of(wire::law::Version::from(version))
}

/// An answer by its name in snake_case, with what it knows.
pub(crate) fn answer(answer: &Answer) -> Value {
    of(wire::law::Answer::from(answer))
}

/// The head of an act, without its operations.
pub(crate) fn act(act: &Act) -> Value {
    of(wire::act::ActLine::from(act))
}

/// An operation as its act orders it, and where it is written down.
pub(crate) fn operation(op: &Op) -> Value {
    let mut all = of(wire::act::Operation::from(op));
    for (name, value) in [
        ("id", json!(op.id)),
        ("accepted", json!(op.accepted)),
        ("file", json!(op.place.file)),
        ("line", json!(op.place.line)),
    ] {
        all[name] = value;
    }
    all
}
