//! Published complaints by year as SVG: what is unknown is a gap with a mark, "about" and "more than" are written as such, every
//! figure names its source. It must never draw a year that nobody published.

use std::fmt::Write as _;

use ombudsman::report::figures::{Exact, Past};

use super::page::escaped;
use super::words::Names;
use super::years;

const LEFT: u64 = 60;
const ROW: u64 = 36;
const ROOM: u64 = 560;
const LINE: u64 = 17;

/// The picture, in the language of the names.
pub(super) fn svg(past: &Past, names: &Names<'_>) -> String {
    let language = names.paper();
    let years = u64::from(past.to - past.from) + 1;
    let lines = u64::try_from(past.figures.len()).unwrap_or(0) + 1;
    let height = 96 + years * ROW + lines * LINE;
    let most = past.figures.iter().map(|figure| figure.complaints).max().unwrap_or(1).max(1);
    let title = format!("{}, {}\u{2013}{}", names.of(years::CAPTION), past.from, past.to);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 {height}\" width=\"960\" height=\"{height}\" \
         lang=\"{}\" font-family=\"Noto Sans, DejaVu Sans, Arial, sans-serif\" font-size=\"14\" role=\"img\" \
         aria-label=\"{title}\">\n<title>{title}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n\
         <text x=\"14\" y=\"32\" font-size=\"18\" font-weight=\"bold\">{title}</text>\n",
        language.tag()
    );
    let mut y = 56;
    for year in past.from..=past.to {
        let base = y + 17;
        let _ = writeln!(svg, "<text x=\"14\" y=\"{base}\">{year}</text>");
        if let Some(figure) = past.of(year) {
            let width = figure.complaints * ROOM / most;
            let sure = figure.exact == Exact::Exactly && figure.until.is_none();
            let (fill, text) = (if sure { "#174e7c" } else { "#8fb3d1" }, years::written(figure, names, language));
            let x = LEFT + width + 8;
            let _ = writeln!(
                svg,
                "<rect x=\"{LEFT}\" y=\"{y}\" width=\"{width}\" height=\"24\" fill=\"{fill}\"/><text x=\"{x}\" y=\"{base}\">{} \
                 <tspan fill=\"#555555\">({})</tspan></text>",
                escaped(&text),
                names.confidence(figure.confidence)
            );
        } else {
            let (middle, end, text) = (y + 12, LEFT + 60, LEFT + 72);
            let _ = writeln!(
                svg,
                "<line x1=\"{LEFT}\" y1=\"{middle}\" x2=\"{end}\" y2=\"{middle}\" stroke=\"#777777\" stroke-dasharray=\"3 5\"/>\
                 <text x=\"{text}\" y=\"{base}\" fill=\"#555555\">{}</text>",
                names.of(years::UNKNOWN)
            );
        }
        y += ROW;
    }
    y += 14;
    for text in std::iter::once(names.of(years::PART).to_owned())
        .chain(past.figures.iter().map(|figure| years::source(figure, names, language)))
    {
        let _ = writeln!(svg, "<text x=\"14\" y=\"{y}\" font-size=\"10\" fill=\"#333333\">{}</text>", escaped(&text));
        y += LINE;
    }
    svg.push_str("</svg>\n");
    svg
}
