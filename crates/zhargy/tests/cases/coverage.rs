//! What the rows have asked, and what the law has that no row asked. It judges no answer.

use std::collections::BTreeSet;

use jiff::civil::Date;
use law::act::{Kind, Op};
use law::day::When;
use law::{Answer, Day, Law, Query, Version};

/// What was asked and answered.
#[derive(Default)]
pub(crate) struct Seen {
    /// Rule and day of plain questions.
    asked: BTreeSet<(String, Date)>,
    /// Rule, act and first day of every version or end that an answer named.
    answered: BTreeSet<(String, String, String)>,
    /// Act and article of every version that an answer named.
    articles: BTreeSet<(String, String)>,
}

impl Seen {
    /// Keeps an answer.
    pub(crate) fn answer(&mut self, rule: &str, query: &Query, answer: &Answer) {
        if query.known.is_none() && query.decided == query.on {
            self.asked.insert((rule.to_owned(), query.on));
        }
        self.keep(rule, answer);
    }

    fn keep(&mut self, rule: &str, answer: &Answer) {
        match answer {
            Answer::InForce(version) | Answer::Pending { then: version, .. } => self.version(rule, version),
            Answer::Uncertain { before, after, .. } => {
                self.keep(rule, before);
                self.keep(rule, after);
            }
            Answer::Void { text, by, since } => {
                self.version(rule, text);
                self.change(rule, by, since);
            }
            Answer::Ended { by, since, .. } => self.change(rule, by, since),
            Answer::NotYet { .. } | Answer::Unrecorded { .. } => {}
        }
    }

    fn version(&mut self, rule: &str, version: &Version) {
        self.change(rule, &version.act_name, &version.since);
        for provision in &version.provisions {
            self.articles.insert((provision.act.clone(), provision.article.clone()));
        }
    }

    fn change(&mut self, rule: &str, act: &str, since: &Day) {
        self.answered.insert((rule.to_owned(), act.to_owned(), since.when.to_string()));
    }

    /// Versions no row named, days before a known day that no row asked, articles no row stands at.
    pub(crate) fn missing(&self, law: &Law) -> Vec<String> {
        let mut missing = BTreeSet::new();
        for act in law.acts() {
            for op in act.ops.iter().filter(|op| changes(op)) {
                let key = (op.rule.clone(), act.name(), op.day.when.to_string());
                if !self.answered.contains(&key) {
                    missing.insert(format!("no row names `{}` as {} has it ({})", key.0, key.1, key.2));
                }
                if let When::On(day) = op.day.when
                    && let Ok(before) = day.yesterday()
                    && !self.asked.contains(&(op.rule.clone(), before))
                {
                    missing.insert(format!("no row asks `{}` on {before}, the day before it changes", op.rule));
                }
                for provision in &op.targets {
                    // An end stands at the article it empties; the version before it named that article.
                    let key = (provision.act.clone(), provision.article.clone());
                    if !matches!(op.kind, Kind::End | Kind::Annul) && !self.articles.contains(&key) {
                        missing.insert(format!("no row stands at {} art {}", key.0, key.1));
                    }
                }
            }
        }
        missing.into_iter().collect()
    }
}

fn changes(op: &Op) -> bool {
    matches!(op.kind, Kind::Define(..) | Kind::Set(_) | Kind::Rebase | Kind::End | Kind::Annul)
}
