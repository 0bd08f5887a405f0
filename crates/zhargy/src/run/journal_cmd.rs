//! `zhargy journal`: which journals a database has, whether one is as it was recorded, and keys that sign.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use journal::{Head, Known, Signer};
use law::value::group;
use serde_json::{Value, json};

use super::place;
use crate::Done;
use crate::cli::{JournalCommand, JournalCommandArgs};
use crate::failure::{Failure, codes};
use crate::render::style::{self, paint};
use crate::render::{self, Align, Table, wrap};

/// Jumps of the clock shown.
const SHOWN: usize = 5;

/// Runs the command.
pub(crate) fn run(args: &JournalCommandArgs) -> Done {
    match &args.command {
        JournalCommand::List { db, json } => list(db, *json),
        JournalCommand::Verify { journal, db, head, json } => {
            let (lines, known) = match db {
                Some(db) => of_database(db, journal, *head)?,
                None => (of_file(Path::new(journal))?, head.map_or(Known::Nothing, Known::Passed)),
            };
            verify(&lines, known, *json)
        }
        JournalCommand::Key { file, name } => key(file, name),
    }
}

fn list(db: &str, as_json: bool) -> Done {
    let kept = store::journals(db).map_err(Failure::told)?;
    if as_json {
        let row = |kept: &store::Kept| json!({ "journal": kept.name, "entries": kept.head.size, "last": kept.head.last.to_string() });
        render::print(&format!("{:#}\n", Value::Array(kept.iter().map(row).collect())))?;
    } else {
        let mut table = Table::new(&[("journal", Align::Name), ("entries", Align::Right), ("last", Align::Name)]);
        for kept in kept {
            table.row(vec![kept.name, group(kept.head.size), kept.head.last.to_string()]);
        }
        render::print(&table.render(2))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The lines as they stand in a database. The head noted beside them must be their end; one from elsewhere goes before.
fn of_database(db: &str, election: &str, head: Option<Head>) -> Result<(Vec<Vec<u8>>, Known), Failure> {
    let name = place::name(election);
    let found = store::lines(db, &name).map_err(Failure::told)?;
    let (noted, lines) = found.ok_or_else(|| place::missing(db, &name))?;
    let known = head.map_or(Known::Ends(noted), Known::Passed);
    Ok((lines.into_iter().map(String::into_bytes).collect(), known))
}

fn of_file(path: &Path) -> Result<Vec<Vec<u8>>, Failure> {
    // A journal has no bound that its reader could know, so none is set here.
    let bytes = fs::read(path).map_err(|error| {
        let hint = "name a file such as journal.jsonl, or an election with --db URL";
        Failure::new(codes::FILE, format!("{}: {error}", path.display()), hint)
    })?;
    let body = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
    if body.is_empty() {
        return Ok(Vec::new());
    }
    Ok(body.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect())
}

fn verify(lines: &[Vec<u8>], known: Known, as_json: bool) -> Done {
    match journal::verify(lines, known) {
        Ok(verified) => {
            let text = if as_json {
                let head = &verified.head;
                let jumps = verified.clock_back_count;
                let last = head.last.to_string();
                format!("{:#}\n", json!({ "whole": true, "entries": head.size, "last": last, "clock_back": jumps }))
            } else {
                let mut out = format!("  {}  {}\n", paint(style::GOOD, "ok"), verified.head);
                for jump in verified.clock_back.iter().take(SHOWN) {
                    out.push_str(&paint(style::DIM, wrap(&jump.to_string(), render::WIDTH, 2)));
                }
                out
            };
            render::print(&text)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(fault) => {
            let text = if as_json {
                let all = json!({ "whole": false, "code": fault.kind.code(), "entry": fault.seq, "line": fault.line,
                                  "why": fault.why, "words": fault.to_string() });
                format!("{all:#}\n")
            } else {
                format!("  {}  {fault}\n", paint(style::WARN, "WRONG"))
            };
            render::print(&text)?;
            Ok(ExitCode::from(1))
        }
    }
}

/// Makes a key of 32 bytes that the operating system draws.
fn key(file: &Path, name: &str) -> Done {
    let mut seed = [0_u8; 32];
    getrandom::fill(&mut seed).map_err(|error| {
        Failure::new(codes::KEY, format!("the system gives no random bytes: {error}"), "try again later")
    })?;
    let hint = "such as zhargy.example/commission";
    let signer =
        Signer::new(name, &seed).map_err(|why| Failure::new(codes::ARGUMENT, format!("--name: {why}"), hint))?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(file).and_then(|mut out| {
        writeln!(out, "{}", signer.secret_text())?;
        out.sync_all()
    });
    written.map_err(|error| {
        let what = format!("{}: {error}", file.display());
        Failure::new(codes::WRITE, what, "name a file that is not there: a key is never overwritten")
    })?;
    anstream::println!("{}", signer.verifier());
    anstream::eprintln!("The secret key is in {}. Keep it; publish the line above.", file.display());
    Ok(ExitCode::SUCCESS)
}
