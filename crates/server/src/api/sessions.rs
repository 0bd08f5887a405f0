//! Sessions of programs: begun with what a person shows at the door of the desks, by the same functions and limits.

use std::sync::Arc;

use pages::Notice;
use pages::desk::login::Wrong;

use super::answer::json;
use super::endpoint::{Endpoint, Gives, end, of, read, send};
use super::problem;
use super::schema;
use super::wire::session::{Begun, Confirmation, Login, Session};
use crate::ask::Ask;
use crate::codes;
use crate::login::enter::Failed;
use crate::login::{self, confirm, enter};
use crate::reply::{Keep, Reply};
use crate::role::Role;
use crate::routes::{Handler, Later};
use crate::site::Site;
use crate::who::Who;

const SESSIONS: &str = "sessions";

/// Problems of whoever shows something.
const SHOWN: &[u16] = &[401, 403, 404, 408, 413, 415, 429, 503];

pub(super) const ENDPOINTS: &[Endpoint] = &[
    send(SESSIONS, "begin_session", "/api/v1/sessions", &[Role::Public], Handler::Later(begin))
        .what("Begins a session; its token goes into `Authorization: Bearer`.")
        .sends(of::<Login>, r#"{"account": "clerk-1", "password": "what was given", "code": null}"#)
        .gives(Gives::Json, of::<Begun>)
        .problems(SHOWN),
    read(SESSIONS, "session", "/api/v1/sessions/current", Handler::Memory(current))
        .what("Whose session it is.")
        .roles(&Role::DESKS)
        .gives(Gives::Json, of::<Session>),
    send(
        SESSIONS,
        "confirm_session",
        "/api/v1/sessions/current/confirmation",
        &Role::DESKS,
        Handler::Later(confirm_own),
    )
    .what("Shows again who it is, before what has consequences. The token is another one afterwards.")
    .sends(of::<Confirmation>, r#"{"code": "123456"}"#)
    .gives(Gives::Json, of::<Begun>)
    .problems(SHOWN),
    end(SESSIONS, "end_session", "/api/v1/sessions/current", &Role::DESKS, Handler::Later(end_own))
        .what("Ends the session.")
        .gives_nothing()
        .problems(&[404, 408, 413, 503]),
];

fn told(who: &Who) -> Session {
    Session {
        account: who.account.clone(),
        name: who.name.clone(),
        role: who.role.as_str().to_owned(),
        election: who.election.clone(),
        region: who.region.clone(),
        district: who.district.clone(),
        list: who.list.clone(),
        second_factor: who.second,
        confirmed: who.confirmed.map(|at| at.to_string()),
        until: who.until.to_string(),
    }
}

fn current(site: &Site, ask: &Ask) -> Reply {
    let Some(who) = &ask.who else { return login::none(site, ask) };
    let mut reply = json(200, &told(who));
    reply.keep = Keep::Never;
    reply
}

/// What is shown, as the door reads it.
fn showing(ask: &Ask, fields: [(&str, Option<String>); 3]) -> Ask {
    let given = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Ask { fields: given.collect(), ..ask.clone() }
}

fn begin(site: Arc<Site>, ask: Ask) -> Later {
    Box::pin(async move {
        let Some(porter) = site.porter() else { return login::none(&site, &ask) };
        let Login { account, password, code } = match schema::body(&ask.body) {
            Ok(body) => body,
            Err(notice) => return problem::reply(&site, 400, &notice),
        };
        let shown = showing(&ask, [("account", Some(account)), ("password", Some(password)), ("code", code)]);
        begun(&site, &ask, enter::begin(&site, porter, &shown).await)
    })
}

fn confirm_own(site: Arc<Site>, ask: Ask) -> Later {
    Box::pin(async move {
        let (Some(porter), Some(who)) = (site.porter(), &ask.who) else { return login::none(&site, &ask) };
        let Confirmation { password, code } = match schema::body(&ask.body) {
            Ok(body) => body,
            Err(notice) => return problem::reply(&site, 400, &notice),
        };
        let shown = showing(&ask, [("password", password), ("code", code), ("order", None)]);
        begun(&site, &ask, confirm::renew(&site, porter, who, &shown).await)
    })
}

/// A session that began, or why none did. What is wrong is not told apart.
fn begun(site: &Site, ask: &Ask, outcome: Result<String, Failed>) -> Reply {
    let token = match outcome {
        Ok(token) => token,
        Err(Failed::Reply(reply)) => return *reply,
        Err(Failed::Wrong(wrong)) => {
            let (status, notice) = match wrong {
                Wrong::Credentials => {
                    let what = "name, password or code is wrong";
                    (
                        401,
                        Notice::new(
                            codes::WRONG,
                            what,
                            "look at the name first; a code is good once, for half a minute",
                        ),
                    )
                }
                Wrong::Wait(seconds) => {
                    let what = format!("too many tries failed; the next one is looked at in {seconds} seconds");
                    (429, Notice::new(codes::TRIES, what, "wait as long as `Retry-After` says"))
                }
                Wrong::Crowded => (503, Notice::new(codes::BUSY, "too many come at once", "come again in a moment")),
            };
            let mut reply = problem::reply(site, status, &notice);
            reply.again = login::status(wrong).1;
            return reply;
        }
    };
    match site.sessions().find(&token, ask.at) {
        Some(who) => {
            let mut reply = json(201, &Begun { token: token.clone(), session: told(&who) });
            // The cookie that a browser came with opens nothing any more.
            if let Some(porter) = site.porter().filter(|_| is_of_browser(ask)) {
                login::keep(porter, &mut reply, &token);
            }
            reply
        }
        // It ended as soon as it began: the account was closed meanwhile.
        None => problem::reply(site, 401, &Notice::new(codes::NOBODY, "the session ended", "begin another one")),
    }
}

/// Whether it is a page of this site that asks, with the session of its cookie.
fn is_of_browser(ask: &Ask) -> bool {
    ask.by_browser && ask.who.is_some()
}

fn end_own(site: Arc<Site>, ask: Ask) -> Later {
    Box::pin(async move {
        match enter::end(&site, &ask).await {
            Ok(()) => {
                let mut reply = Reply::of(204, super::answer::JSON, Vec::new(), Keep::Never);
                if let Some(porter) = site.porter().filter(|_| is_of_browser(&ask)) {
                    login::forget(porter, &mut reply);
                }
                reply
            }
            Err(reply) => *reply,
        }
    })
}
