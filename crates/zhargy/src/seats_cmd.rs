//! `zhargy seats`: one case from a file or from standard input, or a folder of cases. Files are read and answers printed
//! here; what a case means is in `seats_cmd/`. It must never know a country's law: a case carries its whole rule.

mod batch;
mod case;
mod connections;
mod double;
mod exact;
mod fault;
mod fields;
mod json;
mod read;
mod second;
mod show;
mod solve;
mod threshold;
mod words;

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::Done;
use crate::cli::SeatsArgs;
use crate::failure::Failure;

use case::Case;
use fault::codes;
use solve::{Answer, Trouble};

/// Files of this many bytes and more are refused before they are read.
const MAX_CASE: u64 = 64 * 1024 * 1024;

/// Runs the command.
pub(crate) fn run(args: &SeatsArgs) -> Done {
    match (&args.batch, &args.file) {
        (Some(folder), _) => batch::run(folder, args),
        (None, Some(file)) => single(file, args),
        (None, None) => {
            Err(Failure::new(codes::FILE, "no case is named", "`zhargy seats FILE`, or `-` for standard input"))
        }
    }
}

fn single(file: &Path, args: &SeatsArgs) -> Done {
    let (name, bytes) = if file == Path::new("-") {
        let name = "standard input".to_owned();
        (name.clone(), limited(io::stdin().lock(), &name)?)
    } else {
        (file.display().to_string(), bytes_of(file)?)
    };
    let case = read::case(&name, &bytes).map_err(|unread| Failure::told(&unread.fault))?;
    let answer = answered(&case, args.verify).map_err(|trouble| failure(&name, &trouble))?;
    let mut out = BufWriter::new(anstream::stdout().lock());
    let shown = if args.human {
        words::human(&mut out, &case, &answer, args.verify)
    } else {
        show::json(&mut out, &case, &answer, args.verify)
    };
    written(shown.and_then(|()| out.flush()))?;
    Ok(if answer.whole.state.is_answer() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// What the command prints about a case in memory, every allocation made twice.
pub(crate) fn answer(bytes: &[u8]) -> Result<String, Failure> {
    let case = read::case("case", bytes).map_err(|unread| Failure::told(&unread.fault))?;
    let answer = answered(&case, true).map_err(|trouble| failure("case", &trouble))?;
    let mut out = Vec::new();
    written(show::json(&mut out, &case, &answer, true).and_then(|()| words::human(&mut out, &case, &answer, true)))?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// The answer, made twice where that is asked for.
fn answered(case: &Case, verify: bool) -> Result<Answer, Trouble> {
    let answer = solve::answer(case, verify)?;
    if verify {
        second::compare_threshold(case, &answer)?;
    }
    Ok(answer)
}

/// A closed pipe ends the output and is nobody's fault.
fn written(done: io::Result<()>) -> Result<(), Failure> {
    match done {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(codes::FILE, format!("standard output: {error}"), ""))
        }
        _ => Ok(()),
    }
}

/// A trouble as a message about a file.
fn failure(file: &str, trouble: &Trouble) -> Failure {
    let (code, what) = told(trouble);
    let hint = match trouble {
        Trouble::Differ(_) => "one of the two counts is wrong; keep the file and report it",
        Trouble::NoSecondCount(_) => "leave out --verify",
        _ => "",
    };
    Failure::new(code, format!("{file}: {what}"), hint)
}

fn told(trouble: &Trouble) -> (&'static str, String) {
    match trouble {
        Trouble::Error(error) => (codes::CONTRADICTION, error.to_string()),
        Trouble::GroupVotes(group) => (codes::VOTES, format!("group `{group}` has more than 2^63 - 1 votes")),
        Trouble::Differ(how) => (codes::COUNTS_DIFFER, how.clone()),
        Trouble::NoSecondCount(why) => (codes::NO_SECOND_COUNT, why.clone()),
    }
}

/// A file's bytes; one that is too large is refused before it is read, one without an end while it is.
fn bytes_of(path: &Path) -> Result<Vec<u8>, Failure> {
    let name = path.display().to_string();
    let failed = |error: io::Error| {
        Failure::new(codes::FILE, format!("{name}: {error}"), "check the path and that the file can be read")
    };
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if about.is_dir() {
        return Err(Failure::new(
            codes::FILE,
            format!("{name} is a folder"),
            "`zhargy seats --batch DIR` runs every case of a folder",
        ));
    }
    if about.len() >= MAX_CASE {
        return Err(too_large(&name, &format!("{} bytes", about.len())));
    }
    limited(file, &name)
}

fn limited(from: impl io::Read, name: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = from.take(MAX_CASE).read_to_end(&mut bytes);
    read.map_err(|error| Failure::new(codes::FILE, format!("{name}: {error}"), ""))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length < MAX_CASE) {
        Ok(bytes)
    } else {
        Err(too_large(name, "no end in sight"))
    }
}

fn too_large(name: &str, size: &str) -> Failure {
    let what = format!("{name} has {size}; cases of {MAX_CASE} bytes and more are not read");
    Failure::new(codes::FILE, what, "check that this is the file you meant")
}
