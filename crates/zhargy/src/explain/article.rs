//! An article explained: every operation on a rule that stands there, in the order of the acts.

use law::Law;
use law::act::{Act, Op, Provision};
use serde_json::json;

use crate::law_cmd::{Shown, json, words};
use crate::render::style::{self, paint};
use crate::render::{WIDTH, wrap};

/// An operation and its act.
struct Found<'l> {
    act: &'l Act,
    op: &'l Op,
    place: &'l Provision,
}

/// `None` where no operation works on the article. `act#article` asks for one act, a bare article for all.
pub(super) fn show(law: &Law, asked: &str, json: bool) -> Option<Shown> {
    let (of_act, article) = asked.rsplit_once('#').map_or((None, asked), |(act, article)| (Some(act), article));
    let article =
        ["article ", "art. ", "art "].iter().find_map(|word| article.strip_prefix(word)).unwrap_or(article).trim();
    if article.is_empty() {
        return None;
    }
    let mut found = Vec::new();
    for act in law.acts() {
        for op in &act.ops {
            let here =
                |place: &&Provision| of_act.is_none_or(|act| place.act == act) && covers(article, &place.article);
            found.extend(op.targets.iter().filter(here).map(|place| Found { act, op, place }));
        }
    }
    // One act's articles together, each in the order in which it was changed.
    found.sort_by(|a, b| (&a.place.act, &a.place.article).cmp(&(&b.place.act, &b.place.article)));
    (!found.is_empty()).then(|| Shown::new(json, 0, || value(asked, &found), || human(law, &found)))
}

/// `97-1` covers `97-1` and `97-1(2)`, but neither `97-10` nor `97-1-1`.
fn covers(asked: &str, article: &str) -> bool {
    article.strip_prefix(asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('('))
}

fn value(asked: &str, found: &[Found<'_>]) -> serde_json::Value {
    let one = |found: &Found<'_>| {
        let mut value = json::operation(found.op);
        value["stands_at"] = json!(json::provision(found.place));
        value["by"] = json!(found.act.id);
        value
    };
    json!({ "article": asked, "operations": found.iter().map(one).collect::<Vec<_>>() })
}

fn human(law: &Law, found: &[Found<'_>]) -> String {
    let mut out = String::new();
    for group in found.chunk_by(|a, b| a.place == b.place) {
        let Some(first) = group.first() else { continue };
        let place = words::places(law, std::slice::from_ref(first.place));
        out.push_str(&format!("{}\n", paint(style::HEADING, place)));
        for Found { act, op, .. } in group {
            out.push_str(&format!("  {:<24}  {:<9}  {}\n", words::when(&op.day.when), words::verb(&op.kind), op.rule));
            let change = words::one_line(&words::change(op));
            if !change.is_empty() {
                out.push_str(&wrap(&change, WIDTH, 39));
            }
            let ordered = op.at.as_ref().map_or_else(String::new, |at| format!(", {at}"));
            out.push_str(&paint(style::DIM, wrap(&format!("{}{ordered}", act.name()), WIDTH, 39)));
        }
        out.push('\n');
    }
    out + &words::many(found.len(), "operation") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_covers_its_paragraphs_only() {
        let check = |asked, article, expect| assert_eq!(covers(asked, article), expect, "{asked} over {article}");
        check("97-1", "97-1", true);
        check("97-1", "97-1(2)", true);
        check("97-1(2)", "97-1(2)(1)", true);
        check("97-1", "97-10", false);
        check("97", "97-1", false);
        check("97-1(2)", "97-1", false);
        check("97-1(1)", "97-1(10)", false);
    }
}
