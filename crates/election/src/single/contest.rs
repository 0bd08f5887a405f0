//! The facts of one vote for one seat, and what makes them no facts: names twice, figures that exclude each other, sums that
//! cannot be held. It must never know a rule.

use std::collections::BTreeSet;
use std::fmt;

use super::Nominator;
use crate::facts::AgainstAll;

/// Hundredths of a percent in the whole.
pub(super) const WHOLE: u64 = 10_000;

/// A person who stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Stable within the contest.
    pub id: String,
    /// The name as it is shown.
    pub name: String,
    /// Who put the person forward, where that is known.
    pub nominator: Option<Nominator>,
    /// Ballots for the person, or hundredths of a percent in a contest of percentages; `None` where not found.
    pub votes: Option<u64>,
    /// Left after registration: withdrawn, cancelled or dead. Such a candidate is not voted on.
    pub left: bool,
}

/// Which vote this is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Round {
    /// The election as called.
    #[default]
    First,
    /// Another vote between candidates of the first.
    RepeatVoting,
    /// A new election after one that elected nobody.
    RepeatElection,
}

impl Round {
    /// Reads the written form.
    pub fn read(word: &str) -> Option<Self> {
        match word {
            "first" => Some(Self::First),
            "repeat_voting" => Some(Self::RepeatVoting),
            "repeat_election" => Some(Self::RepeatElection),
            _ => None,
        }
    }
}

/// How the votes of a contest are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Known {
    /// Ballots of each candidate.
    #[default]
    Ballots,
    /// Only printed percentages of those who took part.
    Percentages,
    /// Candidates stood whom no source names, so nothing can be decided.
    InPart,
}

/// The facts of one vote for one seat; what was not found is `None`, never zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contest {
    /// Stable id of the seat: `akmola/arshaly/03`.
    pub id: String,
    /// Which vote this is.
    pub round: Round,
    /// The vote was put off once already for want of candidates.
    pub put_off_before: bool,
    /// The commission found the election void.
    pub void: bool,
    /// What the figures of the candidates are.
    pub known: Known,
    /// Candidates in the order of the ballot.
    pub candidates: Vec<Candidate>,
    /// Ballots against all.
    pub against_all: AgainstAll,
    /// Invalid ballots.
    pub invalid: Option<u64>,
    /// Those who took part.
    pub took_part: Option<u64>,
    /// Voters on the list, or electors there are.
    pub registered: Option<u64>,
}

impl Contest {
    /// A first vote without any figure yet.
    pub fn new(id: impl Into<String>, candidates: Vec<Candidate>) -> Self {
        Self {
            id: id.into(),
            round: Round::First,
            put_off_before: false,
            void: false,
            known: Known::Ballots,
            candidates,
            against_all: AgainstAll::NotFound,
            invalid: None,
            took_part: None,
            registered: None,
        }
    }

    /// Figures are hundredths of a percent.
    pub(super) fn percentages(&self) -> bool {
        self.known == Known::Percentages
    }

    /// A candidate by id.
    pub fn candidate(&self, id: &str) -> Option<usize> {
        self.candidates.iter().position(|candidate| candidate.id == id)
    }

    /// Places of those who are voted on.
    pub fn standing(&self) -> Vec<usize> {
        (0..self.candidates.len()).filter(|at| !self.candidates[*at].left).collect()
    }

    /// Refuses figures that exclude each other, whatever the law says.
    ///
    /// # Errors
    /// See [`ContestError`].
    pub fn check(&self) -> Result<(), ContestError> {
        let mut ids = BTreeSet::new();
        for candidate in &self.candidates {
            if !ids.insert(candidate.id.as_str()) {
                return Err(ContestError::SameCandidate { id: candidate.id.clone() });
            }
            if candidate.left && candidate.votes.is_some_and(|votes| votes > 0) {
                let id = &candidate.id;
                return Err(ContestError::Contradiction(format!("`{id}` left before the vote and has votes")));
            }
        }
        let of_candidates = self.candidates.iter().map(|candidate| candidate.votes.unwrap_or(0));
        let others = [self.against_all.known().unwrap_or(0), self.invalid.unwrap_or(0)];
        let mut sum = 0_u64;
        for figure in of_candidates.chain(others) {
            // 2^63 - 1 is what every reader of the figures can hold.
            sum = sum
                .checked_add(figure)
                .filter(|sum| *sum <= i64::MAX.unsigned_abs())
                .ok_or(ContestError::TooManyVotes)?;
        }
        let took_part = if self.percentages() { None } else { self.took_part };
        if let Some(took_part) = took_part.filter(|took_part| sum > *took_part) {
            let what = format!("the ballots together are {sum}, only {took_part} took part");
            return Err(ContestError::Contradiction(what));
        }
        if self.percentages()
            && self.candidates.iter().any(|candidate| candidate.votes.is_some_and(|part| part > WHOLE))
        {
            return Err(ContestError::Contradiction("a share is more than the whole".to_owned()));
        }
        if let (Some(took_part), Some(registered)) = (self.took_part, self.registered)
            && took_part > registered
        {
            let what = format!("{took_part} took part of {registered} registered");
            return Err(ContestError::Contradiction(what));
        }
        Ok(())
    }
}

/// Why a contest cannot be decided. A question the law leaves open is none of these: it is an ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContestError {
    /// Nobody stands, and no article says what then.
    NoCandidates,
    /// Two candidates have one id.
    SameCandidate {
        /// The id.
        id: String,
    },
    /// More votes than can be counted exactly.
    TooManyVotes,
    /// Figures that exclude each other, in words.
    Contradiction(String),
    /// A figure the rules of the day need was not found.
    FigureNeeded {
        /// Its field.
        figure: &'static str,
        /// For what.
        needed_for: &'static str,
    },
    /// Printed percentages that leave open who has more.
    TooClose,
}

impl ContestError {
    /// The code of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoCandidates => "N020",
            Self::SameCandidate { .. } => "N021",
            Self::TooManyVotes => "N022",
            Self::Contradiction(_) => "N023",
            Self::FigureNeeded { .. } => "N024",
            Self::TooClose => "N025",
        }
    }
}

impl fmt::Display for ContestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.code())?;
        match self {
            Self::NoCandidates => f.write_str("nobody stands\n\nhint: each candidate has an `id` and `votes`"),
            Self::SameCandidate { id } => {
                write!(f, "two candidates have the id `{id}`\n\nhint: an id stands for one person in a contest")
            }
            Self::TooManyVotes => f.write_str("the ballots together are more than 2^63 - 1\n\nhint: check the figures"),
            Self::Contradiction(what) => write!(f, "{what}\n\nhint: check the figures against the protocol"),
            Self::FigureNeeded { figure, needed_for } => {
                write!(f, "{needed_for} needs `{figure}`, which was not found\n\nhint: add it where a source gives it")
            }
            Self::TooClose => f.write_str(
                "the printed percentages leave open who has more\n\nhint: give `votes` where a source has them",
            ),
        }
    }
}

impl std::error::Error for ContestError {}
