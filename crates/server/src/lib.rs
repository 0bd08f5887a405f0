//! The site over HTTP: one table of routes with their roles, limits on everything that comes in, headers on everything that
//! goes out, and pages from memory, compressed once a version.
//!
//! What a page says is made by `pages`; what an election comes to, by the crates below. It must never know SQL, and a
//! handler never knows a socket: it is asked and replies.

pub mod accounts;
mod admit;
pub mod api;
mod ask;
mod cache;
mod clerk;
mod contests;
mod desk;
mod front;
mod headers;
mod listen;
mod live;
mod login;
mod metrics;
mod multipart;
mod operate;
mod ordered;
mod pack;
mod papers;
mod patient;
mod permit;
mod public;
mod reply;
mod respond;
mod role;
mod routes;
mod running;
mod serve;
mod sessions;
mod site;
mod who;
mod zip;

pub use self::clerk::{Clerk, Refused, Told};
pub use accounts::{Access, Porter};
pub use ask::Ask;
pub use contests::{ContestsClerk, RunningContests};
pub use listen::{Limits, bind, run};
pub use ordered::Ordered;
pub use papers::{Files, Papers};
pub use permit::{needs_confirmation, permit};
pub use reply::{Keep, Reply};
pub use role::Role;
pub use routes::{Handler, Later, Method, ROUTES, Route};
pub use running::Running;
pub use serve::router;
pub use sessions::Sessions;
pub use site::{Setup, Site};
pub use who::Who;

/// Codes of what the site itself refuses. Each has a page `docs/codes/<code>.md`.
pub mod codes {
    /// There is no page at the address.
    pub const NO_PAGE: &str = "W001";
    /// The page is there, and not for this method.
    pub const METHOD: &str = "W002";
    /// More was sent than is read.
    pub const TOO_LARGE: &str = "W004";
    /// Too much is being computed, or the site is stopping.
    pub const BUSY: &str = "W005";
    /// An address that cannot be read.
    pub const ADDRESS: &str = "W006";
    /// A request that failed here; a bug.
    pub const BUG: &str = "W007";
    /// Nobody is logged in.
    pub const NOBODY: &str = "W008";
    /// Somebody is logged in whose address or order it is not.
    pub const NOT_YOURS: &str = "W009";
    /// A form of another site, or of another session.
    pub const FOREIGN_FORM: &str = "W010";
    /// Name, password or code is wrong.
    pub const WRONG: &str = "U020";
    /// Too many tries that failed.
    pub const TRIES: &str = "U021";
    /// A password that is too easily guessed.
    pub const WEAK: &str = "U022";
    /// A site without accounts.
    pub const NO_ACCOUNTS: &str = "U023";
    /// A row of a table of accounts that is none.
    pub const ACCOUNT_ROW: &str = "U024";
    /// A body that is not said to be of the type that is read.
    pub const KIND: &str = "W030";
    /// A body that cannot be read.
    pub const BODY: &str = "W031";
}
