//! The report's document as a page: one file that asks nothing of anybody, needs no script, and can be printed. It must never
//! say what the document does not.

use std::fmt::Write as _;

use paper::{Align, BarChart, Block, Cell, Document, Language, Level, Table};

/// What the page looks like, on a screen and on paper.
const STYLE: &str = "\
body{font:16px/1.45 system-ui,sans-serif;color:#111;background:#fff;margin:0 auto;padding:1rem;max-width:72rem}\
.mark{position:sticky;top:0;margin:-1rem -1rem 1rem;padding:.4rem 1rem;background:#fbe7c3;color:#5c3d00;font-weight:600;text-align:center}\
h1{font-size:1.7rem;margin:.2rem 0}h2{font-size:1.3rem;margin:2rem 0 .6rem}.issuer,.day,.note{color:#555}.note{font-size:.875rem;overflow-wrap:anywhere}\
table{border-collapse:collapse;margin:.4rem 0 .6rem}caption{text-align:left;font-weight:600;padding:1rem 0 .4rem}\
th,td{padding:.2rem .6rem .2rem 0;border-bottom:1px solid #ddd;text-align:left;vertical-align:bottom;font-weight:400}\
thead th{font-size:.8rem;font-weight:600;border-bottom:2px solid #333}.n{text-align:right;font-variant-numeric:tabular-nums}\
.sum>*{font-weight:700;border-top:2px solid #333}.bars{width:100%}.bars th{width:36%}.bars td{vertical-align:middle}.bars .n{width:7rem}\
.bars span{display:block;height:.8rem;background:#174e7c;min-width:1px}.wide{overflow-x:auto}.wide tbody th{white-space:nowrap;position:sticky;left:0;background:#fff}\
.cite{display:block;color:#555;font-size:.875rem}tr{break-inside:avoid}\
@media print{.mark{position:static}body{font-size:11px;max-width:none}}";

/// The page.
pub(super) fn html(document: &Document) -> String {
    let language = document.language;
    let title = escaped(&document.title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title}</title><style>{STYLE}</style></head><body>\n",
        language.tag()
    );
    if document.synthetic {
        let _ = writeln!(out, "<p class=\"mark\" role=\"note\">{}</p>", escaped(&document.subtitle));
    }
    let day = language.day(document.date);
    let _ = writeln!(
        out,
        "<p class=\"issuer\">{}</p><h1>{title}</h1><p class=\"day\">{day}</p>",
        escaped(&document.issuer)
    );
    for block in &document.blocks {
        part(&mut out, block, language);
    }
    out.push_str("</body></html>\n");
    out
}

/// A block; those that only paper has, and those that a report never holds, are nothing here.
fn part(out: &mut String, block: &Block, language: Language) {
    let _ = match block {
        Block::Heading(Level::Part, text) => writeln!(out, "<h2>{}</h2>", escaped(text)),
        Block::Heading(Level::Section, text) => writeln!(out, "<h3>{}</h3>", escaped(text)),
        Block::Paragraph(text) => writeln!(out, "<p>{}</p>", escaped(text)),
        Block::Note(text) => writeln!(out, "<p class=\"note\">{}</p>", escaped(text)),
        Block::Pairs(pairs) => {
            out.push_str("<table>");
            for (name, cell) in pairs {
                row(out, &[(name.clone(), false), (cell.written(language), true)], "");
            }
            writeln!(out, "</table>")
        }
        Block::Table(table) => return grid(out, table, language),
        Block::Bars(chart) => return bars(out, chart, language),
        Block::Steps(steps) => {
            out.push_str("<ol>");
            for step in steps {
                let (text, citation) = (escaped(&step.text), escaped(&step.citation));
                let _ = write!(out, "<li>{text} <span class=\"cite\">{citation}</span></li>");
            }
            writeln!(out, "</ol>")
        }
        Block::NewPage | Block::Choices(_) | Block::Hemicycle(_) | Block::Mono(..) | Block::Signatures { .. } => Ok(()),
    };
}

/// The first cell names the row; a cell of figures stands to the right.
fn row(out: &mut String, cells: &[(String, bool)], class: &str) {
    let _ = write!(out, "<tr{class}>");
    for (at, (text, figures)) in cells.iter().enumerate() {
        let side = if *figures { " class=\"n\"" } else { "" };
        let text = escaped(text);
        let _ =
            if at == 0 { write!(out, "<th scope=\"row\">{text}</th>") } else { write!(out, "<td{side}>{text}</td>") };
    }
    out.push_str("</tr>\n");
}

fn grid(out: &mut String, table: &Table, language: Language) {
    let _ = write!(
        out,
        "<div class=\"wide\" tabindex=\"0\"><table><caption>{}</caption><thead><tr>",
        escaped(&table.caption)
    );
    for (at, column) in table.columns.iter().enumerate() {
        let side = if column.align == Align::Figures { " class=\"n\"" } else { "" };
        let title = escaped(&column.title);
        let _ = if at == 0 { write!(out, "<td></td>") } else { write!(out, "<th scope=\"col\"{side}>{title}</th>") };
    }
    out.push_str("</tr></thead><tbody>\n");
    for line in &table.rows {
        let cells =
            line.cells.iter().map(|cell| (cell.written(language), !matches!(cell, Cell::Text(text) if text.len() > 3)));
        row(out, &cells.collect::<Vec<_>>(), if line.total { " class=\"sum\"" } else { "" });
    }
    out.push_str("</tbody></table></div>\n");
}

/// A bar's length is its value in thousandths of the longest.
fn bars(out: &mut String, chart: &BarChart, language: Language) {
    let longest = u128::from(chart.bars.iter().map(|bar| bar.value).max().unwrap_or(1).max(1));
    let _ = writeln!(out, "<table class=\"bars\"><caption>{}</caption>", escaped(&chart.caption));
    for bar in &chart.bars {
        let written = if bar.written.is_empty() { language.count(bar.value) } else { bar.written.clone() };
        let part = u128::from(bar.value) * 1000 / longest;
        let drawn = match bar.value {
            0 => String::new(),
            _ => format!("<span style=\"width:{}.{}%\"></span>", part / 10, part % 10),
        };
        let (label, written) = (escaped(&bar.label), escaped(&written));
        let _ = writeln!(out, "<tr><th scope=\"row\">{label}</th><td>{drawn}</td><td class=\"n\">{written}</td></tr>");
    }
    out.push_str("</table>\n");
}

/// Text as HTML and SVG have it.
pub(super) fn escaped(text: &str) -> String {
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
