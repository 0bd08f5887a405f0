//! Columns against the one-case count: the estimates at their worst places, and generated elections.

use super::*;
use alloc::vec;
use proptest::prelude::*;

/// Allocates the cases (a row each) in columns and compares every one with the one-case count; returns the ends.
fn check(rule: Columns, rows: &[Vec<u32>], base: Option<&[u32]>) -> Vec<End> {
    let lists = rows[0].len();
    let votes: Vec<Vec<u32>> = (0..lists).map(|list| rows.iter().map(|row| row[list]).collect()).collect();
    let mut seats = vec![vec![7; rows.len()]; lists];
    let mut ends = vec![End::Decided; rows.len()];
    let columns: Vec<&[u32]> = votes.iter().map(Vec::as_slice).collect();
    let mut out: Vec<&mut [u32]> = seats.iter_mut().map(Vec::as_mut_slice).collect();
    let mut space = Space::default();
    rule.allocate(&columns, base, &mut space, &mut out, &mut ends).unwrap();
    let mut single = vec![vec![9; rows.len()]; lists];
    let mut out: Vec<&mut [u32]> = single.iter_mut().map(Vec::as_mut_slice).collect();
    for (case, row) in rows.iter().enumerate() {
        let end = rule.single(&columns, base, &mut space.single, &mut out, case).unwrap();
        assert_eq!(ends[case], end, "{rule:?} {row:?}");
        for list in 0..lists {
            assert_eq!(seats[list][case], out[list][case], "list {list}: {rule:?} {row:?}");
        }
    }
    ends
}

fn share(above: u128, below: u128) -> Ratio {
    Ratio::new(above, below).unwrap()
}

#[test]
fn ends() {
    use Comparison::{AtLeast, MoreThan};
    use End::{Decided, NoVotes, Tied};
    let plain = Columns::new(10);
    assert_eq!(check(plain, &[vec![0, 0], vec![5, 5], vec![1, 1]], None), [NoVotes, Decided, Decided]);
    assert_eq!(check(Columns::new(1), &[vec![5, 5, 0], vec![5, 4, 3]], None), [Tied, Decided]);
    assert_eq!(check(Columns::new(0), &[vec![0, 0], vec![5, 5]], None), [Decided, Decided]);
    let half = share(1, 2);
    let rows = [vec![3, 3], vec![4, 2], vec![2, 2]];
    assert_eq!(check(plain.with_threshold(half, MoreThan), &rows, None), [NoVotes, Decided, NoVotes]);
    assert_eq!(check(plain.with_threshold(half, AtLeast), &rows, Some(&[6, 9, 4])), [Decided, NoVotes, Decided]);
    // Beyond the lanes: a share above one, a fraction of long numbers, a large house, large votes.
    assert_eq!(check(plain.with_threshold(share(3, 2), AtLeast), &rows, None), [NoVotes; 3]);
    let long = share((1 << 100) + 1, 1 << 101);
    assert_eq!(check(plain.with_threshold(long, AtLeast), &rows, None), [NoVotes, Decided, NoVotes]);
    assert_eq!(check(Columns::new(1 << 20), &rows, None), [Decided; 3]);
    let large = [vec![u32::MAX, 1, u32::MAX], vec![1 << 30, (1 << 30) - 1, 0], vec![1 << 31, 1 << 31, 0]];
    assert_eq!(check(Columns::new(9), &large, None), [Tied, Decided, Tied]);
}

#[test]
fn wrong_lengths() {
    let rule = Columns::new(3);
    let (votes, short) = ([1, 2], [1]);
    let run = |votes: &[&[u32]], base, seats: &mut [&mut [u32]]| {
        rule.allocate(votes, base, &mut Space::default(), seats, &mut [End::Decided; 2])
    };
    let error = |field, found, lists| Err(Error::Length { field, found, lists });
    assert_eq!(run(&[&votes], None, &mut []), error("seats", 0, 1));
    assert_eq!(run(&[&votes], None, &mut [&mut [0]]), error("seats", 1, 2));
    assert_eq!(run(&[&short], None, &mut [&mut [0; 2]]), error("votes", 1, 2));
    assert_eq!(run(&[&votes], Some(&short), &mut [&mut [0; 2]]), error("base", 1, 2));
    assert_eq!(run(&[&votes], Some(&votes), &mut [&mut [0; 2]]), Ok(()));
    assert_eq!(run(&[], None, &mut []), Ok(()));
}

/// Every threshold of whole percents and every base up to 400, met exactly, missed by one and passed by one.
#[test]
fn every_small_threshold() {
    for percent in 0..=100 {
        let bases: Vec<u32> = (1..=400).collect();
        let rows: Vec<Vec<u32>> = bases
            .iter()
            .map(|base| {
                let bar = base * percent / 100;
                vec![*base, bar.saturating_sub(1), bar, bar + 1]
            })
            .collect();
        for comparison in [Comparison::AtLeast, Comparison::MoreThan] {
            check(Columns::new(9).with_threshold(share(percent.into(), 100), comparison), &rows, Some(&bases));
        }
    }
}

/// Where votes are whole quotas, or one vote off, rounding would err first: totals up to the limit, houses up to 2^16.
#[test]
fn whole_quotas() {
    for seats in [1_u32, 2, 3, 97, 98, 150, 577, 8191, 65_535] {
        let most = ((1 << 30) - 9) / seats;
        let rows: Vec<Vec<u32>> = (0..2_000_u32)
            .map(|case| {
                let quota = if case % 2 == 0 { most - case / 2 } else { 1 + case.wrapping_mul(2_654_435_761) % most };
                let first = case.wrapping_mul(40_503) % (seats + 1);
                let (a, b) = (first * quota, (seats - first) * quota);
                let off = case / 2 % 3;
                vec![a.saturating_sub(off), b + off, off]
            })
            .collect();
        check(Columns::new(seats), &rows, None);
    }
}

/// Votes of every size that adds up to the limit of the lanes or a little more, small ones for ties.
fn row(lists: usize) -> impl Strategy<Value = Vec<u32>> {
    let size = prop_oneof![Just(3_u32), Just(10), Just(1 << 10), Just(1 << 20), Just(1 << 26), Just(1 << 29), Just(!0)];
    size.prop_flat_map(move |size| prop::collection::vec(0..=size, lists))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Seats and ends are those of the one-case count.
    #[test]
    fn columns_never_differ(
        rows in (1..31_usize).prop_flat_map(|lists| prop::collection::vec(row(lists), 1..140)),
        seats in prop_oneof![4 => 0..300_u32, 1 => 0..70_000_u32], percent in 0..30_u32, strict in any::<bool>(),
        extra in 0..1_000_u32, based in any::<bool>(),
    ) {
        let comparison = if strict { Comparison::MoreThan } else { Comparison::AtLeast };
        let base: Vec<u32> = rows.iter().map(|row| row.iter().fold(extra, |sum, votes| sum.saturating_add(*votes))).collect();
        let rule = Columns::new(seats).with_threshold(share(percent.into(), 100), comparison);
        check(rule, &rows, based.then_some(base.as_slice()));
    }
}
