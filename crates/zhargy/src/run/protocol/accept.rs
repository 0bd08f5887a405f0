//! `zhargy protocol accept`: a coordinator accepts every protocol on which both entries agree and in which everything adds
//! up. What has a finding is listed: an error must be mended, a warning needs a written reason (the order `steps`).

use std::process::ExitCode;

use clerk::{Command, Order};
use election::protocol::{Entry, Role};
use law::value::group;
use serde_json::json;

use super::{AT_ONCE, SHOWN, findings, form, step};
use crate::Done;
use crate::cli::AcceptArgs;
use crate::failure::Failure;
use crate::render::style::{self, paint};
use crate::render::{self, wrap};
use crate::run::place::{self, Place};
use crate::run::progress::Progress;
use crate::run::session::{Outcome, Session};

/// What can be accepted, with its order, and what cannot.
struct Sorted {
    orders: Vec<(String, Order)>,
    left: Vec<Left>,
}

/// A protocol that was not accepted, and every reason.
struct Left {
    precinct: String,
    why: Vec<String>,
}

/// Runs the command.
pub(super) fn run(args: &AcceptArgs) -> Done {
    let place = Place::of(&args.journal)?;
    let mut session = place.open_begun()?;
    let Sorted { orders, mut left } = sort(&session, &place, args)?;
    let mut accepted = 0_usize;
    let mut progress = Progress::new("protocols accepted", orders.len());
    for some in orders.chunks(AT_ONCE) {
        let batch: Vec<Order> = some.iter().map(|(_, order)| order.clone()).collect();
        for ((precinct, _), outcome) in some.iter().zip(session.carry_out(&batch)?) {
            match outcome {
                Outcome::Done(_) => accepted += 1,
                Outcome::Known => left.push(Left {
                    precinct: precinct.clone(),
                    why: vec!["this coordinator was refused before; another one decides".to_owned()],
                }),
                Outcome::Refused(why, _) => {
                    let mut all = vec![format!("{} {why}", why.code())];
                    all.extend(why.citations());
                    left.push(Left { precinct: precinct.clone(), why: all });
                }
            }
        }
        progress.add(some.len());
    }
    let sum = total(&session);
    let text = if args.json {
        let rest: Vec<_> = left.iter().map(|one| json!({ "precinct": one.precinct, "why": one.why })).collect();
        format!("{:#}\n", json!({ "accepted": accepted, "left": rest, "total": sum }))
    } else {
        human(accepted, &left, &sum)
    };
    render::print(&text)?;
    Ok(ExitCode::from(u8::from(!left.is_empty())))
}

/// Of how many precincts the totals are now.
fn total(session: &Session) -> String {
    let ballot = session.desk().state().ballot.as_ref();
    ballot.map(|ballot| ballot.tally.sum(ballot.tally.territory().whole()).to_string()).unwrap_or_default()
}

fn sort(session: &Session, place: &Place, args: &AcceptArgs) -> Result<Sorted, Failure> {
    let state = session.desk().state();
    let (form, at) = (form(state)?, place::now()?);
    let (mut orders, mut left) = (Vec::new(), Vec::new());
    for own in &state.precincts {
        let precinct = own.precinct.id.clone();
        let found = findings(form, &own.entry);
        match &own.entry {
            Entry::Settled(_) if found.is_empty() => {
                let steps = ["resolve", "accept"].map(|name| step(&precinct, Role::Coordinator, name)).to_vec();
                // A protocol that was set aside is accepted anew: its history has grown.
                let text = format!("accept {precinct} {}", own.entry.history().count());
                let id = place.id(&args.actor, "", text.as_bytes());
                orders.push((precinct, Order { id, actor: args.actor.clone(), at, command: Command::Steps { steps } }));
            }
            Entry::Settled(_) => left.push(Left { precinct, why: found.iter().map(ToString::to_string).collect() }),
            Entry::Resolved(_) => {
                left.push(Left { precinct, why: vec!["reasons were given; the step `accept` is left".to_owned()] });
            }
            _ => {}
        }
    }
    Ok(Sorted { orders, left })
}

fn human(accepted: usize, left: &[Left], sum: &str) -> String {
    let number = |number: usize| group(u64::try_from(number).unwrap_or(u64::MAX));
    let mut out = format!("{} accepted\n", number(accepted));
    if !left.is_empty() {
        out.push_str(&format!("{} with findings are left\n", number(left.len())));
    }
    for one in left.iter().take(SHOWN) {
        out.push_str(&format!("  {}\n", paint(style::WARN, format!("precinct {}", one.precinct))));
        for why in &one.why {
            out.push_str(&wrap(why, render::WIDTH, 4));
        }
    }
    if left.len() > SHOWN {
        out.push_str(&format!("  ... and {} more; --json names all\n", left.len() - SHOWN));
    }
    out.push_str(&format!("Totals are now of {sum}\n"));
    out
}
