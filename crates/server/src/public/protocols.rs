//! Handlers of a running election: how far it is, precincts that are looked for, one precinct with its proof.

use std::sync::Arc;

use clerk::PrecinctState;
use election::protocol::{Cell, Entry, Figures, Form, Outcome, Past, compare};
use pages::Notice;
use pages::protocols::{Difference, Figure, Found, Line, Night, Precinct, Proof, State, Step};

use super::nothing;
use crate::ask::Ask;
use crate::clerk::Clerk;
use crate::codes;
use crate::reply::{Keep, Reply};
use crate::running::Running;
use crate::site::Site;

/// Precincts shown at once.
const MOST_SHOWN: usize = 200;

/// How things stand, with what can be had here of it.
fn shown(site: &Site, running: &Running) -> Arc<Night> {
    let night = running.night();
    match site.press().filter(|_| night.certified.is_some()) {
        Some(press) => Arc::new(Night { papers: true, archive: press.archives(), ..Night::clone(&night) }),
        None => night,
    }
}

/// The page of a running election; without a search it is the same for everybody.
pub(crate) fn protocols(site: &Site, ask: &Ask) -> Reply {
    let Some(running) = site.running(ask.part("election")) else { return nothing(site, ask) };
    let night = shown(site, &running);
    let field =
        |name: &str| ask.fields.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value.trim()).to_owned();
    if ask.fields.is_empty() {
        let page = running
            .page(ask.language, night.head, || Reply::html(200, site.pages.protocols(ask.language, &night, "", None)));
        let reply = Reply::packed(page, Keep::WhileSame);
        site.keep(ask, &reply, Some((Arc::clone(&running) as _, night.head)));
        return reply;
    }
    let shaded = field("map");
    if !night.shaded_by(&shaded) {
        let told =
            Notice::new(pages::codes::QUESTION, "no list of this ballot has that id", "choose one below the map");
        return site.notice(400, ask.language, ask.here(), &told);
    }
    if ask.fields.iter().all(|(name, _)| name == "map") {
        return Reply::html(200, site.pages.protocols(ask.language, &night, &shaded, None));
    }
    let mut found = Found { number: field("number"), region: field("region"), ..Found::default() };
    if found.number.len() > 200 || found.region.len() > 400 {
        let told = Notice::new(codes::TOO_LARGE, "the search is too long", "search for a number");
        return site.notice(400, ask.language, "/elections", &told);
    }
    let (number, region) = (found.number.clone(), found.region.clone());
    let looked = running.look(move |clerk, _| {
        let all = clerk.desk.state().precincts.iter();
        let fits = |own: &&PrecinctState| {
            (region.is_empty() || own.precinct.region == region)
                && (number.is_empty() || own.precinct.id.contains(&number))
        };
        let form = clerk.desk.state().ballot.as_ref().map(|ballot| &ballot.form);
        let mut count = 0;
        let mut lines = Vec::new();
        for own in all.filter(fits) {
            count += 1;
            if lines.len() < MOST_SHOWN {
                lines.push(line(own, form));
            }
        }
        (lines, count)
    });
    if let Some((lines, all)) = looked {
        (found.lines, found.all) = (lines, all);
    }
    Reply::html(200, site.pages.protocols(ask.language, &night, &shaded, Some(&found)))
}

/// One precinct.
pub(crate) fn precinct(site: &Site, ask: &Ask) -> Reply {
    let Some(running) = site.running(ask.part("election")) else { return nothing(site, ask) };
    let id = ask.part("precinct").to_owned();
    let looked = running.look(move |clerk, head| {
        let state = clerk.desk.state();
        let own = state.by_id.get(&id).and_then(|at| state.precincts.get(*at))?;
        Some(told(clerk, own, *head))
    });
    let Some(precinct) = looked.flatten() else { return nothing(site, ask) };
    Reply::html(200, site.pages.precinct(ask.language, &running.night(), &precinct))
}

/// How far a protocol is, as far as everybody is told.
pub(crate) fn state(own: &PrecinctState) -> State {
    match &own.entry {
        Entry::AwaitingFirst(_) => State::Awaited,
        Entry::Accepted(_) => State::Accepted,
        Entry::Void(_) => State::Void,
        _ => State::Entered,
    }
}

/// Whether everybody may read what was entered.
pub(crate) fn settled(own: &PrecinctState) -> bool {
    matches!(own.entry, Entry::Accepted(_) | Entry::Void(_))
}

/// A precinct among others.
pub(crate) fn line(own: &PrecinctState, form: Option<&Form>) -> Line {
    let differs = form.is_some_and(|form| !copies(own, form).is_empty());
    Line { id: own.precinct.id.clone(), region: own.precinct.region.clone(), state: state(own), differs }
}

/// Copies that differ from an accepted protocol, figure by figure.
pub(crate) fn copies(own: &PrecinctState, form: &Form) -> Vec<(String, Vec<Difference>)> {
    let Outcome::Counted(official) = own.entry.outcome() else { return Vec::new() };
    let mut all = Vec::new();
    for (by, copy) in &own.copies {
        let differs = shown_by(form, official, copy).into_iter();
        let fields: Vec<_> = differs.map(|field| (form.label(field.cell), field.first, field.second)).collect();
        if !fields.is_empty() {
            all.push((by.clone(), fields));
        }
    }
    all
}

/// The figures of a copy that an accepted protocol has otherwise. What a copy does not show is compared with nothing.
pub(crate) fn shown_by(form: &Form, official: &Figures, copy: &Figures) -> Vec<election::protocol::Difference> {
    debug_assert!(form.fits(official) && form.fits(copy));
    let differs = compare(official, copy).into_iter();
    differs.filter(|field| field.second.is_some() && matches!(field.cell, Cell::Fixed(_))).collect()
}

/// What everybody may see of a precinct. Before it is accepted that is how far it is, and nothing that a second clerk could
/// copy: no figure, no line of the journal.
pub(crate) fn told(clerk: &Clerk, own: &PrecinctState, head: journal::Head) -> Precinct {
    let form = clerk.desk.state().ballot.as_ref().map(|ballot| &ballot.form);
    let mut told = Precinct {
        line: line(own, form),
        district: own.precinct.district.clone(),
        figures: Vec::new(),
        past: Vec::new(),
        found: None,
        reasons: Vec::new(),
        copies: form.map(|form| copies(own, form)).unwrap_or_default(),
        proofs: Vec::new(),
    };
    if let (Entry::Accepted(accepted), Some(form)) = (&own.entry, form) {
        for (at, figure) in form.figures().iter().enumerate() {
            for cell in form.cells_of(at, accepted.figures()) {
                let list = form.owner(cell).and_then(|(_, list)| list).map(|list| (list.id.clone(), list.name.clone()));
                let (place, title) = (figure.row.id.clone(), figure.row.name.clone());
                told.figures.push(Figure { place, title, list, number: accepted.figures().get(cell) });
            }
        }
        told.found = Some((form.clone(), form.check(accepted.figures())));
        told.reasons = accepted.reasons().iter().map(|reason| (reason.code.clone(), reason.text.clone())).collect();
    }
    if settled(own) {
        told.past = own.entry.history().map(past).collect();
        let entries = clerk.of_precinct.get(&own.precinct.id).into_iter().flatten();
        told.proofs = entries.filter_map(|seq| proof(clerk, *seq, head)).collect();
    }
    told
}

/// A step that led here; what was typed in it stays with those who work on it.
fn past(past: &Past) -> Step {
    let (step, by, because) = match past {
        Past::Entered { by, .. } => ("enter", by, ""),
        Past::Settled { by, .. } => ("settle", by, ""),
        Past::Resolved { by, reasons } if reasons.is_empty() => ("checked", by, ""),
        Past::Resolved { by, .. } => ("resolve", by, ""),
        Past::Accepted { by, .. } => ("accept", by, ""),
        Past::Superseded { by, ground, because } => (ground.step().as_str(), by, because.as_str()),
    };
    Step { step, by: by.clone(), because: because.to_owned() }
}

fn proof(clerk: &Clerk, seq: u64, head: journal::Head) -> Option<Proof> {
    let size = clerk.tree.size();
    let line = clerk.lines.get(usize::try_from(seq).ok()?)?.to_string();
    let head = journal::Head { size, ..head };
    Some(Proof { line, seq, head, root: clerk.tree.root(), path: clerk.tree.inclusion_proof(seq, size)? })
}
