//! Protocols through the writer: each client sends one entry and the next when that one is durable.
//!
//! One thread plays all clients, as the loop of a server does. It must never know what keeps the journal.

use std::collections::BTreeSet;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

use journal::{Draft, Entry, Head, Known, Moment, Store, chain, verify};
use serde_json::json;
use store::{Client, Decider, Decision, Options, Writer};

use crate::{Fault, Took};

/// Records what it is sent.
struct Recorder;

impl Decider for Recorder {
    type Command = Draft;
    type Answer = ();

    fn id<'a>(&self, command: &'a Draft) -> &'a str {
        &command.command
    }

    fn decide(&mut self, command: &Draft) -> Decision<()> {
        Decision::Record(vec![command.clone()], ())
    }

    fn repeated(&mut self, _: &Draft, _: &[Entry]) {}

    fn apply(&mut self, _: &Entry) {}

    fn reset(&mut self) {}

    fn undo(&mut self) -> bool {
        true
    }
}

/// A synthetic protocol as the demonstration records one.
fn draft(number: u64) -> Result<Draft, Fault> {
    let votes = |list: u64| number * 31 % 97 + list * 13;
    let figures = json!({
        "A1": 1002, "A2": 647, "A4": 366, "B1": 647, "B2 adal": votes(1), "B2 ak_zhol": votes(2), "B2 auyl": votes(3),
        "B2 nur_otan": votes(20), "B2 ppk": votes(4), "B3": 38, "B4": 1013, "B5": 366,
    });
    let reasons = json!([{ "code": "W3", "words": "the synthetic precinct is made so" }]);
    let body = json!({
        "figures": figures, "precinct": (number % 10_061).to_string(), "reasons": reasons, "role": "clerk", "step": "enter",
    });
    let at = Moment::from_millis(1_610_287_200_000 + i64::try_from(number)?)?;
    let actor = format!("clerk-{}-a", number % 220);
    Ok(Draft { actor, command: format!("bench-{number}"), at, kind: "protocol.step/1".to_owned(), body })
}

pub(crate) fn line() -> Result<String, Fault> {
    let entries = chain(&Head::EMPTY, vec![draft(12_345)?])?;
    entries.first().map(Entry::line).ok_or_else(|| "no entry".into())
}

pub(crate) fn run(address: &str, clients: u64, group: usize, time: Duration) -> Result<Took, Fault> {
    let name = format!("bench-{}", std::process::id());
    let options = Options { group, ..Options::default() };
    let writer = Writer::start(store::open(address, &name)?, Recorder, &options)?;
    let (answers, answered) = channel();
    let client = writer.client();
    let begun = Instant::now();
    for number in 0..clients {
        send(&client, draft(number)?, &answers);
    }
    let mut latencies = Vec::new();
    let mut sent = clients;
    while u64::try_from(latencies.len())? < sent {
        let answer: Result<Duration, String> = answered.recv()?;
        latencies.push(answer?);
        if begun.elapsed() < time {
            send(&client, draft(sent)?, &answers);
            sent += 1;
        }
    }
    let wall = begun.elapsed();
    let mut store = writer.stop().ok_or("the writer panicked")?;
    each_once(store.as_mut(), sent)?;
    Ok(Took { wall, latencies })
}

fn send(client: &Client<Recorder>, draft: Draft, answers: &Sender<Result<Duration, String>>) {
    let (before, answers) = (Instant::now(), answers.clone());
    client.send(draft, move |outcome| {
        let told = outcome.map(|_| before.elapsed()).map_err(|error| error.to_string());
        drop(answers.send(told));
    });
}

/// The journal is whole and holds each of so many commands once.
fn each_once(store: &mut dyn Store, sent: u64) -> Result<(), Fault> {
    let mut entries: Vec<Entry> = Vec::new();
    loop {
        let more = store.read(u64::try_from(entries.len())?, 4096)?;
        if more.is_empty() {
            break;
        }
        entries.extend(more);
    }
    verify(entries.iter().map(Entry::line), Known::Ends(store.head()?))?;
    let found: BTreeSet<&str> = entries.iter().map(|entry| entry.command.as_str()).collect();
    let wanted = (0..sent).all(|number| found.contains(format!("bench-{number}").as_str()));
    let whole = wanted && u64::try_from(entries.len())? == sent && found.len() == entries.len();
    if whole { Ok(()) } else { Err(format!("{sent} commands were sent, {} entries are there", entries.len()).into()) }
}
