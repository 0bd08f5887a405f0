//! The law: a search, its subjects, and the rules of one subject on a day.

use jiff::civil::Date;
use law::{Query, Rule};
use maud::{Markup, html};

use crate::Pages;
use crate::cite::whole;
use crate::country::Named;
use crate::frame::Page;
use crate::language::Language;
use crate::view::View;
use crate::what_if::encoded;

/// Rules that a search shows at most.
const MOST_FOUND: usize = 100;

impl Pages {
    /// The first page of the law; with words to search for, what was found.
    pub fn law_page(&self, language: Language, today: Date, search: &str) -> String {
        let view = self.view(language);
        let title = view.t("law-title");
        let search = search.trim();
        let here = if search.is_empty() { "/law".to_owned() } else { format!("/law?q={}", encoded(search)) };
        let main = html! {
            div.wide {
                h1 { (title) }
                p.lead { (view.t("law-lead")) }
                form.search role="search" method="get" action=(view.to("/law")) {
                    label { span { (view.t("law-search")) } input type="search" name="q" value=(search) maxlength="200"; }
                    button type="submit" { (view.t("law-find")) }
                }
                @if search.is_empty() {
                    p.actions { a href=(view.to("/law/acts")) { (view.t("acts-title")) } a href="#between" { (view.t("changes-title")) } }
                    (view.subjects())
                    (view.between(today))
                }
                @else { (view.found(search, today)) }
            }
        };
        view.page(&Page { here: &here, title: &title, part: "law", scripts: &[], main })
    }

    /// The rules of one subject; nothing where there is no such subject.
    pub fn subject(&self, language: Language, today: Date, id: &str) -> Option<String> {
        let view = self.view(language);
        let subject = self.country.subjects.iter().find(|subject| subject.id == id)?;
        let title = subject.name.get(language);
        let rules: Vec<&Rule> = self.books.law.rules().filter(|rule| self.is_of(subject, rule)).collect();
        let main = html! {
            div.wide {
                p.crumbs { a href=(view.to("/law")) { (view.t("nav-law")) } }
                h1 { (title) }
                p.lead { (view.say("subject-lead", &[("day", language.day(today).into())])) }
                (view.rules(&rules, today, false))
            }
        };
        Some(view.page(&Page { here: &format!("/law/subjects/{id}"), title, part: "law", scripts: &[], main }))
    }

    fn is_of(&self, subject: &Named, rule: &Rule) -> bool {
        self.country.subject(&rule.name).is_some_and(|found| found.id == subject.id)
    }
}

impl View<'_> {
    fn subjects(&self) -> Markup {
        let law = &self.pages.books().law;
        let mut subjects: Vec<&Named> = self.country().subjects.iter().collect();
        subjects.sort_by(|a, b| self.order(a.name.get(self.language()), b.name.get(self.language())));
        html! {
            section {
                h2 { (self.t("law-subjects")) }
                ul.subjects {
                    @for subject in subjects {
                        @let n = law.rules().filter(|rule| self.pages.is_of(subject, rule)).count();
                        @if n > 0 {
                            li { a href=(self.to(&format!("/law/subjects/{}", subject.id))) { (subject.name.get(self.language())) } " " span.quiet { (n) } }
                        }
                    }
                }
            }
        }
    }

    fn between(&self, today: Date) -> Markup {
        html! {
            section #between {
                h2 { (self.t("changes-title")) }
                (self.between_form(None, Some(today)))
            }
        }
    }

    fn found(&self, search: &str, today: Date) -> Markup {
        let words: Vec<String> = search.split_whitespace().map(str::to_lowercase).collect();
        let holds = |rule: &&Rule| {
            let subject = self.country().subject(&rule.name).map_or("", |subject| subject.name.get(self.language()));
            let own = self.country().rule(&rule.name, self.language()).unwrap_or_default();
            let text = format!("{} {} {subject} {own}", rule.name, rule.definition.title).to_lowercase();
            words.iter().all(|word| text.contains(word.as_str()))
        };
        let law = &self.pages.books().law;
        let all: Vec<&Rule> = law.rules().filter(holds).collect();
        let acts: Vec<_> = law
            .acts()
            .filter(|act| {
                let text = format!("{} {} {}", self.act_name(act), act.name(), act.title_in(self.language().code()))
                    .to_lowercase();
                words.iter().all(|word| text.contains(word.as_str()))
            })
            .collect();
        let n = u64::try_from(all.len() + acts.len()).unwrap_or(0);
        html! {
            section {
                h2 { (self.say("law-found", &[("n", n.into())])) }
                @if !acts.is_empty() {
                    ul.plain { @for act in acts { li { a href=(self.to(&format!("/law/acts/{}", act.id))) { (whole(&self.act_name(act))) } } } }
                }
                (self.rules(&all[..all.len().min(MOST_FOUND)], today, true))
            }
        }
    }

    /// Rules with what they say on a day; of several subjects where they were looked for.
    fn rules(&self, rules: &[&Rule], today: Date, of_several: bool) -> Markup {
        let law = &self.pages.books().law;
        let query = Query::on(today);
        html! {
            ul.rules {
                @for rule in rules {
                    li {
                        (self.rule_link(&rule.name, of_several))
                        @if let Ok(answer) = law.ask(&rule.name, &query) {
                            p { (self.answer(&answer)) }
                            @for version in answer.versions().into_iter().take(1) { p.cite { (self.citation(version)) } }
                        }
                    }
                }
            }
        }
    }
}
