//! Whole reports of random registers: no small figure anywhere, the same report whatever the order of the cases, and nothing of
//! another year in it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use jiff::civil::{Date, date};
use ombudsman::report::editions::compare;
use ombudsman::report::{Attribute, Figure, Lists, NoReport, Report, Settings, report};
use ombudsman::shared::{Channel, Class, Closing, Office, Received, WorkData};
use proptest::prelude::*;

const PLACES: [&str; 4] = ["A", "B", "C", "D"];
const TOPICS: [&str; 3] = ["t", "u", "v"];
const BODIES: [&str; 3] = ["police", "courts", "prisons"];
const LANGUAGES: [&str; 2] = ["kk", "ru"];

/// A case whose facts are drawn from a number; small numbers are more frequent, so that some categories are rare.
fn case(drawn: u64, year: i16) -> WorkData {
    let mut left = drawn;
    let mut draw = |end: usize| {
        let end = u64::try_from(end).unwrap();
        let (first, second) = (left % end, left / end % end);
        left = (left / end / end).rotate_left(17) ^ drawn.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        usize::try_from(first.min(second)).unwrap()
    };
    let place = draw(PLACES.len() + 1);
    let recommended = draw(3);
    let day = date(year, 1, 1).checked_add(jiff::Span::new().days(i64::try_from(draw(365)).unwrap())).unwrap();
    WorkData {
        case: drawn.to_string(),
        class: Class::ALL[draw(4)],
        channel: Channel::ALL[draw(7)],
        received: Received::On(day),
        office: PLACES.get(place).map_or(Office::Central, |unit| Office::Of((*unit).to_owned())),
        place: PLACES.get(place).map(|unit| (*unit).to_owned()),
        topic: TOPICS.get(draw(4)).map(|id| (*id).to_owned()),
        body: BODIES.get(draw(4)).map(|id| (*id).to_owned()),
        due: None,
        closed: Closing::ALL.get(draw(8)).map(|how| (day, *how)),
        in_time: [None, Some(true), Some(false)][draw(3)],
        recommended: u32::try_from(recommended).unwrap(),
        followed: u32::try_from(draw(recommended + 1)).unwrap(),
        reprisal: draw(2) == 1,
        language: ["kk", "ru", "uz"][draw(3)].to_owned(),
    }
}

fn made(cases: &[WorkData], settings: Settings) -> Result<Report, NoReport> {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let (places, topics, bodies, languages) = (owned(&PLACES), owned(&TOPICS), owned(&BODIES), owned(&LANGUAGES));
    let lists = Lists { places: &places, topics: &topics, bodies: &bodies, languages: &languages };
    let days = |from: Date, to: Date| u32::try_from(from.until(to).ok()?.get_days()).ok();
    report(cases, &lists, settings, &days).map(|(report, _)| report)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_small_figure_is_printed(drawn in prop::collection::vec(any::<u64>(), 0..400), k in 2..8_u64) {
        let cases: Vec<WorkData> = drawn.iter().map(|drawn| case(*drawn, 2023)).collect();
        let settings = Settings { year: 2023, k, round: None };
        let report = match made(&cases, settings) {
            Ok(report) => report,
            Err(why) => {
                prop_assert_eq!(why, NoReport::TooFew { k });
                prop_assert!(u64::try_from(cases.len()).unwrap() < k);
                return Ok(());
            }
        };
        prop_assert!(report.figures().values().flatten().all(|count| *count >= k));
        for single in &report.singles {
            let shown: u64 = single.lines.iter().map(|(_, figure)| if let Figure::Shown(n) = figure { *n } else { 0 }).sum();
            prop_assert_eq!(shown + single.together.unwrap_or(0), report.total, "{:?}", single.of);
            prop_assert_ne!(single.lines.iter().filter(|(_, figure)| *figure == Figure::Hidden).count(), 1);
        }
        for table in &report.tables {
            for (row, (line, sum)) in table.cells.iter().zip(&table.row_lines) {
                let shown: u64 = row.iter().map(|figure| if let Figure::Shown(n) = figure { *n } else { 0 }).sum();
                let hidden = row.iter().filter(|figure| **figure == Figure::Hidden).count();
                prop_assert!(if hidden == 0 { shown == *sum } else { hidden >= 2 && shown + k <= *sum }, "{line:?}");
            }
            // The figure that is best known is still open over as many numbers as the rule says.
            prop_assert!(table.narrowest.is_none_or(|found| found.most - found.least >= k - 1));
        }
    }

    #[test]
    fn the_order_of_cases_says_nothing(drawn in prop::collection::vec(any::<u64>(), 20..200)) {
        let mut cases: Vec<WorkData> = drawn.iter().map(|drawn| case(*drawn, 2023)).collect();
        let settings = Settings { year: 2023, k: 5, round: None };
        let first = made(&cases, settings).unwrap();
        cases.reverse();
        cases.extend(drawn.iter().map(|drawn| case(*drawn, 2022)));
        let second = made(&cases, settings).unwrap();
        prop_assert_eq!(&first, &second);
        prop_assert!(compare(&first.figures(), &second.figures(), 5).is_empty());
    }

    #[test]
    fn rounding_only_says_less(drawn in prop::collection::vec(any::<u64>(), 20..200), step in 2..12_u64) {
        let cases: Vec<WorkData> = drawn.iter().map(|drawn| case(*drawn, 2023)).collect();
        let exact = made(&cases, Settings { year: 2023, k: 5, round: None }).unwrap();
        let round = made(&cases, Settings { year: 2023, k: 5, round: Some(step) }).unwrap();
        let (exact, rounded) = (exact.figures(), round.figures());
        prop_assert!(exact.keys().eq(rounded.keys()));
        for (spot, figure) in rounded {
            let before = exact[&spot];
            prop_assert_eq!(figure.is_none(), before.is_none());
            prop_assert!(figure.is_none_or(|figure| figure.is_multiple_of(step) && figure.abs_diff(before.unwrap()) <= step / 2));
        }
        prop_assert!(round.tables.iter().all(|table| table.narrowest.is_none()));
        prop_assert!(round.single(Attribute::Place).is_some());
    }
}
