//! Handlers of the entry of protocols: where a clerk begins, the sheet of a precinct, its check while somebody types, and the
//! orders: the first entry, the second blind, the own one read again, a difference settled.

pub(crate) mod paper;
pub(crate) mod sent;
pub(crate) mod turns;

use std::sync::Arc;

use clerk::record::ProtocolStep;
use clerk::{Command, Order};
use election::protocol::{Actor, Entry};
use pages::Notice;
use pages::desk::entry::{AtPrecinct, Checked, Last, Read, Refused, Start, Turn, Typed};
use store::{Done, WriteError};

use self::sent::{Place, Sent, answer, order_id};
use crate::ask::Ask;
use crate::clerk::{Clerk, Told};
use crate::codes;
use crate::desk::{no_outcome, page, seat, then};
use crate::ordered::Ordered;
use crate::permit::permit;
use crate::public::nothing;
use crate::reply::Reply;
use crate::role::Role;
use crate::routes::{Handler, Method, Route, at_desk};
use crate::running::Running;
use crate::site::Site;
use crate::who::Who;

const WHO: &[Role] = &[Role::Clerk, Role::Coordinator];

/// Rows of the table.
pub(crate) const ROUTES: &[Route] = &[
    at_desk("/{language}/desk/{election}/entry", WHO, start),
    at_desk("/{language}/desk/{election}/entry/{precinct}", WHO, precinct),
    Route {
        method: Method::Post,
        path: "/{language}/desk/{election}/entry/{precinct}",
        roles: WHO,
        handler: Handler::Command(send),
    },
    Route {
        method: Method::Post,
        path: "/{language}/desk/{election}/entry/{precinct}/check",
        roles: WHO,
        handler: Handler::Memory(check),
    },
];

/// Precincts of a list at most.
const MOST_SHOWN: usize = 60;

/// Steps of the own last ones.
const LAST: usize = 12;

/// Entries of a person that are looked through for them.
const MOST_READ: usize = 200;

/// Who asks and the election of the address; a page of the desks has both, or there is nothing at the address.
pub(crate) fn at(site: &Site, ask: &Ask) -> Option<(Arc<Who>, Arc<Running>)> {
    Some((Arc::clone(ask.who.as_ref()?), site.running(ask.part("election"))?))
}

/// Another commission's precinct.
pub(crate) fn not_yours(site: &Site, ask: &Ask) -> Reply {
    let what = format!("precinct {} belongs to another commission", ask.part("precinct"));
    let hint = "ask the commission it belongs to, or your administrator";
    site.refuse(ask, 403, &Notice::new(codes::NOT_YOURS, what, hint))
}

/// What must stand before a sheet: the ballot, the precinct, and that it is theirs.
pub(crate) fn within<'r>(
    site: &Site,
    ask: &Ask,
    who: &Who,
    running: &'r Running,
) -> Result<&'r paper::Paper, Box<Reply>> {
    let Some(paper) = running.paper() else {
        let told = Notice::new(clerk::codes::NOT_NOW, "the ballot was not set yet", "protocols follow the ballot");
        return Err(Box::new(site.refuse(ask, 409, &told)));
    };
    match paper.place(ask.part("precinct")) {
        None => Err(Box::new(nothing(site, ask))),
        Some(place) if !who.reaches(place) => Err(Box::new(not_yours(site, ask))),
        Some(_) => Ok(paper),
    }
}

/// Where a clerk begins.
fn start(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at(site, ask) else { return nothing(site, ask) };
    let asked = ask.field("precinct").trim();
    let known = running.paper().and_then(|paper| paper.place(asked)).is_some_and(|place| who.reaches(place));
    if known {
        return then(ask, &format!("/desk/{}/entry/{}", ask.part("election"), pages::encoded(asked)));
    }
    let (by, own) = (turns::actor(&who), Arc::clone(&who));
    let Some(mut start) = running.look(move |clerk, _| begin(clerk, &own, &by)) else {
        return crate::desk::failed(site, ask, &WriteError::Stopped);
    };
    start.asked = asked.chars().take(60).collect();
    let seat = seat(&who, ask.part("election"));
    page(200, site.pages.entry_start(ask.language, &seat, &running.night(), &start))
}

/// What waits for a person, and what they did last.
fn begin(clerk: &Clerk, who: &Who, by: &Actor) -> Start {
    let state = clerk.desk.state();
    let mut start = Start::default();
    let Some(ballot) = &state.ballot else { return start };
    start.first = turns::turn(&Entry::default(), &ballot.form, &ballot.entry_rules, by).is_ok();
    for own in state.precincts.iter().filter(|own| who.reaches(&own.precinct)) {
        match &own.entry {
            Entry::Settled(_) | Entry::Resolved(_) | Entry::Accepted(_) | Entry::Void(_) => {}
            Entry::AwaitingFirst(_) => {
                start.free_all += 1;
                if start.free.len() < MOST_SHOWN {
                    start.free.push(own.precinct.clone());
                }
            }
            entry => {
                if let Ok(turn) = turns::turn(entry, &ballot.form, &ballot.entry_rules, by) {
                    start.waiting_all += 1;
                    if start.waiting.len() < MOST_SHOWN {
                        start.waiting.push((own.precinct.clone(), turn));
                    }
                }
            }
        }
    }
    let of_actor = clerk.of_actor.get(&who.account).into_iter().flatten();
    start.last = of_actor.rev().take(MOST_READ).filter_map(|seq| last(clerk, *seq)).take(LAST).collect();
    start
}

/// A step of a protocol that an entry of the journal records, but for handing over, which follows an entry by itself.
fn last(clerk: &Clerk, seq: u64) -> Option<Last> {
    let line = clerk.lines.get(usize::try_from(seq).ok()?)?;
    let entry = journal::Entry::parse(line).ok()?;
    let Ok(clerk::Record::ProtocolStep(step)) = clerk::Record::read(&entry.kind, &entry.body) else { return None };
    let state = clerk.desk.state();
    let own = state.by_id.get(&step.precinct).and_then(|at| state.precincts.get(*at))?;
    let (precinct, at, state) = (step.precinct, entry.at, own.entry.state());
    (step.step != "release").then_some(Last { precinct, step: step.step, at, state })
}

/// One precinct with its sheet, or why there is none for this person.
fn precinct(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at(site, ask) else { return nothing(site, ask) };
    let paper = match within(site, ask, &who, &running) {
        Ok(paper) => paper,
        Err(reply) => return *reply,
    };
    let (id, by) = (ask.part("precinct").to_owned(), turns::actor(&who));
    let Some(Some(looked)) = running.look(move |clerk, _| turns::look(clerk.desk.state(), &id, &by)) else {
        return crate::desk::failed(site, ask, &WriteError::Stopped);
    };
    let mut sent = None;
    if let Ok(turn) = looked.turn {
        let typed = looked.figures.as_ref().map(|figures| Typed::from_figures(&paper.form, figures));
        let mut own = Sent::new(turn, typed.unwrap_or_default());
        (own.asked, own.both) = (looked.asked, looked.both);
        sent = Some(own);
    }
    let release = (sent.as_ref().is_some_and(|sent| sent.turn == Turn::Revise)).then(Site::fresh_id);
    let (checked, place) =
        (Checked::default(), Place::new(ask, &who, sent.as_ref().map_or(Turn::First, |s| s.turn), "entry"));
    let at = AtPrecinct {
        precinct: &looked.precinct,
        state: Some(looked.state),
        sheet: sent.as_ref().map(|sent| sent.sheet(paper, &place, &checked)),
        not: looked.turn.as_ref().err().map(AsRef::as_ref),
        saved: !ask.field("saved").is_empty(),
        refused: None,
        release: release.as_deref(),
    };
    let seat = seat(&who, ask.part("election"));
    page(200, site.pages.entry_precinct(ask.language, &seat, &running.night(), &at))
}

/// What does not add up in a sheet, while somebody types it: from memory, and nothing is changed.
fn check(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at(site, ask) else { return nothing(site, ask) };
    let paper = match within(site, ask, &who, &running) {
        Ok(paper) => paper,
        Err(reply) => return *reply,
    };
    let sent = Sent::read(paper, ask);
    let checked = sent.check(paper, ask.field("live").is_empty());
    let (seat, place) = (seat(&who, ask.part("election")), Place::new(ask, &who, sent.turn, "entry"));
    page(200, site.pages.sheet(ask.language, &seat, &sent.sheet(paper, &place, &checked)))
}

/// A sheet is sent: checked, or ordered.
fn send(site: &Site, ask: &Ask) -> Result<Ordered, Reply> {
    let Some((who, running)) = at(site, ask) else { return Err(nothing(site, ask)) };
    let paper = within(site, ask, &who, &running).map_err(|reply| *reply)?;
    let sent = Sent::read(paper, ask);
    let what = ask.field("do");
    if what == "release" {
        let step = step(ask, &who, "release", None);
        return order(site, ask, (&who, &running), Command::Steps { steps: vec![step] }, sent);
    }
    let checked = sent.check(paper, what != "rows");
    let gone = || nothing(site, ask);
    if what != "send" {
        return Err(answer(site, ask, &running, &sent, &checked, (200, None)).unwrap_or_else(gone));
    }
    let read = match sent.typed.read(&paper.form, paper.most) {
        Ok(read) if checked.confirmed(&sent.stands) => read,
        _ => return Err(answer(site, ask, &running, &sent, &checked, (422, None)).unwrap_or_else(gone)),
    };
    let figures = |name| step(ask, &who, name, Some(&read));
    let steps = match sent.turn {
        Turn::First => vec![figures("enter"), step(ask, &who, "release", None)],
        Turn::Revise => vec![figures("revise"), step(ask, &who, "release", None)],
        Turn::Second | Turn::Copy => vec![figures("enter")],
        Turn::Correct => vec![figures("correct")],
        Turn::Settle => vec![figures("settle")],
    };
    order(site, ask, (&who, &running), Command::Steps { steps }, sent)
}

/// A step of this person's role.
pub(crate) fn step(ask: &Ask, who: &Who, name: &str, read: Option<&Read>) -> ProtocolStep {
    ProtocolStep {
        precinct: ask.part("precinct").to_owned(),
        role: turns::actor(who).role.as_str().to_owned(),
        step: name.to_owned(),
        figures: read.map(|read| read.record.clone()),
        words: read.map(|read| read.words.clone()).unwrap_or_default(),
        reasons: Vec::new(),
        because: None,
    }
}

/// An order of a person, where it is theirs to give.
pub(crate) fn permitted(
    site: &Site,
    ask: &Ask,
    (who, running): (&Who, &Running),
    order: &str,
    command: Command,
) -> Result<Order, Reply> {
    let place_of = |id: &str| running.paper().and_then(|paper| paper.place(id)).cloned();
    permit(who, &command, &place_of).map_err(|notice| site.refuse(ask, 403, &notice))?;
    Ok(Order { id: order_id(order, who, &command), actor: who.account.clone(), at: ask.at, command })
}

fn order(
    site: &Site,
    ask: &Ask,
    (who, running): (&Who, &Arc<Running>),
    command: Command,
    sent: Sent,
) -> Result<Ordered, Reply> {
    let order = permitted(site, ask, (who, running), &sent.order, command)?;
    let (ask, of) = (ask.clone(), Arc::clone(running));
    Ok(Ordered::new(running.client(), order, move |site, outcome| told(site, &ask, &of, sent, outcome)))
}

/// What became of a sheet.
fn told(site: &Site, ask: &Ask, running: &Running, mut sent: Sent, outcome: Result<Done<Told>, WriteError>) -> Reply {
    let (status, refused) = match outcome {
        Ok(Done { answer: Ok(()), .. }) => {
            let at = pages::encoded(ask.part("precinct"));
            return then(ask, &format!("/desk/{}/entry/{at}?saved=1", ask.part("election")));
        }
        Ok(Done { answer: Err(refused), .. }) => {
            // It was answered: what is sent next is another order. Where somebody else was quicker with the first entry,
            // the same sheet is the second.
            sent.order = Site::fresh_id();
            if sent.turn == Turn::First {
                sent.turn = Turn::Second;
            }
            (422, Refused { code: refused.code, why: refused.why, by: refused.by })
        }
        Err(error) => {
            // Nobody knows whether it was recorded: the same order can be sent again.
            let (status, notice) = no_outcome(&error);
            (
                status,
                Refused {
                    code: notice.code.to_owned(),
                    why: format!("{}; {}", notice.what, notice.hint),
                    by: Vec::new(),
                },
            )
        }
    };
    let Some(paper) = running.paper() else { return nothing(site, ask) };
    let checked = sent.check(paper, true);
    answer(site, ask, running, &sent, &checked, (status, Some(&refused))).unwrap_or_else(|| nothing(site, ask))
}
