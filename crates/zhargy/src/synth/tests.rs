//! Sums, control relations, and the same precincts from the same seed.

use super::*;

fn check(election: &str, precincts: u32, seed: u64) -> Synthetic {
    let facts = crate::embedded::election(election).unwrap();
    let made = make(&facts, precincts, seed).unwrap();
    let sum = |figure: fn(&Precinct) -> u32| made.precincts.iter().map(|p| u64::from(figure(p))).sum::<u64>();
    assert_eq!(made.precincts.len(), precincts as usize);
    assert_eq!(Some(sum(|p| p.voters)), facts.ballots.registered);
    assert_eq!(Some(sum(|p| p.ballots)), facts.ballots.received);
    assert_eq!(Some(sum(|p| p.against_all)), facts.ballots.against_all.known());
    for (at, list) in facts.lists.iter().enumerate() {
        let votes: u64 = made.precincts.iter().map(|p| u64::from(p.votes[at])).sum();
        assert_eq!(Some(votes), list.votes, "{}", list.id);
    }
    for precinct in &made.precincts {
        let piles = precinct.votes.iter().sum::<u32>() + precinct.against_all + precinct.invalid;
        assert_eq!(precinct.ballots, piles, "precinct {}", precinct.number);
        assert!(precinct.ballots <= precinct.voters, "precinct {}", precinct.number);
        assert_eq!(precinct.delivered(), precinct.ballots + precinct.cancelled());
        assert!(precinct.region < made.regions.len() && precinct.district > 0);
    }
    made
}

#[test]
fn precincts_add_up() {
    let real = check("majilis-2021", 10_061, 1);
    assert!(real.precincts.iter().all(|p| (1..=MOST_VOTERS).contains(&p.voters)));
    assert!(real.precincts.iter().map(|p| p.district).max().is_some_and(|districts| (200..300).contains(&districts)));
    assert_eq!(real.regions.len(), 17);
    check("majilis-2021", 1, 1);
    check("majilis-2021", 16, 7);
    check("majilis-2023", 300, 2);
    assert_eq!(check("majilis-2007", 999, 3), check("majilis-2007", 999, 3));
    assert_ne!(check("majilis-2007", 999, 3), check("majilis-2007", 999, 4));
}

#[test]
fn totals_that_cannot_be_met() {
    let facts = crate::embedded::election("majilis-2021").unwrap();
    let fails = |change: fn(&mut Election), precincts, expect: &str| {
        let mut facts = facts.clone();
        change(&mut facts);
        let why = make(&facts, precincts, 1).unwrap_err().to_string();
        assert!(why.contains(expect), "{why}");
    };
    fails(|_| {}, 0, "do not fill 0 precincts");
    fails(|_| {}, 12_000_000, "do not fill");
    fails(|facts| facts.ballots.registered = None, 5, "the number of voters");
    fails(|facts| facts.lists[0].votes = None, 5, "the votes");
    fails(|facts| facts.ballots.received = Some(5), 5, "exclude each other");
    fails(|facts| facts.ballots.received = Some(11_919_242), 5, "exclude each other");
    fails(|facts| facts.ballots.registered = Some(1 << 40), 5, "more than is handled");
}
