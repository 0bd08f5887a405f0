//! Members against a law made for these tests; the law of a country is tested by `cases/`.

use jiff::civil::date;
use law::{Law, Query};

use super::*;
use crate::Units;

/// Synthetic: 1,000 members and 100 in each of three units (four from 2001), 50 and 10 once an act of an unknown day has begun.
pub(crate) const LAW: &str = r#"
[act]
id = "xx/law/2000/1"
form = "Law"
number = "1"
signed = 2000-01-01
in_force = { on = 2000-01-01, confidence = "text" }
"#;

pub(crate) const RULES: &[(&str, &str, &str)] = &[
    ("party.members.min", "count members", "\"1000 members\""),
    ("party.members.region_min", "count members", "\"100 members\""),
    ("party.founders.min", "count persons", "\"20 persons\""),
    ("party.founders.regions", "share", "\"1/2\""),
    ("party.committee.min", "count persons", "\"10 persons\""),
    ("party.intent.publish_within", "duration", "\"1 month\""),
    ("party.congress.within", "duration", "\"2 months\""),
    ("party.committee.ends_after", "duration", "\"6 months\""),
    ("party.registration.documents_within", "duration", "\"4 months\""),
    ("party.branches.registration_within", "duration", "\"6 months\""),
    ("party.refusal.retry_after", "duration", "\"3 months\""),
    ("party.refusal.grounds", "table", "[\"too few\"]"),
    ("party.refusal.list_errors_within_number", "text", "\"no ground\""),
    ("party.one_membership", "yes/no", "true"),
    ("party.member.min_age", "duration", "\"18 years\""),
    ("party.member.foreigners", "yes/no", "false"),
    ("party.member.barred_offices", "table", "[{ office = \"judge\", name = { en = \"judge\", ru = \"судья\" } }]"),
    ("party.suspension.min", "duration", "\"3 months\""),
    ("party.suspension.max", "duration", "\"6 months\""),
    ("party.liquidation.missed_majilis_elections", "count elections", "\"2 elections\""),
    (
        "territory.units",
        "table",
        "[{ id = \"X-1\", kind = \"region\", name = { en = \"North Region\", ru = \"Северная область\" } }, \
          { id = \"X-2\", kind = \"region\", name = { en = \"South Region\", ru = \"Южная область\" } }, \
          { id = \"X-3\", kind = \"capital\", name = { en = \"South\", ru = \"Южный\" } }]",
    ),
];

/// The law with all rules but those left out.
pub(crate) fn law_without(left_out: &[&str]) -> Law {
    let mut first = LAW.to_owned();
    for (rule, of, value) in RULES.iter().filter(|(rule, ..)| !left_out.contains(rule)) {
        let article = RULES.iter().position(|(known, ..)| known == rule).unwrap() + 1;
        first.push_str(&format!(
            "[[op]]\nkind = \"rule.define\"\nrule = \"{rule}\"\ntype = \"{of}\"\ntitle = \"{rule}\"\n\
             target = \"xx/law/2000/1#{article}\"\nvalue = {value}\nconfidence = \"text\"\n"
        ));
    }
    let second = "[act]\nid = \"xx/law/2001/2\"\nform = \"Law\"\nnumber = \"2\"\nsigned = 2001-01-01\n\
        in_force = { earliest = 2001-03-01, latest = 2001-06-01, because = \"not read\" }\n";
    let set = |rule: &str, was: &str, value: &str| {
        format!(
            "[[op]]\nkind = \"rule.set\"\nrule = \"{rule}\"\ntarget = \"xx/law/2000/1#99\"\nwas = \"{was}\"\n\
             value = \"{value}\"\nconfidence = \"text\"\n"
        )
    };
    let mut second = second.to_owned();
    second.push_str(&set("party.members.min", "1000 members", "50 members"));
    second.push_str(&set("party.members.region_min", "100 members", "10 members"));
    second.push_str(&set("party.congress.within", "2 months", "3 months"));
    let files = [("1.toml".to_owned(), first.into_bytes()), ("2.toml".to_owned(), second.into_bytes())];
    Law::load(&files).unwrap()
}

pub(crate) fn plain() -> Law {
    law_without(&[])
}

pub(crate) fn unit(law: &Law, name: &str) -> Unit {
    Units::of_law(law).find(name).unwrap().clone()
}

/// `north 10 1 0`: unit, members, invalid, barred; a fifth number is the founders.
pub(crate) fn counts(law: &Law, rows: &[&str]) -> Facts {
    let row = |row: &&str| {
        let cells: Vec<&str> = row.split(' ').collect();
        let n = |at: usize| cells.get(at).map_or(0, |cell| cell.parse().unwrap());
        let founders = cells.get(4).map(|cell| cell.parse().unwrap());
        Count { unit: unit(law, cells[0]), members: n(1), invalid: n(2), barred: n(3), founders }
    };
    Facts::Counts(rows.iter().map(row).collect())
}

fn decided(law: &Law, facts: &Facts, on: jiff::civil::Date) -> Decided {
    decide(&PartyRules::on(law, Query::on(on)).unwrap(), facts)
}

/// The decision in a word with the kinds of its grounds and open points.
fn told(decided: &Decided) -> String {
    let mut out = decided.decision.word().to_owned();
    for judgement in &decided.judgements {
        for ground in &judgement.grounds {
            out.push_str(match ground {
                Ground::Total { .. } => " total",
                Ground::Units { .. } => " units",
                Ground::Founders { .. } => " founders",
                Ground::FoundersUnits { .. } => " founders-units",
                Ground::Breaches { .. } => " breaches",
            });
        }
        for open in &judgement.open {
            out.push_str(match open {
                Open::Gap(_) => " gap",
                Open::Rounding { .. } => " rounding",
            });
        }
    }
    out
}

#[test]
fn numbers_decide() {
    let law = plain();
    let check = |rows: &[&str], day: jiff::civil::Date, expect: &str| {
        assert_eq!(told(&decided(&law, &counts(&law, rows), day)), expect, "{rows:?} on {day}");
    };
    let (old, between, new) = (date(2000, 6, 1), date(2001, 4, 1), date(2001, 6, 1));
    let enough = ["north-region 800", "south-region 100", "x-3 100"];
    check(&enough, old, "registered");
    check(&enough, between, "registered");
    check(&["north-region 799", "south-region 100", "x-3 100"], old, "refused total");
    check(&["north-region 901", "south-region 99", "x-3 100"], old, "refused units");
    check(&["north-region 999"], old, "refused total units");
    check(&["north-region 30", "south-region 10", "x-3 10"], between, "uncertain total units");
    check(&["north-region 30", "south-region 10", "x-3 10"], new, "registered");
    check(&["north-region 30", "south-region 9", "x-3 10"], between, "refused total units total units");
    // Errors are left out of the number, and are no ground beside it.
    check(&["north-region 802 2", "south-region 100", "x-3 100"], old, "registered");
    check(&["north-region 801 2", "south-region 100", "x-3 100"], old, "refused total");
    check(&["north-region 1800 0 1", "south-region 100", "x-3 100"], old, "refused breaches");
    // Half of three units is one and a half: one leaves the question open, none does not.
    check(
        &["north-region 800 0 0 20", "south-region 100", "x-3 100"],
        old,
        "registered rounding".replace("registered", "open").as_str(),
    );
    check(&["north-region 800 0 0 10", "south-region 100 0 0 10", "x-3 100"], old, "registered");
    check(&["north-region 800 0 0 0", "south-region 100", "x-3 100"], old, "refused founders founders-units");
    check(&[], old, "refused total units");
}

#[test]
fn gaps_are_values() {
    let check = |left_out: &[&str], rows: &[&str], expect: &str| {
        let law = law_without(left_out);
        let known = plain();
        assert_eq!(told(&decided(&law, &counts(&known, rows), date(2000, 6, 1))), expect, "{left_out:?} {rows:?}");
    };
    let enough = ["north-region 800", "south-region 100", "x-3 100"];
    check(&["territory.units"], &enough, "open gap");
    check(&["territory.units"], &["x-3 10"], "refused total gap");
    check(&["party.refusal.list_errors_within_number"], &enough, "registered");
    check(
        &["party.refusal.list_errors_within_number"],
        &["north-region 900 1", "south-region 100", "x-3 100"],
        "open gap",
    );
    check(&["party.refusal.grounds"], &["x-3 10"], "refused total units");
    check(&["party.founders.min"], &enough, "registered");
    check(&["party.founders.min"], &["north-region 900 0 0 5", "south-region 100 0 0 5", "x-3 100"], "open gap");
}

#[test]
fn persons_are_sorted_by_the_law_of_the_day() {
    let law = plain();
    let check = |change: fn(&mut Person), expect: &str, valid: u64| {
        let place = |at: usize| ["X-1", "X-2", "X-3"][at % 3];
        let person = |at: usize| Person {
            name: format!("Synthetic person {at}"),
            born: Some(date(1970, 1, 1)),
            unit: unit(&law, place(at)),
            citizen: Some(true),
            office: None,
            other_party: None,
        };
        let mut persons: Vec<Person> = (0..61).map(person).collect();
        change(&mut persons[60]);
        let decided = decided(&law, &Facts::Persons(persons), date(2001, 6, 1));
        assert_eq!((told(&decided).as_str(), decided.judgements[0].valid), (expect, valid));
    };
    check(|_| {}, "registered", 61);
    check(|person| person.born = Some(date(1983, 6, 2)), "refused breaches", 60);
    check(|person| person.born = Some(date(1983, 6, 1)), "registered", 61);
    check(|person| person.citizen = Some(false), "refused breaches", 60);
    check(|person| person.office = Some("СУДЬЯ".to_owned()), "refused breaches", 60);
    check(|person| person.office = Some("teacher".to_owned()), "registered", 61);
    check(|person| person.other_party = Some("Another".to_owned()), "registered", 60);
    check(|person| person.name = "synthetic  PERSON 3".to_owned(), "registered", 60);
    check(|person| (person.name, person.born) = ("Synthetic person 3".to_owned(), None), "registered", 61);
}

#[test]
fn units_are_found_by_their_names() {
    let law = plain();
    let units = Units::of_law(&law);
    let check = |written: &str, expect: &str| {
        let found = match units.find(written) {
            Ok(unit) => unit.id.clone(),
            Err(error) => format!("{error:?}"),
        };
        assert_eq!(found, expect, "{written}");
    };
    check("X-1", "X-1");
    check(" north  region ", "X-1");
    check("North", "X-1");
    check("Северная обл.", "X-1");
    check("South", "X-3");
    check("South Region", "X-2");
    check("south oblast", "X-2");
    check("City of South", "X-3");
    check("г. Южный", "X-3");
    check("Nort Region", "Unknown { nearest: Some(\"North Region\") }");
    check("", "Unknown { nearest: None }");
    check("Atlantis", "Unknown { nearest: None }");
}

mod theorems {
    use proptest::prelude::*;

    use super::*;

    fn rows() -> impl Strategy<Value = Vec<(usize, u64, u64, u64)>> {
        prop::collection::vec((0_usize..3, 0_u64..1500, 0_u64..20, 0_u64..2), 0..6)
    }

    fn facts(law: &Law, rows: &[(usize, u64, u64, u64)]) -> Vec<Count> {
        let row = |(at, members, invalid, barred): &(usize, u64, u64, u64)| Count {
            members: members + invalid + barred,
            invalid: *invalid,
            barred: *barred,
            ..Count::new(unit(law, ["x-1", "x-2", "x-3"][*at]), 0)
        };
        rows.iter().map(row).collect()
    }

    fn outcomes(law: &Law, counts: Vec<Count>, day: jiff::civil::Date) -> Vec<Outcome> {
        decided(law, &Facts::Counts(counts), day).judgements.iter().map(Judgement::outcome).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// One more member who counts never turns a registration into a refusal.
        #[test]
        fn monotone(rows in rows(), at in 0_usize..3) {
            let law = plain();
            for day in [date(2000, 6, 1), date(2001, 4, 1)] {
                let before = outcomes(&law, facts(&law, &rows), day);
                let mut more = rows.clone();
                more.push((at, 1, 0, 0));
                let after = outcomes(&law, facts(&law, &more), day);
                for (before, after) in before.iter().zip(&after) {
                    prop_assert!(*before != Outcome::Registered || *after == Outcome::Registered);
                }
            }
        }

        /// The order of the rows decides nothing.
        #[test]
        fn anonymous(rows in rows()) {
            let law = plain();
            let mut turned = rows.clone();
            turned.reverse();
            let day = date(2001, 4, 1);
            prop_assert_eq!(outcomes(&law, facts(&law, &rows), day), outcomes(&law, facts(&law, &turned), day));
        }

        /// Without errors and breaches, the outcome is what the two minima say.
        #[test]
        fn minima_alone_decide(members in prop::array::uniform3(0_u64..700)) {
            let law = plain();
            let rows: Vec<(usize, u64, u64, u64)> = members.iter().enumerate().map(|(at, n)| (at, *n, 0, 0)).collect();
            let enough = members.iter().sum::<u64>() >= 1000 && members.iter().all(|n| *n >= 100);
            let expect = if enough { Outcome::Registered } else { Outcome::Refused };
            prop_assert_eq!(outcomes(&law, facts(&law, &rows), date(2000, 6, 1)), vec![expect]);
        }

        /// Errors never help: leaving them out of the list gives the same outcome.
        #[test]
        fn errors_do_not_count(rows in rows()) {
            let law = plain();
            let clean: Vec<(usize, u64, u64, u64)> = rows.iter().map(|(at, n, _, barred)| (*at, *n, 0, *barred)).collect();
            let day = date(2000, 6, 1);
            prop_assert_eq!(outcomes(&law, facts(&law, &rows), day), outcomes(&law, facts(&law, &clean), day));
        }
    }
}
