//! Complaints under the acts as they are recorded: filings, cases from receipt to closing, their terms, and what holds for any
//! of them. Expectations are from the articles, days were counted on a wall calendar.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "complaints/acts.rs"]
mod acts;
#[path = "complaints/filings.rs"]
mod filings;
#[path = "complaints/steps.rs"]
mod steps;
#[path = "complaints/theorems.rs"]
mod theorems;

use acts::{LAW, with};
