//! An election of many posts of which sums alone were published: each figure with its source, and nothing that nobody printed.

use election::posts::{ByNominator, Published, Region};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::Pages;
use crate::bars::{Bar, bar};
use crate::frame::Page;
use crate::language::Language;
use crate::view::{View, short};

impl Pages {
    /// The page of such an election.
    pub fn published_page(&self, language: Language, published: &Published) -> String {
        let view = self.view(language);
        let path = format!("/elections/{}", short(&published.id));
        let title = view.set_title(&published.office, published.date, Some(published.year));
        let all = self.published_of(&published.office, short(&published.id));
        let main = html! {
            div.wide.contests {
                p.crumbs { a href=(view.to("/elections")) { (view.t("nav-elections")) } }
                h1 { (title) }
                p.lead { (view.way_of(published.way)) " · " (view.confidence(published.confidence)) }
                p.note { (view.t("published-lead")) }
                @if view.has_reform(&published.office) { p.actions { (view.reform_link(&published.office)) } }
                section {
                    h2 { (view.t("published-figures")) }
                    dl.figures {
                        @for figure in &published.figures {
                            div { dt { (view.measure(figure.measure)) } dd { (view.published_figure(Some(figure))) } }
                        }
                    }
                }
                (view.published_winners(&published.winners))
                (view.published_regions(published))
                (view.beside(None, &all))
                (view.sources_of(&published.sources, &published.caveats))
            }
        };
        view.page(&Page { here: &path, title: &title, part: "elections", scripts: &[], main })
    }
}

/// The day whose names regions have.
pub(super) fn names_on(published: &Published) -> Date {
    let year = i16::try_from(published.year).unwrap_or(i16::MAX);
    published.date.unwrap_or_else(|| Date::new(year, 12, 31).unwrap_or(Date::MAX))
}

impl View<'_> {
    fn published_winners(&self, winners: &[ByNominator]) -> Markup {
        let most = winners.iter().map(|own| own.number).max().unwrap_or(0);
        let all: u64 = winners.iter().map(|own| own.number).sum();
        html! {
            @if !winners.is_empty() {
                section {
                    h2 { (self.t("winners-title")) }
                    div.scroll tabindex="0" role="region" aria-label=(self.t("winners-title")) {
                        table.result {
                            thead { tr {
                                th scope="col" { (self.t("col-nominator")) }
                                th.n scope="col" { (self.t("col-posts")) }
                                th.n scope="col" { (self.t("col-share")) }
                            } }
                            tbody {
                                @for own in winners {
                                    @let colour = self.nominator_colour(Some(&own.nominator));
                                    tr {
                                        th scope="row" {
                                            span.name { span class={ "swatch " (colour) } {} (self.nominator(&own.nominator)) }
                                            @if let Some(derived) = &own.derived { p.quiet { (self.english(derived)) } }
                                            (bar(&Bar { class: &colour, votes: own.number, most, needed: None }))
                                        }
                                        td.n { strong { (self.number(own.number)) } }
                                        td.n { (self.percent(own.number, all)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn published_regions(&self, published: &Published) -> Markup {
        if published.regions.is_empty() {
            return html! {};
        }
        let day = names_on(published);
        let name = |region: &Region| self.country().region(&region.id, day, self.language()).to_owned();
        let mut all: Vec<(&Region, String)> = published.regions.iter().map(|region| (region, name(region))).collect();
        all.sort_by(|a, b| self.order(&a.1, &b.1));
        let number = |n: Option<u64>| n.map_or_else(|| "–".to_owned(), |n| self.number(n));
        let share = |n: Option<u64>| n.map_or_else(|| "–".to_owned(), |n| self.percent(n, 10_000));
        html! {
            section {
                h2 { (self.t("contests-regions")) }
                p.quiet { (self.t("published-regions")) }
                div.scroll tabindex="0" role="region" aria-label=(self.t("contests-regions")) {
                    table.dense {
                        thead { tr {
                            th scope="col" { (self.t("col-region")) }
                            th.n scope="col" { (self.t("col-posts")) }
                            th.n scope="col" { (self.t("measure-nominated")) }
                            th.n scope="col" { (self.t("count-candidates")) }
                            th.n scope="col" { (self.t("turnout")) }
                            th.n scope="col" { (self.t("count-women")) }
                            th.n scope="col" { (self.t("renewal-title")) }
                        } }
                        tbody {
                            @for (region, name) in &all {
                                tr {
                                    th scope="row" { (name) }
                                    td.n { (number(region.posts)) }
                                    td.n { (number(region.nominated.or(region.nominated_by_july))) }
                                    td.n { (number(region.registered)) }
                                    td.n { (share(region.turnout_hundredths)) }
                                    td.n { (number(region.women)) }
                                    td.n { (share(region.renewed_hundredths)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Caveats and sources, as every election has them at its end.
    pub(super) fn sources_of(&self, sources: &[String], caveats: &[String]) -> Markup {
        html! {
            section.sources {
                h2 { (self.t("sources-title")) }
                @if !caveats.is_empty() {
                    ul { @for caveat in caveats { li { @match self.country().caveat(caveat, self.language()) { Some(own) => (own), None => (self.english(caveat)) } } } }
                }
                ul { @for source in sources.iter().filter(|source| source.starts_with("http")) { li { a rel="external nofollow" href=(source) { (crate::result::host(source)) } } } }
            }
        }
    }
}
