//! Events of a running election over a socket: told at once, told again when something happened, ended with the site.

use std::io::Read as _;

use server::Role;

use crate::orders::bearer;
use crate::stand::{ELECTION, Stand, person};

/// Reads on until the text holds what is waited for; the socket's own limit ends it.
fn until(stream: &mut std::net::TcpStream, text: &mut String, wanted: &str) {
    let mut some = [0; 4096];
    while !text.contains(wanted) {
        let read = stream.read(&mut some).unwrap();
        assert!(read > 0, "it ended before `{wanted}`: {text}");
        text.push_str(&String::from_utf8_lossy(&some[..read]));
    }
}

#[test]
fn what_happens_is_told_until_the_site_stops() {
    let stand = Stand::new();
    let path = format!("/api/v1/elections/{ELECTION}/events");
    let mut stream = stand.open("GET", &path, "");
    let mut text = String::new();
    until(&mut stream, &mut text, "event: progress\ndata: {");
    assert!(
        text.contains("content-type: text/event-stream") && text.contains("access-control-allow-origin: *"),
        "{text}"
    );
    let size = |text: &str| -> u64 {
        let id = text.rsplit("id: ").next().unwrap().lines().next().unwrap();
        id.trim().parse().unwrap()
    };
    let before = size(&text);
    let observer = stand.login(person("observer", Role::Observer));
    let copy = r#"{"order": "c1", "precinct": "1", "figures": {"B2 alma": 210}}"#;
    assert_eq!(
        stand.ask("POST", &format!("/api/v1/elections/{ELECTION}/copies"), &bearer(&observer), copy).status,
        201
    );
    text.clear();
    until(&mut stream, &mut text, "\n\n");
    assert_eq!(size(&text), before + 1, "{text}");
    // Who comes again with what came last is told nothing twice.
    let mut again = stand.open("GET", &path, &format!("last-event-id: {}\r\n", before + 1));
    let mut late = String::new();
    until(&mut again, &mut late, ": alive");
    assert!(!late.contains("event:"), "{late}");
    drop(stand);
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).unwrap();
    again.read_to_end(&mut rest).unwrap();
}
