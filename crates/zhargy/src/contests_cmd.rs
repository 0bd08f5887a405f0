//! `zhargy contests`: many elections of one seat in one journal, from tables and for all posts at once. What is decided is
//! decided by `clerk::contests`, post by post; here rows become orders, and what became of them is told.

pub(crate) mod archive;
pub(crate) mod demo;
mod due;
pub(crate) mod paper;
mod show;
pub(crate) mod steps;
pub(crate) mod tables;

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub(crate) use ::tables::orders::Work;
use clerk::Order;
use clerk::contests::{Command, Contests};
use law::value::group;
use serde_json::{Value, json};

use crate::Done;
use crate::cli::{ContestsArgs, ContestsCommand, OpenContestsArgs};
use crate::failure::Failure;
use crate::render::style::{self, paint};
use crate::render::{self, wrap};
use crate::run::order;
use crate::run::place::{self, Place};
use crate::run::progress::Progress;
use crate::run::session::{Outcome, Session};

/// A session of the desk.
pub(crate) type Sitting = Session<Contests>;

/// Orders stored in one step.
const AT_ONCE: usize = 256;

/// Refusals that are told one by one.
const SHOWN: usize = 20;

/// Runs the command.
pub(crate) fn run(args: &ContestsArgs) -> Done {
    match &args.command {
        ContestsCommand::Open(args) => open(args),
        ContestsCommand::Upload(args) => tables::run(args),
        ContestsCommand::Do(args) => steps::run(args),
        ContestsCommand::Show(args) => show::run(args),
        ContestsCommand::Due(args) => due::run(args),
        ContestsCommand::Paper(args) => paper::run(args),
        ContestsCommand::Archive(args) => archive::run(args),
        ContestsCommand::Order(args) => order::of_file::<Contests>(&Place::of(&args.journal)?, &args.ordered),
    }
}

fn open(args: &OpenContestsArgs) -> Done {
    let place = Place::of(&args.journal)?;
    let command = Command::Open {
        set: place.journal.clone(),
        office: args.office.clone(),
        title: args.title.clone(),
        synthetic: args.synthetic,
        instructions: Vec::new(),
    };
    let mut session: Sitting = place.open()?;
    let work = vec![Work::new(command, place.journal.clone())];
    let mut report = Report::default();
    carry_out(&mut session, &place, &args.actor, "", work, &mut report)?;
    report.tell(false)
}

/// What became of many orders.
#[derive(Default)]
pub(crate) struct Report {
    /// Commands in a word, with how many of them were done, known from before, and refused.
    counts: Vec<(&'static str, [usize; 3])>,
    refused: Vec<Refused>,
    /// Rows that could not be read, in words.
    pub(crate) faults: Vec<law::Fault>,
    /// Behind a site nobody watches how far it is, and it ends with the site.
    behind: Option<Arc<AtomicBool>>,
}

struct Refused {
    about: String,
    code: String,
    why: String,
    by: Vec<String>,
}

/// Carries out orders of one actor, `AT_ONCE` of them in each step that is stored; one that is refused stops no other.
pub(crate) fn carry_out(
    session: &mut Sitting,
    place: &Place,
    actor: &str,
    salt: &str,
    work: Vec<Work>,
    report: &mut Report,
) -> Result<(), Failure> {
    let at = place::now()?;
    let mut progress = report.behind.is_none().then(|| Progress::new("orders", work.len()));
    let mut work = work.into_iter().peekable();
    while work.peek().is_some() {
        if report.behind.as_ref().is_some_and(|stop| stop.load(Ordering::Relaxed)) {
            break;
        }
        let mut orders = Vec::with_capacity(AT_ONCE);
        let mut about = Vec::with_capacity(AT_ONCE);
        for Work { command, about: named, .. } in work.by_ref().take(AT_ONCE) {
            let bytes = serde_json::to_vec(&command).map_err(Failure::told)?;
            orders.push(Order { id: place.id(actor, salt, &bytes), actor: actor.to_owned(), at, command });
            about.push(named);
        }
        let outcomes = session.carry_out(&orders)?;
        for ((order, about), outcome) in orders.iter().zip(about).zip(outcomes) {
            report.take(order.command.name(), about, outcome);
        }
        if let Some(progress) = &mut progress {
            progress.add(orders.len());
        }
    }
    Ok(())
}

impl Report {
    /// Of orders given behind a site, which end when it does.
    pub(crate) fn behind(stop: Arc<AtomicBool>) -> Self {
        Self { behind: Some(stop), ..Self::default() }
    }

    fn take(&mut self, command: &'static str, about: String, outcome: Outcome) {
        let at = match &outcome {
            Outcome::Done(_) => 0,
            Outcome::Known => 1,
            Outcome::Refused(..) => 2,
        };
        if let Some((_, counts)) = self.counts.iter_mut().find(|(name, _)| *name == command) {
            counts[at] += 1;
        } else {
            let mut counts = [0; 3];
            counts[at] = 1;
            self.counts.push((command, counts));
        }
        if let Outcome::Refused(why, _) = outcome {
            let (code, by) = (why.code().to_owned(), why.citations());
            self.refused.push(Refused { about, code, why: why.to_string(), by });
        }
    }

    /// Whether every row was read and every order taken.
    pub(crate) fn whole(&self) -> bool {
        self.refused.is_empty() && self.faults.is_empty()
    }

    /// Prints it; exit 1 where anything was refused or could not be read.
    pub(crate) fn tell(&self, as_json: bool) -> Done {
        render::print(&if as_json { format!("{:#}\n", self.json()) } else { self.human() })?;
        Ok(ExitCode::from(u8::from(!self.whole())))
    }

    fn human(&self) -> String {
        let number = |number: usize| group(u64::try_from(number).unwrap_or(u64::MAX));
        let mut out = String::new();
        for (command, [done, known, refused]) in &self.counts {
            out.push_str(&format!("{command:<16} {:>8} done", number(*done)));
            if *known > 0 {
                out.push_str(&format!(", {} known from before", number(*known)));
            }
            if *refused > 0 {
                out.push_str(&format!(", {}", paint(style::WARN, format!("{} refused", number(*refused)))));
            }
            out.push('\n');
        }
        if self.counts.is_empty() && self.faults.is_empty() {
            out.push_str("nothing is ready for this step\n");
        }
        for one in self.refused.iter().take(SHOWN) {
            out.push_str(&format!("  {}\n", paint(style::WARN, &one.about)));
            out.push_str(&wrap(&format!("{} {}", one.code, one.why), render::WIDTH, 4));
            for by in &one.by {
                out.push_str(&paint(style::DIM, wrap(by, render::WIDTH, 4)));
            }
        }
        if self.refused.len() > SHOWN {
            out.push_str(&format!("  ... and {} more; --json names all\n", number(self.refused.len() - SHOWN)));
        }
        for fault in self.faults.iter().take(SHOWN) {
            out.push_str(&format!("{fault}\n"));
        }
        if self.faults.len() > SHOWN {
            out.push_str(&format!("  ... and {} faults more; --json names all\n", number(self.faults.len() - SHOWN)));
        }
        out
    }

    fn json(&self) -> Value {
        let counts = self.counts.iter().map(|(command, [done, known, refused])| {
            json!({ "command": command, "done": done, "known": known, "refused": refused })
        });
        let refused = self
            .refused
            .iter()
            .map(|one| json!({ "about": one.about, "code": one.code, "why": one.why, "by": one.by }));
        let faults = self.faults.iter().map(|fault| {
            json!({
                "code": fault.code, "file": fault.place.file, "line": fault.place.line, "column": fault.place.column,
                "field": fault.field, "what": fault.what, "hint": fault.hint,
            })
        });
        json!({
            "orders": counts.collect::<Vec<_>>(),
            "refused": refused.collect::<Vec<_>>(),
            "faults": faults.collect::<Vec<_>>(),
        })
    }
}
