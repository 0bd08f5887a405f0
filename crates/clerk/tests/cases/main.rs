//! The clerk at work: what becomes of every order, which days are within their terms, what mandates follow, which journals open, and that the manual says so.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accounts;
mod calendar;
mod complaints;
mod complaints_fixture;
mod contests;
mod contests_candidates;
mod contests_fixture;
mod contests_law;
mod contests_rounds;
mod contests_terms;
mod contests_wrong;
mod filing;
mod fixture;
mod mandates;
mod manual;
mod orders;
mod register;
mod register_fixture;
mod results;
mod scene;
mod sitting;
#[path = "../statutes/mod.rs"]
mod statutes;
