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
    let to = kills * 60;
    let mut chance = Chance::new(SEED);
    let mut known = vec![false; usize::try_from(to).unwrap()];
    let (mut killed, mut runs, mut retried) = (0, 0, 0);
    loop {
        // Some that were acknowledged are sent again, as by a caller who never got the answer.
        let missing = known.iter().position(|&known| !known).map_or(to, |at| at as u64);
        let from = missing.saturating_sub(chance.below(20));
        retried += missing - from;
        let mut import = Import::start(address, from, to);
        runs += 1;
        let patience = Duration::from_micros(chance.below(400_000));
        let mut note = |number: u64| known[usize::try_from(number).unwrap()] = true;
        // The first answer shows that it runs; the moment after it is drawn.
        let deadline = import.acknowledged.recv().ok().map(|number| {
            note(number);
            Instant::now() + if killed < kills { patience } else { Duration::from_secs(3600) }
        });
        while let Some(left) = deadline.map(|at| at.saturating_duration_since(Instant::now()))
            && let Ok(number) = import.acknowledged.recv_timeout(left)
        {
            note(number);
        }
        killed += u64::from(import.child.try_wait().unwrap().is_none());
        import.child.kill().unwrap();
        let status = import.child.wait().unwrap();
        import.acknowledged.iter().for_each(&mut note);
        check(address, &known);
        if status.success() {
            break;
        }
    }
    assert!(known.iter().all(|&known| known));
    let (verified, _) = whole(&mut *store::open(address, "kills").unwrap());
    report(&format!(
        "{name}: {killed} kills in {runs} runs (seed {SEED}), {to} commands, {retried} sent again, {} entries: \
         0 acknowledged lost, 0 doubled, chain whole",
        verified.head.size
    ));
    assert_eq!(verified.head.size, (0..to).map(|number| number % 3 + 1).sum::<u64>());
}

/// The chain is whole, every acknowledged command is in it with all its entries, and none is in it twice.
fn check(address: &str, known: &[bool]) {
    let mut store = store::open(address, "kills").unwrap();
    let (_, entries) = whole(&mut *store);
    let mut found = vec![0_u64; known.len()];
    for entry in &entries {
        found[entry.command[1..].parse::<usize>().unwrap()] += 1;
    }
    for (number, (&known, &found)) in known.iter().zip(&found).enumerate() {
        let whole = number as u64 % 3 + 1;
        assert!(found == whole || (found == 0 && !known), "c{number}: {found} of {whole} entries");
    }
}
