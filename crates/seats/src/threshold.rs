//! Thresholds: which lists take part in the sharing, and why. Knows votes, bases and mandates, never a method of seats.
//!
//! Shares are compared by cross multiplication, so `3 of 100` meets 3 % exactly.

use alloc::vec::Vec;
use core::cmp::Ordering;

use crate::wide::product;
use crate::{Error, Ratio};

/// What a list must reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Threshold {
    /// Nothing: the list is exempt.
    None,
    /// This share of the base.
    Share(Ratio),
    /// This many votes.
    Votes(u64),
    /// This many direct mandates (always "at least").
    Mandates(u32),
    /// This share of the base of at least one district.
    AnyDistrict(Ratio),
    /// This many votes in at least one district.
    AnyDistrictVotes(u64),
    /// A share by the number of parties in the list: `(from this many parties, share)`, ascending. A list smaller than the
    /// first step is exempt.
    Coalition(Vec<(u32, Ratio)>),
    /// One of these.
    Any(Vec<Threshold>),
    /// All of these.
    All(Vec<Threshold>),
}

/// Whether a threshold is passed by reaching it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Comparison {
    /// "Not less than".
    #[default]
    AtLeast,
    /// "More than".
    MoreThan,
}

/// The thresholds of an election.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thresholds {
    /// For every list that is not named in `lists`.
    pub default: Threshold,
    /// Other thresholds for some lists.
    pub lists: Vec<(u32, Threshold)>,
    /// How shares and votes are compared.
    pub comparison: Comparison,
}

/// Votes of one district.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct District<'a> {
    /// Votes of each list there.
    pub votes: &'a [u64],
    /// What a share there is a share of; none: the sum of `votes`.
    pub base: Option<u128>,
}

/// What thresholds look at. An empty slice means "none" (no mandates, one party a list, no districts).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Polls<'a> {
    /// Votes of each list.
    pub votes: &'a [u64],
    /// What a share is a share of (those who took part, for instance); none: the sum of `votes`.
    pub base: Option<u128>,
    /// Direct mandates of each list.
    pub mandates: &'a [u32],
    /// Parties in each list.
    pub parties: &'a [u32],
    /// Districts.
    pub districts: &'a [District<'a>],
}

/// What decided: the first threshold met, or the last one missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// No threshold applies.
    Exempt,
    /// A share of the base.
    Share {
        /// The share.
        share: Ratio,
        /// The base.
        base: u128,
    },
    /// Votes.
    Votes(u64),
    /// Direct mandates.
    Mandates(u32),
    /// A share in a district.
    District {
        /// The district where it is met; none where it is met nowhere.
        district: Option<u32>,
        /// The share.
        share: Ratio,
    },
    /// Votes in a district.
    DistrictVotes {
        /// The district where they are met; none where they are met nowhere.
        district: Option<u32>,
        /// The votes.
        votes: u64,
    },
}

/// The answer for one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// The list.
    pub list: u32,
    /// Its votes.
    pub votes: u64,
    /// Whether it takes part.
    pub passed: bool,
    /// Why.
    pub ground: Ground,
    /// Least votes that meet `ground` with the base as it is; none where votes of all districts do not decide it.
    pub needed: Option<u128>,
}

impl Thresholds {
    /// One share of the base for everybody, passed by reaching it.
    pub const fn share(share: Ratio) -> Self {
        Self { default: Threshold::Share(share), lists: Vec::new(), comparison: Comparison::AtLeast }
    }

    /// Judges every list.
    pub fn judge(&self, polls: &Polls<'_>) -> Result<Vec<Verdict>, Error> {
        polls.check()?;
        if let Some((list, _)) = self.lists.iter().find(|(list, _)| polls.votes.len() <= crate::tie::index(*list)) {
            return Err(Error::NoSuchList { list: crate::tie::index(*list) });
        }
        let base = polls.base.unwrap_or_else(|| sum(polls.votes));
        Ok((0..polls.votes.len()).map(|list| self.verdict(polls, base, list)).collect())
    }

    fn verdict(&self, polls: &Polls<'_>, base: u128, list: usize) -> Verdict {
        let number = crate::tie::number(list);
        let own = self.lists.iter().find(|(of, _)| *of == number);
        let threshold = own.map_or(&self.default, |(_, threshold)| threshold);
        let (passed, ground) = Judge { polls, base, comparison: self.comparison, list }.judge(threshold);
        let needed = match ground {
            Ground::Share { share, base } => least_votes(share, base, self.comparison),
            Ground::Votes(votes) => Some(u128::from(votes) + u128::from(self.comparison == Comparison::MoreThan)),
            _ => None,
        };
        Verdict { list: number, votes: polls.votes[list], passed, ground, needed }
    }
}

/// The lists that passed, as [`Problem::admitted`](crate::Problem::admitted) wants them.
pub fn admitted(verdicts: &[Verdict]) -> Vec<bool> {
    verdicts.iter().map(|verdict| verdict.passed).collect()
}

fn sum(votes: &[u64]) -> u128 {
    votes.iter().map(|votes| u128::from(*votes)).sum()
}

/// Least votes v with v >= share * base (or >), where the product fits 128 bits.
fn least_votes(share: Ratio, base: u128, comparison: Comparison) -> Option<u128> {
    let needed = share.checked_mul(Ratio::whole(base))?;
    match comparison {
        Comparison::AtLeast => Some(needed.ceil()),
        Comparison::MoreThan => needed.floor().checked_add(1),
    }
}

impl Polls<'_> {
    fn check(&self) -> Result<(), Error> {
        let lists = self.votes.len();
        let lengths = [("mandates", self.mandates.len()), ("parties", self.parties.len())];
        if let Some((field, found)) = lengths.into_iter().find(|(_, found)| *found != 0 && *found != lists) {
            return Err(Error::Length { field, found, lists });
        }
        if let Some(district) = self.districts.iter().find(|district| district.votes.len() != lists) {
            return Err(Error::Length { field: "districts", found: district.votes.len(), lists });
        }
        if u32::try_from(lists).is_err() || u32::try_from(self.districts.len()).is_err() {
            return Err(Error::TooManyLists);
        }
        Ok(())
    }
}

struct Judge<'a> {
    polls: &'a Polls<'a>,
    base: u128,
    comparison: Comparison,
    list: usize,
}

impl Judge<'_> {
    fn meets(&self, order: Ordering) -> bool {
        match self.comparison {
            Comparison::AtLeast => order.is_ge(),
            Comparison::MoreThan => order.is_gt(),
        }
    }

    fn share_met(&self, votes: u64, share: Ratio, base: u128) -> bool {
        self.meets(product(votes.into(), share.denominator()).cmp(&product(share.numerator(), base)))
    }

    fn share(&self, share: Ratio) -> (bool, Ground) {
        let passed = self.share_met(self.polls.votes[self.list], share, self.base);
        (passed, Ground::Share { share, base: self.base })
    }

    fn judge(&self, threshold: &Threshold) -> (bool, Ground) {
        let list = self.list;
        let place =
            |met: &dyn Fn(&District<'_>) -> bool| self.polls.districts.iter().position(met).map(crate::tie::number);
        match threshold {
            Threshold::None => (true, Ground::Exempt),
            Threshold::Share(share) => self.share(*share),
            Threshold::Votes(votes) => (self.meets(self.polls.votes[list].cmp(votes)), Ground::Votes(*votes)),
            Threshold::Mandates(needed) => {
                (self.polls.mandates.get(list).is_some_and(|has| has >= needed), Ground::Mandates(*needed))
            }
            Threshold::AnyDistrict(share) => {
                let district = place(&|district| {
                    let base = district.base.unwrap_or_else(|| sum(district.votes));
                    self.share_met(district.votes[list], *share, base)
                });
                (district.is_some(), Ground::District { district, share: *share })
            }
            Threshold::AnyDistrictVotes(votes) => {
                let district = place(&|district| self.meets(district.votes[list].cmp(votes)));
                (district.is_some(), Ground::DistrictVotes { district, votes: *votes })
            }
            Threshold::Coalition(steps) => {
                let parties = self.polls.parties.get(list).copied().unwrap_or(1);
                let step = steps.iter().rev().find(|(from, _)| *from <= parties);
                step.map_or((true, Ground::Exempt), |(_, share)| self.share(*share))
            }
            Threshold::Any(of) => self.fold(of, true),
            Threshold::All(of) => self.fold(of, false),
        }
    }

    /// Looks at each until one is met (`stop_at` true) or missed (false). None at all: "any" fails, "all" holds.
    fn fold(&self, of: &[Threshold], stop_at: bool) -> (bool, Ground) {
        let mut last = (!stop_at, Ground::Exempt);
        for threshold in of {
            last = self.judge(threshold);
            if last.0 == stop_at {
                break;
            }
        }
        last
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    fn check(threshold: Threshold, comparison: Comparison, polls: Polls<'_>, expect: &[bool]) -> Vec<Verdict> {
        let thresholds = Thresholds { default: threshold, lists: vec![], comparison };
        let verdicts = thresholds.judge(&polls).unwrap();
        assert_eq!(admitted(&verdicts), expect, "{thresholds:?} {polls:?}");
        for verdict in verdicts.iter().filter(|verdict| !verdict.passed) {
            assert!(verdict.needed.is_none_or(|needed| needed > u128::from(verdict.votes)), "{verdict:?}");
        }
        verdicts
    }

    const fn polls(votes: &[u64], base: u128) -> Polls<'_> {
        Polls { votes, base: Some(base), mandates: &[], parties: &[], districts: &[] }
    }

    #[test]
    fn shares_and_votes() {
        use Comparison::{AtLeast, MoreThan};
        let three = Threshold::Share(Ratio::of(3, 100));
        check(three.clone(), AtLeast, polls(&[41, 56, 3], 100), &[true, true, true]);
        check(three.clone(), MoreThan, polls(&[41, 56, 3], 100), &[true, true, false]);
        check(three.clone(), AtLeast, polls(&[41, 56, 3], 101), &[true, true, false]);
        check(three, AtLeast, Polls { base: None, ..polls(&[97, 3], 0) }, &[true, true]);
        check(Threshold::Votes(5), AtLeast, polls(&[5, 4], 9), &[true, false]);
        check(Threshold::Votes(5), MoreThan, polls(&[5, 6], 11), &[false, true]);
        check(Threshold::None, MoreThan, polls(&[0, 1], 1), &[true, true]);
        let most = u64::MAX >> 1;
        let whole = check(Threshold::Share(Ratio::ONE), AtLeast, polls(&[most, most - 1], most.into()), &[true, false]);
        assert_eq!(whole[1].needed, Some(most.into()));
    }

    #[test]
    fn other_ways_in() {
        use Comparison::AtLeast;
        let five = || Threshold::Share(Ratio::of(5, 100));
        let with_mandates = Polls { mandates: &[0, 3, 2], ..polls(&[90, 4, 4], 100) };
        check(Threshold::Any(vec![five(), Threshold::Mandates(3)]), AtLeast, with_mandates, &[true, true, false]);
        check(Threshold::All(vec![five(), Threshold::Mandates(3)]), AtLeast, with_mandates, &[false, false, false]);
        let steps = Threshold::Coalition(vec![(1, Ratio::of(5, 100)), (2, Ratio::of(8, 100)), (4, Ratio::of(11, 100))]);
        let blocs = Polls { parties: &[1, 2, 3, 4], ..polls(&[7, 7, 8, 10], 100) };
        check(steps, AtLeast, blocs, &[true, false, true, false]);
        // 900, 40, 50, 10 and 1040, 40, 10, 10: 5 % of a district, or 3 % of all.
        let (a, b) = ([900, 40, 50, 10], [1040, 40, 10, 10]);
        let districts = [District { votes: &a, base: None }, District { votes: &b, base: None }];
        let both = Polls { votes: &[1940, 80, 60, 20], base: None, districts: &districts, ..Polls::default() };
        let (district, total) = (Threshold::AnyDistrict(Ratio::of(5, 100)), Threshold::Share(Ratio::of(3, 100)));
        check(district.clone(), AtLeast, both, &[true, false, true, false]);
        check(total.clone(), AtLeast, both, &[true, true, false, false]);
        check(Threshold::Any(vec![district.clone(), total.clone()]), AtLeast, both, &[true, true, true, false]);
        check(Threshold::All(vec![district, total]), AtLeast, both, &[true, false, false, false]);
        check(Threshold::AnyDistrictVotes(50), AtLeast, both, &[true, false, true, false]);
    }

    #[test]
    fn lists_of_their_own() {
        let thresholds = Thresholds {
            default: Threshold::Share(Ratio::of(5, 100)),
            lists: vec![(1, Threshold::None), (2, Threshold::Share(Ratio::of(8, 100)))],
            comparison: Comparison::AtLeast,
        };
        let verdicts = thresholds.judge(&polls(&[90, 1, 7], 98)).unwrap();
        assert_eq!(admitted(&verdicts), [true, true, false]);
        assert_eq!(verdicts[2].needed, Some(8));
        assert_eq!(verdicts[1].ground, Ground::Exempt);
        assert_eq!(thresholds.judge(&polls(&[1], 1)), Err(Error::NoSuchList { list: 1 }));
        let wrong = Polls { mandates: &[1], ..polls(&[1, 2, 3], 6) };
        assert_eq!(thresholds.judge(&wrong), Err(Error::Length { field: "mandates", found: 1, lists: 3 }));
    }
}
