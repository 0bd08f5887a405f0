//! The form that asks for some posts. It sends its fields as an address, which is the whole question.

use std::collections::BTreeSet;

use election::single::Nominator;
use maud::{Markup, html};

use super::ask::{HOLDERS, SORTS, Sort, said};
use super::{Asked, Holder, Set, State};
use crate::view::View;

impl View<'_> {
    pub(super) fn filter(&self, set: &Set, asked: &Asked) -> Markup {
        html! {
            form.search.filter.of-posts method="get" action=(self.to(&format!("/elections/{}", set.id))) {
                label { span { (self.t("filter-name")) } input type="search" name="name" value=(asked.name) maxlength="100"; }
                label { span { (self.t("col-region")) }
                    select name="region" {
                        option value="" { (self.t("every-region")) }
                        @for (region, name) in self.regions_by_name(set) {
                            option value=(region) selected[region == asked.region] { (name) }
                        }
                    }
                }
                label { span { (self.t("filter-nominator")) }
                    select name="nominator" {
                        option value="" { (self.t("filter-any")) }
                        option value="party" selected[asked.nominator == "party"] { (self.t("nominator-party")) }
                        @for nominator in nominators(set) {
                            @let word = nominator.to_string();
                            option value=(word) selected[asked.nominator == word] { (self.nominator(nominator)) }
                        }
                    }
                }
                label { span { (self.t("filter-state")) }
                    select name="state" {
                        option value="" { (self.t("filter-any")) }
                        @for (word, state) in State::ALL { option value=(word) selected[asked.state == Some(state)] { (self.contest_state(state)) } }
                    }
                }
                details.more open[asked.is_narrow()] {
                    summary { (self.t("filter-more")) }
                    (self.narrow_fields(asked))
                }
                label { span { (self.t("filter-sort")) }
                    select name="sort" {
                        @for (word, sort) in SORTS { option value=(if sort == Sort::Place { "" } else { word }) selected[asked.sort == sort] { (self.sort_words(sort)) } }
                    }
                }
                @if asked.map != super::Map::Turnout { input type="hidden" name="map" value=(said(&super::ask::MAPS, asked.map)); }
                button type="submit" { (self.t("law-find")) }
                @if asked.chooses() { a href=(self.to(&format!("/elections/{}#posts", set.id))) { (self.t("filter-none")) } }
            }
        }
    }

    /// Conditions that are folded away until one is used.
    fn narrow_fields(&self, asked: &Asked) -> Markup {
        html! {
            div.fields {
                label { span { (self.t("filter-sex")) }
                    select name="sex" {
                        option value="" { (self.t("filter-any")) }
                        option value="female" selected[asked.woman == Some(true)] { (self.t("filter-women")) }
                        option value="male" selected[asked.woman == Some(false)] { (self.t("filter-men")) }
                    }
                }
                label { span { (self.t("filter-holder")) }
                    select name="holder" {
                        option value="" { (self.t("filter-any")) }
                        @for (word, holder) in HOLDERS { option value=(word) selected[asked.holder == Some(holder)] { (self.holder_words(holder)) } }
                    }
                }
                label { span { (self.t("filter-age-from")) } input type="number" name="age_from" min="0" max="150" inputmode="numeric" value=(asked.value("age_from")); }
                label { span { (self.t("filter-age-to")) } input type="number" name="age_to" min="0" max="150" inputmode="numeric" value=(asked.value("age_to")); }
                label { span { (self.t("filter-margin")) } input type="number" name="margin" min="0" max="100" step="0.01" inputmode="decimal" value=(asked.value("margin")); }
                label { span { (self.t("filter-against")) }
                    @let chosen = asked.value("against_all");
                    select name="against_all" {
                        option value="" { (self.t("filter-any")) }
                        option value="leads" selected[chosen == "leads"] { (self.t("filter-against-leads")) }
                        @for share in ["5", "10", "20"] {
                            option value=(share) selected[chosen == share] { (self.say("filter-against-share", &[("share", self.language().percent(share).into())])) }
                        }
                        @if !["", "leads", "5", "10", "20"].contains(&chosen.as_str()) {
                            option value=(chosen) selected { (self.say("filter-against-share", &[("share", self.language().percent(&chosen).into())])) }
                        }
                    }
                }
            }
        }
    }

    fn regions_by_name<'s>(&self, set: &'s Set) -> Vec<(&'s str, String)> {
        let named = set.regions().into_iter().filter(|region| !region.is_empty());
        let mut all: Vec<(&str, String)> = named.map(|region| (region, self.region_of(set, region))).collect();
        all.sort_by(|a, b| self.order(&a.1, &b.1));
        all
    }

    fn holder_words(&self, holder: Holder) -> String {
        match holder {
            Holder::New => self.t("holder-new"),
            Holder::Same => self.t("holder-same"),
            Holder::Unknown => self.t("holder-unknown"),
        }
    }

    fn sort_words(&self, sort: Sort) -> String {
        match sort {
            Sort::Place => self.t("sort-place"),
            Sort::Name => self.t("sort-name"),
            Sort::Margin => self.t("sort-margin"),
            Sort::Turnout => self.t("sort-turnout"),
            Sort::AgainstAll => self.t("sort-against"),
            Sort::Age => self.t("sort-age"),
        }
    }
}

/// Everybody who nominated a winner.
fn nominators(set: &Set) -> BTreeSet<&Nominator> {
    set.rows.iter().filter_map(|row| row.winner.as_ref()?.nominator.as_ref()).collect()
}
