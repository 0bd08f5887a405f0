//! `zhargy law diff`: rules that say something else on one day than on another, by subject.

use jiff::civil::Date;
use law::{Answer, AskError, Change, Law};
use serde_json::{Value, json};

use super::{Shown, json, words};
use crate::failure::{Failure, codes};
use crate::render::style::{self, paint};
use crate::render::{Align, Table};

pub(super) fn show(law: &Law, from: Date, to: Date, json: bool) -> Result<Shown, Failure> {
    if to < from {
        let what = format!("{to} comes before {from}");
        return Err(Failure::new(codes::ARGUMENT, what, format!("the earlier day stands first: law diff {to} {from}")));
    }
    if let Some(first) = law.first_day().filter(|first| from < *first) {
        return Err(Failure::told(AskError::BeforeFirstAct { day: from, first }));
    }
    let changes = law.diff(from, to);
    Ok(Shown::new(json, 0, || value(law, from, to, &changes), || human(from, to, &changes)))
}

fn value(law: &Law, from: Date, to: Date, changes: &[Change]) -> Value {
    let change = |change: &Change| {
        json!({
            "rule": change.rule,
            "title": change.title,
            "by": by(change),
            "certain": is_sure(change),
            "before": json::answer(&change.before),
            "after": json::answer(&change.after),
        })
    };
    json!({
        "from": from.to_string(),
        "to": to.to_string(),
        "law_hash": law.hash(),
        "count": changes.len(),
        "changes": changes.iter().map(change).collect::<Vec<_>>(),
    })
}

/// The act that made the second answer.
fn by(change: &Change) -> &str {
    match &change.after {
        Answer::InForce(version) | Answer::Pending { then: version, .. } => &version.act_name,
        Answer::Ended { by, .. } | Answer::Uncertain { by, .. } | Answer::Void { by, .. } => by,
        Answer::NotYet { first } | Answer::Unrecorded { first } => &first.act_name,
    }
}

fn human(from: Date, to: Date, changes: &[Change]) -> String {
    let (sure, perhaps): (Vec<&Change>, Vec<&Change>) = changes.iter().partition(|change| is_sure(change));
    let mut out = groups(&sure);
    if !perhaps.is_empty() {
        out.push_str(&paint(style::HEADING, "Perhaps changed: the day of the change is not confirmed"));
        out.push_str("\n\n");
        out.push_str(&groups(&perhaps));
    }
    let verb = if sure.len() == 1 { "says" } else { "say" };
    out.push_str(&format!("{} {verb} something else on {to} than on {from}\n", words::many(sure.len(), "rule")));
    if !perhaps.is_empty() {
        out.push_str(&format!("{} more may: the day of their change is not confirmed\n", perhaps.len()));
    }
    out
}

/// Changes by subject, and in each by the act that made them.
fn groups(changes: &[&Change]) -> String {
    let mut out = String::new();
    for group in changes.chunk_by(|a, b| subject(&a.rule) == subject(&b.rule)) {
        out.push_str(&paint(style::HEADING, group.first().map_or("", |change| subject(&change.rule))));
        out.push('\n');
        let mut group = group.to_vec();
        group.sort_by_key(|change| by(change));
        for made in group.chunk_by(|a, b| by(a) == by(b)) {
            out.push_str(&paint(style::DIM, format!("  {}\n", made.first().map_or("", |change| by(change)))));
            let left = |name| (name, Align::Left);
            let mut table = Table::new(&[("rule", Align::Name), left("before"), left(""), left("after")]);
            for change in made {
                let cell = |answer: &Answer| words::one_line(&words::answer(answer));
                table.row(vec![change.rule.clone(), cell(&change.before), "->".to_owned(), cell(&change.after)]);
            }
            out.push_str(&table.fit(4));
        }
        out.push('\n');
    }
    out
}

/// Whether no answer possible on the first day is possible on the second.
fn is_sure(change: &Change) -> bool {
    let (before, after) = (possible(&change.before), possible(&change.after));
    !before.iter().any(|answer| after.contains(answer))
}

/// What an answer may turn out to be, once the days are known.
fn possible(answer: &Answer) -> Vec<String> {
    if let Answer::Uncertain { before, after, .. } = answer {
        let mut all = possible(before);
        all.extend(possible(after));
        all
    } else {
        vec![words::answer(answer)]
    }
}

/// The first segment of a rule's name.
pub(crate) fn subject(rule: &str) -> &str {
    rule.split('.').next().unwrap_or(rule)
}
