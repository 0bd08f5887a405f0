//! What changed in the law between two days.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::Pages;
use crate::frame::Page;
use crate::language::Language;
use crate::notice::Notice;
use crate::view::View;
use crate::what_if;

impl Pages {
    /// What differs between the law of two days; with none given, the form alone.
    ///
    /// # Errors
    /// A day that is none, or a field nobody knows.
    pub fn changes(&self, language: Language, today: Date, fields: &[(String, String)]) -> Result<String, Notice> {
        let (mut from, mut to) = (None, None);
        for (name, value) in fields.iter().filter(|(_, value)| !value.trim().is_empty()) {
            match name.as_str() {
                "from" => from = Some(what_if::day(value.trim())?),
                "to" => to = Some(what_if::day(value.trim())?),
                _ => {
                    return Err(Notice::new(
                        crate::codes::QUESTION,
                        "this page asks for two days",
                        "the fields are from, to",
                    ));
                }
            }
        }
        let view = self.view(language);
        let title = view.t("changes-title");
        let query = match (from, to) {
            (Some(from), Some(to)) => format!("?from={from}&to={to}"),
            _ => String::new(),
        };
        let main = html! {
            div.wide {
                p.crumbs { a href=(view.to("/law")) { (view.t("nav-law")) } }
                h1 { (title) }
                (view.between_form(from, to.or(Some(today))))
                @if let (Some(from), Some(to)) = (from, to) { (view.differences(from, to)) }
            }
        };
        let here = format!("/law/changes{query}");
        Ok(view.page(&Page { here: &here, title: &title, part: "law", scripts: &[], main }))
    }
}

impl View<'_> {
    pub(crate) fn between_form(&self, from: Option<Date>, to: Option<Date>) -> Markup {
        html! {
            form.search method="get" action=(self.to("/law/changes")) {
                label { span { (self.t("changes-from")) } input type="date" name="from" required value=[from.map(|day| day.to_string())]; }
                label { span { (self.t("changes-to")) } input type="date" name="to" required value=[to.map(|day| day.to_string())]; }
                button type="submit" { (self.t("changes-show")) }
            }
        }
    }

    fn differences(&self, from: Date, to: Date) -> Markup {
        let changes = self.pages.books().law.diff(from, to);
        let n = u64::try_from(changes.len()).unwrap_or(0);
        html! {
            section {
                h2 { (self.say("changes-found", &[("n", n.into())])) }
                ul.rules {
                    @for change in &changes {
                        li {
                            (self.rule_link(&change.rule, true))
                            div.said { span.quiet { (self.answer(&change.before)) } " → " strong { (self.answer(&change.after)) } }
                            @for version in change.after.versions().into_iter().take(1) { p.cite { (self.citation(version)) } }
                        }
                    }
                }
            }
        }
    }
}
