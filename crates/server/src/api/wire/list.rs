//! Lists in pages, as JSON and as rows of a table.

use schemars::JsonSchema;
use serde::Serialize;

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "PageOf{T}")]
pub struct Page<T> {
    /// What stands on the page.
    pub items: Vec<T>,
    /// How many there are on all pages.
    pub total: u64,
    /// Which page it is, from 1.
    pub page: u64,
    /// How many stand on a page at most.
    pub size: u64,
}

/// What a list has as a row of a table.
pub(crate) trait Row {
    /// Names of the columns.
    const HEAD: &'static [&'static str];

    /// The cells, one a column.
    fn cells(&self) -> Vec<String>;
}

/// A cell of what may be missing.
pub(crate) fn cell<T: ToString>(value: Option<&T>) -> String {
    value.map_or_else(String::new, ToString::to_string)
}

/// An id without its country, as addresses have it.
pub(crate) fn short(id: &str) -> &str {
    id.split_once('/').map_or(id, |(_, short)| short)
}

use super::act::ActLine;
use super::election::Election;
use super::law::{Answer, Change, Minimum, RuleLine};
use super::night::{EntryLine, PlaceLine, PrecinctLine, RunningLine};

/// What a law answers, in two cells: its name and its value.
fn said(answer: Option<&Answer>) -> [String; 2] {
    let Some(answer) = answer else { return ["before_first_act".to_owned(), String::new()] };
    let (name, value) = match answer {
        Answer::InForce { value, .. } => ("in_force", value.clone()),
        Answer::NotYet { .. } => ("not_yet", String::new()),
        Answer::Pending { then, .. } => ("pending", then.value.clone()),
        Answer::Ended { .. } => ("ended", String::new()),
        Answer::Uncertain { before, after, .. } => {
            let [_, before] = said(Some(before));
            let [_, after] = said(Some(after));
            ("uncertain", format!("{before} / {after}"))
        }
        Answer::Void { text, .. } => ("void", text.value.clone()),
        Answer::Unrecorded { .. } => ("unrecorded", String::new()),
    };
    [name.to_owned(), value]
}

fn cited(answer: Option<&Answer>) -> String {
    match answer {
        Some(Answer::InForce { version, .. }) => version.citation.clone(),
        _ => String::new(),
    }
}

impl Row for Election {
    const HEAD: &'static [&'static str] =
        &["election", "office", "title", "date", "registered", "received", "against_all", "counted", "running"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.election.clone(),
            self.office.clone(),
            self.title.clone(),
            self.date.to_string(),
            cell(self.registered.as_ref()),
            cell(self.received.as_ref()),
            cell(self.against_all.as_ref()),
            self.counted.to_string(),
            self.running.to_string(),
        ]
    }
}

impl Row for RuleLine {
    const HEAD: &'static [&'static str] = &["rule", "title", "type", "subject", "answer", "value", "citation"];

    fn cells(&self) -> Vec<String> {
        let [answer, value] = said(self.answer.as_ref());
        let subject = cell(self.subject.as_ref());
        vec![
            self.rule.clone(),
            self.title.clone(),
            self.of.clone(),
            subject,
            answer,
            value,
            cited(self.answer.as_ref()),
        ]
    }
}

impl Row for Minimum {
    const HEAD: &'static [&'static str] = &["rule", "title", "answer", "value", "citation"];

    fn cells(&self) -> Vec<String> {
        let [answer, value] = said(self.answer.as_ref());
        vec![self.rule.clone(), self.title.clone(), answer, value, cited(self.answer.as_ref())]
    }
}

impl Row for Change {
    const HEAD: &'static [&'static str] =
        &["rule", "title", "before", "value_before", "after", "value_after", "citation"];

    fn cells(&self) -> Vec<String> {
        let [before, value_before] = said(Some(&self.before));
        let [after, value_after] = said(Some(&self.after));
        let by = cited(Some(&self.after));
        vec![self.rule.clone(), self.title.clone(), before, value_before, after, value_after, by]
    }
}

impl Row for ActLine {
    const HEAD: &'static [&'static str] = &["id", "name", "signed", "what", "operations", "source"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.id.clone(),
            self.name.clone(),
            cell(self.signed.as_ref()),
            self.what.clone(),
            self.operations.to_string(),
            self.source.clone(),
        ]
    }
}

impl Row for RunningLine {
    const HEAD: &'static [&'static str] = &["election", "title", "synthetic", "entries", "settled", "of", "signed"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.election.clone(),
            self.title.clone(),
            self.synthetic.to_string(),
            self.head.size.to_string(),
            self.settled.to_string(),
            self.of.to_string(),
            self.signed.to_string(),
        ]
    }
}

impl Row for PlaceLine {
    const HEAD: &'static [&'static str] = &["region", "list", "votes", "settled", "of", "took_part", "registered"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.region.clone(),
            self.list.clone(),
            self.votes.to_string(),
            self.settled.to_string(),
            self.of.to_string(),
            cell(self.took_part.as_ref()),
            cell(self.registered.as_ref()),
        ]
    }
}

impl Row for PrecinctLine {
    const HEAD: &'static [&'static str] = &["precinct", "region", "district", "state", "copies_differ"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.precinct.clone(),
            self.region.clone(),
            self.district.clone(),
            self.state.as_str().to_owned(),
            self.copies_differ.to_string(),
        ]
    }
}

impl Row for EntryLine {
    const HEAD: &'static [&'static str] = &["seq", "precinct", "hash", "line"];

    fn cells(&self) -> Vec<String> {
        vec![self.seq.to_string(), self.precinct.clone(), self.hash.clone(), self.line.clone()]
    }
}
