//! Every small election against the naive count, for every method: at most 4 lists, 6 seats and 12 votes.

use oracle::{Options, Verdict, Why};
use seats::{Method, Outcome, Problem, TieRule};

const METHODS: &[&str] = &[
    "largest_remainder_hare",
    "largest_remainder_integer_hare",
    "largest_remainder_droop",
    "largest_remainder_integer_droop",
    "largest_remainder_hagenbach_bischoff",
    "largest_remainder_hagenbach_bischoff_rounded",
    "largest_remainder_hagenbach_bischoff_ceil",
    "largest_remainder_imperiali",
    "largest_remainder_imperiali_overaward_subtract",
    "dhondt",
    "sainte_lague",
    "sainte_lague_modified_1.4",
    "sainte_lague_modified_1.2",
    "danish",
    "imperiali_highest_averages",
    "macau",
    "adams",
    "dean",
    "huntington_hill",
    "quota_balinski_young",
];

/// A result in the terms both counts share.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    /// Sure seats, tied lists, seats they compete for.
    Seats(Vec<u32>, Vec<usize>, u32),
    /// No answer, and why.
    None(&'static str),
}

fn first(method: &str, seats: u32, votes: &[u64]) -> Said {
    let method = Method::from_name(method).expect(method);
    let done = Problem::new(seats, votes).allocate(method, TieRule::Stop).expect("no bounds, no rule for ties");
    match &done.outcome {
        Outcome::Decided => Said::Seats(done.seats, Vec::new(), 0),
        Outcome::Tied(ties) => {
            let mut lists: Vec<usize> = ties.iter().flat_map(seats::Tie::lists).collect();
            lists.sort_unstable();
            lists.dedup();
            let open = ties.iter().map(|tie| tie.seats).sum();
            Said::Seats(done.seats, lists, open)
        }
        Outcome::Unfilled { .. } => Said::None("unfilled"),
        Outcome::NoVotes => Said::None("no votes"),
        Outcome::Overaward { .. } => Said::None("overaward"),
        Outcome::QuotaZero => Said::None("quota zero"),
        other => panic!("{other:?}"),
    }
}

fn second(method: &str, seats: u32, votes: &[u64]) -> Said {
    match oracle::allocate(method, seats, votes, &Options::default()) {
        Verdict::Seats { vacant, .. } if vacant > 0 => Said::None("unfilled"),
        Verdict::Seats { seats, tie: None, .. } => Said::Seats(seats, Vec::new(), 0),
        Verdict::Seats { seats, tie: Some(tie), .. } => Said::Seats(seats, tie.lists, tie.seats),
        Verdict::Undefined(Why::NoVotes) => Said::None("no votes"),
        Verdict::Undefined(Why::OverAward { .. }) => Said::None("overaward"),
        Verdict::Undefined(Why::ZeroQuota) => Said::None("quota zero"),
        Verdict::Undefined(other) => panic!("{method} {seats} {votes:?}: {other:?}"),
    }
}

/// All ways to put at most `left` votes on the lists that remain, in no order (both counts are anonymous: a property test
/// of each says so) and then in reverse.
fn all_votes(votes: &mut Vec<u64>, lists: usize, most: u64, left: u64, each: &mut dyn FnMut(&[u64])) {
    if votes.len() == lists {
        each(votes);
        return;
    }
    for own in 0..=most.min(left) {
        votes.push(own);
        all_votes(votes, lists, own, left - own, each);
        votes.pop();
    }
}

#[test]
fn every_small_election_by_every_method() {
    let mut counted = 0;
    let mut wrong = Vec::new();
    for method in METHODS {
        for lists in 1..=4 {
            all_votes(&mut Vec::new(), lists, 12, 12, &mut |votes| {
                for seats in 0..=6 {
                    let (ours, theirs) = (first(method, seats, votes), second(method, seats, votes));
                    counted += 1;
                    if ours != theirs {
                        wrong.push(format!("{method}, {seats} seats, {votes:?}: {ours:?}, naively {theirs:?}"));
                    }
                }
            });
        }
    }
    println!("{counted} elections counted twice");
    assert!(wrong.is_empty(), "{} of {counted} differ\n{}", wrong.len(), wrong[..wrong.len().min(12)].join("\n"));
    assert!(counted > 20_000);
}
