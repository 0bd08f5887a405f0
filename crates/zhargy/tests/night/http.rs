//! A browser as far as a night needs one: a connection that stays, a cookie, forms. What a dead node left open is asked again
//! elsewhere, as a person would; what a living one refuses is a failure of the test.

use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use crate::measure::Times;
use crate::nodes::Nodes;

/// Longer than any answer takes.
const FOREVER: Duration = Duration::from_secs(120);

/// What came back.
pub(crate) struct Got {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

/// One person's browser.
pub(crate) struct Browser<'n> {
    nodes: &'n Nodes,
    /// The node that this person prefers.
    prefers: usize,
    open: Option<Open>,
    cookie: String,
    /// How often a dead node cost an answer.
    pub(crate) cut: u64,
    /// How often the site asked to come again.
    pub(crate) again: u64,
}

struct Open {
    stream: TcpStream,
    at: SocketAddr,
    started: u32,
}

impl Got {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(of, _)| of.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    /// The value of the first field of this name.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        self.body.split(&format!("name=\"{name}\" value=\"")).nth(1)?.split('"').next()
    }

    /// A page without its marks, as far as a failed test needs it.
    pub(crate) fn brief(&self) -> String {
        let main = self.body.split("<main").nth(1).unwrap_or(&self.body);
        let text: String = main.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
        format!("{}: {}", self.status, text.chars().take(600).collect::<String>())
    }
}

impl<'n> Browser<'n> {
    pub(crate) fn new(nodes: &'n Nodes, prefers: usize) -> Self {
        Self { nodes, prefers, open: None, cookie: String::new(), cut: 0, again: 0 }
    }

    pub(crate) fn get(&mut self, path: &str, times: &Times) -> Got {
        self.ask("GET", path, "", times)
    }

    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)], times: &Times) -> Got {
        let pairs = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        self.ask("POST", path, &pairs.collect::<Vec<_>>().join("&"), times)
    }

    /// Asks until there is an answer. The time of an answer is that of its last asking.
    fn ask(&mut self, method: &str, path: &str, body: &str, times: &Times) -> Got {
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: site\r\n");
        if !self.cookie.is_empty() {
            request.push_str(&format!("cookie: {}\r\n", self.cookie));
        }
        if method == "POST" {
            request.push_str(&format!("content-length: {}\r\n", body.len()));
        }
        request.push_str(&format!("\r\n{body}"));
        let first = Instant::now();
        loop {
            assert!(first.elapsed() < FOREVER, "{method} {path} has no answer");
            let began = Instant::now();
            match self.once(request.as_bytes()) {
                // The site says that too much waits, or that its store failed for a moment: the same again.
                Ok(got) if got.status == 503 => self.again += 1,
                Ok(got) => {
                    times.add(began.elapsed());
                    if let Some(cookie) = got.header("set-cookie").and_then(|cookie| cookie.split(';').next()) {
                        cookie.clone_into(&mut self.cookie);
                    }
                    return got;
                }
                Err(error) => {
                    let was = self.open.take();
                    let lives = was.is_some_and(|open| self.nodes.times_started(open.at) == Some(open.started));
                    // A connection that idled so long that the site let it go is opened again by any browser.
                    let idle =
                        error.kind() == io::ErrorKind::UnexpectedEof || error.kind() == io::ErrorKind::BrokenPipe;
                    let idle = idle || error.kind() == io::ErrorKind::ConnectionReset;
                    assert!(!lives || idle, "{method} {path}: {error}");
                    self.cut += 1;
                }
            }
        }
    }

    fn once(&mut self, request: &[u8]) -> io::Result<Got> {
        if self.open.is_none() {
            let at = self.nodes.address(self.prefers);
            let started = self.nodes.times_started(at).unwrap_or(0);
            let stream = TcpStream::connect(at)?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(FOREVER))?;
            self.open = Some(Open { stream, at, started });
        }
        let Some(open) = &mut self.open else { return Err(io::ErrorKind::NotConnected.into()) };
        open.stream.write_all(request)?;
        let got = read(&mut open.stream)?;
        if got.header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close")) {
            self.open = None;
        }
        Ok(got)
    }
}

/// Reads one response, whole.
fn read(stream: &mut TcpStream) -> io::Result<Got> {
    let (mut all, mut some) = (Vec::with_capacity(16 * 1024), [0; 16 * 1024]);
    let (mut end, mut length) = (None, 0);
    loop {
        if let Some(end) = end
            && all.len() >= end + length
        {
            let head = String::from_utf8_lossy(&all[..end]).trim_end().to_owned();
            let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
            let body = String::from_utf8_lossy(&all[end..end + length]).into_owned();
            return Ok(Got { status, head, body });
        }
        let count = stream.read(&mut some)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        all.extend_from_slice(&some[..count]);
        if end.is_none()
            && let Some(at) = all.windows(4).position(|four| four == b"\r\n\r\n")
        {
            end = Some(at + 4);
            let head = String::from_utf8_lossy(&all[..at]).to_ascii_lowercase();
            let line = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            length = line.and_then(|length| length.trim().parse().ok()).unwrap_or(0);
        }
    }
}

/// A field's name or value in a form.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
