//! What a report lists; the seats are tested with the law beside the program.

use super::*;
use crate::protocol::fixture::{fill, form, sound};
use crate::protocol::{Place, Territory};

fn tally() -> Tally {
    let rows = [("all", None), ("p", Some("all")), ("q", Some("all")), ("r", Some("all"))];
    let places = rows.map(|(id, within)| Place { id: id.to_owned(), within: within.map(str::to_owned) });
    let mut tally = Tally::new(Territory::new(&places).unwrap(), form());
    for id in ["p", "q"] {
        let node = tally.territory().find(id).unwrap();
        tally.count(node, &sound(&form())).unwrap();
    }
    tally
}

fn copy(tally: &Tally, precinct: &str, by: &str, change: &str) -> ObserversCopy {
    let form = form();
    let precinct = tally.territory().find(precinct).unwrap();
    ObserversCopy { precinct, by: by.to_owned(), figures: fill(&form, sound(&form), change) }
}

#[test]
fn every_field_that_differs_and_no_empty_one() {
    let tally = tally();
    let check = |precinct: &str, change: &str, official: bool, expect: &[&str]| {
        let found = compared(&tally, &copy(&tally, precinct, "o", change));
        let fields: Vec<String> = found.fields.iter().map(|field| form().label(field.cell)).collect();
        assert_eq!((found.official, fields), (official, expect.iter().map(|l| (*l).to_owned()).collect()));
    };
    check("p", "", true, &[]);
    check("p", "B2.x=399 B2.y=251 B3=-", true, &["B2 x", "B2 y"]);
    check("r", "B2.x=399", false, &[]);
}

#[test]
fn copies_that_contradict_each_other_count_by_the_largest() {
    let tally = tally();
    let copies =
        [copy(&tally, "p", "o", "B2.x=390"), copy(&tally, "p", "n", "B2.x=450"), copy(&tally, "q", "o", "B2.x=401")];
    let compared: Vec<Compared> = copies.iter().map(|one| super::compared(&tally, one)).collect();
    let deviations = Deviations::of(&compared);
    let shown: Vec<(u64, Option<u64>)> = deviations.0.iter().map(|one| (one.largest(), one.agreed())).collect();
    assert_eq!(shown, [(50, None), (1, Some(401))]);
    let sums = tally.sum(tally.territory().whole()).cells;
    let applied = deviations.applied(sums);
    let x = form().cells_that_mean(Means::Votes)[0];
    assert_eq!((sums[x], applied[x]), (800, 801));
}
