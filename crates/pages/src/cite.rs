//! Where a value stands in the law: act and article in the reader's language, how far it can be trusted, since when.

use law::act::{Act, Provision};
use law::{Confidence, Version, When};
use maud::{Markup, html};

use crate::language::{Language, glued};
use crate::view::View;

/// Words of which those with a figure and a hyphen, such as the number of an act or of an article, are not broken.
pub(crate) fn whole(text: &str) -> Markup {
    let one = |word: &&str| word.contains('-') && word.contains(|c: char| c.is_ascii_digit());
    html! {
        @for (at, word) in text.split(' ').enumerate() {
            @if at > 0 { " " }
            @if one(&word) { span.whole { (word) } } @else { (word) }
        }
    }
}

impl View<'_> {
    /// An act by its form, day and number, as the language orders them.
    pub(crate) fn act_name(&self, act: &Act) -> String {
        if act.is_bill {
            return self.say("act-bill", &[("title", act.title_in(self.language().code()).into())]);
        }
        let form = self.country().form(&act.form, self.language());
        let day = act.signed.map(Language::short_day);
        let name = match (day, act.number.as_str()) {
            (None, _) => form.to_owned(),
            (Some(day), "") => self.say("act-plain", &[("form", form.into()), ("day", day.into())]),
            (Some(day), number) => {
                self.say("act-numbered", &[("form", form.into()), ("day", day.into()), ("number", number.into())])
            }
        };
        glued(&name)
    }

    /// The same by the act's id.
    pub(crate) fn act_of(&self, id: &str) -> Option<String> {
        self.pages.books().law.acts().find(|act| act.id == id).map(|act| self.act_name(act))
    }

    /// Act and articles of a version, and the act that set it where that is another.
    pub(crate) fn citation(&self, version: &Version) -> Markup {
        let set_here = version.provisions.iter().any(|provision| provision.act == version.act);
        let by = if version.by_bill { None } else { self.act_of(&version.act) };
        html! {
            (self.places(&version.provisions))
            @if version.by_bill { @if !version.provisions.is_empty() { "; " } (self.t("cite-bill")) }
            @else if let Some(by) = by.filter(|_| !set_here) {
                @if !version.provisions.is_empty() { "\u{a0}· " }
                (whole(&self.say("cite-as-set", &[("act", by.into())])))
            }
        }
    }

    /// Places of the law, each act named once with its articles.
    pub(crate) fn places(&self, provisions: &[Provision]) -> Markup {
        let mut places: Vec<(&str, Vec<&str>)> = Vec::new();
        for provision in provisions {
            let at = places.iter().position(|(act, _)| *act == provision.act).unwrap_or_else(|| {
                places.push((&provision.act, Vec::new()));
                places.len() - 1
            });
            if !provision.article.is_empty() {
                places[at].1.push(&provision.article);
            }
        }
        html! {
            @for (at, (act, articles)) in places.iter().enumerate() {
                @if at > 0 { "; " }
                (whole(&self.act_of(act).unwrap_or_else(|| (*act).to_owned())))
                @if !articles.is_empty() { ", " (whole(&self.articles(articles))) }
            }
        }
    }

    /// Where in its own act an operation stands: an article in the reader's language, other words in English.
    pub(crate) fn own_place(&self, at: &str) -> Markup {
        match at.strip_prefix("art ") {
            Some(articles) => html! { (self.articles(&[articles])) },
            None => self.english(at),
        }
    }

    fn articles(&self, articles: &[&str]) -> String {
        let joined = articles.join(", ");
        if joined.starts_with(|c: char| c.is_ascii_digit()) {
            self.say("cite-article", &[("article", joined.into())])
        } else {
            joined
        }
    }

    /// How far something can be trusted, as a mark with its meaning.
    pub(crate) fn confidence(&self, confidence: Confidence) -> Markup {
        let (mark, words) = match confidence {
            Confidence::Text => ("text", self.t("confidence-text")),
            Confidence::Press => ("press", self.t("confidence-press")),
            Confidence::Deduced => ("deduced", self.t("confidence-deduced")),
            Confidence::Unconfirmed => ("unconfirmed", self.t("confidence-unconfirmed")),
        };
        html! { span class={ "mark " (mark) } { (words) } }
    }

    /// When something began, in words.
    pub(crate) fn when(&self, when: &When) -> String {
        let day = |day| self.language().day(day);
        match when {
            When::On(on) => day(*on),
            When::Between { earliest, latest: Some(latest) } => {
                self.say("when-between", &[("earliest", day(*earliest).into()), ("latest", day(*latest).into())])
            }
            When::Between { earliest, latest: None } => self.say("when-from", &[("earliest", day(*earliest).into())]),
            When::Pending(_) => self.t("when-pending"),
            When::Never => self.t("when-never"),
        }
    }

    /// Since when something stands; where the day is not known, what is known of it.
    pub(crate) fn since(&self, when: &When) -> String {
        match when {
            When::On(_) => self.say("since", &[("when", self.when(when).into())]),
            _ => self.when(when),
        }
    }

    /// A version as a line: the rule, its article, since when, how far it can be trusted.
    pub(crate) fn version_line(&self, version: &Version) -> Markup {
        html! {
            p.cite {
                a href=(self.to(&format!("/law/rules/{}", version.rule))) { (self.rule_title(&version.rule)) }
                ": " strong { (self.value(&version.value)) }
                br;
                (self.stands_in(version))
            }
        }
    }

    /// Where a version stands, how far it can be trusted, since when, and where it was read.
    pub(crate) fn stands_in(&self, version: &Version) -> Markup {
        html! {
            (self.citation(version)) " "
            @if !version.by_bill { (self.confidence(version.confidence)) " " span.quiet { (self.since(&version.since.when)) } }
            @if version.source.starts_with("http") {
                "\u{a0}· " a rel="external nofollow" href=(version.source) { (self.t("source")) }
            }
        }
    }
}
