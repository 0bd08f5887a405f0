//! The what-if page: a form that says the whole question, both hemicycles, what changed and which rule did it, and the same
//! question as an address, a command and a bill.

mod asked;
mod form;

use election::Election;
use maud::{Markup, html};
use recount::{Answer, Counted, RuleChange, Trouble};

use crate::Pages;
use crate::frame::Page;
use crate::language::Language;
use crate::view::{View, short};

pub use asked::Asked;
pub(crate) use asked::day;
pub use asked::encoded;

impl Pages {
    /// The page of a question and its answer, or why there is none.
    pub fn what_if(
        &self,
        language: Language,
        election: &Election,
        asked: &Asked,
        answer: Result<&Answer, &Trouble>,
    ) -> String {
        let view = self.view(language);
        let path = format!("/elections/{}/what-if", short(&election.id));
        let query = asked.query();
        let here = if query.is_empty() { path.clone() } else { format!("{path}?{query}") };
        let title = view.say("what-if-title", &[("election", view.election_title(election).into())]);
        let main = html! {
            div.wide {
                p.crumbs {
                    a href=(view.to("/elections")) { (view.t("nav-elections")) } " / "
                    a href=(view.to(&format!("/elections/{}", short(&election.id)))) { (view.election_title(election)) }
                }
                h1 { (view.t("what-if-heading")) }
                p.lead { (view.t("what-if-lead")) }
                div.ask {
                    (view.form(election, asked, &path))
                    div #answer aria-live="polite" {
                        @match answer {
                            Ok(answer) => (view.answered(answer)),
                            Err(trouble) => {
                                p.warn { (view.t("what-if-trouble")) }
                                pre lang="en" { (trouble) }
                            }
                        }
                        (view.same_question(election, asked, &here))
                    }
                }
            }
        };
        view.page(&Page { here: &here, title: &title, part: "elections", scripts: &["what-if.js"], main })
    }
}

impl View<'_> {
    fn answered(&self, answer: &Answer) -> Markup {
        let election = &answer.election;
        let Some(other) = &answer.other else {
            return html! {
                figure.plain { (self.chamber(election, &answer.own)) figcaption { (self.t("law-of-its-day")) } }
                (self.result_table(election, &answer.own))
                p.note { (self.t("what-if-nothing")) }
            };
        };
        html! {
            div.pair {
                figure.plain { (self.chamber(election, &answer.own)) figcaption { (self.t("law-of-its-day")) } }
                figure.plain { (self.chamber(election, other)) figcaption { (self.t("law-asked")) } }
            }
            (self.side_by_side(election, &answer.own, other))
            (self.remarks(election, other))
            section {
                h2 { (self.t("what-changed")) }
                @if answer.changes.is_empty() && answer.own.count.seats == other.count.seats {
                    p { (self.t("nothing-differs")) }
                }
                ul.changes { @for change in &answer.changes { (self.rule_change(answer, change)) } }
                @for rule in &answer.idle { p.note { (self.say("idle-rule", &[("rule", rule.as_str().into())])) } }
            }
            details {
                summary { (self.t("derivation-other")) }
                (self.derivation(election, other))
            }
        }
    }

    /// Mandates under both laws, list by list.
    fn side_by_side(&self, election: &Election, own: &Counted, other: &Counted) -> Markup {
        html! {
            div.scroll tabindex="0" role="region" aria-label=(self.t("side-by-side")) {
                table.result.pairs {
                    thead {
                        tr {
                            th scope="col" { (self.t("col-list")) }
                            th.n.share scope="col" { (self.t("col-share")) }
                            th.n scope="col" { (self.t("law-of-its-day")) }
                            th.n scope="col" { (self.t("law-asked")) }
                            th.n scope="col" { (self.t("col-change")) }
                        }
                    }
                    tbody {
                        @for (at, (before, after)) in own.count.lists.iter().zip(&other.count.lists).enumerate() {
                            tr.out[!after.admitted] {
                                th scope="row" { span.name { span class={ "swatch " (self.colour(election, at)) } {} (self.list(election, at)) } }
                                td.n.share { (self.percent(after.votes, other.count.base.total)) }
                                td.n { (before.seats) }
                                td.n { strong { (after.seats) } }
                                td.n { (difference(before.seats, after.seats)) }
                            }
                        }
                    }
                    tfoot {
                        tr {
                            th scope="row" { (self.t("col-seats")) }
                            td.share {}
                            td.n { (own.count.seats) }
                            td.n { strong { (other.count.seats) } }
                            td.n { (difference(own.count.seats, other.count.seats)) }
                        }
                    }
                }
            }
        }
    }

    /// One rule that differs, its article, and what it does alone.
    fn rule_change(&self, answer: &Answer, change: &RuleChange) -> Markup {
        let election = &answer.election;
        let own = answer.own.count.seats_by_list();
        html! {
            li {
                p {
                    a href=(self.to(&format!("/law/rules/{}", change.rule))) { (self.rule_title(&change.rule)) } ": "
                    @match &change.from { Some(version) => (self.value(&version.value)), None => "–" }
                    " → "
                    strong { @match &change.to { Some(version) => (self.value(&version.value)), None => "–" } }
                }
                @if let Some(version) = &change.to { p.cite { (self.stands_in(version)) } }
                p.alone {
                    @match &change.alone {
                        None => (self.t("alone-stops")),
                        Some(seats) if *seats == own => (self.t("alone-nothing")),
                        Some(seats) => {
                            (self.t("alone")) " "
                            @for (nth, (at, seats)) in seats.iter().enumerate().filter(|(_, seats)| **seats > 0).enumerate() {
                                @if nth > 0 { ", " }
                                (self.list(election, at)) " " strong { (seats) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The same question as an address, as a command and as a bill.
    fn same_question(&self, election: &Election, asked: &Asked, here: &str) -> Markup {
        let files = asked.bill_files(self.pages, election);
        html! {
            details.same {
                summary { (self.t("same-question")) }
                h3 { (self.t("as-address")) }
                p { a href=(self.to(here)) { code { (self.to(here)) } } }
                h3 { (self.t("as-command")) }
                pre { (asked.command(election, &files)) }
                @for (name, text) in &files {
                    h3 { (self.say("as-bill", &[("file", (*name).into())])) }
                    pre { (text) }
                }
            }
        }
    }
}

fn difference(before: u32, after: u32) -> Markup {
    match after.cmp(&before) {
        std::cmp::Ordering::Equal => html! { "0" },
        std::cmp::Ordering::Greater => html! { span.up { "+" (after - before) } },
        std::cmp::Ordering::Less => html! { span.down { "−" (before - after) } },
    }
}
