//! Random parties from a seed: every step in every stage, on days that run ahead and fall behind, under two laws, on nodes
//! whose store fails. What must hold is asserted after every entry: no stage is left but along the drawing, a refusal changes
//! nothing, and the journal read again gives the same register. It must never know the time or a file.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use clerk::Books;
use clerk::register::record::{Founders, Members, Step, UnitMembers};
use clerk::register::{Command, Desk, Order, Record, Register, Ruling, RulingOutcome};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use journal::{Entry, Head, Known, MemoryStore, Moment, Store as _, verify};
use party::stage::{TRANSITIONS, Transition};

use super::dice::Dice;
use super::node::{Heard, Node};

const UNITS: [&str; 3] = ["X-1", "X-2", "X-3"];

/// What came to pass.
#[derive(Debug, Default)]
pub(crate) struct PartyReport {
    pub(crate) registers: u64,
    pub(crate) orders: u64,
    pub(crate) refused: u64,
    pub(crate) failed: u64,
    pub(crate) again: u64,
    pub(crate) entries: u64,
    /// Steps that were decided outside the recorded law.
    pub(crate) outside: u64,
    pub(crate) kinds: BTreeSet<String>,
    pub(crate) codes: BTreeSet<String>,
    pub(crate) transitions: BTreeSet<Transition>,
}

/// One register under way.
struct Play<'p> {
    laws: &'p [Arc<Books>; 2],
    dice: Dice,
    memory: MemoryStore,
    nodes: [Node<Register>; 2],
    audit: Desk,
    head: Head,
    answered: BTreeMap<String, Range<u64>>,
    today: Date,
    /// The law left this open: who keeps the register may decide it in words.
    open: Option<Command>,
    report: &'p mut PartyReport,
}

/// Plays the register of a seed; the second law is the first after an act was added.
pub(crate) fn play(laws: &[Arc<Books>; 2], seed: u64, report: &mut PartyReport) {
    let mut dice = Dice::new(seed);
    let memory = MemoryStore::new();
    let percent = dice.below(6);
    let nodes = [1, 2].map(|number| Node::new(&laws[0], memory.clone(), seed ^ number << 40, percent));
    // Some begin near the days on which nobody knows which act had begun.
    let today = if dice.chance(60) { date(2000, 11, 20) } else { date(2000, 1, 5) };
    let (audit, head) = (Desk::new(Arc::clone(&laws[0])), Head::EMPTY);
    let mut play =
        Play { laws, dice, memory, nodes, audit, head, answered: BTreeMap::new(), today, open: None, report };
    for number in 0..60 + play.dice.below(80) {
        play.order(number, seed);
    }
    play.close();
}

impl Play<'_> {
    fn order(&mut self, number: u64, seed: u64) {
        // Now and then so much time passes that terms run out.
        let days = if self.dice.chance(3) { 220 } else { self.dice.below(10) };
        self.today = self.today.saturating_add(i64::try_from(days).unwrap_or(0).days());
        let mut at = self.dice.place(2);
        if self.dice.chance(90) {
            self.nodes[at].catch_up();
        }
        if self.dice.chance(3) {
            // The program is replaced by one with other acts.
            let books = self.dice.pick(self.laws).unwrap_or_else(|| Arc::clone(&self.laws[0]));
            self.report.failed += self.nodes[at].failed();
            self.nodes[at] = Node::new(&books, self.memory.clone(), seed ^ number, 2);
            self.nodes[at].catch_up();
        }
        let old: Vec<String> = self.answered.keys().cloned().collect();
        let again = if self.dice.chance(4) { self.dice.pick(&old) } else { None };
        let command = match self.open.take() {
            Some(open) if self.dice.chance(70) => decided(open, &mut self.dice),
            _ => self.command(at),
        };
        let moment = format!("{}T09:00:00.000Z", self.today).parse().unwrap_or(Moment::EPOCH);
        let id = again.unwrap_or_else(|| format!("order-{number}"));
        let asked = command.clone();
        let order = Order { id, actor: "registrar".to_owned(), at: moment, command };
        let heard = loop {
            if let Ok(heard) = self.nodes[at].carry_out(std::slice::from_ref(&order)) {
                break heard[0];
            }
            self.report.again += 1;
            at = self.dice.place(2);
        };
        self.catch_up();
        assert!(same(self.nodes[at].desk().state(), self.audit.state()), "a node knows something else");
        self.report.orders += 1;
        let found = self.memory.find_command(&order.id).unwrap_or_else(|error| panic!("{error}"));
        let Some(place) = found else { panic!("`{}` was acknowledged and is lost", order.id) };
        match heard {
            Heard::Done(many) => assert_eq!(place.end - place.start, many, "`{}` is done in part", order.id),
            Heard::Refused(code) => {
                self.report.refused += 1;
                self.open = (code == clerk::codes::PARTY_OPEN).then_some(asked);
            }
            Heard::Known => {}
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

    /// One entry moves one party along the drawing, or changes nothing.
    fn looked_at(&mut self, before: &Register, entry: &Entry) {
        let after = self.audit.state();
        let record = Record::read(&entry.kind, &entry.body).unwrap_or_else(|why| panic!("{why}"));
        let (id, outside) = match record {
            Record::Refused(refused) => {
                assert!(same(before, after), "a refusal changed something");
                assert!(!refused.why.is_empty());
                self.report.codes.insert(refused.code);
                return;
            }
            Record::Opened(_) | Record::LawTaken(_) | Record::PartyEntered(_) => {
                let same = before.parties.iter().all(|(id, party)| after.parties.get(id) == Some(party));
                assert!(same, "a party moved without a step");
                return;
            }
            Record::PartyStep(step) => (step.party, step.outside),
            Record::PartyRegistered(one) => (one.party, one.outside),
            Record::PartyRefused(one) => {
                assert!(!one.grounds.is_empty() || one.outside.is_some(), "a refusal without a ground");
                (one.party, one.outside)
            }
        };
        self.report.outside += u64::from(outside.is_some());
        let (was, is) = (&before.parties[&id], &after.parties[&id]);
        let Some(past) = is.past.last() else { panic!("a step without its past") };
        let arrow = TRANSITIONS
            .iter()
            .find(|arrow| (arrow.from, arrow.command, arrow.to) == (was.stage.name(), past.step, is.stage.name()));
        let Some(arrow) = arrow else { panic!("{} {} {} is not drawn", was.stage.name(), past.step, is.stage.name()) };
        self.report.transitions.insert(*arrow);
        assert!(was.stage.since() <= is.stage.since(), "a step lies before the last");
        let others = before.parties.iter().filter(|(other, _)| **other != id);
        assert!(
            others.into_iter().all(|(other, party)| after.parties.get(other) == Some(party)),
            "another party moved"
        );
    }

    /// The whole journal is verified and read again, under either law.
    fn close(self) {
        let mut memory = self.memory;
        for (id, place) in &self.answered {
            assert_eq!(memory.find_command(id).ok().flatten().as_ref(), Some(place), "`{id}` is lost");
        }
        let entries = memory.read(0, usize::MAX).unwrap_or_else(|error| panic!("{error}"));
        let lines: Vec<String> = entries.iter().map(Entry::line).collect();
        let verified = verify(&lines, Known::Ends(self.head)).unwrap_or_else(|fault| panic!("{fault}"));
        assert_eq!(verified.head, self.head);
        for books in self.laws {
            let mut again = Desk::new(Arc::clone(books));
            for entry in &entries {
                again.enter(entry).unwrap_or_else(|broken| panic!("{broken}"));
            }
            assert!(same(again.state(), self.audit.state()), "read again, the register is another");
        }
        self.report.registers += 1;
        self.report.entries += self.head.size;
        self.report.failed += self.nodes.iter().map(Node::failed).sum::<u64>();
    }

    /// The next order: mostly a step that the drawing has, sometimes anything.
    fn command(&mut self, at: usize) -> Command {
        let register = self.nodes[at].desk().state().clone();
        let dice = &mut self.dice;
        if register.opened.is_none() || dice.chance(1) {
            return Command::OpenRegister {
                register: dice.pick(&["kz/parties", "a b"]).unwrap_or_default().to_owned(),
                title: "synthetic".to_owned(),
                synthetic: true,
            };
        }
        let known = register.law.as_ref().is_some_and(|law| self.nodes[at].desk().books().check(law).is_ok());
        if dice.chance(if known { 1 } else { 50 }) {
            return Command::TakeLaw {};
        }
        let ids: Vec<String> = register.parties.keys().cloned().collect();
        if ids.len() < 2 || dice.chance(3) {
            let name = dice.pick(&["Жасанды (synthetic)", "Алма", "\u{202e}", ""]).unwrap_or_default();
            return Command::EnterParty { party: format!("party-{}", dice.below(6)), name: name.to_owned() };
        }
        let party = if dice.chance(2) { "nobody".to_owned() } else { dice.pick(&ids).unwrap_or_default() };
        let stage = register.parties.get(&party).map_or("Nothing", |party| party.stage.name());
        let drawn: Vec<&str> =
            TRANSITIONS.iter().filter(|arrow| arrow.from == stage).map(|arrow| arrow.command).collect();
        let all: Vec<&str> = TRANSITIONS.iter().map(|arrow| arrow.command).collect();
        let from = if dice.chance(90) && !drawn.is_empty() { &drawn } else { &all };
        // Lapse and Annul end a party: they are rarer than what goes on.
        let mut name = dice.pick(from).unwrap_or("Notify");
        if matches!(name, "Lapse" | "Annul" | "Liquidate") && dice.chance(70) {
            name = dice.pick(from).unwrap_or("Notify");
        }
        let back = i64::try_from(dice.below(12)).unwrap_or(0) - i64::from(dice.chance(5)) * 30;
        let day = self.today.saturating_sub(back.days());
        if name == "Decide" {
            let grounds =
                if dice.chance(15) { vec!["the papers do not match (synthetic)".to_owned()] } else { Vec::new() };
            let asked = Command::Decide { party, day, grounds, because: String::new(), decided: None };
            return if dice.chance(5) { decided(asked, dice) } else { asked };
        }
        let because = dice.pick(&["", "", "", "", "", "paper 4", "paper 5", "\u{7}"]).unwrap_or_default().to_owned();
        let asked = Command::Step { party, day, step: step(name, day, dice), because, decided: None };
        if dice.chance(5) { decided(asked, dice) } else { asked }
    }
}

/// The same order, decided in words.
fn decided(mut command: Command, dice: &mut Dice) -> Command {
    let words = "decided so (synthetic)".to_owned();
    match &mut command {
        Command::Step { decided, .. } => *decided = Some(words),
        Command::Decide { decided, .. } => {
            let outcome = if dice.chance(50) { RulingOutcome::Refused } else { RulingOutcome::Registered };
            *decided = Some(Ruling { outcome, words });
        }
        _ => {}
    }
    command
}

/// Two registers know the same.
fn same(one: &Register, other: &Register) -> bool {
    one.opened == other.opened && one.law == other.law && one.parties == other.parties
}

fn step(name: &str, day: Date, dice: &mut Dice) -> Step {
    match name {
        "MeetGroup" => {
            let row = |unit: &&str| Founders { unit: (*unit).to_owned(), persons: dice.below(20) };
            Step::MeetGroup { founders: UNITS.iter().map(row).collect() }
        }
        "FormCommittee" => Step::FormCommittee { persons: 8 + dice.below(12) },
        "Notify" => Step::Notify,
        "Confirm" => Step::Confirm,
        "Publish" => Step::Publish,
        "HoldCongress" => Step::HoldCongress,
        "File" => {
            let row = |unit: &&str| UnitMembers {
                unit: (*unit).to_owned(),
                members: 80 + dice.below(800),
                invalid: dice.below(30),
                barred: u64::from(dice.chance(3)),
                founders: None,
            };
            Step::File { members: Members::ByUnit(UNITS.iter().map(row).collect()) }
        }
        "RegisterBranches" => Step::RegisterBranches,
        "Annul" => Step::Annul,
        "Suspend" => {
            Step::Suspend { until: day.saturating_add(i64::try_from(60 + dice.below(140)).unwrap_or(0).days()) }
        }
        "Resume" => Step::Resume,
        "Liquidate" => Step::Liquidate { missed: dice.chance(50).then(|| dice.below(4)) },
        _ => Step::Lapse,
    }
}
