//! Textbook cases, ties, conditions and theorems of the naive allocation. It knows the public interface alone.

use oracle::{Options, Threshold, Tie, Verdict, Why, allocate};

fn sure(seats: &[u32]) -> Verdict {
    Verdict::Seats { seats: seats.to_vec(), tie: None, vacant: 0 }
}

fn tied(seats: &[u32], lists: &[usize], for_seats: u32) -> Verdict {
    let tie = Some(Tie { lists: lists.to_vec(), seats: for_seats });
    Verdict::Seats { seats: seats.to_vec(), tie, vacant: 0 }
}

fn check(method: &str, seats: u32, votes: &[u64], options: &Options, expect: &Verdict) {
    let verdict = allocate(method, seats, votes, options);
    assert_eq!(&verdict, expect, "{method}, {seats} seats, votes {votes:?}, {options:?}");
}

/// The worked example of the encyclopedias (100,000 votes, 10 seats) and small ones worked by hand.
#[test]
fn textbook() {
    let hare: [u64; 6] = [47_000, 16_000, 15_800, 12_000, 6_100, 3_100];
    let table: &[(&str, u32, &[u64], &[u32])] = &[
        ("largest_remainder_hare", 10, &hare, &[5, 2, 1, 1, 1, 0]),
        ("largest_remainder_droop", 10, &hare, &[5, 2, 2, 1, 0, 0]),
        ("largest_remainder_integer_droop", 10, &hare, &[5, 2, 2, 1, 0, 0]),
        ("largest_remainder_hagenbach_bischoff", 10, &hare, &[5, 2, 2, 1, 0, 0]),
        ("largest_remainder_hagenbach_bischoff_rounded", 10, &hare, &[5, 2, 2, 1, 0, 0]),
        ("largest_remainder_hagenbach_bischoff_ceil", 10, &hare, &[5, 2, 2, 1, 0, 0]),
        ("largest_remainder_imperiali", 10, &hare, &[5, 2, 2, 1, 0, 0]),
        ("dhondt", 8, &[100, 80, 30, 20], &[4, 3, 1, 0]),
        ("sainte_lague", 8, &[100, 80, 30, 20], &[3, 3, 1, 1]),
        // 20/1.2 = 16.7 beats 100/7 = 14.3.
        ("sainte_lague_modified_1.2", 8, &[100, 80, 30, 20], &[3, 3, 1, 1]),
        ("danish", 4, &[60, 30, 10], &[2, 1, 1]),
        // Divisors 1, 1.5, 2, 2.5: 60 40 30 24; 30 20 15; 10.
        ("imperiali_highest_averages", 4, &[60, 31, 10], &[3, 1, 0]),
        // Divisors 1, 2, 4, 8: 60 30 15 7.5; 31 15.5; 10.
        ("macau", 5, &[60, 31, 10], &[3, 2, 0]),
    ];
    for (method, seats, votes, expect) in table {
        check(method, *seats, votes, &Options::default(), &sure(expect));
    }
}

/// Folketing 2019 votes, 175 seats, no threshold: the rounded quotas part from each other.
#[test]
fn rounded_quotas() {
    let votes = [
        915_393, 304_273, 233_349, 83_228, 29_617, 272_093, 82_228, 61_215, 308_219, 63_091, 825_486, 244_664, 104_148,
    ];
    let none = Options::default();
    let hare = sure(&[45, 15, 12, 4, 2, 14, 4, 3, 15, 3, 41, 12, 5]);
    let droop = sure(&[46, 15, 12, 4, 1, 14, 4, 3, 15, 3, 41, 12, 5]);
    check("largest_remainder_integer_hare", 175, &votes, &none, &hare);
    check("largest_remainder_integer_droop", 175, &votes, &none, &droop);
}

/// Balinski and Young, *The Quota Method of Apportionment* (1975), both examples.
#[test]
fn balinski_young_1975() {
    let first = [5117, 4400, 162, 161, 160];
    let second = [9061, 7179, 5259, 3319, 1182];
    let table: &[(&str, [u32; 5], [u32; 5])] = &[
        ("largest_remainder_hare", [51, 44, 2, 2, 1], [9, 7, 5, 4, 1]),
        ("dhondt", [52, 45, 1, 1, 1], [10, 7, 5, 3, 1]),
        ("sainte_lague", [51, 43, 2, 2, 2], [9, 8, 5, 3, 1]),
        ("adams", [51, 43, 2, 2, 2], [9, 7, 5, 3, 2]),
        ("dean", [51, 43, 2, 2, 2], [9, 7, 5, 4, 1]),
        ("huntington_hill", [51, 43, 2, 2, 2], [9, 7, 6, 3, 1]),
        ("quota_balinski_young", [52, 44, 2, 1, 1], [10, 7, 5, 3, 1]),
    ];
    for (method, of_100, of_26) in table {
        check(method, 100, &first, &Options::default(), &sure(of_100));
        check(method, 26, &second, &Options::default(), &sure(of_26));
    }
}

#[test]
fn ties() {
    let table: &[(&str, u32, &[u64], Verdict)] = &[
        // With the first divisor 1.4 the last list's 20/1.4 equals 100/7 of the first.
        ("sainte_lague_modified_1.4", 8, &[100, 80, 30, 20], tied(&[3, 3, 1, 0], &[0, 3], 1)),
        ("largest_remainder_hare", 4, &[11, 11, 11], tied(&[1, 1, 1], &[0, 1, 2], 1)),
        ("largest_remainder_hare", 5, &[11, 11, 11], tied(&[1, 1, 1], &[0, 1, 2], 2)),
        ("largest_remainder_hare", 1, &[10, 10, 0], tied(&[0, 0, 0], &[0, 1], 1)),
        ("dhondt", 1, &[10, 10, 1], tied(&[0, 0, 0], &[0, 1], 1)),
        ("dhondt", 2, &[10, 10, 1], sure(&[1, 1, 0])),
        // The first seat goes to one of two, the second to the other; the third is open between 12/2 and 6.
        ("dhondt", 3, &[12, 12, 6], tied(&[1, 1, 0], &[0, 1, 2], 1)),
        ("adams", 1, &[5, 5, 3], tied(&[0, 0, 0], &[0, 1], 1)),
        ("huntington_hill", 4, &[5, 5, 3], tied(&[1, 1, 1], &[0, 1], 1)),
        ("quota_balinski_young", 3, &[4, 4], tied(&[1, 1], &[0, 1], 1)),
        // Four whole quotas for two seats, no remainder: two of three lists lose one.
        ("largest_remainder_imperiali_overaward_subtract", 2, &[200, 400, 200], tied(&[0, 1, 0], &[0, 1, 2], 1)),
    ];
    for (method, seats, votes, expect) in table {
        check(method, *seats, votes, &Options::default(), expect);
    }
}

#[test]
fn order_breaks_ties() {
    let order = |tie_order: &[usize]| Options { tie_order: tie_order.to_vec(), ..Options::default() };
    check("largest_remainder_hare", 4, &[11, 11, 11], &order(&[2, 0, 1]), &sure(&[1, 1, 2]));
    check("dhondt", 5, &[11, 11, 11], &order(&[2, 0, 1]), &sure(&[2, 1, 2]));
    // The order does not say where the third list stands.
    check("dhondt", 4, &[11, 11, 11], &order(&[2, 0]), &tied(&[1, 1, 1], &[0, 1, 2], 1));
    // Of seats to be taken back the last in the order loses first.
    let subtract = "largest_remainder_imperiali_overaward_subtract";
    check(subtract, 2, &[200, 400, 200], &order(&[0, 1, 2]), &sure(&[1, 1, 0]));
}

#[test]
fn fewer_seats_than_lists() {
    let votes = [10, 9, 8, 8, 11, 12];
    for method in ["adams", "dean", "huntington_hill", "dhondt", "largest_remainder_hare", "quota_balinski_young"] {
        check(method, 3, &votes, &Options::default(), &sure(&[1, 0, 0, 0, 1, 1]));
    }
    check("adams", 5, &votes, &Options::default(), &tied(&[1, 1, 0, 0, 1, 1], &[2, 3], 1));
}

#[test]
fn thresholds() {
    let share = |numerator, denominator, base, more_than| Options {
        threshold: Some(Threshold::Share { numerator, denominator, base, more_than }),
        ..Options::default()
    };
    let votes = [60, 35, 5];
    check("dhondt", 20, &votes, &share(1, 20, None, false), &sure(&[12, 7, 1]));
    check("dhondt", 20, &votes, &share(1, 20, None, true), &sure(&[13, 7, 0]));
    check("dhondt", 20, &votes, &share(1, 20, Some(101), false), &sure(&[13, 7, 0]));
    let least =
        |least, more_than| Options { threshold: Some(Threshold::Votes { least, more_than }), ..Options::default() };
    check("largest_remainder_hare", 10, &votes, &least(35, false), &sure(&[6, 4, 0]));
    check("largest_remainder_hare", 10, &votes, &least(35, true), &sure(&[10, 0, 0]));
    let exempt = Options { exempt: vec![false, false, true], ..share(1, 5, None, false) };
    check("dhondt", 20, &votes, &exempt, &sure(&[12, 7, 1]));
    check("dhondt", 20, &votes, &share(1, 1, None, true), &Verdict::Undefined(Why::NoVotes));
}

#[test]
fn held_guaranteed_and_limited() {
    let held = Options { initial: vec![0, 0, 2], ..Options::default() };
    check("dhondt", 6, &[50, 30, 20], &held, &sure(&[3, 1, 2]));
    check("largest_remainder_hare", 5, &[50, 30, 20], &held, &sure(&[2, 1, 2]));

    let guaranteed = Options { minima: vec![0, 0, 1], ..Options::default() };
    check("largest_remainder_hare", 5, &[90, 10, 0], &guaranteed, &sure(&[4, 0, 1]));
    check("dhondt", 5, &[90, 10, 0], &guaranteed, &sure(&[4, 0, 1]));

    let limited = |most| Options { maxima: vec![most; 3], ..Options::default() };
    check("largest_remainder_droop", 10, &[500, 300, 160], &limited(Some(5)), &sure(&[5, 3, 2]));
    check("dhondt", 10, &[500, 300, 160], &limited(Some(5)), &sure(&[5, 3, 2]));
    check("dhondt", 10, &[500, 300, 160], &limited(None), &sure(&[6, 3, 1]));
    let exhausted = Verdict::Seats { seats: vec![3, 3, 3], tie: None, vacant: 1 };
    check("dhondt", 10, &[500, 300, 160], &limited(Some(3)), &exhausted);
    check("largest_remainder_hare", 10, &[500, 300, 160], &limited(Some(3)), &exhausted);
    // The Hare quota of all is 96: whole 5, 3, 1. With the first fixed at 3 the others share 7 by a quota of 460/7.
    let first = Options { maxima: vec![Some(3), None, None], ..Options::default() };
    check("largest_remainder_hare", 10, &[500, 300, 160], &first, &sure(&[3, 5, 2]));
    // 0.83, 2.5, 1.67 quotas: the first two are at their maxima, so the third takes what they leave.
    let both = Options { maxima: vec![Some(0), Some(2), None], ..Options::default() };
    check("largest_remainder_hare", 5, &[1, 3, 2], &both, &sure(&[0, 2, 3]));
    // 3.5 Imperiali quotas each and five seats: were the surplus seat taken from the third, the second would keep three.
    let subtract = "largest_remainder_imperiali_overaward_subtract";
    check(subtract, 5, &[0, 1, 1], &both, &sure(&[0, 2, 3]));
    // One vote and five seats: a Droop quota of one leaves four seats for one list: one more at most.
    let left = Verdict::Seats { seats: vec![2, 0], tie: None, vacant: 3 };
    check("largest_remainder_droop", 5, &[1, 0], &Options::default(), &left);
}

#[test]
fn undefined() {
    let none = Options::default();
    let held = Options { initial: vec![3, 3], ..Options::default() };
    let short = Options { minima: vec![1], ..Options::default() };
    let twice = Options { tie_order: vec![0, 0], ..Options::default() };
    let table: &[(&str, u32, &[u64], &Options, Why)] = &[
        ("largest_remainder", 5, &[3, 2], &none, Why::UnknownMethod),
        ("sainte_lague_modified_0.0", 5, &[3, 2], &none, Why::UnknownMethod),
        ("sainte_lague_modified_1.4e1", 5, &[3, 2], &none, Why::UnknownMethod),
        ("largest_remainder_integer_hare", 6, &[3, 2], &none, Why::ZeroQuota),
        ("largest_remainder_imperiali", 2, &[200, 400, 200], &none, Why::OverAward { awarded: 4, seats: 2 }),
        ("largest_remainder_hagenbach_bischoff", 1, &[5, 5], &none, Why::OverAward { awarded: 2, seats: 1 }),
        ("dhondt", 5, &[3, 2], &held, Why::OverAward { awarded: 6, seats: 5 }),
        ("dhondt", 5, &[0, 0], &none, Why::NoVotes),
        ("quota_balinski_young", 7, &[3, 2], &held, Why::BadOptions("bounds")),
        ("dhondt", 5, &[3, 2], &short, Why::BadOptions("minima")),
        ("dhondt", 5, &[3, 2], &twice, Why::BadOptions("tie_order")),
    ];
    for (method, seats, votes, options, why) in table {
        check(method, *seats, votes, options, &Verdict::Undefined(why.clone()));
    }
    check("dhondt", 0, &[0, 0], &none, &sure(&[0, 0]));
    let ways = allocate("dhondt", 15, &[1; 30], &none);
    assert_eq!(ways, Verdict::Undefined(Why::TooManyResolutions));
}

#[test]
fn large_votes() {
    let top = 1 << 63;
    check("largest_remainder_hare", 3, &[top, top - 1, 1], &Options::default(), &sure(&[2, 1, 0]));
    check("huntington_hill", 3, &[top, top - 1, 1], &Options::default(), &sure(&[1, 1, 1]));
    check("macau", 3, &[top, top - 1, 1], &Options::default(), &sure(&[2, 1, 0]));
}
