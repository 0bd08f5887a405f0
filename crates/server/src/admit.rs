//! Who asks, and whether the address is theirs: looked up before anything they sent is read. A form is taken from a page of
//! the same session alone.

use axum::http::header::{self, HeaderMap};
use pages::Notice;

use crate::ask::Ask;
use crate::codes;
use crate::reply::Reply;
use crate::role::Role;
use crate::routes::{Method, ROUTES};
use crate::sessions::Sessions;
use crate::site::Site;

/// The cookie of a session; with the prefix where the site is reached over https, which ties it to this host.
pub(crate) const COOKIE: &str = "zhargy";
pub(crate) const HOST_COOKIE: &str = "__Host-zhargy";

/// The token that came with a request, and whether a browser sent it by itself.
pub(crate) fn token<'h>(path: &str, headers: &'h HeaderMap) -> Option<(&'h str, bool)> {
    let texts = |name| headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    if path.starts_with("/api/")
        && let Some(bearer) = texts(header::AUTHORIZATION).find_map(|value| value.strip_prefix("Bearer "))
    {
        return Some((bearer.trim(), false));
    }
    let pairs = texts(header::COOKIE).flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut own = pairs.filter(|(name, _)| *name == HOST_COOKIE || *name == COOKIE);
    own.next().map(|(_, token)| (token, true))
}

/// Finds out who asks, and refuses whose address it is not.
pub(crate) fn known(site: &Site, at: usize, ask: &mut Ask, headers: &HeaderMap) -> Result<(), Box<Reply>> {
    let route = &ROUTES[at];
    let open = route.roles.contains(&Role::Public) || route.roles.contains(&Role::Operator);
    let of_desk = route.path.starts_with("/{language}/desk") || route.path.starts_with("/api/");
    if open && !of_desk {
        return Ok(());
    }
    if let Some((token, by_browser)) = token(&ask.path, headers) {
        ask.who = site.sessions().find(token, ask.at);
        ask.by_browser = by_browser;
    }
    if open {
        return Ok(());
    }
    let Some(who) = &ask.who else {
        // Whoever reads a page is led to the door and back; a program, and a form whose session ended, is told.
        if route.method == Method::Get && !ask.path.starts_with("/api/") {
            let back =
                if ask.query.is_empty() { ask.here().to_owned() } else { format!("{}?{}", ask.here(), ask.query) };
            let to = pages::encoded(&back);
            return Err(Box::new(Reply::elsewhere(303, format!("/{}/desk/login?to={to}", ask.language.code()))));
        }
        let notice =
            Notice::new(codes::NOBODY, "nobody is logged in here, or the session ended", "log in and send it again");
        return Err(Box::new(site.refuse(ask, 401, &notice)));
    };
    let what = if !route.roles.contains(&who.role) {
        Some(format!("this is not for the role {}", who.role.as_str()))
    } else if ask.parts.iter().any(|(name, election)| name == "election" && !who.works_for(election)) {
        Some("this is another commission's election".to_owned())
    } else if who.role.needs_second_factor() && !who.second && !route.path.starts_with("/{language}/desk/account") {
        Some("whoever can certify logs in with a second factor".to_owned())
    } else {
        None
    };
    match what {
        None => Ok(()),
        Some(what) => {
            let notice = Notice::new(codes::NOT_YOURS, what, "your own desk lists what is yours; /desk leads there");
            Err(Box::new(site.refuse(ask, 403, &notice)))
        }
    }
}

/// Whether what was sent comes from a page of this site, and of this session where there is one.
pub(crate) fn own_form(site: &Site, ask: &Ask, headers: &HeaderMap) -> Result<(), Box<Reply>> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let foreign = match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => !matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => origin.split_once("://").map(|(_, host)| host) != text("host"),
        (None, None) => false,
    };
    let by_session = ask.by_browser && ask.who.is_some();
    let sent = text("x-csrf-token").unwrap_or_else(|| ask.field("csrf"));
    // Hashes are compared, so that the time it takes says nothing of the value.
    let of_session = |csrf: &str| Sessions::hash(sent) == Sessions::hash(csrf);
    if (by_session || ask.path.contains("/desk/")) && foreign
        || by_session && !ask.who.as_ref().is_some_and(|who| of_session(&who.csrf))
    {
        let what = "this form was not made by this site for this session";
        let notice = Notice::new(codes::FOREIGN_FORM, what, "open the page again and send it from there");
        return Err(Box::new(site.refuse(ask, 403, &notice)));
    }
    Ok(())
}
