//! Readers and senders who are slow on purpose: each is let go in time, and nobody else notices.

use std::io::{ErrorKind, Read as _, Write as _};
use std::time::{Duration, Instant};

use crate::stand::Stand;
use crate::world::{SHORT, connect, get, goes_on, hasty, open, responses, rest};

/// What is sent at first, and again and again until the site ends it.
fn drips(stand: &Stand, first: &str, drop: &str) -> Vec<u8> {
    let mut stream = connect(stand);
    stream.write_all(first.as_bytes()).unwrap();
    // Each drop comes long before the time is over, so only a limit on the whole ends it.
    stream.set_read_timeout(Some(SHORT / 10)).unwrap();
    let (mut all, mut some, begun) = (Vec::new(), [0; 4096], Instant::now());
    loop {
        assert!(begun.elapsed() < Duration::from_secs(60), "a slow sender is waited for without end");
        match stream.read(&mut some) {
            Ok(0) => return all,
            Ok(count) => all.extend_from_slice(&some[..count]),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                // The site may have gone just now; the next reading tells.
                let _ = stream.write_all(drop.as_bytes());
            }
            Err(_) => return all,
        }
    }
}

#[test]
fn slow_senders_are_let_go() {
    let stand = Stand::within(hasty());
    let page = "/en/elections/small/what-if";
    let check = |what: &str, first: &str, drop: &str, statuses: &[u16]| {
        let all = drips(&stand, first, drop);
        let (whole, left) = responses(&all);
        assert!(left.is_empty(), "{what}");
        let found: Vec<u16> = whole.iter().map(|response| response.status).collect();
        assert_eq!(found, statuses, "{what}");
        goes_on(&stand);
    };
    check("nothing at all", "", "", &[]);
    check("a head byte by byte", "GET /en/ HTTP/1.1\r\n", "x", &[]);
    check("a head line by line", "GET /en/ HTTP/1.1\r\nhost: site\r\n", "x-more: 1\r\n", &[]);
    check("a second head", &format!("{}GET /en", get("/healthz")), "/", &[200]);
    check(
        "a body byte by byte",
        &format!("POST {page} HTTP/1.1\r\nhost: site\r\ncontent-length: 9999\r\n\r\n"),
        "a",
        &[408],
    );
    let chunked = format!("POST {page} HTTP/1.1\r\nhost: site\r\ntransfer-encoding: chunked\r\n\r\n");
    check("a body chunk by chunk", &chunked, "1\r\na\r\n", &[408]);
    check("a connection that only stays", &get("/healthz"), "", &[200]);
}

#[test]
fn a_reader_who_takes_nothing_is_let_go() {
    let stand = Stand::within(hasty());
    let style = stand.get("", "/en/").body;
    let style = style.split("/assets/").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let mut stream = connect(&stand);
    // So many answers are asked for that they do not fit between the two ends.
    stream.set_write_timeout(Some(SHORT)).unwrap();
    let many = get(&format!("/assets/{style}")).repeat(100);
    let begun = Instant::now();
    while stream.write_all(many.as_bytes()).is_ok() {
        assert!(begun.elapsed() < Duration::from_secs(60), "answers are kept for a reader without end");
    }
    while open(&stand) > 1 {
        assert!(begun.elapsed() < Duration::from_secs(60), "a reader who takes nothing is kept");
    }
    let (whole, _) = {
        let all = rest(&mut stream);
        let (whole, left) = responses(&all);
        (whole.len(), left.len())
    };
    assert!(whole > 0, "what was sent before is whole");
    goes_on(&stand);
}
