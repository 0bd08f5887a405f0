//! `zhargy law history`: every version of a rule on its line of time.

use law::act::{Act, Before};
use law::{Entry, Law};
use serde_json::{Value, json};

use super::{Shown, json, no_such_rule, words};
use crate::failure::Failure;
use crate::render::style::{self, paint};
use crate::render::{Align, Table, WIDTH, wrap};

pub(super) fn show(law: &Law, rule: &str, json: bool) -> Result<Shown, Failure> {
    let entries = law.history(rule).ok_or_else(|| no_such_rule(law, rule))?;
    Ok(Shown::new(json, 0, || value(law, rule, &entries), || human(law, rule, &entries)))
}

fn value(law: &Law, rule: &str, entries: &[Entry<'_>]) -> Value {
    let definition = law.rule(rule).map(|rule| &rule.definition);
    let entry = |entry: &Entry<'_>| {
        json!({
            "kind": entry.op.kind.name(),
            "from": json::day(entry.day),
            "applies_from": entry.op.applies.as_ref().map(|applies| applies.from.to_string()),
            "act": entry.act.id,
            "act_name": entry.act.name(),
            "at": entry.op.at,
            "ends": entry.ends,
            "version": if entry.ends { Value::Null } else { json::version(&entry.version) },
        })
    };
    json!({
        "rule": rule,
        "title": definition.map(|definition| definition.title.as_str()),
        "type": definition.map(|definition| definition.of.to_string()),
        "total": definition.map(|definition| definition.total),
        "before": definition.map(|definition| before(definition.before)),
        "law_hash": law.hash(),
        "history": entries.iter().map(entry).collect::<Vec<_>>(),
    })
}

fn before(before: Before) -> &'static str {
    match before {
        Before::NoRule => "no_such_rule",
        Before::Unrecorded => "unrecorded",
    }
}

fn human(law: &Law, rule: &str, entries: &[Entry<'_>]) -> String {
    let Some(known) = law.rule(rule) else { return String::new() };
    let kind = words::short_type(&known.definition.of);
    let mut out = format!("{}  {}\n", paint(style::HEADING, rule), paint(style::DIM, kind));
    out.push_str(&wrap(&known.definition.title, WIDTH, 0));
    out.push('\n');
    out.push_str(&table(law, known.definition.before, entries));
    out + &remarks(entries)
}

/// The line of time as a table; the first row says what stood before all that is recorded.
fn table(law: &Law, before: Before, entries: &[Entry<'_>]) -> String {
    let home = home(law, entries);
    let left = |name| (name, Align::Left);
    let mut table =
        Table::new(&[("from", Align::Name), left(""), left("value"), left("at"), left("by"), left("confidence")]);
    let what = match before {
        Before::NoRule => "no such rule",
        Before::Unrecorded => "not recorded",
    };
    let mut earlier = vec![String::new(); 6];
    (earlier[0], earlier[2]) = (paint(style::DIM, "before"), paint(style::DIM, what));
    table.row(earlier);
    for entry in entries {
        let value = if entry.ends { "no such rule".to_owned() } else { entry.version.value.to_string() };
        let targets = &entry.op.targets;
        table.row(vec![
            words::when(&entry.day.when),
            words::verb(&entry.op.kind).to_owned(),
            words::one_line(&value),
            if home.is_some() { words::articles(targets) } else { words::places(law, targets) },
            entry.act.name(),
            words::trust(entry.op.confidence, entry.day),
        ]);
    }
    let home =
        home.map_or_else(String::new, |act| paint(style::DIM, wrap(&format!("articles of the {act}"), WIDTH, 2)));
    home + &table.fit(2)
}

/// The act in which every version of the rule stands, where it is one.
fn home(law: &Law, entries: &[Entry<'_>]) -> Option<String> {
    let mut acts: Vec<&str> =
        entries.iter().flat_map(|entry| &entry.op.targets).map(|target| target.act.as_str()).collect();
    acts.sort_unstable();
    acts.dedup();
    let [only] = acts.as_slice() else { return None };
    law.acts().find(|act| act.id == *only).map(Act::name)
}

/// What the table has no room for: days not read in a text, facts governed, notes.
fn remarks(entries: &[Entry<'_>]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for entry in entries {
        let day = words::when(&entry.day.when);
        lines.extend(words::unsure(entry.day));
        if let Some(applies) = &entry.op.applies {
            lines.push(format!("{day}: for facts from {} on: {}", applies.from, words::one_line(&applies.because)));
        }
        if !entry.op.note.is_empty() {
            lines.push(format!("{day}: {}", words::one_line(&entry.op.note)));
        }
    }
    lines.dedup();
    if lines.is_empty() {
        return String::new();
    }
    let wrapped = lines.iter().map(|line| paint(style::DIM, wrap(line, WIDTH, 2)));
    format!("\n{}", wrapped.collect::<String>())
}
