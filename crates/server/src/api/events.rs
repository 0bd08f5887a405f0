//! Events of a running election: its progress each time something became durable, at most twice a second, and a sign of
//! life between. A reader who does not keep up is dropped and comes again with the last it got.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::Frame;
use tokio::sync::{OwnedSemaphorePermit, mpsc, watch};

use super::endpoint::{ELECTION, Endpoint, Gives, of, read};
use super::night::{NIGHT, of_night};
use super::problem;
use super::question::nothing;
use super::wire::night::Progress;
use crate::ask::Ask;
use crate::reply::{Keep, Reply};
use crate::routes::Handler;
use crate::running::{Running, Slot};
use crate::site::Site;

pub(super) const ENDPOINTS: &[Endpoint] =
    &[read(NIGHT, "events", "/api/v1/elections/{election}/events", Handler::Stream(follow))
        .what("Server-sent events: `progress` each time something became durable. The id of an event is the size of the journal; `Last-Event-ID` says which came last.")
        .asks(&[ELECTION])
        .gives(Gives::Events, of::<Progress>)
        .problems(&[404, 503])];

/// The type of a stream.
pub(crate) const KIND: &str = "text/event-stream";

/// Not more often than twice a second.
const GAP: Duration = Duration::from_millis(500);

/// So often something is sent, so that nobody on the way takes the line for dead.
const ALIVE: Duration = Duration::from_secs(15);

/// Events that wait for a reader at most.
const WAITING: usize = 4;

/// A reader of events.
pub struct Events {
    running: Arc<Running>,
    /// The size of the journal of the last event that the reader got.
    last: Option<u64>,
    stopping: watch::Receiver<bool>,
}

fn follow(site: &Site, ask: &Ask) -> Result<Events, Reply> {
    let Some(running) = site.running(ask.part("election")) else { return Err(problem::reply(site, 404, &nothing())) };
    Ok(Events { running, last: ask.last_event, stopping: site.stopping() })
}

impl Events {
    /// The body of the reply; `place` is given back when it ends.
    pub(crate) fn body(self, place: OwnedSemaphorePermit) -> Body {
        let (sender, receiver) = mpsc::channel(WAITING);
        tokio::spawn(self.tell(sender));
        Body::new(Stream { receiver, _place: place })
    }

    async fn tell(mut self, sender: mpsc::Sender<Bytes>) {
        let mut changed = self.running.live().changed();
        // What happens from here on is seen; what stands now is told at once to whoever does not have it.
        let size = *changed.borrow_and_update();
        let mut news = self.last != Some(size);
        loop {
            let text = if news { event(&self.running) } else { Bytes::from_static(b": alive\n\n") };
            if sender.try_send(text).is_err() {
                return;
            }
            tokio::select! {
                () = tokio::time::sleep(GAP) => {}
                () = sender.closed() => return,
                _ = self.stopping.wait_for(|stopping| *stopping) => return,
            }
            news = tokio::select! {
                more = changed.changed() => if more.is_ok() { true } else { return },
                () = tokio::time::sleep(ALIVE) => false,
                () = sender.closed() => return,
                _ = self.stopping.wait_for(|stopping| *stopping) => return,
            };
        }
    }
}

/// How things stand as an event; the same bytes for all readers.
fn event(running: &Running) -> Bytes {
    let night = running.night();
    let made = running.data(Slot::Event, night.head, || {
        // Types of this interface always are JSON, of one line.
        let data = serde_json::to_string(&of_night(&night)).unwrap_or_default();
        let text = format!("id: {}\nevent: progress\ndata: {data}\n\n", night.head.size);
        Reply::of(200, KIND, text.into_bytes(), Keep::Never)
    });
    made.bytes.clone()
}

/// What was told and not yet sent.
struct Stream {
    receiver: mpsc::Receiver<Bytes>,
    _place: OwnedSemaphorePermit,
}

impl HttpBody for Stream {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.receiver.poll_recv(context).map(|bytes| bytes.map(|bytes| Ok(Frame::data(bytes))))
    }
}
