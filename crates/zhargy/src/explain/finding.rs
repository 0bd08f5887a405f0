//! A finding of protocols explained from its row: the relation, the article, and what each role does. It must never know
//! what a relation means.

use election::protocol::{Check, FindingRow, Role};
use serde_json::json;

use crate::embedded::Statutes;
use crate::law_cmd::Shown;
use crate::render::field;
use crate::render::style::{self, paint};

/// Where the text of a labelled line begins.
const INDENT: usize = 16;

/// `None` where no finding has the code.
pub(super) fn show(statutes: &Statutes, code: &str, json: bool) -> Option<Shown> {
    let row = statutes.protocols.finding(code)?;
    Some(Shown::new(json, 0, || value(statutes, row), || human(statutes, row)))
}

/// How it is found, in words.
fn how(row: &FindingRow) -> String {
    match &row.check {
        Check::Formula(formula) => formula.text.clone(),
        Check::Complete => "no figure that must be there is empty".to_owned(),
        Check::Words => "words beside a figure say the same number".to_owned(),
        Check::Chain => "the figures of a whole are the sums of its parts".to_owned(),
        Check::ByHand => "by people: not from the figures of a protocol".to_owned(),
    }
}

fn value(statutes: &Statutes, row: &FindingRow) -> serde_json::Value {
    let advice = |role: Role| (role.as_str().to_owned(), texts(&row.advice.of(role).0));
    json!({
        "code": row.code,
        "title": texts(&row.title.0),
        "check": how(row),
        "tolerance": { "value": row.tolerance.value, "percent": row.tolerance.percent.to_string() },
        "level": row.level.as_str(),
        "article": row.citation(&statutes.law),
        "confidence": row.confidence.as_str(),
        "because": row.because,
        "advice": Role::ALL.map(advice).into_iter().collect::<serde_json::Map<_, _>>(),
    })
}

fn texts(all: &[(String, String)]) -> serde_json::Value {
    all.iter().map(|(language, text)| (language.clone(), json!(text))).collect::<serde_json::Map<_, _>>().into()
}

fn human(statutes: &Statutes, row: &FindingRow) -> String {
    let mut out = format!("{} {}\n\n", paint(style::HEADING, &row.code), row.title.get("en"));
    let mut line = |label: &str, text: &str| out.push_str(&field(label, text, INDENT));
    line("holds", &how(row));
    if row.tolerance.value > 0 || row.tolerance.percent.num() > 0 {
        line("let pass", &format!("{} or {}, the larger", row.tolerance.value, row.tolerance.percent));
    }
    line("level", row.level.as_str());
    line("rests on", &format!("{} ({})", row.citation(&statutes.law), row.confidence));
    line("because", &row.because);
    out.push('\n');
    for role in Role::ALL {
        out.push_str(&field(role.as_str(), row.advice.of(role).get("en"), INDENT));
    }
    out
}
