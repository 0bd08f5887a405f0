//! Handlers of a protocol's sheet where a post is elected: the same sheet, the same blind second entry as of a list election.

use std::sync::Arc;

use clerk::contests::{Command, ContestState, Order};
use clerk::record::ProtocolStep;
use pages::desk::No;
use pages::desk::entry::{Checked, Turn, Typed};
use pages::desk::posts::AtSheet;
use store::WriteError;

use super::{at_hand, not_yours, reaches, seat};
use crate::ask::Ask;
use crate::clerk::Told;
use crate::contests::RunningContests;
use crate::desk::entry::paper::Paper;
use crate::desk::entry::sent::{Place, Sent, order_id_of};
use crate::desk::entry::step;
use crate::desk::entry::turns::{self, Seen};
use crate::desk::{failed, no_outcome, page, then};
use crate::ordered::Ordered;
use crate::permit::permit_post;
use crate::public::nothing;
use crate::reply::Reply;
use crate::site::Site;
use crate::who::Who;

/// A protocol as this person finds it.
struct Looked {
    post: String,
    names: Vec<(String, String)>,
    paper: Paper,
    seen: Seen,
}

/// Looks a precinct up; the reply says why there is nothing.
fn look(site: &Site, ask: &Ask, who: &Arc<Who>, running: &RunningContests) -> Result<Looked, Reply> {
    let (own, precinct, by) = (Arc::clone(who), ask.part("precinct").to_owned(), turns::actor(who));
    let looked = running.look(move |clerk, _| {
        let contests = clerk.desk().state();
        let known = contests.posts.get(contests.precincts.get(&precinct)?)?;
        if !reaches(&own, known) {
            return Some(Err(true));
        }
        let round = known.contest().and_then(ContestState::round);
        let Some(ballot) = round.and_then(|round| round.ballot.as_ref()) else { return Some(Err(false)) };
        let seen = turns::seen(&ballot.protocols.get(&precinct)?.entry, &ballot.form, &ballot.entry_rules, &by);
        let names = known.post.names.iter().map(|(tag, name)| (tag.clone(), name.clone())).collect();
        let paper = Paper::of_post(ballot.form.clone(), ballot.most);
        Some(Ok(Looked { post: known.post.post.clone(), names, paper, seen }))
    });
    match looked {
        None => Err(failed(site, ask, &WriteError::Stopped)),
        Some(None) => Err(nothing(site, ask)),
        Some(Some(Err(true))) => Err(not_yours(site, ask)),
        Some(Some(Err(false))) => {
            let hint = "protocols follow the ballot, which the commission sets at the desk of the post";
            Err(site.refuse(ask, 409, &pages::Notice::new(clerk::codes::NOT_NOW, "the ballot was not set yet", hint)))
        }
        Some(Some(Ok(looked))) => Ok(looked),
    }
}

/// The sheet, or why there is none.
pub(super) fn shown(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at_hand(site, ask) else { return nothing(site, ask) };
    match look(site, ask, &who, &running) {
        Err(reply) => reply,
        Ok(looked) => {
            let sent = looked.seen.turn.as_ref().ok().map(|turn| {
                let typed = looked.seen.figures.as_ref();
                let typed = typed.map(|figures| Typed::from_figures(&looked.paper.form, figures));
                let mut own = Sent::new(*turn, typed.unwrap_or_default());
                (own.asked, own.both) = (looked.seen.asked.clone(), looked.seen.both.clone());
                own
            });
            answer(site, ask, (&who, &running), &looked, sent.as_ref(), &Checked::default(), (200, None))
        }
    }
}

fn answer(
    site: &Site,
    ask: &Ask,
    (who, running): (&Who, &RunningContests),
    looked: &Looked,
    sent: Option<&Sent>,
    checked: &Checked,
    (status, no): (u16, Option<&No>),
) -> Reply {
    let place = Place::new(ask, who, sent.map_or(Turn::First, |sent| sent.turn), "sheets");
    let release = sent.is_some_and(|sent| sent.turn == Turn::Revise).then(Site::fresh_id);
    let named = looked.names.iter().find(|(tag, _)| tag == ask.language.code()).or(looked.names.first());
    let at = AtSheet {
        post: (&looked.post, named.map_or(looked.post.as_str(), |(_, name)| name)),
        precinct: ask.part("precinct"),
        state: looked.seen.state,
        sheet: sent.map(|sent| sent.sheet(&looked.paper, &place, checked)),
        not: looked.seen.turn.as_ref().err().map(AsRef::as_ref),
        release: release.as_deref(),
        no,
        saved: status == 200 && !ask.field("saved").is_empty(),
    };
    page(status, site.pages.desk_sheet(ask.language, &seat(who, ask), &running.set(), &at))
}

/// A sheet is sent: checked, or ordered.
pub(super) fn send(site: &Site, ask: &Ask) -> Result<Ordered, Reply> {
    let Some((who, running)) = at_hand(site, ask) else { return Err(nothing(site, ask)) };
    let looked = look(site, ask, &who, &running)?;
    let sent = Sent::read(&looked.paper, ask);
    let what = ask.field("do");
    let steps = if what == "release" {
        vec![step(ask, &who, "release", None)]
    } else {
        let checked = sent.check(&looked.paper, what != "rows");
        let again = |status| answer(site, ask, (&who, &running), &looked, Some(&sent), &checked, (status, None));
        if what != "send" {
            return Err(again(200));
        }
        match sent.typed.read(&looked.paper.form, looked.paper.most) {
            Ok(read) if checked.confirmed(&sent.stands) => steps(ask, &who, sent.turn, &read),
            _ => return Err(again(422)),
        }
    };
    let command = Command::Steps { steps };
    permit_post(&who, &command).map_err(|notice| site.refuse(ask, 403, &notice))?;
    let id = order_id_of(&sent.order, &who, &command);
    let order = Order { id, actor: who.account.clone(), at: ask.at, command };
    let (asked, of) = (ask.clone(), Arc::clone(&running));
    Ok(Ordered::new(running.client(), order, move |site, outcome| told(site, &asked, (&who, &of), sent, outcome))
        .told_apart())
}

/// The steps of a sheet.
fn steps(ask: &Ask, who: &Who, turn: Turn, read: &pages::desk::entry::Read) -> Vec<ProtocolStep> {
    let figures = |name| step(ask, who, name, Some(read));
    match turn {
        Turn::First => vec![figures("enter"), step(ask, who, "release", None)],
        Turn::Revise => vec![figures("revise"), step(ask, who, "release", None)],
        Turn::Second | Turn::Copy => vec![figures("enter")],
        Turn::Correct => vec![figures("correct")],
        Turn::Settle => vec![figures("settle")],
    }
}

/// What became of a sheet. Refused, it is shown with everything that was typed.
fn told(
    site: &Site,
    ask: &Ask,
    (who, running): (&Arc<Who>, &RunningContests),
    mut sent: Sent,
    outcome: Result<store::Done<Told>, WriteError>,
) -> Reply {
    let (status, no) = match outcome.map(|done| done.answer) {
        Ok(Ok(())) => return then(ask, &format!("{}?saved=1", ask.here())),
        Ok(Err(told)) => {
            sent.order = Site::fresh_id();
            // Where somebody else was quicker with the first entry, the same sheet is the second.
            if sent.turn == Turn::First {
                sent.turn = Turn::Second;
            }
            (422, No { code: told.code, why: told.why, by: told.by })
        }
        Err(error) => {
            let (status, told) = no_outcome(&error);
            let why = format!("{}; hint: {}", told.what, told.hint);
            (status, No { code: told.code.to_owned(), why, by: Vec::new() })
        }
    };
    match look(site, ask, who, running) {
        Err(reply) => reply,
        Ok(looked) => {
            let checked = sent.check(&looked.paper, true);
            answer(site, ask, (who, running), &looked, Some(&sent), &checked, (status, Some(&no)))
        }
    }
}
