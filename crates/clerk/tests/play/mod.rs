//! A deterministic simulator: one seed is one election, played by people who err on nodes whose store fails, under a clock
//! that jumps. Everything that must hold is asserted after every step. It must never know the time or a file.

mod audit;
pub(crate) mod contests;
mod dice;
mod node;
mod orders;
pub(crate) mod parties;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use clerk::{Books, Order};
use journal::{MemoryStore, Moment, Store as _};

pub(crate) use audit::Seen;
use audit::{Audit, assert_same};
use dice::Dice;
use node::{Heard, Node};
use orders::Plot;

/// What came to pass.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) elections: u64,
    pub(crate) certified: u64,
    pub(crate) orders: u64,
    pub(crate) refused: u64,
    /// Operations of a store that failed as planned.
    pub(crate) failed: u64,
    /// Orders whose answer was lost and that were given again.
    pub(crate) again: u64,
    pub(crate) entries: u64,
    pub(crate) seen: Seen,
}

/// Says which seed it was where an election panics.
struct Told(u64);

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the election of seed {} broke an invariant; the same seed plays it again", self.0);
        }
    }
}

/// One election under way.
struct Play<'p> {
    plot: Plot,
    dice: Dice,
    memory: MemoryStore,
    nodes: [Node; 2],
    audit: Audit,
    /// Answered orders and where their entries stand.
    answered: BTreeMap<String, Range<u64>>,
    clock: i64,
    report: &'p mut Report,
}

/// Plays the election of a seed, under one of the laws given.
pub(crate) fn play(laws: &[Arc<Books>], seed: u64, report: &mut Report) {
    let told = Told(seed);
    let mut dice = Dice::new(seed);
    let Some(books) = dice.pick(laws) else { panic!("there is no law to play under") };
    let memory = MemoryStore::new();
    let percent = dice.below(6);
    let nodes = [1, 2].map(|number| Node::new(&books, memory.clone(), seed ^ number << 40, percent));
    let plot = Plot::new(seed, &mut dice);
    let clock = 1_610_287_200_000;
    let audit = Audit::new(&books);
    let mut play = Play { plot, dice, memory, nodes, audit, answered: BTreeMap::new(), clock, report };
    let steps = 30 + play.dice.below(60);
    for number in 0..steps {
        play.step(number);
    }
    play.close(&books);
    drop(told);
}

impl Play<'_> {
    fn step(&mut self, number: u64) {
        let at = self.dice.place(2);
        if self.dice.chance(90) {
            self.nodes[at].catch_up();
        }
        let many = if self.dice.chance(80) { 1 } else { 3 };
        let orders: Vec<Order> = (0..many).map(|part| self.order(at, number, part)).collect();
        let heard = self.send(at, &orders);
        self.audit.catch_up(&mut self.memory, &mut self.report.seen);
        for (order, heard) in orders.iter().zip(heard) {
            self.acknowledge(order, heard);
        }
    }

    fn order(&mut self, at: usize, number: u64, part: u64) -> Order {
        self.clock += if self.dice.chance(5) { -3_600_000 } else { 7 };
        let (actor, command) = self.plot.order(self.nodes[at].desk().state(), &mut self.dice);
        let old: Vec<String> = self.answered.keys().cloned().collect();
        let again = if self.dice.chance(5) { self.dice.pick(&old) } else { None };
        let id = again.unwrap_or_else(|| format!("order-{number}-{part}"));
        let moment = Moment::from_millis(self.clock).unwrap_or(Moment::EPOCH);
        Order { id, actor: actor.to_owned(), at: moment, command }
    }

    /// Sends orders until somebody answers: to the same node, or to the other.
    fn send(&mut self, at: usize, orders: &[Order]) -> Vec<Heard> {
        let mut at = at;
        loop {
            if let Ok(heard) = self.nodes[at].carry_out(orders) {
                self.audit.catch_up(&mut self.memory, &mut self.report.seen);
                assert_same(self.nodes[at].desk().state(), self.audit.desk().state());
                return heard;
            }
            self.report.again += 1;
            at = self.dice.place(2);
        }
    }

    /// What was acknowledged is kept, once, at one place.
    fn acknowledge(&mut self, order: &Order, heard: Heard) {
        self.report.orders += 1;
        self.report.refused += u64::from(matches!(heard, Heard::Refused(_)));
        let found = self.memory.find_command(&order.id).unwrap_or_else(|error| panic!("{error}"));
        let Some(place) = found else { panic!("`{}` was acknowledged and is lost", order.id) };
        match heard {
            Heard::Done(many) => assert_eq!(place.end - place.start, many, "`{}` is done in part", order.id),
            Heard::Refused(code) => {
                let entries = self.memory.read(place.start, 1).unwrap_or_else(|error| panic!("{error}"));
                assert_eq!(place.end - place.start, 1);
                assert_eq!(entries[0].body["code"], code);
            }
            Heard::Known => {}
        }
        let before = self.answered.entry(order.id.clone()).or_insert_with(|| place.clone());
        assert_eq!(*before, place, "`{}` stands elsewhere than before", order.id);
    }

    fn close(mut self, books: &Arc<Books>) {
        for (id, place) in &self.answered {
            let found = self.memory.find_command(id).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(found.as_ref(), Some(place), "`{id}` was acknowledged and is lost");
        }
        self.audit.close(books, &mut self.memory);
        self.report.elections += 1;
        self.report.certified += u64::from(self.audit.desk().state().certified.is_some());
        self.report.entries += self.audit.head().size;
        self.report.failed += self.nodes.iter().map(Node::failed).sum::<u64>();
    }
}
