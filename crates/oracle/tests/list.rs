//! The list election: elections as declared, the one-party rule, ties by registration, the cases the law leaves open.

use oracle::{ListRules, ListVerdict, ListVotes, OneParty, OpenCase, Tie, list_count};

fn rules(seats: u32, percent: u64, one_party_minimum: Option<u32>) -> ListRules {
    ListRules {
        seats,
        threshold: (percent, 100),
        one_party: one_party_minimum.map(|minimum| OneParty { factor: (7, 10), minimum }),
        earlier_registered_first: true,
    }
}

fn facts(votes: &[u64], against_all: u64) -> ListVotes {
    let registered = (0..votes.len()).map(|list| u32::try_from(list).ok()).collect();
    ListVotes { votes: votes.to_vec(), against_all, registered }
}

fn check(rules: &ListRules, facts: &ListVotes, expect: &[u32]) {
    match list_count(rules, facts) {
        ListVerdict::Seats { seats, tie: None, .. } => assert_eq!(seats, expect, "{rules:?} {facts:?}"),
        other => panic!("{other:?} for {rules:?} {facts:?}"),
    }
}

fn check_open(rules: &ListRules, facts: &ListVotes, expect: &OpenCase, number: u8) {
    assert_eq!(list_count(rules, facts), ListVerdict::Silent(expect.clone()), "{rules:?} {facts:?}");
    assert_eq!(expect.number(), number);
}

const OF_2007: [u64; 7] = [5_247_720, 269_310, 183_346, 89_855, 76_799, 46_436, 22_159];
const OF_2021: [u64; 5] = [5_148_074, 792_828, 659_019, 383_023, 258_618];

/// Votes and seats as the Central Election Commission declared them.
#[test]
fn majilis_as_declared() {
    let of_2004 = [2_883_706, 572_672, 541_239, 336_177, 163_824, 94_140, 82_523, 36_379, 26_287, 20_826];
    check(&rules(10, 7, None), &facts(&of_2004, 0), &[7, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
    check(&rules(98, 7, None), &facts(&OF_2007, 0), &[98, 0, 0, 0, 0, 0, 0]);
    let of_2012 = [5_621_436, 518_405, 498_788, 116_534, 82_623, 57_732, 45_702];
    check(&rules(98, 7, None), &facts(&of_2012, 0), &[83, 8, 7, 0, 0, 0, 0]);
    let of_2016 = [6_183_757, 540_406, 537_123, 151_285, 88_813, 21_484];
    check(&rules(98, 7, Some(2)), &facts(&of_2016, 0), &[84, 7, 7, 0, 0, 0]);
    check(&rules(98, 7, Some(2)), &facts(&OF_2021, 0), &[76, 12, 10, 0, 0]);
    let of_2023 = [3_431_510, 693_938, 547_154, 535_139, 432_920, 331_058, 146_431];
    check(&rules(69, 5, Some(2)), &facts(&of_2023, 248_291), &[40, 8, 6, 6, 5, 4, 0]);
}

/// The same votes under another threshold or another wording.
#[test]
fn under_another_law() {
    check(&rules(98, 5, Some(2)), &facts(&OF_2021, 0), &[72, 11, 9, 6, 0]);
    check(&rules(98, 3, Some(2)), &facts(&OF_2021, 0), &[70, 11, 9, 5, 3]);
    check(&rules(98, 7, Some(2)), &facts(&OF_2007, 0), &[95, 3, 0, 0, 0, 0, 0]);
    let verdict = list_count(&rules(98, 5, Some(2)), &facts(&OF_2007, 0));
    let ListVerdict::Seats { admitted, second, .. } = verdict else { panic!("{verdict:?}") };
    assert_eq!((admitted, second), (vec![0, 1], Some(1)));
}

#[test]
fn maslikhats() {
    // Rudny, 10.01.2021: 15 mandates, 7 percent, as declared.
    check(&rules(15, 7, Some(1)), &facts(&[48_640, 12_110, 769], 0), &[12, 3, 0]);
    // The second party is guaranteed one mandate: 10 mandates, quota 100, 10/100 x 0.7.
    check(&rules(10, 7, Some(1)), &facts(&[990, 10], 0), &[9, 1]);
}

#[test]
fn threshold_is_reached_by_equality_and_counts_against_all() {
    check(&rules(20, 5, None), &facts(&[950, 50], 0), &[19, 1]);
    check(&rules(20, 5, None), &facts(&[950, 50], 1), &[20, 0]);
}

#[test]
fn equal_remainders() {
    // Quota 20: 1.5, 1.5, 2.0, so one mandate is left for two lists.
    let even = [30, 30, 40];
    let count = |earlier_registered_first: bool, registered: &[Option<u32>]| {
        let rules = ListRules { earlier_registered_first, ..rules(5, 5, Some(2)) };
        list_count(&rules, &ListVotes { votes: even.to_vec(), against_all: 0, registered: registered.to_vec() })
    };
    let won =
        |seats: &[u32]| ListVerdict::Seats { seats: seats.to_vec(), tie: None, admitted: vec![0, 1, 2], second: None };
    let open = ListVerdict::Seats {
        seats: vec![1, 1, 2],
        tie: Some(Tie { lists: vec![0, 1], seats: 1 }),
        admitted: vec![0, 1, 2],
        second: None,
    };
    assert_eq!(count(true, &[Some(1), Some(2), Some(3)]), won(&[2, 1, 2]));
    assert_eq!(count(true, &[Some(9), Some(2), None]), won(&[1, 2, 2]));
    assert_eq!(count(true, &[Some(1), None, Some(3)]), open);
    assert_eq!(count(true, &[Some(4), Some(4), Some(3)]), open);
    assert_eq!(count(true, &[]), open);
    assert_eq!(count(false, &[Some(1), Some(2), Some(3)]), open);
}

/// Three equal remainders for two mandates: two registered at one moment before a third need no order among themselves.
#[test]
fn registration_decides_only_what_it_must() {
    let rules = rules(5, 5, Some(2));
    let registered = vec![Some(1), Some(2), Some(1)];
    check(&rules, &ListVotes { votes: vec![10, 10, 10], against_all: 0, registered }, &[2, 1, 2]);
}

#[test]
fn open_cases() {
    let rule = rules(98, 5, Some(2));
    check_open(&rule, &facts(&[], 0), &OpenCase::EmptyBase, 10);
    check_open(&rule, &facts(&[0, 0], 0), &OpenCase::EmptyBase, 10);
    check_open(&rule, &facts(&[4, 4], 92), &OpenCase::NoListPasses, 1);
    check_open(&rule, &facts(&[0, 0], 7), &OpenCase::NoListPasses, 1);
    check_open(&rule, &facts(&[100], 3), &OpenCase::OneListOnly, 9);
    check_open(&rule, &facts(&[990, 5, 5], 0), &OpenCase::TieForSecond { lists: vec![1, 2] }, 3);
    check_open(&rule, &facts(&[990, 10], 0), &OpenCase::MinimumExceedsSeats { due: (97, 2) }, 2);
    check_open(&rule, &facts(&[990, 0], 0), &OpenCase::MinimumExceedsSeats { due: (98, 2) }, 2);
    let maslikhat = rules(10, 5, Some(1));
    check_open(&maslikhat, &facts(&[990, 0], 0), &OpenCase::MinimumExceedsSeats { due: (10, 1) }, 2);
    // Without the one-party rule the same facts have an answer.
    check(&rules(98, 5, None), &facts(&[100], 3), &[98]);
    check(&rules(98, 5, None), &facts(&[990, 10], 0), &[98, 0]);
}

/// With a minimum of two the mandates run out exactly when the second list's votes over the quota are one or less.
#[test]
fn when_the_minimum_exceeds_the_mandates() {
    for seats in 3..=40u64 {
        let rule = rules(u32::try_from(seats).unwrap(), 60, Some(2));
        for second in 0..=300u64 {
            let first = 1000 - second;
            let verdict = list_count(&rule, &facts(&[first, second], 0));
            let exceeds = matches!(verdict, ListVerdict::Silent(OpenCase::MinimumExceedsSeats { .. }));
            assert_eq!(exceeds, second * seats <= 1000, "{seats} seats, {second} of 1000 votes: {verdict:?}");
        }
    }
}
