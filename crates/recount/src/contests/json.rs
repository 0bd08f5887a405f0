//! The same outcomes for programs: every number whole, candidates by id.

use election::single::facts::{Held, SingleSeatElection};
use election::single::{Contest, ContestError, Ending, Known, Open, Outcome, Within};
use law::Version;
use serde_json::{Value, json};

use super::{Answer, Decided, Declared, declared, words};
use crate::json::citation;

/// Everything the command shows, as JSON.
pub fn text(answer: &Answer) -> String {
    let value = json!({
        "election": facts(&answer.election),
        "result": decided(&answer.election, &answer.own),
        "other_law": answer.other.as_ref().map(|other| decided(&answer.election, other)),
    });
    format!("{value:#}\n")
}

/// The facts of an election, without its contests.
pub fn facts(election: &SingleSeatElection) -> Value {
    json!({
        "id": election.id,
        "office": election.office,
        "title": election.title,
        "date": election.date.to_string(),
        "confidence": election.confidence.as_str(),
        "contests": election.contests.len(),
        "sources": election.sources,
        "caveats": election.caveats,
    })
}

fn decided(election: &SingleSeatElection, decided: &Decided) -> Value {
    let contests = election.contests.iter().zip(&decided.outcomes);
    json!({
        "law": { "on": decided.rules.query.on.to_string(), "title": decided.title, "hash": decided.law_hash, "base_hash": decided.base_hash, "office": decided.rules.office.id },
        "by_electors": decided.rules.by_electors,
        "assumed": decided.rules.instructed.iter().map(|used| json!({ "rule": used.rule, "value": used.value, "because": used.because })).collect::<Vec<_>>(),
        "rules": decided.rules.versions().iter().map(|version| citation(version)).collect::<Vec<_>>(),
        "contests": contests.map(|(held, outcome)| contest(held, outcome)).collect::<Vec<_>>(),
    })
}

fn contest(held: &Held, outcome: &Result<Outcome, ContestError>) -> Value {
    let facts = &held.contest;
    let figure = if facts.known == Known::Percentages { "percent_hundredths" } else { "votes" };
    let candidates: Vec<Value> = facts
        .candidates
        .iter()
        .map(|candidate| {
            let nominator = candidate.nominator.as_ref().map(ToString::to_string);
            json!({ "id": candidate.id, "name": candidate.name, "nominator": nominator, figure: candidate.votes, "left": candidate.left })
        })
        .collect();
    let equal = match declared(held, outcome) {
        Declared::Same => Some(true),
        Declared::Other => Some(false),
        Declared::NotKnown => None,
    };
    let mut value = json!({
        "id": facts.id,
        "title": held.title,
        "territory": held.territory,
        "candidates": candidates,
        "against_all": facts.against_all.known(),
        "invalid": facts.invalid,
        "took_part": facts.took_part,
        "registered": facts.registered,
        "declared": held.declared.map(|at| id(facts, at)),
        "equal_to_declared": equal,
    });
    match outcome {
        Ok(outcome) => value["outcome"] = self::outcome(facts, outcome),
        Err(error) => value["error"] = json!({ "code": error.code(), "what": error.to_string() }),
    }
    value
}

fn id(contest: &Contest, at: usize) -> Option<&str> {
    contest.candidates.get(at).map(|candidate| candidate.id.as_str())
}

fn ids(contest: &Contest, at: &[usize]) -> Value {
    at.iter().map(|at| json!(id(contest, *at))).collect()
}

fn outcome(contest: &Contest, outcome: &Outcome) -> Value {
    let cited = |by: &[Version]| by.iter().map(citation).collect::<Value>();
    let steps =
        outcome.steps.iter().map(|step| json!({ "words": words::step(contest, &step.what), "by": cited(&step.by) }));
    let remarks =
        outcome.remarks.iter().map(|remark| json!({ "words": words::remark(remark), "by": cited(&remark.by) }));
    let mut value = json!({ "kind": kind(&outcome.ending), "words": words::ending(contest, &outcome.ending) });
    match &outcome.ending {
        Ending::Elected { at } => value["elected"] = json!(id(contest, *at)),
        Ending::RepeatVoting { between, within } => {
            value["between"] = ids(contest, between);
            value["within"] = json!(term(within));
        }
        Ending::RepeatElection { within } | Ending::Void { within } => value["within"] = json!(term(within)),
        Ending::PutOff { by } => value["by_up_to"] = json!(by.to_string()),
        Ending::Open(Open::LawSilent { case, .. }) => value["case"] = json!(format!("OC-{}", case.number())),
        Ending::Open(Open::RuleMissing(gap)) => value["rule"] = json!(gap.rule),
    }
    value["by"] = cited(&outcome.by);
    value["steps"] = steps.collect();
    value["remarks"] = remarks.collect();
    value
}

fn kind(ending: &Ending) -> &'static str {
    match ending {
        Ending::Elected { .. } => "elected",
        Ending::RepeatVoting { .. } => "repeat_voting",
        Ending::RepeatElection { .. } => "repeat_election",
        Ending::PutOff { .. } => "put_off",
        Ending::Void { .. } => "void",
        Ending::Open(_) => "open",
    }
}

fn term(within: &Within) -> Option<String> {
    match within {
        Within::SameDay => Some("0 days".to_owned()),
        Within::Term(term) => Some(term.to_string()),
        Within::NotGiven(_) => None,
    }
}
