//! A chamber as it stood after an election: seats by party and by the way they were filled, with the law's number of seats. Ways
//! whose result is not recorded keep their seats empty.

use jiff::civil::Date;
use law::Version;
use maud::{Markup, html};
use recount::Share;
use recount::chamber::places;

use crate::Pages;
use crate::frame::Page;
use crate::language::Language;
use crate::view::{View, short};

/// Seats of a way that were filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The election, by id.
    pub election: String,
    /// Its day.
    pub day: Date,
    /// Seats by party.
    pub shares: Vec<Share>,
}

/// The seats that are filled in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The office: how these seats are filled.
    pub office: String,
    /// Seats there are by the law of the day.
    pub seats: u64,
    /// The rule that says so.
    pub by: Version,
    /// How they were filled; nothing where that is not recorded.
    pub filled: Option<Filled>,
}

/// A chamber on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chamber {
    /// The day that was asked for.
    pub day: Date,
    /// The office filled by lists, whose name the chamber has.
    pub office: String,
    /// The rule that says how many seats there are in all, where one does.
    pub total: Option<(u64, Version)>,
    /// The ways.
    pub parts: Vec<Part>,
}

impl Chamber {
    /// Seats that were filled.
    pub fn filled(&self) -> u64 {
        self.shares().map(|(_, share)| share.seats).sum()
    }

    /// Seats there are by the law.
    pub fn seats(&self) -> u64 {
        self.total.as_ref().map_or_else(|| self.parts.iter().map(|part| part.seats).sum(), |(seats, _)| *seats)
    }

    fn shares(&self) -> impl Iterator<Item = (&Part, &Share)> {
        self.parts
            .iter()
            .flat_map(|part| part.filled.iter().flat_map(move |own| own.shares.iter().map(move |one| (part, one))))
    }

    /// Parties in the order in which they first appear.
    fn parties(&self) -> Vec<&Share> {
        let mut all: Vec<&Share> = Vec::new();
        for (_, share) in self.shares() {
            if !all.iter().any(|known| known.id == share.id) {
                all.push(share);
            }
        }
        all
    }
}

/// The largest dot, so that a small chamber has no discs at its edges.
const LARGEST: f64 = 0.085;

/// Radius of the half circle, in units of the picture.
const RADIUS: f64 = 190.0;

impl Pages {
    /// The page of a chamber.
    pub fn chamber_page(&self, language: Language, chamber: &Chamber) -> String {
        let view = self.view(language);
        let path = format!("/chamber/{}", chamber.day);
        let title = view.set_title(&chamber.office, Some(chamber.day), None);
        let (filled, seats) = (chamber.filled(), chamber.seats());
        let main = html! {
            div.wide.composition {
                p.crumbs { a href=(view.to("/elections")) { (view.t("nav-elections")) } }
                h1 { (title) }
                p.lead { (view.say("chamber-lead", &[("filled", filled.into()), ("seats", seats.into())])) }
                @if filled < seats { p.note { (view.say("chamber-missing", &[("n", (seats - filled).into())])) } }
                div.split {
                    figure.plain {
                        (view.half_circle(chamber))
                        figcaption { (view.sum_of(chamber)) }
                    }
                    (view.by_party_and_way(chamber))
                }
                section {
                    h2 { (view.t("chamber-law")) }
                    @if let Some((_, version)) = &chamber.total { (view.version_line(version)) }
                    @for part in &chamber.parts { (view.version_line(&part.by)) }
                }
                section {
                    h2 { (view.t("chamber-elections")) }
                    ul.plain {
                        @for part in &chamber.parts {
                            li {
                                (view.office(&part.office)) ": "
                                @match &part.filled {
                                    Some(own) => a href=(view.to(&format!("/elections/{}", short(&own.election)))) { (language.day(own.day)) },
                                    None => span.quiet { (view.t("chamber-not-recorded")) },
                                }
                            }
                        }
                    }
                }
            }
        };
        view.page(&Page { here: &path, title: &title, part: "elections", scripts: &[], main })
    }
}

impl View<'_> {
    fn share_name(&self, share: &Share) -> String {
        match share.id.as_str() {
            "not_found" => self.t("not-known"),
            _ => match election::single::Nominator::read(&share.id) {
                election::single::Nominator::Party(id) => {
                    self.country().list(&id, &share.name, self.language()).to_owned()
                }
                other => self.nominator(&other),
            },
        }
    }

    fn share_colour(&self, share: &Share) -> String {
        self.nominator_colour(Some(&election::single::Nominator::read(&share.id)))
    }

    /// `98 + 9 = 107`.
    fn sum_of(&self, chamber: &Chamber) -> String {
        let parts: Vec<String> = chamber.parts.iter().map(|part| self.number(part.seats)).collect();
        format!("{} = {}", parts.join(" + "), self.number(chamber.parts.iter().map(|part| part.seats).sum()))
    }

    #[expect(clippy::float_arithmetic, reason = "places of dots on a page, never a figure of the result")]
    fn half_circle(&self, chamber: &Chamber) -> Markup {
        let mut owners: Vec<String> = Vec::new();
        let mut said = Vec::new();
        for party in chamber.parties() {
            let seats: u64 =
                chamber.shares().filter(|(_, share)| share.id == party.id).map(|(_, share)| share.seats).sum();
            owners.extend(std::iter::repeat_n(self.share_colour(party), usize::try_from(seats).unwrap_or(0)));
            said.push(format!("{} {seats}", self.share_name(party)));
        }
        let seats = chamber.seats();
        let label = self.say("chamber-label", &[("seats", seats.into()), ("lists", said.join(", ").into())]);
        html! {
            svg.chamber viewBox="-8 -6 416 226" role="img" aria-label=(label) {
                @for (at, place) in places(usize::try_from(seats).unwrap_or(0)).iter().enumerate() {
                    circle class=(owners.get(at).map_or("free", String::as_str)) cx=(format!("{:.1}", 200.0 - place.x * RADIUS))
                        cy=(format!("{:.1}", 202.0 - place.y * RADIUS)) r=(format!("{:.1}", place.size.min(LARGEST) * RADIUS)) {}
                }
                text.seats x="200" y="200" text-anchor="middle" { (seats) }
            }
        }
    }

    /// A line a party, a column a way.
    fn by_party_and_way(&self, chamber: &Chamber) -> Markup {
        let seats = |party: &str, part: &Part| -> u64 {
            let own = part.filled.iter().flat_map(|own| &own.shares);
            own.filter(|share| share.id == party).map(|share| share.seats).sum()
        };
        let figure = |n: u64| if n == 0 { "–".to_owned() } else { self.number(n) };
        html! {
            div.scroll tabindex="0" role="region" aria-label=(self.t("chamber-table")) {
                table.result.ways {
                    thead { tr {
                        th scope="col" { (self.t("col-list")) }
                        @for part in &chamber.parts { th.n scope="col" { @if part.office == chamber.office { (self.t("chamber-by-lists")) } @else { (self.office(&part.office)) } } }
                        th.n scope="col" { (self.t("chamber-all")) }
                    } }
                    tbody {
                        @for party in chamber.parties() {
                            tr {
                                th scope="row" { span.name { span class={ "swatch " (self.share_colour(party)) } {} (self.share_name(party)) } }
                                @for part in &chamber.parts { td.n { (figure(seats(&party.id, part))) } }
                                td.n { strong { (self.number(chamber.parts.iter().map(|part| seats(&party.id, part)).sum())) } }
                            }
                        }
                        @if chamber.filled() < chamber.seats() {
                            tr.out {
                                th scope="row" { (self.t("chamber-not-recorded")) }
                                @for part in &chamber.parts { td.n { @if part.filled.is_none() { (self.number(part.seats)) } @else { "–" } } }
                                td.n { (self.number(chamber.seats() - chamber.filled())) }
                            }
                        }
                    }
                    tfoot {
                        tr.sum {
                            th scope="row" { (self.t("chamber-sum")) }
                            @for part in &chamber.parts { td.n { (self.number(part.seats)) } }
                            td.n { strong { (self.number(chamber.seats())) } }
                        }
                    }
                }
            }
        }
    }
}
