//! `zhargy ombudsman may`: one question about the office, its answer with every version it rests on. Nothing is decided here.

use std::fmt::Write as _;

use ombudsman::office::{self, Circumstances, Decision, Ruling};
use serde_json::{Value, json};

use crate::Done;
use crate::cli::MayArgs;
use crate::embedded;
use crate::failure::Failure;
use crate::law_cmd::Shown;

/// Runs the command; exit 1 where the law does not say yes.
pub(crate) fn run(args: &MayArgs) -> Done {
    let law = embedded::statutes(args.source.acts.as_deref())?.law;
    let circumstances = Circumstances {
        caught_in_the_act: args.caught_in_the_act,
        crime: args.crime,
        consent_of: args.consent_of.as_ref().map(|body| body.replace('-', "_")),
        private_matter: args.private_matter,
        post: args.post.unwrap_or_default(),
        appointed: args.appointed,
    };
    let decision = office::may(args.deed, &circumstances, args.on, &law).map_err(Failure::told)?;
    let exit = u8::from(!decision.ruling.yes());
    Shown::new(args.json, exit, || in_json(&decision, law.hash()), || human(&decision)).print()
}

fn in_json(decision: &Decision, law_hash: &str) -> Value {
    let grounds: Vec<Value> = decision
        .grounds
        .iter()
        .map(|ground| {
            json!({
                "says": ground.says,
                "citation": ground.from.citation(),
                "since": ground.from.since.when.to_string(),
                "confidence": ground.from.confidence.as_str(),
                "source": ground.from.source,
                "note": ground.from.note,
            })
        })
        .collect();
    let mut value = json!({
        "act": decision.deed.id(),
        "on": decision.on.to_string(),
        "law_hash": law_hash,
        "yes": decision.ruling.yes(),
        "ruling": decision.ruling.id(),
        "code": decision.ruling.code(),
        "grounds": grounds,
        "remarks": decision.remarks,
    });
    match &decision.ruling {
        Ruling::WithConsent(body) => value["consent_of"] = json!(body),
        Ruling::MayUntil(day) => value["until"] = json!(day.to_string()),
        Ruling::Open(gap) => value["open"] = json!({ "why": gap.to_string(), "citations": gap.citations() }),
        _ => {}
    }
    value
}

fn human(decision: &Decision) -> String {
    let code = decision.ruling.code().map(|code| format!("{code} ")).unwrap_or_default();
    let mut text = format!("May one {} on {}? {code}{}\n", decision.deed, decision.on, decision.ruling);
    if let Ruling::Open(gap) = &decision.ruling {
        for citation in gap.citations() {
            let _ = writeln!(text, "  {citation}");
        }
    }
    if !decision.grounds.is_empty() {
        text.push_str("\nBecause\n");
    }
    for ground in &decision.grounds {
        let _ = writeln!(text, "  {}", ground.says);
        let _ = writeln!(text, "    {} ({})", ground.from.citation(), ground.from.confidence);
        if !ground.from.note.is_empty() {
            let _ = writeln!(text, "    note: {}", ground.from.note);
        }
    }
    for remark in &decision.remarks {
        let _ = writeln!(text, "\nremark: {remark}");
    }
    if let Some(code) = decision.ruling.code() {
        let _ = writeln!(text, "\nhint: `zhargy explain {code}` tells what this answer means");
    }
    text
}
