//! Random contests from a seed: every order in any order, on days that run ahead and fall behind, on nodes whose store fails.
//! What must hold is asserted after every entry: a refusal changes nothing, an order changes its own post alone, no winner is
//! hidden, and the journal read again gives the same contests. It must never know the time or a file.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use clerk::Books;
use clerk::contests::{Command, ContestState, Contests, Desk, Order, PostState, Record};
use election::protocol::State;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use journal::{Entry, Head, Known, MemoryStore, Moment, Store as _, verify};
use serde_json::{Value, json};

use super::dice::Dice;
use super::node::{Heard, Node};

const POSTS: [&str; 3] = ["north/1", "north/2", "south"];
const CANDIDATES: [&str; 3] = ["a", "b", "c"];

/// What came to pass.
#[derive(Debug, Default)]
pub(crate) struct ContestReport {
    pub(crate) sets: u64,
    pub(crate) orders: u64,
    pub(crate) refused: u64,
    pub(crate) failed: u64,
    pub(crate) again: u64,
    pub(crate) entries: u64,
    pub(crate) kinds: BTreeSet<String>,
    pub(crate) codes: BTreeSet<String>,
    pub(crate) outcomes: BTreeSet<String>,
}

/// One set under way.
struct Play<'p> {
    dice: Dice,
    memory: MemoryStore,
    nodes: [Node<Contests>; 2],
    audit: Desk,
    head: Head,
    answered: BTreeMap<String, Range<u64>>,
    today: Date,
    report: &'p mut ContestReport,
}

/// Plays the set of a seed.
pub(crate) fn play(law: &Arc<Books>, seed: u64, report: &mut ContestReport) {
    let mut dice = Dice::new(seed);
    let memory = MemoryStore::new();
    let percent = dice.below(6);
    let nodes = [1, 2].map(|number| Node::new(law, memory.clone(), seed ^ number << 40, percent));
    let (audit, head) = (Desk::new(Arc::clone(law)), Head::EMPTY);
    let today = date(2021, 5, 1);
    let mut play = Play { dice, memory, nodes, audit, head, answered: BTreeMap::new(), today, report };
    for number in 0..180 + play.dice.below(120) {
        play.order(number);
    }
    play.close(law);
}

impl Play<'_> {
    fn order(&mut self, number: u64) {
        let days = if self.dice.chance(2) { 20 } else { i64::from(self.dice.chance(25)) };
        self.today = self.today.saturating_add(days.days());
        let mut at = self.dice.place(2);
        if self.dice.chance(90) {
            self.nodes[at].catch_up();
        }
        let old: Vec<String> = self.answered.keys().cloned().collect();
        let again = if self.dice.chance(4) { self.dice.pick(&old) } else { None };
        let value = self.command(at);
        let command: Command = serde_json::from_value(value.clone()).unwrap_or_else(|why| panic!("{value}: {why}"));
        let id = again.unwrap_or_else(|| format!("order-{number}"));
        let actor = self.dice.pick(&["clerk-a", "clerk-b", "coordinator"]).unwrap_or_default().to_owned();
        let moment = format!("{}T09:00:00.000Z", self.today).parse().unwrap_or(Moment::EPOCH);
        let order = Order { id, actor, at: moment, command };
        let heard = loop {
            if let Ok(heard) = self.nodes[at].carry_out(std::slice::from_ref(&order)) {
                break heard[0];
            }
            self.report.again += 1;
            at = self.dice.place(2);
        };
        self.catch_up();
        if self.dice.chance(20) {
            assert_eq!(told(self.nodes[at].desk().state()), told(self.audit.state()), "a node knows something else");
        }
        self.report.orders += 1;
        self.report.refused += u64::from(matches!(heard, Heard::Refused(_)));
        let found = self.memory.find_command(&order.id).unwrap_or_else(|error| panic!("{error}"));
        let Some(place) = found else { panic!("`{}` was acknowledged and is lost", order.id) };
        if let Heard::Done(many) = heard {
            assert_eq!(place.end - place.start, many, "`{}` is done in part", order.id);
        }
        let before = self.answered.entry(order.id.clone()).or_insert_with(|| place.clone());
        assert_eq!(*before, place, "`{}` stands elsewhere than before", order.id);
    }

    /// Takes up what is new, entry by entry.
    fn catch_up(&mut self) {
        for entry in self.memory.read(self.head.size, usize::MAX).unwrap_or_else(|error| panic!("{error}")) {
            let before = self.audit.state().clone();
            self.audit.enter(&entry).unwrap_or_else(|broken| panic!("{broken}"));
            self.head = Head::after(&entry);
            self.report.kinds.insert(entry.kind.clone());
            self.looked_at(&before, &entry);
        }
    }

    /// A refusal changes nothing, any other entry at most one post, and whoever was registered does not vanish.
    fn looked_at(&mut self, before: &Contests, entry: &Entry) {
        let after = self.audit.state();
        let changed = |id: &&String| {
            before.posts.get(*id).map(|post| format!("{post:?}"))
                != after.posts.get(*id).map(|post| format!("{post:?}"))
        };
        let changed = after.posts.keys().filter(changed).count();
        assert!(changed <= 1, "{} changed {changed} posts", entry.kind);
        let won = |contests: &Contests| -> usize {
            let of = |contest: &ContestState| contest.displaced.len() + usize::from(contest.winner.is_some());
            contests.posts.values().flat_map(|post| &post.contests).map(of).sum()
        };
        let new = usize::from(entry.kind == "winner.registered/1");
        assert_eq!(won(before) + new, won(after), "a winner vanished");
        match Record::read(&entry.kind, &entry.body).unwrap_or_else(|why| panic!("{why}")) {
            Record::Refused(refused) => {
                assert_eq!(changed, 0, "a refusal changed something");
                self.report.codes.insert(refused.code);
            }
            Record::Counted(counted) => {
                let votes: u64 = counted.candidates.iter().map(|row| row.votes).sum();
                let piles = counted.sums.iter().filter(|(name, _)| name.starts_with("B2 ")).map(|(_, sum)| *sum);
                assert_eq!(votes, piles.sum::<u64>(), "votes that no protocol has");
                self.report.outcomes.insert(counted.outcome);
            }
            _ => {}
        }
    }

    /// The whole journal is verified and read again.
    fn close(self, law: &Arc<Books>) {
        let mut memory = self.memory;
        for (id, place) in &self.answered {
            assert_eq!(memory.find_command(id).ok().flatten().as_ref(), Some(place), "`{id}` is lost");
        }
        let entries = memory.read(0, usize::MAX).unwrap_or_else(|error| panic!("{error}"));
        let lines: Vec<String> = entries.iter().map(Entry::line).collect();
        let verified = verify(&lines, Known::Ends(self.head)).unwrap_or_else(|fault| panic!("{fault}"));
        assert_eq!(verified.head, self.head);
        let mut again = Desk::new(Arc::clone(law));
        for entry in &entries {
            again.enter(entry).unwrap_or_else(|broken| panic!("{broken}"));
        }
        assert_eq!(told(again.state()), told(self.audit.state()), "read again, the contests are others");
        self.report.sets += 1;
        self.report.entries += self.head.size;
        self.report.failed += self.nodes.iter().map(Node::failed).sum::<u64>();
    }

    /// The next order: mostly what comes next for a post, sometimes anything.
    fn command(&mut self, at: usize) -> Value {
        let state = self.nodes[at].desk().state().clone();
        if state.opened.is_none() || self.dice.chance(1) {
            return json!({ "command": "open", "set": "kz/akims", "office": "akim", "title": "synthetic", "synthetic": true });
        }
        let post = self.dice.pick(&POSTS).unwrap_or("south");
        let back = i64::try_from(self.dice.below(3)).unwrap_or(0) * i64::from(self.dice.chance(10));
        let day = self.today.saturating_sub(back.days());
        let Some(known) = state.posts.get(post) else {
            return json!({ "command": "enter_post", "entered": { "post": post, "region": "north", "district": "Hill", "names": {},
                "kind": "village" } });
        };
        let over = known.contest().is_some_and(ContestState::is_over);
        let which = if over && self.dice.chance(50) {
            17 + 2 * self.dice.below(2)
        } else if self.dice.chance(80) {
            next(known, day)
        } else {
            self.dice.below(20)
        };
        self.about(post, known, day, which)
    }

    fn about(&mut self, post: &str, known: &PostState, day: Date, which: u64) -> Value {
        let dice = &mut self.dice;
        let candidate = dice.pick(&CANDIDATES).unwrap_or("a");
        let ahead = |days: u64| day.saturating_add(i64::try_from(days).unwrap_or(0).days());
        let id = format!("p-{}", if dice.chance(3) { "north/1" } else { post });
        match which {
            0 => {
                json!({ "command": "set_precincts", "post": post, "precincts": [{ "id": id, "voters": dice.below(2000) }] })
            }
            1 if known.contest().is_some_and(ContestState::is_over) && dice.chance(15) => {
                json!({ "command": "steps", "steps": [{ "precinct": id, "role": "coordinator", "step": "repeat_voting",
                    "because": "synthetic" }] })
            }
            1 => json!({ "command": "call", "post": post, "called": day, "vote": ahead(18 + dice.below(20)) }),
            2 => nominate(post, candidate, day, dice),
            3 => {
                json!({ "command": "bring_papers", "post": post, "candidate": candidate, "day": day, "hour": hour(dice),
                "papers": { "special_check": "passed", "signatures_good": dice.below(60) } })
            }
            4 | 5 => {
                let decided = dice.chance(50).then_some("decided so (synthetic)");
                json!({ "command": "decide", "post": post, "candidate": candidate, "day": day, "hour": hour(dice), "decided": decided })
            }
            6 => {
                let all = [
                    "withdraw",
                    "leave",
                    "take back",
                    "appeal",
                    "restore",
                    "dismiss",
                    "cancel",
                    "refuse",
                    "find eligible",
                    "issue sheets",
                    "accept sheets",
                ];
                let step = dice.pick(&all).unwrap_or("leave");
                json!({ "command": "step", "post": post, "candidate": candidate, "day": day, "hour": hour(dice),
                    "step": step, "because": "early campaigning" })
            }
            7 => json!({ "command": "set_ballot", "post": post, "day": day }),
            8..=10 => protocol(&id, known, dice),
            11 => json!({ "command": "enter_copy", "copy": { "precinct": id, "figures": { "B1": dice.below(9) } } }),
            12 => json!({ "command": "count", "post": post }),
            13 => {
                let signed: Vec<&str> = ["A", "B"].into_iter().take(dice.place(2) + 1).collect();
                json!({ "command": "certify", "post": post, "day": day, "signed": signed })
            }
            14 => json!({ "command": "put_off", "post": post, "day": day, "vote": ahead(10 + dice.below(20)) }),
            15 if dice.chance(15) => {
                json!({ "command": "call", "post": post, "called": day, "vote": ahead(33 + dice.below(10)) })
            }
            15 => json!({ "command": "call_again", "post": post, "day": day, "vote": ahead(dice.below(35)) }),
            16 => json!({ "command": "register_winner", "post": post, "day": day }),
            17 => {
                let ground = dice
                    .pick(&["death", "left_party", "unit_abolished", "other: a court", "boredom"])
                    .unwrap_or_default();
                let decided = dice.chance(50).then_some("decided so (synthetic)");
                json!({ "command": "end_powers", "post": post, "day": day, "ground": ground, "because": "act 1", "decided": decided })
            }
            18 if dice.chance(10) => json!({ "command": "abolish_post", "post": post, "day": day, "because": "act 2" }),
            _ => json!({ "command": "steps", "steps": [{ "precinct": id, "role": "coordinator",
                "step": dice.pick(&["repeat_voting", "declare_void", "correction"]), "because": "synthetic" }] }),
        }
    }
}

/// No hour, one before the end of a day's terms, one after, one that is none.
fn hour(dice: &mut Dice) -> Option<&'static str> {
    if dice.chance(70) { None } else { dice.pick(&["17:30", "17:30", "18:30", "6 pm"]) }
}

/// What comes next for a post.
fn next(known: &PostState, day: Date) -> u64 {
    if known.precincts.is_empty() {
        return 0;
    }
    let Some(contest) = known.contest().filter(|contest| !contest.lets_call(day)) else { return 1 };
    let Some(round) = contest.round() else { return 1 };
    let decided = contest.candidates.iter().all(|candidate| candidate.is_registered() || !candidate.is_in());
    match &round.ballot {
        None if contest.candidates.len() < 2 => 2,
        None if !decided => 4,
        None if contest.standing().count() < 2 && contest.rounds.len() < 2 => 14,
        None if contest.standing().count() < 2 => 12,
        None => 7,
        Some(_) if round.certified.is_some() => {
            if contest.elected().is_some() {
                16
            } else {
                15
            }
        }
        Some(_) if round.counted.is_some() => 13,
        Some(ballot) if ballot.tally.sum(ballot.tally.territory().whole()).is_complete() => 12,
        Some(_) => 8,
    }
}

fn nominate(post: &str, candidate: &str, day: Date, dice: &mut Dice) -> Value {
    let name = format!("Жасанды {candidate} of {} (synthetic)", if dice.chance(5) { "north/1" } else { post });
    let declaration = dice.pick(&["in_order", "in_order", "in_order", "in_order", "in_order", "false", "missing"]);
    json!({ "command": "nominate", "nominated": { "post": post, "candidate": candidate, "day": day, "name": name, "sex": "male",
        "born": "1980-01-01", "nominator": dice.pick(&["self", "alma"]), "member_of": "alma", "hour": "12:00", "terms_in_a_row": 0,
        "papers": { "citizen": true, "residence_years": 9, "consent": true, "elsewhere": [], "paid": "1", "declaration": declaration,
            "spouse_declaration": "not_owed", "special_check": "passed", "signatures_collected": 90, "signatures_good": 30 } } })
}

/// The step that a protocol waits for; figures mostly come out equal, and of few votes.
fn protocol(precinct: &str, known: &PostState, dice: &mut Dice) -> Value {
    let ballot = known.contest().and_then(ContestState::round).and_then(|round| round.ballot.as_ref());
    let on_it: Vec<String> = ballot.map(|ballot| ballot.set.candidates.clone()).unwrap_or_default();
    let many = 5 + u64::try_from(known.contests.len() + precinct.len()).unwrap_or(0) % 3;
    let mut figures = json!({ "A1": 900, "B2-1": 3, "B3": 0 });
    let mut cast = 3;
    for (at, candidate) in on_it.iter().enumerate() {
        let votes = if at > 0 && many == 6 { many - 1 } else { many };
        figures[format!("B2 {candidate}")] = json!(votes);
        cast += votes;
    }
    figures["B1"] = json!(if dice.chance(5) { cast + 1 } else { cast });
    let enter = |step: &str| json!({ "precinct": precinct, "role": "clerk", "step": step, "figures": figures });
    let bare = |role: &str, step: &str| json!({ "precinct": precinct, "role": role, "step": step });
    let state = ballot.and_then(|ballot| ballot.protocols.get(precinct)).map(|protocol| protocol.entry.state());
    let waits = match state {
        Some(State::AwaitingFirst) => 1,
        Some(State::AwaitingSecond) => 2,
        _ => 3,
    };
    let steps = match if dice.chance(85) { waits } else { dice.below(4) } {
        0 | 1 => vec![enter("enter"), bare("clerk", "release")],
        2 => vec![enter("enter")],
        _ => vec![bare("coordinator", "resolve"), bare("coordinator", "accept")],
    };
    json!({ "command": "steps", "steps": steps })
}

/// All that is known, but for calendars, forms and sums, which follow from it.
fn told(contests: &Contests) -> String {
    let posts: Vec<String> = contests.posts.values().map(of_post).collect();
    format!("{:?} {:?} {posts:?}", contests.opened, contests.precincts)
}

fn of_post(post: &PostState) -> String {
    let mut told =
        format!("{:?} {:?} {:?} {:?} {:?}", post.post, post.precincts, post.ended, post.vacated, post.abolished);
    for contest in &post.contests {
        told += &format!("{:?} {:?} {:?}", contest.called, contest.candidates, contest.put_off);
        told += &format!("{:?} {:?}", contest.winner, contest.displaced);
        for round in &contest.rounds {
            let ballot = round.ballot.as_ref().map(|ballot| (&ballot.set, &ballot.protocols));
            told += &format!("{:?} {:?} {ballot:?}", round.vote, round.between);
            told += &format!("{:?} {:?} {:?}", round.counted, round.certified, round.published);
        }
    }
    told
}
