//! The writer on a store whose n-th operation fails, for n = 1, 2, ...; its decisions, its panics, its groups.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::channel;

use journal::{Entry, FaultyStore, MemoryStore, Operation, Store as _, When};
use serde_json::json;
use store::{Decider, Decision, Options, WriteError, Writer};

use crate::tools::{draft, report, whole};

/// Records each number with the sum of all before it: a decision that is wrong on any other state.
#[derive(Default, Clone, Debug)]
pub(crate) struct Sums {
    pub(crate) sum: u64,
    numbers: BTreeSet<u64>,
    marked: Option<Box<Sums>>,
    can_undo: bool,
    /// How often the state was forgotten and read anew.
    pub(crate) resets: Arc<AtomicU64>,
}

impl Sums {
    /// The state of these entries; each must hold the sum before it.
    pub(crate) fn fold(entries: &[Entry]) -> Self {
        let mut sums = Self::default();
        for entry in entries {
            sums.apply(entry);
        }
        sums
    }
}

impl Decider for Sums {
    type Command = u64;
    type Answer = Result<u64, &'static str>;

    fn id<'a>(&self, number: &'a u64) -> &'a str {
        // One text for each number, kept as long as the program runs.
        static IDS: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();
        let ids = IDS.get_or_init(|| (0..100_000).map(|number| format!("n{number}")).collect());
        &ids[usize::try_from(*number).unwrap()]
    }

    fn decide(&mut self, number: &u64) -> Decision<Self::Answer> {
        match *number {
            90_001 => panic!("this number is unlucky"),
            90_002 => return Decision::Answer(Err("this number is refused")),
            90_003 => return Decision::Record(vec![draft("n90003", json!(0.5))], Ok(0)),
            _ if self.numbers.contains(number) => return Decision::Answer(Err("the number is there")),
            _ => {}
        }
        let id = self.id(number).to_owned();
        let first = draft(&id, json!({ "before": self.sum, "number": number }));
        Decision::Record(vec![first, draft(&id, json!({ "end": number }))], Ok(self.sum))
    }

    fn repeated(&mut self, _: &u64, entries: &[Entry]) -> Self::Answer {
        entries.first().and_then(|entry| entry.body["before"].as_u64()).ok_or("no entries")
    }

    fn apply(&mut self, entry: &Entry) {
        let Some(number) = entry.body["number"].as_u64() else { return };
        assert_eq!(entry.body["before"], self.sum, "entry {} was decided on another state", entry.seq);
        assert!(self.numbers.insert(number));
        self.sum += number;
    }

    fn reset(&mut self) {
        self.resets.fetch_add(1, Ordering::Relaxed);
        *self = Self { can_undo: self.can_undo, resets: Arc::clone(&self.resets), ..Self::default() };
    }

    fn mark(&mut self) {
        if self.can_undo {
            self.marked = None;
            self.marked = Some(Box::new(self.clone()));
        }
    }

    fn undo(&mut self) -> bool {
        let Some(marked) = self.marked.take() else { return false };
        *self = *marked;
        true
    }
}

const COMMANDS: u64 = 40;

/// Sends all numbers at once and those that failed again, until each has its answer; then the same once more, as callers do
/// who never got one.
fn send_all(writer: &Writer<Sums>) -> u64 {
    send_until_answered(writer, false) + send_until_answered(writer, true)
}

fn send_until_answered(writer: &Writer<Sums>, again: bool) -> u64 {
    let client = writer.client();
    let (mut waiting, mut failures) = ((0..COMMANDS).collect::<Vec<_>>(), 0);
    while !waiting.is_empty() {
        let (sender, answers) = channel();
        for &number in &waiting {
            let sender = sender.clone();
            client.send(number, move |outcome| sender.send((number, outcome)).unwrap());
        }
        drop(sender);
        waiting.clear();
        for (number, outcome) in answers {
            match outcome {
                Ok(done) => {
                    assert!(done.answer.is_ok() && done.head.size >= done.entries.end, "{done:?}");
                    assert!(done.repeated || !again, "{done:?}");
                }
                Err(WriteError::Store { code, .. }) => {
                    assert_eq!(code, journal::codes::STORE_FAILED);
                    failures += 1;
                    waiting.push(number);
                }
                Err(error) => panic!("{error}"),
            }
        }
    }
    failures
}

#[test]
fn the_nth_operation_fails_and_nothing_is_lost_or_doubled() {
    let (mut runs, mut failed_writes, mut unanswered) = (0_u64, 0, 0);
    for operation in [Operation::Append, Operation::Read, Operation::Find] {
        for when in [When::Before, When::After] {
            for can_undo in [false, true] {
                for n in 0.. {
                    let failures = Arc::new(AtomicU64::new(0));
                    let count = Arc::clone(&failures);
                    // The first reading is that of the start, which says so itself.
                    let n_asked = if operation == Operation::Read { n + 1 } else { n };
                    let plan = move |asked, number| {
                        let fails = asked == operation && number == n_asked;
                        count.fetch_add(u64::from(fails), Ordering::Relaxed);
                        fails.then_some(when)
                    };
                    let memory = MemoryStore::new();
                    let sums = Sums { can_undo, ..Sums::default() };
                    let options = Options { group: 7, ..Options::default() };
                    let faulty = Box::new(FaultyStore::new(memory.clone(), plan));
                    let writer = Writer::start(faulty, sums, &options).unwrap();
                    unanswered += send_all(&writer);
                    let sum = writer.client().look(|sums, _| sums.sum).unwrap();
                    drop(writer);
                    let (verified, entries) = whole(&mut memory.clone());
                    assert_eq!(verified.head.size, 2 * COMMANDS);
                    assert_eq!((Sums::fold(&entries).sum, sum), (COMMANDS * (COMMANDS - 1) / 2, sum));
                    runs += 1;
                    let felt = failures.load(Ordering::Relaxed);
                    failed_writes += felt;
                    if felt == 0 {
                        break;
                    }
                }
            }
        }
    }
    assert!(failed_writes > 20 && unanswered > 0);
    let figures = [(failed_writes, "failed writes"), (runs * COMMANDS, "acknowledged"), (0, "lost"), (0, "doubled")];
    let more = format!("{runs} runs, {unanswered} commands sent again");
    report("the n-th operation fails", &figures, &more);
}

#[test]
fn a_start_that_cannot_read_says_so() {
    let plan = |asked, _| (asked == Operation::Read).then_some(When::Before);
    let store = Box::new(FaultyStore::new(MemoryStore::new(), plan));
    assert!(Writer::start(store, Sums::default(), &Options::default()).is_err());
}

#[test]
fn each_command_of_a_group_gets_its_own_answer() {
    for can_undo in [false, true] {
        let memory = MemoryStore::new();
        let sums = Sums { can_undo, ..Sums::default() };
        let writer = Writer::start(Box::new(memory.clone()), sums, &Options::default()).unwrap();
        let client = writer.client();
        let (sender, answers) = channel();
        // Sent while the writer is busy with a question, so that they are one group.
        let gate = client.clone();
        let (open, opened) = channel::<()>();
        let busy = std::thread::spawn(move || gate.look(move |_, _| opened.recv().is_ok()));
        let sent = [3, 90_001, 4, 90_002, 3, 90_003, 5];
        for number in sent {
            let sender = sender.clone();
            client.send(number, move |outcome| sender.send((number, outcome)).unwrap());
        }
        open.send(()).unwrap();
        assert_eq!(busy.join().unwrap(), Some(true));
        drop(sender);
        let mut told: Vec<String> = answers
            .iter()
            .take(sent.len())
            .map(|(number, outcome)| match outcome {
                Ok(done) => format!("{number} {:?} {:?} {}", done.answer, done.entries, done.repeated),
                Err(error) => format!("{number} {error}"),
            })
            .collect();
        told.sort();
        let unwritable = "J011 record 1 of command `n90003` cannot be written: J001 the field `body` is out of bounds: \
                          0.5 is no whole number from -(2^53-1) to 2^53-1";
        let expect = [
            "3 Ok(0) 0..2 false".to_owned(),
            "3 Ok(0) 0..2 true".to_owned(),
            "4 Ok(3) 2..4 false".to_owned(),
            "5 Ok(7) 4..6 false".to_owned(),
            "90001 J021 the program failed while it decided: this number is unlucky".to_owned(),
            "90002 Err(\"this number is refused\") 4..4 false".to_owned(),
            format!("90003 {unwritable}"),
        ];
        assert_eq!(told, expect);
        // Sent again, it has the effect it had; the state stands where the journal does.
        let again = client.submit(4).unwrap();
        assert_eq!((again.answer, again.entries, again.repeated), (Ok(3), 2..4, true));
        assert_eq!(client.look(|sums, head| (sums.sum, head.size)), Some((12, 6)));
        assert_eq!(writer.stop().unwrap().head().unwrap().size, 6);
        assert!(matches!(client.submit(6), Err(WriteError::Stopped)));
        assert_eq!(client.look(|_, _| ()), None);
        assert_eq!(whole(&mut memory.clone()).1.len(), 6);
    }
}

#[test]
fn a_full_queue_turns_away() {
    let options = Options { queue: 2, ..Options::default() };
    let writer = Writer::start(Box::new(MemoryStore::new()), Sums::default(), &options).unwrap();
    let client = writer.client();
    let (open, opened) = channel::<()>();
    let (begun, begins) = channel();
    let gate = client.clone();
    let busy = std::thread::spawn(move || {
        gate.look(move |_, _| {
            begun.send(()).unwrap();
            opened.recv().is_ok()
        })
    });
    begins.recv().unwrap();
    let (sender, answers) = channel();
    for number in 0..3 {
        let sender = sender.clone();
        client.try_send(number, move |outcome| sender.send((number, outcome)).unwrap());
    }
    let (number, outcome) = answers.recv().unwrap();
    assert!(number == 2 && matches!(outcome, Err(WriteError::Busy)));
    open.send(()).unwrap();
    assert!(answers.recv().unwrap().1.is_ok() && answers.recv().unwrap().1.is_ok());
    busy.join().unwrap();
}
