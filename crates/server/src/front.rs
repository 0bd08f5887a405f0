//! The site as a connection asks it: what everybody is sent again and again comes from memory, with its head ready, before any
//! route is looked for; all else goes through the table.
//!
//! It must never decide who may read: only what is public is kept.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Method, Request, Response, header};
use hyper::body::Incoming;
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;

use crate::admit::Peer;
use crate::api::is_for_programs;
use crate::site::Site;

/// The service of every connection.
#[derive(Clone)]
pub(crate) struct Front {
    site: Arc<Site>,
    router: Router,
    /// Where the connection comes from; nothing before there is one.
    peer: Option<Peer>,
}

/// An answer that is there, or one that is asked for.
pub(crate) enum Answer {
    Kept(Ready<Answered>),
    Asked(Pin<Box<dyn Future<Output = Answered> + Send>>),
}

type Answered = Result<Response<Body>, Infallible>;

impl Front {
    pub(crate) fn new(site: Arc<Site>, router: Router) -> Self {
        Self { site, router, peer: None }
    }

    /// The same for a connection.
    pub(crate) fn of(&self, peer: Peer) -> Self {
        Self { peer: Some(peer), ..self.clone() }
    }

    /// What is kept for everybody at the address. A question of its own, or another method, is for the table.
    fn kept<B>(&self, request: &Request<B>) -> Option<Response<Body>> {
        if request.method() != Method::GET || request.uri().query().is_some() {
            return None;
        }
        // Programs may ask the same address for a table.
        let plain = |wanted: &HeaderValue| wanted == "*/*" || wanted == "application/json";
        if is_for_programs(request.uri().path()) && !request.headers().get_all(header::ACCEPT).iter().all(plain) {
            return None;
        }
        let began = Instant::now();
        let kept = self.site.remembered(request.uri().path())?;
        let response = kept.ready.answer(request.headers());
        self.site.note(Some(kept.route), response.status().as_u16(), began.elapsed());
        Some(response)
    }
}

impl Service<Request<Incoming>> for Front {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Answer;

    fn call(&self, mut request: Request<Incoming>) -> Answer {
        if let Some(response) = self.kept(&request) {
            return Answer::Kept(ready(Ok(response)));
        }
        if let Some(peer) = self.peer {
            request.extensions_mut().insert(peer);
        }
        // A router is ready at any time, and one that is asked is used up: the connection asks again.
        Answer::Asked(Box::pin(TowerToHyperService::new(self.router.clone()).call(request)))
    }
}

impl Future for Answer {
    type Output = Answered;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Answered> {
        match self.get_mut() {
            Self::Kept(kept) => Pin::new(kept).poll(context),
            Self::Asked(asked) => asked.as_mut().poll(context),
        }
    }
}
