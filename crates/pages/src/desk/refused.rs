//! What was refused, above what was sent: code, words, articles. It must never know why.

use maud::{Markup, html};

use crate::view::View;

/// A refusal as a desk shows it. Words with a code are English, as in every program of the project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct No {
    /// Its code.
    pub code: String,
    /// In words.
    pub why: String,
    /// The articles.
    pub by: Vec<String>,
}

impl View<'_> {
    /// A refusal, to be read before anything else on the page.
    pub(crate) fn no(&self, no: &No) -> Markup {
        html! {
            div.warn role="alert" {
                p { strong { (self.t("refused")) } " " code { (no.code) } " " span lang="en" { (no.why) } }
                @if !no.by.is_empty() {
                    ul lang="en" { @for by in no.by.iter().filter(|by| !by.is_empty()) { li { (by) } } }
                }
            }
        }
    }
}
