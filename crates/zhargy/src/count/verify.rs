//! Every printed result is computed twice: here the naive count is asked the same question, in its own terms.

use std::fmt::Write as _;

use election::{Comparison, Count, Distribution, Election, ListElectionRules, Open, TieBy};
use oracle::{ListRules, ListVerdict, ListVotes, OneParty, Options, Threshold, Verdict};

use crate::failure::{Failure, codes};

/// Compares with the second count.
///
/// # Errors
/// Both results, where they differ.
pub(crate) fn compare(
    election: &Election,
    rules: &ListElectionRules,
    count: &Count,
    by_lot: bool,
) -> Result<(), String> {
    if by_lot {
        // The drawn lot is an input from outside; what it was drawn about was compared when it was asked for.
        return Ok(());
    }
    let passed = count.lists.iter().filter(|list| list.passed).count();
    let ours = list_result(count);
    let theirs = match rules.distribution.value {
        Distribution::Dhondt if passed > 1 => textbook("dhondt", election, rules, count),
        Distribution::SainteLague if passed > 1 => textbook("sainte_lague", election, rules, count),
        _ => article(election, rules, count),
    };
    if ours == theirs {
        return Ok(());
    }
    let mut what = "the two counts of this election differ; no result is printed".to_owned();
    let _ = write!(what, "\n  first count:  {ours:?}\n  second count: {theirs:?}");
    Err(what)
}

/// The same as a failed command.
pub(crate) fn against_oracle(
    election: &Election,
    rules: &ListElectionRules,
    count: &Count,
    by_lot: bool,
) -> Result<(), Failure> {
    compare(election, rules, count, by_lot).map_err(|how| differ(&how))
}

/// Two counts that differ.
pub(crate) fn differ(how: &str) -> Failure {
    Failure::new(codes::COUNTS_DIFFER, how, "this is a bug in Zhargy: please report it with the election file")
}

/// A result in the terms both counts share: seats, tied lists with their seats, number of the open case.
#[derive(Debug, PartialEq, Eq)]
struct Result3 {
    seats: Vec<u32>,
    tie: Option<(Vec<usize>, u32)>,
    open_case: Option<u8>,
}

fn list_result(count: &Count) -> Result3 {
    let (tie, open_case) = match &count.open {
        None => (None, None),
        Some(Open::LawSilent { case, .. }) => (None, Some(case.number())),
        Some(Open::OrderNeeded { lists, seats, .. } | Open::LotNeeded { lists, seats, .. }) => {
            (Some((lists.clone(), *seats)), None)
        }
    };
    Result3 { seats: count.seats_by_list(), tie, open_case }
}

/// The article's own count.
fn article(election: &Election, rules: &ListElectionRules, count: &Count) -> Result3 {
    let one_party = match (&rules.one_party.second_admitted, &rules.one_party.factor, &rules.one_party.minimum) {
        (Ok(admitted), Ok(factor), Ok(minimum)) if admitted.value => Some(OneParty {
            factor: (factor.value.num(), factor.value.den()),
            minimum: u32::try_from(minimum.value).unwrap_or(u32::MAX),
        }),
        _ => None,
    };
    let asked = ListRules {
        seats: count.seats,
        threshold: threshold(rules, count),
        one_party,
        earlier_registered_first: rules.tie.as_ref().is_ok_and(|tie| tie.value == TieBy::EarlierRegistration),
    };
    let votes = count.votes_by_list();
    let others = count.base.total - votes.iter().sum::<u64>();
    let registered = election.lists.iter().map(|list| list.registered_order).collect();
    match oracle::list_count(&asked, &ListVotes { votes: votes.clone(), against_all: others, registered }) {
        ListVerdict::Seats { seats, tie, .. } => {
            Result3 { seats, tie: tie.map(|tie| (tie.lists, tie.seats)), open_case: None }
        }
        ListVerdict::Silent(case) => Result3 { seats: vec![0; votes.len()], tie: None, open_case: Some(case.number()) },
    }
}

/// Another distribution, as a bill may order it: the textbook method on the lists that pass.
fn textbook(method: &str, election: &Election, rules: &ListElectionRules, count: &Count) -> Result3 {
    let (numerator, denominator) = threshold(rules, count);
    let threshold = Threshold::Share { numerator, denominator, base: Some(count.base.total), more_than: false };
    let options = Options { threshold: Some(threshold), tie_order: order(election, rules), ..Options::default() };
    match oracle::allocate(method, count.seats, &count.votes_by_list(), &options) {
        Verdict::Seats { seats, tie, .. } => {
            Result3 { seats, tie: tie.map(|tie| (tie.lists, tie.seats)), open_case: None }
        }
        other @ Verdict::Undefined(_) => panic!("the textbook method `{method}` gave {other:?} where lists passed"),
    }
}

/// Lists by their order of registration, as far as it is recorded, where that settles ties.
fn order(election: &Election, rules: &ListElectionRules) -> Vec<usize> {
    if !rules.tie.as_ref().is_ok_and(|tie| tie.value == TieBy::EarlierRegistration) {
        return Vec::new();
    }
    let each = election.lists.iter().enumerate();
    let mut known: Vec<(u32, usize)> =
        each.filter_map(|(at, list)| list.registered_order.map(|order| (order, at))).collect();
    known.sort_unstable();
    known.into_iter().map(|(_, at)| at).collect()
}

/// The threshold as a share that is enough when reached: more than a/b of B ballots is (a B + 1)/(b B) or more of them.
fn threshold(rules: &ListElectionRules, count: &Count) -> (u64, u64) {
    let (num, den) = (rules.threshold.value.num(), rules.threshold.value.den());
    match rules.comparison.value {
        Comparison::AtLeast => (num, den),
        Comparison::MoreThan => {
            let base = count.base.total;
            let raised = num.checked_mul(base).and_then(|n| n.checked_add(1)).zip(den.checked_mul(base));
            raised.expect("a share of 64 bits of a real number of ballots")
        }
    }
}
