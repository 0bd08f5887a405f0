//! The desks over real sockets: every test has a site of its own, with a small synthetic election whose ballot is set.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accounts;
mod api;
mod clock;
mod contests;
mod country;
mod entry;
mod events;
mod lists;
mod orders;
mod papers;
mod posts;
mod precincts;
mod roles;
mod sessions;
mod sitting;
#[expect(dead_code, reason = "two programs of tests share it")]
mod stand;
