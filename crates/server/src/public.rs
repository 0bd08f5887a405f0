//! Handlers of the public pages: each takes what is asked, gets the page, and says how it may be kept.

mod contests;
mod papers;
mod protocols;
mod question;

use pages::Notice;

pub(crate) use contests::{chamber, contest, lines, reform, region, set_of};
pub(crate) use papers::{archive, certificate};
pub(crate) use protocols::{copies, line, precinct, protocols, settled, shown_by, state, told};
pub(crate) use question::{what_if, what_if_sent};

use crate::api;
use crate::ask::Ask;
use crate::codes;
use crate::reply::{Keep, Reply};
use crate::site::Site;

/// The longest text that is searched for, in bytes.
const MOST_SEARCHED: usize = 400;

/// There is nothing at this address.
pub(crate) fn nothing(site: &Site, ask: &Ask) -> Reply {
    if api::is_for_programs(&ask.path) {
        return api::problem::reply(site, 404, &api::nothing());
    }
    let hint = "the first page leads to everything there is";
    let notice = Notice::new(codes::NO_PAGE, "there is no page at this address", hint);
    site.notice(404, ask.language, "/", &notice)
}

/// A page that is kept in memory; nothing where it is none.
fn page(site: &Site, ask: &Ask, render: impl FnOnce() -> Option<String>) -> Reply {
    site.kept(ask, || render().map_or_else(|| nothing(site, ask), |html| Reply::html(200, html)))
}

/// An address without a language.
pub(crate) fn to_language(_: &Site, ask: &Ask) -> Reply {
    let query = if ask.query.is_empty() { String::new() } else { format!("?{}", ask.query) };
    let mut reply = Reply::elsewhere(302, format!("/{}{}{query}", ask.language.code(), ask.path));
    reply.by_language = true;
    reply
}

pub(crate) fn home(site: &Site, ask: &Ask) -> Reply {
    page(site, ask, || {
        Some(site.pages.home(ask.language, site.today(), &site.told(), &site.running_ids(), &lines(site)))
    })
}

pub(crate) fn elections(site: &Site, ask: &Ask) -> Reply {
    page(site, ask, || Some(site.pages.elections_page(ask.language, &site.told(), &site.running_ids(), &lines(site))))
}

pub(crate) fn election(site: &Site, ask: &Ask) -> Reply {
    if site.election(ask.part("election")).is_none() {
        return contests::set(site, ask);
    }
    page(site, ask, || {
        let (election, answer) = site.election(ask.part("election"))?;
        let runs = site.running(ask.part("election")).is_some();
        Some(match answer {
            Ok(answer) => site.pages.election_page(ask.language, answer, runs),
            Err(trouble) => site.pages.election_without_count(ask.language, election, trouble),
        })
    })
}

pub(crate) fn parties(site: &Site, ask: &Ask) -> Reply {
    page(site, ask, || Some(site.pages.parties(ask.language, site.today(), &site.told(), &site.register())))
}

/// The page of a code of a message.
pub(crate) fn code(site: &Site, ask: &Ask) -> Reply {
    page(site, ask, || site.pages.code_page(ask.language, ask.part("code")))
}

/// The law; a search is computed, the page without one is kept.
pub(crate) fn law(site: &Site, ask: &Ask) -> Reply {
    let search = ask.fields.iter().find(|(name, _)| name == "q").map_or("", |(_, value)| value.as_str());
    if search.trim().is_empty() {
        return page(site, ask, || Some(site.pages.law_page(ask.language, site.today(), "")));
    }
    if search.len() > MOST_SEARCHED {
        let what = format!("{} bytes are searched for; {MOST_SEARCHED} are read", search.len());
        return site.notice(400, ask.language, "/law", &Notice::new(codes::TOO_LARGE, what, "search for a few words"));
    }
    Reply::html(200, site.pages.law_page(ask.language, site.today(), search))
}

pub(crate) fn changes(site: &Site, ask: &Ask) -> Reply {
    match site.pages.changes(ask.language, site.today(), &ask.fields) {
        Ok(html) => Reply::html(200, html),
        Err(notice) => site.notice(400, ask.language, "/law/changes", &notice),
    }
}

pub(crate) fn acts(site: &Site, ask: &Ask) -> Reply {
    page(site, ask, || Some(site.pages.acts(ask.language)))
}

pub(crate) fn act(site: &Site, ask: &Ask) -> Reply {
    page(site, ask, || site.pages.act(ask.language, ask.part("act")))
}

pub(crate) fn rule(site: &Site, ask: &Ask) -> Reply {
    page(site, ask, || site.pages.rule(ask.language, site.today(), ask.part("rule")))
}

pub(crate) fn subject(site: &Site, ask: &Ask) -> Reply {
    page(site, ask, || site.pages.subject(ask.language, site.today(), ask.part("subject")))
}

/// The result as the command line gives it to programs.
pub(crate) fn result_json(site: &Site, ask: &Ask) -> Reply {
    data(site, ask, "application/json", recount::json::text)
}

/// The table of the result for spreadsheets.
pub(crate) fn result_csv(site: &Site, ask: &Ask) -> Reply {
    data(site, ask, "text/csv; charset=utf-8", pages::result_csv)
}

fn data(site: &Site, ask: &Ask, kind: &'static str, text: fn(&recount::Answer) -> String) -> Reply {
    site.kept(ask, || match site.election(ask.part("election")) {
        Some((_, Ok(answer))) => Reply::of(200, kind, text(answer).into_bytes(), Keep::WhileSame),
        _ => nothing(site, ask),
    })
}

/// Style, scripts, pictures: an address that names another version is none.
pub(crate) fn asset(site: &Site, ask: &Ask) -> Reply {
    let found = site.pages.assets().iter().find(|asset| asset.name == ask.part("name"));
    let Some(asset) = found else { return nothing(site, ask) };
    site.kept(ask, || Reply::of(200, asset.kind, asset.bytes.to_vec(), Keep::Forever))
}

/// Where browsers look for an icon before they read a page.
pub(crate) fn icon(site: &Site, ask: &Ask) -> Reply {
    let icon = site.pages.assets().iter().find(|asset| asset.plain == "icon.svg");
    icon.map_or_else(|| nothing(site, ask), |icon| Reply::elsewhere(302, format!("/assets/{}", icon.name)))
}

pub(crate) fn robots(_: &Site, _: &Ask) -> Reply {
    // Questions have no end of addresses: they are for people.
    let text = "User-agent: *\nDisallow: /*/what-if\nDisallow: /*/what-changed?\nDisallow: /*/law/changes\nDisallow: /*/law?\n";
    Reply::of(200, "text/plain; charset=utf-8", text.as_bytes().to_vec(), Keep::WhileSame)
}
