//! The regions of a set: a map shaded by turnout, by winners who nominated themselves or by new holders, chosen by a link, with
//! the same figures as a table.

use maud::{Markup, html};

use super::ask::{MAPS, said};
use super::seat::region_path;
use super::{Asked, Map, Set, Sums};
use crate::map::Shade;
use crate::view::View;

/// What a map shows of a region: a part and its whole.
fn parts(map: Map, sums: &Sums) -> (u64, u64) {
    match map {
        Map::Turnout => (sums.took_part, sums.registered),
        Map::Own => (sums.own, sums.own_of),
        Map::New => (sums.new, sums.new + sums.kept),
    }
}

/// A share in hundredths of a percent, rounded as it is printed.
fn in_hundredths(part: u64, whole: u64) -> Option<u64> {
    recount::words::percent(part, whole).replace('.', "").parse().ok()
}

impl View<'_> {
    fn shaded_by(&self, map: Map) -> String {
        match map {
            Map::Turnout => self.t("turnout"),
            Map::Own => self.t("map-self"),
            Map::New => self.t("map-new"),
        }
    }

    /// Nothing where fewer than two regions have posts.
    pub(super) fn shares_by_region(&self, set: &Set, asked: &Asked) -> Markup {
        let mut all: Vec<(&str, String, Sums)> = Vec::new();
        for region in set.regions().into_iter().filter(|region| !region.is_empty()) {
            let sums = Sums::of(set.rows.iter().filter(|row| row.region == region));
            all.push((region, self.region_of(set, region), sums));
        }
        // One region is no comparison.
        if all.len() < 2 {
            return html! {};
        }
        all.sort_by(|a, b| self.order(&a.1, &b.1));
        let what = self.shaded_by(asked.map);
        let share = |sums: &Sums| {
            let (part, whole) = parts(asked.map, sums);
            (whole > 0).then(|| in_hundredths(part, whole)).flatten()
        };
        let shade = Shade::new(all.iter().map(|(region, _, sums)| (*region, share(sums))).collect());
        let label = self.say("region-map", &[("what", what.as_str().into())]);
        html! {
            section #regions {
                h2 { (self.t("contests-regions")) }
                nav.choose aria-label=(self.t("region-map-by")) {
                    @for (_, map) in MAPS {
                        @let other = Asked { map, ..asked.clone() };
                        a href=(self.to(&format!("/elections/{}{}#regions", set.id, other.query())))
                            aria-current=[(map == asked.map).then_some("true")] data-map=(said(&MAPS, map)) { (self.shaded_by(map)) }
                    }
                }
                div.split {
                    (self.map(set.names_on(), &label, &shade))
                    div.scroll tabindex="0" role="region" aria-label=(self.t("contests-regions")) {
                        table.dense {
                            thead { tr {
                                th scope="col" { (self.t("col-region")) }
                                th.n scope="col" { (self.t("col-posts")) }
                                th.n scope="col" { (self.t("count-elected")) }
                                th.n scope="col" { (what) }
                            } }
                            tbody {
                                @for (region, name, sums) in &all {
                                    @let (part, whole) = parts(asked.map, sums);
                                    tr {
                                        th scope="row" {
                                            span class={ "swatch " (shade.class(region)) } {}
                                            a href=(self.to(&region_path(set, region))) { (name) }
                                        }
                                        td.n { (self.number(sums.posts)) }
                                        td.n { (self.number(sums.elected)) }
                                        td.n { (self.percent(part, whole)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
