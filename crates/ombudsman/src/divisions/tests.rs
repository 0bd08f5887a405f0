//! Representatives and places over a small invented country: two regions and a capital, then three regions.

use jiff::civil::{Date, date};
use law::Law;
use proptest::prelude::*;

use super::*;

const DECREE: &str = r#"
[act]
id = "xx/decree/2001/1"
form = "Decree"
number = "1"
signed = 2001-01-01
in_force = { on = 2001-01-01, confidence = "text" }

[clauses.split]
on = 2010-06-01
confidence = "text"
because = "named"
[clauses.representatives]
earliest = 2010-03-01
latest = 2010-07-01
because = "not known"
[clauses.back]
on = 2015-01-01
confidence = "text"
because = "named"

[[op]]
kind = "rule.define"
rule = "territory.units"
type = "table"
title = "units"
target = "xx/decree/2001/1#1"
value = [
  { id = "N", kind = "region", name = { en = "North Region", ru = "Северная область" } },
  { id = "S", kind = "region", name = { en = "South Region", ru = "Южная область" } },
  { id = "C", kind = "capital", name = { en = "Port" } },
  { id = "D", kind = "dependency", name = { en = "Rock" } },
]
confidence = "text"
[[op]]
kind = "rule.set"
rule = "territory.units"
value = [
  { id = "N", kind = "region", name = { en = "North Region", ru = "Северная область" } },
  { id = "S", kind = "region", name = { en = "South Region", ru = "Южная область" } },
  { id = "W", kind = "region", name = { en = "West Region" } },
  { id = "C", kind = "capital", name = { en = "Port" } },
  { id = "D", kind = "dependency", name = { en = "Rock" } },
]
confidence = "text"
clause = "split"
[[op]]
kind = "rule.define"
rule = "territory.moved"
type = "table"
title = "moved"
target = "xx/decree/2001/1#2"
value = [
  { kind = "district", from = "N", to = "W", name = { en = "Hill District", ru = "Холмский район" } },
  { kind = "district", from = "S", to = "W", name = { en = "North District" } },
]
confidence = "text"
clause = "split"
[[op]]
kind = "rule.set"
rule = "territory.moved"
value = [{ kind = "district", from = "W", to = "S", name = { en = "Hill District" } }]
confidence = "text"
clause = "back"
[[op]]
kind = "rule.define"
rule = "ombudsman.representatives.rule"
type = "choice"
choices = ["one_in_each_unit"]
title = "rule"
before = "none"
target = "xx/decree/2001/1#3"
value = "one_in_each_unit"
confidence = "text"
clause = "representatives"
[[op]]
kind = "rule.define"
rule = "ombudsman.representatives.units"
type = "table"
title = "kinds"
target = "xx/decree/2001/1#3"
value = ["region", "capital"]
confidence = "text"
clause = "representatives"
"#;

fn law() -> Law {
    Law::load(&[("xx.toml".to_owned(), DECREE.as_bytes().to_vec())]).unwrap()
}

#[test]
fn the_number_follows_from_rule_and_division() {
    let check = |on: Date, count: usize, applies: bool| {
        let found = offices(on, &law()).unwrap().unwrap();
        assert_eq!(found.units.value.len(), count, "{on}");
        assert_eq!(matches!(found.standing, Standing::Applies(_)), applies, "{on}");
    };
    check(date(2009, 1, 1), 3, false);
    check(date(2010, 5, 31), 3, false);
    check(date(2010, 6, 1), 4, false);
    check(date(2010, 7, 1), 4, true);
    let of = |on| offices(on, &law()).unwrap().unwrap();
    let difference = difference(&of(date(2009, 1, 1)), &of(date(2010, 7, 1)));
    let ids: Vec<&str> = difference.added.iter().map(|unit| unit.id.as_str()).collect();
    assert_eq!((ids, difference.gone.len()), (vec!["W"], 0));
}

#[track_caller]
fn check(name: &str, opened: Date, on: Date, expected: &str) {
    let found = match whereabouts(name, opened, on, &law()).unwrap() {
        Ok(found) => {
            format!("{} > {}, {} moves, {} left", found.then.id, found.now.id, found.moved_by.len(), found.left.len())
        }
        Err(lost) => lost.code().to_owned(),
    };
    assert_eq!(found, expected, "{name}");
}

#[test]
fn places_move_by_rule() {
    let (before, after, later) = (date(2009, 1, 1), date(2011, 1, 1), date(2016, 1, 1));
    for (name, opened, on, expected) in [
        ("Hill District", before, before, "N > N, 0 moves, 0 left"),
        ("hill", before, after, "N > W, 1 moves, 0 left"),
        ("Холмский район", after, after, "W > W, 0 moves, 0 left"),
        ("Hill", before, later, "N > S, 2 moves, 0 left"),
        // Asked backwards, it is where it was.
        ("Hill", later, before, "S > N, 2 moves, 0 left"),
        ("North Region", before, after, "N > N, 0 moves, 1 left"),
        ("северная  ОБЛАСТЬ", before, after, "N > N, 0 moves, 1 left"),
        ("N", before, after, "N > N, 0 moves, 1 left"),
        ("North", before, after, codes::AMBIGUOUS),
        ("West Region", before, after, codes::NO_UNIT_THEN),
        ("West Region", after, after, "W > W, 0 moves, 0 left"),
        ("Nowhere", before, after, codes::UNKNOWN),
        ("", before, after, codes::UNKNOWN),
        ("\u{202e}Hill", before, after, "N > W, 1 moves, 0 left"),
    ] {
        check(name, opened, on, expected);
    }
    let Err(lost) = whereabouts("West", before, after, &law()).unwrap() else { panic!("no unit then") };
    assert!(lost.to_string().contains("North Region, South Region"), "{lost}");
}

proptest! {
    /// A case is always in exactly one unit of the division of the day, and a case of one day does not move.
    #[test]
    fn a_place_is_always_somewhere(opened in 0_i64..7000, on in 0_i64..7000) {
        let day = |n: i64| date(2001, 1, 1).checked_add(jiff::Span::new().days(n)).unwrap();
        let law = law();
        let found = whereabouts("Hill District", day(opened), day(on), &law).unwrap().unwrap();
        let division = offices(day(on), &law).unwrap().unwrap();
        prop_assert!(division.units.value.iter().any(|unit| unit.id == found.now.id));
        let same = whereabouts("Hill District", day(on), day(on), &law).unwrap().unwrap();
        prop_assert_eq!(same.now.id, found.now.id);
        prop_assert!(!same.moved_by.iter().any(|_| true));
    }

    /// No name a person can write stops the search.
    #[test]
    fn any_name_is_answered(name in "\\PC{0,40}") {
        let _ = whereabouts(&name, date(2009, 1, 1), date(2011, 1, 1), &law()).unwrap();
    }
}
