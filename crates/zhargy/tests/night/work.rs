//! The work of the night: who enters what, who settles and accepts, who only reads, and when a node is killed.

use std::process::{Command, Output};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, Scope};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::http::{Browser, Got};
use crate::journaled::missing;
use crate::measure::{Times, a_second};
use crate::nodes::Nodes;
use crate::people::People;
use crate::tools::Folder;
use crate::{ELECTION, JOURNAL};

/// One second entry in so many has a digit that slipped.
const ONE_SLIP_IN: usize = 40;

/// How often a page is asked for that a node does not have yet: it follows the others within a moment.
const FOREVER: Duration = Duration::from_secs(120);

/// Threads are many and do little.
const STACK: usize = 512 * 1024;

/// What lies on the tables: a paper of each precinct.
pub(crate) struct Plan(Vec<Paper>);

struct Paper {
    precinct: String,
    figures: Vec<(String, String)>,
}

impl Plan {
    /// Makes the papers and the journal up to its ballot.
    pub(crate) fn new(folder: &Folder, db: &str, precincts: u64) -> Self {
        let count = precincts.to_string();
        let file = folder.path().join("before.jsonl");
        std::fs::write(&file, zhargy(&["synth", ELECTION, "--precincts", &count, "--orders"]).stdout).unwrap();
        zhargy(&["order", ELECTION, file.to_str().unwrap(), "--db", db, "--as", "commission"]);
        let table = String::from_utf8(zhargy(&["synth", ELECTION, "--precincts", &count]).stdout).unwrap();
        let mut lines = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let head = lines.next().unwrap();
        // A column that is no figure of the form by its number is a list's by its id.
        let is_figure = |name: &str| name.starts_with(['A', 'B']) && name.len() < 5;
        let paper = |cells: Vec<&str>| {
            let columns = head.iter().zip(&cells).skip(3).filter(|(name, _)| **name != "note");
            let figure = |name: &str| if is_figure(name) { name.to_owned() } else { format!("B2 {name}") };
            let figures = columns.map(|(name, value)| (figure(name), (*value).to_owned())).collect();
            Paper { precinct: cells[0].to_owned(), figures }
        };
        Self(lines.map(paper).collect())
    }
}

/// What a coordinator is called to.
#[derive(Clone, Copy)]
enum Call {
    /// Both entries are there and agree.
    Accept(usize),
    /// They differ.
    Settle(usize),
}

/// A night while it goes on, and what is known of it afterwards.
pub(crate) struct Night<'n> {
    nodes: &'n Nodes,
    plan: Plan,
    db: &'n str,
    /// Ids of the forms whose orders were acknowledged.
    acknowledged: Mutex<Vec<String>>,
    accepted: AtomicU64,
    over: AtomicBool,
    cut: AtomicU64,
    again: AtomicU64,
    /// Pages that a node had not yet, and orders that were answered by how things stand now.
    behind: AtomicU64,
    door: Mutex<String>,
    sheets: Times,
    orders: Times,
    pages: Times,
    figures: Times,
}

impl<'n> Night<'n> {
    pub(crate) fn new(nodes: &'n Nodes, plan: Plan, db: &'n str) -> Self {
        let (acknowledged, door) = (Mutex::default(), Mutex::default());
        let [accepted, cut, again, behind] = [(); 4].map(|()| AtomicU64::new(0));
        let [sheets, orders, pages, figures] = [(); 4].map(|()| Times::default());
        let over = AtomicBool::new(false);
        Self { nodes, plan, db, acknowledged, accepted, over, cut, again, behind, door, sheets, orders, pages, figures }
    }

    /// Everybody works until every protocol is accepted.
    pub(crate) fn run(&self, people: People<'n>, readers: u64) {
        *self.door.lock().unwrap() = people.logins;
        std::thread::scope(|scope| {
            for reader in 0..usize::try_from(readers).unwrap() {
                spawn(scope, move || self.read(Browser::new(self.nodes, reader)));
            }
            let (calls, called) = channel();
            let called = std::sync::Arc::new(Mutex::new(called));
            let coordinators = people.coordinators.into_iter().map(|browser| {
                let called = std::sync::Arc::clone(&called);
                spawn(scope, move || self.coordinate(browser, &called))
            });
            let coordinators: Vec<_> = coordinators.collect();
            let count = people.clerks.len();
            let (next, inboxes): (Vec<_>, Vec<_>) = (0..count).map(|_| channel()).unzip();
            let mut next: Vec<Option<Sender<usize>>> = next.into_iter().map(Some).collect();
            for (at, (browser, inbox)) in people.clerks.into_iter().zip(inboxes).enumerate() {
                let (neighbour, calls) = (next[(at + 1) % count].take().unwrap(), calls.clone());
                let firsts = (at..self.plan.0.len()).step_by(count);
                spawn(scope, move || self.clerk(browser, firsts, neighbour, &inbox, &calls));
            }
            drop(calls);
            let ended: Vec<_> = coordinators.into_iter().map(|thread| thread.join().is_ok()).collect();
            self.over.store(true, Ordering::Relaxed);
            assert!(ended.into_iter().all(|well| well), "a coordinator gave up");
        });
        assert_eq!(self.accepted.load(Ordering::Relaxed), u64::try_from(self.plan.0.len()).unwrap());
    }

    /// A clerk makes first entries, and the second ones of a neighbour's, as soon as those are there.
    fn clerk(
        &self,
        mut browser: Browser<'_>,
        mut firsts: impl Iterator<Item = usize>,
        neighbour: Sender<usize>,
        inbox: &Receiver<usize>,
        calls: &Sender<Call>,
    ) {
        let mut neighbour = Some(neighbour);
        loop {
            let second = if let Ok(second) = inbox.try_recv() {
                second
            } else if let Some(first) = firsts.next() {
                self.enter(&mut browser, first, false, &["first"]);
                neighbour.as_ref().unwrap().send(first).unwrap();
                continue;
            } else {
                // Nobody waits for more of this clerk.
                neighbour = None;
                let Ok(second) = inbox.recv() else { break };
                second
            };
            let slips = second % ONE_SLIP_IN == 7;
            // A node that is behind still shows the sheet of a first entry; it is told which it is.
            self.enter(&mut browser, second, slips, &["second", "first"]);
            calls.send(if slips { Call::Settle(second) } else { Call::Accept(second) }).unwrap();
        }
        self.leave(&browser);
    }

    fn coordinate(&self, mut browser: Browser<'_>, called: &Mutex<Receiver<Call>>) {
        loop {
            let call = called.lock().unwrap().recv();
            let precinct = match call {
                Ok(Call::Settle(precinct)) => {
                    self.enter(&mut browser, precinct, false, &["settle"]);
                    precinct
                }
                Ok(Call::Accept(precinct)) => precinct,
                Err(_) => break,
            };
            self.accept(&mut browser, precinct);
            let accepted = self.accepted.fetch_add(1, Ordering::Relaxed) + 1;
            if accepted == u64::try_from(self.plan.0.len() / 2).unwrap() {
                self.nodes.kill(|| {
                    let told = self.acknowledged.lock().unwrap().clone();
                    assert_eq!(missing(self.db, &told), Vec::<String>::new(), "acknowledged before it was durable");
                });
            }
        }
        self.leave(&browser);
    }

    /// Somebody who only looks: at the page of the election and at its figures, which are never older than those before.
    fn read(&self, mut browser: Browser<'_>) {
        let mut newest = 0;
        while !self.over.load(Ordering::Relaxed) {
            let page = browser.get(&format!("/en/elections/{ELECTION}/protocols"), &self.pages);
            assert_eq!(page.status, 200, "{}", page.brief());
            let head = page.body.split("data-head=\"").nth(1).and_then(|rest| rest.split('"').next());
            let head: u64 = head.and_then(|head| head.parse().ok()).unwrap();
            // Another node may be a moment behind.
            assert!(head >= newest || browser.cut > 0, "a page of {head} entries after one of {newest}");
            newest = head;
            let figures = browser.get(&format!("/api/v1/elections/{ELECTION}/progress"), &self.figures);
            assert_eq!(figures.status, 200, "{}", figures.brief());
            assert!(serde_json::from_str::<Value>(&figures.body).is_ok());
        }
        self.leave(&browser);
    }

    fn leave(&self, browser: &Browser<'_>) {
        self.cut.fetch_add(browser.cut, Ordering::Relaxed);
        self.again.fetch_add(browser.again, Ordering::Relaxed);
    }

    /// Opens the sheet of a precinct, types the paper and sends it. What does not add up is confirmed as it stands on the paper.
    fn enter(&self, browser: &mut Browser<'_>, precinct: usize, slips: bool, turns: &[&str]) {
        let paper = &self.plan.0[precinct];
        let path = format!("/en/desk/{ELECTION}/entry/{}", paper.precinct);
        let (began, mut stands) = (Instant::now(), String::new());
        let mut page = self.sheet(browser, &path);
        loop {
            assert!(began.elapsed() < FOREVER, "{path} for {turns:?}: {}", page.brief());
            let own = |name: &str| page.field(name).map(str::to_owned);
            let (Some(csrf), Some(order), Some(turn)) = (own("csrf"), own("order"), own("turn")) else {
                page = self.behind(browser, &path);
                continue;
            };
            if !turns.contains(&turn.as_str()) {
                page = self.behind(browser, &path);
                continue;
            }
            if let Some(told) =
                page.body.split("name=\"stands\" value=\"").nth(1).and_then(|rest| rest.split('"').next())
            {
                told.clone_into(&mut stands);
            }
            let slipped = |name: &str, value: &str| match value.parse::<u64>() {
                Ok(number) if slips && name == "B3" => (number + 1).to_string(),
                _ => value.to_owned(),
            };
            let typed: Vec<_> = paper.figures.iter().map(|(name, value)| (name, slipped(name, value))).collect();
            let mut fields = vec![("csrf", csrf.as_str()), ("order", &order), ("turn", &turn), ("do", "send")];
            fields.push(("stands", &stands));
            fields.extend(typed.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            let got = browser.post(&path, &fields, &self.orders);
            match got.status {
                303 => {
                    self.acknowledged.lock().unwrap().push(order);
                    let to = got.header("location").unwrap().to_owned();
                    assert_eq!(browser.get(&to, &self.sheets).status, 200);
                    return;
                }
                422 => page = got,
                _ => panic!("{path}: {}", got.brief()),
            }
        }
    }

    /// Accepts a protocol whose entries agree, with a reason for each warning.
    fn accept(&self, browser: &mut Browser<'_>, precinct: usize) {
        let path = format!("/en/desk/{ELECTION}/precincts/{}", self.plan.0[precinct].precinct);
        let began = Instant::now();
        let mut page = self.sheet(browser, &path);
        loop {
            assert!(began.elapsed() < FOREVER, "{path}: {}", page.brief());
            let what = ["resolve accept", "accept"]
                .into_iter()
                .find(|what| page.body.contains(&format!("name=\"do\" value=\"{what}\"")));
            let (Some(what), Some(csrf), Some(order)) = (what, page.field("csrf"), page.field("order")) else {
                page = self.behind(browser, &path);
                continue;
            };
            let mut fields = vec![("csrf", csrf), ("order", order), ("do", what)];
            let names = page.body.split("name=\"reason ").skip(1).filter_map(|rest| rest.split('"').next());
            let reasons: Vec<String> = names.map(|code| format!("reason {code}")).collect();
            fields.extend(reasons.iter().map(|name| (name.as_str(), "the synthetic precinct is made so")));
            let got = browser.post(&path, &fields, &self.orders);
            match got.status {
                303 => return self.acknowledged.lock().unwrap().push(order.to_owned()),
                // The node was behind; it is not any more.
                422 => page = self.behind(browser, &path),
                _ => panic!("{path}: {}", got.brief()),
            }
        }
    }

    fn sheet(&self, browser: &mut Browser<'_>, path: &str) -> Got {
        let got = browser.get(path, &self.sheets);
        assert_eq!(got.status, 200, "{path}: {}", got.brief());
        got
    }

    /// Asks again for a page of a node that does not have yet what another one acknowledged.
    fn behind(&self, browser: &mut Browser<'_>, path: &str) -> Got {
        self.behind.fetch_add(1, Ordering::Relaxed);
        self.sheet(browser, path)
    }

    /// How many orders were acknowledged.
    pub(crate) fn acknowledged(&self) -> u64 {
        u64::try_from(self.acknowledged.lock().unwrap().len()).unwrap()
    }

    pub(crate) fn forms(&self) -> Vec<String> {
        self.acknowledged.lock().unwrap().clone()
    }

    pub(crate) fn precincts(&self) -> impl Iterator<Item = &str> {
        self.plan.0.iter().map(|paper| paper.precinct.as_str())
    }

    /// What was measured, in words.
    pub(crate) fn told(&self, took: Duration) -> String {
        let all =
            [("orders", &self.orders), ("sheets", &self.sheets), ("pages", &self.pages), ("figures", &self.figures)];
        let mut told: Vec<String> = vec![self.door.lock().unwrap().clone()];
        told.extend(all.iter().map(|(what, times)| times.told(what, took)));
        let count = all.iter().map(|(_, times)| times.count()).sum::<u64>();
        let rate = a_second(count, took);
        let of = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        told.push(format!(
            "all: {rate}/s; asked again of a node that was behind {} times, that was busy {} times, that was dead {} times",
            of(&self.behind),
            of(&self.again),
            of(&self.cut),
        ));
        told.join("; ")
    }
}

fn spawn<'s, 'e>(scope: &'s Scope<'s, 'e>, work: impl FnOnce() + Send + 's) -> std::thread::ScopedJoinHandle<'s, ()> {
    Builder::new().stack_size(STACK).spawn_scoped(scope, work).unwrap()
}

/// The mandates of the result, most first.
pub(crate) fn result(db: &str) -> Vec<u64> {
    zhargy(&["journal", "verify", ELECTION, "--db", db]);
    let out = zhargy(&["result", JOURNAL, "--db", db, "--json"]);
    let told: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(told["complete"], true);
    let lists = told["result"]["lists"].as_array().unwrap_or_else(|| panic!("{told}"));
    let mut mandates: Vec<u64> =
        lists.iter().filter_map(|list| list["mandates"].as_u64()).filter(|own| *own > 0).collect();
    mandates.sort_unstable_by(|a, b| b.cmp(a));
    mandates
}

fn zhargy(arguments: &[&str]) -> Output {
    let out = Command::new(env!("CARGO_BIN_EXE_zhargy")).args(arguments).output().unwrap();
    assert!(out.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&out.stderr));
    out
}
