//! The demonstration as it is played behind a running site: a few protocols at a time, so that whoever looks sees them come
//! in. All precincts, persons and protocols are synthetic.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use clerk::Order;

use super::demo::before;
use super::place;
use super::script::Script;
use super::session::Session;
use crate::failure::Failure;

/// Protocols that come in together.
const AT_ONCE: usize = 8;

/// The time between them.
const PAUSE: Duration = Duration::from_millis(400);

/// Precincts whose protocols nobody enters: they wait for whoever logs in, and with them the count and the certification.
const LEFT: usize = 3;

/// The papers of the precincts that are left, one a line: what a clerk would have on the table.
pub(crate) fn papers(script: &Script) -> Vec<String> {
    let precincts = &script.made.precincts;
    let line = |precinct| {
        let figures: Vec<String> =
            script.paper(precinct).iter().map(|(figure, number)| format!("{figure} = {number}")).collect();
        format!("precinct {}: {}", precinct.number, figures.join(", "))
    };
    precincts[precincts.len().saturating_sub(LEFT)..].iter().map(line).collect()
}

/// Plays until only what is left for people is missing, or until it is told to stop. What goes wrong on purpose is not counted
/// here; `zhargy demo` does.
pub(crate) fn play(session: &mut Session, script: &mut Script, stop: &AtomicBool) -> Result<(), Failure> {
    before(session, script)?;
    let count = script.made.precincts.len().saturating_sub(LEFT);
    for from in (0..count).step_by(AT_ONCE) {
        if stop.load(Ordering::Relaxed) {
            return Ok(());
        }
        script.at(place::now()?);
        let until = (from + AT_ONCE).min(count);
        let some = (from..until).map(|at| script.protocol(at, session.desk())).collect::<Result<Vec<_>, _>>()?;
        let orders: Vec<Order> =
            some.iter().flat_map(|one| one.orders.iter().map(|(order, _)| order.clone())).collect();
        session.carry_out(&orders)?;
        std::thread::sleep(PAUSE);
    }
    let copies = script.copies()?;
    session.carry_out(&copies)?;
    Ok(())
}
