//! Readers of events who keep a place: as many as there are, one more, one who leaves, one who never reads.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use server::Limits;

use crate::stand::{Got, Stand};
use crate::world::{SHORT, connect, get, goes_on};

const EVENTS: &str = "/api/v1/elections/small/events";

/// A reader who follows, once the first event is there.
fn follows(stand: &Stand) -> TcpStream {
    let mut stream = connect(stand);
    stream.write_all(get(EVENTS).as_bytes()).unwrap();
    let (mut text, mut some) = (String::new(), [0; 4096]);
    while !text.contains("event: progress") {
        let read = stream.read(&mut some).unwrap();
        assert!(read > 0, "{text}");
        text.push_str(&String::from_utf8_lossy(&some[..read]));
    }
    stream
}

/// What somebody is told for whom no place is left.
fn turned_away(stand: &Stand) -> Got {
    stand.ask("GET", EVENTS, "", "")
}

/// Waits until there is a place.
fn frees(stand: &Stand, what: &str) {
    let begun = Instant::now();
    while stand.status("GET", EVENTS, "", "") != 200 {
        assert!(begun.elapsed() < Duration::from_secs(60), "{what} keeps a place without end");
    }
}

#[test]
fn one_more_than_there_are_places_is_turned_away() {
    let stand = Stand::within(Limits { streams: 2, ..Limits::default() });
    let (first, second) = (follows(&stand), follows(&stand));
    let got = turned_away(&stand);
    assert_eq!(got.status, 503, "{}", got.body);
    assert_eq!(got.header("content-type"), Some("application/problem+json"));
    assert!(got.header("retry-after").is_some_and(|seconds| seconds.parse::<u64>().is_ok_and(|seconds| seconds > 0)));
    assert!(got.body.contains("\"code\":\"W005\""), "{}", got.body);
    drop(first);
    frees(&stand, "a reader who left");
    drop(second);
    goes_on(&stand);
}

#[test]
fn a_head_alone_keeps_no_place() {
    let stand = Stand::within(Limits { streams: 1, ..Limits::default() });
    for _ in 0..3 {
        assert_eq!(stand.ask("HEAD", EVENTS, "", "").status, 200);
    }
    drop(follows(&stand));
    goes_on(&stand);
}

#[test]
fn a_reader_who_never_reads_keeps_no_place_for_ever() {
    let stand = Stand::within(Limits { streams: 1, follow: SHORT, ..Limits::default() });
    let mut silent = connect(&stand);
    silent.write_all(get(EVENTS).as_bytes()).unwrap();
    // What is sent fits between the two ends, so that nothing but the time ends it.
    frees(&stand, "a reader who never reads");
    goes_on(&stand);
}

#[test]
fn a_stretch_that_is_over_ends_whole() {
    let stand = Stand::within(Limits { follow: SHORT, ..Limits::default() });
    let got = stand.ask("GET", EVENTS, "", "");
    // The last chunk has no length: nothing is cut off, and a browser comes again.
    assert!(got.status == 200 && got.body.ends_with("\r\n0\r\n\r\n"), "{}", got.body);
}
