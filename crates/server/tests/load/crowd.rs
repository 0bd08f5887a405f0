//! Thousands of open connections, and readers who are served beside them.

use std::io::Write as _;
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use server::Limits;

use crate::stand::Stand;
use crate::world::{connect, get, goes_on, last, open, responses, rest};

/// A crowd as it is wanted; less where this process may not open so many files. `bench/run.py crowd` has all of them in two
/// processes.
const CROWD: usize = 10_000;

/// Descriptors that are neither end of a connection.
const OTHERS: usize = 200;

/// Connections that are opened before somebody is served: fewer than the system lets wait to be taken.
const AT_ONCE: usize = 1_000;

/// How many files this process may open, after it asked for as many as it can have.
fn descriptors() -> usize {
    let read = || {
        let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
        let line = limits.lines().find(|line| line.starts_with("Max open files")).unwrap_or("").to_owned();
        let mut numbers = line.split_whitespace().filter_map(|word| word.parse::<usize>().ok());
        (numbers.next().unwrap_or(1024), numbers.next().unwrap_or(1024))
    };
    let hard = read().1;
    let me = std::process::id().to_string();
    // Where there is no such program, the crowd is smaller.
    let _ = Command::new("prlimit").args(["--pid", &me, &format!("--nofile={hard}:{hard}")]).status();
    read().0
}

#[test]
fn readers_are_served_beside_a_crowd() {
    let stand = Stand::within(Limits { head: Duration::from_secs(600), ..Limits::default() });
    // Both ends are in this process.
    let most = CROWD.min(descriptors().saturating_sub(OTHERS) / 2);
    for size in [most / 20, most] {
        let mut crowd: Vec<TcpStream> = Vec::with_capacity(size);
        for number in 0..size {
            let mut stream = connect(&stand);
            // A third says nothing, a third is in the middle of a head, a third was answered and stays.
            let sent = ["", "GET /en/ HTTP/1.1\r\nhost: s", &get("/healthz")][number % 3].to_owned();
            stream.write_all(sent.as_bytes()).unwrap();
            crowd.push(stream);
            if number % AT_ONCE == 0 {
                goes_on(&stand);
            }
        }
        for reader in 0..100 {
            let path = ["/en/", "/kk/law", "/en/elections/small/protocols", "/en/law?q=list"][reader % 4];
            assert_eq!(stand.get("", path).status, 200, "reader {reader} beside {size}");
        }
        let there = open(&stand);
        assert!(there > u64::try_from(size).unwrap(), "{there} of {size} are there");
        drop(crowd);
        goes_on(&stand);
    }
}

#[test]
fn more_than_there_are_places_for_wait_their_turn() {
    const PLACES: usize = 8;
    let stand = Stand::within(Limits { connections: PLACES, ..Limits::default() });
    let first: Vec<TcpStream> = (0..PLACES).map(|_| connect(&stand)).collect();
    let mut late: Vec<TcpStream> = (0..PLACES).map(|_| connect(&stand)).collect();
    for stream in &mut late {
        stream.write_all(last("/healthz").as_bytes()).unwrap();
    }
    drop(first);
    for mut stream in late {
        let all = rest(&mut stream);
        assert_eq!(responses(&all).0.iter().map(|own| own.status).collect::<Vec<_>>(), [200]);
    }
    goes_on(&stand);
}
