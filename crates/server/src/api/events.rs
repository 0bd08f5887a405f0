//! Events of a running election: its progress each time something became durable, at most twice a second, and a sign of
//! life between. A reader who is slow is told the newest alone; nobody follows for ever without coming again.

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

/// Whoever is turned away comes again after so many seconds: places become free as readers leave.
pub(crate) const AGAIN: u64 = 30;

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
    /// The body of the reply; `place` is given back when it ends, which is after `longest` at the latest where the reader
    /// takes what is sent. Where the reader does not, the connection ends.
    pub(crate) fn body(self, place: OwnedSemaphorePermit, longest: Duration) -> Body {
        // One that waits is enough: what stands now replaces what stood before.
        let (sender, receiver) = mpsc::channel(1);
        let Self { running, last, mut stopping } = self;
        tokio::spawn(async move {
            let changed = running.live().changed();
            tokio::select! {
                _ = tell(&sender, changed, last, GAP, || event(&running)) => {}
                () = sender.closed() => {}
                () = tokio::time::sleep(longest) => {}
                _ = stopping.wait_for(|stopping| *stopping) => {}
            }
        });
        Body::new(Stream { receiver, _place: place })
    }
}

/// Tells a reader what happens until there is nothing more to tell. An event is made when there is room for it: nothing is
/// kept for a reader who takes nothing, and one who is slow is told what stands now.
async fn tell(
    sender: &mpsc::Sender<Bytes>,
    mut changed: watch::Receiver<u64>,
    last: Option<u64>,
    gap: Duration,
    event: impl Fn() -> Bytes,
) -> Option<()> {
    // What happens from here on is seen; what stands now is told at once to whoever does not have it.
    let mut news = last != Some(*changed.borrow_and_update());
    loop {
        let room = sender.reserve().await.ok()?;
        news |= changed.has_changed().ok()?;
        changed.mark_unchanged();
        room.send(if news { event() } else { Bytes::from_static(b": alive\n\n") });
        tokio::time::sleep(gap).await;
        news = tokio::select! {
            more = changed.changed() => more.is_ok(),
            () = tokio::time::sleep(ALIVE) => false,
        };
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

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// What a reader gets who looks up after so many changes; the events that were made until then.
    fn after(changes: u64) -> (Vec<u64>, u64) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        let runtime = runtime.unwrap_or_else(|error| panic!("{error}"));
        runtime.block_on(async {
            let (size, made) = (watch::Sender::new(0), Cell::new(0));
            let (sender, mut receiver) = mpsc::channel::<Bytes>(1);
            let event = || {
                made.set(made.get() + 1);
                Bytes::from(size.borrow().to_string())
            };
            let mut got = Vec::new();
            let before = {
                let reader = async {
                    for at in 1..=changes {
                        size.send_replace(at);
                        // Whoever tells has every chance to tell it.
                        tokio::time::sleep(Duration::from_millis(2)).await;
                    }
                    let before = made.get();
                    while got.last() != Some(&changes) {
                        let bytes = receiver.recv().await.unwrap_or_default();
                        got.push(String::from_utf8_lossy(&bytes).parse().unwrap_or(u64::MAX));
                    }
                    before
                };
                tokio::select! {
                    before = reader => before,
                    _ = tell(&sender, size.subscribe(), None, Duration::ZERO, event) => unreachable!("it is told on"),
                }
            };
            (got, before)
        })
    }

    #[test]
    fn nothing_is_made_for_a_reader_who_takes_nothing() {
        for changes in [0, 1, 2, 50] {
            let (got, made) = after(changes);
            assert!(made <= 1, "{made} events wait after {changes} changes");
            assert!(got.len() <= 2, "what is old is told to a slow reader: {got:?}");
            assert_eq!(got.last(), Some(&changes), "what stands now is told");
        }
    }
}
