//! Bytes that are no HTTP, or more of it than is read, or HTTP that two programs would read in two ways; and paths that try
//! to lead out of the site.

use crate::stand::Stand;
use crate::world::{connect, get, goes_on, hasty, last, responses, rest, send};

/// Statuses of all responses; 0 never stands among them, since half of one fails the test.
fn statuses(all: &[u8]) -> Vec<u16> {
    let (whole, half) = responses(all);
    assert!(half.is_empty(), "{}", String::from_utf8_lossy(half));
    whole.iter().map(|response| response.status).collect()
}

#[test]
fn what_is_no_http_is_refused() {
    let stand = Stand::within(hasty());
    let check = |bytes: &[u8], allowed: &[&[u16]]| {
        let found = statuses(&send(&stand, bytes));
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(70)]).into_owned();
        assert!(allowed.contains(&found.as_slice()), "{shown:?}: {found:?}");
    };
    let refused: &[&[u16]] = &[&[], &[400]];
    check(b"\r\n\r\n\r\n", refused);
    check(b"GET\r\n\r\n", refused);
    check(b"GET /en/\r\n\r\n", refused);
    check(b"GET /en/ HTTP/9.9\r\n\r\n", &[&[], &[400], &[505]]);
    check(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", &[&[], &[400], &[505]]);
    check(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", refused);
    check(b"GET /en/ HTTP/1.1\r\nhost\r\n\r\n", refused);
    check(b"GET /en/ HTTP/1.1\r\nho st: a\r\n\r\n", refused);
    check(b"GET /en/ HTTP/1.1\r\nhost: a\0b\r\n\r\n", refused);
    check(b"GET /en/ HTTP/1.1\r\nhost: a\r\n folded: b\r\n\r\n", refused);
    check(b"GET /en/\x00 HTTP/1.1\r\nhost: a\r\n\r\n", refused);
    check(b"GET /\xff\xfe HTTP/1.1\r\nhost: a\r\n\r\n", &[&[], &[400], &[404]]);
    check(b"GET en/ HTTP/1.1\r\nhost: a\r\n\r\n", &[&[], &[400], &[404]]);
    check(b"BREW /en/ HTTP/1.1\r\nhost: a\r\n\r\n", &[&[405]]);
    check(b"OPTIONS * HTTP/1.1\r\nhost: a\r\n\r\n", &[&[], &[404], &[405]]);
    check(b"CONNECT example.org:443 HTTP/1.1\r\nhost: a\r\n\r\n", &[&[], &[400], &[404], &[405]]);
    check(b"TRACE /en/ HTTP/1.1\r\nhost: a\r\n\r\n", &[&[405]]);
    check(b"GET http://elsewhere.example/healthz HTTP/1.1\r\nhost: a\r\n\r\n", &[&[200], &[404]]);
    check(b"GET /healthz HTTP/1.0\r\n\r\n", &[&[200]]);
    goes_on(&stand);
}

#[test]
fn a_body_is_read_in_one_way() {
    let stand = Stand::within(hasty());
    let post = "POST /en/elections/small/what-if HTTP/1.1\r\nhost: a\r\n";
    // A request hidden in what another program takes for a body must not be answered as a second one.
    let hidden = "GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n";
    let check = |headers: &str, body: &str, allowed: &[&[u16]]| {
        let found = statuses(&send(&stand, format!("{post}{headers}\r\n{body}").as_bytes()));
        assert!(allowed.contains(&found.as_slice()), "{headers:?} {:?}: {found:?}", &body[..body.len().min(40)]);
    };
    let one: &[&[u16]] = &[&[], &[400], &[404]];
    check("content-length: 5\r\ncontent-length: 6\r\n", "a=1&b=", &[&[], &[400]]);
    check("content-length: -1\r\n", hidden, &[&[], &[400]]);
    check("content-length: +5\r\n", "a=1&b", &[&[], &[400]]);
    check("content-length: 0x10\r\n", hidden, &[&[], &[400]]);
    check("content-length: 99999999999999999999\r\n", hidden, &[&[], &[400]]);
    check(
        &format!("content-length: {}\r\ntransfer-encoding: chunked\r\n", hidden.len() + 5),
        &format!("0\r\n\r\n{hidden}"),
        &[&[], &[400], &[404]],
    );
    check("transfer-encoding: chunked\r\ntransfer-encoding: identity\r\n", &format!("0\r\n\r\n{hidden}"), one);
    check("transfer-encoding: xchunked\r\n", hidden, one);
    check("transfer-encoding: chunked\r\n", "FFFFFFFFFFFFFFFFF\r\na", &[&[400]]);
    check("transfer-encoding: chunked\r\n", "zz\r\na", &[&[400]]);
    check("transfer-encoding: chunked\r\n", "-1\r\na", &[&[400]]);
    check("transfer-encoding: chunked\r\n", "3\r\na=1\r\n0\r\n\r\n", &[&[404]]);
    goes_on(&stand);
}

#[test]
fn a_broken_body_is_refused_as_whoever_sent_it_reads() {
    let stand = Stand::within(hasty());
    let check = |path: &str, kind: &str, body: &str, expect: (u16, &str)| {
        let head =
            format!("POST {path} HTTP/1.1\r\nhost: a\r\ncontent-type: {kind}\r\ntransfer-encoding: chunked\r\n\r\n");
        let all = send(&stand, format!("{head}{body}").as_bytes());
        let (whole, half) = responses(&all);
        let shown = &body[..body.len().min(20)];
        assert!(half.is_empty() && whole.len() == 1, "{path} {shown:?}");
        let told = String::from_utf8_lossy(&whole[0].body).into_owned();
        assert_eq!(whole[0].status, expect.0, "{path} {shown:?}: {told}");
        assert!(told.contains(expect.1), "{path} {shown:?}: {told}");
        let problem = if path.starts_with("/api/") { "application/problem+json" } else { "text/html; charset=utf-8" };
        assert_eq!(whole[0].header("content-type"), Some(problem), "{path} {shown:?}");
    };
    let long = format!("493e0\r\n{}", "a".repeat(300_000));
    for (path, kind) in
        [("/en/elections/small/what-if", "application/x-www-form-urlencoded"), ("/api/v1/sessions", "application/json")]
    {
        check(path, kind, "zz\r\na", (400, "W006"));
        check(path, kind, "3\r\na=1!\r\n0\r\n\r\n", (400, "W006"));
        check(path, kind, "FFFFFFFFFFFFFFFFF\r\na", (400, "W006"));
        check(path, kind, &long, (413, "W004"));
        check(path, kind, "5\r\na=1", (408, "W006"));
    }
    goes_on(&stand);
}

#[test]
fn more_than_is_read_is_refused() {
    let stand = Stand::within(hasty());
    let check = |bytes: &str, allowed: &[&[u16]]| {
        let found = statuses(&send(&stand, bytes.as_bytes()));
        assert!(allowed.contains(&found.as_slice()), "{:?} of {} bytes: {found:?}", &bytes[..40], bytes.len());
    };
    let post = "POST /en/elections/small/what-if HTTP/1.1\r\nhost: a\r\n";
    let long = "a".repeat(300_000);
    check(&get(&format!("/{long}")), &[&[], &[414], &[431]]);
    check(&get(&format!("/en/law?q={}", &long[..60_000])), &[&[400]]);
    check(&get(&format!("/assets/{}", &long[..60_000])), &[&[404]]);
    check(&format!("GET /en/ HTTP/1.1\r\nhost: a\r\nx: {long}\r\n\r\n"), &[&[], &[431]]);
    check(&format!("GET /en/ HTTP/1.1\r\nhost: a\r\n{}\r\n", "x: y\r\n".repeat(10_000)), &[&[], &[431]]);
    check(&format!("{post}content-length: {}\r\n\r\n{long}", long.len()), &[&[413]]);
    check(&format!("{post}transfer-encoding: chunked\r\n\r\n493e0\r\n{long}"), &[&[413]]);
    // A great length with nothing behind it is waited for no longer than a slow one.
    let mut waiting = connect(&stand);
    std::io::Write::write_all(&mut waiting, format!("{post}content-length: 99999999999\r\n\r\n").as_bytes()).unwrap();
    let all = rest(&mut waiting);
    assert!([408, 413].contains(&statuses(&all)[0]));
    goes_on(&stand);
}

#[test]
fn requests_in_one_piece_are_answered_in_their_order() {
    let stand = Stand::new();
    // From memory, from the table, computed on a thread apart, and refused.
    let paths = ["/en/", "/en/law?q=list", "/healthz", "/nowhere", "/en/elections/small/protocols"];
    let alone: Vec<_> = paths.iter().map(|path| stand.get("", path)).collect();
    let many = 100;
    let bytes: String = (0..many).map(|at| get(paths[at % paths.len()])).chain([last("/healthz")]).collect();
    let all = send(&stand, bytes.as_bytes());
    let (whole, half) = responses(&all);
    assert_eq!((whole.len(), half.len()), (many + 1, 0));
    for (at, response) in whole.iter().take(many).enumerate() {
        let own = &alone[at % paths.len()];
        assert_eq!((response.status, response.body.as_slice()), (own.status, own.body.as_bytes()), "answer {at}");
    }
}

#[test]
fn no_path_leads_out_of_the_site() {
    let stand = Stand::new();
    let long = "a/".repeat(20_000);
    let mut paths: Vec<String> = Vec::new();
    let folders = ["/assets/", "/elections/", "/en/elections/small/protocols/", "/en/law/acts/", "/en/law/rules/", "/"];
    let tricks = [
        "..",
        "../..",
        "%2e%2e",
        "%2e%2e/",
        "%2e%2e%2f%2e%2e%2fCargo.toml",
        "..%2f..%2fCargo.toml",
        "..%5c..%5cCargo.toml",
        "..\\..\\Cargo.toml",
        "%252e%252e%252f",
        "%c0%ae%c0%ae/",
        "%00",
        "style.css%00",
        "%0d%0aset-cookie:%20a=b",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "../../../../../../etc/passwd",
        ";/etc/passwd",
        "~root",
        ".git/config",
        "C:%5cwindows",
        "%e2%80%ae",
        "%ff",
        "%",
        "%zz",
        &long,
    ];
    for folder in folders {
        paths.extend(tricks.iter().map(|trick| format!("{folder}{trick}")));
        paths.extend(tricks.iter().map(|trick| format!("{folder}{trick}/result.json")));
    }
    for path in paths {
        let got = stand.get("", &path);
        let shown: String = path.chars().take(80).collect();
        assert!([302, 400, 404].contains(&got.status), "{shown}: {}", got.status);
        assert!(!got.body.contains("root:") && !got.body.contains("[workspace]"), "{shown}");
        assert!(got.header("set-cookie").is_none(), "{shown}");
        // Where somebody is led stays on this host.
        let to = got.header("location").unwrap_or("/");
        assert!(to.starts_with('/') && !to.starts_with("//") && !to.starts_with("/\\"), "{shown}: {to}");
    }
    goes_on(&stand);
}
