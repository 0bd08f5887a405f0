//! Good rows, bad rows, hostile files.

use proptest::prelude::*;

use super::*;
use crate::protocol::Cell;
use crate::protocol::fixture::{form, sound, table};

const HEAD: &str = "precinct,A1,A2,A4,B1,B2 x,B2 y,B2-1,B3,B4,B5";
const GOOD: &str = "1000,700,310,690,400,250,30,10,1010,310";

fn read_text(text: &str) -> Result<Import, Vec<Bad>> {
    read(text.as_bytes(), &form(), &table().headings, &|id| id.starts_with('p'))
}

/// Codes with row and column; good rows as `row precinct`.
fn check(text: &str, expect: &[&str]) {
    let shown = |bad: &Bad| match &bad.column {
        Some((column, _)) => format!("{} {}:{column}", bad.code, bad.row),
        None => format!("{} {}", bad.code, bad.row),
    };
    let found: Vec<String> = match read_text(text) {
        Ok(import) => {
            let rows = import.rows.iter().map(|row| format!("{} {}", row.row, row.precinct));
            rows.chain(import.bad.iter().map(shown)).collect()
        }
        Err(bad) => bad.iter().map(shown).collect(),
    };
    assert_eq!(found, expect, "{text}");
}

#[test]
fn good_rows() {
    let import = read_text(&format!("{HEAD}\np1,{GOOD}\n")).unwrap();
    assert_eq!((import.rows[0].figures.clone(), import.rows[0].clerk.clone()), (sound(&form()), None));
    let semicolons = |text: &str| text.replace(',', ";");
    check(&semicolons(&format!("{HEAD}\r\np1,{GOOD}\r\n\r\np2,{GOOD}")), &["2 p1", "4 p2"]);
    check(&format!("\u{feff}{HEAD}\np1,{GOOD}\n").replace(',', "\t"), &["2 p1"]);
    check(&format!("{HEAD}\n\"p1\",\"1000\",{}", &GOOD[5..]), &["2 p1"]);
    check(&format!("{HEAD}\n"), &[]);
}

/// Headings in three languages, by names of lists, with look-alike letters, words and members.
#[test]
fn headings() {
    let russian = "Участок;число избирателей участка;А2;А4;В1;List x;y;бюллетени;B3;B4;B5";
    let row = GOOD.replace(',', ";");
    check(&format!("{russian}\np1;{row}").replace("бюллетени", "число бюллетеней «против всех»"), &["2 p1"]);
    check(&format!("{russian}\np1;{row}"), &["I002 1:8", "I003 1"]);
    let kazakh = HEAD.replace("precinct", "Сайлау учаскесі").replace("A1", "учаскедегі  сайлаушылар саны");
    check(&format!("{kazakh}\np1,{GOOD}"), &["2 p1"]);
    let more = format!("{HEAD},енгізген,A1 прописью,A3 1,A3 2");
    check(&format!("{more}\np1,{GOOD},asel,одна тысяча,400,300\np1,{GOOD},berik,,,"), &["2 p1", "3 p1"]);
    let import = read_text(&format!("{more}\np1,{GOOD},asel,одна тысяча,400,300")).unwrap();
    let row = &import.rows[0];
    let member = Cell::Member { figure: form().figure("A3").unwrap(), member: 1 };
    assert_eq!((row.clerk.as_deref(), row.figures.get(member)), (Some("asel"), Some(300)));
    assert_eq!(row.figures.words(Cell::Fixed(0)), Some("одна тысяча"));
    check("", &["I001 1"]);
    check("\n\n", &["I001 1"]);
    check(&format!("{HEAD},A1\n"), &["I004 1:12"]);
    check("precinct,A1\n", &["I003 1"]);
    check("A1,A2\n", &["I003 1"]);
    check("precinct,\"A1\n", &["I008 1"]);
    check("p\0\n", &["I006 1"]);
    check(&format!("{HEAD}\np1,{GOOD}\rp2,{GOOD}\n"), &["I006 2"]);
    check(&format!("{HEAD},A3 0\n"), &["I002 1:12"]);
    check(&format!("{HEAD},A3 99999999999999999999\n"), &["I002 1:12"]);
}

/// Columns that the table says tell nothing are passed over and named; others still are faults.
#[test]
fn columns_passed_over() {
    let head = HEAD.replace("precinct,", "precinct,region,note,Note,");
    let import = read_text(&format!("{head}\np1,Almaty,,synthetic,{GOOD}\n")).unwrap();
    assert_eq!(import.rows[0].figures, sound(&form()));
    assert_eq!(import.passed_over, ["region", "note", "Note"]);
    check(&format!("{}\np1,x,{GOOD}\n", HEAD.replace("precinct,", "precinct,remark,")), &["I002 1:2"]);
}

#[test]
fn a_bad_row_stops_no_other() {
    let rows = [
        ("p1", GOOD.to_owned(), ""),
        ("p2", GOOD.replace("1000", "-5"), "I010 3:2"),
        ("p3", GOOD.replace("1000", "1 000"), "I012 4:2"),
        ("p4", GOOD.replace("1000", "\"1,000\""), "I011 5:2"),
        ("p5", GOOD.replace("1000", "1ООО"), "I013 6:2"),
        ("p6", GOOD.replace("1000", "9999999999999999999999"), "I014 7:2"),
        ("p7", GOOD.replace("1000", ""), "I009 8:2"),
        ("p8", GOOD.replace("1000,", ""), "I007 9"),
        ("p9", GOOD.replace("1000", "\"1000"), "I008 10"),
        ("p10", GOOD.replace("1000", "10\u{0}00"), "I006 11"),
        ("q1", GOOD.to_owned(), "I015 12:1"),
        ("p1", GOOD.to_owned(), "I016 13:1"),
        ("", GOOD.to_owned(), "I009 14:1"),
        ("p11", GOOD.to_owned(), ""),
    ];
    let mut text = HEAD.to_owned();
    let mut expect = vec!["2 p1".to_owned(), "15 p11".to_owned()];
    for (precinct, figures, bad) in rows {
        text.push_str(&format!("\n{precinct},{figures}"));
        expect.extend((!bad.is_empty()).then(|| bad.to_owned()));
    }
    check(&text, &expect.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn all_faults_of_a_row_are_told() {
    let row = GOOD.replace("1000", "-5").replace("310", "x");
    check(&format!("{HEAD}\nq1,{row}"), &["I010 2:2", "I013 2:4", "I013 2:11", "I015 2:1"]);
    // A row with a fault takes no place: the same precinct may come again.
    check(&format!("{HEAD}\np1,{row}\np1,{GOOD}"), &["3 p1", "I010 2:2", "I013 2:4", "I013 2:11"]);
    let words = format!("{HEAD},A1 in words");
    check(&format!("{words}\np1,{GOOD},сто"), &["I017 2:12"]);
    check(&format!("{words}\np1,{GOOD},hundred"), &["I017 2:12"]);
    let bad = read_text(&format!("{words}\np1,{GOOD},сто")).unwrap().bad;
    let expect = "I017 row 2, column 12 (A1 in words): the words say 100, the figures 1,000\n\nhint: enter both";
    assert!(bad[0].to_string().starts_with(expect), "{}", bad[0]);
}

#[test]
fn bytes_that_are_no_text() {
    let mut bytes = format!("{HEAD}\np1,{GOOD}\n").into_bytes();
    bytes.extend(b"p2,\xcf\xf0\xe8,1\n");
    bytes.extend(format!("p3,{GOOD}\n").bytes());
    let import = read(&bytes, &form(), &table().headings, &|_| true).unwrap();
    assert_eq!((import.rows.len(), import.bad.len(), import.bad[0].code), (2, 1, codes::NOT_UTF8));
    let utf16: Vec<u8> = "precinct".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&utf16, &form(), &table().headings, &|_| true).unwrap_err()[0].code, codes::CONTROL);
}

/// Every line with an open quote costs its own length and no more.
#[test]
fn ten_thousand_rows_of_open_quotes_and_ten_thousand_good_ones() {
    let mut text = HEAD.to_owned();
    for number in 0..10_000 {
        text.push_str(&format!("\np{number},{GOOD}\n\"p{number},{GOOD}"));
    }
    let import = read_text(&text).unwrap();
    assert_eq!((import.rows.len(), import.bad.len()), (10_000, 10_000));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any bytes below good headings: every line that is not blank is a row, or has a fault of its own.
    #[test]
    fn every_line_is_a_row_or_bad(body in prop::collection::vec(prop::sample::select(b"p1,;\"\n\r\0 -.9\xff\xd0".to_vec()), 0..200)) {
        let bytes = [HEAD.as_bytes(), b"\n", &body].concat();
        let import = read(&bytes, &form(), &table().headings, &|_| true).unwrap();
        let lines: Vec<usize> = body.split(|byte| *byte == b'\n').enumerate()
            .filter(|(_, line)| !line.iter().all(u8::is_ascii_whitespace)).map(|(at, _)| at + 2).collect();
        let mut told: Vec<usize> = import.rows.iter().map(|row| row.row).chain(import.bad.iter().map(|bad| bad.row)).collect();
        told.sort_unstable();
        told.dedup();
        prop_assert_eq!(told, lines);
    }

    /// Any bytes at all: read or refused, and never a figure nobody wrote.
    #[test]
    fn reading_is_total(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes, &form(), &table().headings, &|_| true);
    }
}
