//! Nodes of the site as processes, one of which is killed while everybody works. Whoever speaks to a node that is gone waits
//! until it is there again, or goes to another one.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::{Condvar, Mutex};
use std::time::Duration;

const PROGRAM: &str = env!("CARGO_BIN_EXE_zhargy");

/// Longer than a node takes to start: whoever waits so long has failed.
const FOREVER: Duration = Duration::from_secs(300);

/// All nodes.
pub(crate) struct Nodes {
    db: String,
    all: Mutex<Vec<Node>>,
    changed: Condvar,
    spent: Mutex<Spent>,
}

struct Node {
    at: SocketAddr,
    /// The process while it lives, and how often it was started.
    child: Option<Child>,
    started: u32,
}

/// What the processes used, as far as it was looked at before they ended.
#[derive(Clone, Copy, Default)]
struct Spent {
    /// Processor time in hundredths of a second.
    ticks: u64,
    /// The largest memory, kilobytes.
    memory: u64,
}

impl Nodes {
    pub(crate) fn start(db: &str, count: usize) -> Self {
        let all = (0..count).map(|_| serve(db, "127.0.0.1:0")).collect();
        Self { db: db.to_owned(), all: Mutex::new(all), changed: Condvar::new(), spent: Mutex::default() }
    }

    /// The address of the node of this number, or of the next one that lives; waits where none does.
    pub(crate) fn address(&self, wanted: usize) -> SocketAddr {
        let all = self.all.lock().unwrap();
        let lives = |all: &Vec<Node>| {
            let count = all.len();
            (0..count).map(|next| &all[(wanted + next) % count]).find(|node| node.child.is_some()).map(|node| node.at)
        };
        let (all, waited) = self.changed.wait_timeout_while(all, FOREVER, |all| lives(all).is_none()).unwrap();
        assert!(!waited.timed_out(), "no node lives");
        lives(&all).unwrap()
    }

    /// Whether this address was a living node's all the time since a connection was made to it.
    pub(crate) fn times_started(&self, at: SocketAddr) -> Option<u32> {
        let all = self.all.lock().unwrap();
        all.iter().find(|node| node.at == at && node.child.is_some()).map(|node| node.started)
    }

    /// Kills the last node as a cut of power would. `dead` is called while it is gone; where it was the only one, it is then
    /// started again at its address.
    pub(crate) fn kill(&self, dead: impl FnOnce()) {
        let (only, address) = {
            let mut all = self.all.lock().unwrap();
            let only = all.len() == 1;
            let node = all.last_mut().unwrap();
            let mut child = node.child.take().unwrap();
            self.note(&child);
            child.kill().unwrap();
            child.wait().unwrap();
            (only, node.at)
        };
        dead();
        if only {
            let again = serve(&self.db, &address.to_string());
            let mut all = self.all.lock().unwrap();
            let node = all.last_mut().unwrap();
            (node.child, node.started) = (again.child, node.started + 1);
        }
        self.changed.notify_all();
    }

    /// Looks at what a process used so far.
    fn note(&self, child: &Child) {
        let own = Spent::of(child.id());
        let mut spent = self.spent.lock().unwrap();
        spent.ticks += own.ticks;
        spent.memory = spent.memory.max(own.memory);
    }

    /// What the nodes used, in words.
    pub(crate) fn told(&self) -> String {
        for node in self.all.lock().unwrap().iter() {
            node.child.iter().for_each(|child| self.note(child));
        }
        let spent = *self.spent.lock().unwrap();
        let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let load = load.split(' ').next().unwrap_or("?").to_owned();
        let seconds = spent.ticks / 100;
        format!("nodes: {seconds} s of processor, at most {} MiB each; load {load}", spent.memory / 1024)
    }
}

impl Drop for Nodes {
    fn drop(&mut self) {
        for node in self.all.lock().unwrap().iter_mut() {
            if let Some(mut child) = node.child.take() {
                let _ = child.kill();
                let _ = child.wait();
            }
        }
    }
}

impl Spent {
    fn of(process: u32) -> Self {
        let read = |file: &str| std::fs::read_to_string(format!("/proc/{process}/{file}")).unwrap_or_default();
        let stat = read("stat");
        // The name of the program stands in brackets and may hold anything.
        let fields: Vec<u64> = stat
            .rsplit_once(')')
            .map(|(_, rest)| rest.split_whitespace().map(|field| field.parse().unwrap_or(0)).collect())
            .unwrap_or_default();
        let ticks = fields.get(11).copied().unwrap_or(0) + fields.get(12).copied().unwrap_or(0);
        let status = read("status");
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("");
        let memory = peak.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0);
        Self { ticks, memory }
    }
}

fn serve(db: &str, listen: &str) -> Node {
    let mut child = Command::new(PROGRAM)
        .args(["serve", "--db", db, "--listen", listen])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let at = line.trim().trim_start_matches("http://").trim_end_matches('/').parse().unwrap();
    Node { at, child: Some(child), started: 1 }
}
