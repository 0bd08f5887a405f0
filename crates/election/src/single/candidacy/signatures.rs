//! Signatures of voters: how many are needed, and the check of the sheets one signature after another until enough are found
//! good or none are left. It must never know how one signature is examined.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use law::Share;

use super::Rules;

/// What the law asks of signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// Good signatures: the least whole number not below the share.
    pub signatures: u64,
    /// Settlements they come from; zero where the law names none.
    pub settlements: u64,
}

/// One signature, in the order of the sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The number by which the state knows the voter.
    pub voter: String,
    /// The voter's settlement; empty where not stated.
    pub settlement: String,
    /// What is wrong with it.
    pub wrong: Option<Bad>,
}

/// Why a signature does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bad {
    /// The person is not on the voter lists of the constituency.
    NotAVoterHere,
    /// Particulars are missing or wrong.
    Particulars,
    /// Not signed by the person.
    NotOwnHand,
    /// Gathered outside the time for it.
    OutOfTime,
    /// Another reason, written in the act of the check.
    Other,
    /// The voter has signed for the candidate before.
    Twice,
}

/// The result of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignatureCheck {
    /// Found good.
    pub good: u64,
    /// Found bad, by reason.
    pub bad: BTreeMap<Bad, u64>,
    /// Not looked at, because enough were good.
    pub unchecked: u64,
    /// Settlements of the good ones.
    pub settlements: BTreeSet<String>,
    /// Enough were found.
    pub enough: bool,
}

impl fmt::Display for Bad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAVoterHere => "no voter here",
            Self::Particulars => "particulars",
            Self::NotOwnHand => "not own hand",
            Self::OutOfTime => "out of time",
            Self::Other => "other",
            Self::Twice => "twice",
        })
    }
}

/// What one state of the law asks in a constituency; `None` where it asks for no signatures or does not say how many.
/// Settlements that nobody counted are not asked here; [`super::judge()`] reports them as unknown.
pub fn need(rules: &Rules, voters: u64, settlements: Option<u64>) -> Option<Need> {
    let share = rules.signatures.as_ref().ok()?.value;
    let (_, signatures) = floor_and_need(share, voters);
    let settlements = match (&rules.settlements, settlements) {
        (Ok(part), Some(all)) => part_of(part.value, all),
        _ => 0,
    };
    Some(Need { signatures, settlements })
}

/// Checks signatures in their order. A voter who signs twice counts once, by the first signature that is otherwise good.
pub fn check_signatures(sheets: impl IntoIterator<Item = Signature>, need: Need) -> SignatureCheck {
    let mut check = SignatureCheck { enough: need.signatures == 0 && need.settlements == 0, ..Default::default() };
    let mut seen = BTreeSet::new();
    for signature in sheets {
        if check.enough {
            check.unchecked += 1;
            continue;
        }
        let twice = signature.wrong.is_none() && !seen.insert(signature.voter);
        if let Some(bad) = signature.wrong.or(twice.then_some(Bad::Twice)) {
            *check.bad.entry(bad).or_default() += 1;
        } else {
            check.good += 1;
            if !signature.settlement.is_empty() {
                check.settlements.insert(signature.settlement);
            }
        }
        let covered = u64::try_from(check.settlements.len()).unwrap_or(u64::MAX);
        check.enough = check.good >= need.signatures && covered >= need.settlements;
    }
    check
}

/// The share of the voters cut off, and the least whole number that is not below it.
pub(super) fn floor_and_need(share: Share, voters: u64) -> (u64, u64) {
    let (product, den) = (u128::from(share.num()) * u128::from(voters), u128::from(share.den()));
    let fit = |n: u128| u64::try_from(n).unwrap_or(u64::MAX);
    (fit(product / den), fit(product.div_ceil(den)))
}

/// The least number of settlements that is not below a part of all.
pub(super) fn part_of(part: Share, all: u64) -> u64 {
    floor_and_need(part, all).1
}
