//! Exact apportionment of seats, every step explained.
//!
//! Votes come in, seats go out, and with them the reasons: the quota as an exact fraction, each remainder, each average,
//! each tie. A tie is a value and never decided here unless the caller hands over a rule or a drawn lot.
//!
//! This crate knows numbers only. It must never know a country, a law, a party's name, a clock, a file, a float that
//! could reach a result, or a random number. It needs `alloc` and nothing else.
//!
//! ```
//! use seats::{Method, Outcome, Problem, TieRule};
//!
//! let votes = [2_148_262, 329_828, 274_296];
//! let method = Method::from_name("largest_remainder_hare").unwrap();
//! let done = Problem::new(98, &votes).allocate(method, TieRule::Stop).unwrap();
//! assert_eq!(done.seats, [76, 12, 10]);
//! assert_eq!(done.outcome, Outcome::Decided);
//! ```
#![no_std]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod allocate;
pub mod biproportional;
pub mod columns;
mod divisor;
mod error;
mod highest_averages;
mod largest_remainder;
pub mod margins;
mod method;
pub mod one_party;
mod outcome;
mod problem;
mod quota;
mod quota_method;
mod ratio;
mod steps;
pub mod sweep;
pub mod tally;
pub mod threshold;
mod tie;
mod wide;

pub use allocate::{Workspace, allocate_into};
pub use divisor::{Divisor, Signpost};
pub use error::Error;
pub use method::{Method, Overaward};
pub use outcome::{Allocation, Explained, Outcome};
pub use problem::Problem;
pub use quota::Quota;
pub use ratio::{ParseRatioError, Ratio};
pub use steps::{Average, Bound, Standing, Step};
pub use tie::{Claim, Tie, TieRule};
