//! Handlers of the desks of a commission that runs many elections of one seat: what waits for its posts, one post with all that
//! may follow for it, and the orders. What may follow is asked of the clerk by trial; nothing of the law is repeated here.
//!
//! The way of a person: a clerk finds a post among those of the own district by what is due, opens it, files a nomination,
//! brings papers; the coordinator or the commission decides, sets the ballot; two clerks enter each protocol, blind; the
//! coordinator accepts, counts, the commission certifies, the coordinator registers the winner.

mod look;
mod order;
mod sheet;
mod tables;
mod trial;
mod work;

use std::sync::Arc;

use clerk::contests::{Order, PostState};
use pages::desk::No;
use pages::desk::posts::{Asked, Offer, Posts, Typed};
use pages::desk::{Part, Seat};
use store::WriteError;

use super::{failed, no_outcome, page, then};
use crate::ask::Ask;
use crate::clerk::Told;
use crate::contests::RunningContests;
use crate::desk::entry::sent::order_id_of;
use crate::ordered::Ordered;
use crate::permit::permit_post;
use crate::public::nothing;
use crate::reply::Reply;
use crate::role::Role;
use crate::routes::{Handler, Method, Route, at_desk};
use crate::site::Site;
use crate::who::Who;

pub(crate) use tables::MOST_BODY;
pub(crate) use work::Uploads;

const POSTS: &str = "/{language}/desk/{election}/posts";
const POST: &str = "/{language}/desk/{election}/posts/{*post}";
const SHEET: &str = "/{language}/desk/{election}/sheets/{*precinct}";
pub(crate) const TABLES: &str = "/{language}/desk/{election}/tables";
const UPLOAD: &str = "/{language}/desk/{election}/tables/{upload}";
const REFUSED: &str = "/{language}/desk/{election}/tables/{upload}/refused.csv";

const READERS: &[Role] = &[Role::Administrator, Role::Coordinator, Role::Clerk, Role::Auditor];
const WORKERS: &[Role] = &[Role::Administrator, Role::Coordinator, Role::Clerk];

/// Rows of the table.
pub(crate) const ROUTES: &[Route] = &[
    at_desk(POSTS, READERS, shown),
    at_desk(POST, READERS, one),
    Route { method: Method::Post, path: POST, roles: WORKERS, handler: Handler::Command(send) },
    at_desk(SHEET, &[Role::Coordinator, Role::Clerk], sheet::shown),
    Route {
        method: Method::Post,
        path: SHEET,
        roles: &[Role::Coordinator, Role::Clerk],
        handler: Handler::Command(sheet::send),
    },
    at_desk(TABLES, WORKERS, tables::form),
    Route { method: Method::Post, path: TABLES, roles: WORKERS, handler: Handler::Compute(tables::sent) },
    at_desk(UPLOAD, WORKERS, tables::progress),
    at_desk(REFUSED, WORKERS, tables::refused),
];

/// Posts on a page.
const ON_A_PAGE: usize = 100;

/// Who asks and the contests of the address.
fn at_hand(site: &Site, ask: &Ask) -> Option<(Arc<Who>, Arc<RunningContests>)> {
    let who = ask.who.clone()?;
    let set = site.contests().into_iter().find(|running| running.id() == ask.part("election"))?;
    Some((who, set))
}

/// The head of a page of these desks.
fn seat(who: &Who, ask: &Ask) -> Seat {
    let mut seat = super::seat(who, ask.part("election"));
    seat.parts = parts(who.role);
    seat
}

/// The desks of a role where many posts are elected.
pub(crate) fn parts(role: Role) -> Vec<Part> {
    let own: &[Part] = match role {
        Role::Administrator => &[Part::Posts, Part::Tables, Part::Accounts],
        Role::Coordinator | Role::Clerk => &[Part::Posts, Part::Tables],
        Role::Auditor => &[Part::Posts],
        _ => &[],
    };
    own.to_vec()
}

/// Whether a post is within somebody's territory.
fn reaches(who: &Who, post: &PostState) -> bool {
    who.reaches_place(&post.post.region, &post.post.district)
}

/// What waits: a row a post of the person's territory.
fn shown(site: &Site, ask: &Ask) -> Reply {
    let Some((who, running)) = at_hand(site, ask) else { return nothing(site, ask) };
    let today = site.today();
    let asked = match Asked::read(&ask.fields, today) {
        Ok(asked) => asked,
        Err(notice) => return site.refuse(ask, 400, &notice),
    };
    let (own, wanted) = (Arc::clone(&who), asked.clone());
    let Some((rows, all)) = running.look(move |clerk, _| look::rows(clerk, &own, &wanted)) else {
        return failed(site, ask, &WriteError::Stopped);
    };
    let found = rows.len();
    let from = asked.page.saturating_sub(1).saturating_mul(ON_A_PAGE).min(found);
    let posts = Posts {
        set: running.set(),
        rows: rows.into_iter().skip(from).take(ON_A_PAGE).collect(),
        found,
        all,
        pages: found.div_ceil(ON_A_PAGE).max(1),
        place: (who.region.clone(), who.district.clone()),
        today,
    };
    page(200, site.pages.desk_posts(ask.language, &seat(&who, ask), &posts, &asked))
}

/// One post.
fn one(site: &Site, ask: &Ask) -> Reply {
    match at_hand(site, ask) {
        None => nothing(site, ask),
        Some((who, running)) => answer(site, ask, &who, &running, 200, (None, Typed::default())),
    }
}

/// The page of a post as it stands, with what was refused and what was typed.
fn answer(
    site: &Site,
    ask: &Ask,
    who: &Arc<Who>,
    running: &RunningContests,
    status: u16,
    (no, typed): (Option<No>, Typed),
) -> Reply {
    let today = site.today();
    let day = [ask.field("day"), ask.field("on")].iter().find_map(|day| day.parse().ok()).unwrap_or(today);
    let (own, post, at) = (Arc::clone(who), ask.part("post").to_owned(), ask.at);
    match running.look(move |clerk, _| look::one(clerk, &own, &post, (day, today, at))) {
        None => failed(site, ask, &WriteError::Stopped),
        Some(look::Found::None) => nothing(site, ask),
        Some(look::Found::NotYours) => not_yours(site, ask),
        Some(look::Found::One(mut one)) => {
            // What was typed stands in its form, whether that may follow or not.
            if let Some((step, candidate)) = typed.sent()
                && !one.offers.iter().any(|offer| offer.step == step && offer.candidate == candidate)
            {
                one.offers.insert(0, Offer { step, candidate, not: None });
            }
            (one.no, one.typed, one.saved) = (no, typed, status == 200 && !ask.field("saved").is_empty());
            one.order = Site::fresh_id();
            page(status, site.pages.desk_post(ask.language, &seat(who, ask), &running.set(), &one))
        }
    }
}

fn not_yours(site: &Site, ask: &Ask) -> Reply {
    let hint = "ask the commission it belongs to, or your administrator";
    let told = pages::Notice::new(crate::codes::NOT_YOURS, "this post belongs to another commission", hint);
    site.refuse(ask, 403, &told)
}

/// An order about a post. Refused, it is shown above the form that was sent, with everything that was typed.
fn send(site: &Site, ask: &Ask) -> Result<Ordered, Reply> {
    let Some((who, running)) = at_hand(site, ask) else { return Err(nothing(site, ask)) };
    let typed = Typed::of(&ask.fields);
    let refused = |status, no: No| answer(site, ask, &who, &running, status, (Some(no), typed.clone()));
    let command = match order::read(ask) {
        Ok(command) => command,
        Err(no) => return Err(refused(422, no)),
    };
    let post = ask.part("post").to_owned();
    let place = running.look(move |clerk, _| {
        let known = clerk.desk().state().posts.get(&post)?;
        Some((known.post.region.clone(), known.post.district.clone(), order::precincts_of(known)))
    });
    let Some((region, district, precincts)) = place.flatten() else { return Err(nothing(site, ask)) };
    if !who.reaches_place(&region, &district) || !order::is_of(&command, &precincts) {
        return Err(not_yours(site, ask));
    }
    permit_post(&who, &command).map_err(|notice| site.refuse(ask, 403, &notice))?;
    if matches!(command, clerk::contests::Command::Certify { .. }) && !who.is_confirmed(ask.at) {
        let why = "whoever certifies proves within five minutes before that it is they".to_owned();
        let mut no = No { code: crate::codes::NOT_YOURS.to_owned(), why, by: Vec::new() };
        no.why.push_str("; hint: prove it by the link above the form, then press again");
        return Err(refused(422, no));
    }
    let id = order_id_of(ask.field("order"), &who, &command);
    let order = Order { id, actor: who.account.clone(), at: ask.at, command };
    let (asked, of) = (ask.clone(), Arc::clone(&running));
    let told = move |site: &Site, outcome: Result<store::Done<Told>, WriteError>| match outcome {
        Ok(done) => match done.answer {
            Ok(()) => {
                let on = pages::encoded(asked.field("day"));
                then(&asked, &format!("{}?saved=1&on={on}#now", asked.here()))
            }
            Err(told) => {
                let no = No { code: told.code, why: told.why, by: told.by };
                answer(site, &asked, &who, &of, 422, (Some(no), typed))
            }
        },
        Err(error) => {
            let (status, notice) = no_outcome(&error);
            let no = No {
                code: notice.code.to_owned(),
                why: format!("{}; hint: {}", notice.what, notice.hint),
                by: Vec::new(),
            };
            answer(site, &asked, &who, &of, status, (Some(no), typed))
        }
    };
    Ok(Ordered::new(running.client(), order, told).told_apart())
}
