//! Small posts by hand, the ends of the assumption, and sums over the whole country.

use election::posts::Measure;
use election::single::Nominator;
use recount::reform::{Assumption, Comparison, Row, Winner, winner};

use super::*;
use crate::akims::synthetic::{Candidate, Figures, Kind, Post, Precinct, Special};

fn facts() -> Published {
    direct().unwrap().0
}

fn parties() -> Parties {
    Parties::of(&facts(), &crate::embedded::election("majilis-2021").unwrap()).unwrap()
}

fn country(plant: &[Special]) -> Territory {
    let posts = crate::embedded::posts().unwrap();
    let of = |id: &str| posts.iter().find(|facts| facts.id == id).unwrap();
    let wish = Wish { seed: 1, posts: None, plant: plant.to_vec() };
    make(of("kz/akims-2021"), of("kz/akims-2017"), &wish).unwrap()
}

fn assumed(loyalty: u32) -> Assumption {
    Assumption { deputies: 15, first: parties().first_of(15), loyalty, seed: 1 }
}

/// A country of one post; each candidate: nominator, holder, votes.
fn one(candidates: &[(&str, bool, u32)]) -> Territory {
    let candidate = |(at, (nominator, incumbent, _)): (usize, &(&str, bool, u32))| Candidate {
        number: u32::try_from(at).unwrap(),
        woman: false,
        born: jiff::civil::date(1980, 1, 1),
        nominator: Nominator::read(nominator),
        incumbent: *incumbent,
        signatures: None,
    };
    let votes: Vec<u32> = candidates.iter().map(|(_, _, votes)| *votes).collect();
    let figures = Figures { took_part: votes.iter().sum(), invalid: 0, against_all: 0, votes };
    let post = Post {
        number: 1,
        id: "a/1".to_owned(),
        region: 0,
        district: 1,
        kind: Kind::Village,
        candidates: candidates.iter().enumerate().map(candidate).collect(),
        precincts: vec![Precinct { number: 1, voters: 100, figures: Some(figures) }],
        special: None,
    };
    Territory { regions: vec!["KZ-11".to_owned()], posts: vec![post], assumptions: Vec::new() }
}

fn ways() -> Ways {
    let books = crate::run::books::books(None).unwrap();
    Ways::of(&books.law, &books.offices, "akim", jiff::civil::date(2021, 7, 25)).unwrap()
}

fn both(country: &Territory, parties: &Parties) -> Reform {
    Reform::new("kz/akims-2021", seen(country), parties.clone(), ways())
}

fn compare(country: &Territory, parties: &Parties, assumption: &Assumption) -> Comparison {
    both(country, parties).compare(assumption)
}

#[test]
fn the_law_decides_both_ways() {
    let ways = ways();
    assert!(ways.deputies.by_electors && !ways.voters.by_electors);
    let check = |votes: &[u32], came: u32, expect: [Winner; 2]| {
        let found = [&ways.voters, &ways.deputies].map(|rules| winner(votes, came, 15, rules));
        assert_eq!(found, expect, "{votes:?} {came}");
    };
    check(&[5, 3], 10, [Winner::One(0), Winner::One(0)]);
    check(&[1, 2, 1], 10, [Winner::One(1), Winner::One(1)]);
    check(&[4, 4, 1], 10, [Winner::Open, Winner::Open]);
    check(&[0, 0], 10, [Winner::Open, Winner::Open]);
    // Two must stand either way; two thirds of the deputies must come, and of the voters nobody must.
    check(&[7], 10, [Winner::Open, Winner::Open]);
    check(&[5, 3], 9, [Winner::One(0), Winner::Open]);
    check(&[], 0, [Winner::Open, Winner::Open]);
}

#[test]
fn one_post_by_hand() {
    let check = |candidates: &[(&str, bool, u32)], loyalty, expect: (u32, u32, u32, u32)| {
        let row = compare(&one(candidates), &parties(), &assumed(loyalty)).all;
        assert_eq!((row.other, row.open, row.new_by_voters, row.new_by_deputies), expect, "{candidates:?} {loyalty}");
    };
    // Nobody is loyal: the holder stays, whoever nominated.
    check(&[("nur_otan", false, 60), ("self", true, 40)], 0, (1, 0, 1, 0));
    check(&[("nur_otan", true, 60), ("self", false, 40)], 0, (0, 0, 0, 0));
    // Everybody is: twelve of fifteen deputies choose their party's.
    check(&[("nur_otan", false, 40), ("self", true, 60)], 100, (1, 0, 0, 1));
    // No candidate of the first party and no holder: whoever stands first.
    check(&[("self", false, 40), ("self", false, 60)], 100, (1, 0, 1, 1));
    check(&[("self", false, 50), ("self", false, 50)], 50, (0, 1, 0, 1));
}

#[test]
fn the_published_share_of_seats() {
    let parties = parties();
    let check = |deputies, expect| assert_eq!(parties.first_of(deputies), expect, "{deputies}");
    check(15, 12);
    check(0, 0);
    check(1, 1);
    check(3_279, 2_701);
    check(u32::MAX, 3_537_879_434);
}

#[test]
fn the_whole_country() {
    let country = country(&[]);
    let parties = parties();
    let rows = both(&country, &parties).sweep(&assumed(80));
    assert_eq!(
        rows.iter().map(|(loyalty, _)| *loyalty).collect::<Vec<_>>(),
        (0..=10).map(|n| n * 10).collect::<Vec<_>>()
    );
    let stand = country.posts.iter().filter(|post| post.candidates.iter().any(|candidate| candidate.incumbent)).count();
    // At no loyalty every holder who stands stays.
    assert_eq!(rows[0].1.new_by_deputies as usize, 730 - stand);
    for (loyalty, row) in &rows {
        assert_eq!((row.posts, row.new_by_voters), (730, 419), "{loyalty}");
        let made = compare(&country, &parties, &assumed(*loyalty));
        assert_eq!(made.all, *row);
        let sum = |of: fn(&Row) -> u32| made.regions.iter().map(|(_, row)| of(row)).sum::<u32>();
        assert_eq!((sum(|r| r.posts), sum(|r| r.other), sum(|r| r.open)), (row.posts, row.other, row.open));
        let voters: Vec<u32> = made.nominators.iter().map(|(_, voters, _)| *voters).collect();
        assert_eq!(voters.iter().sum::<u32>(), 730);
        assert_eq!(voters.iter().max(), Some(&627));
    }
    assert_eq!(compare(&country, &parties, &assumed(80)), compare(&country, &parties, &assumed(80)));
    assert!(rows.first().map(|(_, row)| row.other) != rows.last().map(|(_, row)| row.other));
}

#[test]
fn strange_assumptions_end() {
    let country = country(&[Special::TieOfTwo, Special::FewerThanTwo, Special::AllAgainstAll]);
    let parties = parties();
    let none = compare(&country, &parties, &Assumption { deputies: 0, first: 0, loyalty: 0, seed: 0 });
    assert_eq!(none.all.open, 730);
    let row = compare(&country, &parties, &Assumption { deputies: 3, first: 9, loyalty: 900, seed: u64::MAX }).all;
    assert!(row.open >= 3, "{row:?}");
    let alone = Parties { first: "x".to_owned(), others: Vec::new(), seats: (0, 0) };
    assert_eq!(alone.first_of(15), 0);
    assert_eq!(compare(&country, &alone, &assumed(50)).all.posts, 730);
}

#[test]
fn the_sums_are_the_published_ones() {
    let country = seen(&country(&[]));
    let facts = facts();
    for measure in [
        Measure::Posts,
        Measure::Districts,
        Measure::Regions,
        Measure::Registered,
        Measure::RegisteredSelf,
        Measure::RegisteredParty,
        Measure::RegisteredMen,
        Measure::RegisteredWomen,
        Measure::Precincts,
        Measure::Voters,
        Measure::Turnout,
    ] {
        assert_eq!(country.sum(measure), facts.get(measure), "{measure:?}");
    }
    for (at, id) in country.regions.iter().enumerate() {
        // Ten voters more or less are lost where a published share is rounded.
        let Some(published) = facts.region(id).and_then(|region| region.turnout_hundredths) else { continue };
        assert!(country.turnout(at).unwrap().abs_diff(published) <= 5, "{id}");
    }
    assert_eq!(country.sum(Measure::Kept), None);
    let one = |measure| seen(&one(&[("self", true, 1)])).sum(measure);
    assert_eq!((one(Measure::Turnout), one(Measure::RegisteredParty)), (Some(100), Some(0)));
}
