//! The election of one person for one seat, read straight from the articles: 9, 95, 96, 109-1, 113-7, 113-9, 113-10 of the
//! Constitutional Law of 28.09.1995 No. 2464 on elections and 36-1 of the Law of 23.01.2001 No. 148. It must never know dates
//! or acts: what changed between editions comes as [`SeatRules`]. Candidates are compared in pairs, as the articles say it.

use num_bigint::BigInt;
use num_rational::BigRational;

/// What follows where several have the equal highest number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterTie {
    /// A new election.
    NewElection,
    /// The equal ones are voted on again.
    VoteAgain,
    /// They are voted on again the same day; if that fails, a new election.
    VoteAgainThenNewElection,
    /// More than two stood: the two with most votes are voted on again.
    TwoVoteAgain,
}

/// What an edition says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatRules {
    /// More than half of those who took part is needed, and not only more votes than each other candidate has: in the first
    /// vote, and in a repeat vote.
    pub half: [bool; 2],
    /// The part of the electors that must take part.
    pub quorum: Option<(u64, u64)>,
    /// Fewer candidates than this, and the vote is put off.
    pub least: Option<usize>,
    /// After a tie, if the edition says it.
    pub after_tie: Option<AfterTie>,
    /// After a tie where only two stood, if the edition says it apart.
    pub after_tie_of_two: Option<AfterTie>,
    /// A candidate left alone before a repeat vote is elected without it.
    pub one_left_elected: bool,
    /// Where nobody has more than half there is a new election.
    pub repeated_if_nobody: bool,
}

/// The facts of one vote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeatVotes {
    /// Ballots for each candidate who stands.
    pub votes: Vec<u64>,
    /// Those who took part, whatever they marked.
    pub took_part: u64,
    /// Invalid ballots among theirs.
    pub invalid: u64,
    /// Voters or electors there are.
    pub registered: u64,
    /// It is the repeat vote.
    pub repeat: bool,
    /// It was put off once already.
    pub put_off_before: bool,
}

/// How a vote ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeatVerdict {
    /// This one is elected.
    Elected(usize),
    /// These are voted on again.
    Again(Vec<usize>),
    /// There is a new election.
    NewElection,
    /// The vote is put off.
    PutOff,
    /// The law does not say; the number of the open case, or zero where a rule is missing.
    Open(u8),
}

/// Decides one vote.
pub fn single_seat(rules: &SeatRules, facts: &SeatVotes) -> SeatVerdict {
    let all: Vec<usize> = (0..facts.votes.len()).collect();
    if facts.repeat {
        if all.len() == 1 {
            return if rules.one_left_elected { SeatVerdict::Elected(0) } else { SeatVerdict::Open(0) };
        }
    } else if rules.least.is_some_and(|least| all.len() < least) {
        return if facts.put_off_before { SeatVerdict::Open(14) } else { SeatVerdict::PutOff };
    }
    let took_part = facts.took_part;
    if let Some((num, den)) = rules.quorum {
        let part =
            BigRational::new(BigInt::from(num), BigInt::from(den)) * BigRational::from(BigInt::from(facts.registered));
        if BigRational::from(BigInt::from(took_part)) < part {
            return SeatVerdict::Open(18);
        }
    }
    if rules.half[usize::from(facts.repeat)] {
        // Invalid ballots are taken out of those who took part (43(5)).
        let half = BigRational::new(BigInt::from(took_part - facts.invalid), BigInt::from(2));
        let over = |one: &&usize| BigRational::from(BigInt::from(facts.votes[**one])) > half;
        let nobody = if rules.repeated_if_nobody { SeatVerdict::NewElection } else { SeatVerdict::Open(0) };
        return all.iter().find(over).map_or(nobody, |one| SeatVerdict::Elected(*one));
    }
    let beats_all = |one: &&usize| all.iter().all(|other| other == *one || facts.votes[**one] > facts.votes[*other]);
    if let Some(one) = all.iter().find(beats_all) {
        return if facts.votes[*one] == 0 { SeatVerdict::Open(20) } else { SeatVerdict::Elected(*one) };
    }
    let unbeaten = |one: &&usize| all.iter().all(|other| facts.votes[*other] <= facts.votes[**one]);
    let equal: Vec<usize> = all.iter().filter(unbeaten).copied().collect();
    after(rules, facts, all.len(), equal)
}

fn after(rules: &SeatRules, facts: &SeatVotes, stood: usize, equal: Vec<usize>) -> SeatVerdict {
    let rule = if stood == 2 { rules.after_tie_of_two.or(rules.after_tie) } else { rules.after_tie };
    let Some(rule) = rule else { return SeatVerdict::Open(0) };
    match rule {
        AfterTie::NewElection => SeatVerdict::NewElection,
        AfterTie::VoteAgainThenNewElection if facts.repeat => SeatVerdict::NewElection,
        AfterTie::VoteAgain | AfterTie::TwoVoteAgain if facts.repeat => SeatVerdict::Open(19),
        AfterTie::TwoVoteAgain if stood == 2 => SeatVerdict::Open(0),
        AfterTie::TwoVoteAgain if equal.len() > 2 => SeatVerdict::Open(17),
        _ => SeatVerdict::Again(equal),
    }
}
