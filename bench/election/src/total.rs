//! One more protocol into totals that stand: precinct, district, region, whole. It must never count votes into seats.

use std::sync::Arc;
use std::time::Instant;

use clerk::Desk;
use election::protocol::{Cell, Figures, Form, Node, Tally};
use journal::{Head, chain_on};

use crate::grow::{self, Plan};
use crate::{Fault, books};

/// Protocols of one pass: their rows are more than the nearest memory holds.
const PROTOCOLS: usize = 4096;

/// Passes; the least of them is told, since others use the machine too.
const PASSES: usize = 200;

pub(crate) fn run(demo: &str, plan: &Plan) -> Result<String, Fault> {
    let mut desk = Desk::new(Arc::new(books::read()?));
    let mut head = Head::EMPTY;
    grow::each(demo, plan, |drafts| {
        for entry in chain_on(&mut head, drafts)? {
            desk.enter(&entry)?;
        }
        Ok(())
    })?;
    let ballot = desk.state().ballot.as_ref().ok_or("the ballot is not set")?;
    let mut tally = ballot.tally.clone();
    let nodes: Vec<Node> = tally.territory().precincts().collect();
    let protocols = (0..PROTOCOLS).map(|number| {
        let node = nodes[number * 7_919 % nodes.len()];
        Ok((node, changed(&tally, &ballot.form, node, number as u64 % 10)?))
    });
    let protocols = protocols.collect::<Result<Vec<_>, Fault>>()?;
    let before = whole(&tally);
    let mut least = u128::MAX;
    for pass in 0..PASSES {
        let begun = Instant::now();
        for (node, figures) in &protocols {
            tally.count(*node, &figures[(pass + 1) % 2])?;
        }
        least = least.min(begun.elapsed().as_nanos());
    }
    // The last pass put back what was there.
    if whole(&tally) != before {
        return Err("the totals are not those of before".into());
    }
    Ok(format!("{}\t{}", nodes.len(), least / PROTOCOLS as u128))
}

/// The figures of a precinct as they are and with one figure larger.
fn changed(tally: &Tally, form: &Form, node: Node, more: u64) -> Result<[Figures; 2], Fault> {
    let row = tally.row(node).ok_or("a precinct is not counted")?;
    let mut was = form.empty();
    for (at, value) in row.iter().enumerate() {
        was.set(Cell::Fixed(at), Some(*value)).map_err(|error| format!("{error:?}"))?;
    }
    let mut is = was.clone();
    is.set(Cell::Fixed(0), Some(row[0] + more)).map_err(|error| format!("{error:?}"))?;
    Ok([was, is])
}

fn whole(tally: &Tally) -> Vec<u64> {
    tally.sum(tally.territory().whole()).cells.to_vec()
}
