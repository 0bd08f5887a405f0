//! `zhargy ombudsman territory`: where a case belonged when it was opened and where it belongs now. Nothing is decided here.

use std::fmt::Write as _;

use ombudsman::divisions::{self, Lost, Place, Unit, Whereabouts, name_in};
use serde_json::{Value, json};

use crate::Done;
use crate::cli::TerritoryArgs;
use crate::embedded;
use crate::failure::Failure;
use crate::law_cmd::Shown;

/// Runs the command; exit 1 where no office can be named.
pub(crate) fn run(args: &TerritoryArgs) -> Done {
    let law = embedded::statutes(args.source.acts.as_deref())?.law;
    let found = divisions::whereabouts(&args.name, args.opened, args.on, &law).map_err(Failure::told)?;
    let found = found.map_err(|lost| lost_failure(&args.name, &lost))?;
    Shown::new(args.json, 0, || in_json(&found, args), || human(&found, args)).print()
}

/// A name nobody knows is the asker's fault; a division that has no such unit is an answer of the law.
fn lost_failure(name: &str, lost: &Lost) -> Failure {
    let failure = Failure::new(lost.code(), format!("`{}`: {lost}", name.escape_debug()), "");
    if matches!(lost, Lost::Name(_)) { failure } else { failure.law_says_no() }
}

fn unit(unit: &Unit) -> Value {
    json!({ "id": unit.id, "kind": unit.kind, "name": name_in(&unit.names, "en") })
}

fn places(places: &[Place]) -> Vec<Value> {
    places
        .iter()
        .map(|place| json!({ "name": name_in(&place.names, "en"), "from": place.from, "to": place.to }))
        .collect()
}

fn in_json(found: &Whereabouts, args: &TerritoryArgs) -> Value {
    json!({
        "name": found.name,
        "opened": { "on": args.opened.to_string(), "unit": unit(&found.then), "division_by": found.division_then.citation() },
        "now": { "on": args.on.to_string(), "unit": unit(&found.now), "division_by": found.division_now.citation() },
        "moves": found.moves(),
        "moved_by": found.moved_by.iter().map(law::Version::citation).collect::<Vec<_>>(),
        "left": places(&found.left),
    })
}

fn human(found: &Whereabouts, args: &TerritoryArgs) -> String {
    let mut text = String::new();
    let ends = if found.moves() { "goes to" } else { "stays with" };
    let named = |unit: &Unit| format!("{} ({})", name_in(&unit.names, "en"), unit.id);
    let _ = writeln!(
        text,
        "A case of {} opened on {} {ends} {} on {}\n",
        found.name,
        args.opened,
        named(&found.now),
        args.on
    );
    let _ = writeln!(text, "  {}: {}", args.opened, named(&found.then));
    let _ = writeln!(text, "    {} ({})", found.division_then.citation(), found.division_then.confidence);
    let _ = writeln!(text, "  {}: {}", args.on, named(&found.now));
    let _ = writeln!(text, "    {} ({})", found.division_now.citation(), found.division_now.confidence);
    for by in &found.moved_by {
        let _ = writeln!(text, "  moved by {}, {} ({})", by.citation(), by.since.when, by.confidence);
    }
    if !found.left.is_empty() {
        let left: Vec<String> =
            found.left.iter().map(|place| format!("{} to {}", name_in(&place.names, "en"), place.to)).collect();
        let _ = writeln!(text, "\nremark: a case of a place that left goes with it: {}", left.join(", "));
    }
    text
}
