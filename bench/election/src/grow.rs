//! Journals of any size out of the demonstration's: its precincts several times over, under other ids, each with all steps
//! of its protocol. It must never invent a step.

use std::fs::File;
use std::io::{BufRead as _, BufReader};

use journal::{Draft, Entry, Head, chain_on};
use serde_json::Value;

use crate::Fault;

/// Entries of one append, and a few more where they fall within a command.
const AT_ONCE: usize = 4096;

/// The journal that holds the entries, by name.
pub(crate) const JOURNAL: &str = "grown";

/// Which precincts.
pub(crate) struct Plan {
    /// How often each.
    pub(crate) copies: u32,
    /// Those numbered up to this.
    pub(crate) first: u32,
}

/// Writes the journal; how many entries it has.
pub(crate) fn into_file(demo: &str, plan: &Plan, file: &str) -> Result<u64, Fault> {
    let mut store = store::open(&format!("sqlite:{file}"), JOURNAL)?;
    let mut head = Head::EMPTY;
    each(demo, plan, |drafts| {
        let before = head;
        let entries = chain_on(&mut head, drafts)?;
        store.append(&before, &entries)?;
        Ok(())
    })?;
    Ok(head.size)
}

/// Gives the drafts in groups that end with a command: what comes before the protocols, then their steps copy by copy. What
/// was refused is left out, and what follows the protocols.
pub(crate) fn each(
    demo: &str,
    plan: &Plan,
    mut take: impl FnMut(Vec<Draft>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut drafts = Vec::new();
    for copy in 0..plan.copies {
        let lines = BufReader::new(File::open(demo).map_err(|error| format!("{demo}: {error}"))?).lines();
        for line in lines {
            let Entry { actor, command, at, rest, kind, body, .. } = Entry::parse(&line?)?;
            let known = match kind.as_str() {
                "protocol.step/1" => copied(&body, copy, plan).into_iter().map(|body| (copy, body)).collect(),
                "precincts.set/1" if copy == 0 => {
                    (0..plan.copies).map(|copy| (copy, precincts(&body, copy, plan))).collect()
                }
                "election.called/1" | "list.filed/1" | "list.registered/1" | "ballot.set/1" if copy == 0 => {
                    vec![(0, body)]
                }
                _ => Vec::new(),
            };
            for (copy, body) in known {
                let (actor, kind) = (actor.clone(), kind.clone());
                drafts.push(Draft { actor, command: format!("{command}-{copy}"), at, kind, body });
            }
            if drafts.len() >= AT_ONCE && rest == 0 {
                take(std::mem::take(&mut drafts))?;
            }
        }
    }
    take(drafts)
}

/// A precinct's id in a copy; nothing where the plan leaves it out.
fn renamed(id: &Value, copy: u32, plan: &Plan) -> Option<Value> {
    let id = id.as_str()?;
    let number: u32 = id.parse().ok()?;
    (number <= plan.first).then(|| Value::from(format!("{id}-{copy}")))
}

/// A step in a copy.
fn copied(body: &Value, copy: u32, plan: &Plan) -> Option<Value> {
    let id = renamed(body.get("precinct")?, copy, plan)?;
    let mut body = body.clone();
    body["precinct"] = id;
    Some(body)
}

/// Named precincts in a copy.
fn precincts(body: &Value, copy: u32, plan: &Plan) -> Value {
    let all = body["precincts"].as_array().map_or(&[][..], Vec::as_slice);
    let renamed = all.iter().filter_map(|precinct| {
        let mut own = precinct.clone();
        own["id"] = renamed(&precinct["id"], copy, plan)?;
        Some(own)
    });
    let renamed: Vec<Value> = renamed.collect();
    serde_json::json!({ "precincts": renamed })
}
