//! Totals against a recount, and what a tally refuses.

use proptest::prelude::*;

use super::*;
use crate::protocol::fixture::{fill, form, form_on, sound};
use crate::protocol::{Actor, Cell, Command, EntryRules, Role, Scope};

fn place(id: &str, within: &str) -> Place {
    Place { id: id.to_owned(), within: (!within.is_empty()).then(|| within.to_owned()) }
}

/// A country of two regions, three districts and six precincts.
fn country() -> Territory {
    let rows = [
        ("p1", "d1"),
        ("p2", "d1"),
        ("p3", "d2"),
        ("p4", "d2"),
        ("p5", "d3"),
        ("p6", "d3"),
        ("d1", "r1"),
        ("d2", "r1"),
        ("d3", "r2"),
        ("r1", "all"),
        ("r2", "all"),
        ("all", ""),
    ];
    Territory::new(&rows.map(|(id, within)| place(id, within))).unwrap()
}

fn figures(number: u64) -> Figures {
    let form = form();
    let mut figures = form.empty();
    for cell in 0..form.width() {
        figures.set(Cell::Fixed(cell), Some(number * 100 + u64::try_from(cell).unwrap())).unwrap();
    }
    figures
}

#[test]
fn a_sum_says_of_how_many() {
    let mut tally = Tally::new(country(), form());
    let at = |tally: &Tally, id: &str| tally.territory().find(id).unwrap();
    tally.count(at(&tally, "p1"), &figures(1)).unwrap();
    tally.count(at(&tally, "p3"), &figures(2)).unwrap();
    tally.declare_void(at(&tally, "p5")).unwrap();
    let shown = |tally: &Tally, id: &str| {
        let sum = tally.sum(at(tally, id));
        format!("{sum}: {}", sum.cells[0])
    };
    assert_eq!(shown(&tally, "d1"), "1 of 2 precincts: 100");
    assert_eq!(shown(&tally, "r1"), "2 of 4 precincts: 300");
    assert_eq!(shown(&tally, "r2"), "1 of 2 precincts, 1 void: 0");
    assert_eq!(shown(&tally, "all"), "3 of 6 precincts, 1 void: 300");
    let refused = tally.complete().unwrap_err();
    assert_eq!(refused, TallyError::StillOpen { settled: 3, of: 6, first: "p2".to_owned() });
    for id in ["p2", "p4", "p6"] {
        tally.count(at(&tally, id), &figures(3)).unwrap();
    }
    assert_eq!(tally.complete().unwrap().sum().cells[1], 101 + 201 + 3 * 301);
    tally.reopen(at(&tally, "p2")).unwrap();
    assert!(tally.complete().is_err());
    assert_eq!(tally.state(at(&tally, "p5")), Some(Precinct::Void));
    assert_eq!(tally.state(at(&tally, "d3")), None);
    assert_eq!(tally.territory().within(at(&tally, "r1")).count(), 2);
}

#[test]
fn what_is_refused() {
    let trees: [(&[(&str, &str)], TallyError); 5] = [
        (&[("a", ""), ("a", "")], TallyError::SamePlace("a".to_owned())),
        (&[("a", ""), ("b", "c")], TallyError::NoSuchPlace("c".to_owned())),
        (&[("a", ""), ("b", "")], TallyError::NotOneWhole(vec!["a".to_owned(), "b".to_owned()])),
        (&[], TallyError::NotOneWhole(vec![])),
        (&[("a", ""), ("b", "c"), ("c", "b")], TallyError::Circle("b".to_owned())),
    ];
    for (rows, expect) in trees {
        let places: Vec<Place> = rows.iter().map(|(id, within)| place(id, within)).collect();
        assert_eq!(Territory::new(&places).unwrap_err(), expect);
        assert!(expect.to_string().contains("\n\nhint: "), "{expect}");
    }
    let form = form();
    let mut tally = Tally::new(country(), form.clone());
    let (p1, d1) = (tally.territory().find("p1").unwrap(), tally.territory().find("d1").unwrap());
    let huge = fill(&form, sound(&form), "A1=1000000000000");
    tally.count(p1, &huge).unwrap();
    let p2 = tally.territory().find("p2").unwrap();
    let refused = [
        (tally.count(d1, &sound(&form)), TallyError::NotAPrecinct("d1".to_owned())),
        (tally.count(p1, &Figures::new(3)), TallyError::OtherForm),
        (tally.count(p1, &fill(&form, sound(&form), "B2.y=-")), TallyError::Empty("B2 y".to_owned())),
        (tally.count(p2, &sound(&form)), TallyError::TooLarge("A1".to_owned())),
        (tally.declare_void(d1), TallyError::NotAPrecinct("d1".to_owned())),
    ];
    for (found, expect) in refused {
        assert_eq!(found, Err(expect));
    }
    assert_eq!(tally.sum(tally.territory().whole()).to_string(), "1 of 6 precincts");
}

const FILE: &str = r#"
[election]
id = "synthetic"
office = "majilis"
date = 2021-06-05
[[list]]
id = "x"
registered_order = 2
[[list]]
id = "y"
registered_order = 1
"#;

fn election(text: &str) -> Election {
    Election::read("e.toml", text.as_bytes()).unwrap()
}

#[test]
fn a_complete_tally_becomes_facts() {
    let form = form();
    let tree = Territory::new(&[place("all", ""), place("p", "all"), place("q", "all")]).unwrap();
    let mut tally = Tally::new(tree, form.clone());
    for id in ["p", "q"] {
        let node = tally.territory().find(id).unwrap();
        tally.count(node, &sound(&form)).unwrap();
    }
    let facts = tally.complete().unwrap().into_facts(election(FILE)).unwrap();
    assert_eq!(facts.lists.iter().map(|list| list.votes).collect::<Vec<_>>(), [Some(800), Some(500)]);
    assert_eq!(facts.lists[0].registered_order, Some(2));
    assert_eq!(facts.ballots.against_all, AgainstAll::Ballots(60));
    let ballots = (facts.ballots.registered, facts.ballots.received, facts.ballots.not_in_base);
    assert_eq!(ballots, (Some(2000), Some(1380), Some(20)));
    for text in [FILE.replace("\"y\"", "\"z\""), FILE.replace("[[list]]\nid = \"y\"\nregistered_order = 1\n", "")] {
        let refused = tally.complete().unwrap().into_facts(election(&text)).unwrap_err();
        assert_eq!(refused.code(), codes::OTHER_ELECTION);
    }
}

/// The protocol of a district against its precincts.
#[test]
fn a_declared_sum_is_compared_when_its_part_is_complete() {
    let (form, total) = (form(), form_on("2021-06-05", Scope::Total));
    let mut tally = Tally::new(country(), form.clone());
    let d1 = tally.territory().find("d1").unwrap();
    let sums = "A1=2000 A2=1400 A4=620 B1=1380 B2.x=800 B2.y=500 B2-1=60 B3=20 B4=2020 B5=620";
    let declared = fill(&total, total.empty(), sums);
    for id in ["p1", "p2"] {
        assert_eq!(tally.check_declared(d1, &total, &declared).unwrap_err().code(), codes::STILL_OPEN);
        let node = tally.territory().find(id).unwrap();
        tally.count(node, &sound(&form)).unwrap();
    }
    assert_eq!(tally.check_declared(d1, &total, &declared), Ok(vec![]));
    let wrong = fill(&total, declared.clone(), "A1=2001 A4=621 BASE=1380");
    let found = tally.check_declared(d1, &total, &wrong).unwrap();
    let codes: Vec<&str> = found.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(codes, ["K06", "K12", "K11", "K11"]);
    assert_eq!(tally.check_declared(d1, &total, &Figures::new(1)), Err(TallyError::OtherForm));
}

/// What an entry gives is taken in each of its states.
#[test]
fn an_entry_is_taken_as_it_stands() {
    let form = form();
    let rules = EntryRules::on(&crate::protocol::fixture::law(), &form.query());
    let clerk = |id: &str, role| Actor { id: id.to_owned(), role };
    let mut tally = Tally::new(country(), form.clone());
    let p1 = tally.territory().find("p1").unwrap();
    let mut entry = Entry::default();
    let steps = [
        (clerk("a", Role::Clerk), Command::Enter(sound(&form)), Precinct::Open),
        (clerk("a", Role::Clerk), Command::Release, Precinct::Open),
        (clerk("b", Role::Clerk), Command::Enter(sound(&form)), Precinct::Open),
        (clerk("c", Role::Coordinator), Command::Resolve(vec![]), Precinct::Open),
        (clerk("c", Role::Coordinator), Command::Accept, Precinct::Counted),
    ];
    for (by, command, expect) in steps {
        entry = entry.apply(&form, &rules, &by, command).unwrap();
        tally.take(p1, &entry).unwrap();
        assert_eq!(tally.state(p1), Some(expect));
    }
    assert_eq!(tally.sum(tally.territory().whole()).cells[0], 1000);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// After any sequence of counts, corrections, voids and reopenings every place has the sum of its precincts.
    #[test]
    fn corrections_are_a_recount(changes in prop::collection::vec((0..6_usize, prop::option::of(1..50_u64), any::<bool>()), 0..60)) {
        let mut tally = Tally::new(country(), form());
        let precincts: Vec<Node> = tally.territory().precincts().collect();
        let mut last: Vec<(Precinct, u64)> = vec![(Precinct::Open, 0); 6];
        for (at, number, void) in changes {
            let precinct = precincts[at];
            last[at] = match (number, void) {
                (Some(number), _) => {
                    tally.count(precinct, &figures(number)).unwrap();
                    (Precinct::Counted, number)
                }
                (None, true) => {
                    tally.declare_void(precinct).unwrap();
                    (Precinct::Void, 0)
                }
                (None, false) => {
                    tally.reopen(precinct).unwrap();
                    (Precinct::Open, 0)
                }
            };
        }
        let mut fresh = Tally::new(country(), form());
        for (precinct, (state, number)) in precincts.iter().zip(&last) {
            match state {
                Precinct::Counted => fresh.count(*precinct, &figures(*number)).unwrap(),
                Precinct::Void => fresh.declare_void(*precinct).unwrap(),
                Precinct::Open => {}
            }
        }
        for id in ["p1", "p6", "d1", "d2", "d3", "r1", "r2", "all"] {
            let node = tally.territory().find(id).unwrap();
            prop_assert_eq!(tally.sum(node), fresh.sum(node));
        }
        let plain: u64 = last.iter().map(|(_, number)| number * 100).sum();
        prop_assert_eq!(tally.sum(tally.territory().whole()).cells[0], plain);
    }
}
