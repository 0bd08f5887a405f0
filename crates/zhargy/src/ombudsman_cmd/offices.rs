//! `zhargy ombudsman offices`: the representatives by the division of a day, with the articles. Nothing is counted here but
//! the units that the crate `ombudsman` found.

use std::fmt::Write as _;

use jiff::civil::Date;
use law::Law;
use ombudsman::divisions::{self, Difference, Offices, Standing, Unit, codes, name_in};
use serde_json::{Value, json};

use crate::Done;
use crate::cli::OfficesArgs;
use crate::embedded;
use crate::failure::Failure;
use crate::law_cmd::Shown;

/// Runs the command; exit 1 where the rule does not apply on the day.
pub(crate) fn run(args: &OfficesArgs) -> Done {
    let law = embedded::statutes(args.source.acts.as_deref())?.law;
    let found = offices(args.on, &law)?;
    let since = match args.since {
        Some(day) => Some(offices(day, &law)?),
        None => None,
    };
    let since = since.as_ref().map(|earlier| (earlier, divisions::difference(earlier, &found)));
    let exit = u8::from(matches!(found.standing, Standing::Later { .. }));
    Shown::new(args.json, exit, || in_json(&found, since.as_ref()), || human(&found, since.as_ref())).print()
}

fn offices(on: Date, law: &Law) -> Result<Offices, Failure> {
    let hint = "`zhargy law history territory.units` and `zhargy law history ombudsman.representatives.rule` show what is recorded";
    let gap = |gap: ombudsman::office::Gap| Failure::new(codes::NO_DIVISION, gap, hint).law_says_no();
    divisions::offices(on, law).map_err(Failure::told)?.map_err(gap)
}

fn unit(unit: &Unit) -> Value {
    json!({ "id": unit.id, "kind": unit.kind, "name": name_in(&unit.names, "en") })
}

fn in_json(found: &Offices, since: Option<&(&Offices, Difference)>) -> Value {
    let units = |units: &[Unit]| -> Vec<Value> { units.iter().map(unit).collect() };
    let mut value = json!({
        "on": found.on.to_string(),
        "count": found.units.value.len(),
        "units": units(&found.units.value),
        "kinds": found.kinds.value,
        "kinds_by": found.kinds.from.citation(),
        "division_by": found.units.from.citation(),
        "division_confidence": found.units.from.confidence.as_str(),
    });
    match &found.standing {
        Standing::Applies(rule) => value["rule"] = json!({ "applies": true, "citation": rule.citation() }),
        Standing::Later { now, then } => {
            value["rule"] = json!({
                "applies": false,
                "code": codes::NO_REPRESENTATIVES,
                "now": now.to_string(),
                "citation": then.citation(),
                "begins": then.since.when.to_string(),
            });
        }
    }
    if let Some((earlier, difference)) = since {
        value["since"] = json!({
            "on": earlier.on.to_string(),
            "count": earlier.units.value.len(),
            "added": units(&difference.added),
            "gone": units(&difference.gone),
        });
    }
    value
}

fn human(found: &Offices, since: Option<&(&Offices, Difference)>) -> String {
    let count = found.units.value.len();
    let mut text = match &found.standing {
        Standing::Applies(_) => format!("{count} representatives on {}\n\nBecause\n", found.on),
        Standing::Later { now, then } => format!(
            "{} {} representatives on {}: {now}\nThe rule that begins later ({}) would give {count} by the division of this day.\n\nBecause\n",
            codes::NO_REPRESENTATIVES,
            if now.silent() { "no" } else { "not certain whether there are" },
            found.on,
            then.since.when
        ),
    };
    let rule = match &found.standing {
        Standing::Applies(rule) | Standing::Later { then: rule, .. } => rule,
    };
    let kinds: Vec<String> = found.kinds.value.iter().map(|kind| kind.replace('_', " ")).collect();
    let _ = writeln!(text, "  one in each {}", kinds.join(", "));
    let _ = writeln!(text, "    {} ({})", rule.citation(), rule.confidence);
    let _ = writeln!(text, "  the division has {count} such units");
    let _ = writeln!(text, "    {} ({})\n", found.units.from.citation(), found.units.from.confidence);
    for one in &found.units.value {
        let _ = writeln!(text, "  {}  {}", one.id, name_in(&one.names, "en"));
    }
    if let Some((earlier, difference)) = since {
        let _ = writeln!(text, "\n{} by the division of {}", earlier.units.value.len(), earlier.on);
        for (sign, units) in [("+", &difference.added), ("-", &difference.gone)] {
            for one in units {
                let _ = writeln!(text, "  {sign} {}  {}", one.id, name_in(&one.names, "en"));
            }
        }
    }
    text
}
