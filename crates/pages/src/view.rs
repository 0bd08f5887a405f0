//! What a page is written with: the pages, one language, its messages, and the addresses of the site.

use std::cmp::Ordering;

use election::Election;
use maud::{Markup, html};

use crate::language::Language;
use crate::words::{Arg, Words};
use crate::{Pages, country::Country};

/// One page being written.
#[derive(Clone, Copy)]
pub(crate) struct View<'p> {
    pub(crate) pages: &'p Pages,
    words: &'p Words,
}

impl Pages {
    pub(crate) fn view(&self, language: Language) -> View<'_> {
        View { pages: self, words: self.words(language) }
    }
}

impl<'p> View<'p> {
    pub(crate) fn language(&self) -> Language {
        self.words.language()
    }

    pub(crate) fn country(&self) -> &'p Country {
        &self.pages.country
    }

    /// A message said of nothing.
    pub(crate) fn t(&self, id: &str) -> String {
        self.words.t(id)
    }

    /// A message said of something.
    pub(crate) fn say(&self, id: &str, with: &[(&str, Arg)]) -> String {
        self.words.say(id, with)
    }

    pub(crate) fn number(&self, n: u64) -> String {
        self.language().number(n)
    }

    /// `part` of `whole` in percent with two places; a dash where there is no whole.
    pub(crate) fn percent(&self, part: u64, whole: u64) -> String {
        if whole == 0 { "–".to_owned() } else { self.language().percent(&recount::words::percent(part, whole)) }
    }

    /// Which of two names comes first by the alphabet of this language.
    pub(crate) fn order(&self, a: &str, b: &str) -> Ordering {
        self.words.order(a, b)
    }

    /// An address of the site in this language.
    pub(crate) fn to(&self, path: &str) -> String {
        format!("/{}{path}", self.language().code())
    }

    /// The name of a list: as the facts of the election have it in this language, else as the country's table of names has it.
    pub(crate) fn list(&self, election: &Election, at: usize) -> String {
        let list = &election.lists[at];
        let own = list.names.iter().find(|(tag, _)| tag == self.language().code());
        let otherwise = || self.country().list(&list.id, &list.name, self.language());
        own.map_or_else(otherwise, |(_, name)| name.as_str()).to_owned()
    }

    /// The style of a list's colour.
    pub(crate) fn colour(&self, election: &Election, at: usize) -> String {
        format!("p{}", self.country().colour(&election.lists[at].id, at))
    }

    /// `Majilis, 10 January 2021`; with its place where that is not the whole country.
    pub(crate) fn election_title(&self, election: &Election) -> String {
        let office = self.office(&election.office);
        self.say("election-title", &[("office", office.into()), ("day", self.language().day(election.date).into())])
    }

    /// An office by its id.
    pub(crate) fn office(&self, id: &str) -> String {
        let office = self.pages.books.offices.find(id);
        let title = office.and_then(|office| {
            let own = |code: &str| office.title.iter().find(|(language, _)| language == code);
            own(self.language().code()).or_else(|| own("en")).map(|(_, title)| title.clone())
        });
        title.unwrap_or_else(|| id.to_owned())
    }

    /// The title of a rule: in English as its act's file has it, else translated where somebody did.
    pub(crate) fn rule_title(&self, rule: &str) -> Markup {
        let title = self.pages.books().law.rule(rule).map_or(rule, |rule| rule.definition.title.as_str());
        match self.country().rule(rule, self.language()).filter(|_| self.language() != Language::En) {
            Some(own) => html! { (own) },
            None => self.english(title),
        }
    }

    /// A rule among others: its title as a link to it, and its subject where those are of several, since rules of two bodies
    /// have the same title.
    pub(crate) fn rule_link(&self, rule: &str, of_several: bool) -> Markup {
        html! {
            div {
                a href=(self.to(&format!("/law/rules/{rule}"))) { (self.rule_title(rule)) }
                @if let Some(subject) = self.country().subject(rule).filter(|_| of_several) { p.quiet { (subject.name.get(self.language())) } }
            }
        }
    }

    /// Words that exist in English alone, marked as such for those who hear the page.
    pub(crate) fn english(&self, text: &str) -> Markup {
        if self.language() == Language::En {
            html! { (text) }
        } else {
            html! { span lang="en" { (text) } }
        }
    }
}

/// The id of an election without its country, as addresses have it.
pub(crate) fn short(id: &str) -> &str {
    id.split_once('/').map_or(id, |(_, short)| short)
}
