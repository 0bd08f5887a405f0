//! `zhargy order`: commands as JSON become orders of an actor, with the moment of this machine's clock. Whether they are
//! carried out is for the clerk to say.

use std::fmt::Write as _;
use std::process::ExitCode;

use clerk::{Command, Order};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::place::{self, Place};
use super::session::{Outcome, Session};
use crate::Done;
use crate::cli::OrderArgs;
use crate::failure::{Failure, codes};
use crate::render::style::{self, paint};
use crate::render::{self, wrap};

/// Orders stored in one step.
const AT_ONCE: usize = 256;

/// Runs the command.
pub(crate) fn run(args: &OrderArgs) -> Done {
    let place = Place::of(&args.journal)?;
    let file = args.file.display().to_string();
    let commands = read(&file, &place::input(&args.file)?)?;
    let orders = orders(args, &place, commands)?;
    let begins = matches!(orders.first(), Some(Order { command: Command::Call { .. }, .. }));
    let mut session = if begins { place.open()? } else { place.open_begun()? };
    let mut all_done = true;
    for some in orders.chunks(AT_ONCE) {
        let outcomes = session.carry_out(some)?;
        let mut told = String::new();
        for (order, outcome) in some.iter().zip(&outcomes) {
            let answer = Answer::of(&mut session, order, outcome)?;
            all_done &= answer.refused.is_none();
            if args.json {
                let _ = writeln!(told, "{}", answer.json(order));
            } else {
                told.push_str(&answer.human(order));
            }
        }
        render::print(&told)?;
    }
    Ok(ExitCode::from(u8::from(!all_done)))
}

/// Commands as they stand in a file, each with its bytes; one that cannot be read stops all of them.
fn read(file: &str, bytes: &[u8]) -> Result<Vec<(Command, String)>, Failure> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let fault = |line: usize, what: &dyn std::fmt::Display| {
        let what = format!("{file}: line {line}: {}; nothing was ordered", brief(&what.to_string()));
        Failure::new(codes::ORDER, what, "one JSON object a command, such as {\"command\": \"count\"} (docs/RUN.md)")
    };
    let mut stream = serde_json::Deserializer::from_slice(bytes).into_iter::<Box<RawValue>>();
    let mut commands = Vec::new();
    loop {
        let line = line_of(bytes, stream.byte_offset());
        match stream.next() {
            None => break,
            Some(Err(error)) => return Err(fault(error.line(), &error)),
            Some(Ok(raw)) => {
                let command: Command = serde_json::from_str(raw.get()).map_err(|error| fault(line, &error))?;
                commands.push((command, raw.get().to_owned()));
            }
        }
    }
    if commands.is_empty() { Err(fault(1, &"there is no command")) } else { Ok(commands) }
}

/// What a reader says of a text, without the most of a text that it repeats: its place stands at the end.
fn brief(what: &str) -> String {
    const ENDS: usize = 120;
    let (begin, end) = (what.char_indices().nth(ENDS), what.char_indices().nth_back(ENDS));
    match (begin, end) {
        (Some((begin, _)), Some((end, _))) if begin < end => format!("{} ... {}", &what[..begin], &what[end..]),
        _ => what.to_owned(),
    }
}

/// The line of the first byte at or after an offset that is no white space, from 1.
fn line_of(bytes: &[u8], offset: usize) -> usize {
    let blank = bytes[offset..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    1 + bytes[..offset + blank].iter().filter(|byte| **byte == b'\n').count()
}

fn orders(args: &OrderArgs, place: &Place, commands: Vec<(Command, String)>) -> Result<Vec<Order>, Failure> {
    if args.id.is_some() && commands.len() != 1 {
        let what = format!("--id names one command, and here are {}", commands.len());
        return Err(Failure::new(codes::ARGUMENT, what, "leave it out: every command then has an id of its own"));
    }
    let at = place::now()?;
    let mut orders = Vec::with_capacity(commands.len());
    for (command, bytes) in commands {
        if let Command::Call { election, .. } = &command
            && *election != place.journal
        {
            let what = format!("the journal is `{}`, the command calls `{election}`", place.journal);
            return Err(Failure::new(codes::ORDER, what, "name the election's journal as the call names the election"));
        }
        let id = args.id.clone().unwrap_or_else(|| place.id(&args.actor, &args.salt, bytes.as_bytes()));
        orders.push(Order { id, actor: args.actor.clone(), at, command });
    }
    Ok(orders)
}

/// What became of an order, ready to be shown.
struct Answer {
    word: &'static str,
    /// Its entries, the first and the last.
    entries: Option<(u64, u64)>,
    /// Code, reason and articles.
    refused: Option<(String, String, Vec<String>)>,
}

impl Answer {
    fn of(session: &mut Session, order: &Order, outcome: &Outcome) -> Result<Self, Failure> {
        let ends = |range: &std::ops::Range<u64>| (!range.is_empty()).then(|| (range.start, range.end - 1));
        Ok(match outcome {
            Outcome::Done(range) => Self { word: "done", entries: ends(range), refused: None },
            Outcome::Refused(why, seq) => {
                let refused = Some((why.code().to_owned(), why.to_string(), why.citations()));
                Self { word: "refused", entries: Some((*seq, *seq)), refused }
            }
            Outcome::Known => {
                let (range, refused) = session.earlier(&order.id)?.unzip();
                let refused = refused.flatten().map(|refused| (refused.code, refused.why, refused.by));
                Self { word: "known", entries: range.as_ref().and_then(ends), refused }
            }
        })
    }

    fn human(&self, order: &Order) -> String {
        let entries = match self.entries {
            Some((first, last)) if first == last => format!("entry {first}"),
            Some((first, last)) => format!("entries {first}..{last}"),
            None => "no entry".to_owned(),
        };
        let style = if self.refused.is_some() { style::WARN } else { style::GOOD };
        let mut out = format!("{}  {} ({entries})  {}\n", paint(style, self.word), order.command.name(), order.id);
        if let Some((code, why, by)) = &self.refused {
            out.push_str(&wrap(&format!("{code} {why}"), render::WIDTH, 4));
            for article in by {
                out.push_str(&paint(style::DIM, wrap(article, render::WIDTH, 4)));
            }
        }
        out
    }

    fn json(&self, order: &Order) -> Value {
        let mut all = json!({ "id": order.id, "command": order.command.name(), "answer": self.word });
        if let Some((first, last)) = self.entries {
            all["entries"] = json!([first, last]);
        }
        if let Some((code, why, by)) = &self.refused {
            all["refused"] = json!({ "code": code, "why": why, "by": by });
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_read_or_none_is() {
        let check = |text: &str, expect: Result<usize, &str>| {
            let read = read("f", text.as_bytes()).map(|commands| commands.len()).map_err(|failure| failure.message);
            match (&read, expect) {
                (Ok(found), Ok(wanted)) => assert_eq!(*found, wanted, "{text}"),
                (Err(message), Err(wanted)) => assert!(message.contains(wanted), "{text}: {message}"),
                _ => panic!("{text}: {read:?}"),
            }
        };
        check("{\"command\": \"count\"}", Ok(1));
        check("\u{feff}{\"command\":\"count\"}\r\n\r\n{\n \"command\":\"draw_lot\",\n \"lists\":[]\n}\n", Ok(2));
        check("", Err("line 1: there is no command"));
        check("{\"command\":\"count\"}\n{\"command\":\"vote\"}", Err("line 2: unknown variant `vote`"));
        check("{\"command\":\"count\"}\n\n{\"command\"", Err("line 3: EOF"));
        check("{\"command\":\"certify\",\"signed\":[],\"seal\":1}", Err("line 1: unknown field `seal`"));
        check("[1]", Err("line 1"));
        check("\0", Err("line 1"));
    }
}
