//! One field of a form with its label, what it means, and what is wrong with it, tied together for those who hear a page. It
//! must never know which form it stands in.

use maud::{Markup, html};

/// A field of one line.
#[derive(Clone, Copy, Default)]
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    /// Nothing for a text.
    pub(super) kind: &'a str,
    pub(super) label: &'a str,
    pub(super) means: &'a str,
    pub(super) wrong: Option<&'a str>,
    pub(super) value: &'a str,
    /// What a browser or a keeper of passwords may fill in; nothing where it may not.
    pub(super) fills: &'a str,
    pub(super) required: bool,
    pub(super) digits: bool,
}

impl Field<'_> {
    pub(super) fn show(&self) -> Markup {
        let id = format!("f-{}", self.name);
        let (means, wrong) = (format!("{id}-means"), format!("{id}-wrong"));
        let mut tied = Vec::new();
        if self.wrong.is_some() {
            tied.push(wrong.as_str());
        }
        if !self.means.is_empty() {
            tied.push(means.as_str());
        }
        let tied = (!tied.is_empty()).then(|| tied.join(" "));
        let kind = if self.kind.is_empty() { "text" } else { self.kind };
        let fills = if self.fills.is_empty() { "off" } else { self.fills };
        html! {
            div.field {
                label for=(id) { (self.label) }
                @if let Some(text) = self.wrong { p.wrong id=(wrong) { (text) } }
                input id=(id) type=(kind) name=(self.name) value=[(kind != "password").then_some(self.value)]
                    autocomplete=(fills) required[self.required] aria-invalid=[self.wrong.map(|_| "true")]
                    aria-describedby=[tied] inputmode=[self.digits.then_some("numeric")]
                    autocapitalize=[(kind == "text").then_some("none")] spellcheck="false";
                @if !self.means.is_empty() { p.quiet id=(means) { (self.means) } }
            }
        }
    }
}
