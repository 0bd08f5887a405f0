//! An import that is killed at random moments and begun again: nothing acknowledged is lost, nothing is doubled.
//!
//! `ZHARGY_KILLS=200` asks for more kills than a check of minutes allows.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::cluster::Cluster;
use crate::tools::{Chance, Folder, report, times, whole};

const SEED: u64 = 20_210_110;

#[test]
fn sqlite_keeps_what_was_acknowledged_before_a_kill() {
    let folder = Folder::new("kill");
    import_under_kills("SQLite", &folder.sqlite("j.db"));
}

#[test]
fn postgres_keeps_what_was_acknowledged_before_a_kill() {
    let cluster = Cluster::shared();
    import_under_kills("PostgreSQL", &cluster.address());
}

/// A running import, and the numbers that it says are durable.
struct Import {
    child: Child,
    acknowledged: Receiver<u64>,
}

impl Import {
    fn start(address: &str, from: u64, to: u64) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_import-numbered"))
            .args([address, "kills", &from.to_string(), &to.to_string(), "8"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (sender, acknowledged) = channel();
        std::thread::spawn(move || {
            // A line that the kill cut short has no newline, and no number was acknowledged by half.
            for number in lines.map_while(Result::ok).filter_map(|line| line.parse().ok()) {
                let _ = sender.send(number);
            }
        });
        Self { child, acknowledged }
    }
}

fn import_under_kills(name: &str, address: &str) {
    let kills = times("ZHARGY_KILLS", 25);
    let mut chance = Chance::new(SEED);
    // Which numbers were acknowledged, and how many were ever sent.
    let (mut known, mut retried) = (Vec::<bool>::new(), 0);
    for _ in 0..kills {
        // Some that were acknowledged are sent again, as by a caller who never got the answer.
        let missing = known.iter().position(|&known| !known).unwrap_or(known.len()) as u64;
        let from = missing.saturating_sub(chance.below(20));
        retried += missing - from;
        // It is killed some answers and some microseconds after it began, long before it ends.
        let mut import = Import::start(address, from, from + 1_000_000);
        for _ in 0..=chance.below(80) {
            note(&mut known, import.acknowledged.recv().unwrap());
        }
        let deadline = Instant::now() + Duration::from_micros(chance.below(5000));
        while let Ok(number) = import.acknowledged.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            note(&mut known, number);
        }
        assert!(import.child.try_wait().unwrap().is_none(), "it runs until it is killed");
        import.child.kill().unwrap();
        import.child.wait().unwrap();
        import.acknowledged.iter().for_each(|number| note(&mut known, number));
        check(address, &known);
    }
    // The last run sends everything that any run began, and ends.
    let to = known.len() as u64 + 100;
    let mut last = Import::start(address, 0, to);
    last.acknowledged.iter().for_each(|number| note(&mut known, number));
    assert!(last.child.wait().unwrap().success());
    assert!(known.iter().all(|&known| known));
    let recorded = check(address, &known);
    let more =
        format!("seed {SEED}; {retried} sent again before the last run and all in it, {recorded} entries, chain whole");
    let figures = [(kills, "kills"), (kills, "restarts"), (to, "acknowledged"), (0, "lost"), (0, "doubled")];
    report(&format!("{name}, a writer killed"), &figures, &more);
}

fn note(known: &mut Vec<bool>, number: u64) {
    let number = usize::try_from(number).unwrap();
    if known.len() <= number {
        known.resize(number + 1, false);
    }
    known[number] = true;
}

/// The chain is whole, every acknowledged command is in it with all its entries, and none is in it twice. Gives the
/// number of entries.
fn check(address: &str, known: &[bool]) -> u64 {
    let mut store = store::open(address, "kills").unwrap();
    let (verified, entries) = whole(&mut *store);
    let mut found = vec![0_u64; known.len()];
    for entry in &entries {
        let number = entry.command[1..].parse::<usize>().unwrap();
        if found.len() <= number {
            found.resize(number + 1, 0);
        }
        found[number] += 1;
    }
    for (number, &found) in found.iter().enumerate() {
        let (whole, acknowledged) = (number as u64 % 3 + 1, known.get(number).is_some_and(|&known| known));
        assert!(found == whole || (found == 0 && !acknowledged), "c{number}: {found} of {whole} entries");
    }
    verified.head.size
}
