//! One suite over three stores, and the faults: killed processes, failing writes, full disks, torn files, restarts.
//!
//! Every random choice comes from a seed that is printed, and every test that breaks something reports what it broke and
//! what was lost.

#![expect(clippy::unwrap_used, reason = "helpers of tests, which clippy does not know to be tests")]

mod cluster;
mod conformance;
mod files;
mod kills;
mod nodes;
mod opened;
mod tools;
mod writes;
