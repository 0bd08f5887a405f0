//! How a contest ended and the steps that led there, as data. Words are made by those who show them.

use law::Version;
use law::value::Duration;

use crate::rules::Gap;

/// Within what time something is repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    /// On the day of the vote.
    SameDay,
    /// Within this time after it.
    Term(Duration),
    /// The law of the day gives no time, and why.
    NotGiven(Gap),
}

/// How a contest ended. Candidates are named by their place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// One is elected.
    Elected {
        /// Who.
        at: usize,
    },
    /// Another vote between some of them.
    RepeatVoting {
        /// Who stands again.
        between: Vec<usize>,
        /// When.
        within: Within,
    },
    /// A new election.
    RepeatElection {
        /// When.
        within: Within,
    },
    /// Too few stand: no vote is held, and it is put off.
    PutOff {
        /// By at most this.
        by: Duration,
    },
    /// The election is void and is repeated.
    Void {
        /// When.
        within: Within,
    },
    /// The law, as it is recorded, does not say.
    Open(Open),
}

/// What keeps a contest from its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// The law is silent.
    LawSilent {
        /// The case.
        case: OpenCase,
        /// The provisions that fall silent.
        by: Vec<Version>,
    },
    /// The law of the day gives no rule that this contest needs.
    RuleMissing(Gap),
}

/// A question the law leaves open, by the number under which the project keeps it (`docs/QUIRKS.md`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenCase {
    /// OC-14: too few stand again after the vote was put off once.
    TooFewAgain,
    /// OC-17: more than two are equal first, and two stand again.
    WhichTwo {
        /// Those who are equal.
        equal: Vec<usize>,
    },
    /// OC-18: fewer electors came than must.
    NoQuorum,
    /// OC-19: equal again in the repeat vote.
    EqualAgain {
        /// Those who are equal.
        equal: Vec<usize>,
    },
    /// OC-20: the only candidate has no vote.
    NoVoteForTheOnlyOne,
}

impl OpenCase {
    /// The number of the case.
    pub fn number(&self) -> u8 {
        match self {
            Self::TooFewAgain => 14,
            Self::WhichTwo { .. } => 17,
            Self::NoQuorum => 18,
            Self::EqualAgain { .. } => 19,
            Self::NoVoteForTheOnlyOne => 20,
        }
    }
}

/// What was found. Candidates are named by their place in the contest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Who votes.
    Voters {
        /// Electors and not the voters.
        electors: bool,
    },
    /// The election was found void.
    FoundVoid,
    /// Those who stand against the least number.
    Standing {
        /// How many stand.
        standing: u64,
        /// How many must.
        needed: u64,
    },
    /// One is left before a repeat vote.
    OneLeft {
        /// Who.
        at: usize,
    },
    /// Those who took part against those who must.
    Quorum {
        /// Who took part.
        took_part: u64,
        /// Who could.
        registered: u64,
        /// The least number that is enough.
        needed: u64,
    },
    /// Ballots against all: counted, and no candidate.
    AgainstAll {
        /// How many.
        ballots: u64,
    },
    /// This candidate has more votes than each of the others.
    Most {
        /// Who.
        at: usize,
        /// The votes.
        votes: u64,
        /// The most that another has; `None` where there is no other.
        next: Option<u64>,
    },
    /// Votes against half of those who took part.
    Half {
        /// Who.
        at: usize,
        /// The votes.
        votes: u64,
        /// Those who took part, without invalid ballots; hundredths of a percent in a contest of percentages.
        of: u64,
        /// More than half.
        more: bool,
    },
    /// Several have the equal highest number.
    Equal {
        /// Who.
        equal: Vec<usize>,
        /// The votes of each.
        votes: u64,
    },
}

/// One step and the versions of the law that order it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What was found.
    pub what: What,
    /// By which rules; empty only where none is recorded.
    pub by: Vec<Version>,
}

/// Something a reader of the result should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// OC-11: against all has more ballots than any candidate; no article attaches a consequence to it.
    AgainstAllLeads {
        /// Ballots against all.
        ballots: u64,
    },
    /// No candidate has a vote; candidates are equal all the same.
    NoVoteForAnybody,
    /// OC-13: whether new nominations open for the repeat election is not said.
    NominationsNotSaid,
    /// Who stands again in the repeat vote is not recorded; shown are those who are equal.
    WhoStandsAgainNotRecorded,
    /// Only printed percentages are known.
    FromPercentages,
    /// The law of the day has a line against all, the ballot of the election had none.
    NoLineOnTheBallot,
    /// The law of the day has no line against all, the ballots so marked count for nobody.
    LineNotInThisLaw {
        /// Ballots so marked.
        ballots: u64,
    },
}

/// A note and the provisions it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The note.
    pub note: Note,
    /// The provisions; their notes say who explained them so.
    pub by: Vec<Version>,
}

/// How a contest ended, and how it came to that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How it ended.
    pub ending: Ending,
    /// The provisions that order the ending.
    pub by: Vec<Version>,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// What a reader should know.
    pub remarks: Vec<Remark>,
}

/// Article and act of every version, each once.
pub fn citations(by: &[Version]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for citation in by.iter().map(Version::citation) {
        if !all.contains(&citation) {
            all.push(citation);
        }
    }
    all
}
