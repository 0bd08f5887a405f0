//! A reply as a response: not sent again where the reader has it, compressed where the reader takes that. What everybody is
//! sent has its heads made once.
//!
//! It must never know an address, or who asks.

use axum::body::{Body, Bytes};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Response, StatusCode};

use crate::headers::{ALWAYS, OPEN};
use crate::reply::{Keep, Reply};
use crate::role::Role;
use crate::routes::{Method, Route};

/// A response to everybody, as it is and compressed.
#[derive(Debug)]
pub(crate) struct Ready {
    plain: Form,
    gzip: Option<Form>,
}

/// One form of a response.
#[derive(Debug)]
struct Form {
    status: StatusCode,
    headers: HeaderMap,
    /// The tag with its quotes, where the reader may keep it.
    tag: Option<String>,
    bytes: Bytes,
}

impl Ready {
    pub(crate) fn new(reply: &Reply, open: bool) -> Self {
        let gzip = reply.body.gzip.as_ref().map(|gzip| Form::new(reply, Some(gzip), open));
        Self { plain: Form::new(reply, None, open), gzip }
    }

    /// What somebody with these headers is sent.
    pub(crate) fn answer(&self, asked: &HeaderMap) -> Response<Body> {
        let own = self.gzip.as_ref().filter(|_| takes_gzip(asked)).unwrap_or(&self.plain);
        own.answer(asked, own.headers.clone())
    }
}

/// Whether pages of any other site may read what a route replies: what needs no login; orders and whose they are may not.
pub(crate) fn is_open(route: &Route) -> bool {
    route.path.starts_with("/api/") && route.method == Method::Get && route.roles.contains(&Role::Public)
}

/// A reply to one reader.
pub(crate) fn respond(asked: &HeaderMap, reply: &Reply, open: bool) -> Response<Body> {
    let form = Form::new(reply, reply.body.gzip.as_ref().filter(|_| takes_gzip(asked)), open);
    let mut headers = form.headers.clone();
    for value in reply.cookies.iter().filter_map(|cookie| HeaderValue::try_from(cookie).ok()) {
        headers.append(header::SET_COOKIE, value);
    }
    form.answer(asked, headers)
}

impl Form {
    fn new(reply: &Reply, gzip: Option<&Bytes>, open: bool) -> Self {
        let body = &reply.body;
        let kept = reply.status == 200 && reply.keep != Keep::Never;
        let tag = kept.then(|| format!("\"{}{}\"", body.tag, if gzip.is_some() { "-gz" } else { "" }));
        let keep = match reply.keep {
            Keep::Forever => "public, max-age=31536000, immutable",
            Keep::WhileSame => "no-cache",
            Keep::Never => "no-store",
        };
        let mut headers = HeaderMap::with_capacity(ALWAYS.len() + 8);
        for (name, value) in ALWAYS {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(body.kind));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
        let vary = if reply.by_language { "accept-encoding, accept-language" } else { "accept-encoding" };
        headers.insert(header::VARY, HeaderValue::from_static(if open { "accept-encoding, accept" } else { vary }));
        if open {
            for (name, value) in OPEN {
                headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
            }
        }
        if gzip.is_some() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        let texts = [(header::ETAG, &tag), (header::LOCATION, &reply.to), (header::ALLOW, &reply.allow)];
        for (name, text) in texts {
            if let Some(value) = text.as_ref().and_then(|text| HeaderValue::try_from(text).ok()) {
                headers.insert(name, value);
            }
        }
        for (name, value) in &body.more {
            if let Ok(value) = HeaderValue::try_from(value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
        if let Some(seconds) = reply.again {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::OK);
        Self { status, headers, tag, bytes: gzip.unwrap_or(&body.bytes).clone() }
    }

    /// The response with these headers; without its bytes where the reader has them.
    fn answer(&self, asked: &HeaderMap, headers: HeaderMap) -> Response<Body> {
        let same = self.tag.as_ref().is_some_and(|tag| tagged(asked, tag));
        let mut response = Response::new(if same { Body::empty() } else { Body::from(self.bytes.clone()) });
        *response.status_mut() = if same { StatusCode::NOT_MODIFIED } else { self.status };
        *response.headers_mut() = headers;
        response
    }
}

/// Whether the reader takes gzip.
fn takes_gzip(asked: &HeaderMap) -> bool {
    let values = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let mut parts = values.flat_map(|value| value.split(','));
    parts.any(|part| part.split(';').next().is_some_and(|part| part.trim() == "gzip"))
}

/// Whether the reader has this version.
fn tagged(asked: &HeaderMap, tag: &str) -> bool {
    let values = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|one| one.trim().trim_start_matches("W/") == tag || one.trim() == "*")
}
