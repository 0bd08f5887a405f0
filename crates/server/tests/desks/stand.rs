//! A site to stand before: served on a socket, with a small election (three lists, four precincts in two districts of one
//! region and one of another, synthetic), and people with sessions. It must never know what a request should come to.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::channel;

use clerk::{Books, Command, Order};
use jiff::civil::{Date, date};
use journal::{MemoryStore, Moment};
use pages::Pages;
use serde_json::{Value, json};
use server::{Clerk, Limits, Role, Running, Sessions, Setup, Site, Who};
use store::Client;

use crate::country;

/// The election's id, as addresses have it.
pub(crate) const ELECTION: &str = "small";

/// 2021-01-10T18:00:00Z.
pub(crate) const NOW: i64 = 1_610_301_600_000;

/// A served site. It ends with the test.
pub(crate) struct Stand {
    pub(crate) site: Arc<Site>,
    /// Where it is served.
    pub(crate) at: SocketAddr,
    /// Gives orders past the site.
    pub(crate) client: Client<Clerk>,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
}

/// What came back.
#[derive(Clone, Debug)]
pub(crate) struct Got {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Got {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(of, _)| of.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    /// The value of a hidden field of the first form that has it.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let after = self.body.split(&format!("name=\"{name}\" value=\"")).nth(1);
        after.and_then(|rest| rest.split('"').next()).unwrap_or_else(|| panic!("no field `{name}`")).to_owned()
    }
}

impl Stand {
    /// A site with the small election.
    pub(crate) fn new() -> Self {
        Self::made(country::books(), opening(), Limits::default(), by_the_clock)
    }

    /// The same with a clock of its own.
    pub(crate) fn at(now: fn() -> Moment) -> Self {
        Self::made(country::books(), opening(), Limits::default(), now)
    }

    /// A site with an election to which these orders were given.
    pub(crate) fn with(orders: Vec<Value>) -> Self {
        Self::made(country::books(), orders, Limits::default(), by_the_clock)
    }

    /// A site with the small election and limits of its own.
    pub(crate) fn within(limits: Limits) -> Self {
        Self::made(country::books(), opening(), limits, by_the_clock)
    }

    /// A site with the small election, under a law by which equal remainders go by lot.
    pub(crate) fn by_lot() -> Self {
        Self::made(country::books_by_lot(), opening(), Limits::default(), by_the_clock)
    }

    fn made(books: Arc<Books>, orders: Vec<Value>, limits: Limits, now: fn() -> Moment) -> Self {
        let pages = Pages::new(Arc::clone(&books), country::elections(), country::names())
            .with_manual(country::manual())
            .with_contests(country::singles(), country::published());
        let site = Site::new(Setup { pages, second: |_, _, _, _| Ok(()), now, log: None });
        site.decide_recorded(|_, _, _| Ok(()));
        let running = Running::open("kz/small", Box::new(MemoryStore::new()), books, |_, _, _, _| Ok(())).unwrap();
        for (at, command) in orders.into_iter().enumerate() {
            let command: Command = serde_json::from_value(command).unwrap();
            let at_moment = Moment::from_millis(NOW - 86_400_000).unwrap();
            let order = Order { id: format!("open-{at}"), actor: "commission".to_owned(), at: at_moment, command };
            running.client().submit(order).unwrap().answer.unwrap();
        }
        let client = running.client();
        site.show(running);
        let (sender, receiver) = channel();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let served = Arc::clone(&site);
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async move {
                let listener = server::bind("127.0.0.1:0".parse().unwrap()).unwrap();
                sender.send(listener.local_addr().unwrap()).unwrap();
                let stopped = async move { drop(stopped.await) };
                server::run(listener, served, limits, stopped).await.unwrap();
            });
        });
        Self { site, client, at: receiver.recv().unwrap(), stop: Some(stop) }
    }

    /// Tells the site to stop.
    pub(crate) fn stop(&mut self) {
        drop(self.stop.take());
    }

    /// A person with a session; what comes back is its token.
    pub(crate) fn login(&self, who: Who) -> String {
        let token = format!("token-of-{}-{}", who.account, who.role.as_str());
        self.site.sessions().put(Who { session: Sessions::hash(&token), ..who });
        token
    }

    /// Sends the head of a request.
    pub(crate) fn open(&self, method: &str, path: &str, headers: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.at).unwrap();
        // An answer that does not come is a failure, and no test that waits for ever.
        stream.set_read_timeout(Some(std::time::Duration::from_secs(60))).unwrap();
        let head = format!("{method} {path} HTTP/1.1\r\nhost: site\r\nconnection: close\r\n{headers}\r\n");
        let _ = stream.write_all(head.as_bytes());
        stream
    }

    /// Sends a request and reads all that comes back.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> Got {
        let mut all = Vec::new();
        let _ = self.sent(method, path, headers, body).read_to_end(&mut all);
        let text = String::from_utf8_lossy(&all).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        Got { status: status(head), head: head.to_owned(), body: body.to_owned() }
    }

    /// Sends a request and reads no further than its status: some replies go on for ever.
    pub(crate) fn status(&self, method: &str, path: &str, headers: &str, body: &str) -> u16 {
        let mut first = [0; 12];
        let _ = self.sent(method, path, headers, body).read_exact(&mut first);
        status(&String::from_utf8_lossy(&first))
    }

    fn sent(&self, method: &str, path: &str, headers: &str, body: &str) -> TcpStream {
        let mut stream = self.open(method, path, &format!("content-length: {}\r\n{headers}", body.len()));
        // What is refused early may be closed before all of it was written.
        let _ = stream.write_all(body.as_bytes());
        stream
    }

    /// A page for whoever has the token; nobody where it is empty.
    pub(crate) fn get(&self, token: &str, path: &str) -> Got {
        self.ask("GET", path, &cookie(token), "")
    }

    /// Sends a form with the fields given, as a page of the session would: with its `csrf`.
    pub(crate) fn post(&self, token: &str, path: &str, fields: &[(&str, &str)]) -> Got {
        let now = Moment::from_millis(NOW).unwrap();
        let csrf = self.site.sessions().find(token, now).map(|who| who.csrf.clone()).unwrap_or_default();
        let all = fields.iter().copied().chain([("csrf", csrf.as_str())]);
        let body: Vec<String> =
            all.map(|(name, value)| format!("{}={}", pages::encoded(name), pages::encoded(value))).collect();
        self.ask("POST", path, &cookie(token), &body.join("&"))
    }
}

fn status(head: &str) -> u16 {
    head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0)
}

impl Drop for Stand {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A clock that stands.
fn by_the_clock() -> Moment {
    Moment::from_millis(NOW).unwrap()
}

/// The header by which a browser says whose session it is.
pub(crate) fn cookie(token: &str) -> String {
    if token.is_empty() { String::new() } else { format!("cookie: zhargy={token}\r\n") }
}

/// Somebody of a role who works for the small election, confirmed just now.
pub(crate) fn person(account: &str, role: Role) -> Who {
    let now = Moment::from_millis(NOW).unwrap();
    Who {
        account: account.to_owned(),
        name: format!("Person {account}"),
        role,
        election: Some(ELECTION.to_owned()),
        region: None,
        district: None,
        list: (role == Role::Agent).then(|| "alma".to_owned()),
        session: Sessions::hash(account),
        csrf: format!("csrf-of-{account}"),
        second: true,
        confirmed: Some(now),
        until: Moment::from_millis(NOW + 3_600_000).unwrap(),
    }
}

/// Orders up to the ballot.
fn opening() -> Vec<Value> {
    let vote: Date = date(2021, 1, 10);
    let day = vote.saturating_sub(jiff::Span::new().days(45)).to_string();
    let place = |(id, district, region)| json!({ "id": id, "district": district, "region": region });
    let places = [("1", "Hill", "North"), ("2", "Hill", "North"), ("3", "Lake", "North"), ("4", "Shore", "South")];
    let mut all = vec![
        json!({
            "command": "call", "election": "kz/small", "office": "majilis", "title": "A small election (synthetic)",
            "territory": "A small country", "vote": vote.to_string(), "synthetic": true,
        }),
        json!({ "command": "set_precincts", "precincts": places.map(place) }),
    ];
    for list in ["alma", "beren", "cedar"] {
        all.push(json!({
            "command": "file_list", "list": list, "party": format!("Party {list}"), "day": day, "persons": persons(list),
        }));
        all.push(json!({ "command": "register_list", "list": list, "decided": "synthetic" }));
    }
    all.push(json!({ "command": "set_ballot", "order": ["cedar", "alma", "beren"] }));
    all
}

/// A hundred persons: every third is a woman.
fn persons(list: &str) -> Value {
    let person = |number: u32| {
        let sex = if number.is_multiple_of(3) { "female" } else { "male" };
        json!({ "name": format!("{list} {number:02}"), "sex": sex, "born": "1970-01-01", "member": true,
            "citizen": true, "residence_years": 20, "elsewhere": [] })
    };
    (1..=100).map(person).collect()
}
