//! The list of elections, and an election as a card with its hemicycle.

use election::Election;
use maud::{Markup, html};
use recount::Answer;

use crate::Pages;
use crate::contests::Line;
use crate::frame::Page;
use crate::language::Language;
use crate::view::{View, short};

/// An election with its count, where there is one.
pub type Told<'a> = (&'a Election, Option<&'a Answer>);

impl Pages {
    /// All elections and all sets of contests, latest first.
    pub fn elections_page(&self, language: Language, told: &[Told<'_>], running: &[String], sets: &[Line]) -> String {
        let view = self.view(language);
        let title = view.t("elections-title");
        let mut offices: Vec<&str> = Vec::new();
        for office in told.iter().map(|(election, _)| &election.office).chain(sets.iter().map(|set| &set.office)) {
            if !offices.contains(&office.as_str()) {
                offices.push(office);
            }
        }
        let main = html! {
            div.wide {
                h1 { (title) }
                p.lead { (view.t("elections-lead")) }
                (view.running(running))
                @for office in offices {
                    section {
                        h2 { (view.office(office)) }
                        div.cards {
                            @for one in told.iter().rev().filter(|(election, _)| election.office == office) { (view.card(one)) }
                            @for set in sets.iter().filter(|set| set.office == office) { (view.set_card(set)) }
                        }
                    }
                }
            }
        };
        view.page(&Page { here: "/elections", title: &title, part: "elections", scripts: &[], main })
    }
}

impl View<'_> {
    /// Elections whose protocols are coming in.
    pub(crate) fn running(&self, running: &[String]) -> Markup {
        html! {
            @for id in running {
                p.note {
                    @if let Some(election) = self.pages.election(id) { (self.election_title(election)) ": " }
                    a href=(self.to(&format!("/elections/{id}/protocols"))) { (self.t("night-link")) }
                }
            }
        }
    }

    /// An election as a card.
    pub(crate) fn card(&self, (election, answer): &Told<'_>) -> Markup {
        let path = format!("/elections/{}", short(&election.id));
        html! {
            article.card {
                h3 { a href=(self.to(&path)) { (self.language().day(election.date)) } }
                p.quiet { (self.country().place(&election.territory, self.language())) }
                @if let Some(answer) = answer {
                    (self.chamber(election, &answer.own))
                    ul.legend {
                        @for (at, got) in answer.own.count.lists.iter().enumerate().filter(|(_, got)| got.seats > 0) {
                            li { span class={ "swatch " (self.colour(election, at)) } {} (self.list(election, at)) " " strong { (got.seats) } }
                        }
                    }
                } @else {
                    p.quiet { (self.t("no-count-short")) }
                }
            }
        }
    }
}
