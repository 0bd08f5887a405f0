//! `zhargy protocol import`: a CSV with a protocol a row becomes entries of a clerk. A bad or refused row stops no other, and
//! a file that is sent twice enters nothing twice.

use std::collections::BTreeMap;
use std::process::ExitCode;

use clerk::record::{Figures, ProtocolStep};
use clerk::{Command, Order};
use election::protocol::import::{self, Bad, Import, Row};
use election::protocol::{Form, Role, State};
use law::value::group;
use serde_json::{Value, json};

use super::{AT_ONCE, SHOWN, form, state_words, step};
use crate::Done;
use crate::cli::ImportArgs;
use crate::failure::Failure;
use crate::render::style::{self, paint};
use crate::render::{self, Align, Table, wrap};
use crate::run::place::{self, Place};
use crate::run::progress::Progress;
use crate::run::session::{Outcome, Session};

/// Faults of headings shown in full.
const FAULTS: usize = 20;

/// What a file came to.
struct Imported {
    read: Import,
    entered: usize,
    known: usize,
    refused: Vec<Refused>,
    /// How many precincts of good rows stand where now.
    now: BTreeMap<State, usize>,
}

/// A row that the clerk refused.
struct Refused {
    row: usize,
    precinct: String,
    code: &'static str,
    why: String,
    by: Vec<String>,
}

/// Runs the command.
pub(super) fn run(args: &ImportArgs) -> Done {
    let place = Place::of(&args.journal)?;
    let bytes = place::input(&args.file)?;
    let mut session = place.open_begun()?;
    let read = read(&session, &bytes)?;
    if !read.passed_over.is_empty() {
        anstream::eprintln!("notice: columns that tell nothing about a protocol: {}", read.passed_over.join(", "));
    }
    let done = enter(&mut session, &place, args, read)?;
    render::print(&if args.json { format!("{:#}\n", done.json()) } else { done.human() })?;
    Ok(ExitCode::from(u8::from(!done.refused.is_empty() || !done.read.bad.is_empty())))
}

fn read(session: &Session, bytes: &[u8]) -> Result<Import, Failure> {
    let (state, table) = (session.desk().state(), &session.desk().books().table);
    let known = |id: &str| state.by_id.contains_key(id);
    import::read(bytes, form(state)?, &table.headings, &known).map_err(|faults| {
        let shown: Vec<String> = faults.iter().take(FAULTS).map(Bad::to_string).collect();
        Failure::told(shown.join("\n\n"))
    })
}

fn enter(session: &mut Session, place: &Place, args: &ImportArgs, read: Import) -> Result<Imported, Failure> {
    let mut progress = Progress::new("protocols", read.rows.len());
    let mut done = Imported { read, entered: 0, known: 0, refused: Vec::new(), now: BTreeMap::new() };
    let at = place::now()?;
    let form = form(session.desk().state())?.clone();
    for some in done.read.rows.chunks(AT_ONCE) {
        let order = |row: &Row| {
            let actor = row.clerk.clone().unwrap_or_else(|| args.actor.clone());
            let steps = steps(&form, row, args.second);
            // What is entered and whether it is the first or the second entry, as one text.
            let text = format!("import second={} {}", args.second, json!(steps));
            Order { id: place.id(&actor, &args.salt, text.as_bytes()), actor, at, command: Command::Steps { steps } }
        };
        let orders: Vec<Order> = some.iter().map(order).collect();
        let outcomes = session.carry_out(&orders)?;
        if args.each {
            let told = some.iter().zip(&orders).zip(&outcomes);
            render::print(
                &told.map(|((row, order), outcome)| acknowledgement(row, &order.id, outcome)).collect::<String>(),
            )?;
        }
        for (row, outcome) in some.iter().zip(outcomes) {
            match outcome {
                Outcome::Done(_) => done.entered += 1,
                Outcome::Known => done.known += 1,
                Outcome::Refused(why, _) => done.refused.push(Refused {
                    row: row.row,
                    precinct: row.precinct.clone(),
                    code: why.code(),
                    why: why.to_string(),
                    by: why.citations(),
                }),
            }
        }
        progress.add(some.len());
    }
    let state = session.desk().state();
    let mut precincts: Vec<usize> =
        done.read.rows.iter().filter_map(|row| state.by_id.get(&row.precinct).copied()).collect();
    precincts.sort_unstable();
    precincts.dedup();
    for at in precincts {
        *done.now.entry(state.precincts[at].entry.state()).or_default() += 1;
    }
    Ok(done)
}

/// What a caller may rely on, whatever happens to this program afterwards: the row is durable as these entries.
fn acknowledgement(row: &Row, id: &str, outcome: &Outcome) -> String {
    let row = row.row;
    match outcome {
        Outcome::Done(range) => {
            format!("entered  row {row} (entries {}..{})  {id}\n", range.start, range.end.saturating_sub(1))
        }
        Outcome::Refused(_, seq) => format!("refused  row {row} (entry {seq})  {id}\n"),
        Outcome::Known => format!("known  row {row}  {id}\n"),
    }
}

/// A first entry is handed over at once: the file is what its clerk has finished.
fn steps(form: &Form, row: &Row, second: bool) -> Vec<ProtocolStep> {
    let each = form.figures().iter().enumerate().flat_map(|(at, _)| form.cells_of(at, &row.figures));
    let figures: Figures = each.filter_map(|cell| Some((form.label(cell), row.figures.get(cell)?))).collect();
    let words = row.figures.all_words().map(|(cell, words)| (form.label(cell), words.to_owned())).collect();
    let enter = ProtocolStep { figures: Some(figures), words, ..step(&row.precinct, Role::Clerk, "enter") };
    if second { vec![enter] } else { vec![enter, step(&row.precinct, Role::Clerk, "release")] }
}

impl Imported {
    fn human(&self) -> String {
        let mut out = String::new();
        for bad in self.read.bad.iter().take(SHOWN) {
            out.push_str(&format!("{}  {bad}\n", paint(style::WARN, "bad")));
        }
        for refused in self.refused.iter().take(SHOWN) {
            let text = format!("{} row {}: {}", refused.code, refused.row, refused.why);
            out.push_str(&format!("{}  {text}\n", paint(style::WARN, "refused")));
            for article in &refused.by {
                out.push_str(&paint(style::DIM, wrap(article, render::WIDTH, 4)));
            }
        }
        let more = self.read.bad.len().saturating_sub(SHOWN) + self.refused.len().saturating_sub(SHOWN);
        if more > 0 {
            out.push_str(&format!("... and {more} more; --json names all\n"));
        }
        let number = |number: usize| group(u64::try_from(number).unwrap_or(u64::MAX));
        let mut table = Table::new(&[("rows", Align::Left), ("", Align::Right)]);
        let bad: std::collections::BTreeSet<usize> = self.read.bad.iter().map(|bad| bad.row).collect();
        for (words, count) in [
            ("entered", self.entered),
            ("entered before", self.known),
            ("refused", self.refused.len()),
            ("bad", bad.len()),
        ] {
            table.row(vec![words.to_owned(), number(count)]);
        }
        out.push_str(&table.render(2));
        let mut table = Table::new(&[("precincts of these rows now", Align::Left), ("", Align::Right)]);
        for (state, count) in &self.now {
            table.row(vec![state_words(*state).to_owned(), number(*count)]);
        }
        if !self.now.is_empty() {
            out.push_str(&table.render(2));
        }
        out
    }

    fn json(&self) -> Value {
        let bad = |bad: &Bad| {
            let column = bad.column.as_ref().map(|(number, heading)| json!({ "number": number, "heading": heading }));
            json!({ "code": bad.code, "row": bad.row, "column": column, "what": bad.what, "hint": bad.hint })
        };
        let refused = |one: &Refused| json!({ "code": one.code, "row": one.row, "precinct": one.precinct, "why": one.why, "by": one.by });
        let now: serde_json::Map<String, Value> =
            self.now.iter().map(|(state, count)| (state_words(*state).to_owned(), json!(count))).collect();
        json!({
            "entered": self.entered,
            "known": self.known,
            "refused": self.refused.iter().map(refused).collect::<Vec<_>>(),
            "bad": self.read.bad.iter().map(bad).collect::<Vec<_>>(),
            "passed_over": self.read.passed_over,
            "now": now,
        })
    }
}
