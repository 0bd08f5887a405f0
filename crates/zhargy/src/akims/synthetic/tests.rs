//! Everything published holds, from any seed; planted cases are what they say; no wish makes the generator run for ever.

use std::collections::BTreeMap;

use election::posts::{Measure, Published};
use proptest::prelude::*;

use super::*;

fn facts() -> (Published, Published) {
    let posts = crate::embedded::posts().unwrap();
    let of = |id: &str| posts.iter().find(|facts| facts.id == id).unwrap().clone();
    (of("kz/akims-2021"), of("kz/akims-2017"))
}

fn of(seed: u64, plant: &[Special]) -> Territory {
    let (facts, before) = facts();
    make(&facts, &before, &Wish { seed, posts: None, plant: plant.to_vec() }).unwrap_or_else(|why| panic!("{why}"))
}

/// The winner of a post, where exactly one has most votes and nobody and nothing else as many.
fn winner(post: &Post) -> &Candidate {
    let total = post.total().unwrap();
    let most = *total.votes.iter().max().unwrap();
    assert_eq!(total.votes.iter().filter(|votes| **votes == most).count(), 1, "{}", post.id);
    assert!(total.against_all < most, "{}", post.id);
    &post.candidates[total.votes.iter().position(|votes| *votes == most).unwrap()]
}

fn tenths(part: u32, whole: u32) -> u64 {
    (u64::from(part) * 1_000 + u64::from(whole) / 2) / u64::from(whole) * 10
}

fn check_posts(country: &Territory) {
    let mut ids = std::collections::BTreeSet::new();
    for post in &country.posts {
        assert!(ids.insert(&post.id), "{}", post.id);
        assert!(post.candidates.len() >= 2 && !post.precincts.is_empty(), "{}", post.id);
        let parties: Vec<_> = post.candidates.iter().map(|c| &c.nominator).filter(|n| **n != Nominator::Own).collect();
        let once: std::collections::BTreeSet<_> = parties.iter().collect();
        assert_eq!(parties.len(), once.len(), "{}: a party twice", post.id);
        assert!(post.candidates.iter().filter(|candidate| candidate.incumbent).count() <= 1, "{}", post.id);
        for precinct in &post.precincts {
            let figures = precinct.figures.as_ref().unwrap();
            let piles = figures.votes.iter().sum::<u32>() + figures.against_all + figures.invalid;
            assert_eq!(piles, figures.took_part, "{}", precinct.number);
            assert!(figures.took_part <= precinct.voters && precinct.voters <= MOST_VOTERS, "{}", precinct.number);
        }
    }
}

fn check_country(country: &Territory) {
    let (facts, _) = facts();
    let get = |measure| usize::try_from(facts.get(measure).unwrap()).unwrap();
    let candidates: Vec<&Candidate> = country.posts.iter().flat_map(|post| &post.candidates).collect();
    let own = candidates.iter().filter(|candidate| candidate.nominator == Nominator::Own).count();
    let women = candidates.iter().filter(|candidate| candidate.woman).count();
    let precincts: Vec<&Precinct> = country.posts.iter().flat_map(|post| &post.precincts).collect();
    let districts: std::collections::BTreeSet<u32> = country.posts.iter().map(|post| post.district).collect();
    assert_eq!((country.regions.len(), districts.len()), (14, 176));
    assert_eq!((country.posts.len(), precincts.len()), (730, 1_847));
    assert_eq!((candidates.len(), own, candidates.len() - own), (2_297, 1_419, 878));
    assert_eq!((candidates.len() - women, women), (1_839, get(Measure::RegisteredWomen)));
    let voters: u32 = precincts.iter().map(|precinct| precinct.voters).sum();
    let took_part: u32 = precincts.iter().map(|precinct| precinct.figures.as_ref().unwrap().took_part).sum();
    assert_eq!(voters, 1_210_000);
    assert_eq!(took_part, 957_110, "79.10 percent");
    let mut won = BTreeMap::new();
    for post in &country.posts {
        *won.entry(winner(post).nominator.to_string()).or_insert(0_u64) += 1;
    }
    for row in &facts.winners {
        assert_eq!(won.get(&row.nominator.to_string()), Some(&row.number), "{}", row.nominator);
    }
}

fn check_regions(country: &Territory) {
    let (facts, _) = facts();
    for region in &facts.regions {
        let at = country.regions.iter().position(|id| *id == region.id).unwrap();
        let here: Vec<&Post> = country.posts.iter().filter(|post| post.region == at).collect();
        let holds = |known: Option<u64>, found: usize| {
            assert!(known.is_none_or(|n| n == found as u64), "{}: {found}", region.id);
        };
        holds(region.posts, here.len());
        holds(region.registered, here.iter().map(|post| post.candidates.len()).sum());
        holds(region.women, here.iter().filter(|post| winner(post).woman).count());
        let voters: u32 = here.iter().map(|post| post.voters()).sum();
        let took_part: u32 = here.iter().map(|post| post.total().unwrap().took_part).sum();
        holds(region.voters, voters as usize);
        holds(region.took_part, took_part as usize);
        assert!(region.turnout_hundredths.is_none_or(|printed| printed == tenths(took_part, voters)), "{}", region.id);
        for row in &region.winners {
            holds(Some(row.number), here.iter().filter(|post| winner(post).nominator == row.nominator).count());
        }
        if let Some(parties) = region.winning_parties {
            let won: std::collections::BTreeSet<_> = here.iter().map(|post| &winner(post).nominator).collect();
            assert!(won.contains(&Nominator::Own));
            assert_eq!(won.len() as u64, parties + 1);
        }
        if let Some(printed) = region.renewed_hundredths {
            let new = here.iter().filter(|post| !winner(post).incumbent).count() as u64;
            assert_eq!(new * 100 / here.len() as u64, printed / 100, "{}", region.id);
        }
    }
    // No region turns out above the highest or below the lowest that is printed.
    for at in 0..country.regions.len() {
        let here = country.posts.iter().filter(|post| post.region == at);
        let (took_part, voters) = here.fold((0, 0), |(took_part, voters), post| {
            (took_part + post.total().unwrap().took_part, voters + post.voters())
        });
        assert!((6_650..=9_090).contains(&tenths(took_part, voters)), "{}", country.regions[at]);
    }
}

#[test]
fn everything_published_holds() {
    for seed in [0, 1, 2021, u64::MAX] {
        let country = of(seed, &[]);
        check_posts(&country);
        check_country(&country);
        check_regions(&country);
    }
    assert_eq!(of(7, &[]), of(7, &[]));
    assert_ne!(of(7, &[]), of(8, &[]));
}

#[test]
fn planted_cases_are_what_they_say() {
    let all = [
        Special::TieOfTwo,
        Special::TieOfThree,
        Special::AgainstAllLeads,
        Special::FewerThanTwo,
        Special::AllAgainstAll,
    ];
    let country = of(3, &all);
    for case in all {
        let planted: Vec<&Post> = country.posts.iter().filter(|post| post.special == Some(case)).collect();
        let [post] = planted.as_slice() else { panic!("{case:?}: {planted:?}") };
        let Some(total) = post.total() else {
            assert_eq!((case, post.candidates.len()), (Special::FewerThanTwo, 1));
            continue;
        };
        let most = *total.votes.iter().max().unwrap();
        let first = total.votes.iter().filter(|votes| **votes == most).count();
        match case {
            Special::TieOfTwo => assert_eq!(first, 2),
            Special::TieOfThree => assert_eq!(first, 3),
            Special::AgainstAllLeads => assert!(first == 1 && total.against_all > most),
            Special::AllAgainstAll => assert!(most == 0 && total.against_all == total.took_part),
            Special::FewerThanTwo => panic!("{post:?}"),
        }
        assert!(total.took_part <= post.voters());
    }
    let (facts, before) = facts();
    let many = Wish { seed: 1, posts: None, plant: vec![Special::TieOfThree; 731] };
    let why = make(&facts, &before, &many).unwrap_err().to_string();
    assert!(why.contains("no post is left for the case \"tie of three\""), "{why}");
}

#[test]
fn other_numbers_of_posts() {
    let (facts, before) = facts();
    for posts in [14, 100, 2_345] {
        let wish = Wish { seed: 5, posts: Some(posts), plant: Vec::new() };
        let country = make(&facts, &before, &wish).unwrap_or_else(|why| panic!("{posts}: {why}"));
        assert_eq!(country.posts.len(), posts as usize);
        check_posts(&country);
        country.posts.iter().for_each(|post| assert!(post.candidates.contains(winner(post))));
    }
    for posts in [0, 13, u32::MAX] {
        let wish = Wish { seed: 5, posts: Some(posts), plant: Vec::new() };
        assert!(make(&facts, &before, &wish).is_err(), "{posts}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Figures that exclude each other end in words, never in a panic or without an end.
    #[test]
    fn any_figures_make_a_country_or_a_reason(
        at in 0_usize..13, value in prop_oneof![0_u64..4_000, Just(u64::from(u32::MAX)), any::<u64>()], seed in any::<u64>(),
    ) {
        let (mut facts, before) = facts();
        let figure = &mut facts.figures[at];
        figure.value = value;
        let kept = (figure.measure, value);
        if let Ok(country) = make(&facts, &before, &Wish { seed, posts: None, plant: Vec::new() }) {
            check_posts(&country);
            prop_assert!(country.posts.len() == 730 || kept.0 == Measure::Posts);
        }
    }
}
