//! The calendar of a contest from the first step to the last: days, how each stands to today, and the article.

use election::schedule::{Edge, ElectionSchedule, Progress, Step, When};
use jiff::civil::Date;
use law::calendar::Direction;
use maud::{Markup, html};

use crate::view::View;

impl View<'_> {
    /// Every step that the law gives a day or a word.
    pub(crate) fn every_day(&self, calendar: &ElectionSchedule, today: Date) -> Markup {
        html! {
            div.scroll tabindex="0" role="region" aria-label=(self.t("calendar-title")) {
                table.dense.days {
                    thead { tr {
                        th scope="col" { (self.t("col-step")) }
                        th scope="col" { (self.t("col-days")) }
                        th scope="col" { (self.t("col-article")) }
                    } }
                    tbody {
                        @for step in &calendar.steps {
                            @let progress = step.progress(today);
                            tr.past[progress == Progress::Past] {
                                th scope="row" { (self.titled(&step.title)) " " (self.progress_mark(progress)) @if !step.only.is_empty() { br; span.quiet { (self.english(&step.only)) } } }
                                td { (self.days_of(step)) }
                                td.quiet {
                                    @if let Some(reading) = step.last.as_ref().or(step.first.as_ref()).and_then(|edge| edge.readings.first()) {
                                        a href=(self.to(&format!("/law/rules/{}", reading.from.rule))) { (self.citation(&reading.from)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn progress_mark(&self, progress: Progress) -> Markup {
        match progress {
            Progress::Running => html! { span.mark.press { (self.t("step-running")) } },
            Progress::Past => html! { span.mark { (self.t("step-past")) } },
            Progress::Ahead => html! { span.mark.text { (self.t("step-ahead")) } },
            Progress::Unknown => html! {},
        }
    }

    fn days_of(&self, step: &Step) -> Markup {
        let [first, last] = [&step.first, &step.last].map(|edge| edge.as_ref().map(|edge| self.edge(edge)));
        // Words that name no day have no end before or after.
        let no_day = |edge: &Option<Edge>| edge.as_ref().is_none_or(|edge| edge.days().next().is_none());
        match (first, last) {
            (Some(words), None) | (None, Some(words)) if no_day(&step.first) && no_day(&step.last) => words,
            (Some(first), Some(last)) if first.clone().into_string() == last.clone().into_string() => first,
            (Some(first), Some(last)) => html! { (first) " – " (last) },
            (Some(first), None) => html! { (self.t("from-day")) " " (first) },
            (None, Some(last)) => html! { (self.t("by-day")) " " (last) },
            (None, None) => html! { "–" },
        }
    }

    /// Every day that the law may mean, with the hour; in words where it names none.
    fn edge(&self, edge: &Edge) -> Markup {
        let mut days: Vec<Date> = edge.days().collect();
        days.sort_unstable();
        days.dedup();
        let said: Vec<String> = days.into_iter().map(|day| self.language().day(day)).collect();
        html! {
            @if said.is_empty() {
                @match edge.readings.first().map(|reading| &reading.when) {
                    Some(When::Relative { term, direction, event }) => {
                        @let term = self.duration(*term);
                        @let before = *direction == Direction::Before;
                        (if before { self.say("term-before", &[("term", term.into())]) } else { self.say("term-after", &[("term", term.into())]) })
                        " " (self.english(event))
                    },
                    _ => { @match &edge.gap { Some(gap) => span.quiet { (self.english(&gap.to_string())) }, None => "–" } },
                }
            } @else {
                (said.join(&format!(" {} ", self.t("or"))))
                @if let Some(hour) = edge.hour() { ", " (hour) }
            }
        }
    }
}
