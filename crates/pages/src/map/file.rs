//! A map as a picture of its own, for a file: the same regions, steps and colours as on a page. The words come from the
//! caller, since a picture has no page around it that explains it.

use jiff::civil::Date;
use maud::html;

use super::{Shade, hundredths, shapes};
use crate::country::Country;
use crate::language::Language;

/// The colours of a page by day.
const STYLE: &str = "path, circle { stroke: #fff; stroke-width: 1 } .t0 { fill: #dbe9ef } .t1 { fill: #aed0dd } \
                     .t2 { fill: #74adc2 } .t3 { fill: #3b84a1 } .t4 { fill: #0b5a7a } .none { fill: #e6e6e6 } \
                     text { font: 14px sans-serif; fill: #222 }";

/// A map of the regions of a day shaded by a share, in hundredths of a percent, as an SVG file with a title above and a note
/// below; regions without a share are grey. `None` where no outlines hold these regions.
pub fn map_file(
    country: &Country,
    day: Date,
    language: Language,
    title: &str,
    note: &str,
    shares: &[(&str, Option<u64>)],
) -> Option<String> {
    let ids: Vec<&str> = shares.iter().map(|(id, _)| *id).collect();
    let division = country.division_of(day, &ids)?;
    let shade = Shade::new(shares.to_vec());
    let said = |id: &str| {
        let figure = shade.share(id).map_or_else(|| "–".to_owned(), |share| hundredths(language, share));
        format!("{}: {figure}", country.region(id, day, language))
    };
    let picture = html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -40 700 470" role="img" aria-label=(title) {
            title { (title) }
            style { (STYLE) }
            rect x="-8" y="-40" width="700" height="470" fill="#fff" {}
            text x="0" y="-16" style="font-size: 18px; font-weight: bold" { (title) }
            (shapes(division, &shade, said))
            @for (at, (step, low, high)) in shade.bounds().into_iter().enumerate() {
                rect class={ "t" (step) } x=(at * 138) y="386" width="16" height="16" {}
                text x=(at * 138 + 20) y="399" {
                    (hundredths(language, low)) @if low != high { "–" (hundredths(language, high)) }
                }
            }
            text x="0" y="422" { (note) }
        }
    };
    Some(picture.into_string() + "\n")
}
