//! The site as it is shipped: the program serves, and every route of its table is asked over a socket, in every language,
//! with what people and others send. No answer is a failure of ours, every page is whole, and nothing runs in it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod html;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use server::{Method, ROUTES, Role, Route};

const PROGRAM: &str = env!("CARGO_BIN_EXE_zhargy");

/// A served site that ends with the test.
struct Served {
    child: Child,
    at: String,
}

/// What came back.
struct Got {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Got {
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(of, _)| of.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("pages are UTF-8")
    }
}

impl Served {
    fn new(args: &[&str]) -> Self {
        let mut child = Command::new(PROGRAM)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let at = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        Self { child, at }
    }

    fn send(&self, request: &[u8]) -> Got {
        let mut stream = TcpStream::connect(&self.at).unwrap();
        // What is refused early may be closed before all of it was written.
        let _ = stream.write_all(request);
        let mut all = Vec::new();
        let _ = stream.read_to_end(&mut all);
        let end = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(all.len());
        let head = String::from_utf8_lossy(&all[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        Got { status, head, body: all.get(end + 4..).unwrap_or_default().to_vec() }
    }

    fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> Got {
        let length = if body.is_empty() { String::new() } else { format!("content-length: {}\r\n", body.len()) };
        let request =
            format!("{method} {path} HTTP/1.1\r\nhost: site\r\nconnection: close\r\n{length}{headers}\r\n{body}");
        self.send(request.as_bytes())
    }

    fn get(&self, path: &str) -> Got {
        self.ask("GET", path, "", "")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Elections by lists as the program lists them; a table of those to single seats follows.
fn elections() -> Vec<String> {
    let out = Command::new(PROGRAM).arg("elections").output().unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    text.lines()
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_election_has_its_pages_in_three_languages() {
    let site = Served::new(&[]);
    let all = elections();
    assert!(all.len() > 10, "{all:?}");
    for language in ["kk", "ru", "en"] {
        let mut paths: Vec<String> = [
            "/",
            "/elections",
            "/law",
            "/law/acts",
            "/parties",
            "/law?q=2464",
            "/law/subjects/party",
            "/law/changes",
            "/codes/W005",
        ]
        .map(|path| format!("/{language}{path}"))
        .into();
        for election in &all {
            paths.push(format!("/{language}/elections/{election}"));
            paths.push(format!("/{language}/elections/{election}/what-if?threshold=5"));
        }
        for path in paths {
            let got = site.get(&path);
            assert!(got.status == 200 || (got.status == 422 && path.contains("what-if")), "{path}: {}", got.status);
            html::check(&path, got.text());
            assert!(got.text().contains(&format!("<html lang=\"{language}\">")), "{path}");
            assert!(got.body.len() < 100_000, "{path} has {} bytes", got.body.len());
        }
    }
}

/// The page of a reform marks what is synthetic, claims no second count, and refuses what no assumption can be.
#[test]
fn what_the_reform_changed_is_marked_and_asked_strictly() {
    let site = Served::new(&[]);
    let path = |language: &str, query: &str| format!("/{language}/elections/akims-2021/what-changed{query}");
    let check = |query: &str, status: u16| {
        let (at, got) = (path("en", query), site.get(&path("en", query)));
        assert_eq!(got.status, status, "{at}");
        html::check(&at, got.text());
        assert_eq!(got.text().contains("W003"), status == 400, "{at}");
    };
    for (language, mark, twice) in [
        ("kk", "Жасанды деректер", "екі рет"),
        ("ru", "Синтетические данные", "двумя программами"),
        ("en", "Synthetic:", "by two programs"),
    ] {
        let page = site.get(&path(language, ""));
        assert!(page.text().contains(mark) && !page.text().contains(twice), "{language}");
        assert!(site.get(&format!("/{language}/elections")).text().contains(twice), "{language}");
        let set = site.get(&format!("/{language}/elections/akims-2021"));
        assert!(set.text().contains(&format!("href=\"{}\"", path(language, ""))), "{language}");
    }
    check("?loyalty=&deputies=&first=", 200);
    check("?loyalty=100&deputies=100&first=0", 200);
    check("?deputies=1&first=1", 200);
    check("?first=16", 400);
    check("?loyalty=101", 400);
    check("?loyalty=-1", 400);
    check("?deputies=0", 400);
    check("?deputies=4294967296", 400);
    check("?loyalty=1&loyalty=1", 400);
    check("?%3Cscript%3E=1", 400);
    // Of another election nothing was compared.
    assert_eq!(site.get("/en/elections/akims-2017/what-changed").status, 404);
    assert_eq!(site.get("/en/elections/majilis-2021/what-changed").status, 404);
    assert!(site.get("/robots.txt").text().contains("Disallow: /*/what-changed?"));
}

#[test]
fn every_route_of_the_table_answers() {
    let folder = std::env::temp_dir().join(format!("zhargy-site-{}", std::process::id()));
    let db = format!("sqlite:{}", folder.join("run.db").display());
    let done =
        Command::new(PROGRAM).args(["demo", "--precincts", "30", "--db", &db, "--dir"]).arg(&folder).output().unwrap();
    assert!(done.status.code() != Some(2), "{}", String::from_utf8_lossy(&done.stderr));
    let key = folder.join("key").display().to_string();
    let made = Command::new(PROGRAM).args(["journal", "key", &key, "--name", "zhargy.example/test"]).status().unwrap();
    assert!(made.success());
    let site = Served::new(&["--db", &db, "--key", &key]);
    let home = site.get("/en/");
    let style = home.text().split("/assets/").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    // The interface for programs is tested by its own descriptions.
    let open =
        |route: &&Route| [Role::Public, Role::Operator].contains(&route.roles[0]) && !route.path.starts_with("/api/");
    for route in ROUTES.iter().filter(open) {
        // Posts and regions are parts of a set of contests, everything else of an election of lists.
        let of_a_set = ["{*post}", "{region}"].iter().any(|part| route.path.contains(part));
        let election = match route.path.ends_with("/what-changed") {
            true => "akims-2021",
            false if of_a_set => "akims-2023",
            false => "majilis-2021",
        };
        let path = route
            .path
            .replace("{language}", "en")
            .replace("{election}", election)
            .replace("{*post}", "west-kazakhstan/bokeyorda")
            .replace("{region}", "KZ-27")
            .replace("{day}", "2021-01-11")
            .replace("{chapter}", "law")
            .replace("{precinct}", "7")
            .replace("{rule}", "majilis.list.threshold")
            .replace("{subject}", "party")
            .replace("{code}", "W005")
            .replace("{*act}", "kz/constitutional-law/2021/41-VII")
            .replace("{name}", &style);
        let got = site.ask(route.method.name(), &path, "", "");
        // A form that says nothing is shown again with what is wrong.
        let fine = [200, 302, 303].contains(&got.status) || (route.method == Method::Post && got.status == 422);
        assert!(fine, "{} {path}: {}", route.method.name(), got.status);
        assert!(got.header("content-security-policy").is_some_and(|policy| policy.starts_with("default-src 'none'")));
        assert_eq!(got.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert!(route.roles[0] == Role::Public || !path.starts_with("/en"), "{path}");
        if got.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            html::check(&path, got.text());
        }
        // A page asked for with its tag is not sent again, and its head is that of the page.
        if let Some(tag) = got.header("etag") {
            let again = site.ask("GET", &path, &format!("if-none-match: {tag}\r\n"), "");
            assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
            let head = site.ask("HEAD", &path, "", "");
            assert_eq!((head.status, head.header("etag"), head.body.len()), (200, Some(tag), 0), "{path}");
        }
        let other = if route.method == Method::Get { "DELETE" } else { "PUT" };
        let refused = site.ask(other, &path, "", "");
        assert_eq!(refused.status, 405, "{other} {path}");
        assert!(refused.header("allow").is_some(), "{other} {path}");
    }
    let precinct = site.get("/en/elections/majilis-2021/protocols/7");
    assert!(precinct.text().contains("id=\"proof\""), "an accepted protocol has its proof");
    let packed = site.ask("GET", "/en/elections/majilis-2021", "accept-encoding: gzip\r\n", "");
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    drop(site);
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn an_election_called_while_the_site_runs_is_shown() {
    let folder = std::env::temp_dir().join(format!("zhargy-site-called-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let db = format!("sqlite:{}", folder.join("run.db").display());
    let site = Served::new(&["--db", &db]);
    let page = "/en/elections/called-later/protocols";
    assert_eq!(site.get(page).status, 404);
    let call = r#"{"command":"call","election":"kz/called-later","office":"majilis","title":"Called later (synthetic)","territory":"A small country","vote":"2021-01-10","synthetic":true}"#;
    std::fs::write(folder.join("call.jsonl"), call).unwrap();
    let orders = folder.join("call.jsonl");
    let done = Command::new(PROGRAM)
        .args(["order", "kz/called-later", &orders.display().to_string(), "--db", &db, "--as", "commission"])
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while site.get(page).status != 200 {
        assert!(std::time::Instant::now() < until, "the election is not shown");
    }
    drop(site);
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn what_is_sent_to_harm_is_refused_with_its_code() {
    let site = Served::new(&[]);
    let page = "/en/elections/majilis-2021/what-if";
    let long = "a".repeat(50_000);
    let check = |path: &str, status: &[u16], says: &str| {
        let got = site.get(path);
        let shown: String = path.chars().take(80).collect();
        assert!(status.contains(&got.status), "{shown}: {}", got.status);
        assert!(got.text().contains(says), "{shown} does not say {says}");
        html::check(&shown, got.text());
    };
    check(&format!("{page}?threshold=101"), &[400], "W003");
    check(&format!("{page}?threshold=%3Cscript%3Ealert(1)%3C/script%3E"), &[400], "W003");
    check(&format!("{page}?seats=99999999999999999999"), &[400], "W003");
    check(&format!("{page}?day=0000-00-00"), &[400], "W003");
    check(&format!("{page}?day=9999-12-31"), &[200, 422], "");
    check(&format!("{page}?day=1990-01-01"), &[400, 422], "");
    check(&format!("{page}?method=no_such_method"), &[400], "E1");
    check(&format!("{page}?bill=%FF%FE"), &[400], "W006");
    check(&format!("{page}?bill=%00"), &[400], "W006");
    check(&format!("{page}?bill={}", "%5B".repeat(3000)), &[400], "L0");
    check(&format!("{page}?bill=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"), &[400], "&lt;img");
    check(&format!("{page}?nothing=1"), &[400], "W003");
    check(&format!("{page}?{}", "a=1&".repeat(100)), &[400], "W006");
    check(&format!("{page}?seats=1000&threshold=0"), &[200], "");
    check(&format!("{page}?threshold=100"), &[200], "OC-1");
    check(&format!("/en/law?q={long}"), &[400], "W004");
    check("/en/law?q=%22%3E%3Cscript%3E", &[200], "&quot;&gt;&lt;script&gt;");
    check("/en/law/rules/'%20OR%201=1", &[404], "W001");
    check("/en/law/acts/../../../etc/passwd", &[404], "W001");
    check("/assets/..%2f..%2fCargo.toml", &[404], "W001");
    check("/en/law/rules/%FF", &[400], "W006");
    check("/de/law", &[404], "W001");
    check("/en/law/changes?from=2021-06-05&to=x", &[400], "W003");
    for (body, status) in [("threshold=5", 303), ("threshold=%FF", 400), ("tax=1", 400)] {
        assert_eq!(site.ask("POST", page, "", body).status, status, "{body}");
    }
    assert_eq!(site.ask("POST", page, "", &format!("bill={}", "a".repeat(400_000))).status, 413);
    assert_eq!(site.ask("POST", page, "", &format!("bill={}", "%5B".repeat(21_500))).status, 413);
    // What is no HTTP at all is closed or refused, and the site goes on.
    for junk in
        [&b"\x16\x03\x01\x02\x00"[..], b"GET\r\n\r\n", b"GET /en/%zz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"]
    {
        let got = site.send(junk);
        assert!(got.status == 0 || (400..500).contains(&got.status), "{junk:?}: {}", got.status);
    }
    assert_eq!(site.get("/healthz").status, 200);
    assert!(site.get("/metrics").text().contains("zhargy_panics_total 0"));
}

#[test]
fn a_reader_is_sent_to_the_own_language() {
    let site = Served::new(&[]);
    for (wanted, expect) in [("ru-RU,ru;q=0.9", "/ru/law"), ("de", "/kk/law"), ("en", "/en/law")] {
        let got = site.ask("GET", "/law", &format!("accept-language: {wanted}\r\n"), "");
        assert_eq!((got.status, got.header("location")), (302, Some(expect)), "{wanted}");
    }
    let shared = site.ask("GET", "/elections/majilis-2021/what-if?threshold=5", "accept-language: en\r\n", "");
    assert_eq!(shared.header("location"), Some("/en/elections/majilis-2021/what-if?threshold=5"));
    let page = site.get("/en/elections/majilis-2021/what-if?threshold=5");
    assert!(page.text().contains("<span class=\"up\">+6</span>"), "a fourth party enters with six mandates");
}
