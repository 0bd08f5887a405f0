//! A second count, slow and naive, written apart: from the textbook definitions of the methods and from the articles
//! on the list election of Kazakhstan. It is the peer of the differential tests, and a result on which it differs from
//! the fast count is not printed.
//!
//! It must never know the crates it checks (`seats`, `election`) nor share a line with them, and it must never be made
//! clever: all quantities are exact fractions, an average is computed afresh for every seat, and a tie is understood by
//! trying every way to break it.
//!
//! - [`allocate`]: votes to seats by every named method, with thresholds, held seats, minima and maxima.
//! - [`check_biproportional`], [`all_biproportional`]: is this matrix a biproportional result; all such matrices.
//! - [`list_count`]: the list election of the Majilis, the Kurultai and the maslikhats.
//! - [`single_seat`]: the election of one person for one seat.

mod allocate;
mod average;
mod biproportional;
mod list;
mod options;
mod quota;
mod resolve;
mod single;
mod verdict;

pub use allocate::allocate;
pub use biproportional::{all_biproportional, check_biproportional};
pub use list::{ListRules, ListVerdict, ListVotes, OneParty, OpenCase, list_count};
pub use options::{Options, Threshold};
pub use single::{AfterTie, SeatRules, SeatVerdict, SeatVotes, single_seat};
pub use verdict::{Tie, Verdict, Why};
