//! Handlers of logins: who somebody is, proved with a password and a second factor; their own account, and everybody's.

pub(crate) mod confirm;
pub(crate) mod enter;
mod import;
mod others;
mod own;
mod passkeys;

use std::sync::Arc;

use ::clerk::accounts::{Command, Order};
use pages::Notice;
use pages::desk::login::Wrong;

use crate::accounts::{Outcome, Porter};
use crate::admit::cookie;
use crate::ask::Ask;
use crate::clerk::Refused;
use crate::codes;
use crate::desk::failed;
use crate::reply::Reply;
use crate::role::Role;
use crate::routes::{Handler, Later, Method, Route, at_desk, page};
use crate::site::Site;
use crate::who::Who;

/// Rows of the table.
pub(crate) const ROUTES: &[Route] = &[
    page("/{language}/desk/login", enter::form),
    later("/{language}/desk/login", &[Role::Public], enter::sent),
    later("/{language}/desk/logout", &Role::DESKS, enter::logout),
    at_desk("/{language}/desk", &Role::DESKS, enter::start),
    at_desk("/{language}/desk/confirm", &Role::DESKS, confirm::form),
    later("/{language}/desk/confirm", &Role::DESKS, confirm::sent),
    at_desk("/{language}/desk/account", &Role::DESKS, own::page),
    later("/{language}/desk/account", &Role::DESKS, own::sent),
    at_desk("/{language}/desk/account/codes", &Role::DESKS, own::codes),
    later("/{language}/desk/account/codes", &Role::DESKS, own::codes_sent),
    at_desk("/{language}/desk/account/passkeys", &Role::DESKS, passkeys::form),
    later("/{language}/desk/account/passkeys", &Role::DESKS, passkeys::sent),
    at_desk("/{language}/desk/accounts", ADMINISTRATOR, others::all),
    at_desk("/{language}/desk/accounts/new", ADMINISTRATOR, others::new),
    later("/{language}/desk/accounts/new", ADMINISTRATOR, others::open),
    at_desk("/{language}/desk/accounts/import", ADMINISTRATOR, import::form),
    later("/{language}/desk/accounts/import", ADMINISTRATOR, import::sent),
    at_desk("/{language}/desk/accounts/of/{account}", ADMINISTRATOR, others::one),
    later("/{language}/desk/accounts/of/{account}", ADMINISTRATOR, others::sent),
];

const ADMINISTRATOR: &[Role] = &[Role::Administrator];

const fn later(path: &'static str, roles: &'static [Role], handler: fn(Arc<Site>, Ask) -> Later) -> Route {
    Route { method: Method::Post, path, roles, handler: Handler::Later(handler) }
}

/// So long after somebody showed who they are, accounts may be changed without showing it again.
const FRESH: i64 = 15 * 60 * 1000;

/// A form that is opened may be filled in for ten minutes before that is over.
const FRESH_FORM: i64 = 5 * 60 * 1000;

/// What is said where there are no accounts.
pub(crate) fn none(site: &Site, ask: &Ask) -> Reply {
    let what = "this site keeps no accounts";
    let notice = Notice::new(codes::NO_ACCOUNTS, what, "accounts are kept in the database that `serve --db` names");
    site.refuse(ask, 404, &notice)
}

/// The accounts and who asks.
fn known<'s>(site: &'s Site, ask: &'s Ask) -> Result<(&'s Porter, &'s Who), Box<Reply>> {
    match (site.porter(), &ask.who) {
        (Some(porter), Some(who)) => Ok((porter, who)),
        _ => Err(Box::new(none(site, ask))),
    }
}

/// Where to go afterwards: an address of the desks, and nothing that a browser reads as another host.
fn to(ask: &Ask) -> String {
    let to = ask.field("to");
    let plain = to.len() <= 2000 && to.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let desk = to == "/desk" || to.starts_with("/desk/") || to.starts_with("/desk?");
    let around = ["/desk/login", "/desk/logout", "/desk/confirm"].iter().any(|path| to.starts_with(path));
    if plain && desk && !around { to.to_owned() } else { "/desk".to_owned() }
}

/// A new token for the browser.
pub(crate) fn keep(porter: &Porter, reply: &mut Reply, token: &str) {
    let https = porter.access.is_https();
    let secure = if https { "; Secure" } else { "" };
    let seconds = ::clerk::accounts::LONGEST_SESSION / 1000;
    let value = format!("{}={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}", cookie(https));
    reply.cookies.push(value);
}

/// The browser forgets its token.
pub(crate) fn forget(porter: &Porter, reply: &mut Reply) {
    let https = porter.access.is_https();
    let secure = if https { "; Secure" } else { "" };
    reply.cookies.push(format!("{}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0{secure}", cookie(https)));
}

/// Gives an order; the same form sent again has the same id.
async fn give(site: &Site, ask: &Ask, actor: &str, command: Command) -> Result<Outcome, Box<Reply>> {
    let Some(porter) = site.porter() else { return Err(Box::new(none(site, ask))) };
    let id = match ask.field("order") {
        id if (16..=80).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') => {
            format!("{id}-of-{actor}")
        }
        _ => Site::fresh_id(),
    };
    let order = Order { id, actor: actor.to_owned(), at: ask.at, command };
    porter.give(order).await.map_err(|error| Box::new(failed(site, ask, &error)))
}

/// A refusal as it is shown.
fn shown(refused: &Refused) -> Notice {
    let known = REFUSALS.iter().find(|code| **code == refused.code).copied().unwrap_or(codes::BUG);
    Notice::new(known, refused.why.clone(), "")
}

/// Codes of refusals about accounts.
const REFUSALS: [&str; 11] = [
    ::clerk::codes::ACCOUNT_NAME,
    ::clerk::codes::ACCOUNT_TAKEN,
    ::clerk::codes::NO_ACCOUNT,
    ::clerk::codes::ACCOUNT_SCOPE,
    ::clerk::codes::CODE_USED,
    ::clerk::codes::NOT_OPENED,
    ::clerk::codes::LAST_ADMINISTRATOR,
    ::clerk::codes::ACCOUNT_VALUE,
    ::clerk::codes::PASSKEY,
    ::clerk::codes::NOT_TAKEN,
    ::clerk::codes::UNWRITABLE,
];

/// The status of what is wrong, and when it is worth trying again.
pub(crate) fn status(wrong: Wrong) -> (u16, Option<u64>) {
    match wrong {
        Wrong::Credentials => (422, None),
        Wrong::Wait(seconds) => (429, Some(seconds)),
        Wrong::Crowded => (503, Some(3)),
    }
}

/// Whether somebody showed within so many milliseconds that it is they: by confirming, or by signing in.
fn is_fresh(porter: &Porter, who: &Who, ask: &Ask, within: i64) -> bool {
    let accounts = porter.accounts();
    let began = accounts.sessions.get(&who.session.to_string()).map(|session| session.began);
    let last = began.max(who.confirmed);
    last.is_some_and(|last| ask.at.millis().saturating_sub(last.millis()) < within)
}

/// Leads to where somebody shows again that it is they.
fn show_again(ask: &Ask, back: &str) -> Reply {
    crate::desk::then(ask, &format!("/desk/confirm?to={}", pages::encoded(back)))
}
