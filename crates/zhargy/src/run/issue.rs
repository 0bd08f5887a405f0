//! `zhargy certificate`: the certified result on paper, in every language, and the record of what was issued. The paper is a
//! function of the journal up to the certification: made again later, it is the same to the byte.

use std::collections::BTreeMap;
use std::fs;
use std::process::ExitCode;
use std::sync::Arc;

use clerk::record::Record;
use clerk::{Books, Command, Desk, Order};
use journal::{Entry, Head};
use serde_json::json;

use super::archive::{self, Files};
use super::books::sha256;
use super::certificate::{Certificate, LANGUAGES};
use super::place::{self, Place};
use super::session::Outcome;
use crate::Done;
use crate::cli::CertificateArgs;
use crate::failure::{Failure, codes};

/// Runs the command.
pub(crate) fn run(args: &CertificateArgs) -> Done {
    let place = Place::of(&args.journal)?;
    let mut session = place.open_begun()?;
    let entries = session.entries()?;
    let files = certificates(&place.books, &entries)?.ok_or_else(|| not_certified().law_says_no())?;
    fs::create_dir_all(&args.dir).map_err(|error| failed(&args.dir, &error))?;
    for (name, bytes) in &files {
        let path = args.dir.join(name);
        // What was issued is not written over: the same bytes are no harm, others are.
        let same = fs::read(&path).is_ok_and(|there| there == *bytes);
        if path.exists() && !same {
            let what = format!("{} is there already and is another", path.display());
            return Err(Failure::new(codes::WRITE, what, "name another folder"));
        }
        fs::write(&path, bytes).map_err(|error| failed(&path, &error))?;
        anstream::println!("{}  {}", sha256(bytes), path.display());
    }
    if issued(&entries).is_some() {
        anstream::println!("Issued before.");
        return Ok(ExitCode::SUCCESS);
    }
    let hashes: BTreeMap<String, String> = files.iter().map(|(name, bytes)| (name.clone(), sha256(bytes))).collect();
    let id = place.id(&args.actor, "", format!("certificate {}", json!(hashes)).as_bytes());
    let command = Command::IssueCertificate { files: hashes };
    let order = Order { id, actor: args.actor.clone(), at: place::now()?, command };
    match session.carry_out(std::slice::from_ref(&order))?.pop() {
        Some(Outcome::Done(range)) => anstream::println!("Issued as entry {}.", range.start),
        Some(Outcome::Refused(why, _)) => {
            return Err(Failure::told(format!("{} {why}", why.code())).law_says_no());
        }
        Some(Outcome::Known) | None => anstream::println!("Issued before."),
    }
    Ok(ExitCode::SUCCESS)
}

fn failed(path: &std::path::Path, error: &std::io::Error) -> Failure {
    Failure::new(codes::WRITE, format!("{}: {error}", path.display()), "check the path and the space on the disk")
}

/// The result is not certified.
pub(crate) fn not_certified() -> Failure {
    let hint = "the orders `count` and `certify` do it, when every precinct is settled";
    Failure::new(codes::NOT_CERTIFIED, "the result is not certified", hint)
}

/// The certificate in every language, made from the journal up to the last certification; nothing where there is none.
pub(crate) fn certificates(books: &Arc<Books>, entries: &[Entry]) -> Result<Option<Files>, Failure> {
    let certified = entries.iter().rposition(|entry| entry.kind.starts_with("result.certified/"));
    let Some(at) = certified else { return Ok(None) };
    let until = &entries[..=at];
    let desk = desk_after(books, until)?;
    let (facts, rules, count) = desk.result().map_err(Failure::told)?;
    let head = until.last().map_or(Head::EMPTY, Head::after);
    let paper = Certificate { state: desk.state(), facts: &facts, rules: &rules, count: &count, head };
    Ok(Some(LANGUAGES.map(|language| (archive::certificate_name(language), paper.pdf(language))).into()))
}

/// The desk after these entries.
pub(crate) fn desk_after(books: &Arc<Books>, entries: &[Entry]) -> Result<Desk, Failure> {
    let mut desk = Desk::new(Arc::clone(books));
    entries.iter().try_for_each(|entry| desk.enter(entry)).map_err(Failure::told)?;
    Ok(desk)
}

/// The hashes of the certificate that was issued.
pub(crate) fn issued(entries: &[Entry]) -> Option<BTreeMap<String, String>> {
    entries.iter().rev().find_map(|entry| match Record::read(&entry.kind, &entry.body) {
        Ok(Record::CertificateIssued(issued)) => Some(issued.files),
        _ => None,
    })
}
