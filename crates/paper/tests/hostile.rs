//! Documents that nobody should write: nothing panics, nothing leaves the page, no row is lost, what cannot be shown is told.
//! Must never expect a hostile document to look good.

mod reader;

use jiff::civil::date;
use paper::{
    Align, Bar, BarChart, Block, Cell, Choice, Column, Decimal, Document, Hemicycle, Language, Level, Mark, Row,
    SeatGroup, Signature, Step, Table,
};
use proptest::prelude::*;
use reader::Reader;

fn document(blocks: Vec<Block>) -> Document {
    let mut document = Document::new(Language::English, date(2021, 1, 12));
    document.title = "Title".to_owned();
    document.blocks = blocks;
    document
}

fn columns(count: usize) -> Vec<Column> {
    let align = |index: usize| if index.is_multiple_of(2) { Align::Words } else { Align::Figures };
    (0..count).map(|index| Column { title: format!("Column {index}"), align: align(index) }).collect()
}

#[test]
fn ten_thousand_rows_are_all_there_and_the_head_is_on_every_page() {
    let rows = |count: u64| {
        (0..count).map(|row| Row { cells: vec![Cell::Text(format!("row{row};")), row.into()], total: false })
    };
    let table = Table { caption: "Rows".to_owned(), columns: columns(2), rows: rows(10_000).collect() };
    let rendered = paper::render(&document(vec![Block::Table(table)]));
    assert_eq!(rendered.findings, []);
    let reader = Reader::new(&rendered.bytes);
    // A row for each row and one for the head, however often it is drawn.
    assert_eq!(reader.heads().matches("/S/TR").count(), 10_001);
    let texts = reader.texts();
    assert_eq!(reader.pages(), rendered.pages);
    assert!(texts.iter().all(|page| page.contains("Column 0")));
    let all = texts.concat();
    let rows: Vec<&str> = all.lines().filter(|line| line.starts_with("row")).collect();
    assert_eq!(rows, (0..10_000).map(|row| format!("row{row};")).collect::<Vec<_>>());
}

#[test]
fn odd_documents_are_printed_and_told() {
    let check = |block: Block, codes: &[&str], expect: &[&str]| {
        let rendered = paper::render(&document(vec![block]));
        let found: Vec<&str> = rendered.findings.iter().map(paper::Finding::code).collect();
        assert_eq!(found, codes);
        let text = Reader::new(&rendered.bytes).texts().concat();
        for expected in expect {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
    };
    let table = |columns: Vec<Column>, rows: Vec<Row>| Block::Table(Table { caption: "T".to_owned(), columns, rows });
    let row =
        |cells: usize| Row { cells: (0..cells).map(|cell| Cell::Text(format!("c{cell};"))).collect(), total: true };
    check(table(columns(2), vec![]), &[], &["No rows", "Column 1"]);
    check(table(vec![], vec![]), &[], &["T\n", "No rows"]);
    check(table(vec![], vec![row(1)]), &["D003"], &["T\n"]);
    check(table(columns(2), vec![row(1), row(3), row(2)]), &["D003"], &["c0;", "c1;"]);
    check(table(columns(40), vec![row(40)]), &[], &["Column 39", "c0;", "c39;"]);
    let group = |seats: u32| SeatGroup { label: "G".to_owned(), seats };
    let hemicycle = |groups: Vec<SeatGroup>| {
        Block::Hemicycle(Hemicycle { caption: "H".to_owned(), groups, unit: "seats".to_owned() })
    };
    check(hemicycle(vec![]), &[], &["0\n"]);
    check(hemicycle(vec![group(701)]), &["D004"], &["701\n"]);
    check(hemicycle(vec![group(u32::MAX); 3]), &["D004"], &["4,294,967,295\n"]);
    check(hemicycle((0..60).map(|_| group(3)).collect()), &[], &["180\n"]);
    let bars = |bars: Vec<Bar>, value: u64| {
        Block::Bars(BarChart { caption: String::new(), bars, mark: Some(Mark { value, label: "mark".to_owned() }) })
    };
    let bar = |value: u64| Bar { label: String::new(), value, written: String::new() };
    check(bars(vec![], 5), &[], &[]);
    check(bars(vec![bar(0), bar(0)], 0), &[], &["0\n", "mark"]);
    check(bars(vec![bar(u64::MAX)], u64::MAX), &[], &["18,446,744,073,709,551,615"]);
    check(
        Block::Paragraph("שלום a\u{202E}b".to_owned()),
        &["D001", "D001", "D001", "D001", "D002"],
        &["\u{FFFD} a\u{FFFD}b"],
    );
    check(Block::Steps(vec![Step { text: String::new(), citation: String::new() }]), &[], &["1.\n"]);
    check(Block::Signatures { lines: vec![], seal: true }, &[], &["L. S."]);
    check(Block::Choices(vec![]), &[], &[]);
    let choice = |words: &[&str]| Choice { words: words.iter().map(|text| (*text).to_owned()).collect() };
    check(Block::Choices(vec![choice(&[]), choice(&["Ақ жол", "Ак жол"])]), &[], &["Ақ жол\n", "Ак жол\n"]);
    check(Block::NewPage, &[], &[]);
}

#[test]
fn long_words_and_many_signatures_stay_on_the_page() {
    let word = "Ж".repeat(20_000);
    let signature = Signature { role: "Member".to_owned(), name: word.clone() };
    let blocks = vec![
        Block::Heading(Level::Part, word.clone()),
        Block::Table(Table {
            caption: word.clone(),
            columns: columns(3),
            rows: vec![Row {
                cells: vec![Cell::Text(word.clone()), Cell::Text(word.clone()), Cell::Empty],
                total: false,
            }],
        }),
        Block::Signatures { lines: vec![signature; 3], seal: false },
    ];
    let rendered = paper::render(&document(blocks));
    let text = Reader::new(&rendered.bytes).texts().concat();
    assert!(text.matches('Ж').count() >= 20_000 * 7);
    assert!(rendered.pages > 10);
}

/// Letters of all kinds, words without end, and what a text must not hold.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zа-яәғқңөұүһі0-9 .,:/-]{0,60}",
        2 => "\\PC{0,30}",
        1 => "(?s).{0,30}",
        1 => "[аО]{100,400}",
        1 => "[\u{202A}-\u{202E}\u{300}-\u{310}a\n\r\t\u{0}\u{200B}]{0,30}",
    ]
}

fn cell() -> impl Strategy<Value = Cell> {
    let decimal = || (any::<u128>(), any::<u32>()).prop_map(|(digits, places)| Decimal { digits, places });
    prop_oneof![
        Just(Cell::Empty),
        text().prop_map(Cell::Text),
        any::<u64>().prop_map(Cell::Count),
        decimal().prop_map(Cell::Decimal),
        decimal().prop_map(Cell::Percent),
    ]
}

fn texts(most: usize) -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::vec((text(), text()), 0..most)
}

fn table() -> impl Strategy<Value = Table> {
    let column = (text(), any::<bool>()).prop_map(|(title, words)| {
        let align = if words { Align::Words } else { Align::Figures };
        Column { title, align }
    });
    let row = (prop::collection::vec(cell(), 0..14), any::<bool>()).prop_map(|(cells, total)| Row { cells, total });
    let (columns, rows) = (prop::collection::vec(column, 0..14), prop::collection::vec(row, 0..12));
    (text(), columns, rows).prop_map(|(caption, columns, rows)| Table { caption, columns, rows })
}

fn chart() -> impl Strategy<Value = Block> {
    let bar = (text(), any::<u64>(), text()).prop_map(|(label, value, written)| Bar { label, value, written });
    let mark = prop::option::of((any::<u64>(), text()).prop_map(|(value, label)| Mark { value, label }));
    let group = (text(), 0..60_u32).prop_map(|(label, seats)| SeatGroup { label, seats });
    prop_oneof![
        (text(), prop::collection::vec(bar, 0..12), mark).prop_map(|(caption, bars, mark)| Block::Bars(BarChart {
            caption,
            bars,
            mark
        })),
        (text(), prop::collection::vec(group, 0..14), text())
            .prop_map(|(caption, groups, unit)| Block::Hemicycle(Hemicycle { caption, groups, unit })),
    ]
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        text().prop_map(|text| Block::Heading(Level::Part, text)),
        text().prop_map(|text| Block::Heading(Level::Section, text)),
        text().prop_map(Block::Paragraph),
        text().prop_map(Block::Note),
        prop::collection::vec((text(), cell()), 0..6).prop_map(Block::Pairs),
        table().prop_map(Block::Table),
        texts(6).prop_map(|steps| Block::Steps(
            steps.into_iter().map(|(text, citation)| Step { text, citation }).collect()
        )),
        chart(),
        (text(), text()).prop_map(|(label, text)| Block::Mono(label, text)),
        (texts(6), any::<bool>()).prop_map(|(lines, seal)| Block::Signatures {
            lines: lines.into_iter().map(|(role, name)| Signature { role, name }).collect(),
            seal,
        }),
        texts(9).prop_map(|all| Block::Choices(all.into_iter().map(|(a, b)| Choice { words: vec![a, b] }).collect())),
        Just(Block::NewPage),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_document_is_printed_twice_alike(
        blocks in prop::collection::vec(block(), 0..8),
        head in prop::collection::vec(text(), 6..=6),
        synthetic in any::<bool>(),
    ) {
        let mut document = document(blocks);
        let mut head = head.into_iter();
        for field in [
            &mut document.issuer,
            &mut document.title,
            &mut document.subtitle,
            &mut document.number,
            &mut document.place,
            &mut document.hash,
        ] {
            *field = head.next().unwrap_or_default();
        }
        document.synthetic = synthetic;
        let first = paper::render(&document);
        let reader = Reader::new(&first.bytes);
        prop_assert_eq!(reader.texts().len(), first.pages);
        prop_assert!(first.pages >= 1);
        prop_assert_eq!(first, paper::render(&document));
    }
}
