//! The regions of a running election: how far each is, and a map of them by turnout or by the share of a list, chosen by its
//! address. What is not in yet has no colour.

use maud::{Markup, html};

use super::{Night, Place};
use crate::bars::{Bar, bar};
use crate::language::capital;
use crate::map::Shade;
use crate::view::View;
use crate::what_if::encoded;

impl Night {
    /// The place of a list on the ballot.
    pub(super) fn list_at(&self, id: &str) -> Option<usize> {
        self.lists.iter().position(|(list, _)| list == id)
    }

    /// Whether the map can be shaded by this: a list, or turnout where nothing is named.
    pub fn shaded_by(&self, list: &str) -> bool {
        list.is_empty() || self.list_at(list).is_some()
    }
}

/// A share in hundredths of a percent, rounded as it is printed.
fn hundredths(part: u64, whole: u64) -> Option<u64> {
    recount::words::percent(part, whole).replace('.', "").parse().ok()
}

impl View<'_> {
    /// The regions by the alphabet of the language, each with its name on the day of the vote.
    pub(super) fn places_by_name<'n>(&'n self, night: &'n Night) -> Vec<(&'n Place, &'n str)> {
        let day = self.day_of(night);
        let name = |place: &'n Place| self.country().region(&place.region, day, self.language());
        let mut all: Vec<(&Place, &str)> = night.places.iter().skip(1).map(|place| (place, name(place))).collect();
        all.sort_by(|a, b| self.order(a.1, b.1));
        all
    }

    /// The regions in the order of their names, their map shaded by turnout or by the votes of a list.
    pub(super) fn regions(&self, night: &Night, shaded: &str, path: &str) -> Markup {
        let list = night.list_at(shaded);
        let day = self.day_of(night);
        let places = self.places_by_name(night);
        let parts = |place: &Place| match list {
            Some(at) => Some((place.votes[at], place.votes.iter().sum())),
            None => place.took_part.zip(place.registered),
        };
        let shares = places.iter().map(|(place, _)| {
            let share = parts(place).filter(|(_, whole)| *whole > 0).and_then(|(part, whole)| hundredths(part, whole));
            (place.region.as_str(), share)
        });
        let shade = Shade::new(shares.collect());
        let what = list.map_or_else(|| self.t("turnout"), |at| self.list_name(night, at).to_owned());
        let label = self.say("region-map", &[("what", what.as_str().into())]);
        let link = |list: &str| match list {
            "" => self.to(&format!("{path}#regions")),
            _ => self.to(&format!("{path}?map={}#regions", encoded(list))),
        };
        html! {
            section #regions {
                h2 { (self.t("night-regions")) }
                nav.choose aria-label=(self.t("region-map-by")) {
                    a href=(link("")) aria-current=[list.is_none().then_some("true")] { (self.t("turnout")) }
                    @for (at, (id, _)) in night.lists.iter().enumerate() {
                        a href=(link(id)) aria-current=[(list == Some(at)).then_some("true")] {
                            span class={ "swatch p" (self.country().colour(id, at)) } {} (self.list_name(night, at))
                        }
                    }
                }
                div.split {
                    (self.map(day, &label, &shade))
                    div.scroll tabindex="0" role="region" aria-label=(self.t("night-regions")) {
                        table.dense {
                            thead { tr { th scope="col" { (self.t("col-region")) } th.n scope="col" { (self.t("col-settled")) } th.n scope="col" { (what) } } }
                            tbody {
                                @for (place, name) in &places {
                                    tr {
                                        th scope="row" {
                                            span class={ "swatch " (shade.class(&place.region)) } {}
                                            a href=(self.to(&format!("{path}?region={}", encoded(&place.region)))) { (capital(name)) }
                                            (bar(&Bar { class: "done", votes: place.settled.into(), most: place.of.into(), needed: None }))
                                        }
                                        td.n { (self.number(place.settled.into())) " / " (self.number(place.of.into())) }
                                        td.n { @match parts(place) { Some((part, whole)) => (self.percent(part, whole)), None => "–" } }
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
