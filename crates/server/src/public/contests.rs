//! Handlers of many contests: a set with the posts that are asked for, one contest, a region's sheet, a chamber.

use std::sync::Arc;

use jiff::civil::Date;
use pages::contests::{Asked, Days, Line, ReformAsked, Set};

use super::nothing;
use crate::ask::Ask;
use crate::contests::{RunningContests, chamber as put_together, head_of, line, told};
use crate::reply::{Keep, Reply};
use crate::site::Site;

/// Where a set comes from.
pub(crate) enum Found {
    /// A journal that is open here.
    Running(Arc<RunningContests>),
    /// Recorded facts.
    Recorded,
}

/// A set by its id: one that runs before one that was recorded.
pub(crate) fn set_of(site: &Site, id: &str) -> Option<(Arc<Set>, Found)> {
    if let Some(running) = site.contests().into_iter().find(|running| running.id() == id) {
        return Some((running.set(), Found::Running(running)));
    }
    let recorded = site.recorded().iter().find(|own| own.set.id == id)?;
    Some((Arc::clone(&recorded.set), Found::Recorded))
}

/// Every set as the list of elections has it, latest first: those that run, those recorded, those of which sums are known.
pub(crate) fn lines(site: &Site) -> Vec<Line> {
    let mut all: Vec<Line> = site.contests().iter().map(|running| line(&running.set())).collect();
    for own in site.recorded() {
        if !all.iter().any(|known| known.id == own.set.id) {
            all.push(line(&own.set));
        }
    }
    for own in site.pages.published() {
        let id = own.id.split_once('/').map_or(own.id.as_str(), |(_, short)| short);
        if !all.iter().any(|known| known.id == id) {
            all.push(Line {
                id: id.to_owned(),
                office: own.office.clone(),
                day: own.date,
                year: Some(own.year),
                posts: own.get(election::posts::Measure::Posts),
                synthetic: false,
                totals: true,
            });
        }
    }
    let year = |line: &Line| line.day.map(|day| u64::try_from(day.year()).unwrap_or(0)).or(line.year);
    all.sort_by_key(|line| std::cmp::Reverse((year(line), line.day)));
    all
}

/// A set; plain it is the same for everybody, and kept at its head.
pub(super) fn set(site: &Site, ask: &Ask) -> Reply {
    let id = ask.part("election");
    let Some((set, found)) = set_of(site, id) else {
        return super::page(site, ask, || {
            let published =
                site.pages.published().iter().find(|own| own.id.split_once('/').is_some_and(|(_, of)| of == id));
            published.map(|published| site.pages.published_page(ask.language, published))
        });
    };
    let asked = match Asked::read(&ask.fields) {
        Ok(asked) => asked,
        Err(notice) => return site.notice(400, ask.language, ask.here(), &notice),
    };
    let render = || Reply::html(200, site.pages.set_page(ask.language, &set, &asked));
    if !asked.is_plain() {
        return render();
    }
    match found {
        Found::Recorded => site.kept(ask, render),
        Found::Running(running) => {
            let head = head_of(&set);
            let reply = Reply::packed(running.page(ask.language, head, render), Keep::WhileSame);
            if ask.fields.is_empty() {
                site.keep(ask, &reply, Some((running as _, head)));
            }
            reply
        }
    }
}

/// What a reform changed; as it is assumed usually it is kept, and under another assumption computed.
pub(crate) fn reform(site: &Site, ask: &Ask) -> Reply {
    let asked = match ReformAsked::read(&ask.fields) {
        Ok(asked) => asked,
        Err(notice) => return site.notice(400, ask.language, ask.here(), &notice),
    };
    let render = || site.pages.reform_page(ask.language, ask.part("election"), &asked);
    if asked == ReformAsked::default() {
        return super::page(site, ask, render);
    }
    render().map_or_else(|| nothing(site, ask), |html| Reply::html(200, html))
}

/// One contest.
pub(crate) fn contest(site: &Site, ask: &Ask) -> Reply {
    let (id, post, today) = (ask.part("election"), ask.part("post").to_owned(), site.today());
    let Some((set, found)) = set_of(site, id) else { return nothing(site, ask) };
    let contest = match found {
        Found::Running(running) => running.look(move |clerk, _| told(clerk, &post, today)).flatten(),
        Found::Recorded => site.recorded().iter().find(|own| own.set.id == id).and_then(|own| own.contest(&post)),
    };
    let Some(contest) = contest else { return nothing(site, ask) };
    Reply::html(200, site.pages.contest_page(ask.language, &set, &contest, today))
}

/// The sheet of a region.
pub(crate) fn region(site: &Site, ask: &Ask) -> Reply {
    let Some((set, found)) = set_of(site, ask.part("election")) else { return nothing(site, ask) };
    let region = ask.part("region").to_owned();
    let days = match found {
        Found::Running(running) => {
            let region = region.clone();
            running.look(move |clerk, _| crate::contests::days(clerk, &region)).unwrap_or_default()
        }
        Found::Recorded => Vec::<Days>::new(),
    };
    let page = site.pages.region_page(ask.language, &set, &region, &days, site.today());
    page.map_or_else(|| nothing(site, ask), |html| Reply::html(200, html))
}

/// A chamber on a day.
pub(crate) fn chamber(site: &Site, ask: &Ask) -> Reply {
    super::page(site, ask, || {
        let day: Date = ask.part("day").parse().ok()?;
        // One day has one address.
        let known = day.to_string() == ask.part("day");
        let chamber = put_together(site, site.recorded(), day).filter(|_| known)?;
        Some(site.pages.chamber_page(ask.language, &chamber))
    })
}
