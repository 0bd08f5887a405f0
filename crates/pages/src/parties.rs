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
        let main = html! {
            div.wide {
                h1 { (title) }
                (view.minima(today))
                (view.register(register))
                (view.stood(&national))
            }
        };
        view.page(&Page { here: "/parties", title: &title, part: "parties", scripts: &[], main })
    }
}

/// The place of a party on the ballot of an election, by any id under which it stood.
fn at(told: &Told<'_>, party: &[&Named]) -> Option<usize> {
    told.0.lists.iter().position(|list| party.iter().any(|named| named.id == list.id))
}

impl View<'_> {
    /// Parties by what they had at national elections, the latest first: one row for all spellings of a name.
    fn stood(&self, national: &[&Told<'_>]) -> Markup {
        let mut parties: Vec<Vec<&Named>> = Vec::new();
        for named in self.country().lists() {
            let own = |party: &&mut Vec<&Named>| {
                party.iter().any(|one| one.name.get(Language::Kk) == named.name.get(Language::Kk))
            };
            match parties.iter_mut().find(own) {
                Some(party) => party.push(named),
                None => parties.push(vec![named]),
            }
        }
        // Last stood in which election, with how many votes; who stood in none is not shown.
        let last = |party: &[&Named]| {
            let mut told = national.iter().enumerate().rev();
            told.find_map(|(nth, told)| {
                at(told, party).map(|at| (nth, at, told.1.map_or(0, |answer| answer.own.count.lists[at].votes)))
            })
        };
        let mut rows: Vec<_> = parties.iter().filter_map(|party| last(party).map(|last| (party, last))).collect();
        rows.sort_by_key(|(_, (nth, _, votes))| std::cmp::Reverse((*nth, *votes)));
        html! {
            section {
                h2 { (self.t("parties-results")) }
                p.lead { (self.t("parties-results-lead")) }
                div.scroll tabindex="0" role="region" aria-label=(self.t("parties-results")) {
                    table.dense.years {
                        thead {
                            tr {
                                th scope="col" { (self.t("col-list")) }
                                @for (election, _) in national.iter().rev() {
                                    th.n scope="col" { a href=(self.to(&format!("/elections/{}", short(&election.id)))) { (election.date.year()) } }
                                }
                            }
                        }
                        tbody {
                            @for (party, (nth, last, _)) in &rows {
                                @let id = &national[*nth].0.lists[*last].id;
                                tr {
                                    th scope="row" {
                                        @for named in party.iter().filter(|named| named.id == *id) {
                                            span.name { span class={ "swatch p" (named.colour) } {} (named.name.get(self.language())) }
                                        }
                                    }
                                    @for told in national.iter().rev() { (self.had(told, party)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// What a party had in one election.
    fn had(&self, told: &Told<'_>, party: &[&Named]) -> Markup {
        html! {
            td.n {
                @if let (Some(at), Some(answer)) = (at(told, party), told.1) {
                    @let got = &answer.own.count.lists[at];
                    (self.percent(got.votes, answer.own.count.base.total))
                    @if got.seats > 0 { br; strong { (got.seats) } }
                }
            }
        }
    }

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
