//! What is said where there is no page: a code, what happened, and a hint.

use maud::html;

use crate::Pages;
use crate::frame::Page;
use crate::language::Language;

/// Why there is no answer. Words with a code are English, as in every program of the project; the page around them is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its code, with a page in the manual.
    pub code: &'static str,
    /// What happened.
    pub what: String,
    /// What to do about it.
    pub hint: String,
}

impl Notice {
    /// A notice.
    pub fn new(code: &'static str, what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, what: what.into(), hint: hint.into() }
    }
}

impl Pages {
    /// A notice as a page. `here` is the address without its language.
    pub fn notice(&self, language: Language, here: &str, notice: &Notice) -> String {
        let view = self.view(language);
        let title = view.t("notice-title");
        let main = html! {
            div.wide {
                h1 { (title) }
                p.lead { (view.t("notice-lead")) }
                p.warn lang="en" { code { (notice.code) } " " (notice.what) }
                p lang="en" { "hint: " (notice.hint) }
                p.actions { a.button href=(view.to("/")) { (view.t("notice-home")) } }
            }
        };
        view.page(&Page { here, title: &title, part: "", scripts: &[], main })
    }
}
