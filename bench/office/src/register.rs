//! Synthetic work data, the same on every machine. It must never resemble anybody's cases: no proportion in it was measured.

use jiff::ToSpan as _;
use jiff::civil::date;
use ombudsman::shared::{Channel, Class, Closing, Office, Received, WorkData};

/// Ids of 20 places, 17 rights, 11 kinds of bodies, 3 languages: as many as the office's own lists have.
pub(crate) fn lists() -> [Vec<String>; 4] {
    let numbered = |letter: char, count: u32| (0..count).map(|number| format!("{letter}{number}")).collect();
    [numbered('p', 20), numbered('t', 17), numbered('b', 11), ["kk", "ru", "en"].map(str::to_owned).to_vec()]
}

/// Numbers by the generator of Knuth's MMIX; its upper half is used.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }

    /// The first of a list more often than its last.
    fn of(&mut self, list: &[String]) -> Option<String> {
        let (first, second) = (self.below(list.len()), self.below(list.len()));
        list.get(first.min(second)).cloned()
    }

    fn one<T: Copy>(&mut self, all: &[T], other: T) -> T {
        let at = self.below(all.len());
        all.get(at).copied().unwrap_or(other)
    }
}

/// So many cases of 2023, a tenth of them open.
pub(crate) fn made(cases: u32, [places, topics, bodies]: [&[String]; 3]) -> Vec<WorkData> {
    let mut numbers = Numbers(2023);
    (0..cases).map(|number| case(number, &mut numbers, [places, topics, bodies])).collect()
}

fn case(number: u32, numbers: &mut Numbers, [places, topics, bodies]: [&[String]; 3]) -> WorkData {
    let day = date(2023, 1, 1).saturating_add(i64::try_from(numbers.below(365)).unwrap_or(0).days());
    let place = numbers.of(places).filter(|_| numbers.below(30) > 0);
    let office = place.clone().filter(|_| numbers.below(4) > 0).map_or(Office::Central, Office::Of);
    let took = i64::try_from(numbers.below(40)).unwrap_or(0);
    let outcome = numbers.one(&Closing::ALL, Closing::Restored);
    let open = numbers.below(10) == 0;
    let recommended = u32::from(!open && matches!(outcome, Closing::Restored | Closing::NotRestored));
    WorkData {
        case: format!("2023-{number:06}"),
        class: if numbers.below(20) > 0 { Class::Complaint } else { numbers.one(&Class::ALL, Class::Signal) },
        channel: numbers.one(&Channel::ALL, Channel::Form),
        received: Received::On(day),
        office,
        place,
        topic: numbers.of(topics),
        body: numbers.of(bodies),
        due: Some(day.saturating_add(21.days())),
        closed: (!open).then(|| (day.saturating_add(took.days()), outcome)),
        in_time: (!open).then_some(took <= 21),
        recommended,
        followed: if outcome == Closing::Restored { recommended } else { 0 },
        reprisal: numbers.below(100) == 0,
        language: (if numbers.below(2) == 0 { "kk" } else { "ru" }).to_owned(),
    }
}
