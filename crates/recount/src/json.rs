//! The same result for programs: every exact number as a string or a whole number, never a float.

use election::single::facts::SingleSeatElection;
use election::{Election, Open, Step, What, indices};
use law::{Version, When};
use seats::Ratio;
use serde_json::{Value, json};

use crate::{Answer, Counted, contests, distance, words};

/// Everything the command shows, as JSON.
pub fn text(shown: &Answer) -> String {
    let election = &shown.election;
    let declared = election.declared();
    let own = shown.own.count.seats_by_list();
    let value = json!({
        "election": facts(election),
        "result": counted(election, &shown.own),
        "declared": declared,
        "equal_to_declared": declared.as_ref().map(|declared| shown.own.count.open.is_none() && *declared == own),
        "other_law": shown.other.as_ref().map(|other| counted(election, other)),
        "changes": shown.changes.iter().map(|change| json!({
            "rule": change.rule,
            "before": change.before,
            "after": change.after,
            "by": change.by,
            "seats_if_only_this_changed": change.alone.as_ref().map(|seats| by_list(election, seats)),
        })).collect::<Vec<_>>(),
        "idle_rules_of_bills": shown.idle,
    });
    format!("{value:#}\n")
}

fn facts(election: &Election) -> Value {
    json!({
        "id": election.id,
        "office": election.office,
        "title": election.title,
        "date": election.date.to_string(),
        "territory": election.territory,
        "confidence": election.confidence.as_str(),
        "registered": election.ballots.registered,
        "received": election.ballots.received,
        "against_all": election.ballots.against_all.known(),
        "sources": election.sources,
        "caveats": election.caveats,
    })
}

fn counted(election: &Election, counted: &Counted) -> Value {
    let count = &counted.count;
    let found = indices(&count.votes_by_list(), &count.seats_by_list()).filter(|_| count.open.is_none());
    json!({
        "law": { "on": counted.rules.query.on.to_string(), "title": counted.title, "hash": counted.law_hash, "base_hash": counted.base_hash, "office": counted.rules.office.id },
        "mandates": count.seats,
        "base": { "total": count.base.total, "against_all": count.base.against_all, "result_holds_up_to_against_all": count.base.holds_up_to },
        "lists": lists(election, counted),
        "open": count.open.as_ref().map(|open| open_value(election, open)),
        "notes": count.notes.iter().map(words::note).chain(words::base(count)).collect::<Vec<_>>(),
        "assumed": counted.rules.instructed.iter().map(|used| json!({ "rule": used.rule, "value": used.value, "because": used.because })).collect::<Vec<_>>(),
        "rules": counted.rules.versions().iter().map(|version| citation(version)).collect::<Vec<_>>(),
        "steps": count.steps.iter().map(|step| step_value(election, step)).collect::<Vec<_>>(),
        "indices": found.map(|found| json!({
            "gallagher_percent": found.gallagher.to_string(),
            "loosemore_hanby_percent": found.loosemore_hanby.to_string(),
            "effective_number_by_votes": found.effective_by_votes.to_string(),
            "effective_number_by_seats": found.effective_by_seats.to_string(),
            "wasted_votes": found.wasted_votes,
            "wasted_percent": found.wasted_share.to_string(),
        })),
    })
}

fn lists(election: &Election, counted: &Counted) -> Vec<Value> {
    let distances = distance::all(&counted.rules, &counted.count);
    let each = election.lists.iter().zip(&counted.count.lists).enumerate();
    each.map(|(at, (list, got))| {
        let distance = distances.as_ref().map(|all| all[at]);
        json!({
            "id": list.id,
            "name": list.name,
            "votes": got.votes,
            "percent": words::percent(got.votes, counted.count.base.total),
            "passed": got.passed,
            "admitted": got.admitted,
            "mandates": got.seats,
            "declared": list.declared_seats,
            "votes_to_gain_one": distance.and_then(|distance| distance.gain),
            "votes_to_lose_one": distance.and_then(|distance| distance.lose),
        })
    })
    .collect()
}

fn open_value(election: &Election, open: &Open) -> Value {
    let (kind, case, by) = match open {
        Open::LawSilent { case, by } => ("law_silent", Some(format!("OC-{}", case.number())), by),
        Open::OrderNeeded { by, .. } => ("order_of_registration_needed", None, by),
        Open::LotNeeded { by, .. } => ("lot_needed", None, by),
    };
    let tied = match open {
        Open::OrderNeeded { lists, seats, .. } | Open::LotNeeded { lists, seats, .. } => {
            Some(json!({ "lists": names(election, lists), "mandates": seats }))
        }
        Open::LawSilent { .. } => None,
    };
    json!({
        "kind": kind,
        "case": case,
        "what": words::open(election, open),
        "tied": tied,
        "by": by.iter().map(citation).collect::<Vec<_>>(),
    })
}

fn names(election: &Election, lists: &[usize]) -> Vec<String> {
    lists.iter().map(|at| election.lists[*at].id.clone()).collect()
}

fn by_list(election: &Election, seats: &[u32]) -> Value {
    election.lists.iter().zip(seats).map(|(list, seats)| (list.id.clone(), json!(seats))).collect()
}

fn step_value(election: &Election, step: &Step) -> Value {
    let mut value = figures(election, &step.what);
    value["words"] = json!(words::step(election, step));
    value["by"] = step.by.iter().map(citation).collect();
    value
}

fn figures(election: &Election, what: &What) -> Value {
    let id = |list: &usize| election.lists[*list].id.clone();
    match what {
        What::Base { lists, against_all, total } => {
            json!({ "step": "base", "lists": lists, "against_all": against_all, "total": total })
        }
        What::Threshold { list, votes, base, needed, passed } => {
            json!({ "step": "threshold", "list": id(list), "votes": votes, "base": base, "needed": needed, "passed": passed })
        }
        What::OnlyOne { list } => json!({ "step": "only_one_passes", "list": id(list) }),
        What::SecondAdmitted { list, votes } => json!({ "step": "second_admitted", "list": id(list), "votes": votes }),
        What::Quota { votes, seats, quota } => {
            json!({ "step": "quota", "votes": votes.to_string(), "mandates": seats, "quota": exact(*quota) })
        }
        What::Quotient { list, quotient, whole, fraction } => {
            json!({ "step": "quotient", "list": id(list), "quotient": exact(*quotient), "whole": whole, "fraction": exact(*fraction) })
        }
        What::Reduced { list, factor, quotient, whole } => {
            json!({ "step": "reduced", "list": id(list), "factor": exact(*factor), "quotient": exact(*quotient), "whole": whole })
        }
        What::Raised { list, minimum } => json!({ "step": "raised", "list": id(list), "minimum": minimum }),
        What::LeftoverToFirst { list, seats } => {
            json!({ "step": "leftover_to_first", "list": id(list), "mandates": seats })
        }
        What::Fraction { list, fraction, place } => {
            json!({ "step": "largest_fraction", "list": id(list), "fraction": exact(*fraction), "place": place })
        }
        What::Average { seat, winner, runner_up } => json!({
            "step": "highest_average", "mandate": seat, "list": id(&winner.list), "votes": winner.votes, "divisor": winner.divisor,
            "next": runner_up.as_ref().map(|next| json!({ "list": id(&next.list), "votes": next.votes, "divisor": next.divisor })),
        }),
        What::Tied { lists, seats } => json!({ "step": "tied", "lists": names(election, lists), "mandates": seats }),
        What::ByRegistration { list, order, seats } => {
            json!({ "step": "by_registration", "list": id(list), "order": order, "mandates": seats })
        }
        What::ByLot { list } => json!({ "step": "by_lot", "list": id(list) }),
    }
}

/// A fraction in lowest terms.
fn exact(ratio: Ratio) -> String {
    let reduced = ratio.reduced();
    format!("{}/{}", reduced.numerator(), reduced.denominator())
}

pub(crate) fn citation(version: &Version) -> Value {
    let (earliest, latest) = match &version.since.when {
        When::On(day) => (Some(day.to_string()), Some(day.to_string())),
        When::Between { earliest, latest } => (Some(earliest.to_string()), latest.map(|day| day.to_string())),
        When::Pending(_) | When::Never => (None, None),
    };
    json!({
        "rule": version.rule,
        "value": version.value.to_string(),
        "citation": version.citation(),
        "act": version.act,
        "provisions": version.provisions.iter().map(|p| format!("{}#{}", p.act, p.article)).collect::<Vec<_>>(),
        "confidence": version.confidence.as_str(),
        "since": { "earliest": earliest, "latest": latest, "confidence": version.since.confidence.as_str() },
        "source": version.source,
    })
}

/// Elections as JSON.
pub fn elections(elections: &[Election], singles: &[SingleSeatElection]) -> String {
    let mut all: Vec<Value> = elections
        .iter()
        .map(|election| {
            let lists: Vec<Value> = election
                .lists
                .iter()
                .map(|list| json!({ "id": list.id, "name": list.name, "votes": list.votes, "declared": list.declared_seats }))
                .collect();
            let mut value = facts(election);
            value["lists"] = json!(lists);
            value
        })
        .collect();
    all.extend(singles.iter().map(|election| {
        let mut value = contests::json::facts(election);
        value["lists"] = json!([]);
        value
    }));
    format!("{:#}\n", Value::from(all))
}
