//! Looks at a journal entry by entry and knows the invariants: sums are those of the accepted protocols counted once more in
//! another way, no step is outside the drawing, a refusal changes nothing. It must never ask how an order was answered.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use clerk::record::{Figures, ProtocolStep, Record};
use clerk::{Books, Desk, State};
use election::protocol::{Cell, Move, State as Stage, TRANSITIONS};
use journal::{Entry, Head, Known, MemoryStore, Store as _, follows, verify};

/// What was seen, for a test that asks whether everything happened.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub(crate) kinds: BTreeSet<String>,
    pub(crate) codes: BTreeSet<String>,
    pub(crate) transitions: BTreeSet<(Stage, Move, Stage)>,
}

/// A precinct by its steps alone: whoever entered last before the protocol was accepted entered what stands.
#[derive(Default)]
struct Naive {
    last: Figures,
    accepted: Option<Figures>,
    void: bool,
}

/// An auditor of one journal.
pub(crate) struct Audit {
    desk: Desk,
    head: Head,
    precincts: BTreeMap<String, Naive>,
    commands: BTreeSet<String>,
    open: Option<String>,
}

impl Audit {
    pub(crate) fn new(books: &Arc<Books>) -> Self {
        let desk = Desk::new(Arc::clone(books));
        Self { desk, head: Head::EMPTY, precincts: BTreeMap::new(), commands: BTreeSet::new(), open: None }
    }

    pub(crate) fn desk(&self) -> &Desk {
        &self.desk
    }

    pub(crate) fn head(&self) -> Head {
        self.head
    }

    /// Takes up what is new, entry by entry.
    pub(crate) fn catch_up(&mut self, store: &mut MemoryStore, seen: &mut Seen) {
        let new = store.read(self.head.size, usize::MAX).unwrap_or_else(|error| panic!("{error}"));
        if new.is_empty() {
            return;
        }
        (self.head, _) = follows(&self.head, &new).unwrap_or_else(|at| panic!("entry {at} does not follow"));
        for entry in &new {
            self.once(entry);
            self.take_up(entry, seen);
        }
        self.sums();
        self.result();
    }

    /// A command stands at one place.
    fn once(&mut self, entry: &Entry) {
        if self.open.as_ref() != Some(&entry.command) {
            assert!(self.commands.insert(entry.command.clone()), "`{}` is carried out twice", entry.command);
        }
        self.open = (entry.rest > 0).then(|| entry.command.clone());
    }

    fn take_up(&mut self, entry: &Entry, seen: &mut Seen) {
        let record = Record::read(&entry.kind, &entry.body).unwrap_or_else(|why| panic!("{why}"));
        seen.kinds.insert(entry.kind.clone());
        match record {
            Record::Refused(refused) => {
                let before = fingerprint(self.desk.state());
                self.enter(entry);
                assert_eq!(before, fingerprint(self.desk.state()), "a refusal changed something");
                assert!(!refused.why.is_empty());
                seen.codes.insert(refused.code);
            }
            Record::ProtocolStep(step) => {
                let before = stage(self.desk.state(), &step.precinct);
                self.enter(entry);
                let after = stage(self.desk.state(), &step.precinct);
                let how = moved(&step.step);
                assert!(TRANSITIONS.contains(&(before, how, after)), "{before:?} {how:?} {after:?} is not drawn");
                seen.transitions.insert((before, how, after));
                self.naive(step);
            }
            Record::Certified(_) => {
                self.enter(entry);
                let state = self.desk.state();
                assert_eq!(self.desk.recount().ok(), state.counted, "what is certified is what is counted");
                self.signed();
            }
            _ => self.enter(entry),
        }
    }

    fn enter(&mut self, entry: &Entry) {
        self.desk.enter(entry).unwrap_or_else(|broken| panic!("{broken}"));
    }

    fn naive(&mut self, step: ProtocolStep) {
        let naive = self.precincts.entry(step.precinct).or_default();
        if let Some(figures) = step.figures {
            naive.last = figures;
        }
        match step.step.as_str() {
            "accept" => naive.accepted = Some(naive.last.clone()),
            "declare_void" => (naive.accepted, naive.void) = (None, true),
            "recount_on_request" | "recount_ordered" | "correction" | "repeat_voting" => {
                (naive.accepted, naive.void) = (None, false);
            }
            _ => {}
        }
    }

    /// The totals are those of the accepted protocols, of the whole and of every region.
    fn sums(&self) {
        let state = self.desk.state();
        let Some(ballot) = &state.ballot else { return };
        let tally = &ballot.tally;
        let regions: BTreeSet<&str> = state.precincts.iter().map(|one| one.precinct.region.as_str()).collect();
        let places = [None].into_iter().chain(regions.into_iter().map(Some));
        for region in places {
            let id = region.map_or_else(|| "whole".to_owned(), |region| format!("region {region}"));
            let node = tally.territory().find(&id).unwrap_or_else(|| panic!("no place `{id}`"));
            let sum = tally.sum(node);
            let inside = |id: &str| {
                let at = state.by_id[id];
                region.is_none_or(|region| state.precincts[at].precinct.region == region)
            };
            let within: Vec<&Naive> =
                self.precincts.iter().filter(|(id, _)| inside(id)).map(|(_, naive)| naive).collect();
            let counted: Vec<&Figures> = within.iter().filter_map(|naive| naive.accepted.as_ref()).collect();
            let void = within.iter().filter(|naive| naive.void).count();
            assert_eq!(usize::try_from(sum.void).ok(), Some(void), "{id}: void");
            assert_eq!(usize::try_from(sum.settled).ok(), Some(void + counted.len()), "{id}: settled");
            for (at, total) in sum.cells.iter().enumerate() {
                let label = ballot.form.label(Cell::Fixed(at));
                let own: u64 = counted.iter().filter_map(|figures| figures.get(&label)).sum();
                assert_eq!(*total, own, "{id}: {label}");
            }
        }
    }

    /// What is counted rests on every precinct; what is certified gives each mandate once.
    fn result(&self) {
        let state = self.desk.state();
        let Some(counted) = &state.counted else {
            assert!(state.certified.is_none() && state.mandates.is_empty(), "a result outlives its protocols");
            return;
        };
        let open = state.precincts.iter().filter(|one| !matches!(one.entry.state(), Stage::Accepted | Stage::Void));
        assert_eq!(open.count(), 0, "a part is counted");
        let given: u32 = counted.lists.iter().map(|list| list.seats).sum();
        if counted.open.is_none() {
            assert_eq!(given, counted.mandates, "every mandate has its list");
        }
        for (id, given) in &state.mandates {
            let list = &state.lists[id];
            let held: BTreeSet<&String> = list.seated.iter().collect();
            assert_eq!(held.len(), list.seated.len(), "a person has two mandates");
            assert!(held.iter().all(|name| list.filed.persons.iter().any(|person| person.name == **name)));
            assert!(list.left.iter().all(|name| !held.contains(name)), "who left is back");
            let seats = counted.lists.iter().find(|row| row.list == *id).map(|row| row.seats);
            let persons = u32::try_from(given.persons.len()).ok();
            assert_eq!(seats, persons.map(|persons| persons + given.vacant), "mandates of `{id}`");
        }
    }

    /// Who signed at a sitting signed what is certified, each once from an account of their own.
    fn signed(&self) {
        let state = self.desk.state();
        let Some(sitting) = &state.sitting else { return };
        assert_eq!(Some(&sitting.counted), state.counted.as_ref().map(clerk::result_hash).as_ref());
        let accounts: BTreeSet<&String> = sitting.signatures.iter().map(|signature| &signature.by).collect();
        assert_eq!(accounts.len(), sitting.signatures.len(), "an account signed twice");
        let names: Vec<&String> = sitting.signatures.iter().map(|signature| &signature.name).collect();
        assert_eq!(names, state.certified.iter().flat_map(|own| &own.signed).collect::<Vec<_>>());
        assert!(accounts.len() >= self.desk.least_signers().0, "too few signed");
    }

    /// The whole journal is verified and replayed.
    pub(crate) fn close(&self, books: &Arc<Books>, store: &mut MemoryStore) {
        let entries = store.read(0, usize::MAX).unwrap_or_else(|error| panic!("{error}"));
        let lines: Vec<String> = entries.iter().map(Entry::line).collect();
        let verified = verify(&lines, Known::Ends(self.head)).unwrap_or_else(|fault| panic!("{fault}"));
        assert_eq!(verified.head, self.head);
        let mut again = Desk::new(Arc::clone(books));
        for entry in &entries {
            again.enter(entry).unwrap_or_else(|broken| panic!("{broken}"));
        }
        assert_same(again.state(), self.desk.state());
    }
}

/// Two desks know the same.
pub(crate) fn assert_same(one: &State, other: &State) {
    assert_eq!(fingerprint(one), fingerprint(other));
    assert!(one.called == other.called && one.lists == other.lists);
}

fn stage(state: &State, precinct: &str) -> Stage {
    state.precincts[state.by_id[precinct]].entry.state()
}

/// The step as the drawing names it: who asked for a recount is no part of it.
fn moved(step: &str) -> Move {
    let all: BTreeSet<Move> = TRANSITIONS.iter().map(|(_, how, _)| *how).collect();
    let name = if step.starts_with("recount_") { "recount" } else { step };
    all.into_iter().find(|how| how.as_str() == name).unwrap_or_else(|| panic!("no step `{step}` is drawn"))
}

/// All that an order can change in a state; of persons their number.
fn fingerprint(state: &State) -> String {
    let mut text = String::new();
    let called = state.called.as_ref().map(|called| (&called.election, called.vote, &called.law.hash));
    let _ = writeln!(text, "{called:?} {:?}", state.mandates);
    for (id, list) in &state.lists {
        let (filed, persons) = (&list.filed, list.filed.persons.len());
        let _ = writeln!(text, "{id} {} {} {persons} {:?} {:?}", filed.party, filed.day, list.registered, list.out);
        let _ = writeln!(text, "{:?} {:?}", list.seated, list.left);
    }
    let _ = writeln!(text, "{:?} {} {:?}", state.counted, state.outdated, state.lot);
    let _ = writeln!(text, "{:?} {:?} {}", state.sitting, state.certified, state.published);
    let _ = writeln!(text, "{:?}", state.registered().iter().map(|(id, _)| *id).collect::<Vec<_>>());
    for one in &state.precincts {
        let past = one.entry.history().count();
        let _ = writeln!(text, "{:?} {:?} {past}", one.precinct, one.entry.state());
        let _ = writeln!(text, "{:?} {:?}", one.entry.outcome(), one.copies);
    }
    if let Some(ballot) = &state.ballot {
        let sum = ballot.tally.sum(ballot.tally.territory().whole());
        let _ = writeln!(text, "{:?} {sum} {:?}", ballot.set, sum.cells);
    }
    text
}
