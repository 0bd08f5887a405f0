//! One group of commands: those sent before looked up, the others decided one after another, appended together, and only then answered.
//!
//! The state always is the fold of the journal up to `head`, whatever fails. It must never answer before the append.

use std::collections::hash_map::RandomState;
use std::collections::{BTreeSet, HashSet};
use std::hash::BuildHasher as _;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use journal::{AppendError, Entry, Head, Store, StoreError, Unwritable, chain_on};

use crate::decider::{Decider, Decision};
use crate::writer::{Done, Outcome, Reply, WriteError};

/// Entries of one reading: so few that they stay near the core until they are taken up.
const CHUNK: usize = 256;

/// After another node appended, the head is held while a group is decided, for so long: two nodes that only find out at the
/// end who was quicker would take turns at reading their journals anew.
const TOGETHER: Duration = Duration::from_secs(10);

/// How often a group is decided again because other nodes were quicker.
const MOST_ROUNDS: usize = 1000;

/// A command of a group and who waits for it.
pub(crate) struct Grouped<D: Decider> {
    pub(crate) command: D::Command,
    pub(crate) reply: Reply<D>,
}

/// The store, and the state that its journal folds to.
pub(crate) struct State<D: Decider> {
    store: Box<dyn Store>,
    decider: D,
    /// The head the state stands at.
    head: Head,
    /// The commands of the journal up to that head.
    seen: Seen,
    /// The journal may stand elsewhere: read before deciding.
    behind: bool,
    /// The head that the decider was told last.
    told: Option<Head>,
    /// When another node was last seen to append.
    others: Option<Instant>,
}

/// The ids of commands, each as a hash: eight bytes for a command, and a million of them in the memory of a small picture.
/// An id that is not among them stands nowhere up to the head, so the store need not be asked; and if another node adds it
/// behind the head, the append is refused as one that comes too late.
#[derive(Default)]
struct Seen {
    key: RandomState,
    ids: HashSet<u64>,
}

impl Seen {
    fn add(&mut self, id: &str) {
        self.ids.insert(self.key.hash_one(id));
    }

    /// True for every id that was added, and by chance for another: then the store knows.
    fn may_hold(&self, id: &str) -> bool {
        self.ids.contains(&self.key.hash_one(id))
    }
}

/// What one round of a group came to.
enum Round<D: Decider> {
    /// All is durable.
    Done(Vec<Outcome<D>>),
    /// Nothing was recorded; decide again.
    Again,
    /// Nothing was recorded, because this command made the decider panic.
    Panicked(usize, String),
}

/// Where the entries of a command recorded before stand, and the entries.
type Earlier = Option<(Range<u64>, Vec<Entry>)>;

/// A group decided and not yet recorded.
struct Decided<D: Decider> {
    outcomes: Vec<Outcome<D>>,
    entries: Vec<Entry>,
}

impl<D: Decider> State<D> {
    pub(crate) fn new(store: Box<dyn Store>, decider: D) -> Self {
        Self { store, decider, head: Head::EMPTY, seen: Seen::default(), behind: true, told: None, others: None }
    }

    pub(crate) fn into_store(self) -> Box<dyn Store> {
        self.store
    }

    pub(crate) fn look(&self, question: impl FnOnce(&D, &Head)) {
        question(&self.decider, &self.head);
    }

    /// Answers every command of the group.
    pub(crate) fn process(&mut self, mut group: Vec<Grouped<D>>) {
        while !group.is_empty() {
            let later = self.split_repeated(&mut group);
            self.settle(group);
            group = later;
        }
    }

    /// Takes out the commands whose id stands in the group before: they are the same command sent twice, and the second
    /// sending is looked up when the first is durable.
    fn split_repeated(&self, group: &mut Vec<Grouped<D>>) -> Vec<Grouped<D>> {
        let mut seen = BTreeSet::new();
        let mut later = Vec::new();
        let mut now = Vec::with_capacity(group.len());
        for job in group.drain(..) {
            if seen.insert(self.decider.id(&job.command).to_owned()) {
                now.push(job);
            } else {
                later.push(job);
            }
        }
        *group = now;
        later
    }

    /// Brings a group of different commands to its end.
    fn settle(&mut self, mut group: Vec<Grouped<D>>) {
        for _ in 0..MOST_ROUNDS {
            if group.is_empty() {
                return;
            }
            match self.round(&group) {
                Ok(Round::Done(outcomes)) => {
                    for (job, outcome) in group.into_iter().zip(outcomes) {
                        job.reply.give(outcome);
                    }
                    return;
                }
                Ok(Round::Again) => {}
                Ok(Round::Panicked(index, what)) => group.remove(index).reply.give(Err(WriteError::Bug(what))),
                Err(error) => return give_up(group, &error),
            }
        }
        let why = format!("other nodes were quicker {MOST_ROUNDS} times");
        give_up(group, &StoreError::failed("append", why));
    }

    fn round(&mut self, group: &[Grouped<D>]) -> Result<Round<D>, StoreError> {
        if self.others.is_none_or(|at| at.elapsed() > TOGETHER) {
            return self.round_alone(group);
        }
        self.store.hold()?;
        self.behind = true;
        let round = self.round_alone(group);
        // An append has let go already. Where it cannot be told, the connection is lost, and the hold with it.
        let _ = self.store.release();
        round
    }

    fn round_alone(&mut self, group: &[Grouped<D>]) -> Result<Round<D>, StoreError> {
        if self.behind {
            self.catch_up()?;
        }
        let Some(earlier) = self.look_up(group)? else {
            self.behind = true;
            return Ok(Round::Again);
        };
        let base = self.head;
        self.decider.mark();
        let decided = match self.decide_all(group, &earlier) {
            Ok(decided) => decided,
            Err((index, what)) => {
                // A decider that panicked may have left anything behind.
                self.rebuild();
                return Ok(Round::Panicked(index, what));
            }
        };
        match self.store.append(&base, &decided.entries) {
            Ok(head) => {
                self.head = head;
                decided.entries.iter().for_each(|entry| self.seen.add(&entry.command));
                self.tell();
                Ok(Round::Done(decided.outcomes.into_iter().map(|outcome| with_head(outcome, head)).collect()))
            }
            Err(AppendError::Moved { head }) => {
                self.others = Some(Instant::now());
                self.roll_back(&decided.entries);
                // A journal that is no longer than what was read is another one: a restored copy, perhaps.
                if head.size <= base.size {
                    self.rebuild();
                }
                Ok(Round::Again)
            }
            Err(AppendError::Repeated { command }) => {
                self.roll_back(&decided.entries);
                self.seen.add(&command);
                Ok(Round::Again)
            }
            Err(AppendError::Failed(error)) => {
                self.roll_back(&decided.entries);
                Err(error)
            }
        }
    }

    /// For each command what an earlier sending of it recorded; nothing where that stands behind what was read. The store
    /// is asked for those alone that may have been sent before, so a group of new ones costs one question: the append.
    fn look_up(&mut self, group: &[Grouped<D>]) -> Result<Option<Vec<Earlier>>, StoreError> {
        let mut earlier: Vec<Earlier> = vec![None; group.len()];
        let ids = group.iter().map(|job| self.decider.id(&job.command)).enumerate();
        let (places, ids): (Vec<usize>, Vec<&str>) = ids.filter(|(_, id)| self.seen.may_hold(id)).unzip();
        if ids.is_empty() {
            return Ok(Some(earlier));
        }
        let found = self.store.find_commands(&ids)?;
        if found.iter().flatten().any(|range| range.end > self.head.size) {
            return Ok(None);
        }
        for (place, range) in places.into_iter().zip(found) {
            earlier[place] = range.map(|range| self.recorded(range)).transpose()?;
        }
        Ok(Some(earlier))
    }

    fn recorded(&mut self, range: Range<u64>) -> Result<(Range<u64>, Vec<Entry>), StoreError> {
        let count = usize::try_from(range.end - range.start).unwrap_or(usize::MAX);
        Ok((range.clone(), self.store.read(range.start, count)?))
    }

    /// Decides the group on the state and on what the commands before it in the group record; the state is ahead of the
    /// head afterwards.
    ///
    /// # Errors
    /// The decider panicked: which command it was, and what the panic said.
    fn decide_all(&mut self, group: &[Grouped<D>], earlier: &[Earlier]) -> Result<Decided<D>, (usize, String)> {
        let mut decided = Decided { outcomes: Vec::with_capacity(group.len()), entries: Vec::new() };
        let mut ahead = self.head;
        for (index, (job, earlier)) in group.iter().zip(earlier).enumerate() {
            let decider = &mut self.decider;
            let outcome = catch_unwind(AssertUnwindSafe(|| match earlier {
                Some((range, entries)) => {
                    let answer = decider.repeated(&job.command, entries);
                    Ok((Done { answer, entries: range.clone(), repeated: true, head: ahead }, Vec::new()))
                }
                None => decide(decider, &job.command, &mut ahead),
            }));
            match outcome {
                Ok(Ok((done, recorded))) => {
                    decided.entries.extend(recorded);
                    decided.outcomes.push(Ok(done));
                }
                Ok(Err(unwritable)) => decided.outcomes.push(Err(WriteError::Unwritable(unwritable))),
                Err(panic) => return Err((index, told(&*panic))),
            }
        }
        Ok(decided)
    }

    /// Takes back the entries that were applied and not recorded. Where another node or a failure is behind it, the
    /// journal may have grown.
    fn roll_back(&mut self, applied: &[Entry]) {
        self.behind = true;
        if !applied.is_empty() && !self.decider.undo() {
            self.rebuild();
        }
    }

    /// Forgets the state; it is read anew before the next decision.
    fn rebuild(&mut self) {
        self.decider.reset();
        self.head = Head::EMPTY;
        self.seen.ids.clear();
        self.behind = true;
    }

    /// Reads what the journal has behind the state.
    ///
    /// # Errors
    /// The store cannot be asked, or its entries do not follow; the state then stands where reading stopped.
    pub(crate) fn catch_up(&mut self) -> Result<(), StoreError> {
        // Where reading breaks off, perhaps within a command, nothing is decided before it went on.
        self.behind = true;
        let mut more = false;
        loop {
            let entries = self.store.read(self.head.size, CHUNK)?;
            more |= !entries.is_empty();
            for (index, entry) in entries.iter().enumerate() {
                if entry.prev != self.head.last {
                    let seq = self.head.size;
                    self.rebuild();
                    let why = format!("entry {seq} does not follow what was read before");
                    return Err(StoreError::broken("follow the journal", why));
                }
                self.decider.apply(entry);
                self.seen.add(&entry.command);
                // The next entry names this one's hash, which the store has checked: only the last is hashed once more.
                let last = entries.get(index + 1).map_or_else(|| entry.hash(), |next| next.prev);
                self.head = Head { size: entry.seq + 1, last };
            }
            if entries.len() < CHUNK {
                break;
            }
        }
        self.behind = false;
        // What was read at the beginning says nothing about now.
        if more && self.told.is_some() {
            self.others = Some(Instant::now());
        }
        self.tell();
        Ok(())
    }

    /// Tells the decider that the state is durable, once for each head.
    fn tell(&mut self) {
        if self.told.replace(self.head) != Some(self.head) {
            self.decider.durable(&self.head);
        }
    }
}

/// Decides one command and takes what it records into the state; `ahead` moves with it.
fn decide<D: Decider>(
    decider: &mut D,
    command: &D::Command,
    ahead: &mut Head,
) -> Result<(Done<D::Answer>, Vec<Entry>), Unwritable> {
    let (drafts, answer) = match decider.decide(command) {
        Decision::Record(drafts, answer) => (drafts, answer),
        Decision::Answer(answer) => (Vec::new(), answer),
    };
    let id = decider.id(command);
    assert!(drafts.iter().all(|draft| draft.command == id), "a draft carries another id than its command");
    let first = ahead.size;
    let recorded = chain_on(ahead, drafts)?;
    for entry in &recorded {
        decider.apply(entry);
    }
    let entries = first..ahead.size;
    Ok((Done { answer, entries, repeated: false, head: *ahead }, recorded))
}

fn with_head<A>(outcome: Result<Done<A>, WriteError>, head: Head) -> Result<Done<A>, WriteError> {
    outcome.map(|done| Done { head, ..done })
}

fn give_up<D: Decider>(group: Vec<Grouped<D>>, error: &StoreError) {
    for job in group {
        job.reply.give(Err(WriteError::from(error)));
    }
}

/// What a panic said.
fn told(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "a panic without words".to_owned())
}
