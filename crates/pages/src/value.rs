//! What a rule says, and what the law answers, in the reader's language. Words of the law that exist in English alone are
//! marked as English.

use law::value::{Cell, Row, Sanction, TimeUnit};
use law::{Answer, Duration, Share, Value};
use maud::{Markup, html};

use crate::view::View;

impl View<'_> {
    /// A share: percent where that is finite, else a fraction.
    pub(crate) fn share(&self, share: Share) -> String {
        let text = share.to_string();
        text.strip_suffix(" %").map_or_else(|| text.clone(), |percent| self.language().percent(percent))
    }

    /// A value of the law.
    pub(crate) fn value(&self, value: &Value) -> Markup {
        match value {
            Value::Share(share) => html! { (self.share(*share)) },
            Value::Count(n, unit) => self.unit(*n, unit),
            Value::Duration(duration) => html! { (self.duration(*duration)) },
            Value::Date(day) => html! { (self.language().day(*day)) },
            Value::YesNo(yes) => html! { (self.yes_no(*yes)) },
            Value::Choice(choice) => self.words_of_law(choice),
            Value::Table(rows) => self.rows(rows),
            Value::Sanction(sanction) => html! { (self.sanction(sanction)) },
            Value::Text(text) => self.words_of_law(text),
            Value::Silent(what) => html! { em { (self.t("value-silent")) } " " (self.words_of_law(what)) },
        }
    }

    /// A choice, or words of the law: as somebody translated them, else in English.
    fn words_of_law(&self, words: &str) -> Markup {
        match self.country().choice(words, self.language()) {
            Some(own) => html! { (own) },
            None => self.english(&words.replace('_', " ")),
        }
    }

    pub(crate) fn yes_no(&self, yes: bool) -> String {
        self.t(if yes { "yes" } else { "no" })
    }

    /// A number with its unit; the plural is the language's.
    fn unit(&self, n: u64, unit: &str) -> Markup {
        let n_of = |id: &str| html! { (self.say(id, &[("n", n.into())])) };
        match unit {
            "articles" => n_of("unit-articles"),
            "candidates" => n_of("unit-candidates"),
            "constituencies" => n_of("unit-constituencies"),
            "elections" => n_of("unit-elections"),
            "lists" => n_of("unit-lists"),
            "mandates" => n_of("unit-mandates"),
            "members" => n_of("unit-members"),
            "minimum_wages" => n_of("unit-minimum-wages"),
            "persons" => n_of("unit-persons"),
            "places" => n_of("unit-places"),
            "seats" => n_of("unit-seats"),
            "terms" => n_of("unit-terms"),
            "times" => n_of("unit-times"),
            "voters" => n_of("unit-voters"),
            "votes" => n_of("unit-votes"),
            other => html! { (self.number(n)) " " (self.english(&other.replace('_', " "))) },
        }
    }

    pub(crate) fn duration(&self, duration: Duration) -> String {
        match duration.unit {
            TimeUnit::Minutes => self.say("unit-minutes", &[("n", duration.count.into())]),
            TimeUnit::Hours => self.say("unit-hours", &[("n", duration.count.into())]),
            TimeUnit::Days => self.say("unit-days", &[("n", duration.count.into())]),
            TimeUnit::WorkingDays => self.say("unit-working-days", &[("n", duration.count.into())]),
            TimeUnit::Months => self.say("unit-months", &[("n", duration.count.into())]),
            TimeUnit::Years => self.say("unit-years", &[("n", duration.count.into())]),
        }
    }

    fn sanction(&self, sanction: &Sanction) -> String {
        let mut parts = Vec::new();
        match (sanction.min, sanction.max) {
            (Some(min), Some(max)) => parts.push(
                self.say("sanction-range", &[("min", self.duration(min).into()), ("max", self.duration(max).into())]),
            ),
            (None, Some(max)) => parts.push(self.say("sanction-up-to", &[("max", self.duration(max).into())])),
            (Some(min), None) => parts.push(self.say("sanction-from", &[("min", self.duration(min).into())])),
            (None, None) => {}
        }
        if sanction.life {
            parts.push(self.t("sanction-life"));
        }
        if sanction.death {
            parts.push(self.t("sanction-death"));
        }
        parts.join(", ")
    }

    /// Rows of a table of the law, closed where they are many.
    fn rows(&self, rows: &[Row]) -> Markup {
        let heads: Vec<&str> =
            rows.first().map(|row| row.iter().map(|(name, _)| name.as_str()).collect()).unwrap_or_default();
        let cell = |cell: &Cell| match cell {
            Cell::Text(text) => self.words_of_law(text),
            Cell::Count(n) => html! { (self.number(*n)) },
            Cell::Date(day) => html! { (self.language().day(*day)) },
            Cell::YesNo(yes) => html! { (self.yes_no(*yes)) },
        };
        html! {
            details.rows {
                summary { (self.say("value-rows", &[("n", u64::try_from(rows.len()).unwrap_or(0).into())])) }
                div.scroll tabindex="0" {
                    table {
                        @if heads != ["item"] { thead { tr { @for head in &heads { th scope="col" lang="en" { (head.replace('_', " ")) } } } } }
                        tbody { @for row in rows { tr { @for (_, one) in row { td { (cell(one)) } } } } }
                    }
                }
            }
        }
    }

    /// What the law answers.
    pub(crate) fn answer(&self, answer: &Answer) -> Markup {
        match answer {
            Answer::InForce(version) => self.value(&version.value),
            Answer::NotYet { first } => {
                html! { em { (self.say("answer-not-yet", &[("when", self.when(&first.since.when).into())])) } }
            }
            Answer::Pending { then, .. } => html! { em { (self.t("answer-pending")) } " " (self.value(&then.value)) },
            Answer::Ended { since, .. } => {
                html! { em { (self.say("answer-ended", &[("when", self.when(&since.when).into())])) } }
            }
            Answer::Uncertain { before, after, day, .. } => html! {
                em { (self.say("answer-uncertain", &[("when", self.when(&day.when).into())])) } " "
                (self.answer(before)) " / " (self.answer(after))
            },
            Answer::Void { text, .. } => html! { em { (self.t("answer-void")) } " " (self.value(&text.value)) },
            Answer::Unrecorded { .. } => html! { em { (self.t("answer-unrecorded")) } },
        }
    }
}
