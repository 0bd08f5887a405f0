//! A judged list for programs. Shares are exact: numerator and denominator.

use election::filing::{Check, Decision, Finding, Judgement, Reading, Severity, Verdict, What};
use election::persons::Group;
use law::Share;
use serde_json::{Value, json};

use super::Shown;

/// The list and its judgements; keys are stable.
pub(super) fn shown(shown: &Shown) -> Value {
    let days = shown.judgements.iter().zip(&shown.offices).map(|(judgement, office)| day(judgement, office));
    json!({
        "file": shown.file,
        "persons": shown.filing.persons.len(),
        "law_hash": shown.law_hash,
        "days": days.collect::<Vec<_>>(),
    })
}

fn day(judgement: &Judgement, office: &str) -> Value {
    json!({
        "on": judgement.on.to_string(),
        "office": office,
        "decision": decision(&judgement.decision),
        "readings": judgement.readings.iter().map(reading).collect::<Vec<_>>(),
        "findings": judgement.findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn decision(decision: &Decision) -> Value {
    match decision {
        Decision::Registered { struck } => json!({
            "decision": "registered",
            "struck_out": struck
                .iter()
                .map(|struck| json!({ "person": struck.person + 1, "citation": struck.citation }))
                .collect::<Vec<_>>(),
        }),
        Decision::Refused(grounds) => json!({
            "decision": "refused",
            "grounds": grounds
                .iter()
                .map(|ground| json!({
                    "check": name(&ground.what), "words": ground.what.to_string(), "citation": ground.citation,
                    "under": ground.under,
                }))
                .collect::<Vec<_>>(),
        }),
        Decision::SentBack(mends) => json!({
            "decision": "sent_back",
            "mend": mends
                .iter()
                .map(|mend| json!({
                    "check": name(&mend.what), "words": mend.what.to_string(), "citation": mend.citation,
                    "until": mend.until.as_ref().map(|until| until.words.clone()),
                    "until_citation": mend.until.as_ref().map(|until| until.citation.clone()),
                }))
                .collect::<Vec<_>>(),
        }),
        Decision::Open(points) => json!({
            "decision": "open",
            "open": points.iter().map(ToString::to_string).collect::<Vec<_>>(),
        }),
    }
}

fn reading(reading: &Reading) -> Value {
    let assumes = reading.assumes.iter();
    json!({
        "assumes": assumes.map(|a| json!({ "act": a.act, "day": a.day, "begun": a.begun })).collect::<Vec<_>>(),
        "decision": decision(&reading.decision),
        "checks": reading.checks.iter().map(check).collect::<Vec<_>>(),
    })
}

fn check(check: &Check) -> Value {
    let (verdict, words) = match &check.verdict {
        Verdict::Kept => ("kept", None),
        Verdict::KeptWith(words) => ("kept", Some(words.clone())),
        Verdict::Broken => ("broken", None),
        Verdict::StrikesOut => ("strikes_out", None),
        Verdict::Open(point) => ("open", Some(point.to_string())),
        Verdict::NotMade(why) => ("not_made", Some(why.clone())),
    };
    json!({
        "check": name(&check.what),
        "verdict": verdict,
        "words": check.what.to_string(),
        "more": words,
        "figures": figures(&check.what),
        "citation": check.citation,
    })
}

fn name(what: &What) -> &'static str {
    match what {
        What::Facts { .. } => "facts",
        What::Lists { .. } => "lists_of_party",
        What::Size { .. } | What::SizeAlone { .. } => "size",
        What::Quota(_) | What::NoQuota => "quota",
        What::Members { .. } => "members",
        What::OtherLists { .. } => "other_lists",
        What::SingleSeats { .. } => "single_seats",
        What::OtherOffices { .. } => "other_offices",
        What::Age { .. } => "age",
        What::Citizens { .. } => "citizenship",
        What::Residence { .. } => "residence",
        What::Fee { .. } => "fee",
    }
}

fn share(share: Share) -> Value {
    json!({ "numerator": share.num(), "denominator": share.den() })
}

fn numbers(persons: &[usize]) -> Vec<usize> {
    persons.iter().map(|at| at + 1).collect()
}

fn group(group: Group) -> String {
    match group {
        Group::Women => "women".to_owned(),
        Group::BelowAge(age) => format!("below {age}"),
        Group::Youth => "youth".to_owned(),
        Group::Disability => "persons with disabilities".to_owned(),
    }
}

fn figures(what: &What) -> Value {
    match what {
        What::Facts { code } => json!({ "code": code }),
        What::Lists { filed, allowed } => json!({ "filed": filed, "allowed": allowed }),
        What::Size { persons, mandates, cap } => {
            json!({ "persons": persons, "mandates": mandates, "cap": share(*cap) })
        }
        What::SizeAlone { persons } => json!({ "persons": persons }),
        What::Quota(quota) => json!({
            "share": share(quota.share),
            "groups": quota.groups.iter().copied().map(group).collect::<Vec<_>>(),
            "persons": quota.persons,
            "need": quota.need,
            "once": quota.once,
            "each": quota.each,
            "may_be_youth": quota.maybe,
            "kept_if_youth_below": quota.kept_if_youth_below,
            "in_sum": quota.in_sum,
        }),
        What::NoQuota => Value::Null,
        What::Members { outside } | What::Citizens { outside } => json!({ "persons": numbers(outside) }),
        What::OtherLists { persons } | What::SingleSeats { persons } | What::OtherOffices { persons } => {
            json!({ "persons": numbers(persons) })
        }
        What::Age { least, below } => json!({ "least": least, "persons": numbers(below) }),
        What::Residence { years, short } => json!({ "years": years, "persons": numbers(short) }),
        What::Fee { due, part, paid } => {
            json!({ "due": due.map(share), "part": part.map(share), "paid": paid.map(share) })
        }
    }
}

fn finding(finding: &Finding) -> Value {
    let error = finding.severity == Severity::Error;
    json!({
        "code": finding.code,
        "severity": if error { "error" } else { "warning" },
        "persons": numbers(&finding.persons),
        "words": finding.words,
    })
}
