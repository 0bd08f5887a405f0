//! Parties: who stood in which election with what result, and the members a party needed, then and now.

use jiff::civil::Date;
use law::Query;
use maud::{Markup, html};

use crate::Pages;
use crate::country::Named;
use crate::elections::Told;
use crate::frame::Page;
use crate::language::Language;
use crate::view::{View, short};

/// Rules about the members of a party begin so.
const MINIMA: &str = "party.members.";

impl Pages {
    /// Parties and the rules of their register as of a day.
    pub fn parties(&self, language: Language, today: Date, told: &[Told<'_>]) -> String {
        let view = self.view(language);
        let title = view.t("parties-title");
        let national: Vec<&Told<'_>> = told
            .iter()
            .filter(|(election, _)| {
                self.books.offices.find(&election.office).is_some_and(|office| office.seats.is_some())
            })
            .collect();
        let at = |told: &Told<'_>, id: &str| told.0.lists.iter().position(|list| list.id == id);
        let stood = |id: &str| national.iter().any(|told| at(told, id).is_some());
        let mut parties: Vec<&Named> = self.country.lists().iter().filter(|party| stood(&party.id)).collect();
        parties.sort_by(|a, b| view.order(a.name.get(language), b.name.get(language)));
        let main = html! {
            div.wide {
                h1 { (title) }
                (view.minima(today))
                section {
                    h2 { (view.t("parties-results")) }
                    p.lead { (view.t("parties-results-lead")) }
                    div.scroll tabindex="0" role="region" aria-label=(view.t("parties-results")) {
                        table.dense {
                            thead {
                                tr {
                                    th scope="col" { (view.t("col-list")) }
                                    @for (election, _) in &national {
                                        th.n scope="col" { a href=(view.to(&format!("/elections/{}", short(&election.id)))) { (election.date.year()) } }
                                    }
                                }
                            }
                            tbody {
                                @for party in parties {
                                    tr {
                                        th scope="row" { span.name { span class={ "swatch p" (party.colour) } {} (party.name.get(language)) } }
                                        @for told in &national {
                                            td.n {
                                                @match (at(told, &party.id), told.1) {
                                                    (Some(at), Some(answer)) => {
                                                        @let got = answer.own.count.lists[at];
                                                        (view.percent(got.votes, answer.own.count.base.total))
                                                        @if got.seats > 0 { br; strong { (got.seats) } }
                                                    }
                                                    _ => "",
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
        };
        view.page(&Page { here: "/parties", title: &title, part: "parties", scripts: &[], main })
    }
}

impl View<'_> {
    /// What a party needs, with every value it had.
    fn minima(&self, today: Date) -> Markup {
        let law = &self.pages.books().law;
        let query = Query::on(today);
        html! {
            section {
                h2 { (self.t("parties-minimum")) }
                ul.rules {
                    @for rule in law.rules().filter(|rule| rule.name.starts_with(MINIMA)) {
                        li {
                            a href=(self.to(&format!("/law/rules/{}", rule.name))) { (self.rule_title(&rule.name)) }
                            @if let Ok(answer) = law.ask(&rule.name, &query) { div.said { strong { (self.answer(&answer)) } } }
                            p.quiet {
                                @for (nth, entry) in law.history(&rule.name).into_iter().flatten().enumerate() {
                                    @if nth > 0 { " · " }
                                    (self.when(&entry.day.when)) ": " (self.value(&entry.version.value))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
