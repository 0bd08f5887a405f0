//! A rule explained: what it says, its history in short, and which counts and offices it speaks to.

use election::{Instruction, ListElectionRules};
use law::{Query, Rule};
use serde_json::json;

use crate::embedded::{self, Statutes};
use crate::failure::Failure;
use crate::law_cmd::{Shown, json, words};
use crate::render::style::{self, paint};
use crate::render::{WIDTH, field, wrap};

/// Where the text of a labelled line begins.
const INDENT: usize = 14;

/// `None` where no act defines the rule.
pub(super) fn show(statutes: &Statutes, name: &str, json: bool) -> Result<Option<Shown>, Failure> {
    let Some(rule) = statutes.law.rule(name) else { return Ok(None) };
    let uses = uses(statutes, rule)?;
    Ok(Some(Shown::new(json, 0, || value(statutes, rule, &uses), || human(statutes, rule, &uses))))
}

/// Who reads the rule.
struct Uses {
    /// Offices it speaks about, with what it is to them.
    offices: Vec<String>,
    /// Elections whose count reads it.
    elections: Vec<String>,
}

fn uses(statutes: &Statutes, rule: &Rule) -> Result<Uses, Failure> {
    let mut offices = Vec::new();
    for office in &statutes.offices.0 {
        if office.seats.as_ref() == Some(&rule.name) {
            offices.push(format!("{}: the number of seats its lists divide", office.name()));
        }
        let speaks = |prefix: &String| rule.name.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('.'));
        if office.rules.iter().any(speaks) {
            offices.push(format!("{}: its elections by list", office.name()));
        }
    }
    let mut elections = Vec::new();
    for election in embedded::elections()? {
        let instruction = |assumption: &election::Assumption| Instruction {
            rule: assumption.rule.clone(),
            value: assumption.value.clone(),
            because: assumption.because.clone(),
            replaces: false,
        };
        let instructions: Vec<Instruction> = election.assumptions.iter().map(instruction).collect();
        let query = Query::on(election.date);
        let (law, offices) = (&statutes.law, &statutes.offices);
        let rules = ListElectionRules::on(law, offices, &election.office, election.seats, query, &instructions);
        // An election that this law gives no rules for reads none of them.
        if rules.is_ok_and(|rules| rules.versions().iter().any(|version| version.rule == rule.name)) {
            elections.push(election.id);
        }
    }
    Ok(Uses { offices, elections })
}

fn value(statutes: &Statutes, rule: &Rule, uses: &Uses) -> serde_json::Value {
    let history = statutes.law.history(&rule.name).unwrap_or_default();
    let entry = |entry: &law::Entry<'_>| {
        json!({
            "from": json::day(entry.day),
            "kind": entry.op.kind.name(),
            "value": if entry.ends { None } else { Some(entry.version.value.to_string()) },
            "citation": entry.version.citation(),
            "act": entry.act.id,
        })
    };
    json!({
        "rule": rule.name,
        "title": rule.definition.title,
        "type": rule.definition.of.to_string(),
        "total": rule.definition.total,
        "history": history.iter().map(entry).collect::<Vec<_>>(),
        "offices": uses.offices,
        "read_by_the_count_of": uses.elections,
    })
}

fn human(statutes: &Statutes, rule: &Rule, uses: &Uses) -> String {
    let mut out = format!("{}\n", paint(style::HEADING, &rule.name));
    out.push_str(&wrap(&rule.definition.title, WIDTH, 0));
    out.push('\n');
    out.push_str(&field("type", &rule.definition.of.to_string(), INDENT));
    let total = if rule.definition.total { "exactly one value on every day until it is ended" } else { "" };
    out.push_str(&field("total", total, INDENT));
    for (at, office) in uses.offices.iter().enumerate() {
        out.push_str(&field(if at == 0 { "used for" } else { "" }, office, INDENT));
    }
    out.push_str(&field("counted in", &uses.elections.join(", "), INDENT));
    out.push('\n');
    for entry in statutes.law.history(&rule.name).unwrap_or_default() {
        let value =
            if entry.ends { "no such rule".to_owned() } else { words::one_line(&entry.version.value.to_string()) };
        let line = format!(
            "{}: {value} ({} by {})",
            words::when(&entry.day.when),
            words::verb(&entry.op.kind),
            entry.act.name()
        );
        out.push_str(&wrap(&line, WIDTH, 2));
    }
    out.push_str(&paint(style::DIM, format!("\n`zhargy law history {}` tells more\n", rule.name)));
    out
}
