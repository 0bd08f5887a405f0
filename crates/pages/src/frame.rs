//! The frame around every page: head, navigation, languages, footer.

use maud::{DOCTYPE, Markup, html};

use crate::language::Language;
use crate::view::View;

/// A page inside its frame.
pub(crate) struct Page<'a> {
    /// The address without its language, with its query.
    pub(crate) here: &'a str,
    /// The title.
    pub(crate) title: &'a str,
    /// The part of the site it belongs to, marked in the navigation.
    pub(crate) part: &'a str,
    /// Scripts by their plain names.
    pub(crate) scripts: &'a [&'a str],
    /// What it says.
    pub(crate) main: Markup,
}

const PARTS: [(&str, &str); 3] = [("/elections", "elections"), ("/law", "law"), ("/parties", "parties")];

impl View<'_> {
    /// The whole page, whose figures are counted twice.
    pub(crate) fn page(&self, page: &Page<'_>) -> String {
        self.page_that_says(page, &self.t("footer"))
    }

    /// The whole page, with what its footer says of how the figures came to be.
    pub(crate) fn page_that_says(&self, page: &Page<'_>, footer: &str) -> String {
        let (language, books) = (self.language(), self.pages.books());
        let hash: String = books.law.hash().chars().take(12).collect();
        let markup = html! {
            (DOCTYPE)
            html lang=(language.code()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (page.title) " · Zhargy" }
                    link rel="stylesheet" href=(self.asset("style.css"));
                    link rel="icon" href=(self.asset("icon.svg")) type="image/svg+xml";
                    @for other in Language::ALL {
                        link rel="alternate" hreflang=(other.code()) href=(address(other, page.here));
                    }
                    @for script in page.scripts { script type="module" src=(self.asset(script)) {} }
                }
                body {
                    a.skip href="#main" { (self.t("skip")) }
                    header.top {
                        div.wide {
                            a.brand href=(self.to("/")) { "Жарғы" span.latin { "Zhargy" } }
                            nav aria-label=(self.t("nav")) {
                                @for (path, part) in PARTS {
                                    a href=(self.to(path)) aria-current=[(page.part == part).then_some("page")] { (self.part(part)) }
                                }
                            }
                            a.login href=(self.to("/desk")) aria-current=[(page.part == "desk").then_some("true")] { (self.t("nav-desk")) }
                            ul.languages aria-label=(self.t("languages")) {
                                @for other in Language::ALL {
                                    li {
                                        a href=(address(other, page.here)) hreflang=(other.code()) lang=(other.code())
                                            aria-current=[(other == language).then_some("true")] { (other.own_name()) }
                                    }
                                }
                            }
                        }
                    }
                    main #main tabindex="-1" { (page.main) }
                    footer {
                        div.wide {
                            p { (footer) }
                            p.quiet { (self.t("footer-law")) " " code { (hash) } " · " a href=(self.to("/api")) { (self.t("api-title")) } }
                        }
                    }
                }
            }
        };
        markup.into_string()
    }

    fn part(&self, part: &str) -> String {
        match part {
            "elections" => self.t("nav-elections"),
            "law" => self.t("nav-law"),
            _ => self.t("nav-parties"),
        }
    }

    /// The address of an asset by its plain name.
    pub(crate) fn asset(&self, plain: &str) -> String {
        let found = self.pages.assets().iter().find(|asset| asset.plain == plain);
        format!("/assets/{}", found.map_or(plain, |asset| asset.name.as_str()))
    }
}

fn address(language: Language, here: &str) -> String {
    format!("/{}{here}", language.code())
}
