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

/// A party in the register, as far as steps were recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// Its name.
    pub name: String,
    /// The stage it has come to, as the drawing of the register names it.
    pub stage: &'static str,
    /// Since when.
    pub since: Option<Date>,
}

/// Rules about the members of a party begin so.
const MINIMA: &str = "party.members.";

impl Pages {
    /// Parties and the rules of their register as of a day; `register` is what is recorded of it, nothing where none is kept.
    pub fn parties(&self, language: Language, today: Date, told: &[Told<'_>], register: &[Registered]) -> String {
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
                (view.register(register))
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
    /// What a party needs today, and every value it had before, latest first.
    fn minima(&self, today: Date) -> Markup {
        let law = &self.pages.books().law;
        let query = Query::on(today);
        html! {
            section {
                h2 { (self.t("parties-minimum")) }
                div.six {
                    @for rule in law.rules().filter(|rule| rule.name.starts_with(MINIMA)) {
                        div.figure {
                            h3 { a href=(self.to(&format!("/law/rules/{}", rule.name))) { (self.rule_title(&rule.name)) } }
                            @if let Ok(answer) = law.ask(&rule.name, &query) { p.value { (self.answer(&answer)) } }
                            ol.timeline.small {
                                @for entry in law.history(&rule.name).into_iter().flatten().rev() {
                                    li {
                                        p.when { (self.when(&entry.day.when)) }
                                        p { strong { (self.value(&entry.version.value)) } " " (self.confidence(entry.version.confidence)) }
                                        p.cite { (self.citation(&entry.version)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The register, by the names of the parties.
    fn register(&self, register: &[Registered]) -> Markup {
        let mut all: Vec<&Registered> = register.iter().collect();
        all.sort_by(|a, b| self.order(&a.name, &b.name));
        html! {
            section {
                h2 { (self.t("register-title")) }
                @if all.is_empty() { p.note { (self.t("register-none")) } } @else {
                    table.dense {
                        thead { tr { th scope="col" { (self.t("register-party")) } th scope="col" { (self.t("register-stage")) } th scope="col" { (self.t("register-since")) } } }
                        tbody {
                            @for party in all {
                                tr {
                                    th scope="row" { (party.name) }
                                    td { (self.stage_of(party.stage)) }
                                    td { @match party.since { Some(day) => (self.language().day(day)), None => "–" } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// A stage of the register in words.
    fn stage_of(&self, stage: &str) -> String {
        match stage {
            "Group" => self.t("register-group"),
            "Committee" => self.t("register-committee"),
            "Notified" => self.t("register-notified"),
            "Confirmed" => self.t("register-confirmed"),
            "Published" => self.t("register-published"),
            "Founded" => self.t("register-founded"),
            "Filed" => self.t("register-filed"),
            "Refused" => self.t("register-refused"),
            "Registered" => self.t("register-registered"),
            "Established" => self.t("register-established"),
            "Suspended" => self.t("register-suspended"),
            "Lapsed" => self.t("register-lapsed"),
            "Annulled" => self.t("register-annulled"),
            "Liquidated" => self.t("register-liquidated"),
            _ => self.t("register-nothing"),
        }
    }
}
