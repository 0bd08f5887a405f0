//! `zhargy demo`: a real election played end to end on a journal, with synthetic precincts and persons, mistakes that must
//! be caught, an archive, and its verification.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use clerk::{Command, Order};
use journal::{Signer, Store};
use law::value::group;

use super::archive::{self, Files};
use super::certificate::{Certificate, LANGUAGES};
use super::mistakes::{Mistake, Must};
use super::progress::Progress;
use super::result::human::decision;
use super::script::Script;
use super::session::{Outcome, Session};
use super::{books, parties, script, verify};
use crate::Done;
use crate::cli::DemoArgs;
use crate::failure::{Failure, codes};
use crate::render::{Align, Table, WIDTH, wrap};
use crate::{embedded, synth};

/// Protocols whose orders are stored in one step.
const AT_ONCE: usize = 256;

/// Runs the command.
pub(crate) fn run(args: &DemoArgs) -> Done {
    if args.akims {
        return crate::contests_cmd::demo::run(args);
    }
    let began = Instant::now();
    let election = embedded::election(&args.election)?;
    let made = synth::make(&election, args.precincts, args.seed)
        .map_err(|why| Failure::new(codes::ARGUMENT, why, "`zhargy elections` lists what is known of each election"))?;
    let folder = folder(args)?;
    let books = books::books(None)?;
    let mut session: Session = Session::open(Arc::clone(&books), store(args, &folder, &election.id)?)?;
    if session.head().size > 0 {
        let what = "a journal of this election was begun there already";
        return Err(Failure::new(codes::WRITE, what, "name another folder with --dir, or another database with --db"));
    }
    let register = store(args, &folder, &parties::journal(&election))?;
    let registered = parties::register(&books, register, &election, script::filed(&election))?;
    let declared = election.declared();
    let mut script = Script::new(election, made, args.seed);
    before(&mut session, &mut script)?;
    let caught = protocols(&mut session, &mut script)?;
    let copies = script.copies()?;
    session.carry_out(&copies)?;
    let certificates = result(&mut session, &mut script)?;
    let open = mandates(&mut session, &mut script)?;
    let archive = folder.join("archive");
    let entries = session.entries()?;
    let files =
        archive::files(session.desk(), &entries, &embedded::law_files(None)?, certificates, &signer(args.seed)?)?;
    archive::write(&archive, &files)?;

    let mut out = summary(&session, declared.as_deref(), &caught, copies.len());
    for decided in &session.desk().state().decided {
        out.push_str(&wrap(&decision(decided), WIDTH, 2));
    }
    out.push_str(&format!("\n{registered}"));
    for words in &open {
        out.push_str(&format!("  mandates not given to persons: {words}\n"));
    }
    out.push_str(&format!("\nArchive: {}\n", archive.display()));
    anstream::print!("{out}");
    let report = verify::archive(&archive)?;
    anstream::print!("{}", report.human());
    let python = python(&archive);
    anstream::print!("{}", python.words());
    anstream::eprintln!("{} entries in {:.1?}", group(session.head().size), began.elapsed());
    let all = caught.iter().all(|row| row.planted == row.found);
    Ok(if all && report.whole() && python.passed() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// The call, the territory, the lists, the ballot.
pub(super) fn before(session: &mut Session, script: &mut Script) -> Result<(), Failure> {
    for order in script.before()? {
        let outcomes = session.carry_out(std::slice::from_ref(&order))?;
        must(&outcomes[0], Must::Be, &order)?;
    }
    Ok(())
}

pub(crate) fn folder(args: &DemoArgs) -> Result<PathBuf, Failure> {
    let folder = args.dir.clone().unwrap_or_else(|| {
        let name = |number: u32| PathBuf::from(format!("zhargy-demo-{number}"));
        (1..u32::MAX).map(name).find(|folder| !folder.exists()).unwrap_or_else(|| name(0))
    });
    std::fs::create_dir_all(&folder).map_err(|error| {
        Failure::new(codes::WRITE, format!("{}: {error}", folder.display()), "name a folder with --dir")
    })?;
    Ok(folder)
}

fn store(args: &DemoArgs, folder: &Path, journal: &str) -> Result<Box<dyn Store>, Failure> {
    let in_folder = || format!("sqlite:{}", folder.join("journal.db").display());
    let address = args.db.clone().unwrap_or_else(in_folder);
    store::open(&address, journal).map_err(Failure::told)
}

/// A key that anybody can make from the seed: the demonstration proves nothing about who signed.
pub(crate) fn signer(seed: u64) -> Result<Signer, Failure> {
    let mut bytes = [0_u8; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    Signer::new("zhargy.example/demo-synthetic", &bytes).map_err(Failure::told)
}

/// How often a mistake was made, and how often it was caught.
struct Caught {
    mistake: Mistake,
    planted: usize,
    found: usize,
}

fn protocols(session: &mut Session, script: &mut Script) -> Result<Vec<Caught>, Failure> {
    let mut rows: Vec<Caught> =
        Mistake::ALL.iter().map(|mistake| Caught { mistake: *mistake, planted: 0, found: 0 }).collect();
    let count = script.made.precincts.len();
    let mut progress = Progress::new("protocols entered twice", count);
    for from in (0..count).step_by(AT_ONCE) {
        let until = (from + AT_ONCE).min(count);
        let some = (from..until).map(|at| script.protocol(at, session.desk())).collect::<Result<Vec<_>, _>>()?;
        let orders: Vec<Order> =
            some.iter().flat_map(|one| one.orders.iter().map(|(order, _)| order.clone())).collect();
        let mut outcomes = session.carry_out(&orders)?.into_iter();
        for one in &some {
            let mut as_it_must = true;
            for (order, wanted) in &one.orders {
                let outcome = outcomes.next().unwrap_or(Outcome::Known);
                let right = must(&outcome, *wanted, order);
                if one.mistake.is_none() {
                    right?;
                } else {
                    as_it_must &= right.is_ok();
                }
            }
            if let Some(row) = rows.iter_mut().find(|row| Some(row.mistake) == one.mistake) {
                row.planted += 1;
                row.found += usize::from(as_it_must);
            }
        }
        progress.add(until - from);
    }
    Ok(rows)
}

/// Whether an order came to what it must.
fn must(outcome: &Outcome, wanted: Must, order: &Order) -> Result<(), Failure> {
    let right = match (outcome, wanted) {
        (Outcome::Done(_), Must::Be) | (Outcome::Known, Must::Known) => true,
        (Outcome::Refused(why, _), Must::Fail(code)) => why.code() == code,
        _ => false,
    };
    if right {
        return Ok(());
    }
    let what = match outcome {
        Outcome::Refused(why, _) => format!("{} {why}", why.code()),
        Outcome::Done(_) => "it was done and must not be".to_owned(),
        Outcome::Known => "it was answered before".to_owned(),
    };
    Err(Failure::told(format!("order {} of {} ({}): {what}", order.id, order.actor, order.command.name())))
}

fn commission(session: &mut Session, script: &mut Script, command: Command) -> Result<(), Failure> {
    let order = script.commission(command)?;
    must(&session.carry_out(std::slice::from_ref(&order))?[0], Must::Be, &order)
}

/// Counts, compares with the second count, certifies, and issues the certificate.
pub(super) fn result(session: &mut Session, script: &mut Script) -> Result<Files, Failure> {
    commission(session, script, Command::Count)?;
    let (facts, rules, count) = session.desk().result().map_err(Failure::told)?;
    crate::count::verify::against_oracle(&facts, &rules, &count, &session.desk().state().lot)?;
    let signed = ["А", "Б", "В", "Г"].map(|name| format!("Жасанды {name}. (synthetic)")).to_vec();
    commission(session, script, Command::Certify { signed })?;
    let (state, head) = (session.desk().state(), session.head());
    let paper = Certificate { state, facts: &facts, rules: &rules, count: &count, head };
    let mut files = Files::new();
    for language in LANGUAGES {
        files.insert(archive::certificate_name(language), paper.pdf(language));
    }
    let hashes = files.iter().map(|(name, bytes)| (name.clone(), books::sha256(bytes))).collect();
    commission(session, script, Command::IssueCertificate { files: hashes })?;
    Ok(files)
}

/// What cannot be given comes back in words. Every party decides in its own order; the last of them decides nothing, so that the alphabet does.
pub(super) fn mandates(session: &mut Session, script: &mut Script) -> Result<Vec<String>, Failure> {
    let mut open = Vec::new();
    let counted = session.desk().state().counted.clone();
    let lists: Vec<String> = counted
        .iter()
        .flat_map(|counted| &counted.lists)
        .filter(|list| list.seats > 0)
        .map(|list| list.list.clone())
        .collect();
    for (at, list) in lists.iter().enumerate() {
        let filed = session.desk().state().lists.get(list).map(|list| list.filed.persons.clone()).unwrap_or_default();
        let decides = at + 1 < lists.len();
        let chosen = filed.into_iter().filter(|_| decides).map(|person| person.name).collect();
        let order = script.commission(Command::GiveMandates {
            list: list.clone(),
            chosen,
            in_time: true,
            decided: None,
            youth_below: None,
        })?;
        let Command::GiveMandates { chosen, .. } = order.command.clone() else { continue };
        if !matches!(session.carry_out(std::slice::from_ref(&order))?[0], Outcome::Refused(..)) {
            continue;
        }
        // What the law leaves open the commission decides in words.
        let again = Command::GiveMandates {
            list: list.clone(),
            chosen,
            in_time: true,
            decided: Some("as the party ordered its list (synthetic)".to_owned()),
            youth_below: Some(29),
        };
        let order = script.commission(again)?;
        if let Outcome::Refused(why, ..) = &session.carry_out(std::slice::from_ref(&order))?[0] {
            open.push(format!("{list}: {why}"));
        }
    }
    Ok(open)
}

fn summary(session: &Session, declared: Option<&[u32]>, caught: &[Caught], copies: usize) -> String {
    let state = session.desk().state();
    let title = state.called.as_ref().map_or("", |called| called.title.as_str());
    let mut out = format!("{title}\n\n");
    let mut table = Table::new(&[
        ("list", Align::Name),
        ("votes", Align::Right),
        ("mandates", Align::Right),
        ("given to", Align::Left),
    ]);
    for list in state.counted.iter().flat_map(|counted| &counted.lists) {
        let given = state.mandates.get(&list.list);
        let words = given.map_or_else(String::new, |given| format!("{} persons", given.persons.len()));
        table.row(vec![list.list.clone(), group(list.votes), list.seats.to_string(), words]);
    }
    out.push_str(&table.render(2));
    let seats: Vec<(String, u32)> =
        state.counted.iter().flat_map(|c| &c.lists).map(|list| (list.list.clone(), list.seats)).collect();
    if let Some(declared) = declared {
        let mut own: Vec<u32> = seats.iter().map(|(_, seats)| *seats).collect();
        let mut wanted = declared.to_vec();
        own.sort_unstable();
        wanted.sort_unstable();
        out.push_str(if own == wanted {
            "  Equal to the officially declared result.\n"
        } else {
            "  NOT the declared result.\n"
        });
    }
    out.push('\n');
    let mut table = Table::new(&[
        ("mistakes planted (synthetic)", Align::Left),
        ("planted", Align::Right),
        ("caught", Align::Right),
        ("by", Align::Left),
    ]);
    for row in caught {
        let numbers = [row.planted.to_string(), row.found.to_string()];
        let [planted, found] = numbers;
        table.row(vec![row.mistake.words().to_owned(), planted, found, row.mistake.caught_by().to_owned()]);
    }
    out.push_str(&table.render(2));
    out.push_str(&format!("  {copies} observers' copies entered\n"));
    out
}

/// What the verifier in Python said.
struct Python(Result<std::process::Output, std::io::Error>);

fn python(archive: &Path) -> Python {
    Python(std::process::Command::new("python3").arg(archive.join("verify.py")).arg(archive).output())
}

impl Python {
    /// It agrees, or there is no Python to ask.
    fn passed(&self) -> bool {
        self.0.as_ref().map_or(true, |output| output.status.success())
    }

    fn words(&self) -> String {
        match &self.0 {
            Err(error) => format!("verify.py: not run, python3 cannot be started ({error})\n"),
            Ok(output) => {
                let text = String::from_utf8_lossy(&output.stdout);
                let last = text.lines().rfind(|line| !line.is_empty()).unwrap_or("it said nothing");
                let wrong: Vec<&str> = text.lines().filter(|line| line.contains("WRONG")).take(5).collect();
                let heard = String::from_utf8_lossy(&output.stderr);
                format!("verify.py: {last}\n{}{heard}", archive::lines(wrong.into_iter().map(str::to_owned)))
            }
        }
    }
}
