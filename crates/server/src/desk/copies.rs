//! Handlers of observers' copies: where an observer begins, a precinct with the own copies as they compare, and the sheet of
//! the next one.

use std::sync::Arc;

use clerk::record::CopyEntered;
use clerk::{Command, PrecinctState};
use election::protocol::{Form, Outcome};
use pages::desk::copies::{Copies, Copy, CopyAt};
use pages::desk::entry::{Checked, Refused, Turn, Typed};
use store::{Done, WriteError};

use super::entry::sent::{Place, Sent};
use super::entry::{at, permitted, within};
use crate::ask::Ask;
use crate::clerk::Told;
use crate::desk::{no_outcome, page, seat, then};
use crate::ordered::Ordered;
use crate::public::{nothing, shown_by};
use crate::reply::Reply;
use crate::role::Role;
use crate::routes::{Handler, Method, Route, at_desk};
use crate::running::Running;
use crate::site::Site;

const WHO: &[Role] = &[Role::Observer, Role::Agent];

/// Rows of the table.
pub(crate) const ROUTES: &[Route] = &[
    at_desk("/{language}/desk/{election}/copies", WHO, start),
    at_desk("/{language}/desk/{election}/copies/{precinct}", WHO, precinct),
    Route {
        method: Method::Post,
        path: "/{language}/desk/{election}/copies/{precinct}",
        roles: WHO,
        handler: Handler::Command(send),
    },
    Route {
        method: Method::Post,
        path: "/{language}/desk/{election}/copies/{precinct}/check",
        roles: WHO,
        handler: Handler::Memory(check),
    },
];

/// Copies shown where an observer begins.
const MOST_SHOWN: usize = 200;

fn start(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at(site, ask) else { return nothing(site, ask) };
    let asked = ask.field("precinct").trim();
    if running.paper().and_then(|paper| paper.place(asked)).is_some_and(|place| who.reaches(place)) {
        return then(ask, &format!("/desk/{}/copies/{}", ask.part("election"), pages::encoded(asked)));
    }
    let account = who.account.clone();
    let looked = running.look(move |clerk, _| {
        let state = clerk.desk.state();
        let Some(ballot) = &state.ballot else { return Vec::new() };
        // The journal knows which precincts a person's entries are about; copies are few beside precincts.
        let of_actor = clerk.of_actor.get(&account).into_iter().flatten();
        let mut seen: Vec<String> = Vec::new();
        for seq in of_actor.rev() {
            let line = usize::try_from(*seq).ok().and_then(|at| clerk.lines.get(at));
            let Some(entry) = line.and_then(|line| journal::Entry::parse(line).ok()) else { continue };
            if let Ok(clerk::Record::CopyEntered(copy)) = clerk::Record::read(&entry.kind, &entry.body)
                && !seen.contains(&copy.precinct)
            {
                seen.push(copy.precinct);
            }
            if seen.len() >= MOST_SHOWN {
                break;
            }
        }
        let own = seen.iter().filter_map(|id| state.by_id.get(id).and_then(|at| state.precincts.get(*at)));
        own.flat_map(|own| copies(own, &ballot.form, &account)).collect()
    });
    let Some(copies) = looked else { return crate::desk::failed(site, ask, &WriteError::Stopped) };
    let found = Copies { asked: asked.chars().take(60).collect(), copies };
    let seat = seat(&who, ask.part("election"));
    page(200, site.pages.copies_start(ask.language, &seat, &running.night(), &found))
}

/// The copies of a person, compared where the protocol is accepted.
fn copies(own: &PrecinctState, form: &Form, account: &str) -> Vec<Copy> {
    let theirs = own.copies.iter().filter(|(by, _)| by == account);
    let compared = theirs.map(|(_, copy)| match own.entry.outcome() {
        Outcome::Counted(official) => Some(shown_by(form, official, copy)),
        _ => None,
    });
    compared.map(|differs| Copy { precinct: own.precinct.clone(), differs }).collect()
}

fn precinct(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at(site, ask) else { return nothing(site, ask) };
    if let Err(reply) = within(site, ask, &who, &running) {
        return *reply;
    }
    let (id, account) = (ask.part("precinct").to_owned(), who.account.clone());
    let looked = running.look(move |clerk, _| {
        let state = clerk.desk.state();
        let own = state.by_id.get(&id).and_then(|at| state.precincts.get(*at))?;
        Some(copies(own, &state.ballot.as_ref()?.form, &account))
    });
    let Some(Some(copies)) = looked else { return crate::desk::failed(site, ask, &WriteError::Stopped) };
    let sent = Sent::new(Turn::Copy, Typed::default());
    let saved = !ask.field("saved").is_empty();
    answer(site, ask, &running, &sent, &Checked::default(), (200, &copies, saved, None))
        .unwrap_or_else(|| nothing(site, ask))
}

/// The page of a precinct with a sheet as it was sent.
fn answer(
    site: &Site,
    ask: &Ask,
    running: &Running,
    sent: &Sent,
    checked: &Checked,
    (status, copies, saved, refused): (u16, &[Copy], bool, Option<&Refused>),
) -> Option<Reply> {
    let (who, paper) = (ask.who.as_deref()?, running.paper()?);
    let place = Place::new(ask, who, Turn::Copy, "copies");
    let sheet = sent.sheet(paper, &place, checked);
    let at = CopyAt { precinct: paper.place(ask.part("precinct"))?, copies, sheet, saved, refused };
    let seat = seat(who, ask.part("election"));
    Some(page(status, site.pages.copy_precinct(ask.language, &seat, &running.night(), &at)))
}

fn check(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at(site, ask) else { return nothing(site, ask) };
    let paper = match within(site, ask, &who, &running) {
        Ok(paper) => paper,
        Err(reply) => return *reply,
    };
    let sent = Sent { turn: Turn::Copy, ..Sent::read(paper, ask) };
    let checked = sent.check(paper, ask.field("live").is_empty());
    let (seat, place) = (seat(&who, ask.part("election")), Place::new(ask, &who, Turn::Copy, "copies"));
    page(200, site.pages.sheet(ask.language, &seat, &sent.sheet(paper, &place, &checked)))
}

fn send(site: &Site, ask: &Ask) -> Result<Ordered, Reply> {
    let Some((who, running)) = at(site, ask) else { return Err(nothing(site, ask)) };
    let paper = within(site, ask, &who, &running).map_err(|reply| *reply)?;
    let mut sent = Sent { turn: Turn::Copy, ..Sent::read(paper, ask) };
    let what = ask.field("do");
    let checked = sent.check(paper, what != "rows");
    let again = |status| {
        let reply = answer(site, ask, &running, &sent, &checked, (status, &[], false, None));
        reply.unwrap_or_else(|| nothing(site, ask))
    };
    if what != "send" {
        return Err(again(200));
    }
    let read = match sent.typed.read(&paper.form, paper.most) {
        // A copy that shows nothing is none.
        Ok(read) if checked.confirmed(&sent.stands) && !read.record.is_empty() => read,
        _ => return Err(again(422)),
    };
    let copy = CopyEntered { precinct: ask.part("precinct").to_owned(), figures: read.record };
    let order = permitted(site, ask, (&who, &running), &sent.order, Command::EnterCopy { copy })?;
    let (ask, of) = (ask.clone(), Arc::clone(&running));
    let told = move |site: &Site, outcome: Result<Done<Told>, WriteError>| {
        let (status, refused) = match outcome {
            Ok(Done { answer: Ok(()), .. }) => {
                let at = pages::encoded(ask.part("precinct"));
                return then(&ask, &format!("/desk/{}/copies/{at}?saved=1", ask.part("election")));
            }
            Ok(Done { answer: Err(told), .. }) => {
                sent.order = Site::fresh_id();
                (422, Refused { code: told.code, why: told.why, by: told.by })
            }
            Err(error) => {
                let (status, notice) = no_outcome(&error);
                let why = format!("{}; {}", notice.what, notice.hint);
                (status, Refused { code: notice.code.to_owned(), why, by: Vec::new() })
            }
        };
        let reply = answer(site, &ask, &of, &sent, &checked, (status, &[], false, Some(&refused)));
        reply.unwrap_or_else(|| nothing(site, &ask))
    };
    Ok(Ordered::new(running.client(), order, told))
}
