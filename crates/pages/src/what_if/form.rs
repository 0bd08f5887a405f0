//! The form of a question: every control says what the law of the day has, and an empty one means that.

use election::Election;
use law::value::Type;
use law::{Query, Value};
use maud::{Markup, html};

use super::asked::{Asked, WORDS, rule, seats_rule};
use crate::view::View;

/// The highest threshold that the slider reaches, percent.
const SLIDE: &str = "15";

impl View<'_> {
    pub(super) fn form(&self, election: &Election, asked: &Asked, path: &str) -> Markup {
        let on = asked.on(election);
        let law = &self.pages.books().law;
        let stands = |rule: Option<&str>| {
            let answer = rule.and_then(|rule| law.ask(rule, &Query::on(on)).ok())?;
            answer.in_force().map(|version| version.value.clone())
        };
        let threshold = stands(rule(self.pages, election, on, "threshold").as_deref());
        let threshold = match threshold {
            Some(Value::Share(share)) => share.to_string().trim_end_matches(" %").to_owned(),
            _ => String::new(),
        };
        let seats = seats_rule(self.pages, election, on).and_then(|(rule, _)| stands(Some(&rule)));
        let seats = match seats {
            Some(Value::Count(n, _)) => n.to_string(),
            _ => election.seats.map(|seats| seats.to_string()).unwrap_or_default(),
        };
        html! {
            form.what-if method="get" action=(self.to(path)) {
                label { span #day-label { (self.t("form-day")) }
                    input #day type="date" name="day" list="days" value=[asked.day.map(|day| day.to_string())] min="1995-09-28" max="2099-12-31";
                }
                datalist #days { @for day in self.days(election) { option value=(day) {} } }
                label { span #threshold-label { (self.t("form-threshold")) }
                    input #threshold type="number" name="threshold" min="0" max="100" step="0.01" inputmode="decimal"
                        placeholder=(threshold) value=[given(&asked.threshold)] data-slide=(SLIDE) data-step="0.5";
                }
                label { span #seats-label { (self.t("form-seats")) }
                    input #seats type="number" name="seats" min="1" max="1000" step="1" inputmode="numeric"
                        placeholder=(seats) value=[given(&asked.seats)] data-slide="200";
                }
                details open[WORDS.iter().any(|(field, _)| !asked.value(field).is_empty())] {
                    summary { (self.t("form-more")) }
                    (self.choose("method", &self.t("form-method"), "remainder.method", election, asked))
                    (self.choose("base", &self.t("form-base"), "threshold.base", election, asked))
                    (self.choose("against_all", &self.t("form-against-all"), "ballot.against_all.in_base", election, asked))
                    (self.choose("comparison", &self.t("form-comparison"), "threshold.comparison", election, asked))
                    (self.choose("second", &self.t("form-second"), "one_party.second_admitted", election, asked))
                }
                details open[!asked.bill.is_empty()] {
                    summary { (self.t("form-bill")) }
                    label { span.quiet { (self.t("form-bill-means")) }
                        textarea name="bill" rows="9" spellcheck="false" lang="en" { (asked.bill) }
                    }
                }
                p.actions {
                    button type="submit" { (self.t("form-ask")) }
                    a href=(self.to(path)) { (self.t("form-reset")) }
                }
            }
        }
    }

    /// A choice among the values that the rule can have, the law's own first.
    fn choose(&self, field: &str, label: &str, suffix: &str, election: &Election, asked: &Asked) -> Markup {
        let law = &self.pages.books().law;
        let on = asked.on(election);
        let Some(rule) = rule(self.pages, election, on, suffix) else { return html! {} };
        let options: Vec<(String, String)> = match law.rule(&rule).map(|rule| &rule.definition.of) {
            Some(Type::Choice(choices)) => choices
                .iter()
                .map(|choice| {
                    let words = self.country().choice(choice, self.language());
                    (choice.clone(), words.map_or_else(|| choice.replace('_', " "), str::to_owned))
                })
                .collect(),
            Some(Type::YesNo) => vec![("true".to_owned(), self.yes_no(true)), ("false".to_owned(), self.yes_no(false))],
            _ => return html! {},
        };
        let now = law.ask(&rule, &Query::on(on)).ok().and_then(|answer| answer.in_force().map(|now| now.value.clone()));
        let now = match &now {
            Some(Value::Choice(choice)) => Some(choice.clone()),
            Some(Value::YesNo(yes)) => Some(yes.to_string()),
            _ => None,
        };
        let said = now.and_then(|now| options.iter().find(|(id, _)| *id == now).map(|(_, words)| words.clone()));
        html! {
            label { span { (label) }
                select name=(field) {
                    option value="" { (self.t("as-the-law")) @if let Some(said) = said { ": " (said) } }
                    @for (id, words) in &options {
                        option value=(id) selected[asked.value(field) == id] { (words) }
                    }
                }
            }
        }
    }

    /// Days on which a rule of this count changed, for the field of the day.
    fn days(&self, election: &Election) -> Vec<String> {
        let law = &self.pages.books().law;
        let mut days: Vec<_> = Vec::new();
        for suffix in ["threshold", "threshold.base", "remainder.method", "one_party.second_admitted"] {
            let Some(rule) = rule(self.pages, election, election.date, suffix) else { continue };
            days.extend(law.rule(&rule).map(law::Rule::change_days).unwrap_or_default());
        }
        days.sort_unstable();
        days.dedup();
        days.into_iter().map(|day| day.to_string()).collect()
    }
}

fn given(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
