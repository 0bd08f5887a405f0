//! Totals and result for programs. `complete` is there in any case: a part is not a result.

use election::protocol::Verdict;
use serde_json::{Map, Value, json};

use super::{Counted, Shown};
use recount::words;

/// Everything the command shows.
pub(super) fn shown(shown: &Shown<'_>) -> Value {
    let sum = shown.tally.sum(shown.tally.territory().whole());
    let line = |line: super::Line| {
        let sums: Map<String, Value> =
            shown.columns.iter().zip(line.cells).map(|((heading, _), sum)| (heading.clone(), json!(sum))).collect();
        let kind = ["whole", "region", "district"][line.depth.min(2)];
        json!({ "place": line.place, "is": kind, "settled": line.settled, "void": line.void, "of": line.of,
                "sums": sums })
    };
    let copy = |copy: &super::Copy| {
        let field = |(label, official, says): &(String, Option<u64>, Option<u64>)| json!({ "figure": label, "protocol": official, "copy": says });
        json!({ "precinct": copy.precinct, "by": copy.by, "protocol_in_force": copy.official,
                "differs": copy.fields.iter().map(field).collect::<Vec<_>>() })
    };
    let mut all = json!({
        "election": shown.called.election,
        "title": shown.called.title,
        "synthetic": shown.called.synthetic,
        "entries": shown.head.size,
        "head": shown.head.last.to_string(),
        "recorded": shown.at.map(|at| at.to_string()),
        "complete": sum.is_complete(),
        "precincts": { "settled": sum.settled, "void": sum.void, "of": sum.of },
        "totals": shown.lines().into_iter().map(line).collect::<Vec<_>>(),
        "certified": shown.certified,
        "copies": shown.copies.iter().map(copy).collect::<Vec<_>>(),
    });
    let seated = |(list, persons, vacant): &(&str, &[String], u32)| json!({ "list": list, "persons": persons, "vacant": vacant });
    let open = |open: &clerk::record::Cited| json!({ "words": open.words, "by": open.by });
    let decided = |decided: &clerk::record::MandatesDecided| {
        json!({ "list": decided.list, "decided": decided.decided, "youth_below": decided.youth_below,
                "open": decided.open.iter().map(open).collect::<Vec<_>>() })
    };
    all["mandates"] = shown.seated.iter().map(seated).collect();
    all["decided_outside_the_recorded_law"] = shown.decided.iter().map(decided).collect();
    match &shown.result {
        Ok(counted) => all["result"] = result(counted),
        Err(refusal) => {
            all["no_result"] = json!({ "code": refusal.code(), "why": refusal.to_string(), "by": refusal.citations() });
        }
    }
    all
}

fn result(counted: &Counted) -> Value {
    let Counted { facts, count, report, .. } = counted;
    let list = |(list, got): (&election::List, &election::ListResult)| json!({ "list": list.id, "name": list.name, "votes": got.votes, "passed": got.passed, "mandates": got.seats });
    let step = |step: &election::Step| {
        let by: Vec<String> = step.by.iter().map(law::Version::citation).collect();
        json!({ "words": words::step(facts, step), "by": by })
    };
    let report = report.as_ref().map(|report| {
        let could = match report.verdict {
            Verdict::CouldNot { .. } => Some(false),
            Verdict::Could(_) => Some(true),
            Verdict::NoResult(_) | Verdict::NoCount(_) | Verdict::Undecided => None,
        };
        json!({ "sum_of_differences": report.sum_of_differences, "could_change_a_seat": could,
                "words": report.to_string() })
    });
    json!({
        "mandates": count.seats,
        "base": count.base.total,
        "lists": facts.lists.iter().zip(&count.lists).map(list).collect::<Vec<_>>(),
        "steps": count.steps.iter().map(step).collect::<Vec<_>>(),
        "open": count.open.as_ref().map(|open| words::open(facts, open)),
        "second_count_agrees": true,
        "copies": report,
    })
}
