//! Whole or in pieces, quickly or row by row: the same totals and the same fault.

use super::*;
use proptest::prelude::*;
use std::format;
use std::string::String;
use std::vec::Vec;

/// In pieces of so many bytes.
fn in_pieces<const LISTS: usize>(text: &[u8], size: usize) -> Result<[u64; LISTS], Fault> {
    let mut reader = Reader::default();
    let mut kept = Vec::new();
    for piece in text.chunks(size) {
        kept.extend_from_slice(piece);
        let used = reader.read(&kept)?;
        kept.drain(..used);
    }
    reader.finish(&kept)
}

/// Row by row.
fn row_by_row<const LISTS: usize>(text: &[u8]) -> Result<[u64; LISTS], Fault> {
    let mut reader = Reader::default();
    let mut rest = reader.headings(text)?;
    while !rest.is_empty() {
        rest = reader.row(rest)?;
    }
    Ok(reader.totals)
}

/// All ways agree; returns what they say.
fn check<const LISTS: usize>(text: impl AsRef<[u8]>) -> Result<[u64; LISTS], Fault> {
    let text = text.as_ref();
    let plain = row_by_row(text);
    assert_eq!(Reader::totals_of(text), plain, "{:?}", String::from_utf8_lossy(text));
    for size in [1, 100, 5_000] {
        assert_eq!(in_pieces(text, size), plain, "pieces of {size}: {:?}", String::from_utf8_lossy(text));
    }
    plain
}

fn rows(count: u32, row: impl Fn(u32) -> String) -> String {
    (1..=count).fold(String::from("precinct,a,b,ballots\n"), |text, number| text + &row(number))
}

#[test]
fn single_rows() {
    use Wrong::{Columns, Number, Order, Sum};
    let at = |row, column, wrong| Err(Fault { row, column, wrong });
    let columns = Columns { needed: 4 };
    let h = "precinct,a,b,ballots";
    assert_eq!(check::<2>(h), Ok([0, 0]));
    assert_eq!(check::<2>(format!("{h}\n1,2,3,5\n7,0,4294967295,4294967295\n")), Ok([2, 3 + u64::from(u32::MAX)]));
    assert_eq!(check::<2>(format!("{h}\n0,2,3,5\n007,2,3,05")), Ok([4, 6]));
    assert_eq!(check::<0>("precinct,ballots\n1,0\n"), Ok([]));
    assert_eq!(check::<2>(""), at(1, 1, columns));
    assert_eq!(check::<2>("precinct,a,ballots\n1,2,2\n"), at(1, 3, columns));
    assert_eq!(check::<2>("precinct,a,b,c,ballots\n"), at(1, 4, columns));
    for (row, fault) in [
        ("1,2,3,6", at(2, 4, Sum { votes: 5, ballots: 6 })),
        ("1,2,3,5\n1,2,3,5", at(3, 1, Order { precinct: 1, last: 1 })),
        ("1,2,3", at(2, 3, columns)),
        ("1,2,3,5,6", at(2, 4, columns)),
        ("1,,3,3", at(2, 2, Number)),
        ("1,-2,3,1", at(2, 2, Number)),
        ("1,2, 3,5", at(2, 3, Number)),
        ("1,2,3,5\r", at(2, 4, Number)),
        ("1,4294967296,3,1", at(2, 2, Number)),
        ("1,99999999999999999999,3,1", at(2, 2, Number)),
        ("1,2,3,5\n\n", at(3, 1, Number)),
        ("1;2;3;5", at(2, 1, Number)),
        ("\0", at(2, 1, Number)),
    ] {
        assert_eq!(check::<2>(format!("{h}\n{row}\n")), fault, "{row}");
    }
}

#[test]
fn one_bad_row_among_many() {
    let right = |n: u32| format!("{n},{},{},{}\n", n * 7_919 % 10_000, n * n, n * 7_919 % 10_000 + n * n);
    let count = 300;
    assert!(check::<2>(rows(count, right)).is_ok());
    for bad in 1..=count {
        for wrong in ["1,2,3,4", "1,2,3", "1,2,3,5,", "1,+2,3,5", "1,,3,3", "", "x", "1,2,3\n5"] {
            let text = rows(count, |n| if n == bad { format!("{wrong}\n") } else { right(n) });
            let fault = Reader::<2>::totals_of(text.as_bytes()).unwrap_err();
            assert_eq!(fault.row, u64::from(bad) + 1, "{wrong}");
            assert_eq!(row_by_row::<2>(text.as_bytes()), Err(fault));
        }
    }
}

/// The quick way takes what it is made for, and stops where fields are too long for it or too many.
#[test]
fn what_is_quick() {
    let used = |text: &str| quick::read::<2>(text.split_once('\n').unwrap().1.as_bytes(), None).rows;
    let groups = |count: u64| count - count % quick::GROUP as u64;
    assert_eq!(used(&rows(3_000, |n| format!("{n},2,3,5\n"))), groups(3_000));
    assert_eq!(used(&rows(3_000, |n| format!("{n},9999999,0,9999999\n"))), groups(3_000));
    assert_eq!(used(&rows(3_000, |n| format!("{n},10000000,1,10000001\n"))), 0);
    assert_eq!(used(&rows(3_000, |n| format!("{},2,3,{}\n", n, if n == 1_000 { 6 } else { 5 }))), groups(999));
    check::<2>(rows(3_000, |n| format!("{n},10000000,1,10000001\n"))).unwrap();
}

/// Looks at the ends of fields more than once a row, in rows longer than a look.
#[test]
fn many_lists() {
    fn wide<const LISTS: usize>(votes: u32) {
        let row = |n: u32| {
            let lists = format!("{votes},").repeat(LISTS);
            format!("{n},{lists}{}\n", votes * u32::try_from(LISTS).unwrap())
        };
        let headings = "list,".repeat(LISTS);
        let text: String = (1..=100).fold(format!("precinct,{headings}ballots\n"), |text, n| text + &row(n));
        assert_eq!(check::<LISTS>(text), Ok([u64::from(votes) * 100; LISTS]));
    }
    for votes in [0, 7, 99, 999, 9_999, 99_999, 1_000_000] {
        wide::<1>(votes);
        wide::<8>(votes);
        wide::<13>(votes);
        wide::<14>(votes);
        wide::<15>(votes);
        wide::<27>(votes);
        wide::<28>(votes);
        wide::<30>(votes);
    }
}

fn numbers() -> impl Strategy<Value = Vec<[u32; 3]>> {
    let digits = prop_oneof![20 => 0..1_000_u32, 5 => 0..9_999_999_u32, 1 => any::<u32>().prop_map(|n| n / 3)];
    prop::collection::vec([digits.clone(), digits.clone(), digits], 0..150)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Bytes that are changed, if any, make no difference between the ways.
    #[test]
    fn ways_agree(
        rows in numbers(), size in 1..9_000_usize, ends in any::<bool>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop_oneof![Just(b','), Just(b'\n'), Just(b'0'), any::<u8>()]), 0..3),
    ) {
        let mut text = String::from("precinct,a,b,c,ballots\n");
        for (number, [a, b, c]) in rows.iter().enumerate() {
            text += &format!("{},{a},{b},{c},{}\n", number * 3, u64::from(*a) + u64::from(*b) + u64::from(*c));
        }
        let mut text = text.into_bytes();
        if ends {
            text.pop();
        }
        for (place, byte) in changes {
            let place = place.index(text.len());
            text[place] = byte;
        }
        let plain = row_by_row::<3>(&text);
        prop_assert_eq!(Reader::totals_of(&text), plain);
        prop_assert_eq!(in_pieces(&text, size), plain);
    }
}
