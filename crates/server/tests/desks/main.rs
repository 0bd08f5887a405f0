//! The desks over real sockets: every test has a site of its own, with a small synthetic election whose ballot is set.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod roles;
mod sitting;
mod stand;
#[path = "../../../clerk/tests/statutes/mod.rs"]
#[expect(dead_code, reason = "the laws made up for the clerk's own tests are no matter of the site")]
mod statutes;
