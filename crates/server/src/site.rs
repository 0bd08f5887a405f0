//! What the handlers have at hand: pages, counted elections, what is kept in memory.

use std::sync::{Arc, OnceLock, RwLock};
use std::time::Duration;

use data_encoding::HEXLOWER;
use election::Election;
use jiff::civil::Date;
use journal::{Head, Moment};
use pages::{Language, Notice, Pages, Registered, Told};
use recount::contests::SecondDecision;
use recount::{Answer, Question, SecondCount, Statutes, Trouble};
use tokio::sync::watch;

use crate::accounts::Porter;
use crate::api;
use crate::ask::Ask;
use crate::cache::{Cache, Kept, Version};
use crate::contests::{Recorded, RunningContests};
use crate::metrics::Metrics;
use crate::papers::Papers;
use crate::reply::{Keep, Reply};
use crate::routes::ROUTES;
use crate::running::{Running, Stands};
use crate::sessions::Sessions;

/// What a site is made of.
pub struct Setup {
    /// What is shown.
    pub pages: Pages,
    /// What every count is compared with.
    pub second: SecondCount,
    /// The moment by the clock.
    pub now: fn() -> Moment,
    /// Where a line about each request goes, if anywhere.
    pub log: Option<fn(&str)>,
}

/// A site.
pub struct Site {
    pub(crate) pages: Pages,
    pub(crate) second: SecondCount,
    /// The second by the clock, and its day in the country.
    day: RwLock<(i64, Date)>,
    now: fn() -> Moment,
    log: Option<fn(&str)>,
    /// Who is at a desk.
    sessions: Sessions,
    /// The accounts of those who come to a desk.
    porter: OnceLock<Porter>,
    /// Elections that run.
    running: RwLock<Vec<Arc<Running>>>,
    /// Contests that run.
    contests: RwLock<Vec<Arc<RunningContests>>>,
    /// Contests that were recorded, decided under the law of their days.
    recorded: OnceLock<Vec<Recorded>>,
    /// What is recorded of the register of parties.
    register: RwLock<Arc<[Registered]>>,
    /// Every election with its count under the law of its day, in the order of the days.
    counted: Vec<(Election, Result<Answer, Trouble>)>,
    pub(crate) cache: Cache,
    pub(crate) metrics: Metrics,
    stopping: watch::Sender<bool>,
    /// Who makes papers, where anybody does.
    press: OnceLock<Box<dyn Papers>>,
}

impl Site {
    /// Counts every election once; pages are rendered when they are first asked for.
    pub fn new(setup: Setup) -> Arc<Self> {
        let Setup { pages, second, now, log } = setup;
        let mut site = Self {
            pages,
            second,
            day: RwLock::new((i64::MIN, Date::default())),
            now,
            log,
            sessions: Sessions::default(),
            porter: OnceLock::new(),
            running: RwLock::default(),
            contests: RwLock::default(),
            recorded: OnceLock::new(),
            register: RwLock::new(Arc::from([])),
            counted: Vec::new(),
            cache: Cache::default(),
            metrics: Metrics::new(),
            stopping: watch::Sender::new(false),
            press: OnceLock::new(),
        };
        let each = site.pages.elections().iter();
        site.counted = each
            .map(|election| {
                let instructions = recount::assumptions(election);
                let question = Question { instructions, ..Question::default() };
                (election.clone(), site.ask(election, &question))
            })
            .collect();
        Arc::new(site)
    }

    /// Answers a question about an election.
    pub(crate) fn ask(&self, election: &Election, question: &Question) -> Result<Answer, Trouble> {
        let books = self.pages.books();
        let statutes = Statutes { law: &books.law, offices: &books.offices, second: self.second };
        recount::ask(&statutes, election.clone(), question)
    }

    /// The day by the clock of the country. The law is asked once a second, however many pages are.
    pub(crate) fn today(&self) -> Date {
        let now = self.now();
        let second = now.millis().div_euclid(1000);
        let known = *self.day.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        if known.0 == second {
            return known.1;
        }
        let day = self.pages.day_of(now);
        *self.day.write().unwrap_or_else(std::sync::PoisonError::into_inner) = (second, day);
        day
    }

    /// The moment by the clock.
    pub(crate) fn now(&self) -> Moment {
        (self.now)()
    }

    /// Who is at a desk.
    pub fn sessions(&self) -> &Sessions {
        &self.sessions
    }

    /// Opens the desks to these accounts; the first that are given stay.
    pub fn guard(&self, porter: Porter) {
        let published = porter.published();
        if self.porter.set(porter).is_ok() {
            self.sessions.attach(published);
        }
    }

    /// The accounts, where the site keeps any.
    pub fn porter(&self) -> Option<&Porter> {
        self.porter.get()
    }

    /// An id that nobody can guess, of 128 bits: for an order, or a form.
    ///
    /// # Panics
    /// The system gives no randomness; nothing of the desks is safe then.
    pub(crate) fn fresh_id() -> String {
        let mut bytes = [0; 16];
        assert!(getrandom::fill(&mut bytes).is_ok(), "the system gives no randomness");
        HEXLOWER.encode(&bytes)
    }

    /// Elections with their counts, where there are any.
    pub(crate) fn told(&self) -> Vec<Told<'_>> {
        self.counted.iter().map(|(election, answer)| (election, answer.as_ref().ok())).collect()
    }

    /// An election by the id that addresses have.
    pub(crate) fn election(&self, id: &str) -> Option<&(Election, Result<Answer, Trouble>)> {
        self.counted.iter().find(|(election, _)| election.id.split_once('/').is_some_and(|(_, short)| short == id))
    }

    /// Papers of certified elections are made by this from now on; the first one given stays.
    pub fn print_with(&self, press: Box<dyn Papers>) {
        drop(self.press.set(press));
    }

    /// Who makes papers, where anybody does.
    pub(crate) fn press(&self) -> Option<&dyn Papers> {
        self.press.get().map(AsRef::as_ref)
    }

    /// Shows a running election from now on.
    pub fn show(&self, running: Running) {
        let mut all = self.running.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        all.push(Arc::new(running));
        // Pages kept so far do not lead to it.
        self.cache.clear();
    }

    /// Shows running contests from now on.
    pub fn show_contests(&self, contests: RunningContests) {
        let mut all = self.contests.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        all.push(Arc::new(contests));
        self.cache.clear();
    }

    /// Decides the recorded contests of the pages, each a second time by other means; the first time that it is asked.
    pub fn decide_recorded(&self, second: SecondDecision) {
        let _ = self.recorded.set(Recorded::all(&self.pages, second));
        self.cache.clear();
    }

    /// Recorded contests.
    pub(crate) fn recorded(&self) -> &[Recorded] {
        self.recorded.get().map_or(&[], Vec::as_slice)
    }

    /// Contests that run, newest first.
    pub(crate) fn contests(&self) -> Vec<Arc<RunningContests>> {
        let all = self.contests.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        all.iter().rev().cloned().collect()
    }

    /// Shows these parties as the register from now on.
    pub fn show_register(&self, parties: Vec<Registered>) {
        *self.register.write().unwrap_or_else(std::sync::PoisonError::into_inner) = parties.into();
        self.cache.clear();
    }

    /// What is recorded of the register of parties.
    pub(crate) fn register(&self) -> Arc<[Registered]> {
        Arc::clone(&self.register.read().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// A running election by the id that addresses have.
    pub(crate) fn running(&self, id: &str) -> Option<Arc<Running>> {
        let all = self.running.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        all.iter().find(|running| running.id() == id).cloned()
    }

    /// Ids of the elections that run.
    pub(crate) fn running_ids(&self) -> Vec<String> {
        let all = self.running.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        all.iter().map(|running| running.id().to_owned()).collect()
    }

    /// A page from memory; rendered and compressed where it is not there yet. Pages that are none are not kept.
    pub(crate) fn kept(&self, ask: &Ask, render: impl FnOnce() -> Reply) -> Reply {
        self.kept_as(ask, &ask.path, render)
    }

    /// The same under a name of its own, where one address has several answers.
    pub(crate) fn kept_as(&self, ask: &Ask, name: &str, render: impl FnOnce() -> Reply) -> Reply {
        if let Some(kept) = self.remembered(name) {
            return kept.reply.clone();
        }
        let reply = render();
        if reply.status != 200 {
            return reply;
        }
        let reply = reply.compressed();
        self.keep_as(ask, name, &reply, None);
        reply
    }

    /// What everybody is sent at an address, where it is in memory.
    pub(crate) fn remembered(&self, path: &str) -> Option<Arc<Kept>> {
        self.cache.get(Version { day: self.today() }, path)
    }

    /// Keeps what everybody is sent at the address that was asked: until the day changes, or while a running election stands
    /// at this head.
    pub(crate) fn keep(&self, ask: &Ask, reply: &Reply, at: Option<(Arc<dyn Stands>, Head)>) {
        self.keep_as(ask, &ask.path, reply, at);
    }

    fn keep_as(&self, ask: &Ask, name: &str, reply: &Reply, at: Option<(Arc<dyn Stands>, Head)>) {
        if let Some(route) = ask.route {
            self.cache.put(Version { day: self.today() }, name, Kept::new(route, reply.clone(), at));
        }
    }

    /// A notice as a page.
    pub(crate) fn notice(&self, status: u16, language: Language, here: &str, notice: &Notice) -> Reply {
        let mut reply = Reply::html(status, self.pages.notice(language, here, notice));
        reply.keep = Keep::Never;
        reply
    }

    /// Why there is no answer to what was asked: as a page, or as whatever programs read.
    pub(crate) fn refuse(&self, ask: &Ask, status: u16, notice: &Notice) -> Reply {
        if api::is_for_programs(&ask.path) {
            return api::problem::reply(self, status, notice);
        }
        self.notice(status, ask.language, "/", notice)
    }

    /// Counts a request and says so, by its route in the table: no address, no language, nothing about a person.
    pub(crate) fn note(&self, route: Option<usize>, status: u16, took: Duration) {
        self.metrics.count(route, status, took);
        if let Some(log) = self.log {
            let (method, path) =
                route.and_then(|at| ROUTES.get(at)).map_or(("", "none"), |of| (of.method.name(), of.path));
            let micros = took.as_micros();
            log(&format!(
                "{{\"method\":\"{method}\",\"route\":\"{path}\",\"status\":{status},\"microseconds\":{micros}}}"
            ));
        }
    }

    /// From now on the site says that it is not ready.
    pub(crate) fn stop(&self) {
        self.stopping.send_replace(true);
    }

    pub(crate) fn is_stopping(&self) -> bool {
        *self.stopping.borrow()
    }

    /// Whether the site stops, for those who wait for it.
    pub(crate) fn stopping(&self) -> watch::Receiver<bool> {
        self.stopping.subscribe()
    }
}
