//! The archive of an election: everything public, so that any reader can compute every figure again.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use clerk::{Desk, State};
use election::protocol::{Cell, Outcome};
use journal::{Checkpoint, Entry, Frontier, Head, Signer};
use paper::Language;

use super::books::sha256;
use super::issue;
use crate::failure::{Failure, codes};

/// The verifier that needs nothing but Python.
const VERIFIER: &[u8] = include_bytes!("../../../../verifier/verify.py");

/// Files of an archive by their name.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The name of a certificate's file.
pub(crate) fn certificate_name(language: Language) -> String {
    format!("certificate.{}.pdf", language.tag())
}

/// Everything an archive holds, its list of hashes included.
pub(crate) fn files(
    desk: &Desk,
    entries: &[Entry],
    law: &[(String, Vec<u8>)],
    certificates: Files,
    signer: &Signer,
) -> Result<Files, Failure> {
    let mut files = certificates;
    files.extend(tables(desk));
    files.insert("README.txt".to_owned(), readme(desk.state(), entries).into_bytes());
    let election = desk.state().called.as_ref().map_or("", |called| called.election.as_str());
    seal(files, entries, law, &TABLES, election, signer)
}

/// Puts journal, acts, verifier, the signed checkpoint and the list of hashes beside what an archive has of its own.
pub(crate) fn seal(
    mut files: Files,
    entries: &[Entry],
    law: &[(String, Vec<u8>)],
    tables: &[&str],
    origin: &str,
    signer: &Signer,
) -> Result<Files, Failure> {
    let journal = lines(entries.iter().map(Entry::line));
    files.insert("journal.jsonl".to_owned(), journal.into_bytes());
    files.extend(law.iter().cloned());
    files.insert("verify.py".to_owned(), VERIFIER.to_vec());
    let issued = issue::issued(entries).unwrap_or_default();
    let beside = files.iter().filter(|(name, _)| !follows(name, tables) && !issued.contains_key(*name));
    let beside = beside.map(|(name, bytes)| signed_line(name, bytes)).collect();
    let (note, key) = checkpoint(entries, origin, signer, beside)?;
    files.insert("checkpoint.txt".to_owned(), note.into_bytes());
    files.insert("checkpoint.vkey".to_owned(), key.into_bytes());
    let sums = lines(files.iter().map(|(name, bytes)| format!("{}  {name}", sha256(bytes))));
    files.insert("SHA256SUMS".to_owned(), sums.into_bytes());
    Ok(files)
}

/// What is written out of the journal of an election of lists.
pub(crate) const TABLES: [&str; 3] = ["precincts.csv", "protocols.csv", "result.json"];

/// Whether a file can be told from the journal alone: it is the journal, a table of it, or its first entry has the hash.
pub(crate) fn follows(name: &str, tables: &[&str]) -> bool {
    name.starts_with("acts/") || name == "journal.jsonl" || tables.contains(&name)
}

/// The line of the checkpoint by which its signature holds a file that the journal does not.
pub(crate) fn signed_line(name: &str, bytes: &[u8]) -> String {
    format!("sha256 {} {name}", sha256(bytes))
}

/// Lines of a text.
pub(crate) fn lines(each: impl Iterator<Item = String>) -> String {
    each.flat_map(|line| [line, "\n".to_owned()]).collect()
}

/// What follows from the journal and is written out for readers.
pub(crate) fn tables(desk: &Desk) -> Files {
    let mut files = Files::new();
    let state = desk.state();
    files.insert("precincts.csv".to_owned(), precincts(state).into_bytes());
    files.insert("protocols.csv".to_owned(), protocols(state).into_bytes());
    if let Some(counted) = &state.counted {
        files.insert("result.json".to_owned(), clerk::result_text(counted).into_bytes());
    }
    files
}

fn checkpoint(
    entries: &[Entry],
    origin: &str,
    signer: &Signer,
    extensions: Vec<String>,
) -> Result<(String, String), Failure> {
    let mut tree = Frontier::new();
    for entry in entries {
        tree.push(entry.hash());
    }
    let origin = if origin.is_empty() { String::new() } else { format!("zhargy/{origin}") };
    let checkpoint = Checkpoint { origin, size: tree.size(), root: tree.root(), extensions };
    let note = checkpoint.sign(signer).map_err(Failure::told)?;
    Ok((note.to_string(), format!("{}\n", signer.verifier())))
}

/// A field of a table, quoted where it must be.
pub(crate) fn field(text: &str) -> String {
    let plain = !text.contains(['"', ',', '\n', '\r']);
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

fn precincts(state: &State) -> String {
    let mut out = String::from("precinct,region,district\n");
    for own in &state.precincts {
        let precinct = &own.precinct;
        out.push_str(&format!("{},{},{}\n", field(&precinct.id), field(&precinct.region), field(&precinct.district)));
    }
    out
}

fn protocols(state: &State) -> String {
    let Some(ballot) = &state.ballot else { return String::new() };
    let names: Vec<String> = ballot.set.figures.iter().map(|name| field(name)).collect();
    let mut out = format!("precinct,{}\n", names.join(","));
    for own in &state.precincts {
        let Outcome::Counted(figures) = own.entry.outcome() else { continue };
        out.push_str(&field(&own.precinct.id));
        for cell in 0..ballot.form.width() {
            out.push(',');
            if let Some(value) = figures.get(Cell::Fixed(cell)) {
                out.push_str(&value.to_string());
            }
        }
        out.push('\n');
    }
    out
}

fn readme(state: &State, entries: &[Entry]) -> String {
    let title = state.called.as_ref().map_or("", |called| called.title.as_str());
    let mut out = format!("{title}\n{}\n\n", "=".repeat(title.chars().count()));
    if state.called.as_ref().is_some_and(|called| called.synthetic) {
        out.push_str(
            "SYNTHETIC: precincts, protocols and persons are made up; only the totals are those of the election.\n\n",
        );
    }
    if state.certified.is_none() {
        out.push_str("PARTIAL: the result was not certified when this was written. A part is not a result.\n\n");
    }
    if let Some(counted) = &state.counted {
        out.push_str(&format!(
            "{} precincts, {} void, {} mandates\n\n",
            counted.precincts, counted.void, counted.mandates
        ));
        for list in &counted.lists {
            out.push_str(&format!("  {:<24} {:>12} votes {:>5} mandates\n", list.list, list.votes, list.seats));
        }
    }
    let head = entries.last().map_or(Head::EMPTY, Head::after);
    out.push_str(&format!(
        "\nTo compute every figure again:   python3 verify.py .        (Python 3.11 or later, nothing else)\n\
         Есептеуді қайталау:              python3 verify.py .\n\
         Чтобы пересчитать всё заново:    python3 verify.py .\n\
         With the program itself:         zhargy verify .\n\n\
         The journal ends with entry {} and the hash\n  {}\nCompare it with a copy taken earlier: nobody can change an entry \
         and keep this hash.\n\n\
         journal.jsonl    everything that was recorded, a line each\n\
         checkpoint.txt   size and root of the journal and the hashes of the files beside it, signed; checkpoint.vkey is the key\n\
         acts/            the law as it was applied\n\
         precincts.csv, protocols.csv, result.json   what follows from the journal\n\
         certificate.*.pdf   the result on paper\n\
         SHA256SUMS       the hash of every file\n",
        head.size.saturating_sub(1),
        head.last
    ));
    out
}

/// Writes an archive into a folder that must not hold another.
pub(crate) fn write(folder: &Path, files: &Files) -> Result<(), Failure> {
    let failed = |path: &Path, error: std::io::Error| {
        Failure::new(codes::WRITE, format!("{}: {error}", path.display()), "check the path and the space on the disk")
    };
    if folder.join("SHA256SUMS").exists() {
        let what = format!("{} holds an archive already", folder.display());
        return Err(Failure::new(codes::WRITE, what, "name another folder; an archive is never overwritten"));
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| failed(parent, error))?;
        }
        fs::write(&path, bytes).map_err(|error| failed(&path, error))?;
    }
    Ok(())
}
