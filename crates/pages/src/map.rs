//! A map of the regions shaded by a share, in five steps of one colour from light to dark, which everybody tells apart; the
//! figures stand beside it as a table.

use election::Election;
use jiff::civil::Date;
use maud::{Markup, html};

use crate::country::Division;
use crate::language::{Language, capital};
use crate::view::View;

mod file;

pub use file::map_file;

/// Steps of the scale.
const STEPS: usize = 5;

/// Shares by region, in hundredths of a percent, and the steps they make: as many regions in each as can be.
pub(crate) struct Shade<'a> {
    regions: Vec<(&'a str, Option<u64>)>,
    sorted: Vec<u64>,
}

impl<'a> Shade<'a> {
    /// Regions by their codes, each with its share where there is one.
    pub(crate) fn new(regions: Vec<(&'a str, Option<u64>)>) -> Self {
        let mut sorted: Vec<u64> = regions.iter().filter_map(|(_, share)| *share).collect();
        sorted.sort_unstable();
        Self { regions, sorted }
    }

    fn step(&self, share: u64) -> usize {
        let below = self.sorted.iter().filter(|other| **other < share).count();
        (below * STEPS / self.sorted.len().max(1)).min(STEPS - 1)
    }

    /// The style of a region's colour.
    pub(crate) fn class(&self, region: &str) -> String {
        self.share(region).map_or_else(|| "none".to_owned(), |share| format!("t{}", self.step(share)))
    }

    fn share(&self, region: &str) -> Option<u64> {
        self.regions.iter().find(|(id, _)| *id == region).and_then(|(_, share)| *share)
    }

    /// The lowest and the highest share of each step.
    fn bounds(&self) -> Vec<(usize, u64, u64)> {
        let of = |at: usize| {
            let mut here = self.sorted.iter().copied().filter(|share| self.step(*share) == at);
            let first = here.next()?;
            Some((at, first, here.next_back().unwrap_or(first)))
        };
        (0..STEPS).filter_map(of).collect()
    }
}

/// The regions in their colours, each with what is said of it.
fn shapes(division: &Division, shade: &Shade<'_>, said: impl Fn(&str) -> String) -> Markup {
    html! {
        @for region in &division.regions {
            @let class = shade.class(&region.id);
            path class=(class) d=(region.path) { title { (said(&region.id)) } }
            @if let Some((x, y)) = region.dot {
                circle class=(class) cx=(x) cy=(y) r="8" { title { (said(&region.id)) } }
            }
        }
    }
}

/// Hundredths of a percent as they were printed.
fn hundredths(language: Language, value: u64) -> String {
    let text = format!("{}.{:02}", value / 100, value % 100);
    language.percent(text.strip_suffix('0').unwrap_or(&text))
}

impl View<'_> {
    /// The map of a day with its scale; nothing where no outlines hold these regions.
    pub(crate) fn map(&self, day: Date, label: &str, shade: &Shade<'_>) -> Markup {
        let ids: Vec<&str> = shade.regions.iter().map(|(id, _)| *id).collect();
        let Some(division) = self.country().division_of(day, &ids) else { return html! {} };
        let said = |id: &str| {
            let figure = shade.share(id).map_or_else(|| "–".to_owned(), |share| self.hundredths(share));
            format!("{}: {figure}", capital(self.country().region(id, day, self.language())))
        };
        html! {
            figure.plain {
                svg.map viewBox="0 0 664 374" role="img" aria-label=(label) {
                    (shapes(division, shade, said))
                }
                figcaption {
                    ul.scale {
                        @for (at, low, high) in shade.bounds() {
                            li { span class={ "swatch t" (at) } {} (self.hundredths(low)) @if low != high { "–" (self.hundredths(high)) } }
                        }
                        @if shade.regions.iter().any(|(_, share)| share.is_none()) {
                            li { span.swatch.none {} (self.t("region-none")) }
                        }
                    }
                }
            }
        }
    }

    /// Turnout by region, where it was announced.
    pub(crate) fn turnout(&self, election: &Election) -> Markup {
        if election.regions.is_empty() {
            return html! {};
        }
        let shares = election.regions.iter().map(|region| (region.region.as_str(), Some(region.percent_hundredths)));
        let shade = Shade::new(shares.collect());
        html! {
            section {
                h2 { (self.t("turnout-title")) }
                div.split {
                    (self.map(election.date, &self.t("turnout-map"), &shade))
                    (self.turnout_table(election, &shade))
                }
            }
        }
    }

    fn turnout_table(&self, election: &Election, shade: &Shade<'_>) -> Markup {
        let mut rows: Vec<_> = election.regions.iter().collect();
        let name = |id: &str| capital(self.country().region(id, election.date, self.language()));
        let places = rows.iter().any(|region| region.percent_hundredths % 10 != 0);
        rows.sort_by(|a, b| {
            let by_name = || self.order(&name(&a.region), &name(&b.region));
            b.percent_hundredths.cmp(&a.percent_hundredths).then_with(by_name)
        });
        html! {
            div.scroll tabindex="0" role="region" aria-label=(self.t("turnout-title")) {
                table.dense {
                    thead { tr { th scope="col" { (self.t("col-region")) } th.n scope="col" { (self.t("turnout")) } th.stage scope="col" { (self.t("col-stage")) } } }
                    tbody {
                        @for region in rows {
                            tr {
                                th scope="row" { span class={ "swatch " (shade.class(&region.region)) } {} (name(&region.region)) }
                                td.n { (self.aligned(region.percent_hundredths, places)) }
                                td.quiet { (self.country().stage(&region.stage, self.language())) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Hundredths of a percent as they were printed.
    fn hundredths(&self, value: u64) -> String {
        hundredths(self.language(), value)
    }

    /// The same in a column where some were printed with two places: a figure wide space stands for the one that was not.
    fn aligned(&self, value: u64, two_places: bool) -> String {
        let text = format!("{}.{:02}", value / 100, value % 100);
        match text.strip_suffix('0') {
            Some(one) if two_places => self.language().percent(&format!("{one}\u{2007}")),
            Some(one) => self.language().percent(one),
            None => self.language().percent(&text),
        }
    }
}
