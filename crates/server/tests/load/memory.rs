//! What comes from memory is what the table would answer: the same head, the same bytes, and another as soon as it changes.

use std::collections::BTreeSet;

use clerk::{Command, Order};
use journal::Moment;
use serde_json::json;

use crate::stand::{NOW, Stand};

#[test]
fn a_page_from_memory_is_the_page() {
    let stand = Stand::new();
    let home = stand.get("", "/en/").body;
    let asset = home.split("/assets/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let asset = format!("/assets/{asset}");
    // The library writes its own lines before or behind the length.
    let head = |head: &str| {
        let lines = head.lines().filter(|line| !line.starts_with("date: ")).map(str::to_owned);
        lines.collect::<BTreeSet<_>>()
    };
    for path in ["/en/", "/kk/law", "/ru/parties", "/en/law/acts", "/en/elections/small/protocols", &asset] {
        for headers in ["", "accept-encoding: br, gzip;q=0.5\r\n", "accept-encoding: gzipped\r\n"] {
            // A query sends the same question through the table.
            let table = stand.ask("GET", &format!("{path}?"), headers, "");
            let first = stand.ask("GET", path, headers, "");
            let again = stand.ask("GET", path, headers, "");
            assert_eq!(first.status, 200, "{path}");
            for other in [&table, &again] {
                assert_eq!(head(&first.head), head(&other.head), "{path} {headers}");
                assert!(first.body == other.body, "{path} {headers}");
            }
            let packed = first.header("content-encoding") == Some("gzip");
            assert_eq!(packed, headers.contains("gzip;"), "{path} {headers}");
            let tag = first.header("etag").unwrap();
            for (known, status) in [(tag, 304), ("\"x\"", 200), (&format!("\"x\", W/{tag}"), 304), ("*", 304)] {
                let got = stand.ask("GET", path, &format!("{headers}if-none-match: {known}\r\n"), "");
                assert_eq!((got.status, got.body.is_empty()), (status, status == 304), "{path} {known}");
            }
            let only = stand.ask("HEAD", path, headers, "");
            assert_eq!((only.status, only.header("etag"), only.body.len()), (200, Some(tag), 0), "{path}");
        }
    }
    // Methods are those of the table also where the page is in memory.
    assert_eq!(stand.ask("DELETE", "/en/", "", "").status, 405);
}

#[test]
fn the_page_of_a_running_election_is_never_an_old_one() {
    let stand = Stand::new();
    let mut seen = Vec::new();
    for number in 0..5 {
        let page = || stand.get("", "/en/elections/small/protocols").body;
        let (now, again) = (page(), page());
        assert!(now == again, "nothing happened in between");
        assert!(!seen.contains(&now), "what was ordered is durable and the page does not show it");
        seen.push(now);
        let command: Command = serde_json::from_value(json!({ "command": "count" })).unwrap();
        let at = Moment::from_millis(NOW).unwrap();
        let order = Order { id: format!("early-{number}"), actor: "commission".to_owned(), at, command };
        assert!(stand.client.submit(order).unwrap().answer.is_err(), "it is too early to count");
    }
}
