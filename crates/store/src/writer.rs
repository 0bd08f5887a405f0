//! The writer: one thread owns the store and the state, takes commands from everybody, and answers each when what it
//! caused is durable.
//!
//! It must never know what a command means, and never answer early.

use std::fmt;
use std::ops::Range;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, TrySendError, channel, sync_channel};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use journal::{Head, Store, StoreError, Unwritable};

use crate::codes;
use crate::decider::Decider;
use crate::group::{Grouped, State};

/// How a writer works.
#[derive(Clone, Debug)]
pub struct Options {
    /// Commands of one transaction at most.
    pub group: usize,
    /// Commands that wait at most; more are turned away by [`Client::try_send`] and wait in [`Client::send`].
    pub queue: usize,
    /// How often an idle writer looks for entries of other nodes; never where there are none.
    pub follow: Option<Duration>,
}

impl Default for Options {
    fn default() -> Self {
        Self { group: 256, queue: 4096, follow: None }
    }
}

/// What became of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done<A> {
    /// The decider's answer.
    pub answer: A,
    /// The places of the command's entries; empty where nothing was recorded.
    pub entries: Range<u64>,
    /// True where they were recorded by an earlier sending of the same command.
    pub repeated: bool,
    /// The durable head that holds them.
    pub head: Head,
}

/// Why a command has no answer. Only [`WriteError::Store`] leaves open whether it was recorded; sent again with the same
/// id, it has one effect in any case.
#[derive(Debug, Clone)]
pub enum WriteError {
    /// The store failed; the same text for every command of the group.
    Store {
        /// The code of the failure.
        code: &'static str,
        /// What failed and why.
        message: String,
    },
    /// A draft has no canonical line.
    Unwritable(Unwritable),
    /// The decider panicked: nothing was recorded.
    Bug(String),
    /// The queue is full.
    Busy,
    /// The writer stopped.
    Stopped,
}

/// The thread that writes. It ends when this handle is stopped or dropped.
pub struct Writer<D: Decider> {
    client: Client<D>,
    thread: Option<JoinHandle<Box<dyn Store>>>,
}

/// Sends commands to a writer; cheap to clone.
pub struct Client<D: Decider> {
    jobs: SyncSender<Job<D>>,
}

impl<D: Decider> Clone for Client<D> {
    fn clone(&self) -> Self {
        Self { jobs: self.jobs.clone() }
    }
}

pub(crate) type Outcome<D> = Result<Done<<D as Decider>::Answer>, WriteError>;
type Question<D> = Box<dyn FnOnce(&D, &Head) + Send>;
type Callback<D> = Box<dyn FnOnce(Outcome<D>) + Send>;

/// What a client sends.
enum Job<D: Decider> {
    Command(D::Command, Reply<D>),
    Look(Question<D>),
    /// As a look, after what other nodes appended was read.
    Follow(Question<D>),
    Stop,
}

/// Answers once, in any case: where it is dropped unanswered, the writer is gone.
pub(crate) struct Reply<D: Decider>(Option<Callback<D>>);

impl<D: Decider> Reply<D> {
    pub(crate) fn give(mut self, outcome: Outcome<D>) {
        if let Some(callback) = self.0.take() {
            callback(outcome);
        }
    }
}

impl<D: Decider> Drop for Reply<D> {
    fn drop(&mut self) {
        if let Some(callback) = self.0.take() {
            callback(Err(WriteError::Stopped));
        }
    }
}

impl<D: Decider> Writer<D> {
    /// Reads the whole journal into the decider, then starts the thread.
    ///
    /// # Errors
    /// The journal cannot be read, or no thread can be started.
    pub fn start(store: Box<dyn Store>, decider: D, options: &Options) -> Result<Self, StoreError> {
        let mut state = State::new(store, decider);
        state.catch_up()?;
        let (jobs, queue) = sync_channel(options.queue);
        let options = options.clone();
        let thread = Builder::new()
            .name("writer".to_owned())
            .spawn(move || run(state, &queue, &options))
            .map_err(|error| StoreError::failed("start the writer", error))?;
        Ok(Self { client: Client { jobs }, thread: Some(thread) })
    }

    /// A handle that sends commands.
    pub fn client(&self) -> Client<D> {
        self.client.clone()
    }

    /// Answers what was sent before, ends the thread and gives the store back; nothing where the thread panicked.
    pub fn stop(mut self) -> Option<Box<dyn Store>> {
        self.end()
    }

    fn end(&mut self) -> Option<Box<dyn Store>> {
        let thread = self.thread.take()?;
        let _ = self.client.jobs.send(Job::Stop);
        thread.join().ok()
    }
}

impl<D: Decider> Drop for Writer<D> {
    fn drop(&mut self) {
        self.end();
    }
}

impl<D: Decider> Client<D> {
    /// Sends a command and waits for its answer.
    ///
    /// # Errors
    /// The command has no answer; see [`WriteError`].
    pub fn submit(&self, command: D::Command) -> Outcome<D> {
        let (sender, receiver) = channel();
        self.send(command, move |outcome| drop(sender.send(outcome)));
        receiver.recv().unwrap_or(Err(WriteError::Stopped))
    }

    /// Sends a command, waiting while the queue is full; `answered` is called on the writer's thread and must be quick.
    pub fn send(&self, command: D::Command, answered: impl FnOnce(Outcome<D>) + Send + 'static) {
        // Where the writer is gone, dropping the job answers it.
        let _ = self.jobs.send(Job::Command(command, Reply(Some(Box::new(answered)))));
    }

    /// As [`Client::send`], and answers [`WriteError::Busy`] at once where the queue is full.
    pub fn try_send(&self, command: D::Command, answered: impl FnOnce(Outcome<D>) + Send + 'static) {
        if let Err(TrySendError::Full(Job::Command(_, reply))) =
            self.jobs.try_send(Job::Command(command, Reply(Some(Box::new(answered)))))
        {
            reply.give(Err(WriteError::Busy));
        }
    }

    /// Asks the state of the durable journal as the writer last knew it; nothing where the writer is gone.
    pub fn look<T: Send + 'static>(&self, question: impl FnOnce(&D, &Head) -> T + Send + 'static) -> Option<T> {
        let (sender, receiver) = channel();
        let look = Job::Look(Box::new(move |decider, head| drop(sender.send(question(decider, head)))));
        self.jobs.send(look).ok()?;
        receiver.recv().ok()
    }

    /// Has the writer read what other nodes appended, then asks the state; `question` is called on the writer's thread and
    /// must be quick. It is dropped where the queue is full or the writer is gone. A store that cannot be read now leaves the
    /// state as it was last known.
    pub fn follow(&self, question: impl FnOnce(&D, &Head) + Send + 'static) {
        // Dropping the question tells whoever waits for it.
        let _ = self.jobs.try_send(Job::Follow(Box::new(question)));
    }
}

/// What was asked between two groups.
enum Asked<D: Decider> {
    AsKnown(Question<D>),
    AsStored(Question<D>),
}

/// The group before. Whoever was answered then is likely to send again at once: a group smaller than the one before waits
/// for them, and no longer than an eighth of what that one took. A single client is never waited for.
#[derive(Default)]
struct Before {
    commands: usize,
    took: Duration,
}

impl Before {
    /// The next job for a group of so many; `empty` is when nothing waited first.
    fn next<D: Decider>(&self, group: usize, empty: &mut Option<Instant>, queue: &Receiver<Job<D>>) -> Next<D> {
        match queue.try_recv() {
            Err(TryRecvError::Empty) if group < self.commands => {
                let left = (self.took / 8).saturating_sub(empty.get_or_insert_with(Instant::now).elapsed());
                queue.recv_timeout(left).map_err(|error| match error {
                    RecvTimeoutError::Timeout => TryRecvError::Empty,
                    RecvTimeoutError::Disconnected => TryRecvError::Disconnected,
                })
            }
            next => next,
        }
    }
}

type Next<D> = Result<Job<D>, TryRecvError>;

/// The thread: groups of what waits, until it is told to stop or nobody is left who could send.
fn run<D: Decider>(mut state: State<D>, queue: &Receiver<Job<D>>, options: &Options) -> Box<dyn Store> {
    let mut before = Before::default();
    let mut followed = Instant::now();
    loop {
        let first = match options.follow {
            None => queue.recv().map_err(|_| RecvTimeoutError::Disconnected),
            // Readers who ask without a pause must not keep the journal of other nodes out.
            Some(interval) if followed.elapsed() >= interval => Err(RecvTimeoutError::Timeout),
            Some(interval) => queue.recv_timeout(interval.saturating_sub(followed.elapsed())),
        };
        let mut group = Vec::new();
        let mut next = match first {
            Ok(job) => Ok(job),
            Err(RecvTimeoutError::Timeout) => {
                // A store that cannot be asked now is asked again with the next command, and says so to its caller.
                let _ = state.catch_up();
                followed = Instant::now();
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => Err(TryRecvError::Disconnected),
        };
        let mut asked = Vec::new();
        let mut empty = None;
        let stop = loop {
            match next {
                Ok(Job::Command(command, reply)) => group.push(Grouped { command, reply }),
                Ok(Job::Look(question)) => asked.push(Asked::AsKnown(question)),
                Ok(Job::Follow(question)) => {
                    asked.push(Asked::AsStored(question));
                    break false;
                }
                Ok(Job::Stop) | Err(TryRecvError::Disconnected) => break true,
                Err(TryRecvError::Empty) => break false,
            }
            if group.len() + asked.len() >= options.group {
                break false;
            }
            // Whoever looks does not wait for commands that may come.
            next = if asked.is_empty() { before.next(group.len(), &mut empty, queue) } else { queue.try_recv() };
        };
        let (commands, begun) = (group.len(), Instant::now());
        state.process(group);
        before = Before { commands, took: begun.elapsed() };
        // Whoever looks sees what was sent before, and perhaps what was sent a moment later.
        for question in asked {
            match question {
                Asked::AsKnown(question) => state.look(question),
                Asked::AsStored(question) => {
                    let _ = state.catch_up();
                    state.look(question);
                }
            }
        }
        if stop {
            return state.into_store();
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store { message, .. } => f.write_str(message),
            Self::Unwritable(unwritable) => unwritable.fmt(f),
            Self::Bug(what) => write!(f, "{} the program failed while it decided: {what}", codes::BUG),
            Self::Busy => write!(f, "{} more commands wait than the writer takes", codes::NO_WRITER),
            Self::Stopped => write!(f, "{} the writer has stopped", codes::NO_WRITER),
        }
    }
}

impl std::error::Error for WriteError {}

impl From<&StoreError> for WriteError {
    fn from(error: &StoreError) -> Self {
        Self::Store { code: error.code, message: error.to_string() }
    }
}
