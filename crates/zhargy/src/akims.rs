//! Elections of rural akims, hundreds of posts at once: what was published, a synthetic country that agrees with it, its
//! tables, and what the reform changed. It must never take anything synthetic for a fact.

pub(crate) mod command;
mod human;
mod json;
pub(crate) mod reform;
pub(crate) mod synthetic;
pub(crate) mod tables;

/// The synthetic country that is shown where no other is asked for.
pub(crate) const SEED: u64 = 1;
