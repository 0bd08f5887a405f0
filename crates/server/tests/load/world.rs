//! Sockets as tests use them: bytes out, whole responses in. It must never know what an answer should be.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use server::Limits;

use crate::stand::Stand;

/// Longer than anything here takes: a test that waits so long has failed.
const FOREVER: Duration = Duration::from_secs(60);

/// How long a slow peer is waited for in these tests.
pub(crate) const SHORT: Duration = Duration::from_millis(400);

/// Limits whose time is short.
pub(crate) fn hasty() -> Limits {
    Limits { head: SHORT, ..Limits::default() }
}

/// A response, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Whole {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Whole {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(of, _)| of.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }
}

/// A connection to the site.
pub(crate) fn connect(stand: &Stand) -> TcpStream {
    let stream = TcpStream::connect(stand.at).unwrap();
    stream.set_read_timeout(Some(FOREVER)).unwrap();
    stream.set_write_timeout(Some(FOREVER)).unwrap();
    stream
}

/// A request of a path whose connection stays.
pub(crate) fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: site\r\n\r\n")
}

/// A request of a path that is the last on its connection.
pub(crate) fn last(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: site\r\nconnection: close\r\n\r\n")
}

/// Everything until the site ends the connection.
pub(crate) fn rest(stream: &mut TcpStream) -> Vec<u8> {
    let (mut all, mut some) = (Vec::new(), [0; 16_384]);
    loop {
        match stream.read(&mut some) {
            Ok(0) => return all,
            Ok(count) => all.extend_from_slice(&some[..count]),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                panic!("the site neither answers nor ends the connection")
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            // It was closed while something lay unread.
            Err(_) => return all,
        }
    }
}

/// The responses that bytes hold; what is left over is half of one.
pub(crate) fn responses(mut bytes: &[u8]) -> (Vec<Whole>, &[u8]) {
    let mut all = Vec::new();
    loop {
        let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { return (all, bytes) };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        let mut whole = Whole { status, head, body: Vec::new() };
        let length: usize = whole.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        let Some(body) = bytes.get(end + 4..end + 4 + length) else { return (all, bytes) };
        whole.body = body.to_vec();
        all.push(whole);
        bytes = &bytes[end + 4 + length..];
    }
}

/// Sends bytes and reads all there is until the site ends the connection.
pub(crate) fn send(stand: &Stand, bytes: &[u8]) -> Vec<u8> {
    let mut stream = connect(stand);
    // What is refused early may be closed before all of it was written.
    let _ = stream.write_all(bytes);
    rest(&mut stream)
}

/// The site answers others, and no request failed in it.
pub(crate) fn goes_on(stand: &Stand) {
    let got = stand.get("", "/en/");
    assert_eq!(got.status, 200);
    let metrics = stand.get("", "/metrics").body;
    assert!(metrics.contains("zhargy_panics_total 0"), "{metrics}");
}

/// How many connections are open, the asking one among them.
pub(crate) fn open(stand: &Stand) -> u64 {
    let metrics = stand.get("", "/metrics").body;
    let line = metrics.lines().find_map(|line| line.strip_prefix("zhargy_connections_open "));
    line.and_then(|count| count.parse().ok()).unwrap()
}
