//! The pages of the codes: what a code is called, what to do about it, and the page itself as a page of the site. Each is a
//! text of the repository, in English.
//!
//! It must never know where those texts are kept.

use maud::{Markup, html};

use crate::Pages;
use crate::frame::Page;
use crate::language::Language;

/// Gives the text of a code's page, if there is one.
#[derive(Clone, Copy, Debug)]
pub struct Manual(pub fn(&str) -> Option<&'static str>);

impl Manual {
    /// The whole text.
    pub fn page(self, code: &str) -> Option<&'static str> {
        (self.0)(code)
    }

    /// What a code is called: `too many questions` of `# W005 too many questions`.
    pub fn title(self, code: &str) -> Option<&'static str> {
        let first = self.page(code)?.lines().next()?;
        first.strip_prefix("# ")?.strip_prefix(code).map(str::trim).filter(|title| !title.is_empty())
    }

    /// What to do about it: the first paragraph under its heading.
    pub fn mend(self, code: &str) -> Option<String> {
        let (_, under) = self.page(code)?.split_once("## How to mend it\n")?;
        let lines = under.lines().skip_while(|line| line.is_empty()).take_while(|line| !line.is_empty());
        let text = lines.collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    }
}

impl Pages {
    /// The page of a code; nothing where there is none.
    pub fn code_page(&self, language: Language, code: &str) -> Option<String> {
        let text = self.manual.page(code)?;
        let view = self.view(language);
        let title = format!("{code} {}", self.manual.title(code).unwrap_or_default());
        let main = html! { div.wide.prose lang="en" { (blocks(text)) } };
        Some(view.page(&Page { here: &format!("/codes/{code}"), title: &title, part: "", scripts: &[], main }))
    }
}

/// Headings, paragraphs and blocks of code: more the pages of codes do not have.
fn blocks(text: &str) -> Markup {
    let mut lines = text.lines().peekable();
    let mut out = Vec::new();
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            let code: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
            out.push(html! { pre tabindex="0" { code { (code.join("\n")) } } });
        } else if let Some(title) = line.strip_prefix("## ") {
            out.push(html! { h2 { (title) } });
        } else if let Some(title) = line.strip_prefix("# ") {
            out.push(html! { h1 { (title) } });
        } else if !line.trim().is_empty() {
            let mut words = line.to_owned();
            while let Some(more) = lines.next_if(|line| !line.trim().is_empty() && !line.starts_with(['#', '`'])) {
                words.push(' ');
                words.push_str(more);
            }
            out.push(html! { p { (spans(&words)) } });
        }
    }
    html! { @for block in out { (block) } }
}

/// Words, with what stands between backticks as code.
pub(crate) fn spans(text: &str) -> Markup {
    html! {
        @for (at, part) in text.split('`').enumerate() {
            @if at % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Manual, blocks};

    #[test]
    fn a_page_gives_its_title_and_what_to_do() {
        let manual = Manual(|code| match code {
            "W005" => Some("# W005 too many questions\n\nWhy.\n\n## How to mend it\n\nAsk\nagain.\n\nOr not.\n"),
            "W006" => Some("# W006\n"),
            _ => None,
        });
        let check = |code: &str, title: Option<&str>, mend: Option<&str>| {
            assert_eq!((manual.title(code), manual.mend(code).as_deref()), (title, mend), "{code}");
        };
        check("W005", Some("too many questions"), Some("Ask again."));
        check("W006", None, None);
        check("W0", None, None);
    }

    #[test]
    fn a_text_becomes_blocks() {
        let html = blocks("# A b\n\nOne `x`\ntwo.\n\n```text\n<a>\n\n# no\n```\n\n## C\n").into_string();
        let expect = "<h1>A b</h1><p>One <code>x</code> two.</p><pre tabindex=\"0\"><code>&lt;a&gt;\n\n# no</code></pre><h2>C</h2>";
        assert_eq!(html, expect);
    }
}
