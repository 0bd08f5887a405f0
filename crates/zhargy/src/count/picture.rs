//! A picture of the result: a hemicycle for each law and the vote bars with the threshold line. It draws what was counted.
#![expect(clippy::float_arithmetic, reason = "places of dots on a page, never a figure of the result")]
#![expect(clippy::cast_precision_loss, reason = "places of dots on a page, never a figure of the result")]

use std::fmt::Write as _;

use election::Election;
use law::value::group;

use recount::chamber::places;
use recount::{Answer, Counted, words};

/// Colours that colour-blind readers can tell apart (Okabe and Ito, 2008), reused after the last.
const COLOURS: [&str; 8] = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#7f7f7f"];

const CHAMBER_WIDTH: f64 = 440.0;
const CHAMBER_HEIGHT: f64 = 270.0;
const ROW: f64 = 34.0;
const BAR_LEFT: f64 = 300.0;
/// Letters of a name that fit on the left of the bars.
const NAME: usize = 36;
const BAR_WIDTH: f64 = 360.0;
/// Right edges of the columns of figures: votes, percent, mandates.
const COLUMNS: [f64; 3] = [BAR_LEFT + BAR_WIDTH + 110.0, BAR_LEFT + BAR_WIDTH + 180.0, BAR_LEFT + BAR_WIDTH + 270.0];

/// The whole picture as SVG.
pub(super) fn draw(shown: &Answer) -> String {
    let counts: Vec<&Counted> = std::iter::once(&shown.own).chain(&shown.other).collect();
    let width = (CHAMBER_WIDTH * counts.len() as f64 + 40.0).max(COLUMNS[2] + 40.0);
    let rows = shown.election.lists.len() + usize::from(shown.own.count.base.against_all > 0);
    let bars_top = 96.0 + CHAMBER_HEIGHT;
    let height = bars_top + ROW * rows as f64 + 76.0;
    let mut svg = String::new();
    let title = escape(&format!("{}, {}", shown.election.title, shown.election.date));
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\" \
         font-family=\"DejaVu Sans, Noto Sans, Arial, sans-serif\" font-size=\"14\" role=\"img\" aria-label=\"{title}\">"
    );
    let _ = writeln!(svg, "<title>{title}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
    let _ = writeln!(svg, "<text x=\"24\" y=\"36\" font-size=\"20\" font-weight=\"bold\">{title}</text>");
    let offset = (width - CHAMBER_WIDTH * counts.len() as f64) / 2.0;
    for (at, counted) in counts.iter().enumerate() {
        chamber(&mut svg, &shown.election, counted, offset + CHAMBER_WIDTH * at as f64, 60.0);
    }
    bars(&mut svg, shown, &counts, bars_top);
    svg.push_str("</svg>\n");
    svg
}

/// One hemicycle with its law and number of mandates.
fn chamber(svg: &mut String, election: &Election, counted: &Counted, left: f64, top: f64) {
    let (middle, floor) = (left + CHAMBER_WIDTH / 2.0, top + CHAMBER_HEIGHT - 40.0);
    let seats = counted.count.seats;
    let mut owner = Vec::new();
    for (at, list) in counted.count.lists.iter().enumerate() {
        owner.extend(std::iter::repeat_n(at, usize::try_from(list.seats).unwrap_or(0)));
    }
    let places = places(usize::try_from(seats).unwrap_or(0));
    let size = places.first().map_or(0.0, |place| place.size);
    for (at, place) in places.iter().enumerate() {
        let (x, y) = (middle - place.x * 190.0, floor - place.y * 190.0);
        let radius = size * 190.0;
        match owner.get(at) {
            Some(list) => {
                let name = escape(&election.lists[*list].name);
                let colour = COLOURS[list % COLOURS.len()];
                let _ = writeln!(
                    svg,
                    "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"{colour}\"><title>{name}</title></circle>"
                );
            }
            // A mandate nobody has: the law is silent, or a tie is open.
            None => {
                let _ = writeln!(
                    svg,
                    "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"none\" stroke=\"#555\" stroke-dasharray=\"2 2\"/>"
                );
            }
        }
    }
    let title = escape(&counted.title);
    let _ = writeln!(
        svg,
        "<text x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\" font-size=\"34\" font-weight=\"bold\">{seats}</text>",
        floor - 4.0
    );
    let _ = writeln!(svg, "<text x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{title}</text>", floor + 30.0);
}

/// Bars of votes with the threshold of each law as a line.
fn bars(svg: &mut String, shown: &Answer, counts: &[&Counted], top: f64) {
    let own = &shown.own.count;
    let most = own.lists.iter().map(|list| list.votes).chain([own.base.against_all]).max().unwrap_or(1).max(1);
    for (x, head) in COLUMNS.iter().zip(["votes", "% of base", "mandates"]) {
        let y = top - 4.0;
        let _ = writeln!(
            svg,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"end\" fill=\"#555555\" font-size=\"12\">{head}</text>"
        );
    }
    let scale = |votes: u64| BAR_WIDTH * (votes as f64 / most as f64);
    let mut y = top + 8.0;
    for (at, (list, got)) in shown.election.lists.iter().zip(&own.lists).enumerate() {
        let seats: Vec<String> = counts.iter().map(|counted| counted.count.lists[at].seats.to_string()).collect();
        let figures = [group(got.votes), words::percent(got.votes, own.base.total), seats.join(" \u{2192} ")];
        row(svg, &list.name, scale(got.votes), COLOURS[at % COLOURS.len()], &figures, y);
        y += ROW;
    }
    if own.base.against_all > 0 {
        let share = words::percent(own.base.against_all, own.base.total);
        let figures = [group(own.base.against_all), share, String::new()];
        row(svg, "against all", scale(own.base.against_all), "#bbbbbb", &figures, y);
        y += ROW;
    }
    let mut drawn: Vec<String> = Vec::new();
    for counted in counts {
        let threshold = counted.rules.threshold.value;
        let label = threshold.to_string();
        if drawn.contains(&label) {
            continue;
        }
        let share = threshold.num() as f64 / threshold.den() as f64;
        let x = BAR_LEFT + (share * counted.count.base.total as f64 / most as f64 * BAR_WIDTH).min(BAR_WIDTH);
        let alike = counts.iter().all(|other| other.rules.threshold.value == threshold);
        let of_law = if alike { String::new() } else { format!(", {}", escape(&counted.title)) };
        let below = y + 18.0 + 18.0 * drawn.len() as f64;
        let _ = writeln!(
            svg,
            "<line x1=\"{x:.1}\" y1=\"{top:.1}\" x2=\"{x:.1}\" y2=\"{:.1}\" stroke=\"#b00020\" stroke-width=\"1.5\" stroke-dasharray=\"5 3\"/>",
            below - 12.0
        );
        let _ = writeln!(
            svg,
            "<text x=\"{x:.1}\" y=\"{below:.1}\" fill=\"#b00020\" font-size=\"13\" text-anchor=\"start\">threshold {label}{of_law}</text>"
        );
        drawn.push(label);
    }
}

fn row(svg: &mut String, name: &str, length: f64, colour: &str, figures: &[String; 3], y: f64) {
    let mut shown: String = name.chars().take(NAME).collect();
    if name.chars().count() > NAME {
        shown.push('\u{2026}');
    }
    let (name, middle, length) = (escape(&shown), y + 16.0, length.max(1.0));
    let _ = writeln!(svg, "<text x=\"{:.1}\" y=\"{middle:.1}\" text-anchor=\"end\">{name}</text>", BAR_LEFT - 10.0);
    let _ =
        writeln!(svg, "<rect x=\"{BAR_LEFT:.1}\" y=\"{y:.1}\" width=\"{length:.1}\" height=\"22\" fill=\"{colour}\"/>");
    for (x, figure) in COLUMNS.iter().zip(figures) {
        let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{middle:.1}\" text-anchor=\"end\">{figure}</text>");
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
