//! Steps of protocols' entry, and observers' copies. Who may take a step, and when, is the procedure's matter.

use std::collections::BTreeMap;

use election::protocol::{self, Actor, Form, Ground, Role, Stage};

use crate::figures;
use crate::record::{CopyEntered, ProtocolStep, Record};
use crate::refusal::Refusal;
use crate::state::State;

/// Decides steps; all are taken or none. Several steps of one precinct follow each other.
pub(super) fn steps(state: &State, actor: &str, steps: &[ProtocolStep]) -> Result<Vec<Record>, Refusal> {
    let Some(ballot) = &state.ballot else { return Err(Refusal::NotNow { why: "the ballot was not set yet" }) };
    if steps.is_empty() {
        return Err(Refusal::Nothing { what: "step" });
    }
    let mut entries = BTreeMap::new();
    for step in steps {
        let missing = || Refusal::NoSuch { what: "precinct", id: step.precinct.clone() };
        let at = *state.by_id.get(&step.precinct).ok_or_else(missing)?;
        let (role, command) = command(&ballot.form, ballot.most, step, state.published)?;
        let by = Actor { id: actor.to_owned(), role };
        let entry = entries.remove(&at).unwrap_or_else(|| state.precincts[at].entry.clone());
        let entry = entry
            .apply(&ballot.form, &ballot.entry_rules, &by, command)
            .map_err(|refused| Refusal::Step { precinct: step.precinct.clone(), why: Box::new(refused.refusal) })?;
        entries.insert(at, entry);
    }
    Ok(steps.iter().cloned().map(Record::ProtocolStep).collect())
}

/// The procedure's command of a record's step.
pub(crate) fn command(
    form: &Form,
    most: u64,
    step: &ProtocolStep,
    published: bool,
) -> Result<(Role, protocol::Command), Refusal> {
    let bad = |why| Refusal::BadStep { step: step.step.clone(), why };
    let role =
        Role::ALL.into_iter().find(|role| role.as_str() == step.role).ok_or_else(|| bad("nobody has this role"))?;
    let brings = ["enter", "revise", "settle", "correct"].contains(&step.step.as_str());
    if brings != step.figures.is_some() {
        return Err(bad(if brings { "it brings figures, and there are none" } else { "it brings no figures" }));
    }
    if !brings && !step.words.is_empty() {
        return Err(bad("it brings no words beside figures"));
    }
    if step.step != "resolve" && !step.reasons.is_empty() {
        return Err(bad("it gives no reasons for warnings"));
    }
    let figures = || {
        let none = BTreeMap::new();
        figures::read(form, most, step.figures.as_ref().unwrap_or(&none), &step.words)
    };
    let supersedes = Ground::ALL.into_iter().find(|ground| name(*ground) == step.step);
    if supersedes.is_none() && step.because.is_some() {
        return Err(bad("it supersedes nothing and needs no word why"));
    }
    let ground = match step.step.as_str() {
        "enter" => return Ok((role, protocol::Command::Enter(figures()?))),
        "revise" => return Ok((role, protocol::Command::Revise(figures()?))),
        "settle" => return Ok((role, protocol::Command::Settle(figures()?))),
        "correct" => return Ok((role, protocol::Command::Correct(figures()?))),
        "release" => return Ok((role, protocol::Command::Release)),
        "accept" => return Ok((role, protocol::Command::Accept)),
        "resolve" => {
            let reason = |reason: &crate::record::Reason| protocol::Reason {
                code: reason.code.clone(),
                text: reason.words.clone(),
            };
            return Ok((role, protocol::Command::Resolve(step.reasons.iter().map(reason).collect())));
        }
        _ => supersedes.ok_or_else(|| bad("nobody knows it"))?,
    };
    let stage = if published { Stage::Published } else { Stage::Open };
    let because = step.because.clone().unwrap_or_default();
    Ok((role, protocol::Command::Supersede { ground, because, stage }))
}

/// The step that supersedes on a ground: the drawing names one recount, the journal says who asked for it.
fn name(ground: Ground) -> &'static str {
    match ground {
        Ground::RecountOnRequest => "recount_on_request",
        Ground::RecountOrdered => "recount_ordered",
        _ => ground.step().as_str(),
    }
}

/// An observer's copy.
pub(super) fn copy(state: &State, copy: &CopyEntered) -> Result<Vec<Record>, Refusal> {
    let Some(ballot) = &state.ballot else { return Err(Refusal::NotNow { why: "the ballot was not set yet" }) };
    if !state.by_id.contains_key(&copy.precinct) {
        return Err(Refusal::NoSuch { what: "precinct", id: copy.precinct.clone() });
    }
    figures::read(&ballot.form, ballot.most, &copy.figures, &BTreeMap::new())?;
    Ok(vec![Record::CopyEntered(copy.clone())])
}
