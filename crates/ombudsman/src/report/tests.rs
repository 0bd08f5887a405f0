//! Sums, lines that are hidden together, editions, lists and past figures.

use jiff::civil::date;

use super::*;
use crate::shared::{Channel, Class, Closing, Office};

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|word| (*word).to_owned()).collect()
}

/// A case told by a few numbers.
fn case(number: u32, place: &str, topic: &str) -> WorkData {
    let day = date(2023, 3, 1).checked_add(jiff::Span::new().days(number % 200)).unwrap();
    WorkData {
        case: format!("case-{number}"),
        class: Class::Complaint,
        channel: if number.is_multiple_of(3) { Channel::Letter } else { Channel::Form },
        received: Received::On(day),
        office: Office::Of(place.to_owned()),
        place: Some(place.to_owned()),
        topic: Some(topic.to_owned()),
        body: Some("police".to_owned()),
        due: None,
        closed: Some((day, if number.is_multiple_of(2) { Closing::Restored } else { Closing::NoBreach })),
        in_time: Some(!number.is_multiple_of(5)),
        recommended: 1,
        followed: 1,
        reprisal: false,
        language: "kk".to_owned(),
    }
}

fn made(counts: &[(&str, &str, u32)]) -> Vec<WorkData> {
    let mut all = Vec::new();
    for (place, topic, count) in counts {
        for _ in 0..*count {
            all.push(case(u32::try_from(all.len()).unwrap(), place, topic));
        }
    }
    all
}

fn check(cases: &[WorkData], settings: Settings) -> (Report, Work) {
    let (places, topics) = (words(&["A", "B", "C"]), words(&["t", "u"]));
    let (bodies, languages) = (words(&["police"]), words(&["kk", "ru"]));
    let lists = Lists { places: &places, topics: &topics, bodies: &bodies, languages: &languages };
    let days = |from: Date, to: Date| u32::try_from(from.until(to).ok()?.get_days()).ok();
    report(cases, &lists, settings, &days).unwrap()
}

const PLAIN: Settings = Settings { year: 2023, k: 5, round: None };

#[test]
fn small_lines_are_merged_and_sums_agree() {
    let cases = made(&[("A", "t", 40), ("A", "u", 30), ("B", "t", 20), ("B", "u", 25), ("C", "t", 3)]);
    let (report, work) = check(&cases, PLAIN);
    assert_eq!(report.total, 118);
    let place = report.single(Attribute::Place).unwrap();
    // C is small, and what was not said is nought; together they are less than five, so B is hidden with them.
    let hidden: Vec<&str> =
        place.lines.iter().filter(|(_, figure)| *figure == Figure::Hidden).map(|(name, _)| name.as_str()).collect();
    assert_eq!((hidden, place.together), (vec!["B", "C", NOT_SAID], Some(48)));
    let by_office = report.single(Attribute::Office).unwrap();
    assert_eq!(by_office.lines[1], ("A".to_owned(), Figure::Shown(70)));
    assert_eq!(by_office.lines[2].1, Figure::Hidden);
    for table in &report.tables {
        let rows: u64 = table.row_lines.iter().map(|(_, sum)| sum).sum();
        let columns: u64 = table.column_lines.iter().map(|(_, sum)| sum).sum();
        assert_eq!((rows, columns), (report.total, report.total), "{:?}", (table.rows, table.columns));
    }
    assert!(work.small > work.added && work.other_years == 0);
    assert!(report.days.is_some());
    assert_eq!(report.days_by_office, vec![("A".to_owned(), 0)]);
}

#[test]
fn the_tables_are_a_tree() {
    let mut groups: Vec<usize> = (0..Attribute::ALL.len()).collect();
    for (first, second) in Attribute::TABLES.into_iter().chain(Attribute::LINKED) {
        let (first, second) = (groups[at(first)], groups[at(second)]);
        assert_ne!(first, second, "a ring of tables would let two of them say more than each");
        groups.iter_mut().filter(|group| **group == second).for_each(|group| *group = first);
    }
}

#[test]
fn rounding_and_settings() {
    let cases = made(&[("A", "t", 43), ("A", "u", 31), ("B", "t", 21), ("B", "u", 27)]);
    let (report, _) = check(&cases, Settings { round: Some(5), ..PLAIN });
    assert_eq!(report.total, 120);
    let shown = report.figures();
    assert!(shown.values().flatten().all(|count| count.is_multiple_of(5)));
    let lists = Lists { places: &[], topics: &[], bodies: &[], languages: &[] };
    let fails = |cases: &[WorkData], settings: Settings, code: &str| {
        assert_eq!(super::report(cases, &lists, settings, &|_, _| None).unwrap_err().code(), code);
    };
    fails(&cases[..4], PLAIN, "O201");
    fails(&cases, Settings { year: 2022, ..PLAIN }, "O201");
    fails(&cases, Settings { k: 1, ..PLAIN }, "O202");
    fails(&cases, Settings { round: Some(0), ..PLAIN }, "O202");
    // Without any list every case is "not said", and the report stands; but every case has an office.
    fails(&cases, PLAIN, "O206");
    let mut central = cases;
    for case in &mut central {
        case.office = Office::Central;
    }
    assert!(super::report(&central, &lists, PLAIN, &|_, _| None).is_ok());
}

#[test]
fn a_second_edition_tells_of_who_was_added() {
    let mut cases =
        made(&[("A", "t", 43), ("A", "u", 31), ("B", "t", 21), ("B", "u", 27), ("C", "u", 19), ("C", "t", 11)]);
    let (first, _) = check(&cases, PLAIN);
    assert_eq!(editions::compare(&first.figures(), &first.figures(), 5), vec![]);
    cases.push(case(7, "A", "t"));
    let (second, _) = check(&cases, PLAIN);
    let leaks = editions::compare(&first.figures(), &second.figures(), 5);
    assert!(leaks.iter().any(|leak| matches!(leak, editions::Leak::Moved(spot) if spot.table == "all")));
    // Of two years there is no case in common, whatever the figures are.
    let (other, _) = check(&cases, Settings { k: 6, ..PLAIN });
    assert!(!editions::compare(&first.figures(), &other.figures(), 5).is_empty());
}

#[test]
fn lists_and_past_figures_are_checked() {
    let list = "kazakh = \"unconfirmed\"\n[sources.a]\nis = \"x\"\n[[entry]]\nid = \"t\"\nfrom = \"a\"\nkk = \"к\"\nru = \"р\"\nen = \"e\"\n";
    let read = lists::List::read("t.toml", list.as_bytes()).unwrap();
    assert_eq!((read.ids(), read.entries[0].names[2].as_str()), (words(&["t"]), "e"));
    let fails = |text: &str, expect: &str| {
        let faults = lists::List::read("t.toml", text.as_bytes()).unwrap_err();
        assert!(faults.iter().any(|fault| fault.to_string().contains(expect)), "{faults:?}");
    };
    fails(&list.replace("from = \"a\"", "from = \"b\""), "no source is called");
    fails(
        &format!(
            "{list}{}",
            list.split_once("[[entry]]").map_or(String::new(), |(_, rest)| format!("[[entry]]{rest}"))
        ),
        "stands twice",
    );
    fails(&list.replace("en = \"e\"\n", ""), "en");
    let past = "from = 2015\nto = 2017\nunknown = [\"2016\"]\n[[figure]]\nyear = 2015\ncomplaints = 7\nconfidence = \"press\"\nsource = \"x\"\n\
                [[figure]]\nyear = 2017\ncomplaints = 9\nexact = \"more than\"\nuntil = \"05-09\"\nconfidence = \"press\"\nsource = \"x\"\n";
    let read = figures::Past::read("f.toml", past.as_bytes()).unwrap();
    assert_eq!(read.of(2015).map(|figure| figure.complaints), Some(7));
    assert_eq!(read.of(2017).map(|figure| figure.exact), Some(figures::Exact::MoreThan));
    assert!(read.of(2016).is_none());
    for (from, to, expect) in [
        ("unknown = [\"2016\"]", "unknown = []", "2016 is both told and unknown, or neither"),
        ("year = 2017", "year = 2015", "2017"),
        ("exact = \"more than\"", "exact = \"so\"", "more than"),
        ("confidence = \"press\"", "confidence = \"x\"", "confirmed"),
        ("to = 2017", "to = 2016", "outside"),
        ("05-09", "13", "a day `12-10`"),
        ("05-09", "05-32", "a day `12-10`"),
    ] {
        let faults = figures::Past::read("f.toml", past.replace(from, to).as_bytes()).unwrap_err();
        assert!(faults.iter().any(|fault| fault.to_string().contains(expect)), "{expect}: {faults:?}");
    }
}
