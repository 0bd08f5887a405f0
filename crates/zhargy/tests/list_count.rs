//! The list count of the law against the naive count: every small election, and many larger ones.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use election::{AgainstAll, Ballots, Count, Election, Instruction, List, ListElectionRules, Offices, Open, count};
use law::{Confidence, Law, Query};
use oracle::{ListRules, ListVerdict, ListVotes, OneParty};

fn law() -> (Law, Offices) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../acts/kz");
    let mut files = Vec::new();
    for folder in fs::read_dir(&root).unwrap() {
        let path = folder.unwrap().path().join("act.toml");
        if path.exists() {
            files.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    let offices = fs::read(root.join("offices.toml")).unwrap();
    (Law::load(&files).unwrap(), Offices::read("offices.toml", &offices).unwrap())
}

/// A synthetic election of a maslikhat.
fn election(votes: &[u64], against_all: u64, ordered: bool) -> Election {
    let lists = votes.iter().enumerate().map(|(at, votes)| List {
        id: at.to_string(),
        name: format!("synthetic {at}"),
        votes: Some(*votes),
        percent_hundredths: None,
        declared_seats: None,
        persons: None,
        names: Vec::new(),
        registered_order: ordered.then(|| u32::try_from(registered_as(at)).unwrap()),
        sources: Vec::new(),
    });
    Election {
        id: "xx/synthetic".to_owned(),
        office: "maslikhat".to_owned(),
        title: "synthetic".to_owned(),
        date: "2021-07-01".parse().unwrap(),
        territory: String::new(),
        seats: None,
        confidence: Confidence::Unconfirmed,
        ballots: Ballots {
            registered: None,
            received: None,
            against_all: AgainstAll::Ballots(against_all),
            base: None,
            not_in_base: None,
        },
        lists: lists.collect(),
        assumptions: Vec::new(),
        regions: Vec::new(),
        sources: Vec::new(),
        caveats: Vec::new(),
        file: String::new(),
    }
}

/// Later lists of the file were registered earlier, so that the order differs from the file's.
fn registered_as(at: usize) -> usize {
    1000 - at
}

/// Sure seats, tied lists with the seats they compete for, and the number of the open case.
type Said = (Vec<u32>, Option<(Vec<usize>, u32)>, Option<u8>);

fn said(count: &Count) -> Said {
    let (tie, silent) = match &count.open {
        None => (None, None),
        Some(Open::LawSilent { case, .. }) => (None, Some(case.number())),
        Some(Open::OrderNeeded { lists, seats, .. } | Open::LotNeeded { lists, seats, .. }) => {
            (Some((lists.clone(), *seats)), None)
        }
    };
    (count.seats_by_list(), tie, silent)
}

fn naive(rules: &ListElectionRules, votes: &[u64], against_all: u64, ordered: bool) -> Said {
    let one_party = OneParty { factor: (7, 10), minimum: 1 };
    let asked = ListRules {
        seats: u32::try_from(rules.seats.number()).unwrap(),
        threshold: (rules.threshold.value.num(), rules.threshold.value.den()),
        one_party: Some(one_party),
        earlier_registered_first: true,
    };
    let registered = (0..votes.len()).map(|at| ordered.then(|| u32::try_from(registered_as(at)).unwrap())).collect();
    match oracle::list_count(&asked, &ListVotes { votes: votes.to_vec(), against_all, registered }) {
        ListVerdict::Seats { seats, tie, .. } => (seats, tie.map(|tie| (tie.lists, tie.seats)), None),
        ListVerdict::Silent(case) => (vec![0; votes.len()], None, Some(case.number())),
    }
}

fn rules(law: &Law, offices: &Offices, seats: u32, threshold: &str) -> ListElectionRules {
    let instruction = Instruction {
        rule: "maslikhat.list.threshold".to_owned(),
        value: threshold.to_owned(),
        because: "test".to_owned(),
        replaces: true,
    };
    let query = Query::on("2021-07-01".parse().unwrap());
    ListElectionRules::on(law, offices, "maslikhat", Some(seats), query, &[instruction]).unwrap()
}

fn check(rules: &ListElectionRules, votes: &[u64], against_all: u64, ordered: bool) {
    let ours = count(&election(votes, against_all, ordered), rules, None).unwrap();
    let theirs = naive(rules, votes, against_all, ordered);
    assert_eq!(
        said(&ours),
        theirs,
        "{votes:?}, {against_all} against all, {} seats, {}",
        ours.seats,
        rules.threshold.value
    );
}

/// All ways to put at most `total` votes on `lists` lists.
fn all_votes(lists: usize, total: u64, each: &mut dyn FnMut(&[u64])) {
    fn fill(votes: &mut Vec<u64>, lists: usize, left: u64, each: &mut dyn FnMut(&[u64])) {
        if votes.len() == lists {
            each(votes);
            return;
        }
        for own in 0..=left {
            votes.push(own);
            fill(votes, lists, left - own, each);
            votes.pop();
        }
    }
    fill(&mut Vec::new(), lists, total, each);
}

#[test]
fn every_election_of_at_most_four_lists_six_seats_and_twelve_votes() {
    let (law, offices) = law();
    let mut counted = 0;
    for seats in 1..=6 {
        for threshold in ["0", "5 %", "1/4", "1/2"] {
            let rules = rules(&law, &offices, seats, threshold);
            for lists in 1..=4 {
                all_votes(lists, 12, &mut |votes| {
                    // Once as lists alone, once with the last number as ballots against all.
                    check(&rules, votes, 0, true);
                    check(&rules, &votes[..lists - usize::from(lists > 1)], votes[lists - 1], false);
                    counted += 2;
                });
            }
        }
    }
    println!("{counted} elections counted twice");
    assert!(counted > 100_000);
}

#[test]
fn larger_elections() {
    let (law, offices) = law();
    // A fixed sequence of pseudo-random numbers: SplitMix64 (Steele, Lea and Flood, 2014).
    let mut state = 2021_u64;
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    };
    for _ in 0..2000 {
        let lists = 1 + next() % 9;
        let scale = 1 << (next() % 40);
        let votes: Vec<u64> = (0..lists).map(|_| next() % scale).collect();
        let seats = u32::try_from(1 + next() % 200).unwrap();
        let threshold = ["3 %", "5 %", "7 %", "0.1", "1/3"][usize::try_from(next() % 5).unwrap()];
        check(&rules(&law, &offices, seats, threshold), &votes, next() % scale, next() % 2 == 0);
    }
}
