//! `zhargy law act`: all acts, or one act with what it orders, operation by operation.

use law::act::{Act, Op};
use law::{Law, reader};
use serde_json::{Value, json};

use super::{Shown, json, words};
use crate::failure::{Failure, codes};
use crate::render::style::{self, paint};
use crate::render::{Align, Table, WIDTH, field, wrap};

/// Where the text of a labelled line begins.
const INDENT: usize = 13;

/// All acts.
pub(super) fn list(law: &Law, json: bool) -> Shown {
    let value = || json!({ "law_hash": law.hash(), "acts": law.acts().map(json::act).collect::<Vec<_>>() });
    Shown::new(json, 0, value, || {
        let left = |name| (name, Align::Left);
        let mut table = Table::new(&[
            ("signed", Align::Name),
            left("act"),
            left("title"),
            ("ops", Align::Right),
            ("in force", Align::Name),
        ]);
        for act in law.acts() {
            table.row(vec![
                act.signed.map_or_else(|| words::NONE.to_owned(), |day| day.to_string()),
                short_name(act),
                words::one_line(act.title_in("en")),
                act.ops.len().to_string(),
                act.in_force.as_ref().map_or_else(|| "by clause".to_owned(), |day| words::when(&day.when)),
            ]);
        }
        table.fit(0) + &format!("\n{}\n", words::many(law.acts().count(), "act"))
    })
}

fn short_name(act: &Act) -> String {
    if act.number.is_empty() { act.form.clone() } else { format!("{} {}", act.form, act.number) }
}

/// One act.
pub(super) fn show(law: &Law, id: &str, json: bool) -> Result<Shown, Failure> {
    let act = find(law, id)?;
    let value = || {
        let mut value = json::act(act);
        value["operations"] = act.ops.iter().map(json::operation).collect::<Vec<Value>>().into();
        value
    };
    Ok(Shown::new(json, 0, value, || human(law, act)))
}

/// Acts whose id is `name`, or ends in it after a slash, or whose number it is; case does not matter.
pub(crate) fn named<'l>(law: &'l Law, name: &str) -> Vec<&'l Act> {
    let name = name.trim().trim_start_matches("No. ").to_lowercase();
    let exact = law.acts().find(|act| act.id.to_lowercase() == name);
    let fits = |act: &&Act| {
        let id = act.id.to_lowercase();
        act.number.to_lowercase() == name || id.strip_suffix(&name).is_some_and(|rest| rest.ends_with('/'))
    };
    exact.map_or_else(|| law.acts().filter(|act| !name.is_empty() && fits(act)).collect(), |act| vec![act])
}

fn find<'l>(law: &'l Law, name: &str) -> Result<&'l Act, Failure> {
    match named(law, name).as_slice() {
        [act] => Ok(act),
        [] => {
            let known: Vec<&str> = law.acts().flat_map(|act| [act.id.as_str(), act.number.as_str()]).collect();
            let hint = reader::nearest(name, &known).filter(|near| !near.is_empty()).map_or_else(
                || "`zhargy law act` lists all acts".to_owned(),
                |near| format!("did you mean `{near}`? `zhargy law act` lists all acts"),
            );
            Err(Failure::new(codes::NOTHING_TO_EXPLAIN, format!("there is no act `{name}`"), hint))
        }
        several => {
            let ids: Vec<&str> = several.iter().map(|act| act.id.as_str()).collect();
            let what = format!("`{name}` names {} acts", several.len());
            Err(Failure::new(codes::ARGUMENT, what, format!("name one of {}", ids.join(", "))))
        }
    }
}

fn human(law: &Law, act: &Act) -> String {
    let mut out = format!("{}\n", paint(style::HEADING, act.name()));
    out.push_str(&wrap(act.title_in("en"), WIDTH, 0));
    out.push('\n');
    let mut line = |label: &str, text: &str| out.push_str(&field(label, text, INDENT));
    line("id", &act.id);
    line("what", &words::one_line(&act.what));
    line("signed", &act.signed.map(|day| day.to_string()).unwrap_or_default());
    line("published", &words::day(&act.published));
    line("", &words::one_line(&act.published.because));
    for (label, day) in [("in force", &act.in_force), ("ended", &act.ends)] {
        if let Some(day) = day {
            line(label, &words::day(day));
            line("", &words::one_line(&day.because));
            line("", &day.source);
        }
    }
    line("source", &act.source);
    line("changed by", &changed_by(law, act));
    for (at, op) in act.ops.iter().enumerate() {
        out.push_str(&operation(law, act, at, op));
    }
    out + &format!("\n{}\n", words::many(act.ops.len(), "operation"))
}

/// Other acts whose operations work on rules that stand in this one.
fn changed_by(law: &Law, act: &Act) -> String {
    let works_here = |other: &&Act| {
        other.id != act.id && other.ops.iter().flat_map(|op| &op.targets).any(|target| target.act == act.id)
    };
    law.acts().filter(works_here).map(Act::name).collect::<Vec<_>>().join("; ")
}

/// An operation: what it does in the first lines, where it stands and from when below.
fn operation(law: &Law, act: &Act, at: usize, op: &Op) -> String {
    let verb = words::verb(&op.kind);
    let rule = if op.rule.is_empty() { op.kind.name() } else { &op.rule };
    let mut out = format!("\n{:>4}  {verb:<9}  {}\n", at + 1, paint(style::HEADING, rule));
    let change = words::one_line(&words::change(op));
    if !change.is_empty() {
        out.push_str(&wrap(&change, WIDTH, 17));
    }
    let mut below = vec![words::places(law, &op.targets)];
    below.extend(op.at.as_ref().map(|at| format!("ordered at {at}")));
    if act.in_force.as_ref() != Some(&op.day) {
        below.push(format!("in force {}", words::day(&op.day)));
        below.push(words::one_line(&op.day.because));
    }
    below.push(op.confidence.to_string());
    below.retain(|part| !part.is_empty());
    out + &paint(style::DIM, wrap(&below.join("; "), WIDTH, 17))
}
