//! The Ombudsperson's office and its complaints: what may be done to her and by her, which representative takes a case, what
//! becomes of it and by when, by the law of the day.
//!
//! Every answer cites its version of the law; what the law leaves open is reported as open. Nothing here knows who
//! complained: a case is its work data ([`shared::WorkData`]), and identity and story lie sealed elsewhere.
//!
//! This crate never knows a clock, a file, a key or a country: facts and days are arguments.

pub mod complaint;
pub mod divisions;
pub mod office;
pub mod prison;
pub mod report;
pub mod route;
pub mod shared;
pub mod visits;
pub mod worklist;
