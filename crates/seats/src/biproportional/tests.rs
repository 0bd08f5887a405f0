//! Published matrices, divisors and ties with their reasons, and the theorems as properties.

mod small;

use super::*;
use crate::threshold::{District, Polls, Threshold, Thresholds};
use crate::{Ratio, Signpost};
use proptest::prelude::*;
use std::string::ToString;

const LAGUE: Divisor = Divisor::SainteLague;

fn standard(upper: Upper<'_>) -> Biproportional<'_> {
    Biproportional { upper, rounding: LAGUE, guarantee: Guarantee::None }
}

fn check(method: Biproportional<'_>, votes: &[u64], district_seats: &[u32], expect: (&[u32], &[u32])) {
    let matrix = Matrix { votes, lists: votes.len() / district_seats.len() };
    let done = method.allocate(&matrix, district_seats).unwrap();
    assert_eq!(done.outcome, BiOutcome::Decided);
    assert_eq!((&*done.list_seats, &*done.seats), expect, "{district_seats:?}");
    verify(&matrix, district_seats, &method, &done);
}

/// Checks seats and divisors again by the definition, with nothing of the module but its answer. Ties included.
fn verify(matrix: &Matrix<'_>, district_seats: &[u32], method: &Biproportional<'_>, done: &BiAllocation) {
    let lists = matrix.lists;
    let tied = |district: usize, list: usize| match &done.outcome {
        BiOutcome::Tied(ties) => {
            let cell = Cell { district: number(district), list: number(list) };
            ties.iter().any(|tie| tie.cells.contains(&cell))
        }
        _ => false,
    };
    // The divisors of the crate on the scale of seats, where the k-th lies between k and k + 1.
    let unit = match method.rounding {
        Divisor::SainteLague | Divisor::SainteLagueModified { .. } => 2,
        Divisor::Danish => 3,
        _ => 1,
    };
    let signpost = |seats: u32| match method.rounding.at(seats) {
        Signpost::Exact(value) => value.checked_mul(Ratio::new(1, unit).unwrap()).unwrap(),
        Signpost::Root(square) => Ratio::whole(square),
        _ => Ratio::ZERO,
    };
    for (cell, &votes) in matrix.votes.iter().enumerate() {
        let (district, list) = (cell / lists, cell % lists);
        let seats = done.seats[cell];
        let (Some(a), Some(b)) = (&done.district_divisors[district], &done.list_divisors[list]) else {
            assert!(seats == 0 && (district_seats[district] == 0 || done.list_seats[list] == 0));
            continue;
        };
        if votes == 0 {
            assert_eq!(seats, 0);
            continue;
        }
        let weight = if done.squared { u128::from(votes).pow(2) } else { votes.into() };
        let (a, b) = (a.ratio().unwrap(), b.ratio().unwrap());
        let one_over = |ratio: Ratio| Ratio::new(ratio.denominator(), ratio.numerator()).unwrap();
        let quotient = Ratio::whole(weight).checked_mul(one_over(a)).unwrap().checked_mul(one_over(b)).unwrap();
        let place = Cell { district: number(district), list: number(list) };
        assert_eq!(done.quotient(matrix, place).unwrap().ratio(), Some(quotient));
        let guaranteed = u32::from(match method.guarantee {
            Guarantee::Cells(cells) => cells[cell],
            _ => false,
        });
        if tied(district, list) {
            assert_eq!(quotient, signpost(seats), "tied cell {cell}");
        } else {
            assert!(quotient <= signpost(seats), "cell {cell} has too few");
            assert!(seats <= guaranteed || signpost(seats - 1) <= quotient, "cell {cell} has too many");
            assert!(seats >= guaranteed);
        }
    }
    let (mut rows, mut cols) = (district_seats.to_vec(), done.list_seats.clone());
    let mut take = |district: u32, list: Option<u32>, seats: u32| {
        rows[crate::tie::index(district)] -= seats;
        if let Some(list) = list {
            cols[crate::tie::index(list)] -= seats;
        }
    };
    for (cell, &seats) in done.seats.iter().enumerate() {
        take(number(cell / lists), Some(number(cell % lists)), seats);
    }
    let ties: &[BiTie] = if let BiOutcome::Tied(ties) = &done.outcome { ties } else { &[] };
    ties.iter().flat_map(|tie| &tie.districts).for_each(|&(district, open)| take(district, None, open));
    ties.iter().flat_map(|tie| &tie.lists).for_each(|&(list, open)| cols[crate::tie::index(list)] -= open);
    assert!(rows.iter().chain(&cols).all(|left| *left == 0), "districts and lists have their seats");
}

/// Official results: Uri 2020 (Landrat, CVP, SP and Greens, FDP, SVP; "Landratswahlen 2020: Statistische Auswertung"),
/// and two worked examples of the English and the German Wikipedia.
#[test]
fn published() {
    let voters = standard(Upper::Voters(LAGUE));
    check(
        voters,
        &[11_471, 11_908, 9213, 7756, 2822, 1606, 1567, 2945, 2309, 1705, 946, 1573, 4794, 2600, 2961, 3498],
        &[15, 7, 6, 9],
        (&[12, 9, 7, 9], &[5, 4, 3, 3, 2, 1, 1, 3, 2, 2, 1, 1, 3, 2, 2, 2]),
    );
    for upper in [Upper::Voters(LAGUE), Upper::Votes(LAGUE), Upper::VotersRounded(LAGUE)] {
        let votes = [123, 912, 312, 45, 714, 255, 815, 414, 215];
        check(standard(upper), &votes, &[7, 5, 8], (&[5, 11, 4], &[1, 4, 2, 0, 4, 1, 4, 3, 1]));
    }
    check(voters, &[51, 60, 63, 98, 100, 102, 45, 120, 144], &[4, 5, 6], (&[4, 5, 6], &[1, 1, 2, 2, 2, 1, 1, 2, 3]));
}

/// Cantonal council of Zug, 2018: votes of seven lists, then the official seats, district after district.
const ZUG: [([u64; 7], [u32; 7]); 11] = [
    ([2993, 8108, 19_389, 14_814, 4486, 15_695, 21_298], [0, 2, 3, 2, 1, 3, 4]),
    ([0, 4687, 9334, 6691, 2270, 4705, 8178], [0, 1, 3, 2, 1, 1, 2]),
    ([0, 1584, 4807, 4005, 621, 1750, 2875], [0, 1, 2, 1, 0, 1, 1]),
    ([0, 531, 1946, 826, 198, 84, 1336], [0, 0, 1, 1, 0, 0, 1]),
    ([0, 279, 396, 379, 0, 0, 399], [0, 0, 1, 0, 0, 0, 1]),
    ([0, 477, 2844, 1654, 361, 51, 1450], [0, 0, 2, 1, 0, 0, 1]),
    ([0, 2363, 3523, 2842, 728, 627, 3715], [0, 1, 2, 2, 0, 0, 2]),
    ([0, 3860, 4702, 2624, 465, 1106, 2610], [0, 2, 2, 1, 0, 0, 1]),
    ([0, 1481, 3310, 2713, 925, 1563, 4063], [0, 1, 1, 1, 0, 1, 2]),
    ([0, 91, 812, 461, 0, 302, 344], [0, 0, 1, 1, 0, 0, 0]),
    ([0, 22_023, 21_343, 33_789, 10_131, 21_794, 26_798], [0, 3, 3, 5, 2, 3, 3]),
];

/// Five per cent in a district or three of all votes, as the law of the canton has it; one list misses both.
#[test]
fn zug_2018_with_its_threshold() {
    let totals: Vec<u64> = (0..7).map(|list| ZUG.iter().map(|(votes, _)| votes[list]).sum()).collect();
    let districts: Vec<_> = ZUG.iter().map(|(votes, _)| District { votes, base: None }).collect();
    let share = |percent| Ratio::new(percent, 100).unwrap();
    let default = Threshold::Any([Threshold::Share(share(3)), Threshold::AnyDistrict(share(5))].to_vec());
    let thresholds = Thresholds { default, ..Thresholds::share(Ratio::ZERO) };
    let polls = Polls { votes: &totals, districts: &districts, ..Polls::default() };
    let (verdicts, votes) = admitted_votes(&polls, &thresholds).unwrap();
    let passed: Vec<bool> = verdicts.iter().map(|verdict| verdict.passed).collect();
    assert_eq!(passed, [false, true, true, true, true, true, true]);
    let district_seats: Vec<u32> = ZUG.iter().map(|(_, seats)| seats.iter().sum()).collect();
    let list_seats: Vec<u32> = (0..7).map(|list| ZUG.iter().map(|(_, seats)| seats[list]).sum()).collect();
    let seats: Vec<u32> = ZUG.iter().flat_map(|(_, seats)| *seats).collect();
    for guarantee in [Guarantee::None, Guarantee::Strongest] {
        let method = Biproportional { guarantee, ..standard(Upper::VotersRounded(LAGUE)) };
        check(method, &votes, &district_seats, (&list_seats, &seats));
    }
}

#[test]
fn strongest_list_takes_one() {
    let (votes, seats) = ([200, 100, 10, 11], [2, 1]);
    let plain = standard(Upper::Voters(LAGUE));
    check(plain, &votes, &seats, (&[2, 1], &[1, 1, 1, 0]));
    let cells = [true, false, false, true];
    check(Biproportional { guarantee: Guarantee::Cells(&cells), ..plain }, &votes, &seats, (&[2, 1], &[2, 0, 0, 1]));
    let strongest = Biproportional { guarantee: Guarantee::Strongest, ..plain };
    let outcome = |votes: &[u64], seats: &[u32]| {
        let done = strongest.allocate(&Matrix { votes, lists: 2 }, seats).unwrap();
        (done.outcome, done.seats)
    };
    assert_eq!(outcome(&votes, &seats), (BiOutcome::Decided, [2, 0, 0, 1].to_vec()));
    let tied = WinnersTied { district: 1, lists: [0, 1].to_vec() };
    assert_eq!(outcome(&[200, 100, 11, 11], &seats).0, BiOutcome::WinnersTied([tied].to_vec()));
    // A district without seats has no winner, and a list without seats wins nothing.
    assert_eq!(outcome(&[200, 100, 11, 11], &[3, 0]), (BiOutcome::Decided, [2, 1, 0, 0].to_vec()));
    assert_eq!(outcome(&[900, 1, 10, 11], &[2, 1]), (BiOutcome::Decided, [2, 0, 1, 0].to_vec()));
    // The second list wins both districts and has one seat.
    let given = Biproportional { upper: Upper::Given(&[1, 1]), ..strongest };
    let done = given.allocate(&Matrix { votes: &[10, 11, 10, 11], lists: 2 }, &[1, 1]).unwrap();
    let lists = Infeasible::Lists { lists: [0].to_vec(), districts: [0, 1].to_vec(), seats: 1, room: 0 };
    assert_eq!(done.outcome, BiOutcome::Infeasible(lists));
}

#[test]
fn ties_are_values() {
    let method = standard(Upper::Given(&[1, 1]));
    let matrix = Matrix { votes: &[5, 5, 7, 7], lists: 2 };
    let done = method.allocate(&matrix, &[1, 1]).unwrap();
    let cell = |district, list| Cell { district, list };
    let all = [cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1)];
    let open = [(0, 1), (1, 1)].to_vec();
    let tie = BiTie { cells: all.to_vec(), districts: open.clone(), lists: open };
    assert_eq!(done.outcome, BiOutcome::Tied([tie].to_vec()));
    assert_eq!(done.seats, [0; 4]);
    verify(&matrix, &[1, 1], &method, &done);
    let settle = |winners: &[Cell]| {
        let mut drawn = done.clone();
        drawn.settle(winners).map(|()| drawn.seats)
    };
    assert_eq!(settle(&[all[0], all[3]]), Ok([1, 0, 0, 1].to_vec()));
    assert_eq!(settle(&[all[2], all[1]]), Ok([0, 1, 1, 0].to_vec()));
    for bad in [&[] as &[Cell], &all[..2], &all, &[all[0], all[0]], &[all[0], cell(9, 9)]] {
        assert_eq!(settle(bad), Err(Error::LotDoesNotFit));
    }
    // One vote in 2^62 decides.
    let close = Matrix { votes: &[1 << 62, (1 << 62) + 1, 1 << 62, 1 << 62], lists: 2 };
    let mut done = method.allocate(&close, &[1, 1]).unwrap();
    assert_eq!((done.outcome.clone(), &*done.seats), (BiOutcome::Decided, &[0, 1, 1, 0][..]));
    assert_eq!(done.settle(&[]), Err(Error::LotNotNeeded));
    // The lists are tied before any district is looked at.
    let done = standard(Upper::Votes(LAGUE)).allocate(&matrix, &[1, 2]).unwrap();
    assert!(matches!(done.outcome, BiOutcome::UpperTied(tie) if tie.seats == 1 && tie.lists().eq([0, 1])));
}

#[test]
fn no_solution() {
    let check = |votes: &[u64], lists: &[u32], districts: &[u32], rounding, expect: Infeasible| {
        let method = Biproportional { upper: Upper::Given(lists), rounding, guarantee: Guarantee::None };
        let done = method.allocate(&Matrix { votes, lists: lists.len() }, districts).unwrap();
        assert_eq!(done.outcome, BiOutcome::Infeasible(expect), "{votes:?}");
        assert!(done.seats.iter().all(|seats| *seats == 0));
    };
    check(&[5, 5, 0, 0], &[1, 1], &[1, 1], LAGUE, Infeasible::NoVotes { district: 1 });
    // The second list has votes in the first district only, which has one seat.
    let lists = Infeasible::Lists { lists: [1].to_vec(), districts: [0].to_vec(), seats: 2, room: 1 };
    check(&[5, 5, 5, 0], &[1, 2], &[1, 2], LAGUE, lists);
    // A list without votes that was given a seat.
    let lists = Infeasible::Lists { lists: [1].to_vec(), districts: Vec::new(), seats: 1, room: 0 };
    check(&[5, 0, 5, 0], &[2, 1], &[1, 2], LAGUE, lists);
    let guaranteed = Infeasible::Guaranteed { district: 0, guaranteed: 2, seats: 1 };
    check(&[5, 5, 5, 0], &[2, 1], &[1, 2], Divisor::Adams, guaranteed);
}

#[test]
fn questions_without_meaning() {
    let ask = |method: Biproportional<'_>, votes: &[u64], lists, seats: &[u32]| {
        method.allocate(&Matrix { votes, lists }, seats).map(|done| done.outcome)
    };
    let plain = standard(Upper::Votes(LAGUE));
    assert!(matches!(ask(plain, &[1, 2, 3], 2, &[1, 1]), Err(Error::Length { found: 3, lists: 4, .. })));
    assert!(matches!(ask(plain, &[], usize::MAX, &[1, 1, 1]), Err(Error::Length { .. })));
    assert_eq!(ask(plain, &[1, 1 << 63], 2, &[1]), Err(Error::TooManyVotes { list: 1 }));
    assert_eq!(ask(standard(Upper::Given(&[1, 1])), &[1, 2], 2, &[3]), Err(Error::Margins { districts: 3, lists: 2 }));
    assert!(matches!(ask(standard(Upper::Given(&[1])), &[1, 2], 2, &[1]), Err(Error::Length { .. })));
    let cells = Biproportional { guarantee: Guarantee::Cells(&[true]), ..plain };
    assert!(matches!(ask(cells, &[1, 2], 2, &[1]), Err(Error::Length { .. })));
    let unsupported = |asked| assert!(matches!(asked, Err(Error::Unsupported { .. })), "{asked:?}");
    unsupported(ask(Biproportional { rounding: Divisor::Macau, ..plain }, &[1, 2], 2, &[1]));
    let flat = Divisor::SainteLagueModified { first: Ratio::whole(3) };
    unsupported(ask(Biproportional { rounding: flat, ..plain }, &[1, 2], 2, &[1]));
    unsupported(ask(plain, &[1, 2], 2, &[u32::MAX]));
    unsupported(ask(plain, &std::vec![1; 1 << 15], 1 << 7, &[1; 1 << 8]));
    unsupported(ask(plain, &[], 1 << 20, &[]));
    // Nothing to share, and nobody to share it.
    assert_eq!(ask(plain, &[], 0, &[]), Ok(BiOutcome::Decided));
    assert_eq!(ask(plain, &[], 0, &[0, 0]), Ok(BiOutcome::Decided));
    assert_eq!(ask(plain, &[], 0, &[0, 2]), Ok(BiOutcome::NoVotes));
    assert_eq!(ask(plain, &[0, 0], 2, &[2]), Ok(BiOutcome::NoVotes));
    assert_eq!(ask(plain, &[3, 4], 2, &[0]), Ok(BiOutcome::Decided));
}

/// Voters are votes over seats: 10 / 4 + 9 / 2 = 7, rounded first 3 + 5 = 8.
#[test]
fn voters() {
    let matrix = Matrix { votes: &[10, 10, 9, 8], lists: 2 };
    let shown = |upper| {
        let done = list_seats(&matrix, &[4, 2], upper, TieRule::Stop).unwrap();
        done.steps
            .iter()
            .find_map(|step| match step {
                Step::Average { winner, .. } => Some((winner.list, winner.average.votes)),
                _ => None,
            })
            .unwrap()
    };
    assert_eq!(shown(Upper::Votes(LAGUE)), (0, 19));
    assert_eq!(shown(Upper::Voters(LAGUE)), (0, 28));
    assert_eq!(shown(Upper::VotersRounded(LAGUE)), (0, 8));
    // The common denominator of the seats fits; votes times it do not, and the lists have no common factor.
    let wide = Matrix { votes: &[(1 << 63) - 1, 1, 1, 1], lists: 2 };
    let asked = list_seats(&wide, &[97, 89], Upper::Voters(LAGUE), TieRule::Stop);
    assert_eq!(asked.err(), Some(Error::TooManyVotes { list: 0 }));
}

/// Synthetic votes that look like elections (a strength of each list, a size of each district, noise), from a fixed
/// sequence.
fn synthetic(districts: usize, lists: usize, most: u64) -> Vec<u64> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u128::from(state >> 33)
    };
    let weights: Vec<u128> = (0..districts + lists).map(|_| next() % 997 + 3).collect();
    let cell = |at: usize, noise: u128| {
        let scale = weights[at / lists] * weights[districts + at % lists] * (noise % 500 + 500);
        u64::try_from(scale * u128::from(most) / 1_000_000_000).unwrap()
    };
    (0..districts * lists).map(|at| cell(at, next())).collect()
}

#[test]
fn large_matrices_are_decided_and_proved() {
    for (districts, lists, most) in
        [(26, 20, 10_000_000), (7, 5, 100_000), (40, 3, 1 << 56), (1, 30, 1_000_000), (12, 1, 9_000_000)]
    {
        let votes = synthetic(districts, lists, most);
        let seats: Vec<u32> = (0..districts).map(|district| number(district) * 7 % 19 + 1).collect();
        let matrix = Matrix { votes: &votes, lists };
        let method = standard(Upper::Votes(LAGUE));
        let done = method.allocate(&matrix, &seats).unwrap();
        assert_eq!(done.outcome, BiOutcome::Decided);
        verify(&matrix, &seats, &method, &done);
    }
}

#[test]
fn divisors_are_simple() {
    let votes = [123, 912, 312, 45, 714, 255, 815, 414, 215];
    let done = standard(Upper::Votes(LAGUE)).allocate(&Matrix { votes: &votes, lists: 3 }, &[7, 5, 8]).unwrap();
    let text = |divisors: &[Option<Fraction>]| divisors.iter().flatten().map(ToString::to_string).collect::<Vec<_>>();
    let shown = text(&done.district_divisors);
    assert!(shown.iter().all(|divisor| divisor.len() <= 7), "{shown:?}");
    assert_eq!(text(&done.list_divisors), ["1", "8/9", "6/7"]);
}

/// Up to five districts and lists with small votes, zeros among them, and seats.
fn elections() -> impl Strategy<Value = (Vec<u64>, usize, Vec<u32>)> {
    (1..6_usize, 1..6_usize).prop_flat_map(|(districts, lists)| {
        let votes =
            prop::collection::vec(prop_oneof![1 => Just(0), 2 => 1..9_u64, 4 => 1..2000_u64], districts * lists);
        (votes, Just(lists), prop::collection::vec(0..12_u32, districts))
    })
}

fn roundings() -> impl Strategy<Value = Divisor> {
    prop_oneof![
        Just(LAGUE),
        Just(Divisor::DHondt),
        Just(Divisor::Adams),
        Just(Divisor::Dean),
        Just(Divisor::HuntingtonHill),
        Just(Divisor::Danish),
        Just(Divisor::SAINTE_LAGUE_1_4)
    ]
}

proptest! {
    #[test]
    fn divisors_prove_seats_and_sums((votes, lists, seats) in elections(), rounding in roundings()) {
        let matrix = Matrix { votes: &votes, lists };
        let method = Biproportional { upper: Upper::Voters(LAGUE), rounding, guarantee: Guarantee::None };
        let done = method.allocate(&matrix, &seats).unwrap();
        if matches!(done.outcome, BiOutcome::Decided | BiOutcome::Tied(_)) {
            verify(&matrix, &seats, &method, &done);
        }
    }

    /// Balinski and Demange: only proportions within districts and within lists count ("homogeneous").
    #[test]
    fn districts_and_lists_may_be_scaled(
        (votes, lists, seats) in elections(),
        rounding in roundings(),
        factors in prop::collection::vec(1..60_u64, 10),
    ) {
        let matrix = Matrix { votes: &votes, lists };
        let upper = list_seats(&matrix, &seats, Upper::Votes(LAGUE), TieRule::Stop).unwrap();
        prop_assume!(upper.outcome == Outcome::Decided);
        let method = Biproportional { upper: Upper::Given(&upper.seats), rounding, guarantee: Guarantee::None };
        let scaled: Vec<u64> =
            votes.iter().enumerate().map(|(at, votes)| votes * factors[at / lists] * factors[5 + at % lists]).collect();
        let (one, other) = (
            method.allocate(&matrix, &seats).unwrap(),
            method.allocate(&Matrix { votes: &scaled, lists }, &seats).unwrap(),
        );
        prop_assert_eq!((one.outcome, one.seats), (other.outcome, other.seats));
    }

    /// Districts and lists may change places.
    #[test]
    fn transposed((votes, lists, seats) in elections(), rounding in roundings()) {
        let matrix = Matrix { votes: &votes, lists };
        let upper = list_seats(&matrix, &seats, Upper::Votes(LAGUE), TieRule::Stop).unwrap();
        prop_assume!(upper.outcome == Outcome::Decided);
        let method = |given| Biproportional { upper: Upper::Given(given), rounding, guarantee: Guarantee::None };
        let one = method(&upper.seats).allocate(&matrix, &seats).unwrap();
        let places = (0..lists).flat_map(|list| (0..seats.len()).map(move |district| district * lists + list));
        let turned: Vec<u64> = places.clone().map(|place| votes[place]).collect();
        let other = method(&seats).allocate(&Matrix { votes: &turned, lists: seats.len() }, &upper.seats).unwrap();
        prop_assert_eq!(one.outcome == BiOutcome::Decided, other.outcome == BiOutcome::Decided);
        prop_assert_eq!(places.map(|place| one.seats[place]).collect::<Vec<_>>(), other.seats);
    }
}
