//! What wears a site out, over real sockets: crowds, readers who are slow on purpose, what is no HTTP, paths that lead
//! elsewhere, a site that is told to stop. Every test has a site of its own, and all of them go on serving.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../desks/country.rs"]
mod country;
mod crowd;
mod events;
mod memory;
mod slow;
#[expect(dead_code, reason = "two programs of tests share it")]
#[path = "../desks/stand.rs"]
mod stand;
mod stop;
mod wire;
mod world;
