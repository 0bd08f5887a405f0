//! A hemicycle: a dot for each mandate in the colour of its list, in the order of the table beside it.
#![expect(clippy::float_arithmetic, reason = "places of dots on a page, never a figure of the result")]

use election::Election;
use maud::{Markup, html};
use recount::Counted;
use recount::chamber::places;

use crate::view::View;

/// The largest dot, so that a chamber of ten has no discs at its edges.
const LARGEST: f64 = 0.085;

/// Radius of the half circle, in units of the picture.
const RADIUS: f64 = 190.0;

impl View<'_> {
    /// The seats of one count.
    pub(crate) fn chamber(&self, election: &Election, counted: &Counted) -> Markup {
        let count = &counted.count;
        let mut owner = Vec::new();
        for (at, list) in count.lists.iter().enumerate() {
            owner.extend(std::iter::repeat_n(at, usize::try_from(list.seats).unwrap_or(0)));
        }
        let said: Vec<String> = count
            .lists
            .iter()
            .enumerate()
            .filter(|(_, list)| list.seats > 0)
            .map(|(at, list)| format!("{} {}", self.list(election, at), list.seats))
            .collect();
        let label = self.say("chamber-label", &[("seats", count.seats.into()), ("lists", said.join(", ").into())]);
        let class = |at: usize| owner.get(at).map_or_else(|| "free".to_owned(), |list| self.colour(election, *list));
        html! {
            svg.chamber viewBox="-8 -6 416 226" role="img" aria-label=(label) {
                @for (at, place) in places(usize::try_from(count.seats).unwrap_or(0)).iter().enumerate() {
                    circle class=(class(at)) cx=(format!("{:.1}", 200.0 - place.x * RADIUS))
                        cy=(format!("{:.1}", 202.0 - place.y * RADIUS)) r=(format!("{:.1}", place.size.min(LARGEST) * RADIUS)) {}
                }
                text.seats x="200" y="200" text-anchor="middle" { (count.seats) }
            }
        }
    }
}
