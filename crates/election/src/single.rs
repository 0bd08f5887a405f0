//! Elections of one person for one seat: rural akims, directly and by the deputies of a maslikhat, single-member seats of
//! chambers, and the seats that an assembly fills one by one. It must never know an office by name, a clock or a file.

pub mod candidacy;
mod contest;
mod ending;
pub mod facts;
mod outcome;
mod rules;
pub mod tenure;
#[cfg(test)]
mod tests;

pub use contest::{Candidate, Contest, ContestError, Known, Round};
pub use ending::{Ending, Note, Open, OpenCase, Outcome, Remark, Step, What, Within, citations};
pub use outcome::decide;
pub use rules::{SingleSeatRules, Tie, TooFew, Winner};

use std::fmt;

/// Who put a candidate forward; written `self`, `higher_akim`, `body`, and a party by its id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nominator {
    /// A party, by its id.
    Party(String),
    /// The person himself or herself.
    Own,
    /// The akim above, where the law lets him.
    HigherAkim,
    /// A body that alone may nominate, such as the Council of the Assembly of People.
    Body,
}

impl Nominator {
    /// Reads the written form.
    pub fn read(word: &str) -> Self {
        match word {
            "self" => Self::Own,
            "higher_akim" => Self::HigherAkim,
            "body" => Self::Body,
            party => Self::Party(party.to_owned()),
        }
    }
}

impl fmt::Display for Nominator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Own => "self",
            Self::HigherAkim => "higher_akim",
            Self::Body => "body",
            Self::Party(id) => id,
        })
    }
}
