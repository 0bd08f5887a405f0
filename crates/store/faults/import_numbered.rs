//! The child that fault tests kill: sends numbered commands to a writer and prints the number of each that was
//! acknowledged. `import-numbered ADDRESS JOURNAL FROM TO CLIENTS`.
//!
//! It must never print a number before its entries are durable.

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::mpsc::channel;

use journal::{Draft, Entry, Moment};
use store::{Decider, Decision, Options, Writer};

/// Records one to three entries for each number. Its state is how many entries there are.
struct Numbers {
    entries: u64,
}

impl Decider for Numbers {
    type Command = String;
    type Answer = u64;

    fn id<'a>(&self, command: &'a String) -> &'a str {
        command
    }

    fn decide(&mut self, command: &String) -> Decision<u64> {
        let number = command.trim_start_matches('c').parse::<u64>().unwrap_or_default();
        let draft = |part: u64| Draft {
            actor: "importer".to_owned(),
            command: command.clone(),
            at: Moment::EPOCH,
            kind: "number.recorded/1".to_owned(),
            body: (number * 10 + part).into(),
        };
        Decision::Record((0..=number % 3).map(draft).collect(), self.entries)
    }

    fn repeated(&mut self, _: &String, entries: &[Entry]) -> u64 {
        entries.first().map_or(0, |entry| entry.seq)
    }

    fn apply(&mut self, _: &Entry) {
        self.entries += 1;
    }

    fn reset(&mut self) {
        self.entries = 0;
    }
}

fn run(arguments: &[String]) -> Result<(), String> {
    let [address, journal, from, to, clients] = arguments else {
        return Err("usage: import-numbered ADDRESS JOURNAL FROM TO CLIENTS".to_owned());
    };
    let number = |text: &String| text.parse::<u64>().map_err(|error| format!("{text}: {error}"));
    let (from, to, clients) = (number(from)?, number(to)?, number(clients)?);
    let store = store::open(address, journal).map_err(|error| error.to_string())?;
    let writer =
        Writer::start(store, Numbers { entries: 0 }, &Options::default()).map_err(|error| error.to_string())?;
    let (sender, answers) = channel();
    let client = writer.client();
    let send = |number: u64| {
        let sender = sender.clone();
        client.send(format!("c{number}"), move |outcome| drop(sender.send((number, outcome))));
    };
    // So many commands wait at any time; each answer sends the next.
    let mut next = to.min(from + clients);
    (from..next).for_each(send);
    let mut out = std::io::stdout().lock();
    for _ in from..to {
        let (number, outcome) = answers.recv().map_err(|error| error.to_string())?;
        outcome.map_err(|error| error.to_string())?;
        writeln!(out, "{number}").and_then(|()| out.flush()).map_err(|error| error.to_string())?;
        if next < to {
            send(next);
            next += 1;
        }
    }
    Ok(())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::from(2)
        }
    }
}
