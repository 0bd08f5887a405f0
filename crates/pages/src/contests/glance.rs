//! A set at a glance: its counts, winners by nominator, and how many holders are new.

use std::collections::BTreeMap;

use election::single::Nominator;
use maud::{Markup, html};

use super::{Asked, Set, Sums};
use crate::bars::{Bar, bar};
use crate::view::View;

impl View<'_> {
    /// The counts, each leading to the posts that it counts.
    pub(super) fn glance(&self, set: &Set, sums: &Sums) -> Markup {
        let to = |query: &str| self.to(&format!("/elections/{}{query}#posts", set.id));
        let count = |n: u64, query: &str| {
            html! { @if n > 0 && !query.is_empty() { a href=(to(query)) { (self.number(n)) } } @else { (self.number(n)) } }
        };
        html! {
            dl.figures.glance {
                div { dt { (self.t("count-posts")) } dd { (self.number(sums.posts)) } }
                div { dt { (self.t("count-called")) } dd { (self.number(sums.called)) } }
                div { dt { (self.t("count-elected")) } dd { (count(sums.elected, "?state=elected")) } }
                div { dt { (self.t("count-repeat")) } dd { (count(sums.repeated, "?state=repeat_election")) } }
                @if sums.put_off > 0 { div { dt { (self.t("count-put-off")) } dd { (count(sums.put_off, "?state=put_off")) } } }
                div { dt { (self.t("count-open")) } dd { (count(sums.open, "?state=open")) } }
                div { dt { (self.t("count-candidates")) } dd { (self.number(sums.candidates)) } }
                @if sums.registered > 0 {
                    div { dt { (self.t("turnout")) } dd { (self.percent(sums.took_part, sums.registered)) } }
                }
                @if sums.women_of > 0 {
                    div { dt { (self.t("count-women")) } dd { (count(sums.women, "?sex=female")) " / " (self.number(sums.women_of)) } }
                }
            }
        }
    }

    /// Winners by nominator, those with most first.
    pub(super) fn winners(&self, set: &Set) -> Markup {
        let mut by: BTreeMap<Option<&Nominator>, u64> = BTreeMap::new();
        for winner in set.rows.iter().filter_map(|row| row.winner.as_ref()) {
            *by.entry(winner.nominator.as_ref()).or_default() += 1;
        }
        let all: u64 = by.values().sum();
        if all == 0 {
            return html! {};
        }
        let mut rows: Vec<(Option<&Nominator>, u64)> = by.into_iter().collect();
        rows.sort_by_key(|(nominator, posts)| (nominator.is_none(), std::cmp::Reverse(*posts)));
        let most = rows.iter().map(|(_, posts)| *posts).max().unwrap_or(1);
        html! {
            section #winners {
                h2 { (self.t("winners-title")) }
                div.scroll tabindex="0" role="region" aria-label=(self.t("winners-title")) {
                    table.result {
                        thead { tr {
                            th scope="col" { (self.t("col-nominator")) }
                            th.n scope="col" { (self.t("col-posts")) }
                            th.n scope="col" { (self.t("col-share")) }
                        } }
                        tbody {
                            @for (nominator, posts) in rows {
                                @let colour = self.nominator_colour(nominator);
                                tr {
                                    th scope="row" {
                                        span.name {
                                            span class={ "swatch " (colour) } {}
                                            @match nominator {
                                                Some(own) => {
                                                    @let asked = Asked { nominator: own.to_string(), ..Asked::all() };
                                                    a href=(self.to(&format!("/elections/{}{}#posts", set.id, asked.query()))) { (self.nominator(own)) }
                                                },
                                                None => (self.t("not-known")),
                                            }
                                        }
                                        (bar(&Bar { class: &colour, votes: posts, most, needed: None }))
                                    }
                                    td.n { strong { (self.number(posts)) } }
                                    td.n { (self.percent(posts, all)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The share of posts with a new holder: of those of which it is known, and within which bounds it lies over all.
    pub(super) fn renewal(&self, set: &Set, sums: &Sums) -> Markup {
        if sums.elected == 0 {
            return html! {};
        }
        let (known, unknown) = (sums.new + sums.kept, sums.unknown());
        let to = |holder: &str| self.to(&format!("/elections/{}?holder={holder}#posts", set.id));
        html! {
            section #renewal {
                h2 { (self.t("renewal-title")) }
                p { (self.t("renewal-means")) " " (self.reform_link(&set.office)) }
                @if known == 0 {
                    p.note { (self.say("renewal-unknown", &[("n", unknown.into())])) }
                } @else {
                    p.lead { (self.say("renewal-share", &[("share", self.percent(sums.new, known).into()), ("new", sums.new.into()), ("known", known.into())])) }
                    (bar(&Bar { class: "done", votes: sums.new, most: known, needed: None }))
                    ul.plain {
                        li { a href=(to("new")) { (self.t("holder-new")) } ": " strong { (self.number(sums.new)) } }
                        li { a href=(to("same")) { (self.t("holder-same")) } ": " strong { (self.number(sums.kept)) } }
                        li { a href=(to("unknown")) { (self.t("holder-unknown")) } ": " strong { (self.number(unknown)) } }
                    }
                    @if unknown > 0 {
                        @let (low, high) = (self.percent(sums.new, sums.elected), self.percent(sums.new + unknown, sums.elected));
                        p { (self.say("renewal-bounds", &[("n", unknown.into()), ("low", low.into()), ("high", high.into())])) }
                    }
                }
            }
        }
    }
}
