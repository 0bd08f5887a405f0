//! Theorems about apportionment, each as a property over generated elections, and the known violations asserted.
//! Must never repeat how a method is computed: only what its result satisfies.
#![expect(clippy::unwrap_used, reason = "a test that cannot count must fail")]

use proptest::prelude::*;
use seats::{Divisor, Method, Outcome, Overaward, Problem, Quota, Step, TieRule};

const DIVISORS: [Divisor; 10] = [
    Divisor::DHondt,
    Divisor::SainteLague,
    Divisor::SAINTE_LAGUE_1_4,
    Divisor::SAINTE_LAGUE_1_2,
    Divisor::Danish,
    Divisor::Imperiali,
    Divisor::Macau,
    Divisor::Adams,
    Divisor::Dean,
    Divisor::HuntingtonHill,
];

const QUOTAS: [Quota; 10] = [
    Quota::Hare,
    Quota::HareFloor,
    Quota::HareRounded,
    Quota::HareCeil,
    Quota::Droop,
    Quota::HagenbachBischoff,
    Quota::HagenbachBischoffFloor,
    Quota::HagenbachBischoffRounded,
    Quota::HagenbachBischoffCeil,
    Quota::Imperiali,
];

fn methods() -> Vec<Method> {
    let averages = DIVISORS.into_iter().map(Method::HighestAverages);
    let remainders = QUOTAS.into_iter().flat_map(|quota| {
        [Overaward::Report, Overaward::Subtract].map(|overaward| Method::LargestRemainder { quota, overaward })
    });
    averages.chain(remainders).chain([Method::QuotaBalinskiYoung]).collect()
}

/// Small votes make ties and remainders of zero; large ones need products beyond 64 and 128 bits.
fn votes() -> impl Strategy<Value = Vec<u64>> {
    let one = prop_oneof![3 => 0..20_u64, 3 => 0..1_000_000_u64, 1 => 0..=u64::MAX >> 1];
    prop::collection::vec(one, 1..9)
}

fn ranks(lists: usize) -> Vec<u32> {
    (0..u32::try_from(lists).unwrap()).collect()
}

fn seats_of(method: Method, seats: u32, votes: &[u64]) -> Vec<u32> {
    Problem::new(seats, votes).allocate(method, TieRule::Order(&ranks(votes.len()))).unwrap().seats
}

/// Seats for the quota of a list, rounded down and up.
fn quota(votes: &[u64], list: usize, seats: u32) -> (u128, u128) {
    let total: u128 = votes.iter().map(|votes| u128::from(*votes)).sum();
    let share = u128::from(votes[list]) * u128::from(seats);
    (share / total, share.div_ceil(total))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Sure seats, tied seats and unfilled seats are all the seats, in every method.
    #[test]
    fn sums_to_seats(votes in votes(), seats in 0..60_u32) {
        for method in methods() {
            let done = Problem::new(seats, &votes).allocate(method, TieRule::Stop).unwrap();
            let given: u32 = done.seats.iter().sum();
            match &done.outcome {
                Outcome::Decided => prop_assert_eq!(given, seats),
                Outcome::Tied(ties) => {
                    prop_assert_eq!(given + ties.iter().map(|tie| tie.seats).sum::<u32>(), seats);
                    for tie in ties {
                        let claimed: u32 = tie.claims.iter().map(|claim| claim.most).sum();
                        prop_assert!(claimed > tie.seats && tie.seats > 0, "{} {:?}", method, done);
                    }
                }
                Outcome::Unfilled { seats: left } => prop_assert_eq!(given + left, seats),
                _ => prop_assert_eq!(given, 0),
            }
            for (list, has) in done.seats.iter().enumerate() {
                prop_assert!(votes[list] > 0 || *has == 0, "no votes, no seat by votes");
            }
        }
    }

    /// The explained count and the fast one are the same, whatever bounds and tie rule.
    #[test]
    fn explained_never_differs(
        votes in votes(), seats in 0..60_u32, least in prop::collection::vec(0..4_u32, 9), room in prop::collection::vec(0..30_u32, 9),
        bounded in any::<bool>(), ordered in any::<bool>(), admitted in prop::collection::vec(any::<bool>(), 9),
    ) {
        let count = votes.len();
        let most: Vec<u32> = least.iter().zip(&room).map(|(least, room)| least + room).collect();
        let mut problem = Problem::new(seats, &votes).with_admitted(&admitted[..count]);
        if bounded {
            problem = problem.with_minimum(&least[..count]).with_maximum(&most[..count]);
        }
        let order = ranks(count);
        let rule = if ordered { TieRule::Order(&order) } else { TieRule::Stop };
        for method in methods() {
            let fast = problem.allocate(method, rule);
            let explained = problem.explain(method, rule);
            prop_assert_eq!(fast.is_err(), explained.is_err());
            let (Ok(fast), Ok(explained)) = (fast, explained) else { continue };
            prop_assert_eq!(&fast.seats, &explained.seats, "{}", method);
            prop_assert_eq!(&fast.outcome, &explained.outcome, "{}", method);
            if bounded && matches!(fast.outcome, Outcome::Decided | Outcome::Tied(_) | Outcome::Unfilled { .. }) {
                for list in 0..count {
                    prop_assert!((least[list]..=most[list]).contains(&fast.seats[list]), "{} {:?}", method, fast);
                }
            }
        }
    }

    /// Every seat by averages is one step, or is in the tie.
    #[test]
    fn every_seat_is_a_step(votes in votes(), seats in 0..60_u32) {
        for divisor in DIVISORS {
            let done = Problem::new(seats, &votes).explain(Method::HighestAverages(divisor), TieRule::Stop).unwrap();
            let mut counted = vec![0; votes.len()];
            for step in &done.steps {
                if let Step::Average { winner, .. } = step {
                    counted[usize::try_from(winner.list).unwrap()] += 1;
                }
            }
            prop_assert_eq!(&counted, &done.seats);
        }
    }

    /// A larger house takes no seat from anybody under averages and the quota method (Balinski and Young 1982).
    #[test]
    fn house_monotone(votes in votes(), seats in 0..60_u32) {
        prop_assume!(votes.iter().any(|votes| *votes > 0));
        for method in DIVISORS.map(Method::HighestAverages).into_iter().chain([Method::QuotaBalinskiYoung]) {
            let (small, large) = (seats_of(method, seats, &votes), seats_of(method, seats + 1, &votes));
            prop_assert!(small.iter().zip(&large).all(|(small, large)| small <= large), "{} {:?} {:?}", method, small, large);
        }
    }

    /// Hare remainders and the quota method give each list its quota rounded down or up.
    #[test]
    fn quota_kept(votes in votes(), seats in 0..60_u32) {
        prop_assume!(votes.iter().any(|votes| *votes > 0));
        for method in [Method::HARE, Method::QuotaBalinskiYoung] {
            for (list, has) in seats_of(method, seats, &votes).into_iter().enumerate() {
                let (floor, ceil) = quota(&votes, list, seats);
                prop_assert!((floor..=ceil).contains(&u128::from(has)), "{} {} of {:?}", method, list, votes);
            }
        }
        for (list, has) in seats_of(Method::DHONDT, seats, &votes).into_iter().enumerate() {
            prop_assert!(u128::from(has) >= quota(&votes, list, seats).0, "D'Hondt keeps the lower quota");
        }
        let lists = votes.iter().filter(|votes| **votes > 0).count();
        if usize::try_from(seats).unwrap() >= lists {
            for (list, has) in seats_of(Method::HighestAverages(Divisor::Adams), seats, &votes).into_iter().enumerate() {
                prop_assert!(u128::from(has) <= quota(&votes, list, seats).1, "Adams keeps the upper quota");
            }
        }
    }

    /// The order in which lists are written does not matter.
    #[test]
    fn anonymous(votes in votes(), seats in 0..60_u32, turn in 0..8_usize) {
        let turn = turn % votes.len();
        let mut turned = votes.clone();
        turned.rotate_left(turn);
        for method in methods() {
            let done = Problem::new(seats, &votes).allocate(method, TieRule::Stop).unwrap();
            let mut other = Problem::new(seats, &turned).allocate(method, TieRule::Stop).unwrap();
            other.seats.rotate_right(turn);
            prop_assert_eq!(&done.seats, &other.seats, "{}", method);
            let tied = |outcome: &Outcome| outcome.ties().iter().map(|tie| (tie.seats, tie.claims.len())).collect::<Vec<_>>();
            prop_assert_eq!(tied(&done.outcome), tied(&other.outcome));
        }
    }

    /// Votes multiplied by one number give the same seats and ties. (Rounded quotas: not so, they round.)
    #[test]
    fn homogeneous(votes in prop::collection::vec(0..1000_u64, 1..9), seats in 0..60_u32, factor in 1..=1_u64 << 53) {
        let scaled: Vec<u64> = votes.iter().map(|votes| votes * factor).collect();
        let exact = [Quota::Hare, Quota::HagenbachBischoff, Quota::Imperiali].map(|quota| {
            Method::LargestRemainder { quota, overaward: Overaward::Subtract }
        });
        let rest = DIVISORS.map(Method::HighestAverages).into_iter().chain([Method::QuotaBalinskiYoung]);
        for method in exact.into_iter().chain(rest) {
            let done = Problem::new(seats, &votes).allocate(method, TieRule::Stop).unwrap();
            prop_assert_eq!(done, Problem::new(seats, &scaled).allocate(method, TieRule::Stop).unwrap(), "{}", method);
        }
    }

    /// Two lists that join never lose a seat under D'Hondt, and never win one under Adams.
    #[test]
    fn dhondt_favours_merging(votes in prop::collection::vec(1..1_000_000_u64, 2..9), seats in 9..60_u32) {
        let mut merged = votes.clone();
        let last = merged.pop().unwrap();
        *merged.last_mut().unwrap() += last;
        let two = |seats: &[u32]| seats[votes.len() - 2] + seats[votes.len() - 1];
        for (method, joined_gains) in [(Method::DHONDT, true), (Method::HighestAverages(Divisor::Adams), false)] {
            let apart = Problem::new(seats, &votes).allocate(method, TieRule::Stop).unwrap();
            let joined = Problem::new(seats, &merged).allocate(method, TieRule::Stop).unwrap();
            prop_assume!(apart.outcome == Outcome::Decided && joined.outcome == Outcome::Decided);
            let (apart, joined) = (two(&apart.seats), joined.seats[votes.len() - 2]);
            prop_assert!(if joined_gains { joined >= apart } else { joined <= apart }, "{} {} {}", method, apart, joined);
        }
    }

    /// Where votes are whole multiples of one number, those multiples are the seats.
    #[test]
    fn weakly_proportional(shares in prop::collection::vec(1..12_u32, 1..9), each in 1..1_000_000_u64) {
        let votes: Vec<u64> = shares.iter().map(|share| u64::from(*share) * each).collect();
        let seats = shares.iter().sum();
        let proportional = [
            Method::HARE, Method::DHONDT, Method::SAINTE_LAGUE, Method::QuotaBalinskiYoung,
            Method::HighestAverages(Divisor::Adams), Method::HighestAverages(Divisor::Dean),
            Method::HighestAverages(Divisor::HuntingtonHill),
        ];
        for method in proportional {
            let done = Problem::new(seats, &votes).allocate(method, TieRule::Stop).unwrap();
            prop_assert_eq!(&done.seats, &shares, "{}", method);
        }
    }

    /// More votes, all others unchanged, never cost a seat where the method says so.
    #[test]
    fn monotone_in_own_votes(votes in votes(), seats in 0..60_u32, more in 1..1000_u64) {
        for method in methods().into_iter().filter(|method| method.is_monotone_in_own_votes()) {
            let before = Problem::new(seats, &votes).allocate(method, TieRule::Stop).unwrap().seats[0];
            let mut grown = votes.clone();
            grown[0] = (grown[0] + more).min(u64::MAX >> 1);
            let after = Problem::new(seats, &grown).allocate(method, TieRule::Stop).unwrap().seats[0];
            prop_assert!(before <= after, "{}", method);
        }
    }

    /// A drawn lot and an order that name the same winners give the same seats.
    #[test]
    fn lot_is_an_order(votes in prop::collection::vec(0..6_u64, 2..7), seats in 0..12_u32) {
        for method in methods() {
            let problem = Problem::new(seats, &votes);
            let open = problem.allocate(method, TieRule::Stop).unwrap();
            let [tie] = open.outcome.ties() else { continue };
            let mut winners: Vec<u32> = Vec::new();
            for seat in 0..tie.seats {
                let mut may = tie.claims.iter().filter(|claim| claim.from <= seat && !winners.contains(&claim.list));
                winners.extend(may.next().map(|claim| claim.list));
            }
            let drawn = problem.allocate(method, TieRule::Drawn(&winners)).unwrap();
            prop_assert_eq!(&drawn.outcome, &Outcome::Decided);
            prop_assert_eq!(&drawn.seats, &seats_of(method, seats, &votes), "{} {:?}", method, tie);
        }
    }
}

/// Averages break the quota, each on its own side: D'Hondt above, Adams below, and Sainte-Lague may do both.
#[test]
fn averages_break_the_quota() {
    let large = [70, 8, 7, 6, 5, 4];
    assert_eq!(quota(&large, 0, 10), (7, 7));
    assert_eq!(seats_of(Method::DHONDT, 10, &large)[0], 9);
    assert_eq!(seats_of(Method::HighestAverages(Divisor::Adams), 10, &large)[0], 5);
    // Sainte-Lague on both sides.
    let above = [9865, 43, 46, 46];
    assert_eq!(quota(&above, 0, 100), (98, 99));
    assert_eq!(seats_of(Method::SAINTE_LAGUE, 100, &above)[0], 100);
    let below = [9837, 54, 56, 53];
    assert_eq!(quota(&below, 0, 100), (98, 99));
    assert_eq!(seats_of(Method::SAINTE_LAGUE, 100, &below)[0], 97);
}

/// Ten thousand lists and a hundred thousand seats.
#[test]
fn large_houses() {
    let mut state = 7_u64;
    let votes: Vec<u64> = (0..10_000)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 1
        })
        .collect();
    for method in methods() {
        let done = Problem::new(100_000, &votes).allocate(method, TieRule::Stop).unwrap();
        assert_eq!(done.outcome, Outcome::Decided, "{method}");
        assert_eq!(done.seats.iter().sum::<u32>(), 100_000, "{method}");
    }
}
