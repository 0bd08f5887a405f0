//! The law from the folder `acts`, as a desk needs it. It must never know a journal.

use std::path::Path;

use clerk::Books;
use data_encoding::HEXLOWER;
use election::Offices;
use election::protocol::ProtocolTable;
use election::schedule::Plan;
use law::Law;
use sha2::{Digest as _, Sha256};

use crate::Fault;

/// Files beside the acts, each with a reader of its own.
const BESIDE: [&str; 3] = ["offices.toml", "protocol.toml", "schedule.toml"];

pub(crate) fn read() -> Result<Books, Fault> {
    let mut all = Vec::new();
    collect(Path::new("acts"), &mut all)?;
    let files = all.iter().map(|(name, bytes)| (name.clone(), HEXLOWER.encode(&Sha256::digest(bytes)))).collect();
    let is = |name: &str, beside: &str| name.rsplit('/').next() == Some(beside);
    let named = |beside: &'static str| all.iter().filter(move |(name, _)| is(name, beside));
    let acts = all.iter().filter(|(name, _)| !BESIDE.iter().any(|beside| is(name, beside)));
    let acts: Vec<(String, Vec<u8>)> = acts.cloned().collect();
    let law = Law::load(&acts).map_err(|faults| format!("{faults:?}"))?;
    let mut offices = Offices::default();
    for (name, bytes) in named("offices.toml") {
        offices.0.extend(Offices::read(name, bytes).map_err(|faults| format!("{faults:?}"))?.0);
    }
    let (name, bytes) = named("protocol.toml").next().ok_or("no protocol.toml among the acts")?;
    let table = ProtocolTable::read(name, bytes).map_err(|faults| format!("{faults:?}"))?;
    let plan = named("schedule.toml").next().map(|(name, bytes)| Plan::read(name, bytes)).transpose();
    let plan = plan.map_err(|faults| format!("{faults:?}"))?;
    Ok(Books { law, offices, table, plan, files })
}

fn collect(folder: &Path, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), Fault> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push((path.display().to_string(), std::fs::read(&path)?));
        }
    }
    Ok(())
}
