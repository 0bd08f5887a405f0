//! From a request to a handler and back: the router is made of the table, bodies are read within limits, a panic is one
//! failed request.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, Request};
use axum::http::Response;
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::routing::{MethodFilter, MethodRouter, on};
use journal::Moment;
use pages::{Language, Notice};
use store::WriteError;
use tokio::sync::Semaphore;

use crate::admit;
use crate::api::Events;
use crate::ask::{Ask, MOST_FIELDS, MOST_FORM_FIELDS, accepted, fields};
use crate::headers::{ALWAYS, OPEN};
use crate::listen::Limits;
use crate::ordered::Ordered;
use crate::reply::{Keep, Reply};
use crate::respond::{is_open, respond};
use crate::routes::{Handler, Method, ROUTES};
use crate::site::Site;
use crate::{api, codes, desk, multipart, public};

/// What every request has at hand.
struct Door {
    site: Arc<Site>,
    limits: Limits,
    /// Computations at a time; more wait for a moment and are turned away.
    computing: Semaphore,
    /// Readers of events at a time.
    streams: Arc<Semaphore>,
}

/// The site as a service. Methods of one path are put together, so that another one is told which there are.
pub fn router(site: Arc<Site>, limits: &Limits) -> Router {
    let computing = Semaphore::new(limits.computing);
    let streams = Arc::new(Semaphore::new(limits.streams));
    let door = Arc::new(Door { site, limits: limits.clone(), computing, streams });
    let mut paths: Vec<(&'static str, MethodRouter)> = Vec::new();
    for (at, route) in ROUTES.iter().enumerate() {
        let filter = match route.method {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
            Method::Delete => MethodFilter::DELETE,
        };
        let door = Arc::clone(&door);
        let handler = move |parts: Result<RawPathParams, RawPathParamsRejection>, request: Request| {
            answer(Arc::clone(&door), at, parts, request)
        };
        match paths.iter_mut().find(|(path, _)| *path == route.path) {
            Some((_, methods)) => *methods = std::mem::take(methods).on(filter, handler),
            None => paths.push((route.path, on(filter, handler))),
        }
    }
    let mut router = Router::new();
    for (path, methods) in paths {
        router = router.route(path, methods);
    }
    let other = Arc::clone(&door);
    router
        .method_not_allowed_fallback(move |request: Request| std::future::ready(refuse(&other, &request, 405)))
        .fallback(move |request: Request| std::future::ready(refuse(&door, &request, 404)))
}

/// No such page, or no such method of it.
fn refuse(door: &Door, request: &Request, status: u16) -> Response<Body> {
    let began = Instant::now();
    let ask = asked(request, None, Vec::new(), door.site.now());
    let reply = if status == 405 {
        let hint = "pages are read with GET; HEAD asks for their headers";
        let notice = Notice::new(codes::METHOD, "this address does not take that method", hint);
        door.site.refuse(&ask, 405, &notice)
    } else {
        public::nothing(&door.site, &ask)
    };
    door.site.note(None, reply.status, began.elapsed());
    respond(request.headers(), &reply, false)
}

async fn answer(
    door: Arc<Door>,
    at: usize,
    parts: Result<RawPathParams, RawPathParamsRejection>,
    request: Request,
) -> Response<Body> {
    let began = Instant::now();
    let (head, body) = request.into_parts();
    let request = Request::from_parts(head, Body::empty());
    let reply = if let Ok(parts) = parts {
        let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let mut ask = asked(&request, Some(at), parts.iter().map(own).collect(), door.site.now());
        // Who may not ask is told so before anything of theirs is read.
        ask.peer = admit::peer(&door.site, &request);
        admit::session(&door.site, at, &mut ask, request.headers()).await;
        match admit::known(&door.site, at, &ask) {
            Err(reply) => *reply,
            Ok(()) => match read(&door, at, &mut ask, body, request.headers()).await {
                Err(reply) => *reply,
                Ok(()) => match ROUTES[at].handler {
                    Handler::Stream(handler) => match follow(&door, handler, &ask) {
                        Ok(body) => {
                            door.site.note(Some(at), 200, began.elapsed());
                            return streamed(body);
                        }
                        Err(reply) => *reply,
                    },
                    _ => handle(&door, at, ask).await,
                },
            },
        }
    } else {
        let hint = "addresses are UTF-8 behind their percent signs";
        let told = Notice::new(codes::ADDRESS, "the address holds bytes that are no text", hint);
        door.site.refuse(&asked(&request, None, Vec::new(), door.site.now()), 400, &told)
    };
    door.site.note(Some(at), reply.status, began.elapsed());
    respond(request.headers(), &reply, is_open(&ROUTES[at]))
}

/// The question of a request, its fields not yet read.
fn asked(request: &Request, route: Option<usize>, parts: Vec<(String, String)>, at: Moment) -> Ask {
    let named = parts.iter().find(|(name, _)| name == "language").and_then(|(_, code)| Language::parse(code));
    let first = request.uri().path().split('/').nth(1).and_then(Language::parse);
    let wanted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
    Ask {
        route,
        path: request.uri().path().to_owned(),
        query: request.uri().query().unwrap_or("").to_owned(),
        language: named.or(first).unwrap_or_else(|| accepted(wanted)),
        parts,
        fields: Vec::new(),
        csv: false,
        last_event: request
            .headers()
            .get("last-event-id")
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.parse().ok()),
        body: String::new(),
        at,
        who: None,
        by_browser: false,
        peer: None,
    }
}

/// Reads the fields of the query, or of a form that was sent; what is sent to programs' addresses stays as it is.
async fn read(door: &Door, at: usize, ask: &mut Ask, body: Body, headers: &HeaderMap) -> Result<(), Box<Reply>> {
    let refuse = |ask: &Ask, status, notice: &Notice| Box::new(door.site.refuse(ask, status, notice));
    if ask.parts.iter().any(|(name, code)| name == "language" && Language::parse(code).is_none()) {
        return Err(Box::new(public::nothing(&door.site, ask)));
    }
    let for_programs = ROUTES[at].path.starts_with("/api/");
    if for_programs || ROUTES[at].method == Method::Get {
        ask.fields = fields(&ask.query, MOST_FIELDS).map_err(|told| refuse(ask, 400, &told))?;
    }
    if for_programs {
        api::read(&ROUTES[at], ask, headers).map_err(|(status, told)| refuse(ask, status, &told))?;
    }
    if ROUTES[at].method == Method::Get {
        return Ok(());
    }
    let with_files = ROUTES[at].path == desk::posts::TABLES;
    let most = if with_files { desk::posts::MOST_BODY } else { door.limits.body };
    let read = tokio::time::timeout(door.limits.head, to_bytes(body, most)).await;
    let bytes = match read {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(error)) if is_broken(&error) => {
            let what = "what was sent breaks off, or its lengths are none";
            return Err(refuse(ask, 400, &Notice::new(codes::ADDRESS, what, "send it again, whole")));
        }
        Ok(Err(_)) => {
            let hint = "send less at once";
            let told = Notice::new(codes::TOO_LARGE, format!("more than {most} bytes were sent"), hint);
            return Err(refuse(ask, 413, &told));
        }
        Err(_) => {
            let told = Notice::new(codes::ADDRESS, "what was sent did not arrive in time", "send it again");
            return Err(refuse(ask, 408, &told));
        }
    };
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    if let Some(boundary) = multipart::boundary(kind).filter(|_| with_files) {
        ask.fields = multipart::fields(&bytes, boundary).map_err(|told| refuse(ask, 400, &told))?;
        return admit::own_form(&door.site, ask, headers);
    }
    let no_text = || Notice::new(codes::ADDRESS, "what was sent is no text", "send it as UTF-8");
    let text = String::from_utf8(bytes.into()).map_err(|_| refuse(ask, 400, &no_text()))?;
    if for_programs {
        ask.body = text;
    } else {
        ask.fields = fields(&text, MOST_FORM_FIELDS).map_err(|told| refuse(ask, 400, &told))?;
    }
    admit::own_form(&door.site, ask, headers)
}

/// Whether a body could not be read off its connection; otherwise it is longer than is read.
fn is_broken(error: &axum::Error) -> bool {
    let first = error as &(dyn std::error::Error + 'static);
    std::iter::successors(Some(first), |error| error.source()).any(<dyn std::error::Error>::is::<hyper::Error>)
}

/// Lets the handler answer. What it panics about is one failed request, and nothing of it is told to the reader.
async fn handle(door: &Arc<Door>, at: usize, ask: Ask) -> Reply {
    let handler = match ROUTES[at].handler {
        Handler::Memory(handler) => return guarded(&door.site, &ask, |site| handler(site, &ask)),
        Handler::Command(handler) => return order(door, handler, &ask).await,
        Handler::Later(handler) => {
            let asked = ask.clone();
            let task = tokio::spawn(handler(Arc::clone(&door.site), ask));
            return task.await.unwrap_or_else(|_| {
                door.site.metrics.panics.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                door.site.refuse(&asked, 500, &bug())
            });
        }
        Handler::Compute(handler) => handler,
        Handler::Stream(_) => return guarded(&door.site, &ask, |_| unreachable!("events are followed before this")),
    };
    let language = ask.language;
    let Ok(Ok(_permit)) = tokio::time::timeout(door.limits.wait, door.computing.acquire()).await else {
        let told = Notice::new(codes::BUSY, "too many questions are being computed", "ask again in a moment");
        return door.site.refuse(&ask, 503, &told);
    };
    // While this one waited, another may have computed the same for everybody.
    if let Some(kept) = door.site.remembered(&ask.path).filter(|_| ask.query.is_empty() && !ask.csv) {
        return kept.reply.clone();
    }
    let site = Arc::clone(&door.site);
    let task = tokio::task::spawn_blocking(move || guarded(&site, &ask, |site| handler(site, &ask)).quickly());
    task.await.unwrap_or_else(|_| door.site.notice(500, language, "/", &bug()))
}

/// Lets a reader follow what happens, where there is a place left.
fn follow(door: &Door, handler: fn(&Site, &Ask) -> Result<Events, Reply>, ask: &Ask) -> Result<Body, Box<Reply>> {
    let Ok(place) = Arc::clone(&door.streams).try_acquire_owned() else {
        let told = Notice::new(codes::BUSY, "too many follow what happens", "ask for the page itself, or come again");
        let mut reply = door.site.refuse(ask, 503, &told);
        reply.again = Some(api::STREAM_AGAIN);
        return Err(Box::new(reply));
    };
    let mut events = None;
    let refused = guarded(&door.site, ask, |site| match handler(site, ask) {
        Ok(own) => {
            events = Some(own);
            Reply::of(200, api::EVENTS, Vec::new(), Keep::Never)
        }
        Err(reply) => reply,
    });
    events.map(|events| events.body(place, door.limits.follow)).ok_or_else(|| Box::new(refused))
}

/// Events as a response: of no length, kept by nobody, passed on at once.
fn streamed(body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    for (name, value) in ALWAYS.iter().chain(&OPEN) {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(api::EVENTS));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    response
}

/// Gives an order and waits, on no thread, until its outcome is durable.
async fn order(door: &Door, handler: fn(&Site, &Ask) -> Result<Ordered, Reply>, ask: &Ask) -> Reply {
    let mut ordered = None;
    let refused = guarded(&door.site, ask, |site| match handler(site, ask) {
        Ok(own) => {
            ordered = Some(own);
            Reply::of(202, "text/plain; charset=utf-8", Vec::new(), Keep::Never)
        }
        Err(reply) => reply,
    });
    let Some(ordered) = ordered else { return refused };
    let apart = ordered.apart;
    match ordered.give().await {
        Ok(told) if apart => {
            let (site, asked) = (Arc::clone(&door.site), ask.clone());
            let task = tokio::task::spawn_blocking(move || guarded(&site, &asked, told));
            task.await.unwrap_or_else(|_| door.site.refuse(ask, 500, &bug()))
        }
        Ok(told) => guarded(&door.site, ask, told),
        Err(_) => desk::failed(&door.site, ask, &WriteError::Stopped),
    }
}

fn guarded(site: &Site, ask: &Ask, handler: impl FnOnce(&Site) -> Reply) -> Reply {
    catch_unwind(AssertUnwindSafe(|| handler(site))).unwrap_or_else(|_| {
        site.metrics.panics.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        site.refuse(ask, 500, &bug())
    })
}

fn bug() -> Notice {
    Notice::new(codes::BUG, "this request failed here", "this is a bug in Zhargy: please report the address")
}

/// How long a request may wait for its turn to be computed.
pub(crate) const WAIT: Duration = Duration::from_secs(2);
