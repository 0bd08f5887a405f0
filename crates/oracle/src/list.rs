//! The list election of the Majilis, the Kurultai and the maslikhats, paragraph by paragraph of article 97-1 (maslikhats:
//! 111-1) of the Constitutional Law of 28.09.1995 No. 2464 on elections. It must never know dates or acts: what changed
//! between editions comes as [`ListRules`].

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::verdict::Tie;

/// What an edition of the article says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRules {
    /// Mandates distributed by lists.
    pub seats: u32,
    /// Least share of the base, numerator and denominator; reaching it is enough (para 1: "five percent or more").
    pub threshold: (u64, u64),
    /// The rule for one party alone above the threshold (para 2); `None` in the wording in force until 17.08.2012.
    pub one_party: Option<OneParty>,
    /// Does the list registered earlier come first at equal remainders (para 4)? False leaves such a tie open.
    pub earlier_registered_first: bool,
}

/// What the second party gets when only one passes (paras 2 and 3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneParty {
    /// Its votes over the quota are multiplied by this fraction: seven tenths.
    pub factor: (u64, u64),
    /// It gets no fewer mandates: two in the Majilis and the Kurultai, one in a maslikhat.
    pub minimum: u32,
}

/// The facts of an election.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListVotes {
    /// Valid ballots for each list.
    pub votes: Vec<u64>,
    /// Other ballots in the base: against all, and lists that are not told apart. Invalid ballots are not in the base
    /// (art 43(5): they are excluded from the ballots of those who took part).
    pub against_all: u64,
    /// Place of each list in the order of registration, lower is earlier; `None` or a missing entry where not known.
    pub registered: Vec<Option<u32>>,
}

/// The result of a list election.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListVerdict {
    /// The article gives a distribution.
    Seats {
        /// Mandates of each list in the order of the votes; with a tie the sure ones.
        seats: Vec<u32>,
        /// Lists with equal remainders whose order of registration does not decide.
        tie: Option<Tie>,
        /// Lists admitted to the distribution.
        admitted: Vec<usize>,
        /// The list admitted below the threshold by the one-party rule.
        second: Option<usize>,
    },
    /// The article gives no answer.
    Silent(OpenCase),
}

/// What the article leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenCase {
    /// OC-1: no list reaches the threshold (97-1(1) and (2) speak of lists that do and of "only one party").
    NoListPasses,
    /// OC-2: the whole part of the first and the minimum of the second exceed the mandates (97-1(3)).
    MinimumExceedsSeats {
        /// Mandates due to the first and to the second.
        due: (u32, u32),
    },
    /// OC-3: several lists share the next largest number of votes (97-1(2)).
    TieForSecond {
        /// Those lists.
        lists: Vec<usize>,
    },
    /// OC-9: one list alone took part and the one-party rule needs a next (97-1(2)).
    OneListOnly,
    /// OC-10: no ballot in the base, so no share is defined (97-1(1)).
    EmptyBase,
}

impl OpenCase {
    /// The number of the case, as in `OC-2`.
    pub fn number(&self) -> u8 {
        match self {
            Self::NoListPasses => 1,
            Self::MinimumExceedsSeats { .. } => 2,
            Self::TieForSecond { .. } => 3,
            Self::OneListOnly => 9,
            Self::EmptyBase => 10,
        }
    }
}

/// Distributes the mandates of a list election as the article says.
///
/// A threshold of zero admits lists without votes; if then no admitted list has a vote the answer is
/// [`OpenCase::EmptyBase`], since the quotient would be zero.
pub fn list_count(rules: &ListRules, facts: &ListVotes) -> ListVerdict {
    let votes = &facts.votes;
    let for_lists: u128 = votes.iter().map(|&own| u128::from(own)).sum();
    let base = for_lists + u128::from(facts.against_all);
    if base == 0 {
        return ListVerdict::Silent(OpenCase::EmptyBase);
    }

    // Para 1: the lists with the share or more of the votes of those who took part.
    let share = ratio(rules.threshold.0, rules.threshold.1);
    let base = BigInt::from(base);
    let passes = |list: &usize| BigRational::new(votes[*list].into(), base.clone()) >= share;
    let passed: Vec<usize> = (0..votes.len()).filter(passes).collect();

    match (&passed[..], &rules.one_party) {
        ([], _) => ListVerdict::Silent(OpenCase::NoListPasses),
        ([only], Some(rule)) => one_party(rules.seats, rule, votes, *only),
        _ => by_remainders(rules, facts, passed),
    }
}

/// Paras 1, 3 and 4 for the lists that passed.
fn by_remainders(rules: &ListRules, facts: &ListVotes, admitted: Vec<usize>) -> ListVerdict {
    let Some(quota) = quota(rules.seats, &facts.votes, &admitted) else {
        return ListVerdict::Silent(OpenCase::EmptyBase);
    };
    let quotient = |list: usize| whole(facts.votes[list]) / &quota;
    let mut seats = vec![0; facts.votes.len()];
    for &list in &admitted {
        seats[list] = to_seats(&quotient(list));
    }
    let mut left = rules.seats - seats.iter().sum::<u32>();

    // Para 4: the largest fractional parts, one mandate each, group of equals by group of equals.
    let mut waiting = admitted.clone();
    while left > 0 {
        let Some(largest) = waiting.iter().map(|&list| quotient(list).fract()).max() else { break };
        let (equal, rest): (Vec<usize>, Vec<usize>) =
            waiting.iter().partition(|&&list| quotient(list).fract() == largest);
        let taken = u32::try_from(equal.len()).unwrap_or(u32::MAX).min(left);
        let Some(winners) = winners(rules, facts, &equal, taken) else {
            let tie = Some(Tie { lists: equal, seats: taken });
            return ListVerdict::Seats { seats, tie, admitted, second: None };
        };
        for list in winners {
            seats[list] += 1;
        }
        left -= taken;
        waiting = rest;
    }
    ListVerdict::Seats { seats, tie: None, admitted, second: None }
}

/// Of lists with equal remainders those registered earlier, or `None` where that does not decide.
fn winners(rules: &ListRules, facts: &ListVotes, equal: &[usize], seats: u32) -> Option<Vec<usize>> {
    let place = |list: usize| facts.registered.get(list).copied().flatten();
    let count = |wins: &dyn Fn(usize) -> bool| equal.iter().filter(|&&list| wins(list)).count();
    if count(&|_| true) == usize::try_from(seats).ok()? {
        return Some(equal.to_vec());
    }
    if !rules.earlier_registered_first || equal.iter().any(|&list| place(list).is_none()) {
        return None;
    }
    // A list wins when fewer lists than there are seats were registered before it or together with it, itself aside.
    let not_later = |list: usize| count(&|other| other != list && place(other) <= place(list));
    let wins = |list: &usize| u32::try_from(not_later(*list)).is_ok_and(|before| before < seats);
    let winners: Vec<usize> = equal.iter().copied().filter(wins).collect();
    (winners.len() == usize::try_from(seats).ok()?).then_some(winners)
}

/// Paras 2 to 4 when one party alone passed: it and the next, the second at a reduced quotient, what is left to the first.
fn one_party(mandates: u32, rule: &OneParty, votes: &[u64], first: usize) -> ListVerdict {
    let others = || (0..votes.len()).filter(|&list| list != first);
    let Some(next_most) = others().map(|list| votes[list]).max() else {
        return ListVerdict::Silent(OpenCase::OneListOnly);
    };
    let next: Vec<usize> = others().filter(|&list| votes[list] == next_most).collect();
    let [second] = next[..] else {
        return ListVerdict::Silent(OpenCase::TieForSecond { lists: next });
    };
    let Some(quota) = quota(mandates, votes, &[first, second]) else {
        return ListVerdict::Silent(OpenCase::EmptyBase);
    };
    let of_first = to_seats(&(whole(votes[first]) / &quota));
    let reduced = whole(votes[second]) / &quota * ratio(rule.factor.0, rule.factor.1);
    let of_second = to_seats(&reduced).max(rule.minimum);
    if of_first + of_second > mandates {
        return ListVerdict::Silent(OpenCase::MinimumExceedsSeats { due: (of_first, of_second) });
    }
    let mut seats = vec![0; votes.len()];
    seats[second] = of_second;
    seats[first] = mandates - of_second;
    let mut admitted = vec![first, second];
    admitted.sort_unstable();
    ListVerdict::Seats { seats, tie: None, admitted, second: Some(second) }
}

/// The first electoral quotient: votes of the admitted lists over the mandates; `None` where it would be zero or where
/// there is no mandate.
fn quota(mandates: u32, votes: &[u64], admitted: &[usize]) -> Option<BigRational> {
    let sum: BigInt = admitted.iter().map(|&list| BigInt::from(votes[list])).sum();
    (sum > BigInt::from(0) && mandates > 0).then(|| BigRational::new(sum, mandates.into()))
}

fn ratio(numerator: u64, denominator: u64) -> BigRational {
    BigRational::new(numerator.into(), denominator.into())
}

fn whole(votes: u64) -> BigRational {
    BigRational::from_integer(votes.into())
}

/// The whole part of a quotient. Each quotient is at most the number of mandates, which is a `u32`.
fn to_seats(quotient: &BigRational) -> u32 {
    u32::try_from(quotient.to_integer()).expect("a list's whole quotas do not exceed the mandates")
}
