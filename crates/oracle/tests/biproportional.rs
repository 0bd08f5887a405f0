//! Biproportional results recognised and enumerated. It knows the public interface alone.

use oracle::{Options, Verdict, Why, all_biproportional, allocate, check_biproportional};

/// The worked example of the encyclopedias: three parties (rows), three regions, 20 seats.
const VOTES: [[u64; 3]; 3] = [[123, 45, 815], [912, 714, 414], [312, 255, 215]];
const RESULT: [[u32; 3]; 3] = [[1, 0, 4], [4, 4, 3], [2, 1, 1]];

fn rows<T: Copy>(matrix: &[[T; 3]; 3]) -> Vec<Vec<T>> {
    matrix.iter().map(|row| row.to_vec()).collect()
}

#[test]
fn textbook() {
    let votes = rows(&VOTES);
    let (parties, regions) = ([5, 11, 4], [7, 5, 8]);
    assert_eq!(check_biproportional("sainte_lague", &votes, &parties, &regions, &rows(&RESULT)), Ok(true));
    assert_eq!(all_biproportional("sainte_lague", &votes, &parties, &regions), Ok(vec![rows(&RESULT)]));

    // Right margins, wrong cells; right cells, wrong margins.
    let moved = vec![vec![0, 1, 4], vec![5, 3, 3], vec![2, 1, 1]];
    assert_eq!(check_biproportional("sainte_lague", &votes, &parties, &regions, &moved), Ok(false));
    assert_eq!(check_biproportional("sainte_lague", &votes, &[5, 10, 5], &regions, &rows(&RESULT)), Ok(false));
    let none = check_biproportional("largest_remainder_hare", &votes, &parties, &regions, &rows(&RESULT));
    assert_eq!(none, Err(Why::UnknownMethod));
    assert_eq!(
        check_biproportional("sainte_lague", &votes[..2], &parties, &regions, &rows(&RESULT)),
        Err(Why::BadOptions("votes"))
    );
}

#[test]
fn ties_and_impossible_margins() {
    // Two by two with equal votes and one seat in each row and column: both diagonals.
    let even = [vec![5, 5], vec![5, 5]];
    assert_eq!(all_biproportional("dhondt", &even, &[1, 1], &[1, 1]).map(|all| all.len()), Ok(2));
    // Adams gives every cell with votes a seat.
    assert_eq!(all_biproportional("adams", &even, &[1, 1], &[1, 1]), Ok(Vec::new()));
    assert_eq!(all_biproportional("adams", &even, &[2, 2], &[2, 2]), Ok(vec![vec![vec![1, 1], vec![1, 1]]]));
    // A row of one seat whose only votes are in a column of none.
    let apart = [vec![5, 0], vec![0, 5]];
    assert_eq!(all_biproportional("dhondt", &apart, &[1, 1], &[0, 2]), Ok(Vec::new()));
    assert_eq!(all_biproportional("dhondt", &apart, &[1, 1], &[1, 1]).map(|all| all.len()), Ok(1));
}

/// Multipliers absorb any scale of a row or a column, and with votes in every cell a result exists.
#[test]
fn multiplying_a_row_or_column_changes_nothing() {
    for method in ["dhondt", "sainte_lague", "huntington_hill", "danish", "sainte_lague_modified_1.4"] {
        for seed in 1..=40u64 {
            // Small synthetic matrices from a linear congruence.
            let cell = |k: u64| 1 + (seed * 37 + k * k * 11 + k * 5) % 23;
            let votes = [vec![cell(1), cell(2)], vec![cell(3), cell(4)]];
            let scaled = [vec![cell(1) * 3, cell(2) * 21], vec![cell(3), cell(4) * 7]];
            let one = all_biproportional(method, &votes, &[4, 3], &[2, 5]).unwrap();
            let two = all_biproportional(method, &scaled, &[4, 3], &[2, 5]).unwrap();
            assert!(!one.is_empty(), "{method} {votes:?}");
            assert_eq!(one, two, "{method} {votes:?}");
        }
    }
}

/// Lists with a district each: the only matrix is the diagonal one, with the allocation as its margins.
#[test]
fn diagonal_margins_follow_the_allocation() {
    let votes = [17, 9, 5];
    let Verdict::Seats { seats, tie: None, .. } = allocate("sainte_lague", 7, &votes, &Options::default()) else {
        panic!("no tie expected");
    };
    let matrix: Vec<Vec<u64>> = (0..3).map(|i| (0..3).map(|j| if i == j { votes[i] } else { 0 }).collect()).collect();
    let all = all_biproportional("sainte_lague", &matrix, &seats, &seats).unwrap();
    assert_eq!(all.len(), 1);
    assert!((0..3).all(|i| all[0][i][i] == seats[i]));
}
