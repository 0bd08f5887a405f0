//! Theorems on all small elections: three lists, at most eight votes each, at most six seats.
//! Violations that theory predicts are asserted as such.

use oracle::{Options, Verdict, allocate};

const METHODS: [&str; 20] = [
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

/// Every election with votes in ascending order; `anonymous` covers the other orders.
fn elections() -> impl Iterator<Item = ([u64; 3], u32)> {
    let votes = (0..=8u64).flat_map(|a| (a..=8).flat_map(move |b| (b..=8).map(move |c| [a, b, c])));
    votes.flat_map(|votes| (1..=6).map(move |seats| (votes, seats)))
}

/// Seats where the method gives a result without a tie.
fn untied(method: &str, seats: u32, votes: &[u64]) -> Option<Vec<u32>> {
    match allocate(method, seats, votes, &Options::default()) {
        Verdict::Seats { seats, tie: None, .. } => Some(seats),
        _ => None,
    }
}

#[test]
fn every_seat_is_accounted_for() {
    for (votes, seats) in elections() {
        for method in METHODS {
            if let Verdict::Seats { seats: sure, tie, vacant } = allocate(method, seats, &votes, &Options::default()) {
                let open = tie.as_ref().map_or(0, |tie| tie.seats);
                assert_eq!(sure.iter().sum::<u32>() + open + vacant, seats, "{method} {votes:?}");
                // Only a quota above the Hare quota leaves more seats than remainders.
                let may_leave = method.starts_with("largest_remainder_") && !method.ends_with("_hare");
                assert!(vacant == 0 || may_leave, "{method} {votes:?}");
                assert!((0..3).all(|list| votes[list] > 0 || sure[list] == 0), "{method} {votes:?}");
                if let Some(tie) = tie {
                    assert!(tie.lists.len() > 1 && tie.seats > 0, "{method} {votes:?}");
                    assert!(tie.lists.iter().all(|&list| votes[list] > 0), "{method} {votes:?}");
                }
            }
        }
    }
}

#[test]
fn anonymous() {
    for ([a, b, c], seats) in elections() {
        for method in METHODS {
            let verdict = allocate(method, seats, &[a, b, c], &Options::default());
            let turned = allocate(method, seats, &[c, a, b], &Options::default());
            match (verdict, turned) {
                (Verdict::Seats { seats: one, tie: left, .. }, Verdict::Seats { seats: two, tie: right, .. }) => {
                    assert_eq!([one[2], one[0], one[1]], two[..], "{method} {a} {b} {c}");
                    let mut lists: Vec<usize> = left.iter().flat_map(|tie| &tie.lists).map(|l| (l + 1) % 3).collect();
                    lists.sort_unstable();
                    let other: Vec<usize> = right.into_iter().flat_map(|tie| tie.lists).collect();
                    assert_eq!(lists, other, "{method} {a} {b} {c}");
                }
                (one, two) => assert_eq!(one, two, "{method} {a} {b} {c}"),
            }
        }
    }
}

/// A broken tie keeps the sure seats and changes only the tied lists.
#[test]
fn order_agrees_with_tie() {
    let ordered = Options { tie_order: vec![1, 2, 0], ..Options::default() };
    for (votes, seats) in elections() {
        for method in METHODS {
            let open = allocate(method, seats, &votes, &Options::default());
            let broken = allocate(method, seats, &votes, &ordered);
            let Verdict::Seats { seats: sure, tie, .. } = open else {
                assert_eq!(open, broken);
                continue;
            };
            let Verdict::Seats { seats: all, tie: None, .. } = broken else {
                panic!("{method} {votes:?} stays tied under a full order");
            };
            let tied = tie.map_or(Vec::new(), |tie| tie.lists);
            for list in 0..3 {
                let right = if tied.contains(&list) { all[list] >= sure[list] } else { all[list] == sure[list] };
                assert!(right, "{method} {votes:?} {seats}: {sure:?}, {tied:?}, {all:?}");
            }
        }
    }
}

#[test]
fn house_monotone() {
    for (votes, seats) in elections() {
        for method in METHODS.iter().filter(|name| !name.starts_with("largest_remainder")) {
            let smaller = untied(method, seats, &votes);
            let larger = untied(method, seats + 1, &votes);
            if let (Some(smaller), Some(larger)) = (smaller, larger) {
                assert!((0..3).all(|list| smaller[list] <= larger[list]), "{method} {votes:?} {seats}");
            }
        }
    }
}

/// The Alabama paradox: the third list has two seats of ten and one of eleven.
#[test]
fn largest_remainder_is_not_house_monotone() {
    assert_eq!(untied("largest_remainder_hare", 10, &[6, 6, 2]), Some(vec![4, 4, 2]));
    assert_eq!(untied("largest_remainder_hare", 11, &[6, 6, 2]), Some(vec![5, 5, 1]));
    assert_eq!(untied("quota_balinski_young", 11, &[6, 6, 2]), Some(vec![5, 5, 1]));
}

/// Nobody gets fewer than the whole part of the fair share or more than the next whole number.
#[test]
fn quota_kept() {
    for (votes, seats) in elections() {
        let sum: u64 = votes.iter().sum();
        for method in ["largest_remainder_hare", "quota_balinski_young"] {
            let Some(result) = untied(method, seats, &votes) else { continue };
            for list in 0..3 {
                let fair = votes[list] * u64::from(seats);
                let own = u64::from(result[list]);
                assert!(fair / sum <= own && own <= fair.div_ceil(sum), "{method} {votes:?} {seats}");
            }
        }
    }
}

/// Divisor methods break quota: D'Hondt gives the second list 45 where its fair share is 44 exactly.
#[test]
fn divisor_methods_break_quota() {
    let result = untied("dhondt", 100, &[5117, 4400, 162, 161, 160]).unwrap();
    assert_eq!(result[1], 45);
}
