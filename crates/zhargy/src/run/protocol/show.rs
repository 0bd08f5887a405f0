//! `zhargy protocol show`: what waits for whom, and how far the protocol of one precinct has come. It never shows a figure of
//! a first entry while the second is awaited.

use std::collections::BTreeMap;
use std::process::ExitCode;

use clerk::{PrecinctState, State};
use election::protocol::{self, Entry, Figures, Finding, Form, Past};
use law::value::group;
use serde_json::{Map, Value, json};

use super::{agreed, findings, form, state_words, waits_for};
use crate::Done;
use crate::cli::ShowArgs;
use crate::failure::{Failure, codes};
use crate::render::style::{self, paint};
use crate::render::{self, Align, Table, wrap};
use crate::run::place::Place;

/// Runs the command.
pub(super) fn run(args: &ShowArgs) -> Done {
    let place = Place::of(&args.journal)?;
    let session = place.open_begun()?;
    let state = session.desk().state();
    let text = match &args.precinct {
        None => all(state, args.json),
        Some(id) => {
            let form = form(state)?;
            let own = state.by_id.get(id).and_then(|at| state.precincts.get(*at)).ok_or_else(|| {
                let what = format!("there is no precinct `{id}`");
                Failure::new(codes::NO_PROTOCOL, what, "`zhargy result` names regions and districts")
            })?;
            let one = One { own, form, findings: findings(form, &own.entry) };
            if args.json { format!("{:#}\n", one.json()) } else { one.human() }
        }
    };
    render::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// How many precincts are in which state.
fn all(state: &State, as_json: bool) -> String {
    let mut counts: BTreeMap<protocol::State, u64> = BTreeMap::new();
    for own in &state.precincts {
        *counts.entry(own.entry.state()).or_default() += 1;
    }
    if as_json {
        let row = |(state, count): (&protocol::State, &u64)| json!({ "state": state_words(*state), "precincts": count, "waits_for": waits_for(*state) });
        return format!("{:#}\n", Value::Array(counts.iter().map(row).collect()));
    }
    let mut table = Table::new(&[("state", Align::Left), ("precincts", Align::Right), ("waits for", Align::Left)]);
    for (state, count) in &counts {
        table.row(vec![state_words(*state).to_owned(), group(*count), waits_for(*state).to_owned()]);
    }
    table.render(2)
}

/// One precinct.
struct One<'s> {
    own: &'s PrecinctState,
    form: &'s Form,
    findings: Vec<Finding>,
}

impl One<'_> {
    fn human(&self) -> String {
        let PrecinctState { precinct, entry, copies } = self.own;
        let mut out = format!("Precinct {}, district {}, {}\n", precinct.id, precinct.district, precinct.region);
        out.push_str(&format!("  {}; waits for {}\n", state_words(entry.state()), waits_for(entry.state())));
        if let Entry::Differs(differs) = entry {
            let (first, second) = (differs.first(), differs.second());
            let heads = [("differs", Align::Name), (first.by.as_str(), Align::Right), (&second.by, Align::Right)];
            let mut table = Table::new(&heads);
            for field in differs.differences() {
                table.row(vec![self.form.label(field.cell), figure(field.first), figure(field.second)]);
            }
            out.push_str(&table.render(2));
        }
        if let Some(figures) = agreed(entry) {
            let mut table = Table::new(&[("figure", Align::Name), ("", Align::Right), ("what", Align::Left)]);
            for (label, value) in self.figures(figures) {
                let name = self.name(&label);
                table.row(vec![label, figure(value), name]);
            }
            out.push_str(&table.fit(2));
        }
        for finding in &self.findings {
            out.push_str(&paint(style::WARN, wrap(&finding.to_string(), render::WIDTH, 2)));
        }
        for past in entry.history() {
            out.push_str(&paint(style::DIM, wrap(&format!("earlier: {}", self.past(past)), render::WIDTH, 2)));
        }
        if !copies.is_empty() {
            out.push_str(&format!("  {} observers' copies\n", copies.len()));
        }
        out
    }

    fn json(&self) -> Value {
        let PrecinctState { precinct, entry, copies } = self.own;
        let mut all = json!({
            "precinct": precinct.id,
            "district": precinct.district,
            "region": precinct.region,
            "state": state_words(entry.state()),
            "waits_for": waits_for(entry.state()),
            "copies": copies.len(),
        });
        if let Entry::Differs(differs) = entry {
            let field = |field: protocol::Difference| json!({ "figure": self.form.label(field.cell), "first": field.first, "second": field.second });
            all["differences"] = differs.differences().into_iter().map(field).collect();
        }
        if let Some(figures) = agreed(entry) {
            let map: Map<String, Value> =
                self.figures(figures).into_iter().map(|(label, value)| (label, json!(value))).collect();
            all["figures"] = Value::Object(map);
        }
        let finding = |finding: &Finding| {
            json!({ "code": finding.code, "level": finding.level.as_str(), "words": finding.to_string(),
                    "by": finding.citation })
        };
        all["findings"] = self.findings.iter().map(finding).collect();
        all["history"] = entry.history().map(|past| json!(self.past(past))).collect();
        all
    }

    /// Every cell with its figure.
    fn figures(&self, figures: &Figures) -> Vec<(String, Option<u64>)> {
        let each = self.form.figures().iter().enumerate().flat_map(|(at, _)| self.form.cells_of(at, figures));
        each.map(|cell| (self.form.label(cell), figures.get(cell))).collect()
    }

    /// The name of a figure by its label.
    fn name(&self, label: &str) -> String {
        let (id, list) = label.split_once(' ').unwrap_or((label, ""));
        let figure = self.form.figure(id).and_then(|at| self.form.figures().get(at));
        let name = figure.and_then(|figure| figure.name().0.iter().find(|(language, _)| language == "en"));
        let name = name.map_or("", |(_, name)| name.as_str());
        let of = self.form.lists().iter().find(|own| own.id == list);
        of.map_or_else(|| name.to_owned(), |list| format!("{name}: {}", list.name))
    }

    fn past(&self, past: &Past) -> String {
        let figures = |figures: &Figures| {
            let each = self.figures(figures).into_iter().map(|(label, value)| format!("{label} {}", figure(value)));
            each.collect::<Vec<_>>().join(", ")
        };
        match past {
            Past::Entered { by, figures: own } => format!("entered by {by}: {}", figures(own)),
            Past::Settled { by, figures: own } => format!("settled by {by}: {}", figures(own)),
            Past::Resolved { by, reasons } => {
                let words: Vec<String> =
                    reasons.iter().map(|reason| format!("{}: {}", reason.code, reason.text)).collect();
                format!(
                    "resolved by {by}, {}",
                    if words.is_empty() { "no warning".to_owned() } else { words.join("; ") }
                )
            }
            Past::Accepted { by, figures: own, .. } => format!("accepted by {by}: {}", figures(own)),
            Past::Superseded { by, ground, because } => {
                format!("set aside by {by} ({}): {because}", ground.step().as_str())
            }
        }
    }
}

fn figure(value: Option<u64>) -> String {
    value.map_or_else(|| "empty".to_owned(), group)
}
