//! Connections: so many at a time, each with a limit on the time and size of a head, and a graceful end.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::Semaphore;

use crate::admit::Peer;
use crate::front::Front;
use crate::patient::Patient;
use crate::serve::{WAIT, router};
use crate::site::Site;

/// What the site lets come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Connections at a time; more wait in the queue of the system.
    pub connections: usize,
    /// Time for the head of a request, which is also the longest a connection may idle or take nothing of what is sent to it,
    /// and for a body.
    pub head: Duration,
    /// Bytes of a head.
    pub head_bytes: usize,
    /// Bytes of a body.
    pub body: usize,
    /// Questions computed at a time.
    pub computing: usize,
    /// How long a question waits for its turn.
    pub wait: Duration,
    /// Readers of events at a time; more are turned away.
    pub streams: usize,
    /// How long one may follow at a stretch; whoever still reads comes again by itself, with the last that came.
    pub follow: Duration,
    /// How long open requests may take once the site stops.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 16_384,
            head: Duration::from_secs(15),
            head_bytes: 96 * 1024,
            body: 256 * 1024,
            computing: 8,
            wait: WAIT,
            streams: 1024,
            follow: Duration::from_secs(15 * 60),
            grace: Duration::from_secs(10),
        }
    }
}

/// Connections that the system lets wait until they are taken. Where more knock at once, they try again a second later: when an
/// evening's result is announced, thousands do.
const KNOCKING: u32 = 4096;

/// Bytes that the system keeps for a reader who does not take them, at most: several whole pages. Without a bound it would
/// keep megabytes for each of thousands.
const KEPT: u32 = 256 * 1024;

/// Listens at an address, from within a runtime.
///
/// # Errors
/// The address is another program's, or none of this machine.
pub fn bind(at: SocketAddr) -> io::Result<TcpListener> {
    let socket = if at.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // A site that was just stopped can be started again at once.
    socket.set_reuseaddr(true)?;
    // Connections have it from here.
    socket.set_send_buffer_size(KEPT)?;
    socket.bind(at)?;
    socket.listen(KNOCKING)
}

/// Serves until `stop` is done, then answers what was asked and ends.
///
/// # Errors
/// The listener fails for good.
pub async fn run(
    listener: TcpListener,
    site: Arc<Site>,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let service = Front::new(Arc::clone(&site), router(Arc::clone(&site), &limits));
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(limits.connections));
    let mut stop = pin!(stop);
    loop {
        let place = tokio::select! {
            place = Arc::clone(&places).acquire_owned() => place.map_err(io::Error::other)?,
            () = &mut stop => break,
        };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        // Out of descriptors, or a reader that left: the next one may do better.
        let Ok((stream, peer)) = accepted else {
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(limits.head_bytes);
        let service = service.of(Peer(peer.ip()));
        let connection = http.serve_connection(TokioIo::new(Patient::new(stream, limits.head)), service);
        let connection = graceful.watch(connection);
        let site = Arc::clone(&site);
        tokio::spawn(async move {
            site.metrics.connections.fetch_add(1, Relaxed);
            // A reader who leaves in the middle is no failure of ours.
            let _ = connection.await;
            site.metrics.connections.fetch_sub(1, Relaxed);
            drop(place);
        });
    }
    site.stop();
    drop(listener);
    let _ = tokio::time::timeout(limits.grace, graceful.shutdown()).await;
    Ok(())
}
