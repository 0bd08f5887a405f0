//! Several nodes with a writer each on one journal, and a server that is restarted under them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use journal::Store;
use store::{Options, WriteError, Writer};

use crate::cluster::Cluster;
use crate::tools::{Folder, report, whole};
use crate::writes::Sums;

fn node(address: &str) -> Writer<Sums> {
    let options = Options { follow: Some(Duration::from_millis(20)), ..Options::default() };
    Writer::start(store::open(address, "nodes").unwrap(), Sums::default(), &options).unwrap()
}

#[test]
fn two_nodes_on_sqlite_make_one_chain() {
    let folder = Folder::new("nodes");
    two_nodes("SQLite", &folder.sqlite("j.db"));
}

#[test]
fn two_nodes_on_postgres_make_one_chain() {
    two_nodes("PostgreSQL", &Cluster::shared().address());
}

/// Both nodes are sent all commands, by several callers each: every command has one effect, and both come to one state.
fn two_nodes(name: &str, address: &str) {
    const COMMANDS: u64 = 200;
    const CALLERS: u64 = 4;
    let nodes = [node(address), node(address)];
    let repeated = AtomicU64::new(0);
    std::thread::scope(|scope| {
        for (node, caller) in nodes.iter().flat_map(|node| (0..CALLERS).map(move |caller| (node, caller))) {
            let (client, repeated) = (node.client(), &repeated);
            scope.spawn(move || {
                for number in (caller..COMMANDS).step_by(usize::try_from(CALLERS).unwrap()) {
                    let done = client.submit(number).unwrap();
                    assert_eq!(done.entries.end - done.entries.start, 2);
                    repeated.fetch_add(u64::from(done.repeated), Ordering::Relaxed);
                }
            });
        }
    });
    assert_eq!(repeated.into_inner(), COMMANDS, "each command was recorded by one node and found by the other");
    let (verified, entries) = whole(&mut *store::open(address, "nodes").unwrap());
    assert_eq!(verified.head.size, 2 * COMMANDS);
    // The idle node follows the other one.
    let sum = Sums::fold(&entries).sum;
    for node in &nodes {
        let seen = |client: store::Client<Sums>| client.look(|sums, head| (sums.sum, *head)).unwrap();
        let started = Instant::now();
        while seen(node.client()).1 != verified.head {
            assert!(started.elapsed() < Duration::from_secs(60), "a node does not follow");
        }
        assert_eq!(seen(node.client()).0, sum);
    }
    let more = format!("{CALLERS} callers each, every command sent to both: no fork, no gap");
    report(&format!("{name}, two nodes"), &[(2 * COMMANDS, "acknowledged"), (0, "lost"), (0, "doubled")], &more);
}

#[test]
fn two_busy_nodes_on_postgres_do_not_read_their_journal_anew_in_turns() {
    const COMMANDS: u64 = 300;
    let cluster = Cluster::shared();
    let address = cluster.address();
    let resets = [Arc::default(), Arc::default()];
    let nodes = resets.each_ref().map(|resets| {
        let mut sums = Sums::default();
        sums.resets = Arc::clone(resets);
        Writer::start(store::open(&address, "busy").unwrap(), sums, &Options::default()).unwrap()
    });
    std::thread::scope(|scope| {
        for (node, first) in nodes.iter().zip(0..) {
            let client = node.client();
            // One after the other, so that each group is as small as can be.
            scope.spawn(move || {
                for number in (first..COMMANDS).step_by(2) {
                    client.submit(number).unwrap();
                }
            });
        }
    });
    let (verified, _) = whole(&mut *store::open(&address, "busy").unwrap());
    assert_eq!(verified.head.size, 2 * COMMANDS);
    let resets: u64 = resets.iter().map(|resets: &Arc<AtomicU64>| resets.load(Ordering::Relaxed)).sum();
    // A node may be surprised once; afterwards the head is held while it decides.
    assert!(resets <= 4, "{resets} times the journal was read anew");
}

#[test]
fn a_node_that_is_told_to_follow_knows_at_once_what_another_recorded() {
    let folder = Folder::new("follow");
    let address = folder.sqlite("j.db");
    let quiet =
        || Writer::start(store::open(&address, "follow").unwrap(), Sums::default(), &Options::default()).unwrap();
    let (one, other) = (quiet(), quiet());
    let head = one.client().submit(7).unwrap().head;
    assert_ne!(
        other.client().look(|_, head| *head),
        Some(head),
        "a node that does not follow by itself knows nothing of it"
    );
    let (sender, receiver) = std::sync::mpsc::channel();
    other.client().follow(move |_, head| {
        let _ = sender.send(*head);
    });
    assert_eq!(receiver.recv(), Ok(head));
}

#[test]
fn readers_without_a_pause_keep_no_node_out() {
    let folder = Folder::new("readers");
    let address = folder.sqlite("j.db");
    let [writes, reads] = [node(&address), node(&address)];
    for number in 0..5 {
        writes.client().submit(number).unwrap();
    }
    let (client, started) = (reads.client(), Instant::now());
    // Nothing but looks, one right after the other.
    while client.look(|_, head| head.size) != Some(10) {
        assert!(started.elapsed() < Duration::from_secs(60), "who is asked all the time does not follow");
    }
}

#[test]
fn a_server_restarted_under_load_loses_nothing() {
    const RESTARTS: u64 = 4;
    let cluster = Cluster::new();
    let node = node(&cluster.address());
    let (stop, failed, next) = (AtomicBool::new(false), AtomicU64::new(0), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let (client, stop, failed, next) = (node.client(), &stop, &failed, &next);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    // The caller does what every caller does: it sends the same command until it has an answer.
                    let mut unanswered = false;
                    loop {
                        match client.submit(number) {
                            Ok(done) => break assert_eq!(done.entries.end - done.entries.start, 2),
                            Err(WriteError::Store { .. }) => unanswered = true,
                            Err(error) => panic!("{error}"),
                        }
                    }
                    failed.fetch_add(u64::from(unanswered), Ordering::Relaxed);
                }
            });
        }
        let progress = |by: u64| {
            let (target, started) = (next.load(Ordering::Relaxed) + by, Instant::now());
            while next.load(Ordering::Relaxed) < target {
                assert!(started.elapsed() < Duration::from_secs(120), "no progress after a restart");
                std::thread::yield_now();
            }
        };
        for restart in 0..RESTARTS {
            progress(40);
            if restart % 2 == 0 {
                cluster.crash();
            } else {
                cluster.stop();
            }
            cluster.start();
        }
        progress(40);
        stop.store(true, Ordering::Relaxed);
    });
    let acknowledged = next.into_inner();
    let mut store = store::open(&cluster.address(), "nodes").unwrap();
    let (verified, _) = whole(&mut *store);
    for number in 0..acknowledged {
        assert!(store.find_command(&format!("n{number}")).unwrap().is_some(), "n{number} was acknowledged");
    }
    assert_eq!(verified.head.size, 2 * acknowledged);
    let failed = failed.into_inner();
    assert!(failed > 0, "the restarts were felt");
    let figures = [(RESTARTS, "restarts"), (failed, "failed writes"), (acknowledged, "acknowledged")];
    let kept = [(0, "lost"), (0, "doubled")];
    report("PostgreSQL, its server restarted under load", &[&figures[..], &kept].concat(), "");
}
