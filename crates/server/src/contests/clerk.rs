//! The clerk of many contests on the writer's thread. What everybody sees is kept by post and made anew for the posts that an
//! entry was about, so that one protocol costs the same among thousands of posts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError};

use clerk::Books;
use clerk::contests::{Contests, Desk, Order, Record};
use election::single::SingleSeatRules;
use jiff::civil::Date;
use journal::{Entry, Head, Moment};
use law::{Query, Version};
use pages::contests::{Row, Set, Source};
use recount::contests::SecondDecision;
use serde_json::Value;
use store::{Decider, Decision};

use super::Published;
use super::row::row;
use crate::clerk::{Told, decided, take_up, told_before};

/// State of running contests.
pub struct ContestsClerk {
    pub(crate) desk: Desk,
    pub(crate) second: SecondDecision,
    rows: BTreeMap<String, Arc<Row>>,
    /// Posts whose rows are older than the journal.
    touched: BTreeSet<String>,
    /// What the law of the day of the vote says of all of them.
    law: Option<(Date, bool, Option<Version>)>,
    at: Option<Moment>,
    published: Published,
    id: String,
}

impl ContestsClerk {
    /// A clerk with an empty journal.
    pub(super) fn new(books: Arc<Books>, second: SecondDecision, published: Published, id: String) -> Self {
        Self {
            desk: Desk::new(books),
            second,
            rows: BTreeMap::new(),
            touched: BTreeSet::new(),
            law: None,
            at: None,
            published,
            id,
        }
    }

    /// What the journal says.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The row of a post.
    pub(crate) fn row(&self, post: &str) -> Option<&Arc<Row>> {
        self.rows.get(post)
    }

    fn set(&mut self, head: &Head) -> Set {
        let opened = self.desk.state().opened.clone();
        let office = opened.as_ref().map(|opened| opened.office.clone()).unwrap_or_default();
        let day = self.day();
        if let Some(day) = day.filter(|day| self.law.as_ref().is_none_or(|(known, ..)| known != day)) {
            let books = self.desk.books();
            let rules = SingleSeatRules::on(&books.law, &books.offices, &office, Query::on(day), &[]).ok();
            let electors = rules.as_ref().is_some_and(|rules| rules.by_electors);
            self.law = Some((day, electors, rules.and_then(|rules| rules.against_all)));
        }
        Set {
            id: self.id.clone(),
            office,
            title: opened.as_ref().map(|opened| opened.title.clone()).unwrap_or_default(),
            day,
            synthetic: opened.is_some_and(|opened| opened.synthetic),
            by_electors: self.law.as_ref().is_some_and(|(_, electors, _)| *electors),
            source: Source::Journal { head: *head, at: self.at },
            rows: self.rows.values().cloned().collect(),
            against_all: self.law.as_ref().and_then(|(_, _, version)| version.clone()),
        }
    }

    /// The day on which most are voted on; the earlier of two.
    fn day(&self) -> Option<Date> {
        let mut days: BTreeMap<Date, usize> = BTreeMap::new();
        for row in self.rows.values() {
            if let Some(vote) = row.vote {
                *days.entry(vote).or_default() += 1;
            }
        }
        days.into_iter().max_by_key(|(day, posts)| (*posts, std::cmp::Reverse(*day))).map(|(day, _)| day)
    }
}

/// The post that an entry is about: every record names it, or a precinct of it.
fn post_of<'e>(entry: &'e Entry, contests: &'e Contests) -> Option<&'e str> {
    let field = |name: &str| entry.body.get(name).and_then(Value::as_str);
    field("post").or_else(|| contests.precincts.get(field("precinct")?).map(String::as_str))
}

impl Decider for ContestsClerk {
    type Command = Order;
    type Answer = Told;

    fn id<'a>(&self, command: &'a Order) -> &'a str {
        &command.id
    }

    fn decide(&mut self, command: &Order) -> Decision<Told> {
        decided(&self.desk, command)
    }

    fn repeated(&mut self, _: &Order, entries: &[Entry]) -> Told {
        told_before::<Record>(entries)
    }

    fn apply(&mut self, entry: &Entry) {
        take_up(&mut self.desk, entry);
        if let Some(post) = post_of(entry, self.desk.state())
            && !self.touched.contains(post)
        {
            self.touched.insert(post.to_owned());
        }
        self.at = Some(entry.at);
    }

    fn reset(&mut self) {
        self.desk = self.desk.blank();
        self.rows.clear();
        self.touched.clear();
        self.at = None;
    }

    fn durable(&mut self, head: &Head) {
        for post in std::mem::take(&mut self.touched) {
            if let Some(known) = self.desk.state().posts.get(&post) {
                self.rows.insert(post, Arc::new(row(&self.desk, known, self.second)));
            }
        }
        let set = Arc::new(self.set(head));
        *self.published.write().unwrap_or_else(PoisonError::into_inner) = set;
    }
}
