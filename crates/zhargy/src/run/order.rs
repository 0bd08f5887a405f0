//! `zhargy order` and `zhargy party order`: commands as JSON become orders of an actor, with the moment of this machine's
//! clock. Whether they are carried out is for the clerk to say.

use std::fmt::Write as _;
use std::process::ExitCode;

use clerk::record::Cited;
use clerk::{Order, Procedure, State};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::place::{self, Place};
use super::session::{Outcome, Session};
use crate::Done;
use crate::cli::{OrderArgs, OrderedArgs};
use crate::failure::{Failure, codes};
use crate::render::style::{self, paint};
use crate::render::{self, wrap};

/// Orders stored in one step.
const AT_ONCE: usize = 256;

/// Runs the command on the journal of an election.
pub(crate) fn run(args: &OrderArgs) -> Done {
    of_file::<State>(&Place::of(&args.journal)?, &args.ordered)
}

/// Orders what a file holds.
pub(crate) fn of_file<P>(place: &Place, args: &OrderedArgs) -> Done
where
    P: Procedure,
    P::Command: DeserializeOwned,
{
    let file = args.file.display().to_string();
    let commands = read(&file, &place::input(&args.file)?)?;
    let given = Given { actor: &args.actor, id: args.id.as_deref(), salt: &args.salt, json: args.json };
    carry_out::<P>(place, given, commands)
}

/// Who orders, under which id, and how the answers are shown.
#[derive(Clone, Copy)]
pub(crate) struct Given<'a> {
    pub(crate) actor: &'a str,
    pub(crate) id: Option<&'a str>,
    pub(crate) salt: &'a str,
    pub(crate) json: bool,
}

/// Orders commands, each with its bytes, and prints what became of them.
pub(crate) fn carry_out<P: Procedure>(place: &Place, given: Given<'_>, commands: Vec<(P::Command, String)>) -> Done {
    let orders = orders::<P>(given, place, commands)?;
    let begins = orders.first().is_some_and(|order| P::opens(&order.command).is_some());
    let mut session: Session<P> = if begins { place.open()? } else { place.open_begun_as()? };
    let mut all_done = true;
    for some in orders.chunks(AT_ONCE) {
        let outcomes = session.carry_out(some)?;
        let mut told = String::new();
        for (order, outcome) in some.iter().zip(&outcomes) {
            let answer = Answer::of(&mut session, order, outcome)?;
            all_done &= answer.refused.is_none();
            if given.json {
                let _ = writeln!(told, "{}", answer.json());
            } else {
                told.push_str(&answer.human());
            }
        }
        render::print(&told)?;
    }
    Ok(ExitCode::from(u8::from(!all_done)))
}

/// Commands as they stand in a file, each with its bytes; one that cannot be read stops all of them.
fn read<C: DeserializeOwned>(file: &str, bytes: &[u8]) -> Result<Vec<(C, String)>, Failure> {
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
                let command: C = serde_json::from_str(raw.get()).map_err(|error| fault(line, &error))?;
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

fn orders<P: Procedure>(
    given: Given<'_>,
    place: &Place,
    commands: Vec<(P::Command, String)>,
) -> Result<Vec<Order<P::Command>>, Failure> {
    if given.id.is_some() && commands.len() != 1 {
        let what = format!("--id names one command, and here are {}", commands.len());
        return Err(Failure::new(codes::ARGUMENT, what, "leave it out: every command then has an id of its own"));
    }
    let at = place::now()?;
    let mut orders = Vec::with_capacity(commands.len());
    for (command, bytes) in commands {
        if let Some(opened) = P::opens(&command).filter(|opened| *opened != place.journal) {
            let what = format!("the journal is `{}`, the command calls `{opened}`", place.journal);
            return Err(Failure::new(codes::ORDER, what, "name the journal as the command that begins it names it"));
        }
        let id = given.id.map_or_else(|| place.id(given.actor, given.salt, bytes.as_bytes()), str::to_owned);
        orders.push(Order { id, actor: given.actor.to_owned(), at, command });
    }
    Ok(orders)
}

/// What became of an order, ready to be shown.
struct Answer {
    word: &'static str,
    id: String,
    command: &'static str,
    /// Its entries, the first and the last.
    entries: Option<(u64, u64)>,
    /// Code, reason and articles.
    refused: Option<(String, String, Vec<String>)>,
    /// What the records tell.
    told: Vec<Cited>,
}

impl Answer {
    fn of<P: Procedure>(
        session: &mut Session<P>,
        order: &Order<P::Command>,
        outcome: &Outcome,
    ) -> Result<Self, Failure> {
        let ends = |range: &std::ops::Range<u64>| (!range.is_empty()).then(|| (range.start, range.end - 1));
        let (word, entries, refused) = match outcome {
            Outcome::Done(range) => ("done", ends(range), None),
            Outcome::Refused(why, seq) => {
                let refused = Some((why.code().to_owned(), why.to_string(), why.citations()));
                ("refused", Some((*seq, *seq)), refused)
            }
            Outcome::Known => {
                let (range, refused) = session.earlier(&order.id)?.unzip();
                let refused = refused.flatten().map(|refused| (refused.code, refused.why, refused.by));
                ("known", range.as_ref().and_then(ends), refused)
            }
        };
        let told = match entries {
            Some((first, last)) if refused.is_none() => session.tells(&(first..last + 1))?,
            _ => Vec::new(),
        };
        Ok(Self { word, id: order.id.clone(), command: P::name(&order.command), entries, refused, told })
    }

    fn human(&self) -> String {
        let entries = match self.entries {
            Some((first, last)) if first == last => format!("entry {first}"),
            Some((first, last)) => format!("entries {first}..{last}"),
            None => "no entry".to_owned(),
        };
        let style = if self.refused.is_some() { style::WARN } else { style::GOOD };
        let mut out = format!("{}  {} ({entries})  {}\n", paint(style, self.word), self.command, self.id);
        for Cited { words, by } in &self.told {
            out.push_str(&wrap(words, render::WIDTH, 4));
            out.push_str(&paint(style::DIM, wrap(by, render::WIDTH, 4)));
        }
        if let Some((code, why, by)) = &self.refused {
            out.push_str(&wrap(&format!("{code} {why}"), render::WIDTH, 4));
            for article in by {
                out.push_str(&paint(style::DIM, wrap(article, render::WIDTH, 4)));
            }
        }
        out
    }

    fn json(&self) -> Value {
        let mut all = json!({ "id": self.id, "command": self.command, "answer": self.word });
        if let Some((first, last)) = self.entries {
            all["entries"] = json!([first, last]);
        }
        if !self.told.is_empty() {
            all["told"] = json!(self.told);
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
            let read = read::<clerk::Command>("f", text.as_bytes())
                .map(|commands| commands.len())
                .map_err(|failure| failure.message);
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
