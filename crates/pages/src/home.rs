//! The first page: the law in force in a few figures, the latest elections, and how those figures came to be.

use jiff::civil::Date;
use law::{Answer as Said, Query, Version};
use maud::{Markup, html};

use crate::Pages;
use crate::contests::Line;
use crate::elections::Told;
use crate::frame::Page;
use crate::language::Language;
use crate::view::{View, short};

/// Elections shown as cards.
const LATEST: usize = 3;

impl Pages {
    /// The first page as of a day.
    pub fn home(
        &self,
        language: Language,
        today: Date,
        told: &[Told<'_>],
        running: &[String],
        sets: &[Line],
    ) -> String {
        let view = self.view(language);
        let title = view.t("home-title");
        let latest: Vec<&Told<'_>> =
            told.iter().rev().filter(|(election, _)| self.national(&election.office)).take(LATEST).collect();
        let main = html! {
            section.hero {
                div.wide {
                    h1 { (title) }
                    p.lead { (view.t("home-lead")) }
                    @if let Some((election, _)) = latest.iter().find(|(_, answer)| answer.is_some()) {
                        p.actions {
                            a.button href=(view.to(&format!("/elections/{}/what-if", short(&election.id)))) { (view.t("ask-what-if")) }
                            a href=(view.to("/law")) { (view.t("read-law")) }
                        }
                    }
                }
            }
            div.wide {
                section {
                    h2 { (view.say("law-today", &[("day", language.day(today).into())])) }
                    (view.figures(today))
                }
                section {
                    h2 { (view.t("latest-elections")) }
                    (view.running(running))
                    div.cards { @for one in latest { (view.card(one)) } }
                    p { a href=(view.to("/elections")) { (view.t("all-elections")) } }
                }
                // One that runs, else the latest of which the sums of a whole country are known.
                @if let Some(set) = sets.iter().find(|set| set.posts.is_none()).or_else(|| sets.iter().find(|set| set.totals)) {
                    section {
                        h2 { (view.t("home-contests")) }
                        p.lead { (view.t("home-contests-lead")) }
                        p.actions {
                            a.button href=(view.to(&format!("/elections/{}", set.id))) { (view.set_title(&set.office, set.day, set.year)) }
                            @if set.synthetic { span.mark.unconfirmed { (view.t("contests-synthetic-short")) } }
                        }
                    }
                }
                section {
                    h2 { (view.t("reforms-title")) }
                    p.lead { (view.t("reforms-lead")) }
                    (view.reforms())
                }
            }
        };
        view.page(&Page { here: "/", title: &title, part: "home", scripts: &[], main })
    }

    /// Offices whose number of seats is the law's and not each election's.
    pub(crate) fn national(&self, office: &str) -> bool {
        self.books.offices.find(office).is_some_and(|office| office.seats.is_some())
    }
}

impl View<'_> {
    /// The figures of the first page, each with its article.
    fn figures(&self, today: Date) -> Markup {
        let law = &self.pages.books().law;
        let query = Query::on(today);
        html! {
            div.six {
                @for figure in &self.country().figures {
                    @let answers: Vec<Said> = figure.rules.iter().filter_map(|rule| law.ask(rule, &query).ok()).collect();
                    @let best = answers.iter().find(|said| said.in_force().is_some()).or(answers.first());
                    div.figure {
                        h3 { (figure.name.get(self.language())) }
                        @match best {
                            Some(Said::InForce(version)) => {
                                p.value { (self.value(&version.value)) }
                                p.cite { a href=(self.to(&format!("/law/rules/{}", version.rule))) { (self.citation(version)) } }
                                p.quiet { (self.since(&version.since.when)) " " (self.confidence(version.confidence)) }
                            }
                            Some(other) => p.value { (self.answer(other)) },
                            None => p.value { "–" },
                        }
                    }
                }
            }
        }
    }

    /// How the figures of the first page changed, latest first.
    fn reforms(&self) -> Markup {
        let law = &self.pages.books().law;
        let mut all: Vec<(Date, String, &str, Version, Option<Version>)> = Vec::new();
        for figure in &self.country().figures {
            for rule in &figure.rules {
                let mut before: Option<Version> = None;
                for entry in law.history(rule).into_iter().flatten() {
                    let new = !entry.ends && before.as_ref().is_none_or(|before| before.value != entry.version.value);
                    if let (true, Some(day)) = (new, entry.day.when.earliest()) {
                        let name = figure.name.get(self.language());
                        all.push((day, self.when(&entry.day.when), name, entry.version.clone(), before.take()));
                    }
                    before = Some(entry.version);
                }
            }
        }
        all.sort_by_key(|(day, ..)| std::cmp::Reverse(*day));
        html! {
            ol.timeline {
                @for together in all.chunk_by(|a, b| a.1 == b.1) {
                    li {
                        p.when { (together[0].1) }
                        @for (_, _, name, version, before) in together {
                            div.change {
                                p {
                                    (name) ": "
                                    @if let Some(before) = before { span.quiet { (self.value(&before.value)) " → " } }
                                    strong { (self.value(&version.value)) }
                                }
                                p.cite { a href=(self.to(&format!("/law/rules/{}", version.rule))) { (self.citation(version)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
