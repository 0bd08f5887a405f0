//! Who asks, and whether the address is theirs: looked up before anything they sent is read. A form is taken from a page of
//! the same session alone.

use std::net::IpAddr;

use axum::extract::Request;
use axum::http::header::{self, HeaderMap};
use pages::Notice;

use crate::accounts::Owed;
use crate::ask::Ask;
use crate::codes;
use crate::reply::Reply;
use crate::role::Role;
use crate::routes::{Method, ROUTES, Route};
use crate::sessions::Sessions;
use crate::site::Site;
use crate::who::Who;

/// The cookie of a session; with the prefix where the site is reached over https, which ties it to this host.
pub(crate) const COOKIE: &str = "zhargy";
pub(crate) const HOST_COOKIE: &str = "__Host-zhargy";

/// Characters of a token that was given here.
const TOKEN: usize = 43;

/// The token that came with a request, and whether a browser sent it by itself. Over https only the cookie that is tied to
/// this host is one: another host of the same domain could set the other.
pub(crate) fn token<'h>(https: bool, path: &str, headers: &'h HeaderMap) -> Option<(&'h str, bool)> {
    let texts = |name| headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    if path.starts_with("/api/")
        && let Some(bearer) = texts(header::AUTHORIZATION).find_map(|value| value.strip_prefix("Bearer "))
    {
        return Some((bearer.trim(), false));
    }
    let name = cookie(https);
    let pairs = texts(header::COOKIE).flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(of, _)| *of == name).map(|(_, token)| (token, true)).next()
}

/// The name of the cookie.
pub(crate) fn cookie(https: bool) -> &'static str {
    if https { HOST_COOKIE } else { COOKIE }
}

/// Where a connection comes from; what the proxy in front says, where there is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// Where a request comes from.
pub(crate) fn peer(site: &Site, request: &Request) -> Option<IpAddr> {
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0);
    if !site.porter().is_some_and(|porter| porter.access.behind_proxy) {
        return peer;
    }
    // The last is what the proxy added; what stands before it, anybody may have written.
    let said = request.headers().get_all("x-forwarded-for").iter().next_back();
    let last = said.and_then(|value| value.to_str().ok()).and_then(|value| value.rsplit(',').next());
    last.and_then(|last| last.trim().parse().ok()).or(peer)
}

/// Whether a route is for somebody, or tells by whom it is asked.
fn of_desk(route: &Route) -> bool {
    let open = route.roles.contains(&Role::Public) || route.roles.contains(&Role::Operator);
    !open || route.path.starts_with("/{language}/desk") || route.path.starts_with("/api/")
}

/// Finds out who asks. A session that another node began a moment ago is looked for in the journal before it is none.
pub(crate) async fn session(site: &Site, at: usize, ask: &mut Ask, headers: &HeaderMap) {
    let https = site.porter().is_some_and(|porter| porter.access.is_https());
    let Some((token, by_browser)) = of_desk(&ROUTES[at]).then(|| token(https, &ask.path, headers)).flatten() else {
        return;
    };
    ask.by_browser = by_browser;
    let mut found = site.sessions().look_up(token, ask.at);
    if let (None, Some(porter)) = (&found, site.porter().filter(|_| token.len() == TOKEN)) {
        porter.follow().await;
        found = site.sessions().look_up(token, ask.at);
    }
    let Some(found) = found else { return };
    if let (true, Some(porter)) = (found.note, site.porter()) {
        porter.see(found.who.session, &found.who.account, ask.at);
    }
    ask.who = Some(found.who);
}

/// Refuses whose address it is not.
pub(crate) fn known(site: &Site, at: usize, ask: &Ask) -> Result<(), Box<Reply>> {
    let route = &ROUTES[at];
    if route.roles.contains(&Role::Public) || route.roles.contains(&Role::Operator) {
        return Ok(());
    }
    let reads = route.method == Method::Get && !ask.path.starts_with("/api/");
    let lead = |to: &str| Err(Box::new(Reply::elsewhere(303, format!("/{}{to}", ask.language.code()))));
    let Some(who) = &ask.who else {
        // Whoever reads a page is led to the door and back; a program, and a form whose session ended, is told.
        if reads {
            let back =
                if ask.query.is_empty() { ask.here().to_owned() } else { format!("{}?{}", ask.here(), ask.query) };
            return lead(&format!("/desk/login?to={}", pages::encoded(&back)));
        }
        let notice =
            Notice::new(codes::NOBODY, "nobody is logged in here, or the session ended", "log in and send it again");
        return Err(Box::new(site.refuse(ask, 401, &notice)));
    };
    let what = if !route.roles.contains(&who.role) {
        Some(format!("this is not for the role {}", who.role.as_str()))
    } else if ask.parts.iter().any(|(name, election)| name == "election" && !who.works_for(election)) {
        Some("this is another commission's election".to_owned())
    } else {
        match owed(site, who).filter(|_| !mends(route.path)) {
            // What is owed is done on the page of one's own account.
            Some(_) if reads => return lead("/desk/account"),
            Some(Owed::Second) => Some("whoever can certify logs in with a second factor".to_owned()),
            Some(Owed::Password) => Some("the password that was given is changed first".to_owned()),
            None => None,
        }
    };
    match what {
        None => Ok(()),
        Some(what) => {
            let notice = Notice::new(codes::NOT_YOURS, what, "your own desk lists what is yours; /desk leads there");
            Err(Box::new(site.refuse(ask, 403, &notice)))
        }
    }
}

/// What a person must do before anything else.
fn owed(site: &Site, who: &Who) -> Option<Owed> {
    let second = (who.role.needs_second_factor() && !who.second).then_some(Owed::Second);
    site.porter().and_then(|porter| porter.owes(who)).or(second)
}

/// Whether an address is where that is done, or the way out.
fn mends(path: &str) -> bool {
    let path = path.strip_prefix("/{language}/desk/").unwrap_or("");
    matches!(path, "account" | "confirm" | "logout") || path.starts_with("account/")
}

/// Whether what was sent comes from a page of this site, and of this session where there is one.
pub(crate) fn own_form(site: &Site, ask: &Ask, headers: &HeaderMap) -> Result<(), Box<Reply>> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let foreign = match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => !matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => match site.porter().and_then(|porter| porter.access.origin.as_deref()) {
            Some(own) => origin != own,
            None => origin.split_once("://").map(|(_, host)| host) != text("host"),
        },
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
