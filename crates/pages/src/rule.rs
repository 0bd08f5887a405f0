//! One rule: what it says today, every value it had on an axis of time, and each operation that made it so.

use jiff::civil::Date;
use law::{Entry, Query};
use maud::{Markup, html};

use crate::Pages;
use crate::cite::whole;
use crate::frame::Page;
use crate::language::Language;
use crate::view::View;

/// Steps of the axis.
const WIDTH: i64 = 1000;

impl Pages {
    /// The page of a rule; nothing where there is none of this name.
    pub fn rule(&self, language: Language, today: Date, name: &str) -> Option<String> {
        let view = self.view(language);
        let law = &self.books.law;
        let rule = law.rule(name)?;
        let history = law.history(name)?;
        let answer = law.ask(name, &Query::on(today)).ok();
        let title = rule.definition.title.as_str();
        let main = html! {
            div.wide {
                p.crumbs {
                    a href=(view.to("/law")) { (view.t("nav-law")) }
                    @if let Some(subject) = self.country.subject(name) { " / " a href=(view.to(&format!("/law/subjects/{}", subject.id))) { (subject.name.get(language)) } }
                }
                h1 { (view.rule_title(name)) }
                p.quiet { code { (name) } }
                @if let Some(answer) = &answer {
                    section.now {
                        h2 { (view.say("law-on", &[("day", language.day(today).into())])) }
                        div.value { (view.answer(answer)) }
                        @for version in answer.versions() { p.cite { (view.stands_in(version)) } }
                    }
                }
                section {
                    h2 { (view.t("rule-history")) }
                    (axis(&history, today))
                    ol.timeline { @for entry in history.iter().rev() { (view.entry(entry)) } }
                }
            }
        };
        Some(view.page(&Page { here: &format!("/law/rules/{name}"), title, part: "law", scripts: &[], main }))
    }
}

impl View<'_> {
    /// One operation of the history.
    fn entry(&self, entry: &Entry<'_>) -> Markup {
        html! {
            li {
                p.when { (self.when(&entry.day.when)) " " (self.confidence(entry.day.confidence)) }
                div.said { @if entry.ends { em { (self.t("rule-ends")) } } @else { strong { (self.value(&entry.version.value)) } } }
                p.cite {
                    (self.places(&entry.version.provisions)) " " (self.confidence(entry.op.confidence))
                }
                p.cite {
                    a href=(self.to(&format!("/law/acts/{}", entry.act.id))) { (whole(&self.act_name(entry.act))) }
                    @if let Some(at) = &entry.op.at { ", " (self.own_place(at)) }
                    @if entry.op.source.starts_with("http") { "\u{a0}· " a rel="external nofollow" href=(entry.op.source) { (self.t("source")) } }
                }
                @if !entry.day.because.is_empty() { p.quiet { (self.english(&entry.day.because)) } }
                @if !entry.op.note.is_empty() { p.quiet { (self.english(&entry.op.note)) } }
            }
        }
    }
}

/// Values as stretches of one line; where a day is not known, the stretch begins hatched.
fn axis(history: &[Entry<'_>], today: Date) -> Markup {
    let from = history.iter().filter_map(|entry| entry.day.when.earliest()).min();
    let Some(from) = from.filter(|from| *from < today) else { return html! {} };
    let days = |day: Date| i64::from((day - from).get_days());
    let whole = days(today).max(1);
    let at = |day: Date| (days(day.min(today)) * WIDTH / whole).clamp(0, WIDTH);
    let mut stretches: Vec<(i64, i64, i64, bool, usize)> = Vec::new();
    let mut value = 0;
    for (nth, entry) in history.iter().enumerate() {
        let Some(start) = entry.day.when.earliest().filter(|start| *start <= today) else { continue };
        let sure = entry.day.when.latest().map_or(WIDTH, at);
        if nth > 0 && history[nth - 1].version.value != entry.version.value {
            value += 1;
        }
        if let Some(last) = stretches.last_mut() {
            last.1 = at(start);
        }
        stretches.push((at(start), WIDTH, sure, entry.ends, value));
    }
    // Labels keep their size and never touch: so few of them that they stand apart on a telephone.
    let apart = if today.year() - from.year() > 20 { 10 } else { 5 };
    let years = (from.year()..=today.year()).filter(|year| year % apart == 0);
    let percent = |place: i64| format!("{}.{}%", place / 10, place % 10);
    html! {
        svg.axis aria-hidden="true" {
            @for (start, end, sure, ends, value) in &stretches {
                @if !ends {
                    rect class={ "stretch s" (value % 3) } x=(percent(*start)) y="4" width=(percent((end - start).max(1))) height="18" {}
                    @if sure > start { rect.unsure x=(percent(*start)) y="4" width=(percent((sure.min(end) - start).max(1))) height="18" {} }
                }
            }
            @for year in years {
                @if let Ok(day) = Date::new(year, 1, 1) {
                    @if day >= from {
                        line.tick x1=(percent(at(day))) x2=(percent(at(day))) y1="22" y2="28" {}
                        @let anchor = if at(day) < 50 { "start" } else if at(day) > WIDTH - 50 { "end" } else { "middle" };
                        text x=(percent(at(day))) y="42" text-anchor=(anchor) { (year) }
                    }
                }
            }
        }
    }
}
