//! The interface for programs, `/api/v1`: the same data and the same orders, as JSON. Each resource has a file; the table
//! of all of them is `ENDPOINTS`, and what is not in it cannot be asked.
//!
//! It must never know HTML, nor decide anything: who may order is said by `permit`, whether by the procedure.

mod about;
mod answer;
mod contests;
mod elections;
mod endpoint;
mod events;
mod law;
mod night;
mod openapi;
mod orders;
mod precincts;
pub(crate) mod problem;
mod question;
mod schema;
mod sessions;
mod sitting;
pub mod wire;

use std::sync::LazyLock;

use endpoint::Endpoint;

pub(crate) use about::{manual_chapter, manual_page};
pub use events::Events;
pub(crate) use events::{AGAIN as STREAM_AGAIN, KIND as EVENTS};
pub(crate) use question::{nothing, read};
pub use schema::check;

use crate::routes::Route;

/// Every address of the interface.
static ENDPOINTS: LazyLock<Vec<Endpoint>> = LazyLock::new(|| {
    [
        about::ENDPOINTS,
        elections::ENDPOINTS,
        contests::ENDPOINTS,
        night::ENDPOINTS,
        precincts::ENDPOINTS,
        events::ENDPOINTS,
        law::ENDPOINTS,
        sessions::ENDPOINTS,
        sitting::ENDPOINTS,
        orders::ENDPOINTS,
    ]
    .concat()
});

/// Rows of the table.
pub(crate) fn routes() -> Vec<Route> {
    ENDPOINTS.iter().map(|endpoint| endpoint.route).collect()
}

/// Whether a path is one that programs ask.
pub(crate) fn is_for_programs(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}
