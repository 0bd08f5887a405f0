//! A map of the regions by turnout, in five steps of one colour; the figures stand beside it as a table.

use election::Election;
use maud::{Markup, html};

use crate::view::View;

/// Steps of the scale.
const STEPS: usize = 5;

impl View<'_> {
    /// Turnout by region, where it was announced.
    pub(crate) fn turnout(&self, election: &Election) -> Markup {
        if election.regions.is_empty() {
            return html! {};
        }
        let mut sorted: Vec<u64> = election.regions.iter().map(|region| region.percent_hundredths).collect();
        sorted.sort_unstable();
        let step = |value: u64| {
            let below = sorted.iter().filter(|other| **other < value).count();
            (below * STEPS / sorted.len()).min(STEPS - 1)
        };
        let bounds: Vec<Option<(u64, u64)>> = (0..STEPS)
            .map(|at| {
                let mut here = sorted.iter().copied().filter(|value| step(*value) == at);
                let first = here.next()?;
                Some((first, here.next_back().unwrap_or(first)))
            })
            .collect();
        let ids: Vec<&str> = election.regions.iter().map(|region| region.region.as_str()).collect();
        let division = self.country().division_of(election.date, &ids);
        let turnout = |id: &str| {
            election.regions.iter().find(|region| region.region == id).map(|region| region.percent_hundredths)
        };
        let class = |id: &str| turnout(id).map_or_else(|| "none".to_owned(), |value| format!("t{}", step(value)));
        let said = |id: &str| {
            let figure = turnout(id).map_or_else(|| "–".to_owned(), |value| self.hundredths(value));
            format!("{}: {figure}", self.country().region(id, election.date, self.language()))
        };
        html! {
            section {
                h2 { (self.t("turnout-title")) }
                div.split {
                    @if let Some(division) = division {
                        figure.plain {
                            svg.map viewBox="0 0 664 374" role="img" aria-label=(self.t("turnout-map")) {
                                @for region in &division.regions {
                                    path class=(class(&region.id)) d=(region.path) { title { (said(&region.id)) } }
                                    @if let Some((x, y)) = region.dot {
                                        circle class=(class(&region.id)) cx=(x) cy=(y) r="8" { title { (said(&region.id)) } }
                                    }
                                }
                            }
                            figcaption {
                                ul.scale {
                                    @for (at, bounds) in bounds.iter().enumerate() {
                                        @if let Some((low, high)) = bounds {
                                            li { span class={ "swatch t" (at) } {} (self.hundredths(*low)) @if low != high { "–" (self.hundredths(*high)) } }
                                        }
                                    }
                                }
                            }
                        }
                    }
                    (self.turnout_table(election, &step))
                }
            }
        }
    }

    fn turnout_table(&self, election: &Election, step: &dyn Fn(u64) -> usize) -> Markup {
        let mut rows: Vec<_> = election.regions.iter().collect();
        rows.sort_by_key(|region| std::cmp::Reverse(region.percent_hundredths));
        html! {
            div.scroll tabindex="0" role="region" aria-label=(self.t("turnout-title")) {
                table.dense {
                    thead { tr { th scope="col" { (self.t("col-region")) } th.n scope="col" { (self.t("turnout")) } th.stage scope="col" { (self.t("col-stage")) } } }
                    tbody {
                        @for region in rows {
                            tr {
                                th scope="row" { span class={ "swatch t" (step(region.percent_hundredths)) } {} (self.country().region(&region.region, election.date, self.language())) }
                                td.n { (self.hundredths(region.percent_hundredths)) }
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
        let text = format!("{}.{:02}", value / 100, value % 100);
        self.language().percent(text.strip_suffix('0').unwrap_or(&text))
    }
}
