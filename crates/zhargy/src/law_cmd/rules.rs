//! `zhargy law rules`: names, types and titles, with the version recorded last. No clock is read: last is not today.

use law::{Entry, Law, Rule};
use serde_json::{Value, json};

use super::{Shown, json, words};
use crate::render::style::{self, paint};
use crate::render::{Align, Table};

/// All rules, or those whose name or title holds the word; exit 1 where there is none.
pub(super) fn show(law: &Law, word: Option<&str>, json: bool) -> Shown {
    let word = word.unwrap_or_default().to_lowercase();
    let holds =
        |rule: &&Rule| rule.name.to_lowercase().contains(&word) || rule.definition.title.to_lowercase().contains(&word);
    let found: Vec<&Rule> = law.rules().filter(holds).collect();
    let exit = u8::from(found.is_empty());
    Shown::new(json, exit, || value(law, &found), || human(law, &found))
}

fn value(law: &Law, found: &[&Rule]) -> Value {
    let rule = |rule: &&Rule| {
        let history = law.history(&rule.name).unwrap_or_default();
        let last = history.last();
        json!({
            "rule": rule.name,
            "type": rule.definition.of.to_string(),
            "title": rule.definition.title,
            "total": rule.definition.total,
            "versions": history.len(),
            "last": last.filter(|entry| !entry.ends).map(|entry| json::version(&entry.version)),
            "ended": last.filter(|entry| entry.ends).map(|entry| json::day(entry.day)),
        })
    };
    json!({ "law_hash": law.hash(), "count": found.len(), "rules": found.iter().map(rule).collect::<Vec<_>>() })
}

fn human(law: &Law, found: &[&Rule]) -> String {
    let left = |name| (name, Align::Left);
    let mut table = Table::new(&[("rule", Align::Name), left("type"), left("recorded last"), left("title")]);
    for rule in found {
        let history = law.history(&rule.name).unwrap_or_default();
        table.row(vec![
            rule.name.clone(),
            words::short_type(&rule.definition.of),
            history.last().map_or_else(String::new, last),
            paint(style::DIM, &rule.definition.title),
        ]);
    }
    let head = if found.is_empty() { String::new() } else { table.fit(0) + "\n" };
    head + &words::many(found.len(), "rule") + "\n"
}

fn last(entry: &Entry<'_>) -> String {
    let day = words::when(&entry.day.when);
    if entry.ends { format!("ended {day}") } else { words::one_line(&entry.version.value.to_string()) }
}
