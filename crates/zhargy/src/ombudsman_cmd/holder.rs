//! `zhargy ombudsman candidate` and `term`: who may be chosen, by whom, for how long, and what ends it. Nothing is decided here.

use std::fmt::Write as _;

use law::{Cited, Version};
use ombudsman::office::{self, Candidate, Eligibility, Ended, Gap, Tenure, Verdict};
use serde_json::{Value, json};

use crate::Done;
use crate::cli::{CandidateArgs, TermArgs};
use crate::embedded;
use crate::failure::Failure;
use crate::law_cmd::Shown;

/// Runs `candidate`; exit 1 where the answer is not yes.
pub(crate) fn candidate(args: &CandidateArgs) -> Done {
    let law = embedded::statutes(args.source.acts.as_deref())?.law;
    let candidate = Candidate {
        citizen: args.citizen,
        born: args.born,
        resident_since: args.resident_since,
        education: args.education.clone(),
        experience_years: args.experience,
        state_language: args.state_language.clone(),
        capable: args.capable,
    };
    let found = office::eligibility(&candidate, args.on, &law).map_err(Failure::told)?;
    let exit = u8::from(found.may_be_chosen() != Some(true));
    Shown::new(args.json, exit, || candidate_json(&found), || candidate_human(&found)).print()
}

fn verdict(verdict: &Verdict) -> String {
    let code = verdict.code().map(|code| format!("{code} ")).unwrap_or_default();
    match verdict {
        Verdict::Met => "met".to_owned(),
        Verdict::NotMet => format!("{code}not met"),
        Verdict::NotStated => format!("{code}the fact is not stated"),
        Verdict::Open(gap) => format!("{code}open: {gap}"),
    }
}

fn law_of(version: &Version) -> String {
    format!("{}: {} ({})", version.value.to_string().replace('_', " "), version.citation(), version.confidence)
}

fn candidate_json(found: &Eligibility) -> Value {
    let one = |checked: &office::Checked| {
        json!({
            "requirement": checked.requirement.words(),
            "met": checked.verdict == Verdict::Met,
            "code": checked.verdict.code(),
            "verdict": verdict(&checked.verdict),
            "law": checked.from.iter().map(law_of).collect::<Vec<_>>(),
        })
    };
    json!({
        "on": found.on.to_string(),
        "may_be_chosen": found.may_be_chosen(),
        "requirements": found.checked.iter().map(one).collect::<Vec<_>>(),
    })
}

fn candidate_human(found: &Eligibility) -> String {
    let answer = match found.may_be_chosen() {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not certain",
    };
    let mut text = format!("May be chosen on {}: {answer}\n\n", found.on);
    for checked in &found.checked {
        let _ = writeln!(text, "  {}: {}", checked.requirement.words(), verdict(&checked.verdict));
        for version in &checked.from {
            let _ = writeln!(text, "    {}", law_of(version));
        }
    }
    text
}

/// Runs `term`; exit 1 where the event asked about is no ground.
pub(crate) fn term(args: &TermArgs) -> Done {
    let law = embedded::statutes(args.source.acts.as_deref())?.law;
    let tenure = office::tenure(args.chosen, args.on, &law).map_err(Failure::told)?;
    let ended = match args.event {
        Some(event) => Some(office::early_end(event, args.on, &law).map_err(Failure::told)?),
        None => None,
    };
    let exit = u8::from(ended.as_ref().is_some_and(|ended| ended.code().is_some()));
    Shown::new(
        args.json,
        exit,
        || term_json(args, &tenure, ended.as_ref()),
        || term_human(args, &tenure, ended.as_ref()),
    )
    .print()
}

fn field<T>(field: &Result<Cited<T>, Gap>) -> (String, Vec<String>) {
    match field {
        Ok(cited) => {
            let cite = format!("{} ({})", cited.from.citation(), cited.from.confidence);
            (cited.from.value.to_string().replace('_', " "), vec![cite])
        }
        Err(gap) => (format!("open: {gap}"), gap.citations()),
    }
}

/// The fields of a term by their names.
fn fields(tenure: &Tenure) -> [(&'static str, (String, Vec<String>)); 5] {
    [
        ("chosen by", field(&tenure.chosen_by)),
        ("released by", field(&tenure.released_by)),
        ("term", field(&tenure.term)),
        ("number of terms", field(&tenure.limit)),
        ("takes an oath", field(&tenure.oath)),
    ]
}

fn term_json(args: &TermArgs, tenure: &Tenure, ended: Option<&Ended>) -> Value {
    let mut value = json!({ "on": args.on.to_string() });
    for (name, (says, citations)) in fields(tenure) {
        value[name.replace(' ', "_")] = json!({ "says": says, "law": citations });
    }
    value["full_on"] = json!(tenure.full_on.map(|day| day.to_string()));
    if let Some(anew) = &tenure.anew_by {
        value["chosen_anew_by"] = json!({ "day": anew.value.to_string(), "law": anew.from.citation() });
    }
    if let (Some(event), Some(ended)) = (args.event, ended) {
        value["event"] = match ended {
            Ended::Ground { grounds, released_by } => json!({
                "event": event.id(),
                "ends": true,
                "released_by": released_by.as_ref().ok(),
                "law": grounds.iter().map(|ground| ground.from.citation()).collect::<Vec<_>>(),
            }),
            Ended::NoGround(versions) => json!({
                "event": event.id(),
                "ends": false,
                "code": ended.code(),
                "law": versions.iter().map(Version::citation).collect::<Vec<_>>(),
            }),
            Ended::Open(gap) => json!({
                "event": event.id(),
                "ends": null,
                "code": ended.code(),
                "open": gap.to_string(),
                "law": gap.citations(),
            }),
        };
    }
    value
}

fn term_human(args: &TermArgs, tenure: &Tenure, ended: Option<&Ended>) -> String {
    let mut text = format!("The office by the law of {}\n\n", args.on);
    let mut line = |says: &str, law: &[String]| {
        let _ = writeln!(text, "  {says}");
        for cite in law {
            let _ = writeln!(text, "    {cite}");
        }
    };
    for (name, (says, citations)) in fields(tenure) {
        line(&format!("{name}: {says}"), &citations);
    }
    if let Some(day) = tenure.full_on {
        line(&format!("the term is full on {day}"), &[]);
    }
    if let Some(anew) = &tenure.anew_by {
        line(&format!("the office is to be filled anew by {}", anew.value), &[anew.from.citation()]);
    }
    let (Some(event), Some(ended)) = (args.event, ended) else { return text };
    let event = event.id().replace('_', " ");
    match ended {
        Ended::Ground { grounds, released_by } => {
            let by = released_by.as_ref().map_or_else(ToString::to_string, |by| by.replace('_', " "));
            let law: Vec<String> =
                grounds.iter().map(|ground| format!("{}: {}", ground.says, ground.from.citation())).collect();
            line(&format!("{event}: a ground of release, by the {by}"), &law);
        }
        Ended::NoGround(versions) => {
            let law: Vec<String> = versions.iter().map(Version::citation).collect();
            line(&format!("{event}: {} no ground of release", office::codes::NO_GROUND), &law);
        }
        Ended::Open(gap) => {
            line(&format!("{event}: {} open: {gap}", ended.code().unwrap_or_default()), &gap.citations());
        }
    }
    text
}
