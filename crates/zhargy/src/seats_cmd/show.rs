//! An answer as JSON, written as it is made: a list of a million steps is never held twice.
//! Exact fractions and sums beyond 64 bits are texts, so that no reader turns them into binary floats.

use std::io::{self, Write};

use seats::threshold::Comparison;
use seats::{Average, Bound, Ratio, Signpost, Standing, Step};
use serde_json::{Value, json};

use super::case::Case;
use super::solve::{Answer, Part, State, Trace, ground};

/// Writes an answer.
pub(crate) fn json(out: &mut impl Write, case: &Case, answer: &Answer, verified: bool) -> io::Result<()> {
    writeln!(out, "{{")?;
    writeln!(out, "  \"method\": {},", Value::from(case.method.name()))?;
    if verified {
        writeln!(out, "  \"verified\": true,")?;
    }
    part(out, case, &answer.whole, None, "  ")?;
    if !answer.districts.is_empty() {
        writeln!(out, ",\n  \"districts\": {{")?;
        for (number, (name, own)) in answer.districts.iter().enumerate() {
            writeln!(out, "    {}: {{", Value::from(name.as_str()))?;
            part(out, case, own, Some(number), "      ")?;
            writeln!(out, "\n    }}{}", if number + 1 < answer.districts.len() { "," } else { "" })?;
        }
        write!(out, "  }}")?;
    }
    writeln!(out, "\n}}")
}

/// The members of one allocation, the last without a comma or a line's end.
fn part(out: &mut impl Write, case: &Case, part: &Part, district: Option<usize>, margin: &str) -> io::Result<()> {
    let listed = |list: &usize| district.is_none_or(|district| case.districts[district].listed[*list]);
    let by_list = |list: usize| (case.lists[list].clone(), Value::from(part.seats[list]));
    let seats: serde_json::Map<String, Value> = (0..case.lists.len()).filter(listed).map(by_list).collect();
    writeln!(out, "{margin}\"seats\": {},", Value::from(seats))?;
    writeln!(out, "{margin}\"tie\": {},", tie(&part.state, &case.lists))?;
    writeln!(out, "{margin}\"outcome\": {},", Value::from(word(&part.state)))?;
    match &part.state {
        State::Unfilled { seats } => writeln!(out, "{margin}\"unfilled\": {seats},")?,
        State::Overaward { whole, seats } => {
            writeln!(out, "{margin}\"overaward\": {},", json!({ "whole": whole, "seats": seats }))?;
        }
        _ => {}
    }
    if !part.verdicts.is_empty() {
        let names: Vec<String> = case.districts.iter().map(|district| district.name.clone()).collect();
        writeln!(out, "{margin}\"threshold\": [")?;
        let shown: Vec<_> = part.verdicts.iter().enumerate().filter(|(list, _)| listed(list)).collect();
        for (number, (list, verdict)) in shown.iter().enumerate() {
            let row = json!({
                "list": case.lists[*list],
                "votes": verdict.votes,
                "passed": verdict.passed,
                "asked": ground(verdict, comparison(case), &names),
            });
            writeln!(out, "{margin}  {row}{}", if number + 1 < shown.len() { "," } else { "" })?;
        }
        writeln!(out, "{margin}],")?;
    }
    write!(out, "{margin}\"steps\": ")?;
    steps(out, &part.trace, margin)
}

fn steps(out: &mut impl Write, trace: &Trace, margin: &str) -> io::Result<()> {
    let count = trace.steps.len() + trace.inner.len();
    if count == 0 {
        return write!(out, "[]");
    }
    writeln!(out, "[")?;
    let comma = |number: usize| if number + 1 < count { "," } else { "" };
    for (number, one) in trace.steps.iter().enumerate() {
        writeln!(out, "{margin}  {}{}", step(one, &trace.names), comma(number))?;
    }
    for (number, (name, seats, inner)) in trace.inner.iter().enumerate() {
        let name = Value::from(name.as_str());
        write!(out, "{margin}  {{\"step\": \"group\", \"group\": {name}, \"seats\": {seats}, \"steps\": ")?;
        steps(out, inner, &format!("{margin}  "))?;
        writeln!(out, "}}{}", comma(trace.steps.len() + number))?;
    }
    write!(out, "{margin}]")
}

/// How thresholds are compared.
pub(crate) fn comparison(case: &Case) -> Comparison {
    case.bar.thresholds.as_ref().map_or(Comparison::AtLeast, |thresholds| thresholds.comparison)
}

/// The outcome as one word.
pub(crate) fn word(state: &State) -> &'static str {
    match state {
        State::Decided => "decided",
        State::Tied { .. } => "tied",
        State::Unfilled { .. } => "unfilled",
        State::NoVotes => "no_votes",
        State::Overaward { .. } => "overaward",
        State::QuotaZero => "quota_zero",
        State::DistrictOpen => "district_open",
    }
}

/// The tied lists by name, or null.
pub(crate) fn tie(state: &State, lists: &[String]) -> Value {
    match state {
        State::Tied { lists: tied, seats } => {
            let names: Vec<&str> = tied.iter().map(|list| lists[*list].as_str()).collect();
            json!({ "lists": names, "seats": seats })
        }
        _ => Value::Null,
    }
}

fn step(step: &Step, names: &[String]) -> Value {
    let name = |list: &u32| names[usize::try_from(*list).unwrap_or(usize::MAX)].as_str();
    let text = |ratio: &Ratio| ratio.to_string();
    match step {
        Step::Quota { votes, seats, quota } => {
            json!({ "step": "quota", "votes": votes.to_string(), "seats": seats, "quota": text(quota) })
        }
        Step::Quotient { list, quotient, whole, remainder } => json!({
            "step": "quotient", "list": name(list), "quotient": text(quotient), "whole": whole, "remainder": text(remainder)
        }),
        Step::Fixed { list, seats, bound } => {
            json!({ "step": "fixed", "list": name(list), "seats": seats, "bound": bound_word(*bound) })
        }
        Step::Remainder { list, remainder, place } => {
            json!({ "step": "remainder", "list": name(list), "remainder": text(remainder), "place": place })
        }
        Step::Subtracted { list, remainder } => {
            json!({ "step": "subtracted", "list": name(list), "remainder": text(remainder) })
        }
        Step::Start { list, seats } => json!({ "step": "start", "list": name(list), "seats": seats }),
        Step::Average { seat, winner, runner_up } => json!({
            "step": "average", "seat": seat, "winner": standing(winner, names),
            "runner_up": runner_up.as_ref().map(|next| standing(next, names)),
        }),
        Step::Tied(tie) => {
            let lists: Vec<&str> = tie.claims.iter().map(|claim| name(&claim.list)).collect();
            json!({ "step": "tied", "lists": lists, "seats": tie.seats })
        }
        Step::ByOrder { list, rank, seats } => {
            json!({ "step": "by_order", "list": name(list), "rank": rank, "seats": seats })
        }
        Step::ByLot { list } => json!({ "step": "by_lot", "list": name(list) }),
        // The one-party rule is a law's, not a method's: no case asks for it.
        other => json!({ "step": "other", "what": format!("{other:?}") }),
    }
}

fn standing(standing: &Standing, names: &[String]) -> Value {
    let list = usize::try_from(standing.list).unwrap_or(usize::MAX);
    json!({ "list": names[list], "votes": standing.average.votes, "divisor": divisor(standing.average) })
}

/// What votes are divided by.
pub(crate) fn divisor(average: Average) -> String {
    match average.divisor {
        Signpost::Zero => "0".to_owned(),
        Signpost::Exact(ratio) => ratio.reduced().to_string(),
        Signpost::Root(number) => format!("sqrt({number})"),
        Signpost::PowerOfTwo(power) => format!("2^{power}"),
    }
}

/// Which bound fixed a list's seats.
pub(crate) fn bound_word(bound: Bound) -> &'static str {
    match bound {
        Bound::Maximum => "maximum",
        Bound::Minimum => "minimum",
    }
}
