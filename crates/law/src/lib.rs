//! The law of a country as dated, typed operations, and the answers it gives on any day.
//!
//! Acts (`docs/ACTS.md`) are lists of operations on rules. [`Law::load`] reads them and fails loudly; [`Law::ask`] replays
//! the operations of one rule under a [`Query`] of three clocks and gives an [`Answer`]. A bill is the same file laid on
//! top with [`Law::with`]; the base never changes.
//!
//! This crate never knows a clock, a file, a country or an institution: bytes and days are arguments.
//!
//! ```
//! use law::{Answer, Law, Query};
//! let act = br#"
//! [act]
//! id = "xx/law/2001/1"
//! form = "Law"
//! number = "1"
//! signed = 2001-03-01
//! in_force = { on = 2001-04-01, confidence = "text" }
//! [[op]]
//! kind = "rule.define"
//! rule = "council.threshold"
//! type = "share"
//! title = "Share of votes a list needs"
//! before = "none"
//! target = "xx/law/2001/1#5"
//! value = "7 %"
//! confidence = "text"
//! "#;
//! let law = Law::load(&[("act.toml".to_owned(), act.to_vec())]).unwrap();
//! let day = jiff::civil::date(2001, 4, 1);
//! assert!(matches!(law.ask("council.threshold", &Query::on(day)).unwrap(), Answer::InForce(v) if v.value.to_string() == "7 %"));
//! ```

pub mod act;
mod answer;
mod ask;
mod bill;
pub mod calendar;
mod check;
pub mod day;
mod diff;
mod fault;
mod history;
mod load;
pub mod reader;
mod timeline;
pub mod value;

pub use answer::{Answer, Cited, Query, Version};
pub use ask::AskError;
pub use bill::{Comparison, compare};
pub use check::{Finding, Report};
pub use day::{Begun, Confidence, Day, When};
pub use diff::Change;
pub use fault::{Fault, Place, codes};
pub use history::Entry;
pub use timeline::{Effect, Law, Rule};
pub use value::{Duration, Share, TimeUnit, Type, Value};
