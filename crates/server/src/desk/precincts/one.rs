//! One precinct at the coordinator's desk, and the orders about it.

use std::sync::Arc;

use clerk::record::{Precinct, ProtocolStep, Reason};
use clerk::{Command, State};
use election::protocol::{Actor, Difference, Entry, Figures, Finding, Form, Level, Past};
use pages::desk::entry::{Refused, Turn};
use pages::desk::precincts::{Act, One, Step};
use store::{Done, WriteError};

use super::watch::standing;
use crate::ask::Ask;
use crate::clerk::Told;
use crate::desk::entry::{at, permitted, step, turns, within};
use crate::desk::{no_outcome, page, seat, then};
use crate::ordered::Ordered;
use crate::permit::permit;
use crate::public::nothing;
use crate::reply::Reply;
use crate::role::Role;
use crate::running::Running;
use crate::site::Site;
use crate::who::Who;

/// Steps of this desk: what a form may ask for, and the steps of the procedure that it is.
const ACTS: &[(&str, &[&str])] = &[
    ("resolve", &["resolve"]),
    ("resolve accept", &["resolve", "accept"]),
    ("accept", &["accept"]),
    ("recount_on_request", &["recount_on_request"]),
    ("recount_ordered", &["recount_ordered"]),
    ("correction", &["correction"]),
    ("declare_void", &["declare_void"]),
    ("repeat_voting", &["repeat_voting"]),
];

/// What is looked up of a precinct for its page. No figure of a sealed entry is among it.
struct Looked {
    precinct: Precinct,
    state: election::protocol::State,
    figures: Option<Figures>,
    differ: Option<(String, String, Vec<Difference>)>,
    findings: Vec<Finding>,
    reasons: Vec<(String, String)>,
    accepted: Option<String>,
    history: Vec<Past>,
    steps: Vec<Step>,
    sheet: bool,
}

/// The page of a precinct.
pub(super) fn precinct(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at(site, ask) else { return nothing(site, ask) };
    let paper = match within(site, ask, &who, &running) {
        Ok(paper) => paper,
        Err(reply) => return *reply,
    };
    let Some(looked) = looked(&running, ask, &who) else {
        return crate::desk::failed(site, ask, &WriteError::Stopped);
    };
    let order = Site::fresh_id();
    let one = One { saved: !ask.field("saved").is_empty(), ..looked.one(&paper.form, &order) };
    let seat = seat(&who, ask.part("election"));
    page(200, site.pages.desk_precinct(ask.language, &seat, &running.night(), &one))
}

/// The precinct of the address; nothing where it is none, or the writer is gone.
fn looked(running: &Running, ask: &Ask, who: &Arc<Who>) -> Option<Looked> {
    let (id, own) = (ask.part("precinct").to_owned(), Arc::clone(who));
    running.look(move |clerk, _| look(clerk.desk.state(), &id, &own)).flatten()
}

impl Looked {
    /// As its page shows it, before anything is asked for.
    fn one<'l>(&'l self, form: &'l Form, order: &'l str) -> One<'l> {
        One {
            precinct: &self.precinct,
            form,
            state: Some(self.state),
            figures: self.figures.as_ref(),
            differ: self.differ.as_ref().map(|(first, second, fields)| (first.as_str(), second.as_str(), &fields[..])),
            findings: &self.findings,
            reasons: &self.reasons,
            accepted: self.accepted.as_deref(),
            history: &self.history,
            steps: &self.steps,
            sheet: self.sheet,
            order,
            act: Act::default(),
            refused: None,
            saved: false,
        }
    }
}

fn look(state: &State, id: &str, who: &Who) -> Option<Looked> {
    let own = state.by_id.get(id).and_then(|at| state.precincts.get(*at))?;
    let ballot = state.ballot.as_ref()?;
    let (entry, by) = (&own.entry, turns::actor(who));
    let figures = standing(entry).cloned();
    let findings = figures.as_ref().map(|figures| ballot.form.check(figures)).unwrap_or_default();
    let differ = match entry {
        Entry::Differs(differs) => {
            Some((differs.first().by.clone(), differs.second().by.clone(), differs.differences()))
        }
        _ => None,
    };
    let reasons = match entry {
        Entry::Resolved(state) => state.reasons(),
        Entry::Accepted(state) => state.reasons(),
        _ => &[],
    };
    let changes = [Role::Coordinator, Role::Administrator].contains(&who.role);
    let turn = turns::turn(entry, &ballot.form, &ballot.entry_rules, &by);
    Some(Looked {
        precinct: own.precinct.clone(),
        state: entry.state(),
        differ,
        reasons: reasons.iter().map(|reason| (reason.code.clone(), reason.text.clone())).collect(),
        accepted: if let Entry::Accepted(state) = entry { Some(state.by().to_owned()) } else { None },
        history: entry.history().cloned().collect(),
        steps: if changes { steps(state, own, who, &by) } else { Vec::new() },
        // The sheet of a third person is at the desk of entry, which is the coordinator's too.
        sheet: who.role == Role::Coordinator && turn.is_ok_and(|turn| turn == Turn::Settle),
        figures,
        findings,
    })
}

/// What can be done, each step asked of the procedure, and of who may order it.
fn steps(state: &State, own: &clerk::PrecinctState, who: &Who, by: &Actor) -> Vec<Step> {
    let Some(ballot) = &state.ballot else { return Vec::new() };
    let rules = &ballot.entry_rules;
    let tried = turns::steps(&own.entry, &ballot.form, rules, by, state.published);
    let theirs = |name: &str| {
        let step = bare(&own.precinct.id, by, name);
        permit(who, &Command::Steps { steps: vec![step] }, &|_| Some(own.precinct.clone())).is_ok()
    };
    let rests_on = |name: &str| match name {
        "recount_on_request" => rules.recounts_on_request.as_ref().ok().map(|most| most.from.clone()),
        "recount_ordered" => rules.recount_until.as_ref().ok().cloned(),
        _ => None,
    };
    let step = |(name, outcome): (&'static str, Result<(), election::protocol::Refusal>)| Step {
        name,
        not: outcome.err(),
        by: rests_on(name).into_iter().collect(),
    };
    tried.into_iter().filter(|(name, _)| theirs(name)).map(step).collect()
}

fn bare(precinct: &str, by: &Actor, name: &str) -> ProtocolStep {
    ProtocolStep {
        precinct: precinct.to_owned(),
        role: by.role.as_str().to_owned(),
        step: name.to_owned(),
        figures: None,
        words: std::collections::BTreeMap::new(),
        reasons: Vec::new(),
        because: None,
    }
}

/// An order about a precinct.
pub(super) fn act(site: &Site, ask: &Ask) -> Result<Ordered, Reply> {
    let Some((who, running)) = at(site, ask) else { return Err(nothing(site, ask)) };
    let paper = within(site, ask, &who, &running).map_err(|reply| *reply)?;
    let asked = ask.field("do");
    let Some((_, names)) = ACTS.iter().find(|(name, _)| *name == asked) else {
        // A form without a step asks for nothing.
        return Err(then(ask, &here(ask)));
    };
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let warnings = paper.form.findings().filter(|(row, _)| row.level == Level::Warning);
    let reasons: Vec<(String, String)> = warnings
        .map(|(row, _)| (row.code.clone(), words(ask.field(&format!("reason {}", row.code)))))
        .filter(|(code, words)| {
            !words.is_empty() || ask.fields.iter().any(|(name, _)| *name == format!("reason {code}"))
        })
        .collect();
    let because = words(ask.field("because"));
    let steps = names.iter().map(|name| {
        let mut step = step(ask, &who, name, None);
        match *name {
            "resolve" => {
                let reason = |(code, words): &(String, String)| Reason { code: code.clone(), words: words.clone() };
                step.reasons = reasons.iter().map(reason).collect();
            }
            "accept" => {}
            _ => step.because = Some(because.clone()),
        }
        step
    });
    let command = Command::Steps { steps: steps.collect() };
    let plain = |order: &str| (1..=64).contains(&order.len()) && order.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let order = Some(ask.field("order")).filter(|order| plain(order)).map_or_else(Site::fresh_id, str::to_owned);
    let act = Act { step: names[0].to_owned(), reasons, because };
    let given = permitted(site, ask, (&who, &running), &order, command)?;
    let (ask, of) = (ask.clone(), Arc::clone(&running));
    let told = move |site: &Site, outcome| told(site, &ask, &of, (&order, act), outcome);
    Ok(Ordered::new(running.client(), given, told).told_apart())
}

fn here(ask: &Ask) -> String {
    format!("/desk/{}/precincts/{}", ask.part("election"), pages::encoded(ask.part("precinct")))
}

/// What became of an order. Refused, it is told above the whole page as things stand now, with all that was typed; where there
/// is no outcome, above what was typed alone, which leads to how things stand.
fn told(
    site: &Site,
    ask: &Ask,
    running: &Running,
    (order, act): (&str, Act),
    outcome: Result<Done<Told>, WriteError>,
) -> Reply {
    let (Some(who), Some(paper)) = (&ask.who, running.paper()) else { return nothing(site, ask) };
    let Some(precinct) = paper.place(ask.part("precinct")) else { return nothing(site, ask) };
    let (status, refused, order, looked) = match outcome {
        Ok(Done { answer: Ok(()), .. }) => return then(ask, &format!("{}?saved=1", here(ask))),
        Ok(Done { answer: Err(told), .. }) => {
            let refused = Refused { code: told.code, why: told.why, by: told.by };
            (422, refused, Site::fresh_id(), looked(running, ask, who))
        }
        Err(error) => {
            let (status, notice) = no_outcome(&error);
            let why = format!("{}; {}", notice.what, notice.hint);
            (status, Refused { code: notice.code.to_owned(), why, by: Vec::new() }, order.to_owned(), None)
        }
    };
    let bare = One {
        precinct,
        form: &paper.form,
        state: None,
        figures: None,
        differ: None,
        findings: &[],
        reasons: &[],
        accepted: None,
        history: &[],
        steps: &[],
        sheet: false,
        order: &order,
        act: Act::default(),
        refused: None,
        saved: false,
    };
    let stands = looked.as_ref().map_or(bare, |looked| looked.one(&paper.form, &order));
    let one = One { act, refused: Some(&refused), ..stands };
    let seat = seat(who, ask.part("election"));
    page(status, site.pages.desk_precinct(ask.language, &seat, &running.night(), &one))
}
