//! Published complaints by year as SVG: what is unknown is a gap with a mark, "about" and "more than" are written as such, every
//! figure names its source. It must never draw a year that nobody published.

use std::fmt::Write as _;

use law::value::group;
use ombudsman::report::figures::{Exact, Past};

const LEFT: u64 = 60;
const ROW: u64 = 40;
const ROOM: u64 = 460;

/// The picture.
pub(super) fn svg(past: &Past) -> String {
    let years = u64::from(past.to - past.from) + 1;
    let lines = u64::try_from(past.figures.len()).unwrap_or(0);
    let height = 90 + years * ROW + lines * 16;
    let most = past.figures.iter().map(|figure| figure.complaints).max().unwrap_or(1).max(1);
    let title = format!("Complaints to the Ombudsperson, {} to {}", past.from, past.to);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 {height}\" width=\"960\" height=\"{height}\" font-family=\"DejaVu Sans, \
         Noto Sans, Arial, sans-serif\" font-size=\"14\" role=\"img\" aria-label=\"{title}\">\n<title>{title}</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n<text x=\"24\" y=\"32\" font-size=\"20\" font-weight=\"bold\">{title}</text>\n"
    );
    let mut y = 56;
    for year in past.from..=past.to {
        let base = y + 17;
        let _ = writeln!(svg, "<text x=\"14\" y=\"{base}\">{year}</text>");
        match past.of(year) {
            None => {
                let _ = writeln!(
                    svg,
                    "<line x1=\"{LEFT}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"#777\" stroke-dasharray=\"3 5\"/>\
                     <text x=\"{}\" y=\"{base}\" fill=\"#555\">no figure found</text>",
                    y + 12,
                    LEFT + 60,
                    y + 12,
                    LEFT + 72
                );
            }
            Some(figure) => {
                let width = figure.complaints * ROOM / most;
                let (fill, before) = match figure.exact {
                    Exact::Exactly => ("#0072b2", ""),
                    Exact::About => ("#56b4e9", "about "),
                    Exact::MoreThan => ("#56b4e9", "more than "),
                };
                let until = figure.until.as_ref().map_or(String::new(), |until| format!(", until {}", escape(until)));
                let _ = writeln!(
                    svg,
                    "<rect x=\"{LEFT}\" y=\"{y}\" width=\"{width}\" height=\"24\" fill=\"{fill}\"/><text x=\"{}\" y=\"{base}\">{before}{}{until} ({})</text>",
                    LEFT + width + 8,
                    group(figure.complaints),
                    format!("{:?}", figure.confidence).to_lowercase()
                );
            }
        }
        y += ROW;
    }
    y += 14;
    for figure in &past.figures {
        let _ = writeln!(
            svg,
            "<text x=\"14\" y=\"{y}\" font-size=\"9\" fill=\"#333\">{}: {}</text>",
            figure.year,
            escape(&figure.source)
        );
        y += 16;
    }
    svg.push_str("</svg>\n");
    svg
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
