//! What is written is read back; every fault is told by its row and the other rows go on; hostile bytes end in words.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::akims::synthetic::{Post, Special, Wish, make};

static LAW: LazyLock<(law::Law, pages::Country)> = LazyLock::new(|| {
    let statutes = crate::embedded::statutes(None).unwrap_or_else(|failure| panic!("{}", failure.message));
    (statutes.law, crate::embedded::country().unwrap_or_else(|failure| panic!("{}", failure.message)))
});

fn division(day: &str) -> Division {
    super::division(&LAW.0, &LAW.1, day.parse().unwrap()).unwrap()
}

const HEADS: [&str; 4] = [
    "post,region,district,name_kk,name_ru,name_en,kind\n",
    "post,precinct,voters\n",
    "post,candidate,name,sex,born,nominator,member_of,incumbent,terms_in_a_row,signatures,settlements\n",
    "post,precinct,line,figure\n",
];
const ROWS: [&str; 4] = [
    "a/1,KZ-11,d,x,x,x,village\na/2,KZ-11,d,x,x,x,city\n",
    "a/1,p1,100\na/2,p2,200\n",
    "a/1,c1,x,female,1980-01-02,self,,no,0,5,\na/2,c2,x,male,1979-03-04,nur_otan,nur_otan,yes,1,,\n",
    "a/1,p1,voters,100\na/1,p1,candidate:c1,60\n",
];

fn read(tables: [&[u8]; 4], division: &Division) -> Tables {
    let mut files = FILES.iter().zip(tables);
    Tables::read(std::array::from_fn(|_| files.next().map(|(name, bytes)| (*name, bytes))), division)
}

/// One more row in a table: the fault it has, and that the rows before it were read.
fn check(table: usize, row: &str, expect: &[&str]) {
    let shown = row.get(..60).unwrap_or(row);
    let whole: Vec<String> =
        (0..4).map(|at| format!("{}{}{}", HEADS[at], ROWS[at], if at == table { row } else { "" })).collect();
    let read = read(std::array::from_fn(|at| whole[at].as_bytes()), &division("2021-07-25"));
    let told: Vec<String> = read.faults.iter().map(ToString::to_string).collect();
    assert!(!told.is_empty(), "{shown}");
    for words in expect {
        assert!(told.iter().any(|told| told.contains(words)), "{shown}: {words}\n{told:#?}");
    }
    let found = [read.posts.len(), read.precincts.len(), read.candidates.len(), read.protocols.len()];
    assert_eq!(found, [2, 2, 2, 2], "{shown}: the other rows go on");
}

#[test]
fn what_is_written_is_read_back() {
    let posts = crate::embedded::posts().unwrap();
    let facts = |id: &str| posts.iter().find(|facts| facts.id == id).unwrap();
    let wish = Wish { seed: 1, posts: None, plant: vec![Special::FewerThanTwo] };
    let country = make(facts("kz/akims-2021"), facts("kz/akims-2017"), &wish).unwrap();
    let written = write(&country);
    for (file, text) in &written {
        assert!(text.lines().skip(1).all(|line| line.contains("synthetic")), "{file}");
    }
    let tables = read(std::array::from_fn(|at| written[at].1.as_bytes()), &division("2021-07-25"));
    assert_eq!(tables.faults, []);
    let candidates: usize = country.posts.iter().map(|post| post.candidates.len()).sum();
    assert_eq!((tables.posts.len(), tables.precincts.len(), tables.candidates.len()), (730, 1_847, candidates));
    let votes = |rows: &[ProtocolRow]| -> u64 {
        rows.iter().filter(|row| matches!(row.line, Line::Candidate(_))).map(|row| u64::from(row.figure)).sum()
    };
    let made: u64 = country.posts.iter().filter_map(Post::total).flat_map(|total| total.votes).map(u64::from).sum();
    assert_eq!(votes(&tables.protocols), made);
    assert!(tables.posts.iter().any(|post| post.names[2].contains("planted: fewer than two left")));
}

#[test]
fn faults_of_rows() {
    check(0, "a/3,KZ-99,d,x,x,x,village\n", &["B005 posts.csv:4:2 (region): no region is called `KZ-99`", "hint:"]);
    check(0, "a/1,KZ-11,d,x,x,x,village\n", &["B007 posts.csv:4:1 (post): `a/1` stands in an earlier row"]);
    check(
        0,
        "a b,KZ-11,,x,x,x,hamlet\n",
        &["B004 posts.csv:4:1", "district is missing", "`hamlet` is none", "city, village"],
    );
    check(0, "a/3,KZ-11,d\n", &["B002 posts.csv:4:4: 3 cells under 7 columns"]);
    check(1, "a/1,p1,100\n", &["B007 precincts.csv:4:2"]);
    check(1, "a/2,p1,100\n", &["B008 precincts.csv:4:2 (precinct): the precinct `p1` votes on `a/1` already"]);
    check(1, "a/9,p9,100\n", &["B009 precincts.csv:4:1 (post): no post is called `a/9`"]);
    for figure in ["-1", "1.5", "1000000000", "99999999999999999999", "١٢", "", "1 000"] {
        check(1, &format!("a/1,p3,{figure}\n"), &["B00"]);
    }
    check(2, "a/2,c1,x,male,1979-03-04,self,,no,,,\n", &["B007 candidates.csv:4:2"]);
    check(
        2,
        "a/2,c3,x,man,1980-02-30,,,maybe,,,\n",
        &["`man` is none", "`1980-02-30` is no day", "nominator is missing", "`maybe`"],
    );
    check(3, "a/2,p1,voters,1\n", &["B009 protocols.csv:4:2", "no precinct of this post is called `p1`"]);
    check(3, "a/1,p1,candidate:c2,1\n", &["B009 protocols.csv:4:3", "no candidate for this post is called `c2`"]);
    check(3, "a/1,p1,voters,101\n", &["B007 protocols.csv:4:3 (line): `voters`"]);
    check(3, "a/1,p1,votes,1\n", &["`votes` is no line of a protocol", "took_part"]);
}

#[test]
fn regions_of_another_day() {
    let day = |day: &str, written: &str, expect: Result<&str, &str>| {
        let found = division(day)
            .find(written)
            .map_err(|refused| format!("{} {} {}", refused.code, refused.what, refused.hint));
        match expect {
            Ok(id) => assert_eq!(found.as_deref(), Ok(id), "{day} {written}"),
            Err(words) => assert!(found.as_ref().is_err_and(|told| told.contains(words)), "{day} {written}: {found:?}"),
        }
    };
    day("2021-07-25", "KZ-61", Ok("KZ-61"));
    day("2021-07-25", "Turkistan", Ok("KZ-61"));
    day("2021-07-25", "Түркістан облысы", Ok("KZ-61"));
    day(
        "2021-07-25",
        "South_Kazakhstan",
        Err("B006 `South_Kazakhstan` was the name of Turkistan Region until 2018-06-19"),
    );
    day("2021-07-25", "Южно-Казахстанская область", Err("write `Turkistan Region` or KZ-61"));
    day("2021-07-25", "Nur_Sultan", Ok("KZ-71"));
    day("2021-07-25", "Astana", Err("B006 `Astana` was called Nur-Sultan on 2021-07-25"));
    // The day of the next name is not known, so either is taken.
    day("2022-10-01", "Astana", Ok("KZ-71"));
    day("2022-10-01", "Nur-Sultan", Ok("KZ-71"));
    day("2023-11-05", "Nur-Sultan", Err("B006 `Nur-Sultan` was called Astana"));
    for region in ["Abai", "Zhetysu", "область Ұлытау", "KZ-62"] {
        day("2021-07-25", region, Err("was no region on 2021-07-25; it is there since 2022-06-08"));
        assert!(division("2023-11-05").find(region).is_ok(), "{region}");
    }
    // A whole name is the one meant; with its kind the other is.
    day("2021-07-25", "Almaty", Ok("KZ-75"));
    day("2021-07-25", "Almaty oblast", Ok("KZ-19"));
    day("2021-07-25", "", Err("B005"));
    let none = super::division(&LAW.0, &pages::Country::default(), "2013-08-05".parse().unwrap());
    assert!(none.is_err_and(|why| why.contains("the division of 2013-08-05 is not known")));
}

#[test]
fn hostile_cells() {
    for formula in ["=1+1", "+7", "-3", "@SUM(A1)", "\"=HYPERLINK(\"\"x\"\")\""] {
        check(0, &format!("a/3,KZ-11,d,x,x,{formula},village\n"), &["B003 posts.csv:4:6 (name_en)", "formula"]);
    }
    check(0, "a/3,KZ-11,d,x,x,ab\u{202e}cd,village\n", &["B003 posts.csv:4:6", "U+202E"]);
    check(0, "a/\u{200b}3,KZ-11,d,x,x,x,village\n", &["B003 posts.csv:4:1", "U+200B"]);
    check(0, "a/3,KZ-11,d,x,x,a\0b,village\n", &["B003 posts.csv:4:6", "U+0000"]);
    check(0, "a/3,KZ-11,d,x,x,\u{1b}[31m,village\n", &["B003", "U+001B"]);
    check(0, "a/3,KZ-11,d,x,x,\"a\nb\",village\n", &["B003", "U+000A"]);
    check(0, &format!("a/3,KZ-11,d,x,x,{},village\n", "x".repeat(1 << 20)), &["has 1048576 bytes"]);
    check(0, &format!("a{}\n", ",".repeat(1 << 20)), &["B002 posts.csv:4:8: 1048577 cells under 7 columns"]);
    let long = "я".repeat(10_000);
    check(0, &format!("a/3,{long},d,x,x,x,village\n"), &["B003 posts.csv:4:2"]);
}

#[test]
fn hostile_files() {
    let division = division("2021-07-25");
    let one = |bytes: &[u8], expect: &str| {
        let read = Tables::read([Some(("posts.csv", bytes)), None, None, None], &division);
        let told: Vec<String> = read.faults.iter().map(ToString::to_string).collect();
        assert!(told.iter().any(|told| told.contains(expect)), "{expect}: {told:#?}");
        assert!(told.iter().all(|told| told.len() < 1_000), "{expect}: a message as long as a file");
        read
    };
    one(b"", "B001 posts.csv:1:1: the table has no rows");
    one(b"\xef\xbb\xbf", "the table has no rows");
    one(HEADS[0].as_bytes(), "the table has no rows");
    one(b"post,region\na,KZ-11\n", "the column `kind` is missing");
    one(b"post,post,region,district,name_kk,name_ru,name_en,kind\n", "the column `post` stands twice");
    one(&[0; 4096], "B001");
    one(&vec![b','; 1 << 20], "the table has no rows");
    one(&vec![b'x'; 1 << 20], "nobody knows the column");
    let latin = [HEADS[0].as_bytes(), b"a/1,KZ-11,d,x,x,caf\xe9,village\na/2,KZ-11,d,x,x,x,village\n"].concat();
    assert_eq!(one(&latin, "is not UTF-8").posts.len(), 1);
    let open = format!("{}{}a/3,KZ-11,\"d,x,x,x,village\n", HEADS[0], ROWS[0]);
    assert_eq!(one(open.as_bytes(), "a quote that is opened must be closed").posts.len(), 2);
    let many = format!("{}{}", HEADS[0], "x\n".repeat(5_000));
    assert!(one(many.as_bytes(), "1000 faults").faults.len() < 1_100);
    // Columns in another order, separated as a spreadsheet of the country does.
    let moved = "kind;post;region;district;name_kk;name_ru;name_en\r\ncity;a/1;KZ-11;d;x;x;x\r\n;;;;;;\r\n";
    let read = Tables::read([Some(("posts.csv", moved.as_bytes())), None, None, None], &division);
    assert_eq!((read.posts.len(), read.faults.len()), (1, 0), "{:?}", read.faults);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any bytes end in rows and faults, never in a panic.
    #[test]
    fn any_bytes_are_read(table in 0_usize..4, bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let tail = [HEADS[table].as_bytes(), &bytes].concat();
        let mut tables: [&[u8]; 4] = std::array::from_fn(|at| HEADS[at].as_bytes());
        tables[table] = &tail;
        let division = Division::default();
        let read = read(tables, &division);
        prop_assert!(read.posts.is_empty());
    }
}
