//! The desks over real sockets: every test has a site of its own, with a small synthetic election whose ballot is set.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod api;
mod country;
mod entry;
mod events;
mod lists;
mod orders;
mod precincts;
mod roles;
mod sitting;
mod stand;
