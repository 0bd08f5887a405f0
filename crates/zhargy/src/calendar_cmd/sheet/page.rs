//! The sheet as a page to print: posts as rows, steps as columns, by district, with the articles below. One file that asks
//! nothing of anybody.

use std::fmt::Write as _;

use super::Sheet;
use super::view::{self, Column};

/// What the page looks like, on a screen and on paper that lies on its side.
const STYLE: &str = "\
@page{size:A3 landscape;margin:10mm}body{font:12px/1.35 system-ui,sans-serif;margin:1.5rem;color:#111}h1{font-size:1.4rem}\
table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.2rem .35rem;text-align:left;vertical-align:top}\
thead{display:table-header-group}thead th{background:#eee;font-weight:600}tbody th{white-space:nowrap;font-weight:500}\
tr{break-inside:avoid}.place th{background:#f6f6f6;font-weight:600}td{min-width:5.2em}\
td.open{background:#fff3cd}ol,dl{max-width:75rem}dt{font-weight:600;margin-top:.4rem}dd{margin:0 0 0 1.2rem}\
@media print{body{margin:0;font-size:8px}}";

/// How to read the cells.
const KEY: &str = "<p>A day alone is the last one; <em>?</em> marks a day that is not certain, <em>open</em> a step of \
which the law gives no day. Numbers lead to the articles below.</p>";

/// The page.
pub(super) fn html(sheet: &Sheet) -> String {
    let columns = view::columns(sheet);
    let mut out = String::from("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    let title = format!("Calendar of {} elections: {} posts", sheet.office, sheet.posts.len());
    let _ = write!(out, "<meta name=\"viewport\" content=\"width=device-width\"><title>{}</title>", escaped(&title));
    let _ = write!(out, "<style>{STYLE}</style></head><body><h1>{}</h1>", escaped(&title));
    out.push_str(KEY);
    out.push_str("<table><thead><tr><th>Post</th><th>Vote</th>");
    for (number, column) in columns.iter().enumerate() {
        let _ = write!(out, "<th scope=\"col\">{} ({})</th>", escaped(&column.title), number + 1);
    }
    out.push_str("</tr></thead>");
    for group in sheet.posts.chunk_by(|one, two| one.post.place() == two.post.place()) {
        let Some(first) = group.first() else { continue };
        let place = escaped(&first.post.place());
        let span = columns.len() + 2;
        let _ = write!(out, "\n<tbody><tr class=\"place\"><th colspan=\"{span}\" scope=\"rowgroup\">{place}</th></tr>");
        for placed in group {
            let calendar = sheet.of(placed);
            let post = escaped(&placed.post.id);
            let _ = write!(out, "\n<tr><th scope=\"row\">{post}</th><td>{}</td>", view::vote(calendar));
            for column in &columns {
                cell(&mut out, view::cell(calendar, &column.id));
            }
            out.push_str("</tr>");
        }
        out.push_str("</tbody>");
    }
    out.push_str("</table>");
    legend(&mut out, sheet, &columns);
    let _ = write!(out, "<p>Law: {}</p></body></html>", escaped(&sheet.law_hash));
    out.push('\n');
    out
}

fn cell(out: &mut String, days: Option<String>) {
    let days = days.unwrap_or_default();
    let open = days.contains(view::OPEN) || days.contains(view::DOUBT);
    let class = if open { " class=\"open\"" } else { "" };
    let _ = write!(out, "<td{class}>{}</td>", escaped(&days).replace(" to ", "<br>to "));
}

/// Every step with its notes and articles; those with a column by its number.
fn legend(out: &mut String, sheet: &Sheet, columns: &[Column]) {
    let late = view::late(sheet);
    if !late.is_empty() {
        out.push_str("<h2>Late</h2>");
        for late in late {
            let _ = write!(out, "<p>{}</p>", escaped(&late));
        }
    }
    out.push_str("<h2>Steps and articles</h2><dl>");
    for (id, about) in view::legend(sheet) {
        let number = columns.iter().position(|column| column.id == id);
        let number = number.map(|at| format!("({}) ", at + 1)).unwrap_or_default();
        let _ = write!(out, "<dt>{number}{}</dt>", escaped(&about.title));
        for line in about.notes.iter().chain(&about.articles) {
            let _ = write!(out, "<dd>{}</dd>", escaped(line));
        }
    }
    out.push_str("</dl>");
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
