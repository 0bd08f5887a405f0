//! Every small contest for one seat against the naive count: at most four candidates with four votes each, up to four ballots
//! against all, under every combination of rules. It must never know an article.

use election::AgainstAll;
use election::single::{Candidate, Contest, Ending, Round, SingleSeatRules, Tie, TooFew, Winner, decide};
use law::value::{Duration, TimeUnit};
use law::{Cited, Query, Share, Value, Version};

use crate::STATUTES;
use crate::seats_of_one::{by_oracle, plain};

const TIES: [Tie; 4] = [Tie::RepeatElection, Tie::RepeatVoting, Tie::SameDayThenElection, Tie::TwoWithMost];

/// Rules that cite nothing, so that millions of steps stay cheap.
struct Bare {
    rules: SingleSeatRules,
    from: Version,
}

impl Bare {
    fn new() -> Self {
        let on = Query::on(jiff::civil::date(2021, 7, 25));
        let rules = SingleSeatRules::on(&STATUTES.law, &STATUTES.offices, "akim", on, &[]).expect("the office of 2021");
        let mut from = rules.winner.from.clone();
        (from.rule, from.value, from.provisions) = (String::new(), Value::YesNo(true), Vec::new());
        (from.act, from.act_name, from.standing) = (String::new(), String::new(), String::new());
        (from.source, from.note, from.at) = (String::new(), String::new(), None);
        (from.since.because, from.since.source) = (String::new(), String::new());
        let mut bare = Self { rules, from };
        let month = Duration { count: 1, unit: TimeUnit::Months };
        bare.rules.repeat_election = Ok(bare.cited(month));
        bare.rules.repeat_voting = Ok(bare.cited(month));
        bare.rules.not_elected = Ok(bare.cited(()));
        bare.rules.method = None;
        bare.rules.against_all_line = Some(Ok(bare.cited(true)));
        bare.rules.against_all = Some(bare.from.clone());
        bare
    }

    fn cited<T>(&self, value: T) -> Cited<T> {
        Cited { value, from: self.from.clone() }
    }

    /// Every combination that can matter to so many candidates in this round.
    fn every(&self, candidates: usize, round: Round) -> Vec<SingleSeatRules> {
        let mut all = Vec::new();
        let repeat = round == Round::RepeatVoting;
        let leasts: &[Option<u64>] =
            if repeat || candidates > 2 { &[None] } else { &[None, Some(1), Some(2), Some(3)] };
        let of_two: &[Option<Tie>] =
            if candidates == 2 { &[None, Some(TIES[0]), Some(TIES[1]), Some(TIES[3])] } else { &[None] };
        for winner in [Winner::MostVotes, Winner::MoreThanHalf] {
            for tie in TIES {
                for quorum in [None, Share::new(2, 3)] {
                    for least in leasts {
                        for of_two in of_two {
                            for one_left in [true, false] {
                                if one_left && (candidates > 1 || !repeat) {
                                    continue;
                                }
                                let mut rules = self.rules.clone();
                                rules.winner = self.cited(winner);
                                rules.winner_in_repeat = repeat.then(|| Ok(self.cited(Winner::MostVotes)));
                                rules.tie = Ok(self.cited(tie));
                                rules.tie_of_two = of_two.map(|tie| Ok(self.cited(tie)));
                                rules.quorum = quorum.map(|share| Ok(self.cited(share)));
                                let put_off = Ok(self.cited(Duration { count: 15, unit: TimeUnit::Days }));
                                rules.too_few = least.map(|least| TooFew { least: Ok(self.cited(least)), put_off });
                                if one_left {
                                    rules.one_left = Ok(self.cited(()));
                                }
                                all.push(rules);
                            }
                        }
                    }
                }
            }
        }
        all
    }
}

/// All votes of at most four for so many candidates.
fn all_votes(candidates: usize) -> Vec<Vec<u64>> {
    let mut all = vec![Vec::new()];
    for _ in 0..candidates {
        all = all.into_iter().flat_map(|votes| (0..=4).map(move |own| [votes.clone(), vec![own]].concat())).collect();
    }
    all
}

fn contest(votes: &[u64], round: Round) -> Contest {
    let candidate = |(at, votes): (usize, &u64)| Candidate {
        id: at.to_string(),
        name: String::new(),
        nominator: None,
        votes: Some(*votes),
        left: false,
    };
    let mut contest = Contest::new("", votes.iter().enumerate().map(candidate).collect());
    contest.round = round;
    contest.invalid = Some(0);
    contest
}

/// Both counts end every contest alike, and without a quorum ballots against all change nothing for a plurality.
#[test]
fn every_small_contest_ends_alike_twice() {
    let bare = Bare::new();
    let mut tried = 0_u32;
    for candidates in 1..=4 {
        for round in [Round::First, Round::RepeatVoting] {
            let every = bare.every(candidates, round);
            for votes in all_votes(candidates) {
                let mut contest = contest(&votes, round);
                for rules in &every {
                    let mut without: Option<Ending> = None;
                    for against_all in 0..=4 {
                        contest.against_all = AgainstAll::Ballots(against_all);
                        let took_part = votes.iter().sum::<u64>() + against_all;
                        (contest.took_part, contest.registered) = (Some(took_part), Some(took_part.max(9)));
                        let outcome = decide(&contest, rules).expect("figures that agree");
                        let (ours, theirs) = (plain(&contest, &outcome.ending), by_oracle(&contest, rules));
                        assert_eq!(ours, theirs, "{votes:?} {against_all} {round:?} {rules:?}");
                        let without = without.get_or_insert_with(|| outcome.ending.clone());
                        if rules.quorum.is_none() && rules.winner.value == Winner::MostVotes {
                            assert_eq!(*without, outcome.ending, "{votes:?} {against_all}");
                        }
                        tried += 1;
                    }
                }
            }
        }
    }
    assert!(tried > 100_000, "{tried}");
}
