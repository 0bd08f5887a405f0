//! The list of elections, and an election as a card with its hemicycle.

use election::Election;
use maud::{Markup, html};
use recount::Answer;

use crate::Pages;
use crate::contests::Line;
use crate::frame::Page;
use crate::language::{Language, capital};
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
                        (view.of_office(told, office))
                        (view.sets_of_office(sets, office))
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

    /// The elections of one office, latest first: those that were counted as cards, the others as a list below.
    fn of_office(&self, told: &[Told<'_>], office: &str) -> Markup {
        let all = told.iter().rev().filter(|(election, _)| election.office == office);
        let (counted, others): (Vec<&Told<'_>>, Vec<&Told<'_>>) = all.partition(|(_, answer)| answer.is_some());
        html! {
            div.cards { @for one in counted { (self.card(one)) } }
            @if !others.is_empty() {
                p.quiet { (self.t("no-count-short")) }
                ul.subjects {
                    @for (election, _) in others {
                        @let (title, beside) = self.card_title(election);
                        li { a href=(self.to(&format!("/elections/{}", short(&election.id)))) { (title) } " " span.quiet { (beside) } }
                    }
                }
            }
        }
    }

    /// Sets of contests for an office, latest first.
    fn sets_of_office(&self, sets: &[Line], office: &str) -> Markup {
        let mut own = sets.iter().filter(|set| set.office == office).peekable();
        html! { @if own.peek().is_some() { div.cards { @for set in own { (self.set_card(set)) } } } }
    }

    /// What tells an election from the others of its office, and what stands beside that: its place where there are several on
    /// a day, its day where there is one.
    fn card_title(&self, election: &Election) -> (String, String) {
        let place = capital(self.country().place(&election.territory, self.language()));
        let day = self.language().day(election.date);
        if self.pages.national(&election.office) { (day, place) } else { (place, day) }
    }

    /// An election as a card.
    pub(crate) fn card(&self, (election, answer): &Told<'_>) -> Markup {
        let path = format!("/elections/{}", short(&election.id));
        let (title, beside) = self.card_title(election);
        html! {
            article.card {
                h3 { a href=(self.to(&path)) { (title) } }
                p.quiet { (beside) }
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
